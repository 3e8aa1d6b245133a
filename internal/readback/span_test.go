package readback_test

import (
	"testing"

	word "notat/internal/readback/readbacktest"
)

// From one time to another is read as people type it, in whichever control it stands.
func TestTimesAreReadTogether(t *testing.T) {
	typed := func(row, is string) func(h *word.Hand) { // in the first control of the row's times
		return func(h *word.Hand) {
			all := h.Row(row).FindElements(".//w:p")
			p := all[0]
			if row == "Tid" {
				p = all[1]
			}
			for _, t := range p.FindElements(".//w:t") {
				t.SetText("")
			}
			p.FindElement("./w:sdt//w:t").SetText(is)
		}
	}
	bare := func(edit func(h *word.Hand)) func(h *word.Hand) {
		return func(h *word.Hand) {
			edit(h)
			h.Bare()
		}
	}
	areMeant(t, []meantEdit{
		{"with a hyphen", bare(typed("Velkomst", "13.00-13.10")), []string{`{"punkt":"Velkomst","slut":"13:10","start":"13:00"}`}, nil, nil},
		{"in the first control", typed("Velkomst", "13.00 - 13.10"), []string{`{"punkt":"Velkomst","slut":"13:10","start":"13:00"}`}, nil, nil},
		{"in words", bare(typed("Velkomst", "kl. 13 til 13.10")), []string{`{"punkt":"Velkomst","slut":"13:10","start":"13:00"}`}, nil, nil},
		{"of the conversation", typed("Tid", "12-15.30"), []string{`"slut":"15:30","start":"12:00","sted":"Aulaen"`}, nil, nil},
		{"without an end", bare(typed("Velkomst", "13.00")), []string{`{"punkt":"Velkomst","start":"13:00"}`}, []string{"ask felt-tomt"}, []string{"slettes"}},
	})
}
