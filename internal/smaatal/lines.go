package smaatal

import (
	"slices"
	"strconv"
	"strings"
)

// quantity is one number of people. Several printed numbers may tell it: a result
// and the earlier value of another, a mean and a share of the same pupils.
type quantity struct {
	span
	part      bool  // of the people that a number rests on
	obs       []int // the observations that tell it
	relations []int // what it is a member of
	groups    []int
}

// pool is what one level tells of one school year.
type pool struct {
	strict []int // told with the period
	loose  []int // the period may be this
}

// maxLoose is how many times numbers without a period are looked at beside those of
// another. A record of a school has some hundred numbers of some ten years; one in
// which thousands lack a period hides those that do, where any is hidden.
const maxLoose = 50_000

// pools shares the observations out. ok is false where too many have no period.
func (w *work) pools() (ps map[string]*pool, order []string, ok bool) {
	ps = map[string]*pool{}
	add := func(key string) *pool {
		if ps[key] == nil {
			ps[key] = &pool{}
			order = append(order, key)
		}
		return ps[key]
	}
	level := func(o *observation) string { return strconv.Itoa(int(o.Level)) }
	var loose []int
	for i := range w.os {
		o := &w.os[i]
		for _, k := range o.keys {
			p := add(level(o) + k)
			p.strict = append(p.strict, i)
		}
		if o.loose {
			loose = append(loose, i)
		}
	}
	switch {
	case len(loose) == 0:
		return ps, order, true
	case len(loose)*len(order) > maxLoose:
		return ps, order, false
	}
	type told struct {
		resultat int
		key      string
	}
	own := map[told]bool{} // the periods that each result tells of
	for _, key := range order {
		for _, i := range ps[key].strict {
			own[told{w.os[i].Resultat, key}] = true
		}
	}
	for _, i := range loose {
		o := &w.os[i]
		for _, k := range order {
			text := strings.HasPrefix(k[1:], "»")
			if k[:1] != level(o) || text && o.keys[0] != noPeriode || own[told{o.Resultat, k}] {
				continue
			}
			ps[k].loose = append(ps[k].loose, i)
		}
	}
	return ps, order, true
}

// noPeriode is the period of what tells none.
const noPeriode = "»"

// lines are the ways in which the numbers of a pool may be parts of one whole: all
// that the names of a line have in common, and nothing where a number is in no line
// of the kind. The first is the group of one measurement and subject.
var lines = [...]func(o *observation) (key [5]id, ok bool){
	func(o *observation) ([5]id, bool) { return [5]id{o.maaling, o.fag}, true },
	func(o *observation) ([5]id, bool) { // grades and the whole, without the classes
		return [5]id{o.maaling, o.fag, o.profil, o.who}, o.klasse.trin == 0 || o.klasse.rest == 0
	},
	func(o *observation) ([5]id, bool) { // classes and the whole, without the grades
		return [5]id{o.maaling, o.fag, o.profil, o.who}, o.klasse.trin == 0 || o.klasse.rest != 0
	},
	func(o *observation) ([5]id, bool) { // the classes of a grade
		return [5]id{o.maaling, o.fag, o.profil, o.who, o.klasse.trin}, o.klasse.trin != 0
	},
	func(o *observation) ([5]id, bool) {
		return [5]id{o.maaling, o.fag, o.klasse.trin, o.klasse.rest, o.who}, true
	},
	func(o *observation) ([5]id, bool) {
		return [5]id{o.maaling, o.fag, o.klasse.trin, o.klasse.rest, o.profil}, true
	},
	func(o *observation) ([5]id, bool) { // subjects
		return [5]id{o.maaling, o.klasse.trin, o.klasse.rest, o.profil, o.who}, true
	},
	func(o *observation) ([5]id, bool) { // measurements of people: boys, girls, pupils; others only by a common first word
		return [5]id{o.common, o.fag, o.klasse.trin, o.klasse.rest, o.profil}, true
	},
}

// classes is the line of the classes of a grade; which are its parts is in their names.
const classes = 3

// shareLines are those of lines in which shares are parts of one whole: not
// grades or classes, each of which is a whole of its own.
var shareLines = []int{0, 4, 5, 7}

// line gives the members of each line of a kind, in order. at is emptied, and used again
// for the next kind of the same members.
func (w *work) line(kind int, members []int, at map[[5]id]int) [][]int {
	clear(at)
	of, sizes := make([]int, 0, len(members)), make([]int, 0, len(members)) // the line of each, and how many each line has
	for _, i := range members {
		n := -1
		if key, ok := lines[kind](&w.os[i]); ok {
			var known bool
			if n, known = at[key]; !known {
				n = len(sizes)
				at[key], sizes = n, append(sizes, 0)
			}
			sizes[n]++
		}
		of = append(of, n)
	}
	out, room := make([][]int, len(sizes)), make([]int, len(members))
	for n, size := range sizes {
		out[n], room = room[:0:size], room[size:]
	}
	for m, n := range of {
		if n >= 0 {
			out[n] = append(out[n], members[m])
		}
	}
	return out
}

// relate finds the wholes and parts of a pool.
func (w *work) relate(p *pool) {
	members := slices.Concat(p.strict, p.loose)
	slices.Sort(members)
	members = slices.Compact(members)
	w.sizes(members)
	at := map[[5]id]int{}
	var all [len(lines)][][]int
	for kind := range lines {
		all[kind] = w.line(kind, members, at)
	}
	w.newGroups(p, all[0])
	told := map[int64][]int{} // the quantities that are shown, by their number
	for _, q := range w.distinct(members) {
		if s := w.qs[q]; s.exact() && !w.hidden(q) {
			told[s.lo] = append(told[s.lo], q)
		}
	}
	for kind := range lines {
		for _, line := range all[kind] {
			if len(line) > 1 {
				w.sums(kind, w.distinct(line), told)
			}
		}
	}
	for _, kind := range shareLines {
		for _, line := range all[kind] {
			w.shares(line)
		}
	}
}

// sizes makes the quantities of the people that observations rest on, one for all
// that agree in names and number.
func (w *work) sizes(members []int) {
	type identity struct {
		maaling, fag id
		klasse
		profil, who id
		span
	}
	at := map[identity]int{}
	for _, i := range members {
		o := &w.os[i]
		if o.people = -1; !o.hasSize {
			continue
		}
		names := identity{o.maaling, o.fag, o.klasse, o.profil, o.who, o.size}
		q, known := at[names]
		if !known {
			q = w.quantity(o.size, false)
			at[names] = q
		}
		w.qs[q].obs = append(w.qs[q].obs, i)
		o.people = q
	}
}

// distinct gives the quantities of people that observations rest on, each once, in order.
func (w *work) distinct(members []int) []int {
	out := make([]int, 0, len(members))
	for _, i := range members {
		if q := w.os[i].people; q >= 0 {
			out = append(out, q)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
