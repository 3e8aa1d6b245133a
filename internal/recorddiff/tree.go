// Package recorddiff tells what differs between two records, and merges what two
// sides made of one. It knows records as JSON, by their places; of Word files and
// of how a difference is shown it knows nothing.
package recorddiff

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"

	"notat/internal/samtale"
)

// Parse reads JSON as a tree of map[string]any, []any, string, bool, nil and
// json.Number, whose digits are kept. A byte order mark is passed over, as in samtale.Decode.
func Parse(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("recorddiff: record: %w", err)
	}
	return v, nil
}

// Canonical writes a tree of Parse as the canonical JSON of a record.
func Canonical(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("recorddiff: record: %w", err)
	}
	rec, err := samtale.Decode(data)
	if err != nil {
		return nil, err
	}
	return rec.Canonical()
}

// Get gives the value at a pointer (RFC 6901), or nil.
func Get(v any, pointer string) any {
	for k := range post.Pointer(pointer).Tokens() {
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

// Text gives the string at a pointer, or "".
func Text(v any, pointer string) string {
	s, _ := Get(v, pointer).(string)
	return s
}

// Set puts a value at a pointer; objects on the way are made. An empty text is no
// value: its key goes, and with the last of them the object that it stands in.
func Set(v any, pointer string, to any) {
	ks := slices.Collect(post.Pointer(pointer).Tokens())
	var around map[string]any // that the object stands in
	for i, k := range ks {
		last := i == len(ks)-1
		switch x := v.(type) {
		case map[string]any:
			if last && to == "" {
				if delete(x, k); len(x) == 0 && around != nil {
					delete(around, ks[i-1])
				}
				return
			}
			if last {
				x[k] = to
				return
			}
			around = x
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
			v, around = x[n], nil
		default:
			return
		}
	}
}

// Edits are changes to lists, by pointers into the tree before any of them.
type Edits struct {
	deleted  map[string]bool     // items
	inserted map[string][]insert // by list
	laid     map[string]Laid     // lists that are laid anew
	cuts     map[string][]Cut    // by list
	root     any                 // the tree before
	moved    moves
}

// insert is a new item before the item that stood at index at.
type insert struct {
	at, first int // first orders those of one index
	item      any
}

// Insert puts a new item before the one that stands at index at of a list; of
// those at one index the lowest first comes first.
func (e *Edits) Insert(list string, at, first int, item any) {
	if e.inserted == nil {
		e.inserted = map[string][]insert{}
	}
	e.inserted[list] = append(e.inserted[list], insert{at, first, item})
}

// Inserts reports whether a list gets new items.
func (e *Edits) Inserts(list string) bool { return len(e.inserted[list]) > 0 }

// Delete takes an item out of its list.
func (e *Edits) Delete(item string) {
	if e.deleted == nil {
		e.deleted = map[string]bool{}
	}
	e.deleted[item] = true
}

// Apply gives the tree with all lists changed at once. What answers a check of
// the record (kontroller) follows its place.
func (e *Edits) Apply(root any) any {
	lists := slices.AppendSeq(slices.Collect(maps.Keys(e.laid)), maps.Keys(e.inserted))
	for _, list := range lists {
		if _, ok := Get(root, list).([]any); !ok {
			Set(root, list, []any{})
		}
	}
	e.moved, e.root = moves{}, root
	out := e.rebuild(root, "", "")
	if len(e.inserted)+len(e.deleted)+len(e.laid) > 0 {
		e.moved.answers(out)
	}
	return out
}

// rebuild copies v, which stood at was and now stands at now.
func (e *Edits) rebuild(v any, was, now post.Pointer) any {
	switch x := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(x)) // the old tree stays, for what stands elsewhere in the new one
		for k, c := range x {
			out[k] = e.rebuild(c, was.AppendToken(k), now.AppendToken(k))
		}
		return out
	case []any:
		if l, ok := e.laid[string(was)]; ok {
			fresh := e.inserted[string(was)]
			slices.SortStableFunc(fresh, func(a, b insert) int { return a.first - b.first })
			for i := range x {
				e.moved[item(was, i)] = "" // unless it is found again
			}
			return e.lay(e.root, l, fresh, now)
		}
		return e.stretch(x, make([]any, 0, len(x)+len(e.inserted[string(was)])), Start, was, now)
	}
	return v
}

// stretch puts the stretch of a list that begins at a cut, and stood at was, at the
// end of out, which stands at now.
func (e *Edits) stretch(x, out []any, from Cut, was, now post.Pointer) []any {
	to := e.until(string(was), from)
	fresh := e.inserted[string(was)]
	slices.SortStableFunc(fresh, func(a, b insert) int { return cmp.Or(a.at-b.at, a.first-b.first) })
	for i := 0; i <= len(x); i++ {
		for len(fresh) > 0 && (fresh[0].at <= i || i == len(x)) {
			if f := fresh[0]; from.compare(Cut{f.at, f.first}) <= 0 && to.compare(Cut{f.at, f.first}) > 0 {
				out = append(out, f.item)
			}
			fresh = fresh[1:]
		}
		if i == len(x) {
			break
		}
		if i < from.At || i >= to.At {
			continue
		}
		at := item(was, i)
		if e.deleted[string(at)] {
			e.moved[at] = ""
			continue
		}
		now := item(now, len(out))
		if at != now || len(e.laid) > 0 {
			e.moved[at] = now
		}
		out = append(out, e.rebuild(x[i], at, now))
	}
	return out
}

// moves are the items of lists that stand elsewhere than before; "" is nowhere.
type moves map[post.Pointer]post.Pointer

// answers lets kontroller point at the same places as before; an answer to a
// place that is gone goes with it.
func (m moves) answers(root any) {
	list, _ := Get(root, "/kontroller").([]any)
	out := list[:0]
	for _, k := range list {
		sted := Text(k, "/sted")
		to, ok := m.now(post.Pointer(sted))
		if !ok {
			continue
		}
		if string(to) != sted {
			Set(k, "/sted", string(to))
		}
		out = append(out, k)
	}
	if len(out) < len(list) {
		Set(root, "/kontroller", out)
	}
}

// now gives where a place stands after the changes; ok is false when it is gone.
func (m moves) now(pointer post.Pointer) (to post.Pointer, ok bool) {
	for p := pointer; p != ""; p = p.Parent() {
		if to, ok := m[p]; ok {
			return to + pointer[len(p):], to != ""
		}
	}
	return pointer, true
}

// Compare orders two places as they are read: items by number, fields as the record
// has them.
func Compare(a, b string) int {
	var at post.Pointer
	next, stop := iter.Pull(post.Pointer(b).Tokens())
	defer stop()
	for x := range post.Pointer(a).Tokens() {
		y, more := next()
		if !more {
			return 1
		}
		n, errN := strconv.Atoi(x)
		m, errM := strconv.Atoi(y)
		order := cmp.Or(samtale.Place(string(at.AppendToken(x)))-samtale.Place(string(at.AppendToken(y))), strings.Compare(x, y))
		if errN == nil && errM == nil {
			order = n - m
		}
		if order != 0 {
			return order
		}
		at = at.AppendToken(x)
	}
	if _, more := next(); more {
		return -1
	}
	return 0
}
