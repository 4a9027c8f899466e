"""Rendered results on a shelf: texts of one chunk are much alike, so one stands for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goiaudit.batch.keys import SIZE, key_of
from goiaudit.batch.packing import PackingError, packed_text, text_of
from goiaudit.batch.shelf import Shelf

_ALONE = bytes(SIZE)
"""Stands before a text that is packed by itself; before others the key of what they are like."""


class Drawer:
    """What the renderings of a run make of its results; ``keys`` are those of the results.

    ``names`` are those of the renderings in the order in which their texts come.
    """

    def __init__(self, shelf: Shelf, keys: Sequence[bytes], names: Sequence[str | None]) -> None:
        self.shelf, self.keys, self.names = shelf, keys, names
        self.last: tuple[bytes, bytes | None] = (b"", None)

    def put(self, places: Sequence[int], texts: Sequence[Sequence[bytes]]) -> None:
        """Keep the texts of the results at some places, all of them like the first one's."""
        for number, name in enumerate(self.names):
            if name is None:
                continue
            first = key_of(name, self.keys[places[0]])
            for place, own in zip(places, texts, strict=True):
                key = key_of(name, self.keys[place])
                for text in own[number : number + 1]:  # a result that was lost has none
                    self.shelf.put(key, (_ALONE if key == first else first) + text)

    def drawn(self, places: Sequence[int], name: str) -> set[int]:
        """Those of some places that have a text of that name, whole or not."""
        keys = {key_of(name, self.keys[place]): place for place in places}
        return {keys[key] for key in self.shelf.known(keys)}

    def texts(self, places: Sequence[int], name: str) -> Mapping[int, str]:
        """The texts of that name at some places, as far as they are there and whole."""
        keys = {key_of(name, self.keys[place]): place for place in places}
        found = {}
        for key, data in self.shelf.heads(keys).items():
            text = self._text(data)
            if text is not None:
                found[keys[key]] = text
        return found

    def keep_text(self, place: int, name: str, text: str) -> None:
        """Keep what was rendered only now."""
        self.shelf.put(key_of(name, self.keys[place]), _ALONE + packed_text(text))
        self.shelf.tick()

    def _text(self, data: bytes) -> str | None:
        """A text by what was put away of it; None where what it is like is no more there."""
        model, packed = data[:SIZE], data[SIZE:]
        like = b"" if model == _ALONE else self._model(model)
        if like is None:
            return None
        try:
            return text_of(packed, like)
        except PackingError as error:
            self.shelf.trouble("damaged", str(error))
            return None

    def _model(self, key: bytes) -> bytes | None:
        """The text that others are like; the last one is at hand."""
        if key != self.last[0]:
            data = self.shelf.get(key, "head")
            text = self._text(data) if data is not None and data.startswith(_ALONE) else None
            self.last = key, None if text is None else text.encode("utf-8", "surrogatepass")
        return self.last[1]
