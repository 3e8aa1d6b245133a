// What pasting left out, told where it is heard and seen.
import { meld } from "./dom";

export function sigUdeladt(hvad: string[]): void {
  if (hvad.length > 0) meld(hvad.join(" "));
}
