package publish

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"notat/internal/samtale"
)

// Filnavn is a document's file name in the two forms that RFC 6266 asks for.
type Filnavn struct {
	ASCII  string // only a-z, 0-9, hyphen and dot: safe as a file's name anywhere
	Danish string // the same with the school's own letters
}

// filnavn names a document: skoleudviklingssamtale-<skole>-2024-25[-udkast][-intern].pdf,
// and -kommentering for a draft that others are to comment on.
func filnavn(r *samtale.Record, intern, kommentering bool, ending string) Filnavn {
	tail := "-" + strings.Replace(r.Dokument.Skoleaar, "/", "-", 1)
	if r.Dokument.Status == samtale.Udkast {
		tail += "-udkast"
	}
	if intern {
		tail += "-intern"
	}
	if kommentering {
		tail += "-kommentering"
	}
	tail += "." + ending
	danish := slug(r.Skole.Navn)
	const head = "skoleudviklingssamtale-"
	return Filnavn{ASCII: head + ascii(danish) + tail, Danish: head + danish + tail}
}

// maxSlug keeps a file name well below the 255 bytes that file systems allow,
// also when each letter becomes two.
const maxSlug = 60

// slug is the name in lower case with one hyphen for all that is neither letter nor digit.
func slug(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range norm.NFC.String(strings.ToLower(s)) {
		switch {
		case n == maxSlug:
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
			n++
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
			n++
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "skole"
}

var danishLetters = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "ß", "ss", "ð", "d", "þ", "th", "ł", "l")

// ascii spells the Danish letters out and takes the marks off the others.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(danishLetters.Replace(s)) {
		if r < unicode.MaxASCII {
			b.WriteRune(r)
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "skole"
}

// Stem is the ASCII name without its ending.
func (n Filnavn) Stem() string { return n.ASCII[:strings.LastIndexByte(n.ASCII, '.')] }
