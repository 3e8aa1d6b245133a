// Is signed out while an answer is written on a draft's page: nothing typed is lost. The page
// that says so leads to sign in beside it, and sends the answer when somebody comes back.
// usage: signedout.mjs ADDRESS DRAFT   of a service where everybody who signs in may do everything; the page of a draft that asks something
import { Hand, ended, launch, pause, say } from "./hand.mjs";

const [at, draft] = process.argv.slice(2);
const browser = await launch();
const why = "Et sagsnummer og ikke et cpr-nummer";
let h;
try {
  h = await Hand.at(browser, `${at}/log-ind?til=/arkiv`);
  const typed = async () => {
    await h.page.goto(draft);
    await (await h.page.waitForSelector('input[name^="andet."]')).focus();
    await h.types(why);
  };
  const says = async (words) => ((await h.page.$eval("main", (e) => e.textContent)).includes(words) ? [] : [`it does not say »${words}«`]);
  const pressed = (name) => Promise.all([h.page.waitForNavigation(), h.press(name)]);
  await typed();
  await h.page.deleteCookie(...(await h.page.cookies()));
  await pressed("Brug svarene");
  for (const width of [1280, 390, 320]) {
    await h.page.setViewport({ width, height: 900 });
    say(`who is signed out is told ${width}`, [...(await says("ikke tabt")), ...(await h.faults())]);
  }
  const opened = new Promise((done) => browser.once("targetcreated", (t) => done(t.page())));
  await h.press("Log ind i en ny fane", undefined, "link");
  const other = await opened;
  for (let i = 0; i < 50 && other.url() !== draft; i++) await pause(100);
  say("signing in beside it leads to the draft", other.url() === draft ? [] : [other.url()]);
  await h.page.bringToFront();
  await pressed("Send igen");
  say("and the answer is sent", [...(await says(why)), ...(h.page.url() === draft ? [] : [h.page.url()])]);

  // The other tab has the version before: what is typed there stands on the page of the newest.
  await other.bringToFront();
  const late = await other.$$('input[name^="andet."]');
  await late.at(-1).focus(); // which is not answered yet
  await other.keyboard.type("Skrevet i den gamle fane");
  await Promise.all([other.waitForNavigation(), other.$$eval("button", (all) => all.find((b) => b.textContent === "Brug svarene").click())]);
  say("a tab that came too late keeps what was typed", [...((await other.$eval("main", (e) => e.textContent)).includes("ændret imens") ? [] : ["it is not told"]),
    ...((await other.$$eval('input[name^="andet."]', (all) => all.map((e) => e.value))).includes("Skrevet i den gamle fane") ? [] : ["it is gone"])]);
  say("no fault on the way", h.errors);
} catch (e) {
  say("being signed out", [e.message]);
} finally {
  await browser.close();
}
ended();
