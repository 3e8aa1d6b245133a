// A client in TypeScript: what comes back has the types that the description
// gives, and is what it should be.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./notat.js";

type Record = components["schemas"]["Record"];

const [address, example] = process.argv.slice(2) as [string, string];
const notat = createClient<paths>({ baseUrl: address });
const record = JSON.parse(readFileSync(example, "utf8")) as Record;

const checked = await notat.POST("/v1/validering", { body: record });
assert(checked.data && checked.data.gyldig);

const pdf = await notat.POST("/v1/notat.pdf", { body: record, params: { query: { udgave: "offentlig" } }, parseAs: "arrayBuffer" });
assert(pdf.data && Buffer.from(pdf.data as unknown as ArrayBuffer).toString("latin1").startsWith("%PDF-1.7"));

const faulty = await notat.POST("/v1/notat.pdf", { body: { ...record, afsnit: [] } });
assert.equal(faulty.response.status, 422);
assert((faulty.error?.faults ?? []).some((f) => f.code === "mangler-evaluering"));

const empty = await notat.GET("/v1/ny", { params: { query: { kommune: "Fjordby Kommune", skole: "Engskolen", skoleaar: "2025/26" } } });
assert.equal(empty.data?.skole.navn, "Engskolen");
console.log("TypeScript: checked, made, refused, begun");
