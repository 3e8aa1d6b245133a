/** What pasting leaves out or changes, and the sentence that tells it. */
export const saetninger = {
  niveau: "Punkter på tredje niveau står nu på andet niveau.",
  nummerstart: "Numre, der ikke begynder med 1, står nu som almindelig tekst.",
  bogstaver: "Bogstaver foran punkter er blevet til tal.",
  overskrift: "Overskrifter er blevet til almindelig tekst.",
  tabel: "En tabel er blevet til linjer, for her kan der kun stå tekst.",
  stortabel: "En tabel er ikke med, fordi den er for stor.",
  flettet: "Flettede celler i tabellen er delt op.",
  celler: "Lister, links og fed skrift i tabellens celler er blevet til almindelig tekst.",
  billede: "Billeder er ikke med. Læg dem ind et ad gangen som billeder.",
  indlejret: "Video, lyd, tegninger og lignende er ikke med.",
  link: "Links til filer og programmer er ikke med, men ordene er.",
  farve: "Farver er ikke med.",
  understregning: "Understregning er ikke med.",
  gennemstregning: "Gennemstregning er ikke med, men de gennemstregede ord er.",
  slettet: "Tekst, der er slettet med Registrer ændringer, er ikke med.",
  haevet: "Hævet og sænket skrift er blevet til almindelig skrift.",
  kommentar: "Kommentarer er ikke med.",
  skjult: "Skjult tekst er ikke med.",
  kunord: "Det kopierede er meget stort, så kun ordene er med.",
  afkortet: "Kun den første del er med, fordi det kopierede er for langt.",
} as const;

export type Udeladt = keyof typeof saetninger;

/** The sentences for what was left out, in the order of the table. */
export const fortalt = (hvad: ReadonlySet<Udeladt>): string[] =>
  (Object.keys(saetninger) as Udeladt[]).filter((u) => hvad.has(u)).map((u) => saetninger[u]);
