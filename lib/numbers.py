"""Les nombres, tels qu’on les écrit en français."""

import re

SIGNS = str.maketrans({"-": "−", ",": "\u202f", ".": ",", "%": "\u202f%"})
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _power(match: re.Match[str]) -> str:
    return "·10" + str(int(match[1])).translate(RAISED)


def french(value: float | str, spec: str = "z,.4f") -> str:
    """``value`` en français, au format ``spec`` de Python.

    ``french(-1234.5)`` rend « −1 234,5000 », ``french(0.931, ".1%")`` « 93,1 % » et
    ``french(2.7e-5, ".1e")`` « 2,7·10⁻⁵ ».
    """
    text = format(value, spec).replace("inf", "∞")
    return re.sub(r"e([+-]\d+)", _power, text.translate(SIGNS).replace("e−", "e-"))
