"""Children: six questions, and stop.

An officer untrained for it does not question a child. What keeps the child safe is asked; then the officer
stops and calls child protection.
"""

from rabta.assessment import Answer
from spec.playing import LAW, asked, person, read


def test_the_six_questions_of_the_child_path(table):
    """
    Of a child these are asked, in this order, and nothing else.

        place | question | asks
        ------+----------+---------------------------------
        1     | danger   | is the child safe?
        2     | hurt     | is the child hurt?
        3     | age      | how old is the child?
        4     | language | is an interpreter needed?
        5     | company  | who is with the child?
        6     | contact  | whom does the child want called?
    """
    assert [row["question"] for row in table] == list(LAW.protection.child_path)
    assert asked("may be under eighteen") == list(LAW.protection.child_path)


def test_a_child_known_to_be_one_is_not_asked_for_its_age_again():
    """
    Where it is known that the person is under eighteen, five questions are left, and age is not asked to
    settle what is settled.
    """
    assert asked("under eighteen") == ["danger", "hurt", "language", "company", "contact"]


def test_then_stop():
    """
    The page says to stop and to call child protection. It says so from the beginning, and it says so still
    when all six questions have been answered and nothing is asked any more.
    """
    assert read("under eighteen").stop
    answered = dict.fromkeys(LAW.protection.child_path, Answer.DOES_NOT_KNOW)
    done = read(person("under eighteen", answers=answered))
    assert done.stop
    assert done.asks == ()


def test_doubt_is_enough(table):
    """
    In doubt about age, the person is asked as a child is; also where one source says adult. An adult is
    not.

        recorded                                  | stop
        ------------------------------------------+-----
        under eighteen                            | yes
        may be under eighteen                     | yes
        contested: under eighteen                 | yes
        not under eighteen; may be under eighteen | yes
        not under eighteen                        | no
        nothing                                   | no
        a child among those moved                 | no
    """
    for row in table:
        assert read(row["recorded"]).stop == (row["stop"] == "yes"), row["recorded"]


def test_nothing_painful_is_put_to_a_child():
    """
    Nothing about what was done to the child is asked, whatever else is on record.
    """
    for told in ("recruited; made to beg", "threats; wages withheld", "irregular entry"):
        assert set(asked(f"{told}; under eighteen")) <= set(LAW.protection.child_path)


def test_what_the_child_said_unasked_is_recorded_and_read():
    """
    To stop asking is not to stop reading. What is on record is read as for anybody.
    """
    assert read("under eighteen; recruited; made to beg").assessed.value("trafficking").value == "met"
