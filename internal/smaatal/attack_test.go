package smaatal

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// truth is a random school's numbers: cells of classes and of boys and girls, with
// their sums, and who knows it knows which is the sum of which.
type truth struct {
	tal   []Tal
	count []int64
	sums  [][]int // the first is the sum of the others; below zero, of that many people

	told map[int][2]int64 // shares: the counts that one may be
}

// newTruth draws at most 12 numbers.
func newTruth(r *rand.Rand) *truth {
	t := &truth{}
	// add prints a number of people as a count, or as how many something rests on.
	add := func(n int64, maaling, fag, klasse, profil string) int {
		one := Tal{Maaling: maaling, Fag: fag, Klassetrin: klasse, Profilomraade: profil, Graense: 5, Periode: []string{"2024/25", "2024-2025", "skoleåret 2024/25"}[r.IntN(3)], Resultat: len(t.tal)}
		if r.IntN(2) == 0 {
			one.Enhed, one.Vaerdi = "elever", strconv.FormatInt(n, 10)
		} else {
			a := int(n)
			one.Antal, one.Vaerdi = &a, fmt.Sprintf("%d.%d", r.IntN(10), r.IntN(10))
		}
		t.tal, t.count = append(t.tal, one), append(t.count, n)
		return len(t.tal) - 1
	}
	sum := func(parts []int) (n int64) {
		for _, p := range parts {
			n += t.count[p]
		}
		return n
	}
	draw := func() int64 {
		if r.IntN(3) == 0 {
			return int64(r.IntN(6))
		}
		return int64(5 + r.IntN(25))
	}
	cell := func(maaling, fag, klasse, profil string) int {
		i := add(draw(), maaling, fag, klasse, profil)
		t.tal[i].Withheld = r.IntN(12) == 0
		return i
	}
	whole := func(parts []int, maaling, fag, klasse, profil string) {
		t.sums = append(t.sums, append([]int{add(sum(parts), maaling, fag, klasse, profil)}, parts...))
	}
	const m, f = "Afgangsprøve", "Dansk"
	switch r.IntN(5) {
	case 4: // shares of one number of people, each rounded
		n, left := int64(20+r.IntN(60)), int64(0)
		left = n
		var row []int
		for k := range 2 + r.IntN(3) {
			c := min(left, draw())
			left -= c
			row = append(row, t.share(c, n, k, r))
		}
		t.sums = append(t.sums, append([]int{-int(n)}, append(row, t.share(left, n, 9, r))...))
		return t
	case 0: // a row of parts, and perhaps their sum, under any name
		var parts []int
		for n := range 2 + r.IntN(8) {
			parts = append(parts, cell(m, f, strconv.Itoa(n+1)+". klasse", ""))
		}
		switch r.IntN(4) {
		case 0:
			whole(parts, m, f, "i alt", "")
		case 1:
			whole(parts, "Elevtal", "", "", "")
		case 2:
			whole(parts, m, f, "i alt", "")
			whole(parts, "Elevtal", "", "", "")
		}
	case 1: // a table of two ways with its margins
		classes := 2 + r.IntN(2)
		sex := []string{"drenge", "piger"}
		cells := make([][]int, 2)
		var rows []int
		for c := range classes {
			var row []int
			for s := range 2 {
				i := cell(m, f, "9."+string(rune('a'+c)), sex[s])
				cells[s], row = append(cells[s], i), append(row, i)
			}
			whole(row, m, f, "9."+string(rune('a'+c)), "")
			rows = append(rows, len(t.tal)-1)
		}
		var cols []int
		for s := range 2 {
			whole(cells[s], m, f, "", sex[s])
			cols = append(cols, len(t.tal)-1)
		}
		whole(rows, m, f, "", "")
		t.sums = append(t.sums, append([]int{len(t.tal) - 1}, cols...))
	case 2: // classes, grades and the school
		var grades []int
		for g := range 2 + r.IntN(2) {
			var parts []int
			for c := range 2 {
				parts = append(parts, cell(m, f, fmt.Sprintf("%d.%c", 7+g, 'a'+c), ""))
			}
			whole(parts, m, f, fmt.Sprintf("%d. klasse", 7+g), "")
			grades = append(grades, len(t.tal)-1)
		}
		whole(grades, m, f, "i alt", "")
	case 3: // measurements that are parts of another
		parts := []int{cell("Drenge", "", "", ""), cell("Piger", "", "", "")}
		if r.IntN(2) == 0 {
			parts = append(parts, cell("Andre elever", "", "", ""))
		}
		whole(parts, "Elever", "", "", "")
	}
	if len(t.tal) < 12 && r.IntN(2) == 0 { // one of them once more, as an earlier value
		i := r.IntN(len(t.tal))
		again := t.tal[i]
		again.Resultat = len(t.tal)
		t.tal, t.count = append(t.tal, again), append(t.count, t.count[i])
		t.sums = append(t.sums, []int{len(t.tal) - 1, i})
	}
	return t
}

// share prints a number of people as a share of n, to none or one decimal.
func (t *truth) share(c, n int64, k int, r *rand.Rand) int {
	a, decimals := int(n), r.IntN(2)
	one := Tal{Maaling: "Svar", Profilomraade: strconv.Itoa(k), Enhed: []string{"%", "% af eleverne"}[r.IntN(2)], Antal: &a, Graense: 5, Resultat: len(t.tal)}
	one.Vaerdi = strconv.FormatFloat(100*float64(c)/float64(n), 'f', decimals, 64)
	half := 0.5
	if decimals > 0 {
		half = 0.05
	} else if one.Cirka = strings.HasSuffix(one.Vaerdi, "0") && len(one.Vaerdi) > 1 && r.IntN(2) == 0; one.Cirka {
		half = 5
	}
	v, _ := strconv.ParseFloat(one.Vaerdi, 64)
	t.tal, t.count = append(t.tal, one), append(t.count, c)
	if t.told == nil {
		t.told = map[int][2]int64{}
	}
	const eps = 1e-9
	t.told[len(t.tal)-1] = [2]int64{max(0, int64(math.Ceil((v-half)*float64(n)/100-eps))), min(n, int64(math.Floor((v+half)*float64(n)/100+eps)))}
	return len(t.tal) - 1
}

// attackShares is attack for shares of a known number: the counts that are shown are
// known as far as they were rounded.
func (t *truth) attackShares(hidden []bool) int {
	sum := t.sums[0]
	n := int64(-sum[0])
	for _, i := range sum[1:] {
		if !hidden[i] || !t.fewOf(i, n) {
			continue
		}
		lo, hi := n, n
		for _, j := range sum[1:] {
			switch {
			case i == j:
			case hidden[j]:
				lo -= n
			default:
				lo, hi = lo-t.told[j][1], hi-t.told[j][0]
			}
		}
		if min(hi, n)-max(lo, 0)+1 < 3 {
			return i
		}
	}
	return -1
}

// fewOf reports whether a share, or the rest of it, is of too few.
func (t *truth) fewOf(i int, n int64) bool {
	v, _ := strconv.ParseFloat(t.tal[i].Vaerdi, 64)
	c := v * float64(n) / 100
	return c > 0 && c < 5 || float64(n)-c > 0 && float64(n)-c < 5
}

// attack tries all assignments of what is hidden, and gives a number of too few, or one
// that is withheld in any case, that is left with fewer than three values; -1 when there is none. He knows what is the sum
// of what, and which of the hidden are too few, unless they are withheld anyway.
func (t *truth) attack(hidden []bool) int {
	if t.told != nil {
		return t.attackShares(hidden)
	}
	const near = 6 // how far from the truth he tries what may be anything
	var free []int
	value := make([]int64, len(t.tal))
	for i := range t.tal {
		if value[i] = t.count[i]; hidden[i] {
			free = append(free, i)
		}
	}
	known := func(i int) bool { return t.few(i) && !t.tal[i].Withheld }
	top := func(i int) int64 {
		if known(i) {
			return 4
		}
		return t.count[i] + near
	}
	tries := 0
	fits := func(set map[int]bool) bool { // no sum of known numbers is wrong
		for _, s := range t.sums {
			var n int64
			known := set[s[0]] || !hidden[s[0]]
			for _, p := range s[1:] {
				known = known && (set[p] || !hidden[p])
				n += value[p]
			}
			if known && n != value[s[0]] {
				return false
			}
		}
		return true
	}
	// forced gives the number that the others of a sum leave to i, if they are known.
	forced := func(i int, set map[int]bool) (int64, bool) {
		for _, s := range t.sums {
			sign, left, found := int64(0), int64(0), true
			for n, p := range s {
				k := int64(1)
				if n == 0 {
					k = -1
				}
				switch {
				case p == i:
					sign = k
				case hidden[p] && !set[p]:
					found = false
				default:
					left += k * value[p]
				}
			}
			if sign != 0 && found {
				return -left * sign, true
			}
		}
		return 0, false
	}
	var solve func(set map[int]bool) bool
	solve = func(set map[int]bool) bool {
		next, only, must := -1, int64(0), false
		for _, i := range free {
			if set[i] {
				continue
			}
			if v, ok := forced(i, set); ok {
				next, only, must = i, v, true
				break
			}
			if next < 0 || top(i) < top(next) {
				next = i
			}
		}
		if next < 0 {
			return true
		}
		lo, hi := int64(0), top(next)
		if !known(next) {
			lo = max(0, t.count[next]-near)
		}
		if tries++; tries > 20_000 {
			return false
		}
		if must {
			if only < 0 || known(next) && only > hi {
				return false
			}
			lo, hi = only, only
		}
		set[next] = true
		defer delete(set, next)
		for v := lo; v <= hi; v++ {
			if value[next] = v; fits(set) && solve(set) {
				return true
			}
		}
		value[next] = t.count[next]
		return false
	}
	for _, i := range free {
		if !t.few(i) && !t.tal[i].Withheld {
			continue
		}
		values, lo, hi := 0, int64(0), top(i)
		if t.tal[i].Withheld {
			lo = max(0, t.count[i]-near)
		}
		for v := lo; v <= hi && values < 3; v++ {
			value[i], tries = v, 0
			if set := map[int]bool{i: true}; fits(set) && solve(set) {
				values++
			}
		}
		for _, j := range free {
			value[j] = t.count[j]
		}
		if values < 3 {
			return i
		}
	}
	return -1
}

func (t *truth) few(i int) bool { return t.count[i] < 5 }

// best gives how few can be hidden so that the attack fails and no group of the
// design has a single hidden number.
func (t *truth) best(must []bool) int {
	least := len(t.tal) + 1
	for set := range 1 << len(t.tal) {
		hidden, n, ok := make([]bool, len(t.tal)), 0, true
		for i := range hidden {
			hidden[i] = set>>i&1 != 0
			if hidden[i] {
				n++
			}
			ok = ok && (hidden[i] || !must[i])
		}
		if ok && n < least && !t.single(hidden) && t.attack(hidden) < 0 {
			least = n
		}
	}
	return least
}

// single reports whether a group of one measurement and subject has exactly one
// hidden number of too few, and another that could go with it.
func (t *truth) single(hidden []bool) bool {
	type key struct{ m, f string }
	type named struct {
		k, p string
		n    int64
	}
	gone, shown := map[key]map[named]bool{}, map[key]map[named]bool{}
	few := map[key]bool{}
	if t.told != nil {
		gone, few := 0, false
		for i := range t.tal {
			if hidden[i] {
				gone, few = gone+1, few || t.fewOf(i, int64(-t.sums[0][0]))
			}
		}
		return gone == 1 && few && len(t.tal) > 1
	}
	for i, x := range t.tal {
		k, n := key{x.Maaling, x.Fag}, named{x.Klassetrin, x.Profilomraade, t.count[i]}
		at := shown
		if hidden[i] {
			at = gone
			few[k] = few[k] || t.few(i)
		}
		if at[k] == nil {
			at[k] = map[named]bool{}
		}
		at[k][n] = true
	}
	for k, g := range gone {
		if len(g) == 1 && few[k] && len(shown[k]) > 0 {
			return true
		}
	}
	return false
}

// An ordinary run draws some of the sets; NOTAT_SOAK says how many.
func TestNobodyReckonsASmallNumber(t *testing.T) {
	sets := 300
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK")); err == nil {
		sets = n
	}
	more := map[int]int{}
	for seed := range sets {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		x := newTruth(r)
		hidden, must := make([]bool, len(x.tal)), make([]bool, len(x.tal))
		n := 0
		for i, g := range Hide(context.Background(), x.tal, nil) {
			hidden[i] = g != Shown || x.tal[i].Withheld
			must[i] = x.few(i) || x.tal[i].Withheld
			if x.told != nil {
				must[i] = x.fewOf(i, int64(-x.sums[0][0]))
			}
			if hidden[i] {
				n++
			}
			if must[i] && !hidden[i] {
				t.Fatalf("set %d: number %d of %d is shown", seed, i, x.count[i])
			}
		}
		if i := x.attack(hidden); i >= 0 {
			t.Errorf("set %d: one reckons number %d, %d\n%s", seed, i, x.count[i], x.show(hidden))
		}
		best := x.best(must)
		if more[n-best]++; n > best+1 {
			t.Errorf("set %d: %d are hidden, and %d would do\n%s", seed, n, best, x.show(hidden))
		}
	}
	t.Logf("of %d sets, hidden beyond the fewest possible: %v", sets, more)
}

func (t *truth) show(hidden []bool) (s string) {
	for i, x := range t.tal {
		mark := " "
		if hidden[i] {
			mark = "x"
		}
		if x.Withheld {
			mark = "i"
		}
		s += fmt.Sprintf("%s %2d: %2d %s|%s|%s|%s %s\n", mark, i, t.count[i], x.Maaling, x.Fag, x.Klassetrin, x.Profilomraade, x.Enhed)
	}
	return s + fmt.Sprint(t.sums)
}
