package pdfobject

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/maphash"
	"strconv"
	"sync/atomic"
)

// MaxDepth is how deep arrays and dictionaries may nest: ours go to five.
const MaxDepth = 64

// The reasons for which an object is not read.
var (
	ErrEnd   = errors.New("ends too early")
	ErrMuch  = errors.New("has more to read than a file of its kind")
	ErrDepth = errors.New("nests too deep")
)

// Operator is a bare word: an operator of a content stream, or obj, R, endobj.
type Operator string

// Lexer reads objects one after the other (ISO 32000-1, 7.2 and 7.3).
type Lexer struct {
	B  []byte
	At int // where the next object is read
	// Lax goes on where others' files are not as they should be: a number that is
	// none is 0, stray delimiters are passed over, what is not closed ends with B.
	Lax    bool
	Values int // how many objects have been read, those within others too
	Most   int // how many may be, 0 for any number

	depth      int
	open       []any // what has been read of the arrays and dictionaries that are not closed yet
	references bool  // n 0 R is one: in files, not in content streams
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// isRegular are the characters that words are of: neither white space nor delimiters.
var isRegular = func() (is [256]bool) {
	for c := range is {
		is[c] = !isSpace(byte(c)) && !isDelimiter(byte(c))
	}
	return is
}()

func (l *Lexer) skip() {
	for l.At < len(l.B) {
		switch c := l.B[l.At]; {
		case isSpace(c):
			l.At++
		case c == '%':
			for l.At < len(l.B) && l.B[l.At] != '\n' && l.B[l.At] != '\r' {
				l.At++
			}
		default:
			return
		}
	}
}

// Next reads one object or operator; ErrEnd at the end.
func (l *Lexer) Next() (any, error) {
	l.skip()
	if l.Values++; l.Most > 0 && l.Values > l.Most {
		return nil, ErrMuch
	}
	if l.At >= len(l.B) {
		return nil, ErrEnd
	}
	switch c := l.B[l.At]; {
	case c == '/':
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '<' && l.At+1 < len(l.B) && l.B[l.At+1] == '<':
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '[':
		return l.array()
	case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
		return l.number()
	case isDelimiter(c) && l.Lax:
		l.At++
		return Operator(c), nil
	case isDelimiter(c):
		return nil, fmt.Errorf("stray %q at %d", c, l.At)
	}
	return l.word(), nil
}

func (l *Lexer) token() []byte {
	from := l.At
	for l.At < len(l.B) && isRegular[l.B[l.At]] {
		l.At++
	}
	return l.B[from:l.At]
}

func (l *Lexer) word() any {
	raw := l.token()
	switch string(raw) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return spellingOf(raw).operator
}

// spelling is a word as a name and as an operator.
type spelling struct {
	word           string
	name, operator any
}

// spellings are those that were read last, each in its place: files are full of the same few.
var spellings [512]atomic.Pointer[spelling]

var seed = maphash.MakeSeed()

// longSpelling is how many bytes a word has that is not kept.
const longSpelling = 20

func spellingOf(raw []byte) *spelling {
	if len(raw) >= longSpelling {
		return &spelling{name: Name(raw), operator: Operator(raw)}
	}
	place := &spellings[maphash.Bytes(seed, raw)%uint64(len(spellings))]
	if s := place.Load(); s != nil && s.word == string(raw) {
		return s
	}
	word := string(raw)
	s := &spelling{word, Name(word), Operator(word)}
	place.Store(s)
	return s
}

func (l *Lexer) name() any {
	l.At++
	raw := l.token()
	if bytes.IndexByte(raw, '#') < 0 {
		return spellingOf(raw).name
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return Name(out)
}

func (l *Lexer) number() (any, error) {
	raw := l.token()
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil && !l.Lax {
		return nil, fmt.Errorf("%q is no number", raw)
	}
	if !l.references || v < 0 || v != float64(int(v)) {
		return v, nil
	}
	// n 0 R is a reference
	back := l.At
	l.skip()
	gen := l.token()
	l.skip()
	if (len(gen) == 1 && gen[0] == '0' || l.Lax && isGeneration(gen)) && string(l.token()) == "R" {
		return Ref(v), nil
	}
	l.At = back
	return v, nil
}

func isGeneration(b []byte) bool {
	n, err := strconv.Atoi(string(b))
	return err == nil && n >= 0 && n <= 65535
}

func (l *Lexer) literal() (any, error) {
	rest := l.B[l.At+1:]
	if n := bytes.IndexByte(rest, ')'); n >= 0 && bytes.IndexByte(rest[:n], '(') < 0 && bytes.IndexByte(rest[:n], '\\') < 0 {
		l.At += n + 2
		return Text(rest[:n]), nil
	}
	var out []byte
	open := 1
	for l.At++; l.At < len(l.B); l.At++ {
		switch c := l.B[l.At]; c {
		case '(':
			open++
			out = append(out, c)
		case ')':
			if open--; open == 0 {
				l.At++
				return Text(out), nil
			}
			out = append(out, c)
		case '\\':
			l.At++
			if l.At >= len(l.B) {
				return nil, ErrEnd
			}
			out = l.escape(out)
		default:
			out = append(out, c)
		}
	}
	if l.Lax {
		return Text(out), nil
	}
	return nil, ErrEnd
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *Lexer) escape(out []byte) []byte {
	c := l.B[l.At]
	if v, ok := escapes[c]; ok {
		return append(out, v)
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := 0
	for n := 0; n < 3 && l.At < len(l.B) && l.B[l.At] >= '0' && l.B[l.At] <= '7'; n++ {
		v = v*8 + int(l.B[l.At]-'0')
		l.At++
	}
	l.At--
	return append(out, byte(v))
}

func (l *Lexer) hex() (any, error) {
	end := bytes.IndexByte(l.B[l.At:], '>')
	if end < 0 {
		l.At = len(l.B)
		return nil, ErrEnd
	}
	digits := make([]byte, 0, end)
	for _, c := range l.B[l.At+1 : l.At+end] {
		if !isSpace(c) && !(l.Lax && bytes.IndexByte([]byte("0123456789abcdefABCDEF"), c) < 0) {
			digits = append(digits, c)
		}
	}
	l.At += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out, err := hex.AppendDecode(nil, digits)
	if err != nil {
		return nil, fmt.Errorf("%q is no hexadecimal string", digits)
	}
	return Text(out), nil
}

// closed reads objects up to the closing delimiter. They are only lent, until the next.
func (l *Lexer) closed(end string) ([]any, error) {
	if l.depth++; l.depth > MaxDepth {
		return nil, ErrDepth
	}
	from := len(l.open)
	defer func() {
		l.depth--
		l.open = l.open[:from]
	}()
	for {
		l.skip()
		if bytes.HasPrefix(l.B[l.At:], []byte(end)) {
			l.At += len(end)
			return l.open[from:], nil
		}
		v, err := l.Next()
		if l.Lax && errors.Is(err, ErrEnd) {
			return l.open[from:], nil
		}
		if err != nil {
			return nil, err
		}
		if word, ok := v.(Operator); ok && l.Lax {
			if word == "endobj" || word == "stream" {
				return l.open[from:], nil // never closed
			}
			continue
		}
		l.open = append(l.open, v)
	}
}

func (l *Lexer) array() (any, error) {
	l.At++
	v, err := l.closed("]")
	if err != nil {
		return nil, err
	}
	return append([]any(nil), v...), nil
}

func (l *Lexer) dict() (any, error) {
	l.At += 2
	list, err := l.closed(">>")
	if err != nil {
		return nil, err
	}
	if len(list)%2 != 0 && l.Lax {
		list = list[:len(list)-1]
	}
	if len(list)%2 != 0 {
		return nil, errors.New("a dictionary has a key without value")
	}
	d := make(Dict, len(list)/2)
	for i := 0; i < len(list); i += 2 {
		key, ok := list[i].(Name)
		if !ok && l.Lax {
			continue
		}
		if !ok {
			return nil, fmt.Errorf("a dictionary's key is %v", list[i])
		}
		d[key] = list[i+1]
	}
	return d, nil
}
