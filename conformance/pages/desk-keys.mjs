// A whole notat at the desk with the keyboard alone, in a window of 320 x 256 pixels: a
// screen of 1280 x 1024 that is enlarged four times. Nothing is focused, clicked or filled
// in by the script: there are Tab and Shift+Tab, arrows, Enter, Space, Escape and typing,
// and what has the focus is known by the name and the role that a screen reader says.
// After each key the focus must be seen, and be where one goes on.
// usage: desk-keys.mjs NOTAT FOLDER PORT [PICTURES]   the last: a folder for a picture of each step
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";
import { png } from "./png.mjs";

const [notat, folder, port, pictures] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
if (pictures) mkdirSync(pictures, { recursive: true });

/** Of what has the focus: whether it is seen, and why not. */
function unseen() {
  let e = document.activeElement;
  if (!e || e === document.body) return "nothing has the focus";
  if (e.tagName === "IFRAME") return ""; // the page in it says it
  const r = e.getBoundingClientRect();
  if (r.bottom <= 0 || r.top >= innerHeight || r.right <= 0 || r.left >= innerWidth) return `it stands outside the window (${Math.round(r.top)} to ${Math.round(r.bottom)})`;
  const at = (x, y) => document.elementFromPoint(Math.min(Math.max(x, 1), innerWidth - 2), Math.min(Math.max(y, 1), innerHeight - 2));
  const mine = (x) => x && (e.contains(x) || x.contains(e) || [...(e.labels ?? [])].some((l) => l.contains(x)));
  if (![0.1, 0.5, 0.9].some((f) => mine(at(r.left + r.width / 2, r.top + r.height * f)))) return "something lies over it";
  const look = (x) => x && ((getComputedStyle(x).outlineStyle !== "none" && parseFloat(getComputedStyle(x).outlineWidth) > 0) || getComputedStyle(x).boxShadow !== "none");
  if (e.type === "date" && !e.matches(":focus-visible")) return ""; // its button has it, and the browser's own ring
  if (e.tabIndex >= 0 && ![e, e.parentElement, ...(e.labels ?? [])].some(look)) return "nothing shows that it has the focus";
  return "";
}

/** Of what is seen where colours are taken away: a control without a frame, a choice or a
 *  fault that is told by its colour alone. */
function told() {
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 4; // a button that a label stands for is smaller
  const all = (s) => [...document.querySelectorAll(s)].filter(seen);
  const name = (e) => (e.getAttribute("aria-label") ?? e.textContent.trim()) || e.id;
  const framed = (e) => {
    const s = getComputedStyle(e);
    return s.textDecorationLine.includes("underline") || ["Top", "Right", "Bottom", "Left"].some((d) => s[`border${d}Style`] !== "none" && parseFloat(s[`border${d}Width`]) > 0) || (e.matches("input") && (e.type === "file" || s.appearance !== "none"));
  };
  const look = (e) => ((s) => [s.borderTopWidth, s.borderLeftWidth, s.borderStyle, s.fontWeight, s.textDecorationLine].join())(getComputedStyle(e));
  const alone = (e) => [...(e.closest("ol, ul, [role=toolbar]")?.querySelectorAll(e.tagName) ?? [])].some((o) => o !== e && seen(o) && !o.matches("[aria-current], [aria-pressed=true]") && look(o) === look(e));
  const words = (e) => ["aria-describedby", "aria-errormessage"].some((k) => (e.getAttribute(k) ?? "").split(" ").some((id) => document.getElementById(id)?.textContent.trim()));
  return [
    ...all("button, input, select, textarea, [contenteditable=true]").filter((e) => !framed(e)).map((e) => `»${name(e)}« has no frame`),
    ...all("[aria-current], [aria-pressed=true]").filter(alone).map((e) => `that »${name(e)}« is chosen is told by its colour alone`),
    ...all("[aria-invalid=true]").filter((e) => !words(e)).map((e) => `what is wrong with »${name(e)}« is not told in words`),
  ];
}

class Keys extends Hand {
  presses = 0;
  against = []; // where the focus was not seen or was lost

  async key(k) {
    await this.page.keyboard.press(k);
    this.presses++;
    await pause(15);
  }
  /** The name and the role of what has the focus, as they are told to a screen reader. */
  async here() {
    this.cdp ??= await this.page.createCDPSession();
    const { result } = await this.cdp.send("Runtime.evaluate", { expression: "document.activeElement" });
    if (!result.objectId) return { name: "", role: "" };
    const { nodes } = await this.cdp.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    await this.cdp.send("Runtime.releaseObject", { objectId: result.objectId });
    return { name: nodes[0]?.name?.value ?? "", role: nodes[0]?.role?.value ?? "" };
  }
  /** Goes on until what has the focus begins with such a name; the document's end leads to its beginning. */
  async reach(name, { back = false, most = 160 } = {}) {
    let said;
    for (let i = 0; i <= most; i++) {
      said = await this.here();
      if (said.role !== "RootWebArea" && said.name.startsWith(name)) {
        const why = await this.page.evaluate(unseen);
        if (why) this.against.push(`»${said.name.slice(0, 40)}«: ${why}`);
        return said;
      }
      const was = await this.page.evaluate(() => document.activeElement?.classList.contains("tekstfelt"));
      if (was) await this.key("Escape"); // a text keeps Tab for its lists
      if (back) await this.page.keyboard.down("Shift");
      await this.key("Tab");
      if (back) await this.page.keyboard.up("Shift");
      const why = await this.page.evaluate(unseen);
      if (why && why !== "nothing has the focus") this.against.push(`»${(await this.here()).name.slice(0, 40)}«: ${why}`);
    }
    throw new Error(`»${name}« is not reached; here is »${said.name}« (${said.role})`);
  }
  /** Does what a key does, after which something must have the focus. */
  async act(name, k = "Enter", how) {
    await this.reach(name, how);
    await this.key(k);
    await pause(90);
    if ((await this.here()).role === "RootWebArea") this.against.push(`after »${name}« nothing has the focus`);
  }
  async type(name, words, how) {
    await this.reach(name, how);
    await this.page.keyboard.type(words);
  }
  async step(name) {
    if (!(await this.page.$eval("#trinene", (d) => d.open))) await this.act("Trin", "Enter", { back: true });
    await this.act(name);
  }
  async choose(name, words, how) {
    await this.type(name, words, how); // a list is searched by its first letters
  }
  async fetch(name, what) {
    await this.act(name);
    return this.file(what);
  }
  async put(name, path) {
    await this.reach(name);
    const chooser = this.page.waitForFileChooser({ timeout: 5000 });
    await pause(200); // until it is listened for
    await this.key("Enter");
    await (await chooser).accept([path]);
    await pause(150);
  }
  /** Says how a step went: the focus, axe-core, the width, and in forced colours too. */
  async looked(what, most) {
    if (pictures) await this.page.screenshot({ path: join(pictures, `${String(++this.shots).padStart(2, "0")}-${what.replaceAll(/[^a-zæøå]+/gi, "-")}.png`) });
    const faults = [...this.against.splice(0), ...(await this.faults())];
    if (this.presses > most) faults.push(`more than ${most} keys besides what is typed`);
    const cdp = this.cdp ?? (await this.page.createCDPSession());
    await cdp.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    faults.push(...(await this.faults()).map((f) => `${f} (forced colours)`), ...(await this.page.evaluate(told)).map((f) => `${f} (forced colours)`));
    if (pictures) await this.page.screenshot({ path: join(pictures, `${String(this.shots).padStart(2, "0")}-farver.png`) });
    await cdp.send("Emulation.setEmulatedMedia", { features: [] });
    say(`the keyboard alone, 320 x 256: ${what} (${this.presses} keys)`, [...new Set(faults)]);
    this.presses = 0;
  }
  shots = 0;
}

const served = await service(notat, port);
const browser = await launch(folder);
let h;
try {
  h = await Keys.at(browser, `${served.at}/`, folder, 320);
  await h.page.setViewport({ width: 320, height: 256 });
  await h.looked("the front page");
  await h.type("Kommune", "Fjordby Kommune");
  await h.type("Skole", "Engskolen");
  await h.reach("Skriv i browseren");
  await Promise.all([h.page.waitForNavigation(), h.key("Enter")]);
  await h.find("Notatets titel", "textbox");
  await h.looked("from the front page to the desk", 20);
  await h.type("Dato for samtalen", "12122026"); // the same in every order of day and month
  await h.type("Begyndte kl.", "13.00");
  await h.type("Sluttede kl.", "15.00");
  await h.type("Institutionsnummer", "123456");
  const value = (id) => h.page.$eval(`#${id}`, (e) => e.value).catch(() => undefined);
  const is = async (what, id, want) => say(what, (await value(id)) === want ? [] : [`${id} is ${await value(id)}`]);
  await is("a day is typed", "f-moede-dato", "2026-12-12");
  await h.looked("Om samtalen", 30);

  await h.step("Deltagere");
  for (const [name, title, part, extra] of [["Anne Holm", "skolechef", "Forvaltning", "Mødeleder"], ["Bo Lind", "skoleleder", "Skoleledelse", "Referent"], ["Cilla Krog", "forælder", "Skolebestyrelse", "Forældrevalgt"]]) {
    await h.act("Tilføj en deltager");
    await h.page.keyboard.type(name); // the focus is where one writes
    await h.type("Titel eller rolle", title);
    await h.choose("Gruppe", part);
    await h.act(extra, "Space");
  }
  const names = () => h.page.$$eval('[id^="f-deltagere-"][id$="-navn"]', (l) => l.map((e) => e.value).join());
  const here = async () => (await h.here()).name;
  say("three are written", (await names()) === "Anne Holm,Bo Lind,Cilla Krog" ? [] : [await names()]);
  await h.act("Flyt op: Bo Lind", "Enter", { back: true });
  say("one who is moved keeps the focus", (await names()) === "Bo Lind,Anne Holm,Cilla Krog" && (await here()).endsWith("Bo Lind") ? [] : [await names(), await here()]);
  await h.act("Slet: Bo Lind");
  say("one who is deleted leaves the focus in the list", (await names()) === "Anne Holm,Cilla Krog" && (await here()).startsWith("Slet: ") ? [] : [await names(), await here()]);
  await h.act("Fortryd");
  say("and comes back", (await names()) === "Bo Lind,Anne Holm,Cilla Krog" ? [] : [await names()]);
  await h.looked("Deltagere", 100);

  await h.step("Dagsorden");
  for (const [i, [to, what]] of [["13.20", "Velkomst"], ["15.00", "Læsning og trivsel"]].entries()) {
    await h.act("Tilføj et punkt");
    await h.page.keyboard.type(what);
    await h.type("Til kl.", to, { back: true });
    if (i === 0) await h.type("Fra kl.", "13.00", { back: true });
  }
  await is("a point is written", "f-moede-dagsorden-1-punkt", "Læsning og trivsel");
  await h.looked("Dagsorden", 40);

  await h.step("Rammesætning");
  await h.type("Hvad skulle samtalen", "Samtalen handlede om læsning.");
  await h.looked("Rammesætning", 30);
  await h.step("Opfølgning");
  await h.choose("Intet indhold, fordi", "Det var");
  await h.looked("Opfølgning", 30);

  await h.step("Resultater");
  await h.type("Hvad viser tallene?", "Eleverne trives.");
  await h.act("Tilføj her: Tal");
  for (const [i, [what, own]] of [["Trives i klassen", "3,80"], ["Ro i timerne", "3,1"]].entries()) {
    if (i > 0) await h.act("Tilføj et tal mere");
    await h.type("Hvad er målt?", what);
    await h.choose("Hvad er det for tal?", "Trivsel");
    await h.type("Periode", "2025/26");
    await h.type("Antal elever bag tallet", "240");
    await h.type("Skolens tal", own);
    await h.type("Landets tal", "3,7");
    await h.type("Kilde", "Trivselsmålingen");
  }
  await h.act("Vis også tallene som søjler", "Space");
  await h.looked("Resultater", 90);

  await h.step("Indsatser");
  await h.act("Skriv om indsatser");
  await h.type("Hvad arbejder skolen med", "Alle læser hver dag.");
  await h.act("Tilføj her: Tabel");
  await h.type("Tekst over tabellen", "Læsetid");
  for (const [cell, words] of [["Kolonne 1, overskrift", "Trin"], ["Kolonne 2, overskrift", "Minutter"], ["Række 1, kolonne 1", "Indskoling"], ["Række 1, kolonne 2", "20"]]) await h.type(cell, words);
  await h.act("Tilføj her: Billede");
  writeFileSync(join(folder, "skolen.png"), png(64, 48));
  await h.put("Vælg et billede", join(folder, "skolen.png"));
  await h.until("the picture is there", () => document.querySelector(".lille-billede"));
  await h.type("Hvad viser billedet?", "Skolens bibliotek med lave reoler");
  const order = () => h.page.$$eval('[aria-label^="Slet: "]', (l) => l.map((e) => e.getAttribute("aria-label").slice(6)).filter((n) => /^(Tabel|Billede)/.test(n)).map((n) => n.slice(0, 5)).join());
  const stand = async (what, want, starts) => say(what, (await order()) === want && (await here()).startsWith(starts) ? [] : [await order(), await here()]);
  await h.act("Flyt op: Billede", "Enter", { back: true });
  await stand("a picture that is moved keeps the focus", "Bille,Tabel", "Flyt ");
  await h.act("Slet: Billede");
  await stand("one that is deleted leaves the focus in the list", "Tabel", "Slet: ");
  await h.act("Fortryd");
  await stand("and comes back, and the focus is not lost", "Bille,Tabel", "");
  await h.looked("Indsatser", 230);

  await h.step("Aftaler");
  for (const [goal, who] of [["Flere elever læser i fritiden", "skoleleder"], ["Ro i alle timer", "pædagogisk leder"]]) {
    await h.act("Tilføj en aftale");
    await h.type("Mål: Hvad skal lykkes?", goal);
    await h.type("Ansvarlig", who);
    await h.type("Frist", "06062027");
    await h.choose("Status", "I gang");
  }
  await h.looked("Aftaler", 85);
  await h.step("Evaluering");
  await h.type("Hvad sagde deltagerne om samtalen?", "Godt at tale sammen. Se https://intranet.fjordby.dk/skoler.");
  await h.act("Tilføj her: Citater");
  await h.type("Citat", "Vi kom hele vejen rundt.");
  await h.act("Kun internt: Citater", "Space");
  await h.looked("Evaluering", 115);

  // Into the preview, from text to text in it, and from there to the field.
  await h.reach("Det, alle ser", { back: true });
  for (let i = 0; i < 8 && (await h.page.evaluate(() => document.activeElement?.tagName)) !== "IFRAME"; i++) await h.key("Tab");
  const shown = () => h.page.evaluate(() => document.querySelector("iframe").contentDocument.activeElement.textContent);
  for (let i = 0; i < 80 && !(await shown()).startsWith("Flere elever læser i fritiden"); i++) await h.key("ArrowDown");
  await h.key("ArrowDown");
  await h.key("ArrowUp");
  if (pictures) await h.page.screenshot({ path: join(pictures, "10-visning.png") });
  await h.key("Enter");
  await pause(200);
  say("the preview leads to the field", (await h.page.evaluate(() => document.activeElement.id)) === "f-afsnit-4-blokke-0-aftaler-0-maal" ? [] : [JSON.stringify(await h.here()), (await shown()).slice(0, 60)]);

  await h.step("Tjek og hent");
  await h.until("checked", () => document.getElementById("tjek-svar"));
  await h.looked("Tjek og hent", 150);

  // Out to Word and in again.
  await h.reach("Alle (det, der er internt");
  await h.key("ArrowUp");
  await h.key("ArrowDown");
  say("which edition is chosen by arrows", (await here()).startsWith("Alle") ? [] : [await here()]);
  await h.key("ArrowUp");
  await h.fetch("Hent Word-filen", /\.docx$/);
  const out = join(folder, readdirSync(folder).find((f) => f.endsWith(".docx")));
  execFileSync("python3", [join(import.meta.dirname, "word.py"), out, join(folder, "rettet.docx"), "Eleverne trives.", "Eleverne trives bedre end sidste år."]);
  await h.act("Læg en rettet Word-fil ind");
  await h.put("Rettet Word-fil", join(folder, "rettet.docx"));
  await h.act("Læg rettelserne ind");
  say("what was edited in Word is in, and told", await h.until("it is told", () => /^Rettelserne fra Word er taget med her: /.test(document.getElementById("besked")?.textContent ?? "")));
  await h.looked("back from Word", 30);

  await h.reach("Os selv (alt er med");
  await h.key("ArrowUp");
  await h.act("Notatet er endeligt", "Space");
  await h.find("Gem svaret", "button");
  await h.act("Gem svaret");
  say("a reason is asked for, and the focus stands where it is chosen", (await here()).startsWith("Må blive stående") ? [] : [await here()]);
  await h.choose("Må blive stående, fordi", "Alle kan");
  await h.act("Gem svaret");
  say("a finding is answered, and the notat is ready", await h.until("ready", () => document.querySelector(".boks.god h3")));
  await h.fetch("Hent PDF", /\.pdf$/);
  await h.looked("the final PDF", 110);
  const printed = execFileSync("pdftotext", ["-layout", join(folder, readdirSync(folder).find((f) => f.endsWith(".pdf"))), "-"]).toString();
  say("the PDF has it, and nothing that is withheld", [...["bedre end sidste", "Flere elever læser", "Ro i alle timer", "Læsetid", "6. juni 2027"].filter((w) => !printed.includes(w)).map((w) => `without »${w}«`), ...["hele vejen rundt", "Cilla Krog", "UDKAST"].filter((w) => printed.includes(w)).map((w) => `with »${w}«`)]);
} catch (e) {
  say("the way through with the keyboard", [e.message, ...(h?.against ?? [])]);
  await h?.page.screenshot({ path: join(pictures ?? folder, "stopped.png"), fullPage: true });
} finally {
  await browser.close();
  await served.stop();
}
ended();
