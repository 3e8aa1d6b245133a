package udgave

import (
	"context"

	"notat/internal/samtale"
	"notat/internal/smaatal"
)

// hidden says what of a result is about too few: the reason of each number, or none.
type hidden struct {
	own, kommune, land Grund
	tidligere          []Grund
}

// smallTal finds the numbers among the results that would let single people be
// recognised, and those from which such a one, or one that is withheld in any
// case, could be reckoned. A result that is not in the map hides nothing.
func smallTal(ctx context.Context, resultater []measured, k *samtale.Krav) map[*samtale.Resultat]*hidden {
	var tal []smaatal.Tal
	var to []func(Grund) // where the reason of each goes
	out := make(map[*samtale.Resultat]*hidden, len(resultater))
	for n, m := range resultater {
		r := m.Resultat
		h := &hidden{tidligere: make([]Grund, len(r.Tidligere))}
		out[r] = h
		own := smaatal.Tal{
			Resultat: n, Maaling: r.Maaling, Fag: r.Fag, Klassetrin: r.Klassetrin, Profilomraade: r.Profilomraade, Periode: r.Periode, Enhed: r.Enhed,
			Antal: r.Antal, Vaerdi: string(r.Vaerdi), Cirka: r.Cirka, Graense: k.GraenseOf(r.Art), Withheld: !m.visible,
		}
		add := func(t smaatal.Tal, g *Grund) {
			tal = append(tal, t)
			to = append(to, func(grund Grund) { *g = grund })
		}
		add(own, &h.own)
		for i, t := range r.Tidligere {
			earlier := own
			earlier.Periode, earlier.Antal, earlier.Vaerdi, earlier.Cirka = t.Periode, t.Antal, string(t.Vaerdi), false
			earlier.Follows = t.Antal == nil && t.Vaerdi != "" // nobody knows on how many it rests
			add(earlier, &h.tidligere[i])
		}
		for _, wider := range []struct {
			niveau smaatal.Level
			tal    samtale.Tal
			grund  *Grund
		}{{smaatal.Municipality, r.Kommunetal, &h.kommune}, {smaatal.Country, r.Landstal, &h.land}} {
			if wider.tal != "" {
				t := own
				t.Level, t.Antal, t.Vaerdi, t.Cirka = wider.niveau, nil, string(wider.tal), false
				add(t, wider.grund)
			}
		}
	}
	for i, g := range smaatal.Hide(ctx, tal, k.Taelleenheder) {
		switch g {
		case smaatal.TooFew:
			to[i](FaaElever)
		case smaatal.Supplerende:
			to[i](Supplerende)
		case smaatal.Shown:
		}
	}
	for r, h := range out {
		if !h.any() {
			delete(out, r)
		}
	}
	return out
}

func (h *hidden) any() bool {
	some := h.own + h.kommune + h.land
	for _, g := range h.tidligere {
		some += g
	}
	return some != ""
}
