package kontrol

import (
	"math"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// saysHow matches the end of words that say how the school did, and not in what.
var saysHow = pattern.New(`(?:^|[ ,;:(-])(?:skolen|skolens|kommunen|landet|vi|vores|resultatet|resultat|tallet|andelen|eleverne|klassen|årgangen|det|den)(?: \pL+){0,2} (?:ligger|lå|er|var|fik|får|nåede|når|landede|lander|kom|endte|ender|har|havde|blev|opnåede|viser|viste)(?: (?:nu|kun|godt|lidt|omkring|cirka|ca\.|knap|næsten|over|under|på|med|op|ned|til|helt|et|en|resultat|snit|gennemsnit))*[ ,]*$`)

// ofTheSchool reports whether a share that a withheld one is rounded to is told as what
// the school got, of a subject that the sentence does not name: "Skolen ligger på 64 %".
func ofTheSchool(p *passage, n talord.Number, w *withheld) bool {
	if w.unit != share || !n.Percent || n.Of != 0 {
		return false
	}
	before, own := p.tekst.Form[max(0, n.From-maxAround):n.From], sentence(p.tekst.Form, n.From)
	before = laesning.Lower(before[strings.LastIndexAny(before, ".!?\n")+1:])
	return !isOpen(own) && (saysHow.MatchString(before) && saysNoMore.MatchString(p.tekst.Form[n.To:]) || saysFirst.MatchString(before) && saysWell.MatchString(p.tekst.Form[n.To:]))
}

// saysWhere matches the end of words that say where the school lies.
var saysWhere = pattern.New(`(?:^|[ ,;:(-])(?:skolen|kommunen|landet|vi|resultatet|eleverne|klassen|årgangen)(?: \pL+){0,2} (?:ligger|lå|landede|lander|endte|ender|nåede|kom|kommer)(?: (?:nu|kun|godt|lidt|omkring|ca\.|knap|næsten|over|under|på|op|ned|til|helt))* $`)

// grades gives which grades a text names.
func grades(text string, numbers []talord.Number) (out []float64) {
	for _, n := range numbers {
		if n.Kind == talord.Grade {
			out = append(out, n.Value)
		}
	}
	for w, after := nextWord(laesning.Lower(text)); w != ""; w, after = nextWord(after) { // tredje klasse
		if strings.HasPrefix(after, " klasse") || strings.HasPrefix(after, " årgang") {
			if n := classOrdinals[w]; n > 0 && len(out) < maxFindings {
				out = append(out, n)
			}
		}
	}
	return out
}

// sameGrade reports whether a share that a withheld one is rounded to is told of its
// grade: "Knap 62 procent af fjerde klasse er med." Of a grade other shares are told too.
func (w *withheld) sameGrade(p *passage, n talord.Number) bool {
	if w.unit != share || !n.Percent || n.Of != 0 || len(w.trin) == 0 {
		return false
	}
	own := sentence(p.tekst.Form, n.From)
	return slices.ContainsFunc(grades(own, talord.Read(own, talord.Prose)), func(g float64) bool { return slices.Contains(w.trin, g) })
}

// liesOn reports whether a number without a unit is told as where the school lies: "Vi
// ligger på 64."
func liesOn(p *passage, n talord.Number) bool {
	if n.Percent || n.Of != 0 || n.People != "" || n.Kind != talord.Value {
		return false
	}
	before, after := p.tekst.Form[max(0, n.From-maxAround):n.From], p.tekst.Form[n.To:]
	return (after == "" || strings.ContainsAny(after[:1], ".,;!?)")) && !isOpen(sentence(p.tekst.Form, n.From)) && saysWhere.MatchString(laesning.Lower(before[strings.LastIndex(before, ". ")+1:]))
}

// saysFirst matches all of a sentence before a share that it begins with, and saysWell what
// follows one that is told as how it went: "Godt 64 procent klarer det."
var (
	saysFirst = pattern.New(`^ *(?:(?:cirka|ca|omkring|godt|knap|næsten|over|under|kun|hele|flot|resultat:?) *)*$`)
	saysWell  = pattern.New(`^ ?(?:%|pct\.?|procent)(?:$|[.!?]| (?:klarer|klarede|læser|læste|bestod|består|nåede|når|ligger|lå|er (?:over|under|gode|godt|flot|fint|dygtige|et|for|på|lidt|ikke))(?:$|[^\pL]))`)
)

// saysNoMore matches what follows a share that is of nothing else.
var saysNoMore = pattern.New(`^ ?(?:%|pct\.?|procent)(?:$|[.,;:!?)]|[^\pL ]| (?:i|mod|og|men|gode|dygtige|læser|over|under|af eleverne)(?:$|[^\pL]))`)

// countsThings reports whether a word right after a number says what it counts, as
// "61,7 dage" does.
func countsThings(after string) bool {
	word, _ := nextWord(after)
	return strings.HasPrefix(after, " ") && startsWithLetter(after[1:]) && !slices.Contains([]string{"i", "for", "mod", "og", "men", "på", "point", "over", "under", "til", "af", "ved", "hos", "når", "som", "er", "var"}, word)
}

// restWords tell that a share is of those of whom something does not hold.
var restWords = openingsOf("ikke", "under", "resten", "øvrige", "svage", "usikre", "uden", "dumpe", "mangler", "når aldrig")

// isRest reports whether a share is what a withheld one leaves of a hundred, and the words say so:
// "38 % er ikke gode læsere". What it is of must be told.
func (w *withheld) isRest(p *passage, n talord.Number) bool {
	if !n.Percent || n.Of != 0 || w.unit != share {
		return false
	}
	if rest := 100 - w.value; math.Abs(n.Value-rest) > 0.05 && (n.Value != math.Round(rest) || w.decimals == 0) {
		return false
	}
	maaling, fag := w.meant(p, n)
	return (maaling || fag) && restWords.begin(laesning.Lower(sentence(p.tekst.Form, n.From)))
}

// ofOthers reports whether a number says that it is of grown-ups, and a withheld one does not:
// "75 % af lærerne har linjefag".
func (w *withheld) ofOthers(p *passage, n talord.Number) bool {
	who := n.People
	if n.Percent {
		if m := shareOf.FindStringSubmatch(laesning.Lower(begin(p.tekst.Form[n.To:]))); m != nil {
			who = m[1]
		}
	}
	if who == "" || !talord.IsPeople(who) || child(who) || strings.Contains(who, "tager") {
		return false
	}
	return !slices.ContainsFunc(w.about, func(x string) bool { return strings.HasPrefix(who, x[:min(len(x), rootBytes)]) })
}

// shareOf matches whom a share is of.
var shareOf = pattern.New(`^ ?(?:%|pct\.?|procent) af (?:de |alle |vores |skolens )*(\pL+)`)

// countsNobody reports whether a number says of nobody that it counts them: "Tre gik ikke til
// prøve".
func countsNobody(w *withheld, n talord.Number) bool { return w.unit == heads && n.People == "" }

// inDanish gives the words of an address as a text has them.
var inDanish = strings.NewReplacer("ae", "æ", "oe", "ø", "aa", "å")

// meant reports whether the words around a number are about the measurement of a
// withheld one, and about its subject.
func (w *withheld) meant(p *passage, n talord.Number) (maaling, fag bool) {
	about := sentence(p.tekst.Form, n.From) + " " + p.headings
	if b, ok := p.blok.(*samtale.Tabel); ok {
		about += aboutRow(b, p.stretch.at.Parent())
	}
	if p.resultat != nil {
		about += " " + begin(p.resultat.Maaling) + " " + begin(p.resultat.Fag)
	}
	if about = laesning.Lower(about); p.target {
		about += inDanish.Replace(about)
	}
	told := func(x string) bool { return strings.Contains(about, x) }
	return slices.ContainsFunc(w.about, told), slices.ContainsFunc(w.fag, told)
}
