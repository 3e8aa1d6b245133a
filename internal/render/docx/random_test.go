package docx

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/notat"
	"notat/internal/notat/notattest"
	_ "notat/internal/testrun"
)

// drawn makes random documents of every block and inline, in every place where
// one may stand. Fields take their pointers from a counter, so that some come
// twice and some follow one another.
type drawn struct {
	*rapid.T
	level, fields int
}

func (r *drawn) coin() bool      { return rapid.Bool().Draw(r.T, "coin") }
func (r *drawn) upTo(n int) int  { return rapid.IntRange(0, n).Draw(r.T, "n") }
func (r *drawn) pointer() string { return fmt.Sprintf("/felt/%d", r.fields) }

func (r *drawn) text() notat.Inline {
	return notat.Text(rapid.StringOfN(rapid.RuneFrom([]rune("aæøåÅ 5%<&>\"'🙂–\u00a0")), 1, 20, -1).Draw(r.T, "text"))
}

func (r *drawn) inlines(depth int) []notat.Inline {
	var out []notat.Inline
	for range r.upTo(3) {
		switch k := r.upTo(6); {
		case depth == 0 || k < 2:
			out = append(out, r.text())
		case k == 2:
			out = append(out, notat.Strong(r.inlines(depth-1)))
		case k == 3:
			out = append(out, notat.Emph(r.inlines(depth-1)))
		case k == 4:
			out = append(out, notat.Link{Address: rapid.SampledFrom([]string{"https://a.example/x y", "mailto:a@b.example", "https://"}).Draw(r.T, "link"), Inlines: r.inlines(depth - 1)})
		case k == 5:
			out = append(out, notat.Break{})
		default:
			out = append(out, r.felt(depth-1))
		}
	}
	return out
}

func (r *drawn) felt(depth int) notat.Felt {
	if r.coin() {
		r.fields++
	}
	f := notat.Felt{Pointer: r.pointer(), Titel: "Felt", Rich: r.coin(), Fixed: r.upTo(4) == 0, Inlines: r.inlines(depth)}
	if r.coin() {
		f.Prompt = "Skriv"
	}
	if notat.Empty(f.Inlines) {
		f.Inlines = nil
	}
	return f
}

func (r *drawn) line() []notat.Inline {
	if r.coin() {
		return []notat.Inline{r.felt(2)}
	}
	return r.inlines(2)
}

func (r *drawn) list(depth int) *notat.List {
	l := &notat.List{Ordered: r.coin()}
	for range 1 + r.upTo(2) {
		it := notat.Item{Inlines: r.line()}
		if depth > 0 && r.coin() {
			it.Sub = r.list(depth - 1)
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// simple gives paragraphs and lists, as cells and quotes hold them.
func (r *drawn) simple() []notat.Block {
	var out []notat.Block
	for range r.upTo(3) {
		if r.coin() {
			out = append(out, &notat.Paragraph{Role: notat.Role(r.upTo(3)), Inlines: r.line()})
		} else {
			out = append(out, r.list(1))
		}
	}
	return out
}

func (r *drawn) row(n int) []notat.Cell {
	out := make([]notat.Cell, n)
	for i := range out {
		out[i] = notat.Cell{Blocks: r.simple(), Number: r.coin()}
	}
	return out
}

func (r *drawn) block() []notat.Block {
	switch r.upTo(6) {
	case 0:
		r.level = min(r.level+1-r.upTo(1), 4)
		return []notat.Block{&notat.Heading{Level: max(r.level, 2), Inlines: append(r.line(), notat.Text("H"))}}
	case 1:
		d := &notat.Definitions{Head: r.coin()}
		for range r.upTo(3) {
			d.Items = append(d.Items, notat.Definition{Term: r.line(), Blocks: r.simple()})
		}
		return []notat.Block{d}
	case 2:
		n := 1 + r.upTo(4)
		t := &notat.Table{Caption: r.line(), Head: r.row(n), RowHeader: r.coin()}
		for range r.upTo(2) {
			t.Rows = append(t.Rows, r.row(n))
		}
		return []notat.Block{t}
	case 3:
		c := &notat.Columns{}
		for range r.upTo(3) {
			c.Columns = append(c.Columns, notat.Column{Heading: r.line(), Blocks: r.simple()})
		}
		return []notat.Block{c}
	case 4:
		return []notat.Block{&notat.Quote{Blocks: r.simple(), Source: r.line()}}
	case 5:
		return []notat.Block{&notat.Figure{Image: []byte("billede"), MIME: "image/jpeg", Width: 10, Height: 10, Alt: "a", Caption: r.line()}}
	}
	return r.simple()
}

func TestRandomDocumentsKeepEveryWordAndAreSound(t *testing.T) {
	render, err := New(standard(t))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := &drawn{T: rt, level: 1}
		d := &notat.Document{Titel: "T", Sprog: "da-DK", Record: []byte("{}"), Prompts: r.coin()}
		d.Blocks = []notat.Block{&notat.Heading{Level: 1, Inlines: text("T")}}
		for range r.upTo(6) {
			d.Blocks = append(d.Blocks, r.block()...)
		}
		out, err := render(context.Background(), d)
		if err != nil {
			rt.Fatal(err)
		}
		p := open(t, out)
		sound(t, p)
		if t.Failed() {
			rt.FailNow()
		}
		got, want := strings.Fields(visible(t, p, p.Main())), strings.Fields(strings.Join(d.Text(), " "))
		if d.Prompts { // a draft shows terms that nothing is said of yet
			got = common(got, want)
		}
		if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
			rt.Fatalf("the draft says\n%s\nnot\n%s\nof\n%s", g, w, notattest.DumpFelter(d))
		}
	})
}

// common gives those of want that stand in got in the same order.
func common(got, want []string) []string {
	var out []string
	for _, s := range got {
		if len(out) < len(want) && s == want[len(out)] {
			out = append(out, s)
		}
	}
	return out
}
