import type { Udeladt } from "./udeladt";

// Rows times columns are bounded: the record is one page's table, and what is larger
// is a file to be handed in.
export const maxRaekker = 1000;
export const maxKolonner = 50;

/**
 * Whether a table is one of data, and not the frame of a letter or a page: it has
 * two columns or more, no table in it, and does not say otherwise.
 */
export function erData(t: HTMLTableElement): boolean {
  if (/^(presentation|none)$/.test(t.getAttribute("role") ?? "") || t.getElementsByTagName("table").length > 0) return false;
  return Array.from(t.rows).some((r) => r.cells.length > 1);
}

/** The cells of a table, row by row, all of one width; undefined when it is too large. */
export function laesRaekker(t: HTMLTableElement, ord: (celle: Element) => string, udeladt: Set<Udeladt>): string[][] | undefined {
  if (t.rows.length > maxRaekker) return undefined;
  const grid: (string | undefined)[][] = Array.from(t.rows, () => []);
  for (const [y, row] of Array.from(t.rows).entries()) {
    let x = 0;
    for (const cell of Array.from(row.cells)) {
      while (grid[y]![x] !== undefined) x++;
      const wide = Math.min(cell.colSpan, maxKolonner + 1);
      const high = Math.min(cell.rowSpan || 1, t.rows.length - y);
      if (x + wide > maxKolonner) return undefined;
      const text = ord(cell);
      if (text && (wide > 1 || high > 1)) udeladt.add("flettet");
      for (let dy = 0; dy < high; dy++) for (let dx = 0; dx < wide; dx++) grid[y + dy]![x + dx] = dx + dy === 0 ? text : "";
      x += wide;
    }
  }
  return firkant(grid);
}

/** Rows of one width, without empty rows and without empty columns at the right. */
export function firkant(grid: (string | undefined)[][]): string[][] {
  const rows = grid.map((r) => Array.from(r, (c) => c ?? "")).filter((r) => r.some((c) => c !== ""));
  const width = rows.reduce((w, r) => Math.max(w, r.findLastIndex((c) => c !== "") + 1), 0);
  return rows.map((r) => Array.from({ length: width }, (_, i) => r[i] ?? ""));
}

/**
 * The cells of a text that a spreadsheet copied: tabs between cells, a cell with
 * quotes or line ends in it within quotes. undefined when it is none, or too large.
 */
export function laesTsv(tekst: string): string[][] | undefined {
  if (!tekst.includes("\t")) return undefined;
  const grid: string[][] = [[]];
  for (let i = 0; i <= tekst.length; ) {
    const row = grid[grid.length - 1]!;
    if (row.length >= maxKolonner || grid.length > maxRaekker) return undefined;
    let cell = "";
    if (tekst[i] === '"') {
      const end = quoteEnd(tekst, i + 1);
      if (end > 0) {
        cell = tekst.slice(i + 1, end).replaceAll('""', '"');
        i = end + 1;
      }
    }
    const from = i;
    while (i < tekst.length && !"\t\r\n".includes(tekst[i]!)) i++;
    row.push((cell + tekst.slice(from, i)).trim());
    const end = tekst[i];
    i += end === "\r" && tekst[i + 1] === "\n" ? 2 : 1;
    if (end !== undefined && end !== "\t") grid.push([]);
  }
  // a spreadsheet copies rows of one width; a bullet and a tab are another program's list
  const width = grid[0]!.length;
  const last = grid[grid.length - 1]!;
  if (last.length === 1 && last[0] === "") grid.pop();
  if (grid.some((r) => r.length !== width) || grid.every((r) => aMarker.test(r[0]!))) return undefined;
  const rows = firkant(grid);
  return rows[0] && rows[0].length > 1 ? rows : undefined;
}

const aMarker = /^([-*+•·▪●◦‣–o]|\d{1,3}[.)])$/;

/** Where a cell in quotes ends: at a quote before a tab or a line's end; 0 when it does not. */
function quoteEnd(s: string, i: number): number {
  for (let q = s.indexOf('"', i); q >= 0; q = s.indexOf('"', q + 1)) {
    if (s[q + 1] === '"') q++;
    else return q + 1 === s.length || "\t\r\n".includes(s[q + 1]!) ? q : 0;
  }
  return 0;
}
