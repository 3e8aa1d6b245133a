package begynd

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

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
	label string
	part  samtale.Part
	afbud bool
}

var peopleWords = regexp.MustCompile(`(?i)^(?:møde)?deltagere?\b|^til\s*stede\b|^fremmødte\b|^afbud\b|^fraværende\b|\bdeltagere?\b|\bdeltog\b`)

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
				b.used[i] = b.peopleIn(value, g, false)
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
	g := group{label: s, part: b.PartCalled(strings.TrimPrefix(strings.TrimPrefix(l, "deltagere fra "), "fra ")), afbud: says(l, "afbud") || says(l, "fraværende")}
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
		case p.What == source.Text && labelled && heading && len(b.people) < maxPeople && mixedList(value) != nil:
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
	if b.PartCalled(s) == "" && !strings.HasSuffix(s, ":") || len(strings.Fields(s)) > labelWords || i+1 >= len(b.pieces) {
		return false
	}
	p := &b.pieces[i+1]
	next := text(p.Words)
	return p.What == source.Item || p.What == source.Text && (looksLikePerson(next) || nameList(next) != nil)
}

// peopleTable takes a table of those who took part.
func (b *begun) peopleTable(i int, g group) bool {
	if l, ok := b.List(b.pieces[i].Rows, sted(b.pieces[i].Place)); ok && l.Key == "deltagere" && len(l.Items) <= maxPeople {
		b.peopleOf(l, g)
		return true
	}
	return false
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
	if len(b.people) >= maxPeople || len(strings.Fields(s)) == 0 || strings.Contains(s, ". ") && nameList(s) == nil && len(strings.Fields(s)) > personWords {
		return false
	}
	if names := nameList(s); names != nil {
		if strings.Contains(s, " og ") {
			b.Note("og", "")
		}
		for _, n := range names {
			b.person(b.Deltager(n), n, g)
		}
		return true
	}
	if !sure && !looksLikePerson(s) || len(strings.Fields(s)) > personWords {
		return false
	}
	b.person(b.Deltager(titled(s)), s, g)
	return true
}

// mixedList gives those whom a line lists that begins with somebody's name, with those
// of them who have none: "Kim Dam (skoleleder), to elever fra elevrådet"; else nil.
func mixedList(s string) []string {
	var out []string
	from, deep := 0, 0
	s = strings.TrimRight(s, ". ")
	for i, c := range s + "," {
		switch {
		case c == '(':
			deep++
		case c == ')':
			deep--
		case (c == ',' || c == ';') && deep <= 0:
			if one := strings.TrimSpace(s[from:i]); one != "" {
				out = append(out, one)
			}
			from = i + 1
		}
	}
	if len(out) < 2 {
		return nil
	}
	if name, _, _ := strings.Cut(out[0], " ("); !isName(name) || len(strings.Fields(name)) < 2 {
		return nil
	}
	return out
}

// oneOf takes one of a list: somebody with a name, or a role alone.
func (b *begun) oneOf(s string, g group) {
	if name, _, _ := strings.Cut(s, " ("); isName(name) {
		b.person(b.Deltager(s), s, g)
		return
	}
	b.person(map[string]any{"titel": s}, s, g)
}

// titled sets a title off from the name before it where only a space, or what was a tab,
// stands between: "Anne Holm skolechef".
func titled(s string) string {
	fields := strings.Fields(s)
	for i, w := range fields {
		if i < 2 || unicode.IsUpper(firstOf(w)) {
			continue
		}
		if !unicode.IsLetter(firstOf(w)) {
			break
		}
		name, title := strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		if isName(name) && !strings.ContainsAny(name, ",(–-") && readback.PartOf(title) != "" {
			return name + ", " + title
		}
		break
	}
	return s
}

// personWords is how many words somebody with a title is written in at most.
const personWords = 14

func (b *begun) person(item map[string]any, line string, g group) {
	titel, _ := item["titel"].(string)
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

// looksLikePerson reports whether a line is a name with a title, or a title alone.
func looksLikePerson(s string) bool {
	if len(strings.Fields(s)) > personWords || strings.HasSuffix(s, ".") && !strings.Contains(s, ",") || strings.ContainsAny(s, "!?:") {
		return false
	}
	name := s
	s = titled(s)
	if k := strings.IndexAny(s, ",("); k > 0 {
		name = s[:k]
	} else if k := strings.Index(s, " – "); k > 0 {
		name = s[:k]
	}
	return name != s && isName(name) || name == s && (isName(s) && len(strings.Fields(s)) > 1 || len(strings.Fields(s)) <= 3 && readback.PartOf(s) != "")
}

// isName reports whether all words of a text begin with a capital letter, but for
// those that names have between them.
func isName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 6 {
		return false
	}
	for i, w := range fields {
		if c := firstOf(w); !unicode.IsUpper(c) && (i == 0 || !slices.Contains([]string{"von", "van", "de", "af", "la"}, w)) {
			return false
		}
	}
	return true
}

// nameList gives the names of a line that lists two or more of them, nil where it is
// something else: "Anne Holm, Bo Dal og Ea Krog".
func nameList(s string) []string {
	s = strings.TrimRight(s, ". ")
	var out []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(s, " og ", ", "), func(c rune) bool { return c == ',' || c == ';' }) {
		part = strings.TrimSpace(part)
		name, _, _ := strings.Cut(part, " (")
		if !isName(name) || len(strings.Fields(name)) < 2 && readback.PartOf(name) == "" {
			return nil
		}
		out = append(out, part)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// tellDeltagere asks in one question which party each of them is of: it decides whose
// names are public.
func (b *begun) tellDeltagere() {
	b.mergeFunctions()
	var lines, outside []string
	var rows []readback.Row
	var of [][]*person
	at := map[string]int{}
	for _, p := range b.people {
		if p.item == nil {
			lines = append(lines, p.group)
			continue
		}
		lines = append(lines, p.line)
		key := string(p.part)
		if p.part != "" && !p.office {
			key += "?"
		}
		n, known := at[key]
		if !known {
			n = len(rows)
			at[key] = n
			rows, of = append(rows, readback.Row{Chosen: "part:" + string(p.part), Choices: append(readback.Parter(samtale.Parter...), leaveOut)}), append(of, nil)
			if rows[n].ID = key; p.part == "" {
				rows[n].ID, rows[n].Chosen = "ukendt", unknown.ID
				rows[n].Choices = append([]readback.Choice{unknown}, rows[n].Choices...)
			}
		}
		if rows[n].Tekst != "" {
			rows[n].Tekst += "; "
		}
		rows[n].Tekst += p.line
		of[n] = append(of[n], p)
	}
	if rows == nil {
		return
	}
	for n := range rows {
		rows[n].ID = strings.TrimSuffix(rows[n].ID, "?") + map[bool]string{true: "-gruppe"}[strings.HasSuffix(rows[n].ID, "?")]
	}
	i := b.Tell(readback.Item{Kode: "deltagere", Severity: readback.Ask, Sted: "deltagerne", Tekst: words(lines), Rows: rows, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}},
		Besked: "Hvilken part hører deltagerne til? Det afgør, hvis navne der vises offentligt."}, "")
	for n, r := range i.Rows {
		for _, p := range of[n] {
			part, is := strings.CutPrefix(r.Chosen, "part:")
			switch {
			case r.Chosen == leaveOut.ID:
				outside = append(outside, p.line)
				p.item = nil
			case is:
				p.item["part"] = part
			default:
				p.item["part"], p.item["navnOffentligt"] = "andre", false
			}
		}
	}
	var list []any
	for _, p := range b.people {
		if p.item != nil {
			list = append(list, p.item)
		}
	}
	if list != nil {
		b.root["deltagere"] = list
	}
	b.Settle(i.ID, words(outside))
}

var (
	leaveOut = readback.Choice{ID: "udelades", Tekst: "Udelad dem"}
	unknown  = readback.Choice{ID: "ukendt", Tekst: "Andre, som ikke er nævnt her (navnet vises ikke offentligt)"}
)

// mergeFunctions lets who led the meeting or wrote of it be one with who took part.
func (b *begun) mergeFunctions() {
	who := map[string]*person{}
	for _, p := range b.people {
		if name := strings.ToLower(p.navn()); name != "" && p.item["funktion"] == nil && who[name] == nil {
			who[name] = p
		}
	}
	for _, p := range b.people {
		name := strings.ToLower(p.navn())
		code, _ := p.item["funktion"].([]any)
		if name == "" || code == nil {
			continue
		}
		q := who[name]
		if q == nil {
			who[name], q = p, p
		}
		if q == p {
			continue
		}
		have, _ := q.item["funktion"].([]any)
		q.item["funktion"] = append(have, code...)
		titel, _ := p.item["titel"].(string)
		if q.item["titel"] == nil && titel != "" {
			q.item["titel"], q.part, q.office = titel, p.part, p.office
		} else {
			b.Note(titel, "")
		}
		b.Note(p.navn(), "")
		p.item, p.group = nil, p.line
	}
}
