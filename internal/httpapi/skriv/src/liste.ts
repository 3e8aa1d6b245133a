// A list whose items are added, moved and deleted, by buttons that the keyboard
// reaches too.
import { arbejde } from "./arbejde";
import { h, idAf, knap, meld } from "./dom";
import { ord } from "./ord";
import { liste, type Vaerdi } from "./post";
import { oenskFokus } from "./tegn";

export interface Listevalg {
  hvad: string; // what an item is
  navn(v: Vaerdi, nr: number): string;
  lav(sted: string, nr: number): Node;
  tilfoej?: string; // what the button says that adds one
  nyt?(): Vaerdi;
  foerste?: string; // the key of the field that has the focus in a new one
  toem?(): void; // instead of deleting the last
  smal?: boolean; // an item is one line
  ekstra?(sted: string): Node | null; // beside the buttons
}

export function listeVed(sted: string, valg: Listevalg): HTMLElement {
  const alle = liste(arbejde.post, sted);
  const ol = h("ol", { class: valg.smal ? "liste smal" : "liste" });
  alle.forEach((v, i) => {
    const her = `${sted}/${i}`;
    ol.append(h("li", { class: "punkt", id: `${idAf(her)}--punkt`, "data-sted": her }, valg.lav(her, i), raekkeKnapper(sted, i, alle.length, valg.navn(v, i), valg)));
  });
  const id = `${idAf(sted)}--tilfoej`;
  const tilfoej = valg.tilfoej && valg.nyt ? knap(valg.tilfoej, () => {
    const nyt = valg.nyt?.() ?? "";
    const nr = liste(arbejde.post, sted).length;
    oenskFokus(idAf(`${sted}/${nr}${valg.foerste ? `/${valg.foerste}` : ""}`));
    arbejde.indsaet(sted, nyt);
  }, { id, class: "tilfoej" }) : null;
  return h("div", { class: "listeblok" }, alle.length > 0 ? ol : null, tilfoej);
}

/** The buttons of one item. */
export function raekkeKnapper(sted: string, i: number, antal: number, navn: string, valg: Pick<Listevalg, "hvad" | "toem" | "ekstra">): HTMLElement {
  const id = (nr: number, hvad: string) => `${idAf(`${sted}/${nr}`)}--${hvad}`;
  const flyt = (til: number, hvad: string) => () => {
    oenskFokus(id(til, hvad));
    arbejde.flyt(sted, i, til);
  };
  return h("div", { class: "knapper", role: "group", "aria-label": navn },
    valg.ekstra?.(`${sted}/${i}`) ?? null,
    i > 0 && knap(ord.op, flyt(i - 1, i - 1 > 0 ? "op" : "ned"), { id: id(i, "op"), class: "lille", "aria-label": ord.flytOp(navn) }),
    i < antal - 1 && knap(ord.ned, flyt(i + 1, i + 1 < antal - 1 ? "ned" : "op"), { id: id(i, "ned"), class: "lille", "aria-label": ord.flytNed(navn) }),
    knap(ord.sletKort, () => {
      oenskFokus(antal === 1 ? `${idAf(sted)}--tilfoej` : id(Math.min(i, antal - 2), "slet"));
      if (antal === 1 && valg.toem) valg.toem();
      else arbejde.slet(`${sted}/${i}`);
      meld(ord.slettet(navn), knap(ord.fortryd, () => arbejde.fortryd()));
    }, { id: id(i, "slet"), class: "lille", "aria-label": ord.slet(navn) }));
}
