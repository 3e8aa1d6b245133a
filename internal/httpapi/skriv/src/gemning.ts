// Keeping what is written: at once, and told; and what is told when it cannot be kept.
import { arbejde } from "./arbejde";
import { h, knap, meld } from "./dom";
import { gemSomFil } from "./filer";
import { fortsaetGodkendelse } from "./godkendt";
import { naar } from "./hjem";
import { fortsaet, gem, gemBilleder, hentet, loefte, lytBorte, nuvaerende, nytId, udkastet, type Udfald } from "./lager";
import { ord } from "./ord";
import { aendr, laes, tekst, type Objekt } from "./post";

const pause = 250;
const igenOm = 500; // ms until what could not be kept is tried again, whoever writes or not

export const gemmer = { trin: "om" };

type Lytter = (hvad: string, handlinger: (Node | string)[]) => void;
let sig: Lytter = () => {};
let ur: number | undefined;
let igang = false;
let igen = false;
let usikkert = false; // the last of it could not be kept
let sidst: Udfald = "gemt"; // what was told last
let stille = false; // another tab was first, and it is not said yet which is to stay

export const lytGemt = (l: Lytter): void => void (sig = l);

/** Begins with a notat: what stood in the way of another is not in its way. */
export function begyndGemning(): void {
  stille = false;
  sidst = "gemt";
}

// The browser has cleared what it keeps: the page has it all, and keeps it again.
lytBorte(() => {
  if (nuvaerende() === "") return;
  meld(ord.ryddet);
  gemSnart(0);
});

/** Tabs tell each other that they have saved. */
const kanal = "BroadcastChannel" in window ? new BroadcastChannel("notat-skriv") : undefined;
kanal?.addEventListener("message", (e) => {
  if (e.data === nuvaerende() && nuvaerende() !== "") andenFane();
});

export function gemSnart(efter: number = pause): void {
  usikkert ||= stille; // until it is said which is to stay, no word more is kept
  if (stille || ur !== undefined) return; // typing on does not put it off
  ur = window.setTimeout(() => {
    ur = undefined;
    void gemNu();
  }, efter);
}

async function gemNu(): Promise<void> {
  if (igang) {
    igen = true;
    return;
  }
  igang = true;
  const id = nuvaerende();
  const billeder = await gemBilleder();
  const udfald = billeder === "gemt" ? await gem(gemmer.trin) : billeder;
  igang = false;
  if (id !== nuvaerende()) return;
  if (igen) {
    igen = false;
    gemSnart(0);
  }
  usikkert = udfald !== "gemt";
  if (udfald === "fuldt" || udfald === "intet") {
    gemSnart(igenOm);
    if (udfald === sidst) return; // it is told once
  }
  sidst = udfald;
  switch (udfald) {
    case "gemt":
      if (!igen && !stille) sig(ord.gemt(naar(Date.now())), []);
      kanal?.postMessage(id);
      return;
    case "fuldt":
      return sig(ord.fuldt, [fil()]);
    case "intet":
      return sig(ord.intetLager, [fil()]);
    case "anden":
      return andenFane();
    case "slettet":
      return slettet();
  }
}

const fil = (): HTMLElement => knap(ord.gemSomFil, () => void gemSomFil());

/** Whether the notat must stay on the page, as it is kept nowhere: it is said. */
export function holdes(): boolean {
  if (stille) document.querySelector<HTMLElement>(".advarsel [role=alert] button")?.focus();
  else if (usikkert) sig(ord.ikkeGemt, [fil(), " ", luk()]);
  return usikkert;
}

const luk = (): HTMLElement => knap(ord.lukUden, () => {
  usikkert = false;
  location.hash = "";
});

window.addEventListener("beforeunload", (e) => usikkert && e.preventDefault());

/** Another tab has the same notat and has saved since: nothing is written over. */
function andenFane(): void {
  if (stille) return;
  stille = true;
  const vaek = (e: Event) => {
    stille = usikkert = false;
    (e.target as Element).closest("[role=alert]")?.remove();
  };
  sig(ord.andenFane, [
    h("button", { type: "button", onclick: async (e: Event) => {
      const g = await hentet(nuvaerende());
      vaek(e);
      if (!g) return gemSnart(0);
      fortsaet(nuvaerende(), g.gemt.nr, g.gemt.hos);
      arbejde.aabn(laes(g.gemt.json), g.billeder);
      fortsaetGodkendelse(g.gemt.godkendt);
    } }, ord.hentNyeste),
    h("button", { type: "button", onclick: (e: Event) => {
      vaek(e);
      fortsaet(nytId(), 0);
      arbejde.goer((p) => aendr(p, "/dokument/titel", () => ord.kopi(tekst(p, "/dokument/titel"))) as Objekt);
    } }, ord.behold),
  ]);
}

/** Another tab has deleted the notat: it is not brought back by itself. */
function slettet(): void {
  if (stille) return;
  stille = true;
  sig(ord.slettetAndensteds, [
    knap(ord.gemIgen, () => {
      stille = false;
      fortsaet(nuvaerende(), 0, udkastet());
      gemSnart(0);
    }), " ", luk(),
  ]);
}

/** Says before the first word where the browser may clear what it keeps. */
export async function sigLoefte(sted: HTMLElement): Promise<void> {
  const l = await loefte();
  if (l === "fast" || (l === "maaske" && sessionStorage.getItem("forstaaet"))) return;
  sted.replaceChildren(h("div", { class: l === "intet" ? "boks daarlig" : "boks paa-linje", role: "status" }, h("p", {}, l === "intet" ? ord.intetLager : ord.kanRyddes), l === "maaske" && knap(ord.forstaaet, () => {
    sessionStorage.setItem("forstaaet", "ja");
    sted.replaceChildren();
  }, { class: "lille" })));
}
