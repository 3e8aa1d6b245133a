package samtaletest_test

import (
	"testing"

	"pgregory.net/rapid"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	_ "notat/internal/testrun"
)

func TestTheUsualTemplateNamesEveryPartAndParty(t *testing.T) {
	k := samtaletest.Krav()
	for _, d := range samtale.Dele {
		if k.Delnavne[d] == "" || k.Dele[d] == "" {
			t.Errorf("nothing is said of the part %s", d)
		}
	}
	for _, p := range samtale.Parter {
		if k.Partnavne[p] == "" {
			t.Errorf("the party %s has no name", p)
		}
	}
}

func TestEveryRecordIsValid(t *testing.T) {
	for name, opts := range map[string][]samtaletest.Option{
		"plain": nil, "final": {samtaletest.Endelig()}, "hostile": {samtaletest.Hostile()}, "public": {samtaletest.Public()},
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) { samtaletest.Valid(opts...).Draw(t, "v") }))
	}
}

// A field that no record has is proved by no law.
func TestEveryFieldIsDrawn(t *testing.T) {
	var records []*samtale.Record
	for seed := range 200 {
		records = append(records, samtaletest.Record().Example(seed))
	}
	if lacking := samtaletest.Lacking(records...); len(lacking) > 0 {
		t.Errorf("no record has %q", lacking)
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
