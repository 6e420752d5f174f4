"""An interrupt at any line of the writing of a file leaves nothing behind."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType

import pyarrow as pa
import pyarrow.parquet as pq

from engine.assessment.dated_law import law_in
from rabta.bulk import files


def interrupted_at(line: int, work: Callable[[], None]) -> bool:
    """Whether work met an interrupt before this line of `rabta.bulk.files`, counted as they are passed."""
    passed = count(1)

    def watch(frame: FrameType, event: str, arg: object) -> Callable[..., object] | None:
        if frame.f_code.co_filename != files.__file__:
            return None
        if event == "line" and next(passed) == line:
            raise KeyboardInterrupt
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def test_an_interrupt_before_any_line_leaves_the_old_file_or_the_new_and_no_half(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    law = law_in(tmp_path / "law")
    folder = tmp_path / "files"
    folder.mkdir()
    source, target = folder / "in.parquet", folder / "out.parquet"
    pq.write_table(pa.table({"id": [1, 2, 3]}), source)
    ends = set()
    for line in count(1):
        target.write_bytes(b"as it was")
        went_on = interrupted_at(line, lambda: files.read_file(law, source, target))
        assert sorted(path.name for path in folder.iterdir()) == ["in.parquet", "out.parquet"], line
        old = target.read_bytes() == b"as it was"
        assert old or pq.read_table(target)["id"].to_pylist() == [1, 2, 3]
        ends.add((went_on, old))
        if not went_on:
            break
    assert ends == {(True, True), (True, False), (False, False)}
