package readback

import (
	"slices"
	"testing"

	"notat/internal/story"
)

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
