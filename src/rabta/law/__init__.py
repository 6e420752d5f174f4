"""The law as data: packs read into frozen values, checked, and dated."""

from rabta.law.cases import Expected, Published, WorkedCase, load_cases
from rabta.law.changes import Change, changes
from rabta.law.dates import Period
from rabta.law.definitions import defined
from rabta.law.faults import Fault, Faults, PackError
from rabta.law.law import Law
from rabta.law.shelf import UnknownPackError, load_law, load_packs, pack_folder, shipped_packs
from rabta.law.states import State, states

__all__ = [
    "Change",
    "Expected",
    "Fault",
    "Faults",
    "Law",
    "PackError",
    "Period",
    "Published",
    "State",
    "UnknownPackError",
    "WorkedCase",
    "changes",
    "defined",
    "load_cases",
    "load_law",
    "load_packs",
    "pack_folder",
    "shipped_packs",
    "states",
]
