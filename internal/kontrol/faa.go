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
		if ws != nil {
			out = append(out, t.fewInResult(p, ws)...)
		}
	}
	return out
}

// fewInResult finds it in one text of a result, of which some numbers were taken out.
func (t *checker) fewInResult(p *passage, ws []withheld) (out []hit) {
	form := p.tekst.Form
	tell := func(from, to int) { out = append(out, hit{found: form[from:to], at: p.stretch.at, other: ws[0].at}) }
	for i := 0; i < len(p.numbers) && len(out) < maxFindings; i++ {
		if n := t.asPupils(p, i); !t.ofNoPupils(p, n) && t.tellsOfSome(p, n, ws) {
			tell(n.From, n.To)
		}
	}
	for _, f := range slices.Concat(marksListed(form, p.numbers), oneOf(form), quantifiers(form), theOneTold(form)) {
		if !grownUp(form[f.from:f.to]) || p.ofGrownUps() { // en ny lærer
			tell(f.from, f.to)
		}
	}
	return out
}

// asPupils gives a number of the words of a result about too few as one of pupils, where what
// stands around it says so.
func (t *checker) asPupils(p *passage, i int) talord.Number {
	n, form, art := p.numbers[i], p.tekst.Form, p.resultat.Art
	ahead, after := form[max(0, n.From-longestWord):n.From], form[n.To:]
	small := t.small(n, art)
	word, times := strings.CutPrefix(after, " gange")
	switch {
	case n.People != "":
	case manyAre.MatchString(ahead), // n = 2
		n.Of > n.Value && toldOf(after), // 19 af 21 gennemførte
		n.Kind == talord.Span && times && small && (befell(word) || timesGiven.MatchString(word)),          // tre gange bestået, fire gange 02
		n.Kind == talord.Paragraph && small && pupilNumber.MatchString(laesning.Lower(ahead)),              // elev nr. 4
		n.Kind == talord.Grade && small && groupOf.MatchString(laesning.Lower(ahead)),                      // 9. klasse, hold på fire
		n.Kind == talord.Value && small && (n.Of == 0 && ofClass("", after, true) || countsThose(form, n)): // to fra 9. a
		n.Kind, n.People = talord.Value, "elever"
	case n.Kind == talord.Things && befell(after): // én nåede ikke målet
		n.Kind = talord.Value
	case n.Kind == talord.Value && n.Of == 0 && !n.Percent && i > 0 && ofThoseBefore(form, p.numbers[i-1], n): // af årets 17 er 15 gået videre
		n.Of, n.People = p.numbers[i-1].Value, "elever"
	}
	return n
}

// ofThoseBefore reports whether a number is of those whom the one before it counts.
func ofThoseBefore(form string, all, n talord.Number) bool {
	return all.Kind == talord.Value && all.Value > n.Value && !all.Percent &&
		(ofThemAhead.MatchString(form[all.To:n.From]) || allOfWhom.MatchString(laesning.Lower(form[max(0, all.From-longestWord):all.From])))
}

// ofNoPupils reports whether a number in the words of a result is of something else than those whom
// the result is about, or of grown-ups who are not.
func (t *checker) ofNoPupils(p *passage, n talord.Number) bool {
	form := p.tekst.Form
	after := form[n.To:]
	if n.People != "" {
		return n.Of == 0 && !child(n.People) && !strings.Contains(n.People, "deltager") && !p.ofGrownUps() // tre lærere har hjulpet
	}
	word, _ := nextWord(after)
	return n.Of > 0 && talord.IsThing(word) || oneOfThings(form, n) || ofNobody(form, n) || p.field.Key == "periode" && strings.HasPrefix(after, " år") ||
		n.Kind == talord.Value && n.Of == 0 && (nounFollows(after) || averageOf.MatchString(laesning.Lower(form[max(0, n.From-longestWord):n.From])))
}

// tellsOfSome reports whether a number in the words of a result about too few tells of some of
// them, or gives back what was taken out.
func (t *checker) tellsOfSome(p *passage, n talord.Number, ws []withheld) bool {
	if n.Kind != talord.Value || t.ownSentence(p, n) {
		return false
	}
	form := p.tekst.Form
	return t.isFew(p, n) || n.Of == 0 && !n.Percent && t.small(n, p.resultat.Art) && (befell(form[n.To:]) || !ofSomethingElse(form, n)) || ofTheFew(p, n) || t.halved(form, n) ||
		n.Percent && shareDid.MatchString(further(form, n.To)) && !ofOthers.MatchString(sentence(form, n.From)) ||
		slices.ContainsFunc(ws, func(w withheld) bool { return w.givenBack(n) })
}

// ofSomethingElse reports whether a small number in the words of a result about too few is of no
// people: it is the mark that is asked for, or how many years or parts there are.
func ofSomethingElse(form string, n talord.Number) bool {
	return askedFor.MatchString(laesning.Lower(form[max(0, n.From-longestWord):n.From])) || yearsOrParts.MatchString(further(form, n.To))
}

var (
	askedFor     = pattern.New(`(?:^|[^\pL])(?:mindst|karakteren|karakter|karakterkravet|målet er|kravet er|grænsen er|delt i|opdelt i) $`)
	yearsOrParts = pattern.New(`^ (?:\pL+ )?(?:år|skoleår|gange|dele|timer|dage|uger)(?:[^\pL]|$)`)
)

// ofThemAhead matches what between two numbers tells that the second is of those whom the first counts.
var ofThemAhead = pattern.New(`(?:^|[^\pL])(?:af dem|af disse|heraf|hvoraf|deraf)(?:[^\pL]|$)|(?:og|men) de $`)

// manyAre ends in the sign for how many a result is of: "n = 2".
var manyAre = pattern.New(`(?:^|[^\pL])[nN] ?= ?$`)

// toldOf reports whether a part of a whole is of pupils, by what is told of them: "nitten af
// enogtyve gennemførte".
func toldOf(after string) bool {
	after = strings.TrimPrefix(after, ",") // alle, fem af seks, er i gang
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
func (t *checker) isFew(p *passage, n talord.Number) bool {
	if n.People == "" || n.Percent || !child(n.People) && !p.ofGrownUps() {
		return false
	}
	rest := talord.Number{Value: n.Of - n.Value} // 19 af 21 tells of two
	return t.small(n, p.resultat.Art) && (n.Of == 0 || n.Of > n.Value) || t.small(rest, p.resultat.Art)
}

// ofTheFew reports whether a number in the words of a result about too few is what they got: it
// has decimals, and the sentence is of nobody else.
func ofTheFew(p *passage, n talord.Number) bool {
	return n.Value != math.Trunc(n.Value) && n.Of == 0 && n.People == "" && !ofOthers.MatchString(sentence(p.tekst.Form, n.From))
}

// ofOthers matches words that tell that a number is not of the school, or not of this year's.
var ofOthers = pattern.New(`(?:^|[^\pL])(?:lande\pL*|lands\pL*|kommun\pL*|national\pL*|andre|alle skoler|norm\pL*|grænse\pL*|mål\pL*|timer?|kilometer|km|meter|kroner|kr|procentpoint)(?:[^\pL]|$)`)

// ofGrownUps reports whether the result that a text is of counts them.
func (p *passage) ofGrownUps() bool {
	return ofGrownUps(begin(p.resultat.Maaling) + " " + begin(p.resultat.Enhed))
}

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
