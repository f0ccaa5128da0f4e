"""Une formule en une ligne de texte : « w₂ + b₂ », « ∂C/∂w », « λ_max »."""

import re
from unicodedata import normalize

from bs4 import Tag

LOW = "0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
HIGH = (
    "0123456789+−=()abcdefghijklmnoprstuvwxyzTW⊤",
    ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵂᵀ"),
)
ACCENTS = {"^": "\u0302", "ˆ": "\u0302", "ˉ": "\u0304", "‾": "\u0304", "~": "\u0303"}
SPACED = set("=+−<>≤≥≈≠∈←→↦⇔⇒×⋅±∝∼⩽⩾≪≫")
ALONE = re.compile(
    r"\d[\d.,]*|[a-z]{3,}|[∂∇]?[^\W\d][\u0300-\u036f\u1d62-\u1d6a\u2080-\u209c²³]*|\([^()]*\)"
)
INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u200b")


def small(text: str, sign: str, alphabet: tuple[str, str]) -> str:
    """Un indice ou un exposant, en petits caractères s’ils existent tous."""
    text = text.replace(" ", "")
    if all(character in alphabet[0] for character in text):
        return text.translate(str.maketrans(*alphabet))
    return sign + grouped(text)


def grouped(text: str) -> str:
    """Entre parenthèses, sauf un nombre, une lettre ou ce qui y est déjà."""
    return text if ALONE.fullmatch(text) else f"({text})"


def decorated(base: str, *others: str) -> str:
    """Ce qu’un signe porte au-dessus ou au-dessous : un accent, ou des bornes."""
    accent = ACCENTS.get(others[0].strip()) if len(others) == 1 else None
    if accent:
        return "".join(character + accent for character in base)
    low, *high = others
    return f"{base}{small(low, '_', LOW)}{''.join(small(h, '^', HIGH) for h in high)} "


def operator(text: str) -> str:
    if text in SPACED:
        return f" {text} "
    return f"{text} " if text in (",", ";", ":") else text


def readable(node: Tag) -> str:
    """Le texte d’un élément MathML."""
    parts = [readable(child) for child in node.children if isinstance(child, Tag)]
    match node.name:
        case "annotation":
            return ""
        case "mi" | "mn" | "mtext" | "mo":
            text = node.get_text().translate(INVISIBLE)
            return operator(text) if node.name == "mo" else text
        case "msub":
            return parts[0] + small(parts[1], "_", LOW)
        case "msup":
            return parts[0] + small(parts[1], "^", HIGH)
        case "msubsup":
            return parts[0] + small(parts[1], "_", LOW) + small(parts[2], "^", HIGH)
        case "mfrac":
            return f"{grouped(parts[0].strip())}/{grouped(parts[1].strip())} "
        case "msqrt":
            return f"√{grouped(''.join(parts).strip())}"
        case "mover" | "munder" | "munderover":
            return decorated(*parts)
        case "mspace":
            return " "
        case "mtr":
            return " ".join(filter(None, map(str.strip, parts)))
        case "mtable":
            return " ; ".join(part.rstrip(", ") for part in parts)
        case "math":
            text = re.sub(r"\s+(?=[\s),;.])|(?<=\()\s+", "", "".join(parts)).strip()
            return normalize("NFC", text)
    return "".join(parts)
