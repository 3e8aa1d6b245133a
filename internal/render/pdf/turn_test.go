package pdf

import (
	"context"
	"slices"
	"testing"

	"notat/internal/notat"
)

// subjects is a table of so many columns of long words.
func subjects(columns, rows int) *notat.Table {
	names := []string{"Forventningsafstemning", "Sprogudviklingsarbejde", "Kristendomskundskab", "Læringsmiljøvurdering"}
	of := func(n int) (row []string) {
		for i := range columns {
			row = append(row, names[(i+n)%len(names)])
		}
		return row
	}
	t := &notat.Table{Head: rowOf(of(0)...)}
	for i := range rows {
		t.Rows = append(t.Rows, rowOf(of(i+1)...))
	}
	return t
}

func TestATableOfManyColumnsStandsOnAPageOnItsSide(t *testing.T) {
	r := newRenderer(t)
	note := &notat.Paragraph{Role: notat.Note, Inlines: say("Skolens egne tal.")}
	for name, c := range map[string]struct {
		table  *notat.Table
		onSide bool
	}{
		"long words":                      {subjects(12, 3), true},
		"over more pages than one":        {subjects(12, 30), true},
		"fewer columns, in smaller type":  {subjects(5, 3), false},
		"as many columns of short words":  {&notat.Table{Head: rowOf("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"), Rows: [][]notat.Cell{rowOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")}}, false},
		"long words in the head only":     {&notat.Table{Head: subjects(12, 0).Head, Rows: [][]notat.Cell{rowOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")}}, false},
		"a head in pieces of few letters": {&notat.Table{Head: subjects(20, 0).Head, Rows: [][]notat.Cell{rowOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20")}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := document(h(2, "Før"), p(prose), h(2, "Fagene"), p("Fagene står sådan:"), c.table, note, p(prose))
			flow, b := laidOut(t, r, d)
			var got []int
			for page, side := range b.onSide {
				if side {
					got = append(got, page)
				}
			}
			slices.Sort(got)
			want := []int{}
			for page := 2; c.onSide && page < b.pages; page++ { // all but the first and the last
				want = append(want, page)
			}
			if !slices.Equal(got, want) || c.onSide && b.pages < 3 {
				t.Fatalf("pages on their side: %d of %d", got, b.pages)
			}
			for _, f := range faults(r, flow, b) {
				t.Error(f)
			}
			for i := range flow { // the heading, the sentence and the note stand with the table
				if it := &flow[i]; len(got) > 0 && it.kind == textual {
					words := plainLine(it.para)
					if want := words == "Fagene" || words == "Fagene står sådan:" || words == "Skolens egne tal."; want != b.onSide[b.lane(it.lane).page] {
						t.Errorf("%q stands on page %d", words, it.lane)
					}
				}
			}
			file, err := r.render(context.Background(), d)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, file, d)
		})
	}
}

// A page on its side says its own number, as any other.
func TestPagesOnTheirSideHaveTheirNumbers(t *testing.T) {
	s := newRenderer(t).sheet.onSide
	w := newWardrobe(document(), nil, &desk{})
	_, footer := s.banners(2)
	said := map[string]bool{}
	for page := 2; page < 5; page++ {
		words := ""
		for _, strip := range w.banner(footer, s, numbers{page, 9}).strips {
			for _, c := range strip.pieces {
				for _, part := range c.line.Parts {
					for i := range part.Runs {
						words += part.Runs[i].Text()
					}
				}
			}
		}
		said[words] = true
	}
	if len(said) != 3 {
		t.Errorf("three pages say %v", said)
	}
}
