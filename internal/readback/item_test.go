package readback

import (
	"testing"

	"notat/internal/samtale"
)

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
