package smaatal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/pattern"
)

// kind is what a unit says of a value.
type kind int

const (
	measure kind = iota // points, days, a grade: no number of people
	count               // the value is itself a number of people, or of what happened to people
	share               // a value of a hundred
)

// people are the words of units that count people, and things that happen to one
// person at a time. They also end compounds ("skoleelever").
var people = wordset(`
	elev elever eleven eleverne børn børnene barn barnet dreng drenge drengen drengene pige piger pigen pigerne lærer lærere læreren lærerne pædagog
	pædagoger pædagogen pædagogerne medhjælper medhjælpere medhjælperne medarbejder medarbejdere medarbejderen medarbejderne ansat ansatte
	personer personerne forælder forældre forældrene mødre fædre familie familier familierne kvinde kvinder mænd leder ledere lederen lederne vikar
	vikarer deltager deltagere deltagerne medlem medlemmer medlemmerne kursist kursister borger borgere søskende besvarelse besvarelser respondent
	respondenter stilling stillinger årsværk underretning underretninger underretningerne klage klager henvisning henvisninger indstilling indstillinger
	visitation visitationer sager anmeldelse anmeldelser bortvisning bortvisninger udmeldelse udmeldelser indmeldelse indmeldelser skoleskift
	dispensation dispensationer fritagelse fritagelser sygemelding sygemeldinger opsigelse opsigelser fratrædelse fratrædelser afskedigelse afskedigelser
	magtanvendelse magtanvendelser krænkelse krænkelser hændelse hændelser episode episoder ulykker skader`)

// others are words for people that are no ending of another word.
var others = wordset(`
	pers prs unge svar ordblinde tosprogede flersprogede nyankomne studerende fuldtidsansatte mand flygtning flygtninge hoved hoveder plads pladser
	student students pupil pupils children kids people person persons teacher teachers parent parents indskrevne voksne udeblevne frafaldne fritagne
	fraværende indvandrer indvandrere efterkommer efterkommere beboer beboere ledige syge tilfælde døde`)

// percent are the words and signs for a hundredth, thousandths those for a thousandth.
var (
	percent     = wordset(`% pct procent procentdel procentandel procenten ‰ promille promillen`)
	thousandths = wordset(`‰ promille promillen`)
)

func wordset(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// endsInPeople reports whether a word is a word for people or ends in one.
func endsInPeople(w string) bool {
	for i := range w {
		if people[w[i:]] {
			return true
		}
	}
	return false
}

// isParticiple reports whether a word says what happened to people, and stands for
// them: anbragte, sygemeldte.
func isParticiple(w string) bool {
	if strings.HasSuffix(w, "ede") || strings.HasSuffix(w, "ende") {
		return true
	}
	stem, ok := strings.CutSuffix(w, "te")
	r, _ := utf8.DecodeLastRuneInString(stem)
	return ok && stem != "" && !strings.ContainsRune("aeiouyæøå", r)
}

var (
	// wholeName are names of how many pupils there are, that need no word for them.
	wholeName = pattern.New(`^(?:(?:samle[dt]e? |hele )?(?:elevtal|elevtallet|børnetal|børnetallet|elevgrundlag|elevgrundlaget|klassestørrelse|årgangsstørrelse)\b|(?:hele )?(?:[0-9]{1,2} )?årgang(?:en)?(?: i alt)?$|årgangens (?:størrelse|elevtal)$|elever(?: i alt)?$|alle elever$|afgangselever(?: i alt)?$)`)
	// outcomes begin names of how it went for pupils, that need no word for them either, as does withOrWithout.
	outcomes      = strings.Fields("bestået beståede fritaget fritagne dumpet dumpede udeblevet udeblevne henvist anbragt udmeldt indmeldt visiteret sygemeldt bortvist indstillet")
	withOrWithout = pattern.New(`^(?:med|uden) (?:fuld |fuldført |afsluttet |afsluttende )?(?:prøver?|afgangsprøver?|eksamen|støtte|diagnose|specialundervisning|afgangseksamen)$`)
	// pupils begin names of some of them.
	pupils = strings.Fields("elever afgangselever drenge piger")
	// ofWhole are units that say of whom a share is, though not how many they are.
	ofWhole = pattern.New(`\baf (?:alle |hele |skolens |de |årgangens |klassens )*(?:[0-9]{1,2} )?(?:årgang(?:en)?|klassen?|elever(?:ne)?|afgangselever(?:ne)?|børn(?:ene)?)\b`)
)

// namesOutcome reports whether a name says how it went for pupils.
func namesOutcome(name string) bool {
	return startsWith(strings.TrimPrefix(strings.TrimPrefix(name, "antal "), "ikke "), outcomes) || withOrWithout.MatchString(name)
}

// namesPupils reports whether a name is of some pupils.
func namesPupils(name string) bool { return startsWith(strings.TrimPrefix(name, "antal "), pupils) }

// startsWith reports whether a name begins with one of some words.
func startsWith(name string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		rest, ok := strings.CutPrefix(name, w)
		return ok && (rest == "" || !isASCIIWord(rest[0]))
	})
}

func isASCIIWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_'
}

// inBrackets tells more of those who are counted, in words of another kind: "børn (0-6 år)".
var inBrackets = pattern.New(`\([^()]*\)`)

// noCount are words beside which a word for people counts none: "kr. pr. elev".
var noCount = []string{"pr", "per", "dage", "timer", "lektioner", "minutter", "uger", "år", "kr", "kroner", "point", "procentpoint", "gennemsnit", "snit", "gns"}

// harmless are the units of what is no person, whatever the measurement is called.
var harmless = []string{"klasser", "klasse", "spor", "hold", "skoler", "lokaler", "bøger", "computere", "tablets", "møder", "samtaler", "besøg", "kurser", "fag", "forløb", "projekter", "arrangementer", "indsatser", "aftaler",
	"dag", "dage", "time", "timer", "lektioner", "lektion", "minutter", "uger", "uge", "måneder", "år", "gange", "gang", "kr", "kroner", "mio", "tkr", "point", "procentpoint", "karakter", "karakterer", "gennemsnit", "snit", "gns", "skala", "indeks",
	"m2", "kvm", "km", "kg", "meter", "sider", "trin"}

// generic are the words of a unit that tell no group of people from another.
var generic = []string{"elev", "elever", "eleverne", "børn", "børnene", "personer", "person", "pers", "prs", "antal", "stk", "af", "i", "på", "og", "med", "de", "alle", "den", "det"}

// CountsPeople reports whether a unit counts people, by word and abbreviation. more
// are further words that count.
func CountsPeople(unit string, more []string) bool {
	k, _ := enhed(unit, more)
	return k == count
}

// IsThousandth reports whether a share is of a thousand: a tenth of its value is of a hundred.
func IsThousandth(unit string) bool {
	if strings.Trim(unit, " %") == "" { // as nearly every share
		return false
	}
	return slices.ContainsFunc(words(folded(unit)), func(w string) bool { return thousandths[w] })
}

// IsShare reports whether a unit is a share of a hundred or of a thousand.
func IsShare(unit string) bool {
	k, _ := enhed(unit, nil)
	return k == share
}

// enhed reads a unit, by word and abbreviation. who is what tells its people from
// others: "drenge", "9 klasse", or nothing. more are further words that count.
func enhed(s string, more []string) (k kind, who string) {
	s = folded(s)
	ws := words(s)
	if saysPercent(ws) {
		if strings.Contains(s, "point") {
			return measure, ""
		}
		k = share
	} else if slices.Contains(more, s) || counts(ws, more) || counts(words(inBrackets.ReplaceAllString(s, " ")), more) {
		k = count
	}
	var rest []string
	for _, w := range ws {
		if !slices.Contains(generic, w) && !percent[w] {
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
		return endsInPeople(w) || others[w] || len(ws) == 1 && isParticiple(w) || slices.Contains(more, w)
	})
}

func saysPercent(ws []string) bool {
	return slices.ContainsFunc(ws, func(w string) bool { return percent[w] })
}

// namesShare reports whether a value without a unit is a share of a hundred by the name of
// its measurement: "Andel, der har bestået", "Fritaget (pct.)".
func namesShare(folded string, ws []string) bool {
	return strings.HasPrefix(folded, "andel") || saysPercent(ws) && !strings.Contains(folded, "point")
}

// namesCount reports whether the name of a measurement says that its values count people,
// though their unit does not: "Antal elever i 9. klasse", "Ordblinde elever", "Elever uden
// prøve", 3 stk. Such a value is whole, and what is measured otherwise is told by its unit.
func namesCount(ws []string) bool {
	if len(ws) == 2 && ws[0] == "antal" && isParticiple(ws[1]) {
		return true
	}
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
	s = strings.ReplaceAll(strings.ReplaceAll(s, "%", " % "), "‰", " ‰ ")
	return strings.FieldsFunc(s, func(r rune) bool { return r != '%' && r != '‰' && !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// totals are the words by which a name says that it means all, between spaces.
var totals = []string{" i alt ", " ialt ", " samlet ", " samlede ", " total ", " totalt ", " alle ", " hele skolen ", " sum ", " tilsammen "}

// withoutTotal drops what says that a name means all.
func withoutTotal(ws []string) []string {
	s := " " + strings.Join(ws, " ") + " "
	for _, t := range totals {
		s = strings.ReplaceAll(s, t, " ")
	}
	return strings.Fields(s)
}

// name gives a name in the form in which it is compared.
func name(s string) string { return strings.Join(withoutTotal(words(folded(s))), " ") }

// folded gives words in lower case, with single spaces and without the signs
// that nobody sees.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII && unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
