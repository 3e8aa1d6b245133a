package samtale

import (
	"context"
	"errors"
	"slices"

	"notat/internal/billede"
)

// What the pictures of a record may cost together: one of one colour is a few
// bytes to send.
const (
	MaxPixels   = 60_000_000 // in all: five photos from a phone, more than a posted body holds
	leastPixels = 250_000    // what a picture counts at least: also a dot is work
)

var errTooManyPixels = errors.New("samtale: too many pixels in all")

// drawn is what the picture of an address became.
type drawn struct {
	url     string
	picture billede.Picture
	err     error
}

// opened is what the head of the file of an address says.
type opened struct {
	url    string
	pixels int
	err    error
}

// Picture gives the picture as it is drawn. The error is one of billede's. What
// it became is kept with the Figur, so it is not safe for concurrent use on one.
func (b *Figur) Picture() (billede.Picture, error) { return b.draw(context.Background(), nil) }

// Strip leaves nothing in the picture's file but its pixels. One that is no picture
// stays as it is.
func (b *Figur) Strip() {
	p, err := b.Picture()
	if err != nil {
		return
	}
	url := p.URL()
	b.Billede, b.drawn = url, &drawn{url, p, nil} // it is drawn the same
}

// pixels gives how many pixels the file says that the picture has. The error is one of billede's.
func (b *Figur) pixels() (int, error) {
	if b.opened == nil || b.opened.url != b.Billede {
		_, _, size, err := billede.Open(b.Billede)
		b.opened = &opened{b.Billede, size.Width * size.Height, err}
	}
	return b.opened.pixels, b.opened.err
}

func (b *Figur) draw(ctx context.Context, c *billede.Cache) (billede.Picture, error) {
	if b.drawn == nil || b.drawn.url != b.Billede {
		p, err := c.Draw(ctx, b.Billede)
		if ctx.Err() != nil {
			return p, ctx.Err()
		}
		b.drawn = &drawn{b.Billede, p, err}
	}
	return b.drawn.picture, b.drawn.err
}

// DrawPictures decodes the pictures of the record, which is nearly all of the
// time that Validate takes, and ends with ctx's error soon after ctx does. What a
// picture became is kept with it; Validate decodes what nobody has. Those of a
// record that is refused for its length are left alone.
func (r *Record) DrawPictures(ctx context.Context, c *billede.Cache) error {
	t := &checker{r: r, k: Krav{Billeder: c}}
	t.walk(r.Afsnit, "", 1, false)
	isFigur := func(b blokPlace) bool { _, ok := b.blok.(*Figur); return ok }
	if slices.ContainsFunc(t.blokke, isFigur) && t.findTooLong() == "" {
		t.drawPictures(ctx)
	}
	return ctx.Err()
}

// drawPictures decodes the pictures. One that is over the bound of all together is
// reported and those after it are left alone, since decoding is what costs.
func (t *checker) drawPictures(ctx context.Context) {
	t.billeder = make(map[*Figur]error)
	pixels := 0
	each(t, func(_ *blokPlace, b *Figur) {
		if !Visible(b.Billede) || pixels > MaxPixels || ctx.Err() != nil {
			return
		}
		size, err := b.pixels()
		if err == nil {
			if pixels += max(size, leastPixels); pixels > MaxPixels {
				err = errTooManyPixels
			} else {
				_, err = b.draw(ctx, t.k.Billeder)
			}
		}
		t.billeder[b] = err
	})
}
