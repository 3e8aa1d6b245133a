package publish

import (
	"fmt"
	"strconv"
	"strings"

	"notat/internal/fault"
	"notat/internal/render/pdf"
	"notat/internal/samtale"
	"notat/internal/template"
)

// maxWithoutFont is how many fields are told of: a record in another script says
// enough by then.
const maxWithoutFont = 50

// lackingLetters asks the fonts of a template for the letters of every text in a record.
func (s *Service) lackingLetters(r *samtale.Record, t *template.Template) (fault.List, error) {
	lacking, err := prepared(s, t, "letters", func() (func(string) []rune, error) { return pdf.Lacking(t) })
	if err != nil {
		return nil, err
	}
	var found fault.List
	var w samtale.Walk
	w.Text = func(f *samtale.Field, text string) {
		if !f.Printed() || len(found) == maxWithoutFont {
			return
		}
		if letters := lacking(text); len(letters) > 0 {
			found = append(found, withoutFont.at(r, w.Pointer(), nameLetters(letters)))
		}
	}
	w.Over(r)
	return found, nil
}

// nameLetters names the first few letters, those that no machine is sure to show by
// their numbers.
func nameLetters(letters []rune) string {
	const most = 4
	var names []string
	for _, r := range letters[:min(len(letters), most)] {
		name := fmt.Sprintf("»%c«", r)
		if !strconv.IsPrint(r) {
			name = fmt.Sprintf("U+%04X", r)
		}
		names = append(names, name)
	}
	switch more := len(letters) - most; {
	case more > 0:
		names = append(names, fmt.Sprintf("%d andre", more))
		fallthrough
	case len(names) > 1:
		last := len(names) - 1
		return "tegnene " + strings.Join(names[:last], ", ") + " og " + names[last]
	}
	return "tegnet " + names[0]
}
