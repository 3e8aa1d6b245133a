// Package statistik reads the ministry's figures of one school out of an extract:
// sheets of package regneark become results of a record, each with the row that it
// comes from. A cell that was suppressed is absent from an extract; here it becomes
// a result that says so, never a number. It asks no network, reckons nothing and
// knows nothing of what a record says already.
package statistik

import (
	"slices"
	"strings"

	"notat/internal/regneark"
	"notat/internal/samtale"
)

// Kilde is the source in the words of the licence; a notat prints "Kilde: " before it.
const Kilde = "Uddannelsesstatistik.dk"

// NotPublished is what a result says whose number is not in the extract:
// cells of fewer than 3 observations, and of fewer than 5 pupils for wellbeing and
// the reference, are left out of every answer.
const NotPublished = "Ikke offentliggjort: for få elever."

// Most of what is taken out of an extract: a school has some 30 figures a year, and
// nobody reads a notat of more.
const (
	MaxResultater = 500
	maxKeys       = 20_000 // of all schools
)

// Skole is whose figures are asked for.
type Skole struct {
	Institutionsnr string            // six digits
	Skoleaar       string            // of the record: "2024/25"; later years are not its
	Kolonner       map[string]string // a municipality's names of columns: see Named
}

// Udtraek is what an extract says about a school.
type Udtraek struct {
	Fund        []Fund
	Unknown     []Sted                 // columns whose names are in no table, and sheets without a known one
	Departments []Sted                 // rows of the institution's departments, which are not used
	Later       []string               // school years after the record's
	Measures    map[string]samtale.Art // what is measured in the sheets, as results call it
	Periods     map[string]bool        // the school years that it has rows of, up to the record's
}

// Fund is one result, and the rows it comes from: its own first, then one for each
// earlier value. A result that is not published has none of its own.
type Fund struct {
	Resultat samtale.Resultat
	Spor     []Spor

	noegle  noegle
	kolonne kolonne
	ark     string
	punkter map[string]point
}

// Spor is the row of a value.
type Spor struct {
	Periode string `json:"periode"`
	Ark     string `json:"ark,omitempty"`
	Raekke  int    `json:"raekke"`
}

// Sted is something in the file.
type Sted struct{ Navn, Sted string }

// Read takes a school's figures out of an extract. The error is a *regneark.Fejl.
func Read(ark []regneark.Ark, s Skole) (*Udtraek, error) {
	out, table := &Udtraek{Measures: map[string]samtale.Art{}, Periods: map[string]bool{}}, tabel(s.Kolonner)
	for _, a := range ark {
		h, err := readHead(a, table, out)
		if err != nil {
			return nil, err
		}
		if h == nil {
			continue
		}
		p := points{head: h, skole: s, out: out, own: map[noegle]map[string]point{}, asked: map[noegle]bool{}, newest: map[int]string{}, trin: map[string]bool{}}
		if err := p.read(); err != nil {
			return nil, err
		}
		if err := p.tell(); err != nil {
			return nil, err
		}
	}
	slices.Sort(out.Later)
	out.Later = slices.Compact(out.Later)
	return out, nil
}

// head is the row of names of a sheet.
type head struct {
	ark   regneark.Ark
	first int             // the row after it
	nr    int             // its number, as the file counts
	is    map[int]kolonne // column -> what it is
	navn  map[int]string  // column -> its name in small letters, without the API's brackets
	at    map[rolle]int   // the column of what stands in one column alone
}

// fejl places what is wrong in the sheet; column -1 is the whole row.
func (h *head) fejl(nr, column int, besked string) error {
	return &regneark.Fejl{Sted: h.sted(nr, column), Besked: besked}
}

func (h *head) sted(nr, column int) string {
	s := ""
	if h.ark.Navn != "" {
		s = "ark »" + h.ark.Navn + "«, "
	}
	s += "række " + itoa(nr)
	if column >= 0 {
		s += ", kolonne »" + h.ark.Raekker[h.first-1].Cell(column) + "«"
	}
	return s
}

// maxAbove is how far down the names may stand: the site writes a title over them.
const maxAbove = 10

// readHead finds the names of the columns; nil is a sheet that is no extract, which
// is told.
func readHead(a regneark.Ark, table navne, out *Udtraek) (*head, error) {
	known, best := 0, -1
	for i, row := range a.Raekker[:min(maxAbove, len(a.Raekker))] {
		n := 0
		for _, name := range row.Cells {
			if _, ok := table.find(name); ok {
				n++
			}
		}
		if n > known {
			known, best = n, i
		}
	}
	if known < 2 {
		name := a.Navn
		if name == "" {
			name = "filen"
		}
		out.Unknown = append(out.Unknown, Sted{name, "arket"})
		return nil, nil
	}
	h := &head{ark: a, first: best + 1, nr: a.Raekker[best].Nr, is: map[int]kolonne{}, navn: map[int]string{}, at: map[rolle]int{}}
	for _, row := range a.Raekker[:best] {
		if filled(row) > 1 {
			return nil, h.fejl(row.Nr, -1, "Her står noget over kolonnernes navne, som ligner endnu en række med navne. Lad kun én række med navne stå over tallene.")
		}
	}
	for i, name := range a.Raekker[best].Cells {
		k, ok := table.find(name)
		if !ok {
			if name != "" {
				out.Unknown = append(out.Unknown, Sted{name, h.sted(h.nr, -1)})
			}
			continue
		}
		h.is[i], h.navn[i] = k, lower(short(name))
		for j, other := range h.navn {
			if j != i && other == h.navn[i] {
				return nil, h.fejl(h.nr, i, "Kolonnen står to gange. Slet den ene.")
			}
		}
		switch k.rolle {
		case institutionsnr, afdelingsnr, skoleaar, fag, profilomraade, klassetrin, indikator:
			if _, twice := h.at[k.rolle]; twice {
				return nil, h.fejl(h.nr, i, "To kolonner siger det samme om tallene. Slet den ene.")
			}
			h.at[k.rolle] = i
		case unused, opdeling, vaerdi, antal, kommunetal, landstal, reference, vurdering:
		}
	}
	h.settle(out)
	if !h.has(institutionsnr) && !h.has(afdelingsnr) {
		return nil, h.fejl(h.nr, -1, "Der er ingen kolonne med institutionsnummer eller afdelingsnummer, så det kan ikke ses, hvilken skole tallene er om. Hent udtrækket med nummeret.")
	}
	if !h.has(skoleaar) {
		return nil, h.fejl(h.nr, -1, "Der er ingen kolonne med skoleår. Hent udtrækket med skoleår.")
	}
	return h, nil
}

func (h *head) has(r rolle) bool { _, ok := h.at[r]; return ok }

// settle decides what the number of pupils is: a figure of its own, or how many the
// marks beside it rest on.
func (h *head) settle(out *Udtraek) {
	rests := false
	for _, k := range h.is {
		rests = rests || k.rolle == vaerdi && (k.art == "karakter" || k.art == "trivsel" || k.art == "overgang")
	}
	for i, k := range h.is {
		if rests && h.navn[i] == "antal elever" {
			h.is[i] = kolonne{rolle: antal}
		} else if k.rolle == vaerdi {
			k.af = h.navn[i]
			h.is[i] = k
		}
	}
	named := func(name string) bool {
		for i, k := range h.is {
			if k.rolle == vaerdi && h.navn[i] == lower(name) {
				return true
			}
		}
		return false
	}
	for i, k := range h.is {
		if k.rolle < kommunetal || named(k.af) {
			continue
		}
		if k.af = "Karaktergennemsnit"; k.rolle >= reference && named(k.af) { // the overview's own mark, where that of the reference was not asked for
			h.is[i] = k
			continue
		}
		delete(h.is, i)
		out.Unknown = append(out.Unknown, Sted{h.ark.Raekker[h.first-1].Cell(i), h.sted(h.nr, -1)})
	}
	slices.SortFunc(out.Unknown, func(a, b Sted) int { return strings.Compare(a.Sted+a.Navn, b.Sted+b.Navn) })
}

func filled(r regneark.Raekke) int {
	n := 0
	for _, c := range r.Cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}
