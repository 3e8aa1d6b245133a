package samtale

import (
	"reflect"
	"slices"
	"testing"
)

// What a field may hold is told in its tag, since the rules and the schema read
// it there, and in a list beside its type, for those who go through all of it.
// They are the same.
func TestAListBesideATypeIsWhatTheRecordMayHold(t *testing.T) {
	lists := map[string][]string{
		"Dokument.status": words(Statusser), "Deltager.part": words(Parter), "Deltager.funktion": Funktioner, "Afsnit.del": words(Dele),
		"UdenIndhold.grund": Grunde, "Resultat.art": words(Arter), "Aftale.status": Aftalestatusser, "Tabel.format": {Markdown}, "Resultat.referencevurdering": words(Vurderinger),
	}
	found := 0
	for _, p := range plans {
		for _, f := range p.fields {
			tag := choices(f.rules)
			if tag == nil {
				continue
			}
			name := f.Type + "." + f.Key
			want, own := lists[name]
			if f.Key == "synlighed" {
				want = words(Synligheder)
			} else if own {
				found++
			}
			if !slices.Equal(tag, want) {
				t.Errorf("%s may be %q, and the list says %q", name, tag, want)
			}
		}
	}
	if found != len(lists) {
		t.Errorf("%d lists, but %d fields with one", len(lists), found)
	}
	for p := range publicParter {
		if !slices.Contains(Parter, p) {
			t.Errorf("there is no party %q", p)
		}
	}
	for name, make := range newBlok {
		if b := make(); b.BlokType() != name || reflect.ValueOf(b).Elem().FieldByName("Type").String() != name {
			t.Errorf("a block %q is made by the name %q", b.BlokType(), name)
		}
	}
}

func words[S ~string](list []S) (out []string) {
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}
