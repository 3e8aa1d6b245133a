import { bytesAt } from "./tegn";

/**
 * How long the address of a link may be, in bytes of UTF-8: what browsers take, and a
 * bound on how far a hostile text can make the reader look ahead.
 */
export const maxAddress = 2048;

/** Whether s begins as an address that we follow, with something after it. */
export const hasScheme = (s: string): boolean => /^(https:\/\/|http:\/\/|mailto:)[^\x00- )]/i.test(s);

/** An address that can stand in a link, or "". */
export function followed(a: string): string {
  const clean = a.replaceAll(" ", "%20").replace(/[\x00-\x1f\x7f]/g, "");
  let bytes = 0;
  for (let i = 0; i < clean.length && bytes <= maxAddress / 2; i++) bytes += bytesAt(clean, i);
  return hasScheme(clean) && bytes <= maxAddress / 2 ? clean : "";
}
