package align

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func pairs(t *testing.T, l *Lists[string]) [][2]int {
	t.Helper()
	out, err := l.Pairs(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// shared is worth as many points as two texts have letters in common at the front.
func shared(a, b []string) func(i, j int) int {
	return func(i, j int) int {
		n := 0
		for n < min(len(a[i]), len(b[j])) && a[i][n] == b[j][n] {
			n++
		}
		return n
	}
}

func TestWhatIsTheSameOrAlikeStandsOpposite(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"nothing", "", "", ""},
		{"one side", "a b", "", ""},
		{"the same", "a b c", "a b c", "0-0 1-1 2-2"},
		{"one is new", "a b", "a x b", "0-0 1-2"},
		{"one is gone", "a b c", "a c", "0-0 2-1"},
		{"of repeated ones the ends", "x x x", "x x", "0-0 1-1"},
		{"an anchor between changed ones", "ab M cd", "aq M cz", "0-0 1-1 2-2"},
		{"what moved is not paired out of order", "a b c", "c a b", "0-1 1-2"},
		{"the alike one of two, not the first", "kat hund", "hus", "1-0"},
		{"both alike ones, past a new one", "mandag fredag", "manden ny freden", "0-0 1-2"},
		{"more in all, not the best single", "aaa aab", "aabbb aab", "0-0 1-1"},
		{"a single one of two that are the same", "p x x q", "r x s", "2-1"},
		{"the first of two, and not its copy below something new", "p T x y", "q T x y n x y", "1-1 2-2 3-3"},
		{"of two that are alike the last is gone", "p T x y n x y", "q T x y", "1-1 2-2 3-3"},
		{"where the copy begins, not where it ends", "p T x y e", "q T x y x n y e", "1-1 2-2 3-3 4-7"},
	} {
		a, b := strings.Fields(c.a), strings.Fields(c.b)
		var got []string
		for _, p := range pairs(t, &Lists[string]{A: a, B: b, Worth: shared(a, b)}) {
			got = append(got, fmt.Sprintf("%d-%d", p[0], p[1]))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, not %s", c.name, s, c.want)
		}
	}
}

func TestADeniedPairIsNoAnchor(t *testing.T) {
	a, b := []string{"x", "y"}, []string{"x", "z"}
	if got := pairs(t, &Lists[string]{A: a, B: b, Deny: func(i, j int) bool { return i == 0 && j == 0 }}); len(got) > 0 {
		t.Error(got)
	}
}

// Pairs rise on both sides, and equal keys are paired as often as the best
// possible pairing does in the square.
func TestPairsRise(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var l Lists[int]
		for range rnd.IntN(40) {
			l.A = append(l.A, 1+rnd.IntN(9))
		}
		for range rnd.IntN(40) {
			l.B = append(l.B, 1+rnd.IntN(9))
		}
		got, err := l.Pairs(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range got {
			if l.A[p[0]] != l.B[p[1]] || i > 0 && (p[0] <= got[i-1][0] || p[1] <= got[i-1][1]) {
				t.Fatalf("%v %v: %v", l.A, l.B, got)
			}
		}
	}
}

func numbers(n, from int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = from + i
	}
	return out
}

func allocated(f func()) uint64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.TotalAlloc - a.TotalAlloc
}

// Twice the list is at most twice the memory, however little is the same.
func TestMemoryIsLinear(t *testing.T) {
	odd := func(n, from int) []int { // each stands twice: there is no anchor
		return append(numbers(n/2, from), numbers(n/2, from)...)
	}
	for name, l := range map[string]Lists[int]{
		"all different": {A: numbers(50_000, 1), B: numbers(50_000, 2_000_000)},
		"no anchors":    {A: odd(50_000, 1), B: odd(50_000, 2)},
		"backwards":     {A: numbers(50_000, 1), B: func() []int { b := numbers(50_000, 1); slices.Reverse(b); return b }()},
	} {
		got := allocated(func() {
			if _, err := l.Pairs(context.Background()); err != nil {
				t.Fatal(err)
			}
		})
		if most := uint64(400 * (len(l.A) + len(l.B))); got > most {
			t.Errorf("%s: %d MB, at most %d is linear", name, got>>20, most>>20)
		}
	}
}

func TestBeyondTheSquareItGoesInOrderOrAsToldTo(t *testing.T) {
	n := Square/2 + 1
	l := Lists[int]{A: numbers(n, 1), B: []int{-1, -2}}
	if got, _ := l.Pairs(context.Background()); !reflect.DeepEqual(got, [][2]int{{0, 0}, {1, 1}}) {
		t.Error(got)
	}
	l.Worth = func(a, b int) int { t.Fatal("weighed beyond the square"); return 0 }
	l.Else = func(a0, a1, b0, b1 int) [][2]int { return [][2]int{{a1 - 1, b0}} }
	if got, _ := l.Pairs(context.Background()); !reflect.DeepEqual(got, [][2]int{{n - 1, 0}}) {
		t.Error(got)
	}
}

func TestNobodyWaitsNothingIsPaired(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	l := Lists[int]{A: numbers(100_000, 1), B: numbers(100_000, 5)}
	took := func(ctx context.Context, want error) time.Duration {
		start := time.Now()
		if _, err := l.Pairs(ctx); !errors.Is(err, want) {
			t.Error(err)
		}
		return time.Since(start)
	}
	if all, left := took(context.Background(), nil), took(ctx, context.Canceled); left > all/10 {
		t.Errorf("went on for %v of %v", left, all)
	}
}

// Two texts are as alike as their words, in whatever order; of a long one the
// beginning counts.
func TestTextsAreAlikeByTheirWords(t *testing.T) {
	bag := func(texts ...string) Bag { return BagOf(slices.Values(texts)) }
	long := strings.Repeat("ord ", 500)
	for _, c := range []struct {
		a, b Bag
		want int
	}{
		{bag("Flere læser godt."), bag("godt, læser flere"), 66},
		{bag("a b", "c d"), bag("d c b a"), 100},
		{bag("a"), bag("b"), 0},
		{bag("a a"), bag("a"), 66},
		{bag(), bag("", " – "), 0},
		{bag(long), bag(long + "og mere"), 100},
		{bag(long, "og mere"), bag(long), 100},
	} {
		if got := c.a.Like(c.b); got != c.want || c.b.Like(c.a) != c.want {
			t.Errorf("%.3q and %.3q: %d, not %d", c.a, c.b, got, c.want)
		}
	}
}
