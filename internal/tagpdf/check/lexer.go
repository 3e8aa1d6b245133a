package check

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// maxDepth is how deep arrays and dictionaries may nest: ours go to five.
const maxDepth = 64

var (
	errEnd   = errors.New("ends too early")
	errMuch  = errors.New("has more to read than a file of its kind")
	errDepth = errors.New("nests too deep")
)

// operator is a bare word: an operator of a content stream, or obj, R, endobj.
type operator string

// lexer reads objects one after the other (ISO 32000-1, 7.2 and 7.3).
type lexer struct {
	b     []byte
	at    int
	depth int
	// references are allowed in files, not in content streams
	references bool
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next reads one object or operator; errEnd at the end.
func (l *lexer) next() (any, error) {
	l.skip()
	if l.at >= len(l.b) {
		return nil, errEnd
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '<' && l.at+1 < len(l.b) && l.b[l.at+1] == '<':
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '[':
		return l.array()
	case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
		return l.number()
	case isDelimiter(c):
		return nil, fmt.Errorf("stray %q at %d", c, l.at)
	}
	return l.word(), nil
}

func (l *lexer) token() []byte {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

func (l *lexer) word() any {
	switch w := string(l.token()); w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		return operator(w)
	}
}

func (l *lexer) name() any {
	l.at++
	raw := l.token()
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
	return name(out)
}

func (l *lexer) number() (any, error) {
	raw := l.token()
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return nil, fmt.Errorf("%q is no number", raw)
	}
	if !l.references || v < 0 || v != float64(int(v)) {
		return v, nil
	}
	// n 0 R is a reference
	back := l.at
	l.skip()
	gen := l.token()
	l.skip()
	if len(gen) == 1 && gen[0] == '0' && string(l.token()) == "R" {
		return ref(v), nil
	}
	l.at = back
	return v, nil
}

func (l *lexer) literal() (any, error) {
	var out []byte
	open := 1
	for l.at++; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			open++
			out = append(out, c)
		case ')':
			if open--; open == 0 {
				l.at++
				return text(out), nil
			}
			out = append(out, c)
		case '\\':
			l.at++
			if l.at >= len(l.b) {
				return nil, errEnd
			}
			out = l.escape(out)
		default:
			out = append(out, c)
		}
	}
	return nil, errEnd
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) escape(out []byte) []byte {
	c := l.b[l.at]
	if v, ok := escapes[c]; ok {
		return append(out, v)
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := 0
	for n := 0; n < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; n++ {
		v = v*8 + int(l.b[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(v))
}

func (l *lexer) hex() (any, error) {
	end := bytes.IndexByte(l.b[l.at:], '>')
	if end < 0 {
		return nil, errEnd
	}
	digits := bytes.Map(func(r rune) rune {
		if r < 0x80 && isSpace(byte(r)) {
			return -1
		}
		return r
	}, l.b[l.at+1:l.at+end])
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	for i := range out {
		v, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			return nil, fmt.Errorf("%q is no hexadecimal string", digits)
		}
		out[i] = byte(v)
	}
	return text(out), nil
}

// closed reads objects up to the closing delimiter.
func (l *lexer) closed(end string) ([]any, error) {
	if l.depth++; l.depth > maxDepth {
		return nil, errDepth
	}
	defer func() { l.depth-- }()
	var out []any
	for {
		l.skip()
		if bytes.HasPrefix(l.b[l.at:], []byte(end)) {
			l.at += len(end)
			return out, nil
		}
		v, err := l.next()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
}

func (l *lexer) array() (any, error) {
	l.at++
	v, err := l.closed("]")
	if err != nil {
		return nil, err
	}
	return v, nil
}

func (l *lexer) dict() (any, error) {
	l.at += 2
	list, err := l.closed(">>")
	if err != nil {
		return nil, err
	}
	if len(list)%2 != 0 {
		return nil, errors.New("a dictionary has a key without value")
	}
	d := make(dict, len(list)/2)
	for i := 0; i < len(list); i += 2 {
		key, ok := list[i].(name)
		if !ok {
			return nil, fmt.Errorf("a dictionary's key is %v", list[i])
		}
		d[key] = list[i+1]
	}
	return d, nil
}
