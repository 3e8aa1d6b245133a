package prosa

import "strings"

// Bare gives the words of a Markdown text without its marks and the addresses of its
// links, a paragraph or an item a line.
func Bare(s string) string {
	var out []string
	line := func(words []Ord) {
		var b strings.Builder
		for _, w := range words {
			if w.Linjeskift {
				b.WriteByte('\n')
			}
			b.WriteString(w.Tekst)
		}
		out = append(out, b.String())
	}
	var list func(s *Stykke)
	list = func(s *Stykke) {
		for i := range s.Punkter {
			line(s.Punkter[i].Linje)
			if u := s.Punkter[i].Under; u != nil {
				list(u)
			}
		}
	}
	read := Read(s)
	for i := range read {
		if read[i].Punkter == nil {
			line(read[i].Linje)
			continue
		}
		list(&read[i])
	}
	return strings.Join(out, "\n")
}
