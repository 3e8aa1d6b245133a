package readback_test

import (
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// typedBelow writes lines below the paragraph with some words; \t is a tab.
func typedBelow(below string, all ...string) func(*word.Hand) {
	return func(h *word.Hand) {
		at := h.Find(below)
		for i := len(all) - 1; i >= 0; i-- {
			word.After(at, word.Paragraph("", all[i]))
		}
	}
}

const tab = `</w:t><w:tab/><w:t xml:space="preserve">`

// br is a line break.
const br = `</w:t><w:br/><w:t xml:space="preserve">`

// Lists that were typed by hand are lists where that is sure, and else stay the words
// that they are.
func TestListsTypedByHandAreLists(t *testing.T) {
	const in = "info nyt-afsnit-i-tekst"
	areMeant(t, []meantEdit{
		{"numbers with a bracket", typedBelow("god tone", "1) Læs mere", "2) Regn mere"), []string{`god tone.\n\n1. Læs mere\n2. Regn mere\n\n- første emne`}, []string{in, in}, nil},
		{"numbers with a full stop", typedBelow("god tone", "1. Læs mere", "2. Regn mere"), []string{`\n\n1. Læs mere\n2. Regn mere\n\n`}, []string{in, in}, nil},
		{"letters", typedBelow("god tone", "a) Læs mere", "b) Regn mere"), []string{`\n\n1. Læs mere\n2. Regn mere\n\n`}, []string{"info liste-bogstaver", in, in}, nil},
		{"dashes", typedBelow("god tone", "- Læs mere", "- Regn mere"), []string{`god tone.\n\n- Læs mere\n- Regn mere\n- første emne`}, []string{in, in}, nil},
		{"long dashes", typedBelow("god tone", "– Læs mere", "– Regn mere"), []string{`god tone.\n\n- Læs mere\n- Regn mere\n- første emne`}, []string{in, in}, nil},
		{"bullets", typedBelow("god tone", "• Læs mere", "• Regn mere"), []string{`god tone.\n\n- Læs mere\n- Regn mere\n- første emne`}, []string{in, in}, nil},
		{"bullets and hard spaces", typedBelow("god tone", "•\u00a0Læs mere", "·\u00a0\u00a0\u00a0 Regn\u00a0mere\u00a0"), []string{`god tone.\n\n- Læs mere\n- Regn mere\n- første emne`}, []string{in, in}, nil},
		{"numbers and hard spaces", typedBelow("god tone", "1.\u00a0Læs mere", "2.\u00a0Regn i 7.\u00a0klasse"), []string{"\\n\\n1. Læs mere\\n2. Regn i 7.\u00a0klasse\\n\\n"}, []string{in, in}, nil},
		{"items and hard spaces", func(h *word.Hand) {
			word.After(h.Find("andet emne"), lines("- \u00a0Læs\u00a0mere", "- \u00a0100\u00a0kr.\u00a0")...)
		}, []string{"- andet emne\\n- Læs mere\\n- 100\u00a0kr.\""}, []string{in, in}, nil},
		{"people and hard spaces", typedBelow("Bo Dahl", "•\u00a0Eva\u00a0Friis,\u00a0Afdelingsleder"), []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, []string{"info nyt-punkt"}, nil},
		{"one dash below a list", typedBelow("andet emne", "- Læs mere"), []string{`- andet emne\n- Læs mere"`}, []string{in}, nil},
		{"a level below", typedBelow("andet emne", "- Læs mere", tab+"- hver dag", "- Regn mere"), []string{`- Læs mere\n  - hver dag\n- Regn mere"`}, []string{in, in, in}, nil},
		{"people", typedBelow("Bo Dahl", "- Eva Friis, Afdelingsleder", "- Ib Holm, Skoleleder"), []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, []string{"info nyt-punkt", "info nyt-punkt"}, nil},
		{"dashes with line breaks", typedBelow("god tone", "- Læs mere"+br+"- Regn mere"), []string{`god tone.\n\n- Læs mere\n- Regn mere\n- første emne`}, []string{in, in}, nil},
		{"numbers with line breaks", typedBelow("god tone", "Vi vil:"+br+"1. Læs mere"+br+"2. Regn mere"), []string{`\n\nVi vil:\n\n1. Læs mere\n2. Regn mere\n\n`}, []string{in, in, in}, nil},
		{"dashes with line breaks in a paragraph that is there", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(`<w:r><w:br/><w:t>- Læs mere</w:t><w:br/><w:t>- Regn mere</w:t></w:r>`))
		},
			[]string{`god tone.\n\n- Læs mere\n- Regn mere\n- første emne`}, []string{in, in}, nil},
		{"line breaks and no list", typedBelow("god tone", "Læs mere"+br+"- 3 procentpoint"+br+"- 2 procentpoint"), []string{`procentpoint`}, []string{in}, nil},
		{"one dash in a text is words", typedBelow("Gode rutiner", "- Læs mere"), []string{`Gode rutiner.\n\n\\- Læs mere"`}, nil, nil},
		{"numbers below zero are words", typedBelow("god tone", "- 3 procentpoint i dansk", "- 2 procentpoint i tysk"), []string{`\\- 3 procentpoint`}, []string{in, in}, nil},
		{"a number below zero ends a list", typedBelow("god tone", "- Læs mere", "- 3 procentpoint i dansk"), []string{`\\- Læs mere`, `\\- 3 procentpoint`}, []string{in, in}, nil},
		{"forms are words", typedBelow("god tone", "1. klasse læser", "2. klasse regner"), []string{`1\\. klasse læser`}, []string{in, in}, nil},
		{"for and against are words", typedBelow("god tone", "+ Læs mere", "- Regn mere", "- Skriv mere"), []string{`\\+ Læs mere`, `\\- Regn mere`}, []string{in, in, in}, nil},
		{"numbers that begin later are words", typedBelow("god tone", "3) Læs mere", "4) Regn mere"), []string{`3) Læs mere`}, []string{in, in}, nil},
	})
}

// Columns made with tabs are what their head says, or are asked about once.
func TestColumnsMadeWithTabs(t *testing.T) {
	const ask = "ask kolonner-med-tabulator"
	lines := typedBelow("god tone", "Dansk"+tab+"god", "Tysk"+tab+tab+"bedre", "Engelsk"+tab+"bedst")
	areMeant(t, []meantEdit{
		{"a table", lines, []string{`{"hoved":["Dansk","god"],"raekker":[["Tysk","bedre"],["Engelsk","bedst"]],"type":"tabel"}`}, []string{ask, "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, []string{"tabel"}},
		{"text", lines, []string{`Dansk\tgod`}, []string{ask, "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, []string{"tekst"}},
		{"a head that is plain", typedBelow("god tone", "Uge"+tab+"Ture", "Maj"+tab+"3", "Juni"+tab+"4"), []string{`{"hoved":["Uge","Ture"],"raekker":[["Maj","3"],["Juni","4"]],"type":"tabel"}`}, []string{"info tabel-indsat"}, nil},
		{"agreements", typedBelow("god tone", "Mål"+tab+"Ansvarlig"+tab+"Frist", "Læs mere"+tab+"Skolelederen"+tab+"1. maj 2026"), []string{`{"ansvarlig":"Skolelederen","frist":"2026-05-01","maal":"Læs mere"}`}, []string{"info tabel-indsat"}, nil},
		{"points of the agenda", typedBelow("andet emne", "Tid"+tab+"Punkt", "14.00-14.10"+tab+"Ture"), []string{`{"punkt":"Ture","slut":"14:10","start":"14:00"}`}, []string{"ask ny-tabel"}, []string{"blok:/moede/dagsorden"}},
	})
}

// An item that is moved out of a numbered list, with tracked changes or without, stays
// an item: its number alone would be a word that nobody typed.
func TestAnItemMovedOutOfANumberedListStaysOne(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`- første emne\n- andet emne`, `1. første emne\n2. andet emne\n3. tredje emne`))
	for name, c := range map[string]struct {
		what, below, has string
		tracked          bool
	}{
		"into a text":         {"andet emne", "Samtalen handlede", `\n\n- andet emne\n\nDen blev holdt`, true},
		"the first of them":   {"første emne", "Samtalen handlede", `\n\n- første emne\n\nDen blev holdt`, true},
		"into a column":       {"tredje emne", "Gode rutiner", `Gode rutiner.\n\n- tredje emne"`, true},
		"without a track":     {"tredje emne", "Gode rutiner", `Gode rutiner.\n\n- tredje emne"`, false},
		"above the list":      {"tredje emne", "god tone", `\n\n1. tredje emne\n2. første emne\n3. andet emne"`, true},
		"to its end":          {"andet emne", "tredje emne", `\n\n1. første emne\n2. tredje emne\n3. andet emne"`, true},
		"into a block of one": {"tredje emne", "Det vi ser", `{"tekst":"- tredje emne","type":"tekst"}`, true},
	} {
		file := internFile(t, s, record, func(h *word.Hand) {
			p := h.Find(c.what)
			to := p.Copy()
			word.After(h.Find(c.below), to)
			if !c.tracked {
				word.Drop(p)
				return
			}
			for mark, e := range map[string]*etree.Element{"moveFrom": p, "moveTo": to} {
				within := word.Element(`<w:` + mark + ` w:id="1" w:author="Mette"/>`)
				for _, x := range e.ChildElements() {
					if x.Tag == "pPr" {
						x.AddChild(word.Element(`<w:rPr><w:` + mark + ` w:id="2" w:author="Mette"/></w:rPr>`))
						continue
					}
					within.AddChild(x)
				}
				e.AddChild(within)
			}
		})
		if back := handBack(t, s, publish.Indlevering{Fil: file}); !back.Ready() {
			t.Errorf("%s: %+v %v", name, back.Rest, back.Faults)
		} else if !strings.Contains(string(back.Record), c.has) {
			t.Errorf("%s: the record has no %s:\n%s", name, c.has, back.Record)
		}
	}
}

// A raised figure of the record that an editor set on the line comes back as it was;
// one that is changed otherwise is what the file says.
func TestARaisedFigureThatComesBackOnTheLineStays(t *testing.T) {
	s := newService(t)
	record := string(changedRecord("i god tone", "i god tone på 10² m² med CO₂", "Gode rutiner.", "Gode rutiner på 20 m² og m2."))
	for name, c := range map[string]struct {
		was, is, has string
		told         int
	}{
		"all of them":     {"10² m² med CO₂", "102 m2 med CO2", "10² m² med CO₂", 3},
		"beside an edit":  {"tone på 10² m² med", "tone og på 102 m2 af", "og på 10² m² af CO₂", 2},
		"another number":  {"10² m²", "103 m²", "103 m² med CO₂", 0},
		"both were there": {"20 m² og m2", "20 m2 og m2", "20 m2 og m2", 0},
	} {
		file := internFile(t, s, record, func(h *word.Hand) { h.Say(c.was, c.is) })
		back := handBack(t, s, publish.Indlevering{Fil: file})
		told := 0
		for _, i := range back.Rest {
			if i.Kode == "haevet-tal" {
				told++
			}
		}
		if !back.Ready() || !strings.Contains(string(back.Record), c.has) || told != c.told {
			t.Errorf("%s: told %d: %+v\n%s", name, told, back.Rest, back.Record)
		}
	}
}
