package typeset

import (
	"fmt"
	"sync"

	"notat/fonts"
)

// Faces gives the faces for text in a font that a document names: the family
// itself or the one that stands in for it, then the faces for rarer letters. The
// name may be written in any case. Fonts are read once in a process, each when
// its first letter is needed.
func Faces(family string, bold, italic bool) Stack {
	f, _ := fonts.Find(family)
	stack := Stack{embedded(f.File(bold, italic))}
	return append(stack, Fallback(bold)...)
}

// Fallback gives the faces to put after a municipality's own, for letters that
// those lack: text, symbols, emoji.
func Fallback(bold bool) Stack {
	var stack Stack
	for _, f := range fonts.Fallback {
		stack = append(stack, embedded(f.File(bold, false)))
	}
	return stack
}

var embeddedFonts sync.Map // path to *Font

// embedded gives a font of the program. A fault in one is a fault in the
// program, which its tests find.
func embedded(path string) *Font {
	if f, ok := embeddedFonts.Load(path); ok {
		return f.(*Font)
	}
	f, err := openFont(path, fonts.File(path))
	if err != nil {
		panic(fmt.Sprintf("typeset: %v", err))
	}
	first, _ := embeddedFonts.LoadOrStore(path, f)
	return first.(*Font)
}
