/** Python, dans un fil à part : un seul par page, qu’on peut arrêter à tout instant. */

let python;
let session;
let plan;
let place;
const ready = new Set();
const PACE = `
from time import perf_counter
import numpy
_begun, _square = perf_counter(), numpy.ones((200, 200))
for _ in range(20): _square @ _square
for _ in range(200_000): pass
perf_counter() - _begun
`;
const tell = (kind, content) => postMessage({ kind, content });

/** Va chercher un fichier, et dit ce qu’il en est venu. */
async function bytes(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address} : ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Dit, pour une barre, ce qui est venu de tout ce que l’on attend. */
function count(sizes) {
  const own = self.fetch;
  const seen = {};
  self.fetch = async (address, options) => {
    const response = await own(address, options);
    const name = `${address.url ?? address}`.split("/").pop();
    const size = sizes[name];
    if (!size || !response.body) return response;
    const watch = new TransformStream({
      transform(chunk, next) {
        seen[name] = (seen[name] ?? 0) + chunk.length;
        const [total, done] = [sizes, seen].map((parts) =>
          Object.keys(seen).reduce((sum, key) => sum + parts[key], 0),
        );
        tell("loading", { done, total });
        next.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(watch), response);
  };
}

async function start({ runtime, library, sizes, data, unit }) {
  place = { data, unit };
  count(sizes);
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const [loaded, archive] = await Promise.all([
    loadPyodide({
      indexURL: runtime,
      packages: ["numpy"],
      env: { HOME: "/home", MPLBACKEND: "agg" },
    }),
    bytes(library),
  ]);
  python = loaded;
  python.unpackArchive(archive, "zip", { extractDir: "/lib/python3.12/site-packages" });
  session = python
    .pyimport("web_python.runner")
    .Session((kind, content) =>
      tell(kind, content?.toJs?.({ dict_converter: Object.fromEntries }) ?? content),
    );
  python.pyimport("web_python.places").prepare(session);
  plan = python.pyimport("web_python.plan");
  tell("ready");
}

/** MNIST, une fois : le navigateur le garde, et n’en accepte pas d’autre. */
async function images({ address, integrity, path }) {
  const kept = await globalThis.caches?.open("livre:mnist").catch(() => null);
  const key = `${address}?${integrity}`;
  const found = await kept?.match(key);
  const content = found
    ? new Uint8Array(await found.arrayBuffer())
    : await bytes(address, { integrity });
  if (kept && !found) await kept.put(key, new Response(content)).catch(() => {});
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  python.FS.writeFile(path, content);
}

async function prepare(names) {
  const missing = names.filter((name) => !ready.has(name));
  const packages = missing.filter((name) => name !== "mnist");
  const said = [];
  const note = { messageCallback() {}, errorCallback: (text) => said.push(text) };
  if (packages.length) await python.loadPackage(packages, note);
  if (said.length) throw new Error(said.join("\n"));
  if (missing.includes("mnist")) await images(place.data);
  for (const name of missing) ready.add(name);
}

const list = (proxy) => {
  const values = proxy.toJs();
  proxy.destroy();
  return values;
};

/** Ce qu’il faut charger pour exécuter une cellule. */
async function prepareFor(cells, ...ranks) {
  const sources = python.toPy(cells);
  const names = list(plan.packages(sources, python.toPy(ranks)));
  sources.destroy();
  await prepare(names);
}

const ORDERS = {
  start,
  /** Les cellules à exécuter avant une autre, quand `done` l’ont été, dans cet ordre. */
  plan({ cells, target, done }) {
    const sources = python.toPy(cells);
    const ranks = list(plan.pending(sources, target, done));
    sources.destroy();
    return ranks;
  },
  async run({ cells, rank }) {
    await prepareFor(cells, rank);
    tell("running");
    const begun = performance.now();
    const done = session.run(cells[rank], rank);
    return { done, seconds: (performance.now() - begun) / 1000 };
  },
  /** Exécute une réponse à part, puis ce qui la vérifie. */
  async verify({ cells, rank, check, names }) {
    await prepareFor(cells, rank, check);
    tell("running");
    const verdict = session.verify(cells[rank], rank, cells[check], names);
    if (!verdict) return { done: false };
    const [right, sentence] = list(verdict);
    return { done: true, right, sentence };
  },
  /** Combien de fois ce navigateur est plus lent que celui qui a mesuré le livre. */
  pace: () => {
    place.pace ??= python.runPython(PACE) / place.unit;
    return place.pace;
  },
  /** Un nombre donné à une phrase, sous chacune de ses formes. */
  paste: ({ name, forms }) => forms.map((form) => session.pasted(name, form)),
};

addEventListener("message", async ({ data: { id, order, content } }) => {
  try {
    const answer = await ORDERS[order](content);
    postMessage({ kind: "answer", id, answer });
  } catch (error) {
    postMessage({ kind: "failure", id, message: `${error.message ?? error}` });
  }
});
