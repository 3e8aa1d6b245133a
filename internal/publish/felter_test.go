package publish

import (
	"testing"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
)

// The longest example uses every field of the record, so that whoever reads it
// has seen all that a record can hold.
func TestTheLongestExampleUsesEveryField(t *testing.T) {
	r, err := samtale.Decode(records(t, examples)["birkelund-2024-25"])
	if err != nil {
		t.Fatal(err)
	}
	if lacking := samtaletest.Lacking(r); len(lacking) > 0 {
		t.Errorf("the Birkelund example does not use %q", lacking)
	}
}
