package readback

import (
	"strings"

	"notat/internal/story"
)

// unseen asks about new words that nobody sees in Word, before a place is found
// for them: whoever reads the draft has not decided that they are to be read. What
// a draft shows so itself is not asked about, nor twice what stands together.
func (h *held) unseen(out *outcome) {
	ctx := ""
	for e := 0; e < len(h.match); e++ {
		if b := h.match[e]; b >= 0 {
			ctx = h.base[b].ctx
			continue
		}
		from := e
		var words []string
		for ; e < len(h.match) && h.match[e] < 0; e++ {
			if s := story.Words(unseenIn(h.edited[e].Runs)); s != "" && !h.edited[e].Contents {
				words = append(words, s)
			}
		}
		if words != nil {
			drop := out.askUnseen(ctx, strings.Join(words, " ¶ "))
			for k := from; k < e; k++ {
				settle(&h.edited[k], drop)
			}
		}
		e--
	}
}

func unseenIn(runs []story.Run) string {
	var b strings.Builder
	for i := range runs {
		if runs[i].Lost == story.Unseen {
			b.WriteString(runs[i].Text)
		}
	}
	return b.String()
}

// askUnseen asks whether words that are not seen are to go.
func (o *outcome) askUnseen(pointer, words string) (drop bool) {
	return o.tell(Item{Kode: "formatering", Severity: Ask, Pointer: pointer, Tekst: words, Choices: []Choice{{deleteIt.ID, "Slet ordene"}, asPlainWords},
		Besked: "Ordene kan ikke ses i Word: de er skjult, har papirets farve eller er for små til at læse. I notatet ville alle kunne se dem."}) == deleteIt.ID
}

// settle takes the unseen words out of a paragraph, or makes them words as others.
func settle(p *story.Paragraph, drop bool) {
	for i := range p.Runs {
		if x := &p.Runs[i]; x.Lost == story.Unseen {
			if x.Lost = ""; drop {
				x.Text = ""
			}
		}
	}
	if drop {
		p.Text = story.TextOf(p.Runs)
	}
}
