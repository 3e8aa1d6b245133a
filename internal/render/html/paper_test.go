package html

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notat/internal/notat"
)

func cells(words ...string) []notat.Cell {
	var out []notat.Cell
	for _, w := range words {
		out = append(out, notat.Cell{Blocks: []notat.Block{&notat.Paragraph{Inlines: []notat.Inline{notat.Text(w)}}}})
	}
	return out
}

// On paper a table that is too wide for its words gets smaller type, and columns
// whose widths fill the page; another is left as it is.
func TestAWideTableIsFittedToPaper(t *testing.T) {
	share := regexp.MustCompile(`<col style="--paper:([\d.]+)%">`)
	size := regexp.MustCompile(`<table [^>]*class="wide[^"]*" style="--paper:([\d.]+)pt">`)
	for name, c := range map[string]struct {
		head, row []string
		size      float64 // at most; 0: as it is
	}{
		"narrow":      {[]string{"Tid", "Punkt"}, []string{"13:00", "Velkomst og en lang række korte ord, som godt kan brydes mellem hinanden på mange linjer"}, 0},
		"long words":  {[]string{"Måling", "Antal", "Skolen", "Kommunen", "Landet", "Socioøkonomisk reference", "Tidligere", "Bemærkning"}, []string{"Karaktergennemsnit", "48", "7,4", "7,1", "7,2", "7,3", "7,0", "Over"}, 9},
		"one address": {[]string{"Sted"}, []string{"https://" + strings.Repeat("a", 100)}, 8},
		"18 columns":  {strings.Fields(strings.Repeat("Kolonne ", 18)), strings.Fields(strings.Repeat("12,5 ", 18)), smallest},
	} {
		page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{&notat.Table{Head: cells(c.head...), Rows: [][]notat.Cell{cells(c.row...)}}}})
		m := size.FindStringSubmatch(page)
		if (m != nil) != (c.size > 0) {
			t.Errorf("%s: fitted %v", name, m != nil)
			continue
		}
		if m == nil {
			if share.MatchString(page) || !regexp.MustCompile(`<table role="table" aria-label="[^"]+"( class="cards[a-z-]*")?>\n<thead`).MatchString(page) {
				t.Errorf("%s: changed", name)
			}
			continue
		}
		if pt, err := strconv.ParseFloat(m[1], 64); err != nil || pt > c.size || pt < smallest {
			t.Errorf("%s: %s pt", name, m[1])
		}
		sum, columns := 0.0, share.FindAllStringSubmatch(page, -1)
		for _, m := range columns {
			n, _ := strconv.ParseFloat(m[1], 64)
			sum += n
		}
		if len(columns) != len(c.head) || sum < 99.9 || sum > 100.1 {
			t.Errorf("%s: %d columns, %v %% in all", name, len(columns), sum)
		}
	}
}

// What is white on the head of a table is white on paper, so the head is printed;
// and nothing is cut off at the edge of what scrolls on a screen.
func TestThePageOnPaperKeepsHeadsAndHidesNothing(t *testing.T) {
	for _, name := range []string{"standard", "fjordby", "skovlund"} {
		page := drawn(t, name, &notat.Document{Titel: "T", Sprog: "da-DK"})
		_, css, ok := strings.Cut(page, "\n@media print {")
		css, _, end := strings.Cut(strings.Join(strings.Fields(css), " "), "} } </style>")
		if !ok || !end {
			t.Fatalf("%s: no rules for paper", name)
		}
		for _, w := range []string{"; print-color-adjust: exact;", ".scroll { overflow: visible; }", "thead { display: table-header-group; }", "table-layout: fixed;", "overflow-wrap: anywhere;"} {
			if !strings.Contains(css, w) {
				t.Errorf("%s lacks %s", name, w)
			}
		}
		if n := strings.Count(css, "display: none"); n != 1 || !strings.Contains(css, ".skip, nav, .fold { display: none; }") {
			t.Errorf("%s hides more than the way past the head, the contents and what unfolds", name)
		}
	}
}
