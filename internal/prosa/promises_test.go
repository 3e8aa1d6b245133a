package prosa

import (
	"fmt"
	"strings"
	"testing"
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
