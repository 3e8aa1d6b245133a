package story

import (
	"strconv"
	"strings"
	"unicode"

	"notat/internal/ooxml"
)

// levels is how many levels a list has (ISO/IEC 29500-1 § 17.9.6).
const levels = 9

// markStyle is what a level of a list shows before its paragraphs.
type markStyle struct {
	pattern string // "%1.%2"; "" says nothing: a bullet, or the numbers 1. 2. 3.
	words   bool   // there are words in it
	start   int
	formats [levels]string
}

// marking gives that of a list and a level.
func (l *look) marking(num string, level int) *markStyle {
	key := num + "/" + strconv.Itoa(level)
	if m, ok := l.marks[key]; ok {
		return m
	}
	m := &markStyle{}
	l.marks[key] = m
	if l.lists == nil || level < 0 || level >= levels {
		return m
	}
	lv, ok := l.lists.Level(num, level)
	if !ok {
		return m
	}
	m.start = l.lists.Start(num, level)
	plain := lv.Text
	for k := range levels {
		plain = strings.ReplaceAll(plain, "%"+strconv.Itoa(k+1), "")
		below, _ := l.lists.Level(num, k)
		m.formats[k] = below.Format
	}
	letters := strings.ContainsFunc(plain, unicode.IsLetter)
	m.words = letters && !symbolFont(lv.Font) && (lv.Format != "bullet" || len([]rune(strings.TrimSpace(plain))) > 1)
	if m.words || l.counts[key] {
		m.pattern = lv.Text
	}
	return m
}

// symbolFont reports whether the letters of a font are signs.
func symbolFont(name string) bool {
	_, ok := signs[strings.ToLower(name)]
	return ok || strings.EqualFold(name, "webdings")
}

// mark counts the paragraph in its list, and gives what Word shows before it; words
// reports whether there are words in it.
func (w *walker) mark(num string, level int) (s string, words bool) {
	if num == "" || num == "0" || level < 0 || level >= levels {
		return "", false
	}
	m := w.look.marking(num, level)
	c := w.counted[num]
	if c == nil {
		c = &[levels]int{}
		w.counted[num] = c
	}
	if c[level]++; c[level] == 1 {
		c[level] = max(m.start, 1)
	}
	clear(c[level+1:])
	if m.pattern == "" {
		return "", false
	}
	s = m.pattern
	for k := range levels {
		s = strings.ReplaceAll(s, "%"+strconv.Itoa(k+1), ooxml.Numeral(m.formats[k], c[k]))
	}
	return Words(s), m.words
}
