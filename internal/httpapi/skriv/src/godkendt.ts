// The approval belongs to the words that it was given to: where they have been changed
// since, it is asked about at the last step.
import { arbejde } from "./arbejde";
import { aendr, erObjekt, liste, objekt, skriv, tekst, type Objekt, type Vaerdi } from "./post";

/** An approval, and the words that it stands on. */
export interface Godkendelse {
  hvem: string;
  ord: string;
}

/** Where what no document says stands, and the approval itself. */
const uden = new Set(["/dokument/godkendt", "/dokument/status", "/kontroller", "/ekstra", "/skole/tidligereNumre"]);

/** The words of a record, the keys in order. */
function ordene(v: Vaerdi, sted = ""): string {
  if (Array.isArray(v)) return `[${v.map((x, i) => ordene(x, `${sted}/${i}`)).join(",")}]`;
  if (!erObjekt(v)) return skriv(v);
  return `{${Object.keys(v).filter((k) => !uden.has(`${sted}/${k}`)).sort().map((k) => `${k}:${ordene(v[k] ?? null, `${sted}/${k}`)}`).join(",")}}`;
}

/** Who has approved a record and when, and what was agreed on since. */
const hvemAf = (post: Objekt): string => {
  const g = objekt(post, "/dokument/godkendt");
  if (tekst(g, "/dato") === "" && tekst(g, "/af") === "") return "";
  return skriv([g, ...liste(post, "/kontroller").filter((k) => tekst(k, "/kode") === "godkendelse-foraeldet")]);
};

/** The approval of a record as it stands, or none. */
export function godkendelseAf(post: Objekt): Godkendelse | undefined {
  const hvem = hvemAf(post);
  return hvem === "" ? undefined : { hvem, ord: ordene(post) };
}

/** Whether a record has an approval that was given to other words. */
export const erForaeldet = (given: Godkendelse | undefined, post: Objekt): boolean => given !== undefined && given.hvem === hvemAf(post) && given.ord !== ordene(post);

let given: Godkendelse | undefined;

arbejde.lyt((slags, sted) => {
  if ((slags === "form" && sted === "") || hvemAf(arbejde.post) !== (given?.hvem ?? "")) given = godkendelseAf(arbejde.post);
});

/** The approval of the notat that is being written, to be kept with it. */
export const nuvaerendeGodkendelse = (): Godkendelse | undefined => given;

/** Goes on with a notat whose approval was kept. */
export function fortsaetGodkendelse(g: Godkendelse | undefined): void {
  if (g && g.hvem === hvemAf(arbejde.post)) given = g;
}

/** The change was agreed on: the approval is of the words as they stand. */
export function rettelsenErAftalt(): void {
  given = godkendelseAf(arbejde.post);
  arbejde.goer((post) => ({ ...post }), "/dokument/godkendt"); // it is kept, and drawn anew
}

export const godkendelseForaeldet = (): boolean => erForaeldet(given, arbejde.post);

/** The notat as it leaves the desk: without an approval that was given to other words, as
 *  long as nobody has said that the change was agreed on. */
export const somGodkendt = (): Objekt => (godkendelseForaeldet() ? (aendr(arbejde.post, "/dokument/godkendt", () => undefined) as Objekt) : arbejde.post);
