// A table: cells as they are typed, and as they are pasted from a spreadsheet.
import { arbejde } from "../arbejde";
import { h, idAf, knap, meld, meldOgsaa } from "../dom";
import { celletekst, feltVed } from "../felter";
import { ord } from "../ord";
import { aendr, liste, objekt, tekst, type Objekt, type Vaerdi } from "../post";
import { oenskFokus } from "../tegn";
import { raekker } from "../tekst/redigering";
import { somKilde } from "../tekst/udklip";
import { Afvist, laesTabel, type Tabellaesning } from "../tjeneste";
import { udklip } from "../udklip";

export const nyTabel = (): Objekt => ({ type: "tabel", hoved: ["", ""], raekker: [["", ""]] });

interface Gitter {
  hoved: Vaerdi[];
  raekker: Vaerdi[][];
}

const laesGitter = (sted: string): Gitter => ({ hoved: liste(arbejde.post, `${sted}/hoved`), raekker: liste(arbejde.post, `${sted}/raekker`) as Vaerdi[][] });

const saetGitter = (sted: string, g: Gitter): void => arbejde.goer((p) => aendr(p, sted, (b) => ({ ...objekt(b, ""), hoved: g.hoved, raekker: g.raekker })) as Objekt, sted);

export function tabel(sted: string): Node {
  const g = laesGitter(sted);
  const formateret = tekst(arbejde.post, `${sted}/format`) !== "";
  const celle = (her: string, navn: string, r: number, k: number): HTMLElement => {
    if (formateret && r >= 0) return celletekst(her, navn);
    const e = h("textarea", { id: idAf(her), rows: 1, "aria-label": navn, "data-sted": her, value: tekst(arbejde.post, her), oninput: () => arbejde.saet(her, e.value) });
    e.addEventListener("paste", (hvad) => {
      const rk = raekker(...udklip(hvad));
      if (!rk) return;
      hvad.preventDefault();
      saetGitter(sted, lagt(g, rk, r, k));
    });
    return e;
  };
  const kolonner = h("tr", {}, ...g.hoved.map((_, k) => h("th", { scope: "col" }, celle(`${sted}/hoved/${k}`, ord.kolonne(k + 1), -1, k),
    g.hoved.length > 1 && knap("×", () => saetGitter(sted, { hoved: uden(g.hoved, k), raekker: g.raekker.map((r) => uden(r, k)) }), { class: "lille", "aria-label": ord.sletKolonne(k + 1) }))), h("td", {}));
  const rader = g.raekker.map((r, i) => h("tr", {}, ...r.map((_, k) => h("td", {}, celle(`${sted}/raekker/${i}/${k}`, ord.celle(i + 1, k + 1), i, k))),
    h("td", {}, g.raekker.length > 1 && knap("×", () => saetGitter(sted, { hoved: g.hoved, raekker: uden(g.raekker, i) }), { class: "lille", "aria-label": ord.sletRaekke(i + 1) }))));
  return h("div", {},
    feltVed(sted, "Tabel", "billedtekst", { hjaelp: false }),
    h("div", { class: "tabelramme" }, h("table", { class: "gitter", role: "presentation" }, h("thead", {}, kolonner), h("tbody", {}, ...rader))),
    h("div", { class: "knapper venstre" },
      knap(ord.tilfoejRaekke, () => {
        oenskFokus(idAf(`${sted}/raekker/${g.raekker.length}/0`));
        const nu = laesGitter(sted);
        saetGitter(sted, { hoved: nu.hoved, raekker: [...nu.raekker, nu.hoved.map(() => "")] });
      }, { class: "lille tilfoej" }),
      knap(ord.tilfoejKolonne, () => {
        oenskFokus(idAf(`${sted}/hoved/${g.hoved.length}`));
        const nu = laesGitter(sted);
        saetGitter(sted, { hoved: [...nu.hoved, ""], raekker: nu.raekker.map((r) => [...r, ""]) });
      }, { class: "lille tilfoej" }),
      !formateret && knap(ord.formaterCeller, () => {
        oenskFokus(idAf(`${sted}/raekker/0/0`));
        arbejde.goer((p) => aendr(p, sted, (b) => ({ ...objekt(b, ""), format: "markdown", raekker: laesGitter(sted).raekker.map((r) => r.map((c) => somKilde(String(c)))) })) as Objekt, sted);
      }, { class: "lille" })));
}

const uden = <T>(l: T[], i: number): T[] => l.filter((_, j) => j !== i);

/** Lays cells over a grid, which grows where they need it; row -1 is the head. */
function lagt(g: Gitter, rk: string[][], r: number, k: number): Gitter {
  const bredde = Math.max(g.hoved.length, ...rk.map((x) => k + x.length));
  const alle = [g.hoved, ...g.raekker].map((x) => [...x, ...Array<Vaerdi>(bredde - x.length).fill("")]);
  rk.forEach((x, i) => {
    const raekke = (alle[r + 1 + i] ??= Array<Vaerdi>(bredde).fill(""));
    x.forEach((c, j) => (raekke[k + j] = c));
  });
  return { hoved: alle[0] ?? [], raekker: alle.slice(1) };
}

/** One table after the other, as they were pasted. */
let foer = Promise.resolve();

/** Puts a table that was pasted into a text behind that text's block: as what its head says that it is. */
export function indsaetTabel(blok: string, rk: string[][]): void {
  foer = foer.then(async () => {
    const { slags, vaerdi, besked } = await somListe(rk);
    if (slags in udenBlok) arbejde.goer((p) => aendr(p, udenBlok[slags]!, (l) => [...((l as Vaerdi[] | undefined) ?? []), ...(vaerdi as Vaerdi[])]) as Objekt);
    else {
      const nr = Number(blok.split("/").at(-1)) + 1;
      arbejde.indsaet(blok.split("/").slice(0, -1).join("/"), slags === "tabel" ? vaerdi : { type: slags, [slags]: vaerdi }, nr);
    }
    meldOgsaa([ord.tabelLaest[slags] ?? "", ...besked].join(" "));
  });
}

/** Lists that stand outside the sections. */
const udenBlok: Record<string, string> = { dagsorden: "/moede/dagsorden", deltagere: "/deltagere" };

/** What the service reads in a range; without a network it is a table. */
async function somListe(rk: string[][]): Promise<Tabellaesning> {
  return laesTabel(rk).catch(() => {
    const bredde = Math.max(...rk.map((r) => r.length));
    const fuld = rk.map((r) => [...r, ...Array<string>(bredde - r.length).fill("")]);
    return { slags: "tabel", vaerdi: { type: "tabel", hoved: fuld[0] ?? [], raekker: fuld.slice(1) }, besked: [] };
  });
}

/**
 * Lets a range that is pasted anywhere in a list become items of it, where its head
 * says that it is such a list.
 */
export function raekkevis(e: HTMLElement, liste: string, slags: string): HTMLElement {
  e.addEventListener("paste", (hvad) => {
    if ((hvad.target as Element).closest(".tekstfelt")) return; // a text takes a table in its own way
    const rk = raekker(...udklip(hvad));
    if (!rk || rk.length < 2) return;
    hvad.preventDefault();
    hvad.stopPropagation();
    void laesTabel(rk).then((l) => {
      if (l.slags !== slags) return meld(ord.tabelPasserIkke);
      const fyldt = (v: Vaerdi): boolean => Object.entries(objekt(v, "")).some(([k, u]) => k !== "part" && u !== "");
      arbejde.goer((p) => aendr(p, liste, (foer) => [...((foer as Vaerdi[] | undefined) ?? []).filter(fyldt), ...(l.vaerdi as Vaerdi[])]) as Objekt, liste);
      meld([ord.raekkerLagtTil((l.vaerdi as Vaerdi[]).length), ...l.besked].join(" "));
    }, (e: unknown) => meld(e instanceof Afvist ? e.ord : ord.fejlede));
  }, { capture: true });
  return e;
}
