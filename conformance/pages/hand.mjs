// A hand at the desk: a service of its own on loopback, a browser, and what a person
// does there, by the names and roles that a person sees or hears.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
    if (await fetch(`${at}/healthz`).then((r) => r.ok, () => false)) return { at, stop: (how) => new Promise((done) => (child.once("exit", done), child.kill(how))) };
    await pause(100);
  }
  throw new Error("the service does not answer");
}

export const launch = (userDataDir) => puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", userDataDir, args: ["--no-sandbox", "--disable-gpu"] });

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
    hand.folder = folder;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      const cdp = await hand.page.createCDPSession();
      await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
    }
    await hand.page.setViewport({ width, height: 900 });
    await hand.page.goto(address);
    return hand;
  }

  /** The last or only element of a name and a role, below another. */
  async find(name, role, below) {
    const from = below ?? this.page;
    for (let i = 0; i < 50; i++) {
      const all = await from.$$(`aria/${name}${role ? `[role="${role}"]` : ""}`);
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
    await this.page.keyboard.sendCharacter(words);
    return e;
  }
  async press(name, below, role = "button") {
    const e = await this.find(name, role, below);
    await e.evaluate((x) => x.scrollIntoView({ block: "center" }));
    await e.click();
    this.actions++;
    await pause(30);
  }
  async choose(name, value, below) {
    const e = await this.find(name, "combobox", below);
    const [v] = await e.evaluate((s, want) => [...s.options].filter((o) => o.textContent.trim() === want || o.value === want).map((o) => o.value), value);
    if (v === undefined) throw new Error(`»${name}« does not offer »${value}«`);
    await e.select(v);
    this.actions++;
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
    for (let i = 0; i < 100; i++) {
      if (await this.page.evaluate(f, ...args).catch(() => false)) return [];
      await pause(60);
    }
    return [`not within six seconds: ${what}`];
  }
  saved = () => this.until("it is kept", () => /Gemt på denne computer/.test(document.querySelector(".gemt")?.textContent ?? ""));

  async file(name) {
    for (let i = 0; i < 100; i++) {
      const found = readdirSync(this.folder).find((f) => name.test(f) && !f.endsWith(".crdownload"));
      if (found) return readFileSync(join(this.folder, found));
      await pause(100);
    }
    throw new Error(`no file ${name}`);
  }

  /** What axe-core and the width of the page say against it. */
  async faults() {
    await this.page.addScriptTag({ path: axePath }).catch(() => {});
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(readFileSync(axePath, "utf8"));
    const found = await this.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const out = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
    const [wide, width] = await this.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    if (wide > width) out.push(`the page is ${wide} pixels wide`);
    return [...out, ...(await this.page.evaluate(notPlain)), ...this.errors.splice(0)];
  }
}
