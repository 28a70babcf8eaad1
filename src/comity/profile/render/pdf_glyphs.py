"""Characters that no font of the PDF can draw are spelled by their Unicode number."""

from __future__ import annotations

from functools import lru_cache

_DRAWN_BELOW = 0x250  # the fonts draw all of Latin
_PROBE = (
    b'#set document(title: "probe")\n'
    b'#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))\n'
    b"#sys.inputs.text"
)


def spelled(text: str) -> str:
    """Write every character that cannot be drawn as its Unicode number in brackets.

    >>> spelled("Chine: 中")
    'Chine: [U+4E2D]'
    """
    strange = {sign for sign in text if ord(sign) >= _DRAWN_BELOW and not is_drawn(sign)}
    return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in strange})


@lru_cache(maxsize=4096)
def is_drawn(sign: str) -> bool:
    """Tell whether a font of the PDF holds a character, by setting it."""
    import typst

    try:
        typst.compile(
            _PROBE,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"text": sign},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        return False
    return True
