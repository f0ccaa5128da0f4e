"""« Réviser » : quand une question revient, et ce qu’en dit le sommaire."""

from tests.site.exercises.reader import CHAPTER, MEMORY, NAME, OTHER


def test_a_question_comes_back_after_1_3_7_and_21_days(reader):
    reader.answer()
    reader.review()
    assert not reader.is_asked and "Rien à revoir aujourd’hui" in reader.state
    assert "1 plus tard, à partir du 28 mars" in reader.state
    for days in (1, 3, 7, 21):
        reader.review(days - 1)
        assert not reader.is_asked
        reader.review(1)
        assert reader.is_asked and "1 question à revoir" in reader.state
        reader.answer()
    reader.review(400)
    assert not reader.is_asked and "1 acquise" in reader.state
    assert reader.memory()["due"] == ""


def test_a_wrong_answer_brings_it_back_to_the_start(reader):
    reader.answer()
    for days in (1, 3):
        reader.review(days)
        reader.answer()
    reader.review(7)
    reader.answer(right=False)
    # Une seconde réponse, trouvée après coup, ne compte pas.
    reader.answer()
    assert reader.memory()["step"] == 0
    reader.review(1)
    assert reader.is_asked


def test_reading_again_before_the_day_changes_nothing(reader):
    reader.answer()
    before = reader.memory()
    reader.read()
    reader.answer()
    assert reader.memory() == before


def test_several_questions_follow_one_another(reader):
    reader.answer()
    reader.page.locator(f"#{OTHER} button").nth(1).click()
    reader.review(2)
    page = reader.page
    assert "2 questions à revoir" in reader.state
    assert page.get_by_role("link", name="Le perceptron").last.is_visible()
    for _ in range(2):
        page.locator(".review .choices button").first.click()
        page.get_by_role("button", name="Continuer").click()
    page.get_by_text("Rien à revoir").wait_for()


def test_a_question_that_left_the_book_is_forgotten(reader):
    reader.answer()
    reader.page.evaluate(
        f"""() => {{
        const memory = {MEMORY};
        memory.questions["q-partie"] = memory.questions["{NAME}"];
        localStorage["livre:questions"] = JSON.stringify(memory);
    }}"""
    )
    reader.review(1)
    assert reader.is_asked
    reader.answer()
    reader.page.get_by_role("button", name="Continuer").click()
    reader.page.get_by_text("Rien à revoir").wait_for()
    assert "q-partie" not in reader.page.evaluate(MEMORY)["questions"]


def test_without_javascript_it_says_so(visit):
    page = visit("annexes/reviser", java_script_enabled=False)
    assert page.get_by_text("Cette page a besoin de JavaScript.").is_visible()


def test_the_contents_say_what_was_read_and_answered(reader, site):
    reader.answer()
    reader.page.locator("#a-retenir").scroll_into_view_if_needed()
    reader.page.wait_for_function(f"{MEMORY}.pages['book/{CHAPTER}.html']?.read")
    reader.page.goto(f"{site}book/index.html")
    reader.page.locator("#sommaire .done").wait_for()
    for place in ("#sommaire", "article table"):
        [mark] = reader.page.locator(f"{place} .done").all()
        assert mark.text_content() == "✓ 1/7 (lu, 1 question répondue sur 7)"
        assert mark.locator("[aria-hidden]").text_content() == "✓ 1/7"
