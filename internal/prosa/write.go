package prosa

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Write writes p so that Read gives Normal(p) again. What would
// be read as a mark is escaped, and nothing else.
func Write(p Prosa) string {
	var b strings.Builder
	for i, s := range Normal(p) {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if s.Punkter == nil {
			writeWords(&b, s.Linje, "", true)
			continue
		}
		writeList(&b, &s, "")
	}
	return b.String()
}

func writeList(b *strings.Builder, s *Stykke, indent string) {
	for i, p := range s.Punkter {
		if i > 0 {
			b.WriteByte('\n')
		}
		marker := "- "
		if s.Nummereret {
			marker = strconv.Itoa(i+1) + ". "
		} else if c := s.Punkter[0].Linje[0].Tekst[0]; c >= '0' && c <= '9' {
			marker = "* " // "- 3 procentpoint" might be text
		}
		b.WriteString(indent + marker)
		below := indent + strings.Repeat(" ", len(marker))
		writeWords(b, p.Linje, below, isRule(marker+p.Linje[0].Tekst)) // "- - -" would be text
		if p.Under != nil {
			b.WriteByte('\n')
			writeList(b, p.Under, below)
		}
	}
}

// writeWords writes words; lines after the first begin with indent. lineStart
// tells whether the first stands where a list marker would be read.
func writeWords(b *strings.Builder, words []Ord, indent string, lineStart bool) {
	var now Ord // the manner that is switched on
	change := func(to Ord) {
		if now.Henvisning != to.Henvisning {
			writeMark(b, now.Fed, now.Kursiv)
			now.Fed, now.Kursiv = false, false
			if now.Henvisning != "" {
				b.WriteString("](" + writeAddress(now.Henvisning) + ")")
			}
			if to.Henvisning != "" {
				b.WriteByte('[')
			}
		}
		writeMark(b, now.Fed != to.Fed, now.Kursiv != to.Kursiv)
		now = to
	}
	for i, o := range words {
		change(o)
		if o.Linjeskift {
			b.WriteString("\n" + indent)
			lineStart = true
			continue
		}
		next := byte(0) // what follows the words, as far as an escape cares
		if i+1 < len(words) && !words[i+1].Linjeskift {
			next = '*'
			if n := words[i+1]; n.Fed == o.Fed && n.Kursiv == o.Kursiv && n.Henvisning == o.Henvisning {
				next = n.Tekst[0]
			}
		}
		if o.Fed || o.Kursiv || o.Henvisning != "" {
			next, lineStart = '*', false
		}
		if i == 0 && lineStart && indent != "" && o.Tekst[0] == '-' { // an item that would be a rule with its marker
			b.WriteByte('\\')
			lineStart = false
		}
		writePlain(b, o.Tekst, next, lineStart)
		lineStart = false
	}
	change(Ord{})
}

func writeMark(b *strings.Builder, bold, italic bool) {
	if bold {
		b.WriteString("**")
	}
	if italic {
		b.WriteByte('*')
	}
}

// writePlain writes plain words with the escapes they need.
func writePlain(b *strings.Builder, s string, next byte, lineStart bool) {
	escapeAt := -1 // where a list marker must be broken
	if lineStart {
		l := line{text: s + " x"} // what follows the words may complete a marker
		l.marker()
		if l.bullet != 0 {
			escapeAt = 0
		} else if l.number > 0 {
			escapeAt = strings.IndexByte(s, '.')
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		after := next
		if i+1 < len(s) {
			after = s[i+1]
		}
		switch c {
		case '\\':
			if punctuation(after) {
				b.WriteByte('\\')
			}
		case '*', '[', ']':
			b.WriteByte('\\')
		case '_':
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			e, _ := utf8.DecodeRuneInString(s[i+1:])
			if !letter(before) || !letter(e) {
				b.WriteByte('\\')
			}
		default:
			if i == escapeAt {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
}

// writeAddress escapes what would end an address.
func writeAddress(a string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(a)
}
