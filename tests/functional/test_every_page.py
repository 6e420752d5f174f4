"""The pages that stand on records: no barrier axe can find, nothing wider than a phone, light on the line."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_first_path import photograph
from test_look import HEAVIEST_PAGE, Scales

WELFARE = "social_welfare@PK203"
PROVINCE = "trafficking_committee_province@PK2"


@pytest.fixture(scope="module")
def made() -> dict[str, list[str]]:
    """Addresses with records behind them, by who reads them, once they were made."""
    return {}


def at(platform, page, address):
    page.goto(platform.address + address)
    return page


def path(page, platform):
    return page.url.removeprefix(platform.address)


PLAN = """objective\tScreen before booking
activity\tA cell in every district\tpolice@PK203\t2026-01-01\t2026-03-31\tOrder"""
OF_NO_RECORD = {
    "taftan-officer": ["/notices", "/own/e-mail", "/tasks/", "/tasks/new", "/cases/", "/cases/new"]
}
"""Pages that need no record made for them, by who reads them."""


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    """A page as it comes from the scanner."""
    from PIL import Image

    path = tmp_path_factory.mktemp("scans") / "order.png"
    Image.new("RGB", (400, 560), "white").save(path)
    return path


def order_registered(supervisor, platform, incident, scanned):
    """The address of an order for the protection book, registered."""
    at(platform, supervisor, f"{incident}/disclosure").check("[name=book][value=protection]")
    supervisor.locator("summary", has_text="protection book").click()
    for name in ("line", "authority", "number", "basis", "to_whom"):
        supervisor.fill(f"[name={name}]", "فرضی عدالت")
    supervisor.fill("[name=dated]", "2026-03-02")
    supervisor.check("[name=people][value='1']")
    supervisor.set_input_files("[name=scan]", scanned)
    supervisor.locator("main form button.main").click()
    return path(supervisor, platform)


def referred(officer, platform, somebody):
    """The address of a referral of somebody."""
    at(platform, officer, f"{somebody}/refer").select_option("[name=agency]", WELFARE)
    officer.check("[name=asked_for][value=need_safe_place]")
    officer.check("[name=basis][value=vital]")
    officer.fill("[name=grounds]", "nearest")
    officer.locator("main form button.main").click()
    return path(officer, platform)


def tick_agency(page, agency):
    """Tick an agency, also where it stands among those that are folded away."""
    box = page.locator(f"[name=agencies][value='{agency}']")
    if not box.is_visible():
        page.locator("fieldset summary").click()
    box.check()


def conferred(officer, platform, somebody):
    """The pages of a case conference on somebody, once it is called."""
    at(platform, officer, f"{somebody}/conference").check("[name=purpose][value=conference_safety]")
    tick_agency(officer, WELFARE)
    officer.check("[name=voice][value=heard]")
    officer.check("[name=basis][value=vital]")
    for name in ("meets", "wish", "words", "grounds"):
        officer.fill(f"[name={name}]", "فرضی بات")
    officer.locator("main form button.main").click()
    return ["/conferences/", path(officer, platform), f"{somebody}/conference"]


def disclosed(supervisor, platform, incident, scanned):
    """The pages of holds and disclosures, by who reads them, once an order is registered."""
    disclosure = order_registered(supervisor, platform, incident, scanned)
    return {
        "taftan-supervisor": [
            *(incident, f"{incident}/holds", f"{incident}/disclosure", f"{incident}/people/1/own-record"),
            *("/desk", "/disclosures/", disclosure),
        ],
        "data-protection": [
            *("/desk", "/disclosures/", disclosure, "/retention"),
            incident.replace("/incidents/", "/retention/"),
        ],
    }


def planned(secretary, platform):
    """The pages of an action plan, once one is imported."""
    at(platform, secretary, "/plans/new").fill("[name=title]", "فرضی لائحۂ عمل")
    secretary.fill("[name=basis]", "فرضی فیصلہ")
    secretary.locator("main form button.main").click()
    plan = path(secretary, platform)
    at(platform, secretary, f"{plan}/import").fill("[name=rows]", PLAN)
    secretary.fill("[name=reason]", "x")
    secretary.locator("main form button.main").click()
    secretary.locator("main form button[name=keep]").click()
    entry = secretary.locator("th[scope=row] a").last.get_attribute("href")
    pages = ("/plans/", "/plans/new", plan, f"{plan}/import", f"{plan}/add", f"{plan}/versions/1")
    return [*pages, entry, f"{entry}/change"]


OF_SOMEBODY = (
    *("reading", "elements", "elements/act", "question", "opinion", "conclusion", "papers", "about"),
    *("history", "papers/on-file", "events", "leads", "refer", "referrals", "care", "who-takes"),
    *("paper-answers", "state", "arrival", "question-sheet.html"),
)
OF_AN_OFFICER = (
    *("/referrals/ask", "/desk", "/referrals/", "/own", "/own/keys", "/incidents/search", "/services"),
    "/figures/unscreened",
)


def followed_up(officer, platform, incident):
    """A case of an incident, and a task that was raised by hand."""
    at(platform, officer, f"/cases/new?incident={incident.rsplit('/', 1)[1]}").fill(
        "[name=title]", "فرضی راستہ"
    )
    officer.locator("main form button.main").click()
    case = path(officer, platform)
    at(platform, officer, "/tasks/new").fill("[name=text]", "فرضی کام")
    officer.select_option("[name=agency]", index=1)
    officer.fill("[name=due]", "2099-02-28")
    officer.locator("main form button.main").click()
    return case, path(officer, platform)


def test_records_are_made_for_the_pages_to_show(person, platform, made, scanned):
    officer = at(platform, person("taftan-officer"), "/incidents/new")
    officer.select_option("[name=kind]", "sent_back")
    officer.select_option("[name=place]", "pk-bp-taftan")
    officer.fill("[name=happened_on]", "2026-03-01")
    officer.fill("[name=name]", "فرضی نام")
    officer.check("[name=fact_in_danger_now][value=yes]")
    officer.locator("main form button.main").click()
    incident = path(officer, platform)
    somebody = f"{incident}/people/1"
    referral = referred(officer, platform, somebody)
    made["taftan-officer"] = [
        *conferred(officer, platform, somebody),
        *followed_up(officer, platform, incident),
        *(f"{somebody}/{step}" for step in OF_SOMEBODY),
        *(incident, f"{incident}/readings", f"{incident}/person", f"{incident}/correction"),
        *(referral, f"{referral}/letters", f"{somebody}/sections", f"{incident}/group"),
        *(f"{incident}/call-back", f"{incident}/paper-answers", f"{incident}/ticks"),
        *OF_AN_OFFICER,
    ]
    made |= disclosed(person("taftan-supervisor"), platform, incident, scanned)
    made["chagai-welfare"] = ["/desk", "/tasks/", "/webhooks", referral, *made["taftan-officer"][:2]]
    secretary = at(platform, person("balochistan-secretary"), "/directives/new")
    secretary.select_option("[name=kind]", "trafficking_committee")
    for name in ("text", "basis", "evidence"):
        secretary.fill(f"[name={name}]", "فرضی ہدایت")
    secretary.fill("[name=due_on]", "2099-02-28")
    secretary.locator("main form button.main").click()
    directive = path(secretary, platform)
    addressee = secretary.locator("td a").first.get_attribute("href")
    at(platform, secretary, "/sittings/new").fill("[name=day]", "2099-03-01")
    secretary.fill("[name=time]", "10:00")
    secretary.fill("[name=room]", "Hall")
    secretary.fill("[name=chair]", "Chair")
    secretary.locator("main form button.main").click()
    sitting = path(secretary, platform)
    made["balochistan-secretary"] = [
        *("/directives/", "/directives/new", directive, addressee, "/sittings/", "/sittings/new", sitting),
        *(f"{sitting}/attendance", f"{sitting}/room", f"{sitting}/items/1", "/desk", "/reports/"),
        "/figures/coordination",
        *("/sittings/consult", "/committees/", f"/committees/{PROVINCE}"),
        *(f"/committees/{PROVINCE}/amend", f"/committees/{PROVINCE}/seats"),
        "/reports/trafficking_committee_province@PK2/2026-03",
    ]
    made["balochistan-secretary"] += planned(secretary, platform)
    made["zone-accounts"] = ["/accounts/", "/agencies/new", "/agencies/demonstration-post-taftan/change"]


LARGE = {"/question-sheet": 15_000}
"""Pages that hold a whole sheet in two languages, and what they may weigh."""


def most(address):
    return next((size for part, size in LARGE.items() if part in address), HEAVIEST_PAGE)


def named(address):
    """An address as the name of a picture: without the ids in it, which differ each time."""
    return re.sub("-?[0-9a-f]{8}-[0-9a-f-]{27}", "", address.replace("/", "-"))


@pytest.mark.parametrize("urdu", [False, True], ids=["english", "urdu"])
@pytest.mark.parametrize(
    "username",
    [
        *("taftan-officer", "taftan-supervisor", "data-protection", "chagai-welfare"),
        *("balochistan-secretary", "zone-accounts"),
    ],
)
def test_they_keep_nobody_out_and_are_light_on_the_line(person, platform, made, username, urdu):
    page, weigh = person(username, urdu=urdu, scripts=True, width=360), Scales()
    wrong = []
    for address in made[username] + OF_NO_RECORD.get(username, []):
        answer = page.goto(platform.address + address)
        assert answer.status == 200, address
        photograph(page, f"{username}{named(address)}-{'ur' if urdu else 'en'}-360")
        if "Project-Id-Version" in page.content():
            wrong.append((address, "an empty sentence was translated"))
        found = Axe().run(page)
        if found.violations_count:
            wrong.append((address, [each["id"] for each in found.response["violations"]]))
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wrong.append((address, f"{width} wide"))
        sent = weigh(page, answer)
        if sent > most(address):
            wrong.append((address, f"{sent} bytes"))
    assert wrong == []
