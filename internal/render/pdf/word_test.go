package pdf

import (
	"strings"
	"testing"

	"notat/internal/notat"
)

// What Word calls "no space between paragraphs of the same style".
func TestParagraphsThatShareAStyleMayStandTogether(t *testing.T) {
	pages := func(contextual bool, blocks ...notat.Block) int {
		l := look()
		l.Normal.Contextual = contextual
		flow, _ := laidOut(t, rendererFor(t, l), document(blocks...))
		last := 0
		each(flow, func(it *item) { last = max(last, int(it.lane)) })
		return last
	}
	var alone, parted []notat.Block
	for range 90 {
		alone = append(alone, p("Kort."))
		parted = append(parted, p("Kort."), bullets("Punkt."))
	}
	if tight, loose := pages(true, alone...), pages(false, alone...); tight >= loose {
		t.Errorf("%d pages with the space and %d without", loose+1, tight+1)
	}
	if a, b := pages(true, parted...), pages(false, parted...); a != b {
		t.Errorf("space between other paragraphs went too: %d pages, not %d", a+1, b+1)
	}
}

func TestMarksOfListsHaveTheTemplatesColour(t *testing.T) {
	l := look()
	l.ListBullet.Levels[0].Color = "B01060"
	flow, _ := laidOut(t, rendererFor(t, l), document(bullets("Et", "To")))
	marks := 0
	each(flow, func(it *item) {
		if it.kind == label && it.para != nil && len(it.para.runs) > 0 && strings.EqualFold(it.para.runs[0].color, "B01060") {
			marks++
		}
	})
	if marks != 2 {
		t.Errorf("%d marks in the colour", marks)
	}
}
