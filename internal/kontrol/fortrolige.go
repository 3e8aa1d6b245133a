package kontrol

import (
	"math"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/smaatal"
	"notat/internal/talord"
)

// confidential reports whether the numbers of a result are.
func (t *checker) confidential(r *samtale.Resultat) bool {
	return r != nil && slices.Contains(t.Krav.Fortrolige, r.Art)
}

// confidentialHits finds the numbers that are values: in any string of a confidential
// result, and elsewhere where the words are about a test.
func confidentialHits(t *checker) []hit {
	var out []hit
	ps := t.passages()
	for i := range ps {
		p := &ps[i]
		if p.blok == nil {
			continue
		}
		secret := t.confidential(p.resultat)
		if secret {
			out = append(out, valueInWords(p)...)
		}
		if !secret && !slices.ContainsFunc(p.numbers, isValue) {
			continue
		}
		switch {
		case secret:
			for _, n := range p.numbers {
				if oneThing(p.tekst.Form, n) || n.People != "" && !child(n.People) && !strings.Contains(n.People, "deltager") && !strings.Contains(n.People, "tager") && !n.Percent && n.Of == 0 { // of those who teach
					continue
				}
				if mayBeWithheld(n) && !t.ownSentence(p, n) { // 11,4 dage too
					out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at})
				}
			}
		case p.resultat != nil: // testtal-uden-art
		case p.field.Type == "Tabel":
			out = append(out, t.testTable(p)...)
		default:
			before := "" // the last sentence of the words before, in the same block
			if i > 0 && ps[i-1].surroundings.at == p.surroundings.at && !ps[i-1].target && ps[i-1].tekst.Form != "" {
				before = sentence(ps[i-1].tekst.Form, len(ps[i-1].tekst.Form)-1)
			}
			out = append(out, t.testProse(p, before)...)
		}
	}
	return out
}

// ownSentence reports whether a number stands in the sentence that the template
// put there.
func (t *checker) ownSentence(p *passage, n talord.Number) bool {
	for _, s := range []string{t.Krav.Saetninger.TalFortrolige, t.Krav.Saetninger.FaaElever} {
		if i := strings.Index(p.tekst.Form, s); s != "" && i >= 0 && n.From >= i && n.To <= i+len(s) {
			return true
		}
	}
	return false
}

// testProse finds values in sentences about a test: those that say so, and those
// after one, or below a heading, that says so and that are not about another number.
// In a section of test results what says nothing is doubted too.
func (t *checker) testProse(p *passage, before string) (out []hit) {
	form := p.tekst.Form
	at := sentenceWalk{form: form}
	var national, test, open, after, told bool // of the sentence; after: the one before is about a test; told: it says how it went
	for _, n := range p.numbers {
		if n.Kind != talord.Value || len(out) >= maxFindings || oneThing(form, n) || bought(form, n) {
			continue
		}
		if t.ctx.Err() != nil { // one text may have thousands
			return nil
		}
		if at.reach(n.From) {
			national, open = tellsOf(at.lower, nationalWords), isOpen(at.lower)
			test = !open && tellsOf(at.lower, testWords)
			told = p.test && (strings.Contains(at.lower, "landet") || tellsHow.begin(at.lower) && fromTo.MatchString(at.lower))
			if at.from > 0 {
				before = laesning.Lower(at.before)
			}
			after = !open && (!strings.Contains(before, "§") && (tellsOf(before, nationalWords) || tellsOf(before, testWords)) || // the law says what is drawn in, not how it went
				p.underNational())
		}
		found := hit{found: form[n.From:n.To], at: p.stretch.at}
		share := open && p.test && (n.Percent || n.Of > 0) && goodReaders.MatchString(form[n.To:])
		switch {
		case share:
			out = append(out, found)
		case p.target && !national, !national && n.People != "" && !child(n.People) && !n.Percent: // "siger to af lærerne"
		case national, test:
			found.soft = !p.test
			out = append(out, found)
		case open, !after && isOpen(before):
		case after || p.test && (n.Percent || n.People != "" || n.Of != 0 || n.Value != math.Trunc(n.Value) || points.MatchString(form[n.To:]) || told || n.Value >= leastScore && bareScore.MatchString(form[n.To:min(len(form), n.To+longestWord)])):
			found.soft = true
			out = append(out, found)
		}
	}
	return out
}

// leastScore is the least that is taken for a score where nothing says that it is one.
const leastScore = 20

// bareScore matches what follows a number that counts nothing.
var bareScore = pattern.New(`^(?:[,.;:!?)"]|$| (?:i|på|mod|for|og|men|til|fra|efter|hvor|hvilket|som|ved|før|samlet|imod|sammenlignet)(?:[^\pL]|$))`)

// goodReaders matches who a share is of that only a test tells.
var goodReaders = pattern.New(`^(?: ?%| procent| pct\.?)? (?:er )?(?:meget )?(?:gode|svage|sikre|usikre|dygtige) (?:læsere|regnere|stavere)|^(?: ?%| procent| pct\.?)?(?: af (?:[^.!?]|\d\.){0,40})? (?:læser|regner|staver|scorer|ligger) (?:over|under) (?:middel|niveau|det forventede)`)

// oneThing reports whether a number is the word for one thing: "ét blik blandt flere". One who
// is counted is a number.
func oneThing(form string, n talord.Number) bool {
	if n.Value != 1 || n.Of > 0 || n.Percent || n.People != "" || form[n.From] >= '0' && form[n.From] <= '9' || !strings.HasPrefix(form[n.To:], " ") || befell(form[n.To:]) {
		return false
	}
	word, _ := nextWord(form[n.To:])
	return len(word) > 3 && !strings.Contains(word, "point") && word != "elev" && !slices.Contains(afterSome, word)
}

// bought reports whether a number is of what was bought or set aside: "har købt 40 hovedtelefoner".
func bought(form string, n talord.Number) bool {
	if n.Percent || n.Of > 0 || n.People != "" {
		return false
	}
	switch lastWord(strings.TrimRight(form[:n.From], " ")) {
	case "købt", "købte", "anskaffet", "bestilt", "lejet", "lånt", "afsat", "indkøbt":
		return true
	}
	return false
}

// fromTo tells how a result went.
var fromTo = pattern.New(`(?:^| )fra \d+ til \d|(?:^| )(?:er )?(?:tallet|resultatet|snittet|scoren|gennemsnittet|andelen)(?: (?:i|på|for) [\d\pL.]+(?: \pL+)?)?(?: er| var| blev)? (?:på )?\d|(?:^| )(?:ligger|lå|landede|lander|ender|endte|scorer|scorede)(?: (?:vi|nu|samlet|fortsat|stadig|igen))* på \d\d|(?:^| )(?:nåede|opnåede)(?: vi| op på| samlet)* \d\d(?:[,.]|$)`)

// tellsHow are the words of fromTo one of which each has.
var tellsHow = openingsOf("fra ", "tallet", "resultatet", "snittet", "scoren", "gennemsnittet", "andelen", "ligger", "lå", "lande", "ender", "endte", "scorer", "nåede", "opnåede")

// points matches what follows a number of points.
var points = pattern.New(`^ (?:(?:procent|karakter)?point|ord (?:i|pr\.|per) minut|i (?:gennem)?snit)`)

// testTable finds values in the cells of a table that is about a test: by its
// head, its caption, the row or the heading above.
func (t *checker) testTable(p *passage) []hit {
	b, ok := p.blok.(*samtale.Tabel)
	if !ok || len(p.numbers) == 0 {
		return nil
	}
	lower := laesning.Lower(laesning.Normal(p.headings + aboutRow(b, p.stretch.at.Parent())).Form)
	if own := laesning.Lower(aboutRow(b, p.stretch.at.Parent())); isOpen(own) && !tellsOf(own, nationalWords) {
		return nil // whatever stands above it
	}
	if !tellsOf(lower, nationalWords) && (!tellsOf(lower, testWords) || isOpen(lower)) {
		return nil
	}
	var out []hit
	for _, n := range p.numbers {
		if n.Kind == talord.Value && len(out) < maxFindings && !(n.Value <= mostWeeks && underGrade(b, p.stretch.at)) {
			out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, soft: !p.test})
		}
	}
	return out
}

// mostWeeks is the highest number of a week: more is neither one nor a grade.
const mostWeeks = 53

// underGrade reports whether a cell stands in a column of grades or of weeks.
func underGrade(b *samtale.Tabel, at post.Pointer) bool {
	col, ok := indexOf(at, len(b.Hoved))
	if !ok {
		return false
	}
	word, _ := nextWord(laesning.Lower(b.Hoved[col]))
	return strings.HasPrefix(word, "klasse") || strings.HasPrefix(word, "årgang") || strings.HasPrefix(word, "trin") || otherColumns[word]
}

var otherColumns = wordSet("kl uge lokale rum side tid måned dato")

// withoutArt finds results whose words name a national test, whose numbers are shown
// or told, and whose art is none or another.
func withoutArt(t *checker) []hit {
	var out []hit
	told, tells := map[post.Pointer]bool{}, map[post.Pointer]bool{}
	for _, p := range t.passages() {
		if p.resultat != nil && slices.ContainsFunc(p.numbers, isValue) {
			tells[p.result] = true
		}
	}
	for _, p := range t.passages() {
		r := p.resultat
		if r == nil || t.confidential(r) || told[p.result] {
			continue
		}
		lower := laesning.Lower(p.tekst.Form)
		if p.field.Key == "maaling" && len(lower) <= len("nt:") && strings.HasPrefix(lower, "nt") { // what it is of stands in another field, or nowhere
			lower += " dansk"
		}
		if !tellsOf(lower, nationalWords) {
			if p.field.Key == "maaling" && hasNumbers(r) && (smaatal.IsShare(r.Enhed) || r.Art == "andet" || p.test) && tellsOf(lower, proeveWords) && !isExam(lower+" "+laesning.Lower(r.Kilde)) {
				told[p.result] = true
				out = append(out, hit{found: p.stretch.words, at: p.result, soft: !p.test}) // in the section of them it is one
			}
			continue
		}
		named := p.field.Key == "maaling" || p.field.Key == "kilde"
		if named && (hasNumbers(r) || tells[p.result]) || !named && slices.ContainsFunc(p.numbers, isValue) {
			told[p.result] = true
			out = append(out, hit{found: p.stretch.words, at: p.result})
		}
	}
	return out
}

// proeveWords are what people call a test in a subject; the exams of grade 9 and 10 have
// marks, and are public.
var proeveWords = pairsOf([][2]string{{"læseprøve", ""}, {"regneprøve", ""}, {"matematikprøve", ""}, {"danskprøve", ""}, {"stavetest", ""}, {"læsetest", ""}, {"matematiktest", ""}, {"dansktest", ""}, {"færdighedsprøve", ""},
	{"engelsktest", ""}, {"regnetest", ""}, {"ordblindetest", ""}, {"ordblinderisikotest", ""}, {"risikotest", ""}, {"talblindetest", ""}, {"sprogtest", ""}, {"sprogprøve", ""}, {"sprogvurdering", ""}, {"ordlæseprøve", ""}, {"sætningslæseprøve", ""}, {"tekstlæseprøve", ""}, {"staveprøve", ""}, {"sl60", ""}, {"sl40", ""}, {"os64", ""}, {"os120", ""}, {"os400", ""}, {"mg", "prøve"}})

func isExam(lower string) bool {
	for _, w := range []string{"fp9", "fp10", "afgang", "eksamen", "9. klasse", "10. klasse"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

func isValue(n talord.Number) bool { return n.Kind == talord.Value }

// hasNumbers reports whether a result has numbers in its own fields.
func hasNumbers(r *samtale.Resultat) bool {
	return r.Antal != nil || r.Vaerdi != "" || r.Kommunetal != "" || r.Landstal != "" || r.SocialReference != "" || len(r.Tidligere) > 0
}
