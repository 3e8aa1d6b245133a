package kontrol

import (
	"strings"
	"unicode/utf8"

	"notat/internal/laesning"
	"notat/internal/misspelt"
)

// single looks at one word of a withheld name: whether it points at the person
// here, or is a common word, or part of another name.
func (s *search) single(i int, key []byte) {
	p := s.l.at(s.list[i].From)
	who, alone := s.alone[string(key)]
	small := !s.capital(i)
	if !small && i > 1 && s.capital(i-1) && s.capital(i-2) && s.gap(i-1) == " " && s.gap(i-2) == " " && s.pairs[string(s.key(i-2))+string(s.key(i-1))+" "+string(key)] != 0 {
		s.tell(i-2, i, whole) // Abdul Kadir Warsame is Abdulkadir
		return
	}
	if !small && !s.kendt(i) && s.slip(i, string(key)) {
		s.tell(i, i+1, weak)
		return
	}
	switch {
	case s.covered(i), s.place(i), s.other(i, key), i > 0 && saints[string(s.key(i-1))], s.taughtOf(i), s.ofWork(p, i), s.kendt(i), s.writtenBy(i), s.town(i, key), s.thing(i):
		return
	case s.shared[string(key)]: // somebody who is public is called so too
		if s.capital(i) && s.parts[string(key)]&firstName != 0 && fornavne[string(key)] && !p.target && outcome.MatchString(s.sentenceOf(p, i)) {
			s.tell(i, i, weak)
		}
		return
	case p.target && !s.inTarget(i, key), s.acronym(i):
		return
	case small && !p.target && !strings.HasPrefix(s.gap(i), "@") && !s.smallName(who):
		if s.rare(key) || s.smallInitial(i, key) || s.calledSo(i, key) || s.parts[string(key)]&firstName != 0 && fornavne[string(key)] && len(key) > len("per") && !common(key) && outcome.MatchString(s.sentenceOf(p, i)) {
			s.tell(i, i, weak)
		}
		return
	}
	lettered := i > 0 && initial(s.word(i-1)) && s.capital(i-1) && s.gap(i-1) != " "         // T. Holm
	lettered = lettered || i > 0 && initial(s.word(i-1)) && strings.HasPrefix(s.gap(i), "@") // s.holm@
	doubtful := almindelige[string(key)] && !p.target && (s.starts(i) || small) && !(lettered && (!small || strings.HasPrefix(s.gap(i), "@"))) && !s.acts(i+1) && !s.owns(i, key)
	if alone {
		st := whole
		if doubtful {
			st = weak
		}
		for _, n := range who {
			a := &s.who[n]
			a.found = max(a.found, st)
			if last := len(a.in) - 1; len(a.in) < maxKept && (last < 0 || a.in[last] != p.at) {
				a.in = append(a.in, p.at)
			}
		}
		return
	}
	if doubtful {
		return
	}
	j := i
	if s.parts[string(key)]&firstName != 0 && i+1 < len(s.list) && initial(s.word(i+1)) && s.gap(i) == " " && (s.capital(i+1) || strings.HasPrefix(s.gap(i+1), ".")) {
		j = i + 1 // Mette K.
	}
	st := weak
	switch {
	case p.field != nil && nameless[p.field.Key]:
		st = whole // there is nothing around it that it could be but somebody
	case !p.target && s.parts[string(key)]&firstName != 0 && !almindelige[string(key)] && reports(s.sentenceOf(p, i)):
		st = whole // Kun Peter bestod ikke
	}
	s.tell(i, j, st)
}

// owns reports whether a last name stands in its genitive before what is somebody's: "Linds
// forslag"; of a common word people say "lindens". "Lykkes det" is a verb.
func (s *search) owns(i int, key []byte) bool {
	if !s.capital(i) || string(s.key(i)) == string(key) || s.parts[string(key)]&firstName != 0 || i+1 == len(s.list) || s.gap(i) != " " {
		return false
	}
	switch s.word(i + 1) {
	case "det", "den", "de", "der", "man":
		return false
	}
	return !s.capital(i + 1)
}

// slip reports whether a first name and the word after it are a withheld name with one letter
// wrong in the last one: Steen Wullf for Steen Wulff.
func (s *search) slip(i int, first string) bool {
	const shortest = 5 // bytes: of shorter names one letter makes another
	if i+1 >= len(s.list) || s.gap(i) != " " || !s.capital(i+1) || len(s.key(i+1)) < shortest || s.parts[first]&firstName == 0 || s.known(s.key(i+1)) || s.public[first+" "+string(s.key(i+1))] {
		return false
	}
	written := string(s.key(i + 1))
	for name := range s.pairs {
		if last, ok := strings.CutPrefix(name, first+" "); ok && len(last) >= shortest && last[0] == written[0] && misspelt.Distance(last, written) == 1 {
			return true
		}
	}
	return false
}

// sentenceOf gives the sentence in lower case that a word of a stretch stands in.
func (t *tokens) sentenceOf(p *stretch, i int) string {
	return sentence(p.tekst.Form, t.list[i].From-p.from)
}

// acronym reports whether a short word is all capitals among words that are not: EVA.
func (s *search) acronym(i int) bool {
	w := s.word(i)
	if len(w) > len("uddan") || strings.ToUpper(w) != w || laesning.Lower(w) == w || s.starts(i) && strings.HasPrefix(s.gap(i), ": ") && s.parts[string(s.key(i))]&firstName != 0 { // FREJA: Vi vil gerne
		return false
	}
	for _, j := range []int{i - 1, i + 1} { // nobody writes one name big
		if j >= 0 && j < len(s.list) && (j > i || !strings.Contains(s.gap(j), far)) && strings.ToUpper(s.word(j)) == s.word(j) && len(s.word(j)) > 1 && !strings.ContainsAny(s.word(j), "0123456789") {
			return false
		}
	}
	return i+1 < len(s.list) || i > 0
}

// nameless are the fields that are for a role, and say who somebody is.
var nameless = keySet("rolle ansvarlig titel gruppe")

// rare reports whether a last name is no word of the language by its looks, so that
// it points at somebody in small letters too.
func (s *search) rare(key []byte) bool {
	if len(key) < rareLength || common(key) || s.parts[string(key)] != lastName || placeEnding(string(key)) {
		return false
	}
	if patronymic(string(key)) {
		return true
	}
	for _, e := range []string{"gaard", "bjerg", "holm", "lund", "dal", "vang", "strup", "skov", "toft", "bakke", "borg", "mark", "sen", "er", "en", "et", "ing"} {
		if strings.HasSuffix(string(key), e) {
			return false
		}
	}
	return true
}

// patronymic reports whether a key is a first name and "sen", or "en" after an s: a
// definite form ends so too, and what it is of is hardly ever a first name.
func patronymic(key string) bool {
	root, is := strings.CutSuffix(key, "en")
	before, s := strings.CutSuffix(root, "s")
	return is && s && (fornavne[root] || fornavne[before])
}

// smallInitial reports whether a first name in small letters stands before the first letter of the
// last one: "arne r. undersøger".
func (s *search) smallInitial(i int, key []byte) bool {
	return i+1 < len(s.list) && initial(s.word(i+1)) && (s.gap(i) == " " && strings.HasPrefix(s.gap(i+1), ".") || strings.HasPrefix(s.gap(i+1), "@")) && s.parts[string(key)]&firstName != 0 && fornavne[string(key)] && !common(key) &&
		s.joined[string(key)+string(s.key(i+1))] != 0
}

// calledSo reports whether a last name in small letters, which may be a word or a place
// too, is somebody's here: a word for a person stands before it, or it does what a person does.
func (s *search) calledSo(i int, key []byte) bool {
	return s.parts[string(key)] == lastName && len(key) > len("per") && !common(key) &&
		(s.acts(i+1) || i > 0 && s.gap(i-1) == " " && called[string(s.key(i-1))])
}

// called are the words for people that a last name follows.
var called = keySet("familien familie foraeldrene herr hr fru froeken frk mor moren far faren lille soeskende soeskendeparret broedrene soestrene tvillingerne brdr")

// rareLength is how long such a name is at least: short ones are words too.
const rareLength = 6

// smallName reports whether the name of one word is itself written small.
func (s *search) smallName(who []int) bool {
	for _, n := range who {
		if !laesning.Capital(s.who[n].word) {
			return true
		}
	}
	return false
}

// covered reports whether a word stands in a name that is public: with the word
// after it, or before.
func (s *search) covered(i int) bool {
	pair := func(a, b int) bool {
		if a < 0 || b >= len(s.list) {
			return false
		}
		gap := s.gap(a)
		if gap != " " && gap != "-" && gap != ". " && gap != ", " && gap != beside && gap != "." {
			return false
		}
		k := string(s.key(a)) + " "
		return s.public[k+string(s.key(b))] || s.public[k+string(stem(s.key(b)))]
	}
	return pair(i, i+1) || pair(i-1, i)
}

// places are words that make a name one of a place or a house.
var places = keySet(`skole skolen skoles skolens kommune kommunes kommunen kirke kirken sogn gymnasium station hallen hal idraetsforening if bibliotek boernehave boernehaven
	vuggestue dagtilbud sfo klub klubben fritidscenter fritidshjem center centret museum museet forlag forlaget park parken gaard by bydel plads torv vej vejen gade alle strand
	stranden soe skov universitet universitetet institutet slot slottet teater teatret biograf professionshoejskole seminarium fond fonden institut festival efterskole friskole privatskole ungdomsskole ungdomsskolen hoejskole hus huset
	region sjaelland jylland fyn amt omraade distrikt bugt havn fjord aadal baek bakke mark marken eng engen have haven`)

// quarters stand before the name of a part of a municipality or a house.
var quarters = keySet("omraade omraadet distrikt distriktet skoledistrikt skoledistriktet bygning floej floejen lokale lokalet kvarteret bydelen huset skibet hotel café restaurant salon butik forlaget firmaet programmet appen portalen systemet bandet restauranten hotellet butikken virksomheden")

// placeEndings end such words in one.
var placeEndings = []string{"skole", "skolen", "kommune", "vej", "gade", "boernehave", "boernehaven", "kirke", "hallen", "centret", "centeret", "gymnasium", "bibliotek", "huset"}

func placeEnding(key string) bool {
	whole, _ := strings.CutSuffix(key, "s")
	for _, e := range placeEndings {
		if strings.HasSuffix(key, e) || strings.HasSuffix(whole, e) {
			return true
		}
	}
	return false
}

// place reports whether a word stands in the name of a place or a house: Rude Skov
// Skole, Nordre Skov.
func (s *search) place(i int) bool {
	is := func(j int) bool {
		k := string(s.key(j))
		return !s.lastNameAt(j) && (places[k] || placeEnding(k))
	}
	for j := i + 1; j < len(s.list) && j <= i+2 && (s.gap(j-1) == "-" || s.gap(j-1) == " " && s.capital(j)); j++ {
		if is(j) {
			return true
		}
	}
	if i > 0 && s.gap(i-1) == " " && quarters[string(s.key(i-1))] {
		return true // område Nord
	}
	for j := i - 1; j >= 0 && j >= i-2 && (s.gap(j) == " " || s.gap(j) == "-") && s.capital(j) && !s.starts(j); j-- {
		if is(j) && !strings.HasSuffix(string(s.key(j)), "s") {
			return true
		}
	}
	return false
}

// nextLine are words that the next line of a plan begins with: lines are read on.
var nextLine = keySet("uge dag dato rum lokale punkt pkt frist status ansvarlig emne tid sted opfoelgning mandag tirsdag onsdag torsdag fredag januar februar marts april juni juli august september oktober november december")

// other reports whether a word stands in the name of somebody else: another last
// name after a first name, another first name before either.
func (s *search) other(i int, key []byte) bool {
	part := s.parts[string(key)]
	isName := func(j int) bool {
		return s.capital(j) && len(s.key(j)) > 2 && strings.ToUpper(s.word(j)) != s.word(j)
	}
	if part&firstName != 0 || part == 0 {
		if j := i + 1; j < len(s.list) && s.gap(i) == " " && isName(j) && rolleOf(string(s.key(j))) == nil && !nextLine[string(s.key(j))] && !s.alike(string(key), j) {
			return true
		}
	}
	if j := i + 1; part == lastName && j < len(s.list) && s.gap(i) == " " && isName(j) && rolleOf(string(s.key(j))) == nil {
		return true // Egeskov Slot, Holm Hansen
	}
	if j := i - 1; part != firstName && almindelige[string(key)] && j >= 0 && s.gap(j) == " " && isName(j) && rolleOf(string(s.key(j))) == nil &&
		s.pairs[string(s.key(j))+" "+string(key)] == 0 {
		return true // Søndre Skov
	}
	if part&lastName != 0 && !s.initialsFit(i) {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-maxBetween && (s.gap(j) == " " || s.gap(j) == "-" || s.gap(j) == ". ") && (isName(j) || s.capital(j) && len(s.key(j)) == 2 && s.gap(j) == ". "); j-- { // Ole Lund Holm
		if first := string(s.key(j)); fornavne[first] {
			return s.pairs[first+" "+string(key)] == 0 && !s.soundsLike(first, string(key))
		}
		if part&firstName != 0 {
			break
		}
	}
	return false
}

// soundsLike reports whether a first name is another spelling of one before a withheld last name:
// Michael for Mikael.
func (s *search) soundsLike(first, last string) bool {
	for name := range s.pairs {
		if other, ok := strings.CutSuffix(name, " "+last); ok && (asSpoken.Replace(other) == asSpoken.Replace(first) || oneLetterWithin(other, first)) {
			return true
		}
	}
	return false
}

// oneLetterWithin reports whether two first names differ in one letter that is neither the first
// nor the last: Zeinab for Zainab.
func oneLetterWithin(a, b string) bool {
	const shortest = 5 // bytes: of shorter names one letter makes another
	return len(a) >= shortest && len(b) >= shortest && a[0] == b[0] && a[len(a)-1] == b[len(b)-1] && misspelt.Distance(a, b) == 1
}

// asSpoken writes letters of first names as they sound.
var asSpoken = strings.NewReplacer("chael", "kael", "ch", "k", "ck", "k", "c", "k", "ph", "f", "th", "t", "w", "v", "z", "s", "ll", "l", "tt", "t", "nn", "n", "ss", "s", "mm", "m", "ie", "i", "y", "i", "q", "k")

// initialsFit reports whether the initials before a last name, if any, are those of
// somebody with that name.
func (s *search) initialsFit(i int) bool {
	j := i
	for j > 0 && i-j < maxNameWords && initial(s.word(j-1)) && s.capital(j-1) && strings.Trim(s.gap(j-1), " .") == "" && !(s.word(j-1) == "I" && s.gap(j-1) == " " && s.starts(j-1)) { // I Hovmands timer
		j--
	}
	if j == i {
		return true
	}
	var letters []byte
	for ; j <= i; j++ {
		letters = laesning.AppendKey(letters, s.word(j)[:firstSize(s.word(j))])
	}
	return s.initials[string(letters)]
}

func firstSize(word string) int {
	_, n := utf8.DecodeRuneInString(word)
	return n
}

// alike reports whether the word after a first name is the last name with another
// spelling: Clausen for Klausen.
func (s *search) alike(first string, j int) bool {
	word := string(s.key(j))
	for i := 0; i+1 < len(word); i++ { // two letters changed about
		if s.pairs[first+" "+word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:]] != 0 {
			return true
		}
	}
	for i := range len(word) + 1 { // one letter more, less or another
		for _, w := range []string{word[:i] + word[min(i+1, len(word)):], word} {
			if s.pairs[first+" "+w] != 0 {
				return true
			}
		}
		for c := byte('a'); c <= 'z'; c++ {
			if i < len(word) && s.pairs[first+" "+word[:i]+string(c)+word[i+1:]] != 0 || s.pairs[first+" "+word[:i]+string(c)+word[i:]] != 0 {
				return true
			}
		}
	}
	return false
}

// inTarget reports whether a word in an address points at a person: in the name
// of a mailbox, or after the host.
func (s *search) inTarget(i int, key []byte) bool {
	p := s.l.at(s.list[i].From)
	ahead := s.form[p.from:s.list[i].From]
	if strings.HasPrefix(s.gap(i), "@") || strings.HasPrefix(ahead, "mailto:") {
		return true
	}
	if common(key) {
		return false
	}
	_, path, ok := strings.Cut(ahead, "://")
	return ok && strings.ContainsAny(path, "/?#")
}

// verbs are what a person does in a notat.
var verbs = keySet(`roste roser sagde siger fortalte fortaeller mente mener oplyste oplyser spurgte spoerger fremhaevede fremhaever takkede takker oenskede oensker foreslog foreslaar
	deltog deltager svarede svarer skrev skriver lavede laver sendte sender indledte indleder indkaldte indkalder inviterede inviterer arrangerede arrangerer vurderede vurderer understregede understreger bemaerkede bemaerker tilfoejede tilfoejer naevnte naevner supplerede supplerer bad beder oplever oplevede
	udtrykte udtrykker forklarede forklarer beskrev beskriver praesenterede anbefalede kritiserede gjorde henviste synes syntes haaber`)

// acts reports whether a word is what a person does, and a thing does not.
func (s *search) acts(i int) bool {
	if i >= len(s.list) || s.gap(i-1) != " " {
		return false
	}
	if hadDone[s.word(i)] && i+1 < len(s.list) && s.gap(i) == " " {
		return doneKeys[string(s.key(i+1))]
	}
	return verbs[string(s.key(i))]
}

// What a person has done: "Bo har meldt sig".
var (
	hadDone  = map[string]bool{"har": true, "havde": true}
	doneKeys = keySet("meldt lovet talt foreslaaet spurgt oensket sagt fortalt skrevet sendt paataget overtaget proevet afproevet undersoegt bedt inviteret kontaktet deltaget fremlagt svaret orienteret")
)
