package publish

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// A paragraph that the clerk writes after a picture comes after it in the record
// too, though a picture has no words by which to find the place.
func TestWhatIsWrittenAfterAPictureStandsAfterIt(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	figur := `{"type":"figur","alt":"En væg","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(picture.Bytes()) + `"}`
	record := strings.Replace(retteRecord, `{"type":"citater"`, figur+`,`+figur+`,{"type":"citater"`, 1)
	s := newService(t)
	f, _ := FormatNamed("docx")
	d, err := s.Render(context.Background(), Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := inWord(t, d.Data, any1)
	drawings := h.all("w:drawing")
	if len(drawings) != 2 {
		t.Fatalf("%d pictures", len(drawings))
	}
	after(above(drawings[1], "p"), paragraph("", "Væggen er malet af eleverne."))
	back, err := s.ReadBack(context.Background(), Indlevering{Fil: h.save(t)})
	if err != nil {
		t.Fatal(err)
	}
	if back.Aaben {
		t.Fatalf("%+v", back.Rest)
	}
	r, err := samtale.Decode(back.Record)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, b := range r.Afsnit[1].Blokke {
		switch b := b.(type) {
		case *samtale.Figur:
			kinds = append(kinds, "figur")
		case *samtale.Tekst:
			kinds = append(kinds, b.Tekst)
		default:
			kinds = append(kinds, "-")
		}
	}
	if want := []string{"-", "-", "figur", "figur", "Væggen er malet af eleverne.", "-", "-"}; !slices.Equal(kinds, want) {
		t.Errorf("%q, not %q", kinds, want)
	}
}
