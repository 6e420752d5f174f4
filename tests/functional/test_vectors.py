"""Ten matters that officers in Pakistan confuse, from report to reading, in both languages, without scripts.

What the engine makes of each is proved beside the pack. Here an officer of the place reports it and answers
what the platform asks, on the guided path or element by element, and the page shows the engine's readings,
posture, agencies and duties, in the words of the reader's language.
"""

import re
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from rabta.assessment import Answer, Record, Statement, Subject, Value
from rabta.cli.speech import Language, speech
from rabta.law import Faults, load_cases, load_law, pack_folder
from rabta.papers.telling import Teller
from rabta.papers.telling_night import NightTeller
from rabta.routing import ground_of, nights

LAW = load_law("pakistan")
GROUND = ground_of(LAW)
CASES = {case.id: case for case in load_cases(pack_folder("pakistan"), Faults())}
GUIDED, BY_ELEMENT = "guided", "by element"
SWITCH = {Language.URDU: "اردو", Language.ENGLISH: "English"}
"""The button of a page that leads to the same page in another language."""

SAFETY = "age"
"""The question after which a child is asked nothing more: what others saw is written down before it."""


class Vector(NamedTuple):
    """Who reports a case, where and how it came to notice, and how its questions are answered."""

    case: str
    office: str
    place: str
    kind: str
    path: str


VECTORS = (
    Vector("vector-a-kiln-boy", "labour_department@PK614", "PK614", "workplace", BY_ELEMENT),
    Vector("vector-b-libya-free", "fia_ahtc@fia-karachi", "pk-bp-khi", "sent_back", GUIDED),
    Vector("vector-c-libya-held", "fia_ahtc@fia-karachi", "pk-bp-khi", "sent_back", GUIDED),
    Vector("vector-d-gulf-job", "fia_ahtc@fia-karachi", "PK704", "complaint", BY_ELEMENT),
    Vector("vector-e-umrah-2024", "fia_ahtc@fia-karachi", "pk-bp-khi", "offloaded", GUIDED),
    Vector("vector-e-umrah-uncertain", "fia_ahtc@fia-karachi", "pk-bp-khi", "offloaded", BY_ELEMENT),
    Vector("vector-f-brother", "taftan-officer", "pk-bp-taftan", "border", BY_ELEMENT),
    Vector("vector-g-kidney-debt", "police@PK617", "PK617", "complaint", GUIDED),
    Vector("vector-h-afghan-woman", "fia_ahtc@fia-peshawar", "PK528", "intercepted", GUIDED),
    Vector("vector-i-girl-married", "police@PK704", "PK704", "complaint", BY_ELEMENT),
    Vector("vector-j-silent", "police@PK617", "PK617", "walk_in", GUIDED),
)


class Reply(NamedTuple):
    """What is answered to one question: what is so, and whether nothing else in it is."""

    so: tuple[str, ...]
    others_not: bool


def replies(case):
    """A reply to each question on which the case says anything; what it does not deny stays open."""
    found = {}
    for question in LAW.questions.values():
        stated = {fact: case.facts[fact] for fact in question.facts if fact in case.facts}
        if stated:
            so = tuple(fact for fact, value in stated.items() if value)
            found[question.id] = Reply(so, not all(stated.values()))
    return found


def read_by_the_engine(vector):
    """The night of what was answered, as the engine reads it."""
    case, statements, answers = CASES[vector.case], {}, {}
    for id, reply in replies(case).items():
        statements |= {fact: (Statement(value=True),) for fact in reply.so}
        if reply.others_not:
            rest = set(LAW.questions[id].facts).difference(reply.so)
            statements |= {fact: (Statement(value=False),) for fact in rest}
        answers[id] = Answer.SOME if reply.so else Answer.NONE
    person = Subject(statements=statements, answers=answers, roles=("encountered",))
    (night,) = nights(LAW, Record(case.id, case.on, (person,), None, vector.place), GROUND)
    return night


def username(office):
    return office if "@" not in office else "demo-" + re.sub("[@_]", "-", office).lower()


class Interview:
    """One officer with one person in front of them: pages are read, forms are sent."""

    def __init__(self, page, platform):
        self.page, self.address = page, platform.address

    def get(self, path):
        answer = self.page.request.get(self.address + path)
        assert answer.status == 200, path
        return answer

    def post(self, path, **form):
        """Send a form; where it leads to, unvisited. One that comes back has an error, which is shown."""
        [token] = [each["value"] for each in self.page.context.cookies() if each["name"] == "csrftoken"]
        answer = self.page.request.post(
            self.address + path,
            data=urlencode({"csrfmiddlewaretoken": token, **form}, doseq=True),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            max_redirects=0,
        )
        assert answer.status == 302, (path, re.findall(r'(?s)<div class="summary".*?</div>', answer.text()))
        return answer.headers["location"]

    def report(self, vector):
        on = CASES[vector.case].on
        when = {"began": on.first.isoformat(), "happened_on": on.last.isoformat(), "happened_at": "21:40"}
        event = {"kind": vector.kind, "place": vector.place, **when}
        incident = self.post("/incidents/new", **event, name="فرضی نام")
        self.person = f"{incident.split('/people')[0]}/people/1"

    def answer_guided(self, left):
        """One question to a page, as they come; what the case says nothing of is left for later."""
        skipped = []
        while True:
            page = self.get(f"{self.person}/question?{urlencode({'skip': skipped}, doseq=True)}")
            if page.url.endswith("/reading"):
                return
            question = re.search(r'name="question" value="(\w+)"', page.text())[1]
            if question in left and question != SAFETY:
                self.send(question, page.text(), left.pop(question))
            skipped.append(question)

    def answer_by_element(self, left):
        """Every element that has a page, with all of its questions at once."""
        for element in re.findall(r'elements/(\w+)"', self.get(f"{self.person}/elements").text()):
            page = self.get(f"{self.person}/elements/{element}").text()
            here = [id for id in re.findall(r'name="(\w+)-source"', page) if id in left and id != SAFETY]
            form = {}
            for id in here:
                form |= fields(page, left.pop(id), prefix=f"{id}-")
            if form:
                self.post(f"{self.person}/elements/{element}", **form)

    def answer(self, question, reply):
        """A question by its name."""
        page = self.get(f"{self.person}/question?question={question}")
        assert page.url.endswith(question), f"{question} is not asked"
        self.send(question, page.text(), reply)

    def send(self, question, page, reply):
        """A reply to the question on a page."""
        self.post(f"{self.person}/question", question=question, **fields(page, reply))


def fields(page, reply, prefix=""):
    """A reply as the fields of its form; of one fact alone it is yes or no."""
    offered = re.findall(rf'name="{prefix}so" value="(\w+)"', page)
    so = [fact for fact in reply.so if fact in offered]
    given = {"id": str(uuid4()), "source": "person"}
    if not offered:
        given["answer"] = "yes" if reply.so else "none_of_these"
    elif so:
        given |= {"so": so, **({"others": "on"} if reply.others_not else {})}
    else:
        given["answer"] = "none_of_these"
    return {prefix + name: value for name, value in given.items()}


def shown(page, state):
    return set(page.locator(f"details.reading.{state} > summary .label").all_inner_texts())


def assert_read(page, case, night, language):
    """The page of a reading says what the engine makes of a night, in the words of a language."""
    words = speech(language, LAW)
    teller = Teller(LAW, words)
    told = [each for pack in teller.readings(night.outcome) for each in pack.readings]
    for state in (Value.MET, Value.RULED_OUT):
        assert shown(page, state.value) == {each.label for each in told if each.value is state}, state
    labels = {id: words.pack(LAW.readings[id].label) for id in (*case.reads.met, *case.reads.ruled_out)}
    assert {labels[id] for id in case.reads.met if id in {each.id for each in told}} <= shown(page, "met")
    assert page.locator(f".posture.{case.reads.posture}").count() == 1
    strong = set(page.locator("ul.clocks p.strong").all_inner_texts())
    for part in NightTeller(teller).parts(night):
        where = f" ({part.where})" if part.where else ""
        assert f"{part.label}{where} — {part.role}" in strong
    assert {each.task for each in NightTeller(teller).clocks(night)} <= strong


@pytest.mark.parametrize("vector", VECTORS, ids=[each.case for each in VECTORS])
def test_what_an_officer_reports_and_answers_is_read_as_the_engine_reads_it(
    person, platform, officers, vector
):
    """Every other officer reports in Urdu; whoever reads it, in either language, reads the same."""
    in_urdu = VECTORS.index(vector) % 2 == 0
    page = person(username(vector.office), urdu=in_urdu, width=360)
    case = CASES[vector.case]
    interview, left = Interview(page, platform), replies(case)
    interview.report(vector)
    (interview.answer_guided if vector.path == GUIDED else interview.answer_by_element)(left)
    for question in sorted(left, key=lambda id: id == SAFETY):
        interview.answer(question, left[question])
    page.goto(f"{platform.address}{interview.person}/reading")
    night, languages = read_by_the_engine(vector), (Language.URDU, Language.ENGLISH)
    first, second = languages if in_urdu else languages[::-1]
    assert_read(page, case, night, first)
    page.get_by_role("button", name=SWITCH[second], exact=True).click()
    assert_read(page, case, night, second)


def test_what_was_done_in_a_year_to_come_cannot_be_reported_yet(person, platform, officers):
    """The same facts of the Umrah group under the law of 2027: before that year, nobody can have met them."""
    page = person("demo-fia-ahtc-fia-karachi", width=360)
    page.goto(f"{platform.address}/incidents/new")
    page.fill("[name=happened_on]", "2127-02-01")
    page.locator("main form button.main").click()
    assert "This day is still to come." in page.locator(".summary").inner_text()
