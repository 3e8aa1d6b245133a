package sourcetest

import (
	"fmt"
	"strings"

	"notat/internal/source"
)

// Dump gives what was read in lines, one for each piece and for what was left out: for
// tests that compare the whole.
func Dump(f source.File) string {
	var b strings.Builder
	for _, p := range f.Pieces {
		b.WriteString(dumped(p) + "\n")
	}
	for _, l := range f.Left {
		why := []string{"number", "running", "contents", "decoration", "hidden", "unfilled", "unread"}[l.Why]
		fmt.Fprintf(&b, "- %s ×%d: %s\n", why, l.Times, strings.ReplaceAll(l.Text, "\n", " | "))
	}
	return b.String()
}

func dumped(p source.Piece) string {
	words := source.Plain(p.Words)
	doubt := ""
	if !p.Sure {
		doubt = "?"
	}
	switch p.What {
	case source.Heading:
		return strings.Repeat("#", p.Level) + doubt + " " + words
	case source.Item:
		mark := "*"
		if p.Numbered {
			mark = "1."
		}
		return strings.Repeat("  ", p.Level-1) + mark + doubt + " " + words
	case source.Table:
		var rows []string
		for _, r := range p.Rows {
			s := "|"
			if r.Head {
				s = "‖"
			}
			for _, c := range r.Cells {
				var in []string
				for _, q := range c.Pieces {
					in = append(in, dumped(q))
				}
				if c.Below {
					in = append(in, "^")
				}
				s += strings.Join(in, " / ") + strings.Repeat("|", c.Columns)
			}
			rows = append(rows, s)
		}
		return strings.Join(rows, "\n")
	case source.Picture:
		return fmt.Sprintf("[%s %d bytes: %s]", p.Figure.Form, len(p.Figure.Data), p.Figure.Alt)
	case source.Aside:
		kind := []string{"comment", "note", "speaker", "deleted"}[p.Kind]
		return fmt.Sprintf("(%s %s: %s)", kind, p.By, words)
	case source.Text:
	}
	return words
}
