package maaned_test

import (
	"regexp"
	"testing"
	"time"

	"notat/internal/maaned"
)

// Every month is found by its name and by its first three letters, and nothing else is.
func TestAMonthIsFoundByItsFirstLetters(t *testing.T) {
	whole := regexp.MustCompile("^" + maaned.Pattern + "$")
	for i, n := range maaned.Names {
		for _, w := range []string{n, n[:3], n[:3] + "."} {
			if got := maaned.Of(w); got != time.Month(i+1) {
				t.Errorf("%q is month %d, not %d", w, got, i+1)
			}
			if !whole.MatchString(w) {
				t.Errorf("%q does not match", w)
			}
		}
	}
	for _, w := range []string{"", "ma", "mandag", "mars", "Marts", "klasse"} {
		if whole.MatchString(w) || w != "mars" && maaned.Of(w) != 0 {
			t.Errorf("%q is taken for a month", w)
		}
	}
}

// A date is written with the month's name; what is none stays as it is.
func TestADateIsWrittenWithItsMonth(t *testing.T) {
	for s, want := range map[string]string{
		"2025-03-13": "13. marts 2025", "2025-12-01": "1. december 2025", "": "", "2025-13-01": "2025-13-01",
		"2025-00-01": "2025-00-01", "2025-01-00": "2025-01-00", "2025-1-001": "2025-1-001", "2025-xx-01": "2025-xx-01", "2025-01-xx": "2025-01-xx", "13. marts": "13. marts",
	} {
		if got := maaned.Dato(s); got != want {
			t.Errorf("%q is %q, not %q", s, got, want)
		}
	}
}
