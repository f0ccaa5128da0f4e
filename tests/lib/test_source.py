"""Le code que montrent les chapitres : le même, sans les types."""

import ast
from pathlib import Path

import pytest

import lib
from lib.network import Dense
from lib.optimizers import GradientDescent
from lib.source import source, without_types

MODULES = sorted(Path(lib.__file__).parent.glob("*.py"))


def test_a_block_names_its_file():
    block = source(Dense, GradientDescent).data
    assert block.startswith("```python\n# lib/network.py\n\nclass Dense:")
    assert "\n\n# lib/optimizers.py\n\nclass GradientDescent:\n" in block
    assert block.endswith("```")


TYPED = """
def first(x: int, *rest: str, key: list[int] = [1], **more: "a:b") -> dict[str, int]:
    # Un commentaire, et é.
    y: int = 0
    return {"a": x}  # gardé


class Thing:
    size: int = 3

    def __init__(self, a: int = 1) -> None:
        self.é: list[int] = []  # gardé aussi

    @staticmethod
    def long(
        one: int, two: tuple[int, str] = (1, "deux"), *, three: float = 0.5, four: int
    ) -> None: ...
"""
BARE = """
def first(x, *rest, key=[1], **more):
    # Un commentaire, et é.
    y: int = 0
    return {"a": x}  # gardé


class Thing:
    size: int = 3

    def __init__(self, a=1):
        self.é = []  # gardé aussi

    @staticmethod
    def long(one, two=(1, "deux"), *, three=0.5, four):
        ...
"""


def test_types_go_and_the_rest_stays():
    code = TYPED.replace(" -> None: ...", " -> None:\n        ...")
    assert without_types(code) == BARE


@pytest.mark.parametrize("length", [4, 7, 30])
def test_a_long_signature_is_folded(length):
    names = [f"argument_{i}" for i in range(length)]
    typed = "def f(\n" + "".join(f"    {n}: int,\n" for n in names) + ") -> int:\n"
    lines = without_types(typed + "    return 1\n").splitlines()
    assert max(map(len, lines)) <= 88
    if length == 4:
        assert lines[0] == f"def f({', '.join(names)}):"
    elif length == 7:
        assert lines[:3] == ["def f(", f"    {', '.join(names)}", "):"]
    else:
        assert lines[1:-2] == [f"    {name}," for name in names]


def test_a_signature_may_fill_its_line():
    def signature(first, last):
        return without_types(
            f"def f({'a' * first}: int, {'b' * last}: int):\n    pass\n"
        )

    assert signature(70, 8).splitlines()[0] == f"def f({'a' * 70}, {'b' * 8}):"
    assert signature(70, 9).splitlines()[1] == f"    {'a' * 70}, {'b' * 9}"
    assert signature(70, 12).splitlines()[1] == f"    {'a' * 70}, {'b' * 12}"
    assert signature(70, 13).splitlines()[1:3] == [
        f"    {'a' * 70},",
        f"    {'b' * 13},",
    ]


class Untyped(ast.NodeTransformer):
    def visit_arg(self, node):
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        node.returns = None
        return node

    def visit_AnnAssign(self, node):
        if not isinstance(node.target, ast.Attribute):
            return node
        return ast.Assign([node.target], node.value)


@pytest.mark.parametrize("path", MODULES, ids=[path.stem for path in MODULES])
def test_the_code_of_lib_is_the_same_but_for_its_types(path):
    code = path.read_text("utf-8")
    shown, expected = ast.parse(without_types(code)), Untyped().visit(ast.parse(code))
    assert ast.unparse(shown) == ast.unparse(ast.fix_missing_locations(expected))
    assert [line for line in code.splitlines() if "#" in line] == [
        line for line in without_types(code).splitlines() if "#" in line
    ]


def test_a_method_alone_starts_at_the_margin():
    shown = source(Dense.backward).data.splitlines()
    assert shown[:4] == ["```python", "# lib/network.py", "", "def backward(self, dA):"]
