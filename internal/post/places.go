package post

import (
	"strconv"
	"sync"
)

// places finds line and column of a byte in a text. Nothing is counted before
// somebody asks; then the text is walked once, and each answer costs a block.
type places struct {
	src   string
	once  sync.Once
	marks []mark // the place of every byte that is a multiple of blockSize
}

type mark struct{ line, column int }

const blockSize = 4096

// Place gives line and column, both 1-based, the column in characters.
func (l *places) Place(at int) (line, column int) {
	l.once.Do(func() {
		m := mark{1, 1}
		for i := 0; i <= len(l.src); i += blockSize {
			l.marks = append(l.marks, m)
			m = m.after(l.src[i:min(i+blockSize, len(l.src))])
		}
	})
	b := at / blockSize
	m := l.marks[b].after(l.src[b*blockSize : at])
	return m.line, m.column
}

// after gives the place after s.
func (m mark) after(s string) mark {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n':
			m.line++
			m.column = 1
		case c&0xC0 != 0x80: // the first byte of a character
			m.column++
		}
	}
	return m
}

// PointerAt gives the pointer of the value whose key or value begins at the byte,
// else of the innermost value that begins before it.
func (d *Document) PointerAt(at int) Pointer {
	var p Pointer
	v := &d.Root
	for {
		lo, hi := 0, len(v.Kids) // kids stand in the order of the text
		for lo < hi {
			if mid := (lo + hi) / 2; int(v.Kids[mid].KeyAt) <= at {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo == 0 {
			return p
		}
		kid := &v.Kids[lo-1]
		if v.Kind == '{' {
			p = p.AppendToken(kid.Key)
		} else {
			p = p.AppendToken(strconv.Itoa(lo - 1))
		}
		if int(kid.At) == at || int(kid.KeyAt) == at {
			return p
		}
		v = kid
	}
}

// Index reads an index of a list of n from a pointer: no sign, no leading zero.
func Index(token string, n int) (int, bool) {
	if token == "" || token[0] < '0' || token[0] > '9' || len(token) > 1 && token[0] == '0' {
		return 0, false
	}
	i, err := strconv.Atoi(token)
	return i, err == nil && i < n
}

// Item gives the pointer of an item of a list, whose key needs no escaping.
func Item[P ~string](p P, list string, i int) P { return p + "/" + P(list) + "/" + P(strconv.Itoa(i)) }

// Find walks the posted tree along a pointer. whole is false when the pointer
// leads further than the tree; v is then the last value on its way.
func (d *Document) Find(p Pointer) (v *Value, whole bool) {
	v = &d.Root
	if !p.IsValid() {
		return v, false
	}
	for token := range p.Tokens() {
		var kid *Value
		if v.Kind == '[' {
			if i, ok := Index(token, len(v.Kids)); ok {
				kid = &v.Kids[i]
			}
		} else {
			kid = v.Member(token)
		}
		if kid == nil {
			return v, false
		}
		v = kid
	}
	return v, true
}
