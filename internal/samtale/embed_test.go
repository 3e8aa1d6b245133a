package samtale

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"
)

func dataURL(mime string, data []byte) string {
	return "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// pngHead is a PNG that says it is so large, and nothing more.
func pngHead(wide, high uint32) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	head := b.Bytes()
	binary.BigEndian.PutUint32(head[16:], wide)
	binary.BigEndian.PutUint32(head[20:], high)
	binary.BigEndian.PutUint32(head[29:], crc32.ChecksumIEEE(head[12:29]))
	return head
}

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
	files := map[string][]byte{"en.png": pngHead(3, 2), "to.png": pngHead(4, 2)}
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
	want := strings.NewReplacer(`"en.png"`, `"`+dataURL("image/png", files["en.png"])+`"`, `"to.png"`, `"`+dataURL("image/png", files["to.png"])+`"`).Replace(post)
	whole, err := Decode([]byte(want))
	if err != nil {
		t.Fatal(err)
	}
	a, errA := r.Canonical()
	b, errB := whole.Canonical()
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("%v %v\n%.300s", errA, errB, a)
	}
	if f := r.Afsnit[0].Afsnit[0].Blokke[0].(*Figur); f.Billede != dataURL("image/png", files["to.png"]) {
		t.Errorf("%.40s", f.Billede)
	}
}
