"""The marks of a standing, drawn once per page and used by reference."""

from __future__ import annotations

from comity.profile.document import Mark
from comity.profile.render.elements import E, Node, element

Shape = tuple[str, dict[str, str]]

_DISC: Shape = ("circle", {"cx": "8", "cy": "8", "r": "6", "class": "b"})
_RING: Shape = ("circle", {"cx": "8", "cy": "8", "r": "5.4", "class": "o"})
_SHAPES: dict[Mark, tuple[Shape, ...]] = {
    Mark.BOUND: (_DISC,),
    Mark.RESERVED: (_DISC, ("path", {"d": "M8 2v12", "class": "r"})),
    Mark.CONSENTED: (_RING, ("circle", {"cx": "8", "cy": "8", "r": "3", "class": "b"})),
    Mark.SIGNED: (_RING, ("path", {"d": "M8 2.6a5.4 5.4 0 0 0 0 10.8z", "class": "b"})),
    Mark.MAYBE: (("circle", {"cx": "8", "cy": "8", "r": "5.4", "class": "q"}),),
    Mark.WITHDRAWN: (("path", {"d": "M4.5 4.5l7 7m0-7l-7 7", "class": "w"}),),
    Mark.CLOSED: (("circle", {"cx": "8", "cy": "8", "r": "1.2", "class": "d"}),),
    Mark.NONE: (("path", {"d": "M5.5 8h5", "class": "n"}),),
    Mark.UNKNOWN: (
        ("path", {"d": "M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.7", "class": "n"}),
        ("circle", {"cx": "8", "cy": "12.4", "r": ".9", "class": "d"}),
    ),
    Mark.YES: (("path", {"d": "M8 3.5v9M3.5 8h9", "class": "n"}),),
    Mark.NO: (("path", {"d": "M3.5 8h9", "class": "w"}),),
    Mark.ABSTAIN: (_RING,),
}


def symbols() -> Node:
    """Return the hidden drawing that defines every mark."""
    defined = (
        E.symbol(
            *(element(tag, attributes) for tag, attributes in shapes),
            {"id": _id(mark), "viewBox": "0 0 16 16", "class": "m"},
        )
        for mark, shapes in _SHAPES.items()
    )
    return E.svg(*defined, {"width": "0", "height": "0", "aria-hidden": "true", "class": "vh"})


def drawn(mark: Mark, words: str = "") -> Node:
    """Return a mark; with words it speaks for itself, without it only accompanies text."""
    use = E.use(href=f"#{_id(mark)}")
    about = {"class": "m", "viewBox": "0 0 16 16"}
    if words:
        return E.svg(E.title(words), use, {**about, "role": "img", "aria-label": words})
    return E.svg(use, {**about, "aria-hidden": "true"})


def _id(mark: Mark) -> str:
    return f"m-{mark.name.lower()}"
