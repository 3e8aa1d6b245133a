// A section: its heading, its switch, what it holds, and the sections below it.
import { arbejde } from "./arbejde";
import { blokke, erTomt } from "./blokke/blok";
import { foersteTekst } from "./blokke/tekst";
import { h, idAf, knap } from "./dom";
import { feltVed } from "./felter";
import { raekkeKnapper } from "./liste";
import { etiketter, ord, trinhjaelp } from "./ord";
import { liste, objekt, tekst, type Objekt } from "./post";
import { felt, ord as skabelonens } from "./register";
import { synlighed } from "./synlighed";
import { oenskFokus } from "./tegn";

const dybest = 3;

export interface Afsnitvalg {
  foretrukne: string[]; // the blocks that are offered first
  medEmne?: boolean; // which part it is may be chosen
}

export function afsnit(sted: string, nr: number, antal: number, valg: Afsnitvalg, dybde = 1): HTMLElement {
  const navn = tekst(arbejde.post, `${sted}/overskrift`) || (dybde > 1 ? ord.underafsnit : ord.afsnit);
  const uden = arbejde.find(`${sted}/udenIndhold`) !== undefined;
  const del = tekst(arbejde.post, `${sted}/del`);
  const liste_ = sted.split("/").slice(0, -1).join("/");
  const under = liste(arbejde.post, `${sted}/afsnit`);
  return h("section", { class: `afsnit dybde-${dybde}`, "data-sted": sted, id: `${idAf(sted)}--afsnit`, "aria-label": navn },
    h("div", { class: "afsnithoved" }, feltVed(sted, "Afsnit", "overskrift", { hjaelp: false }), h("div", { class: "styring" }, synlighed(sted, navn), raekkeKnapper(liste_, nr, antal, () => tekst(arbejde.post, `${sted}/overskrift`) || navn, { hvad: navn }))),
    valg.medEmne && dybde === 1 ? feltVed(sted, "Afsnit", "del", { hjaelp: false }) : h("details", { id: `${idAf(sted)}--mere` }, h("summary", {}, ord.flereOplysninger), feltVed(sted, "Afsnit", "del", { hjaelp: false })),
    (uden || erTomt(sted)) && del !== "" ? udenIndhold(sted) : null,
    ...(uden ? [] : indhold(sted, valg, del)),
    ...under.map((_, i) => afsnit(`${sted}/afsnit/${i}`, i, under.length, valg, dybde + 1)),
    !uden && dybde < dybest ? knap(`+ ${ord.tilfoejUnderafsnit}`, () => nytAfsnit(`${sted}/afsnit`), { class: "lille tilfoej" }) : null);
}

function indhold(sted: string, valg: Afsnitvalg, del: string): Node[] {
  if (liste(arbejde.post, `${sted}/blokke`).length > 0 || liste(arbejde.post, `${sted}/afsnit`).length > 0) return blokke(sted, valg.foretrukne);
  return [foersteTekst(sted, trinhjaelp[del] ?? ord.tekst), ...blokke(sted, valg.foretrukne)];
}

/** "Intet indhold, fordi …": a choice with reasons. */
function udenIndhold(sted: string): HTMLElement {
  const her = `${sted}/udenIndhold`;
  const id = idAf(`${her}/grund`);
  const nu = tekst(arbejde.post, `${her}/grund`);
  const e = h("select", { id, onchange: () => {
    if (e.value === "") arbejde.slet(her);
    else arbejde.saet(her, { ...objekt(arbejde.post, her), grund: e.value }, "form");
  } }, h("option", { value: "" }, ord.noget), ...(felt("UdenIndhold", "grund").valg ?? []).map((g) => h("option", { value: g }, skabelonens(`udenIndhold.${g}`) || ord.egenGrund)));
  e.value = nu;
  return h("div", { class: "uden" },
    h("div", { class: "felt", "data-sted": `${her}/grund` }, h("label", { for: id }, etiketter["UdenIndhold.grund"] ?? ""), e, h("p", { class: "fejl", id: `${id}--fejl`, hidden: true })),
    nu !== "" && feltVed(her, "UdenIndhold", "tekst", { hjaelp: false, linjer: true }));
}

export function nytAfsnit(sted: string, med: Objekt = { overskrift: "" }, nr?: number): void {
  const her = `${sted}/${nr ?? liste(arbejde.post, sted).length}`;
  oenskFokus(idAf(med["overskrift"] === "" ? `${her}/overskrift` : `${her}/blokke/0/tekst`));
  arbejde.indsaet(sted, med, nr);
}
