package samtale

import (
	"notat/internal/post"
	"slices"
	"unicode"
)

// delNavn is what a part is called when the template has no label for it.
var delNavn = map[Del]string{
	Rammesaetning: "rammesætning", Opfoelgning: "opfølgning på tidligere samtaler", Testresultater: "testresultater",
	Evaluering: "evaluering af samtalen", Indsatser: "indsatser", Handlingsplaner: "status på handlingsplaner",
}

// delRegler ask for the parts of a notat, one rule for each.
var delRegler = append([]Regel{
	manglerDel(Rammesaetning, ""),
	manglerDel(Opfoelgning, "folkeskoleloven § 40 a"),
	manglerDel(Testresultater, "folkeskoleloven § 40 a, jf. § 13 a"),
	manglerDel(Evaluering, ""),
	manglerDel(Indsatser, ""),
	manglerDel(Handlingsplaner, "folkeskoleloven § 40 a, jf. § 57 d"),
},
	Regel{Kode: "kun-internt", Alvor: Varsel, Naar: "En del, som skabelonen kræver, har kun internt indhold.",
		Besked: "Alt om {ord} er internt: den offentlige udgave siger det i én sætning. Skriv noget offentligt, hvis det er muligt.", check: kunInternt},
	Regel{Kode: "ingen-afsnit", Alvor: Varsel, Naar: "Listen afsnit er tom.",
		Besked: "Notatet har ingen afsnit: skriv mindst ét.", check: func(t *tjek) {
			if t.r.Afsnit != nil && len(t.r.Afsnit) == 0 {
				t.fejl("/afsnit", "")
			}
		}},
	Regel{Kode: "for-mange-niveauer", Naar: "Et afsnit ligger mere end tre niveauer nede.",
		Besked: "Afsnit kan kun ligge i tre niveauer: flyt dette et niveau op.", check: func(t *tjek) {
			for i := range t.afsnit {
				if t.afsnit[i].niveau == MaxAfsnitDybde+1 {
					t.fejl(t.afsnit[i].peg, "")
				}
			}
		}},
	Regel{Kode: "mangler-grund-tekst", Alvor: Mangel, Naar: "udenIndhold har grunden andet og ingen tekst.",
		Besked: "Grunden er »andet«: skriv i »tekst«, hvorfor der ikke er noget indhold.", check: func(t *tjek) {
			for i := range t.afsnit {
				if u := t.afsnit[i].UdenIndhold; u != nil && u.Grund == "andet" && !Synlig(u.Tekst) {
					t.fejl(t.afsnit[i].peg+"/udenIndhold/tekst", "")
				}
			}
		}},
	Regel{Kode: "uden-indhold-med-indhold", Alvor: Varsel, Naar: "Et afsnit siger udenIndhold og har alligevel blokke eller underafsnit.",
		Besked: "Afsnittet har indhold, men siger »udenIndhold«: slet det ene.", check: func(t *tjek) {
			for i := range t.afsnit {
				if a := t.afsnit[i]; a.UdenIndhold != nil && len(a.Blokke)+len(a.Afsnit.Afsnit) > 0 {
					t.fejl(a.peg+"/udenIndhold", "")
				}
			}
		}},
)

// manglerDel is the rule that asks for a part: as the template has it, and as a
// warning when only the law of the meeting's day does.
func manglerDel(d Del, lov string) Regel {
	naar := "Ingen afsnit med del »" + string(d) + "« har indhold eller udenIndhold, og skabelonen eller loven på mødets dag beder om delen."
	return Regel{Kode: "mangler-" + string(d), Alvor: Skabelon, Lov: lov, Naar: naar,
		Besked: "Notatet mangler {ord}: skriv det i et afsnit med del »" + string(d) + "«, eller skriv i »udenIndhold«, hvorfor der ikke er noget.",
		check: func(t *tjek) {
			lov, kraevet := t.lov.lov[d]
			grad := t.k.Dele[d]
			if grad != Kraevet && grad != Advarsel && (!kraevet || t.ulaestDag()) {
				return
			}
			sted, fyldt, _ := t.del(d)
			if fyldt {
				return
			}
			t.advar = grad != Kraevet
			t.lovtekst = lov
			t.fejl(sted, t.navn(d))
		}}
}

func kunInternt(t *tjek) {
	for _, d := range Dele {
		if g := t.k.Dele[d]; g != Kraevet {
			continue
		}
		if sted, fyldt, offentlig := t.del(d); fyldt && !offentlig {
			t.fejl(sted, t.navn(d))
		}
	}
}

func (t *tjek) navn(d Del) string {
	if n := t.k.Delnavne[d]; n != "" {
		return "»" + n + "«"
	}
	return delNavn[d]
}

// del looks for a part: where its first section stands ("/afsnit" when there is
// none), whether it is filled, and whether the public edition sees any of it.
func (t *tjek) del(d Del) (sted string, fyldt, offentlig bool) {
	sted = "/afsnit"
	for i := range t.afsnit {
		a := &t.afsnit[i]
		if a.Del != d {
			continue
		}
		if sted == "/afsnit" {
			sted = a.peg
		}
		f, o := t.fyldt(a)
		fyldt, offentlig = fyldt || f, offentlig || o
	}
	return sted, fyldt, offentlig
}

// fyldt reports whether a section, or one below it, has visible words or says
// udenIndhold, and whether any of that is public. What could not be read counts:
// its fault is reported where it stands.
func (t *tjek) fyldt(a *afsnitSted) (fyldt, offentlig bool) {
	if t.ulaest(a.peg) {
		return true, true
	}
	var gaa func(a *Afsnit, intern bool)
	gaa = func(a *Afsnit, intern bool) {
		intern = intern || a.Synlighed == Intern
		if a.UdenIndhold != nil {
			fyldt, offentlig = true, offentlig || !intern
		}
		for _, b := range a.Blokke {
			f, o := blokOrd(b)
			if f {
				fyldt, offentlig = true, offentlig || o && !intern && b.Synlig() != Intern
			}
		}
		for i := range a.Afsnit {
			gaa(&a.Afsnit[i], intern)
		}
	}
	gaa(a.Afsnit, a.intern)
	return fyldt, offentlig
}

// ulaest reports whether something below a place could not be read: nobody knows
// whether it would be missing.
func (t *tjek) ulaest(peg string) bool {
	p := post.Pointer(peg)
	return slices.ContainsFunc(t.skjult, func(s post.Pointer) bool { return s != p && p.Contains(s) })
}

// blokOrd reports whether a block has visible words of its own, and whether any
// are public once its own visibility allows. A picture's alternative text is not
// visible, and a measurement's name says nothing before it has a result.
func blokOrd(b Blok) (fyldt, offentlig bool) {
	switch b := b.(type) {
	case *Tekst:
		fyldt = Synlig(b.Tekst)
	case *Sammenstilling:
		for _, k := range b.Kolonner {
			fyldt = fyldt || Synlig(k.Tekst)
		}
	case *Tabel:
		for _, r := range b.Raekker {
			for _, c := range r {
				fyldt = fyldt || Synlig(c)
			}
		}
	case *Citater:
		for _, c := range b.Citater {
			fyldt = fyldt || Synlig(c.Tekst)
		}
	case *Figur:
		fyldt = Synlig(b.Billedtekst)
	case *Resultater:
		for i := range b.Resultater {
			if r := &b.Resultater[i]; r.harIndhold() {
				fyldt, offentlig = true, offentlig || r.Synlighed != Intern
			}
		}
		return fyldt, offentlig
	case *Aftaler:
		for _, a := range b.Aftaler {
			fyldt = fyldt || Synlig(a.Maal)
		}
	}
	return fyldt, fyldt
}

// harIndhold reports whether a result tells anything beside what was measured.
func (r *Resultat) harIndhold() bool {
	if Synlig(r.Ord) || Synlig(r.Note) || r.Vaerdi+r.Kommunetal+r.Landstal+r.SocialReference != "" {
		return true
	}
	for _, t := range r.Tidligere {
		if t.Vaerdi != "" {
			return true
		}
	}
	return false
}

// Synlig reports whether a text has anything that can be seen.
func Synlig(s string) bool {
	for _, r := range s {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			return true
		}
	}
	return false
}
