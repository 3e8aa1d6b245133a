// Measures the preview at the desk: the time from a key to the page in the frame that has
// it, on notater of about 4, 10 and 40 pages, on loopback and at 10 Mbit/s; that only what
// changed is laid anew; and that no picture's bytes go up with it.
// usage: desk-view.mjs NOTAT FOLDER PORT
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";
import { png } from "./png.mjs";

const [notat, folder, port] = process.argv.slice(2);
const keys = 30;
const within = 600; // ms from key to page: three times what it is promised (50 of pause and 150), as the machine may be busy
const slower = 400; // ms that a line of 10 Mbit/s may add
const most = 60_000; // bytes of a notat of ten pages without its pictures
mkdirSync(folder, { recursive: true });

/** A notat of so many parts besides what it begins with, each with text, quotes and an agreement. */
function record(parts, picture) {
  const words = "Skolen følger op på læsningen i alle klasser, og lærerne ser sammen på, hvad der virker. ";
  const part = (_, i) => ({ overskrift: `Emne ${i + 1}`, blokke: [
    { type: "tekst", tekst: `${words.repeat(6).trim()}\n\n- ${words.trim()}\n- ${words.trim()}\n\n${words.repeat(4).trim()}` },
    { type: "citater", citater: [1, 2, 3].map((n) => ({ tekst: `Det gik godt ${n}.`, rolle: "lærer" })) },
    { type: "aftaler", aftaler: [{ maal: `Flere læser ${i + 1}`, tegn: words.trim(), ansvarlig: "skoleleder", frist: "2027-06-01" }] },
    ...(picture ? [{ type: "figur", billede: picture, alt: "Prikker i mange farver" }] : []),
  ] });
  const begun = JSON.parse(execFileSync(notat, ["new", "--kommune", "Fjordby Kommune", "--skole", "Engskolen", "--skoleaar", "2026/27"]));
  const [frame, ...others] = begun.afsnit;
  return { ...begun, afsnit: [{ ...frame, blokke: [{ type: "tekst", tekst: "Samtalen handlede om læsning." }] }, ...others, ...Array.from({ length: parts }, part)] };
}

function pages(file) {
  execFileSync(notat, ["render", "--status", "udkast", "-o", `${file}.pdf`, file], { stdio: "ignore" });
  return Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [`${file}.pdf`]))[1]);
}

/** Opens a notat at its first part, with the preview of it drawn. */
async function opened(browser, at, file) {
  const h = await Hand.at(browser, `${at}/skriv`);
  await (await h.page.waitForSelector("#fil")).uploadFile(file);
  await h.press("Åbn filen");
  await h.find("Notatets titel", "textbox");
  await h.step("Rammesætning");
  await (await h.page.waitForSelector('.tekstfelt[role="textbox"]')).focus();
  await h.page.keyboard.down("Control");
  await h.page.keyboard.press("End");
  await h.page.keyboard.up("Control");
  const faults = await h.until("the preview is drawn", () => (document.querySelector("iframe").contentDocument?.body.textContent ?? "").includes("handlede om læsning."));
  if (faults.length > 0) throw new Error(faults[0]);
  await h.page.waitForNetworkIdle();
  return h;
}

/** Presses keys one after another, and gives the time of each until it is in the preview. */
async function times(h, count) {
  const out = [];
  for (let i = 0; i < count; i++) {
    const letter = String.fromCharCode(97 + (i % 26));
    await h.page.evaluate(() => {
      const field = document.querySelector('.tekstfelt[role="textbox"]');
      const frame = document.querySelector("iframe").contentWindow;
      window.drawn = new Promise((done) => {
        let from;
        window.addEventListener("keydown", () => (from = performance.now()), { once: true, capture: true });
        const seen = new MutationObserver(() => {
          if (!frame.document.body.textContent.includes(field.textContent)) return;
          seen.disconnect();
          requestAnimationFrame(() => done(performance.now() - from)); // it is laid out
        });
        seen.observe(frame.document.body, { childList: true, characterData: true, subtree: true });
      });
    });
    await h.page.keyboard.press(letter);
    out.push(await Promise.race([h.page.evaluate(() => window.drawn), pause(5000).then(() => Infinity)]));
    if (out[i] === Infinity) break;
    await pause(20 + ((i * 37) % 60));
  }
  return out.sort((a, b) => a - b).map(Math.round);
}
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const told = (t) => `p50 ${at(t, 0.5)} ms, p95 ${at(t, 0.95)} ms`;

const served = await service(notat, port);
const browser = await launch();
try {
  const p95 = [];
  for (const parts of [5, 14, 60]) {
    const file = join(folder, `${parts}.json`);
    writeFileSync(file, JSON.stringify(record(parts)));
    const h = await opened(browser, served.at, file);
    await times(h, 3); // what is slow the first time alone
    const t = await times(h, keys);
    p95.push(at(t, 0.95));
    say(`a key is in the preview of ${pages(file)} pages: ${told(t)}`, [...(at(t, 0.95) > within ? [`more than ${within} ms`] : []), ...h.errors]);

    await h.page.evaluate(() => document.querySelector("iframe").contentDocument.body.querySelectorAll("*").forEach((e) => (e.was = true)));
    await times(h, 1);
    const [fresh, all] = await h.page.evaluate(() => {
      const now = [...document.querySelector("iframe").contentDocument.body.querySelectorAll("*")];
      return [now.filter((e) => !e.was).length, now.length];
    });
    say(`only what changed is laid anew: ${fresh} of ${all} elements`, fresh < 10 ? [] : ["too many"]);
    await h.page.close();
  }

  // Pictures that do not pack, on a line as many have.
  const picture = png(400, 300, true);
  const file = join(folder, "billeder.json");
  writeFileSync(file, JSON.stringify(record(12, `data:image/png;base64,${picture.toString("base64")}`)));
  const h = await opened(browser, served.at, file);
  const up = [];
  h.page.on("request", (r) => r.method() === "POST" && up.push([new URL(r.url()).pathname, r.postData()?.length ?? Infinity]));
  await h.page.emulateNetworkConditions({ latency: 20, download: 10e6 / 8, upload: 10e6 / 8 });
  const t = await times(h, keys);
  say(`at 10 Mbit/s, ${pages(file)} pages, ${Math.round((12 * picture.length) / 1000)} kB of pictures: ${told(t)}`, [...(at(t, 0.95) > within + slower ? [`more than ${within + slower} ms`] : []), ...h.errors]);
  const heavy = Math.max(...up.map(([, n]) => n));
  say(`no picture goes up with it: at most ${heavy} bytes in ${up.length} requests`, [...(up.some(([path]) => path.endsWith("/visning")) ? [] : ["no preview was asked for"]), ...up.filter(([, n]) => n > most).map(([path, n]) => `${path} ${n}`)]);
} catch (e) {
  say("the preview", [e.message]);
} finally {
  await browser.close();
  await served.stop();
}
ended();
