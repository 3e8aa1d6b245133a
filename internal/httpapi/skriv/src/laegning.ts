// Laying a page over one that says nearly the same: what is alike stays, so that the
// browser has only what changed to lay out, and what is read does not move.

/** Makes the children of one element those of another, which loses what is new of them. */
export function laegOver(gammel: Element, ny: Element): void {
  const er = [...gammel.childNodes];
  const bliver = [...ny.childNodes];
  let foer = 0;
  while (foer < er.length && foer < bliver.length && er[foer]!.isEqualNode(bliver[foer]!)) foer++;
  let efter = 0;
  while (efter < er.length - foer && efter < bliver.length - foer && er[er.length - 1 - efter]!.isEqualNode(bliver[bliver.length - 1 - efter]!)) efter++;
  const ud = er.slice(foer, er.length - efter);
  const ind = bliver.slice(foer, bliver.length - efter);
  if (ud.length === ind.length && ud.every((n, i) => somAnden(n, ind[i]!))) {
    ud.forEach((n, i) => {
      if (!n.isEqualNode(ind[i]!)) laegOver(n as Element, ind[i] as Element);
    });
    return;
  }
  const naeste = er[er.length - efter] ?? null;
  for (const n of ud) n.remove();
  for (const n of ind) gammel.insertBefore(gammel.ownerDocument.adoptNode(n), naeste);
}

/** Whether a node is another but for what is within it. */
function somAnden(a: Node, b: Node): boolean {
  return a.isEqualNode(b) || (a.nodeType === Node.ELEMENT_NODE && a.hasChildNodes() && a.cloneNode(false).isEqualNode(b.cloneNode(false)));
}
