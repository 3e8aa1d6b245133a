package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"notat/internal/source/pdf"
	_ "notat/internal/testrun"
)

// damaged makes variants of a file: cut off, with other bytes, with parts gone,
// doubled or put elsewhere.
func damaged(data []byte, n int) [][]byte {
	r := rand.New(rand.NewPCG(14, 600))
	out := make([][]byte, n)
	for i := range out {
		b := bytes.Clone(data)
		from := r.IntN(len(b))
		to := min(len(b), from+1+r.IntN(300))
		switch i % 6 {
		case 0:
			b = b[:from]
		case 1:
			for range 1 + r.IntN(30) {
				b[r.IntN(len(b))] = byte(r.UintN(256))
			}
		case 2:
			b = append(b[:from:from], b[to:]...)
		case 3:
			b = append(b[:to:to], b[from:]...)
		case 4: // digits alone: lengths, offsets, references
			for range 1 + r.IntN(40) {
				if j := r.IntN(len(b)); b[j] >= '0' && b[j] <= '9' {
					b[j] = byte('0' + r.IntN(10))
				}
			}
		case 5:
			part := bytes.Clone(b[from:to])
			copy(b[r.IntN(len(b)-len(part)+1):], part)
		}
		out[i] = b
	}
	return out
}

// A damaged file is read as far as it goes, or refused in words: it ends the
// program never, and takes no longer than a whole one by far.
func TestNoDamagedFileIsMoreThanRefused(t *testing.T) {
	files := map[string][]byte{"tagged": tagged()}
	for _, name := range []string{"slides-tagged", "writer-tagged", "columns-plain"} {
		data, err := os.ReadFile("testdata/" + name + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	read, refused := 0, 0
	for file, data := range files {
		n := 600
		switch {
		case os.Getenv("NOTAT_SOAK") != "":
			n = 5000
		case len(data) > 10_000:
			n = 24
		}
		for i, b := range damaged(data, n) {
			ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			_, err := pdf.Read(ctx, b, pdf.Whole)
			cancel()
			var known *pdf.Error
			switch {
			case panicked(err):
				t.Errorf("%s, variant %d: %v", file, i, err)
			case err == nil:
				read++
			case errors.As(err, &known):
				refused++
			default:
				t.Errorf("%s, variant %d: %v", file, i, err)
			}
		}
	}
	if read == 0 || refused == 0 {
		t.Errorf("%d read, %d refused: the damages are not what they were", read, refused)
	}
}

func packed(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func flate(dict, s string) string {
	s = packed(s)
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream", dict, len(s), s)
}

// hostile are files made to take time or memory, by what they try.
func hostile(size int) map[string][]byte {
	font := "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
	text := "BT /F 12 Tf 72 700 Td (x) Tj ET "
	page := func(content string, more ...string) []byte { return file(font+"/Annots 5 0 R", content, a4, more...) }
	var forms []string
	for i := range 10 {
		forms = append(forms, fmt.Sprintf("<</Subtype/Form/Resources<</XObject<</X %d 0 R>>>>/Length 64>>stream\n%s\nendstream", 6+i, strings.Repeat("/X Do ", 12)))
	}
	forms = append(forms, "<</Subtype/Form/Length 0>>stream\n\nendstream")
	table := func(dict, data string) []byte {
		b := "%PDF-1.7\n"
		return []byte(b + "1 0 obj\n" + flate("/Type/XRef"+dict, data) + "\nendobj\nstartxref\n" + fmt.Sprint(len(b)) + "\n%%EOF")
	}
	var tree strings.Builder
	for range size * 3 / 10 {
		tree.WriteString("<</S/P>>")
	}
	return map[string][]byte{
		"deep arrays":              page(text, strings.Repeat("[", 5*size)),
		"deep arrays in a page":    page(text + strings.Repeat("[", 5*size)),
		"deep dictionaries":        page(text, strings.Repeat("<</A", 3*size)),
		"many objects":             append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj <</A 1>> endobj\n"), size*4/5)...),
		"streams without end":      append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj <</Length 5>> stream\n"), size/2)...),
		"other streams":            []byte("%PDF-1.4\n" + manyStreams(size/5)),
		"a table of zeros":         table("/Size 20/W[1 2 1]/Root 2 0 R", strings.Repeat("\x00", 200*size)),
		"a table of any size":      table("/Size 2000000000/W[1 4 2]/Index[0 2000000000]/Root 2 0 R", "\x01\x00\x00\x00\x00\x00\x00"),
		"rows of any width":        table("/Size 2/W[1 2000000000 2]/Root 2 0 R", "\x01\x00\x00"),
		"a page of blanks":         file(font, "", "<</Type/Page/Parent 2 0 R/Contents 5 0 R"+font+">>", flate("", strings.Repeat(" ", 200*size))),
		"a page of numbers":        file(font, "", "<</Type/Page/Parent 2 0 R/Contents 5 0 R"+font+">>", flate("", strings.Repeat("1 ", 10*size))),
		"a page of letters":        file(font, "", "<</Type/Page/Parent 2 0 R/Contents 5 0 R"+font+">>", flate("", "BT /F 12 Tf"+strings.Repeat("(a) Tj 99 9 Td ", size))),
		"one page many times":      numbered([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[" + strings.Repeat("3 0 R ", 900) + "]>>", "<</Contents 4 0 R" + font + ">>", flate("", strings.Repeat(text, size/10))}),
		"forms within forms":       file("/Resources<</XObject<</X 5 0 R>>"+strings.TrimPrefix(font, "/Resources<<"), text+strings.Repeat("/X Do ", 12), a4, forms...),
		"a form within itself":     file("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", a4, "<</Subtype/Form/Resources<</XObject<</X 5 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream"),
		"its own length":           page(text, "<</Length 5 0 R>>stream\n\nendstream"),
		"pages that are their own": numbered([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[2 0 R 2 0 R]>>"}),
		"a wide structure":         numbered([]string{"<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K[" + tree.String() + "]>>>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R" + font + ">>", flate("", text)}),
		"numbers alone":            page(text, "["+strings.Repeat("1 ", 8*size)+"]"),
		"a picture of any size":    file("/Resources<</XObject<</P 5 0 R>>/Font<</F<<>>>>>>", "/P Do "+text, a4, "<</Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream"),
		"a range of all letters":   file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf (x) Tj ET", a4, "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W["+strings.Repeat("0 65535 500 ", size/10)+"]>>]>>", flate("", strings.Repeat("<0000> <FFFFFFFF> <0041> ", size*3/10)+"endbfrange")),
		"a bookmark after itself":  numbered([]string{"<</Type/Catalog/Pages 2 0 R/Outlines<</First 5 0 R>>>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R" + font + ">>", flate("", text), "<</Title(x)/Next 5 0 R/First 5 0 R>>"}),
	}
}

func manyStreams(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d 0 obj <</Type/ObjStm/Length 9999999>> stream\n", i+1)
	}
	return b.String()
}

// Files made to take time or memory take little of both.
func TestHostileFilesTakeLittle(t *testing.T) {
	const most = 300 << 20 // bytes, for what is collected late too
	size := 50_000
	if os.Getenv("NOTAT_SOAK") != "" {
		size = 1 << 20
	} else if testing.Short() {
		size /= 10
	}
	for name, data := range hostile(size) {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			peak := make(chan uint64)
			stop := make(chan struct{})
			go func() {
				high := uint64(0)
				for {
					select {
					case <-stop:
						peak <- high
						return
					case <-time.After(10 * time.Millisecond):
						runtime.ReadMemStats(&after)
						high = max(high, after.HeapAlloc-min(after.HeapAlloc, before.HeapAlloc))
					}
				}
			}()
			at := time.Now()
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			_, err := pdf.Read(ctx, data, pdf.Whole)
			took := time.Since(at)
			close(stop)
			high := <-peak
			t.Logf("%d bytes: %v, %d MB: %v", len(data), took.Round(time.Millisecond), high>>20, err)
			if panicked(err) || ctx.Err() != nil || high > most {
				t.Errorf("%v, %d MB", took, high>>20)
			}
		})
	}
}

// panicked reports whether err hides a fault of the reader.
func panicked(err error) bool { return err != nil && strings.Contains(err.Error(), "panic") }
