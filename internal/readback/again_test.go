package readback_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// families is word.Record with two people of one name, and people whose names are not
// public.
var families = strings.Replace(word.Record, `"part":"skoleledelse"}],`, `"part":"skoleledelse"},
{"navn":"Bo Dahl","titel":"lærer","part":"medarbejdere"},{"navn":"Ida Holm","titel":"7. b","part":"elever"},{"navn":"Ole Krag","titel":"far","part":"foraeldre"}],`, 1)

// What is said of people is said of those who are meant, of each of them, and no name
// becomes a title.
func TestWhatIsSaidOfPeopleIsSaidOfThoseWhoAreMeant(t *testing.T) {
	s := newService(t)
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: []byte(families)}, f)
	if err != nil {
		t.Fatal(err)
	}
	const ida, ole = `"navn":"Ida Holm","part":"elever","titel":"7. b"}`, `"navn":"Ole Krag","part":"foraeldre","titel":"far"}`
	for _, c := range []struct {
		name, below string
		all         []string
		asks        int
		has         []string
	}{
		{"of one of two who have one name", "Ole Krag", []string{"Afbud: Bo Dahl"}, 1, []string{`{"afbud":true,"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Bo Dahl","part":"medarbejdere"`}},
		{"of one of them, with the title", "Ole Krag", []string{"Afbud: Bo Dahl, lærer"}, 0, []string{`{"afbud":true,"navn":"Bo Dahl","part":"medarbejdere"`, `{"navn":"Bo Dahl","part":"skoleledelse"`}},
		{"of several on a line", "Ole Krag", []string{"Afbud fra Anna Berg, Ida Holm og Ole Krag"}, 0, []string{`{"afbud":true,"funktion":["moedeleder"],"navn":"Anna Berg"`, `{"afbud":true,` + ida, `{"afbud":true,` + ole + `]`}},
		{"of several who are new", "Ole Krag", []string{"Afbud: Eva Friis og Ib Lund, forældre"}, 0, []string{`{"afbud":true,"navn":"Eva Friis","part":"foraeldre","titel":"forælder"},{"afbud":true,"navn":"Ib Lund","part":"foraeldre","titel":"forælder"}]`}},
		{"of those below, of their party", "Elever", []string{"Afbud:"}, 0, []string{`{"afbud":true,` + ida + `,{` + ole}},
		{"of those below, new and not", "Anna Berg", []string{"Afbud:", "- Eva Friis, souschef"}, 0, []string{`{"afbud":true,"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"},{"afbud":true,"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Bo Dahl"`}},
		{"nobody's title", "Ole Krag", []string{"- Eva Friis og Ib Lund ( )"}, 0, []string{`"navn":"Eva Friis","part":"foraeldre"}`}},
		{"whose parent one is", "Ole Krag", []string{"- Ida Skov mor til EMMA LUND", "- Ib Lund far til emma", "- Eva Friis mor for emma"}, 0, []string{`{"navn":"Ida Skov mor til EMMA LUND","part":"foraeldre"},{"navn":"Ib Lund far til emma","part":"foraeldre"},{"navn":"Eva Friis mor for emma","part":"foraeldre"}]`}},
	} {
		h := word.InWord(t, d.Data, word.Rand)
		word.After(h.LastOf(c.below), lines(c.all...)...)
		q := publish.Indlevering{Fil: h.Save(t)}
		back := handBack(t, s, q)
		_, asked := told(back)
		if len(asked) != c.asks {
			t.Errorf("%s: asked %d: %+v", c.name, len(asked), back.Rest)
		}
		if len(asked) > 0 {
			q.Svar = []byte(`{"` + asked[0] + `":"deltager:0"}`)
			back = handBack(t, s, q)
		}
		for _, has := range c.has {
			if !strings.Contains(string(back.Record), has) {
				t.Errorf("%s: no %s\n%s", c.name, has, back.Record)
			}
		}
	}
}

// People who were put into a table with an empty row are all of them still there, and
// what hangs on a cell of theirs is.
func TestATableOfPeopleHasAllOfThem(t *testing.T) {
	back := handBack(t, newService(t), publish.Indlevering{Fil: editedDraft(t, func(h *word.Hand) {
		table := tableOf("Anna Berg|Skoleleder (mødeleder)", "Bo Dahl|Viceskoleleder", "|", "Eva Friis|Souschef")
		word.After(h.Find("Bo Dahl"), table)
		word.Drop(h.Find("Anna Berg"))
		word.Drop(h.Find("Bo Dahl"))
		h.Part("comments", `<w:comments xmlns:w="`+ooxml.NS+`"><w:comment w:id="0" w:author="Mette"><w:p>`+word.Run("Passer titlen?")+`</w:p></w:comment></w:comments>`)
		h.Part("footnotes", `<w:footnotes xmlns:w="`+ooxml.NS+`"><w:footnote w:id="3"><w:p>`+word.Run("Fra august.")+`</w:p></w:footnote></w:footnotes>`)
		title := h.Find("Viceskoleleder")
		title.AddChild(word.Element(`<w:r><w:commentReference w:id="0"/></w:r>`))
		title.AddChild(word.Element(`<w:r><w:footnoteReference w:id="3"/></w:r>`))
	})})
	items, _ := told(back)
	if want := []string{"ask fodnote", "ask kommentar", "info nyt-punkt"}; !slices.Equal(items, want) {
		t.Errorf("told %q, not %q: %+v", items, want, back.Rest)
	}
	for _, i := range back.Rest {
		if i.Kode == "fodnote" && i.Pointer != "/deltagere/1/titel" {
			t.Errorf("the note hangs on %q", i.Pointer)
		}
	}
}

// What only begins like a line about somebody is what it was written as, and a date
// behind a name is no number.
func TestWhatBeginsLikeALineAboutSomebodyIsNone(t *testing.T) {
	below := func(words string, all ...string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(top(h.LastOf(words)), lines(all...)...) }
	}
	areMeant(t, []meantEdit{
		{"a point without a time", func(h *word.Hand) { rowAfter(h, "Velkomst", "", "Mødeleder Anna Berg byder velkommen") }, []string{`{"punkt":"Mødeleder Anna Berg byder velkommen"}`}, []string{"info ny-raekke"}, nil},
		{"a sentence below the agenda", below("Velkomst", "Afbud Ole Krag kom ikke."), []string{`Afbud Ole Krag kom ikke.`}, []string{"ask udenfor"}, []string{"afsnit"}},
		{"somebody in the head", below("Skoleudviklingssamtale på", "Referent Bo Dahl"), []string{`"funktion":["referent"],"navn":"Bo Dahl"`}, []string{"info deltager-igen"}, nil},
		{"a date behind a name", below("Bo Dahl", "- Eva Friis, souschef (siden 01.08.2024)"), []string{`"titel":"souschef (siden 01.08.2024)"`}, []string{"info nyt-punkt"}, nil},
		{"a number with stops", below("Bo Dahl", "- Eva Friis, souschef, tlf. 12.34.56.78"), []string{`"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"`}, []string{"info nyt-punkt", "warn kontakt-ikke-med"}, nil},
	})
}
