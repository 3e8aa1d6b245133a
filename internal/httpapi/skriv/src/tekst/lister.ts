import { Fragment, type Node, type NodeRange, type NodeType, type ResolvedPos, Slice } from "prosemirror-model";
import { type Command, EditorState, Plugin, type Selection, TextSelection, type Transaction } from "prosemirror-state";
import { ReplaceAroundStep } from "prosemirror-transform";
import { liftListItem } from "prosemirror-schema-list";
import { isListe, numre, punkt, punkter } from "./skema";

/** The innermost list around a place. */
export function listAround($pos: ResolvedPos): { node: Node; depth: number } | undefined {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (isListe(node)) return { node, depth };
  }
  return undefined;
}

/** The selection from word to word, also when all is selected. */
export const ord = ({ selection: { $from, $to } }: { selection: Selection }): Selection => TextSelection.between($from, $to);

/** The items of one list that the selection touches. */
function itemsSelected(state: EditorState): NodeRange | null {
  const { $from, $to } = ord(state);
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

/** Makes lists of all that is selected, changes their kind, or takes them out where they are of it. */
export function skiftListe(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from, $to } = ord(state);
    const list = listAround($from);
    if (list && $from.sharedDepth($to.pos) >= list.depth) {
      if (list.node.type !== type) {
        dispatch?.(state.tr.setNodeMarkup($from.before(list.depth), type));
        return true;
      }
      if (!dispatch) return true;
      const all = new Samlet(state);
      while (listAround(ord(all.tr).$from) && all.run(rykUd));
      dispatch(all.tr.scrollIntoView());
      return true;
    }
    if (!dispatch) return true;
    const blocks = stykker(state, $from, $to);
    const all = new Samlet(state);
    if (blocks.every(({ node }) => node.type === type)) for (const { pos } of blocks.reverse()) while (isListe(all.tr.doc.nodeAt(pos)) && all.run(liftListItem(punkt), pos + 3));
    else makeLists(all.tr, blocks, type);
    dispatch(flattened(all.tr).scrollIntoView());
    return true;
  };
}

interface Stykke {
  node: Node;
  pos: number;
}

/** The paragraphs and lists of the text from one place to another. */
function stykker(state: EditorState, $from: ResolvedPos, $to: ResolvedPos): Stykke[] {
  const out: Stykke[] = [];
  for (let i = $from.index(0), pos = $from.before(1); i <= $to.index(0); i++) {
    const node = state.doc.child(i);
    out.push({ node, pos });
    pos += node.nodeSize;
  }
  return out;
}

/** Makes one list of paragraphs and lists that follow each other. */
function makeLists(tr: Transaction, blocks: Stykke[], type: NodeType): void {
  for (const { node, pos } of [...blocks].reverse()) {
    if (isListe(node)) tr.setNodeMarkup(pos, type);
    else tr.wrap(tr.doc.resolve(pos + 1).blockRange()!, [{ type }, { type: punkt }]);
    if (pos !== blocks[blocks.length - 1]!.pos) tr.join(pos + tr.doc.nodeAt(pos)!.nodeSize);
  }
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

export const iPunkter = (state: EditorState): boolean => listAround(ord(state).$from)?.node.type === punkter;
export const iNumre = (state: EditorState): boolean => listAround(ord(state).$from)?.node.type === numre;
