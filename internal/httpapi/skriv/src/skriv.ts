// The desk: the notat written in the browser.
import { redigering } from "./tekst/redigering";

const sted = document.getElementById("skriv");
if (sted) redigering(sted, { kilde: "", etiket: "Tekst", aendret: () => {}, udeladt: () => {} });
