package kontrol

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"notat/internal/fault"
	"notat/internal/laesning"
)

// fundLen is how many hex digits of the sum stand in an answer.
const fundLen = 12

// Fund gives what an answer is bound to: 12 hex digits of SHA-256 over the code of
// the check, a line end and what was found in a form that never changes: NFKC,
// without the signs that are ignored by default, each run of white space one space
// and none at the ends, in lower case. The folding by which texts are searched
// (laesning) may grow; this may not, or every answer in every record goes stale.
func Fund(kode, found string) string {
	sum := sha256.Sum256([]byte(kode + "\n" + fundForm(found)))
	return hex.EncodeToString(sum[:])[:fundLen]
}

func fundForm(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(s) {
		switch {
		case laesning.Ignorable(r):
		case unicode.IsSpace(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// fund is asked for by whoever holds a finding against an answer, and reckoned once.
func (f *Finding) fund() string {
	if f.sum == "" {
		f.sum = Fund(f.Regel.Kode, f.bound())
	}
	return f.sum
}

// bound gives the words that an answer is bound to.
func (f *Finding) bound() string {
	if f.Line == "" {
		return f.Found
	}
	return f.Found + "\n" + f.Line
}

// Svar gives the ready-made answer to a hard finding: what to put into kontroller,
// with a reason.
func Svar(kode, pointer, found string) *fault.Svar {
	return &fault.Svar{Kode: kode, Sted: pointer, Fund: Fund(kode, found)}
}
