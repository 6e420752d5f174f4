"""An incident with both books written in, and the moves of whoever registers, prepares and approves."""

import io
import zipfile
from uuid import uuid4

from PIL import Image

NAME, OTHER = "فرضی نام", "فرضی ساتھی"
HEALTH, TELEPHONE, BYSTANDER = "فرضی زخم", "0300-0000000", "فرضی نگران"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": NAME}
LINE = "The protection record of person 1 is to be produced."
ORDER = {
    "book": "investigation",
    "authority": "Sessions Court Quetta",
    "number": "Crl. 12/2026",
    "dated": "2026-05-01",
    "basis": "as ordered",
    "to_whom": "Reader of the court",
    "people": ["1"],
}
HANDED = {
    "verb": "hand_over",
    "day": "2026-05-03",
    "hour": "11:00",
    "how": "by hand",
    "receipt": "Receipt 7, Reader",
}


def written(officer):
    """An incident of two people; of the first one stands something in either book, said both ways."""
    incident = officer.post("/incidents/new", REPORT)["Location"]
    officer.post(f"{incident}/person", {"role": "suspect", "name": OTHER})
    said = {"id": str(uuid4()), "question": "promise", "so": ["means_deception"], "source": "person"}
    assert officer.post(f"{incident}/people/1/question", said).status_code == 302
    denied = {"id": str(uuid4()), "question": "promise", "answer": "none_of_these", "source": "companion"}
    denied |= {"again": "another officer asked", "present": BYSTANDER}
    assert officer.post(f"{incident}/people/1/question?question=promise&again=1", denied).status_code == 302
    officer.post(f"{incident}/people/1/about", {"injuries_seen": HEALTH, "trusted_person": OTHER})
    officer.post(f"{incident}/people/1/leads", {"key": "telephone", "words": TELEPHONE})
    return incident


def scan(name="order.jpg"):
    """A scanned page, the same every time."""
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "JPEG")
    kept.name = name
    kept.seek(0)
    return kept


def ask(client, incident, **more):
    """Register an order."""
    given = {**ORDER, "id": str(uuid4()), "scan": scan(), **more}
    return client.post(f"{incident}/disclosure", given)


def step(client, address, side, **given):
    return client.post(address, {"side": side, **{f"{side}-{key}": value for key, value in given.items()}})


def state(client, address):
    return client.get(address).context["opened"].disclosure.state


def approved(supervisor, guardian, address):
    assert step(supervisor, address, "office", verb="prepare").status_code == 302
    assert step(guardian, address, "second", verb="approve").status_code == 302
    return address


def papers_in(client, address):
    answer = client.post(f"{address}/file")
    assert answer.status_code == 200, answer
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
