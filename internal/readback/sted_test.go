package readback

import (
	"slices"
	"testing"

	"notat/internal/samtale"
	"notat/internal/story"
)

// Words between two fields belong to an agreement, a quote, a result or a column
// when both fields do, and to the very same one.
func TestTwoPlacesOfOneItemAreKnown(t *testing.T) {
	const blok = "/afsnit/0/blokke/1"
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{blok + "/aftaler/2/maal", blok + "/aftaler/2/tiltag/0", true},
		{blok + "/aftaler/2/maal", blok + "/aftaler/2", true},
		{blok + "/citater/0/tekst", blok + "/citater/0/rolle", true},
		{blok + "/resultater/10/ord", blok + "/resultater/10/note", true},
		{blok + "/kolonner/1/overskrift", blok + "/kolonner/1/tekst", true},
		{blok + "/aftaler/2/maal", blok + "/aftaler/21/maal", false},
		{blok + "/aftaler/2/maal", blok + "/aftaler/3/maal", false},
		{blok + "/aftaler/2/maal", "/afsnit/0/blokke/2/aftaler/2/maal", false},
		{blok + "/aftaler/2/maal", blok + "/tekst", false},
		{blok + "/tekst", blok + "/tekst", false}, // a text is no item of a list
		{"", "", false},
	} {
		if got := sameItem(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

// A paragraph is held against another by its words, its spaces, each taken whole,
// and its signs one by one; what Word split without reason is one word.
func TestAParagraphIsCutIntoWordsSpacesAndSigns(t *testing.T) {
	var got []string
	for _, k := range tokens([]story.Run{{Text: "Præ"}, {Text: "cis 7,40 %  nu..", Owner: ""}, {Text: "nu 12", Owner: "x"}}, 3, nil) {
		if k.seg != 3 {
			t.Errorf("%q stands in segment %d", k.text, k.seg)
		}
		got = append(got, k.owner+"|"+k.text)
	}
	want := []string{"|Præcis", "| ", "|7", "|,", "|40", "| ", "|%", "|  ", "|nu", "|.", "|.", "x|nu", "x| ", "x|12"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nnot %q", got, want)
	}
}

// A place of a form is named in a clerk's words, by its part and its field.
func TestAPlaceOfAFormIsNamedInWords(t *testing.T) {
	q := questions{record: &samtale.Record{}}
	for pointer, want := range map[string]string{
		"/afsnit/-/opfoelgning":                                 "»Opfølgning«",
		"/afsnit/-/opfoelgning/udenIndhold/grund":               "»Opfølgning«, grund",
		"/afsnit/-/testresultater/resultater/-/maaling":         "»Testresultater«, måling",
		"/afsnit/-/testresultater/resultater/-/socialReference": "»Testresultater«, socioøkonomisk reference",
		"/afsnit/-/aftaler":                                     "»Aftaler«",
		"/afsnit/-/aftaler/ansvarlig":                           "»Aftaler«, ansvarlig",
		"/afsnit/-/aftaler/tiltag":                              "»Aftaler«, tiltag",
	} {
		if got := q.sted(pointer); got != want {
			t.Errorf("%s: %q, not %q", pointer, got, want)
		}
	}
}
