package samtale

import (
	"reflect"

	"notat/internal/post"
)

// Decode binds a posted JSON value to a Record. What is wrong with single keys
// (unknown, twice, wrong type) does not stop it: such faults are kept in the
// record and reported by Validate in document order with all the others. The
// only error is a *post.SyntaxError. It takes time linear in len(data) and keeps
// a copy of data for as long as the record lives.
func Decode(data []byte) (*Record, error) {
	p, err := post.Read(data)
	if err != nil {
		return nil, err
	}
	r := &Record{posted: p}
	if !p.Cut {
		b := binder{doc: p}
		b.bind(&p.Root, reflect.ValueOf(r).Elem())
	}
	return r, nil
}

// At gives the line and column, 1-based, where the value of a pointer stands in
// the posted JSON, or where the innermost value around it begins when the
// pointer leads to nothing. Both are 0 for a record that was not decoded.
func (r *Record) At(pointer string) (line, column int) {
	if r.posted == nil {
		return 0, 0
	}
	return r.posted.Place(r.Offset(pointer))
}

// Offset gives the byte of the posted JSON at which At is, or 0.
func (r *Record) Offset(pointer string) int {
	if r.posted == nil {
		return 0
	}
	v, _ := r.posted.Find(post.Pointer(pointer))
	return int(v.At)
}

// SetStatus replaces dokument.status, in the posted value too. A posted record
// without dokument gets the key only when dokument can hold it.
func (r *Record) SetStatus(s Status) {
	r.Dokument.Status = s
	if r.posted == nil || r.posted.Root.Kind != '{' {
		return
	}
	dok := r.posted.Root.Member("dokument")
	if dok == nil {
		dok = r.posted.Set(&r.posted.Root, "dokument", post.Value{Kind: '{'})
	}
	if dok.Kind == '{' {
		r.posted.Set(dok, "status", post.Value{Kind: '"', Text: string(s)})
	}
}
