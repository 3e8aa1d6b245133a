package begynd

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// section is a section on its way.
type section struct {
	item  map[string]any
	level int
	run   []source.Piece // words that are no block yet
	mark  string         // the kind of block that may go on: "aftaler", "citater"
	inner bool           // what goes on is internal
}

// What a heading may be besides a part of the notat.
var (
	noPart    = readback.Choice{ID: "afsnit", Tekst: "Et afsnit for sig"}
	noHeading = readback.Choice{ID: "tekst", Tekst: "Ikke en overskrift, men tekst"}
)

// aDel begins the answer that makes a section a part of the notat.
const aDel = "del:"

// afsnit asks what the headings are, and lays the sections.
func (b *begun) afsnit() {
	b.askLines()
	b.askPictures()
	b.tellAsides()
	b.askInternal()
	chosen := b.askHeadings()
	var list []any
	var stack []*section
	n := 0
	for i := range b.parts {
		x := &b.parts[i]
		if x.what == heading {
			is := chosen[n]
			n++
			if is != noHeading.ID {
				s := &section{item: map[string]any{"overskrift": text(x.piece.Words)}, level: x.piece.Level}
				if del, ok := strings.CutPrefix(is, aDel); ok {
					s.item["del"] = del
				}
				for len(stack) > 0 && (stack[len(stack)-1].level >= s.level || len(stack) >= samtale.MaxAfsnitDepth) {
					stack = closed(stack)
				}
				if len(stack) == 0 {
					list = append(list, s.item)
				} else {
					above := stack[len(stack)-1]
					above.flush()
					below, _ := above.item["afsnit"].([]any)
					above.item["afsnit"] = append(below, s.item)
				}
				if stack = append(stack, s); x.closed {
					s.item["synlighed"] = string(samtale.Intern)
				}
				continue
			}
		}
		if x.what == gone {
			continue
		}
		if len(stack) == 0 {
			s := &section{item: map[string]any{"overskrift": beginningCalled}, level: 99}
			b.Note("", beginningCalled)
			b.Tell(readback.Item{Kode: "indledning", Severity: readback.Info, Sted: sted(x.piece.Place), Tekst: text(x.piece.Words), Besked: "Teksten før den første overskrift er sat i et afsnit, »" + beginningCalled + "«."}, "")
			list, stack = append(list, s.item), append(stack, s)
		}
		s := stack[len(stack)-1]
		if x.closed {
			s.item["synlighed"] = string(samtale.Intern)
		}
		if s.inner != x.intern {
			s.flush()
			s.mark, s.inner = "", x.intern
		}
		b.into(s, x)
	}
	for len(stack) > 0 {
		stack = closed(stack)
	}
	if list == nil {
		list = []any{}
	}
	b.root["afsnit"] = list
}

// beginningCalled is the heading of what stands before the first one.
const beginningCalled = "Indledning"

func closed(stack []*section) []*section {
	stack[len(stack)-1].flush()
	return stack[:len(stack)-1]
}

// outlined is a heading above others, and the part that it is.
type outlined struct {
	level int
	del   string
}

// askHeadings asks in one question which part of the notat each heading is, and gives
// the answers in order.
func (b *begun) askHeadings() []string {
	var rows []readback.Row
	var all []string
	choices := make([]readback.Choice, 0, len(samtale.Dele)+2)
	for _, d := range samtale.Dele {
		choices = append(choices, readback.Choice{ID: aDel + string(d), Tekst: b.in.Delnavne[d]})
	}
	choices = append(choices, noPart, noHeading)
	var above []outlined
	var more []string
	for i := range b.parts {
		x := &b.parts[i]
		if x.what != heading {
			continue
		}
		s := text(x.piece.Words)
		r := readback.Row{ID: strconv.Itoa(len(rows) + 1), Tekst: s + " (" + sted(x.piece.Place) + ")", Choices: choices, Chosen: noPart.ID}
		for len(above) > 0 && above[len(above)-1].level >= x.piece.Level {
			above = above[:len(above)-1]
		}
		d := b.delOf(s)
		if d != "" && !slices.ContainsFunc(above, func(o outlined) bool { return o.del == d }) {
			r.Chosen = aDel + d
		}
		above = append(above, outlined{x.piece.Level, d})
		if len(rows) >= maxRows {
			more = append(more, s)
			continue
		}
		rows, all = append(rows, r), append(all, s)
	}
	if rows == nil {
		return nil
	}
	i := b.Tell(readback.Item{Kode: "overskrifter", Severity: readback.Ask, Sted: "overskrifterne", Tekst: words(all), Rows: rows, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}},
		Besked: "Hvilken del af notatet er hvert afsnit?"}, "")
	out := make([]string, len(i.Rows))
	for n, r := range i.Rows {
		out[n] = r.Chosen
	}
	if more != nil {
		b.Tell(readback.Item{Kode: "flere-overskrifter", Severity: readback.Warn, Sted: "overskrifterne", Tekst: words(more), Besked: "Der er flere overskrifter, end der kan spørges om. Disse er blevet til afsnit for sig."}, "")
	}
	for range more {
		out = append(out, noPart.ID)
	}
	return out
}

// delOf gives the part that the words of a heading tell of, or "".
func (b *begun) delOf(s string) string {
	l := folded(s)
	for _, d := range samtale.Dele {
		if folded(b.in.Delnavne[d]) == l {
			return string(d)
		}
	}
	best, most := "", 0
	for _, d := range samtale.Dele {
		for _, w := range b.in.Synonymer[string(d)] {
			if len(w) > most && says(l, w) {
				best, most = string(d), len(w)
			}
		}
	}
	return best
}

// into puts something into a section.
func (b *begun) into(s *section, x *part) {
	switch {
	case x.what == heading: // that is none
		p := *x.piece
		p.What, p.Words = source.Text, slices.Clone(p.Words)
		for i := range p.Words {
			p.Words[i].Fed = true
		}
		s.run = append(s.run, p)
	case x.likely == asAftale:
		s.join("aftaler", b.aftale(text(x.piece.Words)))
	case x.likely == asCitat:
		c := map[string]any{"tekst": readback.Prose([]source.Piece{{What: source.Text, Words: x.citat}})}
		if x.rolle != "" {
			c["rolle"] = x.rolle
		}
		s.join("citater", c)
	case x.what == prose:
		s.run = append(s.run, *x.piece)
		if x.said != nil {
			s.run = append(s.run, *x.said)
		}
	case x.what == aside:
		p := *x.piece
		if p.What = source.Text; p.Kind == source.Footnote {
			s.run = append(s.run, p)
			return
		}
		s.put(map[string]any{"type": "tekst", "synlighed": string(samtale.Intern), "tekst": readback.Prose([]source.Piece{p})})
	case x.block != nil:
		if list, ok := x.block["aftaler"].([]any); ok {
			for _, a := range list {
				s.join("aftaler", a)
			}
			return
		}
		s.put(x.block)
	}
}

// put puts a block after what stands in the section.
func (s *section) put(b map[string]any) {
	s.flush()
	s.add(b)
	s.mark = ""
}

// add adds a block.
func (s *section) add(b map[string]any) {
	if s.inner {
		b["synlighed"] = string(samtale.Intern)
	}
	have, _ := s.item["blokke"].([]any)
	s.item["blokke"] = append(have, b)
}

// join puts an item into the list right above, or begins one.
func (s *section) join(list string, item any) {
	if len(s.run) == 0 && s.mark == list {
		have := s.item["blokke"].([]any)
		b := have[len(have)-1].(map[string]any)
		b[list] = append(b[list].([]any), item)
		return
	}
	s.put(map[string]any{"type": list, list: []any{item}})
	s.mark = list
}

// flush makes a text of the words so far.
func (s *section) flush() {
	if len(s.run) == 0 {
		return
	}
	t := readback.Prose(s.run)
	s.run, s.mark = nil, ""
	if strings.TrimSpace(t) == "" {
		return
	}
	s.add(map[string]any{"type": "tekst", "tekst": t})
}
