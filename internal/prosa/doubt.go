package prosa

import (
	"slices"
	"strings"
	"unicode/utf8"

	"notat/internal/maaned"
)

// Doubt is what a reader of a Markdown text might take for something else than
// we do: the first line of each kind, or "".
type Doubt struct {
	List string // looks like a list and is text, or the other way round
	Mark string // a mark of fuller Markdown that is printed as it stands
}

// Doubter reads texts for their doubts alone. Its zero value is ready.
type Doubter struct {
	reader
	found Doubt
}

// Read gives the doubts of a text.
func (d *Doubter) Read(s string) Doubt {
	d.found = Doubt{}
	d.doubt = &d.found
	d.read(s)
	return d.found
}

// doubtful reports whether reading the words of a line may raise a doubt: where
// [..](..) may stay text, and where * follows a digit. See mark and link.
func doubtful(s string) bool {
	if strings.Contains(s, "](") {
		return true
	}
	for {
		before, after, ok := strings.Cut(s, "*")
		if n := len(before); !ok || n > 0 && (before[n-1] >= utf8.RuneSelf || before[n-1] >= '0' && before[n-1] <= '9') {
			return ok
		}
		s = after
	}
}

func note(dst *string, s string) {
	if *dst == "" {
		s, _, _ = strings.Cut(s, "\n")
		*dst = Shorten(s)
	}
}

// Shorten cuts a quotation so that a sentence stays a sentence.
func Shorten(s string) string {
	const max = 40
	if utf8.RuneCountInString(s) <= max {
		return s
	}
	return string([]rune(s)[:max-1]) + "…"
}

// ordinals are words, as the months are, after which "9. klasse" is a word and no list item.
var ordinals = []string{"klasse", "klasser", "klasses", "klassetrin", "årgang", "årgange", "trin", "skoleår", "kvartal", "semester", "gang", "plads", "del", "runde", "punkt"}

func isOrdinal(after string) bool {
	word, _, _ := strings.Cut(after, " ")
	word = strings.ToLower(strings.TrimRight(word, ".,:;)"))
	return slices.Contains(ordinals, word) || slices.Contains(maaned.Names[:], word)
}

// bullet looks at a line that was read as a list item.
func (t *Doubt) bullet(l *line) {
	if t != nil && l.number > 0 && isOrdinal(l.itemText) {
		note(&t.List, l.text)
	}
}

// text looks at lines that were read as text.
func (t *Doubt) text(lines []line) {
	if t == nil {
		return
	}
	for i := range lines {
		l := &lines[i]
		switch {
		case l.bullet != 0, l.number > 0 && !isOrdinal(l.itemText), looksLikeList(l.text):
			note(&t.List, l.text)
		case foreign(l.text):
			note(&t.Mark, l.text)
		}
	}
}

// looksLikeList reports a line that begins as a list does elsewhere: "• ", "– ",
// "1) ", "a) ".
func looksLikeList(s string) bool {
	mark, _, ok := strings.Cut(s, " ")
	return ok && (slices.Contains([]string{"•", "·", "–", "—", "▪", "●"}, mark) ||
		len(mark) == 2 && mark[1] == ')' && letter(rune(mark[0])))
}

// foreign reports a line that is a heading, code, quote or table elsewhere.
func foreign(s string) bool {
	h := strings.TrimLeft(s, "#")
	return h != s && len(s)-len(h) <= 6 && strings.HasPrefix(h, " ") ||
		strings.HasPrefix(s, "```") || strings.HasPrefix(s, "> ") || strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|")
}

// mark tells that * between two digits was read as italic.
func (t *Doubt) mark(s string) {
	if t != nil {
		note(&t.Mark, s)
	}
}

// link tells that [..](..) stays text because of its address.
func (t *Doubt) link(s string) {
	if t != nil {
		note(&t.Mark, s)
	}
}
