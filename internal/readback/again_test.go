package readback_test

import (
	"context"
	"strings"
	"testing"

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
