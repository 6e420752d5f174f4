"""What is looked up, and what is never asked.

Some answers stand in papers and lists. To ask the person for them is to make them account for themselves.
And some things are not asked at all.
"""

from rabta.law.values import Asked, Concerns
from spec.playing import LAW, asked, worked_cases


def test_where_each_answer_comes_from(table):
    """
    All questions but these are put to the person. What stands in a stamp, a list or a file is looked up.
    Own conduct is recorded only where it already stands on file.

        question       | about                                   | where the answer comes from
        ---------------+-----------------------------------------+----------------------------
        status_on_file | entry, stay and nationality             | the file
        abroad         | planning and effects in another State   | the file
        agreement      | agreement at the start                  | the file
        own_conduct    | the person's own offences, exit, papers | nowhere
    """
    sources = {Asked.FILE: "the file", Asked.NEVER: "nowhere"}
    elsewhere = {
        each.id: sources[each.asked] for each in LAW.questions.values() if each.asked is not Asked.PERSON
    }
    assert elsewhere == {row["question"]: row["where the answer comes from"] for row in table}


def test_own_conduct_is_never_asked():
    """
    Not of anybody, at any point, from any record.
    """
    for told in ("nothing", "a section of law already applied to the person", *worked_cases()):
        assert "own_conduct" not in asked(told)


def test_no_question_serves_only_to_settle_own_conduct():
    """
    Every fact about entry, stay and papers that is ever looked for is an element of what somebody else did,
    or protects the person. What serves only to settle the person's own conduct is in no question that is
    asked.
    """
    about_others = {
        name
        for reading in LAW.readings.values()
        if reading.concerns is not Concerns.OWN_CONDUCT
        for version in reading.versions
        for name in names_in(version.rule)
    }
    own = {"irregular_entry", "irregular_stay", "irregular_exit", "irregular_status"}
    assert not own & about_others
    for name in ("exit_irregular", "document_fraud", "person_committed_offence", "section_applied"):
        assert LAW.question_of[name].asked is Asked.NEVER


def names_in(rule):
    yield rule.name
    for part in rule.parts:
        yield from names_in(part)


def test_status_is_looked_up_only_for_what_others_did():
    """
    Papers are looked up while they can settle smuggling, or the enabling of stay. When both are settled,
    nobody looks at the stamps any more.
    """
    assert "status_on_file" in asked("nothing")
    settled = (
        "irregular entry; entry or journey helped by somebody; the helper's benefit; "
        "not irregular stay enabled by somebody"
    )
    assert "status_on_file" not in asked(settled)


def test_every_question_says_why_it_is_asked():
    """
    Every question comes with a sentence that says why it is asked, for the officer to say aloud; and every
    fact belongs to a question.
    """
    assert all(each.why for each in LAW.questions.values())
    assert set(LAW.question_of) == set(LAW.facts)
