package kontrol

import (
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// everybody and butFew are words that say of how many something holds, without a number.
var (
	everybody = pattern.New(`(?i)(?:^|[^\pL])((?:alle|samtlige|begge|ingen|hele (?:holdet|klassen|gruppen|årgangen))(?: de| af| vores| skolens)*(?: (\pL+))?(?: (\pL+))?)`)
	butFew    = pattern.New(`(?i)(?:^|[^\pL])((?:(?:alle )?(?:på ?nær|undtagen|undtaget|bortset fra|fraregnet|minus) (?:en|én|et|ét|to|tre|ham|hende|drengen|pigen|eleven)|et par(?: af)?|(?:kun )?(?:en|én|et|ét) enkelt|(?:en|én) (?:ud )?af(?: de)?|(?:har|havde|mistede|mangler) (?:kun |blot )?(?:en|én)|(?:den|holdets|klassens|årgangens|skolens|gruppens) (?:ene|sidste|eneste|første|anden|tredje|fjerde|femte)|de (?:to|få|sidste)|(?:to|tre|fire)mands\pL*|der (?:er|var) (?:en|én)(?:, som|, der)|kun (?:drengen|pigen|eleven|barnet|han|hun)|de (?:tos|fires)|vores (?:ene|eneste)|bort fra (?:en|én)|kvartetten|(?:en|vores) (?:lille )?(?:trio|duo|kvartet)|trioen|duoen|kvintetten|firkløveret|trekløveret|en (?:lille )?håndfuld|hver (?:elev|dreng|pige) (?:vejer|tæller|udgør|svarer)|en kvart|tre ?kvart|tre ?fjerdedele?s?)(?:,? (\pL+))?(?: (\pL+))?)(?:[^\pL]|$)`)
)

// theOneTold finds one pupil told of as known, where the sentence tells how it went: "pigen
// må til reeksamen".
func theOneTold(form string) (out []span) {
	if !knownBegin.begin(laesning.Lower(form)) {
		return nil
	}
	for _, m := range known.FindAllStringSubmatchIndex(form, maxFindings) {
		who := laesning.Lower(form[m[2]:m[3]])
		if s := sentence(form, m[2]); who == "drengen" || who == "pigen" || outcome.MatchString(s) || strings.Contains(s, "eksamen") || strings.Contains(s, " fik ") {
			out = append(out, span{m[2], m[3]})
		}
	}
	return out
}

var known = pattern.New(`(?i)(?:^|[^\pL])(eleven|drengen|pigen|barnet|ham|hende|den (?:\pL+ )?(?:elev|dreng|pige|prøvetager|kursist|unge)|elev [a-f]|det barn|han|hun|den (?:dygtigste|bedste|stærkeste|svageste|dårligste))(?:[^\pL]|$)`)

// aloneOne matches one told of without a word for who: "En blev syg", "en af dem må gå op igen".
var aloneOne = pattern.New(`(?i)(?:^|[.!?,] |og |kun |blot |bare )(en|én) (?:på|i lære|til efterskole|er|var|blev|fik|kom|gik|bestod|består|dumpede|dumper|nåede|klarede|mangler|manglede|måtte|må|skal|trak|faldt|røg|udeblev|af dem|af disse|\pL{3,}ede|\pL*(?:meld|begynd|mød|glem|send|tab|vend|rejs|kend)te|afbrød|opgav|forlod|havde|kunne|ville|slap|sad|stod|løb|har|får|ligger|fritaget|sygemeldt|fraværende|udeblevet|ubestået|ikke-bestået|(?:\pL+ )?(?:dumpede|dumper|udeblev|bestod ikke|består ikke|bestod heller ikke))(?:[^\pL]|$)`)

// exceptWords say that all but so many are meant, or so many as play together.
var exceptWords = openingsOf("kun dreng", "kun pige", "kun elev", "kun barn", "kun han", "kun hun", "nær", "undtag", "bortset", "fraregnet", "minus", "kvartet", "trio", "duo", "kvintet", "firkløver", "trekløver", "en håndfuld", "en lille håndfuld", "tomands", "tremands", "firemands")

// befalls begin what happens to one who is tested or counted.
var befalls = openingsOf("bestod", "bestå", "dumpe", "fritag", "mangle", "syg", "fraværende", "udebl", "klarede", "nåede", "blev", "opnåede", "gik ", "kom ", "fik ", "trak ", "trækker ", "tog ", "tager ", "faldt ", "røg ", "var syg", "var fra", "var ikke", "aflever", "erklære", "svarede", "svarer", "angiver", "angav ", "aflagde", "aflægger", "gennemfør", "fuldfør", "måtte ", "igennem ")

// befell reports whether a text goes on with what happened to somebody: "To fritaget".
func befell(after string) bool {
	after = strings.TrimLeft(laesning.Lower(after[:min(len(after), longestWord)]), " ") + " "
	for _, w := range befalls.here(after, 0) {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// quantifiers finds words for all, none, both and one of those who were counted, where
// what follows is people or what happened to them: "Begge elever bestod", "Ingen
// dumpede", "Alle på nær en".
func quantifiers(form string) (out []span) {
	lower := laesning.Lower(form)
	find := func(p *pattern.Pattern, o *openings) [][]int {
		if !o.begin(lower) {
			return nil
		}
		return p.FindAllStringSubmatchIndex(form, maxFindings)
	}
	for _, m := range find(everybody, allBegin) {
		if peopleOrCase(form, m) && !ofAllPupils(form, m) {
			out = append(out, span{m[2], m[3]})
		}
	}
	for _, m := range find(aloneOne, aloneBegin) {
		out = append(out, span{m[2], m[3]})
	}
	for _, m := range find(butFew, fewBegin) {
		words := laesning.Lower(form[m[2]:m[3]])
		if i := strings.Index(words, " af "); i > 0 && partOfOther.MatchString(laesning.Lower(form[m[2]+i:min(len(form), m[2]+i+longestWord)])) { // tre fjerdedele af timerne
			continue
		}
		sure := exceptWords.in(words) || slices.ContainsFunc(sureBegin, func(w string) bool { return strings.HasPrefix(words, w) })
		if sure || m[4] < 0 && strings.HasSuffix(words, " enkelt") || peopleOrCase(form, m) {
			out = append(out, span{m[2], m[3]})
		}
	}
	return out
}

// sureBegin begin what is of people, whatever follows.
var sureBegin = []string{"tre", "et par af dem", "de tos", "de fires", "hver ", "en kvart", "der "}

// What begins what everybody, aloneOne, butFew and known match, in lower case: most texts have
// none, and need no more than one pass.
var (
	allBegin   = openingsOf("alle", "samtlige", "begge", "ingen", "hele ")
	aloneBegin = openingsOf("en ", "én ")
	fewBegin   = openingsOf("på nær", "pånær", "undtag", "bortset", "fraregnet", "minus", "et par", "en enkelt", "én enkelt", "et enkelt", "ét enkelt", "en af", "én af", "et af", "ét af", "kun ", "de tos", "de fires", "vores en", "en trio", "en duo", "en kvartet", "en lille", "vores trio", "vores duo", "vores kvartet", "vores lille", "bort fra en", "bort fra én", "tre kvart", "trekvart", "har en", "har én", "har kun", "har blot", "havde", "mistede", "mangler",
		"den ", "de to", "de få", "de sidste", "tomands", "tremands", "firemands", "der er en", "der var en", "der er én", "der var én", "en ud af", "én ud af", "holdets", "klassens", "årgangens", "skolens", "gruppens", "kvartetten", "trioen", "duoen", "kvintetten", "firkløveret", "trekløveret", "hver ", "en kvart", "en håndfuld", "en lille håndfuld", "trefjerdedel", "tre fjerdedel")
	knownBegin = openingsOf("eleven", "elev ", "drengen", "pigen", "barnet", "den ", "det barn", "han", "hun", "ham", "hende")
)

// ofAllPupils reports whether "alle elever" says nothing of how it went for them: it is
// wished, or tells whom the result is about.
func ofAllPupils(form string, m []int) bool {
	if w := form[m[2]] | ' '; w != 'a' && w != 's' { // both, or none
		return false
	}
	first := m[4] >= 0 && !child(laesning.Lower(form[m[4]:m[5]])) && (m[6] < 0 || !child(laesning.Lower(form[m[6]:m[7]])))
	own := sentence(form, m[2])
	if aimed.MatchString(own) {
		return true
	}
	return !first && (wished.MatchString(own) || !wentSo.MatchString(own))
}

// wished matches the words of what is to come, or of whom something is about, and wentSo
// those of how it went.
var (
	aimed  = pattern.New(`(?:^|[^\pL])(?:målet|mål|ambitionen|håbet|ønsket|forventningen|vi (?:håber|ønsker|forventer|arbejder (?:for|på|hen imod)))(?: er| på)?(?: fortsat| stadig| nu)?,? at (?:alle|samtlige)`)
	wished = pattern.New(`(?:^|[^\pL])(?:skal|skulle|vil|bør|kan|må|mål|målet|målene|ønsk\pL*|håb\pL*|forvent\pL*|omfatter|dækker|gælder)(?:[^\pL]|$)`)
	wentSo = pattern.New(`(?:^|[^\pL])(?:best(?:od|ået|år)|dump\pL*|klar\pL*|(?:fik|får) (?:mindst|over|under|bestået|-?\d+|nul|to|fire|syv|ti|tolv|karakter\pL*|gode karakterer)|nåede|når|opnå\pL*|igennem|karakter\pL*|mindst|videre|(?:over|under) (?:middel|gennemsnit\pL*|lands\pL*|landet|niveau|02)|fritag\pL*|syge?|fravær\pL*|mødte|udebl\pL*|gennemfør\pL*|02)(?:[^\pL]|$)`)
)

// peopleOrCase reports whether one of the words that follow is one for people, or the
// first of them what happened to somebody: "en af dem bestod".
func peopleOrCase(form string, m []int) bool {
	for k := 4; k+1 < len(m); k += 2 {
		if m[k] < 0 {
			continue
		}
		w, first := laesning.Lower(form[m[k]:m[k+1]]), k == 4
		switch {
		case child(w), w == "stykker", givenOnce.MatchString(w), first && w == "ikke", first && (w == "der" || w == "som") && form[m[k]-2] == ',':
			return true
		case (first || standsForOne(laesning.Lower(form[m[4]:m[5]]))) && befell(form[m[k]:min(len(form), m[k]+longestWord)]):
			return true
		}
	}
	return false
}

// givenOnce matches what each of those who are tested has one of.
var givenOnce = pattern.New(`^(?:besvarelse|karakter|præstation|score|frafald|afbud|dispensation|fritagelse)(?:n|en|et)?$`)

// standsForOne reports whether a word stands for those who were told of, or says what was done with
// them: "en af de prøvede".
func standsForOne(w string) bool {
	return pronouns[w] || strings.HasSuffix(w, "ede") || strings.HasSuffix(w, "mødte")
}

// pronouns stand for those who were told of.
var pronouns = map[string]bool{"bedste": true, "dygtigste": true, "svageste": true, "første": true, "ældste": true, "yngste": true, "andre": true, "øvrige": true, "dem": true, "disse": true, "os": true, "jer": true}

// spoke are words that tell that two who are told of were there for the others.
var spoke = openingsOf("repræsentant", "viste rundt", "fremlagde", "fortalte", "interview", "elevråd", "formand", "makker", "med i samtalen")

// butSo are the numbers of those who are not meant: "alle på nær to".
var butSo = map[string]bool{"en": true, "et": true, "to": true, "tre": true, "fire": true, "1": true, "2": true, "3": true, "4": true}

// exceptKeys begin what says that so many are not meant.
var exceptKeys = keySet("naer paanaer fraset undtagen undtaget bortset undtagelse minus fraregnet")

// excepted gives the word that says how many pupils are not meant, after one of exceptKeys:
// "på nær to", "bortset fra tre", "med undtagelse af en"; 0 where nothing does.
func (t *checker) excepted(i int) int {
	s, to := t.tokens, i+1
	k := string(s.key(i))
	if k == "bortset" || k == "undtagelse" { // fra, af
		to++
	}
	if to >= len(s.list) || !butSo[string(s.key(to))] {
		return 0
	}
	if to+1 < len(s.list) && s.gap(to) == " " && child(laesning.Lower(s.word(to+1))) {
		return to
	}
	p := t.reading.at(s.list[i].From)
	all := sentence(p.tekst.Form, s.list[i].From-p.from)
	of := wholeOf.FindStringSubmatch(all)
	switch {
	case of != nil && talord.IsPeople(of[1]) && !child(of[1]) && !harmWords.begin(all): // alle lærere på nær to
		return 0
	case of != nil && (talord.IsThing(of[1]) || manyGroups.MatchString(of[1])): // alle klasser på nær to
		return 0
	case k == "naer" || k == "paanaer" || of != nil && (child(of[1]) || classLen(of[1]) > 0 || befell(of[1])) || pupilsTold.MatchString(all):
		return to
	}
	return 0
}

// manyGroups matches words for more than one class or school.
var manyGroups = pattern.New(`^(?:klasser|årgange|hold|skoler|afdelinger)(?:ne)?$`)

// wholeOf matches those of whom some are not meant, and pupilsTold words for pupils.
var (
	wholeOf    = pattern.New(`(?:^|[^\pL])(?:alle|samtlige|hele) (?:de |vores |skolens |i )*(\pL+|\d+\. ?\pL+)`)
	pupilsTold = pattern.New(`(?:^|[^\pL])(?:\pL*elever\pL*|børn\pL*|drenge\pL*|piger\pL*|\pL*klassen|årgang\pL*|holdet)(?:[^\pL]|$)`)
)

// oneAfter gives the word for a pupil that follows "eneste", one word between at most: "eneste
// døve elev"; 0 where none does.
func (t *checker) oneAfter(i int) int {
	s := t.tokens
	for k := i + 1; k < len(s.list) && k <= i+2 && s.gap(k-1) == " "; k++ {
		if child(laesning.Lower(s.word(k))) {
			return k
		}
	}
	return 0
}

// onlyThere reports whether "den eneste" is said of one of a class without a word for who: "hun er
// den eneste i 5. b uden pas".
func (t *checker) onlyThere(i int) bool {
	s := t.tokens
	if i+2 >= len(s.list) || s.gap(i) != " " {
		return false
	}
	switch s.word(i + 1) {
	case "i", "på", "fra":
		rest := s.form[s.list[i+2].From:]
		return classLen(rest) > 0 || ownGroup.MatchString(rest)
	}
	return false
}

// befellOne reports whether the sentence of a word tells of what has befallen one.
func (t *checker) befellOne(i int) bool {
	at := t.tokens.list[i].From
	p := t.reading.at(at)
	return befallsOne(sentence(p.tekst.Form, at-p.from))
}

// pairTold finds those told of as both or a couple, and as all but one.
func (t *checker) pairTold() (out []hit) {
	s := t.tokens
	is := func(i int, key string) bool { return i >= 0 && i < len(s.list) && string(s.key(i)) == key }
	people := func(i int) bool {
		for is(i, "af") || is(i, "de") {
			i++
		}
		return i < len(s.list) && s.gap(i-1) == " " && child(laesning.Lower(s.word(i)))
	}
	for i := range s.list {
		if !s.is(i, ofPair) {
			continue
		}
		from, to := i, i
		switch k := s.key(i); {
		case string(k) == "begge" && people(i+1):
			to = i + 1
		case string(k) == "par" && is(i-1, "et") && (people(i+1) || is(i+1, "stykker")):
			from, to = i-1, i+1
		case string(k) == "haandfuld" && is(i-1, "en") && people(i+1):
			from, to = i-1, i+1
		case (string(k) == "soeskendepar" || string(k) == "tvillingepar") && is(i-1, "et"):
			from = i - 1
		case exceptKeys[string(k)]:
			if to = t.excepted(i); to == 0 {
				continue
			}
		case string(k) == "eneste" && s.starts(i) && i+1 < len(s.list) && s.gap(i) == " " && t.oneAfter(i) > 0 && t.befellOne(i): // Eneste elev med kørestol
			from, to = i, t.oneAfter(i)
		case string(k) == "eneste" && i > 0 && is(i-1, "den") && t.onlyThere(i):
			from, to = i-1, i
		case (string(k) == "ene" || string(k) == "eneste") && (is(i-1, "den") || is(i-1, "det") || is(i-1, "vores") || i > 0 && genitive(s, i-1)) && i+1 < len(s.list) && s.gap(i) == " " && t.oneAfter(i) > 0 && (t.befellOne(i) || (is(i-1, "vores") || genitive(s, i-1)) && string(k) == "eneste"):
			from, to = i-1, t.oneAfter(i)
		default:
			continue
		}
		a, b := s.list[from].From, s.list[to].To
		p := t.reading.at(a)
		if in := around(t.Reduced, p.at); in.blok != nil && in.resultat == nil && !p.target && len(out) < maxFindings {
			if own := sentence(p.tekst.Form, a-p.from); spoke.begin(own) || (deedWords.begin(own) || habitWords.begin(own) || partingWords.begin(own)) && !conditions.begin(own) {
				continue
			}
			out = append(out, hit{found: t.reading.found(a, b), at: p.at})
		}
	}
	return out
}

// child reports whether a word in lower case means those who are taught; those who teach them
// are none: børnehaveklasseledere.
func child(w string) bool {
	return talord.IsPeople(w) && slices.ContainsFunc(childWords, func(c string) bool { return strings.Contains(w, c) }) && !teaches(w)
}

// teaches reports whether a word ends in one for those who teach or are grown up.
func teaches(w string) bool {
	return slices.ContainsFunc(teacherEndings, func(e string) bool {
		stem, ok := strings.CutSuffix(w, e)
		return ok && slices.ContainsFunc(teachers, func(x string) bool { return strings.HasSuffix(stem, x) })
	})
}

var (
	teachers       = []string{"leder", "lærer", "pædagog", "konsulent", "assistent", "medarbejder", "forælder", "forældre", "vikar"}
	teacherEndings = []string{"", "e", "en", "ne", "ene", "erne", "r", "er", "n", "s"}
)
