package begynd

import (
	"slices"
	"strings"
	"unicode"

	"notat/internal/pattern"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// person is somebody who took part, as far as the file tells.
type person struct {
	item   map[string]any
	line   string       // as the file has it
	group  string       // what stands above it, or ""
	part   samtale.Part // of its own title, else of its group, else ""
	office bool         // the title tells it
}

func (p *person) navn() string {
	s, _ := p.item["navn"].(string)
	return s
}

// group is what people are written below.
type group struct {
	part  samtale.Part
	afbud bool
}

var peopleWords = pattern.New(`(?i)^(?:møde)?deltagere?\b|^til\s*stede\b|^fremmødte\b|^afbud\b|^fraværende\b|\bdeltagere?\b|\bdeltog\b|^hvem (?:er vi|var med|deltager|deltog)\b|^mødedeltagere\b|^deltagerliste\b`)

// isPeople reports whether a line is the label or the heading of people.
func (b *begun) isPeople(s string) bool {
	l := folded(s)
	if len(strings.Fields(l)) > labelWords+2 {
		return false
	}
	if slices.ContainsFunc(b.in.Synonymer["deltagere"], func(w string) bool { return says(l, w) }) {
		return true
	}
	return peopleWords.MatchString(l) && !says(l, "deltagelse*") && !says(l, "deltagermulighed*")
}

// deltagere reads who took part: below headings and labels that say so.
func (b *begun) deltagere() {
	for i := range b.pieces {
		p := &b.pieces[i]
		if b.used[i] {
			continue
		}
		switch p.What {
		case source.Heading:
			if s := text(p.Words); b.isPeople(s) && b.peopleBelow(i+1, b.groupOf(s), true) > 0 {
				b.used[i] = true
				b.group(s)
			}
		case source.Text, source.Item:
			label, value, ok := cutLabel(text(p.Words))
			if !ok || !b.isPeople(label) {
				continue
			}
			g := b.groupOf(label)
			if value != "" {
				if b.used[i] = b.groupsIn(value, g) || b.peopleIn(value, g, false); !b.used[i] {
					continue // nobody that is written so: what stands below is no list of them
				}
			}
			if n := b.peopleBelow(i+1, g, false); value == "" {
				b.used[i] = n > 0
			}
			if b.used[i] {
				b.group(label)
			}
		case source.Table, source.Picture, source.Aside:
		}
	}
}

// group notes the words above people: the notat has its own for a party.
func (b *begun) group(label string) {
	b.Note(label, "")
	b.people = append(b.people, &person{group: label})
}

func (b *begun) groupOf(s string) group {
	l := folded(s)
	g := group{part: b.PartCalled(strings.TrimPrefix(strings.TrimPrefix(l, "deltagere fra "), "fra ")), afbud: says(l, "afbud") || says(l, "fraværende")}
	if g.part == "" && (says(l, "skoleledelse*") || says(l, "ledelse*")) {
		g.part = "skoleledelse"
	}
	return g
}

// peopleBelow takes people from piece i on, and gives how many pieces it took. Below a
// heading lines that end in a colon, and headings below it, are groups.
func (b *begun) peopleBelow(i int, g group, heading bool) int {
	taken := 0
	for ; i < len(b.pieces); i++ {
		p := &b.pieces[i]
		if b.used[i] {
			continue
		}
		s := text(p.Words)
		label, value, labelled := cutLabel(s)
		switch {
		case p.What == source.Text && heading && onlyHeads(s): // over the columns of a table that is none in the file
			b.group(s)
		case p.What == source.Table && heading && b.peopleTable(i, g):
		case p.What == source.Item && !labelled:
			if !b.peopleIn(s, g, true) {
				return taken
			}
		case p.What == source.Text && !labelled && (looksLikePerson(s) || nameList(s) != nil):
			if !b.peopleIn(s, g, false) {
				return taken
			}
		case (p.What == source.Text || p.What == source.Item) && labelled && value != "" && b.PartCalled(label) != "":
			if !b.peopleIn(value, b.groupOf(label), true) {
				return taken
			}
			b.group(label)
		case p.What == source.Text && labelled && (aGroup.MatchString(label) && b.groupsIn(s, g)):
		case p.What == source.Text && labelled && heading && len(b.people) < maxPeople && !strings.Contains(label, "(") && mixedList(value) != nil:
			b.and(value, mixedList(value))
			for _, one := range mixedList(value) {
				b.oneOf(one, b.groupOf(label))
			}
			b.group(label)
		case (p.What == source.Heading || p.What == source.Text) && heading && b.subgroup(i, s):
			g = b.groupOf(s)
			b.group(s)
		default:
			return taken
		}
		b.used[i] = true
		taken++
	}
	return taken
}

// subgroup reports whether a line is the name of a party, with people below it.
func (b *begun) subgroup(i int, s string) bool {
	if b.PartCalled(s) == "" && !strings.HasSuffix(s, ":") || len(strings.Fields(s)) > labelWords || i+1 >= len(b.pieces) || b.used[i+1] {
		return false
	}
	p := &b.pieces[i+1]
	next := text(p.Words)
	return p.What == source.Item || p.What == source.Text && (looksLikePerson(next) || nameList(next) != nil)
}

// onlyHeads reports whether a line has the words over the columns of people, and no other.
func onlyHeads(s string) bool {
	all := strings.Fields(strings.ToLower(s))
	return len(all) > 1 && !slices.ContainsFunc(all, func(w string) bool { return !slices.Contains(peopleHeads, w) })
}

var peopleHeads = append([]string{"navn", "titel", "repræsenterer", "part", "deltager", "skole"}, titleHeads...)

// peopleTable takes a table of those who took part.
func (b *begun) peopleTable(i int, g group) bool {
	if l, ok := b.list(b.pieces[i].Rows, sted(b.pieces[i].Place)); ok && l.Key == "deltagere" && len(l.Items) <= maxPeople {
		b.peopleOf(l, g)
		return true
	}
	return b.peopleRows(b.pieces[i].Rows, g)
}

// peopleRows takes a table without a head in which each row has a title and a name, or a
// name and a title.
func (b *begun) peopleRows(rows []source.Row, g group) bool {
	people := make([][2]string, 0, len(rows))
	for _, r := range rows {
		if len(r.Cells) != 2 {
			return false
		}
		title, name := cellText(r.Cells[0]), cellText(r.Cells[1])
		if b.PartCalled(title) == "" {
			title, name = name, title
		}
		if b.PartCalled(title) == "" || name == "" || len(strings.Fields(name)) > personWords || !unicode.IsUpper(firstOf(name)) {
			return false
		}
		people = append(people, [2]string{title, name})
	}
	if len(people) < 2 || len(b.people)+len(people) > maxPeople {
		return false
	}
	for _, p := range people {
		b.person(map[string]any{"titel": p[0], "navn": p[1]}, p[1]+", "+p[0], g)
	}
	return true
}

// peopleOf takes the rows of a table of those who took part.
func (b *begun) peopleOf(l readback.Liste, g group) {
	b.group(l.Head)
	for _, item := range l.Items {
		navn, _ := item["navn"].(string)
		titel, _ := item["titel"].(string)
		b.person(item, strings.Trim(navn+", "+titel, ", "), g)
	}
}

// peopleIn takes the people of one line; ok is false where it is no such line.
func (b *begun) peopleIn(s string, g group, sure bool) bool {
	s = strings.TrimRight(s, ". ")
	if len(b.people) >= maxPeople || len(strings.Fields(s)) == 0 || strings.Contains(s, ". ") && listOf(s) == nil && len(strings.Fields(s)) > personWords {
		return false
	}
	if list := listOf(s); list != nil {
		b.and(s, list)
		for _, one := range list {
			b.oneOf(one, g)
		}
		return true
	}
	if unicode.IsDigit(firstOf(s)) && readback.PartOf(s) != "" && onlyRole(s) { // "4 lærere fra udskolingen"
		b.person(map[string]any{"titel": s}, s, g)
		return true
	}
	if !sure && !looksLikePerson(s) || len(strings.Fields(s)) > personWords {
		return false
	}
	b.person(b.Deltager(titled(s)), s, g)
	return true
}

// personWords is how many words somebody with a title is written in at most.
const personWords = 14

func (b *begun) person(item map[string]any, line string, g group) {
	titel, _ := item["titel"].(string)
	if navn, _ := item["navn"].(string); titel != "" && readback.PartOf(titel) == "" && readback.PartOf(navn) != "" { // "2 elever (Ida Vig og Per Bo)": a title is public
		item["navn"], item["titel"] = titel, navn
		titel = navn
	}
	p := &person{item: item, line: line, part: readback.PartOf(titel)}
	if p.office = p.part != ""; !p.office {
		p.part = g.part
	}
	if g.afbud {
		item["afbud"] = true
	}
	b.people = append(b.people, p)
}

// function gives somebody a function at the meeting, who may be among those who took
// part already, or yet to come.
func (b *begun) function(code, value string) bool {
	if len(strings.Fields(value)) > personWords || strings.Contains(value, ". ") {
		return false
	}
	item := b.Deltager(titled(strings.TrimRight(value, ".")))
	item["funktion"] = []any{code}
	b.person(item, value, group{})
	return true
}
