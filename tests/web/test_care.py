"""Needs, services and safety stand in the protection book, and the person's own word on danger counts."""

import pytest
from test_referrals import receiver, refer


def write(client, person, about, **given):
    fields = {f"{about}-{name}": value for name, value in given.items()}
    return client.post(f"{person}/care", {"about": about, **fields})


def care(client, person):
    return client.get(f"{person}/care").context["care"]


def test_the_page_proposes_the_needs_of_the_pack_and_says_that_an_adult_may_leave(officer, person):
    page = officer.get(f"{person}/care")
    assert "need_doctor" in {each.id for each in page.context["care"].needs}
    assert "An adult may leave a shelter at any time" in page.content.decode()


def test_what_was_offered_and_received_stands_with_day_and_provider(officer, person):
    assert (
        write(officer, person, "need", need="need_doctor", state="offered", on="2026-03-01").status_code
        == 200
    )
    for state in ("offered", "declined", "received"):
        given = {"need": "need_doctor", "state": state, "on": "2026-03-02", "provider": "Civil hospital"}
        assert write(officer, person, "need", **given).status_code == 302
    (need,) = (each for each in care(officer, person).needs if each.id == "need_doctor")
    assert [each.note.state for each in need.notes] == ["received", "declined", "offered"]
    assert need.notes[0].note.provider == "Civil hospital"


@pytest.mark.parametrize(("says", "counts"), [("great", "great"), ("some", "some"), ("none", "none")])
def test_the_persons_own_view_overrides_a_lower_one_and_both_are_shown(officer, person, says, counts):
    assert care(officer, person).risk.counts == "none"
    write(officer, person, "risk", danger=says, words="وہ مجھے ڈھونڈ لے گا")
    risk = care(officer, person).risk
    assert (risk.recorded, risk.counts) == ("none", counts)
    assert "وہ مجھے ڈھونڈ لے گا" in officer.get(f"{person}/care").content.decode()


def test_a_calm_word_of_the_person_lowers_no_danger_that_is_recorded(platform):
    from rabta_web.referrals.choices.care import Danger, greater

    for one in Danger:
        for other in Danger:
            assert greater(one, other) == greater(other, one)
            assert greater(one, other) in {one, other}
    assert greater("great", "none") == "great"


def test_a_plan_is_sealed_and_the_latest_counts(officer, person, owner):
    assert write(officer, person, "plan").status_code == 200
    write(officer, person, "plan", code_word="anar", safe_place="aunt")
    write(officer, person, "plan", code_word="sabz")
    assert care(officer, person).plan.code_word == "sabz"
    kept = owner.execute("select code_word from referrals_safetyplan").fetchall()
    assert len(kept) == 2
    assert all(b"anar" not in bytes(each) and b"sabz" not in bytes(each) for (each,) in kept)


def test_whoever_received_the_person_reads_and_writes_it_and_nobody_else(
    officer, welfare, person, sign_in_as
):
    referral = refer(officer, person)
    assert welfare.get(f"{person}/care").status_code == 404
    receiver(welfare, referral, "accept")
    given = {"need": "need_doctor", "state": "received", "on": "2026-03-02", "provider": "DHQ"}
    assert write(welfare, person, "need", **given).status_code == 302
    assert care(officer, person).needs[0].notes or care(officer, person).needs
    for username in ("auditor", "balochistan-secretary"):
        assert sign_in_as(username).get(f"{person}/care").status_code == 404


def test_every_look_and_every_word_stands_in_the_ledger(officer, person, owner):
    write(officer, person, "plan", code_word="anar")
    deeds = dict(owner.execute("select deed, count(*) from audit_entry group by deed").fetchall())
    assert deeds["care.read"] == deeds["plan.kept"] == 1
