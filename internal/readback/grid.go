package readback

import (
	"strings"

	"notat/internal/story"
)

// grid is the tables of two drafts.
type grid struct {
	*held
	tables  map[int]int          // table of the edited draft -> table of the baseline
	rows    map[tableSpot]bool   // rows of the edited draft in which something comes from the baseline
	heads   map[tableSpot]bool   // those that are the fixed head of a table
	columns map[[2]int][2]string // table and column of the baseline -> list and key, of those that have one
	lists   map[int]string       // table of the baseline -> the list of results that it shows
	which   map[int]columns      // table of the edited draft -> its columns
	forms   map[[2]int]string    // table and column of the baseline -> place of a form
	words   columnWords
	called  map[int][]string // what the columns of a table are called in the file, once it was asked
}

// gridOf finds which table of the edited draft is which of the baseline.
func gridOf(h *held, words columnWords) grid {
	g := grid{h, map[int]int{}, map[tableSpot]bool{}, map[tableSpot]bool{}, map[[2]int][2]string{}, map[int]string{}, map[int]columns{}, map[[2]int]string{}, words, map[int][]string{}}
	for i := range g.base {
		l := &g.base[i]
		for n := range l.segs {
			if l.form && l.Table > 0 {
				g.forms[[2]int{l.Table, l.Col}] = l.segs[n].pointer
				continue
			}
			list, key, ok := rowField(l.segs[n].pointer)
			if at := [2]int{l.Table, l.Col}; ok && g.columns[at] == [2]string{} {
				g.columns[at] = [2]string{list, key}
			}
			if before, _, ok := strings.Cut(l.segs[n].pointer, "/resultater/"); ok && l.Table > 0 {
				g.lists[l.Table] = before + "/resultater"
			}
		}
	}
	for e, b := range g.match {
		x := &g.edited[e]
		if b < 0 || x.Table == 0 {
			continue
		}
		g.rows[g.spotAt(e, 1)] = true
		if g.base[b].head {
			g.heads[g.spotAt(e, 1)] = true
		}
		if _, ok := g.tables[x.Table]; !ok {
			g.tables[x.Table] = g.base[b].Table
			if t := g.base[b].Table; t > 0 {
				g.which[x.Table] = g.columnsOf(x.Table, t)
			}
		}
	}
	return g
}

// column gives how the cells of a column of the edited draft are called in the
// record: "/moede/dagsorden" and "punkt".
func (g grid) column(table, col int) (list, key string, ok bool) {
	of := g.which[table].of(col)
	c, ok := g.columns[[2]int{g.tables[table], of}]
	return c[0], c[1], ok && of > 0
}

// listOf gives the list of the record that a table of the baseline shows, and its key.
func (g grid) listOf(of int) (list, key string) {
	for _, b := range g.inBase[of] {
		for n := range g.base[b].segs {
			ptr := g.base[b].segs[n].pointer
			for _, key := range []string{"raekker", "kolonner", "resultater", "dagsorden"} {
				if before, _, ok := strings.Cut(ptr, "/"+key+"/"); ok {
					return before + "/" + key, key
				}
			}
		}
	}
	return "", ""
}

// headOf gives what the columns of a table are called in the file.
func (g grid) headOf(table, width int) []string {
	if have := g.called[table]; len(have) == width {
		return have
	}
	out := make([]string, width)
	g.called[table] = out
	for _, e := range g.inFile[table] {
		if x := &g.edited[e]; x.Row == 1 && x.Col <= width {
			out[x.Col-1] = strings.TrimSpace(out[x.Col-1] + " " + story.Words(x.Text))
		}
	}
	return out
}

// resultKeys gives the keys of the columns of a table of results, by its head.
func (g grid) resultKeys(table, width int) []string {
	keys := make([]string, width)
	for i, s := range g.headOf(table, width) {
		keys[i] = g.words.key(resultatliste, s)
	}
	return keys
}

// rowField cuts the pointer of a cell into the list of rows and what is after
// the row's number. Only agendas and plain tables have rows that Word may add.
func rowField(pointer string) (list, key string, ok bool) {
	if rest, found := strings.CutPrefix(pointer, "/moede/dagsorden/"); found {
		_, key, ok = strings.Cut(rest, "/")
		return "/moede/dagsorden", key, ok
	}
	i := strings.Index(pointer, "/raekker/")
	if i < 0 {
		return "", "", false
	}
	_, key, ok = strings.Cut(pointer[i+len("/raekker/"):], "/")
	return pointer[:i] + "/raekker", key, ok
}

// cellField gives the field that other paragraphs of the same cell belong to.
func (g grid) cellField(e int) *field {
	x := &g.edited[e]
	for _, step := range []int{-1, 1} {
		for k := e + step; k >= 0 && k < len(g.match); k += step {
			y := &g.edited[k]
			if y.Box || g.lies(y.Table, x.Table) { // a table in the cell, between its words
				continue
			}
			if y.Table != x.Table || y.Row != x.Row || y.Col != x.Col {
				break
			}
			if b := g.match[k]; b >= 0 {
				if f := g.fields[g.base[b].sole()]; f != nil && asWritten(f.pointer) {
					return f
				}
				if _, key := split1(g.base[b].ctx); key != "kilde" && key != "hentet" { // the source of a result stands below its words
					break
				}
			}
		}
	}
	return nil
}

// lies reports whether a table of the file lies within another.
func (g grid) lies(table, in int) bool {
	for table > 0 && table != in {
		if table = g.file.Tables[table-1].In; table == in {
			return table > 0
		}
	}
	return false
}

// rowOf gives the number in the record of the row that edited paragraph e stands in or after.
func (g grid) rowOf(e int, list string, same bool) (int, bool) {
	x := &g.edited[e]
	for k := e; k >= 0 && g.edited[k].Table == x.Table && (!same || g.edited[k].Row == x.Row); k-- {
		if n, ok := g.rowNumber(k, list); ok {
			return n, true
		}
	}
	for k := e; same && k < len(g.match) && g.edited[k].Table == x.Table && g.edited[k].Row == x.Row; k++ {
		if n, ok := g.rowNumber(k, list); ok {
			return n, true
		}
	}
	return -1, false
}

func (g grid) rowNumber(k int, list string) (int, bool) {
	if g.match[k] < 0 {
		return 0, false
	}
	l := &g.base[g.match[k]]
	for n := range l.segs {
		if v, ok := indexIn(list, l.segs[n].pointer); ok {
			return v, true
		}
	}
	return 0, false
}
