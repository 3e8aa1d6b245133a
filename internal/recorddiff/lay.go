package recorddiff

import (
	"cmp"
	"maps"
	"math"

	"notat/internal/post"
)

// Laid is a list that is laid anew: what stands in it, in order.
type Laid []Item

// Item is one piece of a list that is laid anew. First is what a new item of the
// list has there that stands right before it.
type Item struct {
	First int
	Is    any // a Kept, a Rest, or a new item, whose lists may be Laid
}

// Kept is the item that stood at a pointer, with all that is changed in it. Set are the
// keys of an object that become others; a list among them may be Laid.
type Kept struct {
	Pointer string
	Set     map[string]any
}

// Rest is the stretch of a list that begins at a cut (see Edits.Cut) and ends at
// the next, with all that is changed in it.
type Rest struct {
	List string
	From Cut
}

// Cut is a place in a list: before the item that stood at index At, and among the
// new ones that come there before those that have at least First.
type Cut struct{ At, First int }

// Start is before everything.
var Start = Cut{At: math.MinInt}

// end is behind everything.
var end = Cut{At: math.MaxInt}

func (c Cut) compare(d Cut) int {
	return cmp.Or(cmp.Compare(c.At, d.At), cmp.Compare(c.First, d.First))
}

// Cut lets a list end at a place, and what stood behind it go where a Rest says.
func (e *Edits) Cut(list string, at Cut) {
	if e.cuts == nil {
		e.cuts = map[string][]Cut{}
	}
	e.cuts[list] = append(e.cuts[list], at)
}

// until gives where a stretch ends that begins at a cut.
func (e *Edits) until(list string, from Cut) Cut {
	to := end
	for _, c := range e.cuts[list] {
		if c.compare(from) > 0 && c.compare(to) < 0 {
			to = c
		}
	}
	return to
}

// Lay lays a list anew. What is inserted into it besides finds its place by first.
func (e *Edits) Lay(list string, items Laid) {
	if e.laid == nil {
		e.laid = map[string]Laid{}
	}
	e.laid[list] = items
}

// lay gives a list that is laid anew and now stands at now; fresh are inserts.
func (e *Edits) lay(root any, items Laid, fresh []insert, now post.Pointer) []any {
	out := []any{}
	for _, it := range items {
		for len(fresh) > 0 && fresh[0].first < it.First {
			out = append(out, fresh[0].item)
			fresh = fresh[1:]
		}
		to := item(now, len(out))
		switch x := it.Is.(type) {
		case Rest:
			old, _ := Get(root, x.List).([]any)
			out = e.stretch(old, out, x.From, post.Pointer(x.List), now)
		case Kept:
			at := post.Pointer(x.Pointer)
			if e.deleted[x.Pointer] {
				e.moved[at] = ""
				continue
			}
			e.moved[at] = to
			old, ok := Get(root, x.Pointer).(map[string]any)
			if !ok {
				out = append(out, e.rebuild(Get(root, x.Pointer), at, to))
				continue
			}
			fresh := make(map[string]any, len(old))
			for k, v := range old {
				if _, other := x.Set[k]; other {
					continue
				}
				fresh[k] = e.rebuild(v, at.AppendToken(k), to.AppendToken(k))
				if was, ok := v.([]any); ok && len(was) > 0 && len(fresh[k].([]any)) == 0 {
					delete(fresh, k)
				}
			}
			e.set(root, fresh, x.Set, to)
			out = append(out, fresh)
		case map[string]any:
			fresh := make(map[string]any, len(x))
			e.set(root, fresh, x, to)
			out = append(out, fresh)
		default:
			out = append(out, x)
		}
	}
	for _, f := range fresh {
		out = append(out, f.item)
	}
	return out
}

// set puts keys into an object; a list that is laid anew and empty is none.
func (e *Edits) set(root any, object, keys map[string]any, now post.Pointer) {
	maps.Copy(object, keys)
	for k, v := range keys {
		if l, ok := v.(Laid); ok {
			list := e.lay(root, l, nil, now.AppendToken(k))
			if object[k] = list; len(list) == 0 {
				delete(object, k)
			}
		}
	}
}
