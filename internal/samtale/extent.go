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
	// MaxLines is how many lines a notat may have, as extent counts them: 700
	// pages, fifty times the longest that is known. Each line costs the PDF's
	// layout some 3 kB while it works, so that the longest takes 150 MB.
	MaxLines = 30_000

	// MaxField is how many bytes each of the fields may have that a
	// template can put into the header and footer of every page: what stands in
	// one is set again for each of the pages that the rest becomes.
	MaxField = 1000
)

// How many lines a thing counts for besides those of its words: about the room
// it takes on a page, and at least its work in the slowest format.
const (
	linesAfsnit   = 3  // a heading, with its place in the contents and the bookmarks
	linesBlok     = 2  // a table, columns or a quote: the room around it
	linesResultat = 12 // the cells of a row with all columns in use
	linesDiagram  = 60 // a result may get a chart of its own: drawn for Word, it is as much work as a page
	linesBillede  = 20
)

// extent counts the lines that the record becomes and reports the place where
// there are more than MaxLines, and single fields that are too long. It tells
// whether the record may be looked at further.
func (t *checker) extent() bool {
	r := t.r
	for _, del := range []struct {
		pointer string
		field   any
	}{{"/dokument", &r.Dokument}, {"/sag", &r.Sag}, {"/kommune", &r.Kommune}, {"/skole", &r.Skole}, {"/moede", &r.Moede}} {
		t.singleFields(del.pointer, reflect.ValueOf(del.field).Elem())
	}
	pointer := t.findTooLong()
	if pointer != "" {
		t.report(rules["for-langt-notat"], pointer, inserts{})
	}
	return pointer == ""
}

// findTooLong gives the place where there are more than MaxLines, or "".
func (t *checker) findTooLong() string {
	o := extent{}
	o.record(t.r, t.blokke, t.afsnit)
	return o.pointer
}

// Lines gives how many lines the record becomes, about, and MaxLines or more
// where that is more than it may: the work of a layout goes with them.
func (r *Record) Lines() int {
	t := &checker{r: r}
	t.walk(r.Afsnit, "", 1, false)
	o := extent{}
	o.record(r, t.blokke, t.afsnit)
	return o.lines
}

// singleFields looks at the fields of a part of the record that hold one free
// text each, also those of an object within it. Whose form is fixed has its rule.
func (t *checker) singleFields(pointer string, v reflect.Value) {
	for _, field := range plans[v.Type()].fields {
		switch w := v.Field(field.index); {
		case w.Kind() == reflect.Struct:
			t.singleFields(pointer+"/"+field.Key, w)
		case w.Kind() == reflect.String && w.Len() > MaxField && field.Kind == KindWords:
			t.report(rules["for-langt-felt"], pointer+"/"+field.Key, inserts{})
		}
	}
}

// extent is a count of lines, and where it went over the limit.
type extent struct {
	lines   int
	pointer string // "" while there is room
}

// count adds lines that stand at a place.
func (o *extent) count(n int, pointer func() string) {
	if o.lines += n; o.lines > MaxLines && o.pointer == "" {
		o.pointer = pointer()
	}
}

func (o *extent) record(r *Record, blokke []blokPlace, afsnit []afsnitPlace) {
	o.count(len(r.Skole.TidligereNumre), func() string { return "/skole/tidligereNumre" })
	for i := range r.Moede.Dagsorden {
		o.count(1+plainLines(r.Moede.Dagsorden[i].Punkt), func() string { return post.Item("/moede", "dagsorden", i) })
	}
	for i := range r.Deltagere {
		d := &r.Deltagere[i]
		o.count(len(d.Funktion)+plainLines(d.Navn)+plainLines(d.Titel)+plainLines(d.Gruppe), func() string { return post.Item("", "deltagere", i) })
	}
	for i := range r.Bilag {
		b := &r.Bilag[i]
		o.count(2+plainLines(b.Titel)+plainLines(b.Note), func() string { return post.Item("", "bilag", i) })
	}
	for i := range afsnit {
		a := &afsnit[i]
		n := linesAfsnit + plainLines(a.Overskrift)
		if a.UdenIndhold != nil {
			n += plainLines(a.UdenIndhold.Tekst)
		}
		o.count(n, func() string { return a.pointer })
	}
	for i := range blokke {
		if o.blok(&blokke[i]); o.pointer != "" {
			return
		}
	}
}

func (o *extent) blok(s *blokPlace) {
	item := func(key string, i int) func() string { return func() string { return post.Item(s.pointer(), key, i) } }
	switch b := s.blok.(type) {
	case *Tekst:
		o.count(markdownLines(b.Tekst), func() string { return s.pointer() + "/tekst" })
	case *Sammenstilling:
		o.count(linesBlok, s.pointer)
		for i := range b.Kolonner {
			o.count(plainLines(b.Kolonner[i].Overskrift)+markdownLines(b.Kolonner[i].Tekst), item("kolonner", i))
		}
	case *Tabel:
		o.count(linesBlok+len(b.Hoved)+plainLines(b.Billedtekst), s.pointer)
		for i, r := range b.Raekker {
			n := 0
			for _, field := range r {
				if b.Format == Markdown {
					n += markdownLines(field)
				} else {
					n += plainLines(field)
				}
			}
			o.count(max(n, len(b.Hoved)), item("raekker", i))
		}
	case *Citater:
		for i := range b.Citater {
			o.count(linesBlok+markdownLines(b.Citater[i].Tekst)+plainLines(b.Citater[i].Rolle), item("citater", i))
		}
	case *Figur:
		o.count(linesBillede+plainLines(b.Billedtekst), s.pointer)
	case *Resultater:
		for i := range b.Resultater {
			x := &b.Resultater[i]
			n := linesResultat + markdownLines(x.Ord) + len(x.Tidligere)
			for _, s := range []string{x.Maaling, x.Fag, x.Profilomraade, x.Klassetrin, x.Periode, x.Kilde, x.Enhed, x.Note} {
				n += strings.Count(prosa.LineEnds(s), "\n")
			}
			for j := range x.Tidligere {
				n += strings.Count(prosa.LineEnds(x.Tidligere[j].Periode), "\n")
			}
			if b.Diagram {
				n += linesDiagram
			}
			o.count(n, item("resultater", i))
		}
	case *Aftaler:
		for i := range b.Aftaler {
			a := &b.Aftaler[i]
			n := plainLines(a.Maal) + markdownLines(a.Baggrund) + plainLines(a.Tegn) + plainLines(a.Ansvarlig) + markdownLines(a.Bemaerkning) + 3 // term, status
			for _, s := range a.Tiltag {
				n += plainLines(s)
			}
			o.count(n, item("aftaler", i))
		}
	}
}

// plainLines counts the lines of a plain text: each end of a line is kept.
func plainLines(s string) int {
	if s == "" {
		return 0
	}
	return 1 + strings.Count(prosa.LineEnds(s), "\n")
}

// markdownLines counts the lines of a Markdown text that are not blank, each a
// paragraph, an item or a line after a break, and the marks of bold, italic and
// links, after each of which the words are set anew.
func markdownLines(s string) int {
	s = prosa.LineEnds(s)
	n := runs(s, '*') + runs(s, '_') + runs(s, ']')
	for line := range strings.SplitSeq(s, "\n") {
		if strings.Trim(line, " \t") != "" {
			n++
		}
	}
	return n
}

// runs counts how often a sign stands in a text, several in a row once.
func runs(s string, sign byte) (n int) {
	for i := strings.IndexByte(s, sign); i >= 0; i = strings.IndexByte(s, sign) {
		for s = s[i:]; s != "" && s[0] == sign; s = s[1:] {
		}
		n++
	}
	return n
}
