// Those who took part. The party tells whether a name is public, and the row says so.
import { arbejde } from "../arbejde";
import { raekkevis } from "../blokke/tabel";
import { h, idAf } from "../dom";
import { feltVed, partErOffentlig } from "../felter";
import { listeVed } from "../liste";
import { etiketter, ord } from "../ord";
import { liste, tekst, type Vaerdi } from "../post";
import { felt, ord as skabelonens } from "../register";

export const deltagere = (): Node[] => [
  raekkevis(listeVed("/deltagere", {
    hvad: ord.deltager,
    navn: (v, i) => tekst(v, "/navn") || tekst(v, "/titel") || `${ord.deltager} ${i + 1}`,
    lav: deltager,
    tilfoej: ord.tilfoejDeltager,
    nyt: () => ({ part: "" }),
    foerste: "navn",
  }), "/deltagere", "deltagere"),
];

function deltager(her: string): Node {
  const f = (noegle: string) => feltVed(her, "Deltager", noegle, { hjaelp: false });
  const part = f("part");
  part.addEventListener("change", () => arbejde.saet(`${her}/part`, tekst(arbejde.post, `${her}/part`), "form"));
  return h("div", { class: "kort" },
    h("div", { class: "raekke smaa" }, f("navn"), f("titel"), part),
    h("div", { class: "raekke kryds" }, ...(felt("Deltager", "funktion").valg ?? []).map((v) => funktion(her, v)), f("afbud"), f("foraeldrevalgt"), navnOffentligt(her)),
    h("details", { id: `${idAf(her)}--mere` }, h("summary", {}, ord.flereOplysninger), f("gruppe")));
}

function kryds(id: string, sted: string, navn: string, nu: boolean, saet: (nu: boolean) => void): HTMLElement {
  const e = h("input", { type: "checkbox", id, onchange: () => saet(e.checked) });
  e.checked = nu;
  return h("div", { class: "felt felt-janej", "data-sted": sted }, h("label", { class: "afkryds" }, e, h("span", {}, navn)));
}

/** What somebody did at the meeting besides. */
function funktion(her: string, v: string): HTMLElement {
  const sted = `${her}/funktion`;
  const navn = skabelonens(`funktion.${v}`);
  return kryds(`${idAf(sted)}--${v}`, sted, navn.charAt(0).toUpperCase() + navn.slice(1), liste(arbejde.post, sted).includes(v), (nu) => {
    const andre = liste(arbejde.post, sted).filter((x: Vaerdi) => x !== v);
    const alle = nu ? [...andre, v] : andre;
    arbejde.saet(sted, alle.length > 0 ? alle : undefined);
  });
}

/** Whether the name is public: as the party says, until it is chosen otherwise. */
function navnOffentligt(her: string): HTMLElement {
  const sted = `${her}/navnOffentligt`;
  const efterPart = partErOffentlig(tekst(arbejde.post, `${her}/part`));
  const eget = arbejde.find(sted);
  const e = kryds(idAf(sted), sted, etiketter["Deltager.navnOffentligt"] ?? "", typeof eget === "boolean" ? eget : efterPart, (nu) => arbejde.saet(sted, nu === efterPart ? undefined : nu, "form"));
  if (tekst(arbejde.post, `${her}/part`) !== "" && !(typeof eget === "boolean" ? eget : efterPart)) e.append(h("p", { class: "hjaelp" }, ord.navnVisesIkke));
  return e;
}
