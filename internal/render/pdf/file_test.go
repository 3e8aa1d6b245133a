package pdf

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/notat"
	"notat/internal/tagpdf/check"
	"notat/internal/template"
	_ "notat/internal/testrun"
	"notat/internal/typeset"
)

// sound fails unless a file is well made and says the document's words in its order.
func sound(t interface{ Errorf(string, ...any) }, file []byte, d *notat.Document) {
	faults, err := check.Bytes(file)
	if err != nil {
		t.Errorf("%v", err)
	}
	for _, f := range faults {
		t.Errorf("%v", f)
	}
	got, err := check.Text(file)
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	// A file has no marks without a glyph, and of soft hyphens those it draws.
	clean := func(s []string) []string {
		return strings.Fields(strings.ReplaceAll(typeset.Clean(strings.Join(s, " ")), "\u00ad", ""))
	}
	want, have := clean(d.Text()), clean(got)
	for i := range max(len(want), len(have)) {
		if i >= len(want) || i >= len(have) || want[i] != have[i] {
			t.Errorf("word %d: %q, want %q", i, have[min(i, len(have)):min(i+8, len(have))], want[min(i, len(want)):min(i+8, len(want))])
			return
		}
	}
}

func TestEveryBlockKindIsSoundAndSaysItsWords(t *testing.T) {
	r := newRenderer(t)
	d := document(everything()...)
	d.Marks = []string{"UDKAST", "INTERN UDGAVE – MÅ IKKE OFFENTLIGGØRES"}
	sound(t, draw(t, r, d), d)
	for _, block := range everything() {
		d := document(block)
		sound(t, draw(t, r, d), d)
	}
}

func TestAnyDocumentIsSoundAndSaysItsWords(t *testing.T) {
	r := newRenderer(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := anyDocument(rt)
		b, err := r.render(context.Background(), d)
		if err != nil {
			rt.Fatal(err)
		}
		sound(rt, b, d)
	})
}

func TestExtremes(t *testing.T) {
	long := strings.Repeat("ordet", 2000)
	cells := make([]string, 40)
	for i := range cells {
		cells[i] = "abc"
	}
	for name, d := range map[string]*notat.Document{
		"nothing":           {Titel: "Tom", Sprog: "da-DK"},
		"only a title":      document(),
		"empty things":      document(&notat.Paragraph{}, &notat.List{}, &notat.List{Items: []notat.Item{{}}}, &notat.Definitions{}, &notat.Definitions{Items: []notat.Definition{{}}}, &notat.Table{}, &notat.Table{Head: rowOf("", "")}, &notat.Columns{}, &notat.Columns{Columns: make([]notat.Column, 2)}, &notat.Quote{}, h(2, ""), h(2, " "), p("Slut")),
		"endless word":      document(p(long), bullets(long), h(2, long), &notat.Quote{Blocks: []notat.Block{p(long)}}),
		"endless in cells":  document(&notat.Table{Head: rowOf("A", "B", long), Rows: [][]notat.Cell{rowOf(long, "x", "y"), rowOf("x", "y", long)}}),
		"endless in column": document(&notat.Columns{Columns: []notat.Column{{Heading: say(long), Blocks: []notat.Block{p(long)}}, {Blocks: []notat.Block{bullets(long)}}}}),
		"forty columns":     document(&notat.Table{Head: rowOf(cells...), Rows: [][]notat.Cell{rowOf(cells...)}}),
		"ragged rows":       document(&notat.Table{Head: rowOf("A", "B"), Rows: [][]notat.Cell{rowOf("1"), rowOf("1", "2", "3"), {}}}),
		"levels that jump":  document(h(4, "Fire"), p("a"), h(2, "To"), h(4, "Fire igen"), p("b"), h(9, "Ni"), h(-1, "Minus")),
		"links in links":    document(&notat.Paragraph{Inlines: []notat.Inline{notat.Link{Address: "https://a.example", Inlines: []notat.Inline{notat.Text("uden "), notat.Link{Address: "https://b.example", Inlines: say("om")}}}}}),
		"broken text":       document(p("a\xff\x00b\u2028c\ufeffd\ue000"), p("\u202e\u200d"), h(2, "\xc3\x28")),
		"long link":         document(&notat.Paragraph{Inlines: []notat.Inline{notat.Link{Address: "https://a.example/" + long, Inlines: say(strings.Repeat("et langt link ", 80))}}}),
	} {
		t.Run(name, func(t *testing.T) {
			b := draw(t, newRenderer(t), d)
			if name != "broken text" { // its words are cleaned
				sound(t, b, d)
			} else if f, err := check.Bytes(b); err != nil || len(f) > 0 {
				t.Error(f)
			}
		})
	}
}

func TestFiveThousandRows(t *testing.T) {
	if testing.Short() {
		t.Skip("sets a hundred pages: left out with -short")
	}
	d := document(manyRows(5000))
	sound(t, draw(t, newRenderer(t), d), d)
}

// manyRows is a table of n rows.
func manyRows(n int) *notat.Table {
	src := &notat.Table{Caption: say("Alt"), Head: []notat.Cell{text("Klasse"), number("Antal"), text("Bemærkning")}, RowHeader: true}
	for range n {
		src.Rows = append(src.Rows, []notat.Cell{text("9. klasse"), number("1.024"), text(short)})
	}
	return src
}

func TestSameDocumentSameBytes(t *testing.T) {
	d := document(everything()...)
	want := draw(t, newRenderer(t), d)
	r := newRenderer(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 5 {
				got, err := r.render(context.Background(), d)
				if err != nil || !bytes.Equal(got, want) {
					t.Error("other bytes", err)
				}
			}
		})
	}
	wait.Wait()
}

func TestACancelledRenderEnds(t *testing.T) {
	r := newRenderer(t)
	d := document(long(200)...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.render(ctx, d); !errors.Is(err, context.Canceled) {
		t.Errorf("before: %v", err)
	}
	for _, after := range []int{1, 50, 1000, 4000} {
		c := &countdown{Context: context.Background()}
		c.left.Store(int64(after))
		if _, err := r.render(c, d); !errors.Is(err, context.Canceled) {
			t.Errorf("after %d looks: %v", after, err)
		}
	}
}

// countdown is a context that is cancelled after it has been looked at so often.
type countdown struct {
	context.Context
	left atomic.Int64
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestABrokenPictureIsNamed(t *testing.T) {
	d := document(&notat.Figure{Image: []byte("no picture"), MIME: "image/png", Alt: "x", Anchor: "/afsnit/3/blokke/1"})
	_, err := newRenderer(t).render(context.Background(), d)
	if err == nil || !strings.Contains(err.Error(), "/afsnit/3/blokke/1") {
		t.Error(err)
	}
}

func TestAnUnknownBlockIsAnErrorAndNotSilence(t *testing.T) {
	d := document(nil)
	if _, err := newRenderer(t).render(context.Background(), d); err == nil {
		t.Error("drawn")
	}
}

func TestTheRecordIsInTheFile(t *testing.T) {
	d := document(p("x"))
	got, err := check.Attachment(draw(t, newRenderer(t), d), recordName)
	if err != nil || !bytes.Equal(got, d.Record) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAnEmptyLookStillGivesAPage(t *testing.T) {
	d := document(everything()...)
	sound(t, draw(t, rendererFor(t, template.Look{}), d), d)
}

func TestCapitalsAreReadAsWritten(t *testing.T) {
	l := look()
	l.Title.Caps, l.Heading[0].Caps = true, true
	d := document(h(2, "Fællesmøde på ærø – ﬁn"), p("æøå"))
	sound(t, draw(t, rendererFor(t, l), d), d)
}
