package notattest_test

import (
	"strings"
	"testing"

	. "notat/internal/notat"
	"notat/internal/notat/notattest"
)

func TestDump(t *testing.T) {
	const want = `titel: Samtale
sprog: da-DK
udgave: intern
status: udkast
mærke: UDKAST
{{skole.navn}}: Ås Skole

h1 Samtale
head
  term Skole
    p Ås Skole
  term Sted
    p {Skriv stedet}
  term Trivsel

h2 Ramme
p.internt Internt
p Læs **meget *mere*** på ⏎ [siden](https://x.dk)
1. et
  - under
2. to
table Over
  head
    cell Tid
    number Tal
  row
    cell 13.00
    number
columns
  column Ser
    p venstre
  column Tænker
    p højre
quote
  p Godt` + "\u00a0" + ` møde
  source Forælder
figure image/png 2 × 1
  alt En søjle
  caption Under
`
	if got := notattest.Dump(notattest.Every()); got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestDumpFelterShowsWhereWordsComeFrom(t *testing.T) {
	d := &Document{Blocks: []Block{&Paragraph{Inlines: []Inline{
		Felt{Pointer: "/a", Fixed: true, Inlines: []Inline{Text("x")}}, Text(" "), Felt{Pointer: "/b", Rich: true, Prompt: "skriv"}}}}}
	if got, want := notattest.DumpFelter(d), "\np ‹x›/a! ‹{skriv}›/b*\n"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestDumpShowsEveryWordOfText(t *testing.T) {
	d := notattest.Every()
	flat := strings.Join(strings.Fields(strings.NewReplacer("*", "", "[", "", "](https://x.dk)", "", "⏎", "").Replace(notattest.Dump(d))), " ")
	for _, s := range d.Text() {
		if !strings.Contains(flat, s) {
			t.Errorf("%q is not in the dump", s)
		}
	}
}

func TestDumpKeepsReleaseAndTemplateOut(t *testing.T) {
	if s := notattest.Dump(notattest.Every()); strings.Contains(s, "notat 9") || strings.Contains(s, "abc") {
		t.Error("golden files would change with every release")
	}
}
