// The notat that is being written: the record, what can be undone, and who is told
// of a change. Pictures lie beside the record, which names them, so that a change of
// a word never touches their bytes.
import { aendr, find, type Objekt, type Vaerdi } from "./post";
import { flytSvar } from "./svarsted";

/** What a change asks of the form: nothing where a field has its new value already. */
export type Slags = "felt" | "form";

export interface Billede {
  fil: Blob;
  bredde: number;
  hoejde: number;
}

export const billedmaerke = "billede:"; // + its number in billeder

interface Skridt {
  foer: Objekt;
  efter: Objekt;
  sted: string;
  tid: number;
}

/** How long typing in one field is one thing to undo. */
const sammenTid = 3000;
const flestSkridt = 200;

type Lytter = (slags: Slags, sted: string) => void;

export class Arbejde {
  post: Objekt = {};
  billeder = new Map<string, Billede>();
  private gjort: Skridt[] = [];
  private fortrudt: Skridt[] = [];
  private lyttere: Lytter[] = [];

  lyt(l: Lytter): void {
    this.lyttere.push(l);
  }

  /** Begins with a record; there is nothing to undo. */
  aabn(post: Objekt, billeder: Map<string, Billede>): void {
    this.post = post;
    this.billeder = billeder;
    this.gjort = [];
    this.fortrudt = [];
    this.sig("form", "");
  }

  private sig(slags: Slags, sted: string): void {
    for (const l of this.lyttere) l(slags, sted);
  }

  private bliv(efter: Objekt, slags: Slags, sted: string): void {
    if (efter === this.post) return;
    const sidst = this.gjort.at(-1);
    const nu = Date.now();
    if (slags === "felt" && sidst?.sted === sted && nu - sidst.tid < sammenTid) {
      sidst.efter = efter;
      sidst.tid = nu;
    } else {
      this.gjort.push({ foer: this.post, efter, sted: slags === "felt" ? sted : "", tid: nu });
      if (this.gjort.length > flestSkridt) this.gjort.shift();
    }
    this.fortrudt = [];
    this.post = efter;
    this.sig(slags, sted);
  }

  /** Puts a value where a field is; undefined takes the key away. */
  saet(sted: string, v: Vaerdi | undefined, slags: Slags = "felt"): void {
    this.bliv(aendr(this.post, sted, () => v) as Objekt, slags, sted);
  }

  /** Does several things as one. */
  goer(hvad: (post: Objekt) => Objekt, sted = ""): void {
    this.bliv(hvad(this.post), "form", sted);
  }

  indsaet(liste: string, v: Vaerdi, nr?: number): void {
    this.iListe(liste, (l) => l.splice(nr ?? l.length, 0, v), (i) => (nr !== undefined && i >= nr ? i + 1 : i));
  }

  /** Takes a value out: an item of its list, or a key of its object. */
  slet(sted: string): void {
    const i = sted.lastIndexOf("/");
    const nr = Number(sted.slice(i + 1));
    if (Array.isArray(this.find(sted.slice(0, i)))) this.iListe(sted.slice(0, i), (l) => l.splice(nr, 1), (j) => (j === nr ? -1 : j > nr ? j - 1 : j));
    else this.saet(sted, undefined, "form");
  }

  flyt(liste: string, fra: number, til: number): void {
    this.iListe(liste, (l) => l.splice(til, 0, ...l.splice(fra, 1)), (i) => (i === fra ? til : i > fra && i <= til ? i - 1 : i < fra && i >= til ? i + 1 : i));
  }

  private iListe(sted: string, goer: (l: Vaerdi[]) => void, hvorhen: (nr: number) => number): void {
    this.goer((p) => flytSvar(aendr(p, sted, (l) => {
      const ud = Array.isArray(l) ? [...l] : [];
      goer(ud);
      return ud;
    }) as Objekt, sted, hvorhen), sted);
  }

  find(sted: string): Vaerdi | undefined {
    return find(this.post, sted);
  }

  kanFortryde = (): boolean => this.gjort.length > 0;
  kanGentage = (): boolean => this.fortrudt.length > 0;

  fortryd(): void {
    const s = this.gjort.pop();
    if (!s) return;
    this.fortrudt.push(s);
    this.post = s.foer;
    this.sig("form", s.sted);
  }

  gentag(): void {
    const s = this.fortrudt.pop();
    if (!s) return;
    this.gjort.push({ ...s, tid: 0 });
    this.post = s.efter;
    this.sig("form", s.sted);
  }
}

export const arbejde = new Arbejde();
