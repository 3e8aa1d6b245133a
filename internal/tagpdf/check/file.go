package check

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// Limits of what is read, so that no file can take the memory.
const (
	maxObjects  = 1 << 20
	maxStream   = 64 << 20  // of one stream, decompressed: four times the largest record
	maxTotal    = 256 << 20 // of all streams
	maxSections = 64        // of the cross-reference
	maxRows     = 1 << 21   // of all sections, which may be one table again and again
	maxParsed   = 32 << 20  // of all objects, of which many may begin at one place: one that is long there would be read for each
)

// file is a PDF file with its objects, read as they are asked for.
type file struct {
	b       []byte
	places  map[ref]place
	trailer dict
	read    map[ref]any
	reading map[ref]bool
	streams map[ref][]any // objects of object streams, by the stream
	total   int           // bytes decompressed
	rows    int           // of the cross-reference
	parsed  int           // bytes of objects
}

// place is where an object lies.
type place struct {
	offset    int
	container ref // of an object stream, 0 for none
	index     int
}

// open reads the cross-reference of a file, tables or streams.
func open(b []byte) (*file, error) {
	f := &file{b: b, places: map[ref]place{}, read: map[ref]any{}, reading: map[ref]bool{}, streams: map[ref][]any{}}
	if !bytes.HasPrefix(b, []byte("%PDF-")) {
		return nil, errors.New("not a PDF file")
	}
	tail := bytes.LastIndex(b, []byte("startxref"))
	if tail < 0 {
		return nil, errors.New("no startxref")
	}
	l := &lexer{b: b, at: tail + len("startxref")}
	v, err := l.next()
	if err != nil {
		return nil, err
	}
	for n := 0; ; n++ {
		at, ok := v.(float64)
		if !ok || at < 0 || at >= float64(len(b)) || n > maxSections {
			return nil, errors.New("the cross-reference lies nowhere")
		}
		d, err := f.section(int(at))
		if err != nil {
			return nil, fmt.Errorf("cross-reference: %w", err)
		}
		if f.trailer == nil {
			f.trailer = d
		}
		if v, ok = d["Prev"]; !ok {
			return f, nil
		}
	}
}

// get follows references; nil for what is not there or cannot be read.
func (f *file) get(v any) any {
	for range maxDepth {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(r)
	}
	return nil
}

func (f *file) object(r ref) any {
	if v, ok := f.read[r]; ok {
		return v
	}
	p, ok := f.places[r]
	if !ok || f.reading[r] || len(f.reading) > maxDepth {
		return nil
	}
	f.reading[r] = true
	defer delete(f.reading, r)
	var v any
	if p.container != 0 {
		if list := f.objectStream(p.container); p.index >= 0 && p.index < len(list) {
			v = list[p.index]
		}
	} else {
		v, _ = f.indirect(p.offset, r) // what cannot be read is missing, and that is found
	}
	f.read[r] = v
	return v
}

func (f *file) objectStream(r ref) []any {
	if list, ok := f.streams[r]; ok {
		return list
	}
	var list []any
	if s, ok := f.get(r).(stream); ok {
		if data, err := f.inflate(s); err == nil {
			list = f.contained(s.dict, data)
		}
	}
	f.streams[r] = list
	return list
}

// contained reads the objects of an object stream (7.5.7).
func (f *file) contained(d dict, data []byte) []any {
	count, _ := f.get(d["N"]).(float64)
	first, _ := f.get(d["First"]).(float64)
	head := &lexer{b: data}
	var list []any
	for range min(int(count), maxObjects) {
		_, err := head.next()
		if err != nil {
			break
		}
		v, err := head.next()
		offset, ok := v.(float64)
		at := int(first) + int(offset)
		if err != nil || !ok || at < 0 || at > len(data) {
			break
		}
		body := &lexer{b: data, at: at, references: true}
		v, err = body.next()
		if err != nil {
			v = nil
		}
		if f.parsed += body.at - at; f.parsed > maxParsed {
			break
		}
		list = append(list, v)
	}
	return list
}

// indirect reads the object at an offset; want is its number, 0 for any.
func (f *file) indirect(at int, want ref) (any, error) {
	if at < 0 || at >= len(f.b) {
		return nil, errEnd
	}
	l := &lexer{b: f.b, at: at}
	n, err := l.next()
	if err != nil {
		return nil, err
	}
	l.next()
	if word, _ := l.next(); word != operator("obj") || want != 0 && n != float64(want) {
		return nil, fmt.Errorf("no object %d at %d", want, at)
	}
	l.references = true
	v, err := l.next()
	if f.parsed += l.at - at; f.parsed > maxParsed {
		return nil, errMuch
	}
	d, ok := v.(dict)
	if err != nil || !ok {
		return v, err
	}
	l.skip()
	rest, ok := bytes.CutPrefix(f.b[l.at:], []byte("stream"))
	if !ok {
		return d, nil
	}
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	size, ok := f.get(d["Length"]).(float64)
	if !ok || size < 0 || size > float64(len(rest)) {
		return nil, errEnd
	}
	return stream{d, rest[:int(size)]}, nil
}

// inflate gives a stream's data; FlateDecode is the only filter we write but
// for pictures.
func (f *file) inflate(s stream) ([]byte, error) {
	switch filter := f.get(s.dict["Filter"]).(type) {
	case nil:
		return s.data, nil
	case name:
		if filter != "FlateDecode" {
			return nil, fmt.Errorf("filter %s", filter)
		}
	default:
		return nil, errors.New("several filters")
	}
	r, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, maxStream+1))
	if err != nil {
		return nil, err
	}
	if f.total += len(b); len(b) > maxStream || f.total > maxTotal {
		return nil, errors.New("too large when decompressed")
	}
	return b, nil
}

// Typed looks into dictionaries; the zero value for what is not there.

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) []any {
	a, _ := f.get(v).([]any)
	return a
}

func (f *file) name(v any) name {
	n, _ := f.get(v).(name)
	return n
}

func (f *file) text(v any) string {
	t, _ := f.get(v).(text)
	return t.decode()
}

// int gives a whole number, or -1.
func (f *file) int(v any) int {
	if n, ok := f.get(v).(float64); ok && n == float64(int(n)) {
		return int(n)
	}
	return -1
}

// data gives a stream's data; nil where there is none or it cannot be read.
func (f *file) data(v any) []byte {
	s, ok := f.get(v).(stream)
	if !ok {
		return nil
	}
	b, err := f.inflate(s)
	if err != nil {
		return nil
	}
	return b
}
