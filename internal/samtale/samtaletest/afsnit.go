package samtaletest

import (
	"fmt"
	"sync"

	"notat/internal/billede/billedetest"
	"notat/internal/samtale"
)

// allAfsnit draws the sections. In a final record each required part is there,
// filled or with the reason why not, at the first level or below another.
func (m *maker) allAfsnit(final bool) []samtale.Afsnit {
	var out []samtale.Afsnit
	for range m.n(0, 2) {
		out = append(out, m.afsnit(1, pick(m, []samtale.Del{"", "", samtale.Indsatser, samtale.Handlingsplaner})))
	}
	for _, del := range []samtale.Del{samtale.Rammesaetning, samtale.Opfoelgning, samtale.Testresultater, samtale.Evaluering} {
		if !final && m.chance(40) {
			continue
		}
		a := m.afsnit(1, del)
		if !hasWords(a) {
			a.Blokke = append(a.Blokke, &samtale.Tekst{Type: "tekst", Synlighed: m.synlighed(), Tekst: m.markdown()})
		}
		if m.chance(20) { // below a section that is not itself a part
			a = samtale.Afsnit{Overskrift: m.plain(), Synlighed: m.synlighed(), Afsnit: []samtale.Afsnit{cut(a, 1)}}
		}
		at := m.n(0, len(out))
		out = append(out[:at], append([]samtale.Afsnit{a}, out[at:]...)...)
	}
	if len(out) == 0 {
		out = append(out, m.afsnit(1, ""))
	}
	return out
}

// hasWords reports whether the section itself has words: a picture alone has none.
func hasWords(a samtale.Afsnit) bool {
	for _, b := range a.Blokke {
		if f, ok := b.(*samtale.Figur); !ok || f.Billedtekst != "" {
			return true
		}
	}
	return a.UdenIndhold != nil
}

// cut drops what would nest too deep when a moves down one level.
func cut(a samtale.Afsnit, depth int) samtale.Afsnit {
	if depth == samtale.MaxAfsnitDepth-1 {
		a.Afsnit = nil
	}
	for i := range a.Afsnit {
		a.Afsnit[i] = cut(a.Afsnit[i], depth+1)
	}
	return a
}

// afsnit draws one section at a depth of 1 to 3.
func (m *maker) afsnit(depth int, del samtale.Del) samtale.Afsnit {
	a := samtale.Afsnit{Overskrift: m.plain(), Del: del, Synlighed: m.synlighed()}
	if m.chance(15) {
		a.UdenIndhold = &samtale.UdenIndhold{Grund: pick(m, samtale.Grunde), Tekst: m.plain()}
		if a.UdenIndhold.Grund != "andet" && m.chance(50) {
			a.UdenIndhold.Tekst = ""
		}
		return a
	}
	for range m.n(0, 3) {
		a.Blokke = append(a.Blokke, m.blok())
	}
	if depth < samtale.MaxAfsnitDepth {
		for range m.n(0, 2) {
			below := samtale.Del("")
			if m.chance(20) {
				below = pick(m, samtale.Dele)
			}
			a.Afsnit = append(a.Afsnit, m.afsnit(depth+1, below))
		}
	}
	if len(a.Blokke) == 0 && len(a.Afsnit) == 0 {
		a.Blokke = append(a.Blokke, m.blok())
	}
	return a
}

func (m *maker) synlighed() samtale.Synlighed {
	if m.public {
		return pick(m, []samtale.Synlighed{"", samtale.Offentlig})
	}
	return pick(m, []samtale.Synlighed{"", "", "", samtale.Offentlig, samtale.Intern})
}

// blok draws one block of any kind.
func (m *maker) blok() samtale.Blok {
	s := m.synlighed()
	switch m.n(0, 6) {
	case 0:
		b := &samtale.Sammenstilling{Type: "sammenstilling", Synlighed: s}
		for range m.n(2, 3) {
			b.Kolonner = append(b.Kolonner, samtale.Kolonne{Overskrift: m.plain(), Tekst: m.markdown()})
		}
		return b
	case 1:
		b := &samtale.Tabel{Type: "tabel", Synlighed: s, Billedtekst: m.maybe()}
		width := m.n(1, 4)
		cell := m.plain
		row := func() (cells []string) {
			for range width {
				cells = append(cells, cell())
			}
			return cells
		}
		b.Hoved = row()
		if m.chance(25) {
			b.Format, cell = samtale.Markdown, m.markdown
		}
		for range m.n(1, 4) {
			b.Raekker = append(b.Raekker, row())
		}
		if m.chance(20) && width > 1 {
			b.Raekker[0][width-1] = ""
		}
		return b
	case 2:
		b := &samtale.Citater{Type: "citater", Synlighed: s}
		for range m.n(1, 3) {
			b.Citater = append(b.Citater, samtale.Citat{Tekst: m.markdown(), Rolle: pick(m, []string{"", "Lærer", "Forælder"})})
		}
		return b
	case 3:
		return &samtale.Figur{Type: "figur", Synlighed: s, Billede: pick(m, billeder()), Alt: m.plain(), Billedtekst: m.maybe()}
	case 4:
		b := &samtale.Resultater{Type: "resultater", Synlighed: s, Diagram: m.chance(30)}
		for range m.n(1, 4) {
			b.Resultater = append(b.Resultater, m.resultat())
		}
		return b
	case 5:
		b := &samtale.Aftaler{Type: "aftaler", Synlighed: s}
		for range m.n(1, 3) {
			b.Aftaler = append(b.Aftaler, m.aftale())
		}
		return b
	}
	return &samtale.Tekst{Type: "tekst", Synlighed: s, Tekst: m.markdown()}
}

// resultat draws a result with words, numbers or both.
func (m *maker) resultat() samtale.Resultat {
	r := samtale.Resultat{
		Maaling:       pick(m, []string{"Trivsel", "Dansk, læsning", m.plain()}),
		Art:           pick(m, maybeArt),
		Kilde:         m.maybe(),
		Hentet:        pick(m, []string{"", "", "2026-09-20"}),
		Fag:           pick(m, []string{"", "Dansk", "Matematik"}),
		Profilomraade: pick(m, []string{"", "Afkodning", "Sprogforståelse"}),
		Klassetrin:    pick(m, []string{"", "9.", "2., 4., 6. klasse"}),
		Periode:       pick(m, []string{"", skoleaar(m.year), skoleaar(m.year - 1)}),
		Enhed:         pick(m, []string{"", "%", "elever", "Børn", "antal", "point", "familier"}),
		Cirka:         m.chance(20),
		Note:          m.maybe(),
	}
	if !m.public && m.chance(10) {
		r.Synlighed = samtale.Intern
	}
	if m.chance(70) {
		r.Vaerdi = m.tal()
		if m.chance(60) {
			r.Antal = m.antal()
		}
		if m.chance(30) {
			r.Kommunetal, r.Landstal, r.SocialReference = m.tal(), m.tal(), m.tal()
			r.Referencevurdering = pick(m, append(samtale.Vurderinger, ""))
		}
		for i := range m.n(0, 2) {
			t := samtale.Tidligere{Periode: skoleaar(m.year - 1 - i), Vaerdi: m.tal(), Sammenlignelig: m.chance(50)}
			if m.chance(50) {
				t.Antal = m.antal()
			}
			r.Tidligere = append(r.Tidligere, t)
		}
	}
	if r.Vaerdi == "" || m.chance(50) {
		r.Ord = m.markdown()
	}
	return r
}

// tal draws a number whose digits must be kept as they are.
func (m *maker) tal() samtale.Tal {
	return samtale.Tal(pick(m, []string{"7.40", "0", "3", "4.999", "5", "12", "50.0", "96", "99.5", "100", "-2.5", "0.30", "1234567.8901", fmt.Sprint(m.n(0, 100))}))
}

func (m *maker) antal() *int {
	n := pick(m, []int{0, 1, 4, 5, 6, 12, 20, m.n(0, 200)})
	return &n
}

// aftale draws an agreement, this year's or last year's.
func (m *maker) aftale() samtale.Aftale {
	a := samtale.Aftale{Maal: m.plain(), Baggrund: m.maybeMarkdown(), Tegn: m.maybe(), Ansvarlig: pick(m, []string{"", "Skoleleder"}), Bemaerkning: m.maybeMarkdown()}
	for range m.n(0, 3) {
		a.Tiltag = append(a.Tiltag, m.plain())
	}
	if m.chance(30) {
		a.Frist = fmt.Sprintf("%d-06-%02d", m.year+2, m.n(1, 30))
	}
	if m.chance(50) {
		a.Status = pick(m, samtale.Aftalestatusser)
		if m.chance(60) {
			a.FraSkoleaar = skoleaar(m.year - 1)
		}
	}
	return a
}

// maybeArt are the kinds of a result, and none.
var maybeArt = append([]samtale.Art{""}, samtale.Arter...)

// billeder are the pictures that figures are drawn from: plain ones, and ones
// with words hidden in every place a picture can hide them.
var billeder = sync.OnceValue(func() []string {
	return []string{billedetest.PNG(""), billedetest.JPEG(""), billedetest.PNG("skjult i billedet"), billedetest.JPEG("skjult i billedet")}
})
