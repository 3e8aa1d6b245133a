package publish

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"notat/internal/billede"
	"notat/internal/ooxml"
)

// counting is a room that has all there is and remembers what it was asked for.
type counting struct {
	asked []int
	open  int // turns now
	held  int // bytes now
	most  int
}

func (c *counting) Turn(_ context.Context, bytes int, work func() error) error {
	c.asked = append(c.asked, bytes)
	c.open++
	defer func() { c.open-- }()
	if c.open > 1 {
		return errors.New("a turn within a turn may wait for itself")
	}
	return work()
}

func (c *counting) Hold(bytes int) (func(), error) {
	c.held += bytes
	c.most = max(c.most, c.held)
	return func() { c.held -= bytes }, nil
}

// What a record takes is known before it is made: by its bytes, by the lines it
// becomes and by its pixels, however few bytes they are in.
func TestATurnIsAsLargeAsItsRecord(t *testing.T) {
	if file := make([]byte, 1<<20); weight(file) < len(file) || weight(file, file) < 2*len(file) {
		t.Errorf("a file weighs %d, with a record %d", weight(file), weight(file, file))
	}
	var pixels bytes.Buffer
	if err := png.Encode(&pixels, image.NewNRGBA64(image.Rect(0, 0, 1000, 1000))); err != nil {
		t.Fatal(err)
	}
	record := func(block string) []byte {
		return []byte(`{"dokument":{"titel":"T","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[{"overskrift":"A","blokke":[` + block + `]}]}`)
	}
	example, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		data    []byte
		turns   int
		atLeast int
	}{
		{"an example", example, 1, 1},
		{"a short one", record(`{"type":"tekst","tekst":"x"}`), 1, 1},
		{"5,000 lines", record(`{"type":"tekst","tekst":"` + strings.Repeat(`a\n`, 5000) + `"}`), 2, 5000 * perLinje},
		{"a megapixel of 16 bits", record(`{"type":"figur","alt":"x","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(pixels.Bytes()) + `"}`), 2, 1_000_000 * 12},
	} {
		var room counting
		s := newService(t)
		s.Share(&room)
		f, _ := FormatNamed("html")
		if _, err := s.Render(context.Background(), Request{Data: c.data}, f); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if len(room.asked) != c.turns || room.asked[len(room.asked)-1] < c.atLeast {
			t.Errorf("%s: asked for %v", c.name, room.asked)
		}
	}
}

// A PDF from elsewhere asks for what an ordinary one takes, so that others are served
// beside it, and for all that a PDF may take only when it is found to be no ordinary one.
func TestAForeignPDFAsksForWhatItTakes(t *testing.T) {
	ordinary, err := os.ReadFile(filepath.Join("..", "source", "pdf", "testdata", "writer-tagged.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Repeat("BT /F 12 Tf 72 700 Td (Vi aftalte, at eleverne læser mere.) Tj ET ", 1000)
	large := []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj\n" +
		"3 0 obj<</Type/Page/Contents[" + strings.Repeat("4 0 R ", 20) + "]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length " + fmt.Sprint(len(pages)) + ">>stream\n" + pages + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n")
	for name, c := range map[string]struct {
		file        []byte
		first, last int // the most that is asked for at first, the least at last
	}{"an ordinary one": {ordinary, 64 << 20, 0}, "a large one": {large, 64 << 20, perForeignPDF}} {
		var room counting
		s := newService(t)
		s.Share(&room)
		out, err := s.Begin(context.Background(), Begyndelse{Fil: c.file})
		if name == "an ordinary one" && (err != nil || out == nil) {
			t.Errorf("%s: %v", name, err)
		}
		if n := len(room.asked); n == 0 || room.asked[0] > c.first || room.asked[n-1] < c.last {
			t.Errorf("%s: asked for %v", name, room.asked)
		}
		for _, asked := range room.asked {
			if c.last == 0 && asked > c.first {
				t.Errorf("%s: asked for %v", name, room.asked)
			}
		}
	}
}

// No door takes a turn within a turn, and what waits for the archive is set aside.
func TestEveryDoorTakesItsTurn(t *testing.T) {
	var room counting
	s := newService(t)
	s.Share(&room)
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	defer a.Close()
	s.Keep(a)
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	docx, _ := FormatNamed("docx")
	draft, err := s.Render(ctx, Request{Data: data}, docx)
	if err != nil {
		t.Fatal(err)
	}
	word, err := os.ReadFile(filepath.Join("..", "..", "templates", "standard", "notat.docx"))
	if err != nil {
		t.Fatal(err)
	}
	asks := map[string]int{}
	for name, door := range map[string]func() error{
		"Validate":  func() error { _, err := s.Validate(ctx, Request{Data: data}); return err },
		"ReadBack":  func() error { _, err := s.ReadBack(ctx, Indlevering{Fil: draft.Data, Current: data}); return err },
		"Next":      func() error { _, err := s.Next(ctx, Request{Data: data}); return err },
		"CheckWord": func() error { _, err := s.CheckWord(ctx, word, ""); return err },
		"TryWord":   func() error { _, _, err := s.TryWord(ctx, word, "", docx, false); return err },
		"Publish": func() error {
			_, err := s.Publish(ctx, Offentliggoerelse{Data: data})
			if err == nil && room.most < len(data) {
				err = fmt.Errorf("%d bytes are set aside", room.most)
			}
			return err
		},
	} {
		room = counting{}
		if err := door(); err != nil || len(room.asked) == 0 || room.open != 0 || room.held != 0 {
			t.Errorf("%s: %v, %+v", name, err, room)
			continue
		}
		asks[name] = room.asked[0]
	}
	for name, least := range map[string]int{
		"Validate": len(data), "Next": len(data), "Publish": len(data), "CheckWord": ooxml.UnpackedSize(word) + billede.MaxPixels*4, // the largest picture of a template is unpacked when the sample is drawn
		"TryWord":  asks["CheckWord"],
		"ReadBack": ooxml.UnpackedSize(draft.Data) + len(data),
	} {
		if asks[name] < least {
			t.Errorf("%s asks for %d bytes, less than %d", name, asks[name], least)
		}
	}
}
