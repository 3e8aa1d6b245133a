package readback

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// printing gathers what is printed, each text with a space behind it.
type printing struct{ strings.Builder }

// bare puts the words of a Markdown text, without its marks and the numbers of its
// lists, and the addresses of its links.
func (w *printing) bare(source string) {
	for _, line := range sourceLines(source) {
		for _, o := range line {
			if w.WriteString(o.Tekst); o.Linjeskift {
				w.WriteByte(' ')
			}
		}
		for _, o := range line {
			w.WriteByte(' ')
			w.WriteString(o.Henvisning)
		}
		w.WriteByte(' ')
	}
}

// printed puts the words of a value at a place that a draft shows.
func (w *printing) printed(at post.Pointer, v any) {
	switch x := v.(type) {
	case map[string]any:
		for k, c := range x {
			here := at.AppendToken(k)
			if k == "raekker" && x["format"] == samtale.Markdown {
				w.cells(c)
				continue
			}
			if f := samtale.FieldAt(string(here)); f == nil || f.Printed() && f.Kind != samtale.KindCode && f.Kind != samtale.KindPicture {
				w.printed(here, c)
			}
		}
	case []any:
		if at == "/deltagere" {
			x = groupedOnce(x)
		}
		for i, c := range x {
			w.printed(at.AppendToken(strconv.Itoa(i)), c)
		}
	case string:
		if kindAt(string(at)) == samtale.KindProse {
			w.bare(x)
			break
		}
		w.WriteString(x)
	default:
		w.WriteString(recorddiff.Shown(at, x))
	}
	w.WriteByte(' ')
}

// groupedOnce gives participants of whom the first of a group has its name: a
// draft prints it once above all of them.
func groupedOnce(deltagere []any) []any {
	out, seen := slices.Clone(deltagere), map[string]bool{}
	for i, d := range out {
		m, _ := d.(map[string]any)
		name, ok := m["gruppe"].(string)
		if name = strings.TrimSpace(name); ok && seen[name] {
			m = maps.Clone(m)
			delete(m, "gruppe")
			out[i] = m
		}
		seen[name] = true
	}
	return out
}

// cells puts the words of cells in Markdown.
func (w *printing) cells(v any) {
	switch x := v.(type) {
	case []any:
		for _, c := range x {
			w.cells(c)
		}
	case string:
		w.bare(x)
	}
	w.WriteByte(' ')
}

// Said gives the words of a record that a draft shows, and what it says of its pictures
// to those who do not see them.
func Said(record []byte) (string, error) {
	v, err := recorddiff.Parse(record)
	if err != nil {
		return "", err
	}
	var w printing
	w.printed("", v)
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			if alt, ok := x["alt"].(string); ok {
				w.WriteString(alt + " ")
			}
			for _, c := range x {
				walk(c)
			}
		case []any:
			for _, c := range x {
				walk(c)
			}
		}
	}
	walk(v)
	return w.String(), nil
}

// printedOnce is what records print, of those that somebody has asked about.
type printedOnce map[string]string

func (p printedOnce) of(record []byte) (words string, err error) {
	words, known := p[string(record)]
	if known {
		return words, nil
	}
	if words, err = printedIn(record); err == nil && p != nil {
		p[string(record)] = words
	}
	return words, err
}

// Printed gives the words of a record that a draft shows, in no order.
func (r *Result) Printed(record []byte) (string, error) { return r.printed.of(record) }

func printedIn(record []byte) (string, error) {
	v, err := recorddiff.Parse(record)
	if err != nil {
		return "", err
	}
	var w printing
	w.printed("", v)
	return w.String(), nil
}
