package pdfobject

import (
	"maps"
	"slices"
)

// Typed looks into what a value refers to; the zero value for what is not there.

// Dict gives a dictionary, also that of a stream.
func (f *File) Dict(v any) Dict {
	switch v := f.Get(v).(type) {
	case Dict:
		return v
	case Stream:
		return v.Dict
	}
	return nil
}

// Array gives an array.
func (f *File) Array(v any) []any {
	a, _ := f.Get(v).([]any)
	return a
}

// Name gives a name.
func (f *File) Name(v any) Name {
	n, _ := f.Get(v).(Name)
	return n
}

// Text gives the characters of a text string.
func (f *File) Text(v any) string {
	t, _ := f.Get(v).(Text)
	return t.Decode()
}

// Int gives a whole number, or -1.
func (f *File) Int(v any) int {
	if n, ok := f.Get(v).(float64); ok && n == float64(int(n)) {
		return int(n)
	}
	return -1
}

// Number gives a number.
func (f *File) Number(v any) float64 {
	n, _ := f.Get(v).(float64)
	return n
}

// Data gives a stream's data; nil where there is none or it cannot be read.
func (f *File) Data(v any) []byte {
	s, ok := f.Get(v).(Stream)
	if !ok {
		return nil
	}
	b, err := f.Inflate(s)
	if err != nil {
		return nil
	}
	return b
}

// Refs gives the numbers of all objects, in their order.
func (f *File) Refs() []Ref { return slices.Sorted(maps.Keys(f.places)) }

// Replace puts another value in an object's place, as for a test that damages a
// file.
func (f *File) Replace(r Ref, v any) { f.read[r] = v }
