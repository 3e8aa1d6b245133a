// Pictures as people bring them: shrunk where they are too large, and told where
// they cannot be used.
import { arbejde, billedmaerke, type Billede } from "./arbejde";
import { ord } from "./ord";
import { registret } from "./register";

/** More than this is seen on no page and no paper of the notat. */
const stoersteSide = 2400;
const flestePixel = 20e6;

export interface Laest {
  billede?: Billede;
  besked?: string;
}

export async function laesBillede(fil: File): Promise<Laest> {
  const hoved = new Uint8Array(await fil.slice(0, 12).arrayBuffer());
  if (/\.hei[cf]$/i.test(fil.name) || /hei[cfx]|mif1/.test(String.fromCharCode(...hoved.slice(4)))) return { besked: ord.heic };
  const jpeg = hoved[0] === 0xff && hoved[1] === 0xd8;
  const png = hoved[0] === 0x89 && hoved[1] === 0x50;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(fil);
  } catch {
    return { besked: ord.ikkeBillede };
  }
  const { width, height } = bitmap;
  if ((jpeg || png) && fil.size <= registret().billede && width * height <= flestePixel)
    return { billede: { fil: new Blob([fil], { type: jpeg ? "image/jpeg" : "image/png" }), bredde: width, hoejde: height } };
  const skala = Math.min(1, stoersteSide / Math.max(width, height));
  const laerred = document.createElement("canvas");
  laerred.width = Math.round(width * skala);
  laerred.height = Math.round(height * skala);
  const pen = laerred.getContext("2d");
  if (!pen) return { besked: ord.ikkeBillede };
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, laerred.width, laerred.height);
  pen.drawImage(bitmap, 0, 0, laerred.width, laerred.height);
  const mindre = await new Promise<Blob | null>((faerdig) => laerred.toBlob(faerdig, "image/jpeg", 0.85));
  if (!mindre || mindre.size > registret().billede) return { besked: ord.ikkeBillede };
  return { billede: { fil: mindre, bredde: laerred.width, hoejde: laerred.height }, besked: jpeg || png ? ord.formindsket(mb(fil.size), mb(mindre.size)) : undefined };
}

const mb = (n: number): string => `${(n / 1e6).toFixed(1).replace(".", ",")} MB`;

/** Keeps a picture beside the record, and gives what the record calls it. */
export function laegTil(b: Billede, nr: string = crypto.getRandomValues(new Uint32Array(3)).join("")): string {
  arbejde.billeder.set(nr, b);
  return billedmaerke + nr;
}

export const billedet = (v: string): Billede | undefined => (v.startsWith(billedmaerke) ? arbejde.billeder.get(v.slice(billedmaerke.length)) : undefined);

const adresser = new WeakMap<Blob, string>();

/** The address at which the browser shows a picture of this notat. */
export function adresse(b: Billede): string {
  let a = adresser.get(b.fil);
  if (!a) adresser.set(b.fil, (a = URL.createObjectURL(b.fil)));
  return a;
}

/** The picture as the record holds it when it leaves the browser. */
export function somDataUrl(b: Billede): Promise<string> {
  return new Promise((faerdig, fejl) => {
    const l = new FileReader();
    l.onload = () => faerdig(String(l.result));
    l.onerror = () => fejl(l.error);
    l.readAsDataURL(b.fil);
  });
}

/** A picture that came within a record. */
export async function fraDataUrl(v: string): Promise<Billede | undefined> {
  const m = /^data:(image\/(?:png|jpeg));base64,(.*)$/s.exec(v);
  if (!m) return undefined;
  const fil = new Blob([Uint8Array.from(atob(m[2] ?? ""), (c) => c.charCodeAt(0))], { type: m[1] });
  try {
    const b = await createImageBitmap(fil);
    return { fil, bredde: b.width, hoejde: b.height };
  } catch {
    return { fil, bredde: 1, hoejde: 1 };
  }
}
