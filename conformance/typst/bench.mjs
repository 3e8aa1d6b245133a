// Sets the words that the table of speed left in a folder with Typst, as PDF/UA-1,
// and prints its time beside ours of the same run.
//   node bench.mjs FOLDER TABLE
import { readFileSync, readdirSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [folder, table] = process.argv.slice(2);
const fonts = new URL("../../fonts/", import.meta.url).pathname;
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: ["source-sans-3", "noto-emoji"].map((f) => fonts + f) }],
});

const escape = (s) => s.replace(/[\\*_`$#<>@~"'/=+\-[\]()]/g, "\\$&");

// source writes the lines as headings and paragraphs. The mark makes the words
// new each time, and the memory of earlier runs is cleared: what is measured is
// a new document in a warm process.
function source(lines, mark) {
  let level = 0;
  const body = lines.map((line) => {
    const [, equals, words] = /^(?:(=+)\t)?(.*)$/.exec(line);
    if (!equals) return escape(words) + "\n";
    level = Math.min(equals.length, level + 1);
    return "\n" + "=".repeat(level) + " " + escape(words) + "\n";
  });
  return `#set document(title: "Notat ${mark}")\n#set page(paper: "a4", margin: 2.5cm)\n` +
    `#set text(font: ("Source Sans 3", "Noto Emoji"), size: 10.5pt, lang: "da")\n\n${mark}\n\n` + body.join("\n");
}

const median = (xs) => xs.sort((a, b) => a - b)[xs.length >> 1];
const ours = new Map();
for (const line of readFileSync(table, "utf8").split("\n")) {
  const row = /^(\d+) +(\d+) +([\d.]+) /.exec(line);
  if (row) ours.set(row[1], Math.min(Number(row[3]), ours.get(row[1]) ?? Infinity));
}
const sizes = [...ours.keys()];
console.log("pages   typst ms   ours ms   times as fast   (Typst: PDF/UA-1, warm)");
const files = readdirSync(folder).filter((f) => /^\d+\.txt$/.test(f)).sort((a, b) => parseInt(a) - parseInt(b));
files.forEach((file, i) => {
  const lines = readFileSync(`${folder}/${file}`, "utf8").trimEnd().split("\n");
  const times = [];
  for (let n = 0; n < (lines.length > 1000 ? 4 : 10); n++) {
    compiler.evictCache(0);
    const start = performance.now();
    const pdf = compiler.pdf({ mainFileContent: source(lines, n) }, { pdfStandard: "ua-1" });
    if (n > 0) times.push(performance.now() - start);
    if (!(pdf?.length > 1000)) throw new Error(`${file}: no PDF`);
  }
  const t = median(times), o = ours.get(sizes[i]);
  console.log(`${sizes[i].padEnd(7)} ${t.toFixed(1).padStart(8)} ${o.toFixed(1).padStart(9)} ${(t / o).toFixed(1).padStart(12)}`);
});
