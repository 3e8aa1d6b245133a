package readback_test

import (
	"testing"

	"github.com/beevik/etree"

	word "notat/internal/readback/readbacktest"
)

// A field of the head is written with its label, in a line or a row, and every
// value that has a form can be corrected.
func TestTheHeadIsWrittenInWord(t *testing.T) {
	row := func(label, value string) *etree.Element {
		return word.Element("<w:tr><w:tc><w:p>" + word.Run(label) + "</w:p></w:tc><w:tc><w:p>" + word.Run(value) + "</w:p></w:tc></w:tr>")
	}
	in := func(label, value string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(h.Row("Aulaen"), row(label, value)) }
	}
	line := func(s string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(top(h.Row("Aulaen")), word.Paragraph("", s)) }
	}
	tryTyped(t, []typed{
		{"a number of the school, in a row", in("Institutionsnr.", "123456"), nil, "", []string{`"institutionsnr":"123456"`}, nil},
		{"a number of the school, in a line", line("Institutionsnr. 123456"), nil, "", []string{`"institutionsnr":"123456"`}, nil},
		{"a number of the school, after a colon", line("institutionsnr: 123 456"), nil, "", []string{`"institutionsnr":"123456"`}, nil},
		{"a number that is none", in("Institutionsnr.", "12345"), map[string]string{"kan-ikke-laeses": "udelades"}, "kan-ikke-laeses", nil, []string{"12345"}},
		{"what it is about", in("Vedrørende", "Læsning"), nil, "", []string{`"vedroerende":"Læsning"`}, nil},
		{"who approved it, and when", line("Godkendt: 27. marts 2026 af Skolechefen"), nil, "", []string{`"godkendt":{"af":"Skolechefen","dato":"2026-03-27"}`}, nil},
		{"a case number", in("Sagsnr.", "26/0042"), nil, "", []string{`"sagsnr":"26/0042"`}, nil},
		{"a number of the school, by another name", in("Institutionsnummer", "123456"), nil, "", []string{`"institutionsnr":"123456"`}, nil},
		{"a number of the school, by another name, in a line", line("Skolekode: 123456"), nil, "", []string{`"institutionsnr":"123456"`}, nil},
		{"a case number, by another name", in("Journalnr.", "26/0042"), nil, "", []string{`"sagsnr":"26/0042"`}, nil},
		{"a place by another name", in("Mødested", "Salen"), map[string]string{"felt-igen": "ret"}, "felt-igen", []string{`"sted":"Salen"`}, []string{"Aulaen"}},
		{"a span of time by another name", in("Tidspunkt", "kl. 9.30-11"), map[string]string{"felt-igen": "ret"}, "felt-igen", []string{`"slut":"11:00"`, `"start":"09:30"`}, nil},
		{"a sentence that begins with a label of others", line("Skolens navn er nyt"), nil, "udenfor", nil, []string{"er nyt"}},
		{"a place that is there already", line("Sted: Salen"), map[string]string{"felt-igen": "ret"}, "felt-igen", []string{`"sted":"Salen"`}, []string{"Aulaen"}},
		{"a place that is there already, and stays", line("Sted: Salen"), map[string]string{"felt-igen": "udelades"}, "felt-igen", []string{`"sted":"Aulaen"`}, []string{"Salen"}},
		{"a place that is written anew, and another below it", func(h *word.Hand) { line("Sted: Salen")(h); h.Say("Aulaen", "Biblioteket") }, map[string]string{"felt-igen": "ret"}, "felt-igen", []string{`"sted":"Salen"`}, []string{"Biblioteket"}},
		{"a school year", func(h *word.Hand) { h.Say("2025/26", "2026-27") }, nil, "", []string{`"skoleaar":"2026/27"`}, nil},
		{"a school year that is none", func(h *word.Hand) { h.Say("2025/26", "næste år") }, map[string]string{"kan-ikke-laeses": "beholdes"}, "kan-ikke-laeses", []string{`"skoleaar":"2025/26"`}, nil},
		{"a span of time, in a line", line("Tid: kl. 9.30-11"), map[string]string{"felt-igen": "ret"}, "felt-igen", []string{`"slut":"11:00"`, `"start":"09:30"`}, nil},
		{"a span of time of which the end is another", line("Tid: 13.00-15.00"), map[string]string{"felt-igen": "ret"}, "felt-igen", []string{`"slut":"15:00"`, `"start":"13:00"`}, nil},
		{"a span of time, and the old one stays", line("Tid: kl. 9.30-11"), map[string]string{"felt-igen": "udelades"}, "felt-igen", []string{`"slut":"16:00"`, `"start":"13:00"`}, nil},
		{"a time", func(h *word.Hand) { h.Say("16.00", "kl. 9") }, nil, "", []string{`"slut":"09:00"`}, nil},
		{"a month for a date", func(h *word.Hand) { h.Say("13. marts 2026", "marts 2026") }, map[string]string{"kan-ikke-laeses": "dato:2026-03-31"}, "kan-ikke-laeses", []string{`"dato":"2026-03-31"`}, nil},
	})
}
