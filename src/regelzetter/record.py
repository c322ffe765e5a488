"""Records: frozen dataclasses that cost little to define.

`dataclass` writes and compiles six functions for every class, each time the program starts: with 120 classes that was a sixth of
a short command. A record has one of its own, `__init__`; the others are the same for all records. For mypy a record *is* a
dataclass, and `dataclasses.fields` and `replace` take it as one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

__all__ = ["altered", "record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import replace as altered
else:

    def record(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """What `dataclass(frozen=True, slots=True, kw_only=…)` does. Records are always frozen, and have slots."""
        assert frozen and slots, "a record is frozen and has slots"
        return lambda plain: _shared(_fielded(plain, kw_only))

    def altered(made: Any, /, **values: object) -> Any:
        """What `dataclasses.replace` does, of a record: in a third of the time, for it looks no field up."""
        return made._altered(**values)


def _fielded(plain: Any, kw_only: bool) -> Any:
    """A dataclass with its fields and nothing else. Without a docstring it would be given its signature, which costs time."""
    plain.__doc__ = plain.__doc__ or plain.__name__
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(plain)


def _shared(cls: Any) -> Any:
    """The class with its own `__init__`, and what all records share."""
    parts = fields(cls)
    cls._names = tuple(part.name for part in parts)
    cls._setters = tuple(getattr(cls, name).__set__ for name in cls._names)
    cls._packed = attrgetter("__class__", *cls._names) if parts else staticmethod(lambda made: (made.__class__,))
    cls._compared = attrgetter(*([part.name for part in parts if part.compare] or ["__class__"]))
    hashed = [part.name for part in parts if (part.compare if part.hash is None else part.hash)]
    cls._hashed = attrgetter(*(hashed or ["__class__"]))
    cls.__init__ = _first_init(cls, parts)
    for name, method in _SHARED.items():
        setattr(cls, name, method)
    return cls


def _first_init(cls: Any, parts: tuple[Field[Any], ...]) -> Any:
    """Writes the `__init__` of a class when the first of it is made: most commands use half of the classes."""

    def first(self: Any, *values: object, **named: object) -> None:
        cls.__init__ = _init(cls, parts)
        cls.__init__(self, *values, **named)

    return first


def _init(cls: Any, parts: tuple[Field[Any], ...]) -> Any:
    """Sets the slots themselves: `object.__setattr__` would look each of them up by its name."""
    names: dict[str, Any] = {}
    by_place: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for part in parts:
        if not part.init:
            continue
        names[f"set_{part.name}"] = getattr(cls, part.name).__set__
        value = part.name
        parameter = part.name
        if part.default is not MISSING or part.default_factory is not MISSING:
            names[f"default_{part.name}"] = part.default
            parameter = f"{part.name}=default_{part.name}"
        if part.default_factory is not MISSING:
            names[f"make_{part.name}"] = part.default_factory
            value = f"make_{part.name}() if {part.name} is default_{part.name} else {part.name}"
        (by_name if part.kw_only else by_place).append(parameter)
        body.append(f" set_{part.name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ", ".join(("self", *by_place, *(("*", *by_name) if by_name else ())))
    exec("\n".join((f"def __init__({parameters}):", *(body or [" pass"]))), names)
    return names["__init__"]


def _altering(cls: Any) -> Any:
    """The `altered` of one class: the values that it is given, and for the others those of the record."""
    given = [part for part in fields(cls) if part.init]
    parameters = ", ".join(("self", "/", *(("*", *(f"{part.name}=_same" for part in given)) if given else ())))
    values = (f"self.{part.name} if {part.name} is _same else {part.name}" for part in given)
    told = ", ".join(f"{part.name}={value}" if part.kw_only else value for part, value in zip(given, values, strict=True))
    names: dict[str, Any] = {"_made": cls, "_same": object()}
    exec(f"def _altered({parameters}): return _made({told})", names)
    return names["_altered"]


class _Shared:
    """What all records do in the same way."""

    __slots__ = ()
    _names: tuple[str, ...]
    _setters: tuple[Callable[[Any, object], None], ...]
    _compared: Callable[[Any], object]
    _hashed: Callable[[Any], object]
    _packed: Callable[[Any], tuple[Any, ...]]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(self._compared(self) == self._compared(other))

    def __hash__(self) -> int:
        return hash(self._hashed(self))

    def __repr__(self) -> str:
        shown = (f"{part.name}={getattr(self, part.name)!r}" for part in _fields(self) if part.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __setattr__(self, name: str, _: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _altered(self, **values: object) -> object:
        """Written when the first of a class is altered, as its `__init__`."""
        cls: Any = self.__class__
        cls._altered = _altering(cls)
        return cls._altered(self, **values)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Any, ...]]:
        return _rebuilt, self._packed(self)


def _rebuilt(cls: Any, *values: object) -> object:
    """A record from a pickle, as it was: what it made of its values at first is among them."""
    made = object.__new__(cls)
    for set_slot, value in zip(cls._setters, values, strict=True):
        set_slot(made, value)
    return made


def _fields(of: Any) -> tuple[Field[Any], ...]:
    return fields(of)


_SHARED: Final = {name: method for name, method in vars(_Shared).items() if callable(method)}
