package kontrol

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// oneOf finds one pupil told of as "en elev", "en enkelt dreng".
func oneOf(s string) (out []span) {
	for i := len("en"); i < len(s); i++ {
		if f, ok := afterArticle(s, i); ok {
			out = append(out, f)
		}
	}
	return out
}

// afterArticle finds one pupil after an article that ends before a byte.
func afterArticle(s string, i int) (f span, ok bool) {
	if s[i] != ' ' || s[i-1]|' ' != 'n' && s[i-1]|' ' != 't' {
		return span{}, false
	}
	from := article(s[:i])
	if from < 0 {
		return span{}, false
	}
	to := i + 1
	for _, w := range []string{"enkelt ", "eneste "} {
		if strings.HasPrefix(s[to:], w) {
			to += len(w)
		}
	}
	if n := max(one(s[to:]), oneAmong(s[to:])); n > 0 {
		return span{from, to + n}, true
	}
	if word, _ := nextWord(s[to:min(len(s), to+longestWord)]); len(word) > 1 && strings.HasPrefix(s[to:], word+" ") && (word == "ny" || strings.IndexByte("tdkgmnvl", word[len(word)-1]) >= 0) {
		if n := one(s[min(len(s), to+len(word)+1):]); n > 0 { // en tosproget elev
			return span{from, to + len(word) + 1 + n}, true
		}
	}
	return span{}, false
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
	if s == "" {
		return 0
	}
	for _, who := range ones.of(s[0]) {
		if strings.HasPrefix(s, who) {
			n := len(who)
			if strings.HasPrefix(s[n:], "s ") { // en elevs forældre
				n++
			}
			if !startsWithLetter(s[n:]) {
				return n
			}
		}
	}
	word, _ := nextWord(s[:min(len(s), longestWord)])
	if len(word) > len("elev") && strings.HasPrefix(s, word) && slices.ContainsFunc(compounded, func(w string) bool { return strings.HasSuffix(word, w) }) && talord.IsPeople(word) { // en teamleder, en specialklasseelev
		return len(word)
	}
	return 0
}

// compounded are those of ones that words for one of them end in.
var compounded = []string{"elev", "dreng", "pige", "barn", "lærer", "pædagog", "medarbejder", "vikar", "leder", "assistent", "konsulent", "vejleder", "medhjælper"}

// ones are the words for one of them, by their first byte.
var ones = func() (m byByte[string]) {
	for _, w := range []string{"elev", "dreng", "pige", "barn", "lærer", "pædagog", "medarbejder", "forælder", "forældrepar", "familie", "tilflytter", "prøvetager", "dimittend", "eksaminand", "kursist", "teenager", "mor", "far", "vikar", "kollega", "leder"} {
		m.add(w[0], w)
	}
	return m
}()

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

// oneTold finds one pupil told of in a sentence on what has befallen pupils.
func (t *checker) oneTold() (out []hit) {
	form := t.reading.form
	var ones []span
	for i := range t.tokens.list {
		if w := &t.tokens.list[i]; t.tokens.is(i, ofArticle) && w.To < len(form) && w.To-w.From > 1 {
			if f, ok := afterArticle(form, w.To); ok {
				ones = append(ones, f)
			}
		}
	}
	ones = append(ones, t.onlyOne()...)
	out = append(out, t.oneCase()...)
	for _, f := range ones[:min(len(ones), maxOnes)] {
		p := t.reading.at(f.from)
		if ofAnyone(form, f, sentence(p.tekst.Form, f.from-p.from)) {
			continue
		}
		if s := around(t.Reduced, p.at); s.blok != nil && s.resultat == nil && !p.target {
			out = append(out, hit{found: form[f.from:f.to], at: p.at})
		}
	}
	return out
}

// ofAnyone reports whether one who is told of in a sentence is no certain one, or is told of for what
// all may see.
func ofAnyone(form string, f span, sentence string) bool {
	words := form[f.from:f.to]
	grown := grownUp(words)
	switch {
	case strings.Contains(words, "enkelt"):
		return false
	case words[len(words)-1] == 's' && !hadHappened.MatchString(sentence), grown && !harmWords.begin(sentence): // en elevs forældre
		return true
	case befallsOne(sentence):
		return false
	case !grown && !onlySo(form, f) && !certainOne(form, f), speakerWords.begin(sentence), deedWords.begin(sentence), !grown && partingWords.begin(sentence):
		return true
	}
	return isRule(sentence) && (ifWords.MatchString(sentence) || !thereIsOne.MatchString(sentence))
}

// caseKeys are words for what has happened to one, and is told of as one: "vi har haft en
// underretning".
var caseKeys = keySet("underretning bortvisning magtanvendelse anbringelse politianmeldelse sygemelding udmeldelse boernesag mobbesag voldssag kraenkelsessag fritagelse bekymringsskrivelse")

var caseKeyList = slices.Sorted(maps.Keys(caseKeys))

// oneCase finds such a word after an article and the verb that says that it was so.
func (t *checker) oneCase() (out []hit) {
	s := t.tokens
	if !s.heard(caseKeyList...) {
		return nil
	}
	for i := 2; i < len(s.list) && len(out) < maxFindings; i++ {
		if k := s.key(i); len(k) < len("mobbesag") || !caseKeys[string(k)] || s.gap(i-1) != " " || s.gap(i-2) != " " {
			continue
		}
		if w := laesning.Lower(s.word(i - 1)); w != "en" && w != "én" || !wasSo[string(s.key(i-2))] {
			continue
		}
		from, to := s.list[i-1].From, s.list[i].To
		p := t.reading.at(from)
		own := sentence(p.tekst.Form, from-p.from)
		if in := around(t.Reduced, p.at); in.blok != nil && in.resultat == nil && !p.target && !p.again && !isRule(own) && !strings.Contains(own, " ikke ") {
			out = append(out, hit{found: t.reading.found(from, to), at: p.at})
		}
	}
	return out
}

// wasSo are verbs that say that something was there.
var wasSo = keySet("har haft havde fik faaet modtog modtaget sendte sendt skrev skrevet indgav indgivet lavede lavet oplevede oplevet oprettede oprettet var vaeret kom kommet foretog foretaget gav givet")

// hadHappened matches words of what is over.
var hadHappened = pattern.New(`(?:^|[^\pL])(?:har|blev|fik|måtte|var|kom|gik)(?:[^\pL]|$)`)

// thereIsOne matches that there is one: what that one may or shall is no rule.
var thereIsOne = pattern.New(`(?:^|[^\pL])(?:har|har vi|er der|var der|der er|der var) (?:en|et|én|ét) `)

// certainOne reports whether one pupil is told of who is a certain one: who is counted, "én
// elev", whom somebody has, "vi har en elev, der", of whom something has been done, "et barn
// er taget ud", of whom it is told what happened, or beside whom a class stands.
func certainOne(form string, f span) bool {
	const reach = 60 // bytes
	words, after := form[f.from:f.to], laesning.Lower(form[f.to:min(len(form), f.to+reach)])
	if grownUp(words) {
		return false
	}
	before := laesning.Lower(form[max(0, f.from-2*reach):f.from])
	ahead := lastWord(strings.TrimRight(before, " "))
	clause := strings.TrimPrefix(after, ",")
	switch {
	case strings.ContainsAny(words[:3], "éÉ"), wentBefore(form[max(0, f.from-reach):f.from]), atClass(after), doneTo.MatchString(after), happenedTo(after), saysNot.MatchString(after):
		return true
	case hadWords[ahead] && (strings.HasPrefix(clause, " der ") || strings.HasPrefix(clause, " som ")):
		return true
	case strings.HasPrefix(after, " med ") || strings.HasPrefix(after, " uden "):
		if withSomething.MatchString(after) && hasNow.MatchString(before) {
			return true
		}
	}
	return (ahead == "til" || ahead == "af" || ahead == "grundet" || ahead == "pga") && becauseOf.MatchString(before) || beings[ahead] && placedBefore.MatchString(before)
}

// placedBefore matches where at a school, or when, and a verb, that the word for one ends the clause
// of: "på mellemtrinnet er en dreng", "lige nu har en pige".
var placedBefore = pattern.New(`(?:^|[.!?] |\n)(?:(?:på|i|fra|hos) (?:\d|(?:den ene )?\pL*(?:trinnet|skolingen|klassen|årgangen|sfo'?en|afdelingen|holdet)|os|øjeblikket|år|foråret|efteråret|vinter|sommer)|siden |lige nu|netop nu|for tiden|aktuelt|p\.?t\.? )(?:[^.!?\n]|\d\.)* $`)

// becauseOf ends in what tells that something is so because of one.
var becauseOf = pattern.New(`(?:^|[^\pL])(?:hensyn til|på grund af|grundet|pga\.) $`)

// hasNow ends in what says that a school has one who is there, and withSomething begins what that
// one has: "vi har i år en elev med insulinpumpe".
var (
	hasNow        = pattern.New(`(?:^|[^\pL])(?:vi har|har vi|skolen har|klassen har|der er|er der)(?: (?:nu|i år|i øjeblikket|for tiden|også|netop|desuden|i klassen|igen|fået|lige nu))* $`)
	withSomething = pattern.New(`^ (?:med|uden) (?:\pL+ )?\pL{4,}`)
)

// hadWords stand before one who is somewhere.
var hadWords = map[string]bool{"har": true, "havde": true, "fået": true, "haft": true, "går": true, "er": true, "kun": true, "også": true, "der": true}

// saysNot matches what one says that is missing.
var saysNot = pattern.New(`^ (?:i \pL+ )?(?:skriver|fortæller|oplever|angiver|svarer|oplyser),? at [^.!?]*(?:ikke|ingen|aldrig)(?:[^\pL]|$)`)

// doneTo matches what was done to somebody or what became of one: "er taget ud", "blev sendt hjem".
var doneTo = pattern.New(`^ (?:er|blev|bliver|er blevet) (?:\pL+ )?(?:taget|flyttet|sendt|udskrevet|indskrevet|udmeldt|begyndt|startet|stoppet|rykket|kommet|gået|rejst|skiftet|placeret|visiteret|testet|undersøgt|hentet|erklæret|vurderet|meldt)(?:[^\pL]|$)`)

// A pupil told of in the past is a certain one: past are the verbs that tell so, and lives are
// those in the present that hold of a certain one alone.
const (
	past  = `blev|fik|kom|gik|var|havde|måtte|ville|kunne|turde|løb|faldt|slog|skar|tog|bed|sov|drak|røg|stak|sad|stod|lå|gav|lod|så|hed|døde|bar|stjal|brød|smed|skød|forlod|\pL{2,}ede|\pL*(?:begynd|mød|glem|brug|løs|køb|spis|rejs|vend|send|hold|lær|råb|kend|tab)te`
	lives = `bor|(?:vil|tør|taler|spiser|sover|går|kommer|møder|læser|forstår|har|ønsker|magter|orker|deltager|accepterer) (?:slet |endnu |stadig |næsten |længere )?(?:ikke|aldrig)|nægter|lider|sidder alene|er alene`
)

// wentOn, livesSo and hasGone match what follows one pupil of whom it is told what happened, the
// place of that one between at most: "måtte køres hjem", "i udskolingen har skiftet skema". In one
// pattern they would be too long for the fast way of matching (regexp's backtracker).
var (
	wentOn  = pattern.New(goesOnWith + `(?:` + past + `)(?:[^\pL]|$)`)
	livesSo = pattern.New(goesOnWith + `(?:` + lives + `)(?:[^\pL]|$)`)
	hasGone = pattern.New(goesOnWith + `(?:har|er) (?:siden |i |nu |lige |netop |selv |flere |gange |ofte |ikke |aldrig |kun |\pL+ ){0,3}?(?:haft|fået|gået|været|gjort|\pL{2,}[eg]t|\pL+(?:bt|lt|rt|nt|kt|pt|vt)|(?:til|ud|fra|af|over|ind|an)?(?:meldt|sendt|vendt|holdt)|læst|rejst|løst|ramt|glemt)(?:[^\pL]|$)`)
)

func happenedTo(after string) bool {
	return wentOn.MatchString(after) || livesSo.MatchString(after) || (strings.Contains(after, " har ") || strings.Contains(after, " er ")) && hasGone.MatchString(after)
}

// goesOnWith begins them.
const goesOnWith = `^(?: (?:i|på|fra|med|hos) (?:[\pL\d.]+ ){0,2}?[\pL\d.]+)?,?(?: der| som)?(?: (?:aldrig|ikke|endnu|stadig|ofte|nu|selv|næsten|allerede))? `

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
	ahead := strings.TrimRight(form[max(0, f.from-longestWord):f.from], " ")
	w := lastWord(ahead)
	if strings.HasSuffix(strings.TrimSuffix(ahead, w), "ikke ") { // ikke bare en elev
		return false
	}
	return onlyWords[laesning.Lower(w[strings.LastIndexAny(w, "\n"+beside+below+far)+1:])]
}

var onlyWords = map[string]bool{"kun": true, "blot": true, "bare": true, "alene": true}

// maxOnes is how many times "en elev" is looked at: each time its sentence is read.
const maxOnes = 5000
