package kontrol

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	for i := range ps {
		p := &ps[i]
		if p.result == "" {
			continue
		}
		ws := byResult[t.Place(p.result)]
		if ws == nil {
			continue
		}
		before := len(out)
		for _, n := range p.numbers {
			if len(out)-before >= maxFindings {
				break
			}
			if word, ok := strings.CutPrefix(p.tekst.Form[n.To:], " gange"); ok && n.Kind == talord.Span && t.small(n, p.resultat.Art) && befell(word) { // tre gange bestået
				n.Kind, n.People = talord.Value, "elever"
			}
			if n.People == "" && n.Of == 0 && n.Kind == talord.Value && t.small(n, p.resultat.Art) && ofClass("", p.tekst.Form[n.To:], true) { // to fra 9. a
				n.People = "elever"
			}
			if n.Kind == talord.Things && befell(p.tekst.Form[n.To:]) { // én nåede ikke målet
				n.Kind = talord.Value
			}
			if n.Kind == talord.Value && n.People == "" && n.Of == 0 && (nounFollows(p.tekst.Form[n.To:]) || averageOf.MatchString(laesning.Lower(p.tekst.Form[max(0, n.From-longestWord):n.From]))) {
				continue
			}
			if n.People != "" && n.Of == 0 && !child(n.People) && !strings.Contains(n.People, "deltager") && !ofGrownUps(begin(p.resultat.Maaling)+" "+begin(p.resultat.Enhed)) { // tre lærere har hjulpet
				continue
			}
			if n.Kind == talord.Value && !t.ownSentence(p, n) && (t.isFew(n, p.resultat) || t.small(n, p.resultat.Art) && n.Of == 0 && befell(p.tekst.Form[n.To:]) || ofTheFew(p, n) || slices.ContainsFunc(ws, func(w withheld) bool { return w.givenBack(n) })) {
				out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: ws[0].at})
			}
		}
		for _, f := range slices.Concat(oneOf(p.tekst.Form), quantifiers(p.tekst.Form), theOneTold(p.tekst.Form)) {
			out = append(out, hit{found: p.tekst.Form[f.from:f.to], at: p.stretch.at, other: ws[0].at})
		}
	}
	return out
}

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
	if len(word) < 6 || !strings.HasPrefix(after, " "+word) || !strings.HasSuffix(word, "er") && !strings.HasSuffix(word, "erne") {
		return false
	}
	return !talord.IsPeople(word) && !befell(word) && !presents[word] && !strings.Contains(word, "karakter") && !strings.Contains(word, "besvarelse") && !strings.Contains(word, "resultat")
}

// adjectives may stand between a number and the noun that it counts.
var adjectives = map[string]bool{"nye": true, "gode": true, "store": true, "små": true, "forskellige": true, "ekstra": true, "faste": true, "korte": true, "lange": true, "andre": true, "centrale": true, "faglige": true, "skriftlige": true, "mundtlige": true, "særlige": true}

// presents are verbs that follow those who were counted, in the present.
var presents = map[string]bool{"læser": true, "klarer": true, "ligger": true, "kommer": true, "møder": true, "skriver": true, "scorer": true, "mangler": true, "trækker": true, "modtager": true, "bliver": true, "afleverer": true, "fortsætter": true, "staver": true, "regner": true, "skifter": true, "starter": true, "begynder": true, "dumper": true, "forlader": true, "venter": true, "deltager": true}

// isFew reports whether a number counts people of those whom a result is about, fewer
// than the threshold of its kind.
func (t *checker) isFew(n talord.Number, r *samtale.Resultat) bool {
	return n.People != "" && n.Of == 0 && t.small(n, r.Art) && !n.Percent && (child(n.People) || ofGrownUps(begin(r.Maaling)+" "+begin(r.Enhed)))
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

// oneOf finds one pupil told of as "en elev", "en enkelt dreng".
func oneOf(s string) []span {
	var out []span
	for i := 1; i < len(s); {
		n := strings.IndexByte(s[i+1:], ' ')
		if n < 0 {
			break
		}
		if i += 1 + n; s[i-1]|' ' != 'n' && s[i-1]|' ' != 't' || i > 2 && withinWord(s, i-2) {
			continue
		}
		from := article(s[:i])
		if from < 0 {
			continue
		}
		to := i + 1
		for _, w := range []string{"enkelt ", "eneste "} {
			if strings.HasPrefix(s[to:], w) {
				to += len(w)
			}
		}
		if n := max(one(s[to:]), oneAmong(s[to:])); n > 0 {
			out = append(out, span{from, to + n})
		} else if word, _ := nextWord(s[to:min(len(s), to+longestWord)]); word != "" && strings.HasPrefix(s[to:], word+" ") && strings.HasSuffix(word, "t") || word == "ny" || strings.HasSuffix(word, "d") || strings.HasSuffix(word, "k") {
			if n := one(s[min(len(s), to+len(word)+1):]); n > 0 { // en tosproget elev
				out = append(out, span{from, to + len(word) + 1 + n})
			}
		}
	}
	return out
}

// article gives where the word en or et begins that ends a text, or less than 0.
func article(s string) int {
	r, n := utf8.DecodeLastRuneInString(s[:len(s)-1])
	from := len(s) - 1 - n
	if r = unicode.ToLower(r); r != 'e' && r != 'é' || from > 0 && wordSign(s[from-1]) {
		return -1
	}
	return from
}

// one gives how long the word for one of them is that a text begins with.
func one(s string) int {
	for _, who := range ones {
		if strings.HasPrefix(s, who) && !startsWithLetter(s[len(who):]) {
			return len(who)
		}
	}
	return 0
}

// ones are the words for one of them.
var ones = []string{"elev", "dreng", "pige", "barn", "lærer", "pædagog", "medarbejder", "forælder", "forældrepar", "familie", "mor", "far", "vikar", "kollega", "leder"}

// oneAmong gives how long the words are, at the beginning of a text, that say of whom
// somebody is one: "af eleverne", "af vores nye elever", "fra 6. b"; nothing where there are none.
func oneAmong(s string) int {
	s = s[:min(len(s), 2*longestWord)]
	switch word, rest := nextWord(s); word {
	case "af":
		const reach = 3 // words: "de nye elever"
		for range reach {
			if word, rest = nextWord(rest); talord.IsPeople(laesning.Lower(word)) {
				return len(s) - len(rest)
			}
		}
	case "fra", "i", "på":
		if n := classLen(strings.TrimPrefix(rest, " ")); n > 0 {
			return len(word) + 1 + n
		}
	}
	return 0
}

// longestWord is how many bytes of a word are read that may stand between.
const longestWord = 40

// speakerWords tell that a small number of people took part or spoke for others, and
// deedWords what they did that is shown to all, partingWords that a small number is how
// a class is parted: it is about no single pupils, unless the sentence tells of what is wrong with them.
var (
	speakerWords = openingsOf("elevråd", "miljøråd", "madråd", "børneråd", "fællesråd", "repræsentant", "viste rundt", "med i samtalen", "fremlagde", "fortalte", "interview", "rundvisning", "oplæg", "næstformand", "formand", "valgt til", "valgt ind")
	deedWords    = openingsOf("deltog", "deltager i", "til stede", "ansvarlig", "vært", "bestyrelse", "skolebestyrelse", "viste ", "læste ", "læser højt", "læser op", "klub", "foreslog", "foreslår", "ønskede", "spurgte", "sagde", "siger", "udtrykte", "mente", "synes", "holdt", "inviter", "passer ", "hjælper til", "hjalp til", "hjælper ved", "dommer", "ordstyrer", "legepatrulje", "dukse", "arrangerede", "stod for", "uddelte", "styrede", "teater", "koncert", "forestilling", "musical", "stævne", "turnering", "konkurrence", "motionsløb", "åbent hus", "morgensang", "fællessang", "dimission", "toastmaster", "forårsfest", "sommerfest", "julefest", "høstfest", "pris", "præmie", "medalje", "komponer", "skolepatrulje", "læste op", "læst op", "digte", "tegnet", "tegnede", "malede", "malet", "guide", "optråd", "optræd", "spillede", "sang ", "sunget", "skolefest", "skoleblad", "udstil", "vandt", "vundet", "præsenter", "modtog gæster", "modtog præmie", "bagte", "filmede", "skrev artik", "interviewede")
	partingWords = openingsOf("plads til", "ved hvert", "pr. ", "per ", "ad gangen", "sammen to og to", "grupper", "gruppe á", "i par", "parvis", "makker", "hold på", "hver klasse", "hver gruppe", "hver årgang", "hvert hold", "fra hver", "computer", "vejlede", "kontaktlærer", "tilknyttet", "følger", "to-lærer", "klasselærer")
)

// harmWords tell that a number of grown-ups is about them.
var harmWords = openingsOf("syg", "langtidssyg", "sygemeld", "mobning", "svarede", "opsagt", "stress", "opsag", "sagt op", "opsig", "fratråd", "samarbejdsproblem", "samarbejdsvansk", "omplacer", "forflyt", "utryg", "afsked", "uden uddannelse", "uden kompetence", "ikke uddannet", "ikke kompetence", "advarsel", "klage", "klaget", "meldt", "utilfreds", "kriti", "tjenstlig", "påtale", "bortvis", "politianmeld", "anmeld", "arbejdsmiljø", "er stoppet", "trives ikke", "ikke trives", "fritaget for tjeneste", "søgt væk", "søger væk", "arbejdspres", "fravalg", "fravælg", "takket nej", "forlad", "sigtet", "suspender", "vold", "trus", "truet", "slået", "overfald", "chikane", "krænk", "arbejdsskade", "arbejdsulykke", "ulykke", "fyre", "fyring", "fritstil", "truet", "konflikt", "uenig", "orlov", "barsel", "mistrives", "gået ned", "gik ned", "stilling op", "stillinger op", "langtidsfravær", "højt fravær", "nedsat tid", "depress", "angst", "udbrændt", "sende hjem", "sendt hjem", "råbte", "alkohol", "fuld på", "skældte ud", "hjemsend", "bortvist")

// childWords are the words for those who are taught.
var childWords = []string{"elev", "barn", "børn", "dreng", "pige", "unge", "læser", "tvilling", "kursist", "pers", "underretning", "anbringelse", "bortvisning", "magtanvendelse", "fritagelse"}

// cues stand before a number that counts those whom the sentence has named.
var cues = []string{"bestemt", "heraf", "deraf", "hvoraf", "altså", "nemlig", "præcist", "præcis", "dvs"}

// fewInText finds small numbers of people in texts and tables that are no results.
func fewInText(t *checker) []hit {
	var out []hit
	ps := t.passages()
	for i := range ps {
		p := &ps[i]
		if p.blok == nil && !listed(string(p.stretch.at)) || p.resultat != nil || p.target {
			continue
		}
		if b, ok := p.blok.(*samtale.Tabel); ok && p.field.Type == "Tabel" && p.field.Key != "billedtekst" {
			out = append(out, t.fewInCell(p, b)...)
			continue
		}
		out = append(out, t.fewInWordsOf(p)...)
	}
	return slices.Concat(out, t.oneTold(), t.kinTold(), t.pairTold(), t.wholeTold(), t.smallShares())
}

// listed reports whether a place is of what stands in lists outside the sections and
// says what somebody wrote: points of the agenda, and attachments.
func listed(at string) bool {
	return strings.HasPrefix(at, "/moede/dagsorden/") || strings.HasPrefix(at, "/bilag/")
}

// oneTold finds one pupil told of in a sentence on what has befallen pupils.
func (t *checker) oneTold() (out []hit) {
	form := t.reading.form
	ones := oneOf(form)
	for _, only := range []string{"enkelt", "eneste"} {
		if t.tokens.heard(only) {
			ones = append(ones, onlyOne(form, " "+only+" ")...)
		}
	}
	for _, f := range ones[:min(len(ones), maxOnes)] {
		p := t.reading.at(f.from)
		if words := form[f.from:f.to]; !strings.Contains(words, "enkelt") {
			s := sentence(p.tekst.Form, f.from-p.from)
			if grown := grownUp(words); grown && !harmWords.begin(s) || !befallsOne(s) && (!grown && !onlySo(form, f) && !certainOne(form, f) || speakerWords.begin(s) || deedWords.begin(s) || !grown && partingWords.begin(s) || isRule(s) && (ifWords.MatchString(s) || !strings.Contains(s, "har en "))) {
				continue
			}
		}
		if s := around(t.Reduced, p.at); s.blok != nil && s.resultat == nil && !p.target {
			out = append(out, hit{found: form[f.from:f.to], at: p.at})
		}
	}
	return out
}

// certainOne reports whether one pupil is told of who is a certain one: who is counted, "én
// elev", whom somebody has, "vi har en elev, der", of whom something has been done, "et barn
// er taget ud", of whom it is told what happened, or beside whom a class stands.
func certainOne(form string, f span) bool {
	const reach = 60 // bytes
	words, after := form[f.from:f.to], laesning.Lower(form[f.to:min(len(form), f.to+reach)])
	if grownUp(words) {
		return false
	}
	ahead := laesning.Lower(lastWord(strings.TrimRight(form[max(0, f.from-reach):f.from], " ")))
	return strings.ContainsAny(words[:3], "éÉ") || wentBefore(form[max(0, f.from-reach):f.from]) || hadWords[ahead] && (strings.HasPrefix(after, ", der ") || strings.HasPrefix(after, ", som ") || strings.HasPrefix(after, " der ") || strings.HasPrefix(after, " som ")) ||
		doneTo.MatchString(after) || atClass(after) || wentOn.MatchString(after)
}

// hadWords stand before one who is somewhere.
var hadWords = map[string]bool{"har": true, "havde": true, "fået": true, "haft": true, "går": true, "er": true, "kun": true, "også": true, "der": true}

// doneTo matches what was done to somebody or what became of one: "er taget ud", "blev sendt hjem".
var doneTo = pattern.New(`^ (?:er|blev|bliver|er blevet) (?:\pL+ )?(?:taget|flyttet|sendt|udskrevet|indskrevet|udmeldt|begyndt|startet|stoppet|rykket|kommet|gået|rejst|skiftet|placeret|visiteret|testet|undersøgt|hentet|erklæret|vurderet|meldt)(?:[^\pL]|$)`)

// A pupil told of in the past is a certain one: past are the verbs that tell so, and lives are
// those in the present that hold of a certain one alone.
const (
	past  = `blev|fik|kom|gik|var|havde|måtte|ville|kunne|turde|løb|faldt|slog|skar|tog|bed|sov|drak|røg|stak|sad|stod|lå|gav|lod|så|hed|døde|bar|stjal|brød|smed|skød|forlod|\pL{2,}ede|\pL*(?:begynd|mød|glem|brug|løs|køb|spis|rejs|vend|send|hold|lær|råb|kend|tab)te`
	lives = `bor|(?:vil|tør|taler|spiser|sover|går|kommer|møder|læser|forstår|har) (?:slet |endnu |stadig |næsten |længere )?(?:ikke|aldrig)|nægter|lider|sidder alene|er alene`
)

// wentOn matches what follows one pupil of whom it is told what happened, the place of that one
// between at most: "måtte køres hjem", "i udskolingen har skiftet skema".
var wentOn = pattern.New(`^(?: (?:i|på|fra|med|hos) (?:[\pL\d.]+ ){0,2}?[\pL\d.]+)?,?(?: der| som)?(?: (?:aldrig|ikke|endnu|stadig|ofte|nu|selv|næsten|allerede))? (?:` + past + `|` + lives + `|(?:har|er) (?:siden |i |nu |lige |netop |selv |flere |gange |ofte |ikke |aldrig |kun |\pL+ ){0,3}?(?:haft|fået|gået|været|gjort|\pL{2,}[eg]t|\pL+(?:bt|lt|rt|nt|kt|pt|vt)|(?:til|ud|fra|af|over|ind|an)?(?:meldt|sendt|vendt|holdt)|læst|rejst|løst|ramt|glemt))(?:[^\pL]|$)`)

// wentBefore reports whether the words before one tell what happened to that one: "vi mistede en
// elev", "i marts sendte vi en elev hjem", "vi måtte i foråret flytte en elev".
func wentBefore(ahead string) bool {
	ahead = strings.TrimRight(ahead, " ")
	const reach = 3 // words: "sendte vi desværre"
	for s, n := ahead, 0; n < reach; n++ {
		w := lastWord(s)
		if key := laesning.Key(w); strings.HasSuffix(s, ".") {
			break
		} else if wentOnce[key] {
			return true
		} else if !doers[key] {
			break
		}
		s = strings.TrimRight(s[:len(s)-len(w)], " ")
	}
	return strings.Contains(ahead, "måtte") && hadTo.MatchString(ahead)
}

// wentOnce are verbs that tell what happened to the one after them, and doers may stand between.
var (
	wentOnce = keySet("mistede mistet fik fået kom kommet blev sendte flyttede modtog modtaget bortviste indskrev udskrev afviste optog optaget visiterede hentede overflyttede udmeldte tog hjalp kørte fulgte")
	doers    = keySet("imod vi skolen de han hun lederen ledelsen også desværre")
)

// hadTo ends in what had to be done.
var hadTo = pattern.New(`(?:^|[^\pL])(?:måtte|måttet) (?:[^,.!?]* )?(?:sende|flytte|bortvise|afvise|udskrive|indskrive|hente|hjælpe|følge|køre|skille|holde|melde|tage|give|visitere|henvise|opgive)$`)

// atClass reports whether a class follows: "på 1. årgang", "i 3. b".
func atClass(after string) bool {
	word, _ := nextWord(after)
	return (word == "i" || word == "på" || word == "fra") && strings.HasPrefix(after, " "+word+" ") && classLen(after[len(word)+2:]) > 0
}

// grownUp reports whether the words for one of many are of a grown-up who works there.
func grownUp(words string) bool {
	return talord.IsPeople(lastWord(words)) && !child(lastWord(words)) && !strings.HasPrefix(lastWord(words), "foræld")
}

// onlySo reports whether one is told of as the only one: "kun en af eleverne", "kun en pige".
func onlySo(form string, f span) bool {
	w := lastWord(strings.TrimRight(form[max(0, f.from-longestWord):f.from], " "))
	return onlyWords[laesning.Lower(w[strings.LastIndexAny(w, "\n"+beside+below+far)+1:])]
}

var onlyWords = map[string]bool{"kun": true, "blot": true, "bare": true, "alene": true}

// maxOnes is how many times "en elev" is looked at: each time its sentence is read.
const maxOnes = 5000

// fewInWordsOf finds them in one text.
func (t *checker) fewInWordsOf(p *passage) (out []hit) {
	form := p.tekst.Form
	at := sentenceWalk{form: form}
	var group, harm, ill bool
	for i, n := range p.numbers {
		if n.People == "" && n.Kind == talord.Value && (n.Of > n.Value && ofClass("", form[n.To:], true) || t.small(n, "") && ofThose(form, p.numbers[:i], n)) {
			n.People = "elever"
		}
		if next := nextValue(form, p.numbers[i+1:]); len(out) < maxFindings && (t.shareOf(form, n, next) || t.leavesFew(form, n, next)) {
			out = append(out, hit{found: form[n.From:next.To], at: p.stretch.at})
		}
		if n.Kind != talord.Value || n.Percent || len(out) >= maxFindings {
			continue
		}
		if rest := n.Of - n.Value; !t.small(n, "") && (n.People == "" || !t.small(talord.Number{Value: rest}, "")) { // 17 af 18 tells of one
			continue
		}
		if at.reach(n.From) {
			ill = conditions.begin(at.lower)
			group = speakerWords.begin(at.lower) || !ill && (partingWords.begin(at.lower) || deedWords.begin(at.lower) && !strings.Contains(at.lower, "deltog ikke") || strings.Contains(at.lower, "grupper på ") || strings.Contains(at.lower, "grupperne er på ") || strings.Contains(at.lower, "holdene er på "))
			harm = harmWords.begin(at.lower)
		}
		if (!group || ill && toldAbout.MatchString(form[at.from:n.From])) && tellsOfFew(form, n, &at, harm, ill) && !changed(form, n) {
			out = append(out, hit{found: form[n.From:n.To], at: p.stretch.at})
		}
	}
	return out
}

// ofThose reports whether a number begins a sentence or a clause that goes on with what happened, and
// counts some of the pupils that the number before it counts: "Årgangen har 44 elever. Tre kom
// først i marts". Where nothing is counted before it, it tells of pupils if something is denied them:
// "To fik ikke bevis", "Vi har to, der ikke taler dansk".
func ofThose(form string, before []talord.Number, n talord.Number) bool {
	ahead := strings.TrimRight(form[:n.From], " ")
	starts := ahead == "" || strings.ContainsAny(ahead[len(ahead)-1:], ".,;:!?\n") || strings.HasSuffix(ahead, " og") || strings.HasSuffix(ahead, " men")
	has := !starts && (strings.HasSuffix(ahead, " har") || strings.HasSuffix(ahead, " er") || strings.HasSuffix(ahead, " der") || strings.HasSuffix(ahead, " kun"))
	if !starts && !has {
		return false
	}
	after := laesning.Lower(form[n.To:min(len(form), n.To+maxAround/4)])
	if starts && !befell(after) && !nextVerb.MatchString(after) || has && !someWho.MatchString(after) {
		return false
	}
	for i := len(before) - 1; i >= 0; i-- {
		if b := before[i]; b.Kind == talord.Value || b.Kind == talord.Things {
			return child(b.People) && n.From-b.To < maxAround/2
		}
	}
	return denied.MatchString(after)
}

// What follows those who are counted without a word for them.
var (
	nextVerb = pattern.New(`^ (?:af dem|af disse|er|har|havde|kunne|måtte|ville|læser|mangler|møder|kommer|går|får|bliver|bor|venter|trives|taler)[ ,]`)
	someWho  = pattern.New(`^,? (?:der|som) `)
	denied   = pattern.New(`^[^.!?]* (?:ikke|aldrig) [^.!?]*$|^[^.!?]* (?:ikke|aldrig) [^.!?]*[.!?]`)
)

// toldAbout matches what ends before those whom somebody told of, who did not speak themselves.
var toldAbout = pattern.New(`(?i)(?:^|[^\pL])(?:om|omkring|vedrørende|angående|for)(?: de| disse)? $`)

// changed reports whether a number is by how many there are more or fewer: that tells of
// nobody.
func changed(form string, n talord.Number) bool {
	ahead := form[max(0, n.From-longestWord):n.From]
	return strings.Contains(ahead, " med ") && changedBy.MatchString(laesning.Lower(ahead))
}

var changedBy = pattern.New(`(?:steg\pL*|stig\pL*|fald\pL*|vokse\pL*|øge\pL*|reducer\pL*|gået op|gået ned|fremgang|tilbagegang) med (?:ca\. |omkring |cirka )?(?:\d+-)?$`)

// nextValue gives the first of the numbers after one that is a value; the grade of those who
// are counted may stand between.
func nextValue(form string, ns []talord.Number) (n talord.Number) {
	const reach = 2
	for _, n = range ns[:min(len(ns), reach)] {
		if n.Kind == talord.Things && befell(form[n.To:]) { // 23 afleveret alle opgaver
			n.Kind = talord.Value
		}
		if n.Kind == talord.Value {
			return n
		}
	}
	return talord.Number{Kind: talord.Year}
}

// shareWords stand between a share and how many it is of: "5 % af de 41 elever", "halvdelen
// af de seks elever".
var shareWords = pattern.New(`^ ?(?:%|pct\.?|procent)? ?af (?:(?:de|alle|vores|skolens|årgangens|klassens) )*$`)

// shareOf reports whether a share of so many pupils is one of few, or leaves few who did
// not pass.
func (t *checker) shareOf(form string, n, of talord.Number) bool {
	if !n.Percent && n.Of == 0 || of.Kind != talord.Value || !child(of.People) || of.Percent || of.Of > 0 || of.From-n.To > longestWord || !shareWords.MatchString(laesning.Lower(form[n.To:of.From])) {
		return false
	}
	few := func(x float64) bool { return x > 0.5 && math.Round(x) < float64(t.Krav.GraenseOf("")) }
	part := n.Value * of.Value / 100
	if n.Of > 0 {
		part = n.Value * of.Value / n.Of
	}
	return few(part) || few(of.Value-part) && strings.Contains(sentence(form, n.From), "best")
}

// leavesFew reports whether two numbers tell how many pupils there are and of how many of
// them something holds, so that few are left: "Af de 12 i 0. a er 11 skoleparate", "22
// elever begyndte, og 20 af dem er her endnu".
func (t *checker) leavesFew(form string, all, n talord.Number) bool {
	if all.Kind != talord.Value || n.Kind != talord.Value || all.Percent || n.Percent || all.Of > 0 || n.Of > 0 || n.From-all.To > maxAround/4 || n.People != "" && !child(n.People) ||
		!t.small(talord.Number{Value: all.Value - n.Value}, "") || !child(all.People) && !ofClass("", form[all.To:], true) && !someWho.MatchString(form[all.To:]) {
		return false
	}
	return allOfWhom.MatchString(laesning.Lower(form[max(0, all.From-longestWord):all.From])) && sentence(form, all.From) == sentence(form, n.From) || ofThem.MatchString(form[n.To:]) || strings.HasSuffix(form[:n.From], " heraf ") || strings.HasSuffix(form[:n.From], " hvoraf ")
}

// allOfWhom matches what ends before how many there are in all, and ofThem what follows a
// number of those.
var (
	allOfWhom = pattern.New(`(?:^|[^\pL])(?:af|blandt)(?: [\pL\d.]+){0,3} $`)
	ofThem    = pattern.New(`^ (?:af dem|af disse|af eleverne|af børnene)(?:[^\pL]|$)`)
)

// tellsOfFew reports whether a small number in a sentence is one of people. harm
// tells that the sentence is about what has befallen grown-ups, ill that it is about
// what may be wrong with pupils.
func tellsOfFew(form string, n talord.Number, at *sentenceWalk, harm, ill bool) bool {
	who := n.People
	if who == "" {
		who = toldAs(form[n.To:], ill)
	}
	const reach = 120 // bytes before a number that may name whom it counts
	ahead := laesning.Lower(form[max(at.from, n.From-reach):n.From])
	if who == "" && (slices.Contains(cues, lastWord(strings.TrimRight(ahead, " "))) || (strings.HasPrefix(ahead, "af ") || strings.HasPrefix(ahead, "blandt ")) && (strings.HasSuffix(ahead, "er ") || strings.HasSuffix(ahead, "der "))) {
		who = lastPeople(ahead)
	}
	if who == "" && strings.HasPrefix(ahead, "antal") && strings.HasSuffix(ahead, " er ") { // Antallet af elever med højt fravær er 3
		who = lastPeople(ahead)
	}
	if who == "" && lastWord(strings.TrimRight(ahead, " ")) == "kun" && befell(form[n.To:]) { // kun tre blev erklæret parate
		who = "elever"
	}
	if who == "" && strings.HasSuffix(strings.TrimRight(ahead, " "), ":") { // Antal elever uden prøve: 3
		who = lastPeople(ahead)
	}
	if who == "" && ill && strings.HasSuffix(ahead, "(") && child(lastPeople(ahead)) && (strings.HasPrefix(form[n.To:], ")") || strings.HasPrefix(form[n.To:], " i alt")) { // eleverne med ordblindhed (3 i alt)
		who = lastPeople(ahead)
	}
	if who == "" && appended(ahead, form[n.To:]) { // en håndfuld elever, fire, får hjælp
		who = lastPeople(ahead)
	}
	if who == "" && ((ill || strings.HasSuffix(ahead, ": ")) && standsForPeople(ahead, form[n.To:], n.From == at.from) || ofClass(ahead, form[n.To:], n.From == at.from)) {
		who = "elever"
	}
	if who == "" {
		return false
	}
	if !child(who) && !harm {
		return false
	}
	if n.Of > 0 && !ill && roughly(form[n.From:n.To], n.Of) {
		return false
	}
	if n.Of > 0 { // "hver fjerde" tells of no number
		return strings.Contains(laesning.Lower(form[n.From:n.To]), "af ") || strings.Contains(form[n.From:n.To], "/")
	}
	return true
}

// lastPeople gives the last word for people in a text in lower case.
func lastPeople(s string) (who string) {
	for w, after := nextWord(s); w != ""; w, after = nextWord(after) {
		if talord.IsPeople(w) {
			who = w
		}
	}
	return who
}

// fewInCell finds a small count in a cell whose row or column counts people.
func (t *checker) fewInCell(p *passage, b *samtale.Tabel) []hit {
	if len(p.numbers) != 1 || p.numbers[0].Kind != talord.Value {
		return nil
	}
	n := p.numbers[0]
	if strings.TrimSpace(p.tekst.Form) != p.tekst.Form[n.From:n.To] || n.Percent || !t.small(n, "") {
		return nil
	}
	col, _ := indexOf(p.stretch.at, math.MaxInt)
	if col == 0 {
		return nil
	}
	about, first := b.Billedtekst+" ", "" // of the column, and of the row
	if p.field.Key == "hoved" {
		first = b.Hoved[0]
	} else if row, ok := indexOf(p.stretch.at.Parent(), len(b.Raekker)); ok {
		first = b.Words(b.Raekker[row][0])
		if col < len(b.Hoved) {
			about += b.Hoved[col] + " "
		}
	}
	head := ""
	if len(b.Hoved) > 0 {
		head = b.Hoved[0]
	}
	if !countsPeople(about) && !countsPeople(first) && !countsPeople(head) && !conditions.begin(laesning.Lower(about+first)) {
		return nil
	}
	about = threshold.ReplaceAllString(laesning.Lower(about), "")
	if slices.ContainsFunc([]string{"lektion", "gange", "time", "dato", "frist", "uge", "gennemsnit", "snit", "karakter", "klasser", "møde", "besøg", "kurser", "spor", "point", "%", "pct", "procent"}, func(w string) bool { return strings.Contains(about, w) }) {
		return nil
	}
	return []hit{{found: p.tekst.Form[n.From:n.To], at: p.stretch.at}}
}

// countsOther reports whether the words after "antal" name no people: "antal hold".
func countsOther(after string) bool {
	word, _ := nextWord(after)
	word = laesning.Lower(word)
	return talord.IsThing(word) || slices.ContainsFunc([]string{"lektion", "hold", "klasse", "spor", "gang", "time"}, func(x string) bool { return strings.HasPrefix(word, x) })
}

// threshold matches a share that says who is counted: "Elever med fravær over 15 %".
var threshold = pattern.New(`\d+ ?(?:%|pct\.?|procent)`)

// countsPeople reports whether the words of a head or the first of a row say that
// what stands there is a number of people.
func countsPeople(s string) bool {
	for w, after := nextWord(laesning.Lower(s)); w != ""; w, after = nextWord(after) {
		if child(w) || w == "køn" || w == "bestået" || strings.HasPrefix(w, "uddannelsesparat") || w == "antal" && !countsOther(after) {
			return true
		}
	}
	return false
}
