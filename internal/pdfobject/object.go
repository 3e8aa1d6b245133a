// Package pdfobject reads the objects of a PDF file: numbers, names, strings,
// arrays, dictionaries and streams (ISO 32000-1, 7.2 to 7.5), each as it is asked
// for, and within limits. It knows no page and no text: what the objects mean is
// known to those who ask.
package pdfobject

import (
	"unicode/utf16"
)

// The objects. Numbers are float64, booleans bool, null nil, arrays []any.
type (
	Name string
	Text string // as it is in the file, after unescaping
	Ref  int    // object number; generations are not told apart
	Dict map[Name]any
)

// Stream is a stream object; Raw is as it is in the file.
type Stream struct {
	Dict
	Raw []byte
}

// Decode gives the characters of a text string (7.9.2.2): UTF-16, UTF-8 or
// PDFDocEncoding, of which Latin-1 and the signs of print are known.
func (t Text) Decode() string {
	switch {
	case len(t) >= 2 && t[0] == 0xFE && t[1] == 0xFF:
		return UTF16([]byte(t[2:]))
	case len(t) >= 3 && t[:3] == "\xEF\xBB\xBF":
		return string(t[3:])
	}
	r := make([]rune, 0, len(t))
	for i := range len(t) {
		if c := t[i]; c >= 0x80 && c <= 0xA0 {
			r = append(r, docEncoding[c-0x80])
		} else {
			r = append(r, rune(c))
		}
	}
	return string(r)
}

// docEncoding is PDFDocEncoding from 80 to A0, where it is not Latin-1 (annex D.3).
var docEncoding = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€")

// UTF16 gives the characters of big-endian UTF-16.
func UTF16(b []byte) string {
	u := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		u = append(u, uint16(b[0])<<8|uint16(b[1]))
	}
	return string(utf16.Decode(u))
}
