"""Les figures à manipuler sous le doigt, sur un téléphone au processeur ralenti.

À chaque image, un geste ; à côté, dans la même page, une boucle qui n’écrit qu’un mot.
``python -m bench.dragging`` écrit le tableau dans ``bench/dragging.md`` ; des noms de
figures n’en refont que leurs lignes.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.lighthouse import kept_rows, serve
from bench.timing import spread
from lib.numbers import french
from tests.site.conftest import SITE
from tests.site.explorables.pages import PAGES, element
from web.browser import ARGUMENTS, executable

TABLE = Path(__file__).with_suffix(".md")
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
SLOWDOWN, ROUNDS, FRAMES = 4, 5, 90
# Ce que l’on tire de chaque figure : un sélecteur, et le rang de l’élément.
FIRST = ("input[type=range]", 0)
GRIPS = {
    "landscape": (".plot.grip", 0),
    "descent": (".plot.grip", 0),
    "hinges": (".plot.grip", 0),
    "momentum": (".plot.grip", 0),
    "batches": ("input[type=range]", 1),
    "chain": ("input[type=range]", 2),
    "digit": (".pad", 0),
    "shift": (".pad", 0),
}
# Ce que l’adresse dit pour que le geste agisse : un poids choisi.
STATES = {"chain": "?chain.weight=1"}
# Un doigt simulé n’est pas suivi par le navigateur hors de l’élément.
HELD = """
    const held = new WeakSet();
    Element.prototype.setPointerCapture = function () { held.add(this); };
    Element.prototype.hasPointerCapture = function () { return held.has(this); };
"""
DRIVE = """async ([name, [selector, rank], frames, dragged]) => {
    const root = document.querySelector(`explorable-${name}`).shadowRoot;
    const node = root.querySelectorAll(selector)[rank];
    const box = node.getBoundingClientRect();
    const word = root.querySelector(".app").appendChild(document.createElement("span"));
    word.style.position = "absolute";
    const slide = (k) => {
        const [low, high] = [Number(node.min), Number(node.max)];
        const steps = Math.round((high - low) / node.step);
        node.value = low + node.step * Math.round(steps * Math.abs((k / 30) % 2 - 1));
        node.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const point = (type, k) => node.dispatchEvent(new PointerEvent(type, {
        bubbles: true, isPrimary: true, button: 0, pointerId: 1,
        clientX: box.x + box.width * (0.5 + 0.3 * Math.cos(k / 8)),
        clientY: box.y + box.height * (0.5 + 0.3 * Math.sin(k / 8)),
    }));
    const move = node.matches("input") ? slide : (k) => point("pointermove", k);
    if (dragged && !node.matches("input")) point("pointerdown", 0);
    const times = [];
    for (let k = 0; k <= frames; k++) {
        times.push(await new Promise(requestAnimationFrame));
        if (dragged) move(k);
        else word.textContent = k;
    }
    word.remove();
    return 1000 * frames / (times.at(-1) - times[0]);
}"""
HEADER = """| figure | un mot, images par seconde | le geste, images par seconde |
| --- | --- | --- |
"""


def measure(browser, address, name):
    """``ROUNDS`` fois, en alternance, le mot puis le geste : deux listes de cadences."""
    context, tag = browser.new_context(**PHONE), element(name)
    context.add_init_script(HELD)
    page = context.new_page()
    page.goto(f"{address}/book/{PAGES[name]}.html{STATES.get(tag, '')}")
    host = page.locator(f"explorable-{tag}")
    host.evaluate("host => host.scrollIntoView()")
    page.locator(f"explorable-{tag}[ready]").wait_for()
    device = context.new_cdp_session(page)
    device.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    grip = GRIPS.get(tag, FIRST)
    found = [
        [
            page.evaluate(DRIVE, [tag, grip, FRAMES, dragged])
            for dragged in (False, True)
        ]
        for _ in range(ROUNDS)
    ]
    context.close()
    return zip(*found)


def whole(value):
    return french(value, ".0f")


def main(chosen):
    address, rows = serve(SITE), kept_rows(TABLE, HEADER) if chosen else {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=ARGUMENTS
        )
        for name in chosen or PAGES:
            label = f"`{element(name)}`, chapitre {PAGES[name][0]}"
            word, drag = measure(browser, address, name)
            rows[label] = (
                f"| {label} | {spread(word, whole)} | {spread(drag, whole)} |\n"
            )
            print(rows[label], end="", flush=True)
    TABLE.write_text(HEADER + "".join(rows.values()), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
