// Files that come to the notat that is open: its own Word draft, edited, and last
// year's notat. What must be answered about one is asked on the service's own page,
// which leads back here.
import { arbejde } from "./arbejde";
import { h, knap, meld, meldOgsaa } from "./dom";
import { gemmer } from "./gemning";
import { somGodkendt } from "./godkendt";
import { gem, gemBilleder, navnet, nuvaerende, udkastet } from "./lager";
import { ord } from "./ord";
import { skriv, tekst, type Objekt } from "./post";
import { medSidsteAar } from "./sidsteaar";
import { fokuser } from "./tegn";
import { harAftaler } from "./trin/trin";
import { Afvist, begynd, maaGemme, rettet, type Indlaest } from "./tjeneste";
import { helt, ind } from "./ud";

interface Filvalg {
  id: string;
  navn: string;
  hjaelp: string;
  fil: string;
  knap: string;
  slags?: string;
  tag(f: File): Promise<void>;
}

/** A field for a file, and the button that takes it in. */
function filfelt(v: Filvalg): HTMLElement {
  const fejl = h("p", { class: "fejl", role: "alert", id: `${v.id}--fejl` });
  const fil = h("input", { type: "file", id: v.id, accept: v.slags, "aria-describedby": `${v.id}--hjaelp ${v.id}--fejl` });
  return h("details", { id: `${v.id}--mere` }, h("summary", {}, v.navn), h("p", { class: "hjaelp", id: `${v.id}--hjaelp` }, v.hjaelp),
    h("div", { class: "felt" }, h("label", { for: v.id }, v.fil), fil, fejl),
    knap(v.knap, () => {
      const f = fil.files?.[0];
      fejl.textContent = "";
      if (!f) return fil.focus();
      meld(ord.tjekker);
      void v.tag(f).catch((hvad) => {
        if (!(hvad instanceof Afvist)) throw hvad;
        fejl.textContent = hvad.fund.length > 0 ? ord.retFoerst : hvad.ord;
        meld("");
      });
    }));
}

export const rettetWord = (): HTMLElement =>
  filfelt({ id: "rettet", navn: ord.rettetWord, hjaelp: ord.rettetWordHjaelp, fil: ord.rettetWordFil, knap: ord.laegInd, slags: ".docx", tag: async (f) => {
    const id = nuvaerende();
    let svar: Indlaest;
    let foer;
    do {
      foer = arbejde.post;
      svar = await rettet(f, await helt(foer));
    } while (id === nuvaerende() && foer !== arbejde.post); // somebody typed on meanwhile
    if (id !== nuvaerende()) return;
    if (svar.json === "") return spoerg(f, "vis");
    await tagInd(svar.json, false, svar);
  } });

export const sidsteAar = (): HTMLElement =>
  filfelt({ id: "sidsteaar", navn: ord.sidsteAar, hjaelp: ord.sidsteAarHjaelp, fil: ord.sidsteAarFil, knap: ord.hentSidsteAar, tag: async (f) => {
    const id = nuvaerende();
    const svar = await begynd(f, true);
    if (id !== nuvaerende()) return;
    if (svar.json === "") return spoerg(f, "sidsteaar");
    await tagInd(svar.json, true, svar);
  } });

/** Takes in what came of a file, as one change that can be undone. */
export async function tagInd(json: string, sidsteAar: boolean, svar?: Indlaest): Promise<void> {
  const post = await ind(json);
  const ny = sidsteAar ? medSidsteAar(arbejde.post, post) : post;
  if (sidsteAar && skriv(ny) === skriv(arbejde.post)) return meld(ord.intetNyt);
  arbejde.goer(() => ny);
  const venter = sidsteAar && [...document.querySelectorAll<HTMLSelectElement>('.form select[id$="-status"]')].find((s) => s.value === "");
  if (venter) fokuser(venter.id);
  meld(sidsteAar ? ord.sidsteAarInde + (harAftaler(post) ? ord.vaelgStatus : "") : svar ? ord.rettetIWord(svar.rettelser) : ord.rettelserInde, knap(ord.fortryd, () => arbejde.fortryd()));
  const skole = tekst(post, "/skole/navn");
  const aar = tekst(post, "/dokument/skoleaar");
  if (sidsteAar && (skole.toLowerCase() !== tekst(arbejde.post, "/skole/navn").toLowerCase() || aar !== tekst(arbejde.post, "/dokument/skoleaar"))) meldOgsaa(ord.andetNotat(skole, aar));
  for (const b of svar?.besked ?? []) meldOgsaa(b);
}

async function gemFoerst(): Promise<void> {
  if ((await gemBilleder()) !== "gemt" || (await gem(gemmer.trin)) !== "gemt") throw new Afvist(ord.gemFoerst);
}

/** Goes to the service's page with the file and, for changes to it, the notat as it is. */
async function spoerg(f: File, handling: string): Promise<void> {
  await gemFoerst();
  await send("skriv", [f, ...(handling === "vis" ? [await somFil(arbejde.post)] : [])], { notat: navnet(), handling });
}

/** Keeps the notat as a draft at the municipality, or in the draft that it was fetched
 *  from, whose page is shown; where it cannot be kept now, nobody is led away from what
 *  they write. */
export async function gemHosKommunen(): Promise<void> {
  await gemFoerst();
  if (!(await maaGemme())) throw new Afvist(ord.ikkeHos);
  const hos = udkastet();
  const fil = [await somFil(somGodkendt())];
  if (hos) return send(`arkiv/udkast/${encodeURIComponent(hos.udkast)}/rettelser`, fil, { handling: "vis", lavetaf: String(hos.version) });
  await send("arkiv/udkast", fil, { handling: "vis" });
}

const somFil = async (post: Objekt): Promise<File> => new File([skriv(await helt(post))], "notat.json", { type: "application/json" });

/** Posts a form of files and words, as a page of the service does. */
async function send(adresse: string, filer: File[], felter: Record<string, string>): Promise<void> {
  const med = new DataTransfer();
  for (const f of filer) med.items.add(f);
  const fil = h("input", { type: "file", name: "fil", multiple: true });
  fil.files = med.files;
  const form = h("form", { method: "post", action: adresse, enctype: "multipart/form-data", hidden: true }, fil, ...Object.entries(felter).map(([name, value]) => h("input", { type: "hidden", name, value })));
  document.body.append(form);
  form.submit();
  form.remove();
}
