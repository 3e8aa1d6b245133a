package check

import (
	"unicode/utf16"
)

// The objects of a PDF file (ISO 32000-1, 7.3). Numbers are float64, booleans
// bool, null nil, strings text, arrays []any.
type (
	name string
	text string // as it is in the file, after unescaping
	ref  int    // object number; generations other than 0 are not written
	dict map[name]any
)

// stream is a stream object; data is as it is in the file.
type stream struct {
	dict
	data []byte
}

// decode gives the characters of a text string (7.9.2.2). In PDFDocEncoding all
// that we write is Latin-1.
func (t text) decode() string {
	if len(t) >= 2 && t[0] == 0xFE && t[1] == 0xFF {
		return utf16Text([]byte(t[2:]))
	}
	r := make([]rune, 0, len(t))
	for i := range len(t) {
		r = append(r, rune(t[i]))
	}
	return string(r)
}

func utf16Text(b []byte) string {
	u := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		u = append(u, uint16(b[0])<<8|uint16(b[1]))
	}
	return string(utf16.Decode(u))
}
