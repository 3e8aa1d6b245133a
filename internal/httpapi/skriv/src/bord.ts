// The desk with a notat on it: the steps, the form of one of them, and the preview.
import { arbejde } from "./arbejde";
import { glemTilbud, h, idAf, knap, tiStille } from "./dom";
import { eksempel, tegnSnart, visSted } from "./eksempel";
import { lukEditorer } from "./felter";
import { gemSomFil } from "./filer";
import { lytFund, nulstil, tjekSnart, visVedFelter } from "./fund";
import { saetVej } from "./gang";
import { gem, nuvaerende } from "./lager";
import { glemNavne, navngiv } from "./liste";
import { harNoter, underMoedet } from "./moede";
import { begyndGemning, gemmer, gemSnart, lytGemt, sigLoefte } from "./gemning";
import { ord, trin as navne, trinhjaelp } from "./ord";
import { tekst } from "./post";
import { fokuser, oenskFokus, tegnI } from "./tegn";
import { erKraevet, erSkrevet, stedFor, trinene, trinFor } from "./trin/trin";

const moedet = "moede";

let nu = "om";
let vist = ""; // the address of what was drawn last
let sted: HTMLElement;
const formen = h("div", { class: "form" });
const nav = h("nav", { class: "trin", "aria-label": ord.trinNav });
const status = h("span", { class: "gemt" });
const titel = h("h1", { class: "titel" });
const fortryd = knap(ord.fortryd, () => arbejde.fortryd(), { class: "lille" });
const gentag = knap(ord.gentag, () => arbejde.gentag(), { class: "lille" });
const advarsel = h("div", { class: "advarsel" });
let klar = false;

export function visBord(her: HTMLElement, trin: string): void {
  sted = her;
  nu = kendt(trin);
  nulstil();
  begyndGemning();
  if (!klar) tilslut();
  klar = true;
  sted.replaceChildren(
    h("header", { class: "top" },
      h("div", { class: "toplinje" }, titel, status),
      h("div", { class: "knapper" }, fortryd, gentag, knap(ord.gemSomFil, () => void gemSomFil(), { class: "lille" }), h("a", { class: "knap lille", href: "#" }, ord.luk))),
    advarsel,
    h("div", { class: "bord" }, nav, formen, eksempel(gaaTilSted)));
  void sigLoefte(advarsel);
  tegnForm();
  visSted(stedFor(nu));
  gemSnart(0);
  tegnSnart();
}

const kendt = (trin: string): string => (trinene.some((t) => t.id === trin) || trin === moedet ? trin : "om");

/** Goes where the address says: back, or on again. */
export const gaaTilbage = (trin: string): void => gaaTilTrin(kendt(trin));

/** What is listened to, once. */
function tilslut(): void {
  saetVej(gaaTilSted);
  arbejde.lyt((slags, hvor) => {
    if (nuvaerende() === "" || !sted?.contains(formen)) return;
    glemTilbud();
    if (slags === "form") {
      // A section that is another part now is shown at another step: the person goes along.
      if (/^\/afsnit\/\d/.test(hvor) && nu !== "hent" && nu !== moedet) nu = trinFor(hvor);
      tegnForm();
    } else {
      tegnTop();
      navngiv(hvor);
    }
    gemSnart();
    tegnSnart();
    tjekSnart();
    if (slags === "felt") visSted(hvor);
  });
  lytFund(() => {
    if (nu === "hent") tegnForm();
    else visVedFelter();
  });
  lytGemt((hvad, handlinger) => {
    if (status.textContent !== hvad) status.textContent = hvad;
    if (handlinger.length === 0) advarsel.querySelector("[role=alert]")?.remove(); // it is kept now
    else advarsel.replaceChildren(h("div", { class: "boks daarlig", role: "alert" }, h("p", {}, hvad), ...handlinger));
  });
  formen.addEventListener("focusin", (e) => {
    const s = (e.target as Element).closest<HTMLElement>("[data-sted]")?.dataset["sted"];
    if (s) visSted(s);
  });
  document.addEventListener("keydown", (e) => {
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z" || (e.target as Element).closest("input, textarea, [contenteditable]")) return;
    e.preventDefault();
    if (e.shiftKey) arbejde.gentag();
    else arbejde.fortryd();
  });
  window.addEventListener("pagehide", () => void gem(nu));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void gem(nu));
}

function tegnTop(): void {
  titel.textContent = tekst(arbejde.post, "/dokument/titel") || ord.utitel;
  document.title = `${navne[nu] ?? ord.underMoedet} – ${titel.textContent}`;
  fortryd.disabled = !arbejde.kanFortryde();
  gentag.disabled = !arbejde.kanGentage();
}

function tegnForm(): void {
  tegnTop();
  gemmer.trin = nu;
  skrivAdresse();
  tegnI(nav, trinliste);
  lukEditorer();
  glemNavne();
  tegnI(formen, nu === moedet ? moedesiden : trinside);
  visVedFelter();
}

/** Each step has an address, so that the browser's own way back leads to the one before. */
function skrivAdresse(): void {
  const adresse = `#${nuvaerende()}/${nu}`;
  if (location.hash === "" || location.hash === vist) {
    if (location.hash !== adresse) history.pushState(null, "", adresse);
  } else history.replaceState(null, "", adresse);
  vist = adresse;
}

function trinliste(): Node[] {
  const nr = trinene.findIndex((t) => t.id === nu);
  const punkt = (id: string, navn: string, mere: string) => h("li", {}, h("button", { type: "button", id: `trin-${id}`, class: "trinknap", "aria-current": id === nu ? "step" : undefined, onclick: () => gaaTilTrin(id) }, navn, mere && h("span", { class: "tegn", "aria-hidden": true }, mere)));
  return [
    h("details", { id: "trinene", open: bred() }, h("summary", {}, nu === moedet ? ord.underMoedet : ord.trinAf(nr + 1, trinene.length, trinene[nr]?.navn ?? "")),
      h("ol", {}, ...trinene.map((t) => punkt(t.id, t.navn, erSkrevet(t.id) ? " ✓" : ""))),
      h("ul", {}, punkt(moedet, ord.underMoedet, harNoter() ? " •" : ""))),
  ];
}

const bred = (): boolean => window.matchMedia("(min-width: 64rem)").matches;

function trinside(): Node[] {
  const nr = trinene.findIndex((t) => t.id === nu);
  const t = trinene[nr];
  const videre = (til: number, navn: string, klasse: string) => {
    const hvor = trinene[til];
    return hvor ? knap(`${navn}: ${hvor.navn}`, () => gaaTilTrin(hvor.id), { class: klasse }) : null;
  };
  return [
    h("h2", { id: "trintitel", tabindex: -1 }, t?.navn ?? ""),
    h("p", { class: "trinhjaelp" }, trinhjaelp[nu] ?? "", erKraevet(nu) ? ` ${ord.kravTekst}` : ""),
    ...(t?.lav() ?? []),
    h("div", { class: "videre" }, videre(nr - 1, ord.forrige, ""), videre(nr + 1, ord.naeste, "stor")),
  ];
}

const moedesiden = (): Node[] => [h("h2", { id: "trintitel", tabindex: -1 }, ord.underMoedet), ...underMoedet(), h("div", { class: "videre" }, knap(ord.tilNotatet, () => gaaTilTrin("rammesaetning")))];

function gaaTilTrin(id: string): void {
  nu = id;
  tiStille();
  oenskFokus("trintitel");
  tegnForm();
  const liste = document.getElementById("trinene");
  if (liste instanceof HTMLDetailsElement && !bred()) liste.open = false;
  window.scrollTo({ top: 0 });
  visSted(stedFor(id));
}

/** Leads to the field of a place, or to what is nearest to it. */
function gaaTilSted(hvor: string): void {
  const t = trinFor(hvor);
  if (t !== nu) {
    nu = t;
    tegnForm();
  }
  for (let s = hvor; s !== ""; s = s.slice(0, s.lastIndexOf("/")))
    for (const slut of ["", "--punkt", "--blok", "--afsnit", "--tilfoej"]) {
      const e = document.getElementById(idAf(s) + slut);
      if (e && formen.contains(e)) {
        const felt = slut === "" ? null : e.querySelector<HTMLElement>("input, textarea, select, .editor");
        if (felt?.id ? fokuser(felt.id) : fokuser(e.id)) return;
      }
    }
  fokuser("trintitel");
}

