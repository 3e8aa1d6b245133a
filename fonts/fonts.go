// Package fonts carries the fonts that are in the program, and knows which of
// them stands in for a font that a Word file names. It does not read them: that
// is typeset's. Each family lies in its folder with its licence, as its makers
// ship it.
package fonts

import (
	"embed"
	"slices"
	"strings"
)

// FS holds the files.
//
//go:embed */*.ttf */LICENSE
var FS embed.FS

// Family is the files of one family, as paths in FS. Regular is always there.
type Family struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic string
}

// File gives the file of a style, or of the nearest one that the family has.
func (f Family) File(bold, italic bool) string {
	switch {
	case bold && italic && f.BoldItalic != "":
		return f.BoldItalic
	case bold && f.Bold != "":
		return f.Bold
	case italic && f.Italic != "":
		return f.Italic
	}
	return f.Regular
}

func family(name, folder, file string) Family {
	path := folder + "/" + file
	return Family{Name: name, Regular: path + "-Regular.ttf", Bold: path + "-Bold.ttf", Italic: path + "-Italic.ttf", BoldItalic: path + "-BoldItalic.ttf"}
}

// The families that text is set in.
var (
	sourceSans      = family("Source Sans 3", "source-sans-3", "SourceSans3")
	liberationSans  = family("Liberation Sans", "liberation-sans", "LiberationSans")
	liberationSerif = family("Liberation Serif", "liberation-serif", "LiberationSerif")
	carlito         = family("Carlito", "carlito", "Carlito")
	caladea         = family("Caladea", "caladea", "Caladea")
	notoSans        = Family{Name: "Noto Sans", Regular: "noto-sans/NotoSans-Regular.ttf", Bold: "noto-sans/NotoSans-Bold.ttf"}
)

// Default is the family for text whose font is neither here nor has a stand-in.
var Default = sourceSans

// Families are all families that a template can name.
var Families = []Family{sourceSans, liberationSans, liberationSerif, carlito, caladea, notoSans}

// Fallback are the families for letters that the text's own lacks, in the order they are tried.
var Fallback = []Family{
	notoSans,
	{Name: "Noto Sans Symbols 2", Regular: "noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf"},
	{Name: "Noto Emoji", Regular: "noto-emoji/NotoEmoji-Regular.ttf"},
}

// Substitutes names the family that stands in for a font Word knows, by that
// font's name in lower case.
var Substitutes = map[string]Family{
	// Same widths: these keep the line breaks of the Word document.
	"arial": liberationSans, "helvetica": liberationSans, "helvetica neue": liberationSans, "arimo": liberationSans,
	"times new roman": liberationSerif, "times": liberationSerif, "tinos": liberationSerif,
	"calibri": carlito, "calibri light": carlito,
	"cambria": caladea,
	// Of the same kind.
	"georgia": liberationSerif, "garamond": liberationSerif, "book antiqua": liberationSerif, "palatino linotype": liberationSerif,
	"constantia": caladea, "century schoolbook": liberationSerif,
	"arial narrow": liberationSans, "aptos": sourceSans, "verdana": sourceSans, "tahoma": sourceSans, "segoe ui": sourceSans,
	"trebuchet ms": sourceSans, "candara": carlito, "corbel": carlito, "open sans": sourceSans, "source sans pro": sourceSans,
	"noto sans display": notoSans,
}

// sameWidths are the substitutes with the same widths.
var sameWidths = []string{"arial", "helvetica", "helvetica neue", "arimo", "times new roman", "times", "tinos", "calibri", "calibri light", "cambria"}

// SameWidths reports whether a font is here, or one stands in for it that has
// the same widths.
func SameWidths(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return slices.Contains(sameWidths, name) || slices.ContainsFunc(Families, func(f Family) bool { return strings.ToLower(f.Name) == name })
}

// Find gives the family for a font name in any case: the one of that name or
// the one that stands in for it, and true; for an unknown font Default and false.
func Find(name string) (Family, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, f := range Families {
		if strings.ToLower(f.Name) == name {
			return f, true
		}
	}
	if f, ok := Substitutes[name]; ok {
		return f, true
	}
	return Default, false
}
