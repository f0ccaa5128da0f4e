/** Allège des fichiers, reçus sur l’entrée et rendus sur la sortie : {nom: code}. */

import { json } from "node:stream/consumers";
import { transform } from "esbuild";

const faults = [];

async function light([name, code]) {
  const loader = name.split(".").at(-1);
  const options = { loader, sourcefile: name, minify: true, charset: "utf8" };
  const done = await transform(code, options).catch(({ errors }) => ({
    code: "",
    warnings: errors,
  }));
  for (const { text, location } of done.warnings) {
    faults.push(`${location.file}:${location.line}: ${text}`);
  }
  return [name, done.code.trimEnd()];
}

const files = Object.entries(await json(process.stdin));
const lightened = Object.fromEntries(await Promise.all(files.map(light)));
if (faults.length) console.error(faults.join("\n"));
else process.stdout.write(JSON.stringify(lightened));
process.exitCode = faults.length ? 1 : 0;
