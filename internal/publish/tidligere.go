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
	for i, nummer := range r.Skole.TidligereNumre {
		if kontrol.Answered(r, nummerIBrug.Kode, formerNumber(i)) {
			out = append(out, nummer)
		}
	}
	return out
}

// inUse refuses a record whose former numbers are other schools' own.
func (c *checked) inUse(used []string) *Rejected {
	r, report := c.valid.Record(), c.Report
	report.Faults = slices.Clone(report.Faults)
	for i, nummer := range r.Skole.TidligereNumre {
		if slices.Contains(used, nummer) {
			report.Faults = append(report.Faults, nummerIBrug.at(r, formerNumber(i), nummer))
		}
	}
	report.Faults.Sort()
	return &Rejected{report}
}

func formerNumber(i int) string { return "/skole/tidligereNumre/" + strconv.Itoa(i) }
