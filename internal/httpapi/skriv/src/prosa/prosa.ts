// The Markdown subset of a record's texts, as the Go package prosa has it: its
// pieces and words. One corpus (internal/prosa/testdata/korpus.json) holds both
// readers and both writers to the same answers.

/** A text of the record, read: paragraphs and lists. */
export type Prosa = Stykke[];

/** A paragraph or a list. */
export type Stykke = Afsnit | Liste;

export interface Afsnit {
  linje: Ord[];
}

/** A list; numbered ones run 1, 2, 3. */
export interface Liste {
  punkter: Punkt[];
  nummereret: boolean;
}

/** One list item: its words and, at the first level, the list below it. */
export interface Punkt {
  linje: Ord[];
  under?: Liste;
}

/** A run of words in one manner. */
export interface Ord {
  /** Never empty, except for a line break. */
  tekst: string;
  fed: boolean;
  kursiv: boolean;
  /** The address of a link: http, https or mailto; else empty. */
  henvisning: string;
  /** A line break; the other fields are empty. */
  linjeskift: boolean;
}

export const plain = (tekst: string): Ord => ({ tekst, fed: false, kursiv: false, henvisning: "", linjeskift: false });

export const lineBreak = (): Ord => ({ ...plain(""), linjeskift: true });

export const isList = (s: Stykke): s is Liste => "punkter" in s;

export const sameManner = (a: Ord, b: Ord): boolean => a.fed === b.fed && a.kursiv === b.kursiv && a.henvisning === b.henvisning;
