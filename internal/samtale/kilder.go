package samtale

// Lovkilde is what a rule of ours rests on: where it is read and what is settled.
// docs/da/regler.md lists it.
type Lovkilde struct {
	Lov    string // as a rule names it
	Siger  string // Danish: what of it a rule uses
	Kilde  string // Danish: where it was read
	Aabent string // Danish: what is not settled, or ""
}

// readOn is the day on which the sources were read.
const readOn = "2026-11-26"

// Lovkilder has a row for every law that a rule names.
var Lovkilder = []Lovkilde{
	{"folkeskoleloven § 40 a", "Den årlige samtale og hvad den skal handle om; tabellen ovenfor.", "Lovforslag L 174 (2021-22) og L 109 (2022-23); lov nr. 1664 af 30. december 2024, § 3; ministeriets vejledning", "Dagen, lov nr. 1664 § 3 trådte i kraft, er ikke fundet: kommunen sætter den i skabelonen (udenHandlingsplaner)."},
	{"folkeskoleloven § 13 a", "De obligatoriske test: nationale test til 2021/22, overgangstest 2022/23-2025/26, færdighedstest fra 2026/27.", "Ministeriets vejledning om testene", ""},
	{"folkeskoleloven § 55 b", "Testresultater på skoleniveau er fortrolige.", "Folkeskoleloven før 2022; høringsnotatet til L 174 (2021-22)", "Ikke afklaret, kommunen afgør: hvad ændringen i 2022 lod stå af bestemmelsen, er ikke fundet. Tallene holdes tilbage, medmindre skabelonen siger andet (fortrolige)."},
	{"folkeskoleloven § 57 d", "Handlingsplaner; i skoleåret 2022/23 også udviklingsplaner.", "Lovforslag L 174 (2021-22) og L 109 (2022-23)", ""},
	{"databeskyttelsesforordningen", "Oplysninger om personer bliver ikke offentlige uden grund.", "Forordning (EU) 2016/679; Datatilsynet 2021 om kommuners åbne arkiver", ""},
	{"databeskyttelsesloven", "Cpr-numre bliver ikke offentlige.", "Lov nr. 502 af 23. maj 2018", ""},
	{"lov om gennemsigtighed og åbenhed i uddannelserne", "Notatet offentliggøres.", "Loven og ministeriets vejledning", "Format, frist og opbevaring er ikke fastsat."},
	{"Uddannelsesstatistiks vilkår", "Ved hvert tal står »Kilde: Uddannelsesstatistik.dk« og dagen, det er hentet.", "Uddannelsesstatistik.dk, vilkår for genbrug", ""},
	{"små tal", "Ministeriet udelader tal om færre end 3, og om færre end 5 elever ved trivsel og reference. Programmets grænse er 5.", "Beskrivelsen af Uddannelsesstatistiks tal", "Der er ikke fundet en fælles grænse: kommunen kan vælge en anden (graense, graenser), fx 3 for karakterer, og får at vide, at den er lavere."},
}
