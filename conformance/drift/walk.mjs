// Walks through the service beneath a path of a site in headless Chromium: the front
// page, all that it leads to on the same site, the form that begins a notat and the one
// that takes a draft. Whatever the browser asks for must be beneath the path, and there.
// Then somebody signs in, publishes a record and withdraws it, and others read it.
//
// usage: node walk.mjs ADDRESS UDKAST.docx RECORD.json
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const pages = createRequire(join(dirname(fileURLToPath(import.meta.url)), "../pages/package.json"));
const { default: puppeteer } = await import(pathToFileURL(pages.resolve("puppeteer-core")).href);
const [address, draft, record] = process.argv.slice(2);
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
  let inside = false;
  const follow = async (...next) => {
    while (next.length > 0 && seen.size < 100) {
      const at = next.shift().replace(/#.*/, "");
      if (seen.has(at) || /\.(pdf|docx|json|atom|zip)$|\/was$|\/log-ind/.test(at) || (!inside && at.includes("/arkiv"))) continue;
      seen.add(at);
      const file = await page.goto(at).then(() => false, (e) => e.message.includes("ERR_ABORTED") || Promise.reject(e)); // it is to be kept, not shown
      if (file) continue;
      for (const to of await page.$$eval("a[href]", (all) => all.map((a) => a.href))) {
        if (new URL(to).origin !== site.origin) continue;
        if (!new URL(to).pathname.startsWith(site.pathname)) faults.push(`${at} leads to ${to}`);
        else next.push(to);
      }
    }
  };
  await follow(address, new URL("skoler", address).href);
  const outside = seen.size;
  await page.goto(address);
  const files = await page.$$('input[type="file"]');
  await files[0].uploadFile(draft);
  await Promise.all([page.waitForNavigation(), page.evaluate((f) => f.form.requestSubmit(), files[0])]);
  if (!(await page.evaluate(() => document.body.innerText)).includes("Birkelund")) faults.push(`the draft is not answered: ${await page.title()}`);

  const press = async (words) => {
    const [b] = await page.$$(`main ::-p-xpath(.//button[normalize-space()="${words}"])`);
    if (!b) throw new Error(`there is no button ${words} on ${page.url()}`);
    await Promise.all([page.waitForNavigation(), b.click()]);
  };
  const anybody = await (await browser.createBrowserContext()).newPage();
  const reads = async (at) => (await anybody.goto(at)).status();
  await page.goto(new URL("log-ind?til=/arkiv", address).href);
  if (page.url() !== new URL("arkiv", address).href) faults.push(`signing in ends at ${page.url()}`);
  await page.goto(new URL("arkiv/udkast", address).href);
  await (await page.$("main input[type=file]")).uploadFile(record);
  await press("Gem hos kommunen");
  await page.click('form[action$="/udgiv"] input[name=sikker]');
  await press("Offentliggør");
  const published = page.url();
  const stable = await page.$eval("#adresse", (e) => e.value);
  if (!stable.startsWith(address) || (await reads(stable)) !== 200 || !anybody.url().startsWith(stable)) faults.push(`${stable} is not read`);
  const pdf = await anybody.$eval('a[href$=".pdf"]', (a) => a.href);
  if ((await fetch(pdf)).headers.get("content-type") !== "application/pdf") faults.push(`${pdf} is no PDF`);
  inside = true;
  await follow(new URL("arkiv", address).href);
  await page.goto(published);
  await page.click('form[action$="/traek-tilbage"] input[name=sikker]');
  await press("Træk tilbage");
  if ((await reads(stable)) !== 410) faults.push(`${stable} is still read`);
  console.log(`${outside} pages, and ${seen.size - outside} signed in, ${asked} answers`);
  if (outside < 6 || seen.size < outside + 6) faults.push("the walk sees nothing");
} finally {
  await browser.close();
}
for (const f of new Set(faults)) console.log(f);
process.exit(faults.length > 0 ? 1 : 0);
