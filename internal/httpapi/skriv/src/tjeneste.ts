// What the service is asked: each question carries all it needs, and nothing stays
// there.
import { ord } from "./ord";
import { laes, skriv, type Objekt, type Vaerdi } from "./post";

export interface Fund {
  code: string;
  severity: "error" | "warning";
  pointer: string;
  sted: string;
  message: string;
  svar?: { kode: string; sted: string; fund: string; begrundelse: string };
}

export interface Udeladt {
  pointer: string;
  grund: string;
  tekst: string;
}

export interface Visning {
  side: string;
  faults: Fund[];
  udeladt: Udeladt[];
}

export const igenOm = 2500; // ms until a service that is not there is asked again

/** Something that the service could not do, in words for the page. */
export class Afvist extends Error {
  constructor(readonly ord: string, readonly fund: Fund[] = [], readonly borte = false /* it may be there again in a while */) {
    super(ord);
  }
}

async function send(adresse: string, krop: BodyInit, type?: string, afbryd?: AbortSignal): Promise<Response> {
  let svar: Response;
  try {
    svar = await fetch(adresse, { method: "POST", redirect: "error", body: krop, headers: type ? { "Content-Type": type } : {}, signal: afbryd ?? null }); // who is led elsewhere, to a sign-in before us, has not reached us
  } catch (e) {
    if (afbryd?.aborted) throw e;
    throw new Afvist(ord.ingenForbindelse, [], true);
  }
  if (svar.ok) return svar;
  const p = (await svar.json().catch(() => ({}))) as { detail?: string; faults?: Fund[] };
  throw new Afvist(svar.status === 422 && p.faults ? ord.kanIkkeHentes : svar.status >= 500 && svar.status !== 503 ? ord.fejlede : (p.detail ?? ord.fejlede), p.faults, svar.status >= 500);
}

const post = (adresse: string, p: Objekt, afbryd?: AbortSignal): Promise<Response> => send(adresse, skriv(p), "application/json", afbryd);

export const vis = async (p: Objekt, udgave: string, afbryd: AbortSignal): Promise<Visning> => (await post(`skriv/visning?udgave=${udgave}`, p, afbryd)).json();

export const tjek = async (p: Objekt): Promise<{ faults: Fund[]; udeladt: Udeladt[] }> => (await post("v1/validering?status=endelig", p)).json();

/** A range from a spreadsheet as the record has it. */
export interface Tabellaesning {
  slags: string; // "resultater", "aftaler", "dagsorden", "deltagere" or "tabel"
  vaerdi: Vaerdi; // the items of the list; the block of a table
  besked: string[];
}

export const laesTabel = async (raekker: string[][]): Promise<Tabellaesning> => laes(await (await post("skriv/tabel", { raekker })).text()) as unknown as Tabellaesning;

export interface Fil {
  navn: string;
  data: Blob;
}

export async function fil(p: Objekt, format: string, udgave: string): Promise<Fil> {
  const svar = await post(`v1/notat.${format}?udgave=${udgave}`, p);
  const navn = /filename\*=UTF-8''([^;]+)/.exec(svar.headers.get("Content-Disposition") ?? "")?.[1];
  return { navn: navn ? decodeURIComponent(navn) : `notat.${format}`, data: await svar.blob() };
}

/** An empty record of a school and a year. */
export async function ny(kommune: string, skole: string, skoleaar: string): Promise<string> {
  let svar: Response;
  try {
    svar = await fetch(`v1/ny?${new URLSearchParams({ kommune, skole, skoleaar })}`, { redirect: "error" });
  } catch {
    throw new Afvist(ord.ingenForbindelse);
  }
  if (!svar.ok) throw new Afvist(ord.forkertAar);
  return svar.text();
}

/** A version of a draft of the municipality's. */
export async function hentUdkast(id: string, version: number): Promise<string> {
  let svar: Response;
  try {
    svar = await fetch(`arkiv/udkast/${encodeURIComponent(id)}/fil?${new URLSearchParams({ format: "json", version: String(version) })}`, { redirect: "error" });
  } catch {
    throw new Afvist(ord.udkastIkkeHentet);
  }
  if (!svar.ok || !svar.headers.get("Content-Type")?.startsWith("application/json")) throw new Afvist(ord.udkastIkkeHentet);
  return svar.text();
}

/** What the register of institutions calls a school, and its municipality; "" where it is not known. */
export async function institution(nr: string): Promise<{ navn: string; kommune: string } | undefined> {
  try {
    const svar = await fetch(`skriv/institution/${nr}`);
    return svar.ok ? await svar.json() : undefined;
  } catch {
    return undefined;
  }
}

/** What came of a file: the record, or "" where something must be answered or mended
 *  first; and what is to be known of it. */
export interface Indlaest {
  json: string;
  rettelser: string[]; // the places that were changed in Word
  besked: string[];
}

async function indlaest(adresse: string, felter: Record<string, Blob | string>): Promise<Indlaest> {
  const form = new FormData();
  for (const [navn, v] of Object.entries(felter)) form.append(navn, v);
  const tekst = await (await send(adresse, form)).text();
  const svar = JSON.parse(tekst) as { aaben: boolean; record: unknown; aendringer?: { sted: string }[]; rest?: { besked: string }[] };
  return { json: svar.aaben || !svar.record ? "" : rest(tekst), rettelser: [...new Set((svar.aendringer ?? []).map((a) => a.sted))], besked: [...new Set((svar.rest ?? []).map((x) => x.besked))] };
}

/** The record in a file; as last year's, the record that follows it. */
export const begynd = (f: File, somSidsteAar = false): Promise<Indlaest> => indlaest("v1/begynd", somSidsteAar ? { fil: f, somSidsteAar: "ja" } : { fil: f });

/** The record with what was changed in its Word draft. */
export const rettet = (f: File, aktuel: Objekt): Promise<Indlaest> => indlaest("v1/indlevering", { fil: f, aktuel: skriv(aktuel) });

/** Whether who sits here may keep the notat at the municipality. */
export const maaGemme = (): Promise<boolean> => fetch("skriv/mig.json").then(async (r) => r.ok && ((await r.json()) as { gemmer: boolean }).gemmer, () => false);

/** Something that the service says of an extract: it must be answered, or is worth knowing. */
export interface Talpunkt {
  id: string;
  severity: "block" | "ask" | "warn" | "info";
  sted: string;
  besked: string;
  tekst?: string;
  valg: { id: string; tekst: string }[];
}

export interface Talsvar {
  json: string; // the record with the figures, or "" where something must be answered first
  antal: number; // how much of it is another
  punkter: Talpunkt[];
}

/** The figures of an extract, put into the record. */
export async function tal(p: Objekt, f: File, dato: string, svar: Record<string, string>): Promise<Talsvar> {
  const form = new FormData();
  form.append("fil", f);
  form.append("record", skriv(p));
  if (dato !== "") form.append("dato", dato);
  form.append("svar", JSON.stringify(svar));
  const tekst = await (await send("v1/tal", form)).text();
  const ud = JSON.parse(tekst) as { aaben: boolean; record?: unknown; aendringer?: unknown[]; rest?: Talpunkt[] };
  return { json: ud.aaben || !ud.record ? "" : rest(tekst), antal: ud.aendringer?.length ?? 0, punkter: ud.rest ?? [] };
}

/** The record as it stands in the answer, so that its numbers keep their digits. */
function rest(tekst: string): string {
  const fra = tekst.indexOf('"record":');
  return tekst.slice(fra + '"record":'.length, tekst.lastIndexOf("}"));
}
