package samtaletest_test

import (
	"testing"

	"pgregory.net/rapid"

	"notat/internal/samtale/samtaletest"
)

func TestEveryRecordIsValid(t *testing.T) {
	for name, opts := range map[string][]samtaletest.Option{
		"plain": nil, "final": {samtaletest.Endelig()}, "hostile": {samtaletest.Hostile()}, "public": {samtaletest.Public()},
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) { samtaletest.Valid(opts...).Draw(t, "v") }))
	}
}

func TestAPlantedRecordIsValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := samtaletest.Record().Draw(t, "r")
		samtaletest.Plant(r, samtaletest.Krav())
		if _, err := samtaletest.Check(samtaletest.Post(r)); err != nil {
			t.Fatal(err)
		}
	})
}
