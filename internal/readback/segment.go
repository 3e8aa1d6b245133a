package readback

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a space or a sign of a paragraph. A word that Word has split
// over runs is one token as long as it has one owner.
type token struct {
	text     string
	owner    string
	seg      int // baseline: the segment it stands in
	from, to int // bytes of the text
}

// tokens cuts runs into tokens.
func tokens(runs []run, seg int, out []token) []token {
	s := textOf(runs)
	for at, n := 0, 0; n < len(runs); {
		owner, end := runs[n].owner, at
		for ; n < len(runs) && runs[n].owner == owner; n++ {
			end += len(runs[n].text)
		}
		was := -1
		for i, c := range s[at:end] {
			k := 2
			switch {
			case unicode.IsSpace(c):
				k = 1
			case unicode.IsLetter(c) || unicode.IsNumber(c):
				k = 0
			}
			if k != was || k == 2 {
				out = append(out, token{owner: owner, seg: seg, from: at + i})
			}
			was = k
			last := &out[len(out)-1]
			last.to = at + i + utf8.RuneLen(c)
			last.text = s[last.from:min(last.to, len(s))]
		}
		at = end
	}
	return out
}

// cut gives the runs of bytes from to to.
func cut(runs []run, from, to int) []run {
	var out []run
	at := 0
	for _, r := range runs {
		a, b := max(from-at, 0), min(to-at, len(r.text))
		at += len(r.text)
		if a < b {
			r.text = r.text[a:b]
			out = append(out, r)
		}
	}
	return out
}

// split is an edited paragraph, cut as the line it comes from.
type split struct {
	fields [][]run // by segment; nil for fixed text
	added  []run   // words typed into fixed text
	lost   string  // words missing from fixed text
}

// cutLike cuts an edited paragraph into the segments of its line. Words that
// were typed at the edge of a field belong to the field.
func (r *reading) cutLike(l *line, p *para) split {
	s := split{fields: make([][]run, len(l.segs))}
	if l.sole() != "" {
		s.fields[0] = p.runs
		return s
	}
	var base []token
	for n := range l.segs {
		base = tokens(l.segs[n].runs, n, base)
	}
	edit := tokens(p.runs, 0, nil)
	to := common(base, edit, func(b, e token) bool {
		return b.text == e.text && (e.owner == "" || !l.holds(e.owner) || l.segs[b.seg].pointer == e.owner)
	})
	seen := make([]bool, len(base))
	for _, b := range to {
		if b >= 0 {
			seen[b] = true
		}
	}
	prev := -1 // segment of the last token that is known
	for i := range edit {
		if to[i] >= 0 {
			prev = base[to[i]].seg
			s.put(l, prev, p, edit[i])
			continue
		}
		next := len(l.segs)
		for k := i + 1; k < len(edit); k++ {
			if to[k] >= 0 {
				next = base[to[k]].seg
				break
			}
		}
		s.put(l, l.between(prev, next, edit[i].owner), p, edit[i])
	}
	var lost strings.Builder
	for i, ok := range seen {
		if !ok && l.segs[base[i].seg].pointer == "" {
			lost.WriteString(base[i].text)
		}
	}
	s.lost = words(lost.String())
	return s
}

// between tells where new words between two segments belong: -1 is fixed text.
func (l *line) between(prev, next int, owner string) int {
	lo, hi := max(prev, 0), min(next, len(l.segs)-1)
	for n := lo; n <= hi && owner != ""; n++ {
		if l.segs[n].pointer == owner {
			return n
		}
	}
	if prev == next {
		if l.segs[prev].pointer != "" {
			return prev
		}
		return -1
	}
	if prev >= 0 && l.segs[prev].pointer != "" {
		return prev
	}
	for n := lo; n <= hi; n++ {
		if l.segs[n].pointer != "" {
			return n
		}
	}
	return -1
}

func (s *split) put(l *line, n int, p *para, t token) {
	rs := cut(p.runs, t.from, t.to)
	switch {
	case n < 0:
		s.added = append(s.added, rs...)
	case l.segs[n].pointer != "":
		s.fields[n] = append(s.fields[n], rs...)
	}
}

// maxTokens bounds the square of common.
const maxTokens = 4_000_000

// common gives for each edited token the baseline token it is, or -1: the
// longest common row, words before signs.
func common(base, edit []token, same func(b, e token) bool) []int {
	to := make([]int, len(edit))
	for i := range to {
		to[i] = -1
	}
	b0, e0, b1, e1 := 0, 0, len(base), len(edit)
	for b0 < b1 && e0 < e1 && same(base[b0], edit[e0]) {
		to[e0] = b0
		b0, e0 = b0+1, e0+1
	}
	for b0 < b1 && e0 < e1 && same(base[b1-1], edit[e1-1]) {
		b1, e1 = b1-1, e1-1
		to[e1] = b1
	}
	nb, ne := b1-b0, e1-e0
	if nb == 0 || ne == 0 || nb*ne > maxTokens {
		return to
	}
	worth := make([]int32, (nb+1)*(ne+1))
	for i := nb - 1; i >= 0; i-- {
		for j := ne - 1; j >= 0; j-- {
			best := max(worth[(i+1)*(ne+1)+j], worth[i*(ne+1)+j+1])
			if same(base[b0+i], edit[e0+j]) {
				best = max(best, base[b0+i].weight()+worth[(i+1)*(ne+1)+j+1])
			}
			worth[i*(ne+1)+j] = best
		}
	}
	for i, j := 0, 0; i < nb && j < ne; {
		switch here := worth[i*(ne+1)+j]; {
		case same(base[b0+i], edit[e0+j]) && here == base[b0+i].weight()+worth[(i+1)*(ne+1)+j+1]:
			to[e0+j] = b0 + i
			i, j = i+1, j+1
		case here == worth[(i+1)*(ne+1)+j]:
			i++
		default:
			j++
		}
	}
	return to
}

func (t token) weight() int32 {
	for _, c := range t.text {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			return 5
		}
	}
	return 1
}
