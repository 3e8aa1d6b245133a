package readback_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// tableRow gives the XML of a row.
func tableRow(cells ...string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("<w:tc><w:p>" + word.Run(c) + "</w:p></w:tc>")
	}
	return "<w:tr>" + b.String() + "</w:tr>"
}

// tableOf gives a table; cells are divided by |.
func tableOf(rows ...string) *etree.Element {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(tableRow(strings.Split(r, "|")...))
	}
	return word.Element("<w:tbl>" + b.String() + "</w:tbl>")
}

// rowAfter puts a row after that in which some words stand.
func rowAfter(h *word.Hand, words string, cells ...string) {
	word.After(h.Row(words), word.Element(tableRow(cells...)))
}

// rowsOf gives the rows of the table in which some words stand.
func rowsOf(h *word.Hand, words string) []*etree.Element {
	return word.Above(h.Row(words), "tbl").FindElements("./w:tr")
}

// column puts a column into that table, as number at.
func column(h *word.Hand, words string, at int, cells ...string) {
	for i, r := range rowsOf(h, words) {
		c := word.Element(tableRow(cells[i])).FindElement("./w:tc")
		if cs := r.FindElements("./w:tc"); at <= len(cs) {
			r.InsertChildAt(cs[at-1].Index(), c)
		} else {
			r.AddChild(c)
		}
	}
}

// columnOff deletes a column.
func columnOff(h *word.Hand, words string, at int) {
	for _, r := range rowsOf(h, words) {
		r.RemoveChild(r.FindElements("./w:tc")[at-1])
	}
}

// cellsMerged makes the first two cells of a row one.
func cellsMerged(h *word.Hand, words string) {
	r := h.Row(words)
	first, next := r.FindElement("./w:tc[1]"), r.FindElement("./w:tc[2]")
	first.FindElement("./w:tcPr").AddChild(word.Element(`<w:gridSpan w:val="2"/>`))
	for _, x := range next.ChildElements() {
		if x.Tag != "tcPr" {
			first.AddChild(x)
		}
	}
	r.RemoveChild(next)
}

// columnsSwapped lets the first column stand after the second.
func columnsSwapped(h *word.Hand, words string) {
	for _, r := range rowsOf(h, words) {
		cs := r.FindElements("./w:tc")
		r.RemoveChild(cs[0])
		word.After(cs[1], cs[0])
	}
}

// meantEdit is something that a referent does, with what the record gets and what is
// said: "severity kode"; the answers are those to the questions.
type meantEdit struct {
	name   string
	edit   func(h *word.Hand)
	has    []string // of the record in the end
	items  []string
	answer []string
}

// inTables are edits of tables and of what is shown as one.
var inTables = []meantEdit{
	{"a row of results", func(h *word.Hand) { rowAfter(h, "7,40", "Fravær", "8,30 %", "Som før.") },
		[]string{`{"art":"fravaer","enhed":"%","maaling":"Fravær","ord":"Som før.","vaerdi":8.30}`}, []string{"info ny-raekke"}, nil},
	{"a row of results of no known kind", func(h *word.Hand) { rowAfter(h, "7,40", "Ro i timerne", "3,1", "") },
		[]string{`{"art":"andet","maaling":"Ro i timerne","vaerdi":3.1}`}, []string{"ask resultater-art", "info ny-raekke"}, []string{"art:andet"}},
	{"a row of results with fewer cells", func(h *word.Hand) { rowAfter(h, "7,40", "Fravær", "1.250 timer") },
		[]string{`{"art":"fravaer","enhed":"timer","maaling":"Fravær","vaerdi":1250}`}, []string{"info ny-raekke"}, nil},
	{"a cell that cannot be read", func(h *word.Hand) { rowAfter(h, "7,40", "Fravær", "lidt over 8", "") },
		[]string{`{"art":"fravaer","maaling":"Fravær","note":"Skolen: lidt over 8"}`}, []string{"ask kan-ikke-laeses", "info ny-raekke"}, []string{"bemaerkning"}},
	{"another number with another unit", func(h *word.Hand) { h.Say("7,40", "ca. 8"); h.Say("%", "point") },
		[]string{`"cirka":true,"enhed":"point"`, `"vaerdi":8}`}, nil, nil},
	{"the cell of both times of a point is emptied", func(h *word.Hand) {
		c := h.Row("Velkomst").FindElement("./w:tc[1]")
		for _, e := range c.ChildElements() {
			if e.Tag != "tcPr" {
				word.Drop(e)
			}
		}
		c.AddChild(word.Element("<w:p/>"))
	}, []string{`"dagsorden":[{"punkt":"Velkomst"},`}, []string{"ask felt-slettet"}, []string{"slettes"}},
	{"both times of a point are emptied", func(h *word.Hand) {
		for _, x := range h.Row("Velkomst").FindElements("./w:tc[1]//w:t") {
			x.SetText("")
		}
	}, []string{`"dagsorden":[{"punkt":"Velkomst"},`}, []string{"ask felt-tomt"}, []string{"slettes"}},
	{"a table", func(h *word.Hand) { word.After(h.Find("god tone"), tableOf("Uge|Emne", "10|Ture", "11|Skov")) },
		[]string{`god tone.","type":"tekst"},{"hoved":["Uge","Emne"],"raekker":[["10","Ture"],["11","Skov"]],"type":"tabel"},{"tekst":"- første emne\n- andet emne","type":"tekst"}`}, []string{"info tabel-indsat"}, nil},
	{"a table with bullets and bold words", func(h *word.Hand) {
		t := tableOf("Uge|Emne", "10 *|Ture")
		c := t.FindElement("./w:tr[2]/w:tc[2]")
		c.FindElement(".//w:r").InsertChildAt(0, word.Element("<w:rPr><w:b/></w:rPr>"))
		c.AddChild(word.Styled(h.Style("list bullet"), "skov"))
		c.AddChild(word.Styled(h.Style("list bullet"), "strand"))
		word.After(h.Find("andet emne"), t)
	}, []string{`{"format":"markdown","hoved":["Uge","Emne"],"raekker":[["10 \\*","**Ture**\n\n- skov\n- strand"]],"type":"tabel"}`}, []string{"info tabel-indsat"}, nil},
	{"a bold word in a cell", func(h *word.Hand) {
		h.Find("fire").AddChild(word.Element(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> nu</w:t></w:r>`))
		rowAfter(h, "Tredje", "Fjerde", "_seks_")
	}, []string{`"format":"markdown","hoved":["Klasse","Timer"],"raekker":[["Anden","fire **nu**"],["Tredje","fem"],["Fjerde","\\_seks\\_"]]`}, []string{"info ny-raekke"}, nil},
	{"a bullet in a cell", func(h *word.Hand) { word.After(h.Find("fire"), word.Styled(h.Style("list bullet"), "fem")) },
		[]string{`["Anden","fire\n\n- fem"]`}, nil, nil},
	{"a table with its caption above", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("caption"), "Tabel 1: Ture"), tableOf("Uge|Emne", "10|Skov"))
	}, []string{`{"billedtekst":"Tabel 1: Ture","hoved":["Uge","Emne"],"raekker":[["10","Skov"]],"type":"tabel"}`}, []string{"info tabel-indsat"}, nil},
	{"a table with its caption below", func(h *word.Hand) {
		word.After(h.Find("andet emne"), tableOf("Uge|Emne", "10|Skov"), word.Styled(h.Style("caption"), "Ture"))
	}, []string{`{"billedtekst":"Ture","hoved":["Uge","Emne"]`}, []string{"info tabel-indsat"}, nil},
	{"a table in a new section", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("heading 1"), "Ture"), word.Paragraph("", "Sådan."), tableOf("Uge|Emne", "10|Skov"), word.Paragraph("", "Slut."))
	}, []string{`{"blokke":[{"tekst":"Sådan.","type":"tekst"},{"hoved":["Uge","Emne"],"raekker":[["10","Skov"]],"type":"tabel"},{"tekst":"Slut.","type":"tekst"}],"overskrift":"Ture"}`}, []string{"info nyt-afsnit", "info tabel-indsat"}, nil},
	{"a table between the fields of an agreement", func(h *word.Hand) { word.After(h.Find("Makkerlæsning"), tableOf("Uge|Emne", "10|Skov")) },
		[]string{`"hoved":["Uge","Emne"]`}, []string{"ask ny-tabel"}, []string{"blok:/afsnit/2"}},
	{"a table of merged cells", func(h *word.Hand) {
		t := tableOf("Uge|Emne|Sted", "10|Skov")
		t.FindElement("./w:tr[2]/w:tc[2]").InsertChildAt(0, word.Element(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`))
		word.After(h.Find("andet emne"), t)
	}, []string{`"raekker":[["10","Skov",""]]`}, []string{"info tabel-indsat", "warn celler-flettet"}, nil},
	{"a frame around words", func(h *word.Hand) { word.After(h.Find("andet emne"), tableOf("Husk madpakken.")) },
		[]string{`andet emne\n\nHusk madpakken."`}, []string{"info nyt-afsnit-i-tekst", "info ramme"}, nil},
	{"two cells beside each other", func(h *word.Hand) {
		t := tableOf("Begynd|Bliv ved")
		for i, c := range t.FindElements(".//w:tc") {
			c.AddChild(word.Paragraph("", []string{"Læs.", "Regn."}[i]))
		}
		word.After(h.Find("andet emne"), t)
	}, []string{`{"kolonner":[{"overskrift":"Begynd","tekst":"Læs."},{"overskrift":"Bliv ved","tekst":"Regn."}],"type":"sammenstilling"}`}, []string{"info tabel-indsat"}, nil},
	{"a table of agreements", func(h *word.Hand) {
		word.After(h.Find("andet emne"), tableOf("Mål|Tiltag|Ansvarlig|Frist|Status", "Mere ro|Stille læsning|Lærerne|1. maj 2026|I gang", "Flere ture||Skoleleder|inden jul|Påbegyndt"))
	}, []string{`{"aftaler":[{"ansvarlig":"Lærerne","frist":"2026-05-01","maal":"Mere ro","status":"iGang","tiltag":["Stille læsning"]},{"ansvarlig":"Skoleleder","bemaerkning":"Frist: inden jul","maal":"Flere ture","status":"iGang"}],"type":"aftaler"}`},
		[]string{"ask kan-ikke-laeses", "ask kan-ikke-laeses", "info tabel-indsat"}, []string{"bemaerkning", "status:iGang"}},
	{"a caption above agreements", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("caption"), "Vores aftaler"), tableOf("Mål|Frist", "Mere ro|1. maj 2026"))
	}, []string{`andet emne\n\nVores aftaler","type":"tekst"},{"aftaler":[{"frist":"2026-05-01","maal":"Mere ro"}]`}, []string{"info nyt-afsnit-i-tekst", "info tabel-indsat"}, nil},
	{"a table of results", func(h *word.Hand) {
		word.After(h.Find("andet emne"), tableOf("Måling|Antal|Skolen|Landet", "Fravær|96|7,6 %|6,0 %", "Ro|90|3,1|3,4"))
	}, []string{`{"resultater":[{"antal":96,"art":"fravaer","enhed":"%","landstal":6.0,"maaling":"Fravær","vaerdi":7.6},{"antal":90,"art":"trivsel","landstal":3.4,"maaling":"Ro","vaerdi":3.1}],"type":"resultater"}`},
		[]string{"ask resultater-art", "info tabel-indsat"}, []string{"art:trivsel"}},
	{"a column", func(h *word.Hand) { column(h, "Klasse", 3, "Sted", "Salen", "Haven") },
		[]string{`"hoved":["Klasse","Timer","Sted"],"raekker":[["Anden","fire","Salen"],["Tredje","fem","Haven"]]`}, []string{"info ny-kolonne"}, nil},
	{"a column in the middle, and a row", func(h *word.Hand) {
		column(h, "Klasse", 2, "Sted", "Salen", "Haven")
		rowAfter(h, "Tredje", "Fjerde", "Byen", "seks")
	}, []string{`"hoved":["Klasse","Sted","Timer"],"raekker":[["Anden","Salen","fire"],["Tredje","Haven","fem"],["Fjerde","Byen","seks"]]`}, []string{"info ny-kolonne", "info ny-raekke"}, nil},
	{"a column is deleted", func(h *word.Hand) { columnOff(h, "Klasse", 2) },
		[]string{`"hoved":["Klasse"],"raekker":[["Anden"],["Tredje"]]`}, []string{"ask kolonne-slettet"}, []string{"slettes"}},
	{"a column is deleted and kept", func(h *word.Hand) { columnOff(h, "Klasse", 2) },
		[]string{`"hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]`}, []string{"ask kolonne-slettet"}, []string{"beholdes"}},
	{"columns change places", func(h *word.Hand) { columnsSwapped(h, "Klasse") },
		[]string{`"hoved":["Timer","Klasse"],"raekker":[["fire","Anden"],["fem","Tredje"]]`}, []string{"info flyttet"}, nil},
	{"columns change places without controls", func(h *word.Hand) { h.Bare(); columnsSwapped(h, "Klasse") },
		[]string{`"hoved":["Timer","Klasse"],"raekker":[["fire","Anden"],["fem","Tredje"]]`}, []string{"info flyttet"}, nil},
	{"cells are merged", func(h *word.Hand) { cellsMerged(h, "Anden") },
		[]string{`"raekker":[["Anden","fire"],["Tredje","fem"]]`}, []string{"warn celler-flettet"}, nil},
	{"alternative text of a table", func(h *word.Hand) {
		word.Above(h.Find("Klasse"), "tbl").SelectElement("w:tblPr").AddChild(word.Element(`<w:tblDescription w:val="Timer i hver klasse"/>`))
	}, []string{`"raekker":[["Anden","fire"],["Tredje","fem"]]`}, []string{"warn tabel-alt"}, nil},
	{"a name and alternative text of a table that was put in", func(h *word.Hand) {
		tbl := tableOf("Uge|Emne", "10|Skov")
		tbl.InsertChildAt(0, word.Element(`<w:tblPr><w:tblCaption w:val="Ture"/><w:tblDescription w:val="Ugens ture"/></w:tblPr>`))
		word.After(h.Find("andet emne"), tbl)
	}, []string{`"hoved":["Uge","Emne"]`}, []string{"info tabel-indsat", "warn tabel-alt", "warn tabel-alt"}, nil},
	{"the columns beside each other are merged", func(h *word.Hand) { cellsMerged(h, "Styrker") },
		[]string{`[{"overskrift":"Styrker","tekst":"Gode rutiner."},{"overskrift":"Svagheder","tekst":"Meget fravær."}]`}, []string{"warn celler-flettet"}, nil},
	{"columns change places, and cells are merged", func(h *word.Hand) { columnsSwapped(h, "Klasse"); cellsMerged(h, "Anden") },
		[]string{`"hoved":["Timer","Klasse"],"raekker":[["fire","Anden"],["fem","Tredje"]]`}, []string{"info flyttet", "warn celler-flettet"}, nil},
	{"a column beside two", func(h *word.Hand) {
		column(h, "Styrker", 3, "Muligheder")
		h.Row("Styrker").FindElement("./w:tc[3]").AddChild(word.Paragraph("", "Mere læsning."))
	}, []string{`{"overskrift":"Svagheder","tekst":"Meget fravær."},{"overskrift":"Muligheder","tekst":"Mere læsning."}]`}, []string{"info ny-kolonne"}, nil},
	{"one of two columns is deleted", func(h *word.Hand) { columnOff(h, "Styrker", 2) },
		[]string{`"overskrift":"Det vi ser"`, `{"tekst":"**Styrker**\n\nGode rutiner.","type":"tekst"}`}, []string{"ask kolonne-slettet"}, []string{"slettes"}},
	{"two columns change places", func(h *word.Hand) { columnsSwapped(h, "Styrker") },
		[]string{`[{"overskrift":"Svagheder","tekst":"Meget fravær."},{"overskrift":"Styrker","tekst":"Gode rutiner."}]`}, []string{"info flyttet"}, nil},
	{"a column of numbers of the country", func(h *word.Hand) { column(h, "7,40", 3, "Landet", "6,9 %") },
		[]string{`"landstal":6.9`, `"vaerdi":7.40`}, []string{"info ny-kolonne"}, nil},
	{"a column of results of another kind", func(h *word.Hand) { column(h, "7,40", 3, "Farve", "grøn") },
		[]string{`"note":"Farve: grøn"`}, []string{"ask ny-kolonne-ukendt"}, []string{"blok:/afsnit/1/blokke/3/resultater"}},
	{"a column of numbers is deleted", func(h *word.Hand) { columnOff(h, "7,40", 2) },
		[]string{`"resultater":[{"maaling":"Trivsel","ord":"Trivslen er steget."}]`}, []string{"ask kolonne-slettet"}, []string{"slettes"}},
	{"a column of the agenda", func(h *word.Hand) { column(h, "Velkomst", 3, "Hvem", "Anna", "Bo") },
		[]string{`"punkt":"Velkomst\nHvem: Anna"`, `"punkt":"Trivsel\nHvem: Bo"`}, []string{"ask ny-kolonne-ukendt"}, []string{"blok:/moede/dagsorden"}},
	{"points typed below the agenda", func(h *word.Hand) {
		word.After(word.Above(h.Find("Velkomst"), "tbl"), word.Paragraph("", "14.00-14.30 Eventuelt"), word.Paragraph("", "kl. 14.30: Tak for i dag"))
	}, []string{`{"punkt":"Eventuelt","slut":"14:30","start":"14:00"},{"punkt":"Tak for i dag","start":"14:30"}]`}, []string{"info ny-raekke", "info ny-raekke"}, nil},
	{"a table of the agenda", func(h *word.Hand) { word.After(h.Find("andet emne"), tableOf("Tid|Punkt", "14.00-14.30|Eventuelt")) },
		[]string{`{"punkt":"Eventuelt","slut":"14:30","start":"14:00"}]`}, []string{"ask ny-tabel"}, []string{"blok:/moede/dagsorden"}},
	{"a table of participants", func(h *word.Hand) {
		word.After(h.Find("andet emne"), tableOf("Navn|Titel", "Ea Lund|Lærer", "Ib Holm|Elev (afbud)"))
	},
		[]string{`{"navn":"Ea Lund","part":"medarbejdere","titel":"Lærer"},{"navn":"Ib Holm","part":"elever","titel":"Elev (afbud)"}]`}, []string{"ask ny-tabel"}, []string{"blok:/deltagere"}},
}

// told gives what the referent is told, severity and code, sorted, and the ids of what
// is asked in its order.
func told(back *publish.IndleveringSvar) (items, asked []string) {
	for _, i := range back.Rest {
		items = append(items, fmt.Sprintf("%s %s", i.Severity, i.Kode))
		if i.Severity == "ask" {
			asked = append(asked, i.ID)
		}
	}
	slices.Sort(items)
	return items, asked
}

// What a referent does to a table is what the record gets.
func TestTablesAreReadAsTheyAreMeant(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	areMeant(t, inTables)
}

func areMeant(t *testing.T, edits []meantEdit) {
	s := newService(t)
	for _, c := range edits {
		t.Run(c.name, func(t *testing.T) {
			q := publish.Indlevering{Fil: editedDraft(t, c.edit)}
			back := handBack(t, s, q)
			items, asked := told(back)
			svar := map[string]string{}
			for n, id := range asked[:min(len(asked), len(c.answer))] {
				svar[id] = c.answer[n]
			}
			if !slices.Equal(items, c.items) {
				t.Errorf("told %q, not %q: %+v", items, c.items, back.Rest)
			}
			if len(svar) > 0 {
				q.Svar, _ = json.Marshal(svar)
				back = handBack(t, s, q)
			}
			if !back.Ready() {
				t.Fatalf("not settled: %+v %v", back.Rest, back.Faults)
			}
			for _, has := range c.has {
				if !strings.Contains(string(back.Record), has) {
					t.Errorf("the record has no %s:\n%s", has, back.Record)
				}
			}
		})
	}
	t.Logf("%d edits", len(edits))
}

// All that is typed in the empty cell of a result is in the record.
func TestSeveralLinesInAnEmptyCellOfAResult(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"ord":"Trivslen er steget."}`, `"ord":"Trivslen er steget."},{"maaling":"Arbejdsro","vaerdi":5.10,"enhed":"%"}`))
	file := internFile(t, s, record, func(h *word.Hand) {
		cells := h.Row("Arbejdsro").SelectElements("w:tc")
		p := cells[len(cells)-1].SelectElement("w:p")
		word.After(p, word.Styled(h.Style("heading 2"), "Roen er ny."), word.Paragraph("", "Den skal blive."))
	})
	back := handBack(t, s, publish.Indlevering{Fil: file})
	if got := string(back.Record); !back.Ready() || !strings.Contains(got, `"ord":"Roen er ny.\n\nDen skal blive."`) {
		t.Errorf("%+v %s", back.Rest, got)
	}
}

// What is typed below the source in the cell of a result goes with its words, and none
// of them is lost.
func TestALineBelowTheSourceOfAResultGoesWithItsWords(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`,"ord":"Trivslen er steget."}`, `,"ord":"Trivslen er steget.","kilde":"Skolens egen måling","hentet":"2026-02-24"},{"maaling":"Arbejdsro","vaerdi":5.10,"enhed":"%","kilde":"Kommunens"}`))
	file := internFile(t, s, record, func(h *word.Hand) { word.After(h.Find("Skolens egen"), word.Paragraph("", "Roen er ny.")) })
	q := publish.Indlevering{Fil: file}
	items, asked := told(handBack(t, s, q))
	if !slices.Equal(items, []string{"ask tekst-byttet"}) {
		t.Fatal(items)
	}
	q.Svar, _ = json.Marshal(map[string]string{asked[0]: "beholdes"})
	back := handBack(t, s, q)
	if got := string(back.Record); !back.Ready() || !strings.Contains(got, `"ord":"Trivslen er steget.\n\nRoen er ny."`) {
		t.Errorf("%+v %s", back.Rest, got)
	}
}

// A row without numbers in the middle of a table of results stands by itself, and
// so do the rows above and below it: each says its source.
func TestARowWithoutNumbersDividesATableWithOneSource(t *testing.T) {
	s := newService(t)
	const own = `,"kilde":"Skolens egen måling"}`
	record := string(changedRecord(`,"ord":"Trivslen er steget."}`, own+`,{"maaling":"Arbejdsro","vaerdi":5.10,"enhed":"%"`+own))
	for _, after := range []string{"Trivsel", "Arbejdsro"} {
		file := internFile(t, s, record, func(h *word.Hand) {
			rowAfter(h, map[string]string{"Trivsel": "7,40", "Arbejdsro": "5,10"}[after], "Fravær", "ikke opgjort")
		})
		back := handBack(t, s, publish.Indlevering{Fil: file})
		if slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Severity == readback.Block }) {
			t.Errorf("below %s: %+v", after, back.Rest)
		}
	}
}

// A row that shows two fields is deleted with one question, and both are gone.
func TestARowOfTwoFieldsIsDeletedWithOneQuestion(t *testing.T) {
	s := newService(t)
	q := publish.Indlevering{Fil: editedDraft(t, func(h *word.Hand) { word.Drop(h.Row("16.00")) })}
	first := handBack(t, s, q)
	_, asked := told(first)
	if len(asked) != 1 {
		t.Fatalf("%d questions: %+v", len(asked), first.Rest)
	}
	for _, i := range first.Rest {
		if i.ID == asked[0] {
			q.Svar, _ = json.Marshal(map[string]string{i.ID: i.Choices[0].ID})
		}
	}
	back := handBack(t, s, q)
	if got := string(back.Record); !back.Ready() || strings.Contains(got, `"slut":"16:00"`) || strings.Contains(got, `"start":"13:00","sted"`) {
		t.Errorf("%+v %s", back.Rest, got)
	}
}
