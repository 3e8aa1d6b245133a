package readback

import (
	"strings"
	"testing"
)

// The name of a group stands once in a draft, above all that are in it.
func TestTheNameOfAGroupIsPrintedOnce(t *testing.T) {
	got, err := printedIn([]byte(`{"deltagere":[{"gruppe":"Naboer","navn":"Ea"},{"gruppe":"Gæster","navn":"Bo"},{"navn":"Ida"},{"gruppe":"Naboer ","navn":"Gæster"}]}`))
	if err != nil || strings.Count(got, "Naboer") != 1 || strings.Count(got, "Gæster") != 2 || !strings.Contains(got, "Ida") {
		t.Errorf("%q %v", got, err)
	}
}
