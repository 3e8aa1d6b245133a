package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/notat"
	"notat/internal/tagpdf"
)

// faults tells what is wrong with how a flow stands on its pages.
func faults(r *renderer, flow []item, b *bounds) (out []string) {
	complain := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	lines := map[*para][]int{} // pages of a paragraph's lines
	each(flow, func(it *item) {
		if it.kind < textual || it.kind == label {
			return
		}
		bottom := it.y + it.height
		if it.kind == beside && it.row.splits {
			bottom = it.row.endY
		} else if it.lane < 1 || it.lane > len(b.lanes) {
			complain("an item in lane %d of %d", it.lane, len(b.lanes))
		}
		page := it.lane
		if it.kind == beside {
			page = it.row.endLane
		}
		if it.y < b.top(it.lane)-slack || bottom > b.bottom(page)+0.1 {
			complain("an item of kind %d from %.1f to %.1f on page %d, whose body is %.1f to %.1f", it.kind, it.y, bottom, it.lane, b.top(it.lane), b.bottom(page))
		}
		if it.kind == textual {
			lines[it.para] = append(lines[it.para], it.lane)
		}
	})
	for a, pages := range lines {
		for from := 0; from < len(pages); {
			to := from
			for to < len(pages) && pages[to] == pages[from] {
				to++
			}
			if to-from < 2 && len(pages) > 1 {
				complain("line %d of %d stands alone on page %d", from+1, len(pages), pages[from])
			}
			from = to
		}
		_ = a
	}
	for i := range flow {
		it := &flow[i]
		if it.kind != opening || it.el.outline == 0 {
			continue
		}
		at, after := 0, flow[it.end:]
		for j := range flow[i:it.end] {
			if flow[i+j].visible() {
				at = flow[i+j].lane
			}
		}
		for j := range after {
			if after[j].visible() {
				if after[j].lane != at {
					complain("the heading %q is on page %d and what follows on %d", it.el.title, at, after[j].lane)
				}
				break
			}
		}
	}
	return out
}

func TestNoLineStandsAloneAndNoHeadingIsStranded(t *testing.T) {
	in := []*renderer{newRenderer(t), inColumns(t, 2), inColumns(t, 3)}
	rapid.Check(t, func(rt *rapid.T) {
		r := rapid.SampledFrom(in).Draw(rt, "columns")
		flow, b := laidOut(t, r, anyDocument(rt))
		for _, f := range faults(r, flow, b) {
			rt.Error(f)
		}
	})
}

func TestHeadingsStayWithWhatFollowsAtEveryHeightOfThePage(t *testing.T) {
	r := newRenderer(t)
	follows := map[string]notat.Block{
		"paragraph": p(prose), "list": bullets(prose, short, short),
		"table":   &notat.Table{Caption: say("Fravær"), Head: rowOf("Klasse", "Fravær"), Rows: [][]notat.Cell{rowOf("1.", "4 %"), rowOf("2.", "5 %"), rowOf("3.", prose)}},
		"figure":  &notat.Figure{Image: pictureOf(300, 200), MIME: "image/png", Width: 300, Height: 200, Alt: "Ternet", Caption: say("Et billede")},
		"columns": &notat.Columns{Columns: []notat.Column{{Heading: say("Vi ser"), Blocks: []notat.Block{p(prose)}}, {Heading: say("Vi tænker"), Blocks: []notat.Block{p(prose + prose)}}}},
		"quote":   &notat.Quote{Blocks: []notat.Block{p(prose)}, Source: say("Skoleleder")},
		"terms":   &notat.Definitions{Items: []notat.Definition{define("Mål", p(prose)), define("Tegn", p(short))}},
		"heading": h(3, "Underafsnit"), "missing": &notat.Paragraph{Role: notat.Missing, Inlines: say(prose)},
	}
	for name, block := range follows {
		for n := range 34 {
			blocks := []notat.Block{}
			for range n {
				blocks = append(blocks, p(short))
			}
			blocks = append(blocks, h(2, "Overskrift"), block, p(prose))
			flow, b := laidOut(t, r, document(blocks...))
			for _, f := range faults(r, flow, b) {
				t.Errorf("%s after %d lines: %s", name, n, f)
			}
		}
	}
}

func TestTableHeadersAreRepeatedOnEveryPage(t *testing.T) {
	src := &notat.Table{Head: rowOf("Klasse", "Bemærkning")}
	for i := range 200 {
		src.Rows = append(src.Rows, rowOf(fmt.Sprint(i+1), short))
	}
	flow, b := laidOut(t, newRenderer(t), document(src))
	rows := 0
	for i := range flow {
		if it := &flow[i]; it.kind == beside {
			if rows++; it.row.splits {
				t.Error("a row that fits a page is split")
			}
		}
		if it := &flow[i]; it.kind == opening && it.el.tag == tagpdf.Table {
			head := it.el.backdrop.(*table).head
			if len(head.at) != b.pages-1 || b.pages < 4 {
				t.Errorf("header repeated %d times on %d pages", len(head.at), b.pages)
			}
		}
	}
	if rows != 201 {
		t.Errorf("%d rows", rows)
	}
}

func TestARowTallerThanAPageGoesOn(t *testing.T) {
	src := &notat.Table{Head: rowOf("Emne", "Hvad der blev sagt"), Rows: [][]notat.Cell{
		rowOf("Kort", short), {text("Langt"), {Blocks: []notat.Block{p(strings.Repeat(prose, 40)), bullets(prose, prose)}}}, rowOf("Kort", short),
	}}
	r := newRenderer(t)
	flow, b := laidOut(t, r, document(src))
	if b.pages < 3 {
		t.Errorf("%d pages", b.pages)
	}
	for _, f := range faults(r, flow, b) {
		t.Error(f)
	}
}

func TestColumnsGoOnOverAPageAndAreReadOneByOne(t *testing.T) {
	columns := &notat.Columns{Columns: []notat.Column{
		{Heading: say("Vi ser"), Blocks: []notat.Block{p(strings.Repeat(prose, 8)), p("Slut på den første.")}},
		{Heading: say("Vi tænker"), Blocks: []notat.Block{p(strings.Repeat(prose, 3)), p("Slut på den anden.")}},
	}}
	r := newRenderer(t)
	flow, b := laidOut(t, r, document(columns, p("Efter.")))
	if b.pages != 2 {
		t.Errorf("%d pages", b.pages)
	}
	for _, f := range faults(r, flow, b) {
		t.Error(f)
	}
	for i := range flow {
		if it := &flow[i]; it.kind == beside {
			first, second := it.row.cells[0].flow, it.row.cells[1].flow
			if first[0].lane != 1 || second[0].lane != 1 || first[len(first)-1].lane != 2 {
				t.Error("the columns do not both begin on the first page")
			}
		}
	}
}

// Columns leave no quarter of a page white: they begin where their headings and
// three lines have room, and low ones stay whole.
func TestColumnsBeginWhereThreeLinesHaveRoom(t *testing.T) {
	r := newRenderer(t)
	items := bullets("Et", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni")
	for n := range 40 {
		var blocks []notat.Block
		for range n {
			blocks = append(blocks, p("Kort."))
		}
		for name, c := range map[string]struct {
			block notat.Block
			white float64 // that may be left, in points
		}{
			"high": {&notat.Columns{Columns: []notat.Column{{Heading: say("2023/24"), Blocks: []notat.Block{items}}, {Heading: say("2024/25"), Blocks: []notat.Block{items}}}}, 130},
			"low":  {&notat.Columns{Columns: []notat.Column{{Heading: say("Før"), Blocks: []notat.Block{p("Et.")}}, {Heading: say("Nu"), Blocks: []notat.Block{bullets("Et", "To", "Tre")}}}}, 160},
		} {
			flow, b := laidOut(t, r, document(append(blocks[:n:n], h(2, "Spor"), c.block)...))
			for _, f := range faults(r, flow, b) {
				t.Errorf("%s after %d: %s", name, n, f)
			}
			end := 0.0 // of page 1
			each(flow, func(it *item) {
				if it.visible() && it.lane == 1 && it.kind != beside {
					end = max(end, it.y+it.height)
				}
				if name == "low" && it.kind == beside && it.row.endLane != it.lane {
					t.Errorf("low columns are parted after %d", n)
				}
			})
			if white := b.bottom(1) - end; b.pages > 1 && white > c.white {
				t.Errorf("%s: %.0f points are left white after %d", name, white, n)
			}
		}
	}
}

func TestColumnWidths(t *testing.T) {
	r := newRenderer(t)
	widths := func(src *notat.Table) []float64 {
		flow, _ := laidOut(t, r, document(src))
		for i := range flow {
			if it := &flow[i]; it.kind == opening && it.el.tag == tagpdf.Table {
				return it.el.backdrop.(*table).w
			}
		}
		return nil
	}
	near := func(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }
	w := widths(&notat.Table{Head: []notat.Cell{text("Fag"), number("A"), number("Langt hoved")}, Rows: [][]notat.Cell{{text("Dansk"), number("7"), number("8")}}})
	if !near(w[1], w[2]) || w[0] < w[1] {
		t.Errorf("columns of numbers differ: %.1f", w)
	}
	w = widths(&notat.Table{Head: rowOf("Tid", "Punkt"), Rows: [][]notat.Cell{rowOf("13.00–13.05", strings.Repeat(prose, 3))}})
	if w[0] > 0.2*sum(w) || !near(sum(w), r.sheet.width()) {
		t.Errorf("a long cell leaves too little: %.1f", w)
	}
	w = widths(&notat.Table{Head: rowOf("a", "b"), Rows: [][]notat.Cell{rowOf(strings.Repeat("x", 10000), "ord")}})
	if !near(sum(w), r.sheet.width()) || w[1] < 15 {
		t.Errorf("an endless word: %.1f", w)
	}
}

// Of many columns the words are set smaller, down to what can be read, before they are
// divided; and then no word stands in more than two pieces.
func TestTheWordsOfManyColumnsStayWords(t *testing.T) {
	words := []string{"Indsatsområde", "Målsætning", "Forebyggelse", "Skolebestyrelse", "Trivselsmåling", "Kompetencer", "Ressourceteam", "Undervisning", "Handlingsplan", "Samarbejde", "Medinddragelse", "Opfølgning"}
	for n := 6; n <= len(words); n++ {
		flow, _ := laidOut(t, newRenderer(t), document(&notat.Table{Head: rowOf(words[:n]...), Rows: [][]notat.Cell{rowOf(words[:n]...)}}))
		cells := 0
		each(flow, func(it *item) {
			if it.kind != textual || it.line > 0 || it.para.size > 12 { // the title
				return
			}
			cells++
			if lines := len(it.para.lines); lines > 2 || n == 6 && lines > 1 || it.para.size < smallest {
				t.Errorf("%d columns: %d lines of %.1f points for a word", n, lines, it.para.size)
			}
		})
		if cells < 2*n {
			t.Errorf("%d columns: %d cells", n, cells)
		}
	}
}

func TestABodySetInStretchesIsTheSameAsInOneGo(t *testing.T) {
	closely := look()
	closely.Heading[0].Contextual, closely.Heading[0].Before, closely.Heading[0].After = true, 20, 10
	for name, r := range map[string]*renderer{"plain": newRenderer(t), "headings close to each other": rendererFor(t, closely)} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				d := anyDocument(rt)
				set := func(how func(b *builder, levels []int8) error) (items []string, contents []section) {
					b := &builder{styles: r.styles, x: r.sheet.Left, width: r.sheet.width(), body: r.normal, bounds: r.sheet.bounds(context.Background(), newWardrobe(d, r.mark, &desk{})), desk: &desk{}}
					if err := how(b, levels(d.Blocks)); err != nil {
						rt.Fatal(err)
					}
					each(b.flow, func(it *item) {
						items = append(items, fmt.Sprintf("%d %d %d %d %.6f %.6f", it.kind, it.keep, it.line, it.end, it.space, it.height))
					})
					return items, b.sections
				}
				one, contents := set(func(b *builder, levels []int8) error { return b.some(d.Blocks, levels) })
				many, same := set(func(b *builder, levels []int8) error { return b.stretches(d.Blocks, levels, stretches(levels, 1)) })
				for i := range min(len(one), len(many)) {
					if one[i] != many[i] {
						rt.Fatalf("item %d of %d: %s, and in stretches %s", i, len(one), one[i], many[i])
					}
				}
				if len(one) != len(many) || !slices.Equal(contents, same) {
					rt.Fatalf("%d items and %v, in stretches %d and %v", len(one), contents, len(many), same)
				}
			})
		})
	}
}
