package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/post"
	"notat/internal/samtale"
)

// deltagerWords begin or end the heading of a list of those who took part. They
// are keys.
var deltagerWords = keySet(`deltagere deltagerne deltager deltagerliste deltagerlisten deltagerkreds deltagerkredsen moededeltagere moededeltager samtaledeltagere afbud
	moedekreds moedekredsen tilstede tilstedevaerende fremmoedte fravaerende gaester gaest medvirkende inviterede indkaldte moededeltagerne tilhoerere underskrifter underskrivere`)

// isDeltagerHeading reports whether a heading is that of a list of those who took
// part: Deltagere, Til stede, Deltagere fra forvaltningen, Afbud.
func isDeltagerHeading(s string) bool {
	if len(s) > maxHeadingBytes || len(s) < len("afbud") {
		return false
	}
	t := tokenRooms.Get().(*tokens)
	defer t.release()
	t.take(laesning.Normal(s).Form)
	n := len(t.list)
	if n == 0 || n > maxHeading {
		return false
	}
	key := func(i int) string { return string(t.key(min(i, n-1))) }
	first, second, last := key(0), key(1), key(n-1)
	switch {
	case deltagerWords[first], first == "deltog", first == "moedt":
		return true
	case n == 1:
		return false
	case first == "repraesentanter", first == "til" && second == "stede", first == "ikke" && second == "til" && key(2) == "stede",
		n == 2 && (last == "repraesentanter" || last == "repraesentant"):
		return true
	case first == "hvem":
		return second == "deltog" || last == "deltog" || second == "var" && key(2) == "med"
	case first == "fra":
		return last == "deltog" || last == "moedte" || last == "med" || deltagerWords[last] || t.capital(1) && places[last] && !strings.Contains(t.form, " til ")
	}
	return deltagerWords[last] && (n == 2 || first == "moedets" || first == "samtalens" || first == "antal" || key(n-2) == "og")
}

// maxHeading is how many words the heading of such a list has at most: more are a
// sentence about those who took part.
const (
	maxHeading      = 6
	maxHeadingBytes = 120 // six words, and long ones
)

// lists looks for lists of people in a reading.
type lists struct {
	*search
	known map[string]bool // "first last" of those whom a line gave a public role
	hits  []hit
	added map[string]int          // "place name" -> which of hits
	heads map[post.Pointer]string // of the columns of tables; see headOf

	sections map[post.Pointer]string // the keys of the headings; see sectionOf
}

// listsOfPeople finds people where only words should be: lists of those who took
// part, and names beside a class, a child's or a parent's role.
func listsOfPeople(t *checker) []hit {
	m := &lists{search: &search{navne: t.navne(), tokens: t.tokens, l: t.reading}, known: map[string]bool{}, added: map[string]int{}}
	listed := m.headed()
	m.pairs(listed)
	m.besidesTheName()
	m.inRows(listed)
	for i, d := range t.Posted.Deltagere { // a child or a parent among those whose names are public by their party
		if !t.navne().fields[i].beside || d.NavnOffentligt != nil || !d.NavnIsPublic() {
			continue
		}
		if part, _ := partOf(laesning.Normal(d.Navn).Form); part == "elever" || part == "foraeldre" {
			m.hits = append(m.hits, hit{found: d.Navn, at: post.Pointer(post.Item("", "deltagere", i) + "/navn")})
		}
	}
	return m.hits
}

// headed goes through the sections and texts that a heading makes a list of those
// who took part, and gives where they are.
func (m *lists) headed() map[post.Pointer]bool {
	listed := map[post.Pointer]bool{}
	under := post.Pointer("") // the section, or the block with the label
	heading, group := "", ""
	for i := range m.l.stretches {
		p := &m.l.stretches[i]
		if p.target {
			continue
		}
		switch {
		case p.field.Type == "Afsnit" && p.field.Key == "overskrift":
			if isDeltagerHeading(p.words) {
				under, heading, group = p.at.Parent(), p.words, ""
				listed[under] = true
				m.hits = append(m.hits, hit{found: p.words, at: under, soft: true})
			} else if under != "" && !strings.HasPrefix(string(p.at), string(under)+"/") {
				under = ""
			} else if under != "" {
				group = p.words // a section below: Forældre
			}
			continue
		case m.isLabel(p):
			label, _, _ := strings.Cut(p.words, ":")
			if in := p.block; in != "" && !listed[in] && (under == "" || !strings.HasPrefix(string(p.at), string(under)+"/")) {
				under, heading, group = in, label, ""
				listed[under] = true
				m.hits = append(m.hits, hit{found: label, at: in, soft: true})
			}
		}
		if under == "" || !strings.HasPrefix(string(p.at), string(under)+"/") || p.block == "" {
			continue
		}
		for l := range strings.SplitSeq(p.words, "\n") {
			group = m.line(i, laesning.Normal(l).Form, heading, group)
		}
	}
	return listed
}

// isLabel reports whether a line begins such a list: "Deltagere:" before names, or
// alone in a cell, a caption or the head of a column.
func (m *lists) isLabel(p *stretch) bool {
	if p.field.Type == "Resultat" || p.field.Type == "Aftale" || p.block == "" {
		return false
	}
	label, rest, colon := strings.Cut(p.words, ":")
	switch {
	case colon:
		return isDeltagerHeading(label) && (strings.TrimSpace(rest) == "" || len(m.names(rest)) > 0)
	case p.field.Kind == samtale.KindProse:
		return false
	}
	return isDeltagerHeading(p.words)
}

// line looks at one line of a list, and gives the group that the next ones are of.
func (m *lists) line(at int, form, heading, group string) string {
	p := &m.l.stretches[at]
	names := m.names(form)
	if len(names) == 0 {
		if label := strings.TrimSuffix(strings.TrimSpace(form), ":"); len(label) < len(form) || len(strings.Fields(label)) <= maxHeading {
			return label
		}
		return group
	}
	label := ""
	if i := strings.IndexByte(form, ':'); i >= 0 && i < names[0].from {
		label = form[:i]
		if len(strings.Fields(label)) <= maxHeading {
			group = label
		}
	}
	for i, n := range names {
		before, after := 0, len(form)
		if i > 0 {
			before = names[i-1].to
		}
		if i+1 < len(names) {
			after = names[i+1].from
		}
		own := form[n.to:after]
		if i+1 < len(names) { // what stands right before the next name is of that
			if k := strings.LastIndexAny(own, ",;"); k >= 0 && (strings.Count(own, ",") > 1 || strings.TrimSpace(own[:k]) == "") && !strings.HasSuffix(strings.TrimSpace(own), ".") {
				own = own[:k]
			}
		}
		if strings.HasPrefix(own, " og ") || strings.HasPrefix(own, " samt ") || strings.HasPrefix(own, " + ") || strings.HasPrefix(own, " med ") { // of others
			own = ""
		}
		ahead := form[before:n.from]
		if i > 0 && strings.HasSuffix(strings.TrimSpace(ahead), ".") { // of the one before: Ib Lau, skoleleder. Bo Rye
			ahead = ""
		}
		if k := strings.LastIndexAny(ahead, ",;"); k >= 0 && (i > 0 || strings.Trim(ahead[k:], ",; ") != "" || strings.Trim(own, " .") != "") { // else it is who: Udvalgsformanden, Jytte Krag
			ahead = ahead[k:]
		}
		m.person(p, form[n.from:n.to], own, ahead, m.beside(at), label, group, heading)
	}
	return group
}

// beside gives the words of the cells that stand in one row with a stretch.
func (m *lists) beside(i int) string {
	p := &m.l.stretches[i]
	if p.field.Key != "raekker" {
		return ""
	}
	row := p.at.Parent()
	from, to := i, i+1
	for from > 0 && m.l.stretches[from-1].at.Parent() == row {
		from--
	}
	for to < len(m.l.stretches) && m.l.stretches[to].at.Parent() == row {
		to++
	}
	var words []string
	for k := from; k < to; k++ {
		if o := &m.l.stretches[k]; k != i && !o.target {
			words = append(words, o.words)
		}
	}
	return strings.Join(words, " ")
}

// person judges one name of a list by the words about it, the nearest first.
func (m *lists) person(p *stretch, name string, about ...string) {
	key := laesning.Key(name)
	people := readPeople(name).persons
	if len(people) == 0 {
		return
	}
	w := people[0]
	first, last := w.keys[0], w.keys[len(w.keys)-1]
	switch {
	case m.public[first+" "+last], m.known[key], len(w.keys) == 1 && m.shared[first]:
		return
	case m.navne.pairs[first+" "+last] != 0, m.alone[first] != nil && len(w.keys) == 1:
		return // tilbageholdt-navn says so
	}
	for _, s := range about {
		if part, known := partOf(s); known {
			if (samtale.Deltager{Part: part}).NavnIsPublic() {
				m.known[key] = true
				return
			}
			break
		}
	}
	m.hits = append(m.hits, hit{found: name, at: p.at})
}

// span is where something stands in a text, in bytes.
type span struct{ from, to int }

// names gives the names in a line of a list: two capitals or more, or a first name.
func (m *lists) names(form string) (out []span) {
	t := tokensOf(form)
	for i := 0; i < len(t.list); i++ {
		j := nameFrom(t, i)
		if j > i+1 || j == i+1 && fornavne[string(t.key(i))] && len(t.word(i)) > 2 {
			out = append(out, span{t.list[i].From, t.list[j-1].To})
		}
		i = max(i, j-1)
	}
	return out
}

// nameFrom gives where a run of capitals ends that may be a name, of maxNameWords at most.
func nameFrom(t *tokens, i int) int {
	j := i
	for j < min(len(t.list), i+maxNameWords) {
		k := string(t.key(j))
		w := t.word(j)
		switch {
		case j > i && particle[k] && j+1 < len(t.list) && t.capital(j+1) && t.gap(j) == " ":
		case !t.capital(j), rolleOf(k) != nil && !initial(w), (places[k] || placeEnding(k)) && !t.lastNameAt(j),
			len(w) <= 4 && !initial(w) && inCapitals(w), deltagerWords[k], classLen(t.form[t.list[j].From:]) > 0:
			return j
		}
		j++
		if gap := t.gap(j - 1); gap != " " && gap != "-" && gap != ". " {
			break
		}
	}
	return j
}
