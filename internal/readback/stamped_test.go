package readback_test

import (
	"encoding/json"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
)

// What the file says is internal is so until somebody says otherwise, however it
// says it, and is one question of which that is the first answer; the line that
// says it becomes no text.
func TestWhatTheFileCallsInternalIsInternal(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	s := newService(t)
	const mark = "Internt: vises ikke i den offentlige udgave."
	put := func(h *word.Hand, at string, style string, lines ...string) {
		for i := len(lines) - 1; i >= 0; i-- {
			pPr := ""
			if style != "" {
				pPr = `<w:pStyle w:val="` + h.Style(style) + `"/>`
			}
			word.After(h.Find(at), word.Paragraph(pPr, lines[i]))
		}
	}
	for _, c := range []struct {
		name   string
		edit   func(h *word.Hand)
		intern string // of the record when it is; "" is no question
		open   string // of the record when the answer is that it is not
	}{
		{"the draft's own line over a new paragraph", func(h *word.Hand) { put(h, "god tone", "", mark, "Lederen søger nyt job.") }, `{"tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.","type":"tekst"},{"synlighed":"intern","tekst":"Lederen søger nyt job.","type":"tekst"},{"tekst":"- første emne\n- andet emne","type":"tekst"}`, `tone.\n\nLederen søger nyt job.`},
		{"over two", func(h *word.Hand) { put(h, "god tone", "", mark, "Lederen søger nyt job.", "Det ved kun vi.") }, `"synlighed":"intern","tekst":"Lederen søger nyt job.\n\nDet ved kun vi."`, `job.\n\nDet ved kun vi.`},
		{"a new paragraph in the style of that line", func(h *word.Hand) { put(h, "god tone", "notat internt", "Lederen søger nyt job.") }, `"synlighed":"intern","tekst":"Lederen søger nyt job."`, `tone.\n\nLederen søger nyt job.`},
		{"typed before the words", func(h *word.Hand) { put(h, "god tone", "", "INTERN: Lederen søger nyt job.") }, `"synlighed":"intern","tekst":"Lederen søger nyt job."`, `tone.\n\nINTERN: Lederen`},
		{"typed in brackets", func(h *word.Hand) { put(h, "god tone", "", "(intern bemærkning) Lederen søger nyt job.") }, `"synlighed":"intern","tekst":"Lederen søger nyt job."`, `(intern bemærkning) Lederen`},
		{"a line of its own", func(h *word.Hand) { put(h, "god tone", "", "Til intern brug:", "Lederen søger nyt job.") }, `"synlighed":"intern","tekst":"Lederen søger nyt job."`, `tone.\n\nLederen søger nyt job.`},
		{"over a text of the record", func(h *word.Hand) { put(h, "Rammen", "", mark) }, `"synlighed":"intern","tekst":"Samtalen handlede`, `"blokke":[{"tekst":"Samtalen handlede`},
		{"over a part of a text of the record", func(h *word.Hand) { put(h, "Samtalen handlede", "", "Internt") }, `"synlighed":"intern","tekst":"Den blev holdt i god tone.`, `indskolingen.\n\nDen blev holdt`},
		{"before a paragraph of the record", func(h *word.Hand) { h.Say("Den blev holdt", "Internt – den blev holdt") }, `"synlighed":"intern","tekst":"den blev holdt i god tone."`, `Internt – den blev holdt`},
		{"over a table of the record", func(h *word.Hand) {
			tbl := word.Above(h.Find("Klasse"), "tbl")
			tbl.Parent().InsertChildAt(tbl.Index(), word.Paragraph("", mark))
		}, `"synlighed":"intern","type":"tabel"`, `["Tredje","fem"]],"type":"tabel"`},
		{"over a new table", func(h *word.Hand) {
			put(h, "god tone", "", mark)
			word.After(h.Find(mark), word.Element(`<w:tbl><w:tr><w:tc><w:p>`+word.Run("Sag")+`</w:p></w:tc><w:tc><w:p>`+word.Run("Hvad")+`</w:p></w:tc></w:tr><w:tr><w:tc><w:p>`+word.Run("Lederen")+`</w:p></w:tc><w:tc><w:p>`+word.Run("Søger job")+`</w:p></w:tc></w:tr></w:tbl>`))
		}, `{"hoved":["Sag","Hvad"],"raekker":[["Lederen","Søger job"]],"synlighed":"intern","type":"tabel"}`, `{"hoved":["Sag","Hvad"],"raekker":[["Lederen","Søger job"]],"type":"tabel"}`},
		{"over a new picture", func(h *word.Hand) {
			put(h, "god tone", "", mark)
			word.After(h.Find(mark), inserted(h, "png", twoColours("png", 40, 20), "Et skema over løn", "", ""))
		}, `"synlighed":"intern","type":"figur"`, `"alt":"Et skema over løn"`},
		{"over a new frame around words", func(h *word.Hand) {
			put(h, "god tone", "", mark)
			word.After(h.Find(mark), word.Element(`<w:tbl><w:tr><w:tc><w:p>`+word.Run("Lederen søger nyt job.")+`</w:p></w:tc></w:tr></w:tbl>`))
		}, `"synlighed":"intern","tekst":"Lederen søger nyt job."`, `tone.\n\nLederen søger nyt job.`},
		{"below a heading of the record", func(h *word.Hand) {
			put(h, "Det vi ser", "", "Internt afsnit: vises ikke i den offentlige udgave.")
		}, `"overskrift":"Det vi ser","synlighed":"intern"`, `"overskrift":"Det vi ser"}`},
		{"below a new heading", func(h *word.Hand) {
			put(h, "andet emne", "", "Internt afsnit: kun for forvaltningen", "Lederen søger nyt job.")
			put(h, "andet emne", "heading 1", "Ledelsen")
		}, `"overskrift":"Ledelsen","synlighed":"intern"`, `"overskrift":"Ledelsen"}`},
		{"in a new heading", func(h *word.Hand) {
			put(h, "andet emne", "", "Lederen søger nyt job.")
			put(h, "andet emne", "heading 1", "Internt: Ledelsen")
		}, `"overskrift":"Ledelsen","synlighed":"intern"`, `"overskrift":"Internt: Ledelsen"}`},
		{"in the agenda, which holds nothing internal", func(h *word.Hand) { h.Say("Velkomst", "Intern drøftelse: lederens job") }, `"punkt":"Velkomst"`, `"punkt":"Intern drøftelse: lederens job"`},
		{"words that only look like it", func(h *word.Hand) {
			put(h, "god tone", "", "Den interne evaluering: alle er glade.", "Internatet: et godt sted.", "Internettet er nyt.")
		}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := publish.Indlevering{Fil: editedDraft(t, c.edit)}
			back := handBack(t, s, q)
			var asked []string
			for _, i := range back.Rest {
				if i.Severity == "ask" {
					asked = append(asked, i.ID)
					if i.Kode != "internt-maerke" || i.Choices[0].ID != "intern" {
						t.Errorf("%+v", i)
					}
				} else if i.Severity == "block" {
					t.Errorf("%+v", i)
				}
			}
			if want := min(len(c.intern), 1); len(asked) != want {
				t.Fatalf("asked %q", asked)
			}
			is := func(answer, got, want string) {
				t.Helper()
				if !strings.Contains(got, want) {
					t.Errorf("answered %q, the record has no %s:\n%s", answer, want, got)
				}
				if strings.Contains(got, "vises ikke i den offentlige") {
					t.Errorf("the line became text: %s", got)
				}
			}
			is("", certain(t, q.Fil, back), c.intern)
			for _, id := range asked {
				for answer, want := range map[string]string{"intern": c.intern, "offentlig": c.open} {
					q.Svar, _ = json.Marshal(map[string]string{id: answer})
					back := handBack(t, s, q)
					if !back.Ready() {
						t.Errorf("answered %s, and still open: %+v", answer, back.Rest)
					}
					is(answer, string(back.Record), want)
				}
			}
		})
	}
}
