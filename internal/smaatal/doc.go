// Package smaatal decides which numbers about people must go, so that no number
// of too few is shown and none can be reckoned from those that are. It knows
// counts, groups and intervals; it does not know records, editions or words of
// the clerk.
//
// A number is too small by its own (small.go). What would give a hidden one away
// is found in four ways: the group of one measurement, subject and period, where
// a single hidden number takes the next smallest along (hide.go); sums, where the
// parts of a whole and the whole, under any name, stand in the record (lines.go, sums.go);
// the same number once more, as an earlier one or as the municipality's
// (twins.go); and all of that together, held against one who tries every
// assignment (attack.go).
//
// Whatever costs too much to look through is hidden instead.
package smaatal
