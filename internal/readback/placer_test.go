package readback

import (
	"context"
	"slices"
	"testing"
)

// Where new words go is told by where they stand, without a walk.
func TestWordsGoWhereTheyStand(t *testing.T) {
	const tekst = "/afsnit/0/blokke/0/tekst"
	for _, c := range []struct {
		name, above, ctx, field string // the line above them, and the spot of it
		at, told                string
		block                   bool // they begin one
	}{
		{"below a text", "{" + tekst + " Det gik godt.}", tekst, tekst, tekst, "info nyt-afsnit-i-tekst Nyt.", false},
		{"above a text", "# {/afsnit/0/overskrift Rammen}", "/afsnit/0/overskrift", "", tekst, "info nyt-afsnit-i-tekst Nyt.", false},
		{"above agreements", "# {/afsnit/1/overskrift Opfølgning}", "/afsnit/1/overskrift", "", "/afsnit/1/overskrift", "", true},
		{"outside the sections", "Dato: {/moede/dato 13. marts 2026}", "/moede/dato", "", "/moede/dato", "ask udenfor Nyt.", false},
	} {
		x := try(t, edited(c.above, c.above+"\nNyt."), nil)
		p := &placer{ground: groundOf(x.held, &Input{}, x.out), ctx: context.Background()}
		e := slices.Index(x.held.match, -1)
		at := p.bodyText(spot{ctx: c.ctx, field: x.held.fields[c.field]}, e, pieceOf(&x.held.edited[e], e), "udenfor", "Hvor?")
		if at.ctx != c.at || (at.fresh != nil) != c.block || len(p.sections) > 0 != c.block {
			t.Errorf("%s: went to %+v", c.name, at)
		}
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
	}
}
