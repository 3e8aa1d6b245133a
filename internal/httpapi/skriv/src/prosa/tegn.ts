// What a sign is: white space, letters, punctuation and ends of lines, by Go's
// definitions and not by JavaScript's, which take U+FEFF for white space and U+0085 not.

const space = "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const aSpace = new RegExp(`[${space}]`);
const spaceLeft = new RegExp(`^[${space}]+`);
const aLetter = /[\p{L}\p{N}]/u;
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

export const isSpace = (c: string): boolean => aSpace.test(c);

export const isLetter = (c: string): boolean => aLetter.test(c);

/** The white space of s at its left end. */
export const spaceBefore = (s: string): string => spaceLeft.exec(s)?.[0] ?? "";

/** Takes white space off the right end, in time linear in what is taken. */
export function trimRight(s: string, is: (c: string) => boolean = isSpace): string {
  let n = s.length;
  while (n > 0 && is(s[n - 1]!)) n--;
  return s.slice(0, n);
}

export const isBlank = (s: string): boolean => spaceBefore(s).length === s.length;

const isGap = (c: string): boolean => c === " " || c === "\t";

export const trimGapsLeft = (s: string): string => s.replace(/^[ \t]+/, "");

export const trimGapsRight = (s: string): string => trimRight(s, isGap);

/** ASCII punctuation, which a backslash escapes. */
export const isPunctuation = (c: string | undefined): boolean => c !== undefined && /^[!-/:-@[-`{-~]$/.test(c);

/** A text with every end of a line as "\n". */
export const withLineEnds = (s: string): string => s.replace(lineEnds, "\n");

/** The sign before place i, a whole code point; "" where there is none. */
export function signBefore(s: string, i: number): string {
  const low = s.charCodeAt(i - 1);
  const pair = i > 1 && low >= 0xdc00 && low < 0xe000 && (s.charCodeAt(i - 2) & 0xfc00) === 0xd800;
  return i > 0 ? s.slice(pair ? i - 2 : i - 1, i) : "";
}

/** The sign at place i, a whole code point; "" where there is none. */
export const signAt = (s: string, i: number): string => (i < s.length ? String.fromCodePoint(s.codePointAt(i)!) : "");

/** How many bytes of UTF-8 the sign at place i takes, a surrogate half as two. */
export function bytesAt(s: string, i: number): number {
  const c = s.charCodeAt(i);
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c >= 0xd800 && c < 0xe000 ? 2 : 3;
}
