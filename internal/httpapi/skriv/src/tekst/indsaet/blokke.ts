import { type Liste, type Ord, type Prosa, type Punkt, isList, lineBreak, plain } from "../../prosa";
import type { Udeladt } from "./udeladt";

// What stands in the clipboard, one block after the other. Each program writes its
// lists in a manner of its own; here they are alike.

export type Blok = { slags: "afsnit"; linje: Ord[] } | ListeBlok | { slags: "tabel"; raekker: string[][] };

export interface ListeBlok {
  slags: "punkt";
  /** 1 is the outermost as the program has it. */
  niveau: number;
  /** The number that it shows; none for a bullet. */
  nummer?: number;
  linje: Ord[];
}

/** Builds paragraphs and lists; tables are passed over. */
export function saml(blokke: Blok[], udeladt: Set<Udeladt>): Prosa {
  const p: Prosa = [];
  for (let i = 0; i < blokke.length; ) {
    const b = blokke[i]!;
    if (b.slags === "afsnit") p.push({ linje: b.linje });
    if (b.slags !== "punkt") {
      i++;
      continue;
    }
    const run: ListeBlok[] = [];
    for (let n = blokke[i]; n?.slags === "punkt"; n = blokke[++i]) run.push(n);
    for (const s of lists(run, udeladt)) p.push(s);
  }
  return p;
}

/** The lists that items in a row make. */
function lists(run: ListeBlok[], udeladt: Set<Udeladt>): Prosa {
  const outermost = run.reduce((least, b) => Math.min(least, b.niveau), Infinity);
  const out: Prosa = [];
  let list: Liste | undefined;
  let item: Punkt | undefined;
  for (const b of run) {
    if (b.niveau - outermost > 1) udeladt.add("niveau");
    if (b.niveau > outermost && item) {
      item.under ??= { punkter: [], nummereret: b.nummer === 1 };
      item.under.punkter.push({ linje: numbered(b, item.under, udeladt) });
      continue;
    }
    const goesOn = list && (b.nummer === undefined ? !list.nummereret : list.nummereret && b.nummer === list.punkter.length + 1);
    if (!goesOn && b.nummer !== undefined && b.nummer !== 1) {
      // the record's numbers begin at 1: these stay what they say, line by line
      udeladt.add("nummerstart");
      const line = [plain(`${b.nummer}. `), ...b.linje];
      const last = out[out.length - 1];
      if (last && !isList(last)) last.linje.push(lineBreak(), ...line);
      else out.push({ linje: line });
      list = item = undefined;
      continue;
    }
    if (!goesOn) out.push((list = { punkter: [], nummereret: b.nummer === 1 }));
    list!.punkter.push((item = { linje: b.linje }));
  }
  return out;
}

/** The words of an item of the second level, with its number where the list would not give it that. */
function numbered(b: ListeBlok, list: Liste, udeladt: Set<Udeladt>): Ord[] {
  if (b.nummer === undefined || (list.nummereret && b.nummer === list.punkter.length + 1)) return b.linje;
  udeladt.add("nummerstart");
  return [plain(`${b.nummer}. `), ...b.linje];
}
