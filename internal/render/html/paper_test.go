package html

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/template"
	"notat/templates"
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
		turned    bool    // onto a page on its side
	}{
		"narrow":      {[]string{"Tid", "Punkt"}, []string{"13:00", "Velkomst og en lang række korte ord, som godt kan brydes mellem hinanden på mange linjer"}, 0, false},
		"long words":  {[]string{"Måling", "Antal", "Skolen", "Kommunen", "Landet", "Socioøkonomisk reference", "Tidligere", "Bemærkning"}, []string{"Karaktergennemsnit", "48", "7,4", "7,1", "7,2", "7,3", "7,0", "Over"}, 9, false},
		"one address": {[]string{"Sted"}, []string{"https://" + strings.Repeat("a", 100)}, 8, false},
		"18 columns":  {strings.Fields(strings.Repeat("Kolonne ", 18)), strings.Fields(strings.Repeat("12,5 ", 18)), 8, true},
	} {
		page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{&notat.Table{Head: cells(c.head...), Rows: [][]notat.Cell{cells(c.row...)}}}})
		if got := strings.Contains(page, `<div class="scroll turned">`); got != c.turned {
			t.Errorf("%s: turned %v", name, got)
		}
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

// Where the widest columns give way, the words of the others stay whole.
func TestOnPaperTheWidestColumnsGiveWay(t *testing.T) {
	for _, c := range []struct {
		letters []float64
		room    float64
		want    []float64
	}{
		{[]float64{10, 30}, 80, []float64{25, 75}},
		{[]float64{10, 200, 60, 10}, 100, []float64{10, 40, 40, 10}},
		{[]float64{50, 50}, 20, []float64{50, 50}},
	} {
		if got := shares(c.letters, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%v in %v: %v", c.letters, c.room, got)
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

// Where the pages of the Word file lie on their side, the page is printed so.
func TestThePageIsPrintedAsThePagesOfTheWordFileLie(t *testing.T) {
	for page, want := range map[template.Page]bool{{Width: 842, Height: 595}: true, {Width: 595, Height: 842}: false, {}: false} {
		if got := strings.Contains(styleSheet(template.Look{Page: page}), "@page {\n  size: landscape;\n}"); got != want {
			t.Errorf("%v x %v: %v", page.Width, page.Height, got)
		}
	}
}

// On paper the text stands in the columns of the Word file, and a table that does not fit
// into one stands across all of them. On a screen there are none.
func TestThePaperHasTheColumnsOfTheWordFile(t *testing.T) {
	table := func(head ...string) *notat.Table {
		return &notat.Table{Head: cells(head...), Rows: [][]notat.Cell{cells(head...)}}
	}
	narrow, wide := table("Tid", "Punkt"), table("Kristendomskundskab", "Forventningsafstemning", "Bemærkning")
	d := &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{narrow, wide, table(strings.Fields(strings.Repeat("Forventningsafstemning ", 18))...)}}
	for count, want := range map[int][]string{1: {"scroll", "scroll", "scroll turned"}, 2: {"scroll", "scroll across", "scroll across"}} {
		tm, err := template.NewStore(templates.FS, "").Get("standard")
		if err != nil {
			t.Fatal(err)
		}
		in := *tm
		in.Look.Page.Columns = template.Columns{Count: count, Gap: 36}
		draw, err := New(&in)
		if err != nil {
			t.Fatal(err)
		}
		page, err := draw(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range regexp.MustCompile(`<div class="(scroll[^"]*)">`).FindAllSubmatch(page, -1) {
			got = append(got, string(m[1]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d columns: %q, want %q", count, got, want)
		}
		if in := regexp.MustCompile(`@media print \{\s+main \{\s+columns: 2;\s+column-gap: 36pt;`).Match(page); in != (count == 2) {
			t.Errorf("%d columns: on paper %v", count, in)
		}
	}
}
