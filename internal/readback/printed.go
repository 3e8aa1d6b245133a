package readback

import (
	"strings"

	"notat/internal/recorddiff"
)

// codes are keys whose values are words of the record's own and never printed.
var codes = map[string]bool{"type": true, "del": true, "part": true, "art": true, "synlighed": true, "status": true, "grund": true,
	"kode": true, "sted": true, "funktion": true, "begrundelse": true, "ekstra": true, "alt": true, "billede": true}

// markdownKeys are those whose texts are read as Markdown.
var markdownKeys = map[string]bool{"tekst": true, "ord": true, "bemaerkning": true, "baggrund": true}

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

// printed gives the words of a record that a draft shows.
func printed(v any) string {
	switch x := v.(type) {
	case map[string]any:
		var b strings.Builder
		for k, c := range x {
			switch text, isText := c.(string); {
			case codes[k] && !(k == "sted" && x["kode"] == nil):
			case isText && markdownKeys[k]:
				b.WriteString(bare(text) + " ")
			default:
				b.WriteString(printed(c) + " ")
			}
		}
		return b.String()
	case []any:
		var b strings.Builder
		for _, c := range x {
			b.WriteString(printed(c) + " ")
		}
		return b.String()
	}
	return recorddiff.Shown(v)
}

// Printed gives the words of a record that a draft shows, in no order.
func Printed(record []byte) (string, error) {
	v, err := recorddiff.Parse(record)
	if err != nil {
		return "", err
	}
	return printed(v), nil
}
