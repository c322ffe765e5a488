"""Official XML as bytes: as lxml would write the same tree, and with every word where it was put."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from regelzetter.writing.markup import Element, Maker, root_of, to_bytes, unwrap

NAMESPACE = "urn:proef"
MIXED = frozenset({"p"})
LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r&<>\"'")
)


def test_indented_but_for_text() -> None:
    make, root = Maker(), root_of(NAMESPACE, "a")
    make.add(make.add(root, "b"), "c", "een", x="1")
    make.add(root, "leeg")
    line = make.add(root, "p", "twee ")
    make.add(make.add(line, "i"), "b", "drie")
    make.add(line, "br")
    assert to_bytes(root, MIXED).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<a xmlns="urn:proef">\n'
        '  <b>\n    <c x="1">een</c>\n  </b>\n'
        "  <leeg/>\n"
        "  <p>twee <i><b>drie</b></i><br/></p>\n"
        "</a>\n"
    )


def test_what_is_unwrapped_leaves_its_content() -> None:
    make, root = Maker("t:"), Element("a", {"xmlns:t": NAMESPACE}, [], "t:")
    line = make.add(root, "p", "een ")
    link = make.add(line, "ref", "twee")
    make.add(link, "b", " drie")
    line.content.append(" vier")
    unwrap(link)
    assert b"<t:p>een twee<t:b> drie</t:b> vier</t:p>" in to_bytes(root, MIXED)


@given(LETTERS, LETTERS, LETTERS)
def test_any_sign_is_written_as_lxml_writes_it(text: str, value: str, tail: str) -> None:
    make, root = Maker(), root_of(NAMESPACE, "p")
    child = make.add(root, "b", text, waarde=value)
    root.content.append(tail)
    theirs = etree.Element(f"{{{NAMESPACE}}}p", nsmap={None: NAMESPACE})
    other = etree.SubElement(theirs, f"{{{NAMESPACE}}}b", waarde=value)
    other.text, other.tail = text or None, tail
    written = to_bytes(root, MIXED)
    assert written.split(b"\n", 1)[1] == etree.tostring(theirs, encoding="UTF-8") + b"\n"
    assert child.content == ([text] if text else [])
