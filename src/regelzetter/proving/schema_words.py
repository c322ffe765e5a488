"""What libxml2 has against a file, in Dutch. It says so in English only."""

from __future__ import annotations

import re
from typing import Final

_NAMESPACE: Final = re.compile(r"\{[^}]*\}")
_SAYINGS: Final = tuple(
    (re.compile(pattern), dutch)
    for pattern, dutch in (
        (r"^Element '(.+?)', attribute '(.+?)': ", r"Element \1, attribuut \2: "),
        (r"^Element '(.+?)': ", r"Element \1: "),
        (r"Expected is one of \( (.+?) \)\.", r"Hier mag staan: \1."),
        (r"Expected is \( (.+?) \)\.", r"Hier hoort: \1."),
        (r"This element is not expected\.", "dit element mag hier niet staan."),
        (r"No matching global declaration available for the validation root\.", "dit kan niet het buitenste element zijn."),
        (r"Missing child element\(s\)\.", "er ontbreekt iets in dit element."),
        (r"Character content other than whitespace is not allowed because the content type is '.+?'\.",
         "hier mogen alleen elementen staan, geen tekst."),
        (r"Character content is not allowed, because .+", "dit element blijft leeg."),
        (r"The attribute '(.+?)' is required but missing\.", r"het attribuut '\1' ontbreekt."),
        (r"The attribute '(.+?)' is not allowed\.", r"het attribuut '\1' mag hier niet staan."),
        (r"\[facet '\w+'\] The value '(.*?)' .+", r"de waarde '\1' heeft niet de voorgeschreven vorm."),
        (r"'(.*?)' is not a valid value of the .+", r"de waarde '\1' heeft niet de voorgeschreven vorm."),
    )
)  # fmt: skip


def in_dutch(message: str) -> str:
    """A message of the XSD validator without namespaces; what is not known stays as it is.

    >>> in_dutch("Element '{urn:t}Lijf': This element is not expected. Expected is ( {urn:t}Lichaam ).")
    'Element Lijf: dit element mag hier niet staan. Hier hoort: Lichaam.'
    >>> in_dutch("Element '{urn:t}Lid', attribute 'eId': 'a b' is not a valid value of the atomic type 'xs:NMTOKEN'.")
    "Element Lid, attribuut eId: de waarde 'a b' heeft niet de voorgeschreven vorm."
    >>> in_dutch("Something new.")
    'Something new.'
    """
    words = _NAMESPACE.sub("", message)
    for pattern, dutch in _SAYINGS:
        words = pattern.sub(dutch, words)
    return words
