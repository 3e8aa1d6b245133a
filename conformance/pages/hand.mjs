// A hand at the desk: a service of its own on loopback, a browser, and what a person
// does there, by the names and roles that a person sees or hears.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import puppeteer from "puppeteer-core";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

let failed = false;
/** Says how a promise went; faults is what is against it. */
export function say(what, faults = []) {
  failed ||= faults.length > 0;
  console.log(`${what} ${faults.length ? faults.join("; ") : "ok"}`);
}
export const ended = () => process.exit(failed ? 1 : 0);

/** Starts the service, and gives what stops it. */
export async function service(notat, port) {
  const child = spawn(notat, ["serve"], { env: { ...process.env, NOTAT_ADDR: `127.0.0.1:${port}`, NOTAT_DATABASE: "" }, stdio: "ignore" });
  const at = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100; i++) {
    if (child.exitCode !== null) throw new Error(`the service does not start on ${at}`); // another may answer there
    if (await fetch(`${at}/healthz`).then((r) => r.ok, () => false)) return { at, stop: (how) => new Promise((done) => (child.once("exit", done), child.kill(how))) };
    await pause(100);
  }
  throw new Error("the service does not answer");
}

/** Whether the hand holds Firefox: DESK_BROWSER says so. Else it holds Chromium. */
export const firefox = process.env.DESK_BROWSER === "firefox";

/** Starts the browser. Files that are fetched come to a folder. */
export function launch(folder, userDataDir) {
  if (folder) mkdirSync(folder, { recursive: true });
  const into = folder && resolve(folder);
  if (firefox) return puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", userDataDir, extraPrefsFirefox: folder && { "browser.download.folderList": 2, "browser.download.dir": into, "browser.download.alwaysOpenPanel": false } });
  return puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", userDataDir, downloadBehavior: folder && { policy: "allow", downloadPath: into }, args: ["--no-sandbox", "--disable-gpu"] });
}

/** What a page says, or is called by, that is a word of the program and none of its reader's:
 *  a key, a mark of Markdown, the name of a format for machines. */
function notPlain() {
  const said = []; // what is folded too
  for (const page of [document, document.querySelector("iframe")?.contentDocument]) {
    const words = page?.body && page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (words?.nextNode()) if (!words.currentNode.parentElement.closest("script, style, noscript, textarea")) said.push(words.currentNode.data);
  }
  for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], option")) said.push(...["aria-label", "title", "placeholder"].map((k) => e.getAttribute(k) ?? ""), e.matches("option") ? e.textContent : "");
  const word = /(?<![\p{L}.@/-])(?:json|post|blok|blokke|del|\p{Ll}+\p{Lu}\p{L}*)(?![\p{L}@/-])|\*\*|\]\(|^#+ |`/gimu;
  const ofAll = /(?<!\p{L})(?:en|hvilken) del af(?!\p{L})/giu; // a part of something is everybody's word
  const machine = /^(?:json|post|blok|blokke|del|\*\*|\]\(|#+ |`)$/i;
  return [...new Set(said.flatMap((t) => t.replace(ofAll, "").match(word) ?? []).filter((w) => machine.test(w) || /\p{Ll}\p{Lu}/u.test(w)))].map((w) => `it says »${w}«`);
}

export class Hand {
  actions = 0;

  static async at(browser, address, folder, width = 1280) {
    const hand = new this();
    hand.page = await browser.newPage();
    hand.errors = [];
    hand.page.on("pageerror", (e) => hand.errors.push(e.message));
    hand.page.on("console", (m) => /Content Security Policy/.test(m.text()) && hand.errors.push(m.text())); // Firefox calls it an error of the page
    hand.folder = folder;
    await hand.page.setViewport({ width, height: 900 });
    await hand.page.goto(address);
    return hand;
  }

  /** The last or only element of a name and a role, below another. */
  async find(name, role, below) {
    const from = below ?? this.page;
    for (let i = 0; i < 120; i++) {
      let all = await from.$$(`aria/${name}${role ? `[role="${role}"]` : ""}`);
      if (firefox) all = (await Promise.all(all.map(async (e) => ((await e.evaluate((x) => x.checkVisibility()).catch(() => false)) ? e : null)))).filter((e) => e); // it names what is folded away too
      if (all.length > 0) return all.at(-1);
      await pause(60);
    }
    throw new Error(`nothing is called »${name}« (${role ?? "any role"})`);
  }
  /** Types into the field of a name. Typing is no action. */
  async write(name, words, below, role = "textbox") {
    const e = await this.find(name, role, below);
    await e.focus();
    await e.evaluate((x) => x.select?.());
    await this.types(words);
    return e;
  }
  /** Types where the focus is: in one go, where the browser can. */
  types = (words) => (firefox ? this.page.keyboard.type(words) : this.page.keyboard.sendCharacter(words));
  /** Copies something as another program would, and pastes it into an element. */
  async paste(e, { html, text }) {
    await this.page.evaluate((html, text) => {
      document.addEventListener("copy", (copied) => {
        if (html) copied.clipboardData.setData("text/html", html);
        if (text) copied.clipboardData.setData("text/plain", text);
        copied.preventDefault();
        copied.stopPropagation();
      }, { once: true, capture: true });
    }, html, text);
    for (const key of ["c", "v"]) {
      if (key === "v") await e.focus();
      await this.page.keyboard.down("Control");
      await this.page.keyboard.press(key);
      await this.page.keyboard.up("Control");
    }
    await pause(50);
  }
  /** Does something to what has a name and a role; again where it was drawn anew meanwhile. */
  async on(name, role, below, what) {
    for (let tries = 0; ; tries++)
      try {
        await what(await this.find(name, role, below));
        return void this.actions++;
      } catch (why) {
        if (tries > 2 || !/detached|not clickable|no longer|stale/.test(why.message)) throw why;
        await pause(100);
      }
  }
  async press(name, below, role = "button") {
    await this.on(name, role, below, async (e) => {
      await e.evaluate((x) => x.scrollIntoView({ block: "center" }));
      await e.click();
    });
    await pause(30);
  }
  choose(name, value, below) {
    return this.on(name, "combobox", below, async (e) => {
      const [v] = await e.evaluate((s, want) => [...s.options].filter((o) => o.textContent.trim() === want || o.value === want).map((o) => o.value), value);
      if (v === undefined) throw new Error(`»${name}« does not offer »${value}«`);
      await e.select(v);
    });
  }
  async day(name, value, below) {
    const e = await this.find(name, undefined, below);
    await e.evaluate((x, v) => {
      x.value = v;
      x.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
  }
  async step(name) {
    await this.page.waitForSelector("#trinene", { timeout: 5000 });
    await this.page.$eval("#trinene", (d) => (d.open = true));
    const e = await this.find(name, "button", await this.page.$("#trinene"));
    await e.click(); // moving between steps is no action
    await pause(60);
  }
  /** Waits until something is so. */
  async until(what, f, ...args) {
    const so = `Boolean((${f})(...${JSON.stringify(args)}))`; // an element cannot be handed over by every browser
    for (let i = 0; i < 100; i++) {
      if (await this.page.evaluate(so).catch(() => false)) return [];
      await pause(60);
    }
    return [`not within six seconds: ${what}`];
  }
  saved = () => this.until("it is kept", () => /Gemt på denne computer/.test(document.querySelector(".gemt")?.textContent ?? ""));

  async file(name) {
    for (let i = 0; i < 100; i++) {
      const found = readdirSync(this.folder).find((f) => name.test(f) && !/\.(crdownload|part)$/.test(f) && statSync(join(this.folder, f)).size > 0);
      if (found && firefox) await this.page.bringToFront(); // its list of what was fetched has the keys
      if (found) return readFileSync(join(this.folder, found));
      await pause(100);
    }
    throw new Error(`no file ${name}`);
  }

  /** What axe-core and the width of the page say against it. */
  async faults() {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(readFileSync(axePath, "utf8"));
    const found = await this.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const out = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
    const [wide, width] = await this.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    if (wide > width) out.push(`the page is ${wide} pixels wide`);
    const larger = await this.page.evaluate(() => {
      const root = document.documentElement;
      root.style.fontSize = "200%"; // text alone (WCAG 1.4.4)
      const is = root.scrollWidth;
      root.style.fontSize = "";
      return is;
    });
    if (larger > width && width >= 390) out.push(`with text twice as large the page is ${larger} pixels wide`);
    return [...out, ...(await this.page.evaluate(notPlain)), ...this.errors.splice(0)];
  }
}
