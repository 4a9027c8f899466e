"""A property worked out once per object; functools.cached_property takes a lock each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used like property
    """The result of a method without arguments, kept in the object under the method's name."""

    def __init__(self, method: Callable[[Any], T]) -> None:
        self._method = method
        self._name = method.__name__
        self.__doc__ = method.__doc__

    def __get__(self, instance: Any, owner: type[Any]) -> T:
        value = self._method(instance)
        setattr(instance, self._name, value)  # quicker than in a __dict__ made for it
        return value
