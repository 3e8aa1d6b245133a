package tagpdf

import (
	"context"
	"testing"

	"notat/fonts"
	"notat/internal/typeset"
)

// lineOf is a document of one line.
func lineOf(t *testing.T, f *typeset.Font, text string) *Doc {
	t.Helper()
	d := New(Info{Title: "Notat", Lang: "da", Width: 595, Height: 842})
	d.AddPage()
	d.Begin(P, Attr{})
	for _, p := range typeset.Break([]typeset.Span{{Text: text, Stack: typeset.Stack{f}, Size: 11}}, typeset.Options{Width: 400})[0].Parts {
		d.Text(72, 72, p.Runs, 11, "000000")
	}
	d.End()
	return d
}

// endsAfter is a context that ends when it has been looked at so often.
type endsAfter struct {
	context.Context
	looks *int
}

func (c endsAfter) Err() error {
	if *c.looks--; *c.looks < 0 {
		return context.Canceled
	}
	return nil
}

// A font is packed once for all documents that have the same letters of it, and a
// document that is given up leaves nothing of itself to the next.
func TestTheSameLettersAreTheSameFont(t *testing.T) {
	f, err := typeset.ParseFont("Source Sans", fonts.File(fonts.Default.Regular))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := lineOf(t, f, "Læsning i indskolingen").fonts[0].subset(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if again, err := lineOf(t, f, "Læsning i indskolingen").fonts[0].subset(context.Background()); err != nil || again != whole {
			t.Errorf("the same letters are packed again: %v", err)
		}
	}
	if again, err := lineOf(t, f, "indskolingen i Læsning").fonts[0].subset(context.Background()); err != nil || again != whole {
		t.Errorf("the same letters in another order are packed again: %v", err)
	}
	if other, err := lineOf(t, f, "Læsning i mellemtrinnet").fonts[0].subset(context.Background()); err != nil || string(other.program) == string(whole.program) {
		t.Errorf("other letters get the same font: %v", err)
	}
	alone := f.Apart(0)
	if other, err := lineOf(t, alone, "Læsning i indskolingen").fonts[0].subset(context.Background()); err != nil || other == whole {
		t.Errorf("another font is taken for this one: %v", err)
	}

	looked := 0
	for looks := range 8 {
		f := f.Apart(0)
		n := looks
		if _, err := lineOf(t, f, "Dansk").fonts[0].subset(endsAfter{context.Background(), &n}); err != nil {
			t.Fatal(err)
		}
		if n < 0 {
			looked++
		}
		made, err := lineOf(t, f, "Dansk").fonts[0].subset(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := lineOf(t, f.Apart(0), "Dansk").fonts[0].subset(context.Background())
		if err != nil || string(made.program) != string(fresh.program) || string(made.cmap) != string(fresh.cmap) {
			t.Errorf("given up after %d looks, it is kept as it is: %v", looks, err)
		}
	}
	if looked == 0 {
		t.Error("nothing was given up")
	}
}
