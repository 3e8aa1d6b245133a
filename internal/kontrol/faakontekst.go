package kontrol

import (
	"math"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// What stands right before a number, or right after it, tells whether it counts people where no word
// for them follows it.

// countsThose reports whether a number in the words of a result counts those whom the words before it
// name or have named: "drengene var to", "heraf to på særlige vilkår".
func countsThose(form string, n talord.Number) bool {
	ahead := laesning.Lower(form[max(0, n.From-longestWord):n.From])
	if strings.HasSuffix(ahead, "raf ") && wholeAhead.MatchString(ahead) {
		word, _ := nextWord(form[n.To:])
		return !talord.IsThing(word) && !nounFollows(form[n.To:])
	}
	if strings.HasPrefix(form[n.To:], " andres ") || strings.HasPrefix(form[n.To:], " af hvert køn") || ofMarks.MatchString(further(form, n.To)) {
		return true
	}
	return thoseWere.MatchString(ahead)
}

var (
	ofMarks    = pattern.New(`^ (?:ud )?af (?:de )?(?:karaktererne|karakterer|besvarelserne|besvarelser|eleverne)(?:[^\pL]|$)`)
	groupOf    = pattern.New(`(?:hold|holdet|gruppe|gruppen|klasse|klassen) på (?:kun |blot |bare )?$`)
	wholeAhead = pattern.New(`(?:^|[^\pL])(?:heraf|deraf|hvoraf) (?:kun |blot )?$`)
	thoseWere  = pattern.New(`(?:elever|eleverne|drenge|drengene|piger|pigerne|elevtallet|deltagerne|prøvetagerne) (?:er|var|udgør|udgjorde|talte|tæller) (?:kun |blot |nede på )?$`)
)

// ofNobody reports whether a number without a word for people is one of time, of an order, of a
// difference, or of what a text names by its number: "tre uger før", "4. termin", "rapport 4".
func ofNobody(form string, n talord.Number) bool {
	after := laesning.Lower(form[n.To:min(len(form), n.To+longestWord)])
	switch {
	case n.Of > 0:
		return partOfOther.MatchString(after) || ranked.MatchString(after) || ofSomeThings(after)
	case n.Percent:
		return false
	case form[n.To-1] <= '9' && ordered.MatchString(further(form, n.To)):
		word, rest := nextWord(form[n.To:])
		next, _ := nextWord(rest)
		return !child(word) && !child(next) && !befell(" "+word+rest[:min(len(rest), longestWord/2)])
	case lasting.MatchString(after), ranked.MatchString(after), n.Value == 1 && stepsApart.MatchString(after), n.Value < 1 && halfStep.MatchString(after):
		return true
	}
	ahead := laesning.Lower(form[max(0, n.From-maxAround/4):n.From])
	if strings.HasSuffix(ahead, "alle ") && strings.HasPrefix(after, " år ") || strings.HasSuffix(ahead, "sammen til ") {
		return true
	}
	return labelled.MatchString(ahead) || difference.MatchString(ahead)
}

// ofSomeThings reports whether a share is of things: "halvdelen af opgaverne".
func ofSomeThings(after string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(after, " "), "af ")
	word, _ := nextWord(strings.TrimPrefix(rest, "de "))
	return ok && talord.IsThing(word)
}

var (
	partOfOther = pattern.New(`^ (?:af )?(?:de |den |vores |alle )?(?:\pL+ )?(?:tiden|timer|timerne|ugen|ugerne|lektioner|lektionerne|dagen|året|skoleåret|undervisning\pL*|pensum|arbejdet|teksterne|forberedelse\pL*|budgettet|skolerne|skoler|karakterpoint|karaktertrin|trin|point)(?:[^\pL]|$)`)
	ordered     = pattern.New(`^\. [a-zæøå]`)
	lasting     = pattern.New(`^ (?:hele |ekstra )?(?:uge|uger|dage|dag|måned|måneder|minutter|timer|time|lektioner|kilometer|decimal|decimaler)(?:[^\pL]|$)`)
	ranked      = pattern.New(`^ (?:bedste|højeste|laveste|dårligste|øverste) (?:skoler |resultater )?(?:i|blandt) (?:kommunen|landet|regionen|hele|kommunens)(?:[^\pL]|$)`)
	stepsApart  = pattern.New(`^ (?:karakter|karaktertrin|trin|point) (?:over|under|bedre|højere|lavere)(?: end)? (?:\pL|det)`)
	halfStep    = pattern.New(`^ (?:karakterpoint|karaktertrin|trin|point|karakter)(?:[^\pL]|$)`)
	labelled    = pattern.New(`(?:^|[^\pL])(?:top|fane|faneblad|række|kolonne|linje|hæfte|udgave|\pL*prøve|\pL*opgave|rapport|udtræk|tabel|figur|version|bilag|model|fil|ark|kapitel|punkt|niveau|spor|modul|termin|note|nr\.|nummer|vægtet) $|(?:^|[^\pL])vægtet \d[:-]$`)
	difference  = pattern.New(`(?:^|[^\pL])\pL*(?:forskel|afstand|differens|udsving)\pL*(?: \pL+)*? (?:på|under|over|er|cirka) $`)
)

// leastMarks is how many marks in a row are those of single pupils.
const leastMarks = 3

// marksListed finds marks that stand one after the other: "4, 7, 7 og 10".
func marksListed(form string, ns []talord.Number) (out []span) {
	for i := 0; i < len(ns); i++ {
		j := i
		for ; j < len(ns) && ns[j].Kind == talord.Value && ns[j].People == "" && ns[j].Of == 0 && !ns[j].Percent && slices.Contains(scaleMarks, ns[j].Value); j++ {
			if j > i && !betweenMarks[form[ns[j-1].To:ns[j].From]] {
				break
			}
		}
		if j-i >= leastMarks {
			out = append(out, span{ns[i].From, ns[j-1].To})
			i = j - 1
		}
	}
	return out
}

var (
	scaleMarks   = []float64{-3, 0, 2, 4, 7, 10, 12}
	betweenMarks = map[string]bool{", ": true, " og ": true, ",": true, "; ": true, " samt ": true, " / ": true, "/": true}
)

// halved reports whether a text tells that so many have become half as many, and those are few: "halveret
// fra seks", "fra otte til det halve".
func (t *checker) halved(form string, n talord.Number) bool {
	half := n.Value / 2
	if n.Kind != talord.Value || n.Percent || n.Of > 0 || half != math.Trunc(half) || !t.small(talord.Number{Value: half}, "") {
		return false
	}
	ahead := laesning.Lower(form[max(0, n.From-longestWord):n.From])
	return strings.HasSuffix(ahead, "halveret fra ") || strings.HasSuffix(ahead, "halverede fra ") || strings.HasSuffix(ahead, " fra ") && toHalf.MatchString(laesning.Lower(form[n.To:min(len(form), n.To+longestWord)]))
}

var toHalf = pattern.New(`^(?: \pL+)? (?:til|ned til) (?:det halve|halvdelen)(?:[^\pL]|$)`)

// countsPupils reports whether a number counts the people whose word follows it: "fire af eleverne", and not "to
// busser kører eleverne", where they are told of as known.
func countsPupils(form string, n talord.Number) bool {
	if n.People == "læser" {
		return n.Value == 1
	}
	if !strings.HasSuffix(n.People, "ne") || n.Of > 0 {
		return true
	}
	after := laesning.Lower(form[n.To:min(len(form), n.To+2*longestWord)])
	between, _, _ := strings.Cut(after, n.People)
	return !drives.MatchString(between)
}

// drives matches what is counted before a verb that has people as its object.
var drives = pattern.New(`^ \pL+(?:er|e|s) \pL+(?:r|ede|te) $`)

// shareBefore reports whether a share of the pupils of whom a text has told how many they are is one of few,
// or leaves few: "Årgangen har 83 elever. 96,4 % af dem kom til prøven."
func (t *checker) shareBefore(form string, whole, n talord.Number) bool {
	const reach = 240 // bytes
	if !n.Percent || whole.Value == 0 || whole.From >= n.From || n.From-whole.To > reach || !shareDid.MatchString(further(form, n.To)) {
		return false
	}
	few := func(x float64) bool { return x > 0.5 && math.Round(x) < float64(t.Krav.GraenseOf("")) }
	part := n.Value * whole.Value / 100
	return few(part) || few(whole.Value-part)
}

// shareDid matches what follows a share of pupils.
var shareDid = pattern.New(`^ ?(?:%|pct\.?|procent) (?:af (?:dem|disse|eleverne|børnene|drengene|pigerne|årgangen|klassen|holdet)|er|var|blev|har|havde|kom|gik|bestod|fik|trives|mistrives|svarede|dumpede|mangler|nåede)(?:[^\pL]|$)`)

// countedPupils reports whether a number stands where one of pupils does, in a sentence on what may be wrong
// with them: "Antallet af ikke-parate faldt fra syv til fire", "Færre end fem, nemlig tre", "ordblinde i år: 3
// mod 8".
func countedPupils(ahead, after string) bool {
	return changedTo.MatchString(ahead) || namely.MatchString(ahead) || strings.HasSuffix(ahead, ": ") && against.MatchString(further(after, 0))
}

var (
	changedTo = pattern.New(`(?:(?:^|[^\pL])(?:antal|elevtal)\pL* .*|: ?)fra \pL*\d* (?:i \d{4} )?(?:og )?til $`)
	namely    = pattern.New(`(?:færre end|under|mindre end) fem, (?:nemlig|altså|præcis|præcist) $`)
	against   = pattern.New(`^ (?:mod|imod|sammenlignet med) \d`)
)

// nowSo reports whether a text ends in what tells how many are left of those who were told of: "nu er der fire".
func nowSo(ahead string) bool {
	rest, spaced := strings.CutSuffix(ahead, " ")
	for _, only := range []string{" kun", " blot", " bare"} {
		rest = strings.TrimSuffix(rest, only)
	}
	return spaced && slices.ContainsFunc(nowWords, func(w string) bool {
		before, ok := strings.CutSuffix(rest, w)
		return ok && !endsInLetter(before)
	})
}

var nowWords = []string{"er nu", "nu er der", "nu er de", "er nede på", "nu er vi nede på", "er i dag", "i dag er der"}

// lostSome reports whether a number without a noun follows a verb of what is done with people: "har mistet tre".
func lostSome(ahead, after string) bool {
	word, _ := nextWord(after)
	return losing[lastWord(strings.TrimRight(ahead, " "))] && (after == "" || strings.IndexByte(",.;:", after[0]) >= 0 || afterLost[word])
}

var (
	losing    = wordSet("mistet mistede fyret afskediget bortvist henvist udskrevet indstillet anbragt udmeldt visiteret sygemeldt fritaget dumpede udeblev manglede sendt pjækkede hjemsendt gik")
	afterLost = wordSet("til i på fra siden og efter der som videre ud hjem tilbage ikke med uden")
)

// ofWhom reports whether a part of a whole without a noun is of people, by what is told of them at the beginning of
// a sentence: "41 af 44 er erklæret parate".
func ofWhom(form string, n talord.Number) bool {
	ahead := strings.TrimRight(form[:n.From], " ")
	return (ahead == "" || strings.IndexByte(".!?\n", ahead[len(ahead)-1]) >= 0) && ofPeople.MatchString(further(form, n.To))
}

var ofPeople = pattern.New(`^ (?:(?:er|blev) (?:nu |blevet )?(?:erklæret|vurderet|trygge|glade|parate|uddannelsesparate|fritaget|syge|ordblinde|visiteret|tosprogede|testet|indstillet)|har (?:bestået|svaret|taget imod|sagt ja|sagt nej|fået|søgt|en ven|fået en plads)|kan (?:læse|svømme|cykle|skrive|regne)|trives|bestod|svarede|svarer|føler|læser|dumpede|kom (?:op|til)|mødte|gik op|mistrives)(?:[^\pL]|$)`)

// goesAlone reports whether what only people do follows, of whom a number at the beginning of a sentence tells:
// "Tre gik fra prøven".
func goesAlone(after string) bool {
	word, _ := nextWord(after)
	return deeds[word] && wentAlone.MatchString(further(after, 0))
}

// wentAlone matches it, and deeds are the words that it begins with.
var (
	wentAlone = pattern.New(`^ (?:gik (?:fra|op|ud|om|ned)|dumpede|udeblev|mødte (?:ikke )?(?:op|frem)|bestod ikke|svarede|pjækkede|snød|flyttede|blev (?:syge|bortvist|smidt|sendt|fritaget))(?:[^\pL]|$)`)
	deeds     = wordSet("gik dumpede udeblev mødte bestod svarede pjækkede snød flyttede blev")
)

// ofStaff matches where at a school those are of whom something is told that befalls who work there.
var ofStaff = pattern.New(`^ (?:fra|i|af) (?:\pL*teamet|personalet|personalegruppen|lærerkollegiet|kollegiet|ledelsen|lærergruppen|medarbejdergruppen|sfo'?en) `)

// didNot matches what pupils did not do, which tells of them in a sentence on what others did.
var didNot = pattern.New(`^ (?:\pL+ ){1,2}(?:(?:i|på|fra) (?:\S+ ){1,2})?(?:har|er|kan|vil|tør|må|fik|kom|blev|møder|afleverer) ikke |^ i hver(?:t)? \pL+, (?:som|der) (?:\pL+ ){1,3}ikke |^(?: (?:i|på) (?:\pL+ ){1,2}?\pL+)?,? (?:som|der) (?:ikke|aldrig) `)

// overThings reports whether the head over the first cells of a table's rows names what is no people: rooms, meetings,
// what was bought.
func overThings(head string) bool {
	head = laesning.Lower(strings.TrimSpace(head))
	return talord.IsThing(head) || otherHeads.begin(head)
}

var otherHeads = openingsOf("rum", "lokale", "udstyr", "materiel", "arrangement", "indkøb", "ressource", "bygning", "møbl", "it-", "bøger", "legeplads")

// further gives how a text goes on from a byte, as far as what stands around a number is read.
func further(form string, from int) string { return form[from:min(len(form), from+maxAround/2)] }

// wordSet gives the words of a text, in lower case as they are written.
func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
