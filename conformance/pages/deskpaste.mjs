// What people bring to the desk, pasted: a range from a spreadsheet becomes what its
// head says, by the service's own reader; lines become one each.
// usage: deskpaste.mjs NOTAT PORT   the program
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";
import { cases } from "./clipboard.mjs";

const [notat, port] = process.argv.slice(2);
const served = await service(notat, port);
const browser = await launch();
const called = (name) => cases.find((c) => c.name === name);
const range = (rows) => ({ text: rows.map((r) => r.join("\t")).join("\r\n") + "\r\n", html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join("")}</tr>`).join("")}</table></body></html>` });

try {
  const h = await Hand.at(browser, `${served.at}/skriv`);
  const item = (id) => h.page.waitForSelector(`#${id}`, { timeout: 5000 });
  const values = (selector) => h.page.$$eval(selector, (all) => all.map((e) => e.value ?? e.textContent));
  const paste = (e, what) => h.paste(e, what);
  /** Waits for the values of some fields. */
  const are = async (what, selector, want) => {
    let got;
    for (let i = 0; i < 60 && JSON.stringify((got = await values(selector))) !== JSON.stringify(want); i++) await pause(60);
    say(`pasted at the desk: ${what}`, [...(JSON.stringify(got) === JSON.stringify(want) ? [] : [`${JSON.stringify(got)}, not ${JSON.stringify(want)}`]), ...h.errors.splice(0)]);
  };

  await h.write("Kommune", "Fjordby Kommune");
  await h.write("Skole", "Engskolen");
  await h.press("Begynd at skrive");
  await h.find("Notatets titel", "textbox");

  await h.step("Deltagere");
  await h.press("Tilføj en deltager");
  await paste(await item("f-deltagere-0-navn"), range([["Navn", "Titel"], ["Anne Holm", "Skolechef"], ["Bo Lind", "Skoleleder"]]));
  await are("people are who took part", "[id^='f-deltagere-'][id$='-navn'], [id^='f-deltagere-'][id$='-part']", ["Anne Holm", "forvaltning", "Bo Lind", "skoleledelse"]);

  await h.step("Dagsorden");
  await h.press("Tilføj et punkt");
  await paste(await item("f-moede-dagsorden-0-punkt"), range([["Tid", "Punkt"], ["13.00–13.20", "Velkomst"], ["13.20–15.00", "Læsning"]]));
  await are("times and points are an agenda", "input[id^='f-moede-dagsorden-'][id$='-punkt']", ["Velkomst", "Læsning"]);

  await h.step("Resultater");
  await h.write("Hvad viser tallene? Skriv gerne med ord. Tal fra obligatoriske test vises ikke offentligt.", "Eleverne trives.");
  await h.press("Tilføj her: Tal");
  const first = "[id*='-resultater-'][id$='-maaling']";
  const numbers = range([["Måling", "Skolen", "Landet"], ["Trivsel i klassen", "3,80", "3,7"], ["Ro i timerne", "3,1", "3,20"]]);
  await h.page.waitForSelector(first);
  await paste(await h.page.$(first), numbers);
  await are("a range with a head is results, with the digits that were typed", "[id*='-resultater-'][id$='-maaling'], [id*='-resultater-'][id$='-vaerdi'], [id*='-resultater-'][id$='-landstal']", ["Trivsel i klassen", "3,80", "3,7", "Ro i timerne", "3,1", "3,20"]);
  await paste(await h.page.$(first), range([["Ukendt", "Skolen"], ["x", "1"]]));
  await are("a range of another kind is refused in words", "#besked p", ["Cellerne er ikke sat ind, for deres overskrifter siger ikke, hvad de er. Kopiér også rækken med overskrifter, eller sæt cellerne ind i en tekst eller en tabel."]);

  await h.step("Indsatser");
  await h.press("Skriv om indsatser");
  const words = called("Word: a table between paragraphs is a table");
  await paste(await h.find("Hvad arbejder skolen med, og hvad er næste skridt?", "textbox"), words);
  await are("a table from Word stands behind its text", "[aria-label^='Kolonne'], [aria-label^='Række']", words.tables[0].flat());
  await are("and its words are kept", ".tekstfelt p", ["Før", "Efter"]);

  await h.step("Aftaler");
  await h.press("Tilføj en aftale");
  const goal = "[id*='-aftaler-'][id$='-maal']";
  await h.page.waitForSelector(goal);
  await paste(await h.page.$(goal), range([["Mål", "Ansvarlig", "Frist"], ["Flere bøger", "skoleleder", "1. juni 2027"]]));
  await are("a plan of action is agreements", "[id*='-aftaler-'][id$='-maal'], [id*='-aftaler-'][id$='-ansvarlig'], [id*='-aftaler-'][id$='-frist']", ["Flere bøger", "skoleleder", "2027-06-01"]);

  await h.step("Evaluering");
  await h.write("Hvad sagde deltagerne om samtalen? Gerne korte citater uden navn.", "De sagde:");
  await h.press("Tilføj her: Citater");
  const thirteen = called("thirteen items from Word are thirteen quotes");
  await paste(await h.page.waitForSelector("[data-sted$='/citater/0/tekst'] .tekstfelt"), { html: thirteen.html.replace("frikvarter 1 ", "»frikvarter« *1* "), text: "" });
  await are("thirteen lines are thirteen quotes, signs and all", "[data-sted*='/citater/'][data-sted$='/tekst'] .tekstfelt", [thirteen.lines[0].replace("frikvarter 1 ", "»frikvarter« *1* "), ...thirteen.lines.slice(1)]);
  say("pasted at the desk: axe", await h.faults());
} catch (e) {
  say("pasted at the desk", [String(e.stack ?? e)]);
}
await browser.close();
await served.stop();
ended();
