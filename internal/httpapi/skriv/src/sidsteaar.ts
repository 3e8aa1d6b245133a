// Last year's notat as what this year's begins with: the service makes next year's
// record of it, and this puts that into a notat that is begun already. Nothing that
// is written is put aside.
import { aendr, liste, objekt, tekst, type Objekt, type Vaerdi } from "./post";
import { emneAf, pladsTil } from "./trin/trin";

export function medSidsteAar(post: Objekt, naeste: Objekt): Objekt {
  let ud = post;
  if (tekst(ud, "/skole/navn").toLowerCase() === tekst(naeste, "/skole/navn").toLowerCase())
    for (const sted of ["/skole", "/kommune"]) ud = aendr(ud, sted, () => ({ ...objekt(naeste, sted), ...objekt(ud, sted) })) as Objekt;
  if (liste(ud, "/deltagere").length === 0 && liste(naeste, "/deltagere").length > 0) ud = aendr(ud, "/deltagere", () => liste(naeste, "/deltagere")) as Objekt;
  for (const a of liste(naeste, "/afsnit")) if (harIndhold(a)) ud = medAfsnit(ud, a as Objekt);
  return ud;
}

const harIndhold = (a: Vaerdi): boolean => liste(a, "/blokke").length > 0 || liste(a, "/afsnit").length > 0;

/** Puts a section where the notat has an empty one of its kind, and else before what
 *  comes after it. */
function medAfsnit(post: Objekt, a: Objekt): Objekt {
  const emne = emneAf(a);
  const tom = liste(post, "/afsnit").findIndex((x) => emneAf(x) === emne && !harIndhold(x));
  if (tom >= 0) return aendr(post, `/afsnit/${tom}`, (x) => {
    const { udenIndhold: _, ...mit } = x as Objekt;
    return { ...mit, ...Object.fromEntries(["blokke", "afsnit", "synlighed"].filter((k) => k in a).map((k) => [k, a[k] as Vaerdi])) };
  }) as Objekt;
  return aendr(post, "/afsnit", (l) => {
    const ny = [...((l as Vaerdi[] | undefined) ?? [])];
    ny.splice(pladsTil(emne, post), 0, a);
    return ny;
  }) as Objekt;
}
