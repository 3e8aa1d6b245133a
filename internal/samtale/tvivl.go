package samtale

import (
	"strings"
	"unicode/utf8"
)

// tvivl is what a reader of a Markdown text might take for something else than
// we do: the first line of each kind, or "".
type tvivl struct {
	liste string // looks like a list and is text, or the other way round
	tegn  string // a mark of fuller Markdown that is printed as it stands
}

// tvivlsom reports whether reading the words of a line may raise a doubt: where
// [..](..) may stay text, and where * follows a digit. See mark and henvisning.
func tvivlsom(s string) bool {
	if strings.Contains(s, "](") {
		return true
	}
	for {
		foer, efter, ok := strings.Cut(s, "*")
		if n := len(foer); !ok || n > 0 && (foer[n-1] >= utf8.RuneSelf || cifre(foer[n-1:])) {
			return ok
		}
		s = efter
	}
}

func husk(dst *string, s string) {
	if *dst == "" {
		s, _, _ = strings.Cut(s, "\n")
		*dst = kort(s)
	}
}

// kort cuts a quotation so that a sentence stays a sentence.
func kort(s string) string {
	const max = 40
	if utf8.RuneCountInString(s) <= max {
		return s
	}
	return string([]rune(s)[:max-1]) + "…"
}

// ordenstal are words after which "9. klasse" is a word and no list item.
var ordenstal = []string{"klasse", "klasser", "klasses", "klassetrin", "årgang", "årgange", "trin", "skoleår", "kvartal", "semester", "gang", "plads", "del", "runde", "punkt",
	"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

func erOrdenstal(efter string) bool {
	ord, _, _ := strings.Cut(efter, " ")
	ord = strings.ToLower(strings.TrimRight(ord, ".,:;)"))
	for _, o := range ordenstal {
		if ord == o {
			return true
		}
	}
	return false
}

// punkt looks at a line that was read as a list item.
func (t *tvivl) punkt(l *linje) {
	if t != nil && l.nummer > 0 && erOrdenstal(l.punkttekst) {
		husk(&t.liste, l.tekst)
	}
}

// tekst looks at lines that were read as text.
func (t *tvivl) tekst(linjer []linje) {
	if t == nil {
		return
	}
	for i := range linjer {
		l := &linjer[i]
		switch {
		case l.punkt != 0, l.nummer > 0 && !erOrdenstal(l.punkttekst), lokketegn(l.tekst):
			husk(&t.liste, l.tekst)
		case fremmed(l.tekst):
			husk(&t.tegn, l.tekst)
		}
	}
}

// lokketegn reports a line that begins as a list does elsewhere: "• ", "– ",
// "1) ", "a) ".
func lokketegn(s string) bool {
	for _, p := range []string{"• ", "· ", "– ", "— ", "▪ ", "● "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return len(s) > 3 && s[1] == ')' && s[2] == ' ' && bogstav(rune(s[0]))
}

// fremmed reports a line that is a heading, code, quote or table elsewhere.
func fremmed(s string) bool {
	h := strings.TrimLeft(s, "#")
	return h != s && len(s)-len(h) <= 6 && strings.HasPrefix(h, " ") ||
		strings.HasPrefix(s, "```") || strings.HasPrefix(s, "> ") || strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|") && len(s) > 1
}

// mark tells that * between two digits was read as italic.
func (t *tvivl) mark(s string) {
	if t != nil {
		husk(&t.tegn, s)
	}
}

// henvisning tells that [..](..) stays text because of its address.
func (t *tvivl) henvisning(s string) {
	if t != nil {
		husk(&t.tegn, s)
	}
}
