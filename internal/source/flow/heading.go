package flow

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/pattern"
)

// What a line may be at most to be taken for a heading without being called so.
const (
	longHeading = 110 // characters
	shortLine   = 60  // of one that is neither bold nor larger
	longText    = 70  // what follows such a line is at least that, or a list
	maxGuessed  = 6   // levels
)

// labels stand before a value on one line: "Dato: 12. marts". Such a line is no heading
// though it is bold.
var labels = []string{"dato", "tid", "tidspunkt", "sted", "mødested", "mødeleder", "ordstyrer", "referent", "deltagere", "til stede", "tilstede", "afbud", "fraværende", "inviterede",
	"sagsnr", "sagsnummer", "sag", "journalnr", "dok.nr", "dokumentnr", "dokumentnummer", "sagsbehandler", "til", "fra", "cc", "kopi", "vedr", "vedrørende", "emne", "telefon", "tlf", "mail", "e-mail",
	"skole", "kommune", "forvaltning", "afdeling", "skoleleder", "skoleår", "periode", "version", "udarbejdet af", "ansvarlig", "frist", "deadline", "næste møde", "bilag", "kilde"}

// labelled reports whether a line is a label with its value behind it.
func labelled(s string) bool {
	before, after, ok := strings.Cut(s, ":")
	if !ok || strings.TrimSpace(after) == "" {
		return false
	}
	before = strings.Trim(strings.ToLower(before), " .\t\u00a0")
	return slices.Contains(labels, before)
}

// timed is a line of an agenda.
var timed = pattern.New(`^(kl\.? ?)?\d{1,2}[.:]\d{2}\b`)

// candidate reports whether a line looks like a heading by itself.
func (r *reader) candidate(l *line) bool {
	if l.heading > 0 {
		return true
	}
	return r.standsOut(l) && couldHead(l, longHeading)
}

// standsOut reports whether the whole of a line is set otherwise than the text.
// Of words without a size, as those across a page, nothing is known.
func (r *reader) standsOut(l *line) bool {
	return l.size > 0 && (l.bold || l.under || l.upper || l.size > r.body)
}

// couldHead reports whether the words of a line could be those of a heading.
func couldHead(l *line, most int) bool {
	s := strings.TrimSpace(l.text)
	if utf8.RuneCountInString(s) > most || strings.Count(s, " ") > most/6 || !strings.ContainsFunc(s, unicode.IsLetter) {
		return false
	}
	if p := l.para; p.Caption || p.Quote || p.List == '-' || labelled(s) || bulleted(l) || timed.MatchString(s) {
		return false
	}
	if strings.ContainsAny(s[len(s)-1:], ".,;") && !l.upper || strings.Contains(s, "@") {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) || unicode.IsDigit(c)
}

func bulleted(l *line) bool { return l.mark.Len > 0 && !l.mark.Numbered }

// class is how a heading that nobody called so is set; the first of two is higher.
type class struct {
	size                      int
	upper, bold, under, plain bool
	depth                     int // of its own number: 2 for "1.1"
}

func (l *line) class() class {
	return class{l.size, l.upper, l.bold, l.under, !l.upper && !l.bold && !l.under, depth(l.text)}
}

func (c class) compare(d class) int {
	flag := func(a, b bool) int {
		if a == b {
			return 0
		}
		if a {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(d.size, c.size), flag(c.upper, d.upper), flag(c.bold, d.bold), flag(c.under, d.under), cmp.Compare(c.depth, d.depth))
}

// depth gives how many numbers stand before a heading: "1.2 Trivsel" has 2, and a
// heading without any is as high as one with 1.
func depth(s string) int {
	n, digits := 0, false
	for _, c := range strings.TrimSpace(s) {
		switch {
		case c >= '0' && c <= '9':
			if !digits {
				n++
			}
			digits = true
		case c == '.':
			digits = false
		default:
			return max(n, 1)
		}
	}
	return 1
}

// headings finds those that nobody called so, and gives them their levels.
func (r *reader) headings() {
	flow := r.flow()
	var guessed []*line
	sure := false
	for k, l := range flow {
		sure = sure || l.sure
		if l.heading == 0 && (r.candidate(l) || r.labelOf(l)) && k+1 < len(flow) && !r.block(flow, k) {
			guessed = append(guessed, l)
		}
	}
	if !sure { // one that stands out among many that do not is no sign that all do
		if short := r.short(flow, guessed); len(guessed) < 2 || 4*len(guessed) < len(short) {
			guessed = append(guessed, short...)
		}
	}
	guessed = append(guessed, r.numbered(flow, guessed)...)
	var classes []class
	for _, l := range guessed {
		if !slices.Contains(classes, l.class()) {
			classes = append(classes, l.class())
		}
	}
	slices.SortFunc(classes, class.compare)
	for _, l := range guessed {
		l.heading = min(slices.IndexFunc(classes, func(c class) bool { return c.compare(l.class()) == 0 })+1, maxGuessed)
	}
	if !sure {
		return
	}
	above := 0 // the level of the last that is sure
	for _, l := range flow {
		switch {
		case l.sure:
			above = l.heading
		case l.heading > 0 && above > 0:
			l.heading = min(above+1, 9)
		}
	}
}

// maxBlock is how many lines that look like headings may stand below one another and
// be headings: more of them are a list of names, or text that is bold throughout.
const maxBlock = 3

// block reports whether line k is one of too many in a row that look the same.
func (r *reader) block(flow []*line, k int) bool {
	same := func(i int) bool {
		return i >= 0 && i < len(flow) && !flow[i].sure && r.candidate(flow[i]) && flow[i].class() == flow[k].class()
	}
	for _, i := range []int{k - 1, k + 1} { // a list of bold items is a list
		if p := flow[k].para; p.List != 0 && i >= 0 && i < len(flow) && flow[i].para.List != 0 && flow[i].para.Num == p.Num {
			return true
		}
	}
	n := 1
	for i := k - 1; same(i); i-- {
		if n++; n > maxBlock {
			return true
		}
	}
	for i := k + 1; same(i); i++ {
		if n++; n > maxBlock {
			return true
		}
	}
	return false
}

// numbered finds the points of an agenda whose minutes stand below each of them: items
// of one numbered list, three or more, each alone with text below it.
func (r *reader) numbered(flow, guessed []*line) []*line {
	lists := map[string][]*line{}
	none := map[string]bool{}
	for i, l := range flow {
		p := l.para
		if p.List != '1' || p.Level > 0 || l.heading > 0 || slices.Contains(guessed, l) {
			continue
		}
		listed := func(i int) bool {
			return i >= 0 && i < len(flow) && flow[i].para.List != 0 && flow[i].para.Num == p.Num
		}
		if i+1 == len(flow) || listed(i-1) || listed(i+1) || flow[i+1].heading > 0 || !couldHead(l, shortLine) {
			none[p.Num] = true
		}
		lists[p.Num] = append(lists[p.Num], l)
	}
	var out []*line
	for num, items := range lists {
		if len(items) >= 3 && !none[num] {
			out = append(out, items...)
		}
	}
	slices.SortFunc(out, func(a, b *line) int { return cmp.Compare(a.index, b.index) })
	return out
}

// short finds headings of a file that sets nothing apart: short lines without a full
// stop, with text or a list below them.
func (r *reader) short(flow, guessed []*line) []*line {
	var out []*line
	taken := map[*line]bool{}
	for _, l := range guessed {
		taken[l] = true
	}
	is := func(i int) bool {
		l := flow[i]
		return (l.mark.Len == 0 || l.mark.Numbered) && l.para.List == 0 && couldHead(l, shortLine) && !strings.Contains(l.text, ":") && !strings.Contains(l.text, "\t")
	}
	for i, l := range flow {
		if l.heading > 0 || taken[l] || !is(i) || i+1 == len(flow) || is(i+1) || i > 0 && is(i-1) { // several are a list
			continue
		}
		next := flow[i+1]
		if listed := next.para.List != 0 || next.mark.Len > 0; !listed && utf8.RuneCountInString(next.text) < longText {
			continue
		}
		out = append(out, l)
	}
	return out
}
