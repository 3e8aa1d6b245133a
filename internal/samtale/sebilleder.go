package samtale

import (
	"context"
	"io"
)

// SeBilleder decodes the pictures of the record, which is nearly all of the time
// that Validate takes, and ends with ctx's error soon after ctx does. What a
// picture became is kept with it; Validate decodes what nobody has. Those of a
// record that is refused for its length are left alone.
func (r *Record) SeBilleder(ctx context.Context) error {
	t := &tjek{r: r}
	t.gaa(r.Afsnit, "", 1, false)
	if t.forLangt() == "" {
		t.seBilleder(ctx)
	}
	return ctx.Err()
}

// seBilleder decodes the pictures. One that is over the bound of all together is
// reported and those after it are left alone, since decoding is what costs.
func (t *tjek) seBilleder(ctx context.Context) {
	t.billeder = make(map[*Figur]error)
	ialt := 0
	hver(t, func(_ *blokSted, b *Figur) {
		if !Synlig(b.Billede) || ialt > MaxIalt || ctx.Err() != nil {
			return
		}
		_, _, size, err := b.Data()
		if err == nil {
			if ialt += max(size.Width*size.Height, mindstePixel); ialt > MaxIalt {
				err = errBillederIalt
			} else {
				_, err = b.tegning(ctx)
			}
		}
		t.billeder[b] = err
	})
}

// imens reads and writes for as long as a request lasts: a decoder asks for its
// picture bit by bit.
type imens struct {
	ctx context.Context
	r   io.Reader
	w   io.Writer
}

// bid is how many bytes of a picture a decoder gets at a time: those of one
// colour become a thousand times as many.
const bid = 512

func (i imens) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(p[:min(len(p), bid)])
}

func (i imens) Write(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.w.Write(p)
}
