// Opens each address in headless Chromium, wide, as on two phones, and in the dark,
// and holds it against axe-core: every rule of WCAG 2.1 AA and axe's best practices.
// A page that is wider than the window fails too, and so does a table that hides
// something at its side, and a notat whose conversation begins below the second
// screen of a phone. 320 pixels are also what 1280 are at 400 %. On a phone the text alone
// is made twice as large, too (WCAG 1.4.4). CHROMIUM names the browser.
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

// hidden tells of what stands where it is not seen at once.
function hidden() {
  const tables = [...document.querySelectorAll(".scroll")].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `hidden at the side: ${e.textContent.trim().slice(0, 30)}`);
  const first = document.querySelector('main h2[id^="afsnit-"]')?.getBoundingClientRect().top ?? 0;
  if (innerWidth < 400 && first > 2 * innerHeight) tables.push(`the conversation begins after ${(first / innerHeight).toFixed(1)} screens`);
  return tables;
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
try {
  for (const address of process.argv.slice(2)) {
    for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [640, "light"], [390, "light"], [390, "dark"], [320, "dark"], [320, "light"]]) {
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 844 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(address);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
      if (wide > width) faults.push(`the page is ${wide} pixels wide`);
      faults.push(...(await page.evaluate(hidden)));
      if (width === 390) {
        const larger = await page.evaluate(() => ((document.documentElement.style.fontSize = "200%"), document.documentElement.scrollWidth));
        if (larger > width) faults.push(`with text twice as large the page is ${larger} pixels wide`);
      }
      failed ||= faults.length > 0;
      console.log(`${new URL(address).pathname} ${width} ${scheme} ${faults.length ? faults.join("; ") : "ok"}`);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
