package template

import (
	"compress/flate"
	"maps"
	"slices"
	"strings"

	"notat/fonts"
)

// Face is one TrueType file that a Word draft carries.
type Face struct {
	Family string // as Word names it
	Cut    Cut
	Data   []byte
}

// Cut is which of the four faces of a family a file is, in Word's order.
type Cut int

// The cuts of a family.
const (
	Regular Cut = iota
	Bold
	Italic
	BoldItalic
)

var cutNames = [...]string{"Regular", "Bold", "Italic", "BoldItalic"}

func (c Cut) String() string { return cutNames[c] }

// maxEmbedded is how many bytes of faces a draft carries at most. A draft is
// handed back through a door of 20 MB, and pictures have to go through it too.
const maxEmbedded = 8 << 20

// embedFonts finds the faces of the fonts that the look names, where the
// template says that drafts carry them, and tells what they add to a draft. A
// face whose licence lets nobody write with it is named and left out.
func (t *Template) embedFonts(n *notes) {
	t.Embedded = nil
	if !t.Settings.IndlejrSkrifter {
		return
	}
	size := 0
	var names []string
	for _, key := range slices.Sorted(maps.Keys(t.usedFonts())) {
		if n.locked[key] { // it is named already, and nothing has it
			continue
		}
		faces := t.faces(key)
		if faces == nil {
			n.warn("skrifttype-ikke-indlejret", wordFile, "Skrifttypen »%s« kan ikke lægges i Word-udkastet: dens filer er her ikke. Læg dem (.ttf) i undermappen fonts.", t.usedFonts()[key])
			continue
		}
		for _, f := range faces {
			if !mayEdit(f.Data) {
				n.warn("skrifttype-ikke-indlejret", wordFile, "Skrifttypen »%s« (%s) må ikke lægges i Word-udkastet: dens licens tillader ikke, at den følger med en fil, der skal rettes. På en pc uden skrifttypen ser udkastet anderledes ud.", f.Family, f.Cut)
				continue
			}
			if size+len(f.Data) > maxEmbedded {
				n.warn("skrifttype-ikke-indlejret", wordFile, "Skrifttypen »%s« (%s) er for stor til at ligge i Word-udkastet: der er plads til %d MB skrift i alt.", f.Family, f.Cut, maxEmbedded>>20)
				continue
			}
			size += len(f.Data)
			t.Embedded = append(t.Embedded, f)
			if !slices.Contains(names, f.Family) {
				names = append(names, f.Family)
			}
		}
	}
	if names != nil {
		n.warn("skrifttyper-indlejret", wordFile, "Word-udkastet bliver cirka %d kB større, fordi det indeholder skrifttypen »%s«. Det er valgt med indlejrSkrifter.", packedSize(t.Embedded)>>10, strings.Join(names, "« og »"))
	}
}

// faces gives the files of a font: the folder's own, or those in the program,
// but not those of a font that only stands in for it.
func (t *Template) faces(key string) (out []Face) {
	if own, ok := t.Fonts[key]; ok {
		for cut, data := range [][]byte{own.Regular, own.Bold, own.Italic, own.BoldItalic} {
			if data != nil {
				out = append(out, Face{own.Name, Cut(cut), data})
			}
		}
		return out
	}
	for _, f := range fonts.Families {
		if !strings.EqualFold(f.Name, key) {
			continue
		}
		for cut, file := range []string{f.Regular, f.Bold, f.Italic, f.BoldItalic} {
			if file == "" {
				continue
			}
			out = append(out, Face{f.Name, Cut(cut), fonts.File(file)})
		}
	}
	return out
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

// packedSize is how many bytes faces are in a Word file.
func packedSize(faces []Face) int {
	var c counter
	for _, f := range faces {
		w, err := flate.NewWriter(&c, flate.DefaultCompression)
		if err != nil {
			return 0 // the level is one that there is
		}
		_, _ = w.Write(f.Data) // a counter takes everything
		_ = w.Close()
	}
	return int(c)
}
