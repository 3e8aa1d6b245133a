// Brings files to a notat that is open at the desk, as a person does: its own Word
// draft, which somebody has edited while the notat was written on; one that must be asked
// about; and last year's notat.
// usage: desk-files.mjs NOTAT FOLDER PORT EDIT.py FOREIGN.docx   the program, where files are fetched to, what edits a Word file, and last year's notat from elsewhere
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";

const [notat, folder, port, edit, foreign] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
const served = await service(notat, port);
const browser = await launch(folder);
const edited = (from, to, ...how) => {
  execFileSync("python3", [edit, from, to, ...how]);
  return to;
};
let h;
const kept = () => h.page.evaluate(async () => {
  const db = await new Promise((done) => (indexedDB.open("notat-skriv").onsuccess = (e) => done(e.target.result)));
  const all = await new Promise((done) => (db.transaction("notater").objectStore("notater").getAll().onsuccess = (e) => done(e.target.result)));
  db.close();
  return all.sort((a, b) => b.tid - a.tid).map((n) => JSON.parse(n.json));
});
const shows = (...words) => h.until(`the preview shows ${words.join(", ")}`, (all) => {
  const page = document.querySelector("iframe")?.contentDocument?.body.textContent ?? "";
  return all.every((w) => page.includes(w));
}, words);
/** Opens what is folded, and brings a file to its field. */
async function bring(field, file, button) {
  await (await h.page.waitForSelector(`#${field}--mere`, { timeout: 8000 })).evaluate((d) => (d.open = true));
  await (await h.page.$(`#${field}`)).uploadFile(file);
  await h.press(button);
}
/** Gives the first answer to each question that has none. */
async function answered() {
  for (let i = 0; i < 3 && !(await h.page.$(".bord")); i++) {
    await h.page.$$eval("fieldset", (all) => all.forEach((f) => f.querySelector("input[type=radio]:checked") ?? f.querySelector("input[type=radio]")?.click()));
    await h.page.$$eval("select", (all) => all.forEach((s) => s.value === "" && (s.selectedIndex = 1)));
    await Promise.all([h.page.waitForNavigation({ timeout: 8000 }), h.press("Brug svarene")]);
    await pause(300);
  }
}
async function begun() {
  h = await Hand.at(browser, `${served.at}/skriv`, folder);
  await h.write("Kommune", "Fjordby Kommune");
  await h.write("Skole", "Engskolen");
  await h.press("Begynd at skrive");
  await h.find("Notatets titel", "textbox");
  await h.saved();
  await pause(300);
}

try {
  await begun();
  await h.step("Rammesætning");
  await h.write("Hvad skulle samtalen handle om, og hvad var udgangspunktet?", "Samtalen handlede om læsning.");
  await h.step("Aftaler");
  await h.press("Tilføj en aftale");
  await h.write("Mål: Hvad skal lykkes?", "Flere læser i fritiden");
  await h.step("Dagsorden");
  await h.press("Tilføj et punkt");
  await h.write("Punkt", "Trivsel");
  await h.step("Under mødet");
  await h.write("Noter til »Trivsel«", "Alle var enige.");
  await h.press("Gem som fil");
  await h.file(/\.docx$/);
  const word = join(folder, readdirSync(folder).find((f) => f.endsWith(".docx")));

  // Written on, while somebody else edits the Word file.
  await h.step("Aftaler");
  await h.write("Ansvarlig, fx skoleleder", "skoleleder");
  await h.step("Tjek og hent");
  await bring("rettet", edited(word, join(folder, "rettet-1.docx"), "handlede om læsning.", "handlede om læsning og trivsel."), "Læg rettelserne ind");
  say("an edited Word file comes in", await shows("handlede om læsning og trivsel.", "skoleleder"));
  say("and is told", await h.until("it is told", () => /^Rettelserne fra Word er taget med her: /.test(document.getElementById("besked")?.textContent ?? "")));
  await h.saved();
  await pause(600);
  const [now, ...others] = await kept();
  say("what was written meanwhile stays, in the one notat", [
    ...(others.length > 0 ? [`${others.length + 1} are kept`] : []),
    ...(JSON.stringify(now).includes("skoleleder") ? [] : ["the responsible is gone"]),
    ...(now.ekstra?.underMoedet?.Trivsel?.note === "Alle var enige." ? [] : ["the note from the meeting is gone"]),
  ]);
  await h.press("Fortryd", await h.page.$("#besked"));
  say("it can be undone", await h.until("it is as before", () => (document.querySelector("iframe").contentDocument?.body.textContent ?? "").includes("handlede om læsning.")));
  await h.press("Gentag");

  // One that must be asked about.
  await h.step("Tjek og hent");
  await bring("rettet", edited(word, join(folder, "spurgt.docx"), "--struck"), "Læg rettelserne ind");
  await h.page.waitForSelector("button[name=handling]", { timeout: 8000 });
  say("the question on the service's page", await h.faults());
  await answered();
  say("which leads back to the notat", [...(await h.until("the desk", () => location.pathname === "/skriv" && document.querySelector(".bord"))), ...(await shows("Flere læser i fritiden", "skoleleder"))]);
  await h.saved();
  await pause(600);
  say("still the one", (await kept()).length === 1 ? [] : [`${(await kept()).length} are kept`]);
  await h.page.reload();
  await h.page.waitForSelector(".bord");
  await pause(600);
  say("a reload brings nothing twice", [...(await shows("skoleleder")), ...((await kept()).length === 1 ? [] : ["there are two now"])]);
  say("no fault on the way", h.errors.splice(0));
} catch (e) {
  say("the Word file", [e.message]);
  await h?.page.screenshot({ path: join(folder, "stopped.png") });
}

// Last year's notat, ours and from elsewhere.
for (const [what, file, ask] of [["last year's PDF", join(folder, "sidste.pdf"), false], ["last year's notat from elsewhere", foreign, true]]) {
  try {
    await h.page.close();
    if (!ask) execFileSync(notat, ["render", "--udgave", "intern", "-o", file, "examples/birkelund-2024-25.json"], { stdio: "ignore" });
    await begun();
    await bring("sidsteaar", file, "Hent fra sidste år");
    if (ask) {
      await h.page.waitForSelector("button[value=sidsteaar]", { timeout: 8000 });
      say("its questions", await h.faults());
      say("and a way back without it", await h.page.$eval("main > p:last-child a", (a) => (/^#[0-9a-f]{16}$/.test(new URL(a.href).hash) ? [] : [a.href])));
      await h.write("Kommunens navn", "Fjordby Kommune");
      await answered();
    }
    await h.until("it is told", () => /er hentet ind/.test(document.getElementById("besked")?.textContent ?? ""));
    await h.step("Opfølgning");
    const status = ask ? [] : await h.until("an agreement waits for its status", () => [...document.querySelectorAll('select[id$="-status"]')].some((s) => s.value === ""));
    if (!ask) await h.choose("Status", "Nået");
    await h.saved();
    await pause(600);
    const [r] = await kept();
    const parts = r.afsnit.filter((a) => a.blokke?.length > 0).map((a) => a.del);
    say(`${what}: agreements to follow up, roles without names, focus areas`, [
      ...status,
      ...(r.skole.navn === "Engskolen" ? [] : [`the school is ${r.skole.navn}`]),
      ...(r.deltagere?.length > 0 && r.deltagere.every((d) => !d.navn && d.titel) ? [] : ["the roles"]),
      ...(parts.includes("opfoelgning") !== ask && parts.includes("indsatser") ? [] : [`only ${parts}`]), // the one from elsewhere says of no line that it was agreed
    ]);
    await h.page.reload();
    await h.page.waitForSelector(".bord");
    await pause(600);
    const [again] = await kept();
    say("a reload brings nothing twice", JSON.stringify(again.afsnit) === JSON.stringify(r.afsnit) ? [] : ["the sections are others"]);
    say("no fault on the way", h.errors.splice(0));
  } catch (e) {
    say(what, [e.message]);
    await h?.page.screenshot({ path: join(folder, "stopped-2.png") });
  }
}
await browser.close();
await served.stop();
ended();
