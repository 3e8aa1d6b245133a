package kontrol

import (
	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// minTold is how large a number of an internal text is at least to be looked for in the
// public edition: a smaller one stands there by chance.
const minTold = 1000

// internalNumbers finds the large numbers of internal texts that stand in the public edition
// too, in whatever words: "452.300 kr.". It is only asked about. Those of results are withheld
// numbers, and looked for as such.
func internalNumbers(in *sentences, l *reading, had map[post.Pointer]bool) (hits []hit) {
	told := map[float64]post.Pointer{}
	for i := range in.l.stretches {
		for _, n := range large(&in.l.stretches[i]) {
			told[n.Value] = in.l.stretches[i].at
		}
	}
	if len(told) == 0 {
		return nil
	}
	for i := range l.stretches {
		p := &l.stretches[i]
		if p.again || had[p.at] {
			continue
		}
		for _, n := range large(p) {
			if at, ok := told[n.Value]; ok { // one of a field is enough
				hits, had[p.at] = append(hits, hit{found: l.found(p.from+n.From, p.from+n.To), at: p.at, other: at, soft: true}), true
				break
			}
		}
	}
	return hits
}

// large gives the large numbers of a piece of a text or a table, but for its dates, laws and
// the like.
func large(p *stretch) (out []talord.Number) {
	if p.target || p.field.Kind != samtale.KindProse && p.field.Type != "Tabel" {
		return nil
	}
	for _, n := range talord.Read(p.tekst.Form, talord.Prose) {
		if (n.Kind == talord.Value || n.Kind == talord.Things) && n.Value >= minTold && n.Of == 0 {
			out = append(out, n)
		}
	}
	return out
}
