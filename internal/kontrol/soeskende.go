package kontrol

import (
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
)

// kinWords tell that two or three are of one family: of them there is one in a class.
// oneWords tell of one who is known there.
var (
	kinWords = keySet("tvilling tvillinger tvillingerne tvillingepar tvillingeparret tvillingedrenge tvillingedrengene tvillingepiger tvillingepigerne tvillingebroedre tvillingebroedrene tvillingesoestre tvillingesoestrene tvillingesoester tvillingebror trilling trillingeflok trillingepar trillinger trillingerne firlinger firlingerne soeskende soeskendepar soeskendeparret soeskendeparrene soeskendeflok soeskendeflokken soeskendegruppen broedre broedrene broedrepar broedreparret soestre soestrene soesterpar soesterparret storebror lillebror storesoester lillesoester storebroderen lillebroderen halvbroedre halvbroedrene halvsoeskende stedsoeskende faetre faetrene kusiner kusinerne plejebarnet plejebarn plejeboern plejeboernene adoptivbarnet adoptivbarn")
	oneWords = keySet("drengen pigen eleven barnet dreng pige elev " + grownOnes)
)

// grownOnes are the words for one who works with a class, and is told of as that one.
const grownOnes = "laereren klasselaereren dansklaereren matematiklaereren paedagogen vikaren boernehaveklasselederen"

var grownOneWords = keySet(grownOnes)

// kinTold finds those who are told of by the family that they are of, or as the one, where a
// class is told beside it: "Trillingerne i 5. a", "Drengen fra 3. b".
func (t *checker) kinTold() (out []hit) {
	s := t.tokens
	for i := range s.list {
		if !s.is(i, ofKin) {
			continue
		}
		kin, one := kinWords[string(s.key(i))], oneWords[string(s.key(i))]
		if !kin && !one || len(out) >= maxFindings || i > 0 && strings.EqualFold(s.word(i-1), "et") { // pairTold and oneTold have that
			continue
		}
		from := s.list[i].From
		p := t.reading.at(from)
		if p.target || p.again {
			continue
		}
		class := classAfter(s, i)
		switch {
		case one && class == 0:
			if !theOne(s, i) || !befallenOne(s, i) && !fromAfar(s, p, i) && !(theMost(s, i) && happenedTo(s.form[s.list[i].To:min(len(s.form), s.list[i].To+3*longestWord)])) {
				continue
			}
		case one && (!lettered(s.form[s.list[class].From:]) || !theOne(s, i)):
			continue
		case kin && class == 0:
			if class = classNear(s, p, i); class == 0 {
				continue
			}
		}
		own := sentence(p.tekst.Form, from-p.from)
		if one && grownOneWords[string(s.key(i))] && (class == 0 || !harmWords.begin(own)) {
			continue
		}
		if isRule(own) && !(one && class > 0 && !ifWords.MatchString(own)) && !(kin && class == i+2 && strings.HasSuffix(string(s.key(i)), "ne") && !ifWords.MatchString(own)) || !conditions.begin(own) && (speakerWords.begin(own) || deedWords.begin(own)) {
			continue
		}
		if in := around(t.Reduced, p.at); in.blok == nil || p.field.Key == "rolle" {
			continue
		}
		to := s.list[i].To
		if class > i {
			at := s.list[class].From
			to = at + classLen(s.form[at:])
		}
		out = append(out, hit{found: t.reading.found(from, to), at: p.at})
	}
	return out
}

// theOne reports whether a word is said of one who is known: "drengen", "den nye dreng".
func theOne(s *tokens, i int) bool {
	if k := string(s.key(i)); strings.HasSuffix(k, "en") || strings.HasSuffix(k, "et") {
		return true
	}
	const reach = 3 // words: "den nye, glade dreng"
	for k := i - 1; k >= 0 && k >= i-reach && s.gap(k) == " "; k-- {
		if w := s.word(k); strings.EqualFold(w, "den") || strings.EqualFold(w, "vores") {
			return true
		}
	}
	return false
}

// ifWords begin what may be: "Når tvillingerne i 0. a begynder".
var ifWords = pattern.New(`(?:^|[^\pL])(?:når|hvis|såfremt)(?:[^\pL]|$)`)

// theMost reports whether a superlative and "den" stand before one: "den ældste elev", "den længst
// fraværende elev".
func theMost(s *tokens, i int) bool {
	const reach = 2 // words before
	for k := i - 1; k > 0 && k >= i-reach && s.gap(k) == " "; k-- {
		if w := s.word(k); strings.HasSuffix(w, "ste") || strings.HasSuffix(w, "st") {
			return strings.EqualFold(s.word(k-1), "den") || strings.EqualFold(s.word(k-1), "det")
		}
	}
	return false
}

// fromAfar reports whether the words after one who is known say from which place or country: "drengen
// fra Syrien". In a book there may be such a one.
func fromAfar(s *tokens, p *stretch, i int) bool {
	return i+2 < len(s.list) && s.gap(i) == " " && s.word(i+1) == "fra" && s.gap(i+1) == " " && s.capital(i+2) && !works.begin(sentence(p.tekst.Form, s.list[i].From-p.from))
}

// befallenOne reports whether the words after one who is known say what is wrong with that
// one, or what happened: "eleven med epilepsi", "pigen, der blev anbragt".
func befallenOne(s *tokens, i int) bool {
	if i+2 >= len(s.list) {
		return false
	}
	rest := s.form[s.list[i+1].From:min(len(s.form), s.list[i+1].From+3*longestWord)]
	switch s.word(i + 1) {
	case "med":
		return s.gap(i) == " " && conditions.begin(laesning.Lower(s.word(i+2)))
	case "der", "som":
		return s.gap(i) == ", " && slices.Contains([]string{"blev", "kom", "mistede", "fik", "begyndte", "startede", "var"}, s.word(i+2)) && conditions.begin(laesning.Lower(sentence(rest, 0)))
	}
	return false
}

// classAfter gives the word that a class begins at right after a word, "i" or "fra" between,
// or 0.
func classAfter(s *tokens, i int) int {
	k := i + 1
	if k >= len(s.list) {
		return 0
	}
	if gap := s.gap(i); gap != " " && gap != ", " && gap != " (" && gap != beside {
		return 0
	}
	if slices.Contains([]string{"i", "fra", "på", "til"}, laesning.Lower(s.word(k))) && k+1 < len(s.list) {
		k++
	}
	if classLen(s.form[s.list[k].From:]) > 0 {
		return k
	}
	return 0
}

// classNear gives a word of the same sentence that a class with its letter begins at, or 0.
func classNear(s *tokens, p *stretch, i int) int {
	const reach = 8 // words
	own := sentence(p.tekst.Form, s.list[i].From-p.from)
	for k := max(1, i-reach); k < len(s.list) && k <= i+reach; k++ {
		at := s.list[k].From
		if at < p.from || at >= p.from+len(p.tekst.Form) || !numeric(s.word(k)) || !lettered(s.form[at:]) {
			continue
		}
		if sentence(p.tekst.Form, at-p.from) == own {
			return k
		}
	}
	return 0
}

// lettered reports whether a text begins with a class that has a letter.
func lettered(s string) bool {
	n := classLen(s)
	return n > 0 && !strings.Contains(laesning.Lower(s[:n]), "kl") && !strings.Contains(laesning.Lower(s[:n]), "år")
}
