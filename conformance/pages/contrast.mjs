// Measures the contrast of all text that is seen on each page, on two phones and a
// screen, in both colour schemes, with all that unfolds unfolded: at least 4.5:1, and
// 3:1 of large type (WCAG 2.1, 1.4.3). axe leaves out what it is unsure of; here each
// colour is laid over what is behind it, a chart's words over its bars, and marks of
// lists and words that the style sheet writes are text too. Prints the least contrast
// of each page; what has a picture behind it is a fault. --red NAME=COLOUR sets one of
// the style sheet's own properties, to see that a fault is seen. CHROMIUM names the
// browser.
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import puppeteer from "puppeteer-core";

// measured gives how many texts are seen, the least contrast, and what has too little.
function measured() {
  const numbers = (c) => { const n = (c.match(/[\d.]+%?/g) ?? []).map(parseFloat); return n.length === 3 ? [...n, 1] : n; };
  const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const canvas = numbers(matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)");

  // behind gives the colour behind an element, all of them laid over one another.
  const behind = (e, at) => {
    const layers = [];
    for (const shape of [...(e.ownerSVGElement?.querySelectorAll("rect, circle, path") ?? [])].reverse()) {
      const box = shape.getBoundingClientRect(), fill = getComputedStyle(shape).fill;
      const before = shape.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!before || fill === "none" || box.left > at.x || box.right < at.x || box.top > at.y || box.bottom < at.y) continue;
      if (fill.startsWith("url")) return { picture: fill };
      layers.push(numbers(fill));
    }
    for (let up = e.ownerSVGElement ?? e; up; up = up.parentElement) {
      const s = getComputedStyle(up);
      if (s.backgroundImage !== "none") return { picture: s.backgroundImage.slice(0, 40) };
      layers.push(numbers(s.backgroundColor));
    }
    return { color: layers.reduceRight((below, top) => over(top, below), canvas) };
  };
  const opacity = (e) => (e ? Number(getComputedStyle(e).opacity) * opacity(e.parentElement) : 1);
  const shown = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  const out = { texts: 0, least: 21, faults: new Set() };
  const hold = (e, style, words, at) => {
    const own = style === getComputedStyle(e) ? null : numbers(style.backgroundColor ?? "rgba(0, 0, 0, 0)");
    const back = behind(e, at);
    out.texts++;
    if (back.picture) {
      out.faults.add(`${words}: over ${back.picture}`);
      return;
    }
    const ground = own ? over(own, back.color) : back.color;
    const ink = numbers(e.closest("svg") ? style.fill : style.color), said = ink.join(" ");
    ink[3] *= opacity(e);
    const got = ratio(over(ink, ground), ground);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
    out.least = Math.min(out.least, got);
    if (got < (large ? 3 : 4.5)) out.faults.add(`${got.toFixed(2)}:1 of »${words}«, ${said} on ${ground.slice(0, 3).map(Math.round)}`);
  };

  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = nodes.nextNode());) {
    const e = n.parentElement, words = n.data.trim().slice(0, 30);
    if (!words || e.closest("script, style, title, desc, noscript, template, option") || !shown(e)) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    const box = range.getBoundingClientRect();
    if (box.width < 1.5 || box.height < 1.5 || e.closest(":disabled")) continue;
    hold(e, getComputedStyle(e), words, { x: box.left + box.width / 2, y: box.top + box.height / 2 });
  }
  for (const e of document.body.querySelectorAll("*")) {
    if (!shown(e)) continue;
    for (const part of ["::before", "::after", "::marker"]) {
      const s = getComputedStyle(e, part);
      const words = part === "::marker" ? getComputedStyle(e).display === "list-item" && getComputedStyle(e).listStyleType !== "none" && "•" : s.content !== "none" && s.content !== "normal" && /^["'].*\S.*["']/.test(s.content) && s.content;
      if (words) hold(e, s, `${part} ${words}`.slice(0, 30));
    }
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) && !["hidden", "checkbox", "radio", "file"].includes(e.type) && !e.disabled) hold(e, getComputedStyle(e), `field ${e.name}`);
    if (e.placeholder) hold(e, { ...Object.fromEntries(["color", "fontSize", "fontWeight"].map((k) => [k, getComputedStyle(e, "::placeholder")[k]])), backgroundColor: "rgba(0, 0, 0, 0)" }, `placeholder ${e.placeholder}`.slice(0, 30));
  }
  return { ...out, faults: [...out.faults] };
}

const args = process.argv.slice(2), red = args[0] === "--red" ? args.splice(0, 2)[1].split("=") : null;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
try {
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  for (const address of args) {
    const file = existsSync(address);
    const faults = [];
    let least = 21, texts = 0;
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const width of [1280, 390, 320]) {
        await page.setViewport({ width, height: 844 });
        await page.goto(file ? "file://" + resolve(address) : address);
        await page.waitForNetworkIdle({ idleTime: 50 }); // the desk asks for more when it is there
        if (red) await page.evaluate(([name, value]) => document.documentElement.style.setProperty(name, value), red);
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        const found = await page.evaluate(measured);
        least = Math.min(least, found.least);
        texts += found.texts;
        faults.push(...found.faults.map((f) => `${width} ${scheme}: ${f}`));
      }
    }
    if (texts === 0) faults.push("the page has no text");
    failed ||= faults.length > 0;
    console.log(`${file ? basename(address) : new URL(address).pathname} contrast ${least.toFixed(2)} of ${texts} texts ${faults.length ? `${faults.length} faults: ${faults.slice(0, 12).join("; ")}` : "ok"}`);
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
