package samtale

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// What a field may hold is told in its tag, since the rules and the schema read
// it there, and in a list, for those who go through all of it. They are the same.
func TestAListBesideATypeIsWhatTheRecordMayHold(t *testing.T) {
	for _, c := range []struct {
		of    any
		field string
		list  []string
	}{
		{Aftale{}, "Status", Aftalestatusser},
		{Deltager{}, "Part", words(Parter)},
		{Resultat{}, "Art", words(Arter)},
		{Afsnit{}, "Del", words(Dele)},
		{UdenIndhold{}, "Grund", Grunde},
		{Dokument{}, "Status", words([]Status{Udkast, Endelig})},
		{Afsnit{}, "Synlighed", words([]Synlighed{Offentlig, Intern})},
		{Resultat{}, "Synlighed", words([]Synlighed{Offentlig, Intern})},
	} {
		f, ok := reflect.TypeOf(c.of).FieldByName(c.field)
		_, tag, found := strings.Cut(f.Tag.Get("validate"), "oneof=")
		if !ok || !found || !slices.Equal(strings.Fields(tag), c.list) {
			t.Errorf("%T.%s may be %q, and the list says %q", c.of, c.field, tag, c.list)
		}
	}
	for p := range publicParter {
		if !slices.Contains(Parter, p) {
			t.Errorf("there is no party %q", p)
		}
	}
}

func words[S ~string](list []S) (out []string) {
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}
