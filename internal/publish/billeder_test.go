package publish

import (
	"context"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

// A picture is no difference of the editions, whatever its file holds besides: neither
// says that it is the internal one, and neither has any of that.
func TestWhatThePicturesHideMakesNoEditionInternal(t *testing.T) {
	s := newService(t)
	pdf, _ := FormatNamed("pdf")
	const hidden = "TagetHjemmeHosBo"
	for _, picture := range []string{billedetest.PNG(hidden), billedetest.JPEG(hidden)} {
		data := []byte(strings.Replace(inBlocks(func(int) string {
			return `{"type":"figur","alt":"x","billede":"` + picture + `"}`
		})(1), `"skole":`, `"ekstra":{},"skole":`, 1))
		d, err := s.Render(context.Background(), Request{Data: data, Udgave: Intern}, pdf)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(d.Navn.ASCII, "intern") || contains(everyByte(t, "pdf", d.Data), hidden) {
			t.Errorf("%s: marked as internal, or it holds what the picture hid", d.Navn.ASCII)
		}
		r, err := s.Validate(context.Background(), Request{Data: data})
		if err != nil || len(r.Udeladt) > 0 {
			t.Errorf("%v %v", r.Udeladt, err)
		}
	}
}
