package kontrol

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// fewInProse finds small numbers of people in a cell that holds words: "Tre elever er henvist".
func (t *checker) fewInProse(p *passage) []hit {
	if strings.Count(p.tekst.Form, " ") < 2 {
		return nil
	}
	return t.fewInWordsOf(p)
}

// restInRow finds, in a cell of how many of a class have passed, that few are left of all who stand in
// the same row: "9.a | 21 | 19" under "Elever i alt" and "Bestået".
func (t *checker) restInRow(p *passage, b *samtale.Tabel, n talord.Number) []hit {
	col, ok := indexOf(p.stretch.at, len(b.Hoved))
	if !ok || n.Percent || p.field.Key == "hoved" || !heldWell.MatchString(laesning.Lower(b.Hoved[col])) {
		return nil
	}
	row, ok := indexOf(p.stretch.at.Parent(), len(b.Raekker))
	if !ok {
		return nil
	}
	for k, c := range b.Raekker[row] {
		if k >= len(b.Hoved) || !allHead.MatchString(laesning.Lower(b.Hoved[k])) {
			continue
		}
		if all, err := strconv.Atoi(strings.TrimSpace(b.Words(c))); err == nil && t.small(talord.Number{Value: float64(all) - n.Value}, "") {
			return []hit{{found: p.tekst.Form[n.From:n.To], at: p.stretch.at}}
		}
	}
	return nil
}

// allHead matches the head over how many there are in all.
var allHead = pattern.New(`^(?:elever|elever i alt|antal elever|elevtal|i alt|antal|tilmeldte?|drenge|piger|børn|prøvetagere)$`)

// answerHead reports whether a column holds how many gave an answer: "Nej".
func answerHead(b *samtale.Tabel, col int) bool {
	return col > 0 && col < len(b.Hoved) && answerWords[laesning.Lower(strings.TrimSpace(b.Hoved[col]))]
}

var answerWords = map[string]bool{"ja": true, "nej": true, "aldrig": true, "sjældent": true, "tit": true, "meget tit": true, "ofte": true, "enig": true, "uenig": true, "helt uenig": true, "helt enig": true, "ved ikke": true}

// fewInCell finds a small count in a cell whose row or column counts people.
func (t *checker) fewInCell(p *passage, b *samtale.Tabel) []hit {
	if len(p.numbers) != 1 || p.numbers[0].Kind != talord.Value {
		return t.fewInProse(p)
	}
	n := p.numbers[0]
	if whole := strings.TrimSpace(p.tekst.Form); whole != p.tekst.Form[n.From:n.To] && !(child(n.People) && strings.HasSuffix(whole, n.People) && len(whole) == n.To-n.From+1+len(n.People)) {
		return t.fewInProse(p)
	}
	if n.Percent || !t.small(n, "") {
		return t.restInRow(p, b, n)
	}
	col, _ := indexOf(p.stretch.at, math.MaxInt)
	if col == 0 && (len(b.Hoved) == 0 || p.field.Key == "hoved" || !child(laesning.Lower(strings.TrimSpace(b.Hoved[0])))) {
		return nil
	}
	about, first := b.Billedtekst+" ", "" // of the column, and of the row
	if p.field.Key == "hoved" {
		first = b.Hoved[0]
	} else if row, ok := indexOf(p.stretch.at.Parent(), len(b.Raekker)); ok {
		first = b.Words(b.Raekker[row][0])
		if col < len(b.Hoved) {
			about += b.Hoved[col] + " "
		}
	}
	head := ""
	if len(b.Hoved) > 0 {
		head = b.Hoved[0]
	}
	if answerHead(b, col) && strings.HasSuffix(strings.TrimSpace(first), "?") {
		return []hit{{found: p.tekst.Form[n.From:n.To], at: p.stretch.at}}
	}
	if !countsPeople(about) && !countsPeople(first) && !countsPeople(head) && !conditions.begin(laesning.Lower(about+first)) {
		return nil
	}
	if laesning.Lower(strings.TrimSpace(about)) == "antal" && overThings(head) && !conditions.begin(laesning.Lower(about+first)) {
		return nil
	}
	about = threshold.ReplaceAllString(laesning.Lower(about), "")
	if pupilsWith.MatchString(about) { // "time" of støttetimer is none
		return []hit{{found: p.tekst.Form[n.From:n.To], at: p.stretch.at}}
	}
	if slices.ContainsFunc([]string{"lektion", "gange", "time", "dato", "frist", "uge", "gennemsnit", "snit", "karakter", "klasser", "møde", "besøg", "kurser", "spor", "point", "%", "pct", "procent"}, func(w string) bool { return strings.Contains(about, w) }) {
		return nil
	}
	return []hit{{found: p.tekst.Form[n.From:n.To], at: p.stretch.at}}
}

// countsOther reports whether the words after "antal" name no people: "antal hold".
func countsOther(after string) bool {
	word, _ := nextWord(after)
	word = laesning.Lower(word)
	return talord.IsThing(word) || slices.ContainsFunc([]string{"lektion", "hold", "klasse", "spor", "gang", "time", "bænk", "bord", "stol", "bøger", "skabe", "computer", "tablet"}, func(x string) bool { return strings.HasPrefix(word, x) })
}

// pupilsWith matches a head that counts pupils by what they have.
var pupilsWith = pattern.New(`(?:elever|børn|drenge|piger) (?:med|uden|der|som) (?:\pL+ )?støtte`)

// threshold matches a share that says who is counted: "Elever med fravær over 15 %".
var threshold = pattern.New(`\d+ ?(?:%|pct\.?|procent)`)

// countsPeople reports whether the words of a head or the first of a row say that
// what stands there is a number of people.
func countsPeople(s string) bool {
	for w, after := nextWord(laesning.Lower(s)); w != ""; w, after = nextWord(after) {
		if child(w) || w == "køn" || w == "bestået" || strings.HasPrefix(w, "uddannelsesparat") || w == "antal" && !countsOther(after) {
			return true
		}
	}
	return false
}
