package prosa

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// A list is numbered as far as it is written: past nine, past ninety-nine.
func TestALongListIsOneList(t *testing.T) {
	var in, want strings.Builder
	for i := 1; i <= 111; i++ {
		fmt.Fprintf(&in, "%d. p\n", i)
		want.WriteString(" p ;")
	}
	if got := show(Read(in.String())); got != "<#"+strings.TrimSuffix(want.String(), " ;")+">" {
		t.Error(got)
	}
}

// What would be read as a mark is escaped, and nothing else is.
func TestOnlyMarksAreEscaped(t *testing.T) {
	k, b := Ord{Kursiv: true}, Ord{Fed: true}
	words := func(o Ord, s string) Ord { o.Tekst = s; return o }
	for want, l := range map[string][]Ord{
		`\- a`: {{Tekst: "- a"}}, `*- a*`: {words(k, "- a")}, `**1. a**`: {words(b, "1. a")}, `1\. a`: {{Tekst: "1. a"}}, `12\. a`: {{Tekst: "12. a"}}, `0. a`: {{Tekst: "0. a"}}, `1.a`: {{Tekst: "1.a"}}, `-a`: {{Tekst: "-a"}},
		`[- a](http://x)`: {{Tekst: "- a", Henvisning: "http://x"}}, "a\n\\- b": {{Tekst: "a"}, {Linjeskift: true}, {Tekst: "- b"}}, `\- **a**`: {{Tekst: "- "}, words(b, "a")}, `1\. **a**`: {{Tekst: "1. "}, words(b, "a")}, `a - b`: {{Tekst: "a - b"}},
		`a\*b`: {{Tekst: "a*b"}}, `\[a\]`: {{Tekst: "[a]"}}, `a_b`: {{Tekst: "a_b"}}, `\_a b\_`: {{Tekst: "_a b_"}},
		`a\b`: {{Tekst: `a\b`}}, `a\\.`: {{Tekst: `a\.`}}, `a\`: {{Tekst: `a\`}}, `a (b) #!`: {{Tekst: "a (b) #!"}},
		`[a](http://x/\(b\))`: {{Tekst: "a", Henvisning: "http://x/(b)"}}, `***a***`: {{Tekst: "a", Fed: true, Kursiv: true}}, `*a***b**`: {words(k, "a"), words(b, "b")},
	} {
		if got := Write(Prosa{{Linje: l}}); got != want {
			t.Errorf("%+v: %q, not %q", l, got, want)
		}
	}
}

// What a backslash takes the meaning of is ASCII punctuation, all of it.
func TestPunctuationIsEscapedAndNothingElse(t *testing.T) {
	for c := range rune(0x100) {
		want := c < 0x80 && (unicode.IsPunct(c) || unicode.IsSymbol(c))
		if got := punctuation(byte(c)); got != want {
			t.Errorf("%q: %v", c, got)
		}
	}
}

// No word is lost where a list is deeper than a text can have it, or an item is
// empty.
func TestADeepListKeepsItsWords(t *testing.T) {
	line := func(s string) []Ord {
		if s == "" {
			return nil
		}
		return []Ord{{Tekst: s}}
	}
	item := func(s string, below ...Punkt) Punkt {
		p := Punkt{Linje: line(s)}
		if below != nil {
			p.Under = &Stykke{Punkter: below}
		}
		return p
	}
	numbered := func(s string, below ...Punkt) Punkt {
		p := item(s, below...)
		p.Under.Nummereret = true
		return p
	}
	for _, c := range []struct {
		in   Prosa
		want string
	}{
		{Prosa{{Punkter: []Punkt{item("a", item("b", item("c", item("d"))), item("e"))}}}, "<- a <- b ; c ; d ; e>>"},
		{Prosa{{Punkter: []Punkt{item("a", item("", item("c")))}}}, "<- a <- c>>"},
		{Prosa{{Punkter: []Punkt{item("", item("b", item("c")))}}}, "<- b ; c>"},
		{Prosa{{Punkter: []Punkt{item("", item(""))}}}, ""},
		{Prosa{{Punkter: []Punkt{item("a", item(""))}}}, "<- a>"},
		{Prosa{{Punkter: []Punkt{numbered("a", item("b"))}}}, "<- a/1. b>"},
		{Prosa{{Punkter: []Punkt{numbered("a", item("b"), item("c"))}}}, "<- a <# b ; c>>"},
		{Prosa{{Nummereret: true, Punkter: []Punkt{item("a")}}}, "1. a"},
		{Prosa{{Nummereret: true, Punkter: []Punkt{item("a", item("b"))}}}, "1. a | <- b>"},
		{Prosa{{Nummereret: true, Punkter: []Punkt{item("a"), item("b")}}}, "<# a ; b>"},
		{Prosa{{Nummereret: true, Punkter: []Punkt{item(""), item("b")}}}, "1. b"},
		{Prosa{{Punkter: []Punkt{item("a")}}, {Punkter: []Punkt{item("b")}}}, "<- a ; b>"},
		{Prosa{{Punkter: []Punkt{item("a")}}, {Nummereret: true, Punkter: []Punkt{item("b"), item("c")}}, {Punkter: []Punkt{item("d")}}}, "<- a> | <# b ; c> | <- d>"},
		{Prosa{{Punkter: []Punkt{item("a")}}, {Punkter: []Punkt{item("b")}}, {Punkter: []Punkt{item("c")}}, {Linje: line("d")}}, "<- a ; b ; c> | d"},
		{Prosa{{Linje: line("a")}, {Linje: line(" ")}, {Linje: line("b")}, {Punkter: []Punkt{item("c")}}}, "a | b | <- c>"},
		{Prosa{{Linje: []Ord{{Tekst: "a\nb\n\nc "}, {Linjeskift: true}, {Tekst: " "}, {Linjeskift: true}, {Tekst: "d"}}}}, "a/b/c/d"},
		{Prosa{{Linje: []Ord{{Tekst: "a", Henvisning: "ftp://x"}, {Tekst: "b", Henvisning: "http://x/a b\x7f"}, {Tekst: "c", Henvisning: "http://x/" + strings.Repeat("a", MaxAddress/2-9)}, {Tekst: "d", Henvisning: "http://x/" + strings.Repeat("a", MaxAddress/2-8)}}}},
			"ab@http://x/a%20bc@http://x/" + strings.Repeat("a", MaxAddress/2-9) + "d"},
	} {
		if got := show(Normal(c.in)); got != c.want {
			t.Errorf("%s\nnot\n%s", got, c.want)
		}
	}
}

// An address is read to its bracket, with what is escaped in it, or is none.
func TestAnAddressIsReadToItsEnd(t *testing.T) {
	long := "http://x/" + strings.Repeat("a", MaxAddress/2-9)
	for in, want := range map[string]string{
		`[a](http://x\)b)`: `a@http://x)b`, `[a](http://x\b)`: `a@http://x\b`, `[a](http://x(b)c)d`: `a@http://x(b)cd`, `[a](http://x(b)c`: `[a](http://x(b)c`, `[a](http://x\`: `[a](http://x\`, `[a](http://x`: `[a](http://x`,
		`[a](http://x y)`: `[a](http://x y)`, "[a](http://x\x7fy)": "[a](http://x\x7fy)", `[a](http://)`: `[a](http://)`, `[a](HTTP://x)`: `a@HTTP://x`, `[a](mailto:x)`: `a@mailto:x`, `[a](mailto:)`: `[a](mailto:)`, `[a](https://x)`: `a@https://x`,
		"[a](" + long + ")": "a@" + long, "[a](" + long + strings.Repeat("a", MaxAddress) + ")": "[a](" + long + strings.Repeat("a", MaxAddress) + ")",
		`[a [b](http://x) c](http://y)`: `[a b@http://x c](http://y)`, "[a\nb](http://x)": "a@http://x/b@http://x", `[ ](http://x)`: `[ ](http://x)`, `[a] (http://x)`: `[a] (http://x)`, `a](http://x)`: `a](http://x)`,
	} {
		if got := show(Read(in)); got != want {
			t.Errorf("%.60q: %.60q, not %.60q", in, got, want)
		}
	}
}

// In a bare address _ is a letter; where the address ends it is a mark again.
func TestABareAddressEndsWhereItEnds(t *testing.T) {
	for _, end := range []string{" ", "\t", "<", ">", "(", ")", "[", "]", "\"", "\n", `\.`} {
		in := "https://x.dk/_a_b" + end + "_k_"
		plain := strings.ReplaceAll(strings.TrimPrefix(end, `\`), "\n", "/")
		if got := show(Read(in)); got != "https://x.dk/_a_b"+plain+"{k k}" {
			t.Errorf("%q: %s", in, got)
		}
	}
	for in, want := range map[string]string{"2025": "2025", "1": "1", "123456": "123456", "1234567. a": "1234567. a", "a: _b_": "a: {k b}", "http:/_b_": "http:/{k b}", "a://_b_": "a://_b_"} {
		if got := show(Read(in)); got != want {
			t.Errorf("%q: %s", in, got)
		}
	}
}

// White space at an edge of bold, italic or a link is outside of it, whatever
// space it is and wherever the edge stands.
func TestNoMarkStandsAtWhiteSpace(t *testing.T) {
	b := func(s string) Ord { return Ord{Tekst: s, Fed: true} }
	k := func(s string) Ord { return Ord{Tekst: s, Kursiv: true} }
	l := func(s, to string) Ord { return Ord{Tekst: s, Henvisning: to} }
	o := func(s string) Ord { return Ord{Tekst: s} }
	for _, c := range []struct {
		in   []Ord
		want string
	}{
		{[]Ord{o("a"), b("\u00a0")}, "a\u00a0"},
		{[]Ord{b("\u00a0"), o("a")}, "\u00a0a"},
		{[]Ord{b("\u00a0")}, "\u00a0"},
		{[]Ord{b("\u00a0"), k("\u00a0")}, "\u00a0\u00a0"},
		{[]Ord{o("a"), b(" b "), o("c")}, "a {f b} c"},
		{[]Ord{o("a"), b(" "), b("b"), b(" "), o("c")}, "a {f b} c"},
		{[]Ord{o("a"), k(" b "), o("c")}, "a {k b} c"},
		{[]Ord{o("a"), {Tekst: " b ", Fed: true, Kursiv: true}, o("c")}, "a {fk b} c"},
		{[]Ord{b("a "), {Tekst: "b", Fed: true, Kursiv: true}, b(" c")}, "{f a }{fk b}{f  c}"},
		{[]Ord{o("a"), l(" b ", "http://x"), l(" c", "http://y")}, "a b@http://x  c@http://y"},
		{[]Ord{b("a"), {Tekst: " b", Fed: true, Henvisning: "http://x"}}, "{f a} {f b}@http://x"},
		{[]Ord{b("a"), o("b"), b("c ")}, "{f a}b{f c}"},
	} {
		if got := show(Normal(Prosa{{Linje: c.in}})); got != c.want {
			t.Errorf("%+v\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}
