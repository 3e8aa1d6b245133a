package samtale

import (
	"notat/internal/post"
	"slices"
	"unicode"
)

// delNames is what a part is called when the template has no label for it.
var delNames = map[Del]string{
	Rammesaetning: "rammesætning", Opfoelgning: "opfølgning på tidligere samtaler", Testresultater: "testresultater",
	Evaluering: "evaluering af samtalen", Indsatser: "indsatser", Handlingsplaner: "status på handlingsplaner",
}

// delRules ask for the parts of a notat, one rule for each.
var delRules = append([]Regel{
	lacksDel(Rammesaetning, ""),
	lacksDel(Opfoelgning, "folkeskoleloven § 40 a"),
	lacksDel(Testresultater, "folkeskoleloven § 40 a, jf. § 13 a"),
	lacksDel(Evaluering, ""),
	lacksDel(Indsatser, ""),
	lacksDel(Handlingsplaner, "folkeskoleloven § 40 a, jf. § 57 d"),
},
	Regel{Kode: "kun-internt", Alvor: Varsel, Naar: "En del, som skabelonen kræver, har kun internt indhold.",
		Besked: "Alt under {ord} er internt. Offentligt står der kun, at det ikke vises.", check: onlyIntern},
	Regel{Kode: "ingen-afsnit", Alvor: Varsel, Naar: "Listen afsnit er tom.",
		Besked: "Notatet har ingen afsnit. Skriv mindst ét.", check: func(t *checker) {
			if t.r.Afsnit != nil && len(t.r.Afsnit) == 0 {
				t.fail("/afsnit", "")
			}
		}},
	Regel{Kode: "for-mange-niveauer", Naar: "Et afsnit ligger mere end tre niveauer nede.",
		Besked: "Overskrifter kan kun have tre niveauer. Flyt denne et niveau op.", check: func(t *checker) {
			for i := range t.afsnit {
				if t.afsnit[i].level == MaxAfsnitDepth+1 {
					t.fail(t.afsnit[i].pointer, "")
				}
			}
		}},
	Regel{Kode: "mangler-grund-tekst", Alvor: Mangel, Naar: "udenIndhold har grunden andet og ingen tekst.",
		Besked: "Skriv, hvorfor der intet indhold er.", check: func(t *checker) {
			for i := range t.afsnit {
				if u := t.afsnit[i].UdenIndhold; u != nil && u.Grund == "andet" && !Visible(u.Tekst) {
					t.fail(t.afsnit[i].pointer+"/udenIndhold/tekst", "")
				}
			}
		}},
	Regel{Kode: "uden-indhold-med-indhold", Alvor: Varsel, Naar: "Et afsnit siger udenIndhold og har alligevel blokke eller underafsnit.",
		Besked: "Her står, at der intet indhold er, men der er noget. Slet det ene.", check: func(t *checker) {
			for i := range t.afsnit {
				if a := t.afsnit[i]; a.UdenIndhold != nil && len(a.Blokke)+len(a.Afsnit.Afsnit) > 0 {
					t.fail(a.pointer+"/udenIndhold", "")
				}
			}
		}},
)

// lacking says what to do about a part that is not there.
func lacking(d Del) string {
	if d == Handlingsplaner {
		return "Efter loven på mødets dag skal notatet fortælle om {ord}. Har skolen ingen, så skriv det."
	}
	return "{ord} er ikke skrevet endnu. Skriv noget, eller vælg »Intet indhold, fordi ...«."
}

// lacksDel is the rule that asks for a part: as the template has it, and as a
// warning when only the law of the meeting's day does.
func lacksDel(d Del, law string) Regel {
	when := "Ingen afsnit med del »" + string(d) + "« har indhold eller udenIndhold, og skabelonen eller loven på mødets dag beder om delen."
	return Regel{Kode: "mangler-" + string(d), Alvor: Skabelon, Lov: law, Naar: when,
		Besked: lacking(d),
		check: func(t *checker) {
			law, required := t.law.law[d]
			grade := t.k.Dele[d]
			if grade != Kraevet && grade != Advarsel && (!required || t.unreadDay()) {
				return
			}
			sted, filled, _ := t.del(d)
			if filled {
				return
			}
			t.soft = grade != Kraevet
			t.lawText = law
			word := t.navn(d)
			if d == Handlingsplaner {
				if word = "handlingsplaner"; t.law.also != "" {
					word = t.law.also + " og " + word
				}
			}
			t.fail(sted, word)
		}}
}

func onlyIntern(t *checker) {
	for _, d := range Dele {
		if g := t.k.Dele[d]; g != Kraevet {
			continue
		}
		if sted, filled, offentlig := t.del(d); filled && !offentlig {
			t.fail(sted, t.navn(d))
		}
	}
}

func (t *checker) navn(d Del) string {
	if n := t.k.Delnavne[d]; n != "" {
		return "»" + n + "«"
	}
	return delNames[d]
}

// del looks for a part: where its first section stands ("/afsnit" when there is
// none), whether it is filled, and whether the public edition sees any of it.
func (t *checker) del(d Del) (sted string, filled, offentlig bool) {
	sted = "/afsnit"
	for i := range t.afsnit {
		a := &t.afsnit[i]
		if a.Del != d {
			continue
		}
		if sted == "/afsnit" {
			sted = a.pointer
		}
		f, o := t.filled(a)
		filled, offentlig = filled || f, offentlig || o
	}
	return sted, filled, offentlig
}

// filled reports whether a section, or one below it, has visible words or says
// udenIndhold, and whether any of that is public. What could not be read counts:
// its fault is reported where it stands.
func (t *checker) filled(a *afsnitPlace) (filled, offentlig bool) {
	if t.unread(a.pointer) {
		return true, true
	}
	var walk func(a *Afsnit, intern bool)
	walk = func(a *Afsnit, intern bool) {
		intern = intern || a.Synlighed == Intern
		if a.UdenIndhold != nil {
			filled, offentlig = true, offentlig || !intern
		}
		for _, b := range a.Blokke {
			f, o := blokHasWords(b)
			if f {
				filled, offentlig = true, offentlig || o && !intern && b.Visibility() != Intern
			}
		}
		for i := range a.Afsnit {
			walk(&a.Afsnit[i], intern)
		}
	}
	walk(a.Afsnit, a.intern)
	return filled, offentlig
}

// unread reports whether something below a place could not be read: nobody knows
// whether it would be missing.
func (t *checker) unread(pointer string) bool {
	p := post.Pointer(pointer)
	return slices.ContainsFunc(t.hidden, func(s post.Pointer) bool { return s != p && p.Contains(s) })
}

// blokHasWords reports whether a block has visible words of its own, and whether any
// are public once its own visibility allows. A picture's alternative text is not
// visible, and a measurement's name says nothing before it has a result.
func blokHasWords(b Blok) (filled, offentlig bool) {
	switch b := b.(type) {
	case *Tekst:
		filled = Visible(b.Tekst)
	case *Sammenstilling:
		for _, k := range b.Kolonner {
			filled = filled || Visible(k.Tekst)
		}
	case *Tabel:
		for _, r := range b.Raekker {
			for _, c := range r {
				filled = filled || Visible(c)
			}
		}
	case *Citater:
		for _, c := range b.Citater {
			filled = filled || Visible(c.Tekst)
		}
	case *Figur:
		filled = Visible(b.Billedtekst)
	case *Resultater:
		for i := range b.Resultater {
			if r := &b.Resultater[i]; r.saysAnything() {
				filled, offentlig = true, offentlig || r.Synlighed != Intern
			}
		}
		return filled, offentlig
	case *Aftaler:
		for _, a := range b.Aftaler {
			filled = filled || Visible(a.Maal)
		}
	}
	return filled, filled
}

// saysAnything reports whether a result tells anything beside what was measured.
func (r *Resultat) saysAnything() bool {
	if Visible(r.Ord) || Visible(r.Note) || r.Vaerdi+r.Kommunetal+r.Landstal+r.SocialReference != "" || r.Referencevurdering != "" {
		return true
	}
	for _, t := range r.Tidligere {
		if t.Vaerdi != "" {
			return true
		}
	}
	return false
}

// Visible reports whether a text has anything that can be seen.
func Visible(s string) bool {
	for _, r := range s {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			return true
		}
	}
	return false
}
