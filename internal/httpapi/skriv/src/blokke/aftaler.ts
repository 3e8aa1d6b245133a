// Agreements: this year's, and how it went with earlier ones.
import { arbejde } from "../arbejde";
import { h, idAf } from "../dom";
import { feltVed } from "../felter";
import { listeVed } from "../liste";
import { ord } from "../ord";
import { tekst, type Objekt } from "../post";
import { linjevis } from "./citater";
import { raekkevis } from "./tabel";

export const nyAftale = (): Objekt => ({ maal: "" });

export const aftaler = (sted: string): Node =>
  raekkevis(listeVed(`${sted}/aftaler`, {
    hvad: ord.aftale,
    navn: (v, i) => tekst(v, "/maal").slice(0, 60) || `${ord.aftale} ${i + 1}`,
    lav: aftale,
    tilfoej: ord.tilfoejAftale,
    nyt: nyAftale,
    foerste: "maal",
    toem: () => arbejde.slet(sted),
  }), `${sted}/aftaler`, "aftaler");

function aftale(her: string): Node {
  const f = (noegle: string, hjaelp = false) => feltVed(her, "Aftale", noegle, { hjaelp });
  return h("div", { class: "kort" },
    f("maal"), tiltag(`${her}/tiltag`), f("tegn"),
    h("div", { class: "raekke" }, f("ansvarlig"), f("frist")),
    h("div", { class: "raekke" }, f("fraSkoleaar"), f("status")),
    h("details", { id: `${idAf(her)}--mere` }, h("summary", {}, ord.flereOplysninger), f("baggrund"), f("bemaerkning")));
}

const tiltag = (sted: string): Node =>
  h("div", { role: "group", "aria-label": ord.tiltag }, h("span", { class: "etiket" }, ord.tiltag),
    listeVed(sted, {
      hvad: ord.tiltag,
      navn: (v, i) => (typeof v === "string" && v.slice(0, 40)) || `${ord.tiltag} ${i + 1}`,
      lav: (her, nr) => {
        const e = h("input", { type: "text", id: idAf(her), "data-linjevis": true, "aria-label": `${ord.tiltag} ${nr + 1}`, autocomplete: "off", value: tekst(arbejde.post, her), oninput: () => arbejde.saet(her, e.value) });
        return linjevis(h("div", { class: "felt", "data-sted": her }, e), sted, nr, (t) => t);
      },
      tilfoej: ord.tilfoejTiltag,
      nyt: () => "",
      smal: true,
      toem: () => arbejde.slet(sted),
    }));
