"""The shelf: where packs stand, how they are read, and the compiled copy that makes it quick."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rabta.law.faults import Fault, Faults, PackError, nearest
from rabta.law.law import Law
from rabta.law.loading import FILES, Loader, Reference
from rabta.law.source import Node, SourceError, from_plain, parse, to_plain
from rabta.law.values import Pack

PACKS = Path(__file__).parent.parent / "packs"


class UnknownPackError(Exception):
    """No pack of that name, and no folder either."""

    def __init__(self, name: str) -> None:
        shipped = [folder.name for folder in shipped_packs()]
        super().__init__(f"no pack {name!r}{nearest(name, shipped) or '; there are: ' + ', '.join(shipped)}")


def shipped_packs() -> tuple[Path, ...]:
    """The folders of the packs that come with Rabta."""
    return tuple(sorted(path.parent for path in PACKS.glob("*/pack.yaml")))


def pack_folder(name: str) -> Path:
    """The folder of a shipped pack by name, or of any pack by path. Raises UnknownPackError."""
    for folder in (PACKS / name, Path(name)):
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
    """A pack after those it builds on, each with the names it refers to."""
    loaded: dict[str, tuple[Pack, list[Reference]]] = {}
    waiting: list[str] = []

    def load(folder: Path) -> None:
        waiting.append(folder.name)
        loader = Loader(faults, [])
        pack = loader.pack(_files(folder, faults, compiled=compiled), str(folder))
        for base in pack.builds_on:
            if base in waiting:
                faults.add(pack.place, f"{folder.name!r} and {base!r} build on each other")
            elif base not in loaded:
                try:
                    load(pack_folder(base))
                except UnknownPackError as error:
                    faults.add(pack.place, str(error))
        loaded[folder.name] = (pack, loader.references)
        waiting.pop()

    load(folder)
    return list(loaded.values())


def _files(folder: Path, faults: Faults, *, compiled: bool) -> dict[str, Node]:
    paths = {name: folder / f"{name}.yaml" for name in FILES}
    present = {name: path for name, path in paths.items() if path.is_file()}
    kept = _compiled_copy(present.values()) if compiled else None
    if kept and kept.is_file():
        plain = json.loads(kept.read_text(encoding="utf-8"))
        return {name: from_plain(tree, f"{name}.yaml") for name, tree in plain.items()}
    nodes: dict[str, Node] = {}
    for name, path in present.items():
        try:
            nodes[name] = parse(path.read_bytes(), path.name)
        except SourceError as error:
            faults.found.append(Fault(error.place, error.message))
    if kept and not faults.found:
        _keep(kept, json.dumps({name: to_plain(node) for name, node in nodes.items()}))
    return nodes


def _compiled_copy(paths: Iterable[Path]) -> Path:
    """Where the compiled copy of exactly these file contents is kept."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "rabta" / f"pack-1-{digest.hexdigest()}.json"


def _keep(kept: Path, text: str) -> None:
    """Write the copy whole or not at all. A place we may not write to only costs time."""
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=kept.parent, delete=False) as half:
            half.write(text)
        Path(half.name).replace(kept)
    except OSError:
        return
