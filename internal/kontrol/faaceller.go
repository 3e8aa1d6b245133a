package kontrol

import (
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
