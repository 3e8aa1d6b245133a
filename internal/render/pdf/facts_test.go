package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/tagpdf/check"
)

func fact(label, s string) *notat.Paragraph {
	return &notat.Paragraph{Inlines: []notat.Inline{notat.Strong(say(label + ":")), notat.Text(" "), notat.Text(s)}}
}

// agreement has all that an agreement says.
func agreement(n int, owner string) notat.Definition {
	return notat.Definition{Term: say(fmt.Sprintf("Mål %d", n)), Blocks: []notat.Block{
		p("Baggrund."), bullets("Et", "To"), fact("Tegn", "Flere læser"), fact("Ansvarlig", owner), fact("Frist", "1. juni 2026"), fact("Status", "I gang")}}
}

// An agreement stands whole on a page wherever it begins, and who is responsible,
// until when and how it goes stand on one line, in the same columns in each.
func TestAnAgreementIsTakenInAtAGlance(t *testing.T) {
	r := newRenderer(t)
	moved := 0
	for n := range 44 {
		var blocks []notat.Block
		for range n {
			blocks = append(blocks, p(short))
		}
		flow, b := laidOut(t, r, document(append(blocks, &notat.Definitions{Items: []notat.Definition{agreement(1, "Skoleleder"), agreement(2, "Pædagogisk leder i indskolingen")}})...))
		for _, f := range faults(r, flow, b) {
			t.Error(f)
		}
		var columns [][]float64
		page, of := 0, ""
		for i := range flow {
			it := &flow[i]
			switch {
			case it.kind == textual && strings.HasPrefix(plainOf(it.para), "Mål "):
				page, of = it.lane, plainOf(it.para)
				if page > 1 {
					moved++
				}
			case it.kind == beside:
				var at []float64
				for k := range it.row.cells {
					each(it.row.cells[k].flow, func(in *item) {
						if in.kind == textual && in.line == 0 {
							at = append(at, in.para.x)
						}
					})
				}
				columns = append(columns, at)
			}
			if of != "" && it.visible() && it.lane != page {
				t.Errorf("after %d lines: %s is on pages %d and %d", n, of, page, it.lane)
				break
			}
		}
		if len(columns) != 2 || len(columns[0]) != 3 || !slices.Equal(columns[0], columns[1]) {
			t.Fatalf("after %d lines: facts at %v", n, columns)
		}
	}
	if moved < 5 {
		t.Fatalf("an agreement begins on a new page in %d cases only", moved)
	}
}

func plainOf(a *para) string {
	var b strings.Builder
	for i := range a.lines {
		for j := range a.lines[i].Parts {
			for k := range a.lines[i].Parts[j].Runs {
				b.WriteString(a.lines[i].Parts[j].Runs[k].Word.Text)
			}
		}
	}
	return b.String()
}

// Short entries of the head stand two and two, a long one by itself; they are read one
// after the other, as items of a list.
func TestTheHeadIsCompactAndReadInOrder(t *testing.T) {
	d := &notat.Definitions{Head: true}
	var want []string
	for _, e := range [][2]string{{"Skole", "Engskolen"}, {"Skoleår", "2024/25"}, {"Sted", strings.Repeat("Skolens bibliotek ", 9)}, {"Dato", "1. juni 2025"}, {"Tid", "kl. 9"}, {"Sagsnr.", "25/1"}} {
		d.Items = append(d.Items, notat.Definition{Term: say(e[0]), Blocks: []notat.Block{p(strings.TrimSpace(e[1]))}})
		want = append(want, e[0], strings.TrimSpace(e[1]))
	}
	r := newRenderer(t)
	flow, _ := laidOut(t, r, document(d))
	var rows []int
	for i := range flow {
		if flow[i].kind == beside {
			rows = append(rows, len(flow[i].row.cells)/2)
		}
	}
	if !slices.Equal(rows, []int{2, 1, 2, 1}) {
		t.Errorf("entries in the rows: %v", rows)
	}
	file := draw(t, r, document(d))
	if found, err := check.Bytes(file); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	got, err := check.Text(file)
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.Index(got, want[0]); i < 0 || !slices.Equal(got[i:], want) {
		t.Errorf("read %q", got)
	}
}

// Of several quotes the last never stands alone on a page.
func TestTheLastQuoteIsNotAlone(t *testing.T) {
	r := newRenderer(t)
	for n := range 44 {
		var blocks []notat.Block
		for range n {
			blocks = append(blocks, p(short))
		}
		for i := range 5 {
			blocks = append(blocks, &notat.Quote{Blocks: []notat.Block{p(fmt.Sprintf("Citat %d.", i))}, Source: say("Elev")})
		}
		flow, _ := laidOut(t, r, document(blocks...))
		on := map[string]int{}
		each(flow, func(it *item) {
			if it.kind == textual {
				on[plainOf(it.para)] = it.lane
			}
		})
		if on["Citat 3."] == 0 || on["Citat 3."] != on["Citat 4."] {
			t.Errorf("after %d lines: the last quote is on page %d, the one before on %d", n, on["Citat 4."], on["Citat 3."])
		}
	}
}
