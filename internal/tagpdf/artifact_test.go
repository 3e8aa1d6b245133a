package tagpdf

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
)

// What is drawn after a picture in an artifact stays, however long it is: it may
// be as long as the artifact's own beginning.
func TestWhatFollowsAPictureInAnArtifactStays(t *testing.T) {
	logo := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, image.NewGray(image.Rect(0, 0, 2, 2))) })
	for width := range 60 {
		d := New(Info{Title: "x", Lang: "da", Width: 100, Height: 100})
		d.AddPage()
		d.Artifact("Pagination", "Header", func() {
			if err := d.Image(logo, "image/png", Rect{1, 1, 2, 2}); err != nil {
				t.Fatal(err)
			}
			d.page.content = append(d.page.content, strings.Repeat("%", width)+"\n"...)
		})
		if got := string(d.page.content); got != strings.Repeat("%", width)+"\nEMC\n" {
			t.Errorf("%d bytes after the picture: %q", width, got)
		}
	}
}
