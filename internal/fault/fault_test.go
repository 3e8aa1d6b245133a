package fault_test

import (
	"slices"
	"testing"

	"notat/internal/fault"
)

// All that is told of a record comes in the order in which a clerk reads it; what
// has no place comes last, and of two in one place the code decides.
func TestFaultsStandInTheOrderOfTheRecord(t *testing.T) {
	l := fault.List{
		{Code: "no-place"},
		{Code: "late", Line: 9, Column: 1},
		{Code: "right", Line: 2, Column: 30},
		{Code: "left-b", Line: 2, Column: 4},
		{Code: "left-a", Line: 2, Column: 4},
	}
	l.Sort()
	if got, want := l.Codes(), []string{"left-a", "left-b", "right", "late", "no-place"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// An error stops the work and a warning does not; demoted, an error is told and
// stops nothing, and the list it came from is as it was.
func TestOnlyErrorsStopTheWork(t *testing.T) {
	l := fault.List{{Code: "w", Severity: fault.Warning}, {Code: "e", Severity: fault.Error}, {Code: "v", Severity: fault.Warning}}
	if !l.HasErrors() || l.Only(fault.Warning).HasErrors() || l.Demote().HasErrors() || !l.HasErrors() {
		t.Error("an error stops nothing, or something else does")
	}
	if got := l.Only(fault.Warning).Codes(); !slices.Equal(got, []string{"w", "v"}) {
		t.Errorf("the warnings are %q", got)
	}
	if got := l.Demote().Codes(); !slices.Equal(got, l.Codes()) {
		t.Errorf("demoted, they are %q", got)
	}
}

// The command prints a fault behind the name of a file: where the line is known,
// an editor finds it by line and column.
func TestAFaultNamesItsLineAndItsPlace(t *testing.T) {
	for want, f := range map[string]fault.Fault{
		"12:3: ugyldig-dato mødet: Skriv datoen.": {Code: "ugyldig-dato", Sted: "mødet", Message: "Skriv datoen.", Line: 12, Column: 3},
		"ugyldig-dato mødet: Skriv datoen.":       {Code: "ugyldig-dato", Sted: "mødet", Message: "Skriv datoen."},
		"ikke-json: Filen er tom.":                {Code: "ikke-json", Message: "Filen er tom."},
	} {
		if f.String() != want {
			t.Errorf("%q, want %q", f, want)
		}
	}
}
