package samtale

import (
	"notat/internal/post"
	"notat/internal/prosa"
	"reflect"
	"strings"
)

// Limits of what a record becomes. They are counted in the record before
// anything is made of it, in time linear in its texts, and hold in every format.
const (
	// MaxLinjer is how many lines a notat may have, as omfang counts them: 700
	// pages, fifty times the longest that is known. Each line costs the PDF's
	// layout some 3 kB while it works, so that the longest takes 150 MB.
	MaxLinjer = 30_000

	// MaxEnkeltfelt is how many bytes each of the fields may have that a
	// template can put into the header and footer of every page: what stands in
	// one is set again for each of the pages that the rest becomes.
	MaxEnkeltfelt = 1000
)

// How many lines a thing counts for besides those of its words: about the room
// it takes on a page, and at least its work in the slowest format.
const (
	linjerAfsnit   = 3  // a heading, with its place in the contents and the bookmarks
	linjerBlok     = 2  // a table, columns or a quote: the room around it
	linjerResultat = 12 // the cells of a row with all columns in use
	linjerDiagram  = 60 // a result may get a chart of its own: drawn for Word, it is as much work as a page
	linjerBillede  = 20
)

// omfang counts the lines that the record becomes and reports the place where
// there are more than MaxLinjer, and single fields that are too long. It tells
// whether the record may be looked at further.
func (t *tjek) omfang() bool {
	r := t.r
	for _, del := range []struct {
		peg  string
		felt any
	}{{"/dokument", &r.Dokument}, {"/sag", &r.Sag}, {"/kommune", &r.Kommune}, {"/skole", &r.Skole}, {"/moede", &r.Moede}} {
		t.enkeltfelter(del.peg, reflect.ValueOf(del.felt).Elem())
	}
	peg := t.forLangt()
	if peg != "" {
		t.meld(regler["for-langt-notat"], peg, indsat{})
	}
	return peg == ""
}

// forLangt gives the place where there are more than MaxLinjer, or "".
func (t *tjek) forLangt() string {
	o := omfang{}
	o.record(t.r, t.blokke, t.afsnit)
	return o.peg
}

// Linjer gives how many lines the record becomes, about, and MaxLinjer or more
// where that is more than it may: the work of a layout goes with them.
func (r *Record) Linjer() int {
	t := &tjek{r: r}
	t.gaa(r.Afsnit, "", 1, false)
	o := omfang{}
	o.record(r, t.blokke, t.afsnit)
	return o.linjer
}

// enkeltfelter looks at the fields of a part of the record that hold one free
// text each, also those of an object within it. Whose form is fixed has its rule.
func (t *tjek) enkeltfelter(peg string, v reflect.Value) {
	for _, felt := range planer[v.Type()].felter {
		switch w := v.Field(felt.index); {
		case w.Kind() == reflect.Struct:
			t.enkeltfelter(peg+"/"+felt.navn, w)
		case w.Kind() == reflect.String && w.Len() > MaxEnkeltfelt && (felt.regler == "" || felt.regler == "udfyldt"):
			t.meld(regler["for-langt-felt"], peg+"/"+felt.navn, indsat{})
		}
	}
}

// omfang is a count of lines, and where it went over the limit.
type omfang struct {
	linjer int
	peg    string // "" while there is room
}

// tael adds lines that stand at a place.
func (o *omfang) tael(n int, peg func() string) {
	if o.linjer += n; o.linjer > MaxLinjer && o.peg == "" {
		o.peg = peg()
	}
}

func (o *omfang) record(r *Record, blokke []blokSted, afsnit []afsnitSted) {
	o.tael(len(r.Skole.TidligereNumre), func() string { return "/skole/tidligereNumre" })
	for i := range r.Moede.Dagsorden {
		o.tael(1+ordret(r.Moede.Dagsorden[i].Punkt), func() string { return post.Item("/moede", "dagsorden", i) })
	}
	for i := range r.Deltagere {
		d := &r.Deltagere[i]
		o.tael(len(d.Funktion)+ordret(d.Navn)+ordret(d.Titel)+ordret(d.Gruppe), func() string { return post.Item("", "deltagere", i) })
	}
	for i := range afsnit {
		a := &afsnit[i]
		n := linjerAfsnit + ordret(a.Overskrift)
		if a.UdenIndhold != nil {
			n += ordret(a.UdenIndhold.Tekst)
		}
		o.tael(n, func() string { return a.peg })
	}
	for i := range blokke {
		if o.blok(&blokke[i]); o.peg != "" {
			return
		}
	}
}

func (o *omfang) blok(s *blokSted) {
	item := func(key string, i int) func() string { return func() string { return post.Item(s.peg(), key, i) } }
	switch b := s.blok.(type) {
	case *Tekst:
		o.tael(markdownlinjer(b.Tekst), func() string { return s.peg() + "/tekst" })
	case *Sammenstilling:
		o.tael(linjerBlok, s.peg)
		for i := range b.Kolonner {
			o.tael(ordret(b.Kolonner[i].Overskrift)+markdownlinjer(b.Kolonner[i].Tekst), item("kolonner", i))
		}
	case *Tabel:
		o.tael(linjerBlok+len(b.Hoved)+ordret(b.Billedtekst), s.peg)
		for i, r := range b.Raekker {
			n := 0
			for _, felt := range r {
				n += ordret(felt)
			}
			o.tael(max(n, len(b.Hoved)), item("raekker", i))
		}
	case *Citater:
		for i := range b.Citater {
			o.tael(linjerBlok+markdownlinjer(b.Citater[i].Tekst)+ordret(b.Citater[i].Rolle), item("citater", i))
		}
	case *Figur:
		o.tael(linjerBillede+ordret(b.Billedtekst), s.peg)
	case *Resultater:
		for i := range b.Resultater {
			x := &b.Resultater[i]
			n := linjerResultat + markdownlinjer(x.Ord) + len(x.Tidligere)
			for _, s := range []string{x.Maaling, x.Fag, x.Profilomraade, x.Klassetrin, x.Periode, x.Kilde, x.Enhed, x.Note} {
				n += strings.Count(prosa.LineEnds(s), "\n")
			}
			for j := range x.Tidligere {
				n += strings.Count(prosa.LineEnds(x.Tidligere[j].Periode), "\n")
			}
			if b.Diagram {
				n += linjerDiagram
			}
			o.tael(n, item("resultater", i))
		}
	case *Aftaler:
		for i := range b.Aftaler {
			a := &b.Aftaler[i]
			n := ordret(a.Maal) + markdownlinjer(a.Baggrund) + ordret(a.Tegn) + ordret(a.Ansvarlig) + markdownlinjer(a.Bemaerkning) + 3 // term, status
			for _, s := range a.Tiltag {
				n += ordret(s)
			}
			o.tael(n, item("aftaler", i))
		}
	}
}

// ordret counts the lines of a plain text: each end of a line is kept.
func ordret(s string) int {
	if s == "" {
		return 0
	}
	return 1 + strings.Count(prosa.LineEnds(s), "\n")
}

// markdownlinjer counts the lines of a Markdown text that are not blank, each a
// paragraph, an item or a line after a break, and the marks of bold, italic and
// links, after each of which the words are set anew.
func markdownlinjer(s string) int {
	n, tom := 0, true
	s = prosa.LineEnds(s)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\n':
			tom = true
		case ' ', '\t':
		case '*', '_', ']':
			if i+1 == len(s) || s[i+1] != c {
				n++
			}
			fallthrough
		default:
			if tom {
				n, tom = n+1, false
			}
		}
	}
	return n
}
