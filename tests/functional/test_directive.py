"""A province directs every district: one acknowledges by letter, one reports it done, one is silent."""

import io
import zipfile

import psycopg
import pytest
from test_first_path import photograph

CELL = "ہر ضلع میں ٹریفکنگ کے خلاف سیل قائم کریں۔"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Addresses that one part of the story leaves for the next."""
    return {}


def go(page, way):
    origin = page.url.split("/", 3)
    page.goto("/".join((*origin[:3], way)))


def test_the_province_directs_all_its_districts(person, made):
    secretary = person("balochistan-secretary", urdu=True, width=360)
    go(secretary, "directives/new")
    secretary.select_option("[name=kind]", "trafficking_committee")
    secretary.fill("[name=text]", CELL)
    secretary.fill("[name=basis]", "صوبائی کمیٹی کا اجلاس")
    secretary.fill("[name=evidence]", "حکم نامہ، آسامیوں کے نام کے ساتھ")
    secretary.fill("[name=due_on]", "2099-02-28")
    photograph(secretary, "direct-ur-360")
    secretary.get_by_role("button", name="جاری کریں").click()
    made["directive"] = secretary.url
    photograph(secretary, "directive-ur-360")
    assert secretary.locator("svg g[class^=s] > title").count() >= 36


def answer(page, verb, **given):
    page.check(f"[name=addressee-verb][value={verb}]")
    for name, words in given.items():
        page.fill(f"[name=addressee-{name}]", words)


def letter():
    from PIL import Image

    page = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(page, "PNG")
    return {"name": "letter.png", "mimeType": "image/png", "buffer": page.getvalue()}


def test_a_district_acknowledges_for_its_deputy_commissioner_with_the_signed_letter(person):
    secretary = person("chagai-secretary", urdu=True, width=360)
    go(secretary, "desk")
    photograph(secretary, "desk-secretary-ur-360")
    secretary.locator(".cards a.card", has_text=CELL).first.click()
    answer(secretary, "acknowledge", diary="DC/CHG/112", on_behalf="ڈپٹی کمشنر چاغی")
    secretary.set_input_files("[name=addressee-scan]", letter())
    photograph(secretary, "addressee-ur-360")
    secretary.get_by_role("button", name="محفوظ کریں").click()
    assert "DC/CHG/112" in secretary.content()
    assert secretary.locator("a[href*=letters]").count() == 1


def test_another_reports_it_done_with_evidence(person):
    secretary = person("gwadar-secretary")
    go(secretary, "directives/")
    secretary.locator(".cards a.card", has_text=CELL).first.click()
    answer(secretary, "report_done", reason="Four posts, in the office of the police.")
    secretary.set_input_files("[name=addressee-scan]", letter())
    secretary.get_by_role("button", name="Save").click()
    photograph(secretary, "addressee-done-en-1280")
    assert "Four posts" in secretary.content()


def test_the_province_verifies_what_was_done(person, made):
    secretary = person("balochistan-secretary", urdu=True)
    secretary.goto(made["directive"])
    secretary.get_by_role("link", name="گوادر").last.click()
    secretary.check("[name=sender-verb][value=verify]")
    secretary.get_by_role("button", name="محفوظ کریں").click()
    photograph(secretary, "addressee-verified-ur-1280")
    assert secretary.locator("[name=sender-verb]").count() == 0


def test_the_chair_of_the_province_sees_on_the_map_who_has_moved(person, made):
    chair = person("balochistan-chair")
    chair.goto(made["directive"])
    photograph(chair, "directive-en-1280")
    titles = chair.locator("svg g[class^=s] > title").evaluate_all("all => all.map(each => each.textContent)")
    assert "Gwadar: done" in titles
    assert "Chagai: acknowledged" in titles
    assert sum(title.endswith("still in time") for title in titles) >= 34


MONTHLY = "Sit every month, and send the minutes."


def days_pass(days):
    """Some days pass without an answer: what is due moves back by as many."""
    from rabta_web.config.database import sign_in
    from rabta_web.config.postgres import OWNER

    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        owner.execute("alter table committees_addressee disable trigger user")
        owner.execute("update committees_addressee set due = due - make_interval(days => %s)", [days])
        owner.execute("alter table committees_addressee enable trigger user")


def test_who_is_silent_shows_to_the_chair_and_stands_with_the_office_above(person, made):
    secretary = person("balochistan-secretary")
    go(secretary, "directives/new")
    secretary.select_option("[name=kind]", "trafficking_committee")
    for name in ("text", "basis", "evidence"):
        secretary.fill(f"[name={name}]", MONTHLY)
    secretary.fill("[name=due_on]", "2099-02-28")
    secretary.locator("main form button.main").click()
    days_pass(4)
    chair = person("balochistan-chair", urdu=True, width=360)
    chair.goto(secretary.url)
    photograph(chair, "directive-silent-ur-360")
    titles = chair.locator("svg g[class^=s] > title").evaluate_all("all => all.map(each => each.textContent)")
    assert "چاغی: خاموش" in titles
    row = chair.locator("tr", has=chair.get_by_role("link", name="چاغی")).last
    assert "صوبائی کمیٹی" in row.inner_text()


def test_the_home_department_sees_in_one_look_who_has_not_moved(person):
    home = person("balochistan-home")
    go(home, "figures/coordination")
    photograph(home, "coordination-en-1280")
    titles = home.locator("svg g[class^=s] > title").evaluate_all("all => all.map(each => each.textContent)")
    assert "Chagai: two of three outstanding" in titles
    urdu = person("balochistan-home", urdu=True, width=360)
    go(urdu, "figures/coordination")
    photograph(urdu, "coordination-ur-360")
    assert "بلوچستان" in urdu.locator("main").inner_text()


def test_it_stands_on_the_next_agenda_by_itself_and_the_minutes_come_as_word(person):
    secretary = person("chagai-secretary", width=360)
    go(secretary, "sittings/new")
    secretary.fill("[name=day]", "2099-03-01")
    secretary.fill("[name=time]", "10:00")
    secretary.fill("[name=room]", "DC office")
    secretary.fill("[name=chair]", "Deputy Commissioner")
    photograph(secretary, "call-en-360")
    secretary.locator("main form button.main").click()
    agenda = secretary.locator(".agenda").inner_text()
    assert CELL in agenda
    assert MONTHLY in agenda
    assert "silent" in agenda
    photograph(secretary, "sitting-en-360")
    secretary.fill("[name=text]", "Beds for men")
    secretary.get_by_role("button", name="Add to the agenda").click()
    secretary.get_by_role("link", name="It was held").click()
    secretary.fill("[name=office_0]", "Deputy Commissioner")
    secretary.fill("[name=name_0]", "Demo One")
    secretary.fill("[name=aside_0]", "2")
    photograph(secretary, "attendance-en-360")
    secretary.get_by_role("button", name="It was held").click()
    secretary.get_by_role("link", name="Write minutes, or a decision").last.click()
    secretary.fill("[name=text] >> nth=1", "Find ten beds for men.")
    secretary.select_option("[name=owner]", "social_welfare@PK203")
    secretary.fill("[name=due_on]", "2099-04-01")
    photograph(secretary, "item-en-360")
    secretary.get_by_role("button", name="Decided").click()
    secretary.get_by_role("link", name="Sitting", exact=True).click()
    photograph(secretary, "sitting-held-en-360")
    link = secretary.locator("a[href*='minutes.en.docx']").get_attribute("href")
    word = secretary.request.get("/".join(secretary.url.split("/", 3)[:3]) + link)
    with zipfile.ZipFile(io.BytesIO(word.body())) as document:
        text = document.read("word/document.xml").decode()
    assert "Find ten beds for men." in text
    assert "Demo One" in text
