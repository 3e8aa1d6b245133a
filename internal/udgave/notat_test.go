package udgave_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

// udkast checks a draft that has the given keys besides the ones always
// required; blokke is the content of its only section, with the given part.
func udkast(t testing.TB, keys string) *samtale.Valid {
	t.Helper()
	if keys != "" {
		keys = "," + keys
	}
	v, err := samtaletest.Check([]byte(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},
		"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},"moede":{"dato":"2025-03-13"}` + keys + `}`))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// afsnit is the key of one section with blocks.
func afsnit(del string, blokke ...string) string {
	if del != "" {
		del = `"del":"` + del + `",`
	}
	return `"afsnit":[{"overskrift":"Et afsnit",` + del + `"blokke":[` + strings.Join(blokke, ",") + `]}]`
}

func tekst(s string) string {
	return fmt.Sprintf(`{"type":"tekst","tekst":%s}`, quote(s))
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}

// grunde lists what was left out as "pointer grund".
func grunde(o *udgave.Offentlig) string {
	var out []string
	for _, u := range o.Udeladt {
		out = append(out, u.Pointer+" "+string(u.Grund))
	}
	return strings.Join(out, "\n")
}
