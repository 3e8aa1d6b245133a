package kontrol

import (
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// conditions begin what may be wrong with one who is taught, what has been done about
// it, or what happened: beside a small number it tells something of somebody.
var conditions = openingsOf(
	"mistriv", "ikke i trivsel", "ikke trives", "trives ikke", "udsat", "bekymr", "skolevægr", "skolevegr", "ufrivilligt", "skolefravær", "højt fravær", "stort fravær", "meget fravær", "procents fravær", "procent fravær", "% fravær", "nedsat skema", "nedsat tid", "reduceret skema", "delvist skema",
	"ordblind", "dysleksi", "talblind", "adhd", "add", "autis", "asperger", "tourette", "diagnos", "diabetes", "epilepsi", "astma", "allergi", "nøddeallergi", "mælkeallergi", "fødevareallergi", "medicin", "kræft", "syg", "indlagt", "psyk", "angst", "depress", "ocd", "selvskad", "spiseforstyr", "misbrug", "handicap", "kørestol", "cochlear", "høreapparat", "hørenedsæt", "synsnedsæt", "udviklingshæm", "funktionsnedsæt", "sorg", "skilsmisse",
	"anbragt", "anbringelse", "plejefamilie", "plejebarn", "flygt", "asyl", "familiesammenfør", "modtageklasse", "modtagehold", "modtagelse", "basishold", "basisundervis", "udslus", "tosprog",
	"ppr", "handleplan", "støtte", "støtte-", "særlig hjælp", "ekstra hjælp", "brug for hjælp", "særlige behov", "behov for", "visitere", "henvis", "indstil", "special", "mellemform", "enkeltmands", "hjemmeundervis", "sygeundervis", "taleundervis", "talepædagog", "logopæd", "familiebehandl", "socialforvalt", "socialtilsyn", "familieafdeling", "familieklasse", "aflast", "kontaktperson", "pædagogisk-psykologisk",
	"underret", "magtanvend", "bortvis", "udskrev", "udmeld", "krænk", "vold", "trus", "mobbe", "mobning", "kriminel", "sigtet", "politi", "klage", "ikke bestod", "ikke bestået", "ikke at bestå", "bestod ikke", "dumpe", "under 02", "ikke op til", "fritag", "dispens", "ikke-parat", "ikke parat", "uparat", "ikke uddannelsesparat", "ikke-uddannelsesparat", "ikke til prøve", "gik om", "går om", "gå om", "ikke været i skole", "ikke kommer i skole", "ikke kommet i skole", "møder ikke", "går hjemme", "udfordring", "vanskelighed", "problem", "udredning", "mistet", "død",
	"ble.", "ble,", "ble ", "bleer", "tisse", "vådligg", "afføring", "inkontinen", "renlig", "vanrøgt", "fængsel", "krisecenter", "advarsel", "advarsler", "skoletræt", "afslag", "hærværk", "kniv", "våben", "stoffer", "alkohol", "selvmord", "skiftet skole", "skoleskift", "flyttet til en anden",
	"opsagt", "fratråd", "stress", "langtidssyg", "fritstil", "arbejdsulykke", "arbejdsskade", "utilfreds",
	"blind", "døv", "sonde", "stammer", "skolefobi", "aldrig i skole", "aldrig er i skole", "kommer aldrig", "aldrig kommer", "møder aldrig", "aldrig møder", "opholdssted", "bosted", "døgninstitution", "skoleudsæt", "fravær over", "skolestartsudsæt", "udsat skolestart", "koncentrationsbesvær", "læsevansk", "sprogvansk", "adfærd", "udadreager", "afskærm", "hjemløs", "omsorgssvigt", "svigt", "overgreb", "seksuel", "slået", "slår ", "truede", "truer", "truet", "familiepleje", "plejeforældre", "opholdssted", "kønsskifte", "skift af køn", "skifte køn", "skiftet køn", "kønsidentitet", "nonbinær", "transkøn", "gravid", "ssp", "anmeld", "skilsmisse", "bøde ", "tyveri", "stjål", "hash", "terapi", "eksem", "anfald", "insulin", "epipen", "kateter", "stomi", "hjertefejl", "leukæmi", "cancer", "bipolar", "skizo", "psykose", "anoreksi", "bulimi", "lammet", "hjerneskade", "for tidligt født", "børnehjem", "døgninstitution", "støttefamilie", "tvangsfjern", "forældremyndighed", "opholdstilladelse", "udvist", "kontanthjælp", "husvild", "hjemgiv", "børnesag", "netværksmøde", "dagbehandl",
	"bider ", "bed ", "slåskamp", "slagsmål", "sparke", "spytte", "kaster med", "stikker af", "stak af", "løber hjem", "løber væk", "løb hjem", "løbet hjem", "græder", "raserianfald", "selvværd", "isoler", "udenfor", "udelukk", "udstød", "ingen venner", "uden venner", "drillet", "drilleri", "nøgenbillede", "pjæk", "ryger ", "ryger.", "ryger i", "røget", "snus", "cigaret", "vape", "narko", "beruset", "stjæle", "graffiti", "brandstift", "radikaliser", "karantæne", "sendt hjem", "hjemsend", "tilknyttet en mentor", "fået en mentor", "får en mentor", "har en mentor",
	"læsesvag", "dyskalkuli", "langt bagefter", "bekymringsgrænse", "hjemmebesøg", "kommer af sted", "for sent i skole", "hjemmegående", "uden skoletilbud", "omprøve", "sygeprøve", "uden afgangsbevis", "ekstra tid", "skriftlig advarsel",
	"hospital", "headspace", "nyankom", "helbred", "børnerådgiv", "ungerådgiv", "afleveret for sent", "kommer for sent", "hentet for sent", "svært derhjemme", "medelev", "omklædning", "ikke alderssvarende", "ikke er alderssvarende", "under niveau", "briller", "psykolog", "snyd", "snød", "i forløb hos", "i behandling", "operation", "opereret", "ensom", "skadestue", "ambulance", "dom,", "dom ", "dømt", "syndrom", "spastik", "muskelsvind", "sukkersyge", "migræne", "hjernerystelse", "kronisk", "overvægt", "skilt", "ikke søgt", "ikke læse", "ikke skoleparat", "fogedsag", "frihedsberøv",
)

// befallsOne reports whether a sentence in lower case tells of what has befallen one,
// and not of what is done whenever it does.
func befallsOne(sentence string) bool {
	return conditions.begin(sentence) && !isRule(sentence)
}

// isRule reports whether a sentence in lower case tells what is done or may be, whoever it is;
// "kan ikke" tells of somebody.
func isRule(sentence string) bool {
	if longerThan.MatchString(sentence) {
		return true
	}
	if strings.Contains(sentence, ", hvis ") {
		sentence = ofWhose.ReplaceAllString(sentence, ", ")
	}
	return whenever.MatchString(sentence) && (!strings.Contains(sentence, "kan ikke") || whenever.MatchString(strings.ReplaceAll(sentence, "kan ikke", "")))
}

// ofWhose matches what is no condition: "en elev, hvis mor er død".
var ofWhose = pattern.New(`, hvis (?:\pL*mor|\pL*far|\pL*forældre|\pL*bror|\pL*søster|familie|hjem|fravær|adfærd|trivsel)(?:[^\pL]|$)`)

// longerThan matches a rule of whom something has lasted so long or come so often: "en elev, der er syg i mere end tre
// dage, får".
var longerThan = pattern.New(`^(?:en|et) \pL+,? (?:der|som) [^,.]*(?:mere|længere|flere) end [\pL\d]+ (?:dage?|uger?|gange?|måneder|minutter|lektioner),? (?:får|skal|kan|bliver|kontaktes|indkaldes|tilbydes|har)`)

// whenever are the words of a rule: "Når en elev mistrives, kontaktes forældrene".
var whenever = pattern.New(`(?:^|[^\pL])(?:når|hvis|hvordan|hvad|hvornår|såfremt|enhver|ethvert|hver gang|skal|bør|må|kan|uanset|også|ligesom)(?:[^\pL]|$)`)

// named are words for people that say what is wrong with them, or who they are to each
// other, and cases are of one of them each.
var (
	named = pattern.New(`^(?:ordblinde?|børnefaglige|tosprogede?|anbragte?|bortviste?|henviste?|fritagne?|sygemeldte?|langtidssyge?|udsatte?|brødre|søstre|søskende(?:par)?|tvillingepar|familier(?:ne)?|hjem(?:mene)?|\pL*vægrere?|\pL*flygtninge?|\pL*(?:elev|børne|mobbe|fraværs|familie|trivsels|under\pL*|klage|skilsmisse|volds|krænkelses|politi)sag(?:er(?:ne)?)?|\pL*sygemeldinger(?:ne)?|opsigelser(?:ne)?|fratrædelser(?:ne)?|handleplaner(?:ne)?|advarsler(?:ne)?|el|henvisninger(?:ne)?|ikke)$`)
	cases = wordSet("sag sager klage klager indstilling indstillinger ansøgning ansøgninger bekymringsskrivelse bekymringsskrivelser indberetning indberetninger anmeldelse anmeldelser politianmeldelse politianmeldelser tilfælde arbejdsulykke arbejdsulykker arbejdsskade arbejdsskader episode episoder hændelse hændelser henvendelse henvendelser")
)

// namedBegin begin the words of named that no part is known by.
var namedBegin = openingsOf("ordblind", "børnefaglig", "tosproged", "anbragt", "bortvist", "henvis", "fritagn", "sygemeld", "langtidssyg", "udsat", "brødre", "søstre", "søskende", "tvillingepar", "familie", "hjem", "handleplan", "advarsler", "opsigelse", "fratrædelse", "el", "ikke")

// mayBeNamed reports whether a word may be one of named: few that stand after a number
// begin as one does.
func mayBeNamed(w string) bool {
	return namedBegin.begin(w) || strings.Contains(w, "sag") || strings.Contains(w, "sygemeld") || strings.Contains(w, "vægr") || strings.Contains(w, "flygtning")
}

// toldAs gives who a number before a text counts, where a word says what is wrong with
// them: "to skolevægrere", "fire børnesager". ill tells that the sentence does.
func toldAs(after string, ill bool) string {
	const reach = 2 // words: "de to berørte familier"
	for range reach {
		if !strings.HasPrefix(after, " ") {
			return ""
		}
		var w string
		w, after = nextWord(after)
		w = laesning.Lower(w)
		switch {
		case strings.HasPrefix(after, "-"): // to hjem-samtaler
			return ""
		case w == "ikke" && !conditions.begin(w+laesning.Lower(after[:min(len(after), longestWord)])):
			return ""
		case w == "nye" && ill:
			if word, _ := nextWord(after); slices.Contains(afterSome, word) { // 3 nye fra asylcentret
				return "elever"
			}
		case mayBeNamed(w) && named.MatchString(w), ill && cases[w]:
			return "elever"
		}
	}
	return ""
}

// appended reports whether a number between commas tells how many those are that stand
// before it.
func appended(ahead, after string) bool {
	return strings.HasSuffix(ahead, ", ") && (strings.HasPrefix(after, ",") || strings.HasPrefix(after, " i alt")) && strings.TrimRight(ahead, ", ") != "" && lastPeople(ahead[max(0, len(ahead)-longestWord/2):]) != ""
}

// What stands around a number that counts people without saying so.
var (
	aheadOfSome = []string{"kun", "bare", "blot", "alene", "fordi", "at", "hvor", "mens", "da", "idet", "når", "og", "heraf", "deraf", "hvoraf", "er", "var", "har", "yderligere", "andre", "mindst", "højst", "kan", "samt", "men", "de", "blev", "bliver"}
	afterSome   = []string{"er", "har", "havde", "bliver", "blev", "får", "fik", "går", "gik", "kom", "kommer", "modtager", "modtog", "mangler", "manglede", "venter", "bestod", "dumpede", "mistrives", "skifter", "skiftede", "på", "i", "med", "uden", "fra", "under", "over", "til", "ikke", "af", "ud", "tilbage", "erklæret", "vurderet", "visiteret", "henvist", "fritaget", "anbragt", "udmeldt", "sygemeldt", "indstillet"}
)

// tellsOfSelf are verbs of what people say or feel.
var tellsOfSelf = wordSet("angiver angav svarer svarede siger sagde fortæller fortalte skriver skrev oplever oplevede føler følte trives ønsker nævner mener savner bor lider savnede")

// standsForPeople reports whether a number stands where one of people does, without a
// word for them: "Tre på nedsat skema", "Kun én er henvist", "Mobning: 2".
func standsForPeople(ahead, after string, first bool) bool {
	before := strings.TrimRight(ahead, " *-•")
	word, _ := nextWord(after)
	switch {
	case strings.HasSuffix(before, ":"):
		if word, _ := nextWord(before[strings.LastIndexByte(before, '\n')+1:]); talord.IsThing(word) {
			return false
		}
		return (conditions.begin(before) || named.MatchString(lastWord(strings.TrimSuffix(before, ":")))) && (word == "" || !strings.HasPrefix(after, " ") || slices.Contains(afterSome, word))
	case strings.HasPrefix(after, ", der ") || strings.HasPrefix(after, ", som "): // det er blot to, der får støtte
	case !slices.Contains(afterSome, laesning.Lower(word)) && !tellsOfSelf[laesning.Lower(word)] || !strings.HasPrefix(after, " "):
		return false
	}
	return first || before == "" || strings.HasSuffix(before, ".") || slices.Contains(aheadOfSome, lastWord(before)) || strings.HasSuffix(before, ",") && child(lastPeople(ahead))
}

// ofClass reports whether a number stands before a class, and counts those who go there:
// "Kun to fra 9. klasse".
func ofClass(ahead, after string, first bool) bool {
	word, _ := nextWord(after)
	if w := laesning.Lower(word); w != "i" && w != "fra" && w != "på" || !strings.HasPrefix(after, " "+word+" ") || classLen(after[len(word)+2:]) == 0 && !ownGroup.MatchString(after[len(word)+2:]) {
		return false
	}
	before := strings.TrimRight(ahead, " *-•")
	return first || before == "" || slices.Contains(aheadOfSome, lastWord(before))
}

// ownGroup matches the class or the year that a text has told of.
var ownGroup = pattern.New(`^(?:\pL*(?:klassen|årgangen|holdet|gruppen)|(?:min|vores) (?:klasse|årgang))(?:[^\pL]|$)`)

// happened matches what may have happened, told of as one alone.
var happened = pattern.New(`^(?:\pL*sag|klage|episode|hændelse|tilfælde|underretning|magtanvendelse|henvisning|anbringelse|bortvisning|udmeldelse|sygemelding|opsigelse|fritagelse|krænkelse)$`)

// onlyOne finds what has happened once, by the word that says so: "en enkelt episode".
func (t *checker) onlyOne() (out []span) {
	form := t.reading.form
	for i := range t.tokens.list {
		if !t.tokens.is(i, ofOnly) {
			continue
		}
		w := &t.tokens.list[i]
		if t.tokens.word(i) != "enkelt" && t.tokens.word(i) != "eneste" || w.From < len("en ") || form[w.From-1] != ' ' || !strings.HasPrefix(form[w.To:], " ") {
			continue
		}
		from, after := article(form[:w.From-1]), w.To+1
		if word, _ := nextWord(form[after:min(len(form), after+longestWord)]); from >= 0 && happened.MatchString(word) {
			out = append(out, span{from, after + len(word)})
		}
	}
	return out
}

// roughly reports whether a share is one that people say of any number: "tre ud af fire
// elever cykler".
func roughly(words string, of float64) bool {
	return slices.Contains([]float64{3, 4, 5, 10, 100}, of) && !strings.Contains(words, " de ") && len(strings.Fields(words)) <= 4 && (!strings.ContainsAny(words, "0123456789/") || strings.Contains(words, " ud af "))
}
