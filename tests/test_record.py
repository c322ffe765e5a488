"""A record does what a frozen dataclass with slots does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from regelzetter.record import altered, record


@dataclass(frozen=True, slots=True)
class Plain:
    naam: str
    span: int = field(compare=False, repr=False)
    delen: tuple[int, ...] = ()
    tafel: dict[str, int] = field(default_factory=dict, compare=False)
    lengte: int = field(init=False, default=0, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lengte", len(self.naam))


@record(frozen=True, slots=True)
class Recorded:
    naam: str
    span: int = field(compare=False, repr=False)
    delen: tuple[int, ...] = ()
    tafel: dict[str, int] = field(default_factory=dict, compare=False)
    lengte: int = field(init=False, default=0, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lengte", len(self.naam))


@record(frozen=True, slots=True, kw_only=True)
class Base:
    span: int = field(compare=False, repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Child(Base):
    tekst: str = "—"


@record(frozen=True, slots=True)
class Empty:
    pass


BOTH = pytest.mark.parametrize("kind", [Plain, Recorded])


@BOTH
def test_equality_and_hash_leave_out_what_is_not_compared(kind: Any) -> None:
    assert kind("a", 1) == kind("a", 2)
    assert hash(kind("a", 1)) == hash(kind("a", 2))
    assert kind("a", 1) != kind("b", 1)
    assert kind("a", 1) != "a"


def test_records_of_two_classes_differ() -> None:
    assert Base(span=1) != Child(span=1)
    assert Empty() == Empty()
    assert Empty() != Base(span=1)


@BOTH
def test_nothing_can_be_changed_or_added(kind: Any) -> None:
    made = kind("a", 1)
    for change in (lambda: setattr(made, "naam", "b"), lambda: setattr(made, "nieuw", 1), lambda: delattr(made, "naam")):
        with pytest.raises((FrozenInstanceError, TypeError)):  # a dataclass with slots says TypeError of a new name (3.11)
            change()
    assert made.naam == "a"


@BOTH
def test_arguments_by_place_by_name_and_left_out(kind: Any) -> None:
    made = kind("abc", span=4)
    assert (made.naam, made.span, made.delen, made.tafel, made.lengte) == ("abc", 4, (), {}, 3)
    assert kind("a", 1).tafel is not kind("a", 1).tafel
    assert kind("a", 1, (2,), {"b": 3}).tafel == {"b": 3}
    with pytest.raises(TypeError):
        kind("a")


@BOTH
def test_copies(kind: Any) -> None:
    made = kind("abc", 1, (2, 3))
    for same in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made), copy.copy(made)):
        assert same == made
        assert same.span == 1
    assert replace(made, naam="zz").lengte == 2


def test_shown_as_a_dataclass_is_shown() -> None:
    assert repr(Recorded("a", 1)) == repr(Plain("a", 1)).replace("Plain", "Recorded")
    assert repr(Child(span=3)) == "Child(tekst='—')"


def test_fields_are_those_of_a_dataclass() -> None:
    assert [part.name for part in fields(Recorded)] == [part.name for part in fields(Plain)]
    assert Child.__slots__ == ("tekst",)
    with pytest.raises(TypeError):
        Child("tekst", span=1)  # type: ignore[misc] # what is tried here


def test_altered_does_what_replace_does() -> None:
    made = Recorded("a", 1, (1, 2), {"b": 3})
    other = altered(made, naam="langer", delen=())
    assert (other, other.span, other.tafel, other.lengte) == (Recorded("langer", 9), 1, {"b": 3}, 6)
    assert altered(Child(span=1, tekst="a"), tekst="b").tekst == "b"
    with pytest.raises(TypeError):
        altered(made, onbekend=1)  # type: ignore[call-arg]  # there is no such field


def test_what_is_left_out_of_the_hash_still_counts_when_compared() -> None:
    @record(frozen=True, slots=True)
    class Long:
        naam: str
        tekst: str = field(hash=False)

    assert hash(Long("a", "b")) == hash(Long("a", "c"))
    assert Long("a", "b") != Long("a", "c")
