package samtale

import (
	"slices"
	"strconv"

	"notat/internal/post"
)

// openArter are the kinds whose numbers the ministry publishes for each school, on
// the terms that their source and the day stand beside them.
var openArter = []Art{"karakter", "trivsel", "fravaer", "overgang", "kompetencedaekning"}

// kildeRules look at where public numbers come from.
var kildeRules = []Regel{
	{Kode: "mangler-kilde", Alvor: Varsel, Lov: "Uddannelsesstatistiks vilkår", Naar: "Et offentligt tal om karakterer, trivsel, fravær, overgang eller kompetencedækning har ingen kilde eller ingen dato (hentet).",
		Besked: "Skriv {ord} ved tallet. Ved tal fra Uddannelsesstatistik.dk skal kilde og dag stå.", check: func(t *checker) {
			for i := range t.afsnit {
				if a := &t.afsnit[i]; !a.intern && a.Synlighed != Intern {
					t.kilder(a)
				}
			}
		}},
}

// kilder looks at the results of a public section.
func (t *checker) kilder(a *afsnitPlace) {
	for j, b := range a.Blokke {
		res, ok := b.(*Resultater)
		if !ok || res.Synlighed == Intern {
			continue
		}
		for k := range res.Resultater {
			r := &res.Resultater[k]
			if r.Synlighed == Intern || !slices.Contains(openArter, r.Art) || slices.Contains(t.k.Fortrolige, r.Art) || r.Vaerdi+r.Kommunetal+r.Landstal+r.SocialReference == "" {
				continue
			}
			p := post.Item(a.pointer+"/blokke/"+strconv.Itoa(j), "resultater", k)
			switch kilde, dag := Visible(r.Kilde), r.Hentet != ""; {
			case !kilde && !dag:
				t.fail(p, "kilden og den dag, tallet er hentet,")
			case !kilde:
				t.fail(p, "kilden")
			case !dag:
				t.fail(p, "den dag, tallet er hentet,")
			}
		}
	}
}
