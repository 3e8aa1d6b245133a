package begynd

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// part is what stands in a section, or the heading of one.
type part struct {
	piece  *source.Piece
	what   kind
	block  map[string]any // of a table or a picture
	maybe  string         // what a line may be besides text: asAftale, asCitat
	likely string         // what is proposed of it, and then what it is
	rolle  string         // of a quote
	alt    string         // of a picture: what it shows
	intern bool           // only those who took part may read it
	mark   string         // of an agreement written as lines: the one that says that it is not for all
	closed bool           // only they may read the section that it stands in
	citat  []prosa.Ord    // a quote without its marks
	said   *source.Piece  // the paragraph below it that says who it is by
	row    string         // of the item that asks what it shows
}

type kind int

const (
	heading kind = iota
	prose
	block
	picture
	aside
	gone // it does not come into the record
)

// body goes through what is left, and makes of it what stands in the sections.
func (b *begun) body() error {
	var above []heads // the headings that what follows stands below
	agreed := false   // the line above says that the items below it were agreed
	for i := 0; i < len(b.pieces); i++ {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		p := &b.pieces[i]
		if b.used[i] {
			continue
		}
		switch p.What {
		case source.Heading:
			if text(p.Words) == "" {
				continue
			}
			for len(above) > 0 && above[len(above)-1].level >= p.Level {
				above = above[:len(above)-1]
			}
			agreed = false
			h := heads{level: p.Level, agreed: b.agrees(text(p.Words)), aims: b.delOf(text(p.Words)) == string(samtale.Indsatser)}
			if n := len(above); n > 0 {
				h.agreed, h.aims = h.agreed || above[n-1].agreed, h.aims || above[n-1].aims
			}
			above = append(above, h)
			b.parts = append(b.parts, part{piece: p, what: heading})
		case source.Text, source.Item:
			if text(p.Words) == "" {
				continue
			}
			if n := b.labelled(i); n > 0 {
				i += n - 1
				continue
			}
			if p.What == source.Text {
				s := text(p.Words)
				agreed = strings.HasSuffix(s, ":") && b.agrees(s)
			}
			if n := len(b.parts); p.Said && n > 0 && b.parts[n-1].piece.Quote && b.parts[n-1].rolle == "" {
				b.parts[n-1].rolle, b.parts[n-1].said = text(p.Words), p
				continue
			}
			x := part{piece: p, what: prose}
			if ord, rolle, ok := quote(p.Words); ok {
				x.maybe, x.likely, x.citat, x.rolle = asCitat, asCitat, ord, rolle
			} else if p.Quote {
				x.maybe, x.likely, x.citat = asCitat, asCitat, p.Words
			} else if _, told := labelledWithin(text(p.Words)); p.What == source.Item && (agreed || told != nil) {
				x.maybe, x.likely = asAftale, asAftale
			} else if n := len(above); p.What == source.Item && (hasDeadline(text(p.Words)) || n > 0 && (above[n-1].agreed || above[n-1].aims)) {
				if x.maybe, x.likely = asAftale, asText; n > 0 && above[n-1].agreed {
					x.likely = asAftale
				}
			}
			b.parts = append(b.parts, x)
		case source.Table:
			b.table(p)
		case source.Picture:
			b.parts = append(b.parts, part{piece: p, what: picture})
		case source.Aside:
			b.parts = append(b.parts, part{piece: p, what: aside})
		}
	}
	return nil
}

// heads is a heading that others stand below: what stands there was agreed, or is what
// the school aims at, of which the person picks what was agreed.
type heads struct {
	level        int
	agreed, aims bool
}

// agreeWords are words of a heading below which each line is something agreed.
var agreeWords = []string{"aftaler", "aftale", "det aftalte", "enige om", "enighed om", "har besluttet", "vi har aftalt", "vi aftaler", "vi aftalte", "det blev aftalt", "aftalt", "opfølgningspunkter", "næste skridt", "beslutninger"}

func (b *begun) agrees(s string) bool {
	l := folded(s)
	has := func(w string) bool { return says(l, w) }
	return slices.ContainsFunc(agreeWords, has) || slices.ContainsFunc(b.in.Synonymer["aftaler"], has)
}

// agreementLabels begin the lines of an agreement; the first begins a new one.
var agreementLabels = map[string]string{
	"mål": "Mål", "aftale": "Mål", "indsats": "Mål", "baggrund": "Baggrund", "handling": "Handlinger", "handlinger": "Handlinger", "tiltag": "Handlinger", "tegn": "Tegn", "tegn i data": "Tegn", "tegn på succes": "Tegn", "succeskriterie": "Tegn", "succeskriterier": "Tegn", "ansvarlig": "Ansvarlig", "ansvarlige": "Ansvarlig",
	"hvem": "Ansvarlig", "frist": "Frist", "deadline": "Frist", "hvornår": "Frist", "tidsfrist": "Frist", "status": "Status", "bemærkning": "Bemærkning", "bemærkninger": "Bemærkning",
}

var trailingNumber = pattern.New(`\s+\d+$`)

// labelled takes an agreement that is written as lines with labels ("Mål: ...",
// "Ansvarlig: ...") from piece i on, and gives how many pieces it is.
func (b *begun) labelled(i int) int {
	var head, values source.Row
	var said, lines, notes []string
	n := 0
	for ; i+n < len(b.pieces) && !b.used[i+n]; n++ {
		p := &b.pieces[i+n]
		if p.What != source.Text && p.What != source.Item {
			break
		}
		s := text(p.Words)
		label, value, ok := cutLabel(s)
		key := ""
		below := n == 0 && b.labelsBelow(i)
		if below {
			key, label, value = "Mål", "", s
		} else if ok {
			key = agreementLabels[trailingNumber.ReplaceAllString(folded(label), "")]
		}
		if key == "" && p.What == source.Item && len(said) > 0 && said[len(said)-1] == "Handlinger" { // steps below their label
			c := &values.Cells[len(values.Cells)-1]
			c.Pieces, lines = append(c.Pieces, *p), append(lines, s)
			continue
		}
		if key == "" || (key == "Mål") != (n == 0) || slices.Contains(said, key) {
			break
		}
		c := source.Cell{Columns: 1}
		switch {
		case below:
			c.Pieces = []source.Piece{{What: source.Text, Words: p.Words}}
		case value != "":
			c.Pieces = []source.Piece{{What: source.Text, Words: after(p.Words)}}
		}
		head.Cells = append(head.Cells, source.Cell{Columns: 1, Pieces: []source.Piece{{What: source.Text, Words: []prosa.Ord{{Tekst: key}}}}})
		values.Cells, said, lines, notes = append(values.Cells, c), append(said, key), append(lines, s), append(notes, label)
	}
	if len(said) < 2 {
		return 0
	}
	l, ok := b.List([]source.Row{head, values}, sted(b.pieces[i].Place))
	if !ok {
		return 0
	}
	for _, label := range notes {
		b.Note(label, "")
	}
	b.Tell(readback.Item{Kode: "aftale-laest", Severity: readback.Info, Sted: sted(b.pieces[i].Place), Tekst: words(lines), Besked: "Disse linjer er læst som en aftale."}, "")
	x := part{piece: &b.pieces[i], what: block, block: map[string]any{"type": "aftaler", "aftaler": []any{l.Items[0]}}}
	for _, s := range lines {
		if _, value, _ := cutLabel(s); markOf(s) != noMark || markOf(value) != noMark {
			x.mark = s
		}
	}
	b.parts = append(b.parts, x)
	return n
}

// labelsBelow reports whether an item is an agreement whose labels stand in items or
// lines of their own below it: "Vi laver en plan", and there "Ansvarlig: Bo".
func (b *begun) labelsBelow(i int) bool {
	p := &b.pieces[i]
	if _, _, labelled := cutLabel(text(p.Words)); p.What != source.Item || labelled || i+1 >= len(b.pieces) || b.used[i+1] {
		return false
	}
	next := &b.pieces[i+1]
	label, value, ok := cutLabel(text(next.Words))
	key := agreementLabels[folded(label)]
	return ok && value != "" && key != "" && key != "Mål" && (next.What == source.Text || next.What == source.Item && next.Level > p.Level)
}

// after gives the words of a line after its label.
func after(line []prosa.Ord) []prosa.Ord {
	for i, o := range line {
		if _, rest, ok := strings.Cut(o.Tekst, ":"); ok {
			first := o
			first.Tekst = strings.TrimLeft(rest, " ")
			if out := slices.Clone(line[i+1:]); first.Tekst == "" {
				return out
			}
			return append([]prosa.Ord{first}, line[i+1:]...)
		}
	}
	return line
}

// quote reads a line that is a quotation, and who said it, where that stands after it.
func quote(line []prosa.Ord) (ord []prosa.Ord, rolle string, ok bool) {
	s := text(line)
	marks := map[rune]string{'»': "«", '“': "”", '”': "”", '"': "\"", '„': "“"}
	end, opens := marks[firstOf(s)]
	if !opens {
		return nil, "", false
	}
	inner := strings.TrimPrefix(s, string(firstOf(s)))
	k := strings.LastIndex(inner, end)
	if k <= 0 {
		return nil, "", false
	}
	rest := strings.TrimSpace(inner[k+len(end):])
	rolle = strings.TrimSpace(strings.TrimLeft(rest, "–—-(, "))
	if rest != "" && (rolle == rest || len(strings.Fields(rolle)) > labelWords+3) || strings.ContainsAny(inner[:k], "»«“”„\"") {
		return nil, "", false
	}
	return []prosa.Ord{{Tekst: inner[:k]}}, strings.TrimRight(rolle, ")."), true
}
