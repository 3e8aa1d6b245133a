// The agenda.
import { raekkevis } from "../blokke/tabel";
import { h } from "../dom";
import { feltVed } from "../felter";
import { listeVed } from "../liste";
import { ord } from "../ord";
import { liste, tekst, type Objekt } from "../post";
import { arbejde } from "../arbejde";

export const dagsorden = (): Node[] => [
  raekkevis(listeVed("/moede/dagsorden", {
    hvad: ord.punkt,
    navn: (v, i) => tekst(v, "/punkt") || `${ord.punkt} ${i + 1}`,
    lav: (her) => h("div", { class: "raekke tider" }, ...["start", "slut", "punkt"].map((n) => feltVed(her, "Dagsordenspunkt", n, { hjaelp: false }))),
    tilfoej: ord.tilfoejPunkt,
    nyt: (): Objekt => {
      const sidst = tekst(liste(arbejde.post, "/moede/dagsorden").at(-1), "/slut");
      return sidst === "" ? { punkt: "" } : { start: sidst, punkt: "" };
    },
    foerste: "punkt",
  }), "/moede/dagsorden", "dagsorden"),
];
