package readback

import (
	"strings"

	"notat/internal/pattern"
)

// contact is a telephone number or an e-mail address behind a name: what a list of
// addresses has, and a notat has no place for. A date is none: "01.08.2024".
const contact = `(?i:(?:(?:direkte )?(?:tlf|telefon|mobil|mob|tel)(?:nr|nummer)?\.?:? ?)?(?:\+45 ?)?\b\d{2}(?:(?: ?\d{2}){3}|(?:\.\d{2}){3})\b|(?:e-?mail:? ?)?[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,})`

var (
	contactInBrackets = pattern.New(`\s*\(` + contact + `(?:[,;/\s]+` + contact + `)*\)`)
	contactBeside     = pattern.New(`[\s,;/–—-]*` + contact)
)

// takeContact takes such numbers and addresses off the words of somebody, and gives
// what is left and what they were.
func takeContact(s string) (rest, took string) {
	var all []string
	for _, p := range []*pattern.Pattern{contactInBrackets, contactBeside} {
		all = append(all, p.FindAllString(s, -1)...)
		s = p.ReplaceAllString(s, "")
	}
	return strings.TrimLeft(s, " ,;"), strings.Trim(strings.Join(all, " "), " ,;/–—-")
}

// withoutContact is takeContact, and tells of what it took.
func (q *questions) withoutContact(pointer, s string) string {
	rest, took := takeContact(s)
	if took == "" || rest == "" {
		return s
	}
	q.tell(Item{Kode: "kontakt-ikke-med", Severity: Warn, Pointer: pointer, Tekst: s, outside: took, Besked: "Telefonnummeret eller mailadressen følger ikke med: et notat har navn og titel."})
	return rest
}
