package compose

import "slices"

// lager cuts the short lists of a document from long ones: there are tens of
// thousands, most of a single element.
type lager[T any] []T

// liste keeps the elements as a list of its own; without a lager, alone.
func (l *lager[T]) liste(xs ...T) []T {
	if len(xs) == 0 {
		return nil
	}
	if l == nil {
		return slices.Clone(xs)
	}
	const paaEnGang = 128
	if cap(*l)-len(*l) < len(xs) {
		*l = make([]T, 0, max(paaEnGang, len(xs)))
	}
	n := len(*l)
	*l = append(*l, xs...)
	return (*l)[n:len(*l):len(*l)]
}
