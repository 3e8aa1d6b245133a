package prosa

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// goldmarkShow reads s as CommonMark and writes it as show does.
func goldmarkShow(s string) string {
	src := []byte(s)
	doc := goldmark.DefaultParser().Parse(text.NewReader(src))
	var b strings.Builder
	var words func(n ast.Node, bold, italic bool, addr string) []Ord
	words = func(n ast.Node, bold, italic bool, addr string) []Ord {
		var out []Ord
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Text:
				out = append(out, Ord{Tekst: string(c.Segment.Value(src)), Fed: bold, Kursiv: italic, Henvisning: addr})
				if c.SoftLineBreak() || c.HardLineBreak() {
					out = append(out, Ord{Linjeskift: true})
				}
			case *ast.Emphasis:
				out = append(out, words(c, bold || c.Level == 2, italic || c.Level == 1, addr)...)
			case *ast.Link:
				out = append(out, words(c, bold, italic, string(c.Destination))...)
			}
		}
		return out
	}
	var list func(l *ast.List) *Stykke
	list = func(l *ast.List) *Stykke {
		st := &Stykke{Nummereret: l.IsOrdered()}
		for i := l.FirstChild(); i != nil; i = i.NextSibling() {
			p := Punkt{Linje: clean(words(i.FirstChild(), false, false, ""))}
			if u, ok := i.LastChild().(*ast.List); ok {
				p.Under = list(u)
			}
			st.Punkter = append(st.Punkter, p)
		}
		return st
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if b.Len() > 0 {
			b.WriteString(" | ")
		}
		if l, ok := n.(*ast.List); ok {
			showPiece(&b, list(l))
		} else {
			showWords(&b, clean(words(n, false, false, "")))
		}
	}
	return b.String()
}

// What we do interpret, we read as CommonMark does: goldmark is the referee.
func TestWhatWeInterpretIsCommonMark(t *testing.T) {
	for _, s := range []string{
		"Et afsnit.\n\nEt til\nmed to linjer.", "**fed** og *kursiv* og ***begge***", "__fed__ og _kursiv_", "Sammen**hold**", "**a *b* c**",
		"*a **b** c*", "**a***b*", "a * b * c", "fil_navn_her", "*uden lukning", "**", "[skolen](https://x.dk) her", "[a **b**](mailto:x@y.dk)", "**[a](http://x.dk)**",
		"[a](<x", "[a]", "- a\n- b\n- c", "- a\n\n- b", "* a\n* b", "1. a\n2. b", "1. a\n   - b\n   - c\n2. d", "- a\n  - b\n- c", "Tekst:\n- a\n- b", "- **a** b\n- *c*",
		"***a** b*", "*(a)*", "**»a«**", "a**b**c", "2025*", "x ** y", "[a][", "[a](http://x.dk/(b))",
	} {
		if got, want := show(Read(s)), goldmarkShow(s); got != want {
			t.Errorf("%q: we read %s, goldmark %s", s, got, want)
		}
	}
}
