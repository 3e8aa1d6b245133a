// The desk's own front: begin, open a file, or go on with what is on this computer.
import { h, knap, meld } from "./dom";
import { skoleaar } from "./felter";
import { alle, slet, type Gemt } from "./lager";
import { ord } from "./ord";
import { Afvist, begynd, ny } from "./tjeneste";

/** Shows the front. aabn goes on with a record, or with what is kept under an id. */
export async function hjem(sted: HTMLElement, aabn: { post(json: string): Promise<void>; id(id: string): void }, besked = ""): Promise<void> {
  const kendte = await alle().catch(() => [] as Gemt[]);
  const sidst = kendte[0];
  sted.replaceChildren(
    h("div", { class: "hjem" },
      h("h1", {}, ord.program), h("p", {}, ord.hjemTekst), besked && h("p", { class: "boks daarlig", role: "alert" }, besked),
      start(aabn.post, sidst), kendte.length > 0 && notaterne(kendte, aabn.id, () => void hjem(sted, aabn)), filen(aabn.post), h("p", {}, h("a", { href: "." }, ord.tilForsiden))));
}

function start(aabn: (json: string) => Promise<void>, sidst: Gemt | undefined): HTMLElement {
  const foer = sidst ? (JSON.parse(sidst.json) as { kommune?: { navn?: string } }) : {};
  const kommune = h("input", { type: "text", id: "kommune", required: true, autocomplete: "off", value: foer.kommune?.navn ?? "" });
  const skole = h("input", { type: "text", id: "skole", required: true, autocomplete: "off" });
  const aar = h("select", { id: "skoleaar" }, ...skoleaar("").map((a) => h("option", {}, a)));
  aar.value = skoleaar("")[1] ?? "";
  const fejl = h("p", { class: "fejl", role: "alert" });
  return h("section", { class: "doer", "aria-labelledby": "nyt" }, h("h2", { id: "nyt" }, ord.nyt),
    h("form", { novalidate: true, onsubmit: async (e: Event) => {
      e.preventDefault();
      if (kommune.value.trim() === "" || skole.value.trim() === "") {
        fejl.textContent = ord.udfyld;
        (kommune.value.trim() === "" ? kommune : skole).focus();
        return;
      }
      try {
        await aabn(await ny(kommune.value.trim(), skole.value.trim(), aar.value));
      } catch (hvad) {
        if (!(hvad instanceof Afvist)) throw hvad;
        fejl.textContent = hvad.ord;
      }
    } }, h("label", { for: "kommune" }, ord.kommune), kommune, h("label", { for: "skole" }, ord.skole), skole, h("label", { for: "skoleaar" }, ord.skoleaar), aar, fejl, h("p", {}, h("button", { class: "stor" }, ord.begynd))));
}

/** A file of ours is opened here; one that must be asked about goes to the service's
 *  own page, which leads back. */
function filen(aabn: (json: string) => Promise<void>): HTMLElement {
  const fil = h("input", { type: "file", id: "fil", name: "fil", "aria-describedby": "fil-hjaelp", required: true });
  const handling = h("input", { type: "hidden", name: "handling", value: "vis" });
  const fejl = h("p", { class: "fejl", role: "alert" });
  const aabnFilen = async (hvordan: "vis" | "sidsteaar"): Promise<void> => {
    const f = fil.files?.[0];
    if (!f) return fil.focus();
    handling.value = hvordan;
    try {
      const gemt = hvordan === "vis" && (await f.slice(0, 1).text()) === "{";
      const svar = gemt ? undefined : await begynd(f, hvordan === "sidsteaar");
      const json = svar ? svar.json : await f.text();
      if (json === "") return form.submit();
      await aabn(json);
      if (svar && svar.rettelser.length > 0 && hvordan === "vis") meld([ord.rettetIWord(svar.rettelser), ...svar.besked.slice(0, 3)].join(" "));
    } catch (hvad) {
      if (!(hvad instanceof Afvist) && !(hvad instanceof SyntaxError)) throw hvad;
      fejl.textContent = hvad instanceof Afvist ? hvad.ord : ord.filFejl;
    }
  };
  const form = h("form", { method: "post", action: ".", enctype: "multipart/form-data", onsubmit: (e: Event) => {
    e.preventDefault();
    void aabnFilen("vis");
  } }, h("label", { for: "fil" }, ord.fil), fil, handling, fejl, h("p", {}, h("button", {}, ord.aabnFil), " ", knap(ord.somSidsteAar, () => void aabnFilen("sidsteaar"))));
  return h("section", { class: "doer", "aria-labelledby": "videre" }, h("h2", { id: "videre" }, ord.skrivVidere), h("p", { id: "fil-hjaelp" }, ord.filTekst), form);
}

function notaterne(kendte: Gemt[], aabn: (id: string) => void, igen: () => void): HTMLElement {
  return h("section", { class: "doer", "aria-labelledby": "dine" }, h("h2", { id: "dine" }, ord.paaComputeren),
    h("ul", { class: "notater" }, ...kendte.map((g) => {
      const navn = g.titel || ord.utitel;
      const li = h("li", {}, knap(navn, () => aabn(g.id), { class: "link", "aria-label": ord.aabn(navn) }), h("span", { class: "hjaelp" }, ` ${ord.sidstRettet(naar(g.tid))} `), knap(ord.sletKort, () => {
        const ja = knap(ord.ja, () => void slet(g.id).then(() => {
          meld(ord.slettet(navn));
          igen();
        }));
        li.append(h("div", { class: "boks daarlig", role: "alertdialog", "aria-label": ord.sletNotat(navn) }, h("p", {}, ord.sletSikker(navn)), ja, " ", knap(ord.nej, igen)));
        ja.focus();
      }, { class: "lille", "aria-label": ord.sletNotat(navn) }));
      return li;
    })));
}

export function naar(tid: number): string {
  const d = new Date(tid);
  const kl = d.toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
  return d.toDateString() === new Date().toDateString() ? `kl. ${kl}` : `${d.toLocaleDateString("da-DK", { day: "numeric", month: "long" })} kl. ${kl}`;
}
