"""Finding one's way in the flat row of block tokens: which token closes another, and what stands inside."""

from __future__ import annotations

from regelzetter.reading.engine import Token


def closing(tokens: list[Token], start: int) -> int:
    """Index of the token that closes the one at `start`."""
    level = 0
    for index in range(start, len(tokens)):
        level += tokens[index].nesting
        if level == 0:
            return index
    raise AssertionError(f"{tokens[start].type} is not closed")


def depth(tokens: list[Token], index: int) -> int:
    return sum(token.nesting for token in tokens[:index])


def children(tokens: list[Token]) -> list[tuple[Token, list[Token]]]:
    """The pairs (opening token, tokens inside) of a row of containers."""
    found: list[tuple[Token, list[Token]]] = []
    index = 0
    while index < len(tokens):
        end = closing(tokens, index)
        found.append((tokens[index], tokens[index + 1 : end]))
        index = end + 1
    return found
