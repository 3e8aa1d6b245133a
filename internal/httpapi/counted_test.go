package httpapi

import (
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/publish"
	"notat/internal/readback"
)

// Whatever must be mended and whatever may be answered stands in the way, and what
// is good to know does not.
func TestWhatStandsInTheWayIsCounted(t *testing.T) {
	f := sorted(fault.List{
		{Code: "mangler", Severity: fault.Error}, {Code: "navneliste", Severity: fault.Error, Svar: &fault.Svar{}},
		{Code: "cpr-nummer", Severity: fault.Error, Svar: &fault.Svar{}}, {Code: "mangler-kilde", Severity: fault.Warning},
	})
	if f.Open() != 3 || len(f.Warnings) != 1 {
		t.Errorf("%d stand in the way: %+v", f.Open(), f)
	}
}

// What only tells of something is no question.
func TestWhatOnlyTellsIsNoQuestion(t *testing.T) {
	v := editsOf([]publish.Rest{
		{Severity: readback.Info}, {Severity: readback.Ask}, {Severity: readback.Block},
	})
	if len(v.Told) != 1 || len(v.Asked) != 1 || len(v.Blocked) != 1 || v.Open != 1 {
		t.Errorf("%+v", v)
	}
}

// One notat at a time: of two that are no Word files neither is taken in silence.
func TestOfTwoNotaterNoneIsTaken(t *testing.T) {
	b := browse(t).hand(example(t, "solbakken-2025-26.json"), birkelund(t))
	if b.Code != 400 || !strings.Contains(b.Body.String(), "Vælg kun ét notat") {
		t.Errorf("%d %.300s", b.Code, b.Body)
	}
}

// A list that holds a line which is no participant is not offered to be moved.
func TestAListThatCannotBeMovedIsNotOffered(t *testing.T) {
	record := strings.Replace(example(t, "solbakken-2025-26.json"), `"afsnit": [`, `"afsnit": [{"overskrift":"Deltagere","blokke":[{"type":"tekst","tekst":"- Ida Vestbo, elev i 8. klasse\n- Vi talte længe om, hvordan det var gået med det hele."}]},`, 1)
	b := browse(t).hand(record)
	if page := b.Body.String(); strings.Contains(page, `value="flyt"`) || !strings.Contains(page, "Deltagere") {
		t.Errorf("it is offered: %.2000s", page)
	}
}
