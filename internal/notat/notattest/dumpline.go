package notattest

import (
	"fmt"
	"strings"

	"notat/internal/notat"
)

// line gives the words of a line with the marks of their manner.
func (w *dumper) line(line []notat.Inline) string {
	var b strings.Builder
	for _, in := range line {
		switch in := in.(type) {
		case notat.Text:
			b.WriteString(clean(string(in)))
		case notat.Strong:
			b.WriteString("**" + w.line(in) + "**")
		case notat.Emph:
			b.WriteString("*" + w.line(in) + "*")
		case notat.Link:
			b.WriteString("[" + w.line(in.Inlines) + "](" + in.Address + ")")
		case notat.Break:
			b.WriteString(" ⏎ ")
		case notat.Felt:
			b.WriteString(w.felt(in))
		default:
			fmt.Fprintf(&b, "unknown %T", in)
		}
	}
	return b.String()
}

func (w *dumper) felt(f notat.Felt) string {
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
