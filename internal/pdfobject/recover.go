package pdfobject

import (
	"bytes"
	"errors"
)

// Recover opens a file that others wrote. Where the cross-reference is missing,
// damaged or leads to no catalog, the objects are found by looking through the
// file for them; the last of a number counts. Other filters than Flate are read.
func Recover(b []byte, l Limits) (*File, error) {
	const headerWithin = 1024 // other readers look as far
	start := bytes.Index(b[:min(len(b), headerWithin)], []byte("%PDF-"))
	if start < 0 {
		return nil, errors.New("not a PDF file")
	}
	f := file(b[start:], true, l)
	if err := f.crossReference(); err == nil && f.hasPages() {
		return f, nil
	}
	again := file(b[start:], true, l)
	again.total, again.parsed, again.values, again.Exceeded = f.total, f.parsed, f.values, f.Exceeded
	again.lookThrough()
	if !again.hasPages() {
		return again, errors.New("no catalog with pages")
	}
	return again, nil
}

func (f *File) hasPages() bool {
	return f.Dict(f.Dict(f.Trailer["Root"])["Pages"]) != nil
}

// lookThrough finds objects by their beginnings, and the trailer's Root.
func (f *File) lookThrough() {
	f.Trailer = Dict{}
	var found []Ref
	for at := 0; len(f.places) < maxObjects; {
		i := bytes.Index(f.b[at:], []byte("obj"))
		if i < 0 {
			break
		}
		i += at
		at = i + len("obj")
		if begin, r := beginning(f.b, i); r > 0 {
			f.places[r] = place{offset: begin}
			found = append(found, r)
		}
	}
	f.Exceeded = f.Exceeded || len(f.places) >= maxObjects
	f.trailers()
	for i := 0; i < len(found); i++ {
		r := found[i]
		d := f.Dict(r)
		switch f.Name(d["Type"]) {
		case "ObjStm":
			found = append(found, f.unpack(r)...)
		case "Catalog":
			if f.Trailer["Root"] == nil {
				f.Trailer["Root"] = r
			}
		case "XRef":
			f.adopt(d)
		}
	}
}

// beginning reads backwards the number and generation before "obj" at i.
func beginning(b []byte, i int) (int, Ref) {
	word := func(end int) (int, int, bool) {
		for end > 0 && isSpace(b[end-1]) {
			end--
		}
		from := end
		n, scale := 0, 1
		for from > 0 && end-from < 8 && b[from-1] >= '0' && b[from-1] <= '9' {
			from--
			n += int(b[from]-'0') * scale
			scale *= 10
		}
		return from, n, from < end
	}
	if i == 0 || !isSpace(b[i-1]) {
		return 0, 0
	}
	from, _, ok := word(i)
	if !ok || from == 0 || !isSpace(b[from-1]) {
		return 0, 0
	}
	from, n, ok := word(from)
	if !ok {
		return 0, 0
	}
	return from, Ref(n)
}

// trailers takes what the trailers say; the last says it.
func (f *File) trailers() {
	const word = "trailer"
	for end, n := len(f.b), 0; n < maxSections; n++ {
		i := bytes.LastIndex(f.b[:end], []byte(word))
		if i < 0 {
			return
		}
		end = i
		l := f.lexer(f.b, i+len(word))
		l.references = true
		v, err := l.Next()
		if f.spend(l, i) != nil {
			return
		}
		if d, ok := v.(Dict); ok && err == nil {
			f.adopt(d)
		}
	}
}

func (f *File) adopt(d Dict) {
	for _, key := range []Name{"Root", "Info", "Encrypt"} {
		if v := d[key]; v != nil && f.Trailer[key] == nil {
			f.Trailer[key] = v
		}
	}
}

// unpack places the objects of an object stream that have no place of their own.
func (f *File) unpack(r Ref) (found []Ref) {
	list := f.objectStream(r)
	s, _ := f.Get(r).(Stream)
	data, err := f.Inflate(s)
	if err != nil {
		return nil
	}
	head := f.lexer(data, 0)
	for i := range list {
		v, _ := head.Next()
		head.Next()
		if n, ok := v.(float64); ok && n > 0 && n < maxObjects {
			if _, placed := f.places[Ref(n)]; !placed {
				f.places[Ref(n)] = place{container: r, index: i}
				found = append(found, Ref(n))
			}
		}
	}
	return found
}

// untilEnd gives a stream whose length is not known: up to the next "endstream",
// or what there is of it.
func (f *File) untilEnd(rest []byte) []byte {
	const often = 16 // times the file, of all such streams: searching on is of no use
	n := -1
	if f.searched < often*len(f.b) {
		n = bytes.Index(rest, []byte("endstream"))
	} else {
		f.Exceeded = true
		return nil
	}
	if n < 0 {
		n = len(rest)
	}
	f.searched += n
	return bytes.TrimSuffix(bytes.TrimSuffix(rest[:n], []byte("\n")), []byte("\r"))
}
