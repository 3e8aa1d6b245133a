// The browser's own way back at the desk, and what is kept when a notat is left: a step
// back is a step, the last words are kept, and a question about one notat is none of another.
// usage: desk-back.mjs NOTAT PORT
import { createServer, request } from "node:http";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";

const [notat, port] = process.argv.slice(2);
const served = await service(notat, port);
const browser = await launch();
try {
  const first = await browser.newPage(); // nothing is kept yet
  await first.goto(`${served.at}/skriv`);
  await first.goto(`${served.at}/api`); // at once, while the store is made
  await first.goto(`${served.at}/skriv`);
  say("who leaves the desk at once, and comes back, has it", await first.waitForSelector("#fil", { timeout: 8000 }).then(() => [], () => ["the page is empty"]));
  await first.goto(`${served.at}/`);
  await first.type("#skole", "Engskolen");
  await first.evaluate(() => (location.href = "api"));
  await pause(800);
  await first.evaluate(() => history.back()).catch(() => {});
  await pause(800);
  say("what was typed on the front page is there on the way back", (await first.$eval("#skole", (e) => e.value)) === "Engskolen" ? [] : ["it is forgotten"]);
  await first.close();
  const h = await Hand.at(browser, `${served.at}/skriv`);
  const back = () => h.page.evaluate(() => history.back());
  const begin = async (school) => {
    await h.write("Kommune", "Fjordby Kommune");
    await h.write("Skole", school);
    await h.press("Begynd at skrive");
    await h.find("Notatets titel", "textbox");
  };
  const is = (what, want) => h.until(`here is ${want}`, (w) => (document.getElementById("trintitel") ?? document.querySelector("h1"))?.textContent === w, want).then((faults) => say(what, faults));
  await begin("Engskolen");
  await h.step("Deltagere");
  await h.step("Aftaler");
  await back();
  await is("back from a step is the step before", "Deltagere");
  await h.page.evaluate(() => history.forward());
  await is("and on again", "Aftaler");
  await back();
  await back();
  await is("back to the first", "Om samtalen");
  await back();
  await is("back from the first step is the front of the desk", "Skriv notatet");
  say("which leads to the front of the service", (await h.page.$$eval(".hjem a", (all) => all.map((a) => a.href))).includes(`${served.at}/`) ? [] : ["no link does"]);
  await h.page.evaluate(() => history.forward());
  await is("and the notat is there again", "Om samtalen");

  await h.write("Sted", "Lokale fire");
  await h.page.evaluate(() => (location.hash = ""));
  await is("the notat is left", "Skriv notatet");
  await h.press("Åbn Skoleudviklingssamtale på Engskolen");
  await h.find("Notatets titel", "textbox");
  say("words typed right before it is left are kept", (await h.page.$eval("#f-moede-sted", (e) => e.value)) === "Lokale fire" ? [] : [await h.page.$eval("#f-moede-sted", (e) => e.value)]);

  // Another tab has the same notat; nobody answers which one stays, and another notat is begun.
  const other = await Hand.at(browser, h.page.url());
  await other.write("Sted", "Lokale fem");
  await other.saved();
  await pause(600);
  await other.page.close();
  await h.page.bringToFront();
  await h.until("it is asked", () => document.querySelector(".advarsel [role=alert]"));
  await h.page.evaluate(() => (location.hash = ""));
  await is("a question is left open", "Skriv notatet");
  await begin("Skovskolen");
  await h.write("Sted", "Gymnastiksalen");
  await pause(1200);
  await h.page.reload();
  await h.find("Notatets titel", "textbox");
  say("the next notat is kept all the same", (await h.page.$eval("#f-moede-sted", (e) => e.value)) === "Gymnastiksalen" ? [] : [await h.page.$eval("#f-moede-sted", (e) => e.value)]);
  say("going back", h.errors);
  await h.page.close();

  // On a slow line the frame of the preview comes after what is shown in it.
  const slow = createServer((q, a) =>
    setTimeout(() => q.pipe(request(`${served.at}${q.url}`, { method: q.method, headers: q.headers }, (r) => r.pipe(a.writeHead(r.statusCode, r.headers)))), q.url === "/skriv/ramme.html" ? 1500 : 0));
  await new Promise((done) => slow.listen(0, "127.0.0.1", done));
  const s = await Hand.at(browser, `http://127.0.0.1:${slow.address().port}/skriv`);
  await s.write("Kommune", "Fjordby Kommune");
  await s.write("Skole", "Engskolen");
  await s.press("Begynd at skrive");
  const shown = () => s.until("it is shown in its own frame", () => [document.querySelector("iframe").contentDocument].some((d) => d?.URL.endsWith("/ramme.html") && d.body?.textContent.includes("Engskolen")));
  const before = await shown();
  await s.page.evaluate(() => (location.hash = ""));
  await s.press("Åbn Skoleudviklingssamtale på Engskolen");
  say("a preview whose frame comes late is drawn when it is there", [...before, ...(await shown()), ...s.errors]);
  slow.closeAllConnections();
  slow.close();
} catch (e) {
  say("the way back", [e.message]);
} finally {
  await browser.close();
  await served.stop();
}
ended();
