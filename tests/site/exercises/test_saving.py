"""Ce qu’un lecteur a répondu s’emporte, se reprend et s’efface, sans rien perdre."""

import json

import pytest

from tests.site.exercises.reader import CHAPTER, MEMORY, NAME, OTHER


def give(page, text, name="reviser.json"):
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Importer").set_input_files(file)
    told = page.locator(".review > p").last
    told.filter(has_text=name).wait_for()
    return told.inner_text()


def test_what_is_exported_can_be_imported_elsewhere(reader, visit):
    reader.answer()
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
    reader.answer()
    mine = reader.memory()
    reader.review()
    older = mine | {"seen": "2026-03-01", "step": 3, "due": "2026-03-02"}
    theirs = {"questions": {NAME: older, OTHER: older}, "pages": {}}
    give(reader.page, json.dumps(theirs))
    assert reader.memory() == mine
    assert reader.page.evaluate(MEMORY)["questions"][OTHER] == older


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
    reader.answer()
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
