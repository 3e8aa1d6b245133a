// The register of fields, as the service tells it: what each is called, what it
// is for, and what may be chosen.

export interface Felt {
  noegle: string;
  titel: string;
  hjaelp: string;
  slags: "ord" | "tekst" | "link" | "dato" | "tid" | "skoleaar" | "institution" | "valg" | "billede" | "tal" | "antal" | "janej" | "under";
  valg?: string[];
  lister?: number;
  under?: string[];
  skal?: boolean;
}

export interface Register {
  typer: Record<string, Felt[]>;
  tekster: Record<string, string>;
  kraevet: string[];
  offentlige: string[];
  begrundet: Record<string, string>;
  paamindelser: string[];
  billede: number;
}

let register: Register;

export async function hentRegister(): Promise<void> {
  const svar = await fetch("skriv/felter.json");
  if (!svar.ok) throw new Error(String(svar.status));
  register = await svar.json();
}

export const registret = (): Register => register;

export function felt(type: string, noegle: string): Felt {
  const f = register.typer[type]?.find((x) => x.noegle === noegle);
  if (!f) throw new Error(`${type}.${noegle}`);
  return f;
}

/** The template's own word, "" for none. */
export const ord = (noegle: string): string => register.tekster[noegle] ?? "";

/** The type of what stands at a place, or in whose list it ends; "" where the record has none. */
export function typeVed(sted: string, blok: (sted: string) => string): string {
  let type = "Record";
  let her = "";
  for (const k of sted.split("/").slice(1)) {
    her += `/${k}`;
    if (/^\d+$/.test(k)) {
      if (type === "Blok") type = stort(blok(her));
      continue;
    }
    const under = register.typer[type]?.find((x) => x.noegle === k)?.under ?? [];
    type = under.length > 1 ? "Blok" : (under[0] ?? "");
  }
  return type;
}

const stort = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
