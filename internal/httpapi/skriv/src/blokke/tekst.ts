// Running text.
import { arbejde } from "../arbejde";
import { feltVed } from "../felter";
import { ord } from "../ord";
import { liste } from "../post";
import { indsaetTabel } from "./tabel";

export const tekstblok = (sted: string): Node => feltVed(sted, "Tekst", "tekst", { etiket: ord.tekst, hjaelp: false, tabel: (r) => indsaetTabel(sted, r) });

/** The text of a section that has nothing yet: it is there once something is written. */
export const foersteTekst = (afsnit: string, etiket: string): Node => {
  const sted = `${afsnit}/blokke/0`;
  return feltVed(sted, "Tekst", "tekst", {
    etiket,
    hjaelp: false,
    saet: (v) => {
      if (v === "") arbejde.saet(`${afsnit}/blokke`, undefined);
      else if (arbejde.find(sted)) arbejde.saet(`${sted}/tekst`, v);
      else arbejde.saet(`${afsnit}/blokke`, [{ type: "tekst", tekst: v }]);
    },
    tabel: (r) => indsaetTabel(`${afsnit}/blokke/${liste(arbejde.post, `${afsnit}/blokke`).length - 1}`, r), // behind the words that came with it
  });
};
