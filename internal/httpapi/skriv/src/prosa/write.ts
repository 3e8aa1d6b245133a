import { type Liste, type Ord, type Prosa, isList, plain, sameManner } from "./prosa";
import { isLetter, isPunctuation, signAt, signBefore } from "./tegn";
import { isRule, marked } from "./read";
import { normal } from "./normal";

/** Writes p so that read gives normal(p) again. What would be read as a mark is escaped, and nothing else. */
export function write(p: Prosa): string {
  return normal(p)
    .map((s) => (isList(s) ? writeList(s, "") : writeWords(s.linje, "", true)))
    .join("\n\n");
}

function writeList(s: Liste, indent: string): string {
  const digit = /^[0-9]/.test(s.punkter[0]!.linje[0]!.tekst);
  return s.punkter
    .map((p, i) => {
      const marker = s.nummereret ? `${i + 1}. ` : digit ? "* " : "- "; // "- 3 procentpoint" might be text
      const below = indent + " ".repeat(marker.length);
      const words = writeWords(p.linje, below, isRule(marker + p.linje[0]!.tekst)); // "- - -" would be text
      return indent + marker + words + (p.under ? "\n" + writeList(p.under, below) : "");
    })
    .join("\n");
}

const marks = (fed: boolean, kursiv: boolean): string => (fed ? "**" : "") + (kursiv ? "*" : "");

/**
 * Writes words; lines after the first begin with indent. lineStart tells whether the
 * first stands where a list marker would be read.
 */
function writeWords(words: Ord[], indent: string, lineStart: boolean): string {
  let out = "";
  let now = plain(""); // the manner that is switched on
  const change = (to: Ord): void => {
    if (now.henvisning !== to.henvisning) {
      out += marks(now.fed, now.kursiv);
      if (now.henvisning) out += `](${writeAddress(now.henvisning)})`;
      if (to.henvisning) out += "[";
      now = { ...now, fed: false, kursiv: false };
    }
    out += marks(now.fed !== to.fed, now.kursiv !== to.kursiv);
    now = to;
  };
  words.forEach((o, i) => {
    change(o);
    if (o.linjeskift) {
      out += "\n" + indent;
      lineStart = true;
      return;
    }
    const n = words[i + 1];
    let next = n && !n.linjeskift ? (sameManner(n, o) ? n.tekst[0]! : "*") : ""; // what follows, as far as an escape cares
    if (o.fed || o.kursiv || o.henvisning) {
      next = "*";
      lineStart = false;
    }
    if (i === 0 && lineStart && indent && o.tekst[0] === "-") {
      out += "\\"; // an item that would be a rule with its marker
      lineStart = false;
    }
    out += writePlain(o.tekst, next, lineStart);
    lineStart = false;
  });
  change(plain(""));
  return out;
}

/** Plain words with the escapes they need. */
function writePlain(s: string, next: string, lineStart: boolean): string {
  let escapeAt = -1; // where a list marker must be broken
  if (lineStart) {
    const l = marked(s + " x"); // what follows the words may complete a marker
    if (l.bullet) escapeAt = 0;
    else if (l.number > 0) escapeAt = s.indexOf(".");
  }
  let out = "";
  for (let i = 0; i < s.length; i++) {
    const c = s[i]!;
    const escaped =
      c === "\\" ? isPunctuation(s[i + 1] ?? next)
      : c === "*" || c === "[" || c === "]" ? true
      : c === "_" ? !isLetter(signBefore(s, i)) || !isLetter(signAt(s, i + 1))
      : i === escapeAt;
    out += escaped ? "\\" + c : c;
  }
  return out;
}

/** Escapes what would end an address. */
const writeAddress = (a: string): string => a.replace(/[\\()]/g, "\\$&");
