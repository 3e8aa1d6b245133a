// Bundles the desk into bygget/. The same sources and the same lock give the same
// bytes, which the gate compares.
import { build } from "esbuild";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

rmSync("bygget", { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  entryPoints: ["src/skriv.ts", "src/skriv.css", "src/arbejder.ts"],
  outdir: "bygget",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});

// The licences of what is bundled, for THIRD_PARTY.
mkdirSync("bygget/licenser", { recursive: true });
for (const name of new Set(Object.keys(metafile.inputs).map((f) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(f)?.[1]).filter(Boolean))) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  writeFileSync(`bygget/licenser/${name.replace("/", "+")}@${version}`, readFileSync(`node_modules/${name}/LICENSE`));
}
