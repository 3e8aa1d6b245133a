package readback

import (
	"slices"
	"strings"

	"notat/internal/samtale"
)

// newcomer is one new person, who comes before somebody in the list; first orders
// those of one place.
type newcomer struct {
	before, first int
	item          map[string]any
	valg          []Choice // of the party, the first choice first; none where it is certain
	tekst, af     string
	between       string // the words before it, which are of nobody
	near          string // the place of a neighbour
}

// putNewcomers puts the new people into the record. For the parties that are not
// certain it asks once: of several with a row for each.
func (o *outcome) putNewcomers() {
	var asked []*newcomer
	for i := range o.newcomers {
		if x := &o.newcomers[i]; x.valg != nil {
			asked = append(asked, x)
		}
	}
	for n, choice := range o.theirParties(asked) {
		item := asked[n].item
		switch choice {
		case leaveTextOut.ID:
			asked[n].item = nil
		case "":
			item["part"], item["navnOffentligt"] = "andre", false // until somebody says
		default:
			item["part"] = strings.TrimPrefix(choice, aPart)
		}
	}
	for _, x := range o.newcomers {
		if x.item != nil {
			o.edits.Insert("/deltagere", x.before, x.first, x.item)
		}
	}
	o.newcomers = nil
}

// theirParties gives what was answered for each, "" where nothing was.
func (o *outcome) theirParties(asked []*newcomer) []string {
	chosen := make([]string, len(asked))
	if len(asked) == 1 {
		x := asked[0]
		chosen[0] = o.tell(Item{Kode: "deltager-part", Severity: Ask, Pointer: x.near, Tekst: x.tekst, Af: x.af, outside: x.between, Choices: x.valg,
			Besked: "Der er skrevet en ny deltager. Hvilken gruppe hører deltageren til? Det afgør, om navnet vises offentligt."})
	}
	if len(asked) < 2 {
		return chosen
	}
	i := Item{Besked: "Der er skrevet nye deltagere. Hvilken gruppe hører hver af dem til? Det afgør, om navnet vises offentligt."}
	rows := make([]Row, len(asked))
	var af []string
	for n, x := range asked {
		rows[n] = rowOf(n, x.tekst, x.valg, (samtale.Deltager{Part: samtale.Part(strings.TrimPrefix(x.valg[0].ID, aPart))}).NavnIsPublic())
		i.outside = strings.TrimSpace(i.outside + " " + x.between)
		if x.af != "" && !slices.Contains(af, x.af) {
			af = append(af, x.af)
		}
	}
	i.Af = strings.Join(af, ", ")
	copy(chosen, o.parterOf(rows, i))
	return chosen
}

// partsOf gives participants of a table the party that their titles tell. Where a
// name would be public by that, or a title tells none, it is asked once.
func (o *outcome) partsOf(items []any, text string) bool {
	byTitle, all := true, true
	for _, item := range items {
		d, _ := item.(map[string]any)
		titel, _ := d["titel"].(string)
		part := partOf(titel)
		byTitle = byTitle && part != "" && !(samtale.Deltager{Part: part}).NavnIsPublic()
		all = all && part != ""
		d["part"] = string(part)
		if part == "" {
			d["part"] = "andre"
		}
	}
	if byTitle {
		return true
	}
	i := Item{Kode: "deltager-part", Severity: Ask, Pointer: "/deltagere", Tekst: text, Besked: "Tabellen er læst som deltagere. Hvilken part hører de til? Det afgør, om navnene er offentlige."}
	if all {
		i.Choices = append(i.Choices, Choice{"efter-titel", "Den part, som titlen siger"})
	}
	i.Choices = append(append(i.Choices, parter(samtale.Parter...)...), leaveOut("Udelad deltagerne"))
	answer := o.tell(i)
	part, of := strings.CutPrefix(answer, aPart)
	for _, item := range items {
		d, _ := item.(map[string]any)
		switch {
		case of:
			d["part"] = part
		case answer == "":
			d["part"], d["navnOffentligt"] = "andre", false
		}
	}
	return answer != leaveTextOut.ID
}
