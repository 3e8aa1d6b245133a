package post

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Append appends the value in canonical form: keys sorted by their bytes, no
// white space, strings escaped as little as JSON allows (RFC 8785 § 3.2.2.2),
// numbers as written.
func (v *Value) Append(dst []byte) []byte {
	switch v.Kind {
	case '{':
		order := make([]*Value, len(v.Kids))
		for i := range v.Kids {
			order[i] = &v.Kids[i]
		}
		slices.SortFunc(order, func(a, b *Value) int { return strings.Compare(a.Key, b.Key) })
		dst = append(dst, '{')
		for n, m := range order {
			if n > 0 {
				dst = append(dst, ',')
			}
			dst = m.Append(append(AppendString(dst, m.Key), ':'))
		}
		return append(dst, '}')
	case '[':
		dst = append(dst, '[')
		for i := range v.Kids {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = v.Kids[i].Append(dst)
		}
		return append(dst, ']')
	case '"':
		return AppendString(dst, v.Text)
	case TooDeep:
		return append(dst, "null"...) // never in a valid record
	}
	return append(dst, v.Text...)
}

// Canonical gives the canonical form of the whole text, which is not Cut.
func (d *Document) Canonical() []byte { return d.Root.Append(make([]byte, 0, len(d.src)+64)) }

// AppendString appends a string literal.
func AppendString(dst []byte, s string) []byte {
	dst, _ = jsontext.AppendQuote(dst, s) // its only error is invalid UTF-8, which it replaces
	return dst
}

// Any gives the value in Go's own types; a number keeps its digits.
func (v *Value) Any() any {
	switch v.Kind {
	case '{':
		m := make(map[string]any, len(v.Kids))
		for i := range v.Kids {
			m[v.Kids[i].Key] = v.Kids[i].Any()
		}
		return m
	case '[':
		l := make([]any, len(v.Kids))
		for i := range v.Kids {
			l[i] = v.Kids[i].Any()
		}
		return l
	case '"':
		return v.Text
	case '0':
		return json.Number(v.Text)
	case 't', 'f':
		return v.Kind == 't'
	}
	return nil
}

// AppendAny appends a value of Go's own types, as Any gives it.
func AppendAny(dst []byte, v any) ([]byte, error) {
	var err error
	switch v := v.(type) {
	case map[string]any:
		dst = append(dst, '{')
		for i, k := range slices.Sorted(maps.Keys(v)) {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(AppendString(dst, k), ':')
			if dst, err = AppendAny(dst, v[k]); err != nil {
				return nil, err
			}
		}
		return append(dst, '}'), nil
	case []any:
		dst = append(dst, '[')
		for i := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			if dst, err = AppendAny(dst, v[i]); err != nil {
				return nil, err
			}
		}
		return append(dst, ']'), nil
	case string:
		return AppendString(dst, v), nil
	}
	b, err := json.Marshal(v) // numbers, literals, and what a caller in Go may have put there
	if err != nil {
		return nil, fmt.Errorf("post: %w", err)
	}
	return append(dst, b...), nil
}
