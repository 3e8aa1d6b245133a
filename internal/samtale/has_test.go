package samtale

import "testing"

// A place is in a record or not, whether the record was posted or made by the program.
func TestAPlaceIsInTheRecordOrNot(t *testing.T) {
	const posted = `{"kommune":{"navn":"Fjordby Kommune"},"afsnit":[{"overskrift":"A","blokke":[{"type":"tekst","tekst":"x"}]}],"ekstra":{"egen":"1"}}`
	r, _ := Decode([]byte(posted))
	made := r.Clone()
	for pointer, is := range map[string]bool{
		"": true, "/kommune": true, "/kommune/navn": true, "/afsnit/0/blokke/0/tekst": true, "/afsnit/0": true,
		"/kommunen": false, "/kommune/navn/x": false, "/kommune/kontakt": false, "/afsnit/1": false, "/afsnit/-": false, "/afsnit/0/blokke/0/alt": false, "/sag": false, "/sag/sagsnr": false,
	} {
		for name, r := range map[string]*Record{"posted": r, "made": made} {
			if r.Has(pointer) != is {
				t.Errorf("%s: %q is in it: %v", name, pointer, !is)
			}
		}
	}
	if made.posted != nil {
		t.Error("both were posted")
	}
}
