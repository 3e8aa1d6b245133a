// Figures out of a file of the ministry's statistics, at the step of the results. The
// service reads the file and puts them in; what it must know first is asked here.
import { arbejde } from "./arbejde";
import { h, knap, meld, meldOgsaa, nytId } from "./dom";
import { meldFortryd } from "./liste";
import { ord } from "./ord";
import { oenskFokus } from "./tegn";
import { Afvist, tal, type Talpunkt } from "./tjeneste";
import { helt, ind, kunTal } from "./ud";

/** How many of the things that are worth knowing are told at once. */
const flestSagt = 8;

export function talFraFil(): HTMLElement {
  const id = nytId();
  const fil = h("input", { type: "file", id, "aria-describedby": `${id}--fejl` });
  const dag = h("input", { type: "date", id: `${id}--dag`, value: iDag() });
  const fejl = h("p", { class: "fejl", id: `${id}--fejl`, role: "alert" });
  const spurgt = h("div", { id: `${id}--spurgt`, tabindex: -1 });
  const hent = async (svar: Record<string, string>): Promise<void> => {
    const f = fil.files?.[0];
    fejl.textContent = "";
    if (!f) return fil.focus();
    if (!kunTal(arbejde.post)) {
      fejl.textContent = ord.talHalvt;
      return;
    }
    const sendt = arbejde.post;
    try {
      const t = await tal(await helt(sendt), f, dag.value, svar);
      const nyt = t.json === "" ? sendt : await ind(t.json);
      if (arbejde.post !== sendt) return hent(svar); // something was written meanwhile
      const stopper = t.punkter.find((p) => p.severity === "block");
      fejl.textContent = stopper ? sagt(stopper) : "";
      const aabne = t.punkter.filter((p) => p.severity === "ask");
      if (t.json === "") return spoerg(stopper ? [] : aabne);
      if (t.antal === 0) return meld(ord.talIngenNye);
      oenskFokus("trintitel");
      arbejde.goer(() => nyt);
      meldFortryd(ord.talHentet, "trintitel");
      const vides = [...new Set(t.punkter.filter((p) => p.severity === "warn").map(sagt))];
      for (const s of vides.slice(0, flestSagt)) meldOgsaa(s);
      if (vides.length > flestSagt) meldOgsaa(ord.ogMere(vides.length - flestSagt));
    } catch (hvad) {
      if (!(hvad instanceof Afvist)) throw hvad;
      fejl.textContent = hvad.fund.length > 0 ? `${ord.talRetFoerst} ${hvad.fund.find((x) => x.severity === "error")?.message ?? ""}` : hvad.ord;
    }
  };
  const spoerg = (aabne: Talpunkt[]): void => {
    const svar: Record<string, string> = {};
    spurgt.replaceChildren(...aabne.map((p) => h("fieldset", {}, h("legend", {}, sagt(p)), ...p.valg.map((v) =>
      h("label", { class: "afkryds" }, h("input", { type: "radio", name: `${id}-${p.id}`, value: v.id, onchange: () => (svar[p.id] = v.id) }), v.tekst)))));
    if (aabne.length === 0) return;
    spurgt.append(knap(ord.talBrugSvar, () => {
      if (aabne.some((p) => !svar[p.id])) fejl.textContent = ord.talSvarFoerst;
      else void hent(svar);
    }, { class: "lille" }));
    spurgt.focus();
  };
  return h("details", { id: "tal-fra-fil" }, h("summary", {}, ord.talFraFil),
    h("div", { class: "felt" }, h("label", { for: id }, ord.talFil), fil),
    h("div", { class: "felt" }, h("label", { for: `${id}--dag` }, ord.talDag), dag),
    knap(ord.hentTal, () => void hent({}), { class: "lille" }), fejl, spurgt);
}

const sagt = (p: Talpunkt): string => [p.sted && `${p.sted.charAt(0).toUpperCase()}${p.sted.slice(1)}:`, p.besked, p.tekst].filter(Boolean).join(" ");

/** Today as a date field has it, by the clock on the wall. */
function iDag(): string {
  const d = new Date();
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
