package samtale

import (
	"strconv"
	"strings"

	"notat/internal/fault"
)

// Validate checks the record against every rule at once: what decoding found,
// the tags on the fields, and the table of rules. The list holds all faults and
// warnings in document order, at most MaxFejl of them; Valid is nil when any is
// an error.
func Validate(r *Record, k Krav) (*Valid, fault.List) {
	t := &tjek{r: r, k: k, udkast: r.Dokument.Status == Udkast}
	t.laest()
	if r.posted == nil || !r.posted.afbrudt {
		t.lov = lovFor(lovdag(r), k.UdenHandlingsplaner)
		t.gaa(r.Afsnit, "", 1, false)
		t.felter()
		for _, g := range tvaers {
			t.regel, t.advar, t.lovtekst = g, false, g.Lov
			g.check(t)
		}
	}
	t.orden()
	if t.list.HasErrors() {
		return nil, t.list
	}
	return &Valid{record: r, krav: k, warnings: t.list}, t.list
}

// tjek is one run of the rules over one record.
type tjek struct {
	r      *Record
	k      Krav
	lov    lovsaet
	udkast bool
	list   fault.List
	skjult []string // pointers at which nothing could be bound: no rule speaks of them
	afsnit []afsnitSted
	blokke []blokSted

	regel    *Regel // the rule that is being checked
	advar    bool   // this time it is a warning only
	lovtekst string

	doubts   []tvivlSted // what Markdown reading wondered about, once read
	laeste   bool
	billeder map[*Figur]error // what is wrong with each picture, once looked at
}

// afsnitSted is a section with its place; blokSted a block with its own.
type afsnitSted struct {
	*Afsnit
	peg    string
	niveau int
	intern bool // something above it is internal
}

type blokSted struct {
	blok  Blok
	ude   string // pointer of its section
	plads int
}

func (b *blokSted) peg() string { return b.ude + "/blokke/" + strconv.Itoa(b.plads) }

type tvivlSted struct {
	peg string
	tvivl
}

// gaa lists sections and blocks in document order.
func (t *tjek) gaa(l []Afsnit, ude string, niveau int, intern bool) {
	for i := range l {
		a := &l[i]
		peg := led(ude, "afsnit", i)
		t.afsnit = append(t.afsnit, afsnitSted{a, peg, niveau, intern})
		for j, b := range a.Blokke {
			if b != nil {
				t.blokke = append(t.blokke, blokSted{b, peg, j})
			}
		}
		t.gaa(a.Afsnit, peg, niveau+1, intern || a.Synlighed == Intern)
	}
}

// laest reports what decoding found.
func (t *tjek) laest() {
	if t.r.posted == nil {
		return
	}
	for _, f := range t.r.posted.fund {
		peg := ""
		switch {
		case f.ude != nil:
			peg = t.r.posted.pegVed(int(f.ude.at)) + "/" + pegKode.Replace(f.ord)
		case !f.rod:
			peg = t.r.posted.pegVed(f.at)
		}
		if f.skjuler {
			t.skjult = append(t.skjult, peg)
		}
		if f.kode == "ukendt-noegle" && f.forslag != "" { // the misspelt key is not missing too
			t.skjult = append(t.skjult, peg[:strings.LastIndexByte(peg, '/')+1]+f.forslag)
		}
		g := regler[f.kode]
		line, column := t.r.posted.sted(f.at)
		t.tilfoej(fault.Fault{Code: g.Kode, Severity: g.severity(t.udkast), Pointer: peg, Law: g.Lov,
			Message: g.tekst(kort(f.ord), f.forslag), Line: line, Column: column})
	}
}

// fejl reports the rule at a place, unless what stands there could not be read.
func (t *tjek) fejl(peg, ord string) { t.meld(t.regel, peg, ord, "") }

func (t *tjek) meld(g *Regel, peg, ord, forslag string) {
	if len(t.list) > MaxFejl {
		return
	}
	for _, s := range t.skjult {
		if strings.HasPrefix(peg, s) && (len(peg) == len(s) || peg[len(s)] == '/') {
			return
		}
	}
	f := fault.Fault{Code: g.Kode, Severity: g.severity(t.udkast), Pointer: peg, Law: g.Lov, Message: g.tekst(ord, forslag)}
	if g == t.regel {
		f.Law = t.lovtekst
		if t.advar {
			f.Severity = fault.Warning
		}
	}
	f.Line, f.Column = t.r.At(peg)
	t.tilfoej(f)
}

func (t *tjek) tilfoej(f fault.Fault) {
	if len(t.list) < MaxFejl {
		f.Sted = Sted(t.r, f.Pointer)
		t.list = append(t.list, f)
		return
	}
	if len(t.list) == MaxFejl {
		g := regler["for-mange-fejl"]
		t.list = append(t.list, fault.Fault{Code: g.Kode, Severity: fault.Error, Message: g.Besked, Sted: Sted(t.r, "")})
	}
}

// orden puts the list in document order: by line and column; in a record that
// was not decoded by the order of its fields. What ends a long list stays last.
func (t *tjek) orden() {
	l := t.list[:min(len(t.list), MaxFejl)]
	if t.r.posted == nil {
		sorterPegere(l)
		return
	}
	l.Sort()
}

// markdown reports the doubts of one kind.
func (t *tjek) markdown(slags func(tvivl) string) {
	if !t.laeste {
		t.laeste = true
		t.hverMarkdown(func(peg, key string, i int, rest, tekst string) {
			if d := tvivlI(tekst); d != (tvivl{}) {
				if key != "" {
					peg = led(peg, key, i)
				}
				t.doubts = append(t.doubts, tvivlSted{peg + rest, d})
			}
		})
	}
	for _, d := range t.doubts {
		if s := slags(d.tvivl); s != "" {
			t.fejl(d.peg, s)
		}
	}
}
