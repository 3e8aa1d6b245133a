package begynd

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/readback"
	"notat/internal/source"
)

var agendaLine = pattern.New(`^((?:[Kk]l\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[–—-]\s*(?:[Kk]l\.?\s*)?\d{1,2}[.:-]\d{2})?)\s*[:–—-]?\s+(\S.*)$`)

var agendaWords = []string{"dagsorden", "program", "programmet", "tidsplan", "plan for samtalen", "plan for mødet"}

// agendaHead are words that stand over the columns of an agenda without being a table.
var agendaHead = map[string]bool{"tid": true, "tidspunkt": true, "indhold": true, "punkt": true, "emne": true, "kl": true, "aktivitet": true}

// dagsorden reads the agenda: lines that begin with a time, two or more of them, and
// the list below a heading that says so.
func (b *begun) dagsorden() {
	for i := 0; i < len(b.pieces); i++ {
		n := b.timed(i)
		if n >= 2 {
			b.above(i)
			for k := i; k < i+n; k++ {
				b.agendaItem(k)
			}
			i += n - 1
			continue
		}
		p := &b.pieces[i]
		if b.used[i] || p.What != source.Heading && p.What != source.Text || !b.isAgenda(text(p.Words)) {
			continue
		}
		k := i + 1
		for k < len(b.pieces) && b.pieces[k].What == source.Item && !b.used[k] {
			k++
		}
		if k < i+3 || p.What == source.Heading && k < len(b.pieces) && b.pieces[k].What != source.Heading {
			continue
		}
		b.above(i + 1)
		for i++; i < k; i++ {
			b.agendaItem(i)
		}
		i--
	}
}

func (b *begun) isAgenda(s string) bool {
	l := folded(s)
	return slices.Contains(agendaWords, l) || slices.Contains(b.in.Synonymer["dagsorden"], l)
}

// timed gives how many pieces from i on are lines of an agenda.
func (b *begun) timed(i int) int {
	n := 0
	for ; i+n < len(b.pieces); n++ {
		p := &b.pieces[i+n]
		if b.used[i+n] || p.What != source.Text && p.What != source.Item {
			break
		}
		f := agendaLine.FindStringSubmatch(text(p.Words))
		if f == nil {
			break
		}
		if _, _, ok := readback.Span(dotted(f[1])); !ok {
			break
		}
	}
	return n
}

var lastStroke = pattern.New(`(\d{1,2})-(\d{2})$`)

// dotted mends a time whose dot is a stroke: 13.25 - 14-55.
func dotted(s string) string {
	if strings.ContainsAny(s, ".:") && strings.Count(s, "-")+strings.Count(s, "–") > 1 {
		return lastStroke.ReplaceAllString(s, "$1.$2")
	}
	return s
}

// above takes the heading of an agenda, or the words over its columns.
func (b *begun) above(i int) {
	for k := i - 1; k >= 0 && k >= i-2 && !b.used[k]; k-- {
		p := &b.pieces[k]
		if p.What != source.Heading && p.What != source.Text {
			return
		}
		s := text(p.Words)
		columns := s != ""
		for _, w := range strings.Fields(strings.ToLower(s)) {
			columns = columns && agendaHead[strings.Trim(w, ".:")]
		}
		if !columns && !b.isAgenda(s) {
			return
		}
		b.used[k] = true
		b.noted = append(b.noted, s)
		b.told = append(b.told, s)
	}
}

func (b *begun) agendaItem(i int) {
	b.used[i] = true
	s := text(b.pieces[i].Words)
	b.told = append(b.told, s)
	item := map[string]any{"punkt": s}
	if f := agendaLine.FindStringSubmatch(s); f != nil {
		if start, slut, ok := readback.Span(dotted(f[1])); ok {
			b.Note(f[1], start+" "+slut)
			item["start"], item["punkt"] = start, f[2]
			if slut != "" {
				item["slut"] = slut
			}
		}
	}
	b.program = append(b.program, item)
}

// tellDagsorden puts the agenda into the record.
func (b *begun) tellDagsorden() {
	if b.program == nil {
		return
	}
	b.set("moede", "dagsorden", b.program)
	b.Tell(readback.Item{Kode: "dagsorden-laest", Severity: readback.Info, Sted: "dagsordenen", Tekst: words(b.told), Besked: "Disse linjer er læst som dagsordenen."}, words(b.noted))
}
