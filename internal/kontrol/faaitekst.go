package kontrol

import (
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// speakerWords tell that a small number of people took part or spoke for others, and
// deedWords what they did that is shown to all, partingWords that a small number is how
// a class is parted: it is about no single pupils, unless the sentence tells of what is wrong with them.
var (
	speakerWords = openingsOf("elevråd", "miljøråd", "madråd", "børneråd ", "børnerådet", "fællesråd", "repræsentant", "viste rundt", "med i samtalen", "fremlagde", "fortalte", "interview", "rundvisning", "oplæg", "næstformand", "formand", "valgt til", "valgt ind")
	deedWords    = openingsOf("deltog", "deltager i", "udvalg", "sidder med i", "til stede", "ansvarlig", "vært", "bestyrelse", "skolebestyrelse", "viste ", "læste ", "læser højt", "læser op", "klub", "foreslog", "foreslår", "ønskede", "spurgte", "sagde", "siger", "udtrykte", "mente", "synes", "holdt en ", "holdt et ", "holdt tale", "holdt oplæg", "holdt den ", "holdt deres", "holdt fest", "inviter", "passer ", "hjælper til", "hjalp til", "hjælper ved", "dommer", "ordstyrer", "legepatrulje", "dukse", "arrangerede", "stod for", "uddelte", "styrede", "teater", "koncert", "forestilling", "musical", "stævne", "turnering", "konkurrence", "motionsløb", "åbent hus", "morgensang", "fællessang", "dimission", "toastmaster", "forårsfest", "sommerfest", "julefest", "høstfest", "pris", "præmie", "medalje", "komponer", "skolepatrulje", "læste op", "læst op", "digte", "tegnet", "tegnede", "malede", "malet", "guide", "optråd", "optræd", "spillede", "sang ", "sunget", "skolefest", "skoleblad", "udstil", "vandt", "vundet", "præsenter", "modtog gæster", "modtog præmie", "bagte", "filmede", "skrev artik", "underviste", "fik idé", "fik ide", "ideen til", "idéen til", "har lært de ", "var i praktik ", "interviewede", "fandt på", "har lavet", "lavede", "har bygget", "byggede", "opfandt", "foreslået", "har skrevet", "scorede", "til dm ", "til dm.", "dm i ", "til vm ")
	habitWords   = openingsOf("hver dag", "hver mandag", "hver tirsdag", "hver onsdag", "hver torsdag", "hver fredag", "hver morgen", "hver uge", "hver båd", "i hver ")
	partingWords = openingsOf("plads til", "ved hvert", "pr. elev", "pr. klasse", "pr. hold", "pr. lærer", "pr. gruppe", "pr. årgang", "pr. team", "pr. bord", "pr. voksen", "pr. uge", "pr. skole", "pr. spor", "pr. lektion", "per ", "ad gangen", "sammen to og to", "sammen løse", "sammen om", "grupper", "ledelsen består", "teamet består", "udvalget består", "rådet består", "bestyrelsen består", "gruppe á", "i par", "parvis", "makker", "hold på", "gruppen på ", "hver klasse", "hver gruppe", "hver årgang", "hvert hold", "fra hver", "computer", "vejlede", "kontaktlærer", "tilknyttet", "følger en ", "følger hver", "følger klasse", "følger elever", "følger børn", "følger årgang", "to-lærer", "klasselærer")
)

// harmWords tell that a number of grown-ups is about them.
var harmWords = openingsOf("syg", "langtidssyg", "sygemeld", "mobning", "svarede", "opsagt", "stress", "opsag", "sagt op", "opsig", "fratråd", "samarbejdsproblem", "samarbejdsvansk", "omplacer", "forflyt", "utryg", "afsked", "uden uddannelse", "uden kompetence", "ikke undervisningskompetence", "uden undervisningskompetence", "mangler undervisningskompetence", "fertilitet", "i behandling", "opereret", "ikke uddannet", "ikke kompetence", "advarsel", "klage", "klaget", "meldt", "utilfreds", "kriti", "tjenstlig", "påtale", "bortvis", "politianmeld", "anmeld", "arbejdsmiljø", "er stoppet", "trives ikke", "ikke trives", "fritaget for tjeneste", "søgt væk", "søger væk", "arbejdspres", "fravalg", "fravælg", "takket nej", "forlad", "sigtet", "suspender", "vold", "trus", "truet", "slået", "overfald", "chikane", "krænk", "arbejdsskade", "arbejdsulykke", "ulykke", "fyre", "fyring", "fritstil", "truet", "konflikt", "uenig", "orlov", "barsel", "mistrives", "gået ned", "gik ned", "stilling op", "stillinger op", "langtidsfravær", "højt fravær", "mistet", "mistede", "forlader", "rejst", "stoppet", "stoppede", "nedsat tid", "depress", "angst", "udbrændt", "sende hjem", "sendt hjem", "råbte", "alkohol", "fuld på", "skældte ud", "bedt om ikke", "bedt om at gå", "bedt om at stoppe", "forbud mod", "tilhold", "clinch", "skænderi", "uvenner", "helbred", "taler ikke sammen", "splittet", "fleksjob", "sexchikane", "grænseoverskrid", "tjenesteforseelse", "mistillid", "omsorgssamtale", "sygefraværssamtale", "nedslidt", "kræft", "operation", "gravid", "uden læreruddannelse", "ikke læreruddanne", "anklage", "beskyld", "misbrug", "skilsmisse", "fratrædelse", "mobbet", "mødte ikke", "møder ikke", "kom ikke", "aktindsigt", "skoleskift", "skifte skole", "retssag", "hjemsend", "bortvist")

// childWords are the words for those who are taught.
var childWords = []string{"elev", "barn", "børn", "dreng", "pige", "unge", "læser", "tvilling", "kursist", "dimittend", "eksaminand", "testtager", "prøvetager", "teenager", "skolestart", "skolebegynder", "pers", "underretning", "anbringelse", "bortvisning", "magtanvendelse", "fritagelse", "muslim", "ukrainer", "syrer", "flygtning", "indvandrer"}

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

// fewInWordsOf finds them in one text.
func (t *checker) fewInWordsOf(p *passage) (out []hit) {
	form := p.tekst.Form
	at, quotes := sentenceWalk{form: form}, quotation{form: form}
	var group, harm, ill, rule bool
	var whole talord.Number // of how many pupils the text has told last
	for i, n := range p.numbers {
		if n.People == "" && n.Kind == talord.Value && (n.Of > n.Value && ofPupils(form, n) || t.small(n, "") && ofThose(form, p.numbers[:i], n)) {
			n.People = "elever"
		}
		if n.People != "" && !countsPupils(form, n) {
			n.People = ""
		}
		if n.Kind == talord.Value && n.People != "" && child(n.People) && n.Of == 0 && !n.Percent && !t.small(n, "") {
			whole = n
		}
		if len(out) < maxFindings && (t.shareBefore(form, whole, n) || t.halved(form, n) && (n.People != "" || pupilsTold.MatchString(sentence(form, n.From)))) {
			out = append(out, hit{found: form[n.From:n.To], at: p.stretch.at})
			continue
		}
		if next := nextValue(form, p.numbers[i+1:]); len(out) < maxFindings && (t.shareOf(form, n, next) || t.leavesFew(form, n, next)) {
			out = append(out, hit{found: form[n.From:next.To], at: p.stretch.at})
		}
		if n.Kind == talord.Things && t.small(n, "") {
			if word, _ := nextWord(form[n.To:]); cases[word] || tellsOfSelf[word] || goesAlone(form[n.To:]) { // fire ansøgninger, tre angiver i målingen
				n.Kind = talord.Value
			}
		}
		if n.Kind != talord.Value || n.Percent || len(out) >= maxFindings {
			continue
		}
		if rest := n.Of - n.Value; !t.small(n, "") && (n.People == "" || !t.small(talord.Number{Value: rest}, "")) { // 17 af 18 tells of one
			continue
		}
		if at.reach(n.From) {
			ill = conditions.begin(at.lower)
			said := at.lower
			if own, quoted := quotes.around(n.From); quoted { // who says it is another matter
				said = laesning.Lower(own)
			}
			group = speakerWords.begin(said) || !ill && ofGroup(said)
			harm = harmWords.begin(at.lower)
			rule = strings.HasPrefix(at.lower, "når ") || strings.HasPrefix(at.lower, "hvis ") || strings.HasPrefix(at.lower, "er der ")
		}
		others := group && !(hasAny(further(form, n.To), []string{" ikke ", " aldrig "}) && didNot.MatchString(further(form, n.To))) && !(ill && toldAbout.MatchString(form[at.from:n.From]))
		if !rule && !others && (ill || !ownChildren(form, n)) && tellsOfFew(form, n, &at, harm && !hired(form, n, at.lower), ill) && !changed(form, n) {
			out = append(out, hit{found: form[n.From:n.To], at: p.stretch.at})
		}
	}
	return out
}

// ownChildren reports whether a number is how many children somebody who speaks has: "Jeg har to børn
// på skolen".
func ownChildren(form string, n talord.Number) bool {
	return strings.HasSuffix(laesning.Lower(form[max(0, n.From-longestWord):n.From]), "jeg har ") && strings.HasPrefix(form[n.To:], " børn") && !strings.HasPrefix(form[n.To:], " børn i klassen")
}

// quotation walks the quotations of a text, whose marks are all alike in its normal form.
type quotation struct {
	form  string
	to    int // up to here the marks are counted
	marks int
}

// around gives the words of the quotation that a byte stands in. Bytes are asked for in their order.
func (q *quotation) around(i int) (words string, ok bool) {
	q.marks += strings.Count(q.form[q.to:i], `"`)
	q.to = i
	after := q.form[i:min(len(q.form), i+maxAround)]
	from, to := strings.LastIndexByte(q.form[max(0, i-maxAround):i], '"'), strings.IndexByte(after, '"')
	if q.marks%2 == 0 || from < 0 || to < 0 {
		return "", false
	}
	return q.form[max(0, i-maxAround)+from : i+to], true
}

// ofGroup reports whether a sentence in lower case tells what a few did that all saw, or how many a group has.
func ofGroup(sentence string) bool {
	has := func(words string) bool { return strings.Contains(sentence, words) }
	return habitWords.begin(sentence) || partingWords.begin(sentence) ||
		deedWords.begin(sentence) && !has("deltog ikke") && !has("deltager ikke") ||
		has("grupper på ") || has("grupperne er på ") || has("holdene er på ")
}

// hired reports whether a number is of those who are new at the school, and the sentence says that
// they were taken on: what else befell anybody befell others.
func hired(form string, n talord.Number, lower string) bool {
	word, _ := nextWord(form[n.To:])
	return newWords[laesning.Lower(word)] && hireWords.begin(lower)
}

var (
	newWords  = map[string]bool{"nye": true, "nyansatte": true, "nyuddannede": true, "ekstra": true}
	hireWords = openingsOf("ansat", "ansætte", "ansættelse", "begyndt", "begynder", "startet", "starter", "tiltråd", "tiltræd", "kommet til", "budt velkommen", "byder velkommen", "rekrutter")
)

// ofPupils reports whether a part of a whole without a noun is of a class, or of people by what is told of them.
func ofPupils(form string, n talord.Number) bool {
	return ofClass("", form[n.To:], true) || classAhead.MatchString(form[max(0, n.From-longestWord):n.From]) || ofWhom(form, n)
}

// classAhead ends in a class and the verb that tells of how many there something holds: "på 2. årgang
// er 58 af 61 med".
var classAhead = pattern.New(`(?i)(?:^|[^\pL])(?:i|på|fra) (?:\d\d?\. (?:klasse|årgang)|\d\.? ?[a-f]) (?:er|har|blev|fik|kan|var|havde) (?:nu |de )?$`)

// ofThose reports whether a number begins a sentence or a clause that goes on with what happened, and
// counts some of the pupils that the number before it counts: "Årgangen har 44 elever. Tre kom
// først i marts". Where nothing is counted before it, it tells of pupils if something is denied them:
// "To fik ikke bevis", "Vi har to, der ikke taler dansk".
func ofThose(form string, before []talord.Number, n talord.Number) bool {
	ahead := strings.TrimRight(form[:n.From], " ")
	starts := ahead == "" || strings.ContainsAny(ahead[len(ahead)-1:], ".,;:!?\n") || strings.HasSuffix(ahead, " og") || strings.HasSuffix(ahead, " men")
	has := !starts && haveThose[lastWord(ahead)]
	if !starts && !has {
		return false
	}
	after := laesning.Lower(form[n.To:min(len(form), n.To+maxAround/4)])
	if starts && !befell(after) && !nextVerb.MatchString(after) || has && !someWho.MatchString(after) {
		return false
	}
	for i := len(before) - 1; i >= 0; i-- {
		if b := before[i]; b.Kind == talord.Value || b.Kind == talord.Things {
			return (child(b.People) || ofClass("", form[b.To:], true)) && n.From-b.To < maxAround/2
		}
	}
	return denied.MatchString(after)
}

// haveThose stand before those who are counted so: "Vi har to, der ikke taler dansk".
var haveThose = wordSet("har er der kun sidder findes mangler går")

// What follows those who are counted without a word for them.
var (
	nextVerb = pattern.New(`^ (?:af dem|af disse|er|har|havde|kunne|måtte|ville|læser|mangler|møder|kommer|går|får|bliver|bor|venter|trives|taler)[ ,]`)
	someWho  = pattern.New(`^(?: i (?:hver |min |vores )?klassen?| på holdet)?,? (?:der|som) `)
	denied   = pattern.New(`^[^.!?]* (?:ikke|aldrig)(?:[ ,][^.!?]*)?(?:[.!?]|$)`)
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

// tellsOfFew reports whether a small number in a sentence is one of people. harm
// tells that the sentence is about what has befallen grown-ups, ill that it is about
// what may be wrong with pupils.
func tellsOfFew(form string, n talord.Number, at *sentenceWalk, harm, ill bool) bool {
	who := whoAreCounted(form, n, at.from, harm, ill)
	switch {
	case who == "", !child(who) && !harm && !(ill && strings.HasPrefix(who, "forældre") && !partingWords.begin(at.lower)):
		return false
	case n.Of > 0 && !ill && roughly(form[n.From:n.To], n.Of):
		return false
	case n.Of > 0: // "hver fjerde" tells of no number
		return strings.Contains(laesning.Lower(form[n.From:n.To]), "af ") || strings.Contains(form[n.From:n.To], "/")
	}
	return true
}

// whoAreCounted gives the word for those whom a number counts in the sentence that begins at a byte:
// the one that follows it, one that stands before it, or that for pupils, where what is told is of
// people. It is "" where it counts none.
func whoAreCounted(form string, n talord.Number, begins int, harm, ill bool) string {
	if n.People != "" {
		return n.People
	}
	after := form[n.To:]
	if who := toldAs(after, ill); who != "" {
		return who
	}
	const reach = 120 // bytes before a number that may name whom it counts
	ahead := laesning.Lower(form[max(begins, n.From-reach):n.From])
	words, first := strings.TrimRight(ahead, " "), n.From == begins
	before := lastWord(words)
	named := lastPeople(ahead)
	switch {
	case named == "":
	case slices.Contains(cues, before),
		(strings.HasPrefix(ahead, "af ") || strings.HasPrefix(ahead, "ud af ") || strings.HasPrefix(ahead, "blandt ")) && (strings.HasSuffix(ahead, "er ") || ofWhomMany.MatchString(ahead)),
		strings.HasPrefix(ahead, "antal") && (strings.HasSuffix(ahead, " er ") || strings.HasSuffix(ahead, " til ") && strings.Contains(ahead, " fra ")), // Antallet af elever med højt fravær er 3
		strings.HasSuffix(words, ":"), // Antal elever uden prøve: 3
		ill && strings.HasSuffix(ahead, "(") && child(named) && (strings.HasPrefix(after, ")") || strings.HasPrefix(after, " i alt")), // eleverne med ordblindhed (3 i alt)
		appended(ahead, after): // en håndfuld elever, fire, får hjælp
		return named
	case nowSo(ahead) && child(named):
		return "elever"
	}
	switch {
	case ill && (ofCases.MatchString(ahead) || countedPupils(ahead, after)), // af 18 ansøgninger blev tre imødekommet
		first && goesAlone(after), harm && ofStaff.MatchString(further(after, 0)), lostSome(ahead, after),
		strings.HasSuffix(ahead, "søskendeflok på "), before == "kun" && befell(after), // kun tre blev erklæret parate
		(ill || strings.HasSuffix(ahead, ": ")) && standsForPeople(ahead, after, first), ofClass(ahead, after, first), unnamedFew(ahead, after):
		return "elever"
	}
	return ""
}

// ofWhomMany ends in the verb that tells how many of those it holds of.
var ofWhomMany = pattern.New(` (?:er|blev|har|fik|får|var|kom|kommer|gik|går|bor|boede|mangler|manglede|venter)(?: de| kun| blot)* $`)

// ofCases matches what ends before how many of some cases something holds of.
var ofCases = pattern.New(`^(?:ud )?af (?:[\pL\d]+ ){1,3}?(?:sager|sagerne|klager|klagerne|indstillinger|indstillingerne|ansøgninger|ansøgningerne|henvisninger|henvisningerne|underretninger|anmodninger|anmodningerne)(?: \pL+)*? (?:er|blev|var|har|fik|gav)(?: de| kun| blot)* $`)

// lastPeople gives the last word for people in a text in lower case.
func lastPeople(s string) (who string) {
	for w, after := nextWord(s); w != ""; w, after = nextWord(after) {
		if talord.IsPeople(w) {
			who = w
		}
	}
	return who
}
