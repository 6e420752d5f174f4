"""A case conference without a name: the officer calls, the district brings what it has, both act on it."""

from test_every_page import at, path, tick_agency
from test_first_path import photograph
from test_referral import WELFARE, file

NAME = "نور اللہ فرضی"


def test_agencies_decide_together_on_one_person_whose_name_they_never_read(platform, person):
    officer = person("taftan-officer", urdu=True, width=360)
    incident = file(officer).removeprefix(platform.address)
    at(platform, officer, f"{incident}/people/1/referrals")
    officer.get_by_role("link", name="معاملے پر مشاورت بلائیں").click()
    officer.check("[name=purpose][value=conference_safety]")
    tick_agency(officer, WELFARE)
    officer.fill("[name=meets]", "یہیں لکھ کر")
    officer.check("[name=voice][value=heard]")
    officer.fill("[name=wish]", "ڈاکٹر، اور گھر فون کرنا")
    officer.fill("[name=words]", "آج رات کہاں رہیں")
    officer.check("[name=basis][value=vital]")
    officer.fill("[name=grounds]", "اکیلے کوئی ادارہ یہ نہیں کر سکتا")
    photograph(officer, "conference-call-ur-360")
    officer.get_by_role("button", name="مشاورت بلائیں").click()
    conference = path(officer, platform)
    photograph(officer, "conference-caller-ur-360")

    welfare = person("chagai-welfare", width=1280)
    at(platform, welfare, "/desk").locator(f"a[href='{conference}']", has_text="to plan together").click()
    assert path(welfare, platform) == conference
    assert NAME not in welfare.content()
    assert "گھر فون کرنا" in welfare.content()
    photograph(welfare, "conference-guest-en-1280")
    welfare.check("[name=agency-answer][value=come]")
    welfare.fill("[name=agency-words]", "the welfare officer")
    welfare.get_by_role("button", name="Save").first.click()
    welfare.fill("[name=contribute-text]", "A doctor at eight, and a bed from tonight.")
    welfare.locator("form:has([name=contribute-text]) button.main").click()

    at(platform, officer, conference)
    assert "a bed from tonight" in officer.content()
    decide = officer.locator("details:has([name=decide-text])")
    decide.locator("summary").click()
    officer.fill("[name=decide-text]", "آج رات بستر دیں")
    officer.select_option("[name=decide-agency]", WELFARE)
    officer.fill("[name=decide-due]", "2099-01-01")
    decide.locator("button.main").click()
    officer.locator("details:has([name=end-reason]) summary").click()
    officer.check("[name=end-verb][value=close]")
    officer.fill("[name=end-reason]", "ایک بستر اور ڈاکٹر طے ہوا")
    photograph(officer, "conference-decided-ur-360")
    officer.locator("form:has([name=end-reason]) button.main").click()

    at(platform, welfare, "/desk").get_by_text("آج رات بستر دیں").click()
    photograph(welfare, "conference-task-en-1280")
    at(platform, welfare, conference)
    assert "what was shown of the person is closed" in welfare.content()
    assert "گھر فون کرنا" not in welfare.content()
    photograph(welfare, "conference-over-en-1280")
