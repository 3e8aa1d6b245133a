package samtale

import (
	"fmt"
	"notat/internal/post"
	"reflect"
)

// Canonical gives the record's JSON with keys sorted by their bytes and no white
// space: the posted value itself where there is one, digits and absent keys as
// written; else the typed record. Strings are escaped as little as JSON allows
// (RFC 8785 § 3.2.2.2).
func (r *Record) Canonical() ([]byte, error) {
	if r.posted != nil && !r.posted.Cut {
		return r.posted.Canonical(), nil
	}
	return write(make([]byte, 0, 16<<10), reflect.ValueOf(r).Elem())
}

// write appends a typed value: an empty field that may be left out is left out.
func write(dst []byte, v reflect.Value) ([]byte, error) {
	var err error
	switch t := v.Type(); {
	case t == talType:
		if v.String() == "" {
			return append(dst, "null"...), nil
		}
		return append(dst, v.String()...), nil
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Interface:
		if v.IsNil() {
			return nil, fmt.Errorf("samtale: a record holds a nil %s", t)
		}
		return write(dst, v.Elem())
	case t.Kind() == reflect.Struct:
		p := plans[t]
		dst = append(dst, '{')
		n := len(dst)
		for _, i := range p.sorted {
			f := &p.fields[i]
			fv := v.Field(f.index)
			if f.optional && absent(fv) {
				continue
			}
			if len(dst) > n {
				dst = append(dst, ',')
			}
			dst = append(dst, f.member...)
			if dst, err = write(dst, fv); err != nil {
				return nil, err
			}
		}
		return append(dst, '}'), nil
	case t.Kind() == reflect.Slice:
		dst = append(dst, '[')
		for i := 0; i < v.Len(); i++ {
			if i > 0 {
				dst = append(dst, ',')
			}
			if dst, err = write(dst, v.Index(i)); err != nil {
				return nil, err
			}
		}
		return append(dst, ']'), nil
	case t.Kind() == reflect.String:
		return post.AppendString(dst, v.String()), nil
	case t.Kind() == reflect.Bool:
		return fmt.Append(dst, v.Bool()), nil
	case t.Kind() == reflect.Int:
		return fmt.Append(dst, v.Int()), nil
	case t.Kind() == reflect.Map:
		return post.AppendAny(dst, v.Interface())
	}
	return nil, fmt.Errorf("samtale: no JSON for %s", v.Type())
}

// absent reports what the JSON tags call absent: zero, or a list without items.
func absent(v reflect.Value) bool {
	if k := v.Kind(); k == reflect.Slice || k == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

// Clone gives a deep copy without the posted value, so that its JSON is that of
// its fields.
func (r *Record) Clone() *Record {
	copied := *r
	copied.posted = nil
	detach(reflect.ValueOf(&copied).Elem())
	return &copied
}

// detach gives v, the copy of a value, copies of its own of what the two share.
func detach(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		p := plans[v.Type()]
		for i := range p.fields {
			if f := &p.fields[i]; f.shared {
				detach(v.Field(f.index))
			}
		}
		return
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
	}
	switch v.Kind() {
	case reflect.Slice:
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(made, v)
		for i := range made.Len() {
			detach(made.Index(i))
		}
		v.Set(made)
	case reflect.Map:
		made := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			made.SetMapIndex(it.Key(), detached(it.Value()))
		}
		v.Set(made)
	case reflect.Pointer:
		v.Set(detached(v.Elem()).Addr())
	case reflect.Interface:
		v.Set(detached(v.Elem()))
	}
}

// detached gives a copy of a value that shares nothing with it.
func detached(v reflect.Value) reflect.Value {
	made := reflect.New(v.Type()).Elem()
	made.Set(v)
	detach(made)
	return made
}
