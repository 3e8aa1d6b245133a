package kontrol

import (
	"regexp"
	"strconv"
	"strings"

	"notat/internal/laesning"
	"notat/internal/samtale"
)

// Notater begin from yesterday's, of another school: what is left of that names
// another school, another municipality or another year than the record is of.

// headFields are the fields that say whose notat it is, besides skole and kommune.
var headFields = map[string]bool{"Dokument.titel": true, "Dokument.betegnelse": true, "Sag.vedroerende": true}

// whose looks for other schools, municipalities and years.
type whose struct {
	*tokens
	l       *reading
	r       *samtale.Record
	skole   string            // the stem of the school's name
	kommune string            // the stem of the municipality's
	others  map[string]string // stem -> name of the other schools
	hits    []hit
	told    map[string]bool
}

// otherSchool finds what tells of another school's notat.
func otherSchool(t *checker) []hit {
	m := &whose{tokens: t.tokens, l: t.reading, r: t.Reduced, told: map[string]bool{}, others: map[string]string{}}
	m.skole, m.kommune = schoolStem(tokensOf(laesning.Normal(m.r.Skole.Navn).Form)), kommuneStem(m.r.Kommune.Navn)
	for _, s := range t.Krav.Skoler {
		if k := schoolStem(tokensOf(laesning.Normal(s).Form)); k != "" && !sameSchool(k, m.skole) {
			m.others[k] = s
		}
	}
	m.meeting()
	for i := 0; i < len(m.list); i++ {
		m.school(i)
		m.municipality(i)
	}
	for i := range m.l.stretches {
		m.year(&m.l.stretches[i])
	}
	return m.hits
}

// tell notes a finding, an error in the head and a warning in the text: one of
// each kind for each thing that is named.
func (m *whose) tell(kind, key, found string, p *stretch) {
	head := headFields[p.field.Type+"."+p.field.Key]
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
	internat kost gymnasie tekniske teknisk folkeog profil sports idraets drama forsoegs kombinations lille store ny nye gamle egen vestre ro`)

// schoolStem gives the name of a school without what makes it one: birkelund for
// Birkelund Skole and Birkelundskolen.
func schoolStem(t *tokens) string {
	var b strings.Builder
	for i := range t.list {
		k := string(t.key(i))
		if places[k] && strings.HasPrefix(k, "skole") || k == "paa" || k == "i" || k == "ved" {
			continue
		}
		b.WriteString(withoutSchool(k))
	}
	return b.String()
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
	switch {
	case stemmed == key: // of no school, unless the other schools are known by another name
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
	case !m.capital(i) || kinds[stemmed] || kinds[strings.TrimSuffix(stemmed, "s")]:
		return
	}
	a, b := m.list[from].from, m.list[to].to
	p := m.l.at(a)
	if p.field.Type == "Skole" || p.target {
		return
	}
	name := schoolStem(tokensOf(m.form[a:b]))
	if name == "" || kinds[name] {
		return
	}
	if sameSchool(name, m.skole) {
		return
	}
	_, known := m.others[name]
	if !known {
		_, known = m.others[strings.TrimSuffix(name, "s")]
	}
	head := headFields[p.field.Type+"."+p.field.Key]
	sentence := m.sentence(a, p)
	switch {
	case head:
		m.tell("skole", "", m.l.found(a, b), p)
	case beyond.MatchString(sentence) || m.namesOwn(p):
	case known, conversation.MatchString(sentence):
		m.tell("skole", name, m.l.found(a, b), p)
	}
}

func numeric(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// namesOwn reports whether a stretch names its own school too.
func (m *whose) namesOwn(p *stretch) bool {
	t := tokensOf(p.tekst.Form)
	for i := range t.list {
		if k := string(t.key(i)); len(k) > 3 && m.skole != "" && (strings.HasPrefix(k, m.skole) || strings.HasPrefix(m.skole, k) && t.capital(i) && len(k) > 4) {
			return true
		}
	}
	return false
}

// sentence gives the sentence of a stretch that a byte of the form stands in.
func (m *whose) sentence(at int, p *stretch) string {
	s := p.tekst.Form
	i := min(at-p.from, len(s))
	from, to := 0, len(s)
	if k := strings.LastIndex(s[:i], ". "); k >= 0 {
		from = k
	}
	if k := strings.Index(s[i:], ". "); k >= 0 {
		to = i + k
	}
	return strings.ToLower(s[from:to])
}

var (
	// beyond are words of a sentence that tells of others on purpose.
	beyond = regexp.MustCompile(`nabo|samarbejd|sammen med|sammenl|fusion|netværk|besøg|overgang|overlever|modtager elever|kommer fra|kom fra|flytte|tidligere|fælles med|inspireret|erfaring|lån|distrikt|andre skoler|øvrige skoler|ligesom|som på|sammenlign|turnering|stævne|overbygning|udveksl|deltog også|delt`)
	// conversation are words that tell whose conversation it is.
	conversation = regexp.MustCompile(`skoleudviklingssamtale|udviklingssamtale|dette notat|dette referat`)
	// thisYear are words that tell what year it is.
	thisYear = regexp.MustCompile(`(?i)(?:dette|indeværende|nuværende|aktuelle|dette års) skoleår,? ?\(?(?:er )?((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b|\b(?:notat|referat)\w* (?:fra|om|af|for) \w*samtale\w*,? (?:i |for )?(?:skoleåret )?((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b`)
	// schoolYear and anyYear are years in a title.
	schoolYear = regexp.MustCompile(`\b((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b`)
	anyYear    = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

// kommuneStem gives the name of a municipality without what makes it one.
func kommuneStem(s string) string {
	k := laesning.Key(laesning.Normal(s).Form)
	k = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(k, "kommune"), "kommunes"))
	return strings.TrimSuffix(strings.NewReplacer(" ", "", "-", "").Replace(k), "s")
}

// municipality looks at a word that ends the name of a municipality.
func (m *whose) municipality(i int) {
	if k := string(m.key(i)); k != "kommune" && k != "kommunes" || !m.capital(i) || i == 0 {
		return
	}
	from := i
	for from > 0 && i-from < 3 && m.capital(from-1) && (m.gap(from-1) == " " || m.gap(from-1) == "-") && rolleOf(string(m.key(from-1))) == nil {
		from--
	}
	if from == i {
		return
	}
	a, b := m.list[from].from, m.list[i].to
	p := m.l.at(a)
	name := kommuneStem(m.form[a:m.list[i].from])
	if p.field.Type == "Kommune" && p.field.Key == "navn" || p.target || name == m.kommune || strings.HasSuffix(name, m.kommune) || m.kommune == "" {
		return
	}
	if !headFields[p.field.Type+"."+p.field.Key] && beyond.MatchString(m.sentence(a, p)) {
		return
	}
	m.tell("kommune", name, m.l.found(a, b), p)
}

// year looks at the years of a stretch.
func (m *whose) year(p *stretch) {
	own := m.r.Dokument.Skoleaar
	y, _, ok := strings.Cut(own, "/")
	year, err := strconv.Atoi(y)
	if !ok || err != nil || p.target {
		return
	}
	s := p.tekst.Form
	if !headFields[p.field.Type+"."+p.field.Key] {
		for _, x := range thisYear.FindAllStringSubmatch(s, -1) {
			from, to := x[1]+x[3], x[2]+x[4]
			if other(from, to, year) {
				m.tell("aar", from, x[0], p)
			}
		}
		return
	}
	for _, x := range schoolYear.FindAllStringSubmatch(s, -1) {
		if other(x[1], x[2], year) {
			m.tell("aar", "", x[0], p)
		}
	}
	for _, x := range anyYear.FindAllString(schoolYear.ReplaceAllString(s, " "), -1) {
		if x != y && x != strconv.Itoa(year+1) {
			m.tell("aar", "", x, p)
		}
	}
}

// other reports whether two years one after the other are another school year.
func other(from, to string, year int) bool {
	a, err := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	return err == nil && err2 == nil && b%100 == (a+1)%100 && a != year
}
