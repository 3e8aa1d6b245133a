package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"
)

// placed is one glyph where it stands, in points.
type placed struct {
	Font             *Font
	ID               uint16
	Advance, XOffset float64
	Text, Actual     string
}

// glyphs gives the glyphs of a part whose span has a size. That of a substitute
// reads as what is drawn, and has the original.
func glyphs(p Part, size float64) (all []placed) {
	for i := range p.Runs {
		r := &p.Runs[i]
		scale := size / float64(r.Word.Font.UnitsPerEm())
		for _, g := range r.Glyphs() {
			all = append(all, placed{r.Word.Font, g.ID, float64(g.Advance) * scale, float64(r.Shift) + float64(g.XOffset)*scale, r.Word.Text[g.From:g.To], r.Word.Actual})
		}
	}
	return all
}

// read gives what a reader of the lines is given, with "\n" for forced breaks
// (the space before one is only for a reader who sees no lines)
// and "~" for hyphens that stand only because the line ends there.
func read(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, p := range l.Parts {
			for _, g := range glyphs(p, 1) {
				switch {
				case g.Actual != "":
					b.WriteString(g.Actual)
				case g.Text == string(softHyphen):
					b.WriteString("~")
				default:
					b.WriteString(g.Text)
				}
			}
		}
		if l.Forced {
			b.WriteString("\n")
		}
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

// written gives the lines one by one.
func written(lines []Line) (texts []string) {
	for i := range lines {
		texts = append(texts, strings.TrimSuffix(read(lines[i:i+1]), "\n"))
	}
	return texts
}

func set(text string, o Options) []Line {
	return Break([]Span{{Text: text, Stack: Faces("", false, false), Size: 10}}, o)
}

func TestLinesBreakWhereAReaderExpects(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		o          Options
		want       string // lines, parted by |
	}{
		{"at spaces, which stay at the line's end", "en to tre fire", Options{Width: 30}, "en to |tre fire"},
		{"not at a no-break space", "ca. 12\u00A0elever", Options{Width: 46}, "ca. |12\u00A0elever"},
		{"after a hyphen", "skole-hjem-samarbejde", Options{Width: 60}, "skole-hjem-|samarbejde"},
		{"where the text says so", "en\nto\n\ntre", Options{Width: 100}, "en|to||tre"},
		{"not once more at the end", "en\n", Options{Width: 100}, "en"},
		{"at a soft hyphen, seen only there", "trivsels\u00ADmålings\u00ADresultater", Options{Width: 80}, "trivselsmålings~|resultater"},
		{"at a zero width space, without a hyphen", "trivsels\u200Bmåling", Options{Width: 50}, "trivsels|måling"},
		{"between letters when nothing else helps", "Undervisningsministeriet", Options{Width: 60}, "Undervisning|sministeriet"},
		{"by syllables when asked to", "undervisningsministeriet", Options{Width: 60, Hyphenate: true}, "undervis~|ningsministe~|riet"},
		{"a name that fits on a line is never divided", "på Birkelund", Options{Width: 50, Hyphenate: true}, "på |Birkelund"},
		{"a long word starts on a line of its own", "en Undervisningsministeriet", Options{Width: 60}, "en |Undervisning|sministeriet"},
		{"a little gap is better than a hyphen", "fire fire resultater", Options{Width: 60, Hyphenate: true}, "fire fire |resultater"},
		{"never between a letter and its marks", "q\u0308q\u0308q\u0308", Options{Width: 1}, "q\u0308|q\u0308|q\u0308"},
		{"an indent makes the first line shorter", "en to tre fire fem", Options{Width: 60, First: 30}, "en to |tre fire fem"},
		{"a hanging one makes it longer", "en to tre fire fem", Options{Width: 60, First: -30}, "en to tre fire fem"},
	} {
		if got := strings.Join(written(set(tc.text, tc.o)), "|"); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestBlankTextGivesNoLines(t *testing.T) {
	for _, s := range []string{"", " ", "\n\n", "\u00A0\t", "\u200B\u00AD", "\x00"} {
		if lines := set(s, Options{Width: 100}); lines != nil {
			t.Errorf("%q gives %d lines", s, len(lines))
		}
	}
	if Break(nil, Options{Width: 100}) != nil {
		t.Error("no spans give lines")
	}
}

func TestATrailingSpaceIsThereButHasNoWidth(t *testing.T) {
	lines := set("elev elev", Options{Width: 25})
	if len(lines) != 2 || read(lines[:1]) != "elev " {
		t.Fatalf("got %q", written(lines))
	}
	if lines[0].Width != lines[1].Width || lines[0].Parts[0].Width != lines[0].Width {
		t.Errorf("widths %v and %v of the same word", lines[0].Width, lines[1].Width)
	}
}

// Words on both sides of a forced break stay apart for a reader who sees no lines.
func TestAForcedBreakHoldsASpace(t *testing.T) {
	lines := set("over\nunder", Options{Width: 100})
	g := glyphs(lines[0].Parts[0], 10)
	if g[len(g)-1].Text != " " || lines[0].Width != set("over", Options{Width: 100})[0].Width {
		t.Errorf("the first line ends with %q and is %v wide", g[len(g)-1].Text, lines[0].Width)
	}
}

func TestAWordMayHaveSeveralStyles(t *testing.T) {
	regular, bold := Faces("", false, false), Faces("", true, false)
	lines := Break([]Span{{"Et ud", regular, 10}, {"viklings", bold, 12}, {"punkt her", regular, 10}}, Options{Width: 80})
	if got := strings.Join(written(lines), "|"); got != "Et |udviklingspunkt |her" {
		t.Fatalf("got %q", got)
	}
	parts := lines[1].Parts
	if len(parts) != 3 || parts[0].Span != 0 || parts[1].Span != 1 || parts[2].Span != 2 {
		t.Fatalf("parts %+v", parts)
	}
	for i := 1; i < 3; i++ {
		if math.Abs(parts[i-1].X+parts[i-1].Width-parts[i].X) > 1e-9 {
			t.Errorf("part %d starts at %v, not where the one before it ends", i, parts[i].X)
		}
	}
	if want := bold[0].Ascent * 12; lines[1].Ascent != want || lines[0].Ascent != regular[0].Ascent*10 {
		t.Errorf("ascents %v, %v; the tallest span on the line counts", lines[0].Ascent, lines[1].Ascent)
	}
}

func TestKerningIsInTheAdvances(t *testing.T) {
	lines := set("To Ty", Options{Width: 100})
	g := glyphs(lines[0].Parts[0], 10)[0]
	if plain := g.Font.Advance(g.ID) * 10; g.Text != "T" || g.Advance >= plain {
		t.Errorf("%q advances %v, %v without kerning", g.Text, g.Advance, plain)
	}
}

func TestNoLigatures(t *testing.T) {
	for _, family := range []string{"", "Calibri", "Cambria", "Arial", "Times New Roman", "Noto Sans"} {
		for _, l := range Break([]Span{{"fi fl ffi tt ti", Faces(family, false, false), 10}}, Options{Width: 500}) {
			for _, g := range glyphs(l.Parts[0], 10) {
				if len(g.Text) != 1 {
					t.Errorf("%s: a glyph reads as %q", family, g.Text)
				}
			}
		}
	}
}

func TestEachLetterTakesTheFirstFaceThatHasIt(t *testing.T) {
	stack := Faces("", false, false)
	want := map[string]string{
		"å": "SourceSans3-Regular", "ș": "SourceSans3-Regular", "✓": "SourceSans3-Regular",
		"क": "NotoSans-Regular", "☀": "NotoSansSymbols2-Regular", "🌞": "NotoEmoji-Regular",
	}
	for letter, name := range want {
		g := glyphs(Break([]Span{{letter, stack, 10}}, Options{Width: 100})[0].Parts[0], 10)[0]
		if g.Font.Name() != name || g.Text != letter || g.Actual != "" {
			t.Errorf("%s is drawn with %s and reads as %q, %q; want %s", letter, g.Font.Name(), g.Text, g.Actual, name)
		}
	}
}

func TestALetterNoFaceHasIsShownAndStillRead(t *testing.T) {
	g := glyphs(set("日", Options{Width: 100})[0].Parts[0], 10)[0]
	if g.Text != "?" || g.Actual != "日" || g.ID == 0 {
		t.Errorf("got %+v", g)
	}
}

func TestRightToLeftWordsAreSeenFromTheRightAndReadInOrder(t *testing.T) {
	hebrew := Faces("Arial", false, false)
	lines := Break([]Span{{"Navn: שלום עולם, skole", hebrew, 10}}, Options{Width: 500})
	if got := read(lines); got != "Navn: שלום עולם, skole" {
		t.Fatalf("reads as %q", got)
	}
	at := map[string]float64{}
	pen := 0.0
	for _, g := range glyphs(lines[0].Parts[0], 10) {
		at[g.Text] = pen + g.XOffset
		pen += g.Advance
	}
	for _, pair := range [][2]string{{":", "ע"}, {"ע", "ש"}, {"ל", "ש"}, {"ש", "k"}} {
		if !(at[pair[0]] < at[pair[1]]) {
			t.Errorf("%q at %v is not left of %q at %v", pair[0], at[pair[0]], pair[1], at[pair[1]])
		}
	}
}

func TestNumbersReadFromLeftToRightEverywhere(t *testing.T) {
	for _, text := range []string{"12שלום", "שלום12", "שלום 12 עולם"} {
		pen, one, two := 0.0, 0.0, 0.0
		lines := Break([]Span{{text, Faces("Arial", false, false), 10}}, Options{Width: 500})
		for _, g := range glyphs(lines[0].Parts[0], 10) {
			switch g.Text {
			case "1":
				one = pen + g.XOffset
			case "2":
				two = pen + g.XOffset
			}
			pen += g.Advance
		}
		if one >= two {
			t.Errorf("%s: 1 is drawn at %v, 2 at %v", text, one, two)
		}
	}
}

func TestALineEndIsOneSpaceToAReader(t *testing.T) {
	for _, text := range []string{"a\nb", "a \nb", "a \u00AD\nb", "a\u200B\u00AD\nb", "a\u00AD\nb", "a \u200B\nb"} {
		lines := Break([]Span{{text, Faces("", false, false), 10}}, Options{Width: 500})
		var first string
		for _, g := range glyphs(lines[0].Parts[0], 10) {
			first += g.Text
		}
		if first != "a " {
			t.Errorf("%q: the first line reads as %q", text, first)
		}
	}
}

// hostile is text as nobody means it: every script, marks, controls, half
// characters, words without end.
func hostile() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"skoleudviklingssamtale", "på", "Øvrige ", " ", "  ", "\n", "\r\n", "\r", "\t", "-", "/", "§ 40 a", "(jf.", "2024/25", "\u00A0", "\u00AD",
			"\u200B", "\u200D", "\u2028", "\uFEFF", "\u202E", "\uFE0F", "\u0000", "\xff", "\xed\xa0\x80", "\uFFFF", "\uE000", "🌞", "👩‍👩‍👧", "👍🏽", "🇩🇰", "☀️",
			"e\u0301", "q\u0308\u0323", "\u0301", "مرحبا", "שלום", "עולם 12", "日本語", "ภาษาไทย", "हिन्दी", "क्षि", "한국어", "\u1100\u1161", "ﷺ", "ﬁ", "Ⅷ", "½", "\u3000", "𝔘", "𐍈",
		}),
		rapid.StringN(0, 6, -1),
		rapid.Map(rapid.IntRange(1, 500), func(n int) string { return strings.Repeat("x", n) }),
		rapid.Map(rapid.IntRange(1, 300), func(n int) string { return strings.Repeat("\u0301", n) }),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 12), func(s []string) string { return strings.Join(s, "") })
}

// check asserts what holds for every text.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, spans []Span, o Options, lines []Line) {
	t.Helper()
	var all strings.Builder
	for _, s := range spans {
		all.WriteString(Clean(s.Text))
	}
	want := strings.ReplaceAll(points.Replace(all.String()), " \n", "\n")
	if strings.TrimSpace(want) == "" {
		if lines != nil {
			t.Fatalf("%d lines for blank text", len(lines))
		}
		return
	}
	// A real "~" and a hyphen are told apart by neither side holding the other's.
	if got := strings.ReplaceAll(read(lines), "~", ""); got != strings.ReplaceAll(want, "~", "") {
		t.Fatalf("reads as %q, want %q", got, want)
	}
	for i, l := range lines {
		limit := o.Width + 2*tolerance
		if l.Width > limit && letters(strings.TrimSpace(read(lines[i:i+1]))) > 1 {
			t.Fatalf("line %d is %v wide, more than %v: %q", i, l.Width, o.Width, read(lines[i:i+1]))
		}
		pen := 0.0
		if len(l.Parts) > 0 {
			pen = l.Parts[0].X
		}
		for _, p := range l.Parts {
			if len(p.Runs) == 0 || p.Span < 0 || p.Span >= len(spans) || math.Abs(p.X-pen) > 1e-6 {
				t.Fatalf("part %+v at %v", p, pen)
			}
			for _, g := range glyphs(p, spans[p.Span].Size) {
				if g.ID == 0 || int(g.ID) >= g.Font.Glyphs() {
					t.Fatalf("glyph %d of %s for %q", g.ID, g.Font.Name(), g.Text)
				}
				if !utf8.ValidString(g.Text) {
					t.Fatalf("half a letter: %q", g.Text)
				}
				pen += g.Advance
			}
		}
		if l.Ascent <= 0 || l.Descent < 0 {
			t.Fatalf("line %d has no height", i)
		}
	}
}

func letters(s string) (n int) {
	var seg segmenter.Segmenter
	if seg.InitWithString(s) != nil || s == "" {
		return 0
	}
	for it := seg.GraphemeIterator(); it.Next(); {
		n++
	}
	return n
}

func TestNoLetterIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spans []Span
		for range rapid.IntRange(0, 4).Draw(t, "spans") {
			spans = append(spans, Span{
				Text:  hostile().Draw(t, "text"),
				Stack: Faces(rapid.SampledFrom([]string{"", "Arial", "Calibri", "Cambria"}).Draw(t, "family"), rapid.Bool().Draw(t, "bold"), false),
				Size:  rapid.SampledFrom([]float64{6, 10.5, 24}).Draw(t, "size"),
			})
		}
		o := Options{
			Width:     rapid.SampledFrom([]float64{-1, 0, 1, 20, 25.5, 60, 120, 480, 1e6, math.Inf(1)}).Draw(t, "width"),
			First:     rapid.SampledFrom([]float64{0, 0, 18, -18}).Draw(t, "first"),
			Hyphenate: rapid.Bool().Draw(t, "hyphenate"),
		}
		check(t, spans, o, Break(spans, o))
	})
}

func TestLinesMayBreakWhereUnicodeSaysSo(t *testing.T) {
	part := rapid.SampledFrom([]string{
		"a", "Å", "ø", "×", "÷", "skole", "9", "2,5", "3.", ",", ".", "!", "?", ":", ";", "-", "–", "/", "(", ")", "»", "«", "\"", "'", "’", "%", "§", "€",
		" ", " ", "  ", "\n", "\u00A0", "\u00AD", "\u200B", "\u0301", "🌞", "日", "ש", "…", "\u2003",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := Clean(strings.Join(rapid.SliceOfN(part, 1, 30).Draw(t, "parts"), ""))
		var seg segmenter.Segmenter
		if err := seg.InitWithString(text); err != nil {
			t.Fatal(err)
		}
		var want []int
		for it := seg.LineIterator(); it.Next(); {
			want = append(want, it.Line().OffsetInBytes)
		}
		for range 2 { // found, and kept
			var got []int
			p := paragraph{text: text}
			p.segments(func(from, _, _ int) { got = append(got, from) })
			if !slices.Equal(got, want) {
				t.Fatalf("%q: breaks at %v, want %v", text, got, want)
			}
		}
	})
}

func TestAWordOfTenThousandLettersInANarrowColumn(t *testing.T) {
	for _, word := range []string{strings.Repeat("m", 10000), strings.Repeat("日", 10000), strings.Repeat("ש", 10000), strings.Repeat("🌞", 10000), "q" + strings.Repeat("\u0308", 10000)} {
		spans := []Span{{word, Faces("Arial", false, false), 10}}
		o := Options{Width: 30}
		check(t, spans, o, Break(spans, o))
	}
}

func TestTheCacheNeverChangesWhatIsDrawn(t *testing.T) {
	text := strings.Repeat("Skoleudviklingssamtale på Birkelund – 2024/25 🌞 日 שלום q\u0308. ", 3)
	fresh := func() Stack {
		var s Stack
		for _, f := range Faces("Arial", false, false) {
			f, err := openFont(f.name, f.data)
			if err != nil {
				t.Fatal(err)
			}
			s = append(s, f)
		}
		return s
	}
	describe := func(lines []Line) (all []placed) {
		for _, l := range lines {
			for _, p := range l.Parts {
				for _, g := range glyphs(p, 10) {
					g.Font = nil
					all = append(all, g)
				}
			}
		}
		return all
	}
	o := Options{Width: 90, Hyphenate: true}
	cold := describe(Break([]Span{{text, fresh(), 10}}, o))
	stack := fresh()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				warm := describe(Break([]Span{{text, stack, 10}}, o))
				if len(warm) != len(cold) {
					t.Errorf("%d glyphs, %d without the cache", len(warm), len(cold))
					return
				}
				for i := range warm {
					if warm[i] != cold[i] {
						t.Errorf("glyph %d is %+v, %+v without the cache", i, warm[i], cold[i])
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestTheCacheKeepsTheWordsOfANotat(t *testing.T) {
	var c cache
	made := 0
	for range 2 {
		for i := range 2000 {
			text := fmt.Sprint("ord", i)
			w := c.get(text, func(s string) *Word { made++; return &Word{Font: &Font{}, Text: s} })
			if w.Text != text {
				t.Fatalf("%q is given for %q", w.Text, text)
			}
		}
	}
	if made > 2040 {
		t.Errorf("2000 words were made %d times", made)
	}
	long := strings.Repeat("x", cachedWord+1)
	for range 2 {
		c.get(long, func(s string) *Word { made = 0; return nil })
		if made != 0 {
			t.Error("a word longer than any is kept")
		}
		made = 1
	}
}
