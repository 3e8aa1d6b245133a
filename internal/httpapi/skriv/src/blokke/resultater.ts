// Results: in words, in numbers with the digits that were typed, or both.
import { arbejde } from "../arbejde";
import { h, idAf } from "../dom";
import { feltVed } from "../felter";
import { listeVed } from "../liste";
import { ord } from "../ord";
import { tekst, type Objekt } from "../post";
import { synlighed } from "../synlighed";
import { raekkevis } from "./tabel";

export const nytResultat = (): Objekt => ({ maaling: "" });

export const resultater = (sted: string): Node =>
  raekkevis(h("div", {},
    listeVed(`${sted}/resultater`, {
      hvad: ord.resultat,
      navn: (v, i) => [tekst(v, "/maaling"), tekst(v, "/fag"), tekst(v, "/klassetrin")].filter(Boolean).join(", ").slice(0, 60) || `${ord.resultat} ${i + 1}`,
      lav: resultat,
      tilfoej: ord.tilfoejResultat,
      nyt: nytResultat,
      foerste: "maaling",
      toem: () => arbejde.slet(sted),
      ekstra: (her) => synlighed(her, tekst(arbejde.post, `${her}/maaling`) || ord.resultat),
    }),
    feltVed(sted, "Resultater", "diagram", { hjaelp: false })), `${sted}/resultater`, "resultater");

function resultat(her: string): Node {
  const f = (noegle: string, hjaelp = false) => feltVed(her, "Resultat", noegle, { hjaelp });
  return h("div", { class: "kort" },
    h("div", { class: "raekke" }, f("maaling"), f("art")),
    h("div", { class: "raekke smaa" }, f("fag"), f("klassetrin"), f("periode"), f("antal")),
    h("div", { class: "raekke smaa" }, f("vaerdi"), f("enhed"), f("kommunetal"), f("landstal")),
    f("ord"),
    h("div", { class: "raekke" }, f("kilde"), f("hentet")),
    h("details", { id: `${idAf(her)}--mere` }, h("summary", {}, ord.flereOplysninger),
      h("div", { class: "raekke" }, f("profilomraade"), f("socialReference"), f("referencevurdering")),
      f("cirka"), f("note"),
      h("div", { role: "group", "aria-label": ord.tidligere }, h("span", { class: "etiket" }, ord.tidligere), tidligere(`${her}/tidligere`))));
}

const tidligere = (sted: string): Node =>
  listeVed(sted, {
    hvad: ord.tidligere,
    navn: (v, i) => `${ord.tidligere}: ${tekst(v, "/periode") || i + 1}`,
    lav: (her) => h("div", { class: "raekke smaa" }, ...["periode", "vaerdi", "antal", "sammenlignelig"].map((n) => feltVed(her, "Tidligere", n, { hjaelp: false }))),
    tilfoej: ord.tilfoejTidligere,
    nyt: () => ({ periode: "" }),
    foerste: "periode",
    toem: () => arbejde.slet(sted),
  });
