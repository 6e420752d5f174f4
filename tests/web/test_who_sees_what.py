"""Who sees what a border officer files, and that the ledger knows who looked."""

from uuid import UUID

FORM = {
    "kind": "sent_back",
    "place": "pk-bp-taftan",
    "happened_on": "2026-03-01",
    "happened_at": "21:40",
    "name": "فرضی نام",
    "account": "She says the agent keeps her papers.",
    "fact_in_danger_now": "yes",
    "fact_hurt_or_ill": "no",
}


def filed(client) -> UUID:
    answer = client.post("/incidents/new", FORM)
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rsplit("/", 1)[1])


def deeds(client) -> list[tuple[str, str]]:
    seen = client.get("/ledger").context["entries"]
    return [(each.who, each.entry.deed) for each in seen]


def test_the_officer_reads_what_they_filed(sign_in_as):
    officer = sign_in_as("taftan-officer")
    page = officer.get(f"/incidents/{filed(officer)}").content.decode()
    assert "فرضی نام" in page
    assert "agent keeps her papers" in page


def test_the_supervisor_sees_it_in_the_list_and_opens_it(sign_in_as):
    id = filed(sign_in_as("taftan-officer"))
    supervisor = sign_in_as("taftan-supervisor")
    assert str(id) in supervisor.get("/incidents/").content.decode()
    assert "فرضی نام" in supervisor.get(f"/incidents/{id}").content.decode()


def test_the_welfare_officer_of_the_district_sees_nothing_of_it(sign_in_as):
    id = filed(sign_in_as("taftan-officer"))
    welfare = sign_in_as("chagai-welfare")
    assert str(id) not in welfare.get("/incidents/").content.decode()
    assert welfare.get(f"/incidents/{id}").status_code == 404


def test_what_is_closed_and_what_does_not_exist_look_the_same(sign_in_as):
    id = filed(sign_in_as("taftan-officer"))
    welfare = sign_in_as("chagai-welfare")
    nowhere = UUID(int=1)
    closed, absent = (welfare.get(f"/incidents/{each}") for each in (id, nowhere))
    assert closed.status_code == absent.status_code == 404

    def without_token(answer, of):
        text = answer.content.decode().replace(str(of), "")
        return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]

    assert without_token(closed, id) == without_token(absent, nowhere)


def test_the_auditor_sees_who_looked_and_no_case(sign_in_as):
    id = filed(sign_in_as("taftan-officer"))
    sign_in_as("taftan-supervisor").get(f"/incidents/{id}")
    sign_in_as("chagai-welfare").get(f"/incidents/{id}")
    auditor = sign_in_as("auditor")
    found = deeds(auditor)
    assert ("Officer Demo One", "incident.filed") in found
    assert ("Supervisor Demo Two", "identity.read") in found
    assert ("Welfare Demo Three", "denied") in found
    assert auditor.get(f"/incidents/{id}").status_code == 404
    assert "فرضی" not in auditor.get("/ledger").content.decode()


def test_whoever_is_no_auditor_sees_only_their_own_entries(sign_in_as):
    filed(sign_in_as("taftan-officer"))
    welfare = sign_in_as("chagai-welfare")
    assert welfare.get("/ledger").status_code == 404
    own = welfare.get("/ledger/own").context["entries"]
    assert {each.who for each in own} == {"Welfare Demo Three"}


def looked(client, id):
    answer = client.get(f"/ledger/record/{id}")
    return answer.status_code, [
        (each.who, each.entry.deed) for each in (answer.context or {}).get("entries", [])
    ]


def test_whoever_may_see_a_record_sees_who_looked_at_it(sign_in_as):
    officer = sign_in_as("taftan-officer")
    id = filed(officer)
    sign_in_as("taftan-supervisor").get(f"/incidents/{id}")
    sign_in_as("chagai-welfare").get(f"/incidents/{id}")
    for username in ("taftan-officer", "taftan-supervisor", "auditor"):
        status, found = looked(sign_in_as(username), id)
        assert status == 200
        assert ("Supervisor Demo Two", "identity.read") in found
    assert ("Officer Demo One", "ledger.read") in found
    assert ("Welfare Demo Three", "denied") in looked(sign_in_as("auditor"), id)[1]


def test_whoever_may_not_see_a_record_does_not_see_who_looked_at_it(sign_in_as):
    id = filed(sign_in_as("taftan-officer"))
    welfare = sign_in_as("chagai-welfare")
    welfare.get(f"/incidents/{id}")
    assert looked(welfare, id) == looked(welfare, UUID(int=1)) == (404, [])


def test_who_has_not_signed_in_is_sent_to_the_door(world):
    from django.test import Client

    answer = Client().get(f"/incidents/{UUID(int=1)}")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in")


def test_a_wrong_password_is_refused_and_stands_in_the_ledger(world, owner):
    from django.test import Client

    answer = Client().post("/sign-in", {"username": "auditor", "password": "wrong"})
    assert answer.status_code == 200
    assert owner.execute("select deed, actor from audit_entry").fetchall() == [("sign_in.refused", None)]


def test_a_closed_account_is_out_at_the_next_request(sign_in_as, owner):
    officer = sign_in_as("taftan-officer")
    owner.execute("update accounts_person set is_active = false where username = 'taftan-officer'")
    assert officer.get("/incidents/")["Location"] == "/sign-in"


def test_an_appointment_that_ended_counts_no_more(sign_in_as, owner):
    officer = sign_in_as("taftan-officer")
    owner.execute("update accounts_appointment set ends = current_date")
    assert officer.get("/incidents/")["Location"] == "/sign-in"


def test_nothing_is_filed_for_a_place_outside_the_appointment(sign_in_as):
    answer = sign_in_as("taftan-officer").post("/incidents/new", {**FORM, "place": "PK602"})
    assert answer.status_code == 200
    assert "Choose one." in answer.content.decode()


def test_a_supervisor_files_nothing(sign_in_as):
    assert sign_in_as("taftan-supervisor").post("/incidents/new", FORM).status_code == 404
