package udgave_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

// grade is a table of how many pupils of each class are of each of two kinds: its last row is
// the grade, its last column all pupils. Some of its cells are results of a record.
type grade struct {
	cells   [][]int
	results []map[string]any
	at      [][2]int // of each result
}

// newGrade draws one with at most 12 results. The kinds are told by the measurement, or, of a
// mark with the number that it rests on, by the profile.
func newGrade(r *rand.Rand) grade {
	names := [][3]string{{"Bestået", "Ikke bestået", "Elevtal"}, {"Drenge", "Piger", "Elever"}, {"Elever med prøve", "Elever uden prøve", "Elever i alt"}, {"drenge", "piger", ""}}
	kind, classes := r.IntN(len(names)), 2+r.IntN(2)
	g := grade{cells: make([][]int, classes+1)}
	for i := range g.cells {
		g.cells[i] = make([]int, 3)
	}
	for i := range classes {
		for k := range 2 {
			n := 5 + r.IntN(15)
			if r.IntN(3) == 0 {
				n = r.IntN(6)
			}
			for _, at := range [][2]int{{i, k}, {i, 2}, {classes, k}, {classes, 2}} {
				g.cells[at[0]][at[1]] += n
			}
		}
	}
	for _, n := range r.Perm(3 * len(g.cells)) {
		i, k := n/3, n%3
		if r.IntN(4) == 0 || len(g.results) == 12 {
			continue
		}
		klasse := "9. klasse"
		if i < classes {
			klasse = "9." + string(rune('a'+i))
		}
		x := map[string]any{"maaling": names[kind][k], "klassetrin": klasse, "periode": "2024/25", "vaerdi": g.cells[i][k], "enhed": "elever"}
		if kind == 3 {
			x = map[string]any{"maaling": "Dansk", "profilomraade": names[kind][k], "klassetrin": klasse, "periode": "2024/25", "antal": g.cells[i][k], "vaerdi": 7.1}
		}
		g.results, g.at = append(g.results, x), append(g.at, [2]int{i, k})
	}
	return g
}

// values gives how many values a cell can have, up to three, for one who knows some of the
// table and tries all others near the truth.
func (g grade) values(cell [2]int, known map[[2]int]int) int {
	classes := len(g.cells) - 1
	try := make([][2]int, classes) // the two kinds of each class; their sums follow
	can := map[int]bool{}
	fits := func(upto int) bool {
		var sum [3]int
		for i := range upto {
			row := [3]int{try[i][0], try[i][1], try[i][0] + try[i][1]}
			for k, n := range row {
				if v, told := known[[2]int{i, k}]; told && v != n {
					return false
				}
				sum[k] += n
			}
		}
		for k, n := range sum {
			if v, told := known[[2]int{classes, k}]; told && (n > v || upto == classes && n != v) {
				return false
			}
		}
		if upto == classes {
			all := append(append([][2]int{}, try...), [2]int{sum[0], sum[1]})
			row := all[cell[0]]
			can[[3]int{row[0], row[1], row[0] + row[1]}[cell[1]]] = true
		}
		return true
	}
	var solve func(i int)
	solve = func(i int) {
		if i == classes || len(can) > 2 {
			return
		}
		const near = 4
		for a := max(0, g.cells[i][0]-near); a <= g.cells[i][0]+near; a++ {
			for b := max(0, g.cells[i][1]-near); b <= g.cells[i][1]+near; b++ {
				if try[i] = [2]int{a, b}; fits(i + 1) {
					solve(i + 1)
				}
			}
		}
	}
	solve(0)
	return len(can)
}

// Who fills in what nobody printed, class by class and kind by kind, is left with three values
// or more for each number of too few that was hidden; and what is left is hidden no further.
func TestNoHiddenNumberIsReckonedFromATableWithHoles(t *testing.T) {
	sets := 300
	if testing.Short() {
		sets = 60
	}
	few := 0
	for seed := range sets {
		g := newGrade(rand.New(rand.NewPCG(uint64(seed), 99)))
		data, err := json.Marshal(g.results)
		if err != nil {
			t.Fatal(err)
		}
		v, err := samtaletest.Check(fmt.Appendf(nil, `{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
			"afsnit":[{"overskrift":"Et afsnit","blokke":[{"type":"resultater","resultater":%s}]}]}`, data))
		if err != nil {
			t.Fatal(err)
		}
		once, err := udgave.Reduce(context.Background(), v)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := udgave.Reduce(context.Background(), once.Valid)
		if err != nil {
			t.Fatal(err)
		}
		a, errA := once.Valid.Record().Canonical()
		b, errB := twice.Valid.Record().Canonical()
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("seed %d: more is hidden the second time\n%s\n%s", seed, a, b)
		}
		known := map[[2]int]int{}
		for i, r := range once.Valid.Record().Afsnit[0].Blokke[0].(*samtale.Resultater).Resultater {
			if r.Antal != nil || r.Vaerdi != "" {
				known[g.at[i]] = g.cells[g.at[i][0]][g.at[i][1]]
			}
		}
		for _, at := range g.at {
			n := g.cells[at[0]][at[1]]
			if n == 0 || n >= 5 {
				continue
			}
			few++
			if _, told := known[at]; told || g.values(at, known) < 3 {
				t.Errorf("seed %d: %d is told by %v of %v", seed, n, known, g.cells)
			}
		}
	}
	if few < sets/2 {
		t.Error("few numbers are few: ", few)
	}
}
