package kontrol

import (
	"strings"

	"notat/internal/laesning"
)

// isOther reports whether the last of some numbers says that it is no CPR number, or
// is joined to one that does.
func isOther(s string, ls []run) bool {
	const most = 20 // numbers in a row that one word tells of
	first := max(0, len(ls)-most)
	for n := len(ls) - 1; ; n-- {
		if last := len(ls) - 1; n < last && ls[n].antal() < 3 { // "Underretning nr. 3, 010212-4321"
			return false
		}
		if saysWhatItIs(s, ls[n].from) {
			return true
		}
		if n == first || !joinsNumbers(s, ls[n-1], ls[n]) {
			return false
		}
		if a := ls[n-1]; a.antal() == 4 && s[a.to:ls[n].from] == " " && hasAny(lastBytes(s, a.from, 40), accountWords) {
			return true
		}
	}
}

// accountWords tell, some words before a number of four digits and one of ten, that they are
// of an account.
var accountWords = []string{"konto", "bank", "reg."}

// joinsNumbers reports whether the second of two numbers is another one of what the
// first is: "Sagsnr. 0112124321 og 0212124321", "konto 3627 0110124321".
func joinsNumbers(s string, a, b run) bool {
	gap := s[a.to:b.from]
	return gap == " og " || gap == ", " || a.antal() == 4 && b.antal() == 10 && (gap == " " || gap == "-")
}

// otherNumbers are the words right before a number that say that it is another.
var otherNumbers = []string{
	"p-nr", "pnr", "p-nummer", "p-nummeret", "produktionsnr", "produktionsnummer", "produktionsenhed", "produktionsenhed nr", "p-enhed", "dok", "dok. nr", "dok nr", "dok.nr", "dok-nr", "doknr", "dokument", "dokumentnr", "dokumentnummer", "dokument nr", "dokument-id", "dok.id",
	"sagsnr", "sagsnummer", "sags-id", "sagsid", "sags nr", "sag nr", "sag-nr", "go-sag", "sagen har nr", "sagens nr", "j.nr", "jnr", "j. nr", "journalnr", "journalnummer", "journal nr", "esdh", "acadre", "sbsys",
	"konto", "kontonr", "konto nr", "konto-nr", "kontonummer", "reg", "reg.nr", "regnr", "registreringsnummer", "iban", "ean", "ean-nr", "eannr", "ean nr", "ean-nummer", "gln", "cvr", "cvr-nr", "cvrnr", "cvr-nummer", "se-nr",
	"isbn", "isbn-", "issn", "doi", "faktura", "regning", "rekvisition", "bestilling", "forsendelse", "kursus", "pakke", "elnr", "best.nr", "ref.nr", "kvittering", "fakturanr", "faktura nr", "fakturanummer", "ordre", "ordrenr", "ordrenummer", "bilagsnr", "bilag", "bilag nr", "ordre nr", "vare nr", "tlf", "telefon", "tlf.nr", "telefonnr", "mobil", "matrikel", "matr.nr", "serienr", "serienummer", "varenr", "varenummer",
	"hentet", "udskrevet", "udtrukket", "udtræk", "opdateret", "gemt", "institutionsnr", "institutionsnummer", "skolekode", "skolenr", "kundenr", "kundenummer", "projektnr", "projektnummer", "projekt nr", "id", "id-nr", "systemid", "versionsnr", "version", "build", "kreditnota", "budgetnr", "psp", "psp-element", "omkostningssted", "licensnr", "licensnummer", "nøgle", "nemkonto", "betalingsid", "betalings-id", "kid", "fik",
}

var otherNumbersByEnd = func() (o byByte[string]) {
	for _, w := range otherNumbers {
		o.add(w[len(w)-1], w)
	}
	return o
}()

// saysWhatItIs reports whether the word right before a number says that it is of
// another kind. The word must be whole, and only ". : # = /" and a little of its
// like may stand between.
func saysWhatItIs(s string, i int) bool {
	const reach = 28 // bytes: "registreringsnummer: den "
	ahead := lastBytes(s, i, reach)
	if before := ahead; len(before) > 0 {
		if strings.HasSuffix(ahead, "=") {
			return false // id=0102124321: what the address of a page asks for may be anything
		}
		if code := ahead[strings.LastIndexByte(ahead, ' ')+1:]; len(code) <= len("abcd-") && strings.HasSuffix(code, "-") { // Serienr. AX-010212-4321
			ahead = ahead[:len(ahead)-len(code)]
		}
		ahead = strings.TrimRight(ahead, " .:#=/-"+beside+below)
		ahead = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(ahead, " er"), " den"), " d")
		ahead = strings.TrimRight(ahead, " .:#=")
	}
	if hasAny(laesning.Lower(s[max(0, i-len("isbn-10: ")):i]), []string{"isbn", "iban"}) {
		return true
	}
	if ahead == "" {
		return false
	}
	if ofKind(ahead) {
		return true
	}
	for _, w := range otherNumbersByEnd.of(ahead[len(ahead)-1]) {
		rest, ok := strings.CutSuffix(ahead, w)
		if ok && (rest == "" || !wordSign(rest[len(rest)-1]) && rest[len(rest)-1] != '-') {
			return true
		}
	}
	return false
}

// ofPersons are what may stand before "nummer" in the number of a person.
var ofPersons = []string{"cpr", "pers", "løbe", "elev", "barn", "børne", "id", "sikring", "sundhed", "patient", "borger", "føds", "erstatning", "dreng", "pige", "ansøger", "journal"}

// ofKind reports whether a text in lower case ends in the number of something, whatever that
// is: kundenr, medlemsnummer.
func ofKind(s string) bool {
	if strings.HasSuffix(s, ".nr") { // tlf.nr, cpr.nr
		return false
	}
	for _, end := range []string{"-nummer", "nummer", "nummeret", " nr", "-nr", "nr", "-id", "nøgle", "kode", "bestilling", "faktura", "ordre"} {
		stem, ok := strings.CutSuffix(s, end)
		word := stem[strings.LastIndexFunc(stem, func(r rune) bool { return !letterOrDigit(r) })+1:]
		if ok && len(word) > 2 && !hasAny(word, ofPersons) {
			return true
		}
	}
	return false
}
