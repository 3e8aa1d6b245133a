// The editor of one text. It shows what the text will be, and gives and takes its
// source; until the real one is here, it is a plain field.

export interface Valg {
  kilde: string;
  etiket: string;
  beskrivelse?: string; // id of what explains the field
  aendret(kilde: string): void;
  udeladt(hvad: string[]): void; // what pasting left out, in words
  tabel?(raekker: string[][]): void; // a table that was pasted
}

export interface Redigering {
  kilde(): string;
  saet(kilde: string): void;
  fokus(): void;
  luk(): void;
}

export function redigering(sted: HTMLElement, valg: Valg): Redigering {
  const felt = document.createElement("textarea");
  felt.setAttribute("aria-label", valg.etiket);
  if (valg.beskrivelse) felt.setAttribute("aria-describedby", valg.beskrivelse);
  felt.value = valg.kilde;
  felt.rows = 4;
  felt.addEventListener("input", () => valg.aendret(felt.value));
  sted.append(felt);
  return {
    kilde: () => felt.value,
    saet: (kilde) => {
      felt.value = kilde;
    },
    fokus: () => felt.focus(),
    luk: () => felt.remove(),
  };
}
