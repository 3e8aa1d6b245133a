package recorddiff

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"

	"notat/internal/samtale"
)

// Change is one difference between two records.
type Change struct {
	Pointer string `json:"pointer" jsonschema:"Stedet i den nye post (RFC 6901); i den gamle, når det er slettet."` // into the new record; into the old one when it is deleted
	Sted    string `json:"sted" jsonschema:"Stedet med ord."`
	Kind    string `json:"slags" jsonschema:"Hvad der er sket."` // ny, aendret or slettet
	Before  string `json:"foer" jsonschema:"Hvad der stod."`
	After   string `json:"efter" jsonschema:"Hvad der nu står."`
	Af      string `json:"af,omitempty" jsonschema:"Hvem, når filen siger det."` // who, when the file says so

	before, after any
}

// Values gives what stood there and what stands there now, as Parse gives them; nil
// is none.
func (c Change) Values() (before, after any) { return c.before, c.after }

// most is how many changes below one place are told one by one. Beyond it the
// place itself is the change: nobody reads more, and two records of 16 MB may
// differ in millions of numbers.
const most = 10_000

// Diff gives what differs between two records, in the order of the old one.
func Diff(ctx context.Context, old, new []byte) ([]Change, error) {
	a, err := Parse(old)
	if err != nil {
		return nil, err
	}
	b, err := Parse(new)
	if err != nil {
		return nil, err
	}
	ra, err := samtale.Decode(old)
	if err != nil {
		return nil, err
	}
	rb, err := samtale.Decode(new)
	if err != nil {
		return nil, err
	}
	d := differ{ctx: ctx, old: ra, new: rb}
	if !same(a, b) {
		d.diff(a, b, "", "")
	}
	return d.out, ctx.Err()
}

type differ struct {
	ctx      context.Context
	old, new *samtale.Record
	out      []Change
}

func (d *differ) add(kind string, at post.Pointer, a, b any) {
	rec := d.new
	if kind == "slettet" {
		rec = d.old
	}
	d.out = append(d.out, Change{Pointer: string(at), Sted: samtale.Sted(rec, string(at)), Kind: kind, Before: Shown(at, a), After: Shown(at, b), before: a, after: b})
}

// sortedKeys gives the keys of one or two objects that stand at a place, in the
// order of the record's fields; what is no field comes after them, by name.
func sortedKeys(at post.Pointer, a, b map[string]any) []string {
	place := map[string]int{}
	for _, keys := range []map[string]any{a, b} {
		for k := range keys {
			place[k] = samtale.Place(string(at.AppendToken(k)))
		}
	}
	return slices.SortedFunc(maps.Keys(place), func(k, l string) int {
		return cmp.Or(cmp.Compare(place[k], place[l]), strings.Compare(k, l))
	})
}

// diff tells what differs between two values that are not the same, which stand
// at pa and pb.
func (d *differ) diff(a, b any, pa, pb post.Pointer) {
	if d.ctx.Err() != nil {
		return
	}
	from, whole := len(d.out), false
	switch x := a.(type) {
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			whole = d.objects(x, y, pa, pb)
		}
	case []any:
		if y, ok := b.([]any); ok {
			whole = d.lists(x, y, pa, pb)
		}
	}
	if !whole {
		d.out = d.out[:from]
		d.add("aendret", pb, a, b)
	}
}

// objects tells what differs between two objects; false when it is too much.
func (d *differ) objects(x, y map[string]any, pa, pb post.Pointer) bool {
	end := len(d.out) + most
	for _, k := range sortedKeys(pb, x, y) {
		va, inA := x[k]
		vb, inB := y[k]
		switch {
		case !inA:
			d.add("ny", pb.AppendToken(k), nil, vb)
		case !inB:
			d.add("slettet", pa.AppendToken(k), va, nil)
		case !same(va, vb):
			d.diff(va, vb, pa.AppendToken(k), pb.AppendToken(k))
		}
		if len(d.out) > end {
			return false
		}
	}
	return true
}

// lists tells what differs between two lists; false when it is too much.
func (d *differ) lists(x, y []any, pa, pb post.Pointer) bool {
	end := len(d.out) + most
	for _, p := range paired(d.ctx, x, y) {
		switch {
		case p[0] < 0:
			d.add("ny", item(pb, p[1]), nil, y[p[1]])
		case p[1] < 0:
			d.add("slettet", item(pa, p[0]), x[p[0]], nil)
		case !same(x[p[0]], y[p[1]]):
			d.diff(x[p[0]], y[p[1]], item(pa, p[0]), item(pb, p[1]))
		}
		if len(d.out) > end {
			return false
		}
	}
	return true
}

// item gives the place of an item of a list.
func item(list post.Pointer, n int) post.Pointer { return list.AppendToken(strconv.Itoa(n)) }

// Shown gives the words of a value that stands at a place: those of an item are
// put in a row. nil has none.
func Shown(at post.Pointer, v any) string {
	switch x := v.(type) {
	case string:
		if strings.HasPrefix(x, "data:image/") {
			return "(billede)"
		}
		return x
	case json.Number:
		return x.String()
	case bool:
		if x {
			return "ja"
		}
		return "nej"
	case []any:
		var b strings.Builder
		for i, c := range x {
			if i > 0 {
				b.WriteString(" ¶ ")
			}
			b.WriteString(Shown(item(at, i), c))
		}
		return b.String()
	case map[string]any:
		var out []string
		for _, k := range sortedKeys(at, x, nil) {
			if s := Shown(at.AppendToken(k), x[k]); s != "" && k != "type" {
				out = append(out, s)
			}
		}
		return strings.Join(out, " ¶ ")
	}
	return ""
}

// Keys gives the keys of an object that stands at a place, in the order of the
// record's fields.
func Keys(at post.Pointer, object map[string]any) []string { return sortedKeys(at, object, nil) }
