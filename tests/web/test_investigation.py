"""The investigation book: suspects and their ties, and the same number in other reports within reach."""

import pytest

REPORT = {"kind": "raid", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
PHONE = "0300-1234567"
ELSEWHERE = ("police@PK602", "PK602")


def filed(client):
    return client.post("/incidents/new", REPORT)["Location"]


def add(client, person, number=PHONE, kind="telephone", words=""):
    return client.post(f"{person}/leads", {"key": kind, "number": number, "words": words})


def elsewhere(client, person):
    """In which other reports the first number of a book stands, as the page says."""
    page = client.get(f"{person}/leads")
    assert page.status_code == 200
    return [str(each.incident) for each in page.context["book"].leads[0].elsewhere]


@pytest.mark.parametrize(
    "spelled",
    [
        "+92 300 1234567",
        "0092-300-1234567",
        "923001234567",
        "300 123 4567",
        "۰۳۰۰۱۲۳۴۵۶۷",
        "(0300) 12 34 567",
    ],
)
def test_a_telephone_is_the_same_however_it_is_written(platform, spelled):
    from rabta_web.incidents.about import LeadKind
    from rabta_web.incidents.tokens import of_lead

    assert of_lead(LeadKind.TELEPHONE, spelled) == of_lead(LeadKind.TELEPHONE, PHONE)
    assert of_lead(LeadKind.ACCOUNT, spelled) == of_lead(LeadKind.TELEPHONE, PHONE)
    assert of_lead(LeadKind.TELEPHONE, "0300-1234568") != of_lead(LeadKind.TELEPHONE, PHONE)
    assert of_lead(LeadKind.HELPER, spelled) == frozenset()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("vehicle", "LEA-17 1234", "lea 17-1234"),
        ("account", "PK36 SCBL 0000 0011 2345 6702", "pk36scbl0000001123456702"),
    ],
)
def test_plates_and_accounts_are_the_same_however_they_are_spaced(officer, kind, one, other):
    here, there = filed(officer), filed(officer)
    add(officer, f"{here}/people/1", one, kind)
    add(officer, f"{there}/people/1", other, kind)
    assert elsewhere(officer, f"{here}/people/1") == [there.rsplit("/", 1)[1]]


def test_the_same_number_in_another_report_is_shown_with_the_way_to_it(officer, owner):
    here, there = filed(officer), filed(officer)
    add(officer, f"{here}/people/1")
    add(officer, f"{there}/people/1", "+92 300 1234567")
    assert elsewhere(officer, f"{here}/people/1") == [there.rsplit("/", 1)[1]]
    page = officer.get(f"{here}/people/1/leads").content.decode()
    assert f'href="{there}/people/1/leads"' in page
    read = owner.execute("select record::text from audit_entry where deed = 'investigation.read'").fetchall()
    assert {here.rsplit("/", 1)[1], there.rsplit("/", 1)[1]} <= {record for (record,) in read}
    stored = owner.execute("select number from incidents_lead").fetchall()
    tokens = owner.execute("select token from incidents_leadtoken").fetchall()
    assert all(b"1234567" not in bytes(each) for (each,) in stored + tokens)


def test_out_of_reach_it_looks_as_though_it_stood_nowhere_else(officer, owner):
    here, there = filed(officer), filed(officer)
    add(officer, f"{here}/people/1")
    alone = officer.get(f"{here}/people/1/leads").content
    add(officer, f"{there}/people/1")
    agency, place = ELSEWHERE
    owner.execute("alter table incidents_incident disable trigger incidents_refuse")
    owner.execute(
        "update incidents_incident set agency_id = %s, place_id = %s,"
        " filed_by = (select id from accounts_person where username = 'chagai-welfare') where id = %s",
        [agency, place, there.rsplit("/", 1)[1]],
    )
    owner.execute("alter table incidents_incident enable trigger incidents_refuse")
    owner.execute(
        "update incidents_leadtoken set agency_id = %s where incident_id = %s", [agency, there[-36:]]
    )
    hidden = officer.get(f"{here}/people/1/leads").content

    def plain(page):
        return page.split(b"csrfmiddlewaretoken")[0], b"other reports" in page

    assert plain(hidden) == plain(alone)
    assert elsewhere(officer, f"{here}/people/1") == []


def test_a_reader_of_the_book_reads_and_does_not_write(officer, sign_in_as):
    person = f"{filed(officer)}/people/1"
    add(officer, person)
    supervisor = sign_in_as("taftan-supervisor")
    page = supervisor.get(f"{person}/leads")
    assert PHONE in page.content.decode()
    assert "Add it" not in page.content.decode()
    assert add(supervisor, person).status_code == 405
    assert supervisor.get(f"{person}/ties").status_code == 404


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"key": "telephone", "number": "12345", "words": ""}, "at least seven digits"),
        ({"key": "telephone", "number": "", "words": ""}, "Give the number"),
        ({"key": "no such kind", "number": PHONE, "words": ""}, "Choose one"),
    ],
)
def test_what_cannot_be_compared_or_read_is_sent_back_with_a_sentence(officer, owner, sent, says):
    page = officer.post(f"{filed(officer)}/people/1/leads", sent)
    assert page.status_code == 200
    assert says in str(page.context["form"].errors)
    assert owner.execute("select count(*) from incidents_lead").fetchone() == (0,)


@pytest.fixture
def agents(officer):
    """An incident with an agent and somebody who works for him, beside whoever was met."""
    incident = filed(officer)
    for name in ("ایجنٹ فرضی", "ذیلی ایجنٹ فرضی"):
        officer.post(f"{incident}/person", {"role": "suspect", "name": name})
    return incident


def tied(client, incident, who=3, **said):
    given = {"kind": "sub_agent", "to": "2", "since": "2026-01-10", "evidence": "فرضی گواہی", **said}
    return client.post(f"{incident}/people/{who}/ties", given)


def test_a_sub_agent_is_a_record_tied_to_the_one_he_works_for(officer, agents, owner, sign_in_as):
    assert tied(officer, agents).status_code == 302
    for number in (2, 3):
        book = officer.get(f"{agents}/people/{number}/leads").context["book"]
        [tie] = book.ties
        assert (tie.who, str(tie.kind), tie.whom) == (3, "sub-agent", 2)
        assert tie.evidence == "فرضی گواہی"
    [(evidence,)] = owner.execute("select evidence from incidents_tie").fetchall()
    assert "فرضی".encode() not in bytes(evidence)
    assert "sub-agent" in sign_in_as("taftan-supervisor").get(f"{agents}/people/3/leads").content.decode()


def test_only_another_suspect_of_the_incident_can_be_worked_for(officer, agents, owner):
    offered = [
        number for number, _ in officer.get(f"{agents}/people/3/ties").context["form"]["to"].field.choices
    ]
    assert offered == [2]
    for wrong in ({"to": "3"}, {"to": "1"}, {"to": "99"}, {"since": "2999-01-01"}, {"evidence": ""}):
        assert tied(officer, agents, **wrong).status_code == 200
    assert owner.execute("select count(*) from incidents_tie").fetchone() == (0,)


def test_the_book_is_not_open_to_who_reads_protection(officer, agents, acting):
    from rabta_web.incidents.models import LeadToken, Tie

    tied(officer, agents)
    add(officer, f"{agents}/people/2")
    with acting("taftan-supervisor"):
        assert Tie.objects.count() == LeadToken.objects.count() == 1
    with acting("chagai-welfare"):
        assert Tie.objects.count() == LeadToken.objects.count() == 0


def test_nobody_is_tied_to_themselves_or_across_incidents_whatever_the_program_does(officer, agents, acting):
    from django.db import DatabaseError, transaction
    from django.utils import timezone

    from rabta_web.incidents.models import Incident, Involved, Tie

    other = filed(officer)
    with acting("taftan-officer") as by:
        me = Involved.objects.get(incident=agents[-36:], number=2)
        far = Involved.objects.get(incident=other[-36:], number=1)
        for to in (me, far):
            row = Tie(incident=Incident.objects.get(pk=agents[-36:]), person=me, to=to, kind="employer")
            row.evidence, row.noted_by, row.noted_at = "", by.id, timezone.now()
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)
