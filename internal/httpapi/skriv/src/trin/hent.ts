// The last step: what is left, the answers to what was found, and the files.
import { arbejde } from "../arbejde";
import { h, knap } from "../dom";
import { gemSomFil, hentFil } from "../filer";
import { alleFund, hvorforIkke, tjekSnart, visAlt } from "../fund";
import { gemHosKommunen, rettetWord } from "../indlaeg";
import { gaaTil } from "../gang";
import { godkendelseForaeldet, rettelsenErAftalt } from "../godkendt";
import { udkastet } from "../lager";
import { ord } from "../ord";
import { liste, tekst, type Objekt } from "../post";
import { registret } from "../register";
import { oenskFokus } from "../tegn";
import { Afvist, maaGemme, type Fund } from "../tjeneste";

let udgave = "offentlig";

export function hent(): Node[] {
  visAlt();
  const fund = alleFund();
  if (!fund) {
    if (hvorforIkke() === "") tjekSnart(0);
    return [h("p", { role: "status" }, hvorforIkke() || ord.tjekker)];
  }
  const fejl = fund.filter((f) => f.severity === "error");
  const rettes = fejl.filter((f) => !f.svar);
  const besvares = fejl.filter((f) => f.svar);
  const mangler = fejl.length + (godkendelseForaeldet() ? 1 : 0);
  const vides = fund.filter((f) => f.severity === "warning");
  return [
    h("div", { class: mangler > 0 ? "boks daarlig" : "boks god", id: "tjek-svar", tabindex: -1 }, h("h3", {}, mangler > 0 ? ord.antalTing(mangler) : ord.klar), mangler === 0 && h("p", {}, ord.intetMangler)),
    ...godkendelsen(),
    ...del(ord.skalRettes, rettes),
    ...(besvares.length > 0 ? [h("h3", {}, ord.skalBesvares), ...besvares.map(spoergsmaal)] : []),
    ...del(ord.godtAtVide, vides, (f) => paamindelse(f, fund)),
    ...svarene(),
    ...filerne(),
  ];
}

/** An approval that was given to other words. */
function godkendelsen(): Node[] {
  if (!godkendelseForaeldet()) return [];
  const svar = (navn: string, goer: () => void) => knap(navn, () => {
    oenskFokus("tjek-svar");
    goer();
  });
  return [h("div", { class: "spoergsmaal", id: "godkendelsen" }, h("p", {}, knap(ord.godkendelseForaeldet, () => gaaTil("/dokument/godkendt/dato"), { class: "link" })),
    h("div", { class: "knapper venstre" }, svar(ord.sletGodkendelsen, () => arbejde.slet("/dokument/godkendt")), svar(ord.rettelsenErAftalt, rettelsenErAftalt)))];
}

const del = (navn: string, fund: Fund[], mere: (f: Fund) => Node | null = () => null): Node[] => (fund.length === 0 ? [] : [h("h3", {}, navn), h("ul", { class: "fund" }, ...fund.map((f) => h("li", {}, linket(f), mere(f))))]);

const linket = (f: Fund): HTMLElement => {
  const tekst = f.sted && !f.message.startsWith(f.sted) ? `${f.sted}: ${f.message}` : f.message;
  const saetning = tekst.charAt(0).toUpperCase() + tekst.slice(1);
  return f.pointer === "" ? h("span", {}, saetning) : knap(saetning, () => gaaTil(f.pointer), { class: "link" });
};

const egenValg = "egen";

/** What is only to be known may be answered too, and is gone then. Such an answer names
 *  the place alone, and so goes for one finding there. */
function paamindelse(f: Fund, alle: Fund[]): Node | null {
  const ved = alle.filter((x) => x.code === f.code && `${x.pointer}/`.startsWith(`${f.pointer}/`));
  if (f.pointer === "" || ved.length !== 1 || arbejde.find(f.pointer) === undefined || !registret().paamindelser.includes(f.code)) return null;
  return h("details", {}, h("summary", { "aria-label": ord.besvarPaamindelse(f.message) }, ord.maaBlive), svarfelt(f, { kode: f.code, sted: f.pointer }, registret().begrundet[f.code] ?? ord.setEfter));
}

/** A finding that may stand, with a reason. */
function spoergsmaal(f: Fund): HTMLElement {
  const svar = f.svar ? { kode: f.svar.kode, sted: f.svar.sted, fund: f.svar.fund } : undefined;
  return h("div", { class: "spoergsmaal" }, h("p", {}, linket(f)), svar && svarfelt(f, svar, registret().begrundet[f.code] ?? ord.alleMaa));
}

/** What is chosen and written of an answer that is not saved: a check may be done meanwhile. */
const begyndt = new Map<string, { grund: string; egen: string }>();
arbejde.lyt((slags, sted) => {
  if (slags === "form" && sted === "") begyndt.clear(); // another notat, perhaps
});

function svarfelt(f: Fund, svar: Objekt, klar: string): HTMLElement {
  const id = `svar-${[svar["kode"], svar["sted"], svar["fund"]].join("-").replaceAll(/[^\p{L}\p{N}-]/gu, "_")}`; // the same when it is drawn anew
  const husk = (): void => void begyndt.set(id, { grund: grund.value, egen: egenFelt.value });
  const grund = h("select", { id, "aria-describedby": `${id}--fejl`, onchange: () => {
    egen.hidden = grund.value !== egenValg;
    husk();
  } }, h("option", { value: "" }, ord.vaelg), h("option", { value: klar }, klar), h("option", { value: egenValg }, ord.egenGrund));
  const fejl = h("p", { class: "fejl", id: `${id}--fejl`, role: "alert" });
  const egenFelt = h("input", { type: "text", id: `${id}--egen`, autocomplete: "off", value: begyndt.get(id)?.egen ?? "", oninput: husk });
  const egen = h("div", { class: "felt" }, h("label", { for: `${id}--egen` }, ord.egenGrund), egenFelt);
  grund.value = begyndt.get(id)?.grund ?? "";
  egen.hidden = grund.value !== egenValg;
  return h("div", { role: "group", "aria-label": f.message },
    h("div", { class: "felt" }, h("label", { for: id }, ord.maaBlive), grund, fejl), egen,
    knap(ord.gemSvar, () => {
      fejl.textContent = grund.value === "" ? ord.vaelgGrund : "";
      if (grund.value === "") return grund.focus(); // nobody answers by haste
      const begrundelse = grund.value === egenValg ? egenFelt.value.trim() : grund.value;
      if (begrundelse === "") return egenFelt.focus();
      begyndt.delete(id);
      oenskFokus("tjek-svar"); // what is left now
      arbejde.indsaet("/kontroller", { ...svar, begrundelse });
    }, { class: "lille" }));
}

/** The answers that were given; each may be taken back. */
function svarene(): Node[] {
  const alle = liste(arbejde.post, "/kontroller");
  if (alle.length === 0) return [];
  return [h("details", { id: "svarene" }, h("summary", {}, `${ord.besvaret} (${alle.length})`), h("ul", { class: "fund" }, ...alle.map((k, i) => h("li", {}, tekst(k, "/begrundelse"), " ",
    knap(ord.sletKort, () => (alle.length === 1 ? arbejde.slet("/kontroller") : arbejde.slet(`/kontroller/${i}`)), { class: "lille", "aria-label": ord.fortrydSvar(tekst(k, "/begrundelse")) }), " ", knap(ord.gaaTil, () => gaaTil(tekst(k, "/sted")), { class: "link" })))))];
}

/** Keeping it at the municipality, for who may. */
function kommunen(): HTMLElement {
  const sted = h("div");
  void maaGemme().then((maa) => {
    if (!maa) return;
    const fejl = h("p", { class: "fejl", role: "alert" });
    sted.append(h("p", { class: "hjaelp", id: "hos--hjaelp" }, udkastet() ? ord.gemHosUdkast : ord.gemHosHjaelp), fejl, knap(ord.gemHos, () => void gemHosKommunen().catch((hvad) => {
      if (!(hvad instanceof Afvist)) throw hvad;
      fejl.textContent = hvad.ord;
    }), { "aria-describedby": "hos--hjaelp" }));
  });
  return sted;
}

function filerne(): Node[] {
  const endelig = h("input", { type: "checkbox", id: "endelig", "aria-describedby": "endelig-hjaelp", onchange: () => arbejde.saet("/dokument/status", endelig.checked ? "endelig" : "udkast") });
  endelig.checked = tekst(arbejde.post, "/dokument/status") !== "udkast";
  const valg = (v: string, navn: string) => {
    const e = h("input", { type: "radio", name: "hvem", value: v, id: `hvem-${v}`, onchange: () => (udgave = v) });
    e.checked = udgave === v;
    return h("label", { class: "afkryds" }, e, navn);
  };
  const format = (navn: string, f: string, mere = "") => knap(navn, () => void hentFil(f, udgave).then((fund) => fund.length > 0 && tjekSnart(0)), { class: mere });
  return [
    h("h3", {}, ord.hentTitel),
    h("div", { class: "felt" }, h("label", { class: "afkryds" }, endelig, h("span", {}, ord.erEndeligt)), h("p", { class: "hjaelp", id: "endelig-hjaelp" }, ord.erEndeligtHjaelp)),
    h("fieldset", {}, h("legend", {}, ord.hvemSkal), valg("offentlig", ord.alle), valg("intern", ord.osSelv)),
    h("div", { class: "knapper venstre" }, format(ord.hentPdf, "pdf", "stor"), format(ord.hentWord, "docx"), format(ord.hentSide, "html"), knap(ord.gemSomFil, () => void gemSomFil())),
    rettetWord(), kommunen(),
  ];
}
