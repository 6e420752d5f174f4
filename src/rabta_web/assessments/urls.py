"""The addresses of what is asked and read of people in incidents."""

from django.urls import include, path

from rabta_web.assessments.views import (
    elements,
    group,
    history,
    on_file,
    opinions,
    paper_answers,
    reading,
    samples,
    sections,
    ticks,
)

OF_PERSON = [
    path("question", reading.question, name="next-question"),
    path("reading", reading.reading, name="reading"),
    path("elements", elements.elements, name="elements"),
    path("elements/<slug:element>", elements.element, name="element"),
    path("history", history.history, name="history"),
    path("conclusion", opinions.conclusion, name="conclude"),
    path("sections", sections.sections, name="sections-on-file"),
    path("opinion", opinions.ask, name="ask-opinion"),
    path("papers", reading.papers, name="papers"),
    path("papers/on-file", on_file.put, name="put-on-file"),
    path("question-sheet.<slug:form>", paper_answers.of_person, name="sheet-of-person"),
    path("paper-answers", paper_answers.enter, name="paper-answers"),
    path("papers/<slug:kind>.<slug:language>.<slug:form>", reading.one_paper, name="paper"),
]
urlpatterns = [
    path("incidents/<uuid:id>/readings", reading.readings, name="readings"),
    path("incidents/<uuid:id>/ticks", ticks.ticks, name="ticks"),
    path("incidents/<uuid:id>/group", group.group, name="group"),
    path("incidents/<uuid:id>/paper-answers", paper_answers.pack, name="paper-pack"),
    path("sheets/<slug:sheet>.<slug:form>", paper_answers.blank, name="blank-sheet"),
    path("papers-on-file/<uuid:paper>", on_file.scan, name="scan-on-file"),
    path("samples/<uuid:sample>", samples.look_again, name="look-again"),
    path("opinions/<uuid:asked>", opinions.give, name="give-opinion"),
    path("incidents/<uuid:id>/people/<int:number>/", include(OF_PERSON)),
]
