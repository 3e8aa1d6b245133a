// The editor of one text of the record. It shows what the text will be, and gives and
// takes its source: an untouched text keeps it byte for byte, also after undoing.
import { history } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { write } from "../prosa";
import { readDocument, toProsa } from "./dokument";
import { toNiveauer } from "./lister";
import { indsaet } from "./indsaet";
import { link } from "./link";
import { regler } from "./regler";
import { taster } from "./taster";
import { vaerktoej } from "./vaerktoej";

export interface Valg {
  kilde: string;
  etiket: string;
  beskrivelse?: string; // id of what explains the field
  aendret(kilde: string): void;
  udeladt(hvad: string[]): void; // what pasting left out, in words
  tabel?(raekker: string[][]): void; // a table that was pasted
}

export interface Redigering {
  kilde(): string;
  saet(kilde: string): void;
  fokus(): void;
  luk(): void;
}

export { linjer, raekker, somKilde } from "./udklip";

let numbers = 0;

/** How keys work here, for those who hear the page. */
const tastehjaelp = "I en liste rykker Tab punktet ind. Tryk på Esc og så Tab for at gå videre.";

export function redigering(sted: HTMLElement, valg: Valg): Redigering {
  let kept: { kilde: string; doc: Node }; // the source as given, and its document
  let now: { kilde: string; doc: Node }; // the source of the document as it is
  const begin = (kilde: string): EditorState => {
    now = kept = { kilde, doc: readDocument(kilde) };
    return EditorState.create({ doc: kept.doc, plugins: [regler(), ...taster(link), history(), toNiveauer, indsaet(valg)] });
  };

  const help = document.createElement("p");
  help.id = `tasthjaelp-${++numbers}`;
  help.className = "kunforskaermlaeser";
  help.textContent = tastehjaelp;

  const view = new EditorView(null, {
    state: begin(valg.kilde),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": valg.etiket,
      "aria-describedby": [valg.beskrivelse, help.id].filter(Boolean).join(" "),
      class: "tekstfelt",
      spellcheck: "true",
      lang: "da",
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      row.vis(view.state);
      if (!tr.docChanged || view.state.doc.eq(now.doc)) return;
      const { doc } = view.state;
      now = doc.eq(kept.doc) ? kept : { kilde: write(toProsa(doc)), doc };
      valg.aendret(now.kilde);
    },
  });
  const row = vaerktoej(valg.etiket, view, link);
  row.vis(view.state);
  const dom = document.createElement("div");
  dom.className = "redigering";
  dom.append(row.dom, view.dom, help);
  sted.append(dom);

  return {
    kilde: () => now.kilde,
    saet(kilde) {
      if (kilde === now.kilde) return;
      view.updateState(begin(kilde));
      row.vis(view.state);
    },
    fokus: () => view.focus(),
    luk() {
      view.destroy();
      dom.remove();
    },
  };
}
