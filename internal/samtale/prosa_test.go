package samtale

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// vis writes a Prosa so that a test can be read: / between lines, | between
// pieces, ** * [](…) around manners, <- ... > lists.
func vis(p Prosa) string {
	var b strings.Builder
	for i, s := range p {
		if i > 0 {
			b.WriteString(" | ")
		}
		visStykke(&b, &s)
	}
	return b.String()
}

func visStykke(b *strings.Builder, s *Stykke) {
	if s.Punkter == nil {
		visOrd(b, s.Linje)
		return
	}
	b.WriteString(map[bool]string{true: "<#", false: "<-"}[s.Nummereret])
	for i, p := range s.Punkter {
		if i > 0 {
			b.WriteString(" ;")
		}
		b.WriteString(" ")
		visOrd(b, p.Linje)
		if p.Under != nil {
			b.WriteString(" ")
			visStykke(b, p.Under)
		}
	}
	b.WriteString(">")
}

func visOrd(b *strings.Builder, l []Ord) {
	for _, o := range l {
		switch {
		case o.Linjeskift:
			b.WriteString("/")
			continue
		case o.Fed && o.Kursiv:
			b.WriteString("{fk " + o.Tekst + "}")
		case o.Fed:
			b.WriteString("{f " + o.Tekst + "}")
		case o.Kursiv:
			b.WriteString("{k " + o.Tekst + "}")
		default:
			b.WriteString(o.Tekst)
		}
		if o.Henvisning != "" {
			b.WriteString("@" + o.Henvisning)
		}
	}
}

func TestMarkdownIsReadAsTheContractSays(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Et afsnit.", "Et afsnit."},
		{"En\nto\n\ntre", "En/to | tre"},
		{"- a\n- b", "<- a ; b>"},
		{"* a\n+ b", "<- a ; b>"},
		{"Vi aftalte:\n- a\n- b\nOg så.", "Vi aftalte: | <- a ; b> | Og så."},
		{"1. a\n2. b\n3. c", "<# a ; b ; c>"},
		{"1. a\n2. b\n1. c\n2. d", "<# a ; b> | <# c ; d>"},
		{"1. a\n3. b", "1. a/3. b"},
		{"- a\n  - b\n  - c\n- d", "<- a <- b ; c> ; d>"},
		{"1. a\n   1. b\n   2. c\n2. d", "<# a <# b ; c> ; d>"},
		{"- a\n  videre\n\n- b", "<- a/videre ; b>"},
		{"- a\n  - b\n    - c", "<- a <- b/- c>>"},
		{"9. klasse ligger over.\n7. klasse ligger under.", "9. klasse ligger over./7. klasse ligger under."},
		{"13. marts 2025 mødtes vi.", "13. marts 2025 mødtes vi."},
		{"2., 4., 6. klasse", "2., 4., 6. klasse"},
		{"- 3 procentpoint", "- 3 procentpoint"},
		{"* 3 procentpoint", "<- 3 procentpoint>"},
		{"- 3 mål\n- 2 mål", "<- 3 mål ; 2 mål>"},
		{"<navn udeladt>", "<navn udeladt>"},
		{"o Godt på vej", "o Godt på vej"},
		{"# x", "# x"},
		{"x\n===", "x/==="},
		{"a &amp; b &lt;", "a &amp; b &lt;"},
		{"`kode` <b>x</b>", "`kode` <b>x</b>"},
		{"```\nx\n```", "```/x/```"},
		{"    indrykket", "indrykket"},
		{"---", "---"},
		{"-", "-"},
		{"[a]: http://x.dk", "[a]: http://x.dk"},
		{"[a][b]", "[a][b]"},
		{"![a](http://x.dk)", "!a@http://x.dk"},
		{"<https://x.dk>", "<https://x.dk>"},
		{"https://x.dk/_a_b_", "https://x.dk/_a_b_"},
		{"[skolen](https://x.dk/a_(b))", "skolen@https://x.dk/a_(b)"},
		{"[a **b**](mailto:x@y.dk)", "a @mailto:x@y.dk{f b}@mailto:x@y.dk"},
		{"[a](javascript:x)", "[a](javascript:x)"},
		{`[a](http://x "titel")`, `[a](http://x "titel")`},
		{"[](http://x.dk)", "[](http://x.dk)"},
		{"**f** og *k* og ***b***", "{f f} og {k k} og {fk b}"},
		{"__f__ og _k_", "{f f} og {k k}"},
		{"Sammen**hold**", "Sammen{f hold}"},
		{"**a *b* c**", "{f a }{fk b}{f  c}"},
		{"**a***b*", "{f a}{k b}"},
		{"2 * 3 * 4", "2 * 3 * 4"},
		{"*) note, *vigtigt*", "*) note, {k vigtigt}"},
		{"fil_navn_her ____ og ____", "fil_navn_her ____ og ____"},
		{`\*a\* \# \1 \`, `*a* # \1 \`},
		{"a\\\nb", "a\\/b"},
		{"**aldrig lukket", "**aldrig lukket"},
		{"***a** b", "*{f a} b"},
		{"a\r\nb\r\n\r\nc", "a/b | c"},
		{"a\rb\vc\fd\u0085e\u2028f\u2029g", "a/b/c/d/e/f/g"},
		{"a\n\n* * *\n\nb", "a | * * * | b"},
		{"- - -", "- - -"},
		{"+++ +", "+++ +"},
	} {
		if got := vis(ReadMarkdown(c.in)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// tekstStykke draws words with everything in them that Markdown may trip on.
var tekstStykke = rapid.StringMatching(`([a-zæøå0-9*_\\\[\]()<>#&;.:+\-"'/ !\x60~»é]|\*\*|1\. |2\. |- |http://|\]\(|\n){1,12}`)

func drawOrd(t *rapid.T, label string) []Ord {
	n := rapid.IntRange(0, 5).Draw(t, label)
	var l []Ord
	for range n {
		l = append(l, Ord{
			Tekst: tekstStykke.Draw(t, "tekst"), Fed: rapid.Bool().Draw(t, "fed"), Kursiv: rapid.Bool().Draw(t, "kursiv"),
			Henvisning: rapid.SampledFrom([]string{"", "", "", "https://x.dk/a(b", "mailto:a@b.dk", `http://x.dk/\)_*`, "ftp://x"}).Draw(t, "adr"),
		})
	}
	return l
}

func drawProsa(t *rapid.T) Prosa {
	var liste func(dybde int) *Stykke
	liste = func(dybde int) *Stykke {
		s := &Stykke{Nummereret: rapid.Bool().Draw(t, "nr"), Punkter: []Punkt{}}
		for range rapid.IntRange(1, 3).Draw(t, "punkter") {
			p := Punkt{Linje: drawOrd(t, "linje")}
			if dybde < 3 && rapid.IntRange(0, 2).Draw(t, "under") == 0 {
				p.Under = liste(dybde + 1)
			}
			s.Punkter = append(s.Punkter, p)
		}
		return s
	}
	var p Prosa
	for range rapid.IntRange(0, 4).Draw(t, "stykker") {
		if rapid.Bool().Draw(t, "liste") {
			p = append(p, *liste(1))
		} else {
			p = append(p, Stykke{Linje: drawOrd(t, "linje")})
		}
	}
	return p
}

func TestReadingWhatWasWrittenGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Normal(drawProsa(t))
		src := WriteMarkdown(want)
		if got := ReadMarkdown(src); vis(got) != vis(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("written as %q\n got %s\nwant %s", src, vis(got), vis(want))
		}
	})
}

func TestWritingWhatWasReadLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.StringMatching(`([a-z0-9*_\\\[\]()<>#&.:+\- \n]|\*\*|\n1\. |\n2\. |\n- |\n  - |\n\n|http://|\]\(){0,40}`).Draw(t, "src")
		once := ReadMarkdown(src)
		if got := ReadMarkdown(WriteMarkdown(once)); vis(got) != vis(once) {
			t.Fatalf("%q\nonce %s\ntwice %s via %q", src, vis(once), vis(got), WriteMarkdown(once))
		}
		if a, b := bogstaver(src), bogstaver(vis2(once)); a != b {
			t.Fatalf("%q: letters %q became %q", src, a, b)
		}
	})
}

// vis2 gives the visible words and the addresses.
func vis2(p Prosa) string {
	var b strings.Builder
	var liste func(ps []Punkt, nr bool)
	ord := func(l []Ord) {
		adr := ""
		for _, o := range l {
			if o.Henvisning != adr {
				b.WriteString(adr)
				adr = o.Henvisning
			}
			b.WriteString(o.Tekst)
		}
		b.WriteString(adr)
	}
	liste = func(ps []Punkt, nr bool) {
		for i, p := range ps {
			if nr {
				b.WriteString(string(rune('1' + i)))
			}
			ord(p.Linje)
			if p.Under != nil {
				liste(p.Under.Punkter, p.Under.Nummereret)
			}
		}
	}
	for _, s := range p {
		ord(s.Linje)
		liste(s.Punkter, s.Nummereret)
	}
	return b.String()
}

// bogstaver keeps letters and digits only.
func bogstaver(s string) string {
	return strings.Map(func(r rune) rune {
		if bogstav(r) {
			return r
		}
		return -1
	}, s)
}

func TestHostileTextsTakeLinearTime(t *testing.T) {
	const n = 1 << 20
	for i, unit := range []string{"*", "[", "]", "_", "**a", "*a_ ", "[a](http://x", "- a\n", "1. a\n", "  - a\n", "1. a\n  1. b\n", "\\", "a\n", "\n", "*a**b*c**d", "![", "](", "**a *b", "  1. a\n\n", " [a](http://x) "} {
		n := n
		if i > 3 {
			n >>= 2 // enough to see what is not linear
		}
		s := strings.Repeat(unit, n/len(unit))
		start := time.Now()
		WriteMarkdown(ReadMarkdown(s))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("1 MB of %q took %v", unit, d)
		}
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(" ", 2*i) + "1. a\n")
	}
	start := time.Now()
	ReadMarkdown(b.String())
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("deep nesting took %v", d)
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("- a\n  - **b**\n\n1. x\n2. [y](https://z.dk)")
	f.Fuzz(func(t *testing.T, s string) {
		once := ReadMarkdown(s)
		if twice := ReadMarkdown(WriteMarkdown(once)); vis(once) != vis(twice) {
			t.Fatalf("%q: %s, then %s", s, vis(once), vis(twice))
		}
	})
}
