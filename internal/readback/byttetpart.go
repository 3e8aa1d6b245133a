package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// byttetPart asks about those whose line stands in the list of another party now:
// a name is public or not by its party.
func (m *absence) byttetPart() {
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
	var all []byttet
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
		all = append(all, byttet{i, story.Words(m.held.edited[e].Text), valg})
	}
	m.spoergByttede(all)
}

// byttet is one whose line stands in the list of another party.
type byttet struct {
	who   int // of those who took part
	tekst string
	valg  []Choice
}

// spoergByttede asks once of all who were moved: of several with a row for each. No
// row proposes what would make a name public.
func (m *absence) spoergByttede(all []byttet) {
	switch len(all) {
	case 0:
		return
	case 1:
		m.out.nyPart(all[0].who, m.out.tell(Item{Kode: "deltager-part", Severity: Ask, Pointer: all[0].at(), Tekst: all[0].tekst, Choices: all[0].valg,
			Besked: "Deltageren er flyttet til en anden gruppe. Hvilken gruppe hører deltageren til? Det afgør, om navnet vises offentligt."}))
		return
	}
	i := Item{Kode: "deltager-part", Severity: Ask, Pointer: "/deltagere", Choices: []Choice{{"ja", "Ja, det passer"}},
		Besked: "Nogle deltagere er flyttet til en anden gruppe. Hvilken gruppe hører hver af dem til? Det afgør, om navnet vises offentligt."}
	texts := make([]string, len(all))
	for n, b := range all {
		texts[n] = b.tekst
		r := Row{ID: strconv.Itoa(n), Tekst: b.tekst, Choices: b.valg, Chosen: b.valg[0].ID}
		is := m.out.record.Deltagere[b.who]
		if is.Part = samtale.Part(strings.TrimPrefix(r.Chosen, aPart)); is.NavnIsPublic() && !m.out.record.Deltagere[b.who].NavnIsPublic() {
			r.Chosen, r.Must = "", true
		}
		i.Rows = append(i.Rows, r)
	}
	if i.Tekst = strings.Join(texts, " ¶ "); m.out.tell(i) == "" {
		return
	}
	rows := m.out.items[len(m.out.items)-1].Rows
	for n, b := range all {
		m.out.nyPart(b.who, rows[n].Chosen)
	}
}

func (b byttet) at() string { return "/deltagere/" + strconv.Itoa(b.who) }

// nyPart puts somebody into the party that was answered.
func (o *outcome) nyPart(i int, choice string) {
	d, at := &o.record.Deltagere[i], "/deltagere/"+strconv.Itoa(i)
	if part := strings.TrimPrefix(choice, aPart); part != "" && part != string(d.Part) {
		recorddiff.Set(o.root, at+"/part", part)
		if d.Gruppe != "" {
			recorddiff.Set(o.root, at+"/gruppe", "")
		}
	}
}
