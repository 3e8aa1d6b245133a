package kontrol

import (
	"slices"
	"strings"

	"notat/internal/fault"
	"notat/internal/post"
	"notat/internal/samtale"
)

// Regel is one publishing check. A hard one (Severity error) refuses the public
// edition of an endelig record until it is mended or answered in kontroller;
// the one who publishes decides when, and demotes it otherwise.
type Regel struct {
	Kode     string
	Severity fault.Severity
	Lov      string // reference to the law, empty when no law stands behind it
	Finder   string // what it looks for, Danish, for the municipality
	Besked   string // one Danish sentence that tells the clerk what to do; what was found is written after it

	// Where it looks: one of these.
	blok   func(*checker, samtale.Blok) []hit
	afsnit func(*samtale.Afsnit) []hit
	record func(*samtale.Record) []hit
	hele   func(*checker) []hit // all texts at once, as they are read; places are of the reduced record

	about binding // the words around them that an answer is bound to as well
}

// hit is what a check finds in one text, block, section or record.
type hit struct {
	found string         // the words, as the record has them; empty where it is what is not there
	at    post.Pointer   // in the record as posted; empty is the section or block that is looked at
	line  string         // see Finding
	other post.Pointer   // see Finding
	in    []post.Pointer // see Finding; in the reduced record
	soft  bool           // see Finding
}

// foundWhole is a hit, if any, of these words.
func foundWhole(words string, found bool) []hit {
	if !found {
		return nil
	}
	return []hit{{found: words}}
}

// checks is every publishing check.
var checks = []Regel{
	{
		Kode: "cpr-nummer", Severity: fault.Error, Lov: "databeskyttelsesloven § 11",
		Finder: "Tal, der ligner et cpr-nummer: en dag, der findes, fulgt af fire cifre, uanset tegn og mellemrum, også delt over celler og linjer og i links. Et tal, der selv siger, at det er noget andet (fx »kontonr.« eller »sagsnr.«), tæller ikke.",
		Besked: "Her står et tal, der ligner et cpr-nummer. Slet det, eller bekræft, at det er noget andet.",
		hele:   cprHits,
	},
	{
		Kode: "tilbageholdt-navn", Severity: fault.Error, Lov: "databeskyttelsesforordningen artikel 6",
		Finder: "Navnet på en deltager, som ikke må vises offentligt, hvor som helst i notatet, også i links, stavet på anden måde, vendt om eller delt over celler og linjer. Dele af navnet, der peger på personen, er en påmindelse; et fornavn i en sætning om et resultat, fravær eller lignende spærrer. Er navnet kun ét ord, spørges der én gang, ved deltageren.",
		Besked: "Her står navnet, eller en del af navnet, på en deltager, som ikke må vises offentligt. Skriv rollen i stedet.",
		hele:   func(t *checker) []hit { return withheldNames(t.navne(), t.reading, t.tokens) }, about: theSentence,
	},
	{
		Kode: "rolle-i-navn", Severity: fault.Warning,
		Finder: "En rolle i feltet til navnet på en deltager, som ikke må vises offentligt, fx »Elevrådet«.",
		Besked: "Her står en rolle, hvor navnet skal stå. Flyt den til titlen, så den vises.",
		hele: func(t *checker) []hit {
			return fieldsOfNames(t, func(p people, public bool) bool { return p.rolle && !public })
		},
	},
	{
		Kode: "flere-i-navn", Severity: fault.Warning,
		Finder: "Flere navne i feltet til ét navn.",
		Besked: "Her står flere navne i ét felt. Skriv hver deltager for sig.",
		hele:   func(t *checker) []hit { return fieldsOfNames(t, func(p people, _ bool) bool { return p.more }) },
	},
	{
		Kode: "navneliste", Severity: fault.Error, Lov: "databeskyttelsesforordningen artikel 6",
		Finder: "Et afsnit eller en tekst under »Deltagere«, »Til stede«, »Afbud« eller lignende (en påmindelse), og spærrende: en linje i den, der nævner en, som ikke må vises med navn, eller en, der ikke står der med sin rolle. Alle andre steder: et navn ved siden af en klasse, en elevs eller en forælders rolle, og navne i en deltagers titel eller gruppe. Et for- og efternavn i en sætning om støtte, fravær eller lignende, et kendt fornavn alene ved et resultat (»kun Viggo bestod ikke«), og tre navne i træk, er en påmindelse.",
		Besked: "Her står navne på personer. Flyt dem til deltagerne, så kun de navne vises, der må (knappen »Flyt lister til deltagerne« gør det), eller skriv roller i stedet.",
		hele:   listsOfPeople, about: theSentence,
	},
	{
		Kode: "anden-skole", Severity: fault.Error,
		Finder: "Rester af en anden skoles notat: titlen eller sagen nævner en anden skole, en anden kommune eller et andet år end notatets, eller mødet ligger uden for skoleåret. Står det i teksten, er det en påmindelse; en skole, som programmet ikke kender, kun når teksten ikke nævner notatets egen.",
		Besked: "Her står en anden skole, en anden kommune eller et andet år end notatets. Ret det, eller bekræft, at det er rigtigt.",
		hele:   otherSchool, about: theSentence,
	},
	{
		Kode: "intern-tekst-offentlig", Severity: fault.Error,
		Finder: "En intern sætning, der også står, hvor alle kan læse den: otte ord eller flere i træk, eller en kort sætning med et navn, der ikke må vises, eller et tal. Er det kun en del af en lang sætning, siges det med andre ord (mindst halvdelen af sætningens betydende ord, og mindst fire), eller er det et tal på mindst 1.000 fra en intern tekst, er det en påmindelse.",
		Besked: "Teksten står også som internt indhold. Slet den her, eller bekræft, at alle må læse den.",
		hele:   func(t *checker) []hit { return internalText(t.navne(), t.Posted, t.reading, t.tokens) },
	},
	{
		Kode: "intern-adresse", Severity: fault.Error,
		Finder: "Adresser, som kun kommunens egne kan åbne; se listen nedenfor.",
		Besked: "Linket kan vist kun åbnes i kommunen. Slet det, eller bekræft, at alle kan åbne det.",
		hele:   addressHits,
	},
	{
		Kode: "fortrolige-tal", Severity: fault.Error, Lov: "folkeskoleloven § 55 b",
		Finder: "Tal, med cifre eller ord (»62 %«, »tre af fire«, »halvdelen«), i alle felter og links i et resultat, hvis tal er fortrolige. Årstal, skoleår, klassetrin, datoer, klokkeslæt, paragraffer, sidetal, uger og numre er tilladt. Tal sammen med ord om test i tekster, citater, aftaler og tabeller er en påmindelse, og i testresultaterne spærrer de.",
		Besked: "Her står et tal, som hører til en måling, der ikke må vises med tal. Skriv fx »lidt over landsgennemsnittet«.",
		hele:   confidentialHits, about: theLine,
	},
	{
		Kode: "tilbageholdt-tal", Severity: fault.Error, Lov: "databeskyttelsesforordningen artikel 5",
		Finder: "Et tal, som den offentlige udgave udelader af et resultat, når det står et andet sted, med cifre eller ord (»tre af fire«), og ordene omkring det handler om samme måling eller fag. Er det uvist, er det en påmindelse, også en afrundet andel, som skolen »ligger på«, og en grov (»seks ud af ti«, »godt halvdelen«) i en sætning om faget.",
		Besked: "Her står et tal, som er udeladt af en måling. Slet det, eller bekræft, at det er et andet tal.",
		hele:   withheldHits, about: theLine,
	},
	{
		Kode: "faa-elever-i-ord", Severity: fault.Error, Lov: "databeskyttelsesforordningen artikel 5",
		Finder: "Tal i ordene til et resultat, hvis tal er udeladt, fordi det bygger på for få: tallet selv, en andel, der giver det samme, og små antal personer.",
		Besked: "Ordene røber det tal, som er udeladt, fordi det bygger på for få. Slet tallet.",
		hele:   fewInWords, about: theLine,
	},
	{
		Kode: "faa-elever-i-tekst", Severity: fault.Warning, Lov: "databeskyttelsesforordningen artikel 5",
		Finder: "Små antal elever og andre personer i tekster og frie tabeller, fx »to elever i 9.b er ikke bestået«, søskende og »drengen« ved en klasse, og hvor mange elever der er i alt, når et udeladt tal så kan regnes ud.",
		Besked: "Her står et lille antal personer. Se efter, om nogen kan genkendes.",
		hele:   fewInText,
	},
	{
		Kode: "tabel-i-testresultater", Severity: fault.Error, Lov: "folkeskoleloven § 55 b",
		Finder: "En fri tabel i et afsnit om testresultater: her kan ingen se, hvilke tal der er fortrolige.",
		Besked: "Må alle se tallene i tabellen? Skriv dem som resultater, eller bekræft, at ingen af dem er fortrolige.",
		blok: func(t *checker, b samtale.Blok) []hit {
			return t.inTest(b, "tabel")
		},
	},
	{
		Kode: "figur-i-testresultater", Severity: fault.Error, Lov: "folkeskoleloven § 55 b",
		Finder: "Et billede i et afsnit om testresultater: tal i billeder kan hverken kontrolleres eller læses op.",
		Besked: "Tal i et billede kan ikke tjekkes eller læses op. Skriv dem i stedet, eller bekræft, at billedet ikke viser testtal.",
		blok: func(t *checker, b samtale.Blok) []hit {
			return t.inTest(b, "figur")
		},
	},
	{
		Kode: "testtal-uden-art", Severity: fault.Error, Lov: "folkeskoleloven § 55 b",
		Finder: "Resultater med tal, hvis ord nævner en national test, men hvis art er en anden eller mangler. Hedder målingen »Læseprøven«, »Regnetest« eller lignende, spærrer den i et afsnit om testresultater og er ellers en påmindelse. Resultater med tal og uden art i et afsnit om testresultater er en påmindelse.",
		Besked: "Hvad er det for tal? Tal fra overgangstest, færdighedstest og nationale test vises ikke offentligt. Vælg, hvad de er, eller bekræft, at de ikke er fortrolige.",
		hele:   withoutArt,
		blok: func(t *checker, b samtale.Blok) []hit {
			if !t.test || !hasTalWithoutArt(b) {
				return nil
			}
			return []hit{{soft: true}}
		},
	},
	{
		Kode: "internt-ord", Severity: fault.Warning,
		Finder: "Ord, der tyder på, at teksten er skrevet til intern brug: »internt«, »fortroligt«, »arbejdsdokument«.",
		Besked: "Her står et ord, der tyder på, at teksten er til intern brug. Må alle læse den?",
		hele: func(t *checker) []hit {
			return t.fields(func(f *field) bool { return t.intern && hasInternWord(f.form) })
		},
	},
	{
		Kode: "privat-mail", Severity: fault.Warning, Lov: "databeskyttelsesforordningen artikel 6",
		Finder: "E-mailadresser hos udbydere, som private bruger (fx gmail.com og hotmail.dk). Felterne i sag og kommune.kontakt er undtaget.",
		Besked: "Her står en privat e-mailadresse. Slet den, eller skriv skolens adresse.",
		hele: func(t *checker) []hit {
			return t.fields(func(f *field) bool { return f.atSign && !f.kontakt() && hasPrivateMail(f.form) })
		},
	},
	{
		Kode: "privat-telefon", Severity: fault.Warning, Lov: "databeskyttelsesforordningen artikel 6",
		Finder: "Telefonnumre. Felterne i sag og kommune.kontakt er undtaget, og numre, som ordene siger er kontorets, skolens eller kommunens.",
		Besked: "Her står et telefonnummer. Slet det, hvis det er privat.",
		hele: func(t *checker) []hit {
			return t.fields(func(f *field) bool { return f.digits >= 8 && !f.kontakt() && hasTelephone(f.form) })
		},
	},
	{
		Kode: "dato-uenig", Severity: fault.Warning,
		Finder: "En dato i nærheden af »samtale«, »afholdt« eller »afviklet«, som ligger tæt på mødets dato, men er en anden.",
		Besked: "Her står en anden dato for samtalen end mødets. Ret den forkerte.",
		hele: func(t *checker) []hit {
			return t.fields(func(f *field) bool { return f.digits > 0 && t.disagreesOnDato(f.form) })
		},
	},
	{
		Kode: "skoleaar-uenigt", Severity: fault.Warning,
		Finder: "Skoleår i tekster, der ikke er to år i træk, fx 2024-2024 eller 2023/25.",
		Besked: "Her står et skoleår, der ikke er to år i træk. Ret det, fx til 2024/25.",
		hele: func(t *checker) []hit {
			return t.fields(func(f *field) bool { return f.digits >= 6 && hasUnevenSkoleaar(f.form) })
		},
	},
	{
		Kode: "tomt-afsnit", Severity: fault.Warning,
		Finder: "Et afsnit med overskrift og intet indhold.",
		Besked: "Her står kun en overskrift. Skriv noget under den, eller slet den.",
		afsnit: func(a *samtale.Afsnit) []hit {
			return foundWhole(a.Overskrift, len(a.Blokke) == 0 && len(a.Afsnit) == 0 && a.UdenIndhold == nil)
		},
	},
	{
		Kode: "ingen-aftaler", Severity: fault.Warning,
		Finder: "Et notat uden aftaler og uden et afsnit om indsatser.",
		Besked: "Hvad blev I enige om? Skriv mindst én aftale eller indsats.",
		record: func(r *samtale.Record) []hit {
			if hasAftaler(r.Afsnit) {
				return nil
			}
			return []hit{{at: "/afsnit"}}
		},
	},

	// What is said of the answers; see answers.go.
	{
		Kode: "kontrol-ukendt-kode", Severity: fault.Warning,
		Finder: "Et svar i kontroller med en kode, som ingen kontrol har.",
		Besked: "Et svar i notatet hører ikke til noget, der tjekkes. Slet svaret.",
	},
	{
		Kode: "svar-foraeldet", Severity: fault.Warning,
		Finder: "Et svar i kontroller på noget, der ikke længere er på stedet: ordene er ændret, siden nogen svarede.",
		Besked: "Det, svaret gælder, står der ikke længere. Slet svaret, og se, om der skal svares igen.",
	},
	{
		Kode: "svar-uden-fund", Severity: fault.Warning,
		Finder: "Et svar i kontroller uden fund til et sted med flere fund af samme kontrol: det gælder ingen af dem.",
		Besked: "Her er flere ting at svare på, og svaret siger ikke, hvilken det gælder. Svar på hver for sig.",
	},
}

// Regler gives all publishing checks, and what is said of their answers.
func Regler() []Regel { return slices.Clone(checks) }

// OfTexts gives those that look at texts and blocks alone, which need no valid record.
func OfTexts() []Regel {
	return slices.DeleteFunc(Regler(), func(r Regel) bool { return r.blok == nil && r.hele == nil })
}

// inTest is a hit, if a block of a type stands among the test results.
func (t *checker) inTest(b samtale.Blok, blok string) []hit {
	if !t.test || b.BlokType() != blok {
		return nil
	}
	return []hit{{found: wordsOf(b)}}
}

// wordsOf gives what a table or a figure holds, so that an answer about it goes stale
// with any change.
func wordsOf(b samtale.Blok) string {
	var words []string
	if t, ok := b.(*samtale.Tabel); ok {
		words = append(slices.Concat(append([][]string{t.Hoved}, t.Raekker...)...), t.Billedtekst)
	}
	if f, ok := b.(*samtale.Figur); ok {
		words = []string{f.Billede, f.Alt, f.Billedtekst}
	}
	return strings.Join(words, "\n")
}

// hasTalWithoutArt reports whether a block holds a result with numbers whose kind is
// not told.
func hasTalWithoutArt(b samtale.Blok) bool {
	r, ok := b.(*samtale.Resultater)
	return ok && slices.ContainsFunc(r.Resultater, func(x samtale.Resultat) bool {
		return x.Art == "" && (x.Vaerdi != "" || len(x.Tidligere) > 0)
	})
}

// hasAftaler reports whether there are agreements, or a section on focus areas.
func hasAftaler(list []samtale.Afsnit) bool {
	for i := range list {
		a := &list[i]
		if a.Del == samtale.Indsatser || hasAftaler(a.Afsnit) {
			return true
		}
		for _, b := range a.Blokke {
			if b.BlokType() == "aftaler" {
				return true
			}
		}
	}
	return false
}
