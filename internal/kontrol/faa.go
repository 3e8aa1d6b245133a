package kontrol

import (
	"math"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// fewInWords finds, in the words of results of which a number was taken out for
// being about too few, what gives it back: the number itself, what it is rounded
// to, a share that comes to the same, and any small number of people.
func fewInWords(t *checker) []hit {
	byResult := map[post.Pointer][]withheld{}
	for _, w := range t.withheldNumbers() {
		if w.few {
			byResult[w.at] = append(byResult[w.at], w)
		}
	}
	if len(byResult) == 0 {
		return nil
	}
	var out []hit
	ps := t.passages()
	var result post.Pointer // that ws are of
	var ws []withheld
	for i := range ps {
		p := &ps[i]
		if p.result != result {
			if result, ws = p.result, nil; result != "" {
				ws = byResult[t.Place(result)]
			}
		}
		if ws == nil {
			continue
		}
		before := len(out)
		for i, n := range p.numbers {
			if len(out)-before >= maxFindings {
				break
			}
			if i > 0 && n.Of == 0 && !n.Percent && n.Kind == talord.Value { // af årets 17 er 15 gået videre
				if all := p.numbers[i-1]; all.Kind == talord.Value && all.Value > n.Value && !all.Percent && (ofThemAhead.MatchString(p.tekst.Form[all.To:n.From]) || allOfWhom.MatchString(laesning.Lower(p.tekst.Form[max(0, all.From-longestWord):all.From]))) {
					n.Of, n.People = all.Value, "elever"
				}
			}
			if n.People == "" && (n.Of > n.Value && toldOf(p.tekst.Form[n.To:]) || manyAre.MatchString(p.tekst.Form[max(0, n.From-longestWord):n.From])) {
				n.Kind, n.People = talord.Value, "elever"
			}
			if word, ok := strings.CutPrefix(p.tekst.Form[n.To:], " gange"); ok && n.Kind == talord.Span && t.small(n, p.resultat.Art) && (befell(word) || timesGiven.MatchString(word)) { // tre gange bestået, fire gange 02
				n.Kind, n.People = talord.Value, "elever"
			}
			if n.People == "" && n.Of == 0 && n.Kind == talord.Value && t.small(n, p.resultat.Art) && ofClass("", p.tekst.Form[n.To:], true) { // to fra 9. a
				n.People = "elever"
			}
			if n.Kind == talord.Paragraph && t.small(n, p.resultat.Art) && pupilNumber.MatchString(laesning.Lower(p.tekst.Form[max(0, n.From-longestWord):n.From])) { // elev nr. 4
				n.Kind, n.People = talord.Value, "elever"
			}
			if n.Kind == talord.Grade && t.small(n, p.resultat.Art) && groupOf.MatchString(laesning.Lower(p.tekst.Form[max(0, n.From-longestWord):n.From])) { // 9. klasse, hold på fire
				n.Kind, n.People = talord.Value, "elever"
			}
			if n.Kind == talord.Things && befell(p.tekst.Form[n.To:]) { // én nåede ikke målet
				n.Kind = talord.Value
			}
			if n.People == "" && n.Kind == talord.Value && t.small(n, p.resultat.Art) && countsThose(p.tekst.Form, n) {
				n.People = "elever"
			}
			if word, _ := nextWord(p.tekst.Form[n.To:]); n.Of > 0 && n.People == "" && talord.IsThing(word) || oneOfThings(p.tekst.Form, n) || n.People == "" && (ofNobody(p.tekst.Form, n) || p.field.Key == "periode" && strings.HasPrefix(p.tekst.Form[n.To:], " år")) {
				continue
			}
			if n.Kind == talord.Value && n.People == "" && n.Of == 0 && (nounFollows(p.tekst.Form[n.To:]) || averageOf.MatchString(laesning.Lower(p.tekst.Form[max(0, n.From-longestWord):n.From]))) {
				continue
			}
			if n.People != "" && n.Of == 0 && !child(n.People) && !strings.Contains(n.People, "deltager") && !ofGrownUps(begin(p.resultat.Maaling)+" "+begin(p.resultat.Enhed)) { // tre lærere har hjulpet
				continue
			}
			if n.Kind == talord.Value && !t.ownSentence(p, n) && (t.isFew(n, p.resultat) || t.small(n, p.resultat.Art) && n.Of == 0 && !n.Percent && !ofSomethingElse(p.tekst.Form, n) || ofTheFew(p, n) || n.Percent && shareDid.MatchString(further(p.tekst.Form, n.To)) && !ofOthers.MatchString(sentence(p.tekst.Form, n.From)) || t.halved(p.tekst.Form, n) || slices.ContainsFunc(ws, func(w withheld) bool { return w.givenBack(n) })) {
				out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: ws[0].at})
			}
		}
		for _, f := range slices.Concat(marksListed(p.tekst.Form, p.numbers), oneOf(p.tekst.Form), quantifiers(p.tekst.Form), theOneTold(p.tekst.Form)) {
			if grownUp(p.tekst.Form[f.from:f.to]) && !ofGrownUps(begin(p.resultat.Maaling)+" "+begin(p.resultat.Enhed)) { // en ny lærer
				continue
			}
			out = append(out, hit{found: p.tekst.Form[f.from:f.to], at: p.stretch.at, other: ws[0].at})
		}
	}
	return out
}

// ofSomethingElse reports whether a small number in the words of a result about too few is of no
// people: it is the mark that is asked for, or how many years or parts there are.
func ofSomethingElse(form string, n talord.Number) bool {
	return elsewhat.MatchString(laesning.Lower(form[max(0, n.From-longestWord):n.From])) || goodYears.MatchString(further(form, n.To))
}

var (
	elsewhat  = pattern.New(`(?:^|[^\pL])(?:mindst|karakteren|karakter|karakterkravet|delt i|opdelt i) $`)
	goodYears = pattern.New(`^ (?:\pL+ )?(?:år|skoleår|gange|dele|timer|dage|uger)(?:[^\pL]|$)`)
)

// ofThemAhead matches what between two numbers tells that the second is of those whom the first counts.
var ofThemAhead = pattern.New(`(?:^|[^\pL])(?:af dem|af disse|heraf|hvoraf|deraf)(?:[^\pL]|$)`)

// manyAre ends in the sign for how many a result is of: "n = 2".
var manyAre = pattern.New(`(?:^|[^\pL])[nN] ?= ?$`)

// toldOf reports whether a part of a whole is of pupils, by what is told of them: "nitten af
// enogtyve gennemførte".
func toldOf(after string) bool {
	return befell(after) || ofPeople.MatchString(further(after, 0)) || cameThrough.MatchString(further(after, 0)) || goneOn.MatchString(further(after, 0))
}

// goneOn matches where pupils went who have left.
var goneOn = pattern.New(`^ (?:er|kom|gik|fortsatte|fortsætter) (?:\pL+ )?(?:videre|gået|begyndt|startet|optaget|på gymnasiet|på en |i gang)`)

// oneOfThings reports whether a number is the word for one before what is no person: "ét fokus", "én
// forklaring".
func oneOfThings(form string, n talord.Number) bool {
	if n.Value != 1 || n.Of > 0 || n.Percent || n.People != "" || !strings.HasPrefix(form[n.To:], " ") {
		return false
	}
	word, _ := nextWord(form[n.To:])
	if form[n.To-1]|' ' != 't' { // én forklaring
		return strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "hed") || strings.HasSuffix(word, "tion")
	}
	return len(word) > len("af") && !befell(form[n.To:]) && !slices.Contains(afterSome, word)
}

// pupilNumber ends in which of the pupils one is.
var pupilNumber = pattern.New(`(?:^|[^\pL])(?:elev|dreng|pige|prøvetager|deltager) (?:nr\.?|nummer) $`)

// timesGiven matches a mark after how many times it was given.
var timesGiven = pattern.New(`^ (?:karakteren )?(?:-3|00|02|4|7|10|12)(?:[,.;]|$| (?:og|i|til)(?:[^\pL]|$))`)

// averageOf matches what ends before how many marks one is made of: "gennemsnit af de tre
// karakterer".
var averageOf = pattern.New(`(?:gennemsnit|snit|gennemsnittet|middel)(?: af)?(?: de)? $`)

// nounFollows reports whether a noun of many follows a number, "metoder", "vikarer": what ends
// so and is no word for people, and no verb that tells what they did.
func nounFollows(after string) bool {
	word, rest := nextWord(after)
	if adjectives[word] {
		after = rest
		word, _ = nextWord(rest)
	}
	if len(word) < len("sider") || !strings.HasPrefix(after, " "+word) || !strings.HasSuffix(word, "er") && !strings.HasSuffix(word, "erne") && !strings.HasSuffix(word, "dage") && (!strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ers") || strings.HasSuffix(word, "nes")) {
		return false
	}
	return !talord.IsPeople(word) && word != "medlemmer" && word != "kandidater" && !befell(word) && !presents[word] && !strings.Contains(word, "karakter") && !strings.Contains(word, "besvarelse") && !strings.Contains(word, "bevis") && !strings.Contains(word, "resultat")
}

// adjectives may stand between a number and the noun that it counts.
var adjectives = map[string]bool{"nye": true, "gode": true, "store": true, "små": true, "forskellige": true, "ekstra": true, "faste": true, "korte": true, "lange": true, "andre": true, "centrale": true, "faglige": true, "skriftlige": true, "mundtlige": true, "særlige": true, "årlige": true, "ugentlige": true, "månedlige": true, "fælles": true, "obligatoriske": true}

// presents are verbs that follow those who were counted, in the present.
var presents = map[string]bool{"læser": true, "klarer": true, "ligger": true, "kommer": true, "møder": true, "skriver": true, "scorer": true, "mangler": true, "trækker": true, "modtager": true, "bliver": true, "afleverer": true, "fortsætter": true, "staver": true, "regner": true, "skifter": true, "starter": true, "begynder": true, "dumper": true, "forlader": true, "venter": true, "deltager": true, "kører": true, "bruger": true, "mener": true, "laver": true, "tager": true, "siger": true, "taler": true, "viser": true, "giver": true, "falder": true, "løfter": true, "sidder": true, "består": true, "lærer": true, "følger": true, "nåede": true, "trives": true, "mistrives": true, "klares": true, "nærmer": true, "plus": true}

// isFew reports whether a number counts people of those whom a result is about, fewer
// than the threshold of its kind.
func (t *checker) isFew(n talord.Number, r *samtale.Resultat) bool {
	if n.People == "" || n.Percent || !child(n.People) && !ofGrownUps(begin(r.Maaling)+" "+begin(r.Enhed)) {
		return false
	}
	if n.Of > n.Value { // 19 af 21 tells of two
		n.Value = n.Of - n.Value
	} else if n.Of > 0 {
		return false
	}
	return t.small(n, r.Art)
}

// ofTheFew reports whether a number in the words of a result about too few is what they got: it
// has decimals, and the sentence is of nobody else.
func ofTheFew(p *passage, n talord.Number) bool {
	return n.Value != math.Trunc(n.Value) && n.Of == 0 && n.People == "" && !ofOthers.MatchString(sentence(p.tekst.Form, n.From))
}

// ofOthers matches words that tell that a number is not of the school, or not of this year's.
var ofOthers = pattern.New(`(?:^|[^\pL])(?:lande\pL*|lands\pL*|kommun\pL*|national\pL*|andre|alle skoler|norm\pL*|grænse\pL*|mål\pL*|timer?|kilometer|km|meter|kroner|kr|procentpoint)(?:[^\pL]|$)`)

// ofGrownUps reports whether a measurement counts those who work at a school, or parents.
func ofGrownUps(s string) bool {
	for w, after := nextWord(laesning.Lower(s)); w != ""; w, after = nextWord(after) {
		if talord.IsPeople(w) && !child(w) || strings.Contains(w, "personale") {
			return true
		}
	}
	return false
}

// small reports whether a number is a count below the threshold of a kind; "" is
// none, as of a text.
func (t *checker) small(n talord.Number, art samtale.Art) bool {
	return n.Value > 0 && n.Value < float64(t.Krav.GraenseOf(art)) && n.Value == math.Trunc(n.Value)
}

// givenBack reports whether a number in the words of a result gives back one that
// was taken out of it. There the unit need not be told.
func (w *withheld) givenBack(n talord.Number) bool {
	const near = 1.0 // of a share: 67 % and two thirds are 66.7
	switch {
	case n.Of > 0 && w.unit == share:
		p := 100 * n.Value / n.Of
		return math.Abs(p-w.value) < near || math.Abs(100-p-w.value) < near
	case n.Of > 0:
		return w.unit == heads && (n.Of == w.value || n.Value == w.value)
	case w.unit == share && n.Value > 0 && n.Value < 1: // 0,75 of them
		return math.Abs(100*n.Value-w.value) < near || math.Abs(100-100*n.Value-w.value) < near
	case n.Percent:
		return w.unit == share && (math.Abs(n.Value-w.value) < near || math.Abs(100-n.Value-w.value) < near)
	}
	return n.Value == w.value || w.decimals > 0 && math.Round(w.value) == n.Value || w.decimals > 1 && math.Abs(w.value-n.Value) < 0.05
}
