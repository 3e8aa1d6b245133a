package begynd

import (
	"strconv"
	"strings"
	"unicode"

	"notat/internal/prosa"
	"notat/internal/source"
)

// text gives words without their manner.
func text(words []prosa.Ord) string {
	var s strings.Builder
	for _, o := range words {
		if s.WriteString(o.Tekst); o.Linjeskift {
			s.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(s.String()), " ")
}

// folded gives words as they are compared: in small letters, without what ends a
// label.
func folded(s string) string {
	return strings.ToLower(strings.Trim(strings.Join(strings.Fields(s), " "), ":.–-• "))
}

// says reports whether a text has a word or words, each from where a word begins; one
// that ends in * may go on.
func says(s, words string) bool {
	open := strings.HasSuffix(words, "*")
	words = strings.TrimSuffix(words, "*")
	for from := 0; ; {
		i := strings.Index(s[from:], words)
		if i < 0 || words == "" {
			return false
		}
		i += from
		before, after := lastOf(s[:i]), firstOf(s[i+len(words):])
		if !unicode.IsLetter(before) && (open || !unicode.IsLetter(after)) {
			return true
		}
		from = i + len(words)
	}
}

func firstOf(s string) rune {
	for _, c := range s {
		return c
	}
	return ' '
}

func lastOf(s string) rune {
	last := ' '
	for _, c := range s {
		last = c
	}
	return last
}

// cutLabel cuts "Mødeleder: Anne Holm" in two; ok is false where the words before the
// colon are too many for a label.
func cutLabel(s string) (label, value string, ok bool) {
	label, value, ok = strings.Cut(s, ":")
	return strings.TrimSpace(label), strings.TrimSpace(value), ok && label != "" && len(strings.Fields(label)) <= labelWords
}

// labelWords is how many words a label has at most: "Deltagere fra skolens ledelse".
const labelWords = 5

// sted says in Danish where a piece stood.
func sted(p source.Place) string {
	var in []string
	switch {
	case p.Page > 0:
		in = append(in, "side "+strconv.Itoa(p.Page))
	case p.Slide > 0:
		in = append(in, "slide "+strconv.Itoa(p.Slide))
	}
	if p.Paragraph > 0 || in == nil {
		in = append(in, "stykke "+strconv.Itoa(p.Paragraph))
	}
	return strings.Join(in, ", ")
}

// words joins texts as an item shows them.
func words(texts []string) string { return strings.Join(texts, " ¶ ") }
