// What an element of the clipboard's HTML says of itself in its style attribute, which
// is called data-style in a document that is read (html.ts). The document is never
// shown, so the browser computes nothing for it.

const maxStyle = 4000; // signs of one attribute: Word's longest have some hundred

/** The value of a property in the style attribute, in lower case; "" where there is none. */
export function stil(e: Element, property: string): string {
  const s = e.getAttribute("data-style");
  if (!s || !s.includes(property)) return "";
  let value = "";
  for (const declaration of s.slice(0, maxStyle).split(";")) {
    const colon = declaration.indexOf(":");
    if (declaration.slice(0, colon).trim().toLowerCase() === property) value = declaration.slice(colon + 1).trim().toLowerCase();
  }
  return value;
}

/** Whether the element makes its words bold; undefined where it says nothing of it. */
export function erFed(e: Element, tag: string): boolean | undefined {
  const weight = stil(e, "font-weight");
  if (/^(bold|bolder|[6-9]00)$/.test(weight)) return true;
  if (/^(normal|lighter|[1-5]00)$/.test(weight)) return false; // Google Docs puts all it copies in such a <b>
  return tag === "b" || tag === "strong" ? true : undefined;
}

export function erKursiv(e: Element, tag: string): boolean | undefined {
  const style = stil(e, "font-style");
  if (/^(italic|oblique)/.test(style)) return true;
  if (style === "normal") return false;
  return tag === "i" || tag === "em" || tag === "cite" ? true : undefined;
}

/** Whether white space is kept; undefined where the element says nothing of it. */
export function holderMellemrum(e: Element, tag: string): boolean | undefined {
  const space = stil(e, "white-space");
  if (/^(pre|break-spaces)/.test(space)) return true;
  if (/^(normal|nowrap)/.test(space)) return false;
  return tag === "pre" || tag === "textarea" ? true : undefined;
}

export const erSkjult = (e: Element): boolean =>
  e.hasAttribute("hidden") || stil(e, "display") === "none" || stil(e, "visibility") === "hidden" || stil(e, "mso-hide") === "all";

const streg = (e: Element): string => stil(e, "text-decoration") + stil(e, "text-decoration-line");

export const erUnderstreget = (e: Element, tag: string): boolean => tag === "u" || tag === "ins" || streg(e).includes("underline");

export const erGennemstreget = (e: Element, tag: string): boolean =>
  tag === "s" || tag === "strike" || tag === "del" || streg(e).includes("line-through");

export const erHaevet = (e: Element, tag: string): boolean => tag === "sup" || tag === "sub" || /^(super|sub)$/.test(stil(e, "vertical-align"));

const usual = /^(|inherit|initial|unset|auto|currentcolor|windowtext|transparent|none|black|white|#0{3,6}|#f{3,6}|rgba?\((0, ?0, ?0|255, ?255, ?255)[,)].*|rgba\(.*, ?0\)|rgb\(0, ?0, ?0\)|rgb\(255, ?255, ?255\))$/;

/** Whether the element has a colour that says something: no black on white. */
export const harFarve = (e: Element): boolean =>
  !usual.test(stil(e, "color")) || !usual.test(stil(e, "background-color")) || !usual.test(stil(e, "background")) || stil(e, "mso-highlight") !== "";
