"""Millions of records at once: the same rules over words of 64 lanes each. Needs the extra `bulk`.

`rabta.bulk.words` reads columns of masks with numpy, `rabta.bulk.dated` each record under the law of its
day; `rabta.bulk.arrow` reads Arrow tables, `rabta.bulk.files` Parquet files of any length.
"""

from rabta.bulk.words import Words, read_columns, words_for

__all__ = ["Words", "read_columns", "words_for"]
