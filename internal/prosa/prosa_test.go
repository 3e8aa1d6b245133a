package prosa

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	_ "notat/internal/testrun"
)

// show writes a Prosa so that a test can be read: / between lines, | between
// pieces, ** * [](…) around manners, <- ... > lists.
func show(p Prosa) string {
	var b strings.Builder
	for i, s := range p {
		if i > 0 {
			b.WriteString(" | ")
		}
		showPiece(&b, &s)
	}
	return b.String()
}

func showPiece(b *strings.Builder, s *Stykke) {
	if s.Punkter == nil {
		showWords(b, s.Linje)
		return
	}
	b.WriteString(map[bool]string{true: "<#", false: "<-"}[s.Nummereret])
	for i, p := range s.Punkter {
		if i > 0 {
			b.WriteString(" ;")
		}
		b.WriteString(" ")
		showWords(b, p.Linje)
		if p.Under != nil {
			b.WriteString(" ")
			showPiece(b, p.Under)
		}
	}
	b.WriteString(">")
}

func showWords(b *strings.Builder, l []Ord) {
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
		if got := show(Read(c.in)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// piece draws words with everything in them that Markdown may trip on.
var piece = rapid.StringMatching(`([a-zæøå0-9*_\\\[\]()<>#&;.:+\-"'/ !\x60~»é]|\*\*|1\. |2\. |- |http://|\]\(|\n){1,12}`)

func drawWords(t *rapid.T, label string) []Ord {
	n := rapid.IntRange(0, 5).Draw(t, label)
	var l []Ord
	for range n {
		l = append(l, Ord{
			Tekst: piece.Draw(t, "tekst"), Fed: rapid.Bool().Draw(t, "fed"), Kursiv: rapid.Bool().Draw(t, "kursiv"),
			Henvisning: rapid.SampledFrom([]string{"", "", "", "https://x.dk/a(b", "mailto:a@b.dk", `http://x.dk/\)_*`, "ftp://x"}).Draw(t, "adr"),
		})
	}
	return l
}

func drawProsa(t *rapid.T) Prosa {
	var list func(depth int) *Stykke
	list = func(depth int) *Stykke {
		s := &Stykke{Nummereret: rapid.Bool().Draw(t, "nr"), Punkter: []Punkt{}}
		for range rapid.IntRange(1, 3).Draw(t, "punkter") {
			p := Punkt{Linje: drawWords(t, "linje")}
			if depth < 3 && rapid.IntRange(0, 2).Draw(t, "under") == 0 {
				p.Under = list(depth + 1)
			}
			s.Punkter = append(s.Punkter, p)
		}
		return s
	}
	var p Prosa
	for range rapid.IntRange(0, 4).Draw(t, "stykker") {
		if rapid.Bool().Draw(t, "liste") {
			p = append(p, *list(1))
		} else {
			p = append(p, Stykke{Linje: drawWords(t, "linje")})
		}
	}
	return p
}

func TestReadingWhatWasWrittenGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Normal(drawProsa(t))
		src := Write(want)
		if got := Read(src); show(got) != show(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("written as %q\n got %s\nwant %s", src, show(got), show(want))
		}
	})
}

// source draws texts with the marks of the subset in them.
var source = rapid.StringMatching(`([a-z0-9*_\\\[\]()<>#&.:+\- \n]|\*\*|\n1\. |\n2\. |\n- |\n  - |\n\n|http://|\]\(){0,40}`)

func TestWritingWhatWasReadLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := source.Draw(t, "src")
		once := Read(src)
		if got := Read(Write(once)); show(got) != show(once) {
			t.Fatalf("%q\nonce %s\ntwice %s via %q", src, show(once), show(got), Write(once))
		}
		if a, b := letters(src), letters(visible(once)); a != b {
			t.Fatalf("%q: letters %q became %q", src, a, b)
		}
	})
}

// visible gives the visible words and the addresses.
func visible(p Prosa) string {
	var b strings.Builder
	var list func(ps []Punkt, numbered bool)
	words := func(l []Ord) {
		addr := ""
		for _, o := range l {
			if o.Henvisning != addr {
				b.WriteString(addr)
				addr = o.Henvisning
			}
			b.WriteString(o.Tekst)
		}
		b.WriteString(addr)
	}
	list = func(ps []Punkt, numbered bool) {
		for i, p := range ps {
			if numbered {
				b.WriteString(string(rune('1' + i)))
			}
			words(p.Linje)
			if p.Under != nil {
				list(p.Under.Punkter, p.Under.Nummereret)
			}
		}
	}
	for _, s := range p {
		words(s.Linje)
		list(s.Punkter, s.Nummereret)
	}
	return b.String()
}

// letters keeps letters and digits only.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if letter(r) {
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
		Write(Read(s))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("1 MB of %q took %v", unit, d)
		}
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(" ", 2*i) + "1. a\n")
	}
	start := time.Now()
	Read(b.String())
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("deep nesting took %v", d)
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("- a\n  - **b**\n\n1. x\n2. [y](https://z.dk)")
	f.Add("-a \n  * --")
	f.Add("* ---\n* - -")
	f.Fuzz(func(t *testing.T, s string) {
		once := Read(s)
		if twice := Read(Write(once)); show(once) != show(twice) {
			t.Fatalf("%q: %s, then %s", s, show(once), show(twice))
		}
	})
}
