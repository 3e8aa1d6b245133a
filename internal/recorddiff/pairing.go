package recorddiff

import (
	"context"
	"encoding/json"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"

	"notat/internal/align"
)

// paired aligns two lists: pairs of indexes, -1 where one has no counterpart.
// Between what is the same, items with words in common are the same item
// changed, and as many items as there were stand for those, in order.
func paired(ctx context.Context, a, b []any) [][2]int {
	if len(a) == len(b) && oneDiffers(a, b) { // most often: nothing to weigh
		out := make([][2]int, len(a))
		for i := range out {
			out[i] = [2]int{i, i}
		}
		return out
	}
	bags := [2][]align.Bag{make([]align.Bag, len(a)), make([]align.Bag, len(b))}
	bagAt := func(side, i int, v any) align.Bag {
		if bags[side][i] == nil {
			bags[side][i] = bagOf(v)
		}
		return bags[side][i]
	}
	l := align.Lists[digest]{A: digests(ctx, a), B: digests(ctx, b)}
	l.Worth = func(i, j int) int {
		switch {
		case l.A[i] == l.B[j]:
			return 100
		case !oneKind(a[i], b[j]):
			return 0
		}
		if like := bagAt(0, i, a[i]).Like(bagAt(1, j, b[j])); like >= akin {
			return like
		}
		return 0
	}
	found, _ := l.Pairs(ctx)
	out := make([][2]int, 0, max(len(a), len(b)))
	i, j := 0, 0
	for _, p := range append(found, [2]int{len(a), len(b)}) {
		inPlace := p[0]-i == p[1]-j
		for inPlace && i < p[0] {
			if oneKind(a[i], b[j]) {
				out = append(out, [2]int{i, j})
			} else {
				out = append(out, [2]int{i, -1}, [2]int{-1, j})
			}
			i, j = i+1, j+1
		}
		for ; i < p[0]; i++ {
			out = append(out, [2]int{i, -1})
		}
		for ; j < p[1]; j++ {
			out = append(out, [2]int{-1, j})
		}
		if i < len(a) { // p is one that was found, not the end
			out = append(out, p)
			i, j = i+1, j+1
		}
	}
	return out
}

// oneDiffers reports whether two lists of one length differ in a single item,
// which is of one kind.
func oneDiffers(a, b []any) bool {
	at := -1
	for i := range a {
		if !same(a[i], b[i]) {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	return at < 0 || oneKind(a[at], b[at])
}

// akin is how much of their words two items share, in percent, when one is
// taken for the other changed: a third or so. A goal reworded keeps more, two
// participants of one party have less.
const akin = 30

// oneKind reports whether an item may have become the other: a table never
// becomes a quote.
func oneKind(a, b any) bool {
	x, isX := a.(map[string]any)
	y, isY := b.(map[string]any)
	return isX == isY && (!isX || same(x["type"], y["type"]))
}

// same reports whether two trees of Parse are the same JSON.
func same(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k, v := range x {
			if w, in := y[k]; !in || !same(v, w) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		return ok && slices.EqualFunc(x, y, same)
	}
	switch b.(type) {
	case map[string]any, []any:
		return false
	}
	return a == b
}

// digest stands for a tree: two of 128 bits are the same only for one tree.
type digest [2]uint64

var seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func digests(ctx context.Context, list []any) []digest {
	var h [2]maphash.Hash
	out := make([]digest, len(list))
	for i, v := range list {
		if i&0xfff == 0 && ctx.Err() != nil {
			break
		}
		for n := range h {
			h[n].SetSeed(seeds[n])
			hashed(&h[n], v)
			out[i][n] = h[n].Sum64()
		}
	}
	return out
}

func hashed(h *maphash.Hash, v any) {
	say := func(kind byte, s string) {
		h.WriteByte(kind)
		maphash.WriteComparable(h, len(s))
		h.WriteString(s)
	}
	switch x := v.(type) {
	case map[string]any:
		h.WriteByte('{')
		for _, k := range slices.Sorted(maps.Keys(x)) {
			say('k', k)
			hashed(h, x[k])
		}
		h.WriteByte('}')
	case []any:
		h.WriteByte('[')
		for _, c := range x {
			hashed(h, c)
		}
		h.WriteByte(']')
	case string:
		say('s', x)
	case json.Number:
		say('n', x.String())
	case bool:
		say('b', strconv.FormatBool(x))
	default:
		h.WriteByte('0')
	}
}

// bagOf gives the words of a value of the record.
func bagOf(v any) align.Bag {
	var texts []string
	var leaves func(v any)
	leaves = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(x)) { // a bag holds no more than the first
				if k != "type" {
					leaves(x[k])
				}
			}
		case []any:
			for _, c := range x {
				leaves(c)
			}
		default:
			texts = append(texts, Shown("", x))
		}
	}
	leaves(v)
	return align.BagOf(slices.Values(texts))
}
