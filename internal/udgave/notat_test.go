package udgave_test

import (
	"strings"

	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

var (
	udkast = samtaletest.Udkast
	afsnit = samtaletest.Afsnit
	tekst  = samtaletest.Tekst
)

// grunde lists what was left out as "pointer grund".
func grunde(o *udgave.Offentlig) string {
	var out []string
	for _, u := range o.Udeladt {
		out = append(out, u.Pointer+" "+string(u.Grund))
	}
	return strings.Join(out, "\n")
}
