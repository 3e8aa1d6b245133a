package notat

import (
	"slices"
	"strings"
	"testing"
)

// every is a document with every block and inline kind in it.
func every() *Document {
	felt := func(p, s string) Felt { return Felt{Pointer: p, Titel: "Felt", Inlines: []Inline{Text(s)}} }
	para := func(in ...Inline) []Block { return []Block{&Paragraph{Inlines: in}} }
	return &Document{
		Titel: "Samtale", Sprog: "da-DK", Marks: []string{"UDKAST"}, Prompts: true,
		Felter: map[string]Felt{"skole.navn": felt("/skole/navn", "Ås Skole"), "moede.sted": {Pointer: "/moede/sted"}},
		Meta:   Meta{Udgave: "intern", Status: "udkast", Release: "notat 9", TemplateHash: "abc"},
		Blocks: []Block{
			&Heading{Level: 1, Inlines: []Inline{felt("/dokument/titel", "Samtale")}},
			&Definitions{Head: true, Items: []Definition{
				{Term: []Inline{Text("Skole")}, Blocks: para(felt("/skole/navn", "Ås Skole"))},
				{Term: []Inline{Text("Sted")}, Blocks: para(Felt{Pointer: "/moede/sted", Prompt: "Skriv stedet"})},
				{Term: []Inline{Text("Trivsel")}},
			}},
			&Heading{Level: 2, Anchor: "/afsnit/0", Inlines: []Inline{Text("Ramme")}},
			&Paragraph{Role: Internt, Inlines: []Inline{Text("Internt")}},
			&Paragraph{Inlines: []Inline{Text("Læs "), Strong{Text("meget "), Emph{Text("mere")}}, Text(" på"), Break{}, Link{Address: "https://x.dk", Inlines: []Inline{Text("siden")}}}},
			&List{Ordered: true, Items: []Item{{Inlines: []Inline{Text("et")}, Sub: &List{Items: []Item{{Inlines: []Inline{Text("under")}}}}}, {Inlines: []Inline{Text("to")}}}},
			&Table{Caption: []Inline{Text("Over")}, Head: []Cell{{Blocks: para(Text("Tid"))}, {Blocks: para(Text("Tal")), Number: true}},
				Rows: [][]Cell{{{Blocks: para(Text("13.00"))}, {Number: true}}}},
			&Columns{Columns: []Column{{Heading: []Inline{Text("Ser")}, Blocks: para(Text("venstre"))}, {Heading: []Inline{Text("Tænker")}, Blocks: para(Text("højre"))}}},
			&Quote{Blocks: para(Text("Godt\u00a0 møde")), Source: []Inline{Text("Forælder")}},
			&Figure{MIME: "image/png", Width: 2, Height: 1, Alt: "En søjle", Caption: []Inline{Text("Under")}},
		},
	}
}

func TestTextIsTheWordsInReadingOrder(t *testing.T) {
	want := []string{"Samtale", "Skole", "Ås Skole", "Trivsel", "Ramme", "Internt", "Læs meget mere på siden", "et", "under", "to",
		"Over", "Tid", "Tal", "13.00", "Ser", "venstre", "Tænker", "højre", "Godt møde", "Forælder", "Under"}
	if got := every().Text(); !slices.Equal(got, want) {
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
	for _, f := range every().Felts() {
		got = append(got, f.Pointer)
	}
	if want := []string{"/dokument/titel", "/skole/navn"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestDumpShowsEveryWordOfText(t *testing.T) {
	d := every()
	flat := strings.Join(strings.Fields(strings.NewReplacer("*", "", "[", "", "](https://x.dk)", "", "⏎", "").Replace(Dump(d))), " ")
	for _, s := range d.Text() {
		if !strings.Contains(flat, s) {
			t.Errorf("%q is not in the dump", s)
		}
	}
}

func TestDumpKeepsReleaseAndTemplateOut(t *testing.T) {
	if s := Dump(every()); strings.Contains(s, "notat 9") || strings.Contains(s, "abc") {
		t.Error("golden files would change with every release")
	}
}

func TestTextOverCountsTheBytesOfText(t *testing.T) {
	n := len(strings.Join(every().Text(), ""))
	if d := every(); d.TextOver(n) || !d.TextOver(n-1) {
		t.Errorf("not over %d alone", n-1)
	}
}
