// Drawing anew what has changed its shape: what has the focus keeps it, or it goes
// where the change says.
let fokus: string | undefined;

/** Says what has the focus when the form has been drawn. */
export function oenskFokus(id: string): void {
  fokus = id;
}

/** Draws into a place, and keeps focus, scrolling and what was unfolded. */
export function tegnI(sted: HTMLElement, lav: () => Node[]): void {
  const aktiv = document.activeElement;
  const inde = aktiv instanceof HTMLElement && sted.contains(aktiv);
  const foer = inde ? aktiv.id || aktiv.closest<HTMLElement>("[id]")?.id : undefined;
  const aabne = new Set([...sted.querySelectorAll<HTMLDetailsElement>("details[id][open]")].map((d) => d.id));
  const top = window.scrollY;
  const gamle = [...sted.childNodes];
  const nye = lav();
  sted.append(...nye);
  if (aktiv instanceof HTMLSelectElement && foer === aktiv.id) bliver(aktiv, nye);
  for (const g of gamle) g.remove();
  for (const id of aabne) document.getElementById(id)?.setAttribute("open", "");
  window.scrollTo({ top });
  if (fokus && sted.contains(document.getElementById(fokus))) {
    fokuser(fokus);
    fokus = undefined;
  } else if (foer) fokuser(foer);
}

/** Lets a list that has the focus stay among what is new: whoever types the name of a
 *  choice goes on with its next letter. A browser that cannot move what has the focus
 *  draws it anew. */
function bliver(valg: HTMLSelectElement, nye: Node[]): void {
  const igen = nye.flatMap((n) => (n instanceof Element ? [...n.querySelectorAll<HTMLSelectElement>(`select#${CSS.escape(valg.id)}`)] : []))[0];
  const hos = igen?.parentElement as (HTMLElement & { moveBefore?(hvad: Node, foer: Node): void }) | undefined;
  if (!igen || !hos?.moveBefore || igen.outerHTML !== valg.outerHTML) return;
  hos.moveBefore(valg, igen);
  valg.value = igen.value;
  igen.remove();
}

/** Gives an element the focus, unfolds what hides it, and shows it. */
export function fokuser(id: string): boolean {
  const e = document.getElementById(id);
  if (!e) return false;
  for (let d = e.closest("details"); d; d = d.parentElement?.closest("details") ?? null) d.open = true;
  if (e.tabIndex < 0 && !e.hasAttribute("tabindex")) e.tabIndex = -1;
  e.focus({ preventScroll: true });
  e.scrollIntoView({ block: "nearest" });
  return true;
}
