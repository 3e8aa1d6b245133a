package statistik

import (
	"maps"
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/regneark"
	"notat/internal/samtale"
)

// noegle is what a number is about; the column is that of the measure.
type noegle struct {
	column                                  int
	maaling, fag, profilomraade, klassetrin string
}

// point is the number of one period, with what stands beside it.
type point struct {
	nr                                      int // the row
	vaerdi, kommunetal, landstal, reference samtale.Tal
	antal                                   *int
	vurdering                               samtale.Vurdering
	percent                                 bool
}

// points gathers what a sheet says.
type points struct {
	*head
	skole  Skole
	out    *Udtraek
	own    map[noegle]map[string]point // period -> the school's own
	order  []noegle                    // of own and asked, as the file has them
	asked  map[noegle]bool             // what is told of any school
	newest map[int]string              // column -> the newest period, not after the record's, that has a number of any school
	trin   map[string]bool             // the school's own years
	rows   int                         // of the school's own
	latest string                      // the newest period of its own rows, not after the record's
	others bool                        // other schools have rows
}

var sixDigits = pattern.New(`^\d{6}$`)

// mine reports whether a row is of the school itself. Rows of an institution's
// departments are not: which of them the conversation is about is not for a program
// to say.
func (p *points) mine(r regneark.Raekke) bool {
	number := func(of rolle) string {
		if !p.has(of) {
			return ""
		}
		s := strings.ReplaceAll(r.Cell(p.at[of]), ".", "")
		if !sixDigits.MatchString(s) {
			return ""
		}
		return s
	}
	afdeling, institution := number(afdelingsnr), number(institutionsnr)
	if afdeling == "" {
		return institution == p.skole.Institutionsnr
	}
	if afdeling != p.skole.Institutionsnr && institution == p.skole.Institutionsnr {
		p.out.Departments = append(p.out.Departments, Sted{afdeling, p.sted(r.Nr, -1)})
	}
	return afdeling == p.skole.Institutionsnr
}

// read goes through all rows: first the school's own, so that it is known which
// years it has, then those of the others.
func (p *points) read() error {
	var others []regneark.Raekke
	for _, r := range p.ark.Raekker[p.first:] {
		if !p.mine(r) {
			others = append(others, r)
			continue
		}
		p.rows++
		if err := p.row(r, true); err != nil {
			return err
		}
	}
	if p.rows == 0 {
		return nil
	}
	for _, r := range others {
		if err := p.row(r, false); err != nil {
			return err
		}
	}
	return nil
}

func (p *points) row(r regneark.Raekke, own bool) error {
	if named := p.ark.Raekker[p.first-1].Felter; own && r.Felter > named {
		return p.fejl(r.Nr, -1, "Rækken har flere felter, end der er kolonner. Har tallene komma, så gem filen med semikolon mellem felterne.")
	}
	periode, ok := skoleaarOf(r.Cell(p.at[skoleaar]))
	switch {
	case !ok && own:
		return p.fejl(r.Nr, p.at[skoleaar], "»"+r.Cell(p.at[skoleaar])+"« er ikke et skoleår som 2024/2025.")
	case !ok:
		return nil
	case periode > p.skole.Skoleaar:
		if own {
			p.out.Later = append(p.out.Later, periode)
		}
		return nil
	}
	p.out.Periods[periode] = true
	if own {
		p.latest = max(p.latest, periode)
	} else {
		p.others = true
	}
	for _, column := range p.measures() {
		s := r.Cell(column)
		n := p.noegle(r, column)
		if own {
			p.trin[n.klassetrin] = true
		} else if absent(s) || !p.trin[n.klassetrin] { // no word of a year that the school does not have
			continue
		}
		if !absent(s) && periode > p.newest[column] {
			p.newest[column] = periode
		}
		if !p.asked[n] {
			if len(p.asked) >= maxKeys {
				return p.fejl(r.Nr, -1, "Herfra er der flere slags tal, end et notat kan bruge. Hent et udtræk med færre opdelinger.")
			}
			p.asked[n], p.order = true, append(p.order, n)
		}
		if own {
			if err := p.point(r, n, periode); err != nil {
				return err
			}
		}
	}
	return nil
}

// measures are the columns of measures, from the left.
func (p *points) measures() (out []int) {
	for i, k := range p.is {
		if k.rolle == vaerdi {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// noegle says what the measure of a row is about.
func (p *points) noegle(r regneark.Raekke, column int) noegle {
	k := p.is[column]
	n := noegle{column: column, maaling: k.maaling, fag: k.fag}
	text := func(of rolle) string {
		if !p.has(of) || everybody(r.Cell(p.at[of])) {
			return ""
		}
		return r.Cell(p.at[of])
	}
	if n.fag == "" {
		n.fag = text(fag)
	}
	n.profilomraade, n.klassetrin = text(profilomraade), text(klassetrin)
	if n.maaling == "" {
		n.maaling = text(indikator)
	}
	if n.maaling == "" {
		n.maaling = short(p.ark.Raekker[p.first-1].Cell(column))
	}
	var kinds []string
	for i, k := range p.is {
		if k.rolle == opdeling && !everybody(r.Cell(i)) {
			kinds = append(kinds, r.Cell(i))
		}
	}
	if slices.Sort(kinds); kinds != nil {
		n.maaling += " (" + strings.Join(kinds, ", ") + ")"
	}
	return n
}

// point reads the number of a row and what stands beside it.
func (p *points) point(r regneark.Raekke, n noegle, periode string) error {
	x := point{nr: r.Nr}
	for i := range r.Cells {
		k, s := p.is[i], r.Cells[i]
		of := k.af
		if k.rolle < vaerdi || absent(s) || of != "" && lower(of) != p.navn[n.column] {
			continue
		}
		var to *samtale.Tal
		switch k.rolle {
		case vaerdi:
			to = &x.vaerdi
		case kommunetal:
			to = &x.kommunetal
		case landstal:
			to = &x.landstal
		case reference:
			to = &x.reference
		case antal:
			if p.is[n.column].enhed == "elever" {
				continue
			}
			many, ok := antalOf(s)
			if !ok {
				return p.fejl(r.Nr, i, "»"+s+"« er ikke et helt antal.")
			}
			x.antal = &many
			continue
		case vurdering:
			v, ok := vurderinger[lower(s)]
			if !ok {
				return p.fejl(r.Nr, i, "»"+s+"« er ikke over niveau, på niveau eller under niveau.")
			}
			x.vurdering = v
			continue
		case unused, institutionsnr, afdelingsnr, skoleaar, fag, profilomraade, klassetrin, indikator, opdeling:
			continue
		}
		t, percent, ok := tal(s)
		if !ok {
			return p.fejl(r.Nr, i, "»"+s+"« er ikke et tal, som det skrives på dansk (2.351 eller 7,3). Er det endnu en række med navne, så slet den.")
		}
		*to = t
		x.percent = x.percent || percent
	}
	if x.vaerdi+x.kommunetal+x.landstal+x.reference == "" && x.vurdering == "" { // a number of pupils alone is of another measure
		return nil
	}
	if before, twice := p.own[n][periode]; twice && !before.same(x) {
		return p.fejl(r.Nr, -1, "Rækken siger noget andet om det samme end række "+itoa(before.nr)+". Hent udtrækket uden den opdeling, som mangler en kolonne.")
	}
	if p.own[n] == nil {
		p.own[n] = map[string]point{}
	}
	if _, twice := p.own[n][periode]; !twice {
		p.own[n][periode] = x
	}
	return nil
}

func (x point) same(y point) bool {
	if (x.antal == nil) != (y.antal == nil) || x.antal != nil && *x.antal != *y.antal {
		return false
	}
	return x.vaerdi == y.vaerdi && x.kommunetal == y.kommunetal && x.landstal == y.landstal && x.reference == y.reference && x.vurdering == y.vurdering && x.percent == y.percent
}

// tell makes results of what was gathered: the newest period of a measure is the
// result, those before it are its earlier values.
func (p *points) tell() error {
	if p.rows == 0 {
		return nil
	}
	for _, n := range p.order {
		k := p.is[n.column]
		p.out.Measures[n.maaling] = k.art
		if len(p.out.Fund) >= MaxResultater {
			return p.fejl(p.nr, -1, "Udtrækket har over 500 tal om skolen. Hent et udtræk med færre opdelinger.")
		}
		f := Fund{noegle: n, kolonne: k, ark: p.ark.Navn, punkter: p.own[n]}
		p.out.Fund = append(p.out.Fund, f.I(p.newestOf(n.column)))
	}
	return nil
}

// newestOf gives the period that a measure is asked for: the newest of the sheet.
// Where other schools have numbers only of an earlier one, or the measure is the
// reference, which comes a year after the marks, it is the newest that has any.
func (p *points) newestOf(column int) string {
	if newest := p.newest[column]; newest != "" && (p.others || strings.HasPrefix(p.navn[column], "socref ")) {
		return newest
	}
	return p.latest
}

// I gives what the extract says of the same for another period, "2023/24", with the
// values before it.
func (f Fund) I(periode string) Fund {
	n, x := f.noegle, f.punkter[periode]
	f.Resultat = samtale.Resultat{Maaling: n.maaling, Art: f.kolonne.art, Kilde: Kilde, Fag: n.fag, Profilomraade: n.profilomraade, Klassetrin: n.klassetrin, Periode: periode, Enhed: f.kolonne.enhed,
		Antal: x.antal, Vaerdi: x.vaerdi, Kommunetal: x.kommunetal, Landstal: x.landstal, SocialReference: x.reference, Referencevurdering: x.vurdering}
	f.Spor = nil
	if x.nr > 0 {
		f.Spor = []Spor{{periode, f.ark, x.nr}}
	}
	r := &f.Resultat
	if r.Vaerdi == "" {
		r.Note = NotPublished
	}
	percent := x.percent
	for _, before := range slices.Backward(slices.Sorted(maps.Keys(f.punkter))) {
		if y := f.punkter[before]; before < periode && y.vaerdi != "" {
			r.Tidligere = append(r.Tidligere, samtale.Tidligere{Periode: before, Vaerdi: y.vaerdi, Antal: y.antal})
			f.Spor = append(f.Spor, Spor{before, f.ark, y.nr})
			percent = percent || y.percent
		}
	}
	if percent {
		r.Enhed = "%"
	}
	return f
}
