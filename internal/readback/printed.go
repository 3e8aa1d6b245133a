package readback

import "strings"

// codes are keys whose values are words of the record's own and never printed.
var codes = map[string]bool{"type": true, "del": true, "part": true, "art": true, "synlighed": true, "status": true, "grund": true,
	"kode": true, "sted": true, "funktion": true, "begrundelse": true, "ekstra": true, "alt": true, "billede": true}

// printed gives the words of a record that a draft shows.
func printed(v any) string {
	switch x := v.(type) {
	case map[string]any:
		var b strings.Builder
		for k, c := range x {
			if !codes[k] || k == "sted" && x["kode"] == nil {
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
	return shown(v)
}

// Printed gives the words of a record that a draft shows, in no order.
func Printed(record []byte) (string, error) {
	v, err := parse(record)
	if err != nil {
		return "", err
	}
	return printed(v), nil
}
