package samtale

import (
	"slices"
	"strings"
)

// The subset of Markdown is read here and not by goldmark, which is the referee
// in the tests for what we do interpret. Its parser is not linear on hostile
// texts (doubling a text of "[a](" or "*a_ " takes four times as long, so 1 MB
// takes minutes), and it drops what must be kept: a link's title, the backslash
// of a hard break, the source of a link that we do not follow.

// linje is one line of a text that is not blank.
type linje struct {
	tekst      string // without white space around it
	indryk     int    // columns before it, a tab to the next multiple of four
	efterTom   bool   // a blank line stands before it
	nummer     int    // the number of "3. tekst", else 0
	punkt      byte   // the '-', '*' or '+' of "- tekst", else 0
	punkttekst string // what stands after the marker
}

// ReadMarkdown reads the subset of Markdown that a record's texts are written
// in. Nothing outside the subset is interpreted and no word is dropped: only
// the markers of lists, bold, italic and links, the backslash of an escape, and
// white space around a line. It takes time linear in len(s).
//
// A line that starts with -, * or + and a space is a bullet, also right below a
// paragraph; lines that start with 1. and then 2., 3. ... are a numbered list;
// two columns further in is the second level, and indented text goes on with its
// item. One line of its own like "- 3 procentpoint" stays text, since - and +
// may be signs (* may not), and so does a line across the page, "* * *".
func ReadMarkdown(s string) Prosa {
	var m markdown
	return m.laes(s)
}

// linjeender are what ends a line in some program: the separators of Unicode and
// the tabs and page breaks that Word and old files leave in a copied text.
var linjeender = []string{"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}

var tilLinjeskift = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Linjeender gives a text with every end of a line as "\n", so that no two words
// run into one where a format has no sign for it.
func Linjeender(s string) string {
	for _, e := range linjeender {
		if strings.Contains(s, e) {
			return tilLinjeskift.Replace(s)
		}
	}
	return s
}

// delLinjer splits a text into its lines; blank ones become a mark on the next.
func delLinjer(out []linje, s string) []linje {
	out = slices.Grow(out, strings.Count(s, "\n")+1)
	tom := false
	for len(s) > 0 {
		var raw string
		raw, s, _ = strings.Cut(s, "\n")
		t := strings.Trim(raw, " \t")
		if t == "" {
			tom = true
			continue
		}
		l := linje{tekst: t, efterTom: tom}
		tom = false
		for i := 0; raw[i] == ' ' || raw[i] == '\t'; i++ {
			if raw[i] == '\t' {
				l.indryk += 4 - l.indryk%4
			} else {
				l.indryk++
			}
		}
		l.maerke()
		out = append(out, l)
	}
	return out
}

// maxNummer is the longest number of a list item; more lines than that no text has.
const maxNummer = 6

// maerke reads the list marker of a line, if it has one.
func (l *linje) maerke() {
	t := l.tekst
	switch c := t[0]; {
	case c == '-' || c == '*' || c == '+':
		if rest, ok := efterMaerke(t[1:]); ok && !erStreg(t) {
			l.punkt, l.punkttekst = c, rest
		}
	case c >= '1' && c <= '9':
		i, n := 0, 0
		for ; i < len(t) && i < maxNummer && t[i] >= '0' && t[i] <= '9'; i++ {
			n = n*10 + int(t[i]-'0')
		}
		if i < len(t) && t[i] == '.' {
			if rest, ok := efterMaerke(t[i+1:]); ok {
				l.nummer, l.punkttekst = n, rest
			}
		}
	}
}

// erStreg reports a line across the page, written with three marks or more and
// spaces between them: CommonMark's thematic break, which is text here.
func erStreg(t string) bool {
	return strings.Count(t, t[:1]) >= 3 && strings.Trim(t, t[:1]+" \t") == ""
}

func efterMaerke(t string) (string, bool) {
	rest := strings.TrimLeft(t, " \t")
	return rest, rest != "" && len(rest) < len(t)
}

// markdown reads lines one after the other.
type markdown struct {
	linjer []linje
	n      int    // the next line
	tvivl  *tvivl // where doubts are told, when they and not the words are asked for
}

// laes reads a text.
func (m *markdown) laes(s string) Prosa {
	m.linjer, m.n = delLinjer(m.linjer[:0], Linjeender(s)), 0
	var p Prosa
	for m.n < len(m.linjer) {
		if st, ok := m.liste(m.linjer[m.n].indryk, 0, 1); ok {
			p = append(p, st)
			continue
		}
		if l := m.afsnit(); len(l) > 0 {
			p = append(p, Stykke{Linje: l})
		}
	}
	return saml(p)
}

// afsnit reads a paragraph: lines up to a blank line or a list.
func (m *markdown) afsnit() []Ord {
	fra := m.n
	for m.n++; m.n < len(m.linjer); m.n++ {
		l := &m.linjer[m.n]
		if l.efterTom || m.begynder(m.n, l.indryk, 0) {
			break
		}
	}
	m.tvivl.tekst(m.linjer[fra:m.n])
	return m.ord(m.linjer[fra].tekst, m.linjer[fra+1:m.n])
}

// ord reads the words of a first line and those that go on from it.
func (m *markdown) ord(foerste string, flere []linje) []Ord {
	if m.tvivl != nil && !tvivlsom(foerste) && !slices.ContainsFunc(flere, func(l linje) bool { return tvivlsom(l.tekst) }) {
		return nil
	}
	if len(flere) > 0 {
		var b strings.Builder
		b.WriteString(foerste)
		for i := range flere {
			b.WriteByte('\n')
			b.WriteString(flere[i].tekst)
		}
		foerste = b.String()
	}
	return laesOrd(foerste, m.tvivl)
}

// begynder reports whether a list starts at line i, whose first marker stands at
// indryk. Lines at or left of venstre are outside the item around it.
func (m *markdown) begynder(i, indryk, venstre int) bool {
	l := &m.linjer[i]
	if l.nummer == 1 { // numbered: its 2. must follow, past what belongs to the 1.
		for i++; i < len(m.linjer); i++ {
			if f := &m.linjer[i]; f.indryk < indryk+2 {
				return f.nummer == 2 && f.indryk >= venstre
			}
		}
		return false
	}
	if l.punkt == '*' {
		return true
	}
	if l.punkt == 0 {
		return false
	}
	if c := l.punkttekst[0]; c < '0' || c > '9' {
		return true
	}
	// "- 3 procentpoint": a list when it has a second item or something below
	// the first.
	if i+1 == len(m.linjer) {
		return false
	}
	f := &m.linjer[i+1]
	return f.indryk >= venstre && f.punkt != 0
}

// liste reads a list whose first marker stands at indryk, if there is one.
// venstre is where the words of the item around it begin, 0 for none.
func (m *markdown) liste(indryk, venstre, niveau int) (st Stykke, ok bool) {
	if !m.begynder(m.n, indryk, venstre) {
		return st, false
	}
	st.Nummereret = m.linjer[m.n].nummer == 1
	st.Punkter = make([]Punkt, 0, 4)
	naeste := func(f *linje) bool { // is f the list's next item?
		if f.indryk < venstre || f.indryk >= indryk+2 {
			return false
		}
		return st.Nummereret && f.nummer == len(st.Punkter)+1 || !st.Nummereret && f.punkt != 0
	}
	for m.n < len(m.linjer) && naeste(&m.linjer[m.n]) {
		l := &m.linjer[m.n]
		m.tvivl.punkt(l)
		st.Punkter = append(st.Punkter, Punkt{})
		p := &st.Punkter[len(st.Punkter)-1]
		fra := m.n + 1
		for m.n++; m.n < len(m.linjer); m.n++ {
			f := &m.linjer[m.n]
			if niveau == 1 && (f.indryk < indryk+2 || m.begynder(m.n, f.indryk, indryk+2)) {
				break
			}
			if niveau == 2 && (f.indryk < venstre || naeste(f)) {
				break
			}
		}
		m.tvivl.tekst(m.linjer[fra:m.n])
		p.Linje = m.ord(l.punkttekst, m.linjer[fra:m.n])
		if niveau == 1 && m.n < len(m.linjer) && m.linjer[m.n].indryk >= indryk+2 {
			if under, ok := m.liste(m.linjer[m.n].indryk, indryk+2, 2); ok {
				p.Under = &under
			}
		}
	}
	return st, true
}
