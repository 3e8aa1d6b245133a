package publish

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/tagpdf/check"
	_ "notat/internal/testrun"
	"notat/internal/udgave"
)

// Nothing that the public edition withholds stands in any byte of it: not in
// what is read, nor in what a file carries, names or hides. That the test can
// see it is shown by the internal edition, in which it all stands.
func TestNothingWithheldIsInAnyByteOfThePublicEdition(t *testing.T) {
	if testing.Short() {
		t.Skip("makes hundreds of files: left out with -short")
	}
	s := newService(t)
	tpl, err := s.template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := samtaletest.Record(samtaletest.Hostile()).Draw(rt, "r")
		planted := samtaletest.Plant(r, new(Service).krav(tpl))
		posted := samtaletest.Post(r)
		for _, f := range Formats {
			for _, edition := range []Udgave{Offentlig, Intern} {
				doc, err := s.Render(context.Background(), Request{Data: posted, Udgave: edition}, f)
				var refused *Rejected
				switch {
				case errors.As(err, &refused) && edition == Offentlig:
					continue // a publishing check stopped it
				case err != nil:
					rt.Fatalf("%s %s: %v\n%s", f.Name, edition, err, posted)
				}
				bytes := everyByte(t, f.Name, doc.Data) + doc.Navn.ASCII + doc.Navn.Danish
				for _, p := range planted {
					switch holds := contains(bytes, p.Token); {
					case edition == Offentlig && holds:
						rt.Fatalf("%s: %s (%s) is in the public %s\n%s", f.Name, p.Token, p.Sted, f.Name, posted)
					case edition == Intern && f.Name != "html" && !holds:
						rt.Fatalf("%s: %s (%s) is not in the internal %s: the test sees nothing\n%s", f.Name, p.Token, p.Sted, f.Name, posted)
					}
				}
			}
		}
	})
}

// The original and its reduction become the same public bytes.
func TestTheReductionBecomesTheSamePublicBytes(t *testing.T) {
	s := newService(t)
	tpl, err := s.template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		posted := samtaletest.JSON().Draw(rt, "record")
		r, err := samtale.Decode(posted)
		if err != nil {
			rt.Fatal(err)
		}
		valid, faults := samtale.Validate(r, new(Service).krav(tpl))
		if valid == nil {
			rt.Fatal(faults)
		}
		o, err := udgave.Reduce(context.Background(), valid)
		if err != nil {
			rt.Fatal(err)
		}
		reduced, err := o.Valid.Record().Canonical()
		if err != nil {
			rt.Fatal(err)
		}
		for _, f := range Formats {
			first, err := s.Render(context.Background(), Request{Data: posted, Udgave: Offentlig}, f)
			var refused *Rejected
			switch {
			case errors.As(err, &refused):
				continue
			case err != nil:
				rt.Fatal(err)
			}
			second, err := s.Render(context.Background(), Request{Data: reduced, Udgave: Offentlig}, f)
			if err != nil {
				rt.Fatalf("%s: %v\n%s", f.Name, err, reduced)
			}
			if !bytes.Equal(first.Data, second.Data) || first.Navn != second.Navn {
				rt.Fatalf("%s: other bytes\n%s\n%s", f.Name, posted, reduced)
			}
		}
	})
}

// contains looks for a token as it stands, and in the two bytes to a letter in
// which PDF writes its strings.
func contains(all, token string) bool {
	if strings.Contains(all, token) {
		return true
	}
	var wide []byte
	for _, u := range utf16.Encode([]rune(token)) {
		wide = append(wide, byte(u>>8), byte(u))
	}
	return strings.Contains(all, string(wide))
}

// everyByte gives a file's bytes with all that is packed in it unpacked: the
// parts of a zip, the streams and words of a PDF, the pictures of a page.
func everyByte(t *testing.T, format string, data []byte) string {
	t.Helper()
	var out bytes.Buffer
	out.Write(data)
	switch format {
	case "docx":
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.File {
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&out, part); err != nil {
				t.Fatal(err)
			}
			part.Close()
		}
	case "pdf":
		for _, at := range streamStart.FindAllIndex(data, -1) {
			if z, err := zlib.NewReader(bytes.NewReader(data[at[1]:])); err == nil {
				io.Copy(&out, z) // what is no stream ends early, and is there as it stands
			}
		}
		text, err := check.Text(data)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(strings.Join(text, "\n"))
	}
	for _, m := range dataURL.FindAllSubmatch(out.Bytes(), -1) {
		if b, err := base64.StdEncoding.DecodeString(string(m[1])); err == nil {
			out.Write(b)
		}
	}
	return out.String()
}

var (
	streamStart = regexp.MustCompile(`stream\r?\n`)
	dataURL     = regexp.MustCompile(`base64,([A-Za-z0-9+/=]+)`)
)
