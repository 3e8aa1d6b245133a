package samtale

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

// Pictures that a record names by file are put into it at every depth, in what
// is kept of the posted JSON too; what cannot be read stays as it is.
func TestPicturesNamedByFileAreEmbedded(t *testing.T) {
	post := `{"dokument":{"titel":"T","skoleaar":"2024/25"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[
		{"overskrift":"A","blokke":[{"type":"tekst","tekst":"x"},{"type":"figur","billede":"en.png","alt":"a"}],"afsnit":[
			{"overskrift":"B","blokke":[{"type":"figur","billede":"to.png","alt":"b"},{"type":"figur","billede":"væk.png","alt":"c"},{"type":"figur","billede":"","alt":"d"}]}]},
		{"overskrift":"C","blokke":[{"type":"figur","billede":"data:image/png;base64,AAAA","alt":"e"}]}]}`
	r, err := Decode([]byte(post))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"en.png": billedetest.Head(3, 2), "to.png": billedetest.Head(4, 2)}
	var asked []string
	r.EmbedPictures(func(name string) ([]byte, error) {
		asked = append(asked, name)
		if files[name] == nil {
			return nil, fs.ErrNotExist
		}
		return files[name], nil
	})
	if got := strings.Join(asked, " "); got != "en.png to.png væk.png" {
		t.Errorf("asked for %s", got)
	}
	want := strings.NewReplacer(`"en.png"`, `"`+billedetest.URL("image/png", files["en.png"])+`"`, `"to.png"`, `"`+billedetest.URL("image/png", files["to.png"])+`"`).Replace(post)
	whole, err := Decode([]byte(want))
	if err != nil {
		t.Fatal(err)
	}
	a, errA := r.Canonical()
	b, errB := whole.Canonical()
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("%v %v\n%.300s", errA, errB, a)
	}
	if f := r.Afsnit[0].Afsnit[0].Blokke[0].(*Figur); f.Billede != billedetest.URL("image/png", files["to.png"]) {
		t.Errorf("%.40s", f.Billede)
	}
}
