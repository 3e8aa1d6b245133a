// What people paste: from Word, Outlook, Teams, Google Docs, Excel and web pages, and
// as plain text. It becomes the record's subset; what does not fit is told.
import { type Ord, type Prosa, type Punkt, isList, normal, plain, write } from "../prosa";
import { type Blok, saml } from "./indsaet/blokke";
import { type Laest, erForDyb, laesHtml } from "./indsaet/html";
import { laesTsv } from "./indsaet/tabel";
import { laesTekst } from "./indsaet/tekst";
import { type Udeladt, fortalt } from "./indsaet/udeladt";

const maxHtml = 4_000_000; // signs: a long report from Word with its styles has a tenth of it
const maxTekst = 200_000; // signs: a text of the record holds 256 kB

export interface Udklip {
  prosa: Prosa;
  tabeller: string[][][];
  /** What was left out, a sentence each. */
  udeladt: string[];
}

/** Reads what was pasted, given as HTML and as plain text; tables are taken out where there is a place for them. */
export function laesUdklip(html: string, tekst: string, tabeller: boolean): Udklip {
  const { blokke, udeladt } = laes(html, tekst);
  const tables = blokke.flatMap((b) => (b.slags === "tabel" ? [b.raekker] : []));
  if (!tabeller && tables.length > 0) udeladt.add("tabel");
  const prosa = normal(saml(tabeller ? blokke : blokke.flatMap(somLinjer), udeladt));
  return { prosa, tabeller: tabeller ? tables : [], udeladt: fortalt(udeladt) };
}

const somLinje = (raekke: string[]): string => raekke.filter((c) => c !== "").join(", ");

/** A table where only text can stand: a paragraph for each row. */
const somLinjer = (b: Blok): Blok[] => (b.slags === "tabel" ? b.raekker.map((r) => ({ slags: "afsnit", linje: [plain(somLinje(r))] })) : [b]);

/** From a spreadsheet: its text has the cells as they are shown, its HTML their looks. */
const fraRegneark = (html: string): boolean => /urn:schemas-microsoft-com:office:excel|google-sheets-html-origin|content="?Excel\.Sheet/i.test(html.slice(0, 4000));

function laes(html: string, tekst: string): Laest {
  const udeladt = new Set<Udeladt>();
  const raekker = html === "" || fraRegneark(html) ? laesTsv(tekst.slice(0, maxTekst)) : undefined;
  if (raekker) return { blokke: [{ slags: "tabel", raekker }], udeladt };
  if (html.length > maxHtml || erForDyb(html)) udeladt.add("kunord");
  else if (html !== "") {
    const l = laesHtml(html);
    if (l.blokke.length > 0 || l.udeladt.size > 0) return l;
  }
  if (tekst.length > maxTekst) udeladt.add("afkortet");
  return { blokke: blokkeAf(laesTekst(tekst.slice(0, maxTekst))), udeladt };
}

/** A text as blocks, as HTML is read. */
function blokkeAf(p: Prosa): Blok[] {
  const items = (punkter: Punkt[], nummereret: boolean, niveau: number): Blok[] =>
    punkter.flatMap((q, i) => [
      { slags: "punkt", niveau, linje: q.linje, ...(nummereret && { nummer: i + 1 }) } as Blok,
      ...(q.under ? items(q.under.punkter, q.under.nummereret, niveau + 1) : []),
    ]);
  return p.flatMap((s): Blok[] => (isList(s) ? items(s.punkter, s.nummereret, 1) : [{ slags: "afsnit", linje: s.linje }]));
}

/**
 * The lines of what was pasted, as plain words: one for each paragraph, item, line and
 * row. For lists and quotes, where each line is one of its own.
 */
export function linjer(html: string, tekst: string): string[] {
  const lines = (linje: Ord[]): string[] =>
    linje
      .map((o) => (o.linjeskift ? "\n" : o.tekst))
      .join("")
      .split("\n");
  return laes(html, tekst)
    .blokke.flatMap((b) => (b.slags === "tabel" ? b.raekker.map(somLinje) : lines(b.linje)))
    .map((l) => l.trim())
    .filter((l) => l !== "");
}

/** Plain words as the source of a text: signs that would be marks are escaped. */
export const somKilde = (ord: string): string => write([{ linje: [plain(ord)] }]);

/** The rows of what was pasted, when it is one table and nothing else; null when it is not. */
export function raekker(html: string, tekst: string): string[][] | null {
  const { blokke } = laes(html, tekst);
  const [only, ...more] = blokke;
  return only?.slags === "tabel" && more.length === 0 ? only.raekker : null;
}
