package publish

import (
	"encoding/json"
	"strings"
	"testing"

	"notat/internal/post"
	"notat/internal/recorddiff"
)

// Of a long text the lines that changed are shown, and no others.
func TestOnlyTheLinesThatChangedAreShown(t *testing.T) {
	for _, c := range [][3]string{
		{"a\nb\nc\nd\ne", "a\nb x\nc\nd\ne", "b |+x+"},
		{"a\nb\nc\nd\ne", "a x\nb\nc\nd\ne y", "a |+x+|\n…\ne |+y+"},
		{"a\nb", "a\nb\nc", "b|+\nc+"},
		{"", "a\nb", "+a\nb+"},
		{"en linje", "en anden linje", "en |+anden +|linje"},
	} {
		words, err := recorddiff.Words(t.Context(), c[0], c[1])
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range around(words) {
			m := map[recorddiff.SpanKind]string{recorddiff.Deleted: "-", recorddiff.Inserted: "+"}[w.Kind]
			got = append(got, m+w.Text+m)
		}
		if s := strings.Join(got, "|"); s != c[2] {
			t.Errorf("%q to %q: %q, not %q", c[0], c[1], s, c[2])
		}
	}
}

// A new object is shown in the words that its readers see: a label before what would not
// be understood without, and none before what says what it is.
func TestAnObjectIsShownInWords(t *testing.T) {
	s := newService(t)
	for at, c := range map[post.Pointer][2]string{
		"/afsnit/0/blokke/0": {`{"type":"tabel","billedtekst":"Ture","hoved":["Klasse","Dage"],"raekker":[["1. a","3"],["1. b",""]]}`, "Klasse\nDage\nBilledtekst: Ture\n1. a\n3\n1. b"},
		"/deltagere/0":       {`{"navn":"Ib Holm","titel":"Skoleleder","part":"skoleledelse","afbud":true}`, "Ib Holm\nSkoleleder\nSkoleledelse\nAfbud: ja"},
		"/afsnit/0":          {`{"overskrift":"Ture","blokke":[{"type":"tekst","tekst":"To *lange* ture."}]}`, "Ture\nTo lange ture."},
	} {
		var v any
		if err := json.Unmarshal([]byte(c[0]), &v); err != nil {
			t.Fatal(err)
		}
		tpl, err := s.template(Request{})
		if err != nil {
			t.Fatal(err)
		}
		if got := readable(tpl, at, v); got != c[1] {
			t.Errorf("%s: %q, not %q", at, got, c[1])
		}
	}
}
