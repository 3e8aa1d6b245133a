import { type Liste, type Ord, type Prosa, type Punkt, isList, lineBreak, plain, sameManner } from "./prosa";
import { isBlank, spaceBefore, trimGapsLeft, trimGapsRight, trimRight, withLineEnds } from "./tegn";
import { followed } from "./adresse";

/**
 * p in the form in which read gives it and write keeps it, with every word of p:
 *  - neighbours of one manner are one Ord, and none is empty;
 *  - bold and italic begin and end at a word, and do not cross the edge of a link or a
 *    line, which has no white space around it;
 *  - there is no empty paragraph or item, and no two bullet lists in a row;
 *  - a numbered list has two items or more: "1. x" alone is text;
 *  - a list below an item has none below it: deeper items stand beside it;
 *  - an address is one that we follow; another one is dropped, its words stay.
 */
export function normal(p: Prosa): Prosa {
  return joinLists(
    p.flatMap((s): Prosa => {
      if (isList(s)) return normalList(s);
      const linje = clean(s.linje);
      return linje.length > 0 ? [{ linje }] : [];
    }),
  );
}

/** A list of the first level, or the paragraph it becomes. */
function normalList(s: Liste): Prosa {
  const punkter = s.punkter.flatMap((p): Punkt[] => {
    const linje = clean(p.linje);
    const below = p.under ? flatten(p.under.punkter) : [];
    if (linje.length === 0) return below; // the items below an empty one stand for themselves
    if (below.length === 0) return [{ linje }];
    if (p.under!.nummereret && below.length === 1) return [{ linje: clean([...linje, lineBreak(), ...alone(below[0]!.linje)]) }];
    return [{ linje, under: { punkter: below, nummereret: p.under!.nummereret } }];
  });
  if (punkter.length === 0) return [];
  if (s.nummereret && punkter.length === 1) {
    const { linje, under } = punkter[0]!;
    return [{ linje: clean(alone(linje)) }, ...(under ? [under] : [])];
  }
  return [{ punkter, nummereret: s.nummereret }];
}

/** The items of a list and of all lists below it as one list. */
function flatten(ps: Punkt[]): Punkt[] {
  return ps.flatMap((p) => {
    const linje = clean(p.linje);
    return [...(linje.length > 0 ? [{ linje }] : []), ...(p.under ? flatten(p.under.punkter) : [])];
  });
}

/** The words of the only item of a numbered list, number and all. */
const alone = (l: Ord[]): Ord[] => [plain("1. "), ...l];

/** Makes one list of bullet lists that follow each other. */
export function joinLists(p: Prosa): Prosa {
  const out: Prosa = [];
  for (const s of p) {
    const last = out[out.length - 1];
    if (last && isList(s) && isList(last) && !s.nummereret && !last.nummereret) for (const punkt of s.punkter) last.punkter.push(punkt);
    else out.push(s);
  }
  return out;
}

/** The words of one paragraph or item in their normal form. */
function clean(words: Ord[]): Ord[] {
  return cleanLines(
    words.flatMap((o) => {
      if (o.linjeskift) return [lineBreak()];
      const henvisning = o.henvisning && followed(o.henvisning);
      // half a surrogate pair cannot stand in JSON
      const lines = withLineEnds(o.tekst.replace(/\p{Surrogate}/gu, "\ufffd")).split("\n");
      return lines.flatMap((tekst, i) => [...(i > 0 ? [lineBreak()] : []), ...(tekst ? [{ ...o, tekst, henvisning }] : [])]);
    }),
  );
}

/** Puts the lines between line breaks in their normal form; a blank one would end the paragraph. */
export function cleanLines(words: Ord[]): Ord[] {
  const lines: Ord[][] = [[]];
  for (const o of words) {
    if (o.linjeskift) lines.push([]);
    else lines[lines.length - 1]!.push(o);
  }
  return lines
    .map(cleanLine)
    .filter((l) => l.length > 0)
    .flatMap((l, i) => (i > 0 ? [lineBreak(), ...l] : l));
}

function cleanLine(words: Ord[]): Ord[] {
  let l = merge(trim(words));
  for (const m of manners) l = trimManner(l, m);
  return merge(l);
}

/** Being a link, bold or italic: how to see it and how to take it off. */
interface Manner {
  has(o: Ord): boolean;
  without(o: Ord): Ord;
}

const manners: Manner[] = [
  { has: (o) => o.henvisning !== "", without: (o) => ({ ...o, henvisning: "" }) },
  { has: (o) => o.fed, without: (o) => ({ ...o, fed: false }) },
  { has: (o) => o.kursiv, without: (o) => ({ ...o, kursiv: false }) },
];

/** Makes one Ord of neighbours of one manner. */
function merge(l: Ord[]): Ord[] {
  const out: Ord[] = [];
  for (const o of l) {
    const last = out[out.length - 1];
    if (last && sameManner(last, o)) last.tekst += o.tekst;
    else out.push({ ...o });
  }
  return out;
}

/**
 * Takes a manner off the white space at the edges of each stretch that has it: no
 * mark could stand there. The edge of a link ends a stretch.
 */
function trimManner(l: Ord[], m: Manner): Ord[] {
  const out: Ord[] = [];
  for (let i = 0; i < l.length; ) {
    let j = i;
    while (j < l.length && m.has(l[j]!) && l[j]!.henvisning === l[i]!.henvisning) j++;
    if (j === i) {
      out.push(l[i++]!);
      continue;
    }
    let a = i; // the words of the stretch, white space at its edges passed over
    let b = j;
    while (a < b && isBlank(l[a]!.tekst)) a++;
    while (b > a && isBlank(l[b - 1]!.tekst)) b--;
    for (let k = i; k < j; k++) {
      const o = l[k]!;
      if (k < a || k >= b) {
        out.push(m.without(o));
        continue;
      }
      const before = k === a ? spaceBefore(o.tekst) : "";
      const rest = o.tekst.slice(before.length);
      const tekst = k === b - 1 ? trimRight(rest) : rest;
      if (before) out.push(m.without({ ...o, tekst: before }));
      out.push({ ...o, tekst });
      if (tekst.length < rest.length) out.push(m.without({ ...o, tekst: rest.slice(tekst.length) }));
    }
    i = j;
  }
  return out;
}

/** Takes white space off both ends of a line. */
function trim(words: Ord[]): Ord[] {
  let from = 0;
  let to = words.length;
  while (from < to && trimGapsLeft(words[from]!.tekst) === "") from++;
  while (to > from && trimGapsRight(words[to - 1]!.tekst) === "") to--;
  const l = words.slice(from, to).map((o) => ({ ...o }));
  if (l.length > 0) {
    l[0]!.tekst = trimGapsLeft(l[0]!.tekst);
    l[l.length - 1]!.tekst = trimGapsRight(l[l.length - 1]!.tekst);
  }
  return l;
}
