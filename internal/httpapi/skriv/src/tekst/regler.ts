import { InputRule, inputRules } from "prosemirror-inputrules";
import type { NodeType } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { findWrapping } from "prosemirror-transform";
import { numre, punkter } from "./skema";

/** Makes a list of a paragraph when what the pattern says is typed; its group stays as text. */
function becomes(pattern: RegExp, type: NodeType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.depth > 1 || $start.parentOffset > 0) return null; // in a list, or after a line break
    const tr = state.tr.insertText(match[1] ?? "", start, end);
    const range = tr.doc.resolve(start).blockRange();
    const wrapping = range && findWrapping(range, type);
    return wrapping ? tr.wrap(range, wrapping) : null;
  });
}

/**
 * What becomes a list while it is typed; Backspace right after takes it back. "- " and
 * "1. " wait for the sign after them, since "- 3 procentpoint" is a number and
 * "1. klasse" a word.
 */
export const regler = (): Plugin =>
  inputRules({ rules: [becomes(/^\* $/, punkter), becomes(/^[-+•] ([^\s\d])$/, punkter), becomes(/^1\. (\p{Lu})$/u, numre)] });
