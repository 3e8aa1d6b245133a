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

// bare gives the words of a Markdown text, without its marks and the numbers of
// its lists, and the addresses of its links.
func bare(source string) string {
	var b strings.Builder
	for _, line := range sourceLines(source) {
		for _, o := range line {
			if b.WriteString(o.Tekst); o.Linjeskift {
				b.WriteByte(' ')
			}
		}
		for _, o := range line {
			b.WriteString(" " + o.Henvisning)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// printed gives the words of a value at a place that a draft shows.
func printed(at post.Pointer, v any) string {
	var b strings.Builder
	switch x := v.(type) {
	case map[string]any:
		for k, c := range x {
			here := at.AppendToken(k)
			if k == "raekker" && x["format"] == samtale.Markdown {
				b.WriteString(printedCells(c) + " ")
				continue
			}
			if f := samtale.FieldAt(string(here)); f == nil || f.Printed() && f.Kind != samtale.KindCode && f.Kind != samtale.KindPicture {
				b.WriteString(printed(here, c) + " ")
			}
		}
	case []any:
		if at == "/deltagere" {
			x = groupedOnce(x)
		}
		for i, c := range x {
			b.WriteString(printed(at.AppendToken(strconv.Itoa(i)), c) + " ")
		}
	case string:
		if kindAt(string(at)) == samtale.KindProse {
			return bare(x)
		}
		return x
	default:
		return recorddiff.Shown(at, x)
	}
	return b.String()
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

// printedCells gives the words of cells in Markdown.
func printedCells(v any) string {
	switch x := v.(type) {
	case []any:
		var b strings.Builder
		for _, c := range x {
			b.WriteString(printedCells(c) + " ")
		}
		return b.String()
	case string:
		return bare(x)
	}
	return ""
}

// Said gives the words of a record that a draft shows, and what it says of its pictures
// to those who do not see them.
func Said(record []byte) (string, error) {
	v, err := recorddiff.Parse(record)
	if err != nil {
		return "", err
	}
	var alts strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			if alt, ok := x["alt"].(string); ok {
				alts.WriteString(" " + alt)
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
	return printed("", v) + alts.String(), nil
}

// Printed gives the words of a record that a draft shows, in no order.
func Printed(record []byte) (string, error) {
	v, err := recorddiff.Parse(record)
	if err != nil {
		return "", err
	}
	return printed("", v), nil
}
