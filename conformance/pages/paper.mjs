// Prints each page that is named to A4 with margins of 15 mm, as a browser does
// when nobody changes anything: without backgrounds. Then poppler reads where
// the words are: every word of the page must be there, within the margins, and
// none so pale that it is lost on white. The PDFs stay beside the pages.
// CHROMIUM names the browser.
import { execFileSync } from "node:child_process";
import { basename, resolve } from "node:path";
import puppeteer from "puppeteer-core";

const margin = 15 * 72 / 25.4; // points
const slack = 1; // point: Chromium lays out in whole pixels

// Not printed: the way past the head, and the table of contents, whose words
// stand over the sections too, and what is clicked to unfold.
const unprinted = ".skip, nav, .fold, style, script, svg title, svg desc";

// wordsOf gives the words of the page, in its order, and those that are pale.
function wordsOf(unprinted) {
  const style = (e) => getComputedStyle(e);
  const light = (c) => { const [r, g, b] = c.match(/[\d.]+/g).map(Number); return (0.299 * r + 0.587 * g + 0.114 * b) / 255 > 0.65; };
  const dark = (c) => !/^rgba\(.*, 0\)$/.test(c) && !light(c);
  const backed = (e) => e && (style(e).printColorAdjust === "exact" && dark(style(e).backgroundColor) || backed(e.parentElement));
  const line = (e) => style(e).display.startsWith("inline") && e.tagName !== "text" ? line(e.parentElement) : e;
  const pale = [];
  let text = "", last;
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let n; (n = nodes.nextNode());) {
    if (n.tagName === "BR") text += " ";
    const e = n.parentElement;
    if (n.nodeType !== Node.TEXT_NODE || e.closest(unprinted) || !n.data.trim()) continue;
    const at = line(e);
    text += (at === last ? "" : " ") + (style(e).textTransform === "uppercase" ? n.data.toLocaleUpperCase("da") : n.data);
    last = at;
    if (!e.closest("svg") && light(style(e).color) && !backed(e)) pale.push(n.data.trim());
  }
  // A machine may have no face for pictures among letters.
  return { words: text.replace(/\p{Extended_Pictographic}/gu, "").split(/\s+/).filter(Boolean), pale };
}

// printed gives the pages of a PDF: their size and their words with their boxes,
// in points from the upper left corner.
function printed(file) {
  const xml = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const plain = (s) => s.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
  return [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)"|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)]
    .reduce((pages, [, wide, high, x0, y0, x1, y1, text]) => {
      if (text === undefined) pages.push({ wide: +wide, high: +high, words: [] });
      else pages.at(-1).words.push({ x0: +x0, y0: +y0, x1: +x1, y1: +y1, text: plain(text).replace(/\u00AD\u2010$/, "\u00AD") }); // a hyphen that the word does not have
      return pages;
    }, []);
}

// missing gives the words that the paper lacks. Each of its words serves once. A
// word may be broken: its next part begins on the next line, not further to
// the right than the part before it ends, or at the top of the next column or page.
function missing(words, pages) {
  const paper = pages.flatMap((p, page) => p.words.map((w) => ({ ...w, page })));
  const whole = new Map();
  for (const w of paper) whole.set(w.text, [...(whole.get(w.text) ?? []), w]);
  const left = words.filter((w) => !whole.get(w)?.pop());
  const parts = [...whole.values()].flat();
  const follows = (a, b) => b.page === a.page + 1 && b.y0 < 100 || b.page === a.page && b.y0 > a.y0 && b.y0 < a.y1 + 1.5 * (a.y1 - a.y0) && b.x0 < a.x1 ||
    b.page === a.page && (b.y0 < a.y0 && b.x0 > a.x1 || Math.abs(b.y0 - a.y0) < 1 && Math.abs(b.x0 - a.x1) < 1);
  const broken = (rest, last) => {
    for (const p of parts) {
      if (p.used || !rest.startsWith(p.text) || last && !follows(last, p)) continue;
      p.used = true;
      if (p.text === rest || broken(rest.slice(p.text.length), p)) return true;
      p.used = false;
    }
    return false;
  };
  return left.filter((w) => !broken(w));
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
try {
  for (const file of process.argv.slice(2)) {
    const page = await browser.newPage();
    await page.goto("file://" + resolve(file));
    await page.emulateMediaType("print");
    const { words, pale } = await page.evaluate(wordsOf, unprinted);
    const pdf = file.replace(/\.html$/, "") + ".paper.pdf";
    const side = "15mm";
    await page.pdf({ path: pdf, format: "A4", margin: { top: side, right: side, bottom: side, left: side } });
    await page.close();
    const pages = printed(pdf);
    const faults = pale.map((w) => `pale on paper: ${w}`);
    const outside = pages.flatMap((p, i) => p.words.filter((w) => w.x0 < margin - slack || w.x1 > p.wide - margin + slack || w.y0 < margin - slack || w.y1 > p.high - margin + slack)
      .map((w) => `page ${i + 1}, past the margin: ${w.text}`));
    faults.push(...outside, ...missing(words, pages).map((w) => `not on paper: ${w}`));
    if (words.length === 0) faults.push("the page has no words");
    failed ||= faults.length > 0;
    console.log(`${basename(file)} ${pages.length} A4 ${faults.length ? `${faults.length} faults: ${faults.slice(0, 20).join("; ")}` : "ok"}`);
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
