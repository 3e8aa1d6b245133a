// Files: made by the service, saved by the browser.
import { arbejde } from "./arbejde";
import { h, meld } from "./dom";
import { somGodkendt } from "./godkendt";
import { ord } from "./ord";
import { skriv, tekst } from "./post";
import { Afvist, fil, type Fil, type Fund } from "./tjeneste";
import { helt } from "./ud";

function gemFil(f: Fil): void {
  const a = h("a", { href: URL.createObjectURL(f.data), download: f.navn });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
  meld(ord.hentet(f.navn));
}

/** Fetches the notat as a file; what stands in its way is given back. */
export async function hentFil(format: string, udgave: string): Promise<Fund[]> {
  meld(ord.laver);
  try {
    gemFil(await fil(await helt(somGodkendt()), format, udgave));
    return [];
  } catch (e) {
    if (!(e instanceof Afvist)) throw e;
    meld(e.ord);
    return e.fund;
  }
}

/** Shows the PDF in a tab of its own. */
export async function seFil(udgave: string): Promise<void> {
  const fane = window.open("", "_blank");
  try {
    const f = await fil(await helt(somGodkendt()), "pdf", udgave);
    if (fane) fane.location.href = URL.createObjectURL(f.data);
    else gemFil(f);
  } catch (e) {
    fane?.close();
    if (!(e instanceof Afvist)) throw e;
    meld(e.ord);
  }
}

/** Saves all that is written as one file with which it goes on anywhere: the Word
 *  file, which carries it; without a network or with faults what is carried alone. */
export async function gemSomFil(): Promise<void> {
  const post = await helt(somGodkendt());
  try {
    gemFil(await fil(post, "docx", "intern"));
  } catch (e) {
    if (!(e instanceof Afvist)) throw e;
    const navn = tekst(arbejde.post, "/skole/navn").toLowerCase().replace(/[^a-zæøå0-9]+/g, "-");
    gemFil({ navn: `${navn || "notat"}.notat`, data: new Blob([skriv(post)], { type: "application/octet-stream" }) });
    meld(e.fund.length > 0 ? ord.gemtMedFejl : ord.gemtUdenNet);
  }
}
