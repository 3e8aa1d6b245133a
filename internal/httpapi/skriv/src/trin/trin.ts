// The steps: which there are, and what of the record each of them shows.
import { afsnit, nytAfsnit, type Afsnitvalg } from "../afsnit";
import { arbejde } from "../arbejde";
import { nyAftale } from "../blokke/aftaler";
import { h, idAf, knap } from "../dom";
import { sidsteAar } from "../indlaeg";
import { trin as navne, ord } from "../ord";
import { liste, tekst, type Objekt, type Vaerdi } from "../post";
import { ord as skabelonens, registret } from "../register";
import { talFraFil } from "../talfil";
import { bilag } from "./bilag";
import { dagsorden } from "./dagsorden";
import { deltagere } from "./deltagere";
import { hent } from "./hent";
import { om } from "./om";

export interface Trin {
  id: string;
  navn: string;
  lav(): Node[];
}

const emner = ["rammesaetning", "opfoelgning", "testresultater", "indsatser", "aftaler", "evaluering", "flere"];

const valgte: Record<string, Afsnitvalg> = {
  opfoelgning: { foretrukne: ["tekst", "aftaler"] },
  testresultater: { foretrukne: ["tekst", "resultater", "tabel"] },
  aftaler: { foretrukne: ["aftaler", "tekst"] },
  evaluering: { foretrukne: ["tekst", "citater"] },
  flere: { foretrukne: ["tekst"], medEmne: true },
};

export const trinene: Trin[] = [
  { id: "om", navn: "", lav: () => [...om(), ...(erSkrevet("opfoelgning") || erSkrevet("deltagere") ? [] : [sidsteAar()])] },
  { id: "deltagere", navn: "", lav: deltagere },
  { id: "dagsorden", navn: "", lav: dagsorden },
  ...emner.map((id) => ({ id, navn: "", lav: () => emne(id) })),
  { id: "hent", navn: "", lav: hent },
].map((t) => ({ ...t, navn: navne[t.id] ?? t.id }));

/** The step that shows a top section. */
export function emneAf(a: Vaerdi | undefined): string {
  const del = foersteDel(a);
  if (del === "handlingsplaner") return "indsatser";
  if (emner.includes(del)) return del;
  return harAftaler(a) ? "aftaler" : "flere";
}

function foersteDel(a: Vaerdi | undefined): string {
  const egen = tekst(a, "/del");
  if (egen !== "") return egen;
  for (const u of liste(a, "/afsnit")) {
    const d = foersteDel(u);
    if (d !== "") return d;
  }
  return "";
}

export const harAftaler = (a: Vaerdi | undefined): boolean =>
  liste(a, "/blokke").some((b) => tekst(b, "/type") === "aftaler") || liste(a, "/afsnit").some(harAftaler);

/** The step at which a place of the record is written. */
export function trinFor(sted: string): string {
  const [, foerste = "", nr] = sted.split("/");
  switch (foerste) {
    case "deltagere":
      return "deltagere";
    case "moede":
      return sted.startsWith("/moede/dagsorden") ? "dagsorden" : "om";
    case "bilag":
      return "flere";
    case "afsnit":
      if (nr === undefined) return "hent";
      return nr === "-" ? (emner.includes(sted.split("/")[3] ?? "") ? (sted.split("/")[3] ?? "flere") : "flere") : emneAf(arbejde.find(`/afsnit/${nr}`));
    case "dokument":
    case "sag":
    case "kommune":
    case "skole":
      return "om";
  }
  return "hent";
}

/** Where in the notat a step begins. */
export function stedFor(id: string): string {
  switch (id) {
    case "om":
      return "/dokument/titel";
    case "deltagere":
      return "/deltagere";
    case "dagsorden":
      return "/moede/dagsorden";
  }
  const nr = liste(arbejde.post, "/afsnit").findIndex((a) => emneAf(a) === id);
  return nr < 0 ? "" : `/afsnit/${nr}`;
}

function emne(id: string): Node[] {
  const alle = liste(arbejde.post, "/afsnit");
  const ud: Node[] = [];
  alle.forEach((a, i) => {
    if (emneAf(a) === id) ud.push(afsnit(`/afsnit/${i}`, i, alle.length, valgte[id] ?? { foretrukne: ["tekst"] }));
  });
  const antal = ud.length;
  const tilfoej = knap(antal === 0 && id !== "flere" ? (id === "aftaler" ? ord.tilfoejAftale : ord.skrivOm(navne[id] ?? "")) : ord.tilfoejAfsnit, () => nytAfsnit("/afsnit", tomtAfsnit(id, antal), pladsTil(id)), { class: "tilfoej stor", id: `${idAf("/afsnit")}--tilfoej` });
  if (id !== "aftaler" || antal === 0) ud.push(h("p", {}, tilfoej));
  if (id === "testresultater") ud.unshift(talFraFil());
  if (id === "flere") ud.push(...bilag());
  if (id === "opfoelgning") ud.push(sidsteAar());
  return ud;
}

/** A new section of a step, under the template's own words. */
function tomtAfsnit(id: string, nr: number): Objekt {
  if (id === "flere") return { overskrift: "" };
  if (id === "aftaler") return { overskrift: navne["aftaler"] ?? "", blokke: [{ type: "aftaler", aftaler: [nyAftale()] }] };
  return { overskrift: nr > 0 ? "" : skabelonens(`del.${id}`), del: id };
}

/** Where a new section of a step stands: before those of the steps after it. */
export function pladsTil(id: string, post: Objekt = arbejde.post): number {
  const alle = liste(post, "/afsnit");
  const nr = alle.findIndex((a) => emner.indexOf(emneAf(a)) > emner.indexOf(id) && emneAf(a) !== "flere");
  return nr < 0 ? alle.length : nr;
}

/** Whether a step has something written in it, for the list of steps. */
export function erSkrevet(id: string): boolean {
  switch (id) {
    case "om":
      return tekst(arbejde.post, "/moede/dato") !== "";
    case "deltagere":
      return liste(arbejde.post, "/deltagere").length > 0;
    case "dagsorden":
      return liste(arbejde.post, "/moede/dagsorden").length > 0;
    case "hent":
      return false;
  }
  return liste(arbejde.post, "/afsnit").some((a) => emneAf(a) === id && harIndhold(a));
}

const harIndhold = (a: Vaerdi): boolean => liste(a, "/blokke").length > 0 || tekst(a, "/udenIndhold/grund") !== "" || liste(a, "/afsnit").some(harIndhold);

export const erKraevet = (id: string): boolean => registret().kraevet.includes(id);
