package samtale

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Limits of what is read. Each bounds memory or time against a hostile body.
const (
	MaxBody      = 16 << 20  // bytes; the doors refuse a longer body before it gets here
	MaxDybde     = 32        // objects and lists inside each other; the deepest honest record needs 13
	MaxVaerdier  = 100_000   // values in all: 5,000 table rows of 19 cells; each costs a page's renderer kilobytes
	MaxFejl      = 1000      // errors reported of one record
	MaxTekst     = 256 << 10 // bytes of one text, a picture apart: 100 pages; reading marks can take 500 times that
	MaxTekster   = 4 << 20   // bytes of all texts, pictures apart: 1,500 pages
	maxJSONDybde = 10_000    // where the tokenizer itself gives up
)

// value is one JSON value as it was posted: its kind, its text and where it stands.
type value struct {
	kind  byte    // '{' '[' '"' '0' 't' 'f' 'n', or forDyb
	at    uint32  // byte offset of the value
	keyAt uint32  // byte offset of its key, when it is a member of an object
	key   string  // its key there
	text  string  // string: its characters; number and literal: as written
	kids  []value // members of an object, items of a list, in the order posted
}

// forDyb is the kind of a value that stands too deep and was passed over.
const forDyb byte = 'x'

// member gives the first member with the key, or nil.
func (v *value) member(key string) *value {
	if v == nil || v.kind != '{' {
		return nil
	}
	for i := range v.kids {
		if v.kids[i].key == key {
			return &v.kids[i]
		}
	}
	return nil
}

var (
	// errAfbrudt says that no more was kept after a limit; a finding tells which.
	errAfbrudt = errors.New("samtale: a limit was reached")
	// errEfter and errDybde say why a text cannot be read to its end as one JSON
	// value (RFC 8259 § 2, 9), inside a *jsontext.SyntacticError with the place.
	errEfter = errors.New("samtale: more text after the value")
	errDybde = errors.New("samtale: too deep for the tokenizer")
)

// laeser builds the tree of posted values from the tokenizer's tokens.
type laeser struct {
	dec   *jsontext.Decoder
	src   string
	stak  []value // kids of the containers that are still open
	lager []value // closed kids are cut from here, many to one allocation
	antal int
	fund  []fund

	varsler int // how many of fund are warnings
}

// laes reads src, which must be one JSON value and nothing more. The error is
// errAfbrudt, of a text that is JSON to its end, or the tokenizer's.
func (l *laeser) laes(src string) (*value, error) {
	l.src = src
	l.dec = jsontext.NewDecoder(bytes.NewBufferString(src),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	root, err := l.value(1)
	afbrudt := err == errAfbrudt
	if afbrudt {
		err = l.overspring(0)
	}
	if err != nil {
		return nil, err
	}
	end := int(l.dec.InputOffset())
	if rest := strings.TrimLeft(src[end:], " \t\r\n"); rest != "" {
		return nil, &jsontext.SyntacticError{ByteOffset: int64(len(src) - len(rest)), Err: errEfter}
	}
	if afbrudt {
		return nil, errAfbrudt
	}
	return &root, nil
}

func (l *laeser) melde(f fund) {
	if f.kode == "styretegn" { // the one that is a warning: it may not crowd out an error
		if l.varsler <= maxVarsler {
			l.varsler++
			l.fund = append(l.fund, f)
		}
		return
	}
	if len(l.fund)-l.varsler <= MaxFejl {
		l.fund = append(l.fund, f)
	}
}

func (l *laeser) value(dybde int) (value, error) {
	if l.antal++; l.antal > MaxVaerdier {
		l.melde(fund{kode: "for-mange-vaerdier", at: int(l.dec.InputOffset())})
		return value{}, errAfbrudt
	}
	switch k := l.dec.PeekKind(); k {
	case '{', '[':
		if _, err := l.dec.ReadToken(); err != nil {
			return value{}, err
		}
		v := value{kind: byte(k), at: uint32(l.dec.InputOffset() - 1)}
		if dybde > MaxDybde {
			l.melde(fund{kode: "for-dybt", at: int(v.at), skjuler: true})
			v.kind = forDyb
			return v, l.overspring(l.dec.StackDepth() - 1)
		}
		err := l.kids(&v, dybde)
		return v, err
	default:
		raw, err := l.dec.ReadValue()
		if err != nil {
			return value{}, err
		}
		at := int(l.dec.InputOffset()) - len(raw)
		v := value{kind: byte(raw.Kind()), at: uint32(at), text: l.src[at : at+len(raw)]}
		if k == '"' {
			v.text = l.tekst(at, v.text)
		}
		return v, nil
	}
}

// kids reads the members or items of v up to its end.
func (l *laeser) kids(v *value, dybde int) error {
	start := len(l.stak)
	var set map[string]bool // keys seen, once there are many
	for {
		k := l.dec.PeekKind()
		if k == '}' || k == ']' || k == 0 {
			if _, err := l.dec.ReadToken(); err != nil {
				return err
			}
			v.kids = l.skaer(l.stak[start:])
			l.stak = l.stak[:start]
			return nil
		}
		var key string
		var keyAt int
		if v.kind == '{' {
			raw, err := l.dec.ReadValue()
			if err != nil {
				return err
			}
			keyAt = int(l.dec.InputOffset()) - len(raw)
			key = l.tekst(keyAt, l.src[keyAt:keyAt+len(raw)])
		}
		kid, err := l.value(dybde + 1)
		if err != nil {
			return err
		}
		if v.kind == '{' {
			kid.key, kid.keyAt = key, uint32(keyAt)
			seen := l.stak[start:]
			if len(seen) == 16 && set == nil {
				set = make(map[string]bool, 64)
				for i := range seen {
					set[seen[i].key] = true
				}
			}
			if set != nil && set[key] || set == nil && harKey(seen, key) {
				l.melde(fund{kode: "dobbelt-noegle", at: keyAt, ord: key, ude: v})
				continue // the first one counts
			}
			if set != nil {
				set[key] = true
			}
		} else {
			kid.keyAt = kid.at
		}
		l.stak = append(l.stak, kid)
	}
}

func harKey(vs []value, key string) bool {
	for i := range vs {
		if vs[i].key == key {
			return true
		}
	}
	return false
}

// skaer copies closed kids out of the stack.
func (l *laeser) skaer(vs []value) []value {
	n := len(vs)
	if n == 0 {
		return nil
	}
	if cap(l.lager)-len(l.lager) < n {
		l.lager = make([]value, 0, max(n, 256))
	}
	a := len(l.lager)
	l.lager = append(l.lager, vs...)
	return l.lager[a : a+n : a+n]
}

// overspring passes over what is left of the containers deeper than ude.
func (l *laeser) overspring(ude int) error {
	for l.dec.StackDepth() > ude {
		if l.dec.StackDepth() >= maxJSONDybde-1 {
			return &jsontext.SyntacticError{ByteOffset: l.dec.InputOffset(), Err: errDybde}
		}
		if _, err := l.dec.ReadToken(); err != nil {
			return err
		}
	}
	return nil
}

// tekst gives the characters of a string literal and reports what no text may hold.
func (l *laeser) tekst(at int, raw string) string {
	s := raw[1 : len(raw)-1]
	if strings.IndexByte(s, '\\') >= 0 {
		b, err := jsontext.AppendUnquote(nil, raw)
		if err != nil && utf8.ValidString(s) {
			l.melde(fund{kode: "enligt-surrogat", at: at})
		}
		s = string(b)
		if strings.IndexByte(s, 0) >= 0 {
			l.melde(fund{kode: "nul-tegn", at: at})
		} else if strings.ContainsFunc(s, styretegn) {
			l.melde(fund{kode: "styretegn", at: at})
		}
	}
	if !utf8.ValidString(raw) {
		l.melde(fund{kode: "ugyldig-utf8", at: at})
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return s
}

// styretegn reports characters that no one can see and XML cannot hold.
func styretegn(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0xFFFE || r == 0xFFFF
}
