package samtale

import (
	"strings"

	"notat/internal/fault"
)

// Alvor says how a rule is meant in a record's two statuses.
type Alvor int

// The three kinds of rules.
const (
	Fejl     Alvor = iota // an error, also in a draft: what is written cannot be used
	Mangel                // something is absent: an error in an endelig record, a warning in a draft
	Varsel                // a warning
	Skabelon              // as the template has it: krav is as Mangel; advarsel, and what only the law asks for, as Varsel
)

// Regel is one rule: a row of docs/da/rules.md.
type Regel struct {
	Kode   string
	Alvor  Alvor
	Lov    string // what law stands behind it, or ""
	Naar   string // Danish: when it speaks
	Besked string // Danish: what to do; {word} is what was written, {options} what may be, {suggestion} what was probably meant
	check  func(*checker)
}

// rules is every rule there is, by its code: those of decoding and of single
// fields, which the binder and the validator report by their code, and those
// that look at the record as a whole, which have a check. whole is the latter.
// Both are filled when the program starts, since the checks refer back to them.
var (
	rules = make(map[string]*Regel)
	whole []*Regel
)

func init() {
	for _, g := range Regler() {
		if rules[g.Kode] != nil {
			panic("samtale: two rules have the code " + g.Kode)
		}
		rules[g.Kode] = g
		if g.check != nil {
			whole = append(whole, g)
		}
	}
}

// Regler gives every rule, family by family.
func Regler() []*Regel {
	var out []*Regel
	for _, f := range [][]Regel{readingRules, fieldRuleRows, delRules, moedeRules, contentRules, kildeRules, changeRules} {
		for i := range f {
			out = append(out, &f[i])
		}
	}
	return out
}

// readingRules are what reading the JSON finds.
var readingRules = []Regel{
	{Kode: "ukendt-noegle", Naar: "En nøgle findes ikke i skemaet.", Besked: "Feltnavnet »{ord}« kendes ikke her. Ret det, slet det, eller flyt det til »ekstra«.{forslag}"},
	{Kode: "dobbelt-noegle", Naar: "Den samme nøgle står to gange i et objekt.", Besked: "Feltnavnet »{ord}« står to gange. Slet det ene."},
	{Kode: "forkert-type", Naar: "En værdi har en anden type, end skemaet siger.", Besked: "Her skal stå {ord}."},
	{Kode: "null", Naar: "En værdi er null.", Besked: "Her står null. Slet feltet, eller skriv {ord}."},
	{Kode: "ugyldigt-tal", Naar: "Et tal er skrevet med eksponent, er ikke et tal eller har over 30 tegn.", Besked: "Skriv tallet med almindelige cifre, uden e og med højst 30 tegn."},
	{Kode: "ikke-heltal", Naar: "antal er ikke et helt tal, eller det har over 18 cifre.", Besked: "Skriv antallet som et helt tal uden komma og med højst 18 cifre."},
	{Kode: "tom-synlighed", Naar: "synlighed er en tom tekst.", Besked: "Her står ikke, hvem der må se det. Skriv offentlig eller intern, eller slet feltet."},
	{Kode: "ukendt-bloktype", Naar: "En blok har en type, der ikke findes.", Besked: "Typen »{ord}« findes ikke. Brug tekst, sammenstilling, tabel, citater, figur, resultater eller aftaler.{forslag}"},
	{Kode: "mangler-bloktype", Naar: "En blok har ingen type.", Besked: "Det er ikke skrevet, hvad det er. Skriv feltet »type«."},
	{Kode: "ugyldig-utf8", Naar: "En tekst indeholder bytes, der ikke er UTF-8.", Besked: "Teksten er ikke gemt som UTF-8. Gem filen som UTF-8, og send den igen."},
	{Kode: "enligt-surrogat", Naar: "En tekst indeholder et halvt tegn (\\ud800 til \\udfff alene).", Besked: "Teksten indeholder et halvt tegn. Skriv tegnet om."},
	{Kode: "nul-tegn", Naar: "En tekst indeholder tegnet \\u0000.", Besked: "Teksten indeholder et nultegn. Slet det."},
	{Kode: "styretegn", Alvor: Varsel, Naar: "En tekst indeholder et usynligt styretegn.", Besked: "Teksten indeholder et usynligt tegn. Skriv stedet om."},
	{Kode: "for-lang-tekst", Naar: "En tekst fylder over 256 kB.", Besked: "Teksten er for lang til et notat. Del den op."},
	{Kode: "for-megen-tekst", Naar: "Teksterne fylder tilsammen over 4 MB.", Besked: "Herfra er der mere tekst, end et notat kan rumme. Del det op, eller gør det kortere."},
	{Kode: "for-langt-notat", Naar: "Notatet bliver til over 30.000 linjer. Hvert afsnit, punkt, linjeskift og felt i en tabel tæller for en linje, og det gør fed, kursiv og henvisninger også; et resultat tæller for 12 linjer, med diagram for 72.", Besked: "Herfra er notatet længere, end det kan blive (over 30.000 linjer): del det op, eller gør det kortere."},
	{Kode: "for-langt-felt", Naar: "En tekst i dokument, sag, kommune, skole eller moede fylder over 1.000 bytes. Den kan stå øverst på hver side.", Besked: "Teksten er for lang, for den kan stå på hver side. Skriv den kortere, højst 1.000 tegn (æ, ø og å tæller for to)."},
	{Kode: "for-dybt", Naar: "Objekter og lister ligger mere end 32 niveauer inde i hinanden.", Besked: "Her er over 32 niveauer inde i hinanden. Flyt indholdet ud."},
	{Kode: "for-mange-vaerdier", Naar: "Notatet har over 100.000 værdier.", Besked: "Notatet er for stort til at blive læst. Del det op."},
	{Kode: "for-mange-fejl", Naar: "Der er over 1000 fejl, eller en regel giver over 100 advarsler. Det er kun en fejl, hvis der er fejl blandt dem, der ikke er nævnt.", Besked: "Der er mere at rette, end der vises her. Ret dette først, og tjek igen."},
}

// fieldRuleRows are what the validator's tags on single fields find.
var fieldRuleRows = []Regel{
	{Kode: "mangler-noegle", Naar: "dokument.titel, dokument.skoleaar, kommune.navn, skole.navn eller afsnit mangler.", Besked: "{ord} skal altid udfyldes, også i et udkast."},
	{Kode: "mangler-felt", Alvor: Mangel, Naar: "Et felt, som skemaet kræver, er tomt eller mangler.", Besked: "{ord} mangler. Skriv det."},
	{Kode: "tom-liste", Alvor: Mangel, Naar: "En liste, der skal have indhold, er tom eller mangler.", Besked: "»{ord}« er tom. Skriv mindst ét punkt, eller slet den."},
	{Kode: "forkert-antal-kolonner", Naar: "En sammenstilling har ikke to eller tre kolonner.", Besked: "Der kan stå to eller tre kolonner ved siden af hinanden. Del dem op, eller brug en tabel."},
	{Kode: "ukendt-vaerdi", Naar: "Et felt med faste valg har en anden værdi.", Besked: "»{ord}« kan ikke vælges her. Skriv {valg}.{forslag}"},
	{Kode: "negativt-antal", Naar: "antal er mindre end nul.", Besked: "Antallet er mindre end nul. Skriv et helt tal fra nul og op."},
	{Kode: "ugyldigt-skoleaar", Naar: "Et skoleår er ikke to år i træk, skrevet som 2024/25.", Besked: "»{ord}« er ikke et skoleår. Skriv to år i træk, fx 2024/25."},
	{Kode: "ugyldig-dato", Naar: "En dato findes ikke eller er skrevet anderledes end 2025-03-13.", Besked: "»{ord}« er ikke en dato. Skriv en dato, der findes, som 2025-03-13."},
	{Kode: "ugyldig-tid", Naar: "Et klokkeslæt er skrevet anderledes end 13:05 eller 13.05.", Besked: "»{ord}« er ikke et klokkeslæt. Skriv det som 13:05."},
	{Kode: "ugyldigt-institutionsnr", Naar: "Et institutionsnummer er ikke seks cifre.", Besked: "»{ord}« er ikke et institutionsnummer. Skriv seks cifre."},
	{Kode: "ugyldig-hjemmeside", Naar: "Hjemmesiden eller adressen på et bilag er ikke en adresse med http:// eller https:// på højst 2048 tegn, eller der står brugernavn og kode i den.", Besked: "»{ord}« kan ikke bruges som link. Skriv det med https:// foran, uden brugernavn og adgangskode og med højst 2048 tegn."},
}

// inserts is what goes into a rule's sentence.
type inserts struct {
	word       string   // what was written
	suggestion string   // the word that was probably meant, or ""
	options    []string // the words to choose from
}

// tekst gives the rule's sentence with its words.
func (g *Regel) tekst(i inserts) string {
	if !strings.Contains(g.Besked, "{") {
		return g.Besked
	}
	if i.suggestion != "" {
		i.suggestion = " Mente du »" + i.suggestion + "«?"
	}
	return strings.NewReplacer("{ord}", i.word, "{forslag}", i.suggestion, "{valg}", enumerated(i.options)).Replace(g.Besked)
}

// enumerated gives words as one says them: "a, b eller c".
func enumerated(word []string) string {
	if len(word) < 2 {
		return strings.Join(word, "")
	}
	return strings.Join(word[:len(word)-1], ", ") + " eller " + word[len(word)-1]
}

// severity is the rule's weight in a record of the status.
func (g *Regel) severity(udkast bool) fault.Severity {
	if g.Alvor == Varsel || g.Alvor != Fejl && udkast {
		return fault.Warning
	}
	return fault.Error
}
