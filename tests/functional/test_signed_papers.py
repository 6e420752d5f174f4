"""A kiln family and a group on its way to beg, reported on a phone in Urdu: the papers could be signed."""

import re
from typing import NamedTuple

import pytest
from test_report_to_papers import SAFE, go_on, question
from test_vectors import LAW


class Story(NamedTuple):
    """Who reports what, which facts the person tells, and what the papers then cite."""

    username: str
    kind: str
    place: str
    day: str
    name: str
    others: tuple[str, ...]
    facts: frozenset[str]
    met: str
    district: str


STORIES = {
    "kiln": Story(
        username="demo-labour-department-pk614",
        kind="workplace",
        place="PK614",
        day="2026-03-01",
        name="رمضان فرضی",
        others=("زینب فرضی", "علی فرضی"),
        facts=frozenset(
            {
                "act_harbour",
                "act_control",
                "debt_imposed",
                "advance_or_custom",
                "no_other_work",
                "exploitation_occurred",
                "purpose_forced_labour",
                "means_coercion",
                "work_under_menace",
                "kiln_contract_lacking",
            }
        ),
        met="پیشگی یا قرض کے عوض جبری مشقت",
        district="قصور",
    ),
    "umrah": Story(
        username="demo-fia-ahtc-fia-karachi",
        kind="offloaded",
        place="pk-bp-khi",
        day="2026-03-01",
        name="بشیراں فرضی",
        others=("نذیراں فرضی", "حاکم فرضی"),
        facts=frozenset(
            {
                "act_recruit",
                "act_transport",
                "purpose_begging",
                "begging_organised",
                "offenders_two_or_more",
                "border_in_transaction",
                "consent_given",
            }
        ),
        met="جبری گداگری",
        district="کراچی",
    ),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_reported_on_a_phone_in_urdu_the_papers_want_nothing_but_a_signature(
    person,
    platform,
    officers,
    story,
):
    page = person(story.username, urdu=True, width=360)
    report(page, story)
    asked = answer_all(page, story.facts)
    assert len(asked) == len(set(asked)), "something was asked twice"
    incident = re.search(r"/incidents/[0-9a-f-]{36}", page.url)[0]
    for name in story.others:
        page.goto(f"{platform.address}{incident}/person")
        page.fill("[name=name]", name)
        page.locator("main form button.main").click()
    page.goto(f"{platform.address}{incident}/people/1/reading")
    assert story.met in page.locator("details.reading.met > summary .label").all_inner_texts()
    assert page.locator(".posture.protect").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="آج رات کے کاغذات").click()
    for kind in ("roznamcha", "fir", "referral", "screening"):
        page.locator(f"a[href$='/{kind}.ur.html']").first.click()
        could_be_signed(page, kind, story, incident)
        page.go_back()


def report(page, story):
    """The four pages of a first report, filled in and sent."""
    page.get_by_role("link", name="واقعہ درج کریں").click()
    for fact in SAFE:
        page.check(f"[name=fact_{fact}][value=no]")
    page.check("[name=private_place][value=yes]")
    go_on(page)
    page.select_option("[name=kind]", story.kind)
    page.select_option("[name=place]", story.place)
    page.fill("[name=happened_on]", story.day)
    page.fill("[name=happened_at]", "21:40")
    page.fill("[name=began]", story.day)
    go_on(page)
    page.fill("[name=name]", story.name)
    go_on(page)
    page.fill("[name=account]", "(فرضی بیان)")
    go_on(page)
    page.get_by_role("button", name="درج کریں اور سوالات پر جائیں").click()


def answer_all(page, facts):
    """Every question, as the person would answer it, until nothing is worth asking; which were asked."""
    asked = []
    while page.url.endswith("/question"):
        asked.append(question(page))
        offered = page.locator("[name=so]").evaluate_all("all => all.map(each => each.value)")
        told = [fact for fact in offered if fact in facts]
        for fact in told:
            page.check(f"[name=so][value={fact}]")
        if not offered:
            [fact] = LAW.questions[asked[-1]].facts
            page.check(f"[name=answer][value={'yes' if fact in facts else 'none_of_these'}]")
        elif not told:
            page.check("[name=answer][value=none_of_these]")
        go_on(page)
    return asked


def could_be_signed(page, kind, story, incident):
    """A paper says where and under which number, in Urdu, with a place to sign, and shows no code."""
    said = page.locator("body").inner_text()
    assert incident.split("/")[-1][:8].upper() in said, kind
    assert story.district in said, kind
    assert "دستخط" in said, kind
    assert not re.search(r"\b(PK\d+|pk-|fia_|_[a-z]+)|\d{4}-\d\d-\d\dT", said), kind
