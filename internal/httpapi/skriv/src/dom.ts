// Elements, made in one expression.

type Barn = Node | string | false | null | undefined;
type Egenskaber = Record<string, string | number | boolean | undefined | ((e: never) => void)>;

/** Makes an element; a property that begins with "on" is what listens to an event. */
export function h<K extends keyof HTMLElementTagNameMap>(navn: K, egenskaber: Egenskaber = {}, ...boern: Barn[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(navn);
  for (const [k, v] of Object.entries(egenskaber)) {
    if (v === undefined || v === false) continue;
    if (typeof v === "function") e.addEventListener(k.slice(2), v as unknown as EventListener);
    else if (k === "value") (e as unknown as HTMLInputElement).value = String(v);
    else e.setAttribute(k, v === true && !k.startsWith("aria-") ? "" : String(v));
  }
  e.append(...boern.filter((b): b is Node | string => !!b));
  return e;
}

/** The id of the control of a place. */
export const idAf = (sted: string): string => `f${sted.replaceAll("/", "-")}`;

export const knap = (navn: string, goer: () => void, egenskaber: Egenskaber = {}): HTMLButtonElement => h("button", { type: "button", onclick: goer, ...egenskaber }, navn);

/** Says something to those who listen, and shows it for a while. */
export function meld(tekst: string, ...mere: Node[]): void {
  const sted = document.getElementById("besked");
  sted?.replaceChildren(h("p", {}, tekst, ...mere));
}

/** Takes away what was said. */
export const tiStille = (): void => document.getElementById("besked")?.replaceChildren();

/** Takes away an offer that was made with what was said: it was of the change before. */
export function glemTilbud(): void {
  if (document.querySelector("#besked button")) tiStille();
}

/** Says something besides what was said last. */
export function meldOgsaa(tekst: string): void {
  if (tekst) document.getElementById("besked")?.append(h("p", {}, tekst));
}

let naeste = 0;
export const nytId = (): string => `n${naeste++}`;
