package readback

import (
	"encoding/json"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"

	"notat/internal/samtale"
)

// Change is one difference between two records.
type Change struct {
	Pointer string `json:"pointer"` // into the new record; into the old one when it is deleted
	Sted    string `json:"sted"`
	Slags   string `json:"slags"` // ny, aendret or slettet
	Foer    string `json:"foer"`
	Efter   string `json:"efter"`
	Af      string `json:"af,omitempty"` // who, when the file says so
}

// Diff gives what differs between two records, in the order of the old one.
func Diff(old, new []byte) ([]Change, error) {
	a, err := parse(old)
	if err != nil {
		return nil, err
	}
	b, err := parse(new)
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
	d := differ{old: ra, new: rb}
	d.diff(a, b, "", "")
	return d.out, nil
}

type differ struct {
	old, new *samtale.Record
	out      []Change
}

func (d *differ) add(slags, pointer string, a, b any) {
	rec := d.new
	if slags == "slettet" {
		rec = d.old
	}
	d.out = append(d.out, Change{Pointer: pointer, Sted: samtale.Sted(rec, pointer), Slags: slags, Foer: shown(a), Efter: shown(b)})
}

// order is the order of the record's own keys; others come after them by name.
var order = []string{"dokument", "sag", "kommune", "skole", "moede", "deltagere", "overskrift", "del", "synlighed", "udenIndhold", "blokke", "afsnit", "kontroller"}

func sortedKeys(a, b map[string]any) []string {
	var out []string
	for k := range a {
		out = append(out, k)
	}
	for k := range b {
		if _, both := a[k]; !both {
			out = append(out, k)
		}
	}
	rank := func(k string) int {
		if i := slices.Index(order, k); i >= 0 {
			return i
		}
		return len(order)
	}
	sort.Slice(out, func(i, j int) bool {
		if x, y := rank(out[i]), rank(out[j]); x != y {
			return x < y
		}
		return out[i] < out[j]
	})
	return out
}

func (d *differ) diff(a, b any, pa, pb string) {
	if sameJSON(a, b) {
		return
	}
	switch x := a.(type) {
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			for _, k := range sortedKeys(x, y) {
				va, inA := x[k]
				vb, inB := y[k]
				key := "/" + strings.ReplaceAll(strings.ReplaceAll(k, "~", "~0"), "/", "~1")
				switch {
				case !inA:
					d.add("ny", pb+key, nil, vb)
				case !inB:
					d.add("slettet", pa+key, va, nil)
				default:
					d.diff(va, vb, pa+key, pb+key)
				}
			}
			return
		}
	case []any:
		if y, ok := b.([]any); ok {
			for _, p := range paired(x, y) {
				switch {
				case p[0] < 0:
					d.add("ny", pb+"/"+strconv.Itoa(p[1]), nil, y[p[1]])
				case p[1] < 0:
					d.add("slettet", pa+"/"+strconv.Itoa(p[0]), x[p[0]], nil)
				default:
					d.diff(x[p[0]], y[p[1]], pa+"/"+strconv.Itoa(p[0]), pb+"/"+strconv.Itoa(p[1]))
				}
			}
			return
		}
	}
	d.add("aendret", pb, a, b)
}

// paired aligns two lists: pairs of indexes, -1 where one has no counterpart.
func paired(a, b []any) [][2]int {
	var out [][2]int
	same := 0 // most lists differ in one place
	for same < len(a) && same < len(b) && sameJSON(a[same], b[same]) {
		out = append(out, [2]int{same, same})
		same++
	}
	end := 0
	for end < len(a)-same && end < len(b)-same && sameJSON(a[len(a)-1-end], b[len(b)-1-end]) {
		end++
	}
	for _, p := range between(a[same:len(a)-end], b[same:len(b)-end]) {
		for i := range p {
			if p[i] >= 0 {
				p[i] += same
			}
		}
		out = append(out, p)
	}
	for i := end; i > 0; i-- {
		out = append(out, [2]int{len(a) - i, len(b) - i})
	}
	return out
}

// between aligns two lists of which neither the first nor the last are the same.
func between(a, b []any) [][2]int {
	na, nb := len(a), len(b)
	if na == 1 && nb == 1 { // most often: nothing to weigh
		return [][2]int{{0, 0}}
	}
	worth := make([]int, (na+1)*(nb+1))
	gain := make([]int, na*nb+1)
	texts := func(l []any) ([]string, []bag) {
		s, g := make([]string, len(l)), make([]bag, len(l))
		for i := range l {
			s[i] = compact(l[i])
			g[i] = bagOf(s[i])
		}
		return s, g
	}
	sa, ga := texts(a)
	sb, gb := texts(b)
	for i := na - 1; i >= 0; i-- {
		for j := nb - 1; j >= 0; j-- {
			g := 0
			switch like := ga[i].like(gb[j]); {
			case sa[i] == sb[j]:
				g = 1000
			case like >= 30:
				g = 100 + like
			case na == nb && i == j:
				g = 50
			}
			gain[i*nb+j] = g
			best := max(worth[(i+1)*(nb+1)+j], worth[i*(nb+1)+j+1])
			if g > 0 {
				best = max(best, g+worth[(i+1)*(nb+1)+j+1])
			}
			worth[i*(nb+1)+j] = best
		}
	}
	var out [][2]int
	i, j := 0, 0
	for i < na && j < nb {
		switch here := worth[i*(nb+1)+j]; {
		case gain[i*nb+j] > 0 && here == gain[i*nb+j]+worth[(i+1)*(nb+1)+j+1]:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case here == worth[(i+1)*(nb+1)+j]:
			out = append(out, [2]int{i, -1})
			i++
		default:
			out = append(out, [2]int{-1, j})
			j++
		}
	}
	for ; i < na; i++ {
		out = append(out, [2]int{i, -1})
	}
	for ; j < nb; j++ {
		out = append(out, [2]int{-1, j})
	}
	return out
}

func compact(v any) string {
	data, _ := json.Marshal(v) // a tree of parse always has JSON
	return string(data)
}

func sameJSON(a, b any) bool { return reflect.DeepEqual(a, b) }

// shown gives the words of a value: those of an item are put in a row.
func shown(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
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
		var out []string
		for _, c := range x {
			out = append(out, shown(c))
		}
		return strings.Join(out, " ¶ ")
	case map[string]any:
		var out []string
		for _, k := range sortedKeys(x, nil) {
			if s := shown(x[k]); s != "" && k != "type" {
				out = append(out, s)
			}
		}
		return strings.Join(out, " ¶ ")
	}
	return ""
}
