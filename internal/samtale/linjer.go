package samtale

import (
	"strconv"
	"strings"
	"sync"
)

// linjer finds line and column of a byte in a text. Nothing is counted before
// somebody asks; then the text is walked once, and each answer costs a block.
type linjer struct {
	src     string
	once    sync.Once
	maerker []maerke // the place of every byte that is a multiple of linjeblok
}

type maerke struct{ linje, kolonne int }

const linjeblok = 4096

// sted gives line and column, both 1-based, the column in characters.
func (l *linjer) sted(at int) (linje, kolonne int) {
	l.once.Do(func() {
		m := maerke{1, 1}
		for i := 0; i < len(l.src); i += linjeblok {
			l.maerker = append(l.maerker, m)
			m = m.frem(l.src[i:min(i+linjeblok, len(l.src))])
		}
		l.maerker = append(l.maerker, m)
	})
	b := min(at/linjeblok, len(l.maerker)-1)
	m := l.maerker[b].frem(l.src[min(b*linjeblok, at):at])
	return m.linje, m.kolonne
}

// frem gives the place after s.
func (m maerke) frem(s string) maerke {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n':
			m.linje++
			m.kolonne = 1
		case c&0xC0 != 0x80: // the first byte of a character
			m.kolonne++
		}
	}
	return m
}

// pegVed gives the pointer of the value whose key or value begins at the byte,
// else of the innermost value that begins before it.
func (p *posted) pegVed(at int) string {
	var b strings.Builder
	v := &p.root
	for {
		lo, hi := 0, len(v.kids) // kids stand in the order of the text
		for lo < hi {
			if mid := (lo + hi) / 2; int(v.kids[mid].keyAt) <= at {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo == 0 {
			return b.String()
		}
		kid := &v.kids[lo-1]
		b.WriteByte('/')
		if v.kind == '{' {
			b.WriteString(pegKode.Replace(kid.key))
		} else {
			b.WriteString(strconv.Itoa(lo - 1))
		}
		if int(kid.at) == at || int(kid.keyAt) == at {
			return b.String()
		}
		v = kid
	}
}

// pegKode and pegAfkod write and read a key in a JSON pointer (RFC 6901 § 3, 4).
var (
	pegKode  = strings.NewReplacer("~", "~0", "/", "~1")
	pegAfkod = strings.NewReplacer("~1", "/", "~0", "~")
)

// peg splits a pointer into its decoded keys. ok is false when it is none.
func peg(pointer string) (keys []string, ok bool) {
	if pointer == "" {
		return nil, true
	}
	if pointer[0] != '/' {
		return nil, false
	}
	keys = strings.Split(pointer[1:], "/")
	for i, k := range keys {
		if strings.IndexByte(k, '~') >= 0 {
			keys[i] = pegAfkod.Replace(k)
		}
	}
	return keys, true
}

// plads reads a list index of a pointer: no sign, no leading zero.
func plads(key string, n int) (int, bool) {
	if key == "" || key[0] < '0' || key[0] > '9' || len(key) > 1 && key[0] == '0' {
		return 0, false
	}
	i, err := strconv.Atoi(key)
	return i, err == nil && i < n
}

// find walks the posted tree along a pointer. hele is false when the pointer
// leads further than the tree; v is then the last value on its way.
func (p *posted) find(pointer string) (v *value, hele bool) {
	keys, ok := peg(pointer)
	v = &p.root
	for _, k := range keys {
		var kid *value
		if v.kind == '[' {
			if i, ok := plads(k, len(v.kids)); ok {
				kid = &v.kids[i]
			}
		} else {
			kid = v.member(k)
		}
		if kid == nil {
			return v, false
		}
		v = kid
	}
	return v, ok
}

// At gives the line and column, 1-based, where the value of a pointer stands in
// the posted JSON, or where the innermost value around it begins when the
// pointer leads to nothing. Both are 0 for a record that was not decoded.
func (r *Record) At(pointer string) (line, column int) {
	if r.posted == nil {
		return 0, 0
	}
	v, _ := r.posted.find(pointer)
	return r.posted.sted(int(v.at))
}
