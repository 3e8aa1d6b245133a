package recorddiff

import "strings"

// prose merges a text line by line, as lists are merged: what is a paragraph or an
// item in Word is a line here. Where both changed one, both may stand.
func (m *merger) prose(b, t, o string, at place) string {
	whole := *m
	whole.moved = moves{} // a line is no place of the record
	out := whole.rows(lines(b), lines(t), lines(o), at, func(b, t, o any, here place) []any {
		switch {
		case t != nil && o != nil && same(b, t), t != nil && same(t, o):
			return []any{o}
		case t != nil && o != nil && same(b, o):
			return []any{t}
		}
		c := Conflict{Pointer: string(at.was), Base: string(here.base), Was: bare(b), Theirs: bare(t), Ours: bare(o), Line: t != nil && o != nil}
		switch v := m.decide(c); {
		case v == HoldAll && c.Line:
			return []any{o, t}
		case v == HoldTheirs && t != nil:
			return []any{t}
		case v != HoldTheirs && o != nil:
			return []any{o}
		}
		return nil
	})
	var s strings.Builder
	for _, l := range out {
		s.WriteString(l.(string))
	}
	return strings.TrimLeft(s.String(), "\n")
}

// lines cuts a text into its lines, each with the line ends before it; the first
// has those of a paragraph, as it may come to follow another.
func lines(s string) []any {
	var out []any
	ends := "\n\n"
	for l := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(l) == "" {
			if len(out) > 0 {
				ends += "\n"
			}
			continue
		}
		out = append(out, ends+l)
		ends = "\n"
	}
	return out
}

// bare gives the words of a line; one that is not there has none.
func bare(line any) string {
	s, _ := line.(string)
	return strings.TrimLeft(s, "\n")
}
