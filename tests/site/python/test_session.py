"""Une réponse se vérifie à part : elle ne change rien au chapitre."""

from web.python.worker.runner import Session

CHECK = """from lib.exercises import check, expect


@check
def judge(answer):
    expect(answer, 4, "La réponse")


judge()"""


def test_an_answer_leaves_the_names_of_the_chapter():
    told = []
    session = Session(lambda *heard: told.append(heard))
    session.names |= {"w": 3, "answer": 4}
    right, _ = session.verify("w = 4\nanswer = w", 0, CHECK, ["answer"])
    assert right
    assert session.names["w"] == 3
    assert "judge" not in session.names
    right, said = session.verify("w = 4", 0, CHECK, ["answer"])
    assert not right and "answer" in said
    assert session.verify("1 / 0", 0, CHECK, ["answer"]) is None
    assert told[-1][0] == "error"
    assert session.names["answer"] == 4
