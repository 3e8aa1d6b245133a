import { stil } from "./stil";

// Word on the computer, and Outlook, which is written with it, copy a list as
// paragraphs: style="mso-list:l0 level2 lfo1", with the marker as words in a
// <span style="mso-list:Ignore">.

export interface Maerke {
  niveau: number;
  nummer?: number;
  bogstav?: true;
  /** The marker stands as words at the start of the item. */
  iOrdene?: true;
}

/** The list item that a paragraph of Word's is; undefined where it is none. */
export function wordPunkt(e: Element): Maerke | undefined {
  const level = /\blevel([1-9])\b/.exec(stil(e, "mso-list"));
  if (!level) return uden(e);
  const ignored = Array.from(e.getElementsByTagName("span")).find(erMaerke);
  return { niveau: Number(level[1]), ...laesMaerke(ignored?.textContent ?? "") };
}

/** How a marker stands at the start of an item's words, when nothing else tells of it. */
export const ordmaerke = /^[\s\u00a0]*([·•▪‣§o*–-]|\(?[0-9a-zæøå]{1,4}[.)])[\s\u00a0]+/i;

const ind = 36; // points from level to level

/** Safari takes away what it does not know: of the list is left a class, an indent and the marker. */
function uden(e: Element): Maerke | undefined {
  if (!/(^|\s)MsoListParagraph/.test(e.className)) return undefined;
  const marker = ordmaerke.exec((e.textContent ?? "").slice(0, 100));
  if (!marker) return undefined;
  const margin = /([\d.]+)pt/.exec(stil(e, "margin-left") || (stil(e, "margin").split(/\s+/)[3] ?? ""));
  return { niveau: Math.max(1, Math.round(Number(margin?.[1] ?? ind) / ind)), iOrdene: true, ...laesMaerke(marker[1]!) };
}

/** Whether the element holds the marker of an item, which is no words of it. */
export const erMaerke = (e: Element): boolean => stil(e, "mso-list") === "ignore";

/** What a marker counts: "3." and "3)" a number, "b." and "ii)" a letter's place, else nothing. */
export function laesMaerke(s: string): Pick<Maerke, "nummer" | "bogstav"> {
  const sign = s.replace(/[\s\u00a0]+/g, "");
  const number = /^\(?(?:\d{1,3}\.)*(\d{1,6})[.)]?$/.exec(sign);
  if (number) return { nummer: Number(number[1]) };
  const roman = /^\(?([ivx]{2,})[.)]$/i.exec(sign);
  if (roman) return { nummer: romertal(roman[1]!.toLowerCase()), bogstav: true };
  const letter = /^\(?([a-zæøå])[.)]$/i.exec(sign);
  if (!letter) return {};
  const l = letter[1]!.toLowerCase();
  // "i." alone begins a row of Roman numbers, as no list of nine letters is copied from its ninth
  return { nummer: l === "i" ? 1 : "abcdefghijklmnopqrstuvwxyzæøå".indexOf(l) + 1, bogstav: true };
}

function romertal(s: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  const digits = [...s].map((c) => values[c]!);
  return digits.reduce((sum, d, i) => sum + (d < (digits[i + 1] ?? 0) ? -d : d), 0);
}
