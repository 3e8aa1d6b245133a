// What is still to mend or to answer: asked of the service after a pause, shown at
// its field, and all together at the last step.
import { arbejde } from "./arbejde";
import { idAf } from "./dom";
import { visFejl } from "./felter";
import { nuvaerende } from "./lager";
import { Afvist, igenOm, tjek, type Fund } from "./tjeneste";
import { tilTjek } from "./ud";

const pause = 600;

let fundne: Fund[] | undefined;
let ur: number | undefined;
let nr = 0;
let alt = false; // also what is not written yet
const lyttere: (() => void)[] = [];

export const lytFund = (l: () => void): void => void lyttere.push(l);

export const alleFund = (): Fund[] | undefined => fundne;

let hvorfor = ""; // why nothing is checked yet, "" while it is

/** Why nothing is found yet, "" while it is looked for. */
export const hvorforIkke = (): string => hvorfor;

/** Tells of all from now on: whoever has looked at the last step wants to know. */
export function visAlt(): void {
  alt = true;
}

export function nulstil(): void {
  fundne = undefined;
  hvorfor = "";
  alt = false;
  for (const l of lyttere) l();
}

export function tjekSnart(efter: number = pause): void {
  clearTimeout(ur);
  ur = window.setTimeout(() => void tjekNu(), efter);
}

async function tjekNu(): Promise<void> {
  const her = ++nr;
  try {
    const svar = await tjek(tilTjek(arbejde.post));
    if (her !== nr) return;
    if (JSON.stringify(fundne) === JSON.stringify(svar.faults)) return; // a reason that is being written stays
    fundne = svar.faults;
    hvorfor = "";
  } catch (e) {
    if (!(e instanceof Afvist)) throw e;
    if (her !== nr) return;
    if (e.borte && nuvaerende() !== "") tjekSnart(igenOm);
    if (fundne || hvorfor === e.ord) return; // the preview says that nothing is reached
    hvorfor = e.ord;
  }
  for (const l of lyttere) l();
}

/** What only says that something is not there yet: told once somebody is done. */
const mangler = (f: Fund): boolean => /^mangler-|^tomt-|^ingen-/.test(f.code);

/** What is told at once though it may be answered: it is about a person. */
const omPersoner = (f: Fund): boolean => f.code === "tilbageholdt-navn" || f.code === "cpr-nummer";

const vist = new Set<string>();

/** Shows the findings at the fields that are on the page. */
export function visVedFelter(): void {
  const nu = new Map<string, string>();
  for (const f of fundne ?? []) {
    if (!alt && (mangler(f) || (f.svar && !omPersoner(f)))) continue;
    for (let s = f.pointer; s !== ""; s = s.slice(0, s.lastIndexOf("/"))) {
      if (!document.getElementById(`${idAf(s)}--fejl`)) continue;
      nu.set(s, [nu.get(s), f.message].filter(Boolean).join(" "));
      break;
    }
  }
  for (const s of vist) if (!nu.has(s)) visFejl(s, "");
  vist.clear();
  for (const [s, hvad] of nu) {
    visFejl(s, hvad);
    vist.add(s);
  }
}
