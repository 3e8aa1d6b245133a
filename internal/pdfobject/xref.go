package pdfobject

import (
	"bytes"
	"errors"
	"strconv"
)

func (f *File) section(at int) (Dict, error) {
	if bytes.HasPrefix(f.b[at:], []byte("xref")) {
		return f.table(at + len("xref"))
	}
	v, err := f.indirect(at, 0)
	if err != nil {
		return nil, err
	}
	s, ok := v.(Stream)
	if !ok {
		return nil, errors.New("is neither table nor stream")
	}
	return s.Dict, f.xrefStream(s)
}

// table reads a classic table and its trailer (7.5.4).
func (f *File) table(at int) (Dict, error) {
	l := &Lexer{B: f.b, At: at, references: true}
	for {
		v, err := l.Next()
		if err != nil {
			return nil, err
		}
		if v == Operator("trailer") {
			v, err = l.Next()
			d, ok := v.(Dict)
			if err == nil && !ok {
				err = errors.New("no trailer")
			}
			return d, err
		}
		first, ok := v.(float64)
		v, err = l.Next()
		count, ok2 := v.(float64)
		if err != nil || !ok || !ok2 || count < 0 || count > maxObjects {
			return nil, errors.New("a damaged table")
		}
		l.skip()
		for i := range int(count) {
			const size = 20
			if l.At+size > len(f.b) {
				return nil, ErrEnd
			}
			row := f.b[l.At : l.At+size]
			l.At += size
			offset, err := strconv.Atoi(string(row[:10]))
			if err != nil {
				return nil, errors.New("a damaged table")
			}
			if f.rows++; f.rows > maxRows {
				return nil, ErrMuch
			}
			if row[17] == 'n' {
				f.place(Ref(int(first)+i), place{offset: offset})
			}
		}
	}
}

// xrefStream reads a cross-reference stream (7.5.8).
func (f *File) xrefStream(s Stream) error {
	data, err := f.Inflate(s)
	if err != nil {
		return err
	}
	widths, _ := s.Dict["W"].([]any)
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
	index, ok := s.Dict["Index"].([]any)
	if !ok {
		index = []any{0.0, s.Dict["Size"]}
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
				return ErrMuch
			}
			switch kind {
			case 1:
				f.place(Ref(int(first)+n), place{offset: a})
			case 2:
				f.place(Ref(int(first)+n), place{container: Ref(a), index: b})
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
func (f *File) place(r Ref, p place) {
	if _, ok := f.places[r]; !ok && len(f.places) < maxObjects {
		f.places[r] = p
	}
}
