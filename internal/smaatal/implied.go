package smaatal

import (
	"math/bits"
	"slices"
)

// What nobody printed is reckoned too: who knows of a class how many pupils it has and how
// many of them passed knows how many did not. Such a number is a cell of a table with classes
// as its rows and kinds of pupils as its columns, and what is hidden elsewhere may be reckoned
// from it. So it stands among the others as one that is never shown.

// Limits of such tables: a grade has some ten classes, and it is told of boys and girls or of
// a few outcomes. What goes beyond them is not looked through.
const (
	maxRows    = 40
	maxColumns = 40
	maxParts   = 6
)

// table are the exact numbers of people of one level, school year and subject: of the classes
// of a grade, or of the grades.
type table struct {
	rows    []klasse // as they are told
	columns []column
	of      map[cell]int64 // the numbers that are told, and those that follow
	follow  []cell
	taken   map[cell]bool // the cells that are told of already, and withheld in any case
}

// column is a kind of pupils, as their number is called.
type column struct {
	maaling, profil, who id
	obs                  int // an observation of it
}

type cell struct{ row, column int }

// isWhole reports whether a row is of all the others.
func (t *table) isWhole(k klasse) bool {
	return k.rest == 0 && (k.trin == 0 || slices.ContainsFunc(t.rows, func(o klasse) bool { return o.rest != 0 }))
}

// imply adds the numbers that follow from others, and reports whether one of them is too
// small: then it must not follow.
func (w *work) imply() (few bool) {
	type name struct {
		level     Level
		key       string
		fag, trin id
		grades    bool
	}
	at := map[name]*table{}
	var list []*table
	for i, o := range w.os {
		if o.Withheld && !o.hasSize || o.loose || len(o.keys) != 1 {
			continue
		}
		for _, n := range []name{{o.Level, o.keys[0], o.fag, o.klasse.trin, false}, {o.Level, o.keys[0], o.fag, 0, true}} {
			if n.grades && o.klasse.rest != 0 || !n.grades && o.klasse.trin == 0 {
				continue
			}
			if at[n] == nil {
				at[n] = &table{of: map[cell]int64{}, taken: map[cell]bool{}}
				list = append(list, at[n])
			}
			at[n].add(&o, i)
		}
	}
	for _, t := range list {
		if len(t.rows) > maxRows || len(t.columns) > maxColumns {
			continue
		}
		for whole := range t.columns {
			for _, parts := range w.parts(t, whole) {
				t.fill(parts, whole)
			}
		}
		few = w.implied(t) || few
	}
	return few
}

// add notes an observation as a cell.
func (t *table) add(o *observation, i int) {
	if len(t.rows) > maxRows || len(t.columns) > maxColumns {
		return
	}
	c := column{o.maaling, o.profil, o.who, i}
	row := slices.Index(t.rows, o.klasse)
	if row < 0 {
		row, t.rows = len(t.rows), append(t.rows, o.klasse)
	}
	n := slices.IndexFunc(t.columns, func(x column) bool { return x.maaling == c.maaling && x.profil == c.profil && x.who == c.who })
	if n < 0 {
		n, t.columns = len(t.columns), append(t.columns, c)
	}
	switch {
	case o.Withheld:
		t.taken[cell{row, n}] = true
	case o.hasSize && o.size.exact(): // a result in words has its row and column
		t.of[cell{row, n}] = o.size.lo
	}
}

// parts gives the columns that may be the parts of a whole one: by the profile of the same
// measurement, or as kinds of all pupils. Some row shows that they are, unless there are but
// two that it can be. What other rows show does not matter: it may be hidden from others.
func (w *work) parts(t *table, whole int) (out [][]int) {
	c := t.columns[whole]
	var pool []int
	all := w.os[c.obs].measured.whole
	for n, x := range t.columns {
		if n != whole && c.profil == 0 && (x.maaling == c.maaling && x.profil != 0 || all && x.profil == 0 && !w.os[x.obs].measured.whole) {
			pool = append(pool, n)
		}
	}
	if len(pool) > maxParts {
		return nil
	}
	for set := 1; set < 1<<len(pool); set++ {
		if n := bits.OnesCount(uint(set)); n < 2 {
			continue
		}
		var parts []int
		for i, n := range pool {
			if set>>i&1 != 0 {
				parts = append(parts, n)
			}
		}
		shown := func(row klasse) bool {
			sum, left := t.sum(slices.Index(t.rows, row), parts)
			v, ok := t.of[cell{slices.Index(t.rows, row), whole}]
			return left == 0 && ok && v == sum
		}
		if len(pool) == 2 || slices.ContainsFunc(t.rows, shown) {
			out = append(out, parts)
		}
	}
	return out
}

// sum adds up the cells of a row, and gives how many of them nobody knows.
func (t *table) sum(row int, columns []int) (sum int64, left int) {
	for _, n := range columns {
		v, ok := t.of[cell{row, n}]
		if sum += v; !ok {
			left++
		}
	}
	return sum, left
}

// fill reckons what is left of a whole where one cell of a row, or of a column, is missing.
func (t *table) fill(parts []int, whole int) {
	columns := append(slices.Clone(parts), whole)
	var lines [][]cell // the rows and columns, the whole last
	for r := range t.rows {
		var row []cell
		for _, c := range columns {
			row = append(row, cell{r, c})
		}
		lines = append(lines, row)
	}
	if top := slices.IndexFunc(t.rows, t.isWhole); top >= 0 {
		for _, c := range columns {
			var column []cell
			for r := range t.rows {
				if r != top {
					column = append(column, cell{r, c})
				}
			}
			lines = append(lines, append(column, cell{top, c}))
		}
	}
	for again := true; again; {
		again = false
		for _, line := range lines {
			again = t.reckon(line) || again
		}
	}
}

// reckon finds the one cell that is missing in a line, whose last is the sum of the others.
func (t *table) reckon(line []cell) bool {
	missing, sum := -1, int64(0)
	for n, c := range line {
		v, ok := t.of[c]
		switch {
		case !ok && missing >= 0:
			return false
		case !ok:
			missing = n
		case n == len(line)-1:
			sum -= v
		default:
			sum += v
		}
	}
	if missing < 0 || len(line) < 3 || t.taken[line[missing]] {
		return false
	}
	if missing < len(line)-1 {
		sum = -sum
	}
	if sum < 0 {
		return false // it is no such sum
	}
	t.of[line[missing]], t.follow = sum, append(t.follow, line[missing])
	return true
}

// implied adds the cells of a table that nobody printed, as numbers that are not shown, and
// reports whether one of them is too small.
func (w *work) implied(t *table) (few bool) {
	for _, c := range t.follow {
		v, o := t.of[c], w.os[t.columns[c.column].obs]
		o.Tal = Tal{Level: o.Level, Graense: o.Graense, Resultat: -1}
		o.klasse, o.size, o.implied = t.rows[c.row], span{v, v}, true
		o.hasPart, o.guarded, o.value = false, false, nil
		o.tooFew = v > 0 && v < int64(o.Graense)
		few = few || o.tooFew
		w.os, w.grund, w.followers, w.of = append(w.os, o), append(w.grund, Supplerende), append(w.followers, nil), append(w.of, nil)
	}
	return few
}
