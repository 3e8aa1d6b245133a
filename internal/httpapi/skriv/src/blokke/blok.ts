// The blocks of a section, each with what it is, its switch and its buttons.
import { arbejde } from "../arbejde";
import { h, idAf, knap } from "../dom";
import { raekkeKnapper } from "../liste";
import { blokke as navne, ord } from "../ord";
import { liste, objekt, tekst, type Objekt } from "../post";
import { synlighed } from "../synlighed";
import { oenskFokus } from "../tegn";
import { aftaler, nyAftale } from "./aftaler";
import { citater } from "./citater";
import { figur } from "./figur";
import { nytResultat, resultater } from "./resultater";
import { sammenstilling } from "./sammenstilling";
import { nyTabel, tabel } from "./tabel";
import { tekstblok } from "./tekst";

interface Art {
  lav(sted: string): Node;
  ny(): Objekt;
  foerste: string; // the field that has the focus in a new one, below the block
}

const arter: Record<string, Art> = {
  tekst: { lav: tekstblok, ny: () => ({ type: "tekst", tekst: "" }), foerste: "/tekst" },
  citater: { lav: citater, ny: () => ({ type: "citater", citater: [{ tekst: "" }] }), foerste: "/citater/0/tekst" },
  tabel: { lav: tabel, ny: nyTabel, foerste: "/hoved/0" },
  figur: { lav: figur, ny: () => ({ type: "figur", billede: "", alt: "" }), foerste: "/billede" },
  resultater: { lav: resultater, ny: () => ({ type: "resultater", resultater: [nytResultat()] }), foerste: "/resultater/0/maaling" },
  aftaler: { lav: aftaler, ny: () => ({ type: "aftaler", aftaler: [nyAftale()] }), foerste: "/aftaler/0/maal" },
  sammenstilling: { lav: sammenstilling, ny: () => ({ type: "sammenstilling", kolonner: [{ overskrift: "" }, { overskrift: "" }] }), foerste: "/kolonner/0/overskrift" },
};

/** The blocks of the section at a place, and the buttons that add more. */
export function blokke(afsnit: string, foretrukne: string[]): Node[] {
  const sted = `${afsnit}/blokke`;
  const alle = liste(arbejde.post, sted);
  const ud: Node[] = alle.map((b, i) => {
    const type = tekst(b, "/type");
    const navn = navne[type] ?? type;
    const her = `${sted}/${i}`;
    return h("div", { class: `blok blok-${type}`, "data-sted": her, id: `${idAf(her)}--blok`, role: "group", "aria-label": navn },
      h("div", { class: "blokhoved" }, h("span", { class: "bloknavn" }, navn), synlighed(her, navn), raekkeKnapper(sted, i, alle.length, () => navn, { hvad: navn })),
      arter[type]?.lav(her) ?? h("p", {}, type));
  });
  const roekke = [...foretrukne, ...Object.keys(arter).filter((a) => !foretrukne.includes(a))];
  ud.push(h("div", { class: "tilfoejbar", role: "group", "aria-label": ord.tilfoejHer, id: `${idAf(sted)}--tilfoej`, tabindex: -1 }, h("span", { "aria-hidden": true }, ord.tilfoejHer),
    ...roekke.map((a) => knap(navne[a] ?? a, () => tilfoejBlok(sted, a), { class: "lille tilfoej", "aria-label": `${ord.tilfoejHer} ${navne[a] ?? a}` }))));
  return ud;
}

export function tilfoejBlok(sted: string, art: string): void {
  const nr = liste(arbejde.post, sted).length;
  const ny = arter[art];
  if (!ny) return;
  oenskFokus(idAf(`${sted}/${nr}${ny.foerste}`));
  arbejde.indsaet(sted, ny.ny());
}

export const erTomt = (afsnit: string): boolean =>
  liste(arbejde.post, `${afsnit}/blokke`).length === 0 && liste(arbejde.post, `${afsnit}/afsnit`).length === 0 && Object.keys(objekt(arbejde.post, `${afsnit}/udenIndhold`)).length === 0;
