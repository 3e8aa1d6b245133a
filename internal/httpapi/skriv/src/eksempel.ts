// The preview: the page as the service draws it, beside the form. A click in it leads
// to the field, and the field that has the focus is shown in it.
import { arbejde } from "./arbejde";
import { adresse, billedet } from "./billede";
import { h, knap } from "./dom";
import { seFil } from "./filer";
import { somGodkendt } from "./godkendt";
import { laegOver } from "./laegning";
import { ord } from "./ord";
import { tekst } from "./post";
import { vis, Afvist, igenOm, type Udeladt } from "./tjeneste";
import { tilEksempel } from "./ud";

/** A pause in typing. */
const pause = 50;

let gaaTil: (sted: string) => void = () => {};
let udgave: "offentlig" | "intern" = "offentlig";
let ur: number | undefined;
let igang: AbortController | undefined;
let fokusSted = "";

const ramme = h("iframe", { title: ord.eksempel, "aria-describedby": "taster", src: "skriv/ramme.html", class: "ramme", onload: () => {
  hentet = ramme.contentDocument;
  hentet?.addEventListener("click", klikket);
  hentet?.addEventListener("keydown", tastet);
  tegnSnart();
} });
const besked = h("div", { class: "eksempelbesked", role: "status" });
let hentet: Document | null = null;

/** The frame's page, when it is there. Each time the frame is put in, it holds an empty page
 *  first, under the desk's own policy, which refuses the styles of a notat. */
const siden = (): Document | null => (ramme.contentDocument === hentet ? hentet : null);

export function eksempel(til: (sted: string) => void): HTMLElement {
  gaaTil = til;
  const valg = (v: typeof udgave, navn: string) => {
    const e = h("input", { type: "radio", name: "udgave", id: `udgave-${v}`, value: v, onchange: () => {
      udgave = v;
      tegnSnart();
    } });
    e.checked = udgave === v;
    return h("label", { class: "afkryds" }, e, navn);
  };
  return h("aside", { class: "eksempel", "aria-label": ord.eksempel },
    h("div", { class: "eksempelhoved" },
      h("fieldset", { class: "udgaver" }, h("legend", {}, ord.udgave), valg("offentlig", ord.offentligUdgave), valg("intern", ord.internUdgave)),
      knap(ord.sePdf, () => void sePdf(), { class: "lille" })),
    h("p", { class: "hjaelp taster", id: "taster" }, ord.tasterIEksempel), besked, ramme);
}

/** Draws the preview after a pause. */
export function tegnSnart(efter: number = pause): void {
  clearTimeout(ur);
  ur = window.setTimeout(() => void tegn(), efter);
}

async function tegn(): Promise<void> {
  if (!siden()) return; // its "load" draws
  igang?.abort();
  const her = (igang = new AbortController());
  try {
    const v = await vis(tilEksempel(somGodkendt()), udgave, her.signal);
    if (igang !== her) return;
    if (v.side === "") besked.replaceChildren(h("p", {}, ord.intetEksempel), h("ul", {}, ...v.faults.filter((f) => f.severity === "error").map((f) => h("li", {}, knap(f.message, () => gaaTil(f.pointer), { class: "link" })))));
    else {
      besked.replaceChildren();
      laeg(v.side, v.udeladt);
    }
  } catch (e) {
    if (!(e instanceof Afvist)) {
      if (her.signal.aborted) return;
      throw e;
    }
    const hvad = `${e.ord} ${ord.venter}`;
    if (besked.textContent !== hvad) besked.replaceChildren(h("p", {}, hvad)); // it is said once
    if (e.borte && igang === her && ramme.isConnected) tegnSnart(igenOm);
  }
}

/** Lays a page into the frame, where it scrolls on from where it was. */
function laeg(side: string, udeladt: Udeladt[]): void {
  const dok = siden();
  const vindue = dok?.defaultView;
  if (!dok || !vindue) return; // it went away meanwhile
  const ny = new vindue.DOMParser() // under the frame's own policy
    .parseFromString(side, "text/html");
  const stil = ny.querySelector("style")?.textContent ?? "";
  const foer = dok.querySelector("style#notat") ?? dok.head.appendChild(Object.assign(dok.createElement("style"), { id: "notat" }));
  if (foer.textContent !== stil) foer.textContent = stil;
  for (const d of ny.querySelectorAll<HTMLDetailsElement>("main details")) d.open = true;
  for (const f of ny.querySelectorAll<HTMLElement>("figure[data-sted]")) {
    const b = billedet(tekst(arbejde.post, `${f.dataset["sted"]}/billede`));
    const img = f.querySelector("img");
    if (!b || !img) continue;
    img.src = adresse(b);
    img.width = b.bredde;
    img.height = b.hoejde;
  }
  if (udgave === "intern") for (const u of udeladt) maerk(ny, u);
  dok.documentElement.lang = "da";
  forlad(dok);
  laegOver(dok.body, ny.body);
  frem(false);
}

/** Marks what the public edition leaves out, with why. */
function maerk(ny: Document, u: Udeladt): void {
  const steder = [...ny.querySelectorAll<HTMLElement>("[data-sted]")].filter((e) => inde(e.dataset["sted"] ?? "", u.pointer));
  steder.forEach((e, i) => {
    e.classList.add("skjult");
    e.title = ord.skjult(u.tekst);
    if (i === 0) e.append(Object.assign(ny.createElement("span"), { className: "skjult-maerke", textContent: ` ${ord.skjult(u.tekst)}` }));
  });
}

const inde = (sted: string, i: string): boolean => sted === i || sted.startsWith(`${i}/`);

function klikket(e: Event): void {
  const hvad = e.target as Element;
  const link = hvad.closest("a");
  if (link && !link.getAttribute("href")?.startsWith("#")) e.preventDefault();
  if (link?.getAttribute("href")?.startsWith("#")) return;
  const sted = hvad.closest<HTMLElement>("[data-sted]")?.dataset["sted"];
  if (sted) gaaTil(sted);
}

/** The same with the keyboard: the arrows go from place to place, Enter to the field. */
function tastet(e: KeyboardEvent): void {
  const skridt = { ArrowDown: 1, ArrowUp: -1 }[e.key] ?? 0;
  const dok = ramme.contentDocument;
  const her = dok?.activeElement?.closest<HTMLElement>("[data-sted]");
  if (!dok || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return;
  if (e.key === "Enter" && her && !(e.target as Element).closest("a, summary, button")) return gaaTil(her.dataset["sted"] ?? "");
  if (skridt === 0) return;
  const alle = [...dok.querySelectorAll<HTMLElement>("[data-sted]")].filter((x) => x.checkVisibility());
  const naeste = alle[her ? alle.indexOf(her) + skridt : 0];
  if (!naeste) return;
  e.preventDefault();
  her?.removeAttribute("tabindex");
  naeste.tabIndex = -1;
  naeste.focus({ preventScroll: true });
  naeste.scrollIntoView({ block: "nearest" });
}

/** Shows a place of the record in the preview. */
export function visSted(sted: string): void {
  if (sted === fokusSted) return;
  fokusSted = sted;
  frem(true);
}

/** Takes the mark off the place that is shown, so that it is as the service drew it. */
function forlad(dok: Document): void {
  for (const e of dok.querySelectorAll("[data-sted][tabindex]")) e.removeAttribute("tabindex");
  for (const e of dok.querySelectorAll(".her")) {
    e.classList.remove("her");
    if (e.className === "") e.removeAttribute("class");
  }
}

function frem(rul: boolean): void {
  const dok = ramme.contentDocument;
  if (!dok) return;
  forlad(dok);
  if (fokusSted === "") return;
  const alle = [...dok.querySelectorAll<HTMLElement>("[data-sted]")];
  for (let s = fokusSted; s !== ""; s = s.slice(0, s.lastIndexOf("/"))) {
    const e = alle.find((x) => inde(x.dataset["sted"] ?? "", s));
    if (!e) continue;
    e.classList.add("her");
    const vindue = ramme.contentWindow;
    if (rul && vindue) vindue.scrollTo({ top: e.getBoundingClientRect().top + vindue.scrollY - vindue.innerHeight / 3 }); // the frame alone
    return;
  }
}

async function sePdf(): Promise<void> {
  await seFil(udgave);
}

