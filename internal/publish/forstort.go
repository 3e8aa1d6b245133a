package publish

import (
	"errors"

	"notat/internal/fault"
	"notat/internal/ooxml"
)

// forStort are the ways in which a Word draft can be too large to be handed
// back: the reader would refuse it, so it is not made.
var forStort = map[ooxml.Code]bool{ooxml.TooBig: true, ooxml.Unpacked: true, ooxml.Bomb: true, ooxml.TooComplex: true, ooxml.TooMany: true}

// refused turns a renderer's error into a fault of the record where it is one;
// any other stays as it is.
func refused(err error) error {
	var word *ooxml.Error
	if !errors.As(err, &word) || !forStort[word.Code] {
		return err
	}
	return &Rejected{Report{Faults: fault.List{{
		Code: "for-stort-til-word", Severity: fault.Error, Sted: "hele notatet", Line: 1, Column: 1,
		Message: "Notatet er for stort til et Word-udkast, der kan indleveres igen: gør billederne mindre, del notatet op, eller lav det som PDF eller webside.",
	}}}}
}
