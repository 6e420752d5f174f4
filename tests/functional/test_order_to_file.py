"""From a court's order to the file that is handed over: two people, one book, and anybody can check it."""

import subprocess
import sys
from pathlib import Path

import pytest
from test_first_path import photograph

RABTA = Path(sys.executable).parent / "rabta"
NAME, TELEPHONE = "گل مکئی فرضی", "0300-1112223"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Addresses that one part of the story leaves for the next."""
    return {}


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    """An order as it comes from the scanner."""
    from PIL import Image

    path = tmp_path_factory.mktemp("scans") / "order.png"
    Image.new("RGB", (400, 560), "white").save(path)
    return path


def at(platform, page, address):
    assert page.goto(platform.address + address).status == 200
    return page


def save(page):
    page.locator("main form button.main").first.click()


def path(page, platform):
    return page.url.removeprefix(platform.address)


def test_an_fir_is_written_down_and_holds_the_record(person, platform, made):
    officer = at(platform, person("taftan-officer"), "/incidents/new")
    officer.select_option("[name=kind]", "sent_back")
    officer.select_option("[name=place]", "pk-bp-taftan")
    officer.fill("[name=happened_on]", "2026-03-01")
    officer.fill("[name=name]", NAME)
    save(officer)
    made["incident"] = path(officer, platform)
    at(platform, officer, f"{made['incident']}/people/1/leads").fill("[name=words]", TELEPHONE)
    officer.select_option("[name=key]", "telephone")
    save(officer)
    at(platform, officer, f"{made['incident']}/people/1/events").select_option("[name=event]", "registered")
    officer.fill("[name=day]", "2026-03-02")
    officer.fill("[name=hour]", "10:30")
    save(officer)
    supervisor = at(platform, person("taftan-supervisor", urdu=True, width=360), made["incident"])
    assert "ایف آئی آر درج ہوئی" in supervisor.locator(".notice").first.inner_text()
    photograph(supervisor, "incident-held-ur-360")
    at(platform, supervisor, f"{made['incident']}/holds")
    photograph(supervisor, "holds-ur-360")


def test_the_supervisor_registers_the_order_and_prepares_the_papers(person, platform, made, scanned):
    supervisor = at(platform, person("taftan-supervisor"), made["incident"])
    supervisor.get_by_role("link", name="Register an order").click()
    supervisor.check("[name=book][value=investigation]")
    for name, words in (
        ("authority", "Sessions Court, Quetta"),
        ("number", "Crl. 12/2026"),
        ("dated", "2026-05-01"),
        ("basis", "the order of 1 May 2026, paragraph 2"),
        ("to_whom", "Reader of the court"),
    ):
        supervisor.fill(f"[name={name}]", words)
    supervisor.check("[name=people][value='1']")
    supervisor.set_input_files("[name=scan]", scanned)
    photograph(supervisor, "order-en-1280")
    save(supervisor)
    made["disclosure"] = path(supervisor, platform)
    supervisor.check("[name=office-verb][value=prepare]")
    supervisor.locator("form:has([value=office]) button.main").click()
    assert "somebody else has to approve it" in supervisor.content()
    photograph(supervisor, "disclosure-prepared-en-1280")


def test_the_data_protection_officer_approves_it_and_opens_no_case(person, platform, made):
    guardian = at(platform, person("data-protection", urdu=True, width=360), "/desk")
    guardian.locator(f"a[href='{made['disclosure']}']").click()
    assert NAME not in guardian.content()
    assert guardian.goto(platform.address + made["incident"]).status == 404
    at(platform, guardian, made["disclosure"])
    photograph(guardian, "disclosure-to-approve-ur-360")
    guardian.check("[name=second-verb][value=approve]")
    save(guardian)
    at(platform, guardian, "/retention")
    photograph(guardian, "retention-ur-360")


def test_the_file_is_taken_handed_over_and_verified_by_the_command(person, platform, made, tmp_path):
    supervisor = at(platform, person("taftan-supervisor"), made["disclosure"])
    photograph(supervisor, "disclosure-approved-en-1280")
    with supervisor.expect_download() as taken:
        supervisor.get_by_role("button", name="Save the file").click()
    file = tmp_path / "handed.zip"
    taken.value.save_as(file)
    key = subprocess.run([RABTA, "disclosure", "key"], capture_output=True, text=True, check=True).stdout
    verify = [RABTA, "disclosure", "verify", file, "--key", key.strip()]
    held = subprocess.run(verify, check=False, capture_output=True, text=True)
    assert (held.returncode, "every paper is what was certified" in held.stdout) == (0, True), held
    content = file.read_bytes()
    assert TELEPHONE.encode() in content
    file.write_bytes(content.replace(TELEPHONE.encode(), b"0300-9999999"))
    found = subprocess.run(verify, check=False, capture_output=True, text=True)
    assert (found.returncode, "investigation-book.json: was changed" in found.stdout) == (1, True), found
    supervisor.check("[name=office-verb][value=hand_over]")
    for name, words in (("day", "2026-05-03"), ("hour", "11:00"), ("how", "by hand"), ("receipt", "No. 7")):
        supervisor.fill(f"[name=office-{name}]", words)
    supervisor.locator("form:has([value=office]) button.main").click()
    assert "handed it over" in supervisor.content()
    photograph(supervisor, "disclosure-handed-over-en-1280")
