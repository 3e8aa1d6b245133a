package readback

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"notat/internal/samtale"
)

// parse reads JSON as a tree of map[string]any, []any, string, bool, nil and
// json.Number, whose digits are kept.
func parse(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("readback: record: %w", err)
	}
	return v, nil
}

// canonical writes a tree as the canonical JSON of a record.
func canonical(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("readback: record: %w", err)
	}
	rec, err := samtale.Decode(data)
	if err != nil {
		return nil, err
	}
	return rec.Canonical()
}

// keys cuts a JSON pointer (RFC 6901).
func keys(pointer string) []string {
	if pointer == "" {
		return nil
	}
	out := strings.Split(pointer[1:], "/")
	for i, k := range out {
		if strings.Contains(k, "~") {
			out[i] = strings.ReplaceAll(strings.ReplaceAll(k, "~1", "/"), "~0", "~")
		}
	}
	return out
}

// escaped gives a key as a pointer has it.
func escaped(key string) string {
	if !strings.ContainsAny(key, "~/") {
		return key
	}
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

// get gives the value at a pointer, or nil.
func get(v any, pointer string) any {
	for _, k := range keys(pointer) {
		switch x := v.(type) {
		case map[string]any:
			v = x[k]
		case []any:
			n, err := strconv.Atoi(k)
			if err != nil || n < 0 || n >= len(x) {
				return nil
			}
			v = x[n]
		default:
			return nil
		}
	}
	return v
}

func getText(v any, pointer string) string {
	s, _ := get(v, pointer).(string)
	return s
}

// set puts a value at a pointer; objects on the way are made.
func set(v any, pointer string, to any) {
	ks := keys(pointer)
	for i, k := range ks {
		last := i == len(ks)-1
		switch x := v.(type) {
		case map[string]any:
			if last {
				x[k] = to
				return
			}
			if x[k] == nil {
				x[k] = map[string]any{}
			}
			v = x[k]
		case []any:
			n, err := strconv.Atoi(k)
			if err != nil || n < 0 || n >= len(x) {
				return
			}
			if last {
				x[n] = to
				return
			}
			v = x[n]
		default:
			return
		}
	}
}

// split1 cuts the last key off a pointer.
func split1(pointer string) (parent, key string) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return "", pointer
	}
	return pointer[:i], pointer[i+1:]
}

// edits are changes to lists, by pointers into the tree before any of them.
type edits struct {
	deleted  map[string]bool     // items
	inserted map[string][]insert // by list
	moved    map[string]string   // item before -> item after
}

// insert is a new item before the item that stood at index at.
type insert struct {
	at, first int // first orders those of one index
	item      any
}

func (e *edits) insert(list string, at, first int, item any) {
	if e.inserted == nil {
		e.inserted = map[string][]insert{}
	}
	e.inserted[list] = append(e.inserted[list], insert{at, first, item})
}

func (e *edits) delete(item string) {
	if e.deleted == nil {
		e.deleted = map[string]bool{}
	}
	e.deleted[item] = true
}

// apply gives the tree with all lists changed at once.
func (e *edits) apply(root any) any {
	for list := range e.inserted {
		if _, ok := get(root, list).([]any); !ok {
			set(root, list, []any{})
		}
	}
	e.moved = map[string]string{}
	out := e.rebuild(root, "", "")
	if len(e.inserted)+len(e.deleted) > 0 {
		e.answers(out)
	}
	return out
}

// rebuild copies v, which stood at was and now stands at now.
func (e *edits) rebuild(v any, was, now string) any {
	switch x := v.(type) {
	case map[string]any:
		for k, c := range x {
			key := "/" + escaped(k)
			x[k] = e.rebuild(c, was+key, now+key)
		}
	case []any:
		fresh := e.inserted[was]
		slices.SortStableFunc(fresh, func(a, b insert) int { return cmp.Or(a.at-b.at, a.first-b.first) })
		out := make([]any, 0, len(x)+len(fresh))
		for i := 0; i <= len(x); i++ {
			for len(fresh) > 0 && (fresh[0].at <= i || i == len(x)) {
				out = append(out, fresh[0].item)
				fresh = fresh[1:]
			}
			if i == len(x) {
				break
			}
			item := was + "/" + strconv.Itoa(i)
			if e.deleted[item] {
				e.moved[item] = ""
				continue
			}
			to := now + "/" + strconv.Itoa(len(out))
			if item != to {
				e.moved[item] = to
			}
			out = append(out, e.rebuild(x[i], item, to))
		}
		return out
	}
	return v
}

// answers lets kontroller point at the same places as before; an answer to a
// place that is gone goes with it.
func (e *edits) answers(root any) {
	list, _ := get(root, "/kontroller").([]any)
	out := list[:0]
	for _, k := range list {
		sted := getText(k, "/sted")
		to, ok := e.now(sted)
		if !ok {
			continue
		}
		if to != sted {
			set(k, "/sted", to)
		}
		out = append(out, k)
	}
	if len(out) < len(list) {
		set(root, "/kontroller", out)
	}
}

// now gives where a place stands after the changes; ok is false when it is gone.
func (e *edits) now(pointer string) (string, bool) {
	for p := pointer; p != ""; p, _ = split1(p) {
		if to, ok := e.moved[p]; ok {
			return to + pointer[len(p):], to != ""
		}
	}
	return pointer, true
}
