package pdfobject

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"sync"

	"golang.org/x/image/tiff/lzw"
)

// Inflate gives a stream's data. Of a file that was opened as ours, FlateDecode is
// the only filter, with a predictor or without, but for pictures.
func (f *File) Inflate(s Stream) ([]byte, error) {
	if f.lax {
		b, filter, err := f.Decode(s)
		if err == nil && filter != "" {
			err = fmt.Errorf("filter %s", filter)
		}
		return b, err
	}
	switch filter := f.Get(s.Dict["Filter"]).(type) {
	case nil:
		return s.Raw, nil
	case Name:
		if filter != "FlateDecode" {
			return nil, fmt.Errorf("filter %s", filter)
		}
	default:
		return nil, errors.New("several filters")
	}
	b, err := f.inflate(s.Raw, true)
	if err != nil {
		return nil, err
	}
	return f.predict(b, f.Dict(s.Dict["DecodeParms"]))
}

// inflater reads zlib's format. Making one takes as long as reading a page, so they are kept.
type inflater struct {
	io.ReadCloser
	from bytes.Reader
}

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

// inflate gives what data was before it was packed; whole as in all.
func (f *File) inflate(data []byte, whole bool) (out []byte, err error) {
	z := inflaters.Get().(*inflater)
	defer inflaters.Put(z)
	defer z.from.Reset(nil)
	z.from.Reset(data)
	if z.ReadCloser == nil {
		z.ReadCloser, err = zlib.NewReader(&z.from)
	} else {
		err = z.ReadCloser.(zlib.Resetter).Reset(&z.from, nil)
	}
	if err != nil {
		return nil, err
	}
	return f.all(z, whole)
}

// all reads to the end, within the limits. What breaks off in the middle is an
// error where whole says so, else it is as much as was there.
func (f *File) all(r io.Reader, whole bool) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(min(f.limits.Stream, f.limits.Total-f.total))+1))
	if err != nil && whole {
		return nil, err
	}
	if f.total += len(b); len(b) > f.limits.Stream || f.total > f.limits.Total {
		f.Exceeded = true
		return nil, errors.New("too large when decompressed")
	}
	return b, nil
}

// maxFilters is how many filters a stream may go through: two are common.
const maxFilters = 8

// Decode gives a stream's data behind its filters. It stops at the first that it
// does not know, as those of pictures, and names it; the data is then as that
// filter takes it. What breaks off in the middle is given as far as it goes.
func (f *File) Decode(s Stream) ([]byte, Name, error) {
	filters, parameters := f.list(s.Dict["Filter"]), f.list(s.Dict["DecodeParms"])
	if len(filters) > maxFilters {
		return nil, "", ErrMuch
	}
	b := s.Raw
	for i, v := range filters {
		var p Dict
		if i < len(parameters) {
			p = f.Dict(parameters[i])
		}
		var r io.Reader
		switch filter := f.Name(v); filter {
		case "FlateDecode", "Fl":
			var err error
			if b, err = f.inflate(b, false); err == nil {
				b, err = f.predict(b, p)
			}
			if err != nil {
				return nil, "", err
			}
			continue
		case "LZWDecode", "LZW":
			if f.Get(p["EarlyChange"]) == 0.0 {
				return nil, "", errors.New("LZW without early change")
			}
			r = lzw.NewReader(bytes.NewReader(b), lzw.MSB, 8)
		case "ASCII85Decode", "A85":
			b, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~")), []byte("~"))
			r = ascii85.NewDecoder(bytes.NewReader(b))
		case "ASCIIHexDecode", "AHx":
			v, _ := (&Lexer{B: append([]byte("<"), b...), Lax: true}).Next()
			t, _ := v.(Text)
			r = bytes.NewReader([]byte(t))
		case "RunLengthDecode", "RL":
			r = bytes.NewReader(runLengths(b, f.limits.Stream))
		default:
			return b, filter, nil
		}
		var err error
		if b, err = f.all(r, false); err != nil {
			return nil, "", err
		}
		if b, err = f.predict(b, p); err != nil {
			return nil, "", err
		}
	}
	return b, "", nil
}

// list gives an array, or what stands for an array of one.
func (f *File) list(v any) []any {
	switch v := f.Get(v).(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// runLengths unpacks RunLengthDecode (7.4.5) up to one byte more than most.
func runLengths(b []byte, most int) (out []byte) {
	for len(b) > 1 && b[0] != 128 && len(out) <= most {
		if n := int(b[0]) + 1; b[0] < 128 {
			n = min(n, len(b)-1)
			out, b = append(out, b[1:1+n]...), b[1+n:]
		} else {
			out, b = append(out, bytes.Repeat(b[1:2], 257-int(b[0]))...), b[2:]
		}
	}
	return out
}

// predict takes back a PNG predictor (7.4.4.4), in place.
func (f *File) predict(b []byte, p Dict) ([]byte, error) {
	kind, given := f.Get(p["Predictor"]).(float64)
	if !given || kind == 1 {
		return b, nil
	}
	number := func(key Name, usual int) int {
		if n := f.Int(p[key]); n > 0 && n <= 1<<16 {
			return n
		}
		return usual
	}
	bits := number("Colors", 1) * number("BitsPerComponent", 8)
	pixel, row := max(1, bits/8), (bits*number("Columns", 1)+7)/8
	if kind < 10 {
		return nil, fmt.Errorf("predictor %g", kind)
	}
	out, before := b[:0], make([]byte, row)
	for len(b) > 1 {
		how, line := b[0], b[1:min(len(b), row+1)]
		b = b[1+len(line):]
		for i := range line {
			var left, up, corner int
			up = int(before[i])
			if i >= pixel {
				left, corner = int(line[i-pixel]), int(before[i-pixel])
			}
			switch how {
			case 1:
				line[i] += byte(left)
			case 2:
				line[i] += byte(up)
			case 3:
				line[i] += byte((left + up) / 2)
			case 4:
				line[i] += byte(paeth(left, up, corner))
			}
		}
		copy(before, line)
		out = append(out, line...)
	}
	return out, nil
}

func paeth(left, up, corner int) int {
	p := left + up - corner
	a, b, c := distance(p, left), distance(p, up), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func distance(a, b int) int { return max(a-b, b-a) }
