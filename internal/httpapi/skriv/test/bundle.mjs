// Bundles a source of the desk for Node, in memory: the tests need no build on disk.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Loads one or several sources as one module, so that they share their parts. */
export async function load(...sources) {
  const contents = sources.map((s) => `export * from "./${s}";`).join("\n");
  const stdin = { contents, resolveDir: fileURLToPath(new URL("../src", import.meta.url)), loader: "ts" };
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false, charset: "utf8" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
