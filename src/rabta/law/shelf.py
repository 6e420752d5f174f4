"""The shelf: where packs stand, how they are read, and the compiled copy that makes it quick."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from rabta.law.faults import Fault, Faults, PackError, nearest
from rabta.law.law import Law
from rabta.law.loading import FILES, Loader
from rabta.law.pack import Pack
from rabta.law.referring import Reference
from rabta.law.source import Node, Place, SourceError, from_plain, parse, to_plain

READ_ELSEWHERE = ("holidays", "papers")
"""Files of a pack that other parts of the engine read."""

PACKS = Path(__file__).parent.parent / "packs"


class UnknownPackError(Exception):
    """No pack of that name, and no folder either."""

    def __init__(self, name: str) -> None:
        shipped = [folder.name for folder in shipped_packs()]
        super().__init__(f"no pack {name!r}{nearest(name, shipped) or '; there are: ' + ', '.join(shipped)}")


def shipped_packs() -> tuple[Path, ...]:
    """The folders of the packs that come with Rabta."""
    return tuple(sorted(path.parent for path in PACKS.glob("*/pack.yaml")))


def pack_folder(name: str, beside: Path = Path()) -> Path:
    """The folder of a shipped pack by name, or of any pack by its path from `beside`.

    A name with a slash in it is a path. Raises UnknownPackError.
    """
    shipped: tuple[Path, ...] = () if "/" in name else (PACKS / name,)
    for folder in (*shipped, beside / name):
        if (folder / "pack.yaml").is_file():
            return folder
    raise UnknownPackError(name)


@lru_cache(maxsize=8)
def load_law(name: str = "palermo") -> Law:
    """The law of a pack and of all it builds on.

    Raises UnknownPackError, or PackError with every fault that makes the pack unusable.
    """
    from rabta.law.checking import check_packs

    faults = Faults()
    loaded = load_packs(pack_folder(name), faults, compiled=True)
    check_packs(loaded, faults)
    if faults.found:
        raise PackError(faults.found)
    return Law(tuple(pack for pack, _ in loaded))


def load_packs(folder: Path, faults: Faults, *, compiled: bool) -> list[tuple[Pack, list[Reference]]]:
    """A pack after those it builds on, each with the names it refers to.

    A pack builds on shipped packs, by name, and on packs beside its own folder.
    """
    loaded: dict[Path, tuple[Pack, list[Reference]]] = {}
    waiting: list[Path] = []

    def load(folder: Path) -> None:
        waiting.append(folder)
        loader = Loader(faults, [])
        pack = loader.pack(_files(folder, faults, compiled=compiled), str(folder))
        for name in pack.builds_on:
            try:
                base = pack_folder(name, folder.parent).resolve()
            except UnknownPackError as error:
                faults.add(pack.place, str(error))
                continue
            if base in waiting:
                faults.add(pack.place, f"{folder.name!r} and {base.name!r} build on each other")
            elif base not in loaded:
                load(base)
        loaded[folder] = (pack, loader.references)
        waiting.pop()

    load(folder.resolve())
    return list(loaded.values())


def _files(folder: Path, faults: Faults, *, compiled: bool) -> dict[str, Node]:
    paths = _present(folder, faults)
    kept = _compiled_copy(paths) if compiled else None
    nodes = _compiled(kept) if kept else None
    if nodes is not None:
        return nodes
    nodes = {}
    before = len(faults.found)
    for path in paths:
        try:
            nodes[path.stem] = parse(path.read_bytes(), path.name)
        except SourceError as error:
            faults.found.append(Fault(error.place, error.message))
    if kept and len(faults.found) == before:
        _keep(kept, json.dumps({name: to_plain(node) for name, node in nodes.items()}))
    return nodes


def _present(folder: Path, faults: Faults) -> list[Path]:
    """The files of a pack; any other is noted, for a misspelt name would silently leave its law out."""
    names = [f"{name}.yaml" for name in FILES]
    valid = [*names, *(f"{name}.yaml" for name in READ_ELSEWHERE)]
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in valid:
            faults.unknown(Place(path.name, 1), "file", path.name, valid)
    return [folder / name for name in names if (folder / name).is_file()]


def _compiled_copy(paths: Iterable[Path]) -> Path | None:
    """Where the compiled copy of exactly these file contents is kept; None where there is no home."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return home / "rabta" / f"pack-1-{digest.hexdigest()}.json"


def _compiled(kept: Path) -> dict[str, Node] | None:
    """What a compiled copy holds; None where there is none, or one that cannot be read."""
    try:
        plain = json.loads(kept.read_bytes())
        return {name: from_plain(tree, f"{name}.yaml") for name, tree in plain.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def _keep(kept: Path, text: str) -> None:
    """Write the copy whole or not at all. A place we may not write to only costs time."""
    with suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
            half = Path(folder) / kept.name
            half.write_text(text, encoding="utf-8")
            half.replace(kept)
