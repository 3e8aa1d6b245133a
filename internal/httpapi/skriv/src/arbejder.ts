// The service worker: keeps the desk itself on this computer, so that it opens without
// a network. It answers from the network where there is one, so nobody meets an old
// desk; it never keeps what is written, nor anything that is posted.
declare const self: ServiceWorkerGlobalScope;

interface ServiceWorkerGlobalScope extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}
interface Laengere extends Event {
  waitUntil(p: Promise<unknown>): void;
}
interface Hentning extends Laengere {
  request: Request;
  respondWith(p: Promise<Response>): void;
}

const navn = "skriv-1";
const filer = ["", "/skriv.js", "/skriv.css", "/ramme.html", "/felter.json"];

const adresse = (fil: string): string => self.registration.scope.replace(/\/$/, "") + fil;

self.addEventListener("install", (e) => (e as Laengere).waitUntil(caches.open(navn).then((c) => c.addAll(filer.map(adresse))).then(() => self.skipWaiting())));

self.addEventListener("activate", (e) => (e as Laengere).waitUntil(caches.keys().then((alle) => Promise.all(alle.filter((n) => n.startsWith("skriv-") && n !== navn).map((n) => caches.delete(n)))).then(() => self.clients.claim())));

self.addEventListener("fetch", (e) => {
  const h = e as Hentning;
  const uden = h.request.url.replace(/[?#].*$/, "");
  if (h.request.method !== "GET" || !filer.some((f) => adresse(f) === uden)) return;
  h.respondWith(svar(h.request, uden));
});

async function svar(q: Request, uden: string): Promise<Response> {
  const c = await caches.open(navn);
  try {
    const r = await fetch(q);
    if (r.ok && r.type === "basic" && !r.redirected) await c.put(uden, r.clone());
    return r.status < 500 ? r : ((await c.match(uden)) ?? r); // a gateway that has lost the service is no better than no network
  } catch (hvad) {
    const gemt = await c.match(uden);
    if (!gemt) throw hvad;
    return gemt;
  }
}

export {};
