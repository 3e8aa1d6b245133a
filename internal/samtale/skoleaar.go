package samtale

import (
	"fmt"
	"time"
)

// IsSkoleaar reports whether s is a school year as the record writes it, two
// consecutive years: 2024/25.
func IsSkoleaar(s string) bool {
	_, _, ok := skoleaarDays(s)
	return ok
}

// SkoleaarOf gives the school year that a day is in ("2025-03-13" is in 2024/25), or
// "" where it is no day. It runs from August to July (folkeskoleloven § 14).
func SkoleaarOf(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	first := t.Year()
	if t.Month() < time.August {
		first--
	}
	return fmt.Sprintf("%04d/%02d", first, (first+1)%100)
}
