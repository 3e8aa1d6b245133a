package prosa

import (
	"strconv"
	"strings"
)

// Plain gives the words of a text without its marks, a line for each paragraph,
// line break and item; an item begins with a bullet or its number. It is for
// reading, and nothing is read from it again.
func Plain(s string) string {
	var b strings.Builder
	for _, p := range Read(s) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if p.Punkter == nil {
			plainWords(&b, p.Linje)
			continue
		}
		plainList(&b, &p, "")
	}
	return b.String()
}

func plainList(b *strings.Builder, s *Stykke, indent string) {
	for i, p := range s.Punkter {
		if i > 0 {
			b.WriteByte('\n')
		}
		marker := "• "
		if s.Nummereret {
			marker = strconv.Itoa(i+1) + ". "
		}
		b.WriteString(indent + marker)
		plainWords(b, p.Linje)
		if p.Under != nil {
			b.WriteByte('\n')
			plainList(b, p.Under, indent+"  ")
		}
	}
}

// plainWords writes words; a link that does not show its address has it after it.
func plainWords(b *strings.Builder, words []Ord) {
	for i, w := range words {
		if w.Linjeskift {
			b.WriteByte('\n')
			continue
		}
		b.WriteString(w.Tekst)
		last := i+1 == len(words) || words[i+1].Henvisning != w.Henvisning
		if shown := strings.TrimPrefix(w.Henvisning, "mailto:"); last && shown != "" && shown != w.Tekst {
			b.WriteString(" (" + shown + ")")
		}
	}
}
