import { type Liste, type Ord, type Prosa } from "./prosa";
import { trimGapsLeft, trimGapsRight, withLineEnds } from "./tegn";
import { readWords } from "./words";
import { joinLists } from "./normal";

/** One line of a text that is not blank. */
export interface Line {
  /** Without white space around it. */
  text: string;
  /** Columns before it, a tab to the next multiple of four. */
  indent: number;
  /** A blank line stands before it. */
  afterBlank: boolean;
  /** The number of "3. tekst", else 0. */
  number: number;
  /** The "-", "*" or "+" of "- tekst", else "". */
  bullet: string;
  /** What stands after the marker. */
  itemText: string;
}

/**
 * Reads the subset: no word is dropped, only the markers of lists, bold, italic and
 * links, the backslash of an escape, and white space around a line. Linear in s.
 */
export function read(s: string): Prosa {
  return new Reader(splitLines(withLineEnds(s))).read();
}

function splitLines(s: string): Line[] {
  const out: Line[] = [];
  let blank = false;
  for (const raw of s.split("\n")) {
    const from = trimGapsLeft(raw);
    const text = trimGapsRight(from);
    if (text === "") {
      blank = true;
      continue;
    }
    let indent = 0;
    for (let i = 0; i < raw.length - from.length; i++) indent += raw[i] === "\t" ? 4 - (indent % 4) : 1;
    out.push({ indent, afterBlank: blank, ...marked(text) });
    blank = false;
  }
  return out;
}

// At most six digits: more items than that no text has.
const aNumber = /^([1-9][0-9]{0,5})\.[ \t]+(?=[^ \t])/;
const aBullet = /^([-*+])[ \t]+(?=[^ \t])/;

/** Reads the list marker of a line, if it has one. */
export function marked(text: string): Pick<Line, "text" | "number" | "bullet" | "itemText"> {
  const number = aNumber.exec(text);
  if (number) return { text, number: Number(number[1]), bullet: "", itemText: text.slice(number[0].length) };
  const bullet = isRule(text) ? null : aBullet.exec(text);
  if (bullet) return { text, number: 0, bullet: bullet[1]!, itemText: text.slice(bullet[0].length) };
  return { text, number: 0, bullet: "", itemText: "" };
}

/**
 * A line across the page, written with three marks or more and spaces between them:
 * CommonMark's thematic break, which is text here.
 */
export function isRule(t: string): boolean {
  let n = 0;
  for (const c of t) {
    if (c === t[0]) n++;
    else if (c !== " " && c !== "\t") return false;
  }
  return n >= 3;
}

class Reader {
  private n = 0; // the next line

  constructor(private readonly lines: Line[]) {}

  read(): Prosa {
    const p: Prosa = [];
    for (let l = this.lines[this.n]; l; l = this.lines[this.n]) {
      const list = this.list(l.indent, 0, 1);
      if (list) {
        p.push(list);
        continue;
      }
      const linje = this.paragraph();
      if (linje.length > 0) p.push({ linje });
    }
    return joinLists(p);
  }

  /** A paragraph: lines up to a blank line or a list. */
  private paragraph(): Ord[] {
    const from = this.n++;
    for (let l = this.lines[this.n]; l; l = this.lines[++this.n]) {
      if (l.afterBlank || this.begins(this.n, l.indent, 0)) break;
    }
    return this.words(this.lines[from]!.text, from + 1);
  }

  /** The words of a first line and of the lines from `from` up to the next. */
  private words(first: string, from: number): Ord[] {
    return readWords([first, ...this.lines.slice(from, this.n).map((l) => l.text)].join("\n"));
  }

  /**
   * Whether a list starts at line i, whose first marker stands at indent. Lines left
   * of `left` are outside the item around it.
   */
  private begins(i: number, indent: number, left: number): boolean {
    const l = this.lines[i]!;
    if (l.number === 1) {
      // its 2. must follow, past what belongs to the 1.
      for (const f of this.after(i)) {
        if (f.indent < indent + 2) return f.number === 2 && f.indent >= left;
      }
      return false;
    }
    if (l.bullet === "*") return true;
    if (l.bullet === "") return false;
    if (!/^[0-9]/.test(l.itemText)) return true;
    // "- 3 procentpoint": a list when it has a second item or something below the first.
    const f = this.lines[i + 1];
    return f !== undefined && f.indent >= left && f.bullet !== "";
  }

  private *after(i: number): Generator<Line> {
    while (++i < this.lines.length) yield this.lines[i]!;
  }

  /**
   * The list whose first marker stands at indent, if there is one. left is where the
   * words of the item around it begin, 0 for none.
   */
  private list(indent: number, left: number, level: 1 | 2): Liste | undefined {
    if (!this.begins(this.n, indent, left)) return undefined;
    const st: Liste = { punkter: [], nummereret: this.lines[this.n]!.number === 1 };
    const next = (f: Line): boolean =>
      f.indent >= left && f.indent < indent + 2 && (st.nummereret ? f.number === st.punkter.length + 1 : f.bullet !== "");
    for (let l = this.lines[this.n]; l && next(l); l = this.lines[this.n]) {
      st.punkter.push({ linje: [] });
      const p = st.punkter[st.punkter.length - 1]!;
      const from = ++this.n;
      for (let f = this.lines[this.n]; f; f = this.lines[++this.n]) {
        if (level === 1 && (f.indent < indent + 2 || this.begins(this.n, f.indent, indent + 2))) break;
        if (level === 2 && (f.indent < left || next(f))) break;
      }
      p.linje = this.words(l.itemText, from);
      const below = this.lines[this.n];
      if (level === 1 && below && below.indent >= indent + 2) {
        const under = this.list(below.indent, indent + 2, 2);
        if (under) p.under = under;
      }
    }
    return st;
  }
}
