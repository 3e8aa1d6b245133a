// Walks through the service beneath a path of a site in headless Chromium: the front
// page, all that it leads to on the same site, the form that begins a notat and the one
// that takes a draft. Whatever the browser asks for must be beneath the path, and there.
//
// usage: node walk.mjs ADDRESS UDKAST.docx
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const pages = createRequire(join(dirname(fileURLToPath(import.meta.url)), "../pages/package.json"));
const { default: puppeteer } = await import(pathToFileURL(pages.resolve("puppeteer-core")).href);
const [address, draft] = process.argv.slice(2);
const site = new URL(address);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const faults = [];
let asked = 0;
try {
  const page = await browser.newPage();
  page.on("response", (r) => {
    const u = new URL(r.url());
    if (u.origin !== site.origin) return;
    asked++;
    if (!u.pathname.startsWith(site.pathname)) faults.push(`${u.pathname} is outside`);
    else if (r.status() >= 400) faults.push(`${u.pathname}: ${r.status()}`);
  });
  const seen = new Set();
  const next = [address, new URL("skoler", address).href];
  while (next.length > 0 && seen.size < 60) {
    const at = next.shift().replace(/#.*/, "");
    if (seen.has(at) || /\.(pdf|docx|json|atom|zip)$/.test(at)) continue;
    seen.add(at);
    await page.goto(at);
    for (const to of await page.$$eval("a[href]", (all) => all.map((a) => a.href))) {
      if (new URL(to).origin !== site.origin) continue;
      if (!new URL(to).pathname.startsWith(site.pathname)) faults.push(`${at} leads to ${to}`);
      else if (!to.endsWith("/was")) next.push(to);
    }
  }
  await page.goto(address);
  const files = await page.$$('input[type="file"]');
  await files[0].uploadFile(draft);
  await Promise.all([page.waitForNavigation(), page.evaluate((f) => f.form.requestSubmit(), files[0])]);
  if (!(await page.evaluate(() => document.body.innerText)).includes("Birkelund")) faults.push(`the draft is not answered: ${await page.title()}`);
  console.log(`${seen.size} pages, ${asked} answers`);
  if (seen.size < 6) faults.push("the walk sees nothing");
} finally {
  await browser.close();
}
for (const f of new Set(faults)) console.log(f);
process.exit(faults.length > 0 ? 1 : 0);
