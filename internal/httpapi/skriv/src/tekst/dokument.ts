import { type Mark, type Node } from "prosemirror-model";
import { type Liste, type Ord, type Prosa, isList, lineBreak, plain, read } from "../prosa";
import { afsnit, fed, henvisning, isListe, kursiv, linjeskift, numre, punkt, punkter, skema } from "./skema";

/** The editor's document of a text as it is read. */
export function toDocument(p: Prosa): Node {
  return skema.node("doc", null, p.length > 0 ? toNodes(p) : [afsnit.create()]);
}

/** The nodes of a text's paragraphs and lists. */
export const toNodes = (p: Prosa): Node[] => p.map((s) => (isList(s) ? listNode(s) : afsnit.create(null, wordNodes(s.linje))));

function listNode(l: Liste): Node {
  const items = l.punkter.map((p) => punkt.create(null, [afsnit.create(null, wordNodes(p.linje)), ...(p.under ? [listNode(p.under)] : [])]));
  return (l.nummereret ? numre : punkter).create(null, items);
}

function wordNodes(l: Ord[]): Node[] {
  return l.map((o) => {
    if (o.linjeskift) return linjeskift.create();
    const marks: Mark[] = [];
    if (o.henvisning) marks.push(henvisning.create({ adresse: o.henvisning }));
    if (o.fed) marks.push(fed.create());
    if (o.kursiv) marks.push(kursiv.create());
    return skema.text(o.tekst, marks);
  });
}

/** What a document says; not yet in normal form. */
export const toProsa = (doc: { readonly children: readonly Node[] }): Prosa => doc.children.map((n) => (isListe(n) ? toList(n) : { linje: toWords(n) }));

function toList(list: Node): Liste {
  return {
    nummereret: list.type === numre,
    punkter: list.children.map((item) => {
      const below = item.maybeChild(1);
      return { linje: toWords(item.child(0)), ...(below ? { under: toList(below) } : {}) };
    }),
  };
}

function toWords(n: Node): Ord[] {
  return n.children.map((c) => {
    if (c.type === linjeskift) return lineBreak();
    const link = henvisning.isInSet(c.marks);
    return { ...plain(c.text!), fed: !!fed.isInSet(c.marks), kursiv: !!kursiv.isInSet(c.marks), henvisning: link ? (link.attrs["adresse"] as string) : "" };
  });
}

export const readDocument = (kilde: string): Node => toDocument(read(kilde));
