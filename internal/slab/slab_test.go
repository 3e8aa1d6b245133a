package slab

import (
	"slices"
	"testing"
)

// Places are given once, zero and in order, also after they were taken back.
func TestPlacesAreGivenOnce(t *testing.T) {
	var s Of[[3]int]
	for range 3 {
		var given []*[3]int
		const n = kept*chunk/24 + 1000
		for i := range n {
			v := s.New()
			if *v != ([3]int{}) {
				t.Fatal("not zero")
			}
			*v = [3]int{i, i, i}
			given = append(given, v)
		}
		if !slices.Equal(slices.Collect(s.All()), given) {
			t.Fatal("another order")
		}
		for i, v := range given {
			if *v != ([3]int{i, i, i}) {
				t.Fatal("another lies there")
			}
		}
		s.Release()
		if len(s.chunks) > kept || len(slices.Collect(s.All())) > 0 {
			t.Fatal("more is kept than is said")
		}
	}
}

// A copy has room for nothing else, and whoever adds to it writes over no other.
func TestCopiesLieApart(t *testing.T) {
	var s Of[int]
	for range 2 {
		for n := range 4 * size[int]() {
			v := slices.Repeat([]int{n}, n%(size[int]()/2))
			c, next := s.Clone(v), s.New()
			if !slices.Equal(c, v) {
				t.Fatal(n, c)
			}
			_ = append(c, 7)
			if *next != 0 {
				t.Fatal(n, "written over")
			}
			*next = 1
		}
		s.Release()
	}
}
