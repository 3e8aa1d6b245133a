package readback

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// titler are words of a title that tell the party, the surest first.
var titler = []struct {
	del  string
	part samtale.Part
}{
	{"forælder", "foraeldre"}, {"forældre", "foraeldre"}, {"elev", "elever"}, {"bestyrelse", "skolebestyrelse"}, {"forældrevalgt", "skolebestyrelse"},
	{"byråd", "kommunalbestyrelse"}, {"borgmester", "kommunalbestyrelse"}, {"udvalg", "udvalg"},
	{"skolechef", "forvaltning"}, {"chef", "forvaltning"}, {"direktør", "forvaltning"}, {"konsulent", "forvaltning"}, {"forvaltning", "forvaltning"},
	{"skoleleder", "skoleledelse"}, {"rektor", "skoleledelse"}, {"afdelingsleder", "skoleledelse"}, {"pædagogisk leder", "skoleledelse"}, {"sfo-leder", "skoleledelse"},
	{"souschef", "skoleledelse"}, {"lærer", "medarbejdere"}, {"pædagog", "medarbejdere"}, {"tillidsrepræsentant", "medarbejdere"}, {"medarbejder", "medarbejdere"},
}

// partOf gives the party that a title tells, or "".
func partOf(titel string) samtale.Part {
	low := strings.ToLower(titel)
	for _, t := range titler {
		if strings.Contains(low, t.del) {
			return t.part
		}
	}
	return ""
}

var inBrackets = regexp.MustCompile(`^(.+?)\s*\(([^()]+)\)$`)

// readDeltager reads "navn, titel", "navn (titel)" or one of them, with (afbud),
// (mødeleder) or (referent) after it.
func readDeltager(s string) map[string]any {
	item := map[string]any{}
	for {
		f := inBrackets.FindStringSubmatch(s)
		if f == nil {
			break
		}
		switch low := strings.ToLower(f[2]); {
		case low == "afbud":
			item["afbud"] = true
		case low == "mødeleder" || low == "referent":
			funktion, _ := item["funktion"].([]any)
			item["funktion"] = append([]any{strings.Replace(low, "ø", "oe", 1)}, funktion...)
		case strings.Contains(f[1], ","), item["titel"] != nil:
			return withName(item, s)
		default:
			item["titel"] = f[2]
		}
		s = f[1]
	}
	return withName(item, s)
}

// withName takes what is left: a name, a title, or both.
func withName(item map[string]any, s string) map[string]any {
	navn, titel, both := strings.Cut(s, ", ")
	switch {
	case item["titel"] != nil:
		item["navn"] = s
	case both:
		item["navn"], item["titel"] = navn, titel
	case partOf(s) != "" && strings.Count(s, " ") < 2:
		item["titel"] = s
	default:
		item["navn"] = s // withheld or asked about, which a title is not
	}
	return item
}

// nyDeltager takes a new line among those who took part. The party is that of
// the neighbour where the title agrees with it, or where names of that party are
// not public; else it is asked: nobody's name becomes public because of the line
// above it.
func (p *placing) nyDeltager(e int, x *story.Paragraph, n, after int) {
	const list = "/deltagere"
	near := p.out.record.Deltagere[n]
	item := readDeltager(story.Words(x.Text))
	navn, _ := item["navn"].(string)
	titel, _ := item["titel"].(string)
	told := partOf(titel)
	asGroup := samtale.Deltager{Part: near.Part, NavnOffentligt: near.NavnOffentligt}
	if navn == "" || told == near.Part || !asGroup.NavnIsPublic() {
		item["part"] = string(near.Part)
		if near.Gruppe != "" {
			item["gruppe"] = near.Gruppe
		}
		if near.NavnOffentligt != nil && !*near.NavnOffentligt {
			item["navnOffentligt"] = false
		}
		p.nytPunkt(e, x, list, n, n+after, item)
		return
	}
	choice := p.out.tell(Item{Kode: "deltager-part", Severity: Ask, Pointer: list + "/" + strconv.Itoa(n), Tekst: story.Words(x.Text), Af: author(x.Runs),
		Choices: append(parter(append([]samtale.Part{told, near.Part}, samtale.Parter...)...), leaveOut("Udelad deltageren")), Besked: "Der er skrevet en ny deltager. Hvilken part hører deltageren til? Det afgør, om navnet er offentligt."})
	switch {
	case choice == leaveTextOut.ID:
		return
	case choice == "":
		item["part"], item["navnOffentligt"] = "andre", false
	default:
		item["part"] = strings.TrimPrefix(choice, "part:")
	}
	p.out.edits.Insert(list, n+after, e, item)
}

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
	for e, b := range m.held.match {
		if b < 0 {
			continue
		}
		i, is := who(b)
		if !is {
			if group = -1; b+1 < len(m.held.base) && !m.held.base[b].editable() {
				if i, is := who(b + 1); is {
					group = i
				}
			}
			continue
		}
		d := m.out.record.Deltagere
		if group < 0 || d[group].Part == d[i].Part && d[group].Gruppe == d[i].Gruppe {
			group = i
			continue
		}
		at := "/deltagere/" + strconv.Itoa(i)
		valg := parter(d[group].Part, d[i].Part)
		if partOf(d[i].Titel) == d[i].Part {
			slices.Reverse(valg)
		}
		choice := m.out.tell(Item{Kode: "deltager-part", Severity: Ask, Pointer: at, Tekst: story.Words(m.held.edited[e].Text), Choices: valg,
			Besked: "Deltageren er flyttet til en anden parts liste. Hvilken part hører deltageren til? Det afgør, om navnet er offentligt."})
		if part := strings.TrimPrefix(choice, "part:"); part != "" && part != string(d[i].Part) {
			recorddiff.Set(m.out.root, at+"/part", part)
			if d[i].Gruppe != "" {
				recorddiff.Set(m.out.root, at+"/gruppe", "")
			}
		}
	}
}

// parter are the choices of a party, each once.
func parter(all ...samtale.Part) []Choice {
	var out []Choice
	for _, part := range all {
		c := Choice{"part:" + string(part), partnavn(part)}
		if part != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// partnavn is what a party is called in a question.
func partnavn(part samtale.Part) string {
	navn := map[samtale.Part]string{"kommunalbestyrelse": "Kommunalbestyrelsen", "udvalg": "Udvalget", "forvaltning": "Forvaltningen", "skoleledelse": "Skolens ledelse",
		"skolebestyrelse": "Skolebestyrelsen", "medarbejdere": "Medarbejderne", "foraeldre": "Forældrene", "elever": "Eleverne", "andre": "Andre"}[part]
	if (samtale.Deltager{Part: part}).NavnIsPublic() {
		return navn + " (navnet er offentligt)"
	}
	return navn + " (navnet vises ikke offentligt)"
}

// funktionAfter is a function or an absence that was typed after somebody's line.
var funktionAfter = regexp.MustCompile(`(?i)\s*\((afbud|mødeleder|referent)\)\s*$`)

// afbud takes "(afbud)" and the like out of the words of a participant's field,
// and puts them where the record has them.
func (o *outcome) afbud(pointer, s string) string {
	item, key := split1(pointer)
	if list, _ := split1(item); list != "/deltagere" || key != "navn" && key != "titel" {
		return s
	}
	for {
		f := funktionAfter.FindStringSubmatch(s)
		if f == nil {
			return s
		}
		word := strings.ToLower(f[1])
		s = s[:len(s)-len(f[0])]
		o.read = append(o.read, Reading{File: word, Record: word})
		if word == "afbud" {
			recorddiff.Set(o.root, item+"/afbud", true)
			continue
		}
		code := strings.Replace(word, "ø", "oe", 1)
		have, _ := recorddiff.Get(o.root, item+"/funktion").([]any)
		if !slices.Contains(have, any(code)) {
			recorddiff.Set(o.root, item+"/funktion", append(have, code))
		}
	}
}
