// The editor's documents: what the commands for lists and pasting do to random texts,
// and what is written of them. PROSA_CORPUS_OUT names a file for the Go reader to hold.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { random } from "./random.mjs";
import { toTree } from "./tree.mjs";

const m = await load("prosa/index.ts", "tekst/dokument.ts", "tekst/indsaet.ts", "tekst/lister.ts", "tekst/skema.ts", "../node_modules/prosemirror-state/dist/index.js");
const seed = Number(process.env.PROSA_SEED ?? 15);
const runs = Number(process.env.PROSA_RUNS ?? 500);

const letters = (s) => [...s.replace(/[^\p{L}\p{N}]/gu, "")].sort().join("");
const words = (doc) => letters(doc.textBetween(0, doc.content.size, " ", " "));

/** How many lists stand within each other, at most. */
function levels(node) {
  let most = 0;
  node.forEach((n) => (most = Math.max(most, levels(n))));
  return most + (m.isListe(node) ? 1 : 0);
}

/** A state with the caret, or a selection, somewhere in a text. */
function state(r, p) {
  const doc = m.toDocument(p);
  const at = () => m.TextSelection.near(doc.resolve(r.below(doc.content.size + 1))).head;
  const from = at();
  return m.EditorState.create({ doc, selection: m.TextSelection.create(doc, from, r.below(3) === 0 ? at() : from) });
}

test(`${runs} random documents are what their source says, and their source says what they are`, () => {
  const r = random(seed);
  const corpus = { laest: [], skrevet: [] };
  for (let i = 0; i < runs; i++) {
    const raw = r.prosa();
    const p = m.normal(raw);
    const doc = m.toDocument(p);
    doc.check();
    assert.deepEqual(toTree(m.toProsa(doc)), p.length > 0 ? toTree(p) : [[]]);
    const kilde = m.write(m.toProsa(doc));
    assert.ok(m.toDocument(m.read(kilde)).eq(doc), kilde);
    corpus.skrevet.push({ trae: toTree(raw), skrevet: m.write(raw), laest: toTree(p) });
    corpus.laest.push({ kilde, trae: toTree(p), skrevet: kilde });
  }
  if (process.env.PROSA_CORPUS_OUT) writeFileSync(process.env.PROSA_CORPUS_OUT, JSON.stringify(corpus));
});

test("commands for lists keep every word and two levels", () => {
  const r = random(seed + 1);
  const commands = [m.rykInd, m.rykUd, m.skiftListe(m.punkter), m.skiftListe(m.numre)];
  let done = 0;
  for (let i = 0; i < runs; i++) {
    let s = state(r, m.normal(r.prosa()));
    for (let n = 0; n < 6; n++) {
      const before = words(s.doc);
      const claimed = commands.map((c) => c(s));
      const k = r.below(commands.length);
      const did = commands[k](s, (tr) => (s = s.apply(tr)));
      assert.equal(did, claimed[k]);
      done += did ? 1 : 0;
      s.doc.check();
      assert.equal(words(s.doc), before);
      assert.ok(levels(s.doc) <= 2, `a third level: ${s.doc}`);
    }
  }
  assert.ok(done > runs, `${done} commands did something`);
});

test("what is pasted stands in the text, every word of it, wherever the caret is", () => {
  const r = random(seed + 2);
  for (let i = 0; i < runs; i++) {
    const s = state(r, m.normal(r.prosa()));
    const pasted = m.normal(r.prosa());
    const { from, to } = s.selection;
    const kept = letters(s.doc.textBetween(0, from, " ", " ") + s.doc.textBetween(to, s.doc.content.size, " ", " "));
    const tr = m.put(s, pasted, false, false);
    tr.doc.check();
    const all = letters(kept + m.toDocument(pasted).textBetween(0, m.toDocument(pasted).content.size, " ", " "));
    if (pasted.length === 0) continue;
    assert.equal(words(tr.doc), all, `${s.doc} at ${from}-${to} pasted ${m.toDocument(pasted)} gives ${tr.doc}`);
    assert.ok(levels(m.flattened(s.apply(tr).tr).doc) <= 2, `a third level: ${tr.doc}`);
  }
});

test("a third level and all below it stand on the second, in their order", () => {
  const { doc, punkter, numre, punkt, afsnit } = m.skema.nodes;
  const line = (t) => afsnit.create(null, m.skema.text(t));
  const deep = (n) => punkt.create(null, [line(`n${n}`), ...(n < 5 ? [(n % 2 ? punkter : numre).create(null, [deep(n + 1), punkt.create(null, line(`efter${n}`))])] : [])]);
  const state = m.EditorState.create({ doc: doc.create(null, punkter.create(null, deep(1))) });
  assert.equal(levels(state.doc), 5);
  const tr = m.flattened(state.tr);
  tr.doc.check();
  assert.equal(levels(tr.doc), 2);
  assert.equal(tr.doc.textBetween(0, tr.doc.content.size, " "), state.doc.textBetween(0, state.doc.content.size, " "));
});
