package post

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	// errCut says that no more was kept after a limit; a finding tells which.
	errCut = errors.New("post: a limit was reached")
	// errMore and errDepth say why a text cannot be read to its end as one JSON
	// value (RFC 8259 § 2, 9), inside a *jsontext.SyntacticError with the place.
	errMore  = errors.New("post: more text after the value")
	errDepth = errors.New("post: too deep for the tokenizer")
)

// Read reads one JSON value. What is wrong with single values (a key twice, a
// character that no text may hold, too deep) does not stop it. The only error is
// a *SyntaxError. A byte order mark is passed over. It takes time linear in
// len(data) and keeps a copy of data for as long as the Document lives.
func Read(data []byte) (*Document, error) {
	if len(data) > MaxBody {
		return nil, &SyntaxError{1, 1, fmt.Sprintf("Filen fylder mere end %d MB og er for stor: gør billederne mindre.", MaxBody>>20)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	d := &Document{places: places{src: string(data)}}
	l := reader{doc: d, src: d.src, valid: utf8.Valid(data)}
	l.dec = jsontext.NewDecoder(bytes.NewBuffer(data), // which it reads where it lies
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	root, err := l.read()
	switch {
	case err == errCut:
		d.Cut = true
	case err != nil:
		return nil, d.syntax(err)
	default:
		d.Root = *root
	}
	return d, nil
}

// reader builds the tree of posted values from the tokenizer's tokens.
type reader struct {
	doc   *Document
	dec   *jsontext.Decoder
	src   string
	valid bool    // src is UTF-8
	stack []Value // kids of the containers that are still open
	slab  []Value // closed kids are cut from here, many to one allocation
	count int
	twice int // how many of the open values have a key that was there already
}

// report tells of what is wrong, but in a value that is not kept: no pointer leads there.
func (l *reader) report(f Finding) {
	if l.twice == 0 {
		l.doc.Report(f)
	}
}

// read reads src, which must be one JSON value and nothing more. The error is
// errCut, of a text that is JSON to its end, or the tokenizer's.
func (l *reader) read() (*Value, error) {
	src := l.src
	root, err := l.value(1)
	cut := err == errCut
	if cut {
		err = l.skip(0)
	}
	if err != nil {
		return nil, err
	}
	end := int(l.dec.InputOffset())
	if rest := strings.TrimLeft(src[end:], " \t\r\n"); rest != "" {
		return nil, &jsontext.SyntacticError{ByteOffset: int64(len(src) - len(rest)), Err: errMore}
	}
	if cut {
		return nil, errCut
	}
	return &root, nil
}

func (l *reader) value(depth int) (Value, error) {
	if l.count++; l.count > MaxValues {
		l.doc.Report(Finding{Code: "for-mange-vaerdier", At: int(l.dec.InputOffset())})
		return Value{}, errCut
	}
	switch k := l.dec.PeekKind(); k {
	case '{', '[':
		if _, err := l.dec.ReadToken(); err != nil {
			return Value{}, err
		}
		v := Value{Kind: byte(k), At: uint32(l.dec.InputOffset() - 1)}
		if depth > MaxDepth {
			l.report(Finding{Code: "for-dybt", At: int(v.At), Hides: true})
			v.Kind = TooDeep
			return v, l.skip(l.dec.StackDepth() - 1)
		}
		err := l.kids(&v, depth)
		return v, err
	default:
		raw, err := l.dec.ReadValue()
		if err != nil {
			return Value{}, err
		}
		at := int(l.dec.InputOffset()) - len(raw)
		v := Value{Kind: byte(raw.Kind()), At: uint32(at), Text: l.src[at : at+len(raw)]}
		if k == '"' {
			v.Text = l.chars(at, v.Text)
		}
		return v, nil
	}
}

// kids reads the members or items of v up to its end.
func (l *reader) kids(v *Value, depth int) error {
	start := len(l.stack)
	var set map[string]bool // keys seen, once there are many
	for {
		k := l.dec.PeekKind()
		if k == '}' || k == ']' || k == 0 {
			if _, err := l.dec.ReadToken(); err != nil {
				return err
			}
			v.Kids = l.cut(l.stack[start:])
			l.stack = l.stack[:start]
			return nil
		}
		var key string
		var keyAt, twice int
		if v.Kind == '{' {
			raw, err := l.dec.ReadValue()
			if err != nil {
				return err
			}
			keyAt = int(l.dec.InputOffset()) - len(raw)
			key = l.chars(keyAt, l.src[keyAt:keyAt+len(raw)])
			seen := l.stack[start:]
			if len(seen) == 16 && set == nil {
				set = make(map[string]bool, 64)
				for i := range seen {
					set[seen[i].Key] = true
				}
			}
			if set != nil && set[key] || set == nil && hasKey(seen, key) {
				l.report(Finding{Code: "dobbelt-noegle", At: keyAt, Word: key, Outside: v})
				twice = 1
			} else if set != nil {
				set[key] = true
			}
		}
		l.twice += twice
		kid, err := l.value(depth + 1)
		l.twice -= twice
		switch {
		case err != nil:
			return err
		case twice > 0:
			continue // the first one counts
		case v.Kind == '{':
			kid.Key, kid.KeyAt = key, uint32(keyAt)
		default:
			kid.KeyAt = kid.At
		}
		l.stack = append(l.stack, kid)
	}
}

func hasKey(vs []Value, key string) bool {
	for i := range vs {
		if vs[i].Key == key {
			return true
		}
	}
	return false
}

// cut copies closed kids out of the stack.
func (l *reader) cut(vs []Value) []Value {
	n := len(vs)
	if n == 0 {
		return nil
	}
	if cap(l.slab)-len(l.slab) < n {
		l.slab = make([]Value, 0, max(n, 256))
	}
	a := len(l.slab)
	l.slab = append(l.slab, vs...)
	return l.slab[a : a+n : a+n]
}

// skip passes over what is left of the containers deeper than outer.
func (l *reader) skip(outer int) error {
	for l.dec.StackDepth() > outer {
		if l.dec.StackDepth() >= maxTokenDepth-1 {
			return &jsontext.SyntacticError{ByteOffset: l.dec.InputOffset(), Err: errDepth}
		}
		if _, err := l.dec.ReadToken(); err != nil {
			return err
		}
	}
	return nil
}

// chars gives the characters of a string literal and reports what no text may hold.
func (l *reader) chars(at int, raw string) string {
	s := raw[1 : len(raw)-1]
	if strings.IndexByte(s, '\\') >= 0 {
		b, err := jsontext.AppendUnquote(nil, raw)
		if err != nil && utf8.ValidString(s) {
			l.report(Finding{Code: "enligt-surrogat", At: at})
		}
		s = string(b)
		if strings.IndexByte(s, 0) >= 0 {
			l.report(Finding{Code: "nul-tegn", At: at})
		} else if strings.ContainsFunc(s, invisible) {
			l.report(Finding{Code: "styretegn", At: at})
		}
	}
	if !l.valid && !utf8.ValidString(raw) {
		l.report(Finding{Code: "ugyldig-utf8", At: at})
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return s
}

// invisible reports characters that no one can see and XML cannot hold.
func invisible(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0xFFFE || r == 0xFFFF
}
