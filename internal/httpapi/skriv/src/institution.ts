// What the register of institutions calls the school of a number, proposed where it is
// another name than the notat's. Without a register, or a network, nothing is said.
import { arbejde } from "./arbejde";
import { h, idAf, knap } from "./dom";
import { ord } from "./ord";
import { aendr, tekst, type Objekt } from "./post";
import { oenskFokus } from "./tegn";
import { institution } from "./tjeneste";

/** The row in which the number is written, with the proposal below it. */
export function medForslag(raekke: HTMLElement): HTMLElement[] {
  const forslag = h("div", { role: "status" });
  const foreslaa = async (): Promise<void> => {
    const nr = tekst(arbejde.post, "/skole/institutionsnr");
    const navne = /^\d{6}$/.test(nr) ? await institution(nr) : undefined;
    if (tekst(arbejde.post, "/skole/institutionsnr") !== nr) return;
    const { navn, kommune } = navne ?? { navn: "", kommune: "" };
    const nyt = (p: Objekt): Objekt => [["/skole/navn", navn], ["/kommune/navn", kommune]].reduce((q, [sted = "", v = ""]) => (v === "" ? q : (aendr(q, sted, () => v) as Objekt)), p);
    const andre = (navn !== "" && navn !== tekst(arbejde.post, "/skole/navn")) || (kommune !== "" && kommune !== tekst(arbejde.post, "/kommune/navn"));
    forslag.replaceChildren(...(andre ? [h("p", { class: "hjaelp" }, ord.registretSiger(nr, [navn, kommune].filter(Boolean).join(", ")), " ", knap(ord.brugNavnene, () => {
      oenskFokus(idAf("/skole/navn"));
      arbejde.goer(nyt);
    }, { class: "lille" }))] : []));
  };
  raekke.addEventListener("input", () => void foreslaa());
  void foreslaa();
  return [raekke, forslag];
}
