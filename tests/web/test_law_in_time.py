"""The page of a reading says which versions of the law were read, and why several were."""

from datetime import date

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01"}
NOBODY = "Nobody has said since when things have been done to the person."


def reading(client, began=""):
    incident = client.post("/incidents/new", {**REPORT, "began": began})["Location"]
    return incident, client.get(f"{incident}/people/1/reading")


def test_without_a_beginning_it_says_that_every_earlier_law_is_read_and_where_to_say_since_when(officer):
    incident, page = reading(officer)
    words = page.content.decode()
    assert NOBODY in words
    assert f'href="{incident}/correction"' in words
    assert min(each.earliest for each in page.context["changed"]) < date(2018, 5, 31)


def test_once_it_is_said_since_when_earlier_changes_are_gone(officer):
    incident, _ = reading(officer)
    said = {"kind": "border", "happened_on": "2026-03-01", "began": "2019-01-01", "reason": "فرضی"}
    assert officer.post(f"{incident}/correction", said).status_code == 302
    page = officer.get(f"{incident}/people/1/reading")
    assert NOBODY not in page.content.decode()
    assert min(each.latest for each in page.context["changed"]) > date(2019, 1, 1)


def test_of_one_day_the_law_of_that_day_is_read(officer):
    _, page = reading(officer, began="2026-03-01")
    assert "The law of <bdi>1 March 2026</bdi> is read." in page.content.decode()
    assert all(each.earliest <= date(2026, 3, 1) < each.latest for each in page.context["changed"])


def test_a_reader_who_did_not_file_it_is_sent_to_no_correction(officer, sign_in_as):
    incident, _ = reading(officer)
    page = sign_in_as("taftan-supervisor").get(f"{incident}/people/1/reading").content.decode()
    assert NOBODY in page
    assert f"{incident}/correction" not in page
