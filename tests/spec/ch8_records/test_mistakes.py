"""Mistakes: what is wrong, where it stands, and what was probably meant.

A record that cannot be read is refused as a whole, with one sentence that helps. Nothing is guessed and
nothing is dropped in silence: a misspelt fact would be a fact lost.
"""

import json

import pytest

from rabta.assessment import RecordError, record_from
from spec.playing import LAW


def test_the_sentence_helps(table):
    """
    Each of these is refused, and the sentence says this much among the rest.

        record                                             | says
        ---------------------------------------------------+----------------------------------
        {"facts": {"act_recruted": true}}                  | did you mean 'act_recruit'
        {"facts": {"act_recruit": "yes"}}                  | must be true, false, null
        {"fact": {}}                                       | did you mean 'facts'
        {"answers": {"presure": "none_of_these"}}          | did you mean 'pressure'
        {"answers": {"pressure": "nothing_of_these"}}      | did you mean 'none_of_these'
        {"answers": {"pressure": ["none_of_these"]}}       | unknown answer a list
        {"on": "4.3.2026"}                                 | write year-month-day
        {"on": "2026-02-30"}                               | is no date
        {"on": {"from": "2026-01-02", "to": "2026-01-01"}} | 'from' is after 'to'
        {"facts": {}, "persons": [{}]}                     | put it under the person
        {"persons": [{"roles": ["witnes"]}]}               | did you mean 'witness'
        {"group": {"facts": {"crossed_border": "every"}}}  | unknown answer for a group
        {"closing": {"by": "A. Khan"}}                     | closing protection needs 'agency'
        []                                                 | must be an object
    """
    for row in table:
        with pytest.raises(RecordError) as refused:
            record_from(json.loads(row["record"]), LAW)
        assert row["says"] in str(refused.value), row["record"]


def test_the_sentence_says_where(table):
    """
    In a record of many persons the sentence says where the mistake stands.

        record                                                      | place
        ------------------------------------------------------------+-----------------------------
        {"persons": [{}, {"facts": {"act_recruit": 1}}]}            | persons[1].facts.act_recruit
        {"facts": {"means_threat": [{"value": true, "source": 7}]}} | facts.means_threat.source
        {"persons": [{"closing": {}}]}                              | persons[0].closing
        {"group": {"size": "many"}}                                 | group.size
    """
    for row in table:
        with pytest.raises(RecordError) as refused:
            record_from(json.loads(row["record"]), LAW)
        assert refused.value.where == row["place"]


def test_nothing_is_corrected_in_silence():
    """
    The nearest name is proposed and not taken. The record is refused until somebody has written what they
    mean.
    """
    with pytest.raises(RecordError):
        record_from({"facts": {"act_recruit": True, "act_recruted": True}}, LAW)
