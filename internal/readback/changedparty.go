package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// changedParty asks about those whose line stands in the list of another party now:
// a name is public or not by its party.
func (m *absence) changedParty() {
	who := func(b int) (int, bool) { // of a line, or of the first line below a label
		l := &m.held.base[b]
		for n := range l.segs {
			if i, ok := indexIn("/deltagere", l.segs[n].pointer); ok {
				return i, true
			}
		}
		return 0, false
	}
	group := -1 // one of the list that the walk is in
	var all []movedPerson
	var typed samtale.Deltager // the party whose name was written above it, if any
	for e, b := range m.held.match {
		if b < 0 {
			if g := m.taken.groups[e]; g != nil {
				typed = *g
			}
			continue
		}
		i, is := who(b)
		if !is {
			typed = samtale.Deltager{}
			if group = -1; b+1 < len(m.held.base) && !m.held.base[b].editable() {
				if i, is := who(b + 1); is {
					group = i
				}
			}
			continue
		}
		d := m.out.record.Deltagere
		in := typed
		if in.Part == "" && group >= 0 {
			in = d[group]
		}
		if in.Part == "" || in.Part == d[i].Part && in.Gruppe == d[i].Gruppe {
			group = i
			continue
		}
		valg := parter(in.Part, d[i].Part)
		if partOf(d[i].Titel) == d[i].Part {
			slices.Reverse(valg)
		}
		all = append(all, movedPerson{i, story.Words(m.held.edited[e].Text), valg})
	}
	m.askMoved(all)
}

// movedPerson is one whose line stands in the list of another party.
type movedPerson struct {
	who   int // of those who took part
	tekst string
	valg  []Choice
}

// askMoved asks once of all who were moved: of several with a row for each. No
// row proposes what would make a name public.
func (m *absence) askMoved(all []movedPerson) {
	switch len(all) {
	case 0:
		return
	case 1:
		m.out.setPart(all[0].who, m.out.tell(Item{Kode: "deltager-part", Severity: Ask, Pointer: all[0].at(), Tekst: all[0].tekst, Choices: all[0].valg,
			Besked: "Deltageren er flyttet til en anden gruppe. Hvilken gruppe hører deltageren til? Det afgør, om navnet vises offentligt."}))
		return
	}
	rows := make([]Row, len(all))
	for n, b := range all {
		is := m.out.record.Deltagere[b.who]
		is.Part = samtale.Part(strings.TrimPrefix(b.valg[0].ID, aPart))
		rows[n] = rowOf(n, b.tekst, b.valg, is.NavnIsPublic() && !m.out.record.Deltagere[b.who].NavnIsPublic())
	}
	for n, choice := range m.out.parterOf(rows, Item{Besked: "Nogle deltagere er flyttet til en anden gruppe. Hvilken gruppe hører hver af dem til? Det afgør, om navnet vises offentligt."}) {
		m.out.setPart(all[n].who, choice)
	}
}

// rowOf is one of several who are asked about at once. Its first choice is proposed,
// unless that would make the name public.
func rowOf(n int, tekst string, valg []Choice, public bool) Row {
	r := Row{ID: strconv.Itoa(n), Tekst: tekst, Choices: valg, Must: public}
	if !public {
		r.Chosen = valg[0].ID
	}
	return r
}

// parterOf asks once for the parties of several, with what i says besides, and gives
// what was answered for each; none before all of it is.
func (o *outcome) parterOf(rows []Row, i Item) []string {
	texts := make([]string, len(rows))
	for n := range rows {
		texts[n] = rows[n].Tekst
	}
	i.Kode, i.Severity, i.Pointer, i.Tekst = "deltager-part", Ask, "/deltagere", strings.Join(texts, " ¶ ")
	i.Choices, i.Rows = []Choice{{"ja", "Ja, det passer"}}, rows
	if o.tell(i) == "" {
		return nil
	}
	chosen := make([]string, len(rows))
	for n, r := range o.items[len(o.items)-1].Rows {
		chosen[n] = r.Chosen
	}
	return chosen
}

func (b movedPerson) at() string { return "/deltagere/" + strconv.Itoa(b.who) }

// setPart puts somebody into the party that was answered.
func (o *outcome) setPart(i int, choice string) {
	d, at := &o.record.Deltagere[i], "/deltagere/"+strconv.Itoa(i)
	if part := strings.TrimPrefix(choice, aPart); part != "" && part != string(d.Part) {
		recorddiff.Set(o.root, at+"/part", part)
		if d.Gruppe != "" {
			recorddiff.Set(o.root, at+"/gruppe", "")
		}
	}
}
