package notat_test

import (
	"slices"
	"strings"
	"testing"

	. "notat/internal/notat"
	"notat/internal/notat/notattest"
)

func TestTextIsTheWordsInReadingOrder(t *testing.T) {
	want := []string{"Samtale", "Skole", "Ås Skole", "Trivsel", "Ramme", "Internt", "Læs meget mere på siden", "et", "under", "to",
		"Over", "Tid", "Tal", "13.00", "Ser", "venstre", "Tænker", "højre", "Godt møde", "Forælder", "Under"}
	if got := notattest.Every().Text(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestATermThatOnlyPromptsDoesNotCount(t *testing.T) {
	prompt := []Block{&Paragraph{Inlines: []Inline{Felt{Prompt: "Skriv"}}}}
	for name, c := range map[string]struct {
		d    Definition
		want bool
	}{
		"a prompt":         {Definition{Blocks: prompt}, true},
		"words":            {Definition{Blocks: []Block{&Paragraph{Inlines: []Inline{Text("x")}}}}, false},
		"nothing but term": {Definition{Term: []Inline{Text("x")}}, false},
		"words in a list":  {Definition{Blocks: append(prompt, &List{Items: []Item{{Inlines: []Inline{Text("x")}}}})}, false},
	} {
		if got := c.d.PromptOnly(); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestEmptySeesThroughMannerAndPrompts(t *testing.T) {
	for _, line := range [][]Inline{nil, {Text(" ")}, {Break{}}, {Strong{Emph{}}}, {Felt{Prompt: "Skriv"}}, {Text("\u00a0")}} {
		if !Empty(line) {
			t.Errorf("%#v is not empty", line)
		}
	}
	for _, line := range [][]Inline{{Text("x")}, {Strong{Link{Inlines: []Inline{Text("x")}}}}, {Felt{Inlines: []Inline{Text("x")}}}} {
		if Empty(line) {
			t.Errorf("%#v is empty", line)
		}
	}
	if EmptyBlocks([]Block{&Figure{}}) {
		t.Error("a picture is nothing")
	}
}

func TestEveryFeltIsFound(t *testing.T) {
	var got []string
	for _, f := range notattest.Every().Felts() {
		got = append(got, f.Pointer)
	}
	if want := []string{"/dokument/titel", "/skole/navn"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// Facts stand beside one another, so a paragraph is one only where it is short and
// stays so.
func TestFactsAreALabelAndAFewWords(t *testing.T) {
	label := Strong{Text("Frist:")}
	for name, c := range map[string]struct {
		p    Paragraph
		want bool
	}{
		"a label and words":     {Paragraph{Inlines: []Inline{label, Text(" 1. juni")}}, true},
		"a field":               {Paragraph{Inlines: []Inline{label, Felt{Inlines: []Inline{Text("1. juni")}}}}, true},
		"prose of a field":      {Paragraph{Inlines: []Inline{label, Felt{Rich: true, Inlines: []Inline{Text("1. juni")}}}}, false},
		"a label alone":         {Paragraph{Inlines: []Inline{label, Text(" ")}}, false},
		"words alone":           {Paragraph{Inlines: []Inline{Text("Frist:"), Text(" 1. juni")}}, false},
		"bold without colon":    {Paragraph{Inlines: []Inline{Strong{Text("Frist")}, Text(" 1. juni")}}, false},
		"a note":                {Paragraph{Role: Note, Inlines: []Inline{label, Text(" 1. juni")}}, false},
		"more than half a line": {Paragraph{Inlines: []Inline{label, Text(strings.Repeat("æ", 43))}}, false},
		"half a line":           {Paragraph{Inlines: []Inline{label, Text(strings.Repeat("æ", 42))}}, true},
	} {
		if got := c.p.Fact(); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
	fact, text := &Paragraph{Inlines: []Inline{label, Text(" nu")}}, &Paragraph{Inlines: []Inline{Text("Nu.")}}
	for want, blocks := range map[int][]Block{0: {fact, text, fact}, 2: {fact, fact, text, fact}, 3: {fact, fact, fact}} {
		if got := Facts(blocks); got != want {
			t.Errorf("got %d facts, want %d", got, want)
		}
	}
}

func TestAHeadingHasItsNumberBeforeIt(t *testing.T) {
	h := &Heading{Inlines: []Inline{Text("Ramme")}}
	if got := Plain(h.Numbered()); got != "Ramme" {
		t.Error(got)
	}
	h.Number = "2.1"
	if got := Plain(h.Numbered()); got != "2.1\u00a0Ramme" {
		t.Errorf("%q", got)
	}
}

func TestAPictureIsAsLargeAsItSays(t *testing.T) {
	for want, f := range map[[2]float64]Figure{
		{72, 36}: {Width: 300, Height: 150, PerInch: 300}, {48, 24}: {Width: 100, Height: 50}, {1, 1}: {Width: 1, Height: 1},
	} {
		if w, h := f.Points(); [2]float64{w, h} != want {
			t.Errorf("%+v: got %v × %v", f, w, h)
		}
	}
}

func TestTextOverCountsTheBytesOfText(t *testing.T) {
	n := len(strings.Join(notattest.Every().Text(), ""))
	if d := notattest.Every(); d.TextOver(n) || !d.TextOver(n-1) {
		t.Errorf("not over %d alone", n-1)
	}
}
