// The desk with the keyboard alone, at 320 pixels, as on a screen enlarged four times:
// a notat is begun, someone is added, moved and deleted, a text is written, and the PDF
// is fetched.
// usage: desk-keys.mjs NOTAT FOLDER PORT
import { rmSync } from "node:fs";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";

const [notat, folder, port] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
const served = await service(notat, port);
const browser = await launch();
try {
  const h = await Hand.at(browser, `${served.at}/skriv`, folder, 320);
  const key = async (k) => {
    await h.page.keyboard.press(k);
    await pause(25);
  };
  const named = () =>
    h.page.evaluate(() => {
      const e = document.activeElement;
      const label = e?.labels?.[0]?.textContent ?? e?.getAttribute("aria-label") ?? e?.textContent ?? "";
      return label.trim();
    });
  /** Tabs on until what has the focus is called so. */
  async function reach(name, by = "Tab") {
    for (let i = 0; i < 150; i++) {
      if ((await named()).startsWith(name)) return;
      if (by === "Tab" && (await h.page.evaluate(() => document.activeElement?.classList.contains("tekstfelt")))) await key("Escape"); // a text keeps Tab for its lists
      await (by === "Tab" ? key("Tab") : h.page.keyboard.down("Shift").then(() => key("Tab")).then(() => h.page.keyboard.up("Shift")));
    }
    throw new Error(`»${name}« is not reached; here is »${await named()}«`);
  }
  async function step(name) {
    if (!(await h.page.$eval("#trinene", (d) => d.open))) {
      await reach("Trin", "back");
      await key("Enter");
    }
    await reach(name);
    await key("Enter");
    await pause(60);
  }
  await h.find("Kommune", "textbox");
  await reach("Kommune");
  await h.page.keyboard.type("Fjordby Kommune");
  await reach("Skole");
  await h.page.keyboard.type("Engskolen");
  await key("Enter");
  await h.find("Notatets titel", "textbox");

  await step("Deltagere");
  for (const name of ["Anne Holm", "Bo Lind"]) {
    await reach("Tilføj en deltager");
    await key("Enter");
    await h.page.keyboard.type(name); // the focus is where one writes
  }
  const names = () => h.page.$$eval('[id^="f-deltagere-"][id$="-navn"]', (l) => l.map((e) => e.value).join());
  say("one who is added is written at once", (await names()) === "Anne Holm,Bo Lind" ? [] : [await names()]);
  await reach("Flyt op: Bo Lind");
  await key("Enter");
  const kept = await named();
  say("one who is moved keeps the focus", (await names()) === "Bo Lind,Anne Holm" && kept.endsWith("Bo Lind") ? [] : [await names(), kept]);
  await reach("Slet: Bo Lind", "back");
  await key("Enter");
  say("one who is deleted leaves the focus in the list", (await names()) === "Anne Holm" && (await named()).startsWith("Slet: Anne Holm") ? [] : [await names(), await named()]);
  await reach("Fortryd", "back");
  await key("Enter");
  say("and comes back", (await names()) === "Bo Lind,Anne Holm" ? [] : [await names()]);

  await step("Rammesætning");
  await reach("Hvad skulle samtalen");
  await h.page.keyboard.type("Om læsning.");
  await step("Tjek og hent");
  await h.until("checked", () => document.getElementById("tjek-svar"));
  await reach("Hent PDF");
  await key("Enter");
  await h.file(/\.pdf$/);
  say("the PDF is reached", []);
  say("nothing is wider than 320 pixels", await h.faults());
} catch (e) {
  say("the way through with the keyboard", [e.message]);
} finally {
  await browser.close();
  await served.stop();
}
ended();
