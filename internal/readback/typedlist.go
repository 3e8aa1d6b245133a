package readback

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/pattern"
	"notat/internal/source"
	"notat/internal/story"
)

// typedNumber is what somebody typed before an item of a list that counts.
var typedNumber = pattern.New(`^\s*(?:(\d{1,2})([.)])|([a-z])(\)))[\s\x{A0}]`)

// dashes stand before an item, and in much else: one alone says nothing.
const dashes = "-–—*"

// typedLists takes new lines below one another that were typed as a list, "- " or
// "1) ", for items of one. Numbers are a list where they begin at 1 and run on, or go
// on from the list above; dashes where two lines have the same, or a list stands beside.
func (h *held) typedLists(out *outcome) {
	for e, b := range h.match {
		if b < 0 {
			soften(&h.edited[e])
		}
	}
	for e := 0; e < len(h.match); e++ {
		to := e
		for to < len(h.match) && h.typable(to) {
			to++
		}
		for e < to {
			e += max(h.bulletsTyped(e, to), h.numbersTyped(e, to, out), 1)
		}
	}
}

// typable reports whether an edited paragraph is new and plain.
func (h *held) typable(e int) bool {
	x := &h.edited[e]
	return h.match[e] < 0 && x.List == 0 && x.Heading == 0 && x.Table == 0 && !x.Quote && !x.Caption && !x.Box && !x.Contents && !x.Empty()
}

// item makes a paragraph an item of a list, without what was typed before it.
func (h *held) item(e int, list byte, mark source.Mark) {
	x := &h.edited[e]
	x.Runs = story.Cut(x.Runs, mark.Len, len(x.Text))
	x.Text, x.List, x.Level = story.TextOf(x.Runs), list, mark.Level-1
}

// listAt reports whether an edited paragraph is one of a list.
func (h *held) listAt(e int, list byte) bool {
	return e >= 0 && e < len(h.edited) && h.edited[e].List == list && h.edited[e].Table == 0
}

// bulletsTyped takes the lines from e on that begin with the same sign, and gives how
// many they are.
func (h *held) bulletsTyped(e, to int) int {
	sign := func(k int) rune { c, _ := utf8.DecodeRuneInString(strings.TrimSpace(h.edited[k].Text)); return c }
	var marks []source.Mark
	n := 0
	for ; e+n < to && (n == 0 || sign(e+n) == sign(e)); n++ {
		m := source.Marks([]string{h.edited[e+n].Text})[0]
		c, _ := utf8.DecodeRuneInString(h.edited[e+n].Text[m.Len:])
		if m.Len == 0 || !strings.ContainsRune(dashes, sign(e)) || unicode.IsDigit(c) { // "- 3 procentpoint" is a number
			break
		}
		marks = append(marks, m)
	}
	pro := func(k int) bool { return k >= 0 && k < len(h.edited) && sign(k) == '+' } // "+ " and "- " weigh something
	if n == 0 || n == 1 && !h.listAt(e-1, '-') && !h.listAt(e+1, '-') || pro(e-1) || pro(e+n) {
		return 0
	}
	for k, m := range marks {
		h.item(e+k, '-', m)
	}
	return n
}

// numbersTyped takes the lines from e on that are counted in one manner, and gives how
// many they are.
func (h *held) numbersTyped(e, to int, out *outcome) int {
	before := 0 // items of the list above
	for h.listAt(e-1-before, '1') && h.edited[e-1-before].Level == 0 {
		before++
	}
	var lines []string
	var said []string
	form := ""
	for k := e; k < to; k++ {
		f := typedNumber.FindStringSubmatch(h.edited[k].Text)
		if f == nil || form != "" && form != manner(f) {
			break
		}
		if form == "" {
			form = manner(f)
			for i := range before {
				lines = append(lines, strings.Replace(form, "1", strconv.Itoa(i+1), 1)+" x")
			}
		}
		lines, said = append(lines, h.edited[k].Text), append(said, strings.TrimSpace(f[0]))
	}
	if len(said) == 0 || before > 0 && form == "a)" {
		return 0
	}
	marks, n := source.Marks(lines)[before:], 0
	for ; n < len(marks) && marks[n].Numbered && said[n] == numbered(form, before+n); n++ {
	}
	if n == 0 || n == 1 && before == 0 {
		return 0
	}
	for k, m := range marks[:n] {
		h.item(e+k, '1', m)
		out.read = append(out.read, Reading{File: said[k]})
	}
	if form == "a)" {
		s := strings.Join(said[:n], " ")
		out.tell(Item{Kode: "liste-bogstaver", Severity: Info, Tekst: s, outside: s, Besked: fmt.Sprintf("Listen har fået tal i stedet for bogstaver: %s er nu punkt 1 til %d.", s, n)})
	}
	return n
}

// manner gives how a line is counted: "1.", "1)", "a)".
func manner(f []string) string {
	if f[1] != "" {
		return "1" + f[2]
	}
	return "a)"
}

// numbered gives what stands before the item of an index.
func numbered(form string, i int) string {
	if form == "a)" {
		return string(rune('a'+i)) + ")"
	}
	return strconv.Itoa(i+1) + form[1:]
}

// movedItems makes an item that was moved out of a numbered list, and stands alone
// now, one with a bullet: a number of its own says nothing, and is no list.
func (h *held) movedItems() {
	beside := func(e, k int) bool {
		if k < 0 || k >= len(h.edited) || h.edited[k].List != '1' {
			return false
		}
		a, b := &h.edited[e], &h.edited[k]
		return a.Table == b.Table && a.Row == b.Row && a.Col == b.Col
	}
	var was map[string]bool
	for e := range h.edited {
		if h.edited[e].List != '1' || beside(e, e-1) || beside(e, e+1) || h.edited[e].Counts {
			continue
		}
		if was == nil {
			was = map[string]bool{}
			for b := range h.base {
				was[h.base[b].key] = was[h.base[b].key] || h.base[b].List == '1' && h.back[b] < 0
			}
			for _, r := range h.file.Removed {
				was[story.Key(r.Text)] = true
			}
		}
		if was[h.key(e)] {
			h.edited[e].List = '-'
		}
	}
}
