import { type Ord, lineBreak, plain } from "./prosa";
import { bytesAt, isBlank, isLetter, isPunctuation, isSpace, signAt, signBefore } from "./tegn";
import { followed, hasScheme, maxAddress } from "./adresse";
import { cleanLines } from "./normal";

type Manner = "fed" | "kursiv";

/** A mark that waits for its closing: its place in out, and where the words after it begin. */
interface Opening {
  at: number;
  after: number;
}

/** Reads a paragraph whose lines are separated by "\n". */
export function readWords(s: string): Ord[] {
  return /[\\*_[\n]/.test(s) ? cleanLines(new WordReader(s).read().filter((o) => o.tekst !== "" || o.linjeskift)) : cleanLines([plain(s)]);
}

/**
 * Bold and italic are switched on and off by the marks alone, each by its own: so any
 * mix of them can be written and read again. At most one opening of each kind waits.
 */
class WordReader {
  private from = 0; // where the plain signs begin that are not in out yet
  private readonly out: Ord[] = [];
  private readonly open = new Map<string, Opening>();
  private brackets: number[] = []; // the [ that may begin a link: index in out

  constructor(private readonly s: string) {}

  read(): Ord[] {
    const s = this.s;
    const lastLink = s.lastIndexOf("]("); // after it [ is a letter
    let address = false; // inside a bare address, where _ is a letter
    for (let i = 0; i < s.length; ) {
      const c = s[i]!;
      if (c === "\\" && isPunctuation(s[i + 1])) {
        this.flush(i);
        this.from = i + 1; // what is escaped is plain
        i += 2;
        address = false;
      } else if (c === "\n") {
        this.flush(i);
        this.out.push(lineBreak());
        this.from = ++i;
        address = false;
      } else if (c === "*" || (c === "_" && !address)) {
        let n = 1;
        while (s[i + n] === c) n++;
        this.mark(i, n);
        i += n;
        this.from = i;
      } else if (c === "[" && i < lastLink) {
        this.flush(i);
        this.brackets.push(this.out.length);
        this.out.push(plain("["));
        this.from = ++i;
        address = false;
      } else if (c === "]") {
        const n = this.closeLink(i);
        i += n > 0 ? n : 1;
        if (n > 0) this.from = i;
        address = false;
      } else {
        if (' \t<>()["'.includes(c)) address = false;
        else if (c === ":") address ||= s.startsWith("://", i);
        i++;
      }
    }
    this.flush(s.length);
    return this.out;
  }

  /** Makes a piece of the plain signs before i. */
  private flush(i: number): void {
    if (this.from < i) {
      this.out.push(plain(this.s.slice(this.from, i)));
      this.from = i;
    }
  }

  /**
   * Reads a run of n equal marks at i: one is italic, two bold, three both. A mark
   * closes when a word stands before it and its kind is open; it opens when a word
   * stands after it; else it is text. Between letters _ is always text.
   */
  private mark(i: number, n: number): void {
    const s = this.s;
    this.flush(i);
    if (n > 3) {
      this.out.push(plain(s.slice(i, i + n)));
      return;
    }
    const before = signBefore(s, i);
    const after = signAt(s, i + n);
    const bar = s[i] === "_";
    const mayClose = !isSpace(before) && !(bar && isLetter(after));
    const mayOpen = !isSpace(after) && !(bar && isLetter(before));
    const first = this.out.length;
    const opened: Opening[] = [];
    const kinds: [Manner, number][] = [
      ["kursiv", 1],
      ["fed", 2],
    ];
    for (const [manner, width] of kinds) {
      if ((n & width) === 0) continue;
      const kind = manner + s[i];
      const open = this.open.get(kind);
      if (mayClose && open) {
        this.out[open.at]!.tekst = "";
        for (let j = open.after; j < first; j++) {
          if (!this.out[j]!.linjeskift) this.out[j]![manner] = true;
        }
        this.open.delete(kind);
        continue;
      }
      this.out.push(plain(s.slice(i, i + width)));
      if (mayOpen) {
        const opening = { at: this.out.length - 1, after: 0 };
        this.open.set(kind, opening);
        opened.push(opening);
      }
    }
    for (const o of opened) o.after = this.out.length;
  }

  /**
   * Reads the ] at i where it ends a link, with the address that follows, and gives
   * how many signs that was; 0 when it is a letter.
   */
  private closeLink(i: number): number {
    if (this.brackets.length === 0) return 0;
    this.flush(i);
    const from = this.brackets.pop()!;
    if (this.s[i + 1] !== "(") return 0;
    const found = readAddress(this.s, i + 2);
    if (!found || !this.out.slice(from + 1).some((o) => !isBlank(o.tekst))) return 0;
    const address = followed(found.address);
    this.out[from]!.tekst = "";
    for (const o of this.out.slice(from + 1)) {
      if (!o.linjeskift) o.henvisning = address;
    }
    this.brackets = []; // no link within a link
    return 2 + found.length;
  }
}

/**
 * Reads the address of a link from place i up to and with its closing bracket;
 * nothing when it is none that we follow.
 */
function readAddress(s: string, i: number): { address: string; length: number } | undefined {
  if (!hasScheme(s.slice(i, i + 9))) return undefined;
  let address = "";
  let depth = 0;
  for (let j = i, bytes = 0; j < s.length && bytes < maxAddress; bytes += bytesAt(s, j), j++) {
    const c = s[j]!;
    if (c === "\\" && isPunctuation(s[j + 1])) {
      bytes++;
      address += s[++j];
      continue;
    }
    if (c <= " " || c === "\x7f") return undefined;
    if (c === "(") depth++;
    if (c === ")" && --depth < 0) return { address, length: j + 1 - i };
    address += c;
  }
  return undefined;
}
