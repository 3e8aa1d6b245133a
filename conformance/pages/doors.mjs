// Goes through the front page's doors in headless Chromium as a clerk does: with the
// keyboard, without script, at 320 pixels. Counts what is done until the Word draft
// and until the PDF are there, and holds each page against axe-core, wide and narrow.
// usage: doors.mjs ADDRESS FOLDER EDITED.docx ASKED.docx FOREIGN.docx   a draft that is edited, one that must be asked about, and a file from elsewhere
import { createRequire } from "node:module";
import { mkdirSync, readdirSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [at, folder, edited, asked, foreign] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let failed = false;
const say = (what, faults) => {
  failed ||= faults.length > 0;
  console.log(`${what} ${faults.length ? faults.join("; ") : "ok"}`);
};
const most = 3; // actions to the draft, and from the edited draft to the PDF

mkdirSync(folder, { recursive: true });
const page = await browser.newPage();
const cdp = await page.createCDPSession();
await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
await page.setViewport({ width: 320, height: 900 });
await page.setJavaScriptEnabled(false);

// focused tabs on until the element has the focus.
async function focused(selector) {
  for (let i = 0; i < 60; i++) {
    if (await page.$eval(selector, (e) => e === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} is not reached by the keyboard`);
}
async function downloaded(name) {
  for (let i = 0; i < 100; i++) {
    if (readdirSync(folder).some((f) => name.test(f))) return [];
    await new Promise((done) => setTimeout(done, 100));
  }
  return [`no file ${name}`];
}
async function pressed(selector) {
  await focused(selector);
  await page.keyboard.press("Enter");
}

try {
  let actions = 0;
  await page.goto(`${at}/`);
  for (const [field, text] of [["#kommune", "Fjordby Kommune"], ["#skole", "Engskolen"]]) {
    await focused(field);
    await page.keyboard.type(text);
    actions++;
  }
  await page.keyboard.press("Enter");
  actions++;
  say(`to the draft: ${actions} actions`, [...(await downloaded(/engskolen.*\.docx$/)), ...(actions > most ? ["too many"] : [])]);

  actions = 0;
  await page.goto(`${at}/`);
  await (await page.$("#rettet")).uploadFile(edited);
  actions++;
  await Promise.all([page.waitForNavigation(), pressed("#rettet ~ .buttons button")]);
  actions++;
  await pressed('button[value="pdf"]');
  actions++;
  say(`from the edited draft to the PDF: ${actions} actions`, [...(await downloaded(/\.pdf$/)), ...(actions > most ? ["too many"] : [])]);

  await page.goto(`${at}/`);
  await (await page.$("#notat")).uploadFile(foreign);
  await Promise.all([page.waitForNavigation(), pressed("#notat ~ .buttons button")]);
  await focused('input[required][value=""]');
  await page.keyboard.type("Fjordby Kommune");
  await Promise.all([page.waitForNavigation(), pressed('button[value="vis"]')]);
  await pressed('button[value="docx"]');
  say("from a file from elsewhere to the Word file", await downloaded(/havblik.*\.docx$/));

  await page.setJavaScriptEnabled(true); // for axe alone
  await page.setBypassCSP(true);
  for (const [name, file, door] of [["the notat", edited, "#rettet"], ["the questions", asked, "#rettet"], ["a notat to go on with", edited, "#notat"], ["a file from elsewhere", foreign, "#notat"]]) {
    for (const width of [1280, 390, 320]) {
      await page.setViewport({ width, height: 900 });
      await page.goto(`${at}/`);
      await (await page.$(door)).uploadFile(file);
      await Promise.all([page.waitForNavigation(), page.$eval(`${door} ~ .buttons button`, (b) => b.click())]);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
      if (wide > width) faults.push(`the page is ${wide} pixels wide`);
      say(`${name} ${width}`, faults);
    }
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
