package ooxml_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"notat/internal/ooxml"
)

// template gives a Word file with what the library is known to trip over: a
// header, a picture whose name says header, and the relationships of one.
func template(t testing.TB) *ooxml.Package {
	t.Helper()
	p := open(t, with(
		entry{"word/header1.xml", `<w:hdr xmlns:w="` + ooxml.NS + `"><w:p><w:r><w:t>Skolens navn</w:t></w:r></w:p></w:hdr>`},
		entry{"word/_rels/header1.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`},
		entry{"word/media/header-logo.png", "\x89PNG\r\n\x1a\nheader footer <w:t>"},
		entry{"word/footer-empty.xml", ""},
	))
	if err := p.Normalize(); err != nil {
		t.Fatal(err)
	}
	return p
}

func part(t testing.TB, file []byte, name string) string {
	t.Helper()
	p, err := ooxml.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	data, ok := p.Part(name)
	if !ok {
		t.Fatalf("no part %s", name)
	}
	return string(data)
}

func TestWritePutsInTheMainPartAndKeepsEveryOtherByte(t *testing.T) {
	p := template(t)
	main := strings.Replace(mainXML, "<w:p/>", "<w:p><w:r><w:t>Æblegrød &amp; &lt;fløde&gt;</w:t></w:r></w:p>", 1)
	out, err := ooxml.Write(context.Background(), p, []byte(main))
	if err != nil {
		t.Fatal(err)
	}
	back, err := ooxml.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	for i, was := range p.Parts() {
		want := string(was.Data)
		if was.Name == p.Main() {
			want = main
		}
		if got := back.Parts()[i]; got.Name != was.Name || string(got.Data) != want {
			t.Errorf("part %d: %s is not %s", i, got.Name, was.Name)
		}
	}
}

func TestOneSchoolsNameNeverShowsInAnothersHeader(t *testing.T) {
	p := template(t)
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			c := p.Clone()
			name := fmt.Sprintf("Skole nr. %d", i)
			header, _ := c.Part("word/header1.xml")
			c.Set("word/header1.xml", bytes.Replace(header, []byte("Skolens navn"), []byte(name), 1))
			out, err := ooxml.Write(context.Background(), c, []byte(mainXML))
			if err != nil {
				t.Error(err)
				return
			}
			if got := part(t, out, "word/header1.xml"); !strings.Contains(got, name+"<") {
				t.Errorf("%s: %s", name, got)
			}
		})
	}
	wg.Wait()
	if got, _ := p.Part("word/header1.xml"); !bytes.Contains(got, []byte("Skolens navn")) {
		t.Error("the template itself changed")
	}
}

func TestTheSameGivesTheSameBytes(t *testing.T) {
	sums := map[[32]byte]bool{}
	for range 5 {
		out, err := ooxml.Write(context.Background(), template(t), []byte(mainXML))
		if err != nil {
			t.Fatal(err)
		}
		sums[sha256.Sum256(out)] = true
	}
	if len(sums) != 1 {
		t.Errorf("%d different files", len(sums))
	}
}

// What is packed once for many files is the same in each of them as if it were
// packed with it, and what a file has of its own is its own.
func TestPackingOnceChangesNoByte(t *testing.T) {
	p := template(t)
	once := p.Clone()
	if err := once.PackOnce(); err != nil {
		t.Fatal(err)
	}
	for n := range 70 { // more than are kept
		own := fmt.Sprintf("<w:hdr>%d</w:hdr>", n)
		if n > 0 {
			p.Set("word/header1.xml", []byte(own))
			once = once.Clone()
			once.Set("word/header1.xml", []byte(own))
		}
		main, _ := p.Part(p.Main())
		want, err := ooxml.Write(context.Background(), p, main)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // as it is packed, and as it is kept
			if got, err := ooxml.Write(context.Background(), once, main); err != nil || !bytes.Equal(got, want) {
				t.Errorf("other bytes with the header %q (%v)", own, err)
			}
		}
	}
}

func TestWhatIsPackedOnceIsScanned(t *testing.T) {
	p := template(t)
	p.Set("word/header1.xml", []byte("<!DOCTYPE x><x/>"))
	var e *ooxml.Error
	if err := p.PackOnce(); !errors.As(err, &e) || e.Code != ooxml.Doctype {
		t.Errorf("got %v", err)
	}
}

func TestWriteSaysWhatItCouldNotWrite(t *testing.T) {
	for name, spoil := range map[string]func(*ooxml.Package) []byte{
		"main part with a DOCTYPE": func(*ooxml.Package) []byte { return []byte("<!DOCTYPE a>" + mainXML) },
		"part named upwards":       func(p *ooxml.Package) []byte { p.Set("../evil.xml", []byte("<a/>")); return []byte(mainXML) },
		"part twice in capitals":   func(p *ooxml.Package) []byte { p.Set("word/Header1.xml", []byte("<a/>")); return []byte(mainXML) },
		"main part too large": func(*ooxml.Package) []byte {
			return append([]byte(mainXML), bytes.Repeat([]byte(" "), ooxml.MaxMain)...)
		},
		"part with broken XML": func(p *ooxml.Package) []byte { p.Set("word/styles.xml", []byte("<a b='")); return []byte(mainXML) },
	} {
		p := template(t)
		main := spoil(p)
		if _, err := ooxml.Write(context.Background(), p, main); err == nil {
			t.Errorf("%s: written", name)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	p := template(b)
	main := []byte(strings.Replace(mainXML, "<w:p/>", strings.Repeat("<w:p><w:r><w:t>Elevernes trivsel</w:t></w:r></w:p>", 500), 1))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ooxml.Write(context.Background(), p, main); err != nil {
			b.Fatal(err)
		}
	}
}
