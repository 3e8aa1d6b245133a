package html

import (
	"regexp"
	"slices"
	"testing"

	"notat/internal/notat"
)

// Whoever hears a table read aloud is told with each number which column and
// which row it stands in (WCAG 2.2, 1.3.1).
func TestEveryHeadOfATableSaysWhatItIsTheHeadOf(t *testing.T) {
	cell := func(s string) notat.Cell {
		return notat.Cell{Blocks: []notat.Block{&notat.Paragraph{Inlines: []notat.Inline{notat.Text(s)}}}}
	}
	table := notat.Table{Head: []notat.Cell{cell("Fag"), cell("Snit")}, Rows: [][]notat.Cell{{cell("Dansk"), cell("7,4")}, {cell("Fysik"), cell("8,1")}}}
	const column, row = `<th scope="col">`, `<th scope="row">`
	for heads, want := range map[bool][]string{
		true:  {column, column, row, "<td>", row, "<td>"},
		false: {column, column, "<td>", "<td>", "<td>", "<td>"},
	} {
		table.RowHeader = heads
		page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{&table}})
		if got := regexp.MustCompile(`<t[hd]\b[^>]*>`).FindAllString(page, -1); !slices.Equal(got, want) {
			t.Errorf("row headers %v: %s", heads, got)
		}
	}
}
