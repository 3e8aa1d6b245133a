// The approval belongs to the words that it was given to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const m = await load("arbejde.ts", "godkendt.ts", "post.ts");

const notat = () => m.laes(`{"dokument":{"titel":"Samtale","status":"udkast","godkendt":{"dato":"2025-03-27","af":"Skolechefen"}},"afsnit":[{"overskrift":"Rammen"}]}`);
const aabn = (post, kept) => {
  m.arbejde.aabn(post, new Map());
  m.fortsaetGodkendelse(kept);
};
const heading = (s) => m.arbejde.saet("/afsnit/0/overskrift", s);

test("a change of the words is asked about, and one that is taken back is not", () => {
  aabn(notat());
  assert.equal(m.godkendelseForaeldet(), false);
  heading("Rammer");
  assert.equal(m.godkendelseForaeldet(), true);
  heading("Rammen");
  assert.equal(m.godkendelseForaeldet(), false);
});

test("what no document says is no change", () => {
  aabn(notat());
  m.arbejde.saet("/dokument/status", "endelig");
  m.arbejde.indsaet("/kontroller", { kode: "privat-mail", sted: "/afsnit/0", begrundelse: "Ja" });
  m.arbejde.saet("/skole/tidligereNumre", ["123456"]);
  m.arbejde.slet("/skole");
  assert.equal(m.godkendelseForaeldet(), false);
});

test("what has become of an agreement is of the words, whatever else is called so", () => {
  const post = m.laes(`{"dokument":{"status":"udkast","godkendt":{"dato":"2025-03-27","af":"Skolechefen"}},"afsnit":[{"blokke":[{"type":"opfoelgning","aftaler":[{"maal":"Flere læser","status":"naaet"}]}]}]}`);
  aabn(post);
  m.arbejde.saet("/afsnit/0/blokke/0/aftaler/0/status", "ikkeNaaet");
  assert.equal(m.godkendelseForaeldet(), true);
});

test("it is asked again after the notat was closed and opened", () => {
  aabn(notat());
  heading("Rammer");
  const kept = JSON.parse(JSON.stringify(m.nuvaerendeGodkendelse()));
  aabn(m.laes(m.skriv(m.arbejde.post)), kept);
  assert.equal(m.godkendelseForaeldet(), true);
});

test("a new approval, or none, or that it was agreed on, settles it", () => {
  for (const settle of [() => m.arbejde.saet("/dokument/godkendt/dato", "2025-04-02"), () => m.arbejde.slet("/dokument/godkendt"), m.rettelsenErAftalt]) {
    aabn(notat());
    heading("Rammer");
    settle();
    assert.equal(m.godkendelseForaeldet(), false);
    heading("Rammen igen");
    assert.equal(m.godkendelseForaeldet(), m.godkendelseAf(m.arbejde.post) !== undefined);
  }
});

test("what leaves the desk says nothing approved that was not", () => {
  aabn(notat());
  assert.equal(m.somGodkendt(), m.arbejde.post);
  heading("Rammer");
  assert.equal(m.godkendelseAf(m.somGodkendt()), undefined);
  assert.equal(m.arbejde.find("/dokument/godkendt/af"), "Skolechefen");
  m.rettelsenErAftalt();
  assert.equal(m.somGodkendt(), m.arbejde.post);
});

test("a notat without an approval has none to ask about", () => {
  aabn(m.laes(`{"dokument":{"titel":"Samtale","godkendt":{"dato":"","af":""}},"afsnit":[{"overskrift":"Rammen"}]}`));
  heading("Rammer");
  assert.equal(m.godkendelseForaeldet(), false);
});
