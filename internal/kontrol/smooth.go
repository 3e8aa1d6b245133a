package kontrol

import (
	"strings"

	"notat/internal/prosa"

	"golang.org/x/text/unicode/norm"
)

// smooth gives the text as a reader sees it, for looking up words and numbers:
// marks of emphasis, escapes, soft hyphens and signs of no width are gone,
// every space is a space and every dash a hyphen, letters are composed. What has
// links stands there twice, with their addresses and as the words are read.
func (f *field) smooth() string {
	if !f.rough {
		return f.tekst
	}
	if f.smoothed == "" {
		f.smoothed = smooth(f.tekst)
		if strings.Contains(f.tekst, "](") {
			f.smoothed += apart + smooth(plainText(prosa.Read(f.tekst)))
		}
	}
	return f.smoothed
}

// apart parts two texts so far that no name and no number runs across.
const apart = "\n. . . . . .\n"

func smooth(s string) string {
	if strings.IndexFunc(s, rough) < 0 {
		return s
	}
	s = smoother.Replace(s)
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s
}

// rough finds the first sign that smooth may change. Composed Danish letters are
// none; a combining mark (U+0300 and on) is.
func rough(r rune) bool {
	return r == '*' || r == '\\' || r == '\u00a0' || r == '\u00ad' || r >= 0x300
}

var smoother = strings.NewReplacer(
	"*", "", `\`, "",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u200e", "", "\u200f", "",
	"\u00a0", " ", "\u2007", " ", "\u2009", " ", "\u202f", " ",
	"\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\u2212", "-",
	"\u2019", "'",
)

// plainText gives the words of a text without its marks.
func plainText(p prosa.Prosa) string {
	var b strings.Builder
	var piece func(prosa.Stykke)
	line := func(os []prosa.Ord) {
		for _, o := range os {
			if o.Linjeskift {
				b.WriteByte('\n')
			}
			b.WriteString(o.Tekst)
		}
		b.WriteByte('\n')
	}
	piece = func(s prosa.Stykke) {
		line(s.Linje)
		for _, p := range s.Punkter {
			line(p.Linje)
			if p.Under != nil {
				piece(*p.Under)
			}
		}
	}
	for _, s := range p {
		piece(s)
	}
	return b.String()
}
