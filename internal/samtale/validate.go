package samtale

import (
	"slices"
	"strconv"

	"notat/internal/fault"
	"notat/internal/post"
	"notat/internal/prosa"
)

// Validate checks the record against every rule at once: what decoding found,
// the tags on the fields, and the table of rules. The list holds all faults and
// warnings in document order, at most post.MaxErrors errors and post.MaxWarnings warnings of
// each rule; Valid is nil when any is an error.
func Validate(r *Record, k Krav) (*Valid, fault.List) {
	t := &tjek{r: r, k: k, udkast: r.Dokument.Status == Udkast, talt: map[taelling]int{}}
	t.laest()
	if r.posted == nil || !r.posted.Cut {
		t.lov = lovFor(lovdag(r), k.UdenHandlingsplaner)
		t.gaa(r.Afsnit, "", 1, false)
		if t.omfang() {
			t.felter()
			for _, g := range tvaers {
				t.regel, t.advar, t.lovtekst = g, false, g.Lov
				g.check(t)
			}
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
	talt   map[taelling]int
	flere  fault.Severity // of what was found and not listed, or ""
	skjult []post.Pointer // pointers at which nothing could be bound: no rule speaks of them
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
	prosa.Doubt
}

// gaa lists sections and blocks in document order.
func (t *tjek) gaa(l []Afsnit, ude string, niveau int, intern bool) {
	for i := range l {
		a := &l[i]
		peg := post.Item(ude, "afsnit", i)
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
	for _, f := range t.r.posted.Findings {
		peg := t.r.posted.PointerAt(f.At)
		if f.Outside != nil {
			peg = t.r.posted.PointerAt(int(f.Outside.At)).AppendToken(f.Word)
		}
		if f.Hides {
			t.skjult = append(t.skjult, peg)
		}
		if f.Code == "ukendt-noegle" && f.Meant != "" { // the misspelt key is not missing too
			t.skjult = append(t.skjult, peg.Parent().AppendToken(f.Meant))
		}
		g := regler[f.Code]
		line, column := t.r.posted.Place(f.At)
		severity := g.severity(t.udkast)
		if !t.fuldt(g, severity) {
			i := indsat{ord: f.Word, forslag: f.Meant}
			if f.Code != "forkert-type" && f.Code != "null" { // their words are our own
				i.ord = prosa.Shorten(i.ord)
			}
			t.tilfoej(g, fault.Fault{Severity: severity, Pointer: string(peg), Law: g.Lov, Message: g.tekst(i), Line: line, Column: column})
		}
	}
}

// fejl reports the rule at a place, unless what stands there could not be read.
func (t *tjek) fejl(peg, ord string) { t.meld(t.regel, peg, indsat{ord: ord}) }

func (t *tjek) meld(g *Regel, peg string, i indsat) {
	severity, lov := g.severity(t.udkast), g.Lov
	if g == t.regel {
		lov = t.lovtekst
		if t.advar {
			severity = fault.Warning
		}
	}
	if t.fuldt(g, severity) {
		return
	}
	if slices.ContainsFunc(t.skjult, func(s post.Pointer) bool { return s.Contains(post.Pointer(peg)) }) {
		return
	}
	line, column := t.r.At(peg)
	t.tilfoej(g, fault.Fault{Severity: severity, Pointer: peg, Law: lov, Message: g.tekst(i), Line: line, Column: column})
}

func (t *tjek) tilfoej(g *Regel, f fault.Fault) {
	f.Code, f.Sted = g.Kode, Sted(t.r, f.Pointer)
	t.list = append(t.list, f)
	t.talt[taellingAf(g, f.Severity)]++
}

// taelling is what has a limit of its own: all errors together (no rule), and
// the warnings of each rule, so that many of them never hide an error, nor make
// a record invalid that has none.
type taelling struct{ varsel *Regel }

func taellingAf(g *Regel, s fault.Severity) taelling {
	if s == fault.Error {
		return taelling{}
	}
	return taelling{g}
}

// fuldt reports whether no more of a rule is listed, and remembers that more was found.
func (t *tjek) fuldt(g *Regel, s fault.Severity) bool {
	k, most := taellingAf(g, s), post.MaxWarnings
	if k == (taelling{}) {
		most = post.MaxErrors
	}
	if t.talt[k] < most {
		return false
	}
	if t.flere != fault.Error {
		t.flere = s
	}
	return true
}

// orden puts the list in document order: by line and column; in a record that
// was not decoded by the order of its fields. What ends a long list stands last.
func (t *tjek) orden() {
	if t.r.posted == nil {
		sorterPegere(t.list)
	} else {
		t.list.Sort()
	}
	if t.flere != "" {
		g := regler["for-mange-fejl"]
		t.list = append(t.list, fault.Fault{Code: g.Kode, Severity: t.flere, Message: g.Besked, Sted: Sted(t.r, "")})
	}
}

// markdown reports the doubts of one kind.
func (t *tjek) markdown(slags func(prosa.Doubt) string) {
	if !t.laeste {
		t.laeste = true
		var d prosa.Doubter
		t.hverMarkdown(func(b *blokSted, key string, i int, rest, tekst string) {
			if doubt := d.Read(tekst); doubt != (prosa.Doubt{}) {
				peg := b.peg()
				if key != "" {
					peg = post.Item(peg, key, i)
				}
				t.doubts = append(t.doubts, tvivlSted{peg + rest, doubt})
			}
		})
	}
	for _, d := range t.doubts {
		if s := slags(d.Doubt); s != "" {
			t.fejl(d.peg, s)
		}
	}
}
