"""Qui répond à une question, puis revient « Réviser » ; l’horloge est simulée."""

from datetime import datetime, timedelta

CHAPTER, NAME, OTHER = "1-perceptron", "q-graine", "q-vingt-en-file"
START = datetime(2026, 3, 27, 21, 30)
MEMORY = "JSON.parse(localStorage['livre:questions'])"


class Reader:
    def __init__(self, page, site):
        self.page, self.site, self.now = page, site, START
        page.clock.set_system_time(START)

    def read(self):
        address = f"{self.site}book/{CHAPTER}.html"
        self.page.goto(address, wait_until="domcontentloaded")

    def review(self, days=0):
        self.now += timedelta(days=days)
        self.page.clock.set_system_time(self.now)
        address = f"{self.site}book/annexes/reviser.html"
        self.page.goto(address, wait_until="domcontentloaded")
        self.page.locator(".review > p").first.filter(has_text=".").wait_for()
        if "à revoir aujourd’hui" in self.state and "Rien" not in self.state:
            self.page.locator(".review .question").wait_for()

    @property
    def is_asked(self):
        return self.page.locator(f"#{NAME}").count() == 1

    @property
    def state(self):
        return self.page.locator(".review > p").first.inner_text()

    def memory(self):
        return self.page.evaluate(MEMORY)["questions"].get(NAME)

    def answer(self, right=True):
        kind = "[data-right]" if right else ":not([data-right])"
        self.page.locator(f"#{NAME} li{kind} button").first.click()
