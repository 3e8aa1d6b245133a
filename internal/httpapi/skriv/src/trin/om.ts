// About the conversation: the school, the year, the day, and the case around it.
import { arbejde } from "../arbejde";
import { h, idAf } from "../dom";
import { feltVed } from "../felter";
import { medForslag } from "../institution";
import { ord } from "../ord";
import { liste } from "../post";
import { felt } from "../register";

/** The fields whose help says no more than their name. */
const sigerSelv = new Set(["Dokument.titel", "Dokument.betegnelse", "Kommune.navn", "Skole.navn", "Moede.sted", "Sag.sagsbehandler", "Sag.vedroerende", "Sag.sendesTil"]);

export function om(): Node[] {
  const f = (objekt: string, type: string, noegle: string) => feltVed(objekt, type, noegle, { hjaelp: !sigerSelv.has(`${type}.${noegle}`) });
  return [
    f("/dokument", "Dokument", "titel"),
    h("div", { class: "raekke" }, f("/kommune", "Kommune", "navn"), f("/skole", "Skole", "navn")),
    h("div", { class: "raekke" }, f("/dokument", "Dokument", "skoleaar"), f("/moede", "Moede", "dato")),
    h("div", { class: "raekke tider" }, f("/moede", "Moede", "start"), f("/moede", "Moede", "slut"), f("/moede", "Moede", "sted")),
    ...medForslag(h("div", { class: "raekke" }, f("/skole", "Skole", "institutionsnr"), f("/skole", "Skole", "hjemmeside"))),
    h("details", { id: "om-mere" }, h("summary", {}, ord.sagOgGodkendelse),
      h("div", { class: "raekke" }, f("/kommune", "Kommune", "forvaltning"), f("/kommune", "Kommune", "afdeling"), f("/kommune", "Kommune", "kontakt")),
      h("div", { class: "raekke" }, f("/dokument", "Dokument", "betegnelse"), f("/dokument", "Dokument", "dato")),
      h("div", { class: "raekke" }, f("/dokument/godkendt", "Godkendt", "dato"), f("/dokument/godkendt", "Godkendt", "af")),
      h("div", { class: "raekke" }, f("/sag", "Sag", "sagsnr"), f("/sag", "Sag", "dokumentnr"), f("/sag", "Sag", "sagsbehandler")),
      h("div", { class: "raekke" }, f("/sag", "Sag", "vedroerende"), f("/sag", "Sag", "sendesTil")),
      tidligereNumre()),
  ];
}

/** The school's former numbers, one on each line. */
function tidligereNumre(): HTMLElement {
  const sted = "/skole/tidligereNumre";
  const f = felt("Skole", "tidligereNumre");
  const e = h("textarea", { id: idAf(sted), rows: 1, "aria-describedby": `${idAf(sted)}--hjaelp ${idAf(sted)}--fejl`, value: liste(arbejde.post, sted).join("\n"), oninput: () => {
    const numre = e.value.split(/[\s,;]+/).filter((n) => n !== "");
    arbejde.saet(sted, numre.length > 0 ? numre : undefined);
  } });
  return h("div", { class: "felt", "data-sted": sted }, h("label", { for: idAf(sted) }, f.titel), h("p", { class: "hjaelp", id: `${idAf(sted)}--hjaelp` }, f.hjaelp), e, h("p", { class: "fejl", id: `${idAf(sted)}--fejl`, hidden: true }));
}
