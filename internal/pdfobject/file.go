package pdfobject

import (
	"bytes"
	"errors"
	"fmt"
)

// Limits are how much of a file is read, so that no file can take the memory.
type Limits struct {
	Stream int // bytes of one stream, decompressed
	Total  int // bytes of all streams, decompressed, each as often as it is asked for
	Parsed int // bytes of all objects, of which many may begin at one place: one that is long there would be read for each
	Values int // of all objects, those within others too: a number of two bytes takes 40 in memory
}

// ours are the limits of files that we wrote: a stream may be four times the
// largest record.
var ours = Limits{Stream: 64 << 20, Total: 256 << 20, Parsed: 32 << 20, Values: 32 << 20}

// Limits of every file.
const (
	maxObjects  = 1 << 20
	maxSections = 64      // of the cross-reference
	maxRows     = 1 << 21 // of all sections, which may be one table again and again
)

// File is a PDF file with its objects, read as they are asked for. It is for one
// goroutine at a time.
type File struct {
	Trailer Dict
	// Exceeded says that something was not read because of the limits.
	Exceeded bool

	b        []byte
	lax      bool // others wrote it
	limits   Limits
	places   map[Ref]place
	read     map[Ref]any
	reading  map[Ref]bool
	streams  map[Ref][]any // objects of object streams, by the stream
	open     []any         // room for what a lexer has not closed
	total    int           // bytes decompressed
	rows     int           // of the cross-reference
	parsed   int           // bytes of objects
	values   int           // of objects
	searched int           // bytes looked through for the ends of streams
}

// place is where an object lies.
type place struct {
	offset    int
	container Ref // of an object stream, 0 for none
	index     int
}

func file(b []byte, lax bool, l Limits) *File {
	return &File{b: b, lax: lax, limits: l, places: map[Ref]place{}, read: map[Ref]any{}, reading: map[Ref]bool{}, streams: map[Ref][]any{}}
}

// Open opens a file as ours are: whole, with a cross-reference of tables or
// streams. What is not as it should be is an error, or missing.
func Open(b []byte) (*File, error) {
	f := file(b, false, ours)
	if !bytes.HasPrefix(b, []byte("%PDF-")) {
		return nil, errors.New("not a PDF file")
	}
	return f, f.crossReference()
}

func (f *File) crossReference() error {
	tail := bytes.LastIndex(f.b, []byte("startxref"))
	if tail < 0 {
		return errors.New("no startxref")
	}
	l := &Lexer{B: f.b, At: tail + len("startxref")}
	v, err := l.Next()
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		at, ok := v.(float64)
		if !ok || at < 0 || at >= float64(len(f.b)) || n > maxSections {
			return errors.New("the cross-reference lies nowhere")
		}
		d, err := f.section(int(at))
		if err != nil {
			return fmt.Errorf("cross-reference: %w", err)
		}
		if f.Trailer == nil {
			f.Trailer = d
		}
		if v, ok = d["Prev"]; !ok {
			return nil
		}
	}
}

// Get follows references; nil for what is not there or cannot be read.
func (f *File) Get(v any) any {
	for range MaxDepth {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.object(r)
	}
	return nil
}

func (f *File) object(r Ref) any {
	if v, ok := f.read[r]; ok {
		return v
	}
	p, ok := f.places[r]
	if !ok || f.reading[r] || len(f.reading) > MaxDepth {
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

func (f *File) objectStream(r Ref) []any {
	if list, ok := f.streams[r]; ok {
		return list
	}
	var list []any
	if s, ok := f.Get(r).(Stream); ok {
		if data, err := f.Inflate(s); err == nil {
			list = f.contained(s.Dict, data)
		}
	}
	f.streams[r] = list
	return list
}

// lexer gives a lexer of the file's objects, at a place.
func (f *File) lexer(b []byte, at int) *Lexer {
	return &Lexer{B: b, At: at, Lax: f.lax, Most: max(1, f.limits.Values-f.values), open: f.open[:0]}
}

// spend counts what l has read from a place on.
func (f *File) spend(l *Lexer, from int) error {
	f.open = l.open
	f.parsed += l.At - from
	f.values += l.Values
	if f.parsed > f.limits.Parsed || f.values > f.limits.Values {
		f.Exceeded = true
		return ErrMuch
	}
	return nil
}

// contained reads the objects of an object stream (7.5.7).
func (f *File) contained(d Dict, data []byte) []any {
	count, _ := f.Get(d["N"]).(float64)
	first, _ := f.Get(d["First"]).(float64)
	head := &Lexer{B: data}
	var list []any
	for range min(int(count), maxObjects) {
		_, err := head.Next()
		if err != nil {
			break
		}
		v, err := head.Next()
		offset, ok := v.(float64)
		at := int(first) + int(offset)
		if err != nil || !ok || at < 0 || at > len(data) {
			break
		}
		body := f.lexer(data, at)
		body.references = true
		v, err = body.Next()
		if err != nil {
			v = nil
		}
		if f.spend(body, at) != nil {
			break
		}
		list = append(list, v)
	}
	return list
}

// indirect reads the object at an offset; want is its number, 0 for any.
func (f *File) indirect(at int, want Ref) (any, error) {
	if at < 0 || at >= len(f.b) {
		return nil, ErrEnd
	}
	l := f.lexer(f.b, at)
	n, err := l.Next()
	if err != nil {
		return nil, err
	}
	l.Next()
	if word, _ := l.Next(); word != Operator("obj") || want != 0 && n != float64(want) {
		return nil, fmt.Errorf("no object %d at %d", want, at)
	}
	l.references = true
	v, err := l.Next()
	if much := f.spend(l, at); much != nil {
		return nil, much
	}
	d, ok := v.(Dict)
	if err != nil || !ok {
		return v, err
	}
	l.skip()
	rest, ok := bytes.CutPrefix(f.b[l.At:], []byte("stream"))
	if !ok {
		return d, nil
	}
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	size, ok := f.Get(d["Length"]).(float64)
	whole := ok && size >= 0 && size <= float64(len(rest))
	switch {
	case f.lax && (!whole || !bytes.HasPrefix(bytes.TrimLeft(rest[int(size):min(len(rest), int(size)+16)], "\r\n\t \x00"), []byte("endstream"))):
		return Stream{d, f.untilEnd(rest)}, nil
	case !whole:
		return nil, ErrEnd
	}
	return Stream{d, rest[:int(size)]}, nil
}
