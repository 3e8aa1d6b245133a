import { baseKeymap, chainCommands, deleteSelection, joinTextblockBackward, joinTextblockForward, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import { type Command, Plugin } from "prosemirror-state";
import { fed, kursiv, linjeskift, punkt } from "./skema";
import { listAround, rykInd, rykUd } from "./lister";

const nyLinje: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(linjeskift.create()).scrollIntoView());
  return true;
};

/** At the start of an item, takes it out of its list. */
const udAfListe: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === 0 && listAround($from) ? rykUd(state, dispatch) : false;
};

/** Nothing is left to join: the key is used up, so that the browser does not join what we would not. */
const intet: Command = (state) => state.selection.empty && state.selection.$from.parentOffset === 0;
const intetEfter: Command = (state) => state.selection.empty && state.selection.$from.parentOffset === state.selection.$from.parent.content.size;

/**
 * Tab moves an item of a list in and out; where it cannot, and outside lists, it goes
 * to the next field, as it does after Esc.
 */
function tabulator(): Plugin {
  let leaving = false;
  return new Plugin({
    props: {
      handleKeyDown(view, e) {
        const plainKey = !e.ctrlKey && !e.altKey && !e.metaKey;
        if (e.key === "Escape" && plainKey && !e.shiftKey) {
          leaving = true;
          return false;
        }
        if (e.key !== "Tab" || !plainKey) {
          if (e.key !== "Shift") leaving = false;
          return false;
        }
        if (leaving) return false;
        // Shift+Tab takes no item out of the first level: it goes back to the toolbar.
        const { $from } = view.state.selection;
        const level = listAround($from)?.depth ?? 0;
        return e.shiftKey ? level > 1 && rykUd(view.state, view.dispatch) : rykInd(view.state, view.dispatch);
      },
      handleDOMEvents: {
        blur() {
          leaving = false;
          return false;
        },
      },
    },
  });
}

/** The keys of the editor; `link` opens the dialog for a link. */
export const taster = (link: Command): Plugin[] => [
  tabulator(),
  keymap({
    "Mod-b": toggleMark(fed),
    "Mod-i": toggleMark(kursiv),
    "Mod-k": link,
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    Enter: splitListItem(punkt),
    "Shift-Enter": nyLinje,
    Backspace: chainCommands(undoInputRule, deleteSelection, udAfListe, joinTextblockBackward, intet),
    Delete: chainCommands(deleteSelection, joinTextblockForward, intetEfter),
  }),
  keymap(baseKeymap),
];
