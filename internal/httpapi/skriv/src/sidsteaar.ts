// Last year's notat at the step that follows it up: its agreements come along, each to
// be told how it went. The file is read as any file that a notat begins with.
import { h, knap, nytId } from "./dom";
import { ord } from "./ord";
import { laes, liste, tekst, type Vaerdi } from "./post";
import { Afvist, begynd } from "./tjeneste";

/** Asks for the file; laeg takes its agreements, and tells how many were new. */
export function sidsteAar(laeg: (aftaler: Vaerdi[]) => number): HTMLElement {
  const id = nytId();
  const fil = h("input", { type: "file", id, "aria-describedby": `${id}--fejl` });
  const fejl = h("p", { class: "fejl", id: `${id}--fejl`, role: "alert" });
  const hent = async (): Promise<void> => {
    const f = fil.files?.[0];
    fejl.textContent = "";
    if (!f) return fil.focus();
    try {
      const { json } = await begynd(f, true);
      if (json === "") fejl.textContent = ord.sidsteAarAaben;
      else if (laeg(aftalerne(liste(laes(json), "/afsnit"))) === 0) fejl.textContent = ord.ingenNyeAftaler;
    } catch (hvad) {
      if (!(hvad instanceof Afvist)) throw hvad;
      fejl.textContent = hvad.ord;
    }
  };
  return h("details", { id: "sidste-aar" }, h("summary", {}, ord.sidsteAar),
    h("div", { class: "felt" }, h("label", { for: id }, ord.sidsteAarFil), fil, fejl), knap(ord.hentAftaler, () => void hent(), { class: "lille" }));
}

/** The agreements of earlier years, in whatever section they stand. */
function aftalerne(afsnit: Vaerdi[]): Vaerdi[] {
  return afsnit.flatMap((a) => [...liste(a, "/blokke").flatMap((b) => liste(b, "/aftaler")).filter((x) => tekst(x, "/fraSkoleaar") !== ""), ...aftalerne(liste(a, "/afsnit"))]);
}

/** Those that are not there yet. */
export const nyeAftaler = (afsnit: Vaerdi[], aftaler: Vaerdi[]): Vaerdi[] => {
  const navn = (a: Vaerdi): string => `${tekst(a, "/fraSkoleaar")} ${tekst(a, "/maal")}`;
  const kendte = new Set(aftalerne(afsnit).map(navn));
  return aftaler.filter((a) => !kendte.has(navn(a)));
};
