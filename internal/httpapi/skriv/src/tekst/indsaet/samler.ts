import { type Ord, lineBreak, plain, sameManner } from "../../prosa";
import type { Blok, ListeBlok } from "./blokke";
import { type Maerke, ordmaerke } from "./word";

/** The manner that the words around have. */
export interface Maade {
  fed: boolean;
  kursiv: boolean;
  henvisning: string;
}

/** A list item that is being read: what follows in it goes on in the same item. */
export interface Punktsted extends Maerke {
  blok?: ListeBlok;
}

/** Collects words into blocks, with HTML's rules for white space. */
export class Samler {
  readonly blokke: Blok[] = [];
  private linje: Ord[] = [];

  /** Words; runs of white space are one space unless they are kept. */
  tekst(s: string, maade: Maade, kept: boolean): void {
    const parts = kept ? s.split(/\r\n|[\r\n]/) : [s.replace(/[ \t\r\n\f]+/g, " ").replace(/[ \u00a0]{2,}/g, " ")];
    parts.forEach((part, i) => {
      if (i > 0) this.linje.push(lineBreak());
      // signs that steer a machine and are none of a text
      const tekst = part.replace(/[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffc]/g, "");
      const last = this.linje[this.linje.length - 1];
      const dropped = !kept && /^ /.test(tekst) && (!last || last.linjeskift || last.tekst.endsWith(" ")) ? tekst.slice(1) : tekst;
      if (dropped === "") return;
      const o = { ...plain(dropped), ...maade };
      if (last && !last.linjeskift && sameManner(last, o)) last.tekst += dropped;
      else this.linje.push(o);
    });
  }

  linjeskift(): void {
    this.linje.push(lineBreak());
  }

  /** Ends the block, which is an item of a list or a paragraph; two line breaks in a row end one too. */
  afslut(sted: Punktsted | undefined): void {
    for (const linje of stykker(this.linje)) this.laeg(linje, sted);
    this.linje = [];
  }

  private laeg(linje: Ord[], sted: Punktsted | undefined): void {
    if (!sted) this.blokke.push({ slags: "afsnit", linje });
    else if (sted.blok) sted.blok.linje.push(lineBreak(), ...linje);
    else {
      if (sted.iOrdene) linje[0]!.tekst = linje[0]!.tekst.replace(ordmaerke, "");
      sted.blok = { slags: "punkt", niveau: sted.niveau, linje, ...(sted.nummer !== undefined && { nummer: sted.nummer }) };
      this.blokke.push(sted.blok);
    }
  }
}

/** The paragraphs in a line of words, without what has no visible sign. */
function stykker(linje: Ord[]): Ord[][] {
  const out: Ord[][] = [[]];
  let breaks = 0;
  for (const o of linje) {
    breaks = o.linjeskift ? breaks + 1 : isEmpty(o) ? breaks : 0;
    if (breaks === 2) out.push([]);
    if (breaks < 2) out[out.length - 1]!.push(o);
  }
  return out.map(trimmed).filter((l) => l.length > 0);
}

const isEmpty = (o: Ord): boolean => !o.linjeskift && /^[\s\u00a0\u200b]*$/.test(o.tekst);

/** Takes line breaks and space without words off both ends, and no-break spaces that only fill. */
function trimmed(linje: Ord[]): Ord[] {
  let a = 0;
  let b = linje.length;
  while (a < b && (linje[a]!.linjeskift || isEmpty(linje[a]!))) a++;
  while (b > a && (linje[b - 1]!.linjeskift || isEmpty(linje[b - 1]!))) b--;
  const l = linje.slice(a, b).map((o) => ({ ...o }));
  if (l.length > 0) {
    l[0]!.tekst = l[0]!.tekst.replace(/^[\s\u00a0]+/, "");
    const end = l[l.length - 1]!;
    end.tekst = end.tekst.trimEnd();
  }
  return l;
}
