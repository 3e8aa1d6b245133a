package compose

import (
	"slices"
	"testing"
)

// Lists are cut from pieces of 128, each to its end, and a longer one has a piece of
// its own; so what keeps a list keeps little else. Each is its own to append to.
func TestListsAreCutFromPieces(t *testing.T) {
	var l pool[int]
	var given [][]int
	for i := range 300 {
		given = append(given, l.list(i))
		if len(l) != i%128+1 || cap(l) != 128 {
			t.Fatalf("list %d: %d of a piece of %d", i, len(l), cap(l))
		}
	}
	long := l.list(make([]int, 200)...)
	if len(long) != 200 || cap(l) != 200 {
		t.Errorf("%d in a piece of %d", len(long), cap(l))
	}
	for i, list := range given {
		if _ = append(list, -1); !slices.Equal(list, []int{i}) {
			t.Fatalf("list %d is %v", i, list)
		}
	}
	if l.list() != nil || (*pool[int])(nil).list() != nil {
		t.Error("a list of nothing is something")
	}
	of := []int{1, 2}
	alone := (*pool[int])(nil).list(of...)
	if of[0] = 9; !slices.Equal(alone, []int{1, 2}) {
		t.Error("a list without a pool is another's")
	}
}
