package leak

import (
	"strconv"
	"strings"
	"unicode"

	"notat/internal/laesning"
	"notat/internal/samtale"
)

// text is one text of a record: a field, a paragraph or item of a Markdown text,
// the cells of a row, the words and numbers of a result.
type text struct {
	pointer string
	part    int
	source  string
	words   []word
	hidden  bool // not for the public
	name    bool // of somebody who took part
	people  bool // of somebody who took part
	says    bool // it tells something by itself: a number or a label does not
}

// texts gives all texts that a document shows in any edition.
func texts(r *samtale.Record) []text {
	c := collector{}
	c.walk = samtale.Walk{Text: c.text, Enter: c.enter, Leave: c.leave}
	c.walk.Over(r)
	return c.out
}

// Holding gives the parts of a text that hold some words, as findings that say nothing
// of whose they are; all of its parts, where they stand in none as a whole, and what is
// no text, but a number, as it was found.
func Holding(r *samtale.Record, pointer, some string) (out []Finding) {
	var all []Finding
	wanted := words(some)
	for _, t := range texts(r) {
		if t.pointer != pointer {
			continue
		}
		f := Finding{Pointer: t.pointer, Part: t.part, Text: t.source}
		if all = append(all, f); t.holds(wanted) {
			out = append(out, f)
		}
	}
	switch {
	case out != nil:
		return out
	case all != nil:
		return all
	}
	return []Finding{{Pointer: pointer, Text: some}}
}

func (t text) holds(some []word) bool {
	for i := range t.words {
		n := 0
		for n < len(some) && i+n < len(t.words) && t.words[i+n].text == some[n].text {
			n++
		}
		if n == len(some) {
			return true
		}
	}
	return false
}

// labels are the fields that only say what something else is: "4. klasse" and
// "Lærer" tell nothing without it.
var labels = map[string]bool{"maaling": true, "kilde": true, "fag": true, "profilomraade": true, "klassetrin": true, "periode": true, "enhed": true,
	"hoved": true, "rolle": true, "ansvarlig": true, "fraSkoleaar": true, "gruppe": true}

// collector walks a record. What stands below something internal is hidden.
type collector struct {
	walk     samtale.Walk
	out      []text
	intern   int
	deltager *samtale.Deltager
}

func (c *collector) add(pointer string, part int, source string) *text {
	c.out = append(c.out, text{pointer: pointer, part: part, source: source, words: words(source), hidden: c.intern > 0,
		people: c.deltager != nil, says: strings.ContainsFunc(source, unicode.IsLetter)})
	return &c.out[len(c.out)-1]
}

func (c *collector) text(f *samtale.Field, s string) {
	at := c.walk.Pointer()
	switch {
	case f.Is(samtale.Unprinted | samtale.Internal):
	case f.Kind == samtale.KindProse:
		for i, p := range Parts(s) {
			c.add(at, i, p.Words())
		}
	case f.Kind == samtale.KindAddress:
		c.add(at, 0, laesning.Address(s).Form)
	default:
		t := c.add(at, 0, s)
		t.says = t.says && (!labels[f.Key] || len(t.words) >= within)
		if d := c.deltager; d != nil && f.Key == "navn" {
			t.name, t.hidden = !d.NavnIsPublic(), !d.NavnIsPublic()
		}
	}
}

func (c *collector) enter(object any) {
	if samtale.IsIntern(object) {
		c.intern++
	}
	at := c.walk.Pointer()
	switch x := object.(type) {
	case *samtale.Deltager:
		c.deltager = x
	case *samtale.Tabel:
		for i, row := range x.Raekker {
			plain := make([]string, len(row))
			for k, cell := range row {
				plain[k] = x.Words(cell)
			}
			c.add(at+"/raekker/"+strconv.Itoa(i), 0, strings.Join(plain, " "))
		}
	case *samtale.Resultat:
		if x.Vaerdi != "" || x.Antal != nil {
			c.add(at, 0, resultat(x))
		}
	}
}

func (c *collector) leave(object any) {
	if samtale.IsIntern(object) {
		c.intern--
	}
	if x, ok := object.(*samtale.Deltager); ok { // words may run from one field into the other
		t := c.add(c.walk.Pointer(), 0, x.Navn+" "+x.Titel)
		t.says, t.hidden = false, t.hidden || !x.NavnIsPublic()
		c.deltager = nil
	}
}

// resultat gives a result as words in a row, with its own numbers.
func resultat(r *samtale.Resultat) string {
	s := []string{r.Maaling, r.Fag, r.Profilomraade, r.Klassetrin, r.Periode}
	if r.Antal != nil {
		s = append(s, strconv.FormatInt(int64(*r.Antal), 10))
	}
	if r.Vaerdi != "" {
		s = append(s, r.Vaerdi.Danish())
	}
	return strings.Join(append(s, r.Enhed), " ")
}
