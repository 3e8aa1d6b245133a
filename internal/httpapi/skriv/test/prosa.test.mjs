// The desk's reader and writer of the Markdown subset, held against the corpus that
// the Go reader and writer wrote. PROSA_CORPUS names another corpus to hold instead.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { fromTree, toTree } from "./tree.mjs";

const { read, write, normal } = await load("prosa/index.ts");
const file = process.env.PROSA_CORPUS ?? new URL("../../../prosa/testdata/korpus.json", import.meta.url);
const corpus = JSON.parse(readFileSync(file, "utf8"));

test(`each of ${corpus.laest.length} texts is read and written as in Go`, () => {
  assert.ok(corpus.laest.length > 0);
  for (const { kilde, trae, skrevet } of corpus.laest) {
    assert.deepEqual(toTree(read(kilde)), trae, `read ${JSON.stringify(kilde)}`);
    assert.equal(write(read(kilde)), skrevet, `write ${JSON.stringify(kilde)}`);
  }
});

test(`each of ${corpus.skrevet.length} documents is written as in Go, and read again`, () => {
  assert.ok(corpus.skrevet.length > 0);
  for (const { trae, skrevet, laest } of corpus.skrevet) {
    const p = fromTree(trae);
    assert.equal(write(p), skrevet, JSON.stringify(trae));
    assert.deepEqual(toTree(normal(p)), laest, `normal ${JSON.stringify(trae)}`);
    assert.deepEqual(toTree(read(skrevet)), laest, `read ${JSON.stringify(skrevet)}`);
  }
});

test("a text of 64 kB of marks is read and written in a moment", () => {
  for (const unit of ["*", "[", "]", "_", "**a", "*a_ ", "[a](http://x", "- a\n", "1. a\n", "  - a\n", "1. a\n  1. b\n", "\\", "a\n", "*a**b*c**d", "](", "  1. a\n\n", " [a](http://x) "]) {
    // by the processor's clock, which stands still while others work; the best of three,
    // since some of it is collecting what is no longer used
    const cost = (n) => {
      const s = unit.repeat(n / unit.length);
      const used = () => {
        const from = process.cpuUsage();
        write(read(s));
        return process.cpuUsage(from).user / 1000;
      };
      return Math.min(used(), used(), used());
    };
    const times = [1 << 12, 1 << 16].map(cost);
    // sixteen times as much; a square would be 256 times
    assert.ok(times[1] < 100 * Math.max(times[0], 5), `${JSON.stringify(unit)}: ${times.map(Math.round)} ms`);
  }
});
