package samtaletest

import (
	"fmt"
	"slices"
	"strings"

	"notat/internal/billede/billedetest"
	"notat/internal/samtale"
)

// Planted is a value that stands in one place of a record and nowhere else.
type Planted struct {
	Token string // letters only, or a number's digits
	Sted  string // what was planted, for the one who reads a failing test
}

// Plant puts a unique value in every place of r that a public edition
// withholds: internal sections, blocks and results, names that are not public,
// numbers of confidential kinds, numbers on too few, ekstra, reasons of
// answers, and what pictures hide. r stays valid.
func Plant(r *samtale.Record, k samtale.Krav) []Planted {
	p := &planter{krav: k}
	for i := range r.Deltagere {
		if d := &r.Deltagere[i]; d.Navn != "" && !d.NavnIsPublic() {
			d.Navn = p.navn() + " " + p.navn()
		}
	}
	p.afsnit(r.Afsnit, false)
	for i := range r.Kontroller {
		r.Kontroller[i].Begrundelse = p.ord("begrundelse")
	}
	if r.Ekstra == nil {
		r.Ekstra = map[string]any{}
	}
	r.Ekstra[p.ord("nøgle i ekstra")] = []any{p.ord("ekstra")}
	return p.planter
}

// planter makes the values and remembers them.
type planter struct {
	krav    samtale.Krav
	planter []Planted
}

func (p *planter) ny(token, sted string) string {
	p.planter = append(p.planter, Planted{token, sted})
	return token
}

// letters makes letters that no text of this package holds.
func (p *planter) letters() string {
	n := len(p.planter)
	return "qx" + string([]byte{'a' + byte(n/676%26), 'a' + byte(n/26%26), 'a' + byte(n%26)}) + "jw"
}

func (p *planter) ord(sted string) string { return p.ny("z"+p.letters(), sted) }
func (p *planter) navn() string           { return p.ny("Z"+p.letters(), "navn") }

// tal and antal make numbers that no text of this package holds.
func (p *planter) tal(sted string) samtale.Tal {
	return samtale.Tal(p.ny(fmt.Sprintf("90817%05d", len(p.planter)), sted))
}

func (p *planter) antal(sted string) *int {
	n := 908_000_000 + len(p.planter)
	p.ny(fmt.Sprint(n), sted)
	return &n
}

// til adds a word to each text that is there.
func (p *planter) til(sted string, texts ...*string) {
	for _, s := range texts {
		if *s != "" {
			*s += " " + p.ord(sted)
		}
	}
}

func (p *planter) afsnit(list []samtale.Afsnit, intern bool) {
	for i := range list {
		a := &list[i]
		intern := intern || a.Synlighed == samtale.Intern
		if intern {
			p.til("internt afsnit", &a.Overskrift)
			if a.UdenIndhold != nil {
				p.til("internt afsnit uden indhold", &a.UdenIndhold.Tekst)
			}
		}
		for _, b := range a.Blokke {
			p.blok(b, intern || b.Visibility() == samtale.Intern)
		}
		p.afsnit(a.Afsnit, intern)
	}
}

func (p *planter) blok(b samtale.Blok, intern bool) {
	switch b := b.(type) {
	case *samtale.Figur:
		p.figur(b, intern)
	case *samtale.Resultater:
		for i := range b.Resultater {
			p.resultat(&b.Resultater[i], intern)
		}
	case *samtale.Tekst, *samtale.Sammenstilling, *samtale.Tabel, *samtale.Citater, *samtale.Aftaler:
		if intern {
			p.internBlok(b)
		}
	}
}

func (p *planter) internBlok(b samtale.Blok) {
	switch b := b.(type) {
	case *samtale.Tekst:
		p.til("intern tekst", &b.Tekst)
	case *samtale.Sammenstilling:
		for i := range b.Kolonner {
			p.til("intern kolonne", &b.Kolonner[i].Overskrift, &b.Kolonner[i].Tekst)
		}
	case *samtale.Tabel:
		p.til("intern tabel", &b.Billedtekst)
		for _, row := range append([][]string{b.Hoved}, b.Raekker...) {
			for i := range row {
				p.til("intern tabel", &row[i])
			}
		}
	case *samtale.Citater:
		for i := range b.Citater {
			p.til("internt citat", &b.Citater[i].Tekst, &b.Citater[i].Rolle)
		}
	case *samtale.Aftaler:
		for i := range b.Aftaler {
			a := &b.Aftaler[i]
			p.til("intern aftale", &a.Maal, &a.Baggrund, &a.Tegn, &a.Ansvarlig, &a.Bemaerkning)
			for j := range a.Tiltag {
				p.til("intern aftale", &a.Tiltag[j])
			}
		}
	case *samtale.Figur, *samtale.Resultater: // planted whether intern or not
	default:
		panic("samtaletest: no planting in " + b.BlokType())
	}
}

func (p *planter) figur(f *samtale.Figur, intern bool) {
	if intern {
		p.til("intern figur", &f.Alt, &f.Billedtekst)
	}
	if strings.HasPrefix(f.Billede, "data:image/png") {
		f.Billede = billedetest.PNG(p.ord("skjult i PNG"))
	} else {
		f.Billede = billedetest.JPEG(p.ord("skjult i JPEG"))
	}
}

func (p *planter) resultat(r *samtale.Resultat, intern bool) {
	intern = intern || r.Synlighed == samtale.Intern
	if intern {
		p.til("internt resultat", &r.Maaling, &r.Kilde, &r.Profilomraade, &r.Klassetrin, &r.Ord, &r.Note)
	}
	if intern || slices.Contains(p.krav.Fortrolige, r.Art) {
		p.fortrolige(r)
		return
	}
	few := func(n *int) bool { return n != nil && *n < p.krav.Graense }
	if few(r.Antal) && r.Vaerdi != "" {
		r.Vaerdi = p.tal("tal om for få")
	}
	for i := range r.Tidligere {
		if t := &r.Tidligere[i]; t.Vaerdi != "" && (few(t.Antal) || t.Antal == nil && few(r.Antal)) {
			t.Vaerdi = p.tal("tidligere tal om for få")
		}
	}
}

// fortrolige replaces every number of a result.
func (p *planter) fortrolige(r *samtale.Resultat) {
	for _, t := range []*samtale.Tal{&r.Vaerdi, &r.Kommunetal, &r.Landstal, &r.SocialReference} {
		if *t != "" {
			*t = p.tal("fortroligt tal")
		}
	}
	if r.Antal != nil {
		r.Antal = p.antal("fortroligt antal")
	}
	for i := range r.Tidligere {
		t := &r.Tidligere[i]
		if t.Vaerdi != "" {
			t.Vaerdi = p.tal("tidligere fortroligt tal")
		}
		if t.Antal != nil {
			t.Antal = p.antal("tidligere fortroligt antal")
		}
	}
}
