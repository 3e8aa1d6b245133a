package check

import (
	"bytes"
	"errors"
	"strconv"
)

func (f *file) section(at int) (dict, error) {
	if bytes.HasPrefix(f.b[at:], []byte("xref")) {
		return f.table(at + len("xref"))
	}
	v, err := f.indirect(at, 0)
	if err != nil {
		return nil, err
	}
	s, ok := v.(stream)
	if !ok {
		return nil, errors.New("is neither table nor stream")
	}
	return s.dict, f.xrefStream(s)
}

// table reads a classic table and its trailer (7.5.4).
func (f *file) table(at int) (dict, error) {
	l := &lexer{b: f.b, at: at, references: true}
	for {
		v, err := l.next()
		if err != nil {
			return nil, err
		}
		if v == operator("trailer") {
			v, err = l.next()
			d, ok := v.(dict)
			if err == nil && !ok {
				err = errors.New("no trailer")
			}
			return d, err
		}
		first, ok := v.(float64)
		v, err = l.next()
		count, ok2 := v.(float64)
		if err != nil || !ok || !ok2 || count < 0 || count > maxObjects {
			return nil, errors.New("a damaged table")
		}
		l.skip()
		for i := range int(count) {
			const size = 20
			if l.at+size > len(f.b) {
				return nil, errEnd
			}
			row := f.b[l.at : l.at+size]
			l.at += size
			offset, err := strconv.Atoi(string(row[:10]))
			if err != nil {
				return nil, errors.New("a damaged table")
			}
			if f.rows++; f.rows > maxRows {
				return nil, errMuch
			}
			if row[17] == 'n' {
				f.place(ref(int(first)+i), place{offset: offset})
			}
		}
	}
}

// xrefStream reads a cross-reference stream (7.5.8).
func (f *file) xrefStream(s stream) error {
	data, err := f.inflate(s)
	if err != nil {
		return err
	}
	widths, _ := s.dict["W"].([]any)
	var w [3]int
	if len(widths) != len(w) {
		return errors.New("no W")
	}
	for i := range w {
		v, _ := widths[i].(float64)
		if v < 0 || v > 8 {
			return errors.New("a width out of range")
		}
		w[i] = int(v)
	}
	row := w[0] + w[1] + w[2]
	if row == 0 {
		return errors.New("empty rows")
	}
	index, ok := s.dict["Index"].([]any)
	if !ok {
		index = []any{0.0, s.dict["Size"]}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(float64)
		count, _ := index[i+1].(float64)
		for n := 0; n < int(count) && len(data) >= row; n++ {
			kind := 1
			if w[0] > 0 {
				kind = number(data[:w[0]])
			}
			a, b := number(data[w[0]:w[0]+w[1]]), number(data[w[0]+w[1]:row])
			data = data[row:]
			if f.rows++; f.rows > maxRows {
				return errMuch
			}
			switch kind {
			case 1:
				f.place(ref(int(first)+n), place{offset: a})
			case 2:
				f.place(ref(int(first)+n), place{container: ref(a), index: b})
			}
		}
	}
	return nil
}

func number(b []byte) (n int) {
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// place keeps the newest place of an object: sections are read newest first.
func (f *file) place(r ref, p place) {
	if _, ok := f.places[r]; !ok && len(f.places) < maxObjects {
		f.places[r] = p
	}
}
