import { followed } from "../../prosa";
import type { Blok } from "./blokke";
import { type Maade, type Punktsted, Samler } from "./samler";
import { erFed, erGennemstreget, erHaevet, erKursiv, erSkjult, erUnderstreget, harFarve, holderMellemrum, stil } from "./stil";
import { erData, laesRaekker } from "./tabel";
import type { Udeladt } from "./udeladt";
import { type Maerke, erMaerke, wordPunkt } from "./word";

const maxDybde = 256; // elements within each other; below that only the words are taken
const maxKnuder = 200_000; // of the document: 4 MB of the densest HTML that an office program writes

const blocks = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(" "),
);
const dropped = new Set("script style head title meta link template noscript base input select option textarea datalist colgroup area map".split(" "));
const embedded = new Set("iframe object embed video audio canvas svg math applet frame frameset".split(" "));

/**
 * HTML whose style attributes and event handlers have another name, and whose style
 * sheets and base are none: the page's policy refuses them aloud, also in a document that is
 * never shown. What the pattern does not see is refused, and does nothing either way.
 */
const uskadelig = (html: string): string =>
  html.replace(/<(\/?)style\b/gi, "<$1template").replace(/<base\b/gi, "<wbr").replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)(?=\s*=)/gi, "$1data-$2"));

// The end of these may be left out, or they have none: they say nothing of the depth.
const endless = new Set("p li dt dd td th tr tbody thead tfoot option colgroup area base br col embed hr img input link meta param source track wbr".split(" "));
const maxTags = 2000; // open at once: Word's deepest have some fifty, and browsers take the square of it to read them

/** Whether HTML has so many elements within each other that a browser would not read it in time. */
export function erForDyb(html: string): boolean {
  let depth = 0;
  for (const [, end, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (endless.has(tag!.toLowerCase())) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    if (depth > maxTags) return true;
  }
  return false;
}

/** Where in the document the walk is. */
interface Sted {
  maade: Maade;
  kept: boolean; // white space
  dybde: number;
  lister: number; // lists around
  punkt: Punktsted | undefined;
}

export interface Laest {
  blokke: Blok[];
  udeladt: Set<Udeladt>;
}

/**
 * Reads HTML that a program put on the clipboard. It is parsed into a document that
 * is never shown: no script runs in it, nothing is fetched for it.
 */
export function laesHtml(html: string): Laest {
  const doc = new DOMParser().parseFromString(uskadelig(html), "text/html");
  const l = new Laeser();
  const kept = doc.querySelector("[data-pm-slice]") !== null; // from a text like this one
  l.boern(doc.body, { maade: { fed: false, kursiv: false, henvisning: "" }, kept, dybde: 0, lister: 0, punkt: undefined });
  l.samler.afslut(undefined);
  return { blokke: l.samler.blokke, udeladt: l.udeladt };
}

class Laeser {
  samler = new Samler();
  readonly udeladt = new Set<Udeladt>();
  private knuder = 0;

  boern(e: Node, sted: Sted): void {
    for (let n = e.firstChild; n; n = n.nextSibling) {
      if (++this.knuder > maxKnuder) {
        this.udeladt.add("afkortet");
        return;
      }
      if (n.nodeType === 3) this.samler.tekst(n.nodeValue!, sted.maade, sted.kept);
      else if (n.nodeType === 1) this.element(n as Element, sted);
    }
  }

  private element(e: Element, sted: Sted): void {
    const tag = e.localName;
    if (dropped.has(tag) || (sted.punkt && erMaerke(e))) return;
    if (sted.dybde >= maxDybde) {
      this.samler.tekst(e.textContent ?? "", sted.maade, sted.kept);
      return;
    }
    if (tag === "br") return this.samler.linjeskift();
    if (tag === "img") return this.billede(e, sted);
    if (embedded.has(tag)) return void this.udeladt.add("indlejret");
    const gone = taget(e, tag);
    if (gone) {
      if (harOrd(e)) this.udeladt.add(gone);
      return;
    }
    this.mist(e, tag);
    const inner = this.indre(e, tag, sted);
    if (!blocks.has(tag)) return this.boern(e, inner);
    this.samler.afslut(sted.punkt);
    if (tag === "table" && this.tabel(e as HTMLTableElement)) return;
    this.boern(e, inner);
    this.samler.afslut(inner.punkt);
  }

  /** The place within an element. */
  private indre(e: Element, tag: string, sted: Sted): Sted {
    const { maade } = sted;
    const inner: Sted = {
      maade: { fed: erFed(e, tag) ?? maade.fed, kursiv: erKursiv(e, tag) ?? maade.kursiv, henvisning: tag === "a" ? this.adresse(e) : maade.henvisning },
      kept: holderMellemrum(e, tag) ?? sted.kept,
      dybde: sted.dybde + 1,
      lister: sted.lister + (tag === "ul" || tag === "ol" ? 1 : 0),
      punkt: sted.punkt,
    };
    const maerke = tag === "li" ? htmlPunkt(e, sted.lister) : tag === "p" || tag === "div" ? wordPunkt(e) : undefined;
    if (maerke) {
      inner.punkt = maerke;
      if (maerke.bogstav) this.udeladt.add("bogstaver");
    }
    return inner;
  }

  /** Tells what an element says of its words that a text cannot. */
  private mist(e: Element, tag: string): void {
    for (const [u, holds] of tab) if (!this.udeladt.has(u) && holds(e, tag) && harOrd(e)) this.udeladt.add(u);
  }

  private adresse(e: Element): string {
    const href = (e.getAttribute("href") ?? "").trim();
    const adresse = followed(udenOmvej(e, href));
    if (!adresse && href && !href.startsWith("#") && harOrd(e)) this.udeladt.add("link");
    return adresse;
  }

  private billede(e: Element, sted: Sted): void {
    const alt = e.getAttribute("alt") ?? "";
    if (/\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16) this.samler.tekst(alt, sted.maade, sted.kept); // a smiley in Teams is a picture
    else if (e.getAttribute("width") !== "1" && e.getAttribute("height") !== "1") this.udeladt.add("billede");
  }

  /** Takes a table of data as rows; gives false for the frame of a page, whose words are read as others. */
  private tabel(t: HTMLTableElement): boolean {
    if (!erData(t)) return false;
    const raekker = laesRaekker(t, (celle) => this.celle(celle), this.udeladt);
    if (!raekker) this.udeladt.add("stortabel");
    else if (raekker.length > 0) this.samler.blokke.push({ slags: "tabel", raekker });
    return true;
  }

  /** The words of a cell, a paragraph a line. */
  private celle(celle: Element): string {
    const around = this.samler;
    this.samler = new Samler();
    this.boern(celle, { maade: { fed: false, kursiv: false, henvisning: "" }, kept: false, dybde: 0, lister: 0, punkt: undefined });
    this.samler.afslut(undefined);
    const { blokke } = this.samler;
    this.samler = around;
    const lines = blokke.flatMap((b) => (b.slags === "tabel" ? [] : [b]));
    if (lines.some((b) => b.slags === "punkt" || b.linje.some((o) => o.henvisning))) this.udeladt.add("celler");
    return lines.map((b) => (b.slags === "punkt" && b.nummer !== undefined ? `${b.nummer}. ` : "") + b.linje.map((o) => (o.linjeskift ? "\n" : o.tekst)).join("")).join("\n");
  }
}

/** What an element may say of its words that a text cannot; the looks of a link are no loss. */
const tab: [Udeladt, (e: Element, tag: string) => boolean][] = [
  ["overskrift", (e, tag) => /^h[1-6]$/.test(tag) || e.getAttribute("role") === "heading"],
  ["understregning", (e, tag) => erUnderstreget(e, tag) && !vedLink(e)],
  ["gennemstregning", erGennemstreget],
  ["haevet", erHaevet],
  ["farve", (e) => harFarve(e) && !vedLink(e)],
];

const vedLink = (e: Element): boolean => e.closest("a") !== null || e.querySelector("a") !== null;

/** Why an element's words are not taken at all. */
function taget(e: Element, tag: string): Udeladt | undefined {
  if (tag === "del" && (e.hasAttribute("cite") || e.hasAttribute("datetime"))) return "slettet";
  if (stil(e, "mso-element") === "comment-list" || stil(e, "mso-special-character") === "comment" || e.classList.contains("MsoCommentReference") || e.classList.contains("msocomanchor")) return "kommentar";
  return erSkjult(e) ? "skjult" : undefined;
}

const harOrd = (e: Element): boolean => /[^\s\u00a0]/.test(e.textContent ?? "");

/** The item that an <li> is, `lister` deep; Word on the web says its level itself. */
function htmlPunkt(li: Element, lister: number): Maerke {
  const said = Number(li.getAttribute("data-aria-level") ?? li.getAttribute("aria-level"));
  const niveau = said >= 1 && said <= 9 ? said : Math.max(1, lister);
  const list = li.parentElement;
  if (list?.localName !== "ol") return { niveau };
  const value = Number(li.getAttribute("value")) || talt(list, li);
  const type = list.getAttribute("type") ?? stil(list, "list-style-type") + stil(li, "list-style-type");
  return { niveau, nummer: value, ...(/^[aAiI]$|alpha|roman|latin/.test(type) ? { bogstav: true as const } : {}) };
}

const counts = new WeakMap<Element, Map<Element, number>>();

/** The number of an item in its list, counted once for each list. */
function talt(list: Element, li: Element): number {
  let numbers = counts.get(list);
  if (!numbers) {
    numbers = new Map();
    let n = Number(list.getAttribute("start") ?? 1) || 1;
    for (const c of Array.from(list.children)) {
      if (c.localName !== "li") continue;
      n = Number(c.getAttribute("value")) || n;
      numbers.set(c, n++);
    }
    counts.set(list, numbers);
  }
  return numbers.get(li) ?? 1;
}

/** The address behind the detour that Outlook sends its readers on. */
function udenOmvej(e: Element, href: string): string {
  if (!/^https:\/\/[a-z0-9.]+\.safelinks\.protection\.outlook\.com\//i.test(href)) return href;
  const original = e.getAttribute("originalsrc");
  if (original) return original;
  try {
    return new URL(href).searchParams.get("url") ?? href;
  } catch {
    return href;
  }
}
