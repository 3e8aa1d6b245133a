import { type DOMOutputSpec, type Node, Schema } from "prosemirror-model";

// What a text of the record can hold, and nothing else: whatever reaches the editor
// fits in here. A third level of a list is legal in the schema and taken up by
// flattened (lister.ts), so that the usual commands for lists work.

const hole = (tag: string): { toDOM(): DOMOutputSpec; parseDOM: { tag: string }[] } => ({
  toDOM: () => [tag, 0],
  parseDOM: [{ tag }],
});

export const skema = new Schema({
  nodes: {
    doc: { content: "(afsnit | liste)+" },
    afsnit: { content: "inline*", ...hole("p") },
    punkter: { content: "punkt+", group: "liste", ...hole("ul") },
    numre: { content: "punkt+", group: "liste", ...hole("ol") },
    punkt: { content: "afsnit liste?", defining: true, ...hole("li") },
    text: { group: "inline" },
    linjeskift: { inline: true, group: "inline", selectable: false, toDOM: () => ["br"], parseDOM: [{ tag: "br" }], leafText: () => "\n" },
  },
  marks: {
    // not inclusive: what is typed after a link is no part of it
    henvisning: {
      attrs: { adresse: { validate: "string" } },
      inclusive: false,
      toDOM: (mark) => ["a", { href: mark.attrs["adresse"] as string, rel: "noopener noreferrer" }, 0],
    },
    fed: { toDOM: () => ["strong", 0] },
    kursiv: { toDOM: () => ["em", 0] },
  },
});

export const { afsnit, punkter, numre, punkt, linjeskift } = skema.nodes as Record<"afsnit" | "punkter" | "numre" | "punkt" | "linjeskift", import("prosemirror-model").NodeType>;
export const { henvisning, fed, kursiv } = skema.marks as Record<"henvisning" | "fed" | "kursiv", import("prosemirror-model").MarkType>;

export const isListe = (n: Node | null | undefined): n is Node => n?.type === punkter || n?.type === numre;
