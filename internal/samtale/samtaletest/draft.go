package samtaletest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// Udkast checks a small draft that has the given keys (JSON, without braces)
// besides the ones always required.
func Udkast(t testing.TB, keys string) *samtale.Valid {
	t.Helper()
	if keys != "" {
		keys = "," + keys
	}
	v, err := Check([]byte(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},
		"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},"moede":{"dato":"2025-03-13"}` + keys + `}`))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Afsnit is the key of one section, of a part unless del is empty, with blocks.
func Afsnit(del string, blokke ...string) string {
	if del != "" {
		del = `"del":"` + del + `",`
	}
	return `"afsnit":[{"overskrift":"Et afsnit",` + del + `"blokke":[` + strings.Join(blokke, ",") + `]}]`
}

// Tekst is a block of text.
func Tekst(s string) string { return fmt.Sprintf(`{"type":"tekst","tekst":%s}`, Quote(s)) }

// Quote is a string in JSON.
func Quote(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}
