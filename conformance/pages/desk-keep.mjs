// Keeps a notat of the desk at the municipality: offered to who is signed in and may, and
// to nobody else. The notat stays on the computer too. The draft is written on at the desk,
// and what is written there comes into it.
// usage: desk-keep.mjs ADDRESS   of a service where everybody who signs in may do everything
import { Hand, ended, launch, pause, say } from "./hand.mjs";

const [at] = process.argv.slice(2);
const browser = await launch();
const offered = (h) => h.page.$$eval("button", (all) => all.some((b) => b.textContent === "Gem hos kommunen"));
let h;
try {
  h = await Hand.at(browser, `${at}/skriv`);
  await h.write("Kommune", "Fjordby Kommune");
  await h.write("Skole", "Engskolen");
  await h.press("Begynd at skrive");
  await h.step("Rammesætning");
  await h.write("Hvad skulle samtalen handle om, og hvad var udgangspunktet?", "Om ro i timerne.");
  await h.saved();
  await pause(400);
  const address = h.page.url();
  await h.step("Tjek og hent");
  await h.find("Gem som fil", "button", await h.page.$(".form"));
  await pause(600);
  say("nothing is kept for who is not signed in", (await offered(h)) ? ["it is offered"] : []);

  await h.page.goto(`${at}/log-ind?til=/arkiv`);
  await h.page.goto(address);
  await h.step("Tjek og hent");
  await h.find("Gem hos kommunen", "button");
  say("the desk, signed in", await h.faults());
  await h.page.setOfflineMode(true);
  await h.press("Gem hos kommunen");
  say("without a network nobody is led away", await h.until("it is told", () => /ikke gemt hos kommunen/.test([...document.querySelectorAll('[role="alert"]')].map((e) => e.textContent).join(" "))));
  await h.page.setOfflineMode(false);
  await Promise.all([h.page.waitForNavigation(), h.press("Gem hos kommunen")]);
  const [path, words] = await h.page.evaluate(() => [location.pathname, document.querySelector("main").textContent]);
  say("it is a draft of the archive", [...(/^\/arkiv\/udkast\/[a-z2-7]+$/.test(path) ? [] : [path]), ...(words.includes("Engskolen") ? [] : ["of another school"])]);
  await h.page.goto(`${at}/skriv`);
  await h.find("Begynd at skrive", "button");
  say("and still on the computer", (await h.page.$$(".notater li")).length === 1 ? [] : ["it is gone"]);

  const draft = `${at}${path}`;
  const writeOn = async () => {
    await h.page.goto(draft);
    await Promise.all([h.page.waitForNavigation(), h.press("Skriv videre i browseren")]);
    await h.find("Notatets titel", "textbox");
  };
  await writeOn();
  await h.saved();
  await writeOn();
  await h.write("Sted", "Lokale fire");
  await h.saved();
  await pause(400);
  await h.step("Tjek og hent");
  await h.find("Gem hos kommunen", "button");
  await Promise.all([h.page.waitForNavigation(), h.press("Gem hos kommunen")]);
  await h.page.goto(draft);
  say("what is written on comes into the draft itself", (await h.page.$eval("main", (e) => e.textContent)).includes("version 2") ? [] : ["there is no version 2"]);
  await writeOn();
  say("and the next time it is there", (await h.page.$eval("#f-moede-sted", (e) => e.value)) === "Lokale fire" ? [] : ["the place is gone"]);
  await h.saved();
  await h.page.goto(`${at}/skriv`);
  await h.find("Begynd at skrive", "button");
  say("only what was written here is kept beside it", (await h.page.$$(".notater li")).length === 3 ? [] : [`${(await h.page.$$(".notater li")).length} notater`]);
  say("no fault on the way", h.errors);
} catch (e) {
  say("keeping at the municipality", [e.message]);
} finally {
  await browser.close();
}
ended();
