// Bundles the desk into bygget/. The same sources and the same lock give the same
// bytes, which the gate compares.
import { build } from "esbuild";

await build({
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
