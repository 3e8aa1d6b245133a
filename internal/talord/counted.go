package talord

import (
	"math/bits"
	"slices"
	"strings"
)

// percent reports whether what stands at a token says that the number before it
// is a share of a hundred.
func (r *reader) percent(i int) bool {
	if r.is(i, "-") {
		i++
	}
	switch r.word(i) {
	case "procent", "pct", "procenten", "procenter", "promille", "promillen":
		return true
	}
	return r.is(i, "%") || r.is(i, "‰")
}

// thousandths reports whether that share is of a thousand.
func (r *reader) thousandths(i int) bool {
	if r.is(i, "-") {
		i++
	}
	return r.is(i, "‰") || strings.HasPrefix(r.word(i), "promille")
}

// peopleWords are the words for people, and for what is about one of them each, without
// their endings.
var peopleWords = []string{"elev", "barn", "børn", "dreng", "pige", "ung", "person", "lærer", "medarbejder", "pædagog", "ansat", "medhjælper", "forælder", "forældre", "forældrepar", "læser", "deltager", "testtager", "respondent", "vejleder", "vikar", "konsulent", "assistent", "voksen", "voksne", "dimittend", "eksaminand", "prøvetager", "teenager", "skolestarter", "skolebegynder", "kollega", "kolleger", "leder", "pedel", "pedell", "sekretær", "mor", "mødre", "far", "fædre", "kursist", "studerende", "tvilling", "pers", "underretning", "anbringelse", "bortvisning", "magtanvendelse", "fritagelse", "muslim", "ukrainer", "syrer", "flygtning", "indvandrer"}

// peopleEndings are what may follow one of them, or a word that ends in one.
var peopleEndings = []string{"", "e", "en", "et", "er", "ere", "erne", "ene", "ne", "r", "te", "s", "ernes", "enes", "nes", "rne", "rnes", "n", "ns"}

// peopleEnds are the last three bytes of all words that mean people: most words have others.
var peopleEnds = endsOf(peopleWords, peopleEndings)

// ends are the last three bytes of words with an ending, with a bit for each of the endings
// that words end in so.
type ends map[[3]byte]uint32

// endsOf gives those of words with any of some endings, 32 at most.
func endsOf(words, endings []string) ends {
	m := ends{}
	for _, p := range words {
		for i, end := range endings {
			w := p + end
			m[[3]byte([]byte(w[len(w)-3:]))] |= 1 << i
		}
	}
	return m
}

// of gives the endings that a word may have.
func (m ends) of(w string) uint32 {
	n := len(w)
	if n < 3 {
		return 0
	}
	return m[[3]byte{w[n-3], w[n-2], w[n-1]}]
}

// IsPeople reports whether a word means people: elev, eleverne, dansklærere.
func IsPeople(w string) bool {
	for may := peopleEnds.of(w); may != 0; may &= may - 1 {
		stem, ok := strings.CutSuffix(w, peopleEndings[bits.TrailingZeros32(may)])
		if !ok || stem == "" {
			continue
		}
		for _, p := range peopleByEnd[stem[len(stem)-1]] {
			if strings.HasSuffix(stem, p) && (len(stem) == len(p) || !slices.Contains(aloneOnly, p)) {
				return true
			}
		}
	}
	return false
}

// aloneOnly are those of peopleWords in which other words end: tvivlsom words end in ung.
var aloneOnly = []string{"ung", "barn", "person", "pers", "mor", "far"}

// peopleByEnd are peopleWords by their last byte.
var peopleByEnd = byEnd(peopleWords)

// byEnd gives words by their last byte.
func byEnd(words []string) (m [256][]string) {
	for _, w := range words {
		m[w[len(w)-1]] = append(m[w[len(w)-1]], w)
	}
	return m
}

// byBegin gives words by their first byte.
func byBegin(words []string) (m [256][]string) {
	for _, w := range words {
		m[w[0]] = append(m[w[0]], w)
	}
	return m
}

// notCounted are words between a number and what it counts after which nothing is
// counted: "to timer med elever".
var notCounted = map[string]bool{"med": true, "til": true, "for": true, "fra": true, "som": true, "der": true, "når": true, "hvis": true, "at": true, "om": true, "i": true, "på": true, "og": true, "ved": true, "hos": true, "er": true, "har": true, "bliver": true, "viser": true, "pr": true, "per": true, "blev": true, "var": true, "havde": true, "fik": true, "får": true, "går": true, "gik": true, "kom": true, "skal": true, "kan": true}

// people gives the word for people that a number before token i counts: "elever"
// in "3 elever", "tre af eleverne", "to nye svage læsere".
func (r *reader) people(i int) string {
	const reach = 4                     // words: "to af de nye svage læsere"
	far := i + 2*reach                  // tokens that are passed over count too
	if r.is(i, "(") && r.is(i+2, ")") { // 4 (fire) elever
		i += 3
	}
	if w := r.word(i + 1); r.tight(i, '-') && w != "" && cardinals[w] == 0 && !IsPeople(w) { // én-samtaler med elever
		return ""
	}
	for n := range reach {
		for i < far && (r.isDigits(i+n) && r.t[i+n].space || r.tight(i+n, '.') || r.tight(i+n, '-')) { // to 9.-klasseelever
			if r.tight(i+n, '.') && !r.tight(i+n+1, '-') {
				return ""
			}
			i++
		}
		w := r.word(i + n)
		if w == "stk" && r.tight(i+n+1, '.') {
			i++
			continue
		}
		if w == "" || notCounted[w] {
			return ""
		}
		if IsPeople(w) {
			if r.tight(i+n+1, '-') { // pige- og drengehold
				return ""
			}
			return w
		}
	}
	return ""
}

// thingWords begin what is no person and may be counted without telling of any.
var thingWords = []string{"fag", "profilområde", "område", "delområde", "prøve", "test", "deltest", "delprøve", "spor", "skole", "indsats",
	"testsystem", "system", "møde", "forløb", "mål", "afsnit", "afdeling", "fase", "niveau", "samtale", "rapport", "workshop", "kursus", "kurser", "aktivitet", "måling", "undersøgelse", "trin",
	"type", "slags", "dele", "grunde", "årsag", "ting", "emne", "tema", "kilde", "team", "konference", "besøg", "plan", "initiativ", "redskab", "strategi", "disciplin", "genre", "opgave", "øvelse", "spørgsmål", "tilgang", "aftale", "dimension", "delmål", "omgang", "materiale", "pejlemærke", "kategori", "kompetenceområde", "runde", "kampagne", "periode", "dag", "skema", "lokale", "projekt", "bog", "bøger", "tekst", "film", "tur", "børnehave", "vuggestue", "dagtilbud", "børnehus", "institution", "punkt", "numre", "oplæg", "digte", "sange", "computer"}

// groupWords begin what is more than one pupil: in words they are spoken of ("i én
// klasse, ikke i de to andre"), in digits they are counted ("3 klasser").
var groupWords = []string{"klasse", "årgang", "hold", "skole"}

// restWords stand for what was counted before.
var restWords = []string{"andre", "øvrige", "resterende", "anden", "andet"}

// spanWords begin what is a time or a number of times.
var spanWords = []string{"år", "årene", "skoleår", "halvår", "kvartal", "måned", "uge", "dag", "time", "minut", "min", "lektion", "gang", "sekund", "modul"}

// spanCues tell, before or after, that a time is how long or how often, and no result.
var spanCuesBefore = []string{"om", "efter", "inden", "i", "hver", "hvert", "seneste", "sidste", "næste", "kommende", "foregående", "gennem", "for", "mindst", "på", "de", "over", "første", "varer", "varede", "løbet", "tager", "tog", "bruger", "brugte"}
var spanCuesAfter = []string{"i", "om", "ad", "siden", "hver", "hvert", "ugentlig", "ugentligt", "dagligt", "daglig", "årligt", "årlig", "tidligere", "med", "pr", "per", "månedligt", "efter"}

// lessonWords begin times that nobody's result is told in.
var lessonWords = []string{"gang", "minut", "sekund", "lektion", "modul"}

// behind tells that a time is how far somebody is from where others are.
var behind = []string{"bagud", "bagefter", "foran", "forud", "forsinket", "yngre", "ældre", "under", "over", "længere"}

// isTime reports whether a word is a time.
func isTime(w string) bool { return begins(w, spanWords, 4) && !strings.HasPrefix(w, "årgang") }

// isOften reports whether a word after "hver anden" tells that this is how often.
func isOften(w string) bool { return isTime(w) || strings.HasSuffix(w, "dag") }

// begins reports whether a word is one of a list, with an ending of so many bytes at most.
func begins(w string, list []string, ending int) bool {
	return w != "" && slices.ContainsFunc(list, func(x string) bool { return x[0] == w[0] && strings.HasPrefix(w, x) && len(w)-len(x) <= ending })
}

// rankWords stand before the place that a school has among others.
var rankWords = []string{"plads", "pladsen", "placering", "placeret", "nummer", "nr"}

// ranks reports whether one of rankWords stands before a token.
func (r *reader) ranks(i int) bool {
	if r.tight(i-1, '.') {
		i--
	}
	return slices.Contains(rankWords, r.word(i-1))
}

// thingEndings are what may follow one of thingWords at the end of a compound.
var thingEndings = []string{"", "e", "en", "et", "er", "r", "ene", "erne", "ne", "rne"}

// isNotion reports whether a word is made of a verb or of what something is like, and is nothing
// that befalls one: forklaringer, muligheder.
func isNotion(w string) bool {
	return slices.ContainsFunc(notionEndings, func(e string) bool { return strings.HasSuffix(w, e) }) &&
		!slices.ContainsFunc(befallings, func(b string) bool { return strings.Contains(w, b) })
}

var (
	notionEndings = []string{"ninger", "eringer", "aringer", "dringer", "heder", "tioner", "iteter"}
	befallings    = []string{"henvis", "visit", "udskriv", "indskriv", "udmeld", "afsked", "afvis", "domfæld", "nyheder"}
)

// thingsByBegin and thingsByEnd are thingWords by their first byte and their last, thingEnds what
// words end in that end in one.
var (
	thingsByBegin = byBegin(thingWords)
	thingsByEnd   = byEnd(thingWords)
	thingEnds     = endsOf(thingWords, thingEndings)
)

// IsThing reports whether a word is one of thingWords, or a compound that ends in one:
// terminsprøver, læseområder.
func IsThing(w string) bool {
	if w == "" || begins(w, thingsByBegin[w[0]], 4) || isNotion(w) {
		return w != ""
	}
	for may := thingEnds.of(w); may != 0; may &= may - 1 {
		if stem, ok := strings.CutSuffix(w, thingEndings[bits.TrailingZeros32(may)]); ok && stem != "" && slices.ContainsFunc(thingsByEnd[stem[len(stem)-1]], func(x string) bool { return strings.HasSuffix(stem, x) }) {
			return true
		}
	}
	return false
}

// counted gives the kind of a number by what follows it: things and times may be
// counted, people and what is not named may not.
func (r *reader) counted(i, end int, n *Number) Kind {
	if m := len(r.out); m > 0 && r.out[m-1].Kind == Things && slices.Contains(restWords, r.word(end)) {
		return Things
	}
	const manyThings = 30                                // nobody has more classes, subjects or tests; it is another number then
	if (n.Of > 0 || r.is(end, "blandt")) && r.ranks(i) { // plads 7 af kommunens 9 skoler
		return Value
	}
	reach := 3 // words: "tre af fire klasser", but not "ni ud af ti nåede niveauet"
	if n.Of > 0 {
		reach = 1
	}
	if n.Of > 0 && begins(r.word(end), []string{"opgave", "spørgsmål"}, 4) { // 17 af 25 opgaver is a score
		return Value
	}
	within := false // "fire i årgangen" are not four years
	for j := end; j < end+reach; j++ {
		w := r.word(j)
		within = within || w == "i"
		if w == "" || IsPeople(w) || strings.HasPrefix(w, "børnefaglig") || j > end && (w == "et" || w == "en") || notCounted[w] && w != "i" {
			return Value
		}
		if isTime(w) && !(within && (r.word(end) == "ord" || w == "min")) { // 120 ord i minuttet is how fast somebody reads
			return r.span(i, j)
		}
		if len(w) > 4 && (strings.HasSuffix(w, "ens") || strings.HasSuffix(w, "ets")) {
			reach, end = max(reach, 2), end+1 // of the school: what is counted follows
			continue
		}
		if n.Value <= manyThings && (IsThing(w) || r.t[i].kind == letters && !within && begins(w, groupWords, 4)) {
			return Things
		}
	}
	return Value
}

// span tells of a number before a time (token j) whether it is how long or how
// often, or a result: "to år bagud".
func (r *reader) span(i, j int) Kind {
	next := r.word(j + 1)
	for k := i + 1; k < j; k++ { // fire ugentlige lektioner
		if w := r.word(k); strings.HasPrefix(w, "ugentlig") || strings.HasPrefix(w, "daglig") || strings.HasPrefix(w, "årlig") || strings.HasPrefix(w, "månedlig") || strings.HasPrefix(w, "ekstra") {
			return Span
		}
	}
	if slices.Contains(behind, next) && !(next == "under" && r.word(j+2) == "ét") { // together: tre år under ét
		return Value
	}
	if w := r.word(j); len(w) >= len("års") && strings.HasSuffix(w, "s") && next != "" { // fire ugers træning
		return Span
	}
	if slices.Contains(spanCuesAfter, next) || begins(r.word(j), lessonWords, 4) || r.word(j) == "min" {
		return Span
	}
	for k := i - 1; k >= max(0, i-2); k-- {
		if slices.Contains(spanCuesBefore, r.word(k)) {
			return Span
		}
	}
	return Value
}
