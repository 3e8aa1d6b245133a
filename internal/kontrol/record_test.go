package kontrol_test

import (
	"context"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

var (
	udkast = samtaletest.Udkast
	afsnit = samtaletest.Afsnit
	tekst  = samtaletest.Tekst
	quote  = samtaletest.Quote
)

func reduce(t testing.TB, v *samtale.Valid) *udgave.Offentlig {
	t.Helper()
	o, err := udgave.Reduce(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// faults lists faults as "code pointer".
func faults(l fault.List) []string {
	out := []string{}
	for _, f := range l {
		out = append(out, f.Code+" "+f.Pointer)
	}
	return out
}

type valid = *samtale.Valid
