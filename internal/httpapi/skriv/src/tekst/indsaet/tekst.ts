import { type Prosa, read } from "../../prosa";

/**
 * Reads plain text: what looks like a list is one, as in a text of the record, and all
 * other signs stay what they are.
 */
export function laesTekst(tekst: string): Prosa {
  return read(
    tekst
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replace(/[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffc]/g, "")
      .split("\n")
      .map(literal)
      .join("\n"),
  );
}

/** A line with its marker, if any, and no other mark. */
function literal(line: string): string {
  const [, indent, bullet, rest] = /^([ \t\u00a0]*)(?:([-*+•·▪●◦‣](?=[ \t\u00a0])|o(?=\t))[ \t\u00a0]+)?(.*)$/su.exec(line)!;
  const marker = bullet === undefined ? "" : "-*+".includes(bullet) ? `${bullet} ` : "* ";
  return indent!.replaceAll("\u00a0", " ") + marker + rest!.replace(/[\\*_[\]]/g, "\\$&");
}
