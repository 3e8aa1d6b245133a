package smaatal

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// kind is what a unit says of a value.
type kind int

const (
	measure kind = iota // points, days, a grade: no number of people
	count               // the value is itself a number of people, or of what happened to people
	share               // a value of a hundred
)

// people are the words of units that count people, and things that happen to one
// person at a time. They match at the end of a compound ("tosprogede skoleelever").
const people = `elev(?:er|en|erne)?|børn|børnene|barn(?:et)?|dreng(?:e|en|ene)?|pige(?:r|n|rne)?|lærer(?:e|en|ne)?|pædagog(?:er|en|erne)?|medhjælper(?:e|ne)?` +
	`|medarbejder(?:e|en|ne)?|ansat(?:te)?|personer?|personerne|forælder|forældre(?:ne)?|mødre|fædre|familier?|familierne|kvinder?|mænd|leder(?:e|en|ne)?|vikar(?:er)?` +
	`|deltager(?:e|ne)?|medlem(?:mer|merne)?|kursist(?:er)?|borger(?:e)?|søskende|besvarelser?|respondent(?:er)?|stilling(?:er)?|årsværk` +
	`|underretning(?:er|erne)?|klager?|henvisning(?:er)?|indstilling(?:er)?|visitation(?:er)?|sager?|anmeldelser?|bortvisning(?:er)?|udmeldelser?|indmeldelser?|skoleskift` +
	`|dispensation(?:er)?|fritagelser?|sygemelding(?:er)?|opsigelser?|fratrædelser?|afskedigelser?|magtanvendelser?|krænkelser?|hændelser?|episoder?|ulykker|skader`

var (
	peopleWord = regexp.MustCompile(`(?:` + people + `)$`)
	wholeWord  = regexp.MustCompile(`^(?:pers|prs|unge|svar|ordblinde|tosprogede|flersprogede|nyankomne|studerende|fuldtidsansatte|mand)$`)
	// participle is what happened to people, and stands for them: anbragte, sygemeldte.
	participle = regexp.MustCompile(`(?:[^aeiouyæøå]te|ede|ende)$`)
	// others are words for people that are no ending of another word.
	others  = regexp.MustCompile(`^(?:flygtninge?|hoved(?:er)?|plads(?:er)?|students?|pupils?|children|kids|people|persons?|teachers?|parents?|indskrevne|voksne|udeblevne|frafaldne|fritagne|fraværende|indvandrere?|efterkommere?|beboere?|ledige|syge|tilfælde|døde)$`)
	percent = regexp.MustCompile(`^(?:%|pct|procent|procentdel|procentandel|procenten)$`)
)

// noCount are words beside which a word for people counts none: "kr. pr. elev".
var noCount = []string{"pr", "per", "dage", "timer", "lektioner", "minutter", "uger", "år", "kr", "kroner", "point", "procentpoint", "gennemsnit", "snit", "gns"}

// harmless are the units of what is no person, whatever the measurement is called.
var harmless = []string{"klasser", "klasse", "spor", "hold", "skoler", "lokaler", "bøger", "computere", "tablets", "møder", "samtaler", "besøg", "kurser", "fag", "forløb", "projekter", "arrangementer", "indsatser", "aftaler",
	"dag", "dage", "time", "timer", "lektioner", "lektion", "minutter", "uger", "uge", "måneder", "år", "gange", "gang", "kr", "kroner", "mio", "tkr", "point", "procentpoint", "karakter", "karakterer", "gennemsnit", "snit", "gns", "skala", "indeks",
	"m2", "kvm", "km", "kg", "meter", "sider", "trin"}

// generic are the words of a unit that tell no group of people from another.
var generic = []string{"elev", "elever", "eleverne", "børn", "børnene", "personer", "person", "pers", "prs", "antal", "stk", "af", "i", "på", "og", "med", "de", "alle", "den", "det"}

// Units are the words by which a unit counts people, for the documentation:
// those most in use.
func Units() []string {
	return []string{"antal", "elever", "børn", "drenge", "piger", "medarbejdere", "lærere", "personer", "pers.", "forældre", "underretninger", "klager"}
}

// CountsPeople reports whether a unit counts people, by word and abbreviation. more
// are further words that count.
func CountsPeople(unit string, more []string) bool {
	k, _ := enhed(unit, more)
	return k == count
}

// IsShare reports whether a unit is a share of a hundred.
func IsShare(unit string) bool {
	k, _ := enhed(unit, nil)
	return k == share
}

// enhed reads a unit, by word and abbreviation. who is what tells its people from
// others: "drenge", "9 klasse", or nothing. more are further words that count.
func enhed(s string, more []string) (k kind, who string) {
	s = folded(s)
	ws := words(s)
	if slices.ContainsFunc(ws, percent.MatchString) {
		if strings.Contains(s, "point") {
			return measure, ""
		}
		k = share
	} else if slices.Contains(more, s) || counts(ws, more) {
		k = count
	}
	var rest []string
	for _, w := range ws {
		if !slices.Contains(generic, w) && !percent.MatchString(w) {
			rest = append(rest, stem(w))
		}
	}
	return k, strings.Join(rest, " ")
}

// counts reports whether words count people: one of them is a word for people
// and none makes a mean of it, or they say nothing but "antal".
func counts(ws, more []string) bool {
	if slices.Contains(ws, "antal") && len(withoutTotal(ws)) == 1 {
		return true
	}
	if slices.ContainsFunc(ws, func(w string) bool { return slices.Contains(noCount, w) }) {
		return false
	}
	return slices.ContainsFunc(ws, func(w string) bool {
		return peopleWord.MatchString(w) || wholeWord.MatchString(w) || others.MatchString(w) || len(ws) == 1 && participle.MatchString(w) || slices.Contains(more, w)
	})
}

// anyCount reports whether a value counts people by the name of its measurement though
// its unit does not say so: "Elever uden prøve", 3 stk. What is measured otherwise is
// told by its unit.
func anyCount(maaling, unit, v string) bool {
	return !slices.ContainsFunc(words(folded(unit)), func(w string) bool { return slices.Contains(harmless, w) }) && namesCount(maaling, v)
}

// namesCount reports whether a measurement without a unit counts people by its
// name: "Antal elever i 9. klasse", "Ordblinde elever". The value must be whole: a
// mean on a scale is none.
func namesCount(maaling string, v string) bool {
	if v == "" || strings.ContainsAny(v, ".-") {
		return false
	}
	ws := words(folded(maaling))
	if len(ws) == 0 || !counts(ws, nil) {
		return false
	}
	first := ws[:min(len(ws), 2)] // "Ordblinde elever", not "Trivsel blandt elever"
	return ws[0] == "antal" || counts(first[:1], nil) || len(first) == 2 && counts(first[1:], nil) && strings.HasSuffix(first[0], "e")
}

// stem takes the definite form off: "drengene" and "drenge" are the same.
func stem(w string) string {
	for _, end := range []string{"ene", "erne", "ne"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 3 {
			return strings.TrimRight(s, "er")
		}
	}
	if len(w) > 4 {
		return strings.TrimRight(w, "er")
	}
	return w
}

// words gives the words, numbers and the sign % of a folded text.
func words(s string) []string {
	s = strings.ReplaceAll(s, "%", " % ")
	return strings.FieldsFunc(s, func(r rune) bool { return r != '%' && !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// totals are the words by which a name says that it means all.
var totals = []string{"i alt", "ialt", "samlet", "samlede", "total", "totalt", "alle", "hele skolen", "sum", "tilsammen"}

// withoutTotal drops what says that a name means all.
func withoutTotal(ws []string) []string {
	s := " " + strings.Join(ws, " ") + " "
	for _, t := range totals {
		s = strings.ReplaceAll(s, " "+t+" ", " ")
	}
	return strings.Fields(s)
}

// name gives a name in the form in which it is compared.
func name(s string) string { return strings.Join(withoutTotal(words(folded(s))), " ") }

// folded gives words in lower case, with single spaces and without the signs
// that nobody sees.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
