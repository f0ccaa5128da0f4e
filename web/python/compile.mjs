/** Compile d’avance un dossier de modules, avec le Python même qui les lira. */

import { createRequire } from "node:module";
import { dirname } from "node:path";
import { loadPyodide } from "pyodide";

const [folder] = process.argv.slice(2);
const core = dirname(createRequire(import.meta.url).resolve("pyodide"));
const env = { HOME: "/", PYTHONHASHSEED: "0" };
const python = await loadPyodide({ indexURL: `${core}/`, env });
python.FS.mkdir("/modules");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/modules");
python.runPython(`
import compileall, pathlib, py_compile

STANDARD = "pathlib.py"

for folder in filter(pathlib.Path.is_dir, pathlib.Path("/modules").iterdir()):
    # NumPy lit ses propres docstrings ; la bibliothèque standard se passe des siennes.
    standard = (folder / STANDARD).exists()
    place = "/lib/python3.12" if standard else "/lib/python3.12/site-packages"
    done = compileall.compile_dir(
        folder, maxlevels=20, quiet=1, legacy=True, optimize=2 * standard,
        stripdir=folder, prependdir=place,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise SystemExit(f"Un module de {folder} ne se compile pas.")
    for source in folder.rglob("*.py"):
        source.unlink()
`);
