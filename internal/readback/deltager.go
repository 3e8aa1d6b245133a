package readback

import (
	"cmp"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/story"
)

var inBrackets = pattern.New(`^(.*?)\s*\(([^()]+)\)$`)

// readDeltager reads "navn, titel", "navn (titel)", "navn – titel", "titel: navn" or one of them,
// with (afbud), (mødeleder), (referent) or (forældrevalgt) after it.
func readDeltager(s string) map[string]any {
	item := map[string]any{}
	s, found := takeMarks(s)
	for _, m := range found {
		personMarks[m](item)
	}
	if titel, navn, of := strings.Cut(s, ": "); of && partOf(titel) != "" && !strings.ContainsAny(titel, ",(") { // "Skoleleder: Eva Friis"
		item["titel"], s = titel, strings.TrimSpace(navn)
	}
	if f := inBrackets.FindStringSubmatch(s); f != nil && item["titel"] == nil && f[1] != "" && !strings.Contains(f[1], ",") {
		if s = f[1]; strings.TrimSpace(f[2]) != "" { // "Ib Lund ( )" has none
			item["titel"] = f[2]
		}
	}
	withName(item, s)
	for _, key := range []string{"navn", "titel"} { // "Forældrevalgt v/ Ida Holm"
		if words, _ := item[key].(string); strings.Contains(strings.ToLower(words), "forældrevalgt") {
			item["foraeldrevalgt"] = true
		}
	}
	return item
}

// deltager reads one who took part, and notes the marks: the record has codes for
// them. What is no name and no title is told of.
func (o *outcome) deltager(s string) map[string]any {
	s = o.withoutContact("/deltagere", s)
	_, found := takeMarks(s)
	for _, m := range found {
		o.read = append(o.read, Reading{File: m})
	}
	return readDeltager(s)
}

// withName takes what is left: a name, a title, or both.
func withName(item map[string]any, s string) {
	f := afterName.FindStringSubmatch(s)
	if f == nil {
		f = titled(s)
	}
	switch {
	case item["titel"] != nil:
		item["navn"] = s
	case f != nil:
		item["navn"], item["titel"] = story.Words(f[1]), story.Words(f[2])
	case partOf(s) != "" && strings.Count(s, " ") < 2:
		item["titel"] = s
	default:
		item["navn"] = s // withheld or asked about, which a title is not
	}
}

// participants takes new lines among those who took part.
type participants struct {
	*ground
	parter partyWords
}

// lines takes new lines among those who took part: people, each of whom is
// an item of their own, and the name of a party that people are written below.
func (p *participants) lines(here spot, e int, x *story.Paragraph) (spot, bool) {
	n, after, ok := p.near(here, e)
	if !ok || here.fresh != nil || x.Heading != 0 || x.Table > 0 {
		return here, false
	}
	group := here.group
	if at, is := p.named(here, e, x, "/deltagere/"+strconv.Itoa(n)); is {
		return at, true
	}
	type people struct {
		line  string
		group *samtale.Deltager // nil: that of the lines around
	}
	var all []people
	for line := range strings.SplitSeq(x.Text, "\n") {
		s := handBullet.ReplaceAllString(story.Words(strings.ReplaceAll(strings.TrimSpace(line), "\t", ", ")), "")
		if s == "" {
			continue
		}
		if own, rest := p.out.ofParty(p.parter, here.ctx, s); own != nil {
			all = append(all, people{rest, own})
			continue
		}
		if x.List == 0 && group == nil && s == story.Words(line) && !person(s) {
			return here, false
		}
		all = append(all, people{s, nil})
	}
	if group == nil {
		group = &p.out.record.Deltagere[n]
	}
	for _, l := range all {
		of := cmp.Or(l.group, group)
		for _, s := range p.out.people(l.line, of.Part) {
			if of == here.group && of.Afbud {
				s += " (afbud)"
			}
			p.out.addDeltager(e, author(x.Runs), s, "", of, n, after)
		}
	}
	return here, true
}

// ofParty divides a line that names a party and the people of it: "Elever: Ida Holm
// og Emma Lund".
func (o *outcome) ofParty(words partyWords, at, s string) (group *samtale.Deltager, rest string) {
	name, rest, _ := strings.Cut(s, ":")
	part := words.part(name)
	if rest = strings.TrimSpace(rest); part == "" || rest == "" {
		return nil, s
	}
	o.tell(Item{Kode: "ny-gruppe", Severity: Info, Pointer: at, Tekst: name, outside: name, Besked: "Der er skrevet en gruppe af deltagere."})
	return &samtale.Deltager{Part: part}, rest
}

// named takes a line that names a party or a group that people are written below.
func (p *participants) named(here spot, e int, x *story.Paragraph, at string) (spot, bool) {
	if part := p.parter.part(x.Text); part != "" {
		here.group = &samtale.Deltager{Part: part}
		p.taken.groups[e] = here.group
		s := story.Words(x.Text)
		p.out.tell(Item{Kode: "ny-gruppe", Severity: Info, Pointer: at, Tekst: s, outside: s, Besked: "Der er skrevet en gruppe af deltagere."})
		return here, true
	}
	return p.otherGroup(here, e, x)
}

// otherGroup takes a line above new people that names no party, "Gæster": a group of
// others, whose names are not public, unless it tells of a party of which they are not
// either.
func (p *participants) otherGroup(here spot, e int, x *story.Paragraph) (spot, bool) {
	s := strings.TrimRight(story.Words(x.Text), ": ")
	if names := strings.ToLower(s); x.List == 0 && (names == "afbud" || names == "fraværende" || names == "afbud fra") {
		if group := p.groupAt(here); group != nil {
			group.Afbud = true
			here.group = group
			p.out.tell(Item{Kode: "ny-gruppe", Severity: Info, Pointer: here.ctx, Tekst: s, outside: s, Besked: "Dem, der står under linjen, har meldt afbud."})
			return here, true
		}
	}
	k := p.held.after(e)
	if x.List != 0 || len(strings.Fields(s)) > groupWords || person(s) || strings.ContainsAny(x.Text, ".,;()\n") || k == len(p.held.edited) || p.held.match[k] >= 0 || p.held.asked[story.Key(p.held.edited[k].Text)] {
		return here, false
	}
	if y := &p.held.edited[k]; y.List == 0 && !person(story.Words(y.Text)) || y.Heading != 0 || y.Table > 0 || p.parter.part(y.Text) != "" {
		return here, false
	}
	group := &samtale.Deltager{Part: "andre", Gruppe: s}
	if part := partOf(s); part != "" && !(samtale.Deltager{Part: part}).NavnIsPublic() {
		group.Part = part
	}
	here.group = group
	p.out.tell(Item{Kode: "ny-gruppe", Severity: Info, Pointer: here.ctx, Tekst: s, Besked: "Der er skrevet en gruppe af deltagere."})
	return here, true
}

// groupAt gives the party of the people that the walk stands at, or nil.
func (p *participants) groupAt(here spot) *samtale.Deltager {
	if here.group != nil {
		return &samtale.Deltager{Part: here.group.Part}
	}
	if n, ok := indexIn("/deltagere", here.ctx); ok && n < len(p.out.record.Deltagere) {
		return &samtale.Deltager{Part: p.out.record.Deltagere[n].Part}
	}
	if form, key, ok := formOf(here.ctx); ok && form == "/deltagere" {
		return &samtale.Deltager{Part: samtale.Part(key)}
	}
	return nil
}

// groupWords is how many words the name of a group has at most.
const groupWords = 5

// handBullet is the sign of a list that somebody typed.
var handBullet = pattern.New(`^[-–•*]\s+`)

// person reports whether a line that is no list item looks like somebody with a
// title.
func person(s string) bool {
	item := readDeltager(s)
	navn, _ := item["navn"].(string)
	titel, _ := item["titel"].(string)
	return len(strings.Fields(s)) <= headingWords && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") &&
		(navn != "" && titel != "" || partOf(s) != "" || len(item) > 1)
}

// near gives the one who took part that stands before a new line, or after
// it.
func (p *participants) near(here spot, e int) (n, after int, ok bool) {
	const list = "/deltagere"
	of := func(l *line) (int, bool) {
		for i := range l.segs {
			if n, ok := indexIn(list, l.segs[i].pointer); ok && n < len(p.out.record.Deltagere) {
				return n, true
			}
		}
		return 0, false
	}
	last := p.prevLine(e)
	if last != nil {
		if n, ok = of(last); ok {
			return n, 1, true
		}
	}
	if next := p.nextLine(e); next != nil {
		if n, ok = of(next); ok {
			return n, 0, true
		}
	}
	if n, ok = indexIn(list, here.ctx); ok && n < len(p.out.record.Deltagere) { // below the name of a party whose people are gone
		if last != nil && !last.editable() && p.held.match[p.prev[e]]+1 < len(p.held.base) {
			if k, ok := of(&p.held.base[p.held.match[p.prev[e]]+1]); ok {
				return k, 0, true
			}
		}
	}
	return 0, 0, false
}

// addDeltager takes one new person, whom putNewcomers puts in. The party is that of the group where the title
// agrees with it, or where names of that party are not public; else it is asked:
// nobody's name becomes public because of the line above it. What stands between the
// one before and this one is no words of either.
func (o *outcome) addDeltager(e int, by, s, between string, group *samtale.Deltager, n, after int) {
	const list = "/deltagere"
	newer := func(yield func(map[string]any) bool) {
		for i := range o.newcomers {
			if !yield(o.newcomers[i].item) {
				return
			}
		}
	}
	if o.markedAgain(s, newer) {
		return
	}
	item := o.deltager(s)
	between += beside(s)
	navn, _ := item["navn"].(string)
	titel, _ := item["titel"].(string)
	told := partOf(titel)
	if item["foraeldrevalgt"] != nil {
		told = "skolebestyrelse"
	}
	asGroup := samtale.Deltager{Part: group.Part, NavnOffentligt: group.NavnOffentligt}
	x := newcomer{before: n + after, first: e, item: item, tekst: s, af: by, between: between, near: list + "/" + strconv.Itoa(n)}
	if navn == "" || told == group.Part || !asGroup.NavnIsPublic() {
		ofGroup(item, group)
		o.tell(Item{Kode: "nyt-punkt", Severity: Info, Pointer: x.near, Tekst: s, Af: by, outside: between, Besked: "Der er kommet et nyt punkt på listen."})
	} else {
		x.valg = append(parter(append([]samtale.Part{told, group.Part}, samtale.Parter...)...), leaveOut("Udelad deltageren"))
	}
	o.newcomers = append(o.newcomers, x)
}

// ofDeltager gives whose a field is, of those who took part, and its key.
func (o *outcome) ofDeltager(pointer string) (i int, key string, ok bool) {
	at, key := split1(pointer)
	list, n := split1(at)
	i, err := strconv.Atoi(n)
	return i, key, list == "/deltagere" && err == nil && i < len(o.record.Deltagere)
}

// ofGroup puts somebody into a group: its party, its own name, and whether its names
// are withheld.
func ofGroup(item map[string]any, group *samtale.Deltager) {
	item["part"] = string(group.Part)
	if group.Gruppe != "" {
		item["gruppe"] = group.Gruppe
	}
	if group.NavnOffentligt != nil && !*group.NavnOffentligt {
		item["navnOffentligt"] = false
	}
}
