// A picture, with what it shows for those who cannot see it.
import { arbejde } from "../arbejde";
import { adresse, billedet, laegTil, laesBillede } from "../billede";
import { h, idAf, meld } from "../dom";
import { feltVed, visFejl } from "../felter";
import { gemBilleder } from "../lager";
import { ord } from "../ord";
import { tekst } from "../post";

export function figur(sted: string): Node {
  const her = `${sted}/billede`;
  const b = billedet(tekst(arbejde.post, her));
  const id = idAf(her);
  const vaelg = h("input", { type: "file", id, accept: "image/*,.heic,.heif", "aria-describedby": `${id}--fejl`, onchange: async () => {
    const fil = vaelg.files?.[0];
    if (!fil) return;
    const l = await laesBillede(fil);
    if (!l.billede) {
      visFejl(her, l.besked ?? ord.ikkeBillede);
      return;
    }
    arbejde.saet(her, laegTil(l.billede), "form");
    void gemBilleder();
    if (l.besked) meld(l.besked);
  } });
  return h("div", {},
    h("div", { class: "felt", "data-sted": her }, h("label", { for: id }, b ? ord.skiftBillede : ord.vaelgBillede), b && h("img", { class: "lille-billede", src: adresse(b), alt: "" }), vaelg, h("p", { class: "fejl", id: `${id}--fejl`, hidden: true })),
    b && spoerg(id),
    feltVed(sted, "Figur", "alt", { hjaelp: false, linjer: true }), feltVed(sted, "Figur", "billedtekst", { hjaelp: false }));
}

/** Asks of a picture what nobody sees but the one who brings it. */
function spoerg(billede: string): HTMLElement {
  const id = `${billede}--hvad`;
  const svar = h("p", { class: "hjaelp", role: "status" });
  const e = h("select", { id, onchange: () => (svar.textContent = ord.hvadErDerSvar[e.value] ?? "") }, ...Object.entries(ord.hvadErDerValg).map(([v, navn]) => h("option", { value: v }, navn)));
  return h("div", { class: "felt" }, h("label", { for: id }, ord.hvadErDer), e, svar);
}
