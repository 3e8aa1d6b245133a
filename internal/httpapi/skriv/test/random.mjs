// Random texts of the record, always the same for a seed: with everything in them
// that a marker, a link or an escape may trip on.
export function random(seed) {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const one = (l) => l[below(l.length)];
  const many = (from, to, make) => Array.from({ length: from + below(to - from + 1) }, make);

  const signs = ["a", "b", "æ", "é", "é", "🙂", "9", " ", "  ", "\t", "\u00a0", "*", "**", "_", "[", "]", "](", "(", ")", "\\", "\\.", "- ", "-", "+ ", "1. ", "2. ", "12. ", "1.", "3 mål", "http://", "https://x.dk/_a", "<b>", "#", "&amp;", "\"", "\u200b", "\ufeff", "\n"];
  const addresses = ["", "", "", "https://x.dk/a(b", "mailto:a@b.dk", "http://x.dk/\\)_*", "https://x.dk/å b", "ftp://x", "javascript:x"];
  const word = () => {
    if (below(12) === 0) return { tekst: "", fed: false, kursiv: false, henvisning: "", linjeskift: true };
    return { tekst: many(1, 4, () => one(signs)).join(""), fed: below(3) === 0, kursiv: below(3) === 0, henvisning: one(addresses), linjeskift: false };
  };
  const line = () => many(0, 5, word);
  const list = (depth) => ({
    nummereret: below(2) === 0,
    punkter: many(1, 4, () => ({ linje: line(), ...(depth < 3 && below(3) === 0 ? { under: list(depth + 1) } : {}) })),
  });
  return { below, one, prosa: () => many(0, 4, () => (below(2) === 0 ? list(1) : { linje: line() })) };
}
