package publish

import (
	"bytes"
	"errors"

	"notat/internal/ooxml"
	"notat/internal/samtale"
)

// The sentences of files that nobody can begin with yet.
const (
	oldWord     = "Filen er gemt i Words gamle format (.doc). Åbn den i Word, gem den som .docx, og vælg den igen."
	richText    = "Filen er gemt som .rtf. Åbn den i Word, gem den som .docx, og vælg den igen."
	notReadable = "Den slags filer kan ikke læses her. Vælg en Word-fil, slides (.pptx), en PDF eller et notat, som er hentet her."
	brokenNotat = "Filen er gået i stykker eller er ikke et notat. Vælg en Word-fil, en PDF eller et notat, som er hentet her."
)

// IsWord reports whether a file may be a Word file, whose edits are to be read.
func IsWord(file []byte) bool { return bytes.HasPrefix(file, []byte("PK")) }

// Carried gives the record that a file of ours is or carries: a record as it was
// saved, or a PDF. public says that it holds the public edition alone. A Word
// file may be edited, and goes through ReadBack. The error is an *Ulaeselig.
func Carried(file []byte) (record []byte, public bool, err error) {
	text := bytes.TrimLeft(withoutBOM(file), " \t\r\n")
	switch {
	case len(file) > MaxFil:
		return nil, false, TooLarge(MaxFil)
	case bytes.HasPrefix(file, []byte("%PDF-")):
		o, err := Extract(file)
		if err != nil {
			return nil, false, err
		}
		return o.Record, o.Udgave == Offentlig, nil
	case bytes.HasPrefix(file, []byte("\xd0\xcf\x11\xe0")):
		_, err := ooxml.Open(file) // the container of the old formats is that of what is encrypted too
		var no *ooxml.Error
		if errors.As(err, &no) && no.Code == ooxml.OldWord {
			return nil, false, &Ulaeselig{oldWord, err}
		}
		return nil, false, unreadable(err)
	case bytes.HasPrefix(text, []byte(`{\rtf`)):
		return nil, false, &Ulaeselig{Besked: richText}
	case !bytes.HasPrefix(text, []byte("{")):
		return nil, false, &Ulaeselig{Besked: notReadable}
	}
	if _, err := samtale.Decode(file); err != nil {
		return nil, false, &Ulaeselig{brokenNotat, err}
	}
	return file, false, nil
}
