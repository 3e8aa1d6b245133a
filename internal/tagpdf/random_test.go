package tagpdf_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/tagpdf"
	"notat/internal/tagpdf/check"
	"notat/internal/typeset"
)

// Any document, drawn in any words over any number of pages, is sound and reads
// as it was written.
func TestAnyDocumentIsSound(t *testing.T) {
	stack := typeset.Stack{face(t, "source-sans-3/SourceSans3-Regular.ttf"), face(t, "noto-sans/NotoSans-Regular.ttf"), face(t, "noto-emoji/NotoEmoji-Regular.ttf")}
	rapid.Check(t, func(r *rapid.T) {
		d := tagpdf.New(info)
		d.AddPage()
		a := &author{writer: writer{Doc: d, stack: stack, y: 80}, r: r}
		a.heading(1)
		for range rapid.IntRange(0, 6).Draw(r, "blocks") {
			a.block(0)
		}
		d.Artifact("Pagination", "Footer", func() { a.lines("Side", 9, 100) })
		pdf, err := d.Bytes(context.Background())
		if err != nil {
			r.Fatal(err)
		}
		write(t, pdf)
		found, err := check.Bytes(pdf)
		if err != nil || len(found) > 0 {
			r.Fatal(found, err)
		}
		got, err := check.Text(pdf)
		if want := strings.Fields(strings.Join(a.want, " ")); err != nil || !slices.Equal(strings.Fields(strings.Join(got, " ")), want) {
			r.Fatalf("%q, want %q, %v", got, want, err)
		}
	})
}

// author writes random documents and keeps what they say.
type author struct {
	writer
	r    *rapid.T
	want []string
}

var words = rapid.SliceOfN(rapid.SampledFrom([]string{
	"skole", "læsning", "ÆØÅ", "To.", "effektiv", "Þórður", "🌞", "漢字", "(x\\)", "x\u030C", "שלום", "a\u00A0b", "9.", "trivselsundersøgelsesresultater", "–", "“ja”",
}), 1, 30)

// say draws words in the current element.
func (a *author) say() {
	s := strings.Join(words.Draw(a.r, "words"), " ") + " "
	a.lines(s, 11, rapid.SampledFrom([]float64{200, 450}).Draw(a.r, "width"))
	a.want = append(a.want, typeset.CleanLine(s))
	if a.y > 700 || rapid.IntRange(0, 9).Draw(a.r, "turn") == 0 {
		a.AddPage()
		a.y = 80
	}
}

func (a *author) in(t tagpdf.Type, attr tagpdf.Attr, do func()) {
	a.Begin(t, attr)
	do()
	a.End()
}

func (a *author) heading(level int) {
	a.Outline(level, "Kapitel", a.y)
	a.in([]tagpdf.Type{tagpdf.H1, tagpdf.H2}[level-1], tagpdf.Attr{}, a.say)
}

func (a *author) block(depth int) {
	none := tagpdf.Attr{}
	kinds := []func(){
		func() { a.in(tagpdf.P, none, a.say) },
		func() { a.heading(2) },
		func() {
			a.in(tagpdf.P, none, func() {
				a.say()
				a.BeginLink("https://eksempel.invalid/", "")
				a.say()
				a.EndLink()
				a.in(tagpdf.Span, none, a.say)
			})
		},
		func() {
			a.in(tagpdf.Table, none, func() {
				for range rapid.IntRange(1, 3).Draw(a.r, "rows") {
					a.FillRect(tagpdf.Rect{X: 72, Y: a.y, W: 100, H: 10}, "EEEEEE")
					a.in(tagpdf.TR, none, func() {
						a.in(tagpdf.TH, tagpdf.Attr{Scope: "Row"}, a.say)
						a.in(tagpdf.TD, none, func() {})
						a.in(tagpdf.TD, none, func() { a.in(tagpdf.P, none, a.say) })
					})
				}
			})
		},
		func() {
			a.in(tagpdf.L, tagpdf.Attr{Numbering: "Decimal"}, func() {
				a.in(tagpdf.LI, none, func() {
					a.in(tagpdf.Lbl, none, func() { a.lines("1.", 11, 50) })
					a.in(tagpdf.LBody, none, func() {
						a.say()
						if depth < 2 {
							a.block(depth + 1)
						}
					})
				})
			})
		},
		func() { a.in(tagpdf.Quote, none, func() { a.in(tagpdf.P, none, a.say) }) },
	}
	n := len(kinds)
	if depth > 0 {
		n = 1 // a paragraph, for what else may not be everywhere
	}
	kinds[rapid.IntRange(0, n-1).Draw(a.r, "kind")]()
}
