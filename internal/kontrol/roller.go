package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/samtale"
)

// rolle is a row of words that tell what somebody is. The words and endings are
// keys (laesning.Key).
type rolle struct {
	part    samtale.Part // "" where it says nothing of the party
	words   string
	endings string
}

// roller are looked up in this order: what is withheld comes first, so that a
// parent who is chair of a committee is a parent.
var roller = []rolle{
	{"elever", "elev elever eleven eleverne elevraad elevraadet elevraadsformand dreng drenge drengen pige piger pigen barn boern barnet boernene datter soen soester bror soeskende skoleelev plejebarn elevgruppen elevgruppe",
		"elev elever elevraad elevraadet elevrepraesentant elevrepraesentanter"},
	{"foraeldre", "foraelder foraeldre foraeldrene foraeldrepar moedre moedrene faedre faedrene mor moder far fader mors fars plejemor plejefar plejeforaeldre stedmor stedfar bedstemor bedstefar mormor farmor morfar farfar vaerge kontaktforaelder klasseforaelder foraeldreraad foraeldreraadet foraeldrekreds foraeldrekredsen foraeldregruppe foraeldregruppen",
		"foraelder foraeldre foraeldrene foraeldrerepraesentant foraeldrerepraesentanter foraeldrevalgt foraeldrevalgte"},
	{"skolebestyrelse", "skolebestyrelse skolebestyrelsen bestyrelse bestyrelsen skolebestyrelsesmedlem bestyrelsesmedlem bestyrelsesmedlemmer skolebestyrelsesformand bestyrelsesformand", "bestyrelsesmedlem bestyrelsesformand skolebestyrelse skolebestyrelsen"},
	{"medarbejdere", "laerer laerere laereren laererne paedagog paedagoger paedagogen boernehaveklasseleder boernehaveklasselederen medhjaelper assistent vikar pedel serviceleder teknisk bibliotekar psykolog logopaed tillidsrepraesentant tillidsvalgt tr amr tr'er arbejdsmiljoerepraesentant medarbejder medarbejdere medarbejderrepraesentant ressourceperson akt plc aktvejleder sundhedsplejerske socialraadgiver trio mentor stoettepaedagog stoettelaerer personale indskoling indskolingen mellemtrin mellemtrinnet udskoling udskolingen tillidsmand tillidskvinde praktikant studerende laererstuderende skolesekretaer skolesekretaeren kontorpersonale koekkenpersonale rengoering",
		"laerer laerere laererne paedagog paedagoger paedagogerne vejleder vejledere boernehaveklasseleder medhjaelper assistent vikar psykolog tillidsrepraesentant arbejdsmiljoerepraesentant medarbejder medarbejdere ansat ansatte ressourceperson personale"},
	{"kommunalbestyrelse", "kommunalbestyrelse kommunalbestyrelsen byraad byraadet borgmester borgmesteren byraadsmedlem kommunalbestyrelsesmedlem politiker politikere", "byraadsmedlem kommunalbestyrelsesmedlem borgmester"},
	{"udvalg", "udvalg udvalget udvalgsformand udvalgsmedlem raadmand", "udvalg udvalget udvalgsformand udvalgsmedlem"},
	{"forvaltning", "forvaltning forvaltningen skolechef chef centerchef direktoer konsulent konsulenter udviklingskonsulent skolekonsulent sekretaer fuldmaegtig specialkonsulent chefkonsulent afdelingschef boerneogungechef dagtilbudschef omraadechef jurist oekonom administrativ sagsbehandler kommune kommunen center centret stab",
		"chef konsulent konsulenter direktoer forvaltning forvaltningen sekretaer fuldmaegtig"},
	{"skoleledelse", "skoleleder skolelederen leder ledere lederen viceskoleleder viceleder souschef afdelingsleder afdelingsledere sfoleder indskolingsleder mellemtrinsleder udskolingsleder ledelse ledelsen skoleledelse skoleledelsen ledelsesteam ledelsesteamet skoleledelsesteam skoleledelsesteamet rektor inspektoer skoleinspektoer distriktsskoleleder distriktsleder",
		"leder ledere inspektoer ledelse ledelsen ledelsesteam ledelsesteamet"},
	{"", "repraesentant repraesentanter repraesentanten medlem medlemmer formand formanden naestformand suppleant referent moedeleder deltager deltagere deltog gaest gaester observatoer oplaegsholder facilitator raad raadet team teamet gruppe gruppen klasse klassen klasser aargang aargangen samt og eller fra af i for til paa ved med den det de en et to tre fire fem seks syv otte ni ti nogle flere alle hele fru hr hr. frk dr prof cand mag lic ph phd afdeling skole skolen skolens sfo sfo'en klub ppr dlf bupl foa ingen navn navne ukendt afbud tilstede ny nye nr kl uu ssp anonym anonyme ambassadoer ambassadoerer bisidder tolk koordinator stoetteperson hjemmet familie familien person personer henholdsvis mm mfl div forskellige",
		"repraesentant repraesentanter repraesentanten medlem medlemmer formand raad raadet team teamet gruppe gruppen klasse klassen koordinator ambassadoer ambassadoerer person"},
}

var (
	rolleWords   = map[string]*rolle{}
	rolleEndings byByte[rolleEdge] // by their last byte
)

type rolleEdge struct {
	words string // that a compound begins with, or ends in
	rolle *rolle
}

// kin begin the words for parents and children of other kinds, articles end those for
// one or many that are known.
var (
	kin      byByte[string] // by their first byte
	articles = []string{"en", "et", "n", "ne", "ene", "erne"}
)

// shortestDefinite is how short a word is at least that an article may be taken from.
const shortestDefinite = 4

// rolleStarts begin compounds that no ending tells of: elevrådsrepræsentant.
var rolleStarts = []rolleEdge{{"elevraad", &roller[0]}, {"elevrep", &roller[0]}, {"foraeldrer", &roller[1]}, {"foraelderr", &roller[1]}, {"foraeldrev", &roller[1]}, {"skolebestyrelse", &roller[2]}}

func init() {
	for _, k := range []string{"bonus", "pap", "pleje", "sted", "bedste", "olde", "adoptiv", "aflastnings", "fod", "barne", "skole", "klasse", "store", "lille"} {
		kin.add(k[0], k)
	}
	for i := range roller {
		r := &roller[i]
		for w := range strings.FieldsSeq(r.words) {
			if rolleWords[w] == nil {
				rolleWords[w] = r
			}
		}
		for w := range strings.FieldsSeq(r.endings) {
			if rolleWords[w] == nil {
				rolleWords[w] = r
			}
			rolleEndings.add(w[len(w)-1], rolleEdge{w, r})
		}
	}
}

// rolleOf gives the row of a key, or nil. A compound is what it ends in: a
// børnehaveklasseleder is no leader, so the longest ending counts.
func rolleOf(key string) *rolle {
	if r := rolleWords[key]; r != nil || key == "" {
		return r
	}
	if k := strings.TrimSuffix(key, "s"); k != key && rolleWords[k] != nil {
		return rolleWords[k]
	}
	for _, s := range rolleStarts {
		if strings.HasPrefix(key, s.words) {
			return s.rolle
		}
	}
	for _, k := range kin.of(key[0]) {
		if rest, ok := strings.CutPrefix(key, k); ok && len(rest) > 2 {
			if r := rolleOf(rest); r == &roller[0] || r == &roller[1] {
				return r // bonusfar, plejeforældrene
			}
		}
	}
	for _, e := range articles {
		if k := strings.TrimSuffix(key, e); len(k) >= shortestDefinite && len(k) < len(key) && rolleWords[k] != nil {
			return rolleWords[k]
		}
	}
	var best *rolle
	n := 0
	for _, e := range rolleEndings.of(key[len(key)-1]) {
		if len(e.words) > n && len(key) > len(e.words)+1 && strings.HasSuffix(key, e.words) {
			best, n = e.rolle, len(e.words)
		}
	}
	return best
}

// classLen gives how long the class is that a text begins with: 8.b, 8b, 8 B, 8. klasse,
// klasse 8; nothing where it begins with none.
func classLen(s string) int {
	if n := len("klasse "); len(s) > n && strings.EqualFold(s[:n], "klasse ") && numeric(s[n:]) {
		return n + digits(s[n:])
	}
	if n := max(classInWords(s), classByName(s)); n > 0 {
		return n
	}
	n := digits(s)
	if n == 0 || n > 2 || n == 2 && s[0] != '1' {
		return 0
	}
	i := n
	if strings.HasPrefix(s[n:], " .") { // 9 . a
		i++
	}
	stop := i < len(s) && s[i] == '.'
	if stop {
		i++
	}
	if i < len(s) && s[i] == ' ' {
		i++
	}
	from, to := laesning.Word(s, i)
	if from != i {
		return 0
	}
	word := laesning.Lower(s[from:to])
	switch {
	case stop && (strings.HasPrefix(word, "klasse") || strings.HasPrefix(word, "årgang") || word == "kl"):
		return to
	case len(word) == 1 && (word[0] >= 'a' && word[0] <= 'f' || word[0] >= 'x' && word[0] <= 'z') && (n == 1 || s[:2] == "10"):
		return to
	}
	return 0
}

// mayBeClass reports whether what classLen reads may begin with a byte.
func mayBeClass(c byte) bool { return c >= '0' && c <= '9' || strings.IndexByte("kKfatsonbm", c) >= 0 }

// classInWords is classLen of "syvende klasse".
func classInWords(s string) int {
	if s == "" || s[0] < 'a' || s[0] > 't' {
		return 0
	}
	word, rest, ok := strings.Cut(s[:min(len(s), len("tredje årgangen "))], " ")
	if !ok || classOrdinals[word] == 0 {
		return 0
	}
	for _, w := range []string{"klasse", "årgang"} {
		if strings.HasPrefix(rest, w) {
			return len(word) + 1 + len(w)
		}
	}
	return 0
}

// classByName is classLen of a class that a school has one of.
func classByName(s string) int {
	if s == "" || s[0] != 'b' && s[0] != 'm' && s[0] != 's' {
		return 0
	}
	for _, w := range []string{"børnehaveklassen", "modtageklassen", "specialklassen"} {
		if strings.HasPrefix(s, w) && !startsWithLetter(s[len(w):]) {
			return len(w)
		}
	}
	return 0
}

var classOrdinals = map[string]float64{"første": 1, "anden": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10}

// digits gives how many digits a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && numeric(s[n:]) {
		n++
	}
	return n
}

func numeric(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// department begins the name of the part of a municipality that its schools are under.
var department = pattern.New(`^(?i:børn|skole|læring|dagtilbud)(?:,| og| &) (?i:unge|uddannelse|familie|kultur|læring|trivsel|dagtilbud|skole|børn)`)

// partOf gives the party that words about somebody tell of: the most protected
// one that they name. known is false where they name none.
func partOf(words string) (part samtale.Part, known bool) {
	at := len(roller)
	for from, to := laesning.Word(words, 0); from < len(words); from, to = laesning.Word(words, to) {
		if classLen(words[from:]) > 0 {
			return "elever", true
		}
		r := rolleOf(laesning.Key(words[from:to]))
		if department.MatchString(words[from:]) {
			r = rolleOf("forvaltning")
		}
		if r == nil || r.part == "" {
			continue
		}
		for i := range roller[:at] {
			if &roller[i] == r {
				at = i
			}
		}
	}
	if at == len(roller) {
		return "", false
	}
	return roller[at].part, true
}
