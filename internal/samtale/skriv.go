package samtale

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// WriteMarkdown writes p so that ReadMarkdown gives Normal(p) again. What would
// be read as a mark is escaped, and nothing else.
func WriteMarkdown(p Prosa) string {
	var b strings.Builder
	for i, s := range Normal(p) {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if s.Punkter == nil {
			skrivOrd(&b, s.Linje, "", true)
			continue
		}
		skrivListe(&b, &s, "")
	}
	return b.String()
}

func skrivListe(b *strings.Builder, s *Stykke, indryk string) {
	for i, p := range s.Punkter {
		if i > 0 {
			b.WriteByte('\n')
		}
		maerke := "- "
		if s.Nummereret {
			maerke = strconv.Itoa(i+1) + ". "
		} else if c := s.Punkter[0].Linje[0].Tekst[0]; c >= '0' && c <= '9' {
			maerke = "* " // "- 3 procentpoint" might be text
		}
		b.WriteString(indryk + maerke)
		under := indryk + strings.Repeat(" ", len(maerke))
		skrivOrd(b, p.Linje, under, erStreg(maerke+p.Linje[0].Tekst)) // "- - -" would be text
		if p.Under != nil {
			b.WriteByte('\n')
			skrivListe(b, p.Under, under)
		}
	}
}

// skrivOrd writes words; lines after the first begin with indryk. linjestart
// tells whether the first stands where a list marker would be read.
func skrivOrd(b *strings.Builder, ord []Ord, indryk string, linjestart bool) {
	var nu Ord // the manner that is switched on
	skift := func(til Ord) {
		if nu.Henvisning != til.Henvisning {
			skrivMark(b, nu.Fed, nu.Kursiv)
			nu.Fed, nu.Kursiv = false, false
			if nu.Henvisning != "" {
				b.WriteString("](" + skrivAdresse(nu.Henvisning) + ")")
			}
			if til.Henvisning != "" {
				b.WriteByte('[')
			}
		}
		skrivMark(b, nu.Fed != til.Fed, nu.Kursiv != til.Kursiv)
		nu = til
	}
	for i, o := range ord {
		skift(o)
		if o.Linjeskift {
			b.WriteString("\n" + indryk)
			linjestart = true
			continue
		}
		naeste := byte(0) // what follows the words, as far as an escape cares
		if i+1 < len(ord) && !ord[i+1].Linjeskift {
			naeste = '*'
			if n := ord[i+1]; n.Fed == o.Fed && n.Kursiv == o.Kursiv && n.Henvisning == o.Henvisning {
				naeste = n.Tekst[0]
			}
		}
		if o.Fed || o.Kursiv || o.Henvisning != "" {
			naeste, linjestart = '*', false
		}
		skrivTegn(b, o.Tekst, naeste, linjestart)
		linjestart = false
	}
	skift(Ord{})
}

func skrivMark(b *strings.Builder, fed, kursiv bool) {
	if fed {
		b.WriteString("**")
	}
	if kursiv {
		b.WriteByte('*')
	}
}

// skrivTegn writes plain words with the escapes they need.
func skrivTegn(b *strings.Builder, s string, naeste byte, linjestart bool) {
	flugt := -1 // where a list marker must be broken
	if linjestart {
		l := linje{tekst: s + " x"} // what follows the words may complete a marker
		l.maerke()
		if l.punkt != 0 {
			flugt = 0
		} else if l.nummer > 0 {
			flugt = strings.IndexByte(s, '.')
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		efter := naeste
		if i+1 < len(s) {
			efter = s[i+1]
		}
		switch c {
		case '\\':
			if tegnsaetning(efter) {
				b.WriteByte('\\')
			}
		case '*', '[', ']':
			b.WriteByte('\\')
		case '_':
			foer, _ := utf8.DecodeLastRuneInString(s[:i])
			e, _ := utf8.DecodeRuneInString(s[i+1:])
			if !bogstav(foer) || !bogstav(e) {
				b.WriteByte('\\')
			}
		default:
			if i == flugt {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
}

// skrivAdresse escapes what would end an address.
func skrivAdresse(a string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(a)
}
