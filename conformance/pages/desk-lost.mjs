// Writes at the desk and takes something away at moments that nobody chose: the tab, the
// browser, the service, the network, what is kept. No word older than a second is lost.
// Then two tabs, which never write over one another, nor bring back what is deleted; the meeting, which goes on without a network; and a store that is
// full, or refused.
// usage: desk-lost.mjs NOTAT PORT TIMES
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hand, ended, firefox, launch, pause, say, service } from "./hand.mjs";

const [notat, port, times] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "desk-"));
let served = await service(notat, port);
let browser = await launch(`${profile}-files`, profile);
const field = (h) => h.page.waitForSelector('.tekstfelt[role="textbox"]', { timeout: 8000 });
const written = (page) => page.$eval('.tekstfelt[role="textbox"]', (e) => e.textContent);

async function begun() {
  const h = await Hand.at(browser, `${served.at}/skriv`);
  await h.write("Kommune", "Fjordby");
  await h.write("Skole", "Engskolen");
  await h.press("Begynd at skrive");
  await h.find("Notatets titel", "textbox");
  return h;
}

try {
  let h = await begun();
  await h.step("Rammesætning");
  await h.saved();
  await field(h);
  const address = h.page.url();
  let seed = 7; // the same moments each time
  const chance = (n) => (seed = (seed * 48271) % 2147483647) % n;

  const lost = [];
  const taken = { tab: 0, browser: 0, service: 0, network: 0, ...(firefox ? {} : { store: 0 }) }; // whose store nobody clears from outside
  await h.until("the worker has the desk", () => navigator.serviceWorker.controller);
  for (let i = 0; i < Number(times); i++) {
    const at = [];
    /** Types words for a while that nobody chose, up to two seconds. */
    const typing = async () => {
      for (const stop = Date.now() + 300 + chance(1800); Date.now() < stop; ) {
        const word = ` o${i}x${at.length}`;
        await h.types(word);
        at.push([word, Date.now()]);
        await pause(chance(60));
      }
    };
    await (await field(h)).focus();
    await h.page.keyboard.down("Control");
    await h.page.keyboard.press("End");
    await h.page.keyboard.up("Control");
    await typing();
    let now = Date.now();
    const way = Object.keys(taken)[i % Object.keys(taken).length];
    taken[way]++;
    if (way === "service" || way === "network") await served.stop("SIGKILL");
    if (way === "store") {
      const cdp = await h.page.createCDPSession();
      await cdp.send("Storage.clearDataForOrigin", { origin: served.at, storageTypes: "indexeddb" });
    }
    if (way === "network" || way === "store") {
      if (chance(2)) await typing(); // or nobody writes on
      else await pause(1100);
      now = Date.now();
    }
    if (way === "browser") {
      browser.process().kill("SIGKILL"); // of this browser, started here
      await pause(200);
      browser = await launch(`${profile}-files`, profile);
    } else await h.page.close({ runBeforeUnload: false });
    if (way === "service") served = await service(notat, port);
    h = await Hand.at(browser, address);
    await field(h).catch(async () => {
      throw new Error(`after ${way}: ${await h.page.evaluate(() => document.body.innerText.slice(0, 300))}`);
    });
    const there = await written(h.page);
    if (way === "network") served = await service(notat, port);
    for (const [word, when] of at) if (now - when > 1000 && !` ${there} `.includes(`${word} `)) lost.push(`${way}: ${word}`);
  }
  say(`taken away ${times} times (${Object.entries(taken).map((t) => t.join(" ")).join(", ")}): no word older than a second is lost`, lost.slice(0, 5));

  // Two tabs with the same notat.
  const other = await Hand.at(browser, address);
  await field(other);
  await (await field(other)).focus();
  await other.types("FRA DEN ANDEN ");
  say("a tab hears of the other", await h.until("it is told", () => document.querySelector(".advarsel [role=alert]")?.textContent.includes("andet faneblad")));
  await h.page.bringToFront();
  await (await field(h)).focus();
  await h.types("FRA DEN FØRSTE ");
  await pause(600);
  await h.press("Gem mit som en kopi");
  await h.saved();
  await h.page.goto(`${served.at}/skriv`);
  await h.find("Begynd at skrive", "button");
  const kept = await h.page.$$eval(".notater li", (l) => l.length);
  say("and neither writes over the other", kept === 2 && (await written(other.page)).includes("FRA DEN ANDEN") ? [] : [`${kept} are kept`]);

  // Deleted in one tab, open in the other: it comes back only where somebody wants it.
  const kill = await Hand.at(browser, `${served.at}/skriv`);
  await kill.find("Begynd at skrive", "button");
  await kill.page.$$eval(".notater li", (l) => l.at(-1).querySelector("button.lille").click());
  await kill.press("Ja, slet det");
  say("a notat is deleted", await kill.until("it is gone", () => document.querySelectorAll(".notater li").length === 1));
  await other.page.bringToFront();
  await other.step("Deltagere");
  await other.step("Rammesætning");
  await pause(500);
  await kill.page.bringToFront();
  await kill.page.reload();
  await kill.find("Begynd at skrive", "button");
  const there = await kill.page.$$eval(".notater li", (l) => l.length);
  say("what one tab deletes, the other does not bring back", there === 1 ? [] : [`${there} are kept`]);
  await other.page.bringToFront();
  await (await field(other)).focus();
  await other.types("SKREVET EFTER ");
  say("but tells of it once somebody writes", [...(await other.until("it is told", () => document.querySelector(".advarsel [role=alert]")?.textContent.includes("slettet i et andet faneblad"))), ...(await other.faults())]);
  await other.press("Gem det igen");
  say("and keeps it where that is wanted", await other.until("the warning is gone", () => !document.querySelector(".advarsel [role=alert]")));
  await pause(600);
  await other.page.reload();
  await field(other);
  say("all of it", (await written(other.page)).includes("SKREVET EFTER") ? [] : ["the words are gone"]);
  await kill.page.close();
  await other.page.close();

  // The meeting, without a network.
  const m = await begun();
  await m.step("Dagsorden");
  await m.press("Tilføj et punkt");
  await m.write("Punkt", "Læsning");
  await m.step("Under mødet");
  await m.saved();
  await m.until("the worker has the desk", () => navigator.serviceWorker.controller || navigator.serviceWorker.ready);
  await pause(1000);
  await served.stop();
  await m.write("Noter til »Læsning«", "Alle var enige.");
  const point = await m.page.$(".moedepunkt");
  await m.press("+ Citat", point);
  await m.types("Det går bedre");
  await m.press("+ Aftale", await m.page.$(".moedepunkt"));
  await m.types("Læsebånd hver dag");
  await pause(700);
  await m.page.reload();
  say("the meeting goes on without a network, after a reload too", await m.until("it is all there", () => [...document.querySelectorAll(".moedepunkt textarea, .moedepunkt input")].map((e) => e.value).join("|").includes("Alle var enige.|Det går bedre|Læsebånd hver dag")));
  // Nor behind a gateway that has lost the service, or that wants a sign-in of its own.
  const gateway = createServer((q, a) => {
    if (q.url === "/ind") a.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Log ind</h1>");
    else if (q.method === "POST") a.writeHead(302, { Location: "/ind" }).end();
    else a.writeHead(502).end("borte");
  });
  await new Promise((done) => gateway.listen(Number(port), "127.0.0.1", done));
  await m.page.reload();
  say("nor behind a gateway that has lost the service", await m.until("it is all there", () => [...document.querySelectorAll(".moedepunkt textarea")].some((e) => e.value.includes("Alle var enige."))));
  m.folder = `${profile}-files`;
  await m.press("Gem som fil", await m.page.$("header"));
  say("and no page of the gateway's is saved as the notat", (await m.file(/\.notat$/)).toString().includes("Alle var enige.") ? [] : ["it is another file"]);
  rmSync(m.folder, { recursive: true, force: true });
  await m.step("Tjek og hent");
  const unchecked = await m.until("it is told", () => document.querySelector(".form [role=status]")?.textContent.includes("ingen forbindelse"));
  await new Promise((done) => (gateway.closeAllConnections(), gateway.close(done)));
  served = await service(notat, port);
  say("what is not checked says why, and is checked when it can be", [...unchecked, ...(await m.until("it is checked", () => document.getElementById("tjek-svar"))),
    ...(await m.until("it is shown", () => document.querySelector("iframe").contentDocument?.body.textContent.includes("Engskolen")))]);
  await served.stop();
  await m.step("Under mødet");
  await m.press("Flyt noterne");
  served = await service(notat, port);
  const post = await m.until("each note is where it belongs", () => document.querySelectorAll(".moedepunkt").length > 0 && !document.getElementById("flyt"));
  await m.step("Aftaler");
  say("afterwards each note is moved to its part", [...post, ...(await m.until("the agreement is there", () => document.querySelector('[id$="-maal"]')?.value === "Læsebånd hver dag"))]);
  say("no fault on the way", m.errors);

  // A store that is full: what it does not take stays on the page, is said, and is in the
  // file; and once there is room, it is kept.
  await browser.close();
  browser = await launch(`${profile}-files`, profile);
  let f = await begun();
  await f.step("Rammesætning");
  await f.saved();
  await f.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...what) {
      if (globalThis.full) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, what);
    };
  });
  const room = (there) => f.page.evaluate((is) => (globalThis.full = !is), there);
  const type = async (h, words) => {
    await (await field(h)).focus();
    await h.types(words);
  };
  const said = (h, what) => h.until(what, (w) => [...document.querySelectorAll(".advarsel [role=alert]")].some((e) => e.textContent.includes(w)), what);
  await room(false);
  await type(f, "Det fulde lager. Til sidst.");
  say("a full store is told", [...(await said(f, "ikke plads")), ...(await f.faults())]);
  say("what it does not take stays on the page", (await written(f.page)).endsWith("Til sidst.") ? [] : ["it is gone"]);
  const leave = await f.find("Til dine notater", "link");
  await leave.click();
  await pause(400);
  say("nobody leaves it by a click", (await f.page.$(".tekstfelt")) ? [] : ["the notat is closed"]);
  let asked = 0;
  f.page.once("dialog", (d) => (asked++, d.dismiss()));
  await f.page.reload({ timeout: 2000 }).catch(() => {});
  say("nor without being asked", asked === 1 ? [] : ["a reload takes it"]);
  f.folder = profile + "-files";
  await f.press("Gem som fil", await f.page.$("header"));
  await f.file(/\.docx$/);
  const file = join(f.folder, readdirSync(f.folder)[0]);
  say("the file has it all", execFileSync(notat, ["extract", file], { maxBuffer: 1e8 }).includes("Til sidst.") ? [] : ["not in the file"]);
  await room(true);
  await type(f, "Og mere. ");
  say("with room again it is kept", await f.saved());
  await pause(600);
  await f.page.reload();
  await field(f);
  say("all of it", (await written(f.page)).includes("Til sidst.") && (await written(f.page)).includes("Og mere.") ? [] : ["something is gone"]);
  say("no fault on the way", f.errors);
  await f.page.close();

  // A browser that keeps nothing.
  f = new Hand();
  f.page = await browser.newPage();
  f.errors = [];
  f.page.on("pageerror", (e) => f.errors.push(e.message));
  await f.page.evaluateOnNewDocument(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await f.page.goto(`${served.at}/skriv`);
  await f.write("Kommune", "Fjordby");
  await f.write("Skole", "Engskolen");
  await f.press("Begynd at skrive");
  await f.find("Notatets titel", "textbox");
  say("a refused store is told before the first word", [...(await f.until("it is told", () => /gemmer ikke noget her/.test(document.querySelector(".advarsel")?.textContent ?? "") && document.querySelector(".advarsel button"))), ...(await f.faults())]);
  await f.step("Rammesætning");
  await type(f, "Ord uden lager. Det sidste.");
  await pause(600);
  await (await f.find("Til dine notater", "link")).click();
  await pause(400);
  say("what is written stays on the page", (await written(f.page).catch(() => "")).endsWith("Det sidste.") ? [] : ["it is gone"]);
  say("no fault on the way", f.errors);
} catch (e) {
  say("what is taken away", [e.message]);
} finally {
  await browser.close();
  await served.stop();
  for (const made of [profile, `${profile}-files`]) rmSync(made, { recursive: true, force: true });
}
ended();
