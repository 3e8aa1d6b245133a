import { toggleMark } from "prosemirror-commands";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { MarkType } from "prosemirror-model";
import { fed, henvisning, kursiv, numre, punkter } from "./skema";
import { iNumre, iPunkter, rykInd, rykUd, skiftListe } from "./lister";

interface Knap {
  navn: string;
  tast?: string;
  goer: Command;
  /** Whether it is on where the caret stands; left out where it is no switch. */
  til?(state: EditorState): boolean;
}

function marked(type: MarkType): (state: EditorState) => boolean {
  return ({ selection: { from, to, empty, $from }, storedMarks, doc }) =>
    empty ? !!type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type);
}

const knapper = (link: Command): Knap[] => [
  { navn: "Fed", tast: "Control+B", goer: toggleMark(fed), til: marked(fed) },
  { navn: "Kursiv", tast: "Control+I", goer: toggleMark(kursiv), til: marked(kursiv) },
  { navn: "Link", tast: "Control+K", goer: link, til: marked(henvisning) },
  { navn: "Punkter", goer: skiftListe(punkter), til: iPunkter },
  { navn: "Numre", goer: skiftListe(numre), til: iNumre },
  { navn: "Ryk ind", goer: rykInd },
  { navn: "Ryk ud", goer: rykUd },
];

export interface Vaerktoej {
  dom: HTMLElement;
  /** Shows what holds in the state. */
  vis(state: EditorState): void;
}

/**
 * The row of buttons above a text. It is one stop for Tab; the arrow keys go from
 * button to button (ARIA, toolbar). A button that can do nothing stays reachable.
 */
export function vaerktoej(etiket: string, view: EditorView, link: Command): Vaerktoej {
  const dom = document.createElement("div");
  dom.className = "vaerktoej";
  dom.setAttribute("role", "toolbar");
  dom.setAttribute("aria-label", `Formatering, ${etiket}`);
  const row = knapper(link).map((k) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = k.navn;
    b.dataset["knap"] = k.navn;
    b.tabIndex = -1;
    if (k.tast) {
      b.setAttribute("aria-keyshortcuts", k.tast);
      b.title = `${k.navn} (${k.tast.replace("Control", "Ctrl")})`;
    }
    // the text keeps its selection
    b.addEventListener("mousedown", (e) => e.preventDefault());
    b.addEventListener("click", () => {
      if (k.goer(view.state, view.dispatch, view) && k.goer !== link) view.focus();
    });
    dom.append(b);
    return { ...k, b };
  });
  row[0]!.b.tabIndex = 0;
  dom.addEventListener("keydown", (e) => {
    const at = row.findIndex(({ b }) => b === e.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: row.length - 1 }[e.key];
    if (at < 0 || to === undefined) return;
    e.preventDefault();
    row[at]!.b.tabIndex = -1;
    const next = row[(to + row.length) % row.length]!.b;
    next.tabIndex = 0;
    next.focus();
  });
  return {
    dom,
    vis(state) {
      for (const { b, goer, til } of row) {
        if (til) b.setAttribute("aria-pressed", String(til(state)));
        b.setAttribute("aria-disabled", String(!goer(state)));
      }
    },
  };
}
