package compose

import "slices"

// pool cuts the short lists of a document from long ones: there are tens of
// thousands, most of a single element.
type pool[T any] []T

// list keeps the elements as a list of its own; without a pool, alone.
func (l *pool[T]) list(xs ...T) []T {
	if len(xs) == 0 {
		return nil
	}
	if l == nil {
		return slices.Clone(xs)
	}
	const atOnce = 128
	if cap(*l)-len(*l) < len(xs) {
		*l = make([]T, 0, max(atOnce, len(xs)))
	}
	n := len(*l)
	*l = append(*l, xs...)
	return (*l)[n:len(*l):len(*l)]
}
