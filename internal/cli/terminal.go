package cli

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// terminal is where the command speaks to a person. What would steer a terminal
// or turn a line around is written as JSON would write it, \u001b, so that words
// of a record, a file or a database cannot do either. Each Write holds whole
// characters.
type terminal struct{ io.Writer }

func (t terminal) Write(p []byte) (int, error) {
	safe := make([]byte, 0, len(p))
	for rest := p; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1: // eight-bit terminals take such bytes for controls
			safe = fmt.Appendf(safe, `\u%04x`, rest[0])
		case steers(r):
			safe = fmt.Appendf(safe, `\u%04x`, r)
		default:
			safe = append(safe, rest[:n]...)
		}
		rest = rest[n:]
	}
	if _, err := t.Writer.Write(safe); err != nil {
		return 0, err
	}
	return len(p), nil
}

// steers reports whether a terminal obeys the character instead of showing it:
// the controls of C0 and C1 but those of a plain text, those of bidirectional
// text, and the separators that some take for a line's end.
func steers(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
}
