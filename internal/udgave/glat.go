package udgave

import (
	"strings"

	"notat/internal/prosa"

	"golang.org/x/text/unicode/norm"
)

// glat gives the text as a reader sees it, for looking up words and numbers:
// marks of emphasis, escapes, soft hyphens and signs of no width are gone,
// every space is a space and every dash a hyphen, letters are composed. What has
// links stands there twice, with their addresses and as the words are read.
func (f *felt) glat() string {
	if !f.ujaevn {
		return f.tekst
	}
	if f.jaevn == "" {
		f.jaevn = glat(f.tekst)
		if strings.Contains(f.tekst, "](") {
			f.jaevn += adskilt + glat(proevetekst(prosa.Read(f.tekst)))
		}
	}
	return f.jaevn
}

// adskilt parts two texts so far that no name and no number runs across.
const adskilt = "\n. . . . . .\n"

func glat(s string) string {
	if strings.IndexFunc(s, ujaevn) < 0 {
		return s
	}
	s = glatte.Replace(s)
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s
}

// ujaevn finds the first sign that glat may change. Composed Danish letters are
// none; a combining mark (U+0300 and on) is.
func ujaevn(r rune) bool {
	return r == '*' || r == '\\' || r == '\u00a0' || r == '\u00ad' || r >= 0x300
}

var glatte = strings.NewReplacer(
	"*", "", `\`, "",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u200e", "", "\u200f", "",
	"\u00a0", " ", "\u2007", " ", "\u2009", " ", "\u202f", " ",
	"\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\u2212", "-",
	"\u2019", "'",
)
