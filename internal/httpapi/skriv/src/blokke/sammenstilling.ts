// Columns side by side: two or three.
import { arbejde } from "../arbejde";
import { h } from "../dom";
import { feltVed } from "../felter";
import { listeVed } from "../liste";
import { ord } from "../ord";
import { liste, tekst } from "../post";

const mindst = 2;
const flest = 3;

export const sammenstilling = (sted: string): Node => {
  const antal = liste(arbejde.post, `${sted}/kolonner`).length;
  return listeVed(`${sted}/kolonner`, {
    hvad: ord.spalte,
    navn: (v, i) => tekst(v, "/overskrift") || `${ord.spalte} ${i + 1}`,
    lav: (her) => h("div", {}, feltVed(her, "Kolonne", "overskrift", { hjaelp: false }), feltVed(her, "Kolonne", "tekst", { hjaelp: false })),
    tilfoej: antal < flest ? ord.tilfoejSpalte : undefined,
    nyt: () => ({ overskrift: "" }),
    foerste: "overskrift",
    toem: antal <= mindst ? () => arbejde.slet(sted) : undefined,
  });
};
