// A record as the desk holds it: plain JSON, but for numbers, which keep their
// digits, and places in it as JSON pointers (RFC 6901). Nothing here changes a
// value: a changed record shares with the one before all that is the same.

export class Tal {
  constructor(readonly cifre: string) {}
}

export type Vaerdi = string | boolean | null | Tal | Vaerdi[] | Objekt;
export interface Objekt {
  [noegle: string]: Vaerdi;
}

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const maerke = "\u0000";

/** Reads JSON; numbers keep their digits. */
export function laes(tekst: string): Objekt {
  const kendt = tekst.replace(token, (t) => (t.startsWith('"') ? t : `{"${"\\u0000"}":"${t}"}`));
  return JSON.parse(kendt, (_, v) => (v && typeof v === "object" && maerke in v ? new Tal(v[maerke]) : v));
}

/** Writes JSON. */
export function skriv(v: Vaerdi): string {
  if (v instanceof Tal) return v.cifre;
  if (Array.isArray(v)) return `[${v.map(skriv).join(",")}]`;
  if (v !== null && typeof v === "object")
    return `{${Object.entries(v)
      .map(([k, u]) => `${JSON.stringify(k)}:${skriv(u)}`)
      .join(",")}}`;
  return JSON.stringify(v);
}

export function erObjekt(v: Vaerdi | undefined): v is Objekt {
  return v !== null && typeof v === "object" && !Array.isArray(v) && !(v instanceof Tal);
}

/** The keys of a pointer. No key of a record is escaped in one. */
export const noegler = (sted: string): string[] => sted.split("/").slice(1);

export function find(rod: Vaerdi | undefined, sted: string): Vaerdi | undefined {
  let her = rod;
  for (const k of noegler(sted)) {
    if (Array.isArray(her)) her = her[Number(k)];
    else if (erObjekt(her)) her = her[k];
    else return undefined;
  }
  return her;
}

export function liste(rod: Vaerdi | undefined, sted: string): Vaerdi[] {
  const v = find(rod, sted);
  return Array.isArray(v) ? v : [];
}

export function objekt(rod: Vaerdi | undefined, sted: string): Objekt {
  const v = find(rod, sted);
  return erObjekt(v) ? v : {};
}

export function tekst(rod: Vaerdi | undefined, sted: string): string {
  const v = find(rod, sted);
  return typeof v === "string" ? v : v instanceof Tal ? v.cifre : "";
}

/** Changes the value at a place, and makes what leads to it; undefined removes it. */
export function aendr(rod: Vaerdi | undefined, sted: string, til: (foer: Vaerdi | undefined) => Vaerdi | undefined): Vaerdi | undefined {
  if (sted === "") return til(rod);
  const [k = "", ...rest] = noegler(sted);
  const videre = rest.map((x) => `/${x}`).join("");
  if (Array.isArray(rod) || (rod === undefined && /^\d+$/.test(k))) {
    const ud = [...((rod as Vaerdi[] | undefined) ?? [])];
    const v = aendr(ud[Number(k)], videre, til);
    if (v === undefined) ud.splice(Number(k), 1);
    else ud[Number(k)] = v;
    return ud;
  }
  const ud = { ...(erObjekt(rod) ? rod : {}) };
  const v = aendr(ud[k], videre, til);
  if (v === undefined) delete ud[k];
  else ud[k] = v;
  return ud;
}
