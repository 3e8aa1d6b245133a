package html

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
)

// A table that is too wide for a phone, for a small screen or for any is shown as
// cards there, each value with the name of its column; one that fits stays a table.
func TestATableThatIsTooWideIsCards(t *testing.T) {
	for class, c := range map[string]struct{ head, row []string }{
		"":                    {[]string{"Tid", "Punkt"}, []string{"13.00", "Velkomst og en hel del korte ord"}},
		` class="cards"`:      {[]string{"Årgang", "Skolen", "Kommunen", "Landet"}, []string{"0.-3.", "5,0", "6,2", "6,4"}},
		` class="cards-more"`: {[]string{"Måling", "Antal", "Skolen", "Kommunen", "Landet", "Tidligere"}, []string{"Karaktergennemsnit", "48", "7,4", "7,1", "7,2", "7,3"}},
		` class="wide cards-always"`: {[]string{"Måling", "Antal", "Skolen", "Kommunen", "Landet", "Reference", "Tidligere", "Bemærkning"},
			[]string{"Karaktergennemsnit", "48", "7,4", "7,1", "7,2", "7,3", "Karaktergennemsnit", "Over"}},
	} {
		page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{&notat.Table{RowHeader: true, Head: cells(c.head...), Rows: [][]notat.Cell{cells(c.row...)}}}})
		_, page, _ = strings.Cut(page, "<main")
		if got := regexp.MustCompile(`<table role="table" aria-label="[^"]*"( class="[^"]*")?`).FindStringSubmatch(page)[1]; got != class {
			t.Errorf("%v: %q", c.head, got)
		}
		names := regexp.MustCompile(`data-name="([^"]*)"`).FindAllStringSubmatch(page, -1)
		want := len(c.head) - 1
		if class == "" {
			want = 0
		}
		if len(names) != want || want > 0 && names[1][1] != c.head[2] {
			t.Errorf("%v: named %v", c.head, names)
		}
	}
	for _, c := range cards {
		if !strings.Contains(cardsSheet(), "@media screen"+c.at+" {\n  ."+c.class+",") {
			t.Errorf("nothing shows %s", c.class)
		}
	}
}

// Each table has a name: its caption, or the heading above it and which one it is.
func TestEachTableHasAName(t *testing.T) {
	table := func(caption string) *notat.Table {
		out := &notat.Table{Head: cells("A"), Rows: [][]notat.Cell{cells("a")}}
		if caption != "" {
			out.Caption = text(caption)
		}
		return out
	}
	page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{
		&notat.Heading{Level: 2, Anchor: "/afsnit/0", Number: "2", Inlines: text("Fravær & trivsel")}, table(""), table("Udedage"), table(""),
		&notat.Heading{Level: 2, Anchor: "/afsnit/1", Inlines: text("Mere")}, table("")}})
	var got []string
	for _, m := range regexp.MustCompile(`aria-label="([^"]*)"|<caption>(.*?)</caption>`).FindAllStringSubmatch(page[strings.Index(page, "<main"):], -1) {
		got = append(got, m[1]+m[2])
	}
	if want := []string{"2\u00A0Fravær &amp; trivsel (tabel)", "Udedage", "2\u00A0Fravær &amp; trivsel (tabel 2)", "Mere (tabel)"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Whoever hears a table read aloud is told with each number which column and
// which row it stands in (WCAG 2.2, 1.3.1).
func TestEveryHeadOfATableSaysWhatItIsTheHeadOf(t *testing.T) {
	cell := func(s string) notat.Cell {
		return notat.Cell{Blocks: []notat.Block{&notat.Paragraph{Inlines: []notat.Inline{notat.Text(s)}}}}
	}
	table := notat.Table{Head: []notat.Cell{cell("Fag"), cell("Snit")}, Rows: [][]notat.Cell{{cell("Dansk"), cell("7,4")}, {cell("Fysik"), cell("8,1")}}}
	const column, row, value = `<th role="columnheader" scope="col">`, `<th role="rowheader" scope="row">`, `<td role="cell">`
	for heads, want := range map[bool][]string{
		true:  {column, column, row, value, row, value},
		false: {column, column, value, value, value, value},
	} {
		table.RowHeader = heads
		page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{&table}})
		if got := regexp.MustCompile(`<t[hd]\b[^>]*>`).FindAllString(page, -1); !slices.Equal(got, want) {
			t.Errorf("row headers %v: %s", heads, got)
		}
	}
}
