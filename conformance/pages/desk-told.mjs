// What the desk tells, and when: an offer to undo that is of another change, the name of
// somebody who is not public, a file that is not the one that was asked for; and what
// comes along from last year, out of a file of figures or from the register of institutions.
// usage: desk-told.mjs NOTAT FOLDER PORT
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";

const [notat, folder, port] = process.argv.slice(2);
/** Gives the school another name in the title of a Word draft. */
const edit = `
import sys, zipfile
source = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as out:
    for part in source.namelist():
        data = source.read(part)
        if part == "word/document.xml":
            data = data.replace(b"Birkelund Skole</w:t>", b"Birkelund Ny Skole</w:t>", 1)
        out.writestr(part, data)
`;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
process.env.NOTAT_INSTITUTIONER = join(folder, "register.csv");
writeFileSync(process.env.NOTAT_INSTITUTIONER, "Institutionsnummer;Institutionsnavn;Beliggenhedskommune\n123456;Mosebakkeskolen;Engby Kommune\n");
const served = await service(notat, port);
const browser = await launch(folder);
try {
  const h = await Hand.at(browser, `${served.at}/skriv`, folder);
  await h.write("Kommune", "Fjordby Kommune");
  await h.write("Skole", "Engskolen");
  await h.press("Begynd at skrive");
  await h.find("Notatets titel", "textbox");
  say("no help repeats the name of its field", await h.page.$$eval("[id='trintitel'] ~ .felt, .raekke .felt", (all) =>
    all.map((e) => [e.querySelector("label")?.textContent ?? "", e.querySelector(".hjaelp")?.textContent ?? ""]).filter(([name, help]) => name && (help.startsWith(`${name}.`) || help.startsWith(`${name},`))).map(([name]) => name)));

  say("a place has room for its words", await h.page.$eval("#f-moede-sted", (e) => (e.clientWidth > 220 ? [] : [`${e.clientWidth} pixels`])));

  await h.step("Deltagere");
  for (const [i, [name, party]] of [["Anne Holm", "Forvaltning"], ["Mikkel Sand", "Elever"]].entries()) {
    await h.press("Tilføj en deltager");
    const at = await h.page.waitForSelector(`#f-deltagere-${i}--punkt`);
    await h.write("Navn", name, at);
    await h.choose("Gruppe", party, at);
  }
  const told = () => h.page.$eval("#besked", (e) => e.textContent);
  const offered = () => h.page.$("#besked button");
  const names = () => h.page.$$eval('[id^="f-deltagere-"][id$="-navn"]', (l) => l.map((e) => e.value).join());
  await h.press("Slet: Mikkel Sand");
  await (await offered()).click();
  say("what is deleted comes back by the offer", (await names()) === "Anne Holm,Mikkel Sand" ? [] : [await names()]);
  say("and the focus is where it came back", (await h.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))) === "Slet: Mikkel Sand" ? [] : ["it is not"]);
  await h.press("Slet: Mikkel Sand");
  await h.write("Titel eller rolle", "skolechef");
  say("an offer to undo ends with the next change", (await offered()) ? [await told()] : []);
  await h.press("Slet: Anne Holm");
  await h.step("Dagsorden");
  say("and with the next step", (await offered()) ? [await told()] : []);
  await h.press("Fortryd");
  await h.press("Fortryd");
  await h.press("Fortryd");
  await h.step("Deltagere");
  say("undoing brings both back", (await names()) === "Anne Holm,Mikkel Sand" ? [] : [await names()]);

  await h.step("Evaluering");
  await h.write("Hvad sagde deltagerne om samtalen? Gerne korte citater uden navn.", "Mikkel Sand var glad.");
  say("a name that is not public is told where it is written", await h.until("at the text", () => [...document.querySelectorAll(".form .fejl")].some((e) => !e.hidden && e.textContent.includes("Mikkel Sand"))));
  await h.press("Tilføj her: Citater");
  say("a quote is as wide as its block", await h.page.$eval(".blok-citater", (b) => (b.querySelector(".editor").clientWidth > 0.9 * b.clientWidth - 40 ? [] : [`${b.querySelector(".editor").clientWidth} of ${b.clientWidth}`])));

  await h.step("Om samtalen");
  await h.write("Begyndte kl.", "kl 13");
  await h.press("Gem som fil");
  await h.file(/\.notat$/);
  say("a file of a notat with a fault says so, and not that nothing is reached", (await told()).includes("skal rettes") ? [] : [await told()]);
  await h.step("Tjek og hent");
  await h.until("checked", () => document.getElementById("tjek-svar"));
  say("what is to be mended begins as a sentence does", await h.page.$$eval(".fund .link", (l) => l.map((e) => e.textContent).filter((t) => /^\p{Ll}/u.test(t))));
  say("told 1280", await h.faults());

  // Last year's notat: its agreements come to the step that follows them up, once.
  execFileSync(notat, ["render", "--udgave", "intern", "-o", join(folder, "foer.pdf"), join(import.meta.dirname, "../../examples/birkelund-2024-25.json")], { stdio: "ignore" });
  await h.step("Opfølgning");
  await h.page.$eval("#sidsteaar--mere", (d) => (d.open = true));
  const lastYears = async () => {
    await (await h.page.$("#sidsteaar")).uploadFile(join(folder, "foer.pdf"));
    await h.press("Hent fra sidste år");
  };
  const agreements = () => h.page.$$eval('.form [id$="-fraSkoleaar"]', (l) => l.map((e) => e.value).join());
  await lastYears();
  await h.until("they are there", () => document.querySelector('.form [id$="-fraSkoleaar"]'));
  say("last year's agreements come along", (await agreements()) === "2023/24,2023/24,2024/25,2024/25,2024/25" ? [] : [await agreements()]);
  say("the focus is where one tells how it went", (await h.page.evaluate(() => document.activeElement?.id)).endsWith("aftaler-0-status") ? [] : [await h.page.evaluate(() => document.activeElement?.id)]);
  await lastYears();
  say("and only once", [...(await h.until("it is said", () => /i forvejen/.test(document.getElementById("besked").textContent))), ...((await agreements()).length === 39 ? [] : [await agreements()])]);
  say("Opfølgning 1280", await h.faults());
  await h.page.goto(`${served.at}/skriv`);
  await (await h.page.waitForSelector("#fil")).uploadFile(join(folder, "foer.pdf"));
  await h.press("Brug som sidste år");
  await h.find("Notatets titel", "textbox");
  say("the next notat begins with last year's", (await h.page.$eval("#f-dokument-skoleaar", (e) => e.value)) === "2025/26" ? [] : [await h.page.$eval("#f-dokument-skoleaar", (e) => e.value)]);

  // A Word draft that was edited and comes back.
  execFileSync(notat, ["render", "--status", "udkast", "--udgave", "intern", "-o", join(folder, "udkast.docx"), join(import.meta.dirname, "../../examples/birkelund-2024-25.json")], { stdio: "ignore" });
  execFileSync("python3", ["-c", edit, join(folder, "udkast.docx"), join(folder, "rettet.docx")]);
  await h.page.goto(`${served.at}/skriv`);
  await (await h.page.waitForSelector("#fil")).uploadFile(join(folder, "rettet.docx"));
  await h.press("Åbn filen");
  await h.find("Notatets titel", "textbox");
  say("what was changed in Word is there, and is told with what follows of it", [
    ...((await h.page.$eval("#f-dokument-titel", (e) => e.value)).endsWith("Birkelund Ny Skole") ? [] : [await h.page.$eval("#f-dokument-titel", (e) => e.value)]),
    ...(await h.until("it is told", () => /Rettelserne fra Word.*titel.*godkend/.test(document.getElementById("besked").textContent))),
  ]);

  // Figures out of a file: put in with their source, once; another figure is asked about;
  // and what stood there before, pictures too, stays. The second row is of another school.
  const extract = (figure) => {
    writeFileSync(join(folder, "udtraek.csv"), `Institutionsnummer;Skoleår;Klassekvotient;Mystik\n123456;2025/2026;${figure};1\n654321;2025/2026;9,9;1\n`);
    return join(folder, "udtraek.csv");
  };
  const figures = async (figure) => {
    await h.page.$eval("#tal-fra-fil", (d) => (d.open = true));
    await (await h.page.$('#tal-fra-fil input[type="file"]')).uploadFile(extract(figure));
    await h.page.$eval("#tal-fra-fil", (d) => d.scrollIntoView({ block: "center" })); // what is told lies at the foot
    await h.press("Hent tallene");
  };
  await h.page.goto(`${served.at}/skriv`);
  await (await h.page.waitForSelector("#fil")).uploadFile(join(import.meta.dirname, "../../examples/alle-blokke-2025-26.json"));
  await h.press("Åbn filen");
  await h.find("Notatets titel", "textbox");
  await h.write("Institutionsnummer", "123456");
  say("the register's names are proposed", await h.until("they are", () => /123456: Mosebakkeskolen, Engby Kommune/.test(document.querySelector(".form").textContent)));
  await h.press("Brug det");
  const named = () => h.page.$$eval("#f-skole-navn, #f-kommune-navn", (l) => l.map((e) => e.value).sort().join());
  say("and taken", (await named()) === "Engby Kommune,Mosebakkeskolen" ? [] : [await named()]);
  say("Om samtalen 1280", await h.faults());
  await h.step("Resultater");
  const values = () => h.page.$$eval('.form [id$="-vaerdi"]', (l) => l.map((e) => e.value));
  const before = await values();
  const own = (all) => all.filter((v) => v.startsWith("21"));
  await figures("21,30");
  await h.until("they are there", () => /Tallene fra filen er sat ind/.test(document.getElementById("besked").textContent));
  say("figures of a file come in digit for digit, and none of another school's", [...(own(await values()).join() === "21,30" ? [] : [await values()]), ...((await values()).length === before.length + 1 ? [] : [await values()])]);
  say("a column that is not known is told", await h.until("it is told", () => document.getElementById("besked").textContent.includes("Mystik")));
  say("their source and day stand there", (await h.page.$$eval('.form [id$="-kilde"]', (l) => l.map((e) => e.value))).some((v) => v.includes("Uddannelsesstatistik")) ? [] : ["no source"]);
  await figures("21,30");
  say("and only once", await h.until("it is told", () => /står her i forvejen/.test(document.getElementById("besked").textContent)));
  await figures("21,40");
  await h.until("it is asked", () => document.querySelector("#tal-fra-fil fieldset"));
  say("another figure is asked about, and nothing is changed", own(await values()).join() === "21,30" ? [] : [await values()]);
  say("Resultater 1280", await h.faults());
  await h.page.$eval("#tal-fra-fil", (d) => d.scrollIntoView({ block: "center" }));
  await h.press("Brug svarene");
  say("without an answer nothing happens", own(await values()).join() === "21,30" ? [] : [await values()]);
  await h.press("Brug udtrækkets tal", undefined, "radio");
  await h.press("Brug svarene");
  say("the answer holds", await h.until("it is there", () => [...document.querySelectorAll('.form [id$="-vaerdi"]')].some((e) => e.value === "21,40")));
  await h.press("Fortryd", await h.page.$("#besked"));
  say("and is undone", await h.until("it is back", () => [...document.querySelectorAll('.form [id$="-vaerdi"]')].some((e) => e.value === "21,30")));
  await h.press("Gem som fil");
  const file = join(folder, "gemt.docx");
  writeFileSync(file, await h.file(/^skoleudviklingssamtale.*\.docx$/));
  const kept = JSON.parse(execFileSync(notat, ["extract", file], { maxBuffer: 64 << 20 }));
  const pictures = (v) => (JSON.stringify(v).match(/"data:image[^"]*"/g) ?? []).sort().join();
  say("the pictures are those that were there", pictures(kept) === pictures(JSON.parse(readFileSync(join(import.meta.dirname, "../../examples/alle-blokke-2025-26.json"), "utf8"))) ? [] : ["others"]);
} catch (e) {
  say("the way through what is told", [e.message]);
} finally {
  await browser.close();
  await served.stop();
}
ended();
