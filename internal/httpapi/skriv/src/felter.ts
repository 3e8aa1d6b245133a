// One field of the record as a control with its name, its help and what is wrong
// with it. What kind of control it is follows from the register.
import { arbejde } from "./arbejde";
import { h, idAf } from "./dom";
import { etiketter, ord } from "./ord";
import { tekst, Tal, type Vaerdi } from "./post";
import { felt, ord as skabelonens, registret, type Felt } from "./register";
import { redigering, type Redigering } from "./tekst/redigering";
import { sigUdeladt } from "./udeladt";

/** The editors on the page now; they are closed before it is drawn anew. */
const aabne: Redigering[] = [];

export function lukEditorer(): void {
  for (const r of aabne.splice(0)) r.luk();
}

export interface Valg {
  etiket?: string;
  hjaelp?: boolean; // false: what the register says of it is not shown
  linjer?: boolean; // plain text of several lines
  tabel?(raekker: string[][]): void;
  kilde?: () => string; // of a text whose place is not there yet
  saet?(v: string): void;
}

/** The kinds that the register's own help is for: the others are chosen, or say it all
 *  by their name. */
const forklares = new Set(["ord", "link", "institution", "tekst"]);

/** The field of a type at the place of its object. */
export function feltVed(objekt: string, type: string, noegle: string, valg: Valg = {}): HTMLElement {
  const f = felt(type, noegle);
  const sted = `${objekt}/${noegle}`;
  const navn = valg.etiket ?? etiketter[`${type}.${noegle}`] ?? f.titel;
  const id = idAf(sted);
  const hjaelp = valg.hjaelp !== false && forklares.has(f.slags) && f.hjaelp ? h("p", { class: "hjaelp", id: `${id}--hjaelp` }, f.hjaelp) : null;
  const beskrevet = [hjaelp?.id, `${id}--fejl`].filter(Boolean).join(" ");
  const egen = { id, "aria-describedby": beskrevet, "aria-required": f.skal ? "true" : undefined };
  const fejl = h("p", { class: "fejl", id: `${id}--fejl`, hidden: true });
  const klasse = `felt felt-${f.slags}`;
  if (f.slags === "janej" && f.noegle !== "navnOffentligt") {
    const afkryds = h("input", { type: "checkbox", ...egen, onchange: () => arbejde.saet(sted, afkryds.checked || undefined) });
    afkryds.checked = arbejde.find(sted) === true;
    return h("div", { class: klasse, "data-sted": sted }, h("label", { class: "afkryds" }, afkryds, h("span", {}, navn)), hjaelp, fejl);
  }
  if (f.slags === "tekst") {
    const plads = h("div", { class: "editor", id, tabindex: -1 });
    const r = redigering(plads, {
      kilde: valg.kilde?.() ?? tekst(arbejde.post, sted),
      etiket: navn,
      beskrivelse: beskrevet,
      aendret: valg.saet ?? ((k) => arbejde.saet(sted, tom(f, k))),
      udeladt: sigUdeladt,
      tabel: valg.tabel,
    });
    aabne.push(r);
    plads.addEventListener("focus", () => r.fokus());
    return h("div", { class: klasse, "data-sted": sted }, h("span", { class: "etiket" }, navn), hjaelp, plads, fejl);
  }
  return h("div", { class: klasse, "data-sted": sted }, h("label", { for: id }, navn), hjaelp, kontrol(f, sted, egen, valg), fejl);
}

/** The editor of a text that has no field of its own in the register: a cell. */
export function celletekst(sted: string, navn: string): HTMLElement {
  const plads = h("div", { class: "editor", id: idAf(sted), tabindex: -1, "data-sted": sted });
  const r = redigering(plads, { kilde: tekst(arbejde.post, sted), etiket: navn, aendret: (k) => arbejde.saet(sted, k), udeladt: sigUdeladt });
  aabne.push(r);
  plads.addEventListener("focus", () => r.fokus());
  return plads;
}

/** An empty value is an absent key, where the key need not be there. */
const tom = (f: Felt, v: string): Vaerdi | undefined => (v === "" && !f.skal ? undefined : v);

type Egen = { id: string; "aria-describedby": string; "aria-required": string | undefined };

function kontrol(f: Felt, sted: string, egen: Egen, valg: Valg): HTMLElement {
  const nu = tekst(arbejde.post, sted);
  switch (f.slags) {
    case "valg":
    case "skoleaar":
      return vaelger(f, sted, egen, nu);
    case "dato": {
      const e = h("input", { type: "date", ...egen, value: nu, onchange: () => arbejde.saet(sted, tom(f, e.value)), oninput: () => arbejde.saet(sted, tom(f, e.value)) });
      return e;
    }
    case "tal":
    case "antal":
      return talfelt(f, sted, egen, nu);
  }
  if (valg.linjer) {
    const e = h("textarea", { ...egen, rows: 2, value: nu, oninput: () => arbejde.saet(sted, tom(f, e.value)) });
    return e;
  }
  const e = h("input", { type: "text", ...egen, value: nu, autocomplete: "off", inputmode: f.slags === "institution" ? "numeric" : undefined, oninput: () => arbejde.saet(sted, tom(f, e.value)) });
  return e;
}

/** A number is kept with the digits that were typed, once it is one. */
function talfelt(f: Felt, sted: string, egen: Egen, nu: string): HTMLElement {
  const form = f.slags === "tal" ? /^[-−]?\d{1,15}(?:[.,]\d{1,15})?$/ : /^\d{1,9}$/;
  const e = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", ...egen, value: nu.replace(".", ","),
    oninput: () => {
      const t = e.value.trim();
      arbejde.saet(sted, t === "" ? undefined : form.test(t) ? new Tal(t.replace(",", ".").replace("−", "-").replace(/^(-?)0+(?=\d)/, "$1")) : t);
      visFejl(sted, t === "" || form.test(t) ? "" : f.slags === "tal" ? ord.skrivTal : ord.skrivHeltal);
    },
  });
  return e;
}

/** The key of the label of a word that may be chosen. */
const ledetekst: Record<string, string> = { part: "part.", art: "art.", status: "status.", referencevurdering: "referencevurdering.", del: "del.", funktion: "funktion." };

function vaelger(f: Felt, sted: string, egen: Egen, nu: string): HTMLElement {
  const muligt = f.slags === "skoleaar" ? skoleaar(nu) : (f.valg ?? []);
  const e = h("select", { ...egen, onchange: () => arbejde.saet(sted, tom(f, e.value), f.noegle === "del" ? "form" : "felt") });
  if (!(f.slags === "skoleaar" && f.skal)) e.append(h("option", { value: "" }, ord.intet));
  for (const v of muligt) e.append(h("option", { value: v }, navnPaaValg(f.noegle, v)));
  e.value = nu;
  return e;
}

export const navnPaaValg = (noegle: string, v: string): string => skabelonens((ledetekst[noegle] ?? "") + v) || v;

/** The school years that may be chosen: that which is, and those around today. */
export function skoleaar(nu: string): string[] {
  const i = new Date();
  const aar = i.getFullYear() - (i.getMonth() < 7 ? 1 : 0);
  const ud = [];
  for (let y = aar + 1; y >= aar - 6; y--) ud.push(`${y}/${String((y + 1) % 100).padStart(2, "0")}`);
  return nu === "" || ud.includes(nu) ? ud : [...ud, nu];
}

/** Shows what is wrong with a field, "" for nothing. */
export function visFejl(sted: string, hvad: string): boolean {
  const e = document.getElementById(`${idAf(sted)}--fejl`);
  if (!e) return false;
  e.textContent = hvad;
  e.hidden = hvad === "";
  const k = document.getElementById(idAf(sted));
  if (hvad) k?.setAttribute("aria-invalid", "true");
  else k?.removeAttribute("aria-invalid");
  return true;
}

/** Whether a party's names are public, unless said otherwise of one. */
export const partErOffentlig = (part: string): boolean => registret().offentlige.includes(part);
