package notat

import (
	"fmt"
	"strings"
)

// line gives the words of a line with the marks of their manner.
func (w *dumper) line(line []Inline) string {
	var b strings.Builder
	for _, in := range line {
		switch in := in.(type) {
		case Text:
			b.WriteString(clean(string(in)))
		case Strong:
			b.WriteString("**" + w.line(in) + "**")
		case Emph:
			b.WriteString("*" + w.line(in) + "*")
		case Link:
			b.WriteString("[" + w.line(in.Inlines) + "](" + in.Address + ")")
		case Break:
			b.WriteString(" ⏎ ")
		case Felt:
			b.WriteString(w.felt(in))
		default:
			fmt.Fprintf(&b, "unknown %T", in)
		}
	}
	return b.String()
}

func (w *dumper) felt(f Felt) string {
	words := w.line(f.Inlines)
	if words == "" && f.Prompt != "" {
		words = "{" + f.Prompt + "}"
	}
	if !w.felter {
		return words
	}
	mark := ""
	if f.Fixed {
		mark += "!"
	}
	if f.Rich {
		mark += "*"
	}
	return "‹" + words + "›" + f.Pointer + mark
}

// clean keeps a golden file to one line for each line.
var clean = strings.NewReplacer("\n", "⏎", "\r", "␍", "\t", "␉").Replace
