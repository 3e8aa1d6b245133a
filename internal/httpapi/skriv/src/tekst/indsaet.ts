import { Fragment, type Node, Slice } from "prosemirror-model";
import { type EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { type Liste, type Prosa, isList } from "../prosa";
import { toNodes, toProsa } from "./dokument";
import { flattened, listAround } from "./lister";
import { afsnit, isListe, skema } from "./skema";
import { saetninger } from "./indsaet/udeladt";
import { laesUdklip } from "./udklip";

/** What becomes of a paste besides the text: see Valg in redigering.ts. */
export interface Modtager {
  udeladt(hvad: string[]): void;
  tabel?(raekker: string[][]): void;
}

/** Takes what is pasted and dropped, before ProseMirror reads it in its own way. */
export function indsaet(valg: Modtager): Plugin {
  const take = (data: DataTransfer, view: EditorView): void => {
    const { state } = view;
    const html = data.getData("text/html");
    const tekst = data.getData("text/plain");
    const { tabel } = valg;
    const { prosa, tabeller, udeladt } = laesUdklip(html, tekst, tabel !== undefined);
    const told = new Set(udeladt);
    if (html === "" && tekst === "" && data.files.length > 0) told.add(saetninger.billede);
    if ((listAround(state.selection.$from)?.depth ?? 0) > 1 && prosa.some((s) => isList(s) && s.punkter.some((p) => p.under))) told.add(saetninger.niveau);
    view.dispatch(put(state, prosa, /^ /.test(tekst), / $/.test(tekst)).scrollIntoView());
    if (told.size > 0) valg.udeladt([...told]);
    // The text is in place: what is made of a table may draw the field anew. Each goes
    // right behind the text, so that the last comes first.
    for (const t of tabeller.reverse()) tabel?.(t);
  };
  return new Plugin({
    props: {
      clipboardTextSerializer: (slice) => somTekst(toProsa({ children: slice.content.content })),
      handleDOMEvents: {
        paste(view, e) {
          if (!e.clipboardData) return false;
          e.preventDefault();
          take(e.clipboardData, view);
          return true;
        },
        drop(view, e) {
          if (!e.dataTransfer || view.dragging) return false; // moved within the text
          e.preventDefault();
          const at = view.posAtCoords({ left: e.clientX, top: e.clientY });
          if (!at) return true;
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
          take(e.dataTransfer, view);
          return true;
        },
      },
    },
  });
}

/** Puts a text where the selection is. Words within a line keep the spaces they were copied with. */
export function put(state: EditorState, prosa: Prosa, spaceBefore: boolean, spaceAfter: boolean): Transaction {
  const nodes = toNodes(prosa);
  const [first] = nodes;
  if (!first) return state.tr;
  if (nodes.length === 1 && first.type === afsnit) {
    const space = (has: boolean): Fragment => (has ? Fragment.from(skema.text(" ")) : Fragment.empty);
    return state.tr.replaceSelection(new Slice(space(spaceBefore).append(first.content).append(space(spaceAfter)), 0, 0));
  }
  const inList = listAround(state.selection.$from) !== undefined;
  const open = (n: Node): number => (isListe(n) ? (inList ? 3 : 0) : 1);
  const slice = new Slice(Fragment.from(nodes), open(first), openEnd(nodes[nodes.length - 1]!, inList));
  return flattened(state.tr.replaceSelection(slice));
}

/** How deep the end of the last node is open: to its last line. */
function openEnd(n: Node, inList: boolean): number {
  if (!isListe(n)) return 1;
  if (!inList) return 0;
  return n.lastChild!.childCount > 1 ? 5 : 3;
}

/** Lines for a program that takes text alone: bullets and numbers, no marks. */
export function somTekst(p: Prosa): string {
  const list = (l: Liste, indent: string): string =>
    l.punkter
      .map((q, i) => {
        const marker = l.nummereret ? `${i + 1}. ` : "- ";
        const words = q.linje.map((o) => (o.linjeskift ? "\n" + indent + " ".repeat(marker.length) : o.tekst)).join("");
        return indent + marker + words + (q.under ? "\n" + list(q.under, indent + " ".repeat(marker.length)) : "");
      })
      .join("\n");
  return p.map((s) => (isList(s) ? list(s, "") : s.linje.map((o) => (o.linjeskift ? "\n" : o.tekst)).join(""))).join("\n\n");
}
