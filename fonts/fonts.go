// Package fonts carries the fonts that are in the program, and knows which of
// them stands in for a font that a Word file names. It does not read them: that
// is typeset's. Each family lies in its folder with its licence, as its makers
// ship it.
package fonts

import (
	"embed"
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

// The families that stand in for fonts that Word knows, by their names in lower case.
var (
	// sameWidths keep the line breaks of the Word document.
	sameWidths = map[string]Family{
		"arial": liberationSans, "helvetica": liberationSans, "helvetica neue": liberationSans, "arimo": liberationSans,
		"times new roman": liberationSerif, "times": liberationSerif, "tinos": liberationSerif,
		"calibri": carlito, "calibri light": carlito,
		"cambria": caladea,
	}
	// alike are of the same kind.
	alike = map[string]Family{
		"georgia": liberationSerif, "garamond": liberationSerif, "book antiqua": liberationSerif, "palatino linotype": liberationSerif,
		"constantia": caladea, "century schoolbook": liberationSerif,
		"arial narrow": liberationSans, "aptos": sourceSans, "verdana": sourceSans, "tahoma": sourceSans, "segoe ui": sourceSans,
		"trebuchet ms": sourceSans, "candara": carlito, "corbel": carlito, "open sans": sourceSans, "source sans pro": sourceSans,
		"noto sans display": notoSans,
	}
)

// SameWidths reports whether a font is here, or one stands in for it that has
// the same widths.
func SameWidths(name string) bool {
	name = clean(name)
	_, same := sameWidths[name]
	_, here := named(name)
	return same || here
}

// Find gives the family for a font name in any case: the one of that name or
// the one that stands in for it, and true; for an unknown font Default and false.
func Find(name string) (Family, bool) {
	name = clean(name)
	if f, ok := named(name); ok {
		return f, true
	}
	for _, standIn := range []map[string]Family{sameWidths, alike} {
		if f, ok := standIn[name]; ok {
			return f, true
		}
	}
	return Default, false
}

func clean(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// named gives the family of a clean name.
func named(name string) (Family, bool) {
	for _, f := range Families {
		if strings.ToLower(f.Name) == name {
			return f, true
		}
	}
	return Family{}, false
}
