import { Fragment, type Node, type NodeRange, type NodeType, type ResolvedPos, Slice } from "prosemirror-model";
import { type Command, EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state";
import { ReplaceAroundStep } from "prosemirror-transform";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { isListe, numre, punkt, punkter } from "./skema";

/** The innermost list around a place. */
export function listAround($pos: ResolvedPos): { node: Node; depth: number } | undefined {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (isListe(node)) return { node, depth };
  }
  return undefined;
}

/** The items of one list that the selection touches. */
function itemsSelected(state: EditorState): NodeRange | null {
  const { $from, $to } = state.selection;
  return $from.blockRange($to, (n) => n.firstChild?.type === punkt);
}

/** Moves the items selected to the second level, below the item before them. */
export const rykInd: Command = (state, dispatch) => {
  const range = itemsSelected(state);
  if (!range || range.startIndex === 0 || range.depth > 1) return false;
  const before = range.parent.child(range.startIndex - 1);
  const below = before.lastChild;
  const joins = isListe(below); // to the list that is there, of whatever kind
  const list = (joins ? below.type : range.parent.type).create(null, joins ? punkt.create() : null);
  const slice = new Slice(Fragment.from(punkt.create(null, list)), joins ? 3 : 1, 0);
  dispatch?.(
    flattened(state.tr.step(new ReplaceAroundStep(range.start - (joins ? 3 : 1), range.end, range.start, range.end, slice, 1, true))).scrollIntoView(),
  );
  return true;
};

/** Moves the items selected a level up, each for itself; those of the first level become paragraphs. */
export const rykUd: Command = (state, dispatch) => {
  const range = itemsSelected(state);
  if (!range) return false;
  if (!dispatch) return true;
  const all = new Samlet(state);
  // from the last, so that the places of those before it hold
  for (let i = range.endIndex - 1, end = range.end; i >= range.startIndex; i--) {
    const start = end - range.parent.child(i).nodeSize;
    all.run(liftListItem(punkt), start + 2);
    end = start;
  }
  if (!all.tr.docChanged) return false;
  dispatch(flattened(all.tr).scrollIntoView());
  return true;
};

/** Makes a list of what is selected, changes the kind of the list it is in, or takes it out of it. */
export function skiftListe(type: NodeType): Command {
  return (state, dispatch) => {
    const list = listAround(state.selection.$from);
    if (!list) return wrapInList(type)(state, dispatch && ((tr) => dispatch(flattened(tr))));
    if (list.node.type !== type) {
      dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(list.depth), type));
      return true;
    }
    if (!dispatch) return true;
    const all = new Samlet(state);
    while (listAround(all.tr.selection.$from) && all.run(rykUd));
    dispatch(all.tr.scrollIntoView());
    return true;
  };
}

/** Several commands as one change. */
class Samlet {
  readonly tr: Transaction;

  constructor(state: EditorState) {
    this.tr = state.tr;
  }

  /** Runs a command at a place, or where the selection is. */
  run(command: Command, at?: number): boolean {
    const { doc, selection } = this.tr;
    const there = at === undefined ? selection : TextSelection.create(doc, at);
    const state = EditorState.create({ doc, selection: there });
    return command(state, (tr) => {
      for (const s of tr.steps) this.tr.step(s);
    });
  }
}

/** Lets the items of a third level stand beside those of the second, as the record has them. */
export function flattened(tr: Transaction): Transaction {
  for (;;) {
    let deep = -1;
    tr.doc.descendants((n, pos) => {
      if (deep >= 0 || n.isTextblock) return false;
      if (isListe(n) && tr.doc.resolve(pos).depth >= 4) deep = pos; // in an item of the second level
      return deep < 0;
    });
    if (deep < 0) return tr;
    const end = deep + tr.doc.nodeAt(deep)!.nodeSize;
    tr.step(new ReplaceAroundStep(deep, end + 1, deep + 1, end - 1, new Slice(Fragment.from(punkt.create()), 1, 0), 1));
  }
}

/** Holds every change to two levels, wherever it comes from. */
export const toNiveauer = new Plugin({
  appendTransaction(trs, _, state) {
    if (!trs.some((tr) => tr.docChanged)) return null;
    const tr = flattened(state.tr);
    return tr.docChanged ? tr : null;
  },
});

export const iPunkter = (state: EditorState): boolean => listAround(state.selection.$from)?.node.type === punkter;
export const iNumre = (state: EditorState): boolean => listAround(state.selection.$from)?.node.type === numre;
