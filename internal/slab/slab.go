// Package slab is memory for many small things that are done with at the same time: a
// document has thousands of each kind, and to ask for each, and to let the collector look
// for it, takes longer than to fill it.
package slab

import (
	"iter"
	"slices"
	"unsafe"
)

// chunk is how many bytes of values are asked for at a time, and kept how many such
// pieces are kept for the next document: those of some five pages.
const (
	chunk = 8 << 10
	kept  = 8
)

// Of is memory for values of one type. The zero value is ready for use, by one goroutine.
type Of[T any] struct {
	chunks [][]T // filled one after the other
	full   int   // how many of them
	free   []T   // the rest of the one being filled, which is the next of them
}

// New gives a place for one value.
func (s *Of[T]) New() *T {
	if len(s.free) == 0 {
		s.next()
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// Clone gives a copy of v, which nothing else lies in.
func (s *Of[T]) Clone(v []T) []T {
	n := len(v)
	if n > len(s.free) {
		if n > size[T]()/4 {
			return slices.Clone(v)
		}
		s.next()
	}
	c := s.free[:n:n]
	s.free = s.free[n:]
	copy(c, v)
	return c
}

// next begins another chunk.
func (s *Of[T]) next() {
	if s.chunks != nil {
		s.chunks[s.full] = s.chunks[s.full][:size[T]()-len(s.free)]
		s.full++
	}
	if s.full == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, size[T]()))
	}
	s.free = s.chunks[s.full]
}

// size is how many values a chunk holds.
func size[T any]() int {
	var v T
	return max(chunk/int(unsafe.Sizeof(v)), 16)
}

// All gives the places of all values, in the order that they were asked for.
func (s *Of[T]) All() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for n, c := range s.chunks[:min(s.full+1, len(s.chunks))] {
			if n == s.full {
				c = c[:len(c)-len(s.free)]
			}
			for i := range c {
				if !yield(&c[i]) {
					return
				}
			}
		}
	}
}

// Release takes all values back: nobody may use one any more.
func (s *Of[T]) Release() {
	for v := range s.All() {
		var zero T
		*v = zero
	}
	if len(s.chunks) > kept {
		s.chunks = slices.Clone(s.chunks[:kept])
	}
	for i := range s.chunks {
		s.chunks[i] = s.chunks[i][:size[T]()]
	}
	if s.full = 0; s.chunks != nil {
		s.free = s.chunks[0]
	}
}
