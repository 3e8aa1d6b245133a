// Walks through the service and Keycloak in headless Chromium as people do. Each step says
// what it found; the first that is not as promised ends the walk.
//
// usage: node walk.mjs ADDRESS RECORD.json
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const pages = createRequire(join(dirname(fileURLToPath(import.meta.url)), "../pages/package.json"));
const { default: puppeteer } = await import(pathToFileURL(pages.resolve("puppeteer-core")).href);
const [house, record] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

// person gives a page of a browser that nobody has used.
async function person() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

const says = (page) => page.evaluate(() => document.body.innerText);

async function must(what, good) {
  if (!(await good)) throw new Error(`not so: ${what}`);
  console.log(`ok ${what}`);
}

async function signIn(page, name) {
  await page.goto(`${house}/arkiv`);
  await must(`${name} is sent to the provider`, page.url().includes("/realms/fjordby/") && (await page.$("#username")) !== null);
  await page.type("#username", name);
  await page.type("#password", `${name}-${name}`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

// press presses the button with these words and waits for where it leads.
async function press(page, words) {
  const buttons = await page.$$("main button, nav button");
  for (const b of buttons) {
    if ((await b.evaluate((e) => e.textContent.trim())) === words) {
      await Promise.all([page.waitForNavigation(), b.click()]);
      return;
    }
  }
  throw new Error(`there is no button ${words}: ${await says(page)}`);
}

async function status(page, address) {
  return (await page.goto(address)).status();
}

try {
  const bo = await person();
  await signIn(bo, "bo");
  await must("Bo is in the archive", bo.url() === `${house}/arkiv` && (await says(bo)).includes("Bo Holm"));
  await bo.goto(`${house}/arkiv/udkast`);
  await (await bo.$("input[type=file]")).uploadFile(record);
  await press(bo, "Gem hos kommunen");
  const draft = bo.url();
  await press(bo, "Send til godkendelse");
  await must("the draft is sent", (await says(bo)).includes("Sendt til godkendelse af bo"));

  const per = await person();
  await signIn(per, "per");
  await must("Per sees no other school's draft", (await status(per, draft)) === 403);

  const eva = await person();
  await signIn(eva, "eva");
  await must("Eva sees what waits for her", (await says(eva)).includes("1 udkast venter"));
  await eva.goto(draft);
  await eva.click('form[action$="/udgiv"] input[name=sikker]');
  await press(eva, "Offentliggør");
  const notat = eva.url();
  await must("it is published", (await says(eva)).includes("Til skolens hjemmeside"));
  const stable = await eva.$eval("#adresse", (e) => e.value);
  const anybody = await person();
  await must("everybody reads it", (await status(anybody, stable)) === 200);

  await eva.goto(notat);
  await eva.click('form[action$="/traek-tilbage"] input[name=sikker]');
  await press(eva, "Træk tilbage");
  await must("it is withdrawn", (await says(eva)).includes("Notatet er trukket tilbage") && (await status(anybody, stable)) === 410);

  await bo.goto(`${house}/arkiv/log`);
  await must("the audit names Eva", (await says(bo)).includes("eva (Eva Lund)"));

  const stolen = (await eva.cookies(house)).find((c) => c.name === "notat");
  await must("the session's cookie is for no script", stolen.httpOnly && stolen.sameSite === "Lax");
  await eva.goto(`${house}/arkiv`);
  await press(eva, "Log ud");
  await must("Eva is out at both", eva.url() === `${house}/` && (await eva.goto(`${house}/arkiv`)) && (await eva.$("#username")) !== null);
  await eva.setCookie({ ...stolen, url: house });
  await eva.goto(`${house}/arkiv`);
  await must("a copy of the session opens nothing", (await eva.$("#username")) !== null);

  const ole = await person();
  await signIn(ole, "ole");
  await must("Ole has no role", (await says(ole)).includes("har ingen rolle her"));
} catch (e) {
  console.log(e.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
