package prosa

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxAddress is how long the address of a link may be, in bytes: what browsers
// take, and a bound on how far a hostile text can make the reader look ahead.
const MaxAddress = 2048

// wordReader reads the words of one paragraph. Bold and italic are switched on
// and off by the marks alone, each by its own: so any mix of them can be written
// and read again. At most one opening of each kind waits for its closing.
type wordReader struct {
	s        string
	from     int        // where the plain signs begin that are not in out yet
	out      []Ord      // words and line breaks, and what has been found to hold for them
	open     [4]opening // ** __ * _
	brackets []int      // the [ that may begin a link: index in out
	doubt    *Doubt
}

// opening is a mark that waits for its closing.
type opening struct {
	i     int // 1 + its place in out, 0 for none
	after int // where the words after it begin
}

const (
	boldStar = iota
	boldBar
	italicStar
	italicBar
)

// readWords reads a paragraph whose lines are separated by a newline. Doubts are
// told to t, where it is not nil.
func readWords(s string, t *Doubt) []Ord {
	if !strings.ContainsAny(s, "\\*_[\n") {
		return cleanLines([]Ord{{Tekst: s}})
	}
	l := wordReader{s: s, out: make([]Ord, 0, 8), doubt: t}
	lastLink := strings.LastIndex(s, "](") // after it [ is a letter
	address := false                       // inside a bare address, where _ is a letter
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && punctuation(s[i+1]):
			l.flush(i)
			l.from = i + 1 // what is escaped is plain
			i += 2
			address = false
		case c == '\n':
			l.flush(i)
			l.out = append(l.out, Ord{Linjeskift: true})
			i++
			l.from = i
			address = false
		case c == '*' || c == '_' && !address:
			n := 1
			for i+n < len(s) && s[i+n] == c {
				n++
			}
			l.mark(i, n)
			i += n
			l.from = i
		case c == '[' && i < lastLink:
			l.flush(i)
			l.brackets = append(l.brackets, len(l.out))
			l.out = append(l.out, Ord{Tekst: "["})
			i++
			l.from = i
			address = false
		case c == ']':
			if n := l.closeLink(i); n > 0 {
				i += n
				l.from = i
			} else {
				i++
			}
			address = false
		default:
			switch c {
			case ' ', '\t', '<', '>', '(', ')', '[', '"':
				address = false
			case ':':
				address = address || strings.HasPrefix(s[i:], "://")
			}
			i++
		}
	}
	l.flush(len(s))
	return cleanLines(slices.DeleteFunc(l.out, func(o Ord) bool { return o.Tekst == "" && !o.Linjeskift }))
}

// flush makes a piece of the plain signs before i.
func (l *wordReader) flush(i int) {
	if l.from < i {
		l.out = append(l.out, Ord{Tekst: l.s[l.from:i]})
		l.from = i
	}
}

// mark reads a run of n equal marks at i: one is italic, two bold, three both.
// A mark closes when a word stands before it and its kind is open; it opens when
// a word stands after it; else it is text. Between letters _ is always text.
func (l *wordReader) mark(i, n int) {
	s := l.s
	l.flush(i)
	before, _ := utf8.DecodeLastRuneInString(s[:i]) // where there is none it is neither space nor letter
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	bar := 0
	if s[i] == '_' {
		bar = 1
	}
	mayClose := !unicode.IsSpace(before) && (bar == 0 || !letter(after))
	mayOpen := !unicode.IsSpace(after) && (bar == 0 || !letter(before))
	if n > 3 {
		l.out = append(l.out, Ord{Tekst: s[i : i+n]})
		return
	}
	first := len(l.out)
	opens := [2]bool{}
	for k, kind := range [2]int{italicStar + bar, boldStar + bar} {
		width := k + 1
		switch open := &l.open[kind]; {
		case n&width == 0:
		case mayClose && open.i > 0:
			l.out[open.i-1].Tekst = ""
			for j := open.after; j < first; j++ {
				if !l.out[j].Linjeskift {
					l.out[j].Fed = l.out[j].Fed || k == 1
					l.out[j].Kursiv = l.out[j].Kursiv || k == 0
				}
			}
			open.i = 0
			if bar == 0 && unicode.IsDigit(before) && unicode.IsDigit(after) {
				l.doubt.mark(s)
			}
		default:
			opens[k] = mayOpen
			l.out = append(l.out, Ord{Tekst: s[i : i+width]})
			if mayOpen {
				open.i = len(l.out)
			}
		}
	}
	for k, kind := range [2]int{italicStar + bar, boldStar + bar} {
		if opens[k] {
			l.open[kind].after = len(l.out)
		}
	}
}

// closeLink reads the ] at i where it ends a link, with the address that follows, and
// gives how many bytes that was; 0 when it is a letter.
func (l *wordReader) closeLink(i int) int {
	k := len(l.brackets)
	if k == 0 {
		return 0
	}
	l.flush(i)
	from := l.brackets[k-1]
	l.brackets = l.brackets[:k-1]
	if i+1 == len(l.s) || l.s[i+1] != '(' {
		return 0
	}
	addr, n := readAddress(l.s[i+2:])
	if n == 0 || !l.hasWords(from+1) {
		l.doubt.link(l.s[i:])
		return 0
	}
	addr = address(addr)
	l.out[from].Tekst = ""
	for j := from + 1; j < len(l.out); j++ {
		if !l.out[j].Linjeskift {
			l.out[j].Henvisning = addr
		}
	}
	l.brackets = l.brackets[:0] // no link within a link
	return 2 + n
}

// hasWords reports whether anything can be seen from piece from on.
func (l *wordReader) hasWords(from int) bool {
	for _, u := range l.out[from:] {
		if strings.TrimSpace(u.Tekst) != "" {
			return true
		}
	}
	return false
}

// readAddress reads the address of a link up to and with its closing bracket,
// and how long that was; 0 when it is none that we follow.
func readAddress(s string) (addr string, n int) {
	if !hasScheme(s) {
		return "", 0
	}
	var b []byte
	depth := 0
	for i := 0; i < len(s) && i < MaxAddress; i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && punctuation(s[i+1]):
			i++
			b = append(b, s[i])
			continue
		case c <= ' ' || c == 0x7F:
			return "", 0
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth < 0 {
				return string(b), i + 1
			}
		}
		b = append(b, s[i])
	}
	return "", 0
}

var schemes = []string{"https://", "http://", "mailto:"}

// hasScheme reports whether s begins as an address that we follow, with something after it.
func hasScheme(s string) bool {
	for _, p := range schemes {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) && s[len(p)] > ' ' && s[len(p)] != ')' {
			return true
		}
	}
	return false
}

// punctuation reports ASCII punctuation, which a backslash escapes.
func punctuation(c byte) bool {
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
