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
  sted.replaceChildren(...lav());
  for (const id of aabne) document.getElementById(id)?.setAttribute("open", "");
  window.scrollTo({ top });
  if (fokus && sted.contains(document.getElementById(fokus))) {
    fokuser(fokus);
    fokus = undefined;
  } else if (foer) fokuser(foer);
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
