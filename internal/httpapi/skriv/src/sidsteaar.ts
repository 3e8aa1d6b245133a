// Last year's notat as what this year's begins with: the service makes next year's
// record of it, and this puts that into a notat that is begun already. Nothing that
// is written is put aside, and nothing comes twice.
import { aendr, liste, objekt, skriv, tekst, type Objekt, type Vaerdi } from "./post";
import { emneAf, pladsTil } from "./trin/trin";

export function medSidsteAar(post: Objekt, naeste: Objekt): Objekt {
  let ud = post;
  if (tekst(ud, "/skole/navn").toLowerCase() === tekst(naeste, "/skole/navn").toLowerCase())
    for (const sted of ["/skole", "/kommune"]) ud = aendr(ud, sted, () => ({ ...objekt(naeste, sted), ...objekt(ud, sted) })) as Objekt;
  if (liste(ud, "/deltagere").length === 0 && liste(naeste, "/deltagere").length > 0) ud = aendr(ud, "/deltagere", () => liste(naeste, "/deltagere")) as Objekt;
  const der = kendte(liste(post, "/afsnit"));
  for (const a of liste(naeste, "/afsnit")) {
    const nyt = nytI(a as Objekt, der);
    if (harIndhold(nyt)) ud = medAfsnit(ud, nyt);
  }
  return ud;
}

const harIndhold = (a: Vaerdi): boolean => liste(a, "/blokke").length > 0 || liste(a, "/afsnit").length > 0;

/** An agreement is known by its year and goal, as its status changes; a block by all of it. */
const navnet = (aftale: Vaerdi): string => `${tekst(aftale, "/fraSkoleaar")} ${tekst(aftale, "/maal")}`;

function kendte(afsnit: Vaerdi[]): Set<string> {
  return new Set(afsnit.flatMap((a) => [...liste(a, "/blokke").flatMap((b) => [skriv(b), ...liste(b, "/aftaler").map(navnet)]), ...kendte(liste(a, "/afsnit"))]));
}

/** What of a section is not there. */
function nytI(a: Objekt, der: Set<string>): Objekt {
  const blokke = liste(a, "/blokke").flatMap((b) => {
    if (tekst(b, "/type") !== "aftaler") return der.has(skriv(b)) ? [] : [b];
    const aftaler = liste(b, "/aftaler").filter((x) => !der.has(navnet(x)));
    return aftaler.length > 0 ? [{ ...(b as Objekt), aftaler }] : [];
  });
  const afsnit = liste(a, "/afsnit").map((u) => nytI(u as Objekt, der)).filter(harIndhold);
  const { blokke: _, afsnit: __, ...hoved } = a;
  return { ...hoved, ...(blokke.length > 0 ? { blokke } : {}), ...(afsnit.length > 0 ? { afsnit } : {}) };
}

/** Puts a section after what its own part says, where that is read by the same people,
 *  and else before what comes after it. */
function medAfsnit(post: Objekt, a: Objekt): Objekt {
  const emne = emneAf(a);
  const der = liste(post, "/afsnit").findIndex((x) => emne !== "flere" && emneAf(x) === emne && (!harIndhold(x) || tekst(x, "/synlighed") === tekst(a, "/synlighed")));
  if (der >= 0) return aendr(post, `/afsnit/${der}`, (x) => {
    const { udenIndhold: _, ...mit } = x as Objekt;
    for (const k of ["blokke", "afsnit"]) if (k in a) mit[k] = [...liste(mit, `/${k}`), ...liste(a, `/${k}`)];
    return "synlighed" in a ? { ...mit, synlighed: a["synlighed"] as Vaerdi } : mit;
  }) as Objekt;
  return aendr(post, "/afsnit", (l) => {
    const ny = [...((l as Vaerdi[] | undefined) ?? [])];
    ny.splice(pladsTil(emne, post), 0, a);
    return ny;
  }) as Objekt;
}
