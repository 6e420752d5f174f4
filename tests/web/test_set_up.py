"""What is set up before the first test stands again after every file of tests, whatever was done to it."""

import os

from django.utils import translation
from set_up import surroundings

SEEN = (
    "table accounts_person",
    "table accounts_appointment",
    "table agencies_agency",
    "table access_below",
    "table procrastinate_jobs",
)


def test_all_of_it_stands_again(owner, world, platform):
    def seen():
        return [sorted(map(str, owner.execute(rows).fetchall())) for rows in SEEN]

    platform.put_back(owner)
    before, environment = seen(), surroundings()
    owner.execute("delete from accounts_appointment")
    owner.execute("update accounts_person set is_active = false, name = 'x'")
    owner.execute("update agencies_agency set ends = '2020-01-01', name = 'x' where id = 'fia_hq@PK'")
    owner.execute("insert into access_below values ('police@PK203', 'fia_zone@fia-balochistan')")
    owner.execute("insert into procrastinate_jobs (queue_name, task_name, args) values ('x', 'x', '{}')")
    os.environ["RABTA_ADDRESS"] = "x"
    translation.activate("ur")
    assert all(now != then for now, then in zip(seen(), before, strict=True))
    platform.put_back(owner)
    assert seen() == before
    assert surroundings() == environment
    assert translation.get_language() == "en"
