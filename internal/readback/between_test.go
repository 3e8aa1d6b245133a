package readback_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
)

// A paragraph that the clerk writes after a picture comes after it in the record
// too, though a picture has no words by which to find the place.
func TestWhatIsWrittenAfterAPictureStandsAfterIt(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	figur := `{"type":"figur","alt":"En væg","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(picture.Bytes()) + `"}`
	record := strings.Replace(word.Record, `{"type":"citater"`, figur+`,`+figur+`,{"type":"citater"`, 1)
	s := newService(t)
	kinds := blocksAfter(t, s, record, func(h *word.Hand) {
		drawings := h.All("w:drawing")
		if len(drawings) != 2 {
			t.Fatalf("%d pictures", len(drawings))
		}
		word.After(word.Above(drawings[1], "p"), word.Paragraph("", "Væggen er malet af eleverne."))
	})
	if want := []string{"sammenstilling", "tabel", "figur", "figur", "Væggen er malet af eleverne.", "citater", "resultater"}; !slices.Equal(kinds, want) {
		t.Errorf("%q, not %q", kinds, want)
	}
}

// What is written below the last block of a section, above its first subsection,
// comes last in the section.
func TestWhatIsWrittenAboveASubsectionStandsLast(t *testing.T) {
	record := strings.Replace(word.Record, `"ord":"Trivslen er steget."}]}]}`, `"ord":"Trivslen er steget."}]},{"type":"tabel","hoved":["Trin","Antal"],"raekker":[["mellemste","to"]]}],
		"afsnit":[{"overskrift":"Det vi hører","blokke":[{"type":"citater","citater":[{"tekst":"Mere frikvarter.","rolle":"Elev"}]}]}]}`, 1)
	kinds := blocksAfter(t, newService(t), record, func(h *word.Hand) {
		e := h.Find("Det vi hører")
		e.Parent().InsertChildAt(e.Index(), word.Paragraph("", "Tallene er fra maj."))
	})
	if want := []string{"sammenstilling", "tabel", "citater", "resultater", "tabel", "Tallene er fra maj."}; !slices.Equal(kinds, want) {
		t.Errorf("%q, not %q", kinds, want)
	}
}

// blocksAfter gives the blocks of the second section after an edit of the draft:
// the words of a text, the type of any other.
func blocksAfter(t *testing.T, s *publish.Service, record string, edit func(h *word.Hand)) (out []string) {
	t.Helper()
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	edit(h)
	back, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: h.Save(t)})
	if err != nil {
		t.Fatal(err)
	}
	if back.Open {
		t.Fatalf("%+v", back.Rest)
	}
	var got struct {
		Afsnit []struct {
			Blokke []struct{ Type, Tekst string }
		}
	}
	if err := json.Unmarshal(back.Record, &got); err != nil {
		t.Fatal(err)
	}
	for _, b := range got.Afsnit[1].Blokke {
		out = append(out, cmp.Or(b.Tekst, b.Type))
	}
	return out
}
