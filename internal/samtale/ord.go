package samtale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxAdresse is how long the address of a link may be, in bytes: what browsers
// take, and a bound on how far a hostile text can make the reader look ahead.
const MaxAdresse = 2048

// ordlaeser reads the words of one paragraph. Bold and italic are switched on
// and off by the marks alone, each by its own: so any mix of them can be written
// and read again. At most one opening of each kind waits for its closing.
type ordlaeser struct {
	s     string
	fra   int        // where the plain signs begin that are not in ud yet
	ud    []Ord      // words and line breaks, and what has been found to hold for them
	aaben [4]aabning // ** __ * _
	krog  []int      // the [ that may begin a link: index in ud
	tvivl *tvivl
}

// aabning is a mark that waits for its closing.
type aabning struct {
	i     int // 1 + its place in ud, 0 for none
	efter int // where the words after it begin
}

const (
	fedStjerne = iota
	fedStreg
	kursivStjerne
	kursivStreg
)

// laesOrd reads a paragraph whose lines are separated by a newline. Doubts are
// told to t, where it is not nil.
func laesOrd(s string, t *tvivl) []Ord {
	if !strings.ContainsAny(s, "\\*_[\n") {
		return rensLinjer([]Ord{{Tekst: s}})
	}
	l := ordlaeser{s: s, ud: make([]Ord, 0, 8), tvivl: t}
	sidsteHenvisning := strings.LastIndex(s, "](") // after it [ is a letter
	adresse := false                               // inside a bare address, where _ is a letter
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && tegnsaetning(s[i+1]):
			l.skyl(i)
			l.fra = i + 1 // what is escaped is plain
			i += 2
			adresse = false
		case c == '\n':
			l.skyl(i)
			l.ud = append(l.ud, Ord{Linjeskift: true})
			i++
			l.fra = i
			adresse = false
		case c == '*' || c == '_' && !adresse:
			n := 1
			for i+n < len(s) && s[i+n] == c {
				n++
			}
			l.mark(i, n)
			i += n
			l.fra = i
		case c == '[' && i < sidsteHenvisning:
			l.skyl(i)
			l.krog = append(l.krog, len(l.ud))
			l.ud = append(l.ud, Ord{Tekst: "["})
			i++
			l.fra = i
			adresse = false
		case c == ']':
			if n := l.luk(i); n > 0 {
				i += n
				l.fra = i
			} else {
				i++
			}
			adresse = false
		default:
			switch c {
			case ' ', '\t', '<', '>', '(', ')', '[', '"':
				adresse = false
			case ':':
				adresse = adresse || strings.HasPrefix(s[i:], "://")
			}
			i++
		}
	}
	l.skyl(len(s))
	return rensLinjer(slices.DeleteFunc(l.ud, func(o Ord) bool { return o.Tekst == "" && !o.Linjeskift }))
}

// skyl makes a piece of the plain signs before i.
func (l *ordlaeser) skyl(i int) {
	if l.fra < i {
		l.ud = append(l.ud, Ord{Tekst: l.s[l.fra:i]})
		l.fra = i
	}
}

// mark reads a run of n equal marks at i: one is italic, two bold, three both.
// A mark closes when a word stands before it and its kind is open; it opens when
// a word stands after it; else it is text. Between letters _ is always text.
func (l *ordlaeser) mark(i, n int) {
	s := l.s
	l.skyl(i)
	foer, _ := utf8.DecodeLastRuneInString(s[:i])
	efter, _ := utf8.DecodeRuneInString(s[i+n:])
	streg := 0
	if s[i] == '_' {
		streg = 1
	}
	kanLukke := i > 0 && !unicode.IsSpace(foer) && (streg == 0 || i+n == len(s) || !bogstav(efter))
	kanAabne := i+n < len(s) && !unicode.IsSpace(efter) && (streg == 0 || i == 0 || !bogstav(foer))
	if n > 3 {
		l.ud = append(l.ud, Ord{Tekst: s[i : i+n]})
		return
	}
	first := len(l.ud)
	aabner := [2]bool{}
	for k, slags := range [2]int{kursivStjerne + streg, fedStjerne + streg} {
		bredde := k + 1
		switch aaben := &l.aaben[slags]; {
		case n&bredde == 0:
		case kanLukke && aaben.i > 0:
			l.ud[aaben.i-1].Tekst = ""
			for j := aaben.efter; j < first; j++ {
				if !l.ud[j].Linjeskift {
					l.ud[j].Fed = l.ud[j].Fed || k == 1
					l.ud[j].Kursiv = l.ud[j].Kursiv || k == 0
				}
			}
			aaben.i = 0
			if streg == 0 && unicode.IsDigit(foer) && unicode.IsDigit(efter) {
				l.tvivl.mark(s)
			}
		default:
			aabner[k] = kanAabne
			l.ud = append(l.ud, Ord{Tekst: s[i : i+bredde]})
			if kanAabne {
				aaben.i = len(l.ud)
			}
		}
	}
	for k, slags := range [2]int{kursivStjerne + streg, fedStjerne + streg} {
		if aabner[k] {
			l.aaben[slags].efter = len(l.ud)
		}
	}
}

// luk reads the ] at i where it ends a link, with the address that follows, and
// gives how many bytes that was; 0 when it is a letter.
func (l *ordlaeser) luk(i int) int {
	k := len(l.krog)
	if k == 0 {
		return 0
	}
	l.skyl(i)
	fra := l.krog[k-1]
	l.krog = l.krog[:k-1]
	if i+1 == len(l.s) || l.s[i+1] != '(' {
		return 0
	}
	adr, n := laesAdresse(l.s[i+2:])
	if n == 0 || !l.harOrd(fra+1) {
		l.tvivl.henvisning(l.s[i:])
		return 0
	}
	adr = adresse(adr)
	l.ud[fra].Tekst = ""
	for j := fra + 1; j < len(l.ud); j++ {
		if !l.ud[j].Linjeskift {
			l.ud[j].Henvisning = adr
		}
	}
	l.krog = l.krog[:0] // no link within a link
	return 2 + n
}

// harOrd reports whether anything can be seen from piece fra on.
func (l *ordlaeser) harOrd(fra int) bool {
	for _, u := range l.ud[fra:] {
		if strings.TrimSpace(u.Tekst) != "" {
			return true
		}
	}
	return false
}

// laesAdresse reads the address of a link up to and with its closing bracket,
// and how long that was; 0 when it is none that we follow.
func laesAdresse(s string) (adr string, n int) {
	if !harSkema(s) {
		return "", 0
	}
	var b []byte
	dybde := 0
	for i := 0; i < len(s) && i < MaxAdresse; i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && tegnsaetning(s[i+1]):
			i++
			b = append(b, s[i])
			continue
		case c <= ' ' || c == 0x7F:
			return "", 0
		case c == '(':
			dybde++
		case c == ')':
			if dybde--; dybde < 0 {
				return string(b), i + 1
			}
		}
		b = append(b, s[i])
	}
	return "", 0
}

var skemaer = []string{"https://", "http://", "mailto:"}

// harSkema reports whether s begins as an address that we follow, with something after it.
func harSkema(s string) bool {
	for _, p := range skemaer {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) && s[len(p)] > ' ' && s[len(p)] != ')' {
			return true
		}
	}
	return false
}

// tegnsaetning reports ASCII punctuation, which a backslash escapes.
func tegnsaetning(c byte) bool {
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}

func bogstav(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
