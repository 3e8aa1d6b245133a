package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/typeset"
)

// told gives what a flow says to one who cannot see it, as a row of elements
// with what they are told of, links with where they lead.
func told(flow []item) (out []string) {
	attr := func(el *element) string {
		s := string(el.tag)
		for _, a := range []string{el.attr.Scope, el.attr.Numbering, el.attr.Alt} {
			if a != "" {
				s += " (" + a + ")"
			}
		}
		return s
	}
	for i := range flow {
		it := &flow[i]
		switch it.kind {
		case opening:
			if !it.el.none {
				out = append(out, attr(it.el))
			}
		case textual, label:
			var words strings.Builder
			for _, p := range it.para.lines[it.line].Parts {
				n := it.para.nodes[it.para.runs[p.Span].node]
				for _, r := range p.Runs {
					words.WriteString(r.Word.Text)
				}
				if n.address != "" {
					fmt.Fprintf(&words, "[%s|%s]", n.address, n.contents)
				}
			}
			out = append(out, "»"+strings.TrimSpace(words.String())+"«")
		case beside:
			for _, c := range it.row.cells {
				if c.around != nil {
					out = append(out, attr(c.around))
				}
				if c.el != nil {
					out = append(out, attr(c.el))
				}
				out = append(out, told(c.flow)...)
			}
		case closing, pictured: // they say nothing
		}
	}
	return out
}

// What stands in a notat means something to whom it is read aloud: each kind of
// block has the element that says what it is, and its words are all in it.
func TestEachKindOfBlockHasItsElement(t *testing.T) {
	words := func(s string) []notat.Inline { return []notat.Inline{notat.Text(s)} }
	para := func(s string) []notat.Block { return []notat.Block{&notat.Paragraph{Inlines: words(s)}} }
	cell := func(s string) notat.Cell { return notat.Cell{Blocks: para(s)} }
	for _, c := range []struct {
		name  string
		block notat.Block
		want  []string
	}{
		{"bullets and what is below them", &notat.List{Items: []notat.Item{{Inlines: words("a"), Sub: &notat.List{Ordered: true, Items: []notat.Item{{Inlines: words("b")}, {Inlines: words("c")}}}}}},
			[]string{"L (Disc)", "LI", "Lbl", "»•«", "LBody", "»a«", "L (Decimal)", "LI", "Lbl", "»1.«", "LBody", "»b«", "LI", "Lbl", "»2.«", "LBody", "»c«"}},
		{"a table", &notat.Table{RowHeader: true, Caption: words("Timer"), Head: []notat.Cell{cell("Klasse"), cell("Antal")}, Rows: [][]notat.Cell{{cell("Fjerde"), cell("otte")}}},
			[]string{"Table", "Caption", "»Timer«", "THead", "TH (Column)", "»Klasse«", "TH (Column)", "»Antal«", "TBody", "TH (Row)", "»Fjerde«", "TD", "»otte«"}},
		{"a table without names of rows", &notat.Table{Head: []notat.Cell{cell("A")}, Rows: [][]notat.Cell{{cell("b")}}},
			[]string{"Table", "THead", "TH (Column)", "»A«", "TBody", "TD", "»b«"}},
		{"columns", &notat.Columns{Columns: []notat.Column{{Heading: words("A"), Blocks: para("a")}, {Heading: words("B"), Blocks: para("b")}}},
			[]string{"Div", "P", "»A«", "P", "»a«", "Div", "P", "»B«", "P", "»b«"}},
		{"a quote", &notat.Quote{Blocks: para("Ja."), Source: words("Elev")}, []string{"BlockQuote", "P", "»Ja.«", "P", "»Elev«"}},
		{"a link", &notat.Paragraph{Inlines: []notat.Inline{notat.Text("Se "), notat.Link{Address: "https://www.eksempel.dk/plan", Inlines: words("planen")}}},
			[]string{"P", "»Se planen[https://www.eksempel.dk/plan|planen (https://www.eksempel.dk/plan)]«"}},
		{"a picture", &notat.Figure{MIME: "image/png", Image: []byte("x"), Width: 20, Height: 10, Alt: "En gård", Caption: words("Gården")},
			[]string{"Div", "Figure (En gård)", "Caption", "»Gården«"}},
	} {
		flow, _ := laidOut(t, newRenderer(t), document(c.block))
		got := told(flow)
		if at := slices.Index(got, c.want[0]); at < 0 || !slices.Equal(got[at:], c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// Stress is seen: bold words are drawn in the bold face, and no others.
func TestStressedWordsAreDrawnInTheirFace(t *testing.T) {
	r := newRenderer(t)
	flow, _ := laidOut(t, r, document(&notat.Paragraph{Inlines: []notat.Inline{
		notat.Text("jævnt "), notat.Strong{notat.Text("fedt")}, notat.Text(" "), notat.Emph{notat.Text("kursivt")},
	}}))
	st := r.styles.normal
	want := map[string]*typeset.Font{"jævnt": st.stack(false, false)[0], "fedt": st.stack(true, false)[0], "kursivt": st.stack(false, true)[0]}
	seen := 0
	each(flow, func(it *item) {
		if it.kind != textual {
			return
		}
		for _, p := range it.para.lines[it.line].Parts {
			for _, r := range p.Runs {
				if face, ok := want[r.Word.Text]; ok {
					seen++
					if r.Word.Font != face {
						t.Errorf("%s is drawn in another face", r.Word.Text)
					}
				}
			}
		}
	})
	if seen != len(want) {
		t.Errorf("%d of the words are drawn", seen)
	}
}

// What stands below an item is seen to stand below it: further in.
func TestAnItemBelowAnItemStandsFurtherIn(t *testing.T) {
	flow, _ := laidOut(t, newRenderer(t), document(&notat.List{Items: []notat.Item{{
		Inlines: []notat.Inline{notat.Text("over")}, Sub: &notat.List{Items: []notat.Item{{Inlines: []notat.Inline{notat.Text("under")}}}},
	}}}))
	at := map[string]float64{}
	each(flow, func(it *item) {
		if it.kind == textual {
			at[it.para.lines[0].Parts[0].Runs[0].Word.Text] = it.para.x
		}
	})
	if at["over"] == 0 || at["under"] < at["over"]+1 {
		t.Errorf("the words stand at %v", at)
	}
}

// A file says of itself which edition and which status it is of.
func TestTheFileSaysWhatItIs(t *testing.T) {
	d := document(&notat.Paragraph{Inlines: []notat.Inline{notat.Text("ord")}})
	d.Meta.Udgave, d.Meta.Status, d.Meta.Template, d.Meta.TemplateHash = "intern", "udkast", "fjordby", "ab12"
	m, err := ReadMark(draw(t, newRenderer(t), d))
	if err != nil {
		t.Fatal(err)
	}
	if m.Udgave != "intern" || m.Status != "udkast" || m.Template != "fjordby" || m.TemplateHash != "ab12" || m.Release != d.Meta.Release {
		t.Errorf("%+v", m)
	}
}
