package kontrol

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/samtale"
)

// Notater begin from yesterday's, of another school: what is left of that names
// another school, another municipality or another year than the record is of.

// head reports whether a field says whose notat it is, besides skole and kommune.
func (p *stretch) head() bool {
	switch p.field.Key {
	case "titel", "betegnelse":
		return p.field.Type == "Dokument"
	case "vedroerende":
		return p.field.Type == "Sag"
	}
	return false
}

// whose looks for other schools, municipalities and years.
type whose struct {
	*tokens
	l       *reading
	r       *samtale.Record
	skole   string                // the stem of the school's name
	kommune string                // the stem of the municipality's
	others  map[string]bool       // the stems of the other schools
	short   map[string][][]string // their names as they are called in short, by the first word: Søndervang
	hits    []hit
	told    map[string]bool

	ownIn *stretch // the stretch that own is of
	own   []int    // where its own school is named, in the form

	strange func() // tells of the first school in a text that nobody knows
}

// otherSchool finds what tells of another school's notat.
func otherSchool(t *checker) []hit {
	m := &whose{tokens: t.tokens, l: t.reading, r: t.Reduced, told: map[string]bool{}, others: map[string]bool{}, short: map[string][][]string{}}
	m.skole, m.kommune = schoolStem(tokensOf(laesning.Normal(m.r.Skole.Navn).Form)), kommuneStem(m.r.Kommune.Navn)
	own := map[string]bool{m.kommune: true}
	for _, w := range shortName(m.r.Skole.Navn) {
		own[w] = true
	}
	for _, s := range t.Krav.Schools {
		k := schoolStem(tokensOf(laesning.Normal(s).Form))
		if k == "" || k == m.skole {
			continue
		}
		m.others[k] = true
		if words := shortName(s); len(words) > 0 && !allIn(words, own) {
			m.short[words[0]] = append(m.short[words[0]], words)
		}
	}
	m.meeting()
	skole := -1 // where the next one is in the keys: few words have it
	for i := 0; i < len(m.list); i++ {
		if len(m.short) > 0 {
			if n := m.shortly(i); n > 0 {
				i += n - 1
				continue
			}
		}
		w := &m.list[i]
		if skole < w.Key {
			if skole = bytes.Index(m.keys[w.Key:], []byte("skole")); skole < 0 {
				skole = len(m.keys)
			} else {
				skole += w.Key
			}
		}
		if skole+len("skole") <= w.End {
			m.school(i)
		}
		if m.is(i, ofKommune) {
			m.municipality(i)
		}
	}
	m.alone()
	t.digits()
	m.years()
	return m.hits
}

// tell notes a finding, an error in the head and a warning in the text: one of
// each kind for each thing that is named.
func (m *whose) tell(kind, key, found string, p *stretch) {
	head := p.head()
	if head {
		key = "" // one for each kind
	}
	if k := kind + key + strconv.FormatBool(head); !m.told[k] {
		m.told[k] = true
		m.hits = append(m.hits, hit{found: found, at: p.at, soft: !head})
	}
}

// meeting holds the date of the meeting against the school year.
func (m *whose) meeting() {
	d := m.r.Moede.Dato
	y, _, ok := strings.Cut(m.r.Dokument.Skoleaar, "/")
	year, err := strconv.Atoi(y)
	if !ok || err != nil || len(d) != len("2025-03-13") {
		return
	}
	if d < y+"-08-01" || d >= strconv.Itoa(year+1)+"-08-01" {
		m.hits = append(m.hits, hit{found: d, at: "/moede/dato"})
	}
}

// schoolEnds end the name of a school in one word: Birkelundskolen.
var schoolEnds = []string{"skolens", "skolen", "skoles", "skole"}

// kinds are schools of a kind, and no names.
var kinds = keySet(`folke grund special fri privat nabo hoej efter fag erhvervs handels musik kultur natur ungdoms produktions heldags distrikts modtage faelles
	laerer boerne by centrums hoved afdelings sprog bibliotek billed skov land under ud ind over mellem hver vores hele aftenskole aften sommer moenster real kommune danske dansk
	internat kost professionshoej folkehoej aaben groen sund tryg verdens rettigheds unesco unicef gymnasie tekniske teknisk folkeog profil sports idraets drama forsoegs kombinations lille store ny nye gamle egen vestre ro`)

// schoolStem gives the name of a school without what makes it one: birkelund for
// Birkelund Skole and Birkelundskolen.
func schoolStem(t *tokens) string {
	var b strings.Builder
	for i := range t.list {
		k := string(t.key(i))
		if places[k] && strings.HasPrefix(k, "skole") || k == "paa" || k == "i" || k == "ved" {
			continue
		}
		if saints[k] {
			k = "sankt"
		}
		b.WriteString(withoutSchool(k))
	}
	return strings.TrimSuffix(b.String(), "s")
}

var saints = keySet("sct skt st sankt sancta")

// minShortName is how short a name of one word may be to stand for a school alone.
const minShortName = 5

// shortName gives the words that a school is called by in short: Søndervang for
// Søndervang Skole, Kilden for Ungdomsskolen Kilden, nothing where too little is left.
func shortName(s string) (words []string) {
	t := tokensOf(laesning.Normal(s).Form)
	for i := range t.list {
		k := string(t.key(i))
		stem := withoutSchool(k)
		if stem == "" || stem != k && (kinds[stem] || kinds[strings.TrimSuffix(stem, "s")]) || places[k] || kinds[k] || saints[k] || numeric(k) || k == "paa" || k == "i" || k == "ved" {
			continue
		}
		words = append(words, strings.TrimSuffix(stem, "s"))
	}
	if len(words) == 1 && (len(words[0]) < minShortName || fornavne[words[0]] || almindelige[words[0]]) {
		return nil
	}
	return words
}

func allIn(words []string, in map[string]bool) bool {
	for _, w := range words {
		if !in[w] {
			return false
		}
	}
	return true
}

// shortly looks for another school as it is called in short, or in the host of a
// link, from a word on, and gives how many words it told of.
func (m *whose) shortly(i int) int {
	key := strings.TrimSuffix(withoutSchool(string(m.key(i))), "s")
	for _, words := range m.short[key] {
		to := i
		for k := 1; k < len(words) && to >= 0; k++ {
			if to++; to >= len(m.list) || m.gap(to-1) != " " && m.gap(to-1) != "-" || strings.TrimSuffix(withoutSchool(string(m.key(to))), "s") != words[k] {
				to = -1
			}
		}
		if to < 0 {
			continue
		}
		a, b := m.list[i].From, m.list[to].To
		p := m.l.at(a)
		switch {
		case to == i && m.starts(i) && noun(string(m.key(i))): // Kilden til tallene
			return 0
		case p.field.Type == "Skole" && !p.target, !p.target && !m.capital(i) && !m.inHost(i) && !m.oneWord(i), i > 0 && m.gap(i-1) == " " && fornavne[string(m.key(i-1))]:
			return 0
		case p.target && !m.inHost(i) && !strings.Contains(m.form[p.from:a], "://"), p.head() && m.namesOwn(p, a, b) && len(words) == 1 && strings.Contains(m.skole, words[0]):
			return 0
		}
		if to+1 < len(m.list) && m.gap(to) == " " && (places[string(m.key(to+1))] || withoutSchool(string(m.key(to+1))) == "") {
			to++ // Søndervang Skole
			b = m.list[to].To
		} else if !p.target && to == i && to+1 < len(m.list) && m.gap(to) == " " && m.capital(to+1) && placeEnding(string(m.key(to+1))) {
			return 0
		}
		m.named(a, b, key, p)
		return to - i + 1
	}
	return 0
}

// inHost reports whether a word stands in the host of an address.
func (m *whose) inHost(i int) bool {
	return i > 0 && (strings.HasSuffix(m.gap(i-1), "://") || m.gap(i-1) == "." && string(m.key(i-1)) == "www")
}

// oneWord reports whether a word is the whole name of a school, which nothing else is
// called: bakkeskolen.
func (m *whose) oneWord(i int) bool {
	k := string(m.key(i))
	return strings.HasSuffix(k, "skolen") && m.others[strings.TrimSuffix(withoutSchool(k), "s")]
}

// noun reports whether a key is a common word with its article.
func noun(key string) bool {
	return almindelige[key] || almindelige[strings.TrimSuffix(key, "n")] || almindelige[strings.TrimSuffix(key, "en")] || almindelige[strings.TrimSuffix(key, "et")]
}

// named tells of the name of another school that is known.
func (m *whose) named(a, b int, key string, p *stretch) {
	if p.head() || m.ours(p, a, b) || !beyond.MatchString(m.sentence(a, p)) && !m.namesOwn(p, a, b) {
		m.tell("skole", key, m.l.found(a, b), p)
	}
}

// ours reports whether a school speaks of itself by a name: "På Søndervang har vi".
func (m *whose) ours(p *stretch, a, b int) bool {
	before, after := m.form[p.from:a], strings.Fields(m.form[b:min(len(m.form), b+maxSentence)])
	return (strings.HasSuffix(before, "På ") || strings.HasSuffix(before, "på ")) && len(after) > 1 && after[1] == "vi"
}

func withoutSchool(key string) string {
	for _, e := range schoolEnds {
		if s := strings.TrimSuffix(key, e); s != key {
			return s
		}
	}
	return key
}

// sameSchool reports whether two stems are of one school: in short, in the
// genitive, or with the name of a department.
func sameSchool(a, b string) bool {
	a, b = strings.TrimSuffix(a, "s"), strings.TrimSuffix(b, "s")
	return a == b || len(a) > 3 && strings.Contains(b, a) || len(b) > 3 && strings.Contains(a, b)
}

// school looks at a word that ends the name of a school.
func (m *whose) school(i int) {
	key := string(m.key(i))
	from, to, stemmed := i, i, withoutSchool(key)
	if p := m.l.at(m.list[i].From); p.target && m.inHost(i) && m.oneWord(i) { // engskolen.aula.dk
		m.named(m.list[i].From, m.list[i].To, stemmed, p)
		return
	}
	switch {
	case stemmed == key:
		return
	case stemmed == "" && (key == "skole" || key == "skoles"):
		for from > 0 && i-from < 4 && m.capital(from-1) && (m.gap(from-1) == " " || m.gap(from-1) == "-" || m.gap(from-1) == ". ") && !numeric(m.word(from-1)) {
			from--
		}
		if from == i {
			return
		}
	case stemmed == "": // Skolen på Bakken
		if !m.capital(i) || i+2 >= len(m.list) || m.gap(i) != " " || m.gap(i+1) != " " || !m.capital(i+2) {
			return
		}
		if w := m.word(i + 1); w != "på" && w != "ved" && w != "i" {
			return
		}
		to = i + 2
		for to+1 < len(m.list) && m.gap(to) == " " && m.capital(to+1) {
			to++
		}
	case m.otherKind(i, stemmed):
		m.tell("skole", "", m.l.found(m.list[i-1].From, m.list[i].To), m.l.at(m.list[i].From))
		return
	case !m.capital(i) || kinds[stemmed] || kinds[strings.TrimSuffix(stemmed, "s")]:
		return
	}
	a, b := m.list[from].From, m.list[to].To
	p := m.l.at(a)
	if p.field.Type == "Skole" || p.target {
		return
	}
	name := schoolStem(tokensOf(m.form[a:b]))
	known := m.others[name]
	if name == "" || kinds[name] && !known {
		return
	}
	if !known && sameSchool(name, m.skole) {
		return
	}
	switch {
	case known, p.head():
		m.named(a, b, name, p)
	case conversation.MatchString(m.sentence(a, p)):
		m.named(a, b, name, p)
	case m.strange == nil && (p.field.Type == "Moede" || !m.starts(from) && key != "skolen") && !beyond.MatchString(m.sentence(a, p)): // a word at the beginning may be any
		m.strange = func() { m.named(a, b, name, p) }
	}
}

// alone tells of a school that nobody knows, where the text does not name its own
// anywhere: what is said of it may be of the notat that this one began from.
func (m *whose) alone() {
	if m.strange == nil || m.skole == "" {
		return
	}
	for i := range m.l.stretches {
		if p := &m.l.stretches[i]; blocked(p) && m.namesOwn(p, 0, 0) {
			return
		}
	}
	m.strange()
}

// otherKind reports whether a word makes a school of another kind of the name of this
// one, in the head: Mosedal Friskole.
func (m *whose) otherKind(i int, stemmed string) bool {
	p := m.l.at(m.list[i].From)
	return i > 0 && p.head() && (stemmed == "fri" || stemmed == "privat" || stemmed == "efter" || stemmed == "special") && m.capital(i) && m.capital(i-1) &&
		m.gap(i-1) == " " && strings.TrimSuffix(string(m.key(i-1)), "s") == m.skole
}

// namesOwn reports whether a stretch names its own school too, outside of the bytes
// a to b of the form.
func (m *whose) namesOwn(p *stretch, a, b int) bool {
	if m.ownIn != p {
		m.ownIn, m.own = p, m.own[:0]
		t := tokensOf(p.tekst.Form)
		for i := range t.list {
			if k := string(t.key(i)); len(k) > 3 && m.skole != "" && (strings.HasPrefix(k, m.skole) || strings.HasPrefix(m.skole, k) && t.capital(i) && len(k) > 4) {
				m.own = append(m.own, p.from+t.list[i].From)
			}
		}
	}
	return slices.ContainsFunc(m.own, func(at int) bool { return at < a || at >= b })
}

// maxSentence is how far around a name the words of its sentence are read, in
// bytes: more words tell of something else.
const maxSentence = 300

// sentence gives the sentence of a stretch that a byte of the form stands in.
func (m *whose) sentence(at int, p *stretch) string {
	s := p.tekst.Form
	i := min(at-p.from, len(s))
	from, to := max(0, i-maxSentence), min(len(s), i+maxSentence)
	if k := strings.LastIndex(s[from:i], ". "); k >= 0 {
		from += k
	}
	if k := strings.Index(s[i:to], ". "); k >= 0 {
		to = i + k
	}
	return laesning.Lower(strings.ToValidUTF8(s[from:to], " "))
}

var (
	// beyond are words of a sentence that tells of others on purpose.
	beyond = pattern.New(`nabo|samarbejd|sammen med|sammenl|lagt sammen|slået sammen|fusion|netværk|besøg|overgang|overlever|modtager elever|kommer fra|kom fra|flytte|tidligere|fælles med|inspireret|erfaring|lån|distrikt|andre skoler|øvrige skoler|ligesom|som på|deler |kommer over|komme over|sammenlign|turnering|stævne|overbygning|udveksl|deltog også|(?:^|[^\pL])delt(?:[^\pL]|$)|udviklet|udarbejdet|materiale`)
	// conversation are words that tell whose conversation it is.
	conversation = pattern.New(`skoleudviklingssamtale|udviklingssamtale|dette notat|dette referat`)
)

var inOneWord = strings.NewReplacer(" ", "", "-", "")
