package publish

import (
	"slices"
	"strconv"

	"notat/internal/kontrol"
	"notat/internal/samtale"
)

// confirmed are the former numbers of a record for which somebody has answered
// that they are right, although a school has notater of its own by them.
func confirmed(r *samtale.Record) []string {
	var out []string
	for i, number := range r.Skole.TidligereNumre {
		if kontrol.Answered(r, numberInUse.Kode, formerNumber(i), number) {
			out = append(out, number)
		}
	}
	return out
}

// inUse refuses a record whose former numbers are other schools' own.
func (c *checked) inUse(used []string) *Rejected {
	r, report := c.valid.Record(), c.Report
	report.Faults = slices.Clone(report.Faults)
	for i, number := range r.Skole.TidligereNumre {
		if slices.Contains(used, number) {
			f := numberInUse.at(r, formerNumber(i), number)
			f.Svar = kontrol.Svar(f.Code, f.Pointer, number)
			report.Faults = append(report.Faults, f)
		}
	}
	report.Faults.Sort()
	return &Rejected{report}
}

func formerNumber(i int) string { return "/skole/tidligereNumre/" + strconv.Itoa(i) }
