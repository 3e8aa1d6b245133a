package talord

import (
	"slices"
	"strings"
)

// labels are the words before a number that say what it is.
var labels = map[string]Kind{
	"§": Paragraph, "stk": Paragraph, "stykke": Paragraph, "kapitel": Paragraph, "kap": Paragraph, "artikel": Paragraph, "art": Paragraph, "litra": Paragraph, "paragraf": Paragraph, "nr": Paragraph, "nummer": Paragraph, "lbk": Paragraph, "bek": Paragraph,
	"side": Page, "siderne": Page, "s": Page, "p": Page, "pp": Page,
	"uge": Week, "ugerne": Week, "uger": Week,
	"punkt": Item, "pkt": Item, "punkterne": Item, "afsnit": Item, "bilag": Item, "figur": Item, "tabel": Item, "note": Item, "mål": Item, "indsats": Item, "fase": Item, "version": Item, "v": Item, "ver": Item, "tema": Item, "dagsordenspunkt": Item, "lokale": Item, "lokalerne": Item, "rum": Item, "bygning": Item, "etage": Item, "modul": Item, "hal": Item, "udtræk": Item, "rapport": Item, "skærmbillede": Item, "billede": Item, "diagram": Item, "graf": Item, "skema": Item, "aftale": Item, "delmål": Item, "del": Item, "fane": Item, "ark": Item, "kolonne": Item, "linje": Item, "række": Item, "hæfte": Item, "opgave": Item, "runde": Item, "profilområde": Item, "profilområderne": Item, "delområde": Item, "spørgsmål": Item, "liste": Item, "spørgsmålene": Item, "sal": Item, "aula": Item,
	"klassetrin": Grade, "klasse": Grade, "klasserne": Grade, "årgang": Grade, "årgangene": Grade, "trin": Grade, "klassetrinene": Grade, "klassetrinnene": Grade,
}

// most is how high the numbers of a list with commas are: 2, 4 og 6. klasse, uge 10, 11 og 12.
var most = map[Kind]float64{Grade: 10, Item: 10, Week: 53}

// labelled reads digits that a word before them says all about: "side 4", "§ 55 b",
// "klassetrin 2, 4 og 6".
func (r *reader) labelled(i int) (Kind, int) {
	j := i - 1
	if r.tight(j, '.') {
		j--
	}
	if j < 0 || r.t[j].kind == lineEnd {
		return 0, i
	}
	k, ok := labels[r.t[j].text]
	if !ok || !r.t[i].space && r.t[j].kind == letters && j == i-1 {
		return 0, i
	}
	if (k == Grade || strings.Contains(r.t[j].text, "område")) && r.t[i].number() > 10 {
		return 0, i
	}
	end := r.chain(i, most[k])
	if r.percent(end) || r.people(end) != "" {
		return 0, i
	}
	if r.is(end, "blandt") && r.ranks(i) { // nr. 2 blandt skolerne
		return 0, i
	}
	if _, after := r.of(end); after > end && k == Item { // fase 2 af 3
		return k, after
	} else if after > end && r.ranks(i) && (r.is(end, "ud") || begins(r.word(after), groupWords, 4)) { // nr. 4 ud af 11 skoler
		return 0, i
	}
	if r.tight(end, ',') && r.tightDigits(end+1, 1, 20) { // the result 62,4
		return 0, i
	}
	return k, end
}

// chain reads on over the numbers that stand as one: 12-14, 3.1, 2, 4 og 6. After a
// comma only where the last one stands after "og" and none is above most.
func (r *reader) chain(i int, most float64) int {
	end := i + 1
	for {
		for r.tight(end, '.') && r.tightDigits(end+1, 1, 3) {
			end += 2
		}
		j := end
		if r.tight(j, '.') {
			j++
		}
		switch {
		case r.is(j, "-") || r.is(j, "og") || r.is(j, "til") || r.is(j, "samt") || r.is(j, "eller") || r.tight(j, '/'):
		case r.is(j, ",") && r.endsInAnd(j+1, most):
		default:
			return end
		}
		if !r.isDigits(j+1) || r.percent(j+2) || r.people(j+2) != "" {
			return end
		}
		end = j + 2
	}
}

// endsInAnd reports whether a list of numbers up to most that begins at a token comes to
// an "og" and one number more.
func (r *reader) endsInAnd(i int, most float64) bool {
	for range maxListed {
		if !r.isDigits(i) || r.t[i].number() > most {
			return false
		}
		i++
		if r.tight(i, '.') {
			i++
		}
		if r.is(i, "og") || r.is(i, "samt") || r.is(i, "eller") {
			return r.isDigits(i+1) && r.t[i+1].number() <= most
		}
		if !r.is(i, ",") {
			return false
		}
		i++
	}
	return false
}

// gradeWords begin what follows the number of a grade.
var gradeWords = []string{"klass", "årg", "kl", "trin"}

// grade reads "9. klasse", "5 klasse", "4.-6. klasse", "2., 4. og 6. klasse", "9.b".
// A number without a stop before a comma is none of the list, unless the list
// begins right after a small word: "i alt 4, 6. klasse".
func (r *reader) grade(i int) (Kind, int) {
	const grades = 10
	end, plain := i, false
	for range maxListed {
		if !r.isDigits(end) || r.t[end].number() > grades || len(r.t[end].text) > 2 {
			return 0, i
		}
		end++
		stop := r.tight(end, '.')
		if stop {
			end++
		}
		if w := r.word(end); len(w) == 1 && w[0] >= 'a' && w[0] <= 'h' && (!r.t[end].space || stop) { // 9.b, 9. b
			end++
			for r.tight(end, '-') && len(r.word(end+1)) == 1 || r.is(end, "og") && len(r.word(end+1)) == 1 {
				end += 2
			}
			return Grade, end
		}
		hyphen := r.tight(end, '-')
		w := r.word(end)
		if hyphen {
			w = r.word(end + 1)
		}
		if begins(w, gradeWords, 12) && !(strings.HasPrefix(w, "klasser") && !stop && !hyphen && w != "klasserne") && (stop || !plain || r.listBegins(i)) {
			return Grade, end
		}
		switch {
		case hyphen || r.is(end, "-") || r.is(end, "og") || r.is(end, "eller") || r.is(end, "samt") || r.is(end, "til") || r.tight(end, '/'):
		case r.is(end, ","):
			plain = plain || !stop
		default:
			return 0, i
		}
		if plain && !r.listBegins(i) {
			return 0, i
		}
		end++
	}
	return 0, i
}

// maxListed is how many numbers a list of grades has at most: there are eleven.
const maxListed = 20

// listBegins reports whether a list of grades may begin at a token: nothing that
// could count stands before it.
func (r *reader) listBegins(i int) bool {
	return i == 0 || slices.Contains([]string{"i", "på", "for", "fra", "både", "af", "("}, r.t[i-1].text)
}

func number(s string) float64 { t := token{text: s}; return t.number() }

// nameWords stand before a number that is part of their name.
var nameWords = []string{"fp", "fsa", "covid", "pisa", "pirls", "timss", "iccs", "mat", "os", "sl", "st", "tl", "ro", "office", "windows"}

// smallWords are written in capitals without being a name: PÅ62.
var smallWords = []string{"på", "til", "fra", "med", "ca", "er", "af", "for", "var", "om", "i", "n", "hos", "er"}

// name reads digits that belong to a name: FP9, FP 9, 3-årig, covid-19.
func (r *reader) name(i int) (Kind, int) {
	if i > 0 && r.t[i-1].kind == letters && !r.t[i].space {
		w := &r.t[i-1]
		const longest = 10 // bytes of an abbreviation
		if slices.Contains(nameWords, w.text) || len(w.text) <= longest && r.upper(i-1) && !slices.Contains(smallWords, w.text) {
			return Name, i + 1
		}
	}
	if (i > 0 && r.t[i].space && slices.Contains(nameWords, r.word(i-1)) && !(r.word(i-1) == "os" && r.s[r.t[i-1].from] == 'o') || r.is(i-1, "-") && slices.Contains(nameWords, r.word(i-2))) && len(r.t[i].text) <= 2 && r.whole(i) {
		return Name, i + 1
	}
	if r.tight(i+1, '-') && r.word(i+2) != "" && !r.t[i+2].space {
		w := r.word(i + 2)
		if begins(w, []string{"år", "lærer", "dages", "timers", "ugers", "spor", "punkt", "kant", "voksen", "ende", "delt", "personers", "stjerne", "skala", "trin"}, 30) && !strings.HasPrefix(w, "årgang") {
			return Name, i + 3
		}
	}
	return 0, i
}

// whole reports whether a number has no decimals and is no share, as that of a name:
// "ro 63,7 procent" is none.
func (r *reader) whole(i int) bool {
	_, end := r.decimal(i)
	return end == i+1 && !r.percent(end) && !r.is(end, "af")
}

// scale reads the ends of a scale.
func (r *reader) scale(i int) (Kind, int) {
	if !(r.is(i+1, "-") || r.is(i+1, "til")) || !r.isDigits(i+2) {
		return 0, i
	}
	const reach = 4 // words: "på en skala fra 1 til 5"
	for j := max(0, i-reach); j < i; j++ {
		if strings.Contains(r.word(j), "skala") {
			return Scale, i + 3
		}
	}
	return 0, i
}

// numbered follow a number with a stop that says which one of several.
var numbered = []string{"halvår", "kvartal", "gang", "runde", "del", "fase", "version", "udgave", "prioritet", "møde", "samtale", "generation", "måling", "opgørelse", "undersøgelse", "fremmedsprog", "semester", "modul", "år", "skoledag"}

// ordinal reads the number of an item: at the beginning of a line, and before what
// is counted in its order.
func (r *reader) ordinal(i int) (Kind, int) {
	if r.lineBegins(i) && len(r.t[i].text) <= 2 && (r.tight(i+1, '.') || r.tight(i+1, ')')) && i+2 < len(r.t) && r.t[i+2].kind == letters && r.t[i+2].space && r.s[r.t[i+2].from:r.t[i+2].to] != r.t[i+2].text {
		return Item, i + 2 // 1. Læsning, but not 1. pladsen
	}
	if r.tight(i+1, '.') && begins(r.word(i+2), numbered, 4) {
		return Item, i + 2
	}
	return 0, i
}

// addressSigns part the words of an address.
var addressSigns = strings.NewReplacer("-", " ", "_", " ", "+", " ", ".", " ", "/", " ", "?", " ", "=", " ", "&", " ", "#", " ", "%20", " ")
