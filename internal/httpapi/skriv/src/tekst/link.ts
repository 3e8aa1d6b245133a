import { type Command, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { followed } from "../prosa";
import { henvisning, skema } from "./skema";

/** The link around the caret, or in the selection: where it begins and ends, and its address. */
function linkAt(view: EditorView): { from: number; to: number; adresse: string } | undefined {
  const { $from, from, to, empty } = view.state.selection;
  const { parent } = $from;
  let found: { from: number; to: number; adresse: string } | undefined;
  parent.forEach((n, offset) => {
    const mark = henvisning.isInSet(n.marks);
    const start = $from.start() + offset;
    const end = start + n.nodeSize;
    if (!mark) return;
    const adresse = mark.attrs["adresse"] as string;
    if (found && found.to === start && found.adresse === adresse) found.to = end; // one link in several manners
    else if (!found || found.to < (empty ? from : from + 1)) found = { from: start, to: end, adresse };
  });
  return found && found.from <= (empty ? from : to - 1) && found.to >= (empty ? from : from + 1) ? found : undefined;
}

/** What people write as an address: without https, or an e-mail address alone. */
export function asAddress(s: string): string {
  const a = s.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(a)) return followed(`mailto:${a}`);
  if (/^[^\s:/@]+\.[^\s:/@.]{2,}([/?#:]|$)/.test(a)) return followed(`https://${a}`);
  return followed(a);
}

let numbers = 0;

function field(id: string, etiket: string): { p: HTMLElement; input: HTMLInputElement } {
  const p = document.createElement("p");
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = etiket;
  const input = document.createElement("input");
  input.id = id;
  input.autocomplete = "off";
  p.append(label, input);
  return { p, input };
}

function button(navn: string, type: "button" | "submit" = "button"): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = type;
  b.textContent = navn;
  return b;
}

/** Opens the dialog that makes, changes and takes away a link. */
export const link: Command = (state, _dispatch, view) => {
  if (!state.selection.$from.sameParent(state.selection.$to)) return false; // a link stays within its paragraph
  if (view) openDialog(view);
  return true;
};

function openDialog(view: EditorView): void {
  const present = linkAt(view);
  const { from, to } = present ?? view.state.selection;
  const id = `link-${++numbers}`;
  const dialog = document.createElement("dialog");
  dialog.className = "linkvalg";
  dialog.setAttribute("aria-labelledby", `${id}-navn`);
  const heading = document.createElement("h2");
  heading.id = `${id}-navn`;
  heading.textContent = present ? "Ret linket" : "Indsæt et link";
  const form = document.createElement("form");
  form.noValidate = true;
  const words = field(`${id}-tekst`, "Teksten, man ser");
  const address = field(`${id}-adresse`, "Adressen, fx https://www.fjordby.dk eller en mailadresse");
  address.input.inputMode = "url";
  const before = view.state.doc.textBetween(from, to, " ", " ");
  words.input.value = before;
  address.input.value = present?.adresse.replace(/^mailto:(?=[^?]*$)/i, "") ?? "";
  const fault = document.createElement("p");
  fault.id = `${id}-fejl`;
  fault.className = "fejl";
  fault.setAttribute("role", "alert");
  // at once, and not at the dialog's own event after it: a key pressed between moves the caret, and it stays moved
  const end = (): void => {
    dialog.close();
    dialog.remove();
    view.focus();
  };
  const row = document.createElement("p");
  const undo = button("Fortryd");
  row.append(button(present ? "Gem" : "Indsæt", "submit"));
  if (present) {
    const remove = button("Fjern linket");
    remove.addEventListener("click", () => {
      view.dispatch(view.state.tr.removeMark(from, to, henvisning));
      end();
    });
    row.append(remove);
  }
  row.append(undo);
  undo.addEventListener("click", end);
  form.append(heading, words.p, address.p, fault, row);
  dialog.append(form);

  const wrong = (input: HTMLInputElement, sentence: string): void => {
    for (const i of [words.input, address.input]) i.removeAttribute("aria-invalid");
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", fault.id);
    fault.textContent = sentence;
    input.focus();
  };
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const adresse = asAddress(address.input.value);
    if (!adresse) return wrong(address.input, "Det er ikke en adresse på en side eller en mailadresse. Skriv fx https://www.fjordby.dk.");
    const tekst = words.input.value.trim() ? words.input.value : adresse.replace(/^mailto:/i, "");
    put(view, from, to, tekst, tekst === before, adresse);
    end();
  });
  dialog.addEventListener("cancel", (e) => {
    e.preventDefault();
    end();
  });
  dialog.addEventListener("close", () => dialog.isConnected && end()); // a browser may close it unasked
  // keys within the dialog are no keys of what is around it
  dialog.addEventListener("keydown", (e) => e.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  (before ? address : words).input.focus();
}

/** Makes the signs from..to a link; kept as they are, with their manner, where the words are the same. */
function put(view: EditorView, from: number, to: number, tekst: string, same: boolean, adresse: string): void {
  const tr = view.state.tr;
  const mark = henvisning.create({ adresse });
  if (!same || from === to) {
    const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
    tr.replaceWith(from, to, skema.text(tekst, mark.addToSet(marks)));
    to = from + tekst.length;
  } else {
    tr.removeMark(from, to, henvisning).addMark(from, to, mark);
  }
  tr.setSelection(TextSelection.create(tr.doc, to)).setStoredMarks([]);
  view.dispatch(tr.scrollIntoView());
}
