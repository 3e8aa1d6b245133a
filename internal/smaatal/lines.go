package smaatal

import (
	"cmp"
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
	own := map[[2]string]bool{} // the periods that each result tells of
	var loose []int
	for i := range w.os {
		o := &w.os[i]
		for _, k := range o.keys {
			p := add(level(o) + k)
			p.strict = append(p.strict, i)
			own[[2]string{strconv.Itoa(o.Resultat), level(o) + k}] = true
		}
		if o.loose {
			loose = append(loose, i)
		}
	}
	if len(loose)*len(order) > maxLoose {
		return ps, order, false
	}
	for _, i := range loose {
		o := &w.os[i]
		for _, k := range order {
			text := strings.HasPrefix(k[1:], "»")
			if k[:1] != level(o) || text && o.keys[0] != noPeriode || own[[2]string{strconv.Itoa(o.Resultat), k}] {
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
var lines = []func(o *observation) (key [5]string, ok bool){
	func(o *observation) ([5]string, bool) { return [5]string{o.maaling, o.fag}, true },
	func(o *observation) ([5]string, bool) { // grades and the whole, without the classes
		return [5]string{o.maaling, o.fag, o.profil, o.who}, o.klasse.trin == "" || o.klasse.rest == ""
	},
	func(o *observation) ([5]string, bool) { // classes and the whole, without the grades
		return [5]string{o.maaling, o.fag, o.profil, o.who}, o.klasse.trin == "" || o.klasse.rest != ""
	},
	func(o *observation) ([5]string, bool) { // the classes of a grade
		return [5]string{o.maaling, o.fag, o.profil, o.who, o.klasse.trin}, o.klasse.trin != ""
	},
	func(o *observation) ([5]string, bool) {
		return [5]string{o.maaling, o.fag, o.klasse.String(), o.who}, true
	},
	func(o *observation) ([5]string, bool) {
		return [5]string{o.maaling, o.fag, o.klasse.String(), o.profil}, true
	},
	func(o *observation) ([5]string, bool) { // subjects
		return [5]string{o.maaling, o.klasse.String(), o.profil, o.who}, true
	},
	func(o *observation) ([5]string, bool) { // measurements of people: boys, girls, pupils; others only by a common first word
		return [5]string{o.common, o.fag, o.klasse.String(), o.profil}, true
	},
}

// classes is the line of the classes of a grade; which are its parts is in their names.
const classes = 3

// shareLines are those of lines in which shares are parts of one whole: not
// grades or classes, each of which is a whole of its own.
var shareLines = []int{0, 4, 5, 7}

func (k klasse) String() string { return k.trin + "|" + k.rest }

// line gives the members of each line of a kind, in order.
func (w *work) line(kind int, members []int) [][]int {
	at := map[[5]string]int{}
	var out [][]int
	for _, i := range members {
		key, ok := lines[kind](&w.os[i])
		if !ok {
			continue
		}
		n, known := at[key]
		if !known {
			n = len(out)
			at[key], out = n, append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

// relate finds the wholes and parts of a pool.
func (w *work) relate(p *pool) {
	members := slices.Concat(p.strict, p.loose)
	slices.Sort(members)
	members = slices.Compact(members)
	of := w.sizes(members)
	w.groups = append(w.groups, w.newGroups(p, members, of)...)
	told := map[int64][]int{} // the quantities that are shown, by their number
	for _, q := range distinct(of, members) {
		if s := w.qs[q]; s.exact() && !w.hidden(q) {
			told[s.lo] = append(told[s.lo], q)
		}
	}
	for kind := range lines {
		for _, line := range w.line(kind, members) {
			w.sums(kind, distinct(of, line), told)
		}
	}
	for _, kind := range shareLines {
		for _, line := range w.line(kind, members) {
			w.shares(line)
		}
	}
}

// sizes makes the quantities of the people that observations rest on, one for all
// that agree in names and number. An observation that tells none has -1.
func (w *work) sizes(members []int) map[int]int {
	type identity struct {
		maaling, fag, klasse, profil, who string
		span
	}
	at := map[identity]int{}
	of := make(map[int]int, len(members))
	for _, i := range members {
		o := &w.os[i]
		if of[i] = -1; !o.hasSize {
			continue
		}
		id := identity{o.maaling, o.fag, o.klasse.String(), o.profil, o.who, o.size}
		q, known := at[id]
		if !known {
			q = w.quantity(o.size, false)
			at[id] = q
		}
		w.qs[q].obs = append(w.qs[q].obs, i)
		of[i] = q
	}
	return of
}

// distinct gives the quantities of observations, each once, in order.
func distinct(of map[int]int, members []int) []int {
	var out []int
	for _, i := range members {
		if of[i] >= 0 {
			out = append(out, of[i])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fewParts is how many numbers of a line are tried in every way: one that is the sum
// of some of the others. In a longer line such sums are mostly chance, and what is
// tried is the whole, and two parts of the largest.
const fewParts = 5

// sums finds what the quantities of a line add up to: one of them, or one that is
// told under any other name.
func (w *work) sums(kind int, line []int, told map[int64][]int) {
	if len(line) < 2 {
		return
	}
	var all span
	largest := line[0]
	for _, q := range line {
		all.lo, all.hi = all.lo+w.qs[q].lo, all.hi+w.qs[q].hi
		if c := cmp.Compare(w.qs[q].hi, w.qs[largest].hi); c > 0 || c == 0 && within(w.said(q), w.said(largest)) {
			largest = q
		}
	}
	t := w.qs[largest].span
	rest := slices.DeleteFunc(slices.Clone(line), func(q int) bool { return q == largest })
	others := span{all.lo - t.lo, all.hi - t.hi}
	whole := len(rest) > 1 && others.lo <= t.hi && t.lo <= others.hi && (kind != classes || w.mayHold(largest, rest))
	if whole {
		w.relation(relation{parts: rest, total: largest})
		all, line = t, rest
	}
	if all.exact() {
		w.elsewhere(line, whole, told[all.lo])
	}
	switch {
	case whole:
	case len(line) <= fewParts:
		w.subsets(line)
	default:
		w.pairs(rest, largest)
	}
}

// maxNames is how many names of one whole are told from each other; under more of
// them it is taken to be known.
const maxNames = 8

// elsewhere notes the wholes of a line that are told under other names.
// Where one is in the line, the others are of another measurement or subject.
func (w *work) elsewhere(line []int, whole bool, told []int) {
	if len(told) > maxNames {
		w.relation(relation{parts: line, total: constant, known: w.qs[told[0]].span})
		return
	}
	for _, q := range told {
		o, part := &w.os[w.qs[q].obs[0]], &w.os[w.qs[line[0]].obs[0]]
		if other := o.maaling != part.maaling || o.fag != part.fag; !slices.Contains(line, q) && (other || !whole) && w.mayHold(q, line) {
			w.relation(relation{parts: line, total: q})
		}
	}
}

// said gives the names that tell a quantity from others of its measurement.
func (w *work) said(q int) [5]string {
	o := &w.os[w.qs[q].obs[0]]
	return [5]string{o.fag, o.klasse.trin, o.klasse.rest, o.profil, o.who}
}

// mayHold reports whether a quantity may be the whole of parts, as far as their
// names tell. Of the same measurement and subject it says what they say, less one
// thing: the class, the profile or who they are. What leaves out more is the whole of
// the whole group, which is tried by itself.
func (w *work) mayHold(q int, parts []int) bool {
	whole := w.said(q)
	return !slices.ContainsFunc(parts, func(p int) bool {
		part := w.said(p)
		if w.os[w.qs[p].obs[0]].maaling != w.os[w.qs[q].obs[0]].maaling || part[0] != whole[0] || part == whole {
			return false
		}
		less := 0
		for _, other := range []bool{part[1] != whole[1] || part[2] != whole[2], part[3] != whole[3], part[4] != whole[4]} {
			if other {
				less++
			}
		}
		return less > 1 || !within(whole, part)
	})
}

// within reports whether every name of a whole is one of a part's.
func within(whole, part [5]string) bool {
	for n, s := range whole {
		if s != "" && s != part[n] {
			return false
		}
	}
	return true
}

// subsets finds each quantity that is the sum of two or more others.
func (w *work) subsets(line []int) {
	for set := 1; set < 1<<len(line); set++ {
		var parts []int
		var sum span
		for n, q := range line {
			if set>>n&1 != 0 {
				parts = append(parts, q)
				sum.lo, sum.hi = sum.lo+w.qs[q].lo, sum.hi+w.qs[q].hi
			}
		}
		if len(parts) < 2 {
			continue
		}
		for n, q := range line {
			if t := w.qs[q].span; set>>n&1 == 0 && sum.lo <= t.hi && t.lo <= sum.hi && w.mayHold(q, parts) {
				w.relation(relation{parts: parts, total: q, loose: true})
			}
		}
	}
}

// pairs finds the two parts that make the largest number of a line. Only exact
// numbers are tried.
func (w *work) pairs(rest []int, largest int) {
	t := w.qs[largest].span
	if !t.exact() {
		return
	}
	at := map[int64]int{} // the first of each number
	for _, q := range rest {
		s := w.qs[q].span
		if !s.exact() {
			continue
		}
		if other, ok := at[t.lo-s.lo]; ok && w.mayHold(largest, []int{other, q}) {
			w.relation(relation{parts: []int{other, q}, total: largest, loose: true})
		}
		if _, ok := at[s.lo]; !ok {
			at[s.lo] = q
		}
	}
}

// shares finds the parts of a line that make up its people: of each number of
// people, or of a hundred where nobody says how many.
func (w *work) shares(line []int) {
	byWhole := map[int64][]int{}
	var wholes []int64
	for _, i := range line {
		o := &w.os[i]
		if !o.hasPart {
			continue
		}
		n := o.whole
		if o.Antal == nil {
			n = constant
		}
		if byWhole[n] == nil && n != constant {
			wholes = append(wholes, n)
		}
		byWhole[n] = append(byWhole[n], i)
	}
	without := byWhole[constant]
	switch len(wholes) {
	case 0:
		w.makeUp(without, 100)
	case 1:
		w.makeUp(append(byWhole[wholes[0]], without...), wholes[0])
	default:
		for _, n := range wholes {
			w.makeUp(byWhole[n], n)
		}
	}
}

// makeUp notes the relation of parts that make up a whole.
func (w *work) makeUp(line []int, whole int64) {
	if len(line) < 2 {
		return
	}
	slices.SortStableFunc(line, func(a, b int) int { return cmp.Compare(a, b) })
	r := relation{total: constant, known: span{whole, whole}}
	var all span
	for _, i := range line {
		part := w.os[i].partOf(whole)
		all.lo, all.hi = all.lo+part.lo, all.hi+part.hi
		q := w.quantity(part, true)
		w.qs[q].obs = []int{i}
		r.parts = append(r.parts, q)
	}
	if all.lo <= whole && whole <= all.hi {
		w.relation(r)
	}
}
