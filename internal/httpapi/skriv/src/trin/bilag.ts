// What belongs to the notat and lies elsewhere.
import { h } from "../dom";
import { feltVed } from "../felter";
import { listeVed } from "../liste";
import { ord } from "../ord";
import { tekst } from "../post";

export const bilag = (): Node[] => [
  h("section", { "aria-labelledby": "bilag" }, h("h3", { id: "bilag" }, ord.bilag),
    listeVed("/bilag", {
      hvad: ord.bilag,
      navn: (v, i) => tekst(v, "/titel") || `${ord.bilag} ${i + 1}`,
      lav: (her) => h("div", { class: "raekke" }, ...["titel", "adresse", "note"].map((n) => feltVed(her, "Bilag", n, { hjaelp: false }))),
      tilfoej: ord.tilfoejBilag,
      nyt: () => ({ titel: "" }),
      foerste: "titel",
    })),
];
