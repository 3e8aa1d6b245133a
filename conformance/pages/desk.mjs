// Writes a whole notat at the desk, from nothing to the final PDF, as a person does who
// sees or hears names and roles: its Word draft goes out, is edited and comes back on the
// way. Counts what is done besides typing for each thing that is made, and holds each step
// against axe-core, wide, on a phone and in forced colours.
// usage: desk.mjs NOTAT FOLDER PORT   the program, and where files are fetched to
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hand, ended, firefox, launch, pause, say, service } from "./hand.mjs";
import { png } from "./png.mjs";

const [notat, folder, port] = process.argv.slice(2);
/** What is done besides typing: one action for each thing that is added, one for each choice. */
const meant = {
  "the notat": 1,
  "three participants": 9, // added, a group chosen, a function ticked
  "two points of the agenda": 2,
  "no content": 1,
  "results with a chart": 5, // two added, two kinds chosen, the chart
  "a section": 1,
  "a table": 1,
  "a picture": 2, // added, its file chosen
  "two agreements": 2,
  "an internal quote": 2,
  "Word out": 2, // with everything in it
  "Word in": 3, // the place opened, the file chosen, put in
  "it is final": 1,
  "an answer": 2,
  "the PDF": 1,
};

rmSync(folder, { recursive: true, force: true });
const served = await service(notat, port);
const browser = await launch(folder);
let h;
try {
  h = await Hand.at(browser, `${served.at}/skriv`, folder);
  const spent = {};
  let before = 0;
  /** Books what was done since the last time to a thing. */
  const made = (thing) => {
    spent[thing] = h.actions - before;
    before = h.actions;
  };
  const beside = () => (h.actions = before); // it was only looked at
  const item = (id) => h.page.waitForSelector(`#${id}`, { timeout: 5000 });

  await h.find("Kommune", "textbox"); // it is drawn
  say("the desk's front 1280", await h.faults());
  await h.write("Kommune", "Fjordby Kommune");
  await h.write("Skole", "Engskolen");
  await h.press("Begynd at skrive");
  await h.find("Notatets titel", "textbox");
  made("the notat");

  await h.day("Dato for samtalen", "2026-11-12");
  await h.write("Begyndte kl.", "13.00");
  await h.write("Sluttede kl.", "15.00");
  await h.write("Institutionsnummer", "123456");

  await h.step("Deltagere");
  for (const [i, [name, title, part, extra]] of [["Anne Holm", "skolechef", "Forvaltning", ["Mødeleder"]], ["Bo Lind", "skoleleder", "Skoleledelse", ["Referent"]], ["Cilla Krog", "forælder", "Skolebestyrelse", ["Forældrevalgt"]]].entries()) {
    await h.press("Tilføj en deltager");
    const at = await item(`f-deltagere-${i}--punkt`);
    await h.write("Navn", name, at);
    await h.write("Titel eller rolle", title, at);
    await h.choose("Gruppe", part, at);
    for (const e of extra) await h.press(e, await item(`f-deltagere-${i}--punkt`), "checkbox");
  }
  made("three participants");
  await h.step("Dagsorden");
  for (const [i, [from, to, what]] of [["13.00", "13.20", "Velkomst"], ["13.20", "15.00", "Læsning og trivsel"]].entries()) {
    await h.press("Tilføj et punkt");
    const at = await item(`f-moede-dagsorden-${i}--punkt`);
    if (i === 0) await h.write("Fra kl.", from, at);
    await h.write("Til kl.", to, at);
    await h.write("Punkt", what, at);
  }
  made("two points of the agenda");
  await h.step("Rammesætning");
  await h.write("Hvad skulle samtalen handle om, og hvad var udgangspunktet?", "Samtalen handlede om læsning og trivsel.");

  await h.step("Opfølgning");
  await h.choose("Intet indhold, fordi …", "foersteSamtale");
  made("no content");

  await h.step("Resultater");
  await h.write("Hvad viser tallene? Skriv gerne med ord. Tal fra obligatoriske test vises ikke offentligt.", "Eleverne trives.");
  await h.press("Tilføj her: Tal");
  for (const [i, [what, value, country]] of [["Trives i klassen", "3,80", "3,7"], ["Ro i timerne", "3,1", "3,20"]].entries()) {
    if (i > 0) await h.press("Tilføj et tal mere");
    const at = await item(`f-afsnit-2-blokke-1-resultater-${i}--punkt`);
    await h.write("Hvad er målt?", what, at);
    await h.choose("Hvad er det for tal?", "Trivsel", at);
    await h.write("Periode", "2025/26", at);
    await h.write("Antal elever bag tallet", "240", at);
    await h.write("Skolens tal", value, at);
    await h.write("Landets tal", country, at);
    await h.write("Kilde", "Trivselsmålingen", at);
  }
  await h.press("Vis også tallene som søjler", undefined, "checkbox");
  made("results with a chart");

  await h.step("Indsatser");
  await h.press("Skriv om indsatser");
  await h.write("Hvad arbejder skolen med, og hvad er næste skridt?", "Alle læser tyve minutter hver dag.");
  made("a section");
  await h.press("Tilføj her: Tabel");
  const table = await item("f-afsnit-3-blokke-1--blok");
  await h.write("Tekst over tabellen", "Læsetid", table);
  for (const [cell, words] of [["Kolonne 1, overskrift", "Trin"], ["Kolonne 2, overskrift", "Minutter"], ["Række 1, kolonne 1", "Indskoling"], ["Række 1, kolonne 2", "20"]]) await h.write(cell, words, table);
  made("a table");
  await h.press("Tilføj her: Billede");
  writeFileSync(join(folder, "skolen.png"), png(64, 48));
  await (await item("f-afsnit-3-blokke-2-billede")).uploadFile(join(folder, "skolen.png"));
  h.actions++;
  await h.until("the picture is there", () => document.querySelector(".lille-billede"));
  await h.write("Hvad viser billedet? Skriv det for dem, der ikke kan se det", "Skolens bibliotek med lave reoler");
  made("a picture");

  await h.step("Aftaler");
  await h.press("Tilføj en aftale");
  for (const [i, [goal, who]] of [["Flere elever læser i fritiden", "skoleleder"], ["Ro i alle timer", "pædagogisk leder"]].entries()) {
    if (i > 0) await h.press("Tilføj en aftale");
    const at = await item(`f-afsnit-4-blokke-0-aftaler-${i}--punkt`);
    await h.write("Mål: Hvad skal lykkes?", goal, at);
    await h.write("Ansvarlig, fx skoleleder", who, at);
    await h.day("Frist", "2027-06-01", at);
  }
  made("two agreements");
  await h.step("Evaluering");
  await h.write("Hvad sagde deltagerne om samtalen? Gerne korte citater uden navn.", "Godt at tale om det samme. Se https://intranet.fjordby.dk/skoler.");
  await h.press("Tilføj her: Citater");
  const quote = await item("f-afsnit-5-blokke-1--blok");
  await h.write("Citat", "Vi kom hele vejen rundt.", quote);
  await h.press("Kun internt: Citater", undefined, "switch");
  made("an internal quote");

  say("what is written stands in the preview", await h.until("the page shows it", () => {
    const page = document.querySelector("iframe").contentDocument?.body.textContent ?? "";
    return page.includes("Flere elever læser") && page.includes("3,80") && !page.includes("hele vejen rundt") && !page.includes("Cilla Krog");
  }));
  await h.press("Det hele", undefined, "radio");
  say("what is withheld is marked, with its reason", await h.until("it is marked", () => document.querySelector("iframe").contentDocument?.querySelector(".skjult-maerke")?.textContent.includes("internt") || [...document.querySelector("iframe").contentDocument.querySelectorAll(".skjult-maerke")].some((e) => /intern|Navnet/.test(e.textContent))));

  beside();
  say("it is kept", await h.saved());
  await pause(600);
  await h.page.reload();
  await h.find("Overskrift", "textbox");
  say("a reload loses nothing", await h.until("it is all there", () => document.querySelector("iframe").contentDocument?.body.textContent.includes("Flere elever læser")));

  // Out to Word, where somebody edits it, and in again.
  await h.step("Tjek og hent");
  await h.press("Os selv (alt er med, må ikke sendes ud)", undefined, "radio");
  await h.press("Hent Word-filen");
  await h.file(/\.docx$/);
  made("Word out");
  const out = join(folder, readdirSync(folder).find((f) => f.endsWith(".docx")));
  const back = join(folder, "rettet.docx");
  for (const [from, words, to] of [[out, ["Eleverne trives.", "Eleverne trives bedre end sidste år."], back + "1"], [back + "1", ["Flere elever læser i fritiden", "Flere elever læser hjemme"], back + "2"], [back + "2", ["Ro i timerne", "Ro i alle timer"], back]]) execFileSync("python3", [join(import.meta.dirname, "word.py"), from, to, ...words]);
  await (await h.find("Læg en rettet Word-fil ind")).click();
  h.actions++;
  await (await h.page.$("#rettet")).uploadFile(back);
  h.actions++;
  await h.press("Læg rettelserne ind");
  made("Word in");
  say("what was edited in Word is in", await h.until("the page shows it", () => {
    const page = document.querySelector("iframe").contentDocument?.body.textContent ?? "";
    return page.includes("bedre end sidste år") && page.includes("læser hjemme") && page.includes("Ro i alle timer");
  }));
  say("and it is told without a question", await h.until("it is told", () => /^Rettelserne fra Word er taget med her: /.test(document.getElementById("besked")?.textContent ?? "")));
  await h.press("Alle (det, der er internt, er ikke med)", undefined, "radio");
  beside();

  await h.press("Notatet er endeligt", undefined, "checkbox");
  made("it is final");
  await h.find("Gem svaret", "button");
  await pause(2000); // a reader's time, in which the check is done again
  const left = await h.page.$$eval(".spoergsmaal, .fund li", (l) => l.map((e) => e.textContent.slice(0, 60)));
  say(`questions and findings: ${left.length}`, left.length > 8 ? left : []);
  await h.press("Gem svaret");
  beside();
  say("nobody answers by haste", await h.until("a reason is asked for", () => document.querySelector(".spoergsmaal .fejl")?.textContent));
  await h.choose("Må blive stående, fordi …", "Alle kan åbne linket");
  await h.press("Gem svaret");
  made("an answer");
  say("a finding is answered, and the notat is ready", await h.until("ready", () => document.querySelector(".boks.god h3")));
  await h.press("Hent PDF");
  made("the PDF");
  const pdf = (await h.file(/\.pdf$/)).subarray(0, 5).toString() === "%PDF-" ? [] : ["no PDF"];
  const other = Object.keys({ ...meant, ...spent }).filter((thing) => meant[thing] !== spent[thing]);
  const sum = Object.values(spent).reduce((a, b) => a + b, 0);
  say(`a whole notat, to Word and back, to the final PDF: ${sum} actions besides typing (${Object.entries(spent).map((t) => t.join(" ")).join(", ")})`, [...pdf, ...other.map((thing) => `${thing}: ${spent[thing]}, not ${meant[thing]}`), ...(sum === 35 ? [] : ["not 35"])]);
  const printed = execFileSync("pdftotext", ["-layout", join(folder, readdirSync(folder).find((f) => f.endsWith(".pdf"))), "-"]).toString();
  say("the final PDF has it, and nothing that is withheld", [...["bedre end sidste", "læser hjemme", "Ro i alle timer", "Læsetid"].filter((w) => !printed.includes(w)).map((w) => `without »${w}«`), ...["hele vejen rundt", "Cilla Krog", "UDKAST"].filter((w) => printed.includes(w)).map((w) => `with »${w}«`)]);
  for (const f of readdirSync(folder).filter((f) => /docx/.test(f))) rmSync(join(folder, f));

  await h.press("Gem som fil");
  await h.file(/\.docx$/);
  const word = join(folder, readdirSync(folder).find((f) => f.endsWith(".docx")));
  const carried = JSON.parse(execFileSync(notat, ["extract", word]));
  say("the saved file carries the record", carried.afsnit.length === 6 && carried.afsnit[5].blokke[1].synlighed === "intern" ? [] : [JSON.stringify(carried).slice(0, 200)]);

  // What stops nothing may be answered too.
  await h.step("Rammesætning");
  await (await h.page.waitForSelector('.tekstfelt[role="textbox"]')).focus();
  await h.types("Skriv til mig på ole.lind@gmail.com. ");
  await h.step("Tjek og hent");
  const reminder = '.fund summary[aria-label*="mail"]';
  await h.until("it is told", (s) => document.querySelector(s), reminder);
  await h.page.$eval(reminder, (e) => e.click());
  await h.choose("Må blive stående, fordi …", "Det er set efter og er rigtigt", await h.page.$(".fund details[open]"));
  await h.press("Gem svaret", await h.page.$(".fund details[open]"));
  say("a reminder is answered, and gone", await h.until("gone", (s) => !document.querySelector(s) && document.querySelector("#svarene"), reminder));

  for (const [width, features] of [[1280, []], [390, []], [320, []], ...(firefox ? [] : [[1280, [{ name: "forced-colors", value: "active" }]]])]) {
    await h.page.setViewport({ width, height: 900 });
    if (!firefox) await (await h.page.createCDPSession()).send("Emulation.setEmulatedMedia", { features });
    for (const step of ["Om samtalen", "Deltagere", "Dagsorden", "Rammesætning", "Opfølgning", "Resultater", "Indsatser", "Aftaler", "Evaluering", "Flere afsnit", "Tjek og hent", "Under mødet"]) {
      await h.step(step);
      await pause(150);
      say(`the desk: ${step} ${width}${features.length ? " forced colours" : ""}`, await h.faults());
    }
  }

  // What is opened is what was saved.
  await h.page.goto(`${served.at}/skriv`);
  await (await h.page.waitForSelector("#fil")).uploadFile(word);
  await h.press("Åbn filen");
  await h.step("Aftaler");
  say("a saved file goes on", await h.until("its agreements are there", () => document.getElementById("f-afsnit-4-blokke-0-aftaler-1-maal")?.value === "Ro i alle timer"));

  // The examples, as somebody meets them who has answered nothing yet.
  const asked = [];
  for (const name of readdirSync("examples").filter((f) => f.endsWith(".json"))) {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(join("examples", name))), kontroller: undefined }));
    await h.page.goto(`${served.at}/skriv`);
    await (await h.page.waitForSelector("#fil")).uploadFile(file);
    await h.press("Åbn filen");
    await h.step("Tjek og hent");
    await h.page.waitForSelector("#tjek-svar", { timeout: 8000 });
    asked.push(await h.page.$$eval(".spoergsmaal, .fund li", (l) => l.length));
  }
  asked.sort((a, b) => a - b);
  const median = asked[Math.floor(asked.length / 2)];
  say(`questions and findings of the examples: ${asked.join(", ")}, median ${median}`, [...(asked.length < 4 ? ["fewer than four"] : []), ...(asked.at(-1) > 8 ? ["more than 8"] : []), ...(median > 3 ? ["median more than 3"] : [])]);
} catch (e) {
  say("the way through", [e.message]);
  await h?.page.screenshot({ path: join(folder, "stopped.png") });
} finally {
  await browser.close();
  await served.stop();
}
ended();
