package template

import (
	"strconv"
	"strings"
)

// sizes is how large words may be, in points: outside readable nobody reads them, or a
// page holds a few of them, and outside usual somebody should look again.
type sizes struct{ readable, usual [2]float64 }

var (
	ofText     = sizes{[2]float64{7, 32}, [2]float64{9, 18}} // what is read line by line
	ofHeadings = sizes{[2]float64{7, 72}, [2]float64{9, 40}}
	ofBanners  = sizes{[2]float64{5, 72}, [2]float64{7, 36}}
)

// checkSizes holds the size of all words against what people can read.
func (r *reader) checkSizes(l *Look) {
	text := func(name string, s Style) { r.size(wordFile, "Typografien »"+name+"«", s.Size, ofText) }
	text("Normal", l.Normal)
	text("Opstilling - punkttegn", l.ListBullet.Style)
	text("Opstilling - talellerbogst", l.ListNumber.Style)
	text("Citat", l.Quote)
	text("Billedtekst", l.Caption)
	r.size(wordFile, "Tabeltypografiens celler", l.Table.Size, ofText)
	r.size(wordFile, "Tabeltypografiens overskriftsrække", l.Table.Head.Size, ofText)
	r.size(wordFile, "Typografien »Titel«", l.Title.Size, ofHeadings)
	for i, h := range l.Heading {
		r.size(wordFile, "Typografien »Overskrift "+strconv.Itoa(i+1)+"«", h.Size, ofHeadings)
	}
	for _, b := range l.banners() {
		for _, p := range b.Paragraphs {
			for _, run := range p.Runs {
				if words := run.words(); words != "" {
					r.size(b.place, words, run.Style.Size, ofBanners)
				}
			}
		}
	}
}

// size tells of one size that is none of those. A size of zero is not known.
func (r *reader) size(place, what string, points float64, of sizes) {
	said := strings.Replace(strconv.FormatFloat(points, 'f', -1, 64), ".", ",", 1)
	switch {
	case points == 0:
	case points < of.readable[0]:
		r.notes.fail("skriftstoerrelse", place, "%s er på %s pt, og det kan ingen læse. Vælg mindst %g pt.", what, said, of.usual[0])
	case points > of.readable[1]:
		r.notes.fail("skriftstoerrelse", place, "%s er på %s pt, så der kun er plads til få ord på en side. Vælg højst %g pt.", what, said, of.usual[1])
	case points < of.usual[0]:
		r.notes.warn("skriftstoerrelse", place, "%s er på %s pt, og det er svært at læse på papir. Vælg mindst %g pt.", what, said, of.usual[0])
	case points > of.usual[1]:
		r.notes.warn("skriftstoerrelse", place, "%s er på %s pt. Er det meningen, at ordene skal være så store?", what, said)
	}
}
