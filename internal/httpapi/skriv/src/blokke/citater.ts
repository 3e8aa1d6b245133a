// Quotes: lines that are pasted into one become one each.
import { arbejde } from "../arbejde";
import { h, idAf } from "../dom";
import { feltVed } from "../felter";
import { listeVed } from "../liste";
import { ord } from "../ord";
import { aendr, tekst, type Objekt, type Vaerdi } from "../post";
import { linjer, somKilde } from "../tekst/redigering";
import { udklip } from "../udklip";

export const citater = (sted: string): Node =>
  listeVed(`${sted}/citater`, {
    hvad: ord.citat,
    navn: (v, i) => `${ord.citat} ${i + 1}${tekst(v, "/tekst") ? `: ${tekst(v, "/tekst").slice(0, 40)}` : ""}`,
    lav: (her, nr) => linjevis(h("div", { class: "raekke" }, feltVed(her, "Citat", "tekst", { hjaelp: false }), feltVed(her, "Citat", "rolle", { hjaelp: false })), `${sted}/citater`, nr, (t) => ({ tekst: somKilde(t) })),
    tilfoej: ord.tilfoejCitat,
    nyt: () => ({ tekst: "" }),
    foerste: "tekst",
    toem: () => arbejde.slet(sted),
  });

/** Makes lines that are pasted into the first field of an item one item each. */
export function linjevis(e: HTMLElement, liste: string, nr: number, lav: (t: string) => Vaerdi): HTMLElement {
  e.addEventListener("paste", (hvad) => {
    const nye = linjer(...udklip(hvad)).map((l) => l.replace(/^–\s+/, "").replace(/^[»"“„](.*)[«"”“]$/, "$1"));
    if (nye.length < 2 || !(hvad.target as Element).closest?.("[data-sted$='/tekst'], [data-linjevis]")) return;
    hvad.preventDefault();
    hvad.stopPropagation();
    arbejde.goer((p) => aendr(p, liste, (l) => {
      const ud = [...((l as Vaerdi[] | undefined) ?? [])];
      const her = ud[nr];
      const tomt = her === undefined || her === "" || (typeof her === "object" && tekst(her, "/tekst") === "");
      ud.splice(tomt ? nr : nr + 1, tomt ? 1 : 0, ...nye.map(lav));
      return ud;
    }) as Objekt, idAf(liste));
  }, { capture: true });
  return e;
}
