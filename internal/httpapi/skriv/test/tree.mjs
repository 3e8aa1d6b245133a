// A Prosa in the corpus's JSON and back: a paragraph is a list of words, plain words
// are a string, and what is false or empty is left out.
const kept = (o) => Object.fromEntries(Object.entries(o).filter(([, v]) => v));

const wordToTree = (o) => (o.fed || o.kursiv || o.henvisning || o.linjeskift ? kept(o) : o.tekst);

const listToTree = (l) => ({
  ...(l.nummereret && { nummereret: true }),
  punkter: l.punkter.map((p) => ({ linje: p.linje.map(wordToTree), ...(p.under && { under: listToTree(p.under) }) })),
});

export const toTree = (p) => p.map((s) => ("punkter" in s ? listToTree(s) : s.linje.map(wordToTree)));

const word = (w) => ({ tekst: "", fed: false, kursiv: false, henvisning: "", linjeskift: false, ...(typeof w === "string" ? { tekst: w } : w) });

const list = (l) => ({
  nummereret: l.nummereret ?? false,
  punkter: l.punkter.map((p) => ({ linje: p.linje.map(word), ...(p.under && { under: list(p.under) }) })),
});

export const fromTree = (t) => t.map((s) => (Array.isArray(s) ? { linje: s.map(word) } : list(s)));
