package tagpdf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sync"

	"notat/internal/parallel"
	"notat/internal/slab"
)

// objectsPerStream is how many dictionaries share an object stream: enough to
// compress well, few enough that a reader of one page need not read the whole
// tree of a long document.
const objectsPerStream = 200

// file is a PDF file being laid out: dictionaries are gathered for object
// streams, streams are written as they come (ISO 32000-1, 7.5.7 and 7.5.8).
type file struct {
	ctx context.Context // of the work that it is part of
	*desk
}

// desk is what a document and its file are laid out on. No part of it is part of the file,
// so that the next is laid out on the same.
type desk struct {
	elements slab.Of[element] // in order of Begin, the root first
	kids     slab.Of[kid]

	objects []place
	buf     []byte // of all dictionaries, one after the other
	dicts   []dict
	out     []byte // header and streams, in the order of writing
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// largestDesk is how many bytes of dictionaries, and of the file, a desk is kept with: those
// of forty pages.
const largestDesk = 512 << 10

// putBack clears the desk for the next.
func (k *desk) putBack() {
	if cap(k.buf) > largestDesk || cap(k.out) > largestDesk {
		return
	}
	k.elements.Release()
	k.kids.Release()
	desks.Put(k)
}

// place is where an object lies: at an offset of the file, or in an object stream.
type place struct {
	offset    int // of a stream
	container int // number of the object stream, 0 for none
	index     int // in it
}

// dict is one dictionary in file.buf.
type dict struct{ number, from, to int }

// newFile starts a file of so many bytes in streams.
func newFile(ctx context.Context, on *desk, size int) *file {
	f := &file{ctx: ctx, desk: on}
	f.objects = append(f.objects[:0], place{})
	f.buf, f.dicts = f.buf[:0], f.dicts[:0]
	f.out = append(slices.Grow(f.out[:0], size), "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	return f
}

// reserve gives the next object's number.
func (f *file) reserve() int {
	f.objects = append(f.objects, place{})
	return len(f.objects) - 1
}

// begin starts the dictionary of object n; what is written until end belongs to it.
func (f *file) begin(n int) {
	f.dicts = append(f.dicts, dict{number: n, from: len(f.buf)})
}

func (f *file) end() { f.dicts[len(f.dicts)-1].to = len(f.buf) }

// literal is what the program itself says. A constant becomes one by itself, and
// a string does not: what comes from elsewhere is written by name or text.
type literal string

func (f *file) raw(s literal) { f.buf = append(f.buf, s...) }
func (f *file) int(n int)     { f.buf = appendInt(f.buf, n) }
func (f *file) ref(n int)     { f.buf = appendRef(f.buf, n) }
func (f *file) name(s string) { f.buf = appendName(f.buf, s) }
func (f *file) text(s string) { f.buf = appendText(f.buf, s) }

// stream writes object n as a stream; entries stand in its dictionary beside Length.
func (f *file) stream(n int, entries string, data []byte) {
	f.objects[n].offset = len(f.out)
	f.out = appendInt(f.out, n)
	f.out = append(f.out, " 0 obj\n<<"...)
	f.out = append(f.out, entries...)
	f.out = append(f.out, "/Length "...)
	f.out = appendInt(f.out, len(data))
	f.out = append(f.out, ">>\nstream\n"...)
	f.out = append(f.out, data...)
	f.out = append(f.out, "\nendstream\nendobj\n"...)
}

// deflated writes object n as a stream and compresses it.
func (f *file) deflated(n int, entries string, data []byte) {
	f.stream(n, entries+"/Filter/FlateDecode", deflate(f.ctx, data))
}

// objectStreams writes all dictionaries, compressed side by side.
func (f *file) objectStreams() {
	groups := slices.Collect(slices.Chunk(f.dicts, objectsPerStream))
	first := len(f.objects)
	for range groups {
		f.reserve()
	}
	type body struct {
		index int // bytes
		data  []byte
	}
	bodies := make([]body, len(groups))
	parallel.Do(len(groups), func(i int) {
		dicts := groups[i]
		index := make([]byte, 0, 12*len(dicts))
		from := dicts[0].from
		for at, d := range dicts {
			f.objects[d.number].container, f.objects[d.number].index = first+i, at
			index = appendInt(index, d.number)
			index = append(index, ' ')
			index = appendInt(index, d.from-from)
			index = append(index, ' ')
		}
		bodies[i] = body{len(index), deflate(f.ctx, index, f.buf[from:dicts[len(dicts)-1].to])}
	})
	var b []byte
	for i, o := range bodies {
		b = append(b[:0], "/Type/ObjStm/N "...)
		b = appendInt(b, len(groups[i]))
		b = append(b, "/First "...)
		b = appendInt(b, o.index)
		b = append(b, "/Filter/FlateDecode"...)
		f.stream(first+i, string(b), o.data)
	}
}

// finish writes object streams and cross-reference stream and gives the file.
// The file identifier is a hash of all before it.
func (f *file) finish(root, info int) []byte {
	f.objectStreams()
	n := f.reserve()
	start := len(f.out)
	f.objects[n].offset = start
	sum := sha256.Sum256(f.out)
	id := hex.EncodeToString(sum[:16])

	width := 1 // bytes of an offset
	for start>>(8*width) != 0 {
		width++
	}
	// Each row says how it differs from the one above (PNG's Up, 7.4.4.4): most are the next of
	// the same stream.
	const up = 2
	columns := 3 + width // of at most eight bytes: no file is larger
	table := make([]byte, 0, (1+columns)*len(f.objects)+8)
	above := uint64(0)
	for i, o := range f.objects {
		kind, first, second := 1, o.offset, 0
		switch {
		case i == 0:
			kind, first, second = 0, 0, 0xFFFF
		case o.container != 0:
			kind, first, second = 2, o.container, o.index
		}
		row := (uint64(kind)<<(8*width)|uint64(first))<<16 | uint64(second)
		table = append(table, up)
		table = binary.BigEndian.AppendUint64(table, bytesLess(row, above)<<(8*(8-columns)))[:len(table)+columns]
		above = row
	}
	var b []byte
	b = append(b, "/Type/XRef/Size "...)
	b = appendInt(b, len(f.objects))
	b = append(b, "/W[1 "...)
	b = appendInt(b, width)
	b = append(b, " 2]/DecodeParms<</Predictor 12/Columns "...)
	b = appendInt(b, columns)
	b = append(b, ">>/Root "...)
	b = appendRef(b, root)
	b = append(b, "/Info "...)
	b = appendRef(b, info)
	b = append(b, "/ID[<"+id+"><"+id+">]"...)
	f.deflated(n, string(b), table)
	f.out = append(f.out, "startxref\n"...)
	f.out = appendInt(f.out, start)
	f.out = append(f.out, "\n%%EOF\n"...)
	return bytes.Clone(f.out)
}

// bytesLess gives a less b, byte by byte, each without a borrow from the next.
func bytesLess(a, b uint64) uint64 {
	const high = 0x8080808080808080
	return ((a | high) - (b &^ high)) ^ ((a ^ ^b) & high)
}
