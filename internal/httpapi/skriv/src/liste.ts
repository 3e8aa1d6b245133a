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
    ol.append(h("li", { class: "punkt", id: `${idAf(her)}--punkt`, "data-sted": her }, valg.lav(her, i), raekkeKnapper(sted, i, alle.length, () => valg.navn(arbejde.find(her) ?? v, i), valg)));
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

/** Says what was done, and offers to undo it; then the focus is where it says. */
export function meldFortryd(hvad: string, fokus: string): void {
  meld(hvad, knap(ord.fortryd, () => {
    oenskFokus(fokus);
    arbejde.fortryd();
  }));
}

/** What calls the buttons after their items, while words of those are typed. */
const navngivere: { sted: string; giv(): void }[] = [];

export const glemNavne = (): void => void navngivere.splice(0);

export function navngiv(hvor: string): void {
  for (const n of navngivere) if (hvor.startsWith(`${n.sted}/`)) n.giv();
}

/** The buttons of one item. */
export function raekkeKnapper(sted: string, i: number, antal: number, navnet: () => string, valg: Pick<Listevalg, "hvad" | "toem" | "ekstra">): HTMLElement {
  const knapper: [HTMLElement, (navn: string) => string][] = [];
  const kaldt = (e: HTMLElement, ord: (navn: string) => string): HTMLElement => {
    knapper.push([e, ord]);
    return e;
  };
  const id = (nr: number, hvad: string) => `${idAf(`${sted}/${nr}`)}--${hvad}`;
  const flyt = (til: number, hvad: string) => () => {
    oenskFokus(id(til, hvad));
    arbejde.flyt(sted, i, til);
  };
  const alle = kaldt(h("div", { class: "knapper", role: "group" },
    valg.ekstra?.(`${sted}/${i}`) ?? null,
    i > 0 && kaldt(knap(ord.op, flyt(i - 1, i - 1 > 0 ? "op" : "ned"), { id: id(i, "op"), class: "lille" }), ord.flytOp),
    i < antal - 1 && kaldt(knap(ord.ned, flyt(i + 1, i + 1 < antal - 1 ? "ned" : "op"), { id: id(i, "ned"), class: "lille" }), ord.flytNed),
    kaldt(knap(ord.sletKort, () => {
      const navn = navnet();
      oenskFokus(antal === 1 ? `${idAf(sted)}--tilfoej` : id(Math.min(i, antal - 2), "slet"));
      if (antal === 1 && valg.toem) valg.toem();
      else arbejde.slet(`${sted}/${i}`);
      meldFortryd(ord.slettet(navn), id(i, "slet"));
    }, { id: id(i, "slet"), class: "lille" }), ord.slet)), (navn) => navn);
  const giv = (): void => {
    for (const [e, hvad] of knapper) e.setAttribute("aria-label", hvad(navnet()));
  };
  giv();
  navngivere.push({ sted: `${sted}/${i}`, giv });
  return alle;
}
