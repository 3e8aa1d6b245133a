// During the meeting: one field of notes for each point of the agenda, and a place
// for what somebody said and what was agreed. The notes lie in the notat's own file,
// where no edition shows them, until they are moved to where they belong.
import { arbejde } from "./arbejde";
import { linjevis } from "./blokke/citater";
import { h, idAf, knap } from "./dom";
import { listeVed, meldFortryd } from "./liste";
import { ord, trin as navne } from "./ord";
import { aendr, liste, objekt, tekst, type Objekt, type Vaerdi } from "./post";
import { ord as skabelonens } from "./register";
import { somKilde } from "./tekst/udklip";
import { emneAf, pladsTil } from "./trin/trin";

const rod = "/ekstra/underMoedet";

/** The points: those of the agenda by their words, and one for all else. */
function punkterne(): string[] {
  const ud = liste(arbejde.post, "/moede/dagsorden").map((p) => tekst(p, "/punkt")).filter((p) => p !== "");
  const kendte = Object.keys(objekt(arbejde.post, rod)).filter((k) => k !== ord.andreNoter && !ud.includes(k));
  return [...new Set([...ud, ...kendte, ord.andreNoter])];
}

/** Keys of a pointer may hold no slash: a point is known by its words without. */
const noegle = (punkt: string): string => punkt.replaceAll("/", "∕").replaceAll("~", "∼");

export function underMoedet(): Node[] {
  const punkter = punkterne();
  return [
    h("p", { class: "hjaelp" }, ord.moedeHjaelp),
    punkter.length === 1 && h("p", {}, ord.ingenDagsorden),
    ...punkter.map(punktet),
    harNoter() && flytning(punkter),
  ].filter((x): x is HTMLElement => !!x);
}

function punktet(punkt: string, nr: number): HTMLElement {
  const sted = `${rod}/${noegle(punkt)}`;
  const id = `note-${nr}`;
  const note = h("textarea", { id, rows: 4, value: tekst(arbejde.post, `${sted}/note`), oninput: () => arbejde.saet(`${sted}/note`, note.value === "" ? undefined : note.value) });
  const korte = (key: string, navn: (p: string) => string, tilfoej: string) =>
    listeVed(`${sted}/${key}`, {
      hvad: tilfoej,
      navn: (v, i) => (typeof v === "string" && v.slice(0, 40)) || `${tilfoej} ${i + 1}`,
      lav: (her, i) => {
        const e = h("input", { type: "text", id: idAf(her), "data-linjevis": true, "aria-label": navn(punkt), autocomplete: "off", value: tekst(arbejde.post, her), oninput: () => arbejde.saet(her, e.value) });
        return linjevis(h("div", { class: "felt" }, h("span", { class: "bloknavn", "aria-hidden": true }, tilfoej), e), `${sted}/${key}`, i, (t) => t);
      },
      tilfoej: `+ ${tilfoej}`,
      nyt: () => "",
      smal: true,
      toem: () => arbejde.slet(`${sted}/${key}`),
    });
  return h("section", { class: "moedepunkt", "aria-label": punkt }, h("h3", {}, punkt), h("label", { for: id, class: "kun-hoert" }, ord.noter(punkt)), note,
    h("div", { class: "raekke" }, korte("citater", ord.citatUnder, ord.tilCitat), korte("aftaler", ord.aftaleUnder, ord.tilAftale)));
}

export const harNoter = (): boolean => Object.keys(objekt(arbejde.post, rod)).some((k) => harOrd(k));

const noten = (k: string): string => tekst(arbejde.post, `${rod}/${k}/note`);
const korte = (k: string, hvad: string): string[] => liste(arbejde.post, `${rod}/${k}/${hvad}`).filter((x): x is string => typeof x === "string" && x.trim() !== "");
const harOrd = (k: string): boolean => noten(k).trim() !== "" || korte(k, "citater").length > 0 || korte(k, "aftaler").length > 0;

const emner = ["rammesaetning", "opfoelgning", "testresultater", "indsatser", "evaluering", "flere"];

/** Where each note goes: proposed by the point's own words. */
function flytning(punkter: string[]): HTMLElement {
  const valg = punkter.filter((p) => harOrd(noegle(p))).map((punkt) => {
    const e = h("select", { id: `flyt-${idAf(noegle(punkt))}` }, ...emner.map((x) => h("option", { value: x }, navne[x] ?? x)));
    e.value = forslag(punkt);
    return { punkt, e };
  });
  return h("section", { class: "boks", "aria-labelledby": "flyt" }, h("h3", { id: "flyt" }, ord.flytNoter),
    ...valg.map(({ punkt, e }) => h("div", { class: "felt" }, h("label", { for: e.id }, `${ord.flytTil}: ${punkt}`), e)),
    knap(ord.flytNu, () => {
      arbejde.goer((p) => valg.reduce((q, v) => flyttet(q, noegle(v.punkt), v.punkt, v.e.value), p));
      meldFortryd(ord.flyttet(valg.length), "trintitel");
    }, { class: "stor" }));
}

function forslag(punkt: string): string {
  const p = punkt.toLowerCase();
  if (/opfølg|sidst|siden/.test(p)) return "opfoelgning";
  if (/resultat|test|tal|data|trivsel|fravær|karakter/.test(p)) return "testresultater";
  if (/indsats|fokus|aftale|mål/.test(p)) return "indsatser";
  if (/evaluer|afrund|tak|afslut/.test(p)) return "evaluering";
  if (/velkom|ramme|formål|indled/.test(p)) return "rammesaetning";
  return "flere";
}

/** Moves the notes of one point: words to a text, quotes to quotes, agreements to
 *  agreements. Nothing is thrown away that has not found its place. */
function flyttet(post: Objekt, k: string, punkt: string, emne: string): Objekt {
  const citater = korte(k, "citater").map((t): Objekt => ({ tekst: somKilde(t) }));
  const nye: Objekt[] = [];
  if (noten(k).trim() !== "") nye.push({ type: "tekst", tekst: noten(k).trim().split("\n").map(somKilde).join("\n") });
  if (citater.length > 0) nye.push({ type: "citater", citater });
  let ud = nye.length > 0 ? iAfsnit(post, emne, punkt, nye) : post;
  const aftaler = korte(k, "aftaler").map((t): Objekt => ({ maal: t }));
  if (aftaler.length > 0) ud = iAftaler(ud, aftaler);
  ud = aendr(ud, `${rod}/${k}`, () => undefined) as Objekt;
  if (Object.keys(objekt(ud, rod)).length === 0) ud = aendr(ud, rod, () => undefined) as Objekt;
  if (Object.keys(objekt(ud, "/ekstra")).length === 0) ud = aendr(ud, "/ekstra", () => undefined) as Objekt;
  return ud;
}

function iAfsnit(post: Objekt, emne: string, punkt: string, nye: Objekt[]): Objekt {
  const alle = liste(post, "/afsnit");
  const nr = emne === "flere" ? alle.findIndex((a) => emneAf(a) === emne && tekst(a, "/overskrift") === punkt) : alle.findIndex((a) => emneAf(a) === emne);
  if (nr >= 0) return aendr(aendr(post, `/afsnit/${nr}/udenIndhold`, () => undefined), `/afsnit/${nr}/blokke`, (b) => [...((b as Vaerdi[] | undefined) ?? []), ...nye]) as Objekt;
  const afsnit: Objekt = emne === "flere" ? { overskrift: punkt, blokke: nye } : { overskrift: skabelonens(`del.${emne}`), del: emne, blokke: nye };
  return sat(post, afsnit, pladsTil(emne));
}

function iAftaler(post: Objekt, nye: Objekt[]): Objekt {
  const alle = liste(post, "/afsnit");
  const nr = alle.findIndex((a) => emneAf(a) === "aftaler");
  if (nr < 0) return sat(post, { overskrift: navne["aftaler"] ?? "", blokke: [{ type: "aftaler", aftaler: nye }] }, pladsTil("aftaler"));
  const blok = liste(post, `/afsnit/${nr}/blokke`).findIndex((b) => tekst(b, "/type") === "aftaler");
  if (blok < 0) return aendr(post, `/afsnit/${nr}/blokke`, (b) => [...((b as Vaerdi[] | undefined) ?? []), { type: "aftaler", aftaler: nye }]) as Objekt;
  return aendr(post, `/afsnit/${nr}/blokke/${blok}/aftaler`, (a) => [...((a as Vaerdi[] | undefined) ?? []), ...nye]) as Objekt;
}

const sat = (post: Objekt, afsnit: Objekt, nr: number): Objekt =>
  aendr(post, "/afsnit", (l) => {
    const ud = [...((l as Vaerdi[] | undefined) ?? [])];
    ud.splice(Math.min(nr, ud.length), 0, afsnit);
    return ud;
  }) as Objekt;

