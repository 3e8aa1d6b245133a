// Writes at the desk and takes something away at moments that nobody chose: the tab, the
// service, the network. No word older than a second is lost. Then two tabs, which never
// write over one another; and the meeting, which goes on without a network.
// usage: desk-lost.mjs NOTAT PORT TIMES
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";

const [notat, port, times] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "desk-"));
let served = await service(notat, port);
let browser = await launch(profile);
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
  for (let i = 0; i < Number(times); i++) {
    const at = [];
    await (await field(h)).focus();
    await h.page.keyboard.down("Control");
    await h.page.keyboard.press("End");
    await h.page.keyboard.up("Control");
    const stop = Date.now() + 300 + chance(1800);
    for (let w = 0; Date.now() < stop; w++) {
      const word = ` o${i}x${w}`;
      await h.page.keyboard.sendCharacter(word);
      at.push([word, Date.now()]);
      await pause(chance(60));
    }
    const now = Date.now();
    const way = ["tab", "reload", "service", "crash"][i % 4];
    if (way === "service") await served.stop();
    if (way === "crash") {
      browser.process().kill("SIGKILL"); // of this browser, started here
      await pause(200);
      browser = await launch(profile);
    } else await h.page.close({ runBeforeUnload: false });
    if (way === "service") served = await service(notat, port);
    h = await Hand.at(browser, address);
    await field(h);
    const there = await written(h.page);
    for (const [word, when] of at) if (now - when > 1000 && !` ${there} `.includes(`${word} `)) lost.push(`${way}: ${word}`);
  }
  say(`taken away ${times} times: no word older than a second is lost`, lost.slice(0, 5));

  // Two tabs with the same notat.
  const other = await Hand.at(browser, address);
  await field(other);
  await (await field(other)).focus();
  await other.page.keyboard.sendCharacter("FRA DEN ANDEN ");
  say("a tab hears of the other", await h.until("it is told", () => document.querySelector(".advarsel [role=alert]")?.textContent.includes("andet faneblad")));
  await h.page.bringToFront();
  await (await field(h)).focus();
  await h.page.keyboard.sendCharacter("FRA DEN FØRSTE ");
  await pause(600);
  await h.press("Gem mit som en kopi");
  await h.saved();
  await h.page.goto(`${served.at}/skriv`);
  await h.find("Begynd at skrive", "button");
  const kept = await h.page.$$eval(".notater li", (l) => l.length);
  say("and neither writes over the other", kept === 2 && (await written(other.page)).includes("FRA DEN ANDEN") ? [] : [`${kept} are kept`]);
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
  await m.page.keyboard.sendCharacter("Det går bedre");
  await m.press("+ Aftale", await m.page.$(".moedepunkt"));
  await m.page.keyboard.sendCharacter("Læsebånd hver dag");
  await pause(700);
  await m.page.reload();
  say("the meeting goes on without a network, after a reload too", await m.until("it is all there", () => [...document.querySelectorAll(".moedepunkt textarea, .moedepunkt input")].map((e) => e.value).join("|").includes("Alle var enige.|Det går bedre|Læsebånd hver dag")));
  await m.press("Flyt noterne");
  served = await service(notat, port);
  const post = await m.until("each note is where it belongs", () => document.querySelectorAll(".moedepunkt").length > 0 && !document.getElementById("flyt"));
  await m.step("Aftaler");
  say("afterwards each note is moved to its part", [...post, ...(await m.until("the agreement is there", () => document.querySelector('[id$="-maal"]')?.value === "Læsebånd hver dag"))]);
  say("no fault on the way", m.errors);
} catch (e) {
  say("what is taken away", [e.message]);
} finally {
  await browser.close();
  await served.stop();
  rmSync(profile, { recursive: true, force: true });
}
ended();
