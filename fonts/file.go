package fonts

import (
	_ "embed"
	"fmt"
	"unsafe"
)

// Each file again as a string, which the program holds once and FS gives copies of: a
// notat that needs no emoji has no use for a megabyte of them in its memory.
var (
	//go:embed caladea/Caladea-Bold.ttf
	caladeaBold string
	//go:embed caladea/Caladea-BoldItalic.ttf
	caladeaBoldItalic string
	//go:embed caladea/Caladea-Italic.ttf
	caladeaItalic string
	//go:embed caladea/Caladea-Regular.ttf
	caladeaRegular string
	//go:embed carlito/Carlito-Bold.ttf
	carlitoBold string
	//go:embed carlito/Carlito-BoldItalic.ttf
	carlitoBoldItalic string
	//go:embed carlito/Carlito-Italic.ttf
	carlitoItalic string
	//go:embed carlito/Carlito-Regular.ttf
	carlitoRegular string
	//go:embed liberation-sans/LiberationSans-Bold.ttf
	liberationSansBold string
	//go:embed liberation-sans/LiberationSans-BoldItalic.ttf
	liberationSansBoldItalic string
	//go:embed liberation-sans/LiberationSans-Italic.ttf
	liberationSansItalic string
	//go:embed liberation-sans/LiberationSans-Regular.ttf
	liberationSansRegular string
	//go:embed liberation-serif/LiberationSerif-Bold.ttf
	liberationSerifBold string
	//go:embed liberation-serif/LiberationSerif-BoldItalic.ttf
	liberationSerifBoldItalic string
	//go:embed liberation-serif/LiberationSerif-Italic.ttf
	liberationSerifItalic string
	//go:embed liberation-serif/LiberationSerif-Regular.ttf
	liberationSerifRegular string
	//go:embed noto-emoji/NotoEmoji-Regular.ttf
	notoEmojiRegular string
	//go:embed noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf
	notoSansSymbols2Regular string
	//go:embed noto-sans/NotoSans-Bold.ttf
	notoSansBold string
	//go:embed noto-sans/NotoSans-Regular.ttf
	notoSansRegular string
	//go:embed source-sans-3/SourceSans3-Bold.ttf
	sourceSans3Bold string
	//go:embed source-sans-3/SourceSans3-BoldItalic.ttf
	sourceSans3BoldItalic string
	//go:embed source-sans-3/SourceSans3-Italic.ttf
	sourceSans3Italic string
	//go:embed source-sans-3/SourceSans3-Regular.ttf
	sourceSans3Regular string
)

var files = map[string]string{
	"caladea/Caladea-Bold.ttf":                         caladeaBold,
	"caladea/Caladea-BoldItalic.ttf":                   caladeaBoldItalic,
	"caladea/Caladea-Italic.ttf":                       caladeaItalic,
	"caladea/Caladea-Regular.ttf":                      caladeaRegular,
	"carlito/Carlito-Bold.ttf":                         carlitoBold,
	"carlito/Carlito-BoldItalic.ttf":                   carlitoBoldItalic,
	"carlito/Carlito-Italic.ttf":                       carlitoItalic,
	"carlito/Carlito-Regular.ttf":                      carlitoRegular,
	"liberation-sans/LiberationSans-Bold.ttf":          liberationSansBold,
	"liberation-sans/LiberationSans-BoldItalic.ttf":    liberationSansBoldItalic,
	"liberation-sans/LiberationSans-Italic.ttf":        liberationSansItalic,
	"liberation-sans/LiberationSans-Regular.ttf":       liberationSansRegular,
	"liberation-serif/LiberationSerif-Bold.ttf":        liberationSerifBold,
	"liberation-serif/LiberationSerif-BoldItalic.ttf":  liberationSerifBoldItalic,
	"liberation-serif/LiberationSerif-Italic.ttf":      liberationSerifItalic,
	"liberation-serif/LiberationSerif-Regular.ttf":     liberationSerifRegular,
	"noto-emoji/NotoEmoji-Regular.ttf":                 notoEmojiRegular,
	"noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf": notoSansSymbols2Regular,
	"noto-sans/NotoSans-Bold.ttf":                      notoSansBold,
	"noto-sans/NotoSans-Regular.ttf":                   notoSansRegular,
	"source-sans-3/SourceSans3-Bold.ttf":               sourceSans3Bold,
	"source-sans-3/SourceSans3-BoldItalic.ttf":         sourceSans3BoldItalic,
	"source-sans-3/SourceSans3-Italic.ttf":             sourceSans3Italic,
	"source-sans-3/SourceSans3-Regular.ttf":            sourceSans3Regular,
}

// File gives a file of FS as it lies in the program. It must not be changed.
func File(path string) []byte {
	s, ok := files[path]
	if !ok {
		panic(fmt.Sprintf("fonts: no %s", path))
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}
