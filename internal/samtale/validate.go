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
	t := &checker{r: r, k: k, udkast: r.Dokument.Status == Udkast, counted: map[tally]int{}}
	t.reportDecoding()
	if r.posted == nil || !r.posted.Cut {
		t.law = lawOf(lawDay(r), k.UdenHandlingsplaner)
		t.walk(r.Afsnit, "", 1, false)
		if t.extent() {
			t.fields()
			for _, g := range whole {
				t.rule, t.soft, t.lawText = g, false, g.Lov
				g.check(t)
			}
		}
	}
	t.inOrder()
	if t.list.HasErrors() {
		return nil, t.list
	}
	return &Valid{record: r, krav: k, warnings: t.list}, t.list
}

// checker is one run of the rules over one record.
type checker struct {
	r       *Record
	k       Krav
	law     lawSet
	udkast  bool
	list    fault.List
	counted map[tally]int
	more    fault.Severity // of what was found and not listed, or ""
	hidden  []post.Pointer // pointers at which nothing could be bound: no rule speaks of them
	afsnit  []afsnitPlace
	blokke  []blokPlace

	rule    *Regel // the rule that is being checked
	soft    bool   // this time it is a warning only
	lawText string

	doubts   []doubtSted // what Markdown reading wondered about, once read
	doubted  bool
	billeder map[*Figur]error  // what is wrong with each picture, once looked at
	years    map[string]string // see yearOf
}

// afsnitPlace is a section with its place; blokPlace a block with its own.
type afsnitPlace struct {
	*Afsnit
	pointer string
	level   int
	intern  bool // something above it is internal
}

type blokPlace struct {
	blok  Blok
	outer string // pointer of its section
	index int
}

func (b *blokPlace) pointer() string { return b.outer + "/blokke/" + strconv.Itoa(b.index) }

type doubtSted struct {
	pointer string
	prosa.Doubt
}

// walk lists sections and blocks in document order.
func (t *checker) walk(l []Afsnit, outer string, level int, intern bool) {
	for i := range l {
		a := &l[i]
		pointer := post.Item(outer, "afsnit", i)
		t.afsnit = append(t.afsnit, afsnitPlace{a, pointer, level, intern})
		for j, b := range a.Blokke {
			if b != nil {
				t.blokke = append(t.blokke, blokPlace{b, pointer, j})
			}
		}
		t.walk(a.Afsnit, pointer, level+1, intern || a.Synlighed == Intern)
	}
}

// reportDecoding reports what decoding found.
func (t *checker) reportDecoding() {
	if t.r.posted == nil {
		return
	}
	for _, f := range t.r.posted.Findings {
		pointer := t.r.posted.PointerAt(f.At)
		if f.Outside != nil {
			pointer = t.r.posted.PointerAt(int(f.Outside.At)).AppendToken(f.Word)
		}
		if f.Hides {
			t.hidden = append(t.hidden, pointer)
		}
		if f.Code == "ukendt-noegle" && f.Meant != "" { // the misspelt key is not missing too
			t.hidden = append(t.hidden, pointer.Parent().AppendToken(f.Meant))
		}
		g := rules[f.Code]
		line, column := t.r.posted.Place(f.At)
		severity := g.severity(t.udkast)
		if !t.full(g, severity) {
			i := inserts{word: f.Word, suggestion: f.Meant}
			if f.Code != "forkert-type" && f.Code != "null" { // their words are our own
				i.word = prosa.Shorten(i.word)
			}
			t.add(g, fault.Fault{Severity: severity, Pointer: string(pointer), Law: g.Lov, Message: g.tekst(i), Line: line, Column: column})
		}
	}
}

// fail reports the rule at a place, unless what stands there could not be read.
func (t *checker) fail(pointer, word string) { t.report(t.rule, pointer, inserts{word: word}) }

func (t *checker) report(g *Regel, pointer string, i inserts) {
	severity, law := g.severity(t.udkast), g.Lov
	if g == t.rule {
		law = t.lawText
		if t.soft {
			severity = fault.Warning
		}
	}
	if t.full(g, severity) {
		return
	}
	if slices.ContainsFunc(t.hidden, func(s post.Pointer) bool { return s.Contains(post.Pointer(pointer)) }) {
		return
	}
	line, column := t.r.At(pointer)
	t.add(g, fault.Fault{Severity: severity, Pointer: pointer, Law: law, Message: g.tekst(i), Line: line, Column: column})
}

func (t *checker) add(g *Regel, f fault.Fault) {
	f.Code, f.Sted = g.Kode, Sted(t.r, f.Pointer)
	t.list = append(t.list, f)
	t.counted[tallyOf(g, f.Severity)]++
}

// tally is what has a limit of its own: all errors together (no rule), and
// the warnings of each rule, so that many of them never hide an error, nor make
// a record invalid that has none.
type tally struct{ warning *Regel }

func tallyOf(g *Regel, s fault.Severity) tally {
	if s == fault.Error {
		return tally{}
	}
	return tally{g}
}

// full reports whether no more of a rule is listed, and remembers that more was found.
func (t *checker) full(g *Regel, s fault.Severity) bool {
	k, most := tallyOf(g, s), post.MaxWarnings
	if k == (tally{}) {
		most = post.MaxErrors
	}
	if t.counted[k] < most {
		return false
	}
	if t.more != fault.Error {
		t.more = s
	}
	return true
}

// inOrder puts the list in document order: by line and column; in a record that
// was not decoded by the order of its fields. What ends a long list stands last.
func (t *checker) inOrder() {
	if t.r.posted == nil {
		sortByPointer(t.list)
	} else {
		t.list.Sort()
	}
	if t.more != "" {
		g := rules["for-mange-fejl"]
		t.list = append(t.list, fault.Fault{Code: g.Kode, Severity: t.more, Message: g.Besked, Sted: Sted(t.r, "")})
	}
}

// markdown reports the doubts of one kind.
func (t *checker) markdown(kind func(prosa.Doubt) string) {
	if !t.doubted {
		t.doubted = true
		var d prosa.Doubter
		t.eachMarkdown(func(b *blokPlace, key string, i int, rest, tekst string) {
			if doubt := d.Read(tekst); doubt != (prosa.Doubt{}) {
				pointer := b.pointer()
				if key != "" {
					pointer = post.Item(pointer, key, i)
				}
				t.doubts = append(t.doubts, doubtSted{pointer + rest, doubt})
			}
		})
	}
	for _, d := range t.doubts {
		if s := kind(d.Doubt); s != "" {
			t.fail(d.pointer, s)
		}
	}
}
