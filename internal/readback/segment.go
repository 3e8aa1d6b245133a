package readback

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/align"
	"notat/internal/story"
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
func tokens(runs []story.Run, seg int, out []token) []token {
	s := story.TextOf(runs)
	for at, n := 0, 0; n < len(runs); {
		owner, end := runs[n].Owner, at
		for ; n < len(runs) && runs[n].Owner == owner; n++ {
			end += len(runs[n].Text)
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

// split is an edited paragraph, cut as the line it comes from.
type split struct {
	fields [][]story.Run // by segment; nil for fixed text
	added  []story.Run   // words typed into fixed text
	end    int           // of the last of them, in the paragraph's text
	lost   string        // words missing from fixed text
}

// empty reports whether no word is left in any field.
func (s *split) empty() bool {
	for _, f := range s.fields {
		if strings.TrimSpace(story.TextOf(f)) != "" {
			return false
		}
	}
	return true
}

// cutLike cuts an edited paragraph into the segments of its line. Words that
// were typed at the edge of a field belong to the field.
func cutLike(ctx context.Context, l *line, p *story.Paragraph) split {
	s := split{fields: make([][]story.Run, len(l.segs))}
	if l.sole() != "" {
		s.fields[0] = p.Runs
		return s
	}
	var base []token
	for n := range l.segs {
		base = tokens(l.segs[n].runs, n, base)
	}
	edit := tokens(p.Runs, 0, nil)
	to := common(ctx, base, edit, func(b, e token) bool {
		return b.text == e.text && (e.owner == "" || !l.holds(e.owner) || l.segs[b.seg].pointer == e.owner)
	})
	seen := make([]bool, len(base))
	for _, b := range to {
		if b >= 0 {
			seen[b] = true
		}
	}
	next := make([]int, len(edit)+1) // segment of the next token that is known
	next[len(edit)] = len(l.segs)
	for i := len(edit) - 1; i >= 0; i-- {
		if next[i] = next[i+1]; to[i] >= 0 {
			next[i] = base[to[i]].seg
		}
	}
	prev := -1            // segment of the last token that is known
	var stretches []token // tokens of one segment, or of fixed text that is new
	for i := range edit {
		at := 0
		if to[i] >= 0 {
			prev = base[to[i]].seg
			at = prev
		} else {
			at = l.between(prev, next[i+1], edit[i].owner)
		}
		if k := len(stretches) - 1; k >= 0 && stretches[k].seg == at {
			stretches[k].to = edit[i].to
		} else {
			stretches = append(stretches, token{seg: at, from: edit[i].from, to: edit[i].to})
		}
	}
	s.put(l, p, stretches)
	var lost strings.Builder
	end := -1
	for i, ok := range seen {
		if t := base[i]; !ok && l.segs[t.seg].pointer == "" {
			if end >= 0 {
				lost.WriteString(gap(l.Text[end:l.from(t)]))
			}
			lost.WriteString(t.text)
			end = l.from(t) + len(t.text)
		}
	}
	s.lost = story.Words(lost.String())
	return s
}

// from gives where a token of a line begins in its text.
func (l *line) from(t token) int {
	at := t.from
	for n := range t.seg {
		at += len(l.segs[n].text)
	}
	return at
}

// gap gives what stands for the text between two words that are shown together:
// the sign of a number ("8,10"), else a space.
func gap(s string) string {
	if strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }) {
		return " "
	}
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

// put deals the stretches of a paragraph, which follow one another, out.
func (s *split) put(l *line, p *story.Paragraph, stretches []token) {
	first, at := 0, 0 // the run in which a stretch begins, and where that begins
	for _, t := range stretches {
		for first < len(p.Runs) && at+len(p.Runs[first].Text) <= t.from {
			at += len(p.Runs[first].Text)
			first++
		}
		rs := story.Cut(p.Runs[first:], t.from-at, t.to-at)
		switch {
		case t.seg < 0:
			if between := gap(p.Text[s.end:t.from]); s.added != nil && between != "" {
				s.added = append(s.added, story.Run{Text: between})
			}
			s.added, s.end = append(s.added, rs...), t.to
		case l.segs[t.seg].pointer != "":
			s.fields[t.seg] = append(s.fields[t.seg], rs...)
		}
	}
}

// common gives for each edited token the baseline token it is, or -1: the best
// common row, words before signs.
func common(ctx context.Context, base, edit []token, same func(b, e token) bool) []int {
	l := align.Lists[string]{A: make([]string, len(base)), B: make([]string, len(edit))}
	for i := range base {
		l.A[i] = base[i].text
	}
	to := make([]int, len(edit))
	for i := range edit {
		l.B[i], to[i] = edit[i].text, -1
	}
	l.Deny = func(b, e int) bool { return !same(base[b], edit[e]) }
	l.Worth = func(b, e int) int {
		if same(base[b], edit[e]) {
			return base[b].weight()
		}
		return 0
	}
	l.Else = func(_, _, _, _ int) [][2]int { return nil } // beyond the square all words are new
	pairs, _ := l.Pairs(ctx)
	for _, p := range pairs {
		to[p[1]] = p[0]
	}
	return to
}

func (t token) weight() int {
	for _, c := range t.text {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			return 5
		}
	}
	return 1
}
