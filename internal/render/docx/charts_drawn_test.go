package docx

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"notat/internal/notat"
)

var errWrong = errors.New("wrong")

// A chart is drawn once, another one anew however little it differs, and what could not
// be drawn, or is large, is not kept; no more are kept than there is room for.
func TestChartsAreDrawnOnce(t *testing.T) {
	var k drawnCharts
	drawn := 0
	get := func(c *notat.Chart, size int, wrong error) []byte {
		t.Helper()
		d, err := k.get(c, func() (drawnChart, error) {
			drawn++
			return drawnChart{png: bytes.Repeat([]byte{byte(drawn)}, size)}, wrong
		})
		if err != wrong {
			t.Fatal(err)
		}
		return d.png
	}
	bars := func(text string, owner notat.Owner) *notat.Chart {
		return &notat.Chart{Titel: "Søjlediagram", Groups: []notat.Group{{Label: "Karakterer", Bars: []notat.Bar{{Owner: owner, Name: "Skolen", Values: []notat.Value{{Text: text, Number: 7.4}}}}}}}
	}
	one := get(bars("7,4", notat.School), 1, nil)
	if again := get(bars("7,4", notat.School), 1, nil); drawn != 1 || !bytes.Equal(one, again) {
		t.Error("the same chart is drawn again")
	}
	get(bars("ca. 7,4", notat.School), 1, nil)
	if get(bars("7,4", notat.Country), 1, nil); drawn != 3 {
		t.Errorf("%d drawn of three that differ", drawn)
	}
	for range 2 {
		get(bars("wrong", notat.School), 1, errWrong)
		get(bars("large", notat.School), keptBytes+1, nil)
	}
	if drawn != 7 {
		t.Errorf("%d drawn, not 7: what is wrong or large is kept", drawn)
	}
	for i := range 3 * keptCharts {
		if get(bars(fmt.Sprint(i), notat.School), 1, nil); len(k.made) > keptCharts {
			t.Fatalf("%d are kept", len(k.made))
		}
	}
}
