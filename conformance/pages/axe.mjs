// Opens each address in headless Chromium, wide and at 320 pixels, and holds it
// against axe-core: every rule of WCAG 2.1 AA and axe's best practices. A page
// that is wider than the window fails too. CHROMIUM names the browser.
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
try {
  for (const address of process.argv.slice(2)) {
    for (const width of [1280, 320]) {
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 900 });
      await page.goto(address);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
      if (wide > width) faults.push(`the page is ${wide} pixels wide`);
      failed ||= faults.length > 0;
      console.log(`${new URL(address).pathname} ${width} ${faults.length ? faults.join("; ") : "ok"}`);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
