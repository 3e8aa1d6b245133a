// What is kept on this computer: the notater that are written here, each with the
// time of its last change and a number that tells whether another tab was there
// first. Nothing of it leaves the computer.
import { arbejde, type Billede } from "./arbejde";
import { nuvaerendeGodkendelse, type Godkendelse } from "./godkendt";
import { skriv, tekst } from "./post";

export interface Gemt {
  id: string;
  json: string;
  titel: string;
  tid: number;
  nr: number; // of the version
  trin: string;
  godkendt?: Godkendelse | undefined; // what it was given to
  hos?: Hos | undefined;
}

/** The municipality's draft that a notat was fetched from. */
export interface Hos {
  udkast: string;
  version: number;
  json: string; // as it was fetched
}

interface GemtBillede extends Billede {
  notat: string;
  nr: string;
}

/** How long is waited for the store, in ms. A page that was left while it made the store
 *  keeps it from all others as long as the browser holds that page back. */
const venteTid = 3000;

let db: Promise<IDBDatabase> | undefined;
let borte: () => void = () => {};

/** What is done when the browser clears what it keeps, while the notat is open. */
export const lytBorte = (l: () => void): void => void (borte = l);

function aabn(): Promise<IDBDatabase> {
  db ??= new Promise((faerdig, fejl) => {
    const q = indexedDB.open("notat-skriv", 1);
    q.onupgradeneeded = () => {
      q.result.createObjectStore("notater", { keyPath: "id" });
      q.result.createObjectStore("billeder", { keyPath: ["notat", "nr"] });
    };
    q.onsuccess = () => {
      q.result.onversionchange = () => {
        q.result.close();
        db = undefined;
      };
      q.result.onclose = () => { // not by us: there is nothing left of it
        db = undefined;
        fortsaet(nu.id, 0, nu.hos);
        borte();
      };
      faerdig(q.result);
    };
    q.onerror = () => fejl(q.error);
    q.onblocked = () => fejl(new Error("blocked"));
    setTimeout(() => fejl(new Error("no answer")), venteTid);
  });
  db.catch(() => (db = undefined)); // it may go the next time
  return db;
}

const svaret = <T>(q: IDBRequest<T>): Promise<T> =>
  new Promise((faerdig, fejl) => {
    q.onsuccess = () => faerdig(q.result);
    q.onerror = () => fejl(q.error);
  });

const afsluttet = (t: IDBTransaction): Promise<void> =>
  new Promise((faerdig, fejl) => {
    t.oncomplete = () => faerdig();
    t.onabort = () => fejl(t.error ?? new Error("abort")); // comes after each error, and knows then that the store is full
  });

export async function alle(): Promise<Gemt[]> {
  const ud: Gemt[] = await svaret((await aabn()).transaction("notater").objectStore("notater").getAll());
  return ud.sort((a, b) => b.tid - a.tid);
}

export async function hentet(id: string): Promise<{ gemt: Gemt; billeder: Map<string, Billede> } | undefined> {
  const t = (await aabn()).transaction(["notater", "billeder"]);
  const gemt: Gemt | undefined = await svaret(t.objectStore("notater").get(id));
  if (!gemt) return undefined;
  const b: GemtBillede[] = await svaret(t.objectStore("billeder").getAll(IDBKeyRange.bound([id], [id, []])));
  return { gemt, billeder: new Map(b.map((x) => [x.nr, { fil: x.fil, bredde: x.bredde, hoejde: x.hoejde }])) };
}

export async function slet(id: string): Promise<void> {
  const t = (await aabn()).transaction(["notater", "billeder"], "readwrite");
  t.objectStore("notater").delete(id);
  t.objectStore("billeder").delete(IDBKeyRange.bound([id], [id, []]));
  await afsluttet(t);
}

/** How saving ended: "anden" where another tab has saved since this one read, "slettet"
 *  where it has deleted. */
export type Udfald = "gemt" | "anden" | "slettet" | "fuldt" | "intet";

let nu: { id: string; nr: number; hos?: Hos | undefined } = { id: "", nr: 0 };
const gemteBilleder = new Set<string>();

export const nuvaerende = (): string => nu.id;

/** The municipality's draft that the notat belongs to, if any. */
export const udkastet = (): Hos | undefined => nu.hos;

/** What the notat and its version are called where they leave this page and come back. */
export const navnet = (): string => `${nu.id}/${nu.nr}`;

/** Goes on with a notat, at the version that was read. */
export function fortsaet(id: string, nr: number, hos?: Hos): void {
  nu = { id, nr, hos };
  gemteBilleder.clear();
}

/** Saves the notat that is being written; forced, it wins over another tab. */
export async function gem(trin: string): Promise<Udfald> {
  const her = nu;
  const { id } = her;
  if (id === "") return "gemt";
  const json = skriv(arbejde.post);
  const titel = tekst(arbejde.post, "/dokument/titel");
  try {
    const t = (await aabn()).transaction("notater", "readwrite");
    const s = t.objectStore("notater");
    const slutning = afsluttet(t);
    const der: Gemt | undefined = await svaret(s.get(id));
    if (der ? der.nr !== her.nr : her.nr !== 0) {
      if (der?.json !== json) {
        t.abort();
        await slutning.catch(() => {});
        return der ? "anden" : "slettet";
      }
    }
    if (der?.json === json && der.nr === her.nr && der.trin === trin && der.godkendt?.ord === nuvaerendeGodkendelse()?.ord) return "gemt"; // a version is a change
    const nr = (der?.nr ?? 0) + 1;
    s.put({ id, json, titel, tid: Date.now(), nr, trin, godkendt: nuvaerendeGodkendelse(), hos: her.hos } satisfies Gemt);
    await slutning;
    her.nr = nr;
    return "gemt";
  } catch (e) {
    return e instanceof DOMException && e.name === "QuotaExceededError" ? "fuldt" : "intet";
  }
}

/** Saves the pictures that are not there yet. */
export async function gemBilleder(): Promise<Udfald> {
  const { id } = nu;
  try {
    const nye = [...arbejde.billeder].filter(([nr]) => !gemteBilleder.has(nr));
    if (nye.length === 0 || id === "") return "gemt";
    const t = (await aabn()).transaction("billeder", "readwrite");
    for (const [nr, b] of nye) t.objectStore("billeder").put({ notat: id, nr, ...b } satisfies GemtBillede);
    await afsluttet(t);
    for (const [nr] of nye) gemteBilleder.add(nr);
    return "gemt";
  } catch (e) {
    return e instanceof DOMException && e.name === "QuotaExceededError" ? "fuldt" : "intet";
  }
}

export const nytId = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, "0")).join("");

/** Whether the browser keeps things at all, and whether it promises to. */
export async function loefte(): Promise<"fast" | "maaske" | "intet"> {
  try {
    await aabn();
  } catch {
    return "intet";
  }
  try {
    return (await navigator.storage?.persist?.()) ? "fast" : "maaske";
  } catch {
    return "maaske";
  }
}
