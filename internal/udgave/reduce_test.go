package udgave_test

import (
	"slices"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
	"notat/internal/kontrol"
	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

func TestInternalContentGoesAndItsPlaceIsNamed(t *testing.T) {
	o := reduce(t, udkast(t, `"afsnit":[
		{"overskrift":"A","synlighed":"intern","blokke":[{"type":"tekst","synlighed":"offentlig","tekst":"arver intern"}]},
		{"overskrift":"B","blokke":[{"type":"tekst","synlighed":"intern","tekst":"x"},{"type":"tekst","tekst":"010203-1234"},
			{"type":"resultater","resultater":[{"maaling":"m","ord":"o","synlighed":"intern"}]}]},
		{"overskrift":"C","blokke":[{"type":"tekst","synlighed":"intern","tekst":"x"}],"afsnit":[{"overskrift":"D","synlighed":"intern"}]},
		{"overskrift":"E"}],
		"ekstra":{"kode":1},
		"kontroller":[{"kode":"cpr-nummer","sted":"/afsnit/0/blokke/0","begrundelse":"b"},{"kode":"cpr-nummer","sted":"/afsnit/1/blokke/1/tekst","fund":"`+kontrol.Fund("cpr-nummer", "010203-1234")+`","begrundelse":"b"},
			{"kode":"cpr-nummer","sted":"/afsnit/3"},{"kode":"hemmelig","sted":"/afsnit/3"},{"kode":"cpr-nummer","sted":"/ekstra"}]`))
	want := strings.Join([]string{
		"/afsnit/0 intern", "/afsnit/1/blokke/0 intern", "/afsnit/1/blokke/2/resultater/0 intern", "/afsnit/2/blokke/0 intern", "/afsnit/2/afsnit/0 intern",
		"/ekstra ekstra", "/kontroller/0 kontrol", "/kontroller/1/begrundelse kontrol", "/kontroller/2 kontrol", "/kontroller/3 kontrol", "/kontroller/4 kontrol",
	}, "\n")
	if got := grunde(o); got != want {
		t.Errorf("left out\n%s\nwant\n%s", got, want)
	}
	public := `{"afsnit":[{"blokke":[{"tekst":"010203-1234","type":"tekst"}],"overskrift":"B"},{"overskrift":"E"}],` +
		`"dokument":{"skoleaar":"2024/25","status":"udkast","titel":"Skoleudviklingssamtale"},` +
		`"kommune":{"navn":"Fjordby Kommune"},"kontroller":[{"fund":"` + kontrol.Fund("cpr-nummer", "010203-1234") + `","kode":"cpr-nummer","sted":"/afsnit/0/blokke/0/tekst"}],` +
		`"moede":{"dato":"2025-03-13"},"skole":{"navn":"Birkelund Skole"}}`
	if got := string(canonical(t, o.Valid.Record())); got != public {
		t.Errorf("public record\n%s\nwant\n%s", got, public)
	}
}

// A result that stands after an internal one moves up, and what was answered of it with it.
func TestAnAnswerMovesWithItsResult(t *testing.T) {
	fund := kontrol.Fund("cpr-nummer", "010203-1234")
	o := reduce(t, udkast(t, `"afsnit":[{"overskrift":"B","blokke":[{"type":"resultater","resultater":[{"maaling":"m","ord":"o","synlighed":"intern"},{"maaling":"n","ord":"010203-1234"}]}]}],
		"kontroller":[{"kode":"cpr-nummer","sted":"/afsnit/0/blokke/0/resultater/1/ord","fund":"`+fund+`","begrundelse":"b"}]`))
	if k := o.Valid.Record().Kontroller; len(k) != 1 || k[0].Sted != "/afsnit/0/blokke/0/resultater/0/ord" {
		t.Errorf("%+v", k)
	}
}

func TestARequiredPartThatIsAllInternalSaysSo(t *testing.T) {
	const sentence = "Indholdet er kun til intern brug og gengives ikke."
	for _, c := range []struct{ name, keys, want string }{
		{"the section is internal", `"afsnit":[{"overskrift":"Hemmelig","del":"evaluering","synlighed":"intern","blokke":[` + tekst("x") + `]},{"overskrift":"B","blokke":[` + tekst("y") + `]}]`,
			"Evaluering af samtalen!, B"},
		{"its blocks are", `"afsnit":[{"overskrift":"B","blokke":[` + tekst("y") + `]},{"overskrift":"Vores evaluering","del":"evaluering","blokke":[{"type":"tekst","synlighed":"intern","tekst":"x"}]}]`,
			"B, Evaluering af samtalen!"},
		{"it lies below an internal section, with another", `"afsnit":[{"overskrift":"A","synlighed":"intern","afsnit":[{"overskrift":"E","del":"evaluering","blokke":[` + tekst("x") + `]},{"overskrift":"O","del":"opfoelgning","blokke":[` + tekst("x") + `]}]}]`,
			"Evaluering af samtalen!, Opfølgning på tidligere samtaler!"},
		{"it lies below a public one", `"afsnit":[{"overskrift":"A","afsnit":[{"overskrift":"E","del":"evaluering","synlighed":"intern","blokke":[` + tekst("x") + `]}]}]`,
			"A(Evaluering af samtalen!)"},
		{"only a picture without words is public", `"afsnit":[{"overskrift":"E","del":"evaluering","blokke":[{"type":"tekst","synlighed":"intern","tekst":"x"},{"type":"figur","alt":"a","billede":"` + billedetest.PNG("") + `"}]}]`,
			"E, Evaluering af samtalen!"},
		{"another section of the part is public", `"afsnit":[{"overskrift":"E","del":"evaluering","synlighed":"intern","blokke":[` + tekst("x") + `]},{"overskrift":"F","del":"evaluering","blokke":[` + tekst("x") + `]}]`, "F"},
		{"a part that nobody requires goes silently", `"afsnit":[{"overskrift":"I","del":"indsatser","synlighed":"intern","blokke":[` + tekst("x") + `]},{"overskrift":"B","blokke":[` + tekst("y") + `]}]`, "B"},
		{"a draft's missing part stays missing", `"afsnit":[{"overskrift":"E","del":"evaluering","synlighed":"intern"},{"overskrift":"B","blokke":[` + tekst("y") + `]}]`, "B"},
		{"all of the record is internal", `"afsnit":[{"overskrift":"I","synlighed":"intern","blokke":[` + tekst("x") + `]}]`, "Indhold!"},
		{"nothing is written yet", `"afsnit":[]`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := reduce(t, udkast(t, c.keys))
			if got := outline(o.Valid.Record().Afsnit, sentence); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if again := reduce(t, o.Valid); !again.Same {
				t.Errorf("a second time leaves out %s", grunde(again))
			}
		})
	}
}

// outline lists headings; ! marks the sentence, brackets what lies below.
func outline(list []samtale.Afsnit, sentence string) string {
	var out []string
	for _, a := range list {
		s := a.Overskrift
		if u := a.UdenIndhold; u != nil && u.Grund == "andet" && u.Tekst == sentence {
			s += "!"
		}
		if len(a.Afsnit) > 0 {
			s += "(" + outline(a.Afsnit, sentence) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestARoleStandsForANameThatIsNotPublic(t *testing.T) {
	o := reduce(t, udkast(t, `"deltagere":[
		{"navn":"Åge Lund","part":"skoleledelse"},
		{"navn":"Bo Ø","part":"skoleledelse","titel":"Viceskoleleder","navnOffentligt":false},
		{"navn":"Ib Å","part":"foraeldre"},
		{"navn":"Eva Æ","part":"elever","titel":" ","gruppe":"Elevrådet"},
		{"navn":"Liv Y","part":"skolebestyrelse","titel":"Formand","navnOffentligt":true}],`+afsnit("", tekst("x"))))
	var got []string
	for _, d := range o.Valid.Record().Deltagere {
		got = append(got, d.Navn+"|"+d.Titel)
	}
	want := []string{"Åge Lund|", "|Viceskoleleder", "|Forældre", "|Elevrådet", "Liv Y|Formand"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := "/deltagere/1/navn navn\n/deltagere/2/navn navn\n/deltagere/3/navn navn"; grunde(o) != want {
		t.Errorf("left out %q", grunde(o))
	}
}

func TestMarkdownStaysByteForByte(t *testing.T) {
	const md = "# x\r\n\r\n- *a*\\*\n  - b\u00a0\u00ad  \n\n<b>&amp;</b>\n\n9. klasse"
	o := reduce(t, udkast(t, afsnit("indsatser", tekst(md))))
	if got := o.Valid.Record().Afsnit[0].Blokke[0].(*samtale.Tekst).Tekst; got != md || !o.Same {
		t.Errorf("%q became %q (%s)", md, got, grunde(o))
	}
}

func TestOmissionsAreInTheOrderOfTheRecordAsPosted(t *testing.T) {
	v, err := samtaletest.Check([]byte(`{"ekstra":{"a":1},"afsnit":[{"afsnit":[{"overskrift":"B","synlighed":"intern"}],"blokke":[{"type":"tekst","tekst":"x","synlighed":"intern"},{"type":"tekst","tekst":"y"}],"overskrift":"A"}],
		"deltagere":[{"navn":"Bo","part":"elever"}],"dokument":{"titel":"T","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"K"},"skole":{"navn":"S"}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := "/ekstra ekstra\n/afsnit/0/afsnit/0 intern\n/afsnit/0/blokke/0 intern\n/deltagere/0/navn navn"
	if got := grunde(reduce(t, v)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoOmissionRepeatsWhatWasLeftOut(t *testing.T) {
	for _, u := range reduce(t, udkast(t, `"deltagere":[{"navn":"Bo","part":"elever"}],`+afsnit("", tekst("x")))).Udeladt {
		if u.Tekst == "" || strings.Contains(u.Tekst, "Bo") {
			t.Errorf("%+v", u)
		}
	}
	var _ udgave.Grund = udgave.Navn
}
