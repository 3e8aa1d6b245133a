// Answers to findings name a place, which is another once items before it come and go.
import { aendr, liste, noegler, tekst, type Objekt } from "./post";

/** Moves the answers below a list as its items move; what is -1 is gone with its item. */
export function flytSvar(post: Objekt, sted: string, til: (nr: number) => number): Objekt {
  const alle = liste(post, "/kontroller");
  if (alle.length === 0 || sted === "/kontroller") return post;
  const nye = alle.flatMap((k) => {
    const her = tekst(k, "/sted");
    if (!her.startsWith(`${sted}/`)) return [k];
    const [nr = "", ...rest] = noegler(her.slice(sted.length));
    const nu = til(Number(nr));
    return nu < 0 ? [] : [{ ...(k as Objekt), sted: [sted, String(nu), ...rest].join("/") }];
  });
  return aendr(post, "/kontroller", () => (nye.length > 0 ? nye : undefined)) as Objekt;
}
