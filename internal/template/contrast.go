package template

import (
	"cmp"
	"strconv"

	"notat/internal/fault"
	"notat/internal/ooxml"
)

// minContrast is what text must stand out from what it stands on (WCAG 2.1,
// 1.4.3), large text too: a table of sizes is more than a secretary can keep in
// mind.
const minContrast = 4.5

// paper is what text without shading stands on.
const paper = "FFFFFF"

// checkContrast holds every colour that words can have against every ground
// they can stand on.
func (r *reader) checkContrast(l *Look, ids IDs) {
	style := func(severity fault.Severity, name string, s Style, grounds ...string) {
		if s.Shading != "" {
			grounds = []string{s.Shading}
		}
		for _, ground := range grounds {
			r.Contrast(severity, wordFile, "Typografien »"+name+"«", s.Color, cmp.Or(ground, paper))
		}
	}
	table := []string{paper}
	if l.Table.BandShading != "" {
		table = append(table, l.Table.BandShading)
	}
	style(fault.Error, "Normal", l.Normal, table...)
	style(fault.Error, "Titel", l.Title, paper)
	for i, h := range l.Heading {
		style(fault.Error, "Overskrift "+strconv.Itoa(i+1), h, paper)
	}
	style(fault.Error, "Opstilling - punkttegn", l.ListBullet.Style, table...)
	style(fault.Error, "Opstilling - talellerbogst", l.ListNumber.Style, table...)
	for i, level := range l.ListNumber.Levels {
		if level.Color != "" {
			r.Contrast(fault.Error, wordFile, "Tallene på niveau "+strconv.Itoa(i+1)+" i »Opstilling - talellerbogst«", level.Color, paper)
		}
	}
	style(fault.Error, "Billedtekst", l.Caption, paper)
	style(fault.Error, "Citat", l.Quote, paper)
	style(fault.Error, "Hyperlink", l.Hyperlink, table...)
	style(fault.Error, "Stærk", l.Strong, table...)
	style(fault.Error, "Fremhæv", l.Emphasis, table...)
	// Prompts are read by the one who writes, and Word's own grey is a shade too light.
	style(fault.Warning, "Pladsholdertekst", r.character(ids.Normal, ids.Placeholder), table...)
	for _, ground := range table {
		r.Contrast(fault.Error, wordFile, "Tabeltypografiens celler", l.Table.Color, cmp.Or(l.Table.Shading, ground))
	}
	r.Contrast(fault.Error, wordFile, "Tabeltypografiens overskriftsrække", l.Table.Head.Color, cmp.Or(l.Table.Head.Shading, paper))
	for _, b := range l.banners() {
		for _, p := range b.Paragraphs {
			for _, run := range p.Runs {
				if words := run.words(); words != "" {
					r.Contrast(fault.Error, b.place, words, run.Style.Color, cmp.Or(run.Style.Shading, p.Style.Shading, paper))
				}
			}
		}
	}
}

// ofPage is a header or footer, and what it is called.
type ofPage struct {
	place string
	Banner
}

func (l *Look) banners() []ofPage {
	return []ofPage{{"sidehovedet", l.Header}, {"sidefoden", l.Footer}, {"sidehovedet på første side", l.FirstHeader}, {"sidefoden på første side", l.FirstFooter}}
}

// words gives what a run says, as it is quoted; "" for one without words.
func (r *BannerRun) words() string {
	switch {
	case r.Tag != "":
		return "{{" + r.Tag + "}}"
	case r.Field != "":
		return "Sidetallet"
	case r.Text != "":
		return "»" + short(r.Text) + "«"
	}
	return ""
}

func (r *reader) Contrast(severity fault.Severity, place, what, color, ground string) {
	c := ooxml.Contrast(cmp.Or(color, "000000"), ground)
	if c >= minContrast {
		return
	}
	on := "den hvide side"
	if ground != paper {
		on = "baggrunden #" + ground
	}
	remedy := "Vælg en mørkere farve."
	if ooxml.Luminance(ground) < 0.18 { // below it, white stands out more than black
		remedy = "Vælg en lysere farve til teksten eller en mørkere baggrund."
	}
	r.notes.put(severity, "kontrast", place, "%s (farven #%s) kan ikke læses af alle på %s: kontrasten er %s til 1 og skal være mindst 4,5. %s",
		[]any{what, cmp.Or(color, "000000"), on, danish(c), remedy})
}

// danish writes a ratio with one digit, cut and not rounded: 4,49 is not 4,5.
func danish(v float64) string {
	tenths := int(v * 10)
	return strconv.Itoa(tenths/10) + "," + strconv.Itoa(tenths%10)
}
