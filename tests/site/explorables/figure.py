"""Une figure à manipuler, dans une page ouverte."""

from urllib.parse import parse_qs, urlsplit

from lib.numbers import french
from tests.site.explorables.pages import element

SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    "desk": {"viewport": {"width": 1280, "height": 900}},
}
UP_TO_DATE = """host => {
    const query = new URLSearchParams(location.search);
    const text = (value) => String(
        typeof value === "number" ? Number(value.toFixed(4)) : value);
    const origin = host.origin;
    const kept = Object.entries(host.saved()).map(([key, value]) =>
        [key, text(value) === text(origin[key]) ? null : text(value)]);
    const here = location.hash === `#${host.closest("figure").id}`;
    return here === kept.some(([, value]) => value !== null)
        && kept.every(([key, value]) => query.get(`${host.name}.${key}`) === value);
}"""


class Figure:
    """Une figure à manipuler, dans une page ouverte."""

    def __init__(self, context, name):
        self.name, self.page, self.errors = element(name), context.new_page(), []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.note)
        self.host = self.page.locator(f"explorable-{self.name}")

    def note(self, message):
        ours = "/explorables/" in message.location["url"]
        if ours and message.type in ("error", "warning"):
            self.errors.append(message.text)

    def start(self, address, query):
        if query or not self.page.url.startswith(address):
            self.page.goto(address + query, wait_until="domcontentloaded")
        else:
            self.host.evaluate(
                "host => { host.pause(); host.restore({}); host.draw(); }"
            )
        self.show()

    def show(self):
        self.host.evaluate("host => host.scrollIntoView({block: 'center'})")
        self.page.locator(f"explorable-{self.name}[ready]").wait_for()

    def reload(self):
        self.page.reload(wait_until="domcontentloaded")
        self.show()

    def shown(self):
        """Les nombres montrés, par nom."""
        names, values = (
            self.host.locator(tag).all_inner_texts() for tag in ("dt", "dd")
        )
        return dict(zip(names, values))

    def state(self):
        """L’état que dit l’adresse, quand elle a suivi le geste."""
        self.page.wait_for_function(UP_TO_DATE, arg=self.host.element_handle())
        query = parse_qs(urlsplit(self.page.url).query)
        told = {
            key.removeprefix(f"{self.name}."): values[0]
            for key, values in query.items()
            if key.startswith(f"{self.name}.")
        }
        origin = self.host.evaluate("host => host.origin")
        return {key: str(value) for key, value in origin.items()} | told

    def numbers(self, *names):
        state = self.state()
        return [float(state[name]) for name in names]

    def button(self, text):
        return self.host.get_by_role("button", name=text, exact=True)

    def slider(self, text):
        return self.host.get_by_role("slider", name=text, exact=True)

    def press(self, locator, keys):
        locator.focus()
        for key in keys.split():
            self.page.keyboard.press(key)

    def touch(self, points):
        """Pose un doigt, le déplace de point en point, le lève."""
        device = self.page.context.new_cdp_session(self.page)

        def send(kind, *touches):
            places = [{"x": x, "y": y} for x, y in touches]
            device.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": places}
            )

        send("touchStart", points[0])
        for point in points[1:]:
            send("touchMove", point)
        send("touchEnd")

    def drag(self, points):
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*point)
        self.page.mouse.up()

    def inside(self, selector, *shares):
        """Des points d’un élément, donnés en parts de sa largeur et de sa hauteur."""
        box = self.host.locator(selector).first.bounding_box()
        return [
            (box["x"] + x * box["width"], box["y"] + y * box["height"])
            for x, y in shares
        ]


def written(value, digits=4):
    return french(value, f"z,.{digits}f")


def set_theme(page, theme):
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
