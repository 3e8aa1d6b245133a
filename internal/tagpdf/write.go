package tagpdf

import (
	"math"
	"strconv"
	"unicode/utf16"

	"notat/internal/typeset"
)

// Limits of PDF/A (ISO 19005-3, 6.1.13): bytes of a string and of a name.
const (
	maxString = 32767
	maxName   = 127
)

// clean makes a text string of s: one clean line, cut where it would be longer
// than PDF/A allows. It is the same string in Info and in XMP.
func clean(s string) string {
	s = typeset.CleanLine(s)
	if len(s) < maxString/4 { // no letter takes more than four bytes
		return s
	}
	const room = maxString - len("\xfe\xff\x20\x26") // byte order mark and ellipsis
	size := 0
	for i, r := range s {
		if size += 2 * utf16.RuneLen(r); size > room {
			return s[:i] + "…"
		}
	}
	return s
}

// appendInt writes n. Nearly all numbers of a file have few digits.
func appendInt(b []byte, n int) []byte {
	switch {
	case n < 0 || n >= 10000:
		return strconv.AppendInt(b, int64(n), 10)
	case n >= 1000:
		return append(b, byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	case n >= 100:
		return append(b, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	case n >= 10:
		return append(b, byte('0'+n/10), byte('0'+n%10))
	}
	return append(b, byte('0'+n))
}

// appendRef writes a reference with a space after it, so that references may
// stand one after the other.
func appendRef(b []byte, n int) []byte {
	return append(appendInt(b, n), " 0 R "...)
}

// appendNumber writes v with at most two decimals: a hundredth of a point is
// finer than any device. What is no number, or absurdly large, becomes 0.
func appendNumber(b []byte, v float64) []byte {
	if !(math.Abs(v) < 1e9) {
		return append(b, '0')
	}
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = appendInt(b, int(n/100))
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n %= 10; n != 0 {
			b = append(b, byte('0'+n))
		}
	}
	return b
}

func appendNumbers(b []byte, vs ...float64) []byte {
	for i, v := range vs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, v)
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

// appendName writes a name object (ISO 32000-1, 7.3.5).
func appendName(b []byte, s string) []byte {
	b = append(b, '/')
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '-', c == '_', c == '.', c == '+':
			b = append(b, c)
		default:
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}

// appendString writes bytes as a literal string (ISO 32000-1, 7.3.4.2).
func appendString(b []byte, s []byte) []byte {
	b = append(b, '(')
	for _, c := range s {
		b = appendStringByte(b, c)
	}
	return append(b, ')')
}

func appendStringByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // as it is, it would be read as a line feed
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendText writes a text string: in PDFDocEncoding where that is the same as
// Latin-1, else in UTF-16BE (ISO 32000-1, 7.9.2.2).
func appendText(b []byte, s string) []byte {
	latin := true
	for _, r := range s {
		if !(r >= 0x20 && r <= 0x7e || r >= 0xa1 && r <= 0xff && r != 0xad) {
			latin = false
			break
		}
	}
	b = append(b, '(')
	if !latin {
		b = append(b, 0xfe, 0xff)
	}
	for _, r := range s {
		if latin {
			b = appendStringByte(b, byte(r))
			continue
		}
		for _, u := range utf16.AppendRune(nil, r) {
			b = appendStringByte(b, byte(u>>8))
			b = appendStringByte(b, byte(u))
		}
	}
	return append(b, ')')
}

// appendUTF16Hex writes s as hexadecimal UTF-16BE, without brackets.
func appendUTF16Hex(b []byte, s string) []byte {
	for _, r := range s {
		if r < 0x10000 && !utf16.IsSurrogate(r) {
			b = appendHex16(b, uint16(r))
			continue
		}
		hi, lo := utf16.EncodeRune(r)
		b = appendHex16(appendHex16(b, uint16(hi)), uint16(lo))
	}
	return b
}

func appendHex16(b []byte, u uint16) []byte {
	return append(b, hexDigits[u>>12], hexDigits[u>>8&15], hexDigits[u>>4&15], hexDigits[u&15])
}
