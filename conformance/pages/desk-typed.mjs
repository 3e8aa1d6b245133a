// Types the examples in at the desk from what they hold, with its fields and buttons,
// saves each as a file, and holds the record that the file carries against the example:
// the same, but for keys that hold nothing or what is so anyway; the same page in both
// editions, and the same public PDF.
// usage: desk-typed.mjs NOTAT FOLDER PORT RECORD.json...
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Hand, ended, launch, pause, say, service } from "./hand.mjs";

const [notat, folder, port, ...records] = process.argv.slice(2);
const digits = (json) => JSON.parse(json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?/g, (t) => (t[0] === '"' ? t : `{"tal":"${t}"}`)));
const shown = (v) => (v && typeof v === "object" ? v.tal.replace(".", ",") : v);
const parts = { rammesaetning: "Rammesætning", opfoelgning: "Opfølgning", testresultater: "Resultater", evaluering: "Evaluering" };
const kinds = { tekst: "Tekst", citater: "Citater", tabel: "Tabel", figur: "Billede", resultater: "Tal", aftaler: "Aftaler", sammenstilling: "Spalter" };
const id = (place) => `f${place.replaceAll("/", "-")}`;

/** A text of the subset as the HTML that a page or Word puts on the clipboard. */
function html(source) {
  const words = (s) =>
    s
      .replace(/\\([!-/:-@[-`{-~])/g, (_, c) => `\u0001${c.charCodeAt(0)}\u0002`)
      .replace(/&/g, "&amp;").replace(/</g, "&lt;")
      .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
      .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>").replace(/\*([^*]+)\*/g, "<em>$1</em>").replace(/(?<![\wæøå])_([^_]+)_(?![\wæøå])/g, "<em>$1</em>")
      .replace(/\u0001(\d+)\u0002/g, (_, n) => `&#${n};`)
      .replace(/\n/g, "<br>");
  return source
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split("\n");
      const mark = /^( *)([-*+]|\d+[.)]) +/;
      const first = mark.exec(lines[0])?.[2];
      if (!first || (lines.length === 1 && /^- \d/.test(block)) || (/\d/.test(first) && parseInt(first) !== 1)) return `<p>${words(block)}</p>`;
      let out = "";
      const open = [];
      for (const l of lines) {
        const m = mark.exec(l);
        const level = m[1].length >= 2 ? 2 : 1;
        const tag = /\d/.test(m[2]) ? "ol" : "ul";
        while (open.length > level) out += `</li></${open.pop()}>`;
        if (open.length === level) out += "</li>";
        else out += `<${(open.push(tag), tag)}>`;
        out += `<li>${words(l.slice(m[0].length))}`;
      }
      while (open.length) out += `</li></${open.pop()}>`;
      return out;
    })
    .join("");
}

class Typist extends Hand {
  place = (place, kind = "") => this.page.waitForSelector(`[id="${id(place)}${kind}"]`, { timeout: 6000 });
  /** Puts the value of a key into its field. */
  async fill(at, key, value) {
    if (value === undefined || value === "") return;
    const e = await this.place(`${at}/${key}`);
    await e.evaluate((x) => {
      for (let d = x.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    });
    const tag = await e.evaluate((x) => (x.matches(".editor") ? "editor" : x.type));
    if (tag === "editor") return this.paste(e, value);
    if (tag === "checkbox") {
      if (value !== (await e.evaluate((x) => x.checked))) await e.evaluate((x) => x.click());
    } else if (tag === "select-one") await e.select(value);
    else if (tag === "date")
      await e.evaluate((x, v) => {
        x.value = v;
        x.dispatchEvent(new Event("input", { bubbles: true }));
      }, value);
    else {
      await e.evaluate((x) => (x.focus(), x.select()));
      await this.types(shown(value));
    }
  }
  paste = async (e, source) => super.paste(await e.$('[role="textbox"]'), { html: html(source) });
  async all(at, value, keys) {
    for (const k of keys) await this.fill(at, k, value?.[k]);
  }
  async add(list) {
    await (await this.place(list, "--tilfoej")).evaluate((x) => x.click());
  }
  async hide(at, v) {
    if (v.synlighed === "intern") await (await this.place(`${at}/synlighed`)).evaluate((x) => x.click());
  }

  async section(at, a) {
    await this.fill(at, "overskrift", a.overskrift);
    if (a.del) await this.fill(at, "del", a.del);
    if (a.udenIndhold) {
      await this.fill(`${at}/udenIndhold`, "grund", a.udenIndhold.grund);
      await this.fill(`${at}/udenIndhold`, "tekst", a.udenIndhold.tekst);
    }
    for (const [i, b] of (a.blokke ?? []).entries()) {
      const here = `${at}/blokke/${i}`;
      if (!(await this.page.$(`[id="${id(here)}--blok"]`)) && !(i === 0 && b.type === "tekst" && (await this.page.$(`[id="${id(here)}-tekst"]`)))) {
        const bar = await this.place(`${at}/blokke`, "--tilfoej");
        await bar.evaluate((x, name) => [...x.querySelectorAll("button")].find((k) => k.textContent === name).click(), kinds[b.type]);
      }
      await this[b.type](here, b);
      if (b.synlighed === "intern") {
        if (!(await this.page.$(`[id="${id(here)}-synlighed"]`))) await this.redrawn();
        await this.hide(here, b);
      }
    }
    for (const [i, u] of (a.afsnit ?? []).entries()) {
      const section = await this.place(at, "--afsnit");
      await section.evaluate((x) => [...x.children].filter((c) => c.tagName === "BUTTON").at(-1).click());
      await this.section(`${at}/afsnit/${i}`, u);
    }
    await this.hide(at, a);
  }
  /** Leaves the step and comes back. */
  async redrawn() {
    const step = await this.page.$eval(".trinknap[aria-current]", (e) => e.id);
    await this.page.$eval("#trin-dagsorden", (e) => e.click());
    await this.page.$eval(`#${step}`, (e) => e.click());
  }
  tekst = (at, b) => this.fill(at, "tekst", b.tekst);
  async items(list, all, one) {
    for (const [i, v] of all.entries()) {
      if (!(await this.page.$(`[id="${id(`${list}/${i}`)}--punkt"]`))) await this.add(list);
      await one(`${list}/${i}`, v);
    }
  }
  /** Lines that are pasted become a quote each, so one of several paragraphs is typed. */
  citater = (at, b) =>
    this.items(`${at}/citater`, b.citater, async (p, v) => {
      const [first, ...rest] = v.tekst.split(/\n{2,}/);
      await this.fill(p, "tekst", first);
      for (const words of rest) {
        await this.page.keyboard.press("Enter");
        await this.types(words);
      }
      await this.fill(p, "rolle", v.rolle);
    });
  sammenstilling = (at, b) => this.items(`${at}/kolonner`, b.kolonner, (p, v) => this.all(p, v, ["overskrift", "tekst"]));
  async tabel(at, b) {
    await this.fill(at, "billedtekst", b.billedtekst);
    const press = (name) => this.page.$eval(`[id="${id(at)}--blok"]`, (x, n) => [...x.querySelectorAll("button")].find((k) => k.textContent === n).click(), name);
    for (let i = 2; i < b.hoved.length; i++) await press("Tilføj en kolonne");
    for (let i = 1; i < b.raekker.length; i++) await press("Tilføj en række");
    if (b.format) await press("Brug fed, punkter og links i cellerne");
    await this.all(`${at}/hoved`, b.hoved, b.hoved.keys());
    for (const [i, r] of b.raekker.entries()) await this.all(`${at}/raekker/${i}`, r, r.keys());
  }
  async figur(at, b) {
    const [, kind, data] = /^data:image\/(\w+);base64,(.*)$/s.exec(b.billede);
    const file = join(folder, `billede.${kind}`);
    writeFileSync(file, Buffer.from(data, "base64"));
    await (await this.place(`${at}/billede`)).uploadFile(file);
    await this.until("the picture is there", (x) => document.querySelector(`[id="${x}"] .lille-billede`), `${id(at)}--blok`);
    await this.all(at, b, ["alt", "billedtekst"]);
  }
  async resultater(at, b) {
    await this.items(`${at}/resultater`, b.resultater, async (p, v) => {
      await this.all(p, v, ["maaling", "art", "fag", "klassetrin", "periode", "antal", "vaerdi", "enhed", "kommunetal", "landstal", "ord", "kilde", "hentet", "profilomraade", "socialReference", "referencevurdering", "cirka", "note"]);
      await this.items(`${p}/tidligere`, v.tidligere ?? [], (q, t) => this.all(q, t, ["periode", "vaerdi", "antal", "sammenlignelig"]));
      await this.hide(p, v);
    });
    await this.fill(at, "diagram", b.diagram);
  }
  aftaler = (at, b) =>
    this.items(`${at}/aftaler`, b.aftaler, async (p, v) => {
      await this.all(p, v, ["maal", "tegn", "ansvarlig", "frist", "fraSkoleaar", "status", "baggrund", "bemaerkning"]);
      await this.items(`${p}/tiltag`, v.tiltag ?? [], (q, t) => this.fill(q.slice(0, q.lastIndexOf("/")), q.split("/").at(-1), t));
    });

  async whole(r) {
    await this.write("Kommune", r.kommune.navn);
    await this.write("Skole", r.skole.navn);
    await this.choose("Skoleår", r.dokument.skoleaar);
    await this.press("Begynd at skrive");
    await this.find("Notatets titel", "textbox");
    await this.all("/dokument", r.dokument, ["titel", "betegnelse", "dato"]);
    await this.all("/dokument/godkendt", r.dokument.godkendt, ["dato", "af"]);
    for (const [at, keys] of [["sag", ["sagsnr", "dokumentnr", "sagsbehandler", "vedroerende", "sendesTil"]], ["kommune", ["forvaltning", "afdeling", "kontakt"]], ["skole", ["institutionsnr", "hjemmeside"]], ["moede", ["dato", "start", "slut", "sted"]]]) await this.all(`/${at}`, r[at], keys);
    await this.fill("/skole", "tidligereNumre", r.skole.tidligereNumre?.join("\n"));
    await this.step("Deltagere");
    await this.items("/deltagere", r.deltagere ?? [], async (p, v) => {
      await this.all(p, v, ["navn", "titel", "part", "gruppe", "afbud", "foraeldrevalgt", "navnOffentligt"]);
      for (const f of v.funktion ?? []) await (await this.place(`${p}/funktion`, `--${f}`)).evaluate((x) => x.click());
    });
    await this.step("Dagsorden");
    await this.items("/moede/dagsorden", r.moede?.dagsorden ?? [], async (p, v) => {
      if (!v.start) await this.page.$eval(`[id="${id(p)}-start"]`, (x) => ((x.value = ""), x.dispatchEvent(new Event("input"))));
      await this.all(p, v, ["start", "slut", "punkt"]);
    });
    // The sections that a new notat begins with are used where the example has such a
    // part, in the example's order; the others are added, and what is over is deleted.
    const begun = ["rammesaetning", "opfoelgning", "testresultater", "evaluering"];
    for (const [i, a] of r.afsnit.entries()) {
      const nr = begun.indexOf(a.del);
      let at = nr < 0 ? begun.length + i : nr + i;
      await this.step(nr < 0 ? "Flere afsnit" : parts[a.del]);
      if (nr < 0) await this.add("/afsnit");
      else begun.splice(nr, 1);
      for (; at > i; at--) await (await this.place(`/afsnit/${at}`, "--op")).evaluate((x) => x.click());
      await this.section(`/afsnit/${i}`, a);
    }
    for (const del of begun) {
      await this.step(parts[del]);
      await (await this.place(`/afsnit/${r.afsnit.length}`, "--slet")).evaluate((x) => x.click());
    }
    await this.step("Flere afsnit");
    await this.items("/bilag", r.bilag ?? [], (p, v) => this.all(p, v, ["titel", "adresse", "note"]));
    await this.step("Tjek og hent");
    await this.until("it is checked", () => document.getElementById("tjek-svar"));
    if (r.dokument.status !== "udkast") await this.page.$eval("#endelig", (e) => e.click());
    await pause(900); // until it is checked again
    for (const k of r.kontroller ?? []) {
      if (!(await this.page.$(".spoergsmaal"))) {
        r.kontroller = r.kontroller.slice(0, this.answers ?? 0); // nothing that is only good to know is asked about
        break;
      }
      this.answers = (this.answers ?? 0) + 1;
      await this.page.$eval(".spoergsmaal select", (s) => ((s.selectedIndex = s.options.length - 1), s.dispatchEvent(new Event("change"))));
      await (await this.page.$(".spoergsmaal input")).focus();
      await this.types(k.begrundelse || "set");
      await this.page.$eval(".spoergsmaal [role=group] > button", (b) => b.click());
      await pause(900);
    }
    // What was typed after the approval is asked about: it was given to other words.
    if (r.dokument.godkendt) await this.press("Rettelsen er aftalt med den, der godkendte");
    await this.press("Gem som fil");
    return this.file(/\.docx$|\.notat$/);
  }
}

/** What is the same however it is said: nothing is said by an empty value, "false", what
 *  is so anyway, or a local code; and of an answer, its kind and place. */
function meant(v, key) {
  if (Array.isArray(v)) return v.length ? v.map((x) => meant(x, key)) : undefined;
  if (v && typeof v === "object") {
    if ("tal" in v) return v;
    const out = Object.entries(v).filter(([k, x]) => k !== "ekstra" && !(k === "synlighed" && x === "offentlig") && !(k === "status" && x === "endelig") && !(key === "kontroller" && (k === "fund" || k === "begrundelse")))
      .map(([k, x]) => [k, meant(x, k)]).filter(([, x]) => x !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return out.length ? Object.fromEntries(out) : undefined;
  }
  return v === "" || v === false ? undefined : v;
}
/** A record without what is so anyway, and no other of its keys. */
const said = (v) => (!v || typeof v !== "object" || "tal" in v ? v : Array.isArray(v) ? v.map(said) : Object.fromEntries(Object.entries(v).filter(([k, x]) => !(k === "synlighed" && x === "offentlig") && !(k === "status" && x === "endelig")).map(([k, x]) => [k, said(x)])));
const put = (v, place, value) => place.split("/").slice(1).reduce((at, k, i, all) => (i === all.length - 1 ? (at[k] = value) : at[k]), v);
const json = (v) => JSON.stringify(v).replace(/\{"tal":"([^"]*)"\}/g, "$1");

function differences(a, b, at = "") {
  if (a && b && typeof a === "object" && typeof b === "object") return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) => differences(a[k], b[k], `${at}/${k}`));
  return a === b ? [] : [`${at}: ${JSON.stringify(a)?.slice(0, 70)} / ${JSON.stringify(b)?.slice(0, 70)}`];
}

const served = await service(notat, port);
const browser = await launch(folder);
try {
  for (const record of records) {
    for (const f of existsSync(folder) ? readdirSync(folder) : []) rmSync(join(folder, f));
    const want = digits(readFileSync(record, "utf8"));
    const from = Date.now();
    let hand;
    try {
      hand = await Typist.at(browser, `${served.at}/skriv`, folder);
      await hand.whole(want);
      const file = join(folder, readdirSync(folder).find((f) => /\.docx$|\.notat$/.test(f)));
      const got = digits(file.endsWith(".docx") ? execFileSync(notat, ["extract", file]).toString() : readFileSync(file, "utf8"));
      // A text may be written otherwise and be the same: then no page differs.
      const faults = differences(meant(want), meant(got));
      const drawn = (source, edition) => execFileSync(notat, ["render", "--format", "html", "--udgave", edition, "-o", "-", source], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }).toString();
      const saved = join(folder, "skrevet.json");
      writeFileSync(saved, file.endsWith(".docx") ? execFileSync(notat, ["extract", file]) : readFileSync(file));
      const pages = ["offentlig", "intern"].filter((edition) => drawn(record, edition) !== drawn(saved, edition)).map((edition) => `the ${edition} page differs`);
      // Written as it was typed, the example is the same file to the byte.
      const same = meant(want);
      for (const f of faults) put(same, f.slice(0, f.indexOf(": ")), f.slice(0, f.indexOf(": ")).split("/").slice(1).reduce((at, k) => at?.[k], got));
      same.kontroller = got.kontroller;
      const [one, other] = [same, said(got)].map((v, i) => {
        writeFileSync(join(folder, `fil-${i}.json`), json(v));
        return execFileSync(notat, ["render", "--format", "pdf", "--udgave", "offentlig", "-o", "-", join(folder, `fil-${i}.json`)], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
      });
      if (!one.equals(other)) pages.push("the public PDF differs");
      const texts = faults.filter((f) => !/\/(tekst|ord|baggrund|bemaerkning|raekker\/\d+\/\d+): "/.test(f));
      say(`${basename(record, ".json")} typed in: ${Math.round((Date.now() - from) / 1000)} s, ${faults.length} texts written otherwise, both pages and the public PDF the same`, [...texts, ...pages, ...(pages.length ? faults.slice(0, 8) : []), ...hand.errors]);
    } catch (e) {
      say(`${basename(record, ".json")} typed in`, [e.message]);
      await hand?.page.screenshot({ path: join(folder, "stopped.png") }).catch(() => {});
    }
    await hand?.page.close();
  }
} finally {
  await browser.close();
  await served.stop();
}
ended();
