// The record as it leaves the browser: with the bytes of its pictures where a file is
// made of it, and without them where it is only looked at.
import { arbejde, billedmaerke, type Billede } from "./arbejde";
import { fraDataUrl, laegTil, somDataUrl } from "./billede";
import { aendr, erObjekt, laes, noegler, skriv, tekst, Tal, type Objekt, type Vaerdi } from "./post";
import { registret, type Felt } from "./register";

/** A dot, in place of each picture that the service need not see. */
const prik = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

type Skift = (f: Felt, v: Vaerdi) => Vaerdi | undefined;

/** Goes through the fields of a value that is of one of the types. */
function gennem(v: Vaerdi, typer: string[], skift: Skift): Vaerdi {
  if (Array.isArray(v)) return v.map((x) => gennem(x, typer, skift));
  if (!erObjekt(v)) return v;
  const type = typer.length > 1 ? tekst(v, "/type") : (typer[0] ?? "");
  const felter = registret().typer[type.charAt(0).toUpperCase() + type.slice(1)] ?? [];
  const ud: Objekt = {};
  for (const [k, u] of Object.entries(v)) {
    const f = felter.find((x) => x.noegle === k);
    const nyt = !f ? u : f.slags === "under" ? gennem(u, f.under ?? [], skift) : skift(f, u);
    if (nyt !== undefined) ud[k] = nyt;
  }
  return ud;
}

const former: Partial<Record<Felt["slags"], RegExp>> = {
  dato: /^\d{4}-\d{2}-\d{2}$/,
  tid: /^([01]?\d|2[0-3])[:.][0-5]\d$/,
  skoleaar: /^\d{4}\/\d{2}$/,
  institution: /^\d{6}$/,
  link: /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/,
};

const talIOrd: Skift = (f, v) => ((f.slags === "tal" || f.slags === "antal") && !(v instanceof Tal) ? undefined : v);

/** What the preview is drawn of: what is half typed is left out, as no page can show it. */
export function tilEksempel(post: Objekt): Objekt {
  const ud = gennem(post, ["Record"], (f, v) => {
    if (f.slags === "billede") return v === "" ? "" : prik;
    const form = former[f.slags];
    if (form && (Array.isArray(v) ? v : [v]).some((x) => typeof x === "string" && !form.test(x))) return undefined;
    return talIOrd(f, v);
  }) as Objekt;
  return ["/dokument/titel", "/kommune/navn", "/skole/navn"].reduce((p, sted) => (tekst(p, sted).trim() === "" ? (aendr(p, sted, () => "…") as Objekt) : p), ud);
}

/** What is checked: all as it is written, but for what was typed in place of a number. */
export const tilTjek = (post: Objekt): Objekt => gennem(post, ["Record"], (f, v) => (f.slags === "billede" ? (v === "" ? "" : prik) : talIOrd(f, v))) as Objekt;

/** The whole notat. */
export async function helt(post: Objekt): Promise<Objekt> {
  const filer = new Map<string, string>();
  for (const [nr, b] of arbejde.billeder) filer.set(nr, await somDataUrl(b));
  return gennem(post, ["Record"], (f, v) => (f.slags === "billede" && typeof v === "string" ? (filer.get(v.replace(/^billede:/, "")) ?? v) : talIOrd(f, v))) as Objekt;
}

/** Whether every field of a number has a number in it, so that the whole notat is all that is written. */
export const kunTal = (post: Objekt): boolean => skriv(gennem(post, ["Record"], talIOrd)) === skriv(post);

/** Takes a record in: its pictures are laid beside it, those that are there already once. */
export async function ind(json: string): Promise<Objekt> {
  const post = laes(json);
  const steder: string[] = [];
  gennemSteder(post, "", steder);
  const kendte = new Map<string, string>();
  if (steder.length > 0) for (const [nr, b] of arbejde.billeder) kendte.set(await somDataUrl(b), billedmaerke + nr);
  let ud = post;
  for (const sted of steder) {
    const v = tekst(post, sted);
    const kendt = kendte.get(v);
    const b = kendt ? undefined : await fraDataUrl(v);
    if (kendt || b) ud = aendr(ud, sted, () => kendt ?? laegTil(b as Billede)) as Objekt;
  }
  return ud;
}

function gennemSteder(v: Vaerdi, her: string, ud: string[]): void {
  if (Array.isArray(v)) v.forEach((x, i) => gennemSteder(x, `${her}/${i}`, ud));
  else if (erObjekt(v)) for (const [k, u] of Object.entries(v)) gennemSteder(u, `${her}/${k}`, ud);
  else if (typeof v === "string" && v.startsWith("data:") && noegler(her).at(-1) === "billede") ud.push(her);
}
