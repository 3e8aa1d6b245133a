package udgave

import (
	"slices"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// measured is a result, and whether the public edition shows its numbers as far as
// its visibility and its kind go.
type measured struct {
	*samtale.Resultat
	visible bool
}

// allResultater gives every result of the record.
func allResultater(r *samtale.Record, k *samtale.Krav) []measured {
	var out []measured
	var walk func(list []samtale.Afsnit, visible bool)
	walk = func(list []samtale.Afsnit, visible bool) {
		for i := range list {
			visible := visible && list[i].Synlighed != samtale.Intern
			for _, b := range list[i].Blokke {
				res, ok := b.(*samtale.Resultater)
				if !ok {
					continue
				}
				for j := range res.Resultater {
					x := &res.Resultater[j]
					intern := res.Synlighed == samtale.Intern || x.Synlighed == samtale.Intern
					out = append(out, measured{x, visible && !intern && !slices.Contains(k.Fortrolige, x.Art)})
				}
			}
			walk(list[i].Afsnit, visible)
		}
	}
	walk(r.Afsnit, true)
	return out
}

// reduceResultater reduces a block of results. It is false when nothing remains.
func (d *reduction) reduceResultater(b *samtale.Resultater, old, now string) bool {
	var out []samtale.Resultat
	for i := range b.Resultater {
		r := &b.Resultater[i]
		g := post.Item(old, "resultater", i)
		if r.Synlighed == samtale.Intern {
			d.omit(g, Intern)
			d.places.removed(g)
			continue
		}
		n := post.Item(now, "resultater", len(out))
		d.places.moved(g, n)
		if slices.Contains(d.krav.Fortrolige, r.Art) {
			d.hideConfidential(r, g)
		} else if s := d.tal[r]; s != nil {
			d.hide(r, s, g, n)
		}
		out = append(out, *r)
	}
	b.Resultater = out
	return len(out) > 0
}

// hideConfidential drops every number of a result of a confidential kind.
func (d *reduction) hideConfidential(r *samtale.Resultat, old string) {
	if !r.DropTal() {
		return
	}
	dropEnhed(r)
	r.Note = withSentence(r.Note, d.krav.Saetninger.TalFortrolige)
	d.omit(old, Fortrolig)
}

// hide drops the numbers of a result that are about too few.
func (d *reduction) hide(r *samtale.Resultat, s *hidden, old, now string) {
	if s.own != "" {
		r.DropTal("kommunetal", "landstal", "tidligere") // the reference is reckoned for the same few
		d.omit(old, s.own)
	}
	var which []string // that are missing beside the result's own
	for _, w := range []struct {
		tal         *samtale.Tal
		grund       Grund
		field, name string
	}{{&r.Kommunetal, s.kommune, "/kommunetal", "kommunen"}, {&r.Landstal, s.land, "/landstal", "landet"}} {
		if w.grund != "" {
			*w.tal = ""
			d.omit(old+w.field, w.grund)
			which = append(which, w.name)
		}
	}
	var out []samtale.Tidligere
	for i, t := range r.Tidligere {
		g := post.Item(old, "tidligere", i)
		if s.tidligere[i] == "" {
			d.places.moved(g, post.Item(now, "tidligere", len(out)))
			out = append(out, t)
			continue
		}
		d.omit(g, s.tidligere[i])
		d.places.removed(g)
		which = append(which, t.Periode)
	}
	r.Tidligere = out
	sentence := d.krav.Saetninger.FaaElever
	if s.own == "" { // the result's own number stands: say which are missing
		sentence = strings.TrimSuffix(sentence, ".") + " (" + strings.Join(which, ", ") + ")."
	}
	r.Note = withSentence(r.Note, sentence)
	dropEnhed(r)
}

// dropEnhed drops what says how to read a number when no number is left.
func dropEnhed(r *samtale.Resultat) {
	if r.Vaerdi == "" {
		r.Cirka = false
	}
	if r.Vaerdi == "" && r.Kommunetal == "" && r.Landstal == "" && r.SocialReference == "" && len(r.Tidligere) == 0 {
		r.Enhed = ""
	}
}

// withSentence adds a sentence to a note that does not say it yet.
func withSentence(note, sentence string) string {
	switch {
	case strings.TrimSpace(note) == "":
		return sentence
	case strings.Contains(note, sentence):
		return note
	}
	return note + " " + sentence
}
