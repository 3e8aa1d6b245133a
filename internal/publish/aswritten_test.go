package publish

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// asWritten are sentences that a reader of Markdown, a renderer or a converter
// may take for something else.
var asWritten = []string{
	"9. klasse ligger over.\n7. klasse ligger under.",
	"2., 4., 6. klasse",
	"13. marts 2025",
	"- 3 procentpoint",
	"<navn udeladt>",
	"# ikke en overskrift",
	"under\n===",
	"* * *",
	"> ikke et citat",
	"1. først\n3. så",
	"&amp; og &#65;",
	"[a]: http://eksempel.dk",
	"<b>ikke fed</b>",
	"fil_med_streger og 5 * 3",
	"gammel\rlinje\u2028ny\vlinje",
	"7,40 % og 1.250",
	"e\u0301n 👩🏽‍🏫 ½",
}

// They print as written, in a text and in a plain field, in every format and
// both editions.
func TestWhatLooksLikeSomethingElsePrintsAsWritten(t *testing.T) {
	s := newService(t)
	var blocks []string
	for _, x := range asWritten {
		q, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		blocks = append(blocks, fmt.Sprintf(`{"type":"tekst","tekst":%s},{"type":"tabel","hoved":["Svar"],"raekker":[[%s]]}`, q, q))
	}
	data := []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
		"afsnit":[{"overskrift":"Tekster","blokke":[` + strings.Join(blocks, ",") + `]}]}`)
	var want []string
	for _, x := range asWritten {
		want = append(want, x, "Svar", x)
	}
	for _, f := range Formats {
		for _, edition := range []Udgave{Offentlig, Intern} {
			doc := made(t, s, Request{Data: data, Udgave: edition}, f.Name)
			got := drawn(bodyText[f.Name](t, doc))
			if !strings.Contains(got, drawn(want)) {
				t.Errorf("%s %s:\n got %s\nwant %s", f.Name, edition, got, drawn(want))
			}
		}
	}
}

// drawn gives words as they are drawn: composed letters, no joiners.
func drawn(units []string) string {
	return norm.NFC.String(strings.ReplaceAll(strings.Join(words(units), " "), "\u200d", ""))
}
