package kontrol

import (
	"strings"

	"notat/internal/post"
)

// namesInRow is how many full names one after the other are a list of people, also
// where no heading says so.
const namesInRow = 3

// inRows finds full names one after the other that belong to nobody whose name is
// public. They may be authors of books: it is no error.
func (m *lists) inRows(listed map[post.Pointer]bool) {
	t := m.tokens
	run, first, end := 0, 0, 0
	for i := 0; i+1 < len(t.list); {
		if !t.is(i, upper) || !t.is(i+1, upper) || !t.is(i, given) || !fornavne[string(t.key(i))] {
			i++
			continue
		}
		j := nameFrom(t, i)
		if j < i+2 {
			i++
			continue
		}
		if run == 0 || !together(t.form[t.list[end-1].To:t.list[i].From]) {
			run, first = 0, i
		}
		if run, end = run+1, j; m.public[string(t.key(i))+" "+string(t.key(j-1))] || t.kendt(i) {
			run = 0
		}
		if run == namesInRow {
			a, b := t.list[first].From, t.list[j-1].To
			if at := m.l.at(a).block; at != "" && !under(at, listed) {
				m.hits = append(m.hits, hit{found: m.l.found(a, b), at: at, soft: true})
			}
		}
		i = j
	}
}

// together reports whether two names that this stands between are of one list.
func together(between string) bool {
	switch strings.Trim(between, " ,;\n"+beside+below) {
	case "":
		return strings.Trim(between, " ") != ""
	case "og", "samt", "&":
		return true
	}
	return false
}
