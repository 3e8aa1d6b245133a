package publish

import (
	"slices"
	"strings"
	"testing"

	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// What is new beside internal text, and those who are new or moved among those
// who took part, are asked about: the first answer is the careful one, and what
// is not answered is not public.
func TestWhatIsNewIsPublicOnPurposeOnly(t *testing.T) {
	s := newService(t)
	for _, c := range []struct {
		name  string
		edit  func(h *word.Hand)
		kode  string
		first string // the answer that is offered first
		other string // the one that makes it public
		says  string
	}{
		{"a paragraph after internal text", func(h *word.Hand) {
			h.Bare() // in its control it would be internal
			word.After(h.Find("Qventer"), word.Paragraph("", "Zikade"))
		}, "ved-intern-tekst", "intern", "offentlig", "Zikade"},
		{"a paragraph after an internal table", func(h *word.Hand) { word.After(word.Above(h.Find("Qskilsmisse"), "tbl"), word.Paragraph("", "Zikade")) }, "ved-intern-tekst", "intern", "offentlig", "Zikade"},
		{"a heading that ends an internal section", func(h *word.Hand) {
			p := h.Find("Det vi ser")
			p.Parent().InsertChildAt(p.Index(), word.Styled(h.Style("heading 1"), "Mere"))
			p.Parent().InsertChildAt(p.Index(), word.Paragraph("", "Zikade"))
		}, "ved-intern-tekst", "intern", "offentlig", "Zikade"},
		{"a pupil below the leaders", func(h *word.Hand) {
			word.After(h.Find("Anna Berg"), word.Styled(h.Style("list bullet"), "Ida Zikade, elev i 8. klasse"))
		}, "deltager-part", "part:elever", "part:skoleledelse", "Zikade"},
		{"someone is moved to the leaders", func(h *word.Hand) {
			p := h.Find("Qhegn")
			p.Parent().RemoveChild(p)
			word.After(h.Find("Anna Berg"), p)
		}, "deltager-part", "part:medarbejdere", "part:skoleledelse", "Tove Qhegn"},
	} {
		h := word.InWord(t, draftOf(t, s, Request{Data: []byte(fortrolig)}), word.Rand)
		c.edit(h)
		file := h.Save(t)
		back := handBack(t, s, Indlevering{Fil: file})
		asks := 0
		for _, i := range back.Rest {
			if i.Severity != "ask" {
				continue
			}
			t.Log(i.Kode, i.Tekst)
			if asks++; i.Kode != c.kode || i.Choices[0].ID != c.first {
				t.Errorf("%s: asked %s, first %s", c.name, i.Kode, i.Choices[0].ID)
			}
		}
		if asks != 1 || strings.Contains(offentligt(t, s, back.maybe), c.says) {
			t.Errorf("%s: %d questions, or public unasked: %s", c.name, asks, back.maybe)
		}
		for answer, public := range map[string]bool{c.first: false, c.other: true} {
			back := answeredFrom(t, s, Indlevering{Fil: file}, back, answer)
			if back.Open || strings.Contains(offentligt(t, s, back.maybe), c.says) != public {
				t.Errorf("%s, answered %s: open %v, public %v\n%+v\n%s", c.name, answer, back.Open, !public, back.Rest, back.maybe)
			}
		}
	}
}

// What is typed where its place is plain is not asked about: within an internal
// text, in an internal section, in a new section after one that is public.
func TestWhatIsPlainlyInternalOrPublicIsNotAskedAbout(t *testing.T) {
	s := newService(t)
	for name, edit := range map[string]func(h *word.Hand){
		"in an internal text":    func(h *word.Hand) { word.After(h.Find("Qbiblioteket"), word.Paragraph("", "Zikade")) },
		"in an internal section": func(h *word.Hand) { word.After(h.LastOf("Qstopper"), word.Paragraph("", "Zikade")) },
		"in a new section": func(h *word.Hand) {
			p := h.Find("Qpersonale")
			for _, e := range []string{"heading 1", "Normal"} {
				p.Parent().InsertChildAt(p.Index(), word.Styled(h.Style(e), "Zikade"))
			}
		},
		"by someone who is not named": func(h *word.Hand) { word.After(h.Find("Qhegn"), word.Styled(h.Style("list bullet"), "Ida Zikade")) },
	} {
		h := word.InWord(t, draftOf(t, s, Request{Data: []byte(fortrolig)}), word.Rand)
		edit(h)
		back := handBack(t, s, Indlevering{Fil: h.Save(t)})
		if slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Severity == "ask" }) || back.Open {
			t.Errorf("%s: %+v", name, back.Rest)
		}
	}
}

// A new row of results beside an internal one is asked about; elsewhere it is not.
func TestANewRowBesideAnInternalOneIsAskedAbout(t *testing.T) {
	s := newService(t)
	draft := draftOf(t, s, Request{Data: []byte(udeladt)})
	for _, c := range []struct {
		below string
		asked bool
	}{{"National læsetest", true}, {"Sygefravær", true}, {"Trivsel", false}, {"Flyttet i årets", false}} {
		h := word.InWord(t, draft, word.Rand)
		row := h.Row(c.below)
		cells := []string{"Elevfravær, Zikade"}
		for range row.SelectElements("tc")[1:] {
			cells = append(cells, "")
		}
		cells[len(cells)-1] = "Mange"
		word.After(row, word.Element("<w:tr><w:tc><w:p>"+strings.Join(func() (out []string) {
			for _, s := range cells {
				out = append(out, word.Run(s))
			}
			return out
		}(), "</w:p></w:tc><w:tc><w:p>")+"</w:p></w:tc></w:tr>"))
		q := Indlevering{Fil: h.Save(t)}
		unanswered := handBack(t, s, q)
		for _, answer := range []string{"intern", "offentlig"} {
			back := answeredFrom(t, s, q, unanswered, answer)
			asked := slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Kode == "ved-intern-tekst" })
			if back.Open || asked != c.asked {
				t.Errorf("below %s: open %v, asked %v: %+v", c.below, back.Open, asked, back.Rest)
			}
			if out := offentligt(t, s, back.maybe); strings.Contains(out, "Zikade") != (!c.asked || answer == "offentlig") {
				t.Errorf("below %s, answered %s: public %v", c.below, answer, strings.Contains(out, "Zikade"))
			}
		}
	}
}
