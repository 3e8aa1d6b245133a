package publish

import (
	"errors"

	"notat/internal/fault"
	"notat/internal/ooxml"
)

// tooLarge are the ways in which a Word draft can be too large to be handed
// back: the reader would refuse it, so it is not made.
var tooLarge = map[ooxml.Code]bool{ooxml.TooBig: true, ooxml.Unpacked: true, ooxml.Bomb: true, ooxml.TooComplex: true, ooxml.TooMany: true}

// refused turns a renderer's error into a fault of the record where it is one;
// any other stays as it is.
func refused(err error) error {
	var word *ooxml.Error
	if !errors.As(err, &word) || !tooLarge[word.Code] {
		return err
	}
	f := tooLargeForWord.fault()
	f.Sted, f.Line, f.Column = "hele notatet", 1, 1
	return &Rejected{Report{Faults: fault.List{f}}}
}
