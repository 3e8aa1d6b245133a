package publish

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"notat/internal/maaned"
	"notat/internal/post"
	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/template"
)

// ShownChange is a change as a person reads it: dates and numbers as they are printed, no
// Markdown, and each word that changed marked.
type ShownChange struct {
	Sted, Af string
	Kind     string // Nyt, Slettet or Rettet
	Ord      []recorddiff.Span
}

var kindWords = map[string]string{"ny": "Nyt", "slettet": "Slettet", "aendret": "Rettet"}

// Shown gives the changes as a person reads them, with the labels of the template.
// What nobody sees a difference in is left out.
func (i *IndleveringSvar) Shown(ctx context.Context) ([]ShownChange, error) {
	t := i.template
	var out []ShownChange
	for _, c := range i.Aendringer {
		before, after := c.Values()
		at := post.Pointer(c.Pointer)
		words, err := recorddiff.Words(ctx, readable(t, at, before), readable(t, at, after))
		if err != nil {
			return nil, err
		}
		if words = around(words); len(words) > 0 {
			out = append(out, ShownChange{Sted: c.Sted, Af: c.Af, Kind: kindWords[c.Kind], Ord: words})
		}
	}
	return out, nil
}

// around leaves out the lines in which nothing changed.
func around(words []recorddiff.Span) []recorddiff.Span {
	for i := range words {
		w := &words[i]
		first, last := strings.IndexByte(w.Text, '\n'), strings.LastIndexByte(w.Text, '\n')
		switch {
		case w.Kind != recorddiff.Both || first < 0:
		case i == 0 && i+1 < len(words):
			w.Text = w.Text[last+1:]
		case i+1 == len(words) && i > 0:
			w.Text = w.Text[:first]
		case first < last && i > 0:
			w.Text = w.Text[:first] + "\n…" + w.Text[last:]
		}
	}
	return slices.DeleteFunc(words, func(w recorddiff.Span) bool { return w.Text == "" })
}

// readable gives a value of the record in words, a line for each that it holds.
func readable(t *template.Template, at post.Pointer, v any) string {
	var lines []string
	switch x := v.(type) {
	case string:
		return spoken(t, at, x)
	case json.Number:
		return strings.Replace(x.String(), ".", ",", 1)
	case bool:
		return map[bool]string{true: "ja", false: "nej"}[x]
	case []any:
		for i, c := range x {
			if s := readable(t, at.AppendToken(strconv.Itoa(i)), c); s != "" {
				lines = append(lines, s)
			}
		}
	case map[string]any:
		for _, k := range recorddiff.Keys(at, x) {
			here := at.AppendToken(k)
			s := readable(t, here, x[k])
			switch f := samtale.FieldAt(string(here)); {
			case s == "" || k == "type":
			case f != nil && (f.Kind == samtale.KindObject || saysItself[k] || strings.HasPrefix(s, f.Title)):
				lines = append(lines, s)
			case f != nil:
				lines = append(lines, f.Title+": "+s)
			default:
				lines = append(lines, s)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// saysItself are the keys whose words need no label before them.
var saysItself = map[string]bool{"part": true, "overskrift": true, "tekst": true, "navn": true, "titel": true, "punkt": true, "maal": true, "maaling": true, "ord": true, "hoved": true, "raekker": true}

// spoken gives a text as a person reads it.
func spoken(t *template.Template, at post.Pointer, s string) string {
	f := samtale.FieldAt(string(at))
	if f == nil {
		return s
	}
	switch f.Kind {
	case samtale.KindProse:
		return prosa.Plain(s)
	case samtale.KindDate:
		return maaned.Dato(s)
	case samtale.KindTime:
		return "kl. " + strings.Replace(s, ":", ".", 1)
	case samtale.KindPicture:
		return "(billede)"
	case samtale.KindCode:
		if label, known := t.Label(f.Key, s); known {
			return label
		}
		if word, known := codeWords[s]; known {
			return word
		}
	case samtale.KindWords, samtale.KindAddress, samtale.KindSchoolYear, samtale.KindInstitution, samtale.KindNumber, samtale.KindCount,
		samtale.KindYesNo, samtale.KindObject: // as they are printed
	}
	return s
}

// codeWords are the record's own words that no template has a label for.
var codeWords = map[string]string{
	"ikkeDroeftet": "ikke drøftet", "foersteSamtale": "skolens første samtale", "ingenData": "ingen tal eller anden viden", "andet": "andet",
	"nationalTest": "national test", "karakter": "karakterer", "trivsel": "trivsel", "fravaer": "fravær", "overgang": "overgang",
	"kompetencedaekning": "kompetencedækning", "personale": "personale", "over": "over", "paa": "på niveau med", "under": "under",
}
