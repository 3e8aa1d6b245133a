// Bundles a source of the desk for Node, in memory: the tests need no build on disk.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export async function load(source) {
  const entry = fileURLToPath(new URL(`../src/${source}`, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false, charset: "utf8" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
