// Public or internal: a switch at each section, block and result, always visible.
import { arbejde } from "./arbejde";
import { h, idAf } from "./dom";
import { ord } from "./ord";
import { find, noegler } from "./post";

export function synlighed(sted: string, navn: string): HTMLElement {
  if (erInternt(forael(sted))) return h("span", { class: "synlig internt" }, ord.interntFra);
  const her = `${sted}/synlighed`;
  const internt = arbejde.find(her) === "intern";
  const e = h("input", {
    type: "checkbox", role: "switch", id: idAf(her), "aria-label": ord.kunInterntOm(navn),
    onchange: () => arbejde.saet(her, e.checked ? "intern" : undefined, "form"),
  });
  e.checked = internt;
  return h("label", { class: internt ? "synlig internt" : "synlig" }, e, h("span", {}, ord.kunInternt));
}

const forael = (sted: string): string => sted.split("/").slice(0, -1).join("/");

/** Reports whether a place, or what it stands in, is internal. */
function erInternt(sted: string): boolean {
  let her = "";
  for (const k of noegler(sted)) {
    her += `/${k}`;
    if (find(arbejde.post, `${her}/synlighed`) === "intern") return true;
  }
  return false;
}
