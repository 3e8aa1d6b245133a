package readback

import (
	"maps"
	"slices"
	"strings"

	"notat/internal/pattern"
)

// aftaleLabels is what the template calls the fields of an agreement, as Input.Labels.
type aftaleLabels map[string]string

// otherLabels are what people call a field of an agreement besides what a template
// prints. Package proof knows them as words that the program prints in others.
var otherLabels = map[string]string{"deadline": "frist", "tovholder": "ansvarlig", "ansvarlige": "ansvarlig", "handlinger": "tiltag", "bemærkninger": "bemaerkning"}

var (
	labelEnd = pattern.New(`^\s*(?::|\t)\s*`)
	noColon  = pattern.New(`^\s+(?:[–—-]\s+)?`)
)

// cut gives the field that the label before a line names, and where what stands after
// the label begins; "" where the line has none.
func (l aftaleLabels) cut(s string) (key string, from int) {
	lead := len(s) - len(strings.TrimLeft(s, " \t\u00a0"))
	begins := func(label string) bool {
		end := lead + len(label)
		if label == "" || end > len(s) || !strings.EqualFold(s[lead:end], label) {
			return false
		}
		from = end + len(labelEnd.FindString(s[end:]))
		return from > end
	}
	for label, key := range otherLabels {
		if begins(label) && slices.Contains(slices.Collect(maps.Values(l)), key) {
			return key, from
		}
	}
	for label, key := range l {
		if begins(label) {
			return key, from
		}
		if end := lead + len(label); key == "frist" && end <= len(s) && strings.EqualFold(s[lead:end], label) { // "Frist 1. maj 2026"
			m := noColon.FindString(s[end:])
			if _, ok := readDate(s[end+len(m):]); ok && m != "" {
				return key, end + len(m)
			}
		}
	}
	return "", 0
}

// of gives the label of a field.
func (l aftaleLabels) of(key string) string {
	for label, k := range l {
		if k == key {
			return label
		}
	}
	return ""
}
