// The desk: the notat written in the browser, and seen while it is written.
import { hjem } from "./hjem";
import { h, meld } from "./dom";
import { alle, fortsaet, gem, gemBilleder, hentet, nuvaerende, nytId, slet } from "./lager";
import { arbejde } from "./arbejde";
import { fortsaetGodkendelse } from "./godkendt";
import { ord } from "./ord";
import { laes, skriv } from "./post";
import { hentRegister } from "./register";
import { gaaTilbage, visBord } from "./bord";
import { gemmer, holdes } from "./gemning";
import { ind } from "./ud";
import { Afvist, hentUdkast } from "./tjeneste";
import { tagInd } from "./indlaeg";

const sted = document.getElementById("skriv") as HTMLElement;

async function aabnPost(json: string, sendt = false, hos?: { udkast: string; version: number }): Promise<void> {
  arbejde.billeder = new Map();
  const post = await ind(json);
  const billeder = arbejde.billeder;
  const id = nytId();
  fortsaet(id, 0, hos && { ...hos, json: skriv(post) });
  arbejde.aabn(post, billeder);
  // A page that was posted would be posted again by a reload: the notat is kept, and
  // opened from there.
  if (sendt && (await gemBilleder()) === "gemt" && (await gem("om")) === "gemt") return location.replace(`skriv?fra=notatet#${id}/om`);
  visBord(sted, "om");
}

async function aabnId(id: string, trin?: string): Promise<void> {
  await gem(gemmer.trin); // the last words of the one before
  const g = await hentet(id).catch(() => undefined);
  if (!g) return visHjem(ord.ukendtNotat);
  fortsaet(id, g.gemt.nr, g.gemt.hos);
  arbejde.aabn(laes(g.gemt.json), g.billeder);
  fortsaetGodkendelse(g.gemt.godkendt);
  visBord(sted, trin ?? g.gemt.trin);
}

/** What came of a file comes to the notat that it was brought to. Where that has been
 *  changed meanwhile in another tab, nothing is written over: it is one of its own. */
async function tilbage(json: string, notat: string, sidsteAar: boolean): Promise<void> {
  const [id = "", nr] = notat.split("/");
  const g = await hentet(id).catch(() => undefined);
  if (!g || (!sidsteAar && g.gemt.nr !== Number(nr))) {
    await aabnPost(json);
    return meld(ord.somKopi);
  }
  const trin = sidsteAar ? "opfoelgning" : "hent";
  await aabnId(id, trin);
  await tagInd(json, sidsteAar);
}

/** Opens a draft of the municipality's. Where it is here already, and nothing was written in
 *  it here, it is replaced; what was written here stays, as one of its own. */
async function aabnUdkast(udkast: string, version: number): Promise<void> {
  let json: string;
  try {
    json = await hentUdkast(udkast, version);
  } catch (hvad) {
    if (!(hvad instanceof Afvist)) throw hvad;
    return visHjem(hvad.ord);
  }
  const her = (await alle().catch(() => [])).filter((g) => g.hos?.udkast === udkast);
  const rettet = her.filter((g) => g.json !== g.hos?.json);
  for (const g of her) if (!rettet.includes(g)) await slet(g.id);
  await aabnPost(json, false, { udkast, version });
  if (rettet.length > 0) meld(ord.udkastOgsaaHer);
}

const visHjem = async (besked = ""): Promise<void> => {
  await gem(gemmer.trin);
  fortsaet("", 0);
  document.title = ord.program;
  return hjem(sted, { post: aabnPost, id: (id) => void aabnId(id) }, besked);
};

/** Where the address leads: to a notat that is kept here, to one that the page
 *  brought along, to a new one, or to the front. */
async function begynd(): Promise<void> {
  const [id, trin] = location.hash.slice(1).split("/");
  const medbragt = document.getElementById("medbragt");
  if (id) return aabnId(id, trin);
  if (medbragt instanceof HTMLTextAreaElement) {
    const json = medbragt.value;
    const { notat, som } = medbragt.dataset;
    medbragt.remove();
    return notat ? tilbage(json, notat, som === "sidsteaar") : aabnPost(json, true);
  }
  const q = new URLSearchParams(location.search);
  const udkast = q.get("udkast");
  if (udkast) {
    history.replaceState(null, "", location.pathname);
    return aabnUdkast(udkast, Number(q.get("version")));
  }
  await visHjem();
  if (!q.has("kommune")) return;
  for (const felt of ["kommune", "skole", "skoleaar"]) {
    const e = document.getElementById(felt) as HTMLInputElement | HTMLSelectElement | null;
    if (e) e.value = q.get(felt) ?? "";
  }
  history.replaceState(null, "", location.pathname);
  document.querySelector<HTMLFormElement>("form")?.requestSubmit();
}

async function start(): Promise<void> {
  document.body.append(h("div", { id: "besked", role: "status", "aria-live": "polite" }));
  try {
    await hentRegister();
  } catch {
    sted.replaceChildren(h("p", { role: "alert" }, ord.ingenForbindelse));
    return;
  }
  window.addEventListener("hashchange", () => {
    const [id, trin = ""] = location.hash.slice(1).split("/");
    if (id === nuvaerende() && id !== "") gaaTilbage(trin);
    else if (holdes()) history.replaceState(null, "", `#${nuvaerende()}/${gemmer.trin}`);
    else if (id) void aabnId(id, trin);
    else void visHjem();
  });
  await begynd();
  navigator.serviceWorker?.register("skriv/arbejder.js", { scope: "skriv" }).catch(() => {}); // without it, all but opening without a network is as it was
}

void start().catch((e) => {
  meld(ord.fejlede);
  throw e;
});
