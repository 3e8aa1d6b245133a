package begynd

import (
	"slices"
	"strings"

	"notat/internal/prosa"
	"notat/internal/source"
)

// unframe makes lines of the tables that are a frame around the head of a notat, labels
// at the left and what they say at the right: "Deltagere | Bo Dal, skoleleder". Each row
// is then read as the same words are where no frame is around them.
func (b *begun) unframe() {
	var out []source.Piece
	for i := range b.pieces {
		switch p := &b.pieces[i]; {
		case i < beginning && p.What == source.Table && b.isFrame(p.Rows):
			out = append(out, unframed(p)...)
		case i < beginning && p.What == source.Text:
			out = append(out, b.fieldsOf(p)...)
		default:
			out = append(out, *p)
		}
	}
	b.pieces, b.used = out, make([]bool, len(out))
}

// fieldsOf gives the fields of a line that holds two or more of them, one after the
// other, each as a line: "Dato: 14. marts 2025 Tid: 13-15 Sted: Lærerværelset".
func (b *begun) fieldsOf(p *source.Piece) []source.Piece {
	s := text(p.Words)
	var from []int // where labels begin
	fields := 0
	for at, c := range s {
		if c != ':' {
			continue
		}
		words := strings.Fields(s[:at])
		for n := min(labelWords, len(words)); n > 0; n-- {
			label := strings.Join(words[len(words)-n:], " ")
			start := strings.LastIndex(s[:at], label)
			if field := b.place(label) != ""; field || b.isPeople(label) && n == 1 {
				if from = append(from, start); field {
					fields++
				}
				break
			}
		}
	}
	if len(from) < 2 || fields == 0 || from[0] != 0 || slices.ContainsFunc(p.Words, func(o prosa.Ord) bool { return o.Henvisning != "" }) {
		return []source.Piece{*p}
	}
	out := make([]source.Piece, len(from))
	for n, f := range from {
		to := len(s)
		if n+1 < len(from) {
			to = from[n+1]
		}
		out[n] = source.Piece{What: source.Text, Place: p.Place, Words: []prosa.Ord{{Tekst: strings.TrimRight(s[f:to], " ,;|–-.")}}}
	}
	return out
}

// isFrame reports whether two rows or more have a label that the head of a notat knows,
// and one of them is no field: a table of fields alone is read as it stands.
func (b *begun) isFrame(rows []source.Row) bool {
	known, others := 0, 0
	for _, r := range rows {
		if len(r.Cells) != 2 || len(r.Cells[0].Pieces) > 1 || len(strings.Fields(cellText(r.Cells[0]))) > labelWords {
			return false
		}
		for _, c := range r.Cells {
			if slices.ContainsFunc(c.Pieces, func(p source.Piece) bool { return p.What != source.Text && p.What != source.Item }) {
				return false
			}
		}
		label := cellText(r.Cells[0])
		switch field := b.place(label) != ""; {
		case field:
			known++
		case b.isPeople(label), b.isAgenda(label):
			known++
			others++
		case label != "" || len(r.Cells[1].Pieces) > 0:
			others++
		}
	}
	return known >= 2 && others > 0
}

// unframed gives the lines of a frame: a label and one line beside it are one line.
func unframed(p *source.Piece) []source.Piece {
	var out []source.Piece
	for _, r := range p.Rows {
		label, value := strings.TrimRight(cellText(r.Cells[0]), ": "), slices.Clone(r.Cells[1].Pieces)
		for n := range value {
			value[n].Place = p.Place
		}
		line := source.Piece{What: source.Text, Place: p.Place, Words: []prosa.Ord{{Tekst: label + ":"}}}
		switch {
		case label == "":
		case len(value) == 1 && value[0].What == source.Text:
			line.Words = append([]prosa.Ord{{Tekst: label + ": "}}, value[0].Words...)
			out, value = append(out, line), nil
		case len(value) == 0:
			line.Words[0].Tekst = label
			fallthrough
		default:
			out = append(out, line)
		}
		out = append(out, value...)
	}
	return out
}
