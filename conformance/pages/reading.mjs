// Holds what is read aloud against the dump of the notat: the page by Chromium's
// accessibility tree, the PDF by its structure as poppler reads it and as pdf.js hands it
// to a browser's accessibility tree. Headings with their
// levels, terms, tables with their heads, and quotes must be there in the dump's order and
// none besides. And each link of the page, and each thing that unfolds, is reached by Tab.
// usage: reading.mjs DUMP.txt PAGE.html FILE.pdf ...   CHROMIUM names the browser.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import puppeteer from "puppeteer-core";

const plain = (s) => s.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();

// dumped gives what the dump says: "heading 2 Deltagere", "term Skole", "table 6 heads, 2 rows", "quote".
function dumped(file) {
  const out = [];
  let table;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    let m;
    if ((m = /^h([1-4]) (.*)$/.exec(line))) out.push(`heading ${m[1]} ${plain(m[2])}`);
    else if ((m = /^ {2}term (.*)$/.exec(line))) out.push(`term ${plain(m[1])}`);
    else if (/^quote/.test(line)) out.push("quote");
    else if ((m = /^table(\.rowheader)?/.exec(line))) out.push((table = { rowheader: !!m[1], heads: 0, rows: 0 }));
    if (/^\S/.test(line) && !/^table/.test(line)) table = undefined;
    if (table && /^ {2}(head|row)/.test(line)) table.in = line.trim();
    if (table?.in === "head" && /^ {4}(cell|number)/.test(line)) table.heads++;
    if (table && /^ {2}row/.test(line)) table.rows++;
  }
  return out.map((e) => (typeof e === "string" ? e : `table ${e.heads + (e.rowheader ? e.rows : 0)} heads, ${e.rows} rows`));
}

// ofPage gives the same of a page.
async function ofPage(page) {
  const client = await page.createCDPSession();
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((n) => [n.nodeId, n]));
  const text = (n) => (n.role?.value === "StaticText" ? n.name?.value ?? "" : (n.childIds ?? []).map((id) => text(byId.get(id))).join(""));
  const count = (n, roles) => (roles.includes(n.role?.value) ? 1 : 0) + (n.childIds ?? []).reduce((sum, id) => sum + count(byId.get(id), roles), 0);
  const out = [];
  const walk = (n) => {
    const role = n.role?.value;
    if (role === "heading") out.push(`heading ${n.properties.find((p) => p.name === "level").value.value} ${plain(text(n))}`);
    else if (role === "term") out.push(`term ${plain(text(n))}`);
    else if (role === "blockquote") out.push("quote");
    else if (role === "table") {
      if (!n.name?.value) out.push("a table without a name");
      const heads = count(n, ["columnheader", "rowheader"]);
      out.push(`table ${heads} heads, ${count(n, ["row"]) - 1} rows`);
    }
    for (const id of n.childIds ?? []) walk(byId.get(id));
  };
  const main = nodes.find((n) => n.role?.value === "main");
  if (main) walk(main);
  return out;
}

// ofFile gives the same of a PDF.
function ofFile(file) {
  const out = [];
  const stack = []; // [indent, tag, item in out]
  for (const line of execFileSync("pdfinfo", ["-struct-text", file], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\n")) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    while (stack.length && stack.at(-1).indent >= indent) stack.pop();
    const words = /^\s*"(.*)"$/.exec(line);
    if (words) {
      const holder = stack.findLast((s) => s.item);
      if (holder && holder.item.text !== undefined) holder.item.text += words[1];
      continue;
    }
    const tag = /^\s*(\w+)/.exec(line)?.[1];
    if (!tag) continue;
    let item;
    const h = /^H([1-4])$/.exec(tag);
    if (h) item = { say: `heading ${h[1]} `, text: "" };
    else if (tag === "Lbl") item = { say: "term ", text: "" };
    else if (tag === "BlockQuote" || tag === "Quote") item = { say: "quote" };
    else if (tag === "Table") item = { table: true, heads: 0, rows: -1 };
    const table = stack.findLast((s) => s.item?.table)?.item;
    if (table && tag === "TH") table.heads++;
    if (table && tag === "TR") table.rows++;
    if (item) out.push(item);
    stack.push({ indent, tag, item });
  }
  return out
    .map((i) => (i.table ? `table ${i.heads} heads, ${i.rows} rows` : i.say + plain(i.text ?? "")))
    .filter((s) => !/^term (\S|\d+\.)?$/.test(s) && s !== "heading 2 Indhold"); // marks of lists, and the table of contents
}

const pdfjs = resolve(import.meta.dirname, "../pdfjs/read.mjs");

// ofViewer gives the same of a PDF as pdf.js sees it, page by page: what goes on over a
// page is told on both, and is one where the dump says so.
function ofViewer(file, want) {
  const { aloud, warnings } = JSON.parse(execFileSync("node", [pdfjs, file], { encoding: "utf8", maxBuffer: 1 << 28 }));
  const say = ([, what, a, b]) => (what === "table" ? `table ${a} heads, ${b} rows` : what === "quote" ? what : `${what} ${plain(a)}`);
  const out = warnings.map((w) => `a warning: ${w}`);
  for (let i = 0; i < aloud.length; i++) {
    let item = aloud[i];
    const expected = want[out.length];
    for (let next; (next = aloud[i + 1]) && say(item) !== expected && next[1] === item[1] && next[0] > item[0] && item[1] === "table"; i++) {
      item = [next[0], "table", item[2] + next[2], item[3] + next[3]];
    }
    out.push(say(item));
    const next = aloud[i + 1];
    if (item[1] === "quote" && next?.[1] === "quote" && next[0] > item[0] && want[out.length] !== "quote") i++;
  }
  return out;
}

// difference names the first place where two lists part.
function difference(want, got) {
  const n = want.findIndex((w, i) => w !== got[i]);
  if (n >= 0) return [`»${want[n]}« is read as »${got[n] ?? "nothing"}«`];
  return got.length > want.length ? [`»${got[want.length]}« is read besides`] : [];
}

// unreached gives the links and folds of a page that Tab never reaches.
async function unreached(page) {
  const shown = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], summary")].filter((e) => e.checkVisibility());
    all.forEach((e, i) => (e.dataset.nr = i));
    return all.length;
  });
  const seen = new Set();
  await page.evaluate(() => document.activeElement?.blur());
  for (let i = 0; i < shown + 2; i++) {
    await page.keyboard.press("Tab");
    seen.add(await page.evaluate(() => document.activeElement?.dataset.nr));
  }
  seen.delete(undefined);
  return seen.size < shown ? [`${shown - seen.size} of ${shown} links are not reached by Tab`] : [];
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
const say = (what, faults) => {
  failed ||= faults.length > 0;
  console.log(`${what} ${faults.length ? faults.join("; ") : "ok"}`);
};
try {
  for (let i = 2; i + 2 < process.argv.length; i += 3) {
    const [dump, html, pdf] = process.argv.slice(i, i + 3);
    const want = dumped(dump);
    if (want.length < 5) say(basename(dump), ["the dump says too little to hold anything against"]);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 844 });
    await page.goto("file://" + resolve(html));
    say(`${basename(html)} read aloud`, difference(want, await ofPage(page)));
    say(`${basename(html)} by keyboard`, await unreached(page));
    await page.setViewport({ width: 390, height: 844 });
    say(`${basename(html)} by keyboard on a phone`, await unreached(page));
    await page.close();
    say(`${basename(pdf)} read aloud`, difference(want, ofFile(pdf)));
    say(`${basename(pdf)} read aloud in a browser`, difference(want, ofViewer(pdf, want)));
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
