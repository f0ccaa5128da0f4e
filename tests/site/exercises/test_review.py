"""« Réviser » : quand une question revient, et ce que l’on emporte ou efface."""

import json
from datetime import datetime, timedelta

import pytest

from tests.site.exercises.questions import Asked

CHAPTER, NAME = "1-perceptron", "q-graine"
START = datetime(2026, 3, 27, 21, 30)
MEMORY = "JSON.parse(localStorage['livre:questions'])"


class Reader:
    """Qui répond, puis revient d’un jour à l’autre ; l’horloge est simulée."""

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

    def answer(self, rank):
        Asked(self.page, NAME).choices.nth(rank).click()


@pytest.fixture
def reader(visit, site):
    return Reader(visit(CHAPTER), site)


def test_a_question_comes_back_after_1_3_7_and_21_days(reader):
    reader.answer(0)
    reader.review()
    assert not reader.is_asked and "Rien à revoir aujourd’hui" in reader.state
    assert "1 plus tard, à partir du 28 mars" in reader.state
    for days in (1, 3, 7, 21):
        reader.review(days - 1)
        assert not reader.is_asked
        reader.review(1)
        assert reader.is_asked and "1 question à revoir" in reader.state
        reader.answer(0)
    reader.review(400)
    assert not reader.is_asked and "1 acquise" in reader.state
    assert reader.memory()["due"] == ""


def test_a_wrong_answer_brings_it_back_to_the_start(reader):
    reader.answer(0)
    for days in (1, 3):
        reader.review(days)
        reader.answer(0)
    reader.review(7)
    reader.answer(1)
    # Une seconde réponse, trouvée après coup, ne compte pas.
    reader.answer(0)
    assert reader.memory()["step"] == 0
    reader.review(1)
    assert reader.is_asked


def test_reading_again_before_the_day_changes_nothing(reader):
    reader.answer(0)
    before = reader.memory()
    reader.read()
    reader.answer(0)
    assert reader.memory() == before


def test_several_questions_follow_one_another(reader):
    reader.answer(0)
    Asked(reader.page, "q-vingt-en-file").choices.nth(1).click()
    reader.review(2)
    page = reader.page
    assert "2 questions à revoir" in reader.state
    assert page.get_by_role("link", name="Le perceptron").last.is_visible()
    for _ in range(2):
        page.locator(".review .choices button").first.click()
        page.get_by_role("button", name="Continuer").click()
    page.get_by_text("Rien à revoir").wait_for()


def test_a_question_that_left_the_book_is_forgotten(reader):
    reader.answer(0)
    reader.page.evaluate(
        f"""() => {{
        const memory = {MEMORY};
        memory.questions["q-partie"] = memory.questions["{NAME}"];
        localStorage["livre:questions"] = JSON.stringify(memory);
    }}"""
    )
    reader.review(1)
    assert reader.is_asked
    reader.answer(0)
    reader.page.get_by_role("button", name="Continuer").click()
    reader.page.get_by_text("Rien à revoir").wait_for()
    assert "q-partie" not in reader.page.evaluate(MEMORY)["questions"]


def give(page, text, name="reviser.json"):
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Importer").set_input_files(file)
    told = page.locator(".review > p").last
    told.filter(has_text=name).wait_for()
    return told.inner_text()


def test_what_is_exported_can_be_imported_elsewhere(reader, visit):
    reader.answer(0)
    reader.review()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Exporter").click()
    text = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename == "reviser.json"
    elsewhere = visit("annexes/reviser")
    assert "1 question réunie aux vôtres" in give(elsewhere, text)
    assert elsewhere.evaluate(MEMORY) == json.loads(text)
    assert "1 question à revoir" in elsewhere.locator(".review > p").first.inner_text()


def test_the_latest_answer_wins_and_nothing_is_lost(reader):
    reader.answer(0)
    mine = reader.memory()
    reader.review()
    older = mine | {"seen": "2026-03-01", "step": 3, "due": "2026-03-02"}
    theirs = {"questions": {NAME: older, "q-vingt-en-file": older}, "pages": {}}
    give(reader.page, json.dumps(theirs))
    assert reader.memory() == mine
    assert reader.page.evaluate(MEMORY)["questions"]["q-vingt-en-file"] == older


GOOD = {"page": "book/1-perceptron.html", "step": 0, "due": "2026-01-02"}
GOOD |= {"seen": "2026-01-01"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "ce n’est pas un fichier JSON"),
        ("[]", "ce n’est pas une sauvegarde"),
        ("null", "ce n’est pas une sauvegarde"),
        ('{"questions": [], "pages": {}}', "ce n’est pas une sauvegarde"),
        *(
            (
                json.dumps({"questions": {name: GOOD | change}, "pages": {}}),
                "ce n’est pas une sauvegarde",
            )
            for name, change in [
                ("__proto__", {}),
                ("q-<b>", {}),
                ("q-a", {"page": "javascript:alert(1)"}),
                ("q-a", {"page": "//ailleurs.fr/book/1.html"}),
                ("q-a", {"step": 5}),
                ("q-a", {"step": "1"}),
                ("q-a", {"due": "demain"}),
                ("q-a", {"seen": "2026-99-99"}),
            ]
        ),
        (" " * 1_000_001, "ce fichier est trop gros"),
    ],
    ids=lambda text: text[:60],
)
def test_a_bad_file_is_refused_and_nothing_is_lost(opened, text, expected):
    page, before = opened
    said = give(page, text, "un fichier.json")
    assert expected in said and said.endswith("Rien n’a été changé.")
    assert page.evaluate(MEMORY) == before


@pytest.fixture(scope="module")
def opened(browser, site):
    """« Réviser », une question déjà répondue."""
    page = browser.new_page()
    page.goto(f"{site}book/{CHAPTER}.html")
    page.locator(f"#{NAME}.live button").first.click()
    page.goto(f"{site}book/annexes/reviser.html")
    page.get_by_role("button", name="Exporter").wait_for()
    yield page, page.evaluate(MEMORY)
    page.close()


def test_nothing_is_erased_without_confirmation(reader):
    reader.answer(0)
    reader.review()
    page, erase = reader.page, reader.page.get_by_role("button", name="Effacer")
    page.once("dialog", lambda dialog: dialog.dismiss())
    erase.click()
    assert reader.memory()
    page.once("dialog", lambda dialog: dialog.accept())
    erase.click()
    page.get_by_text("Tout est effacé.").wait_for()
    assert page.evaluate("localStorage['livre:questions'] ?? null") is None


def test_what_is_kept_is_not_trusted(reader):
    for kept in ("{", "[]", '{"questions": {"q-a": {"page": "//x"}}, "pages": 3}'):
        reader.page.evaluate("kept => { localStorage['livre:questions'] = kept }", kept)
        reader.review()
        assert "aucune question" in reader.state


def test_without_javascript_it_says_so(visit):
    page = visit("annexes/reviser", java_script_enabled=False)
    assert page.get_by_text("Cette page a besoin de JavaScript.").is_visible()


def test_the_contents_say_what_was_read_and_answered(reader, site):
    reader.answer(0)
    reader.page.locator("#a-retenir").scroll_into_view_if_needed()
    reader.page.wait_for_function(f"{MEMORY}.pages['book/{CHAPTER}.html']?.read")
    reader.page.goto(f"{site}book/index.html")
    reader.page.locator("#sommaire .done").wait_for()
    for place in ("#sommaire", "article table"):
        [mark] = reader.page.locator(f"{place} .done").all()
        assert mark.text_content() == "✓ 1/7 (lu, 1 question répondue sur 7)"
        assert mark.locator("[aria-hidden]").text_content() == "✓ 1/7"
