package publish

import "testing"

// As little as can be is hidden around what must not be read: the text, the result,
// the block, the section, whoever took part; what is none of these itself alone.
func TestAsLittleAsCanBeIsHidden(t *testing.T) {
	for pointer, want := range map[string]string{
		"/dokument/titel":                               "/dokument/titel",
		"/moede/sted":                                   "/moede/sted",
		"/moede/dagsorden/1/punkt":                      "/moede/dagsorden/1",
		"/deltagere/2/navn":                             "/deltagere/2",
		"/bilag/0/titel":                                "/bilag/0",
		"/afsnit/1/overskrift":                          "/afsnit/1",
		"/afsnit/1/udenIndhold/tekst":                   "/afsnit/1",
		"/afsnit/1/afsnit/0/overskrift":                 "/afsnit/1/afsnit/0",
		"/afsnit/1/blokke/3/tekst":                      "/afsnit/1/blokke/3/tekst",
		"/afsnit/1/afsnit/0/blokke/3/tekst":             "/afsnit/1/afsnit/0/blokke/3/tekst",
		"/afsnit/1/blokke/3/raekker/0/1":                "/afsnit/1/blokke/3",
		"/afsnit/1/blokke/3/aftaler/2/tiltag/0":         "/afsnit/1/blokke/3",
		"/afsnit/1/blokke/3/resultater/4/ord":           "/afsnit/1/blokke/3/resultater/4",
		"/afsnit/1/afsnit/0/blokke/3/resultater/4/note": "/afsnit/1/afsnit/0/blokke/3/resultater/4",
	} {
		if got := hideable(pointer); got != want {
			t.Errorf("%s: %s", pointer, got)
		}
	}
}
