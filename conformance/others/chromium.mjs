// Prints each page that is given, a line of JSON each, as a tagged PDF in a browser
// that is kept, and tells how large it became.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const puppeteer = createRequire(`${process.cwd()}/`)("puppeteer-core");
const browser = await (puppeteer.default ?? puppeteer).launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
for await (const line of createInterface({ input: process.stdin })) {
  await page.setContent(JSON.parse(line));
  console.log((await page.pdf({ format: "A4", tagged: true, timeout: 300000 })).length);
}
await browser.close();
