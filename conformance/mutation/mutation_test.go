package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const source = `package x

import "fmt"

func count(list []string, least int) (n int, err error) {
	for i, s := range list {
		if s == "" || len(s) < least {
			continue
		}
		switch s {
		case "a":
			n++
		default:
			n += i * 2
		}
	}
	if n > 9 && tooMany(n) {
		return 0, fmt.Errorf("%d are too many", n)
	}
	return n, nil
}

func tell(to func(string)) {
	log("tell")
	to("done")
}
`

// shown writes faults as "kind: before > after".
func shown(t *testing.T, src string) (out []string) {
	t.Helper()
	found, err := faults("internal/x/x.go", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range found {
		out = append(out, m.kind+": "+m.before+" > "+m.after)
	}
	return out
}

func TestTheFaultsOfAFile(t *testing.T) {
	got := shown(t, source)
	slices.Sort(got)
	want := []string{
		`arithmetic: n += i * 2 > n += i / 2`,
		`boundary: if n > 9 && tooMany(n) { > if n >= 9 && tooMany(n) {`,
		`boundary: if s == "" || len(s) < least { > if s == "" || len(s) <= least {`,
		`branch: continue > break`,
		`case: case "a": > (gone)`,
		`condition: if n > 9 && tooMany(n) { > if !(n > 9 && tooMany(n)) {`,
		`condition: if s == "" || len(s) < least { > if !(s == "" || len(s) < least) {`,
		`condition: if s == "" || len(s) < least { > if s != "" || len(s) < least {`,
		`logic: if n > 9 && tooMany(n) { > if n > 9 || tooMany(n) {`,
		`logic: if s == "" || len(s) < least { > if s == "" && len(s) < least {`,
		`number: if n > 9 && tooMany(n) { > if n > (9+1) && tooMany(n) {`,
		`number: n += i * 2 > n += i * (2+1)`,
		`number: return 0, fmt.Errorf("%d are too many", n) > return (0+1), fmt.Errorf("%d are too many", n)`,
		`return: log("tell") > return; log("tell")`,
		`statement: log("tell") > (gone)`,
		`statement: n += i * 2 > (gone)`,
		`statement: n++ > (gone)`,
		`statement: to("done") > (gone)`,
		`text: case "a": > case "":`,
		`text: log("tell") > log("")`,
		`text: to("done") > to("")`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// A fault is the same one when its line moves, so its explanation still holds.
func TestAFaultKeepsItsNameWhenItsLineMoves(t *testing.T) {
	moved := strings.Replace(source, "func count", "// More words.\n\nvar more = list{}\n\nfunc count", 1)
	for _, src := range []string{source, moved} {
		found, err := faults("internal/x/x.go", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if want := "internal/x/x.go count\n- continue\n+ break"; !slices.ContainsFunc(found, func(m mutant) bool { return m.key() == want }) {
			t.Errorf("there is no\n%s", want)
		}
	}
}

func TestASeedDrawsTheSameFaultsFromAllPackagesInTurn(t *testing.T) {
	var all []mutant
	for i := range 90 {
		all = append(all, mutant{kind: fmt.Sprint("kind", i%3), file: fmt.Sprintf("internal/%c/x.go", "aab"[i/10%3]), line: i})
	}
	draw := func(seed uint64) []mutant { return drawn(all, seed) }
	one := draw(1)
	if len(one) != len(all) || !slices.Equal(one, draw(1)) || slices.Equal(one, draw(2)) {
		t.Error("the sample does not follow from the seed alone")
	}
	for i := range 20 {
		if one[i].pkg() != []string{"a", "b"}[i%2] || one[i].kind != fmt.Sprint("kind", i/2%3) {
			t.Errorf("fault %d is of %s in %s", i, one[i].kind, one[i].pkg())
		}
	}
}

// With another sample after each edit nobody could see whether the survivors of the
// last one are killed.
func TestTheSampleMovesOnlyWhereTheProgramMoves(t *testing.T) {
	sample := func(src string) map[string][]string { // by kind, in the order in which they are drawn
		found, err := faults("internal/x/x.go", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		out := map[string][]string{}
		for _, m := range drawn(found, 1) {
			if !strings.Contains(m.before, "n += 7") {
				out[m.kind] = append(out[m.kind], m.key())
			}
		}
		return out
	}
	before := sample(source)
	for what, edited := range map[string]string{
		"lines that move":  strings.Replace(source, "func count", "// More words.\n\nvar more = list{}\n\nfunc count", 1),
		"a statement more": strings.Replace(source, "\t\t\tn++\n", "\t\t\tn += 7\n\t\t\tn++\n", 1),
	} {
		if edited == source || !maps.EqualFunc(before, sample(edited), slices.Equal) {
			t.Errorf("%s: what was there before is drawn in another order", what)
		}
	}
}

func TestWhatSurvivesMustBeExplained(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("internal/x", 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.FromSlash(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("internal/x/x.go", source)
	found, err := faults("internal/x/x.go", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	results := make([]result, 20)
	for i := range results {
		results[i] = result{mutant: found[i], verdict: killed, by: "x TestX"}
	}
	at := slices.IndexFunc(results, func(r result) bool { return r.key() == "internal/x/x.go count\n- continue\n+ break" })
	judge := func(survivors string) error {
		write("survivors.txt", survivors)
		explained, err := readExplained("survivors.txt")
		if err != nil {
			return err
		}
		return report(io.Discard, []string{"x"}, results, explained)
	}
	const why = "# Of the reader.\n\ninternal/x/x.go count\n- continue\n+ break\nThe lists are sorted,\nso nothing comes after.\n"
	if err := judge(""); err != nil {
		t.Errorf("all are killed: %v", err)
	}
	results[at].verdict = survived
	if judge("") == nil {
		t.Error("a survivor needs no explanation")
	}
	if err := judge(why); err != nil {
		t.Errorf("it is explained: %v", err)
	}
	if judge(strings.Replace(why, "- continue", "- continue outer", 1)) == nil {
		t.Error("an explanation of a line that is gone may stay")
	}
	if judge("internal/x/x.go count\n- continue\n+ break\n") == nil {
		t.Error("an explanation may be empty")
	}
	for i := range 4 { // with the first, more than 15 of 100
		results[i].verdict = survived
		why := why
		for _, r := range results[:4] {
			why += "\n" + r.key() + "\nFor a reason.\n"
		}
		if err := judge(why); (err == nil) != (i < 2) {
			t.Errorf("%d of %d survive: %v", i+2, len(results), err)
		}
	}
}

// What survived is planted again by the log of the run, and nothing else is.
func TestSurvivorsArePlantedAgain(t *testing.T) {
	found, err := faults("internal/x/x.go", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	log.WriteString("without a fault: x (1 s)\n")
	want := map[string]bool{}
	for i, m := range found {
		r := result{mutant: m, verdict: killed, by: "x TestX"}
		if i%5 == 0 {
			r.verdict, want[m.key()] = survived, true
		}
		r.tell(&log, i+1)
	}
	file := filepath.Join(t.TempDir(), "log.txt")
	if err := os.WriteFile(file, []byte(log.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := readSurvivors(file); err != nil || len(want) == 0 || !maps.Equal(got, want) {
		t.Errorf("%v %v, not %v", got, err, want)
	}
}

func TestWhatNobodyRunsIsAskedOfNobody(t *testing.T) {
	profile := filepath.Join(t.TempDir(), "cover.txt")
	if err := os.WriteFile(profile, []byte("mode: set\nnotat/internal/x/x.go:3.10,5.12 2 1\nnotat/internal/x/x.go:5.12,7.3 1 0\nnotat/internal/x/x.go:9.2,9.9 1 0\nnotat/internal/x/x.go:9.2,9.9 1 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := readReach(profile)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[place]bool{{3, 10}: true, {5, 11}: true, {5, 12}: false, {6, 1}: false, {7, 3}: true, {2, 1}: true, {9, 4}: true} {
		if got := r.to("internal/x/x.go", at); got != want {
			t.Errorf("%v: %v", at, got)
		}
	}
}

// What explains a survivor follows the line that it quotes.
func TestWhatIsExplainedIsThere(t *testing.T) {
	explained, err := readExplained("survivors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for key := range explained {
		lines := strings.Split(key, "\n")
		file, _, _ := strings.Cut(lines[0], " ")
		src, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil || !strings.Contains(string(src), strings.TrimPrefix(lines[1], "- ")) {
			t.Errorf("%s has no line %q: %v", file, lines[1], err)
		}
	}
}
