"""The addresses of what is asked and read of somebody in an incident."""

from django.urls import path

from rabta_web.assessments import views

urlpatterns = [
    path("question", views.question, name="next-question"),
    path("reading", views.reading, name="reading"),
    path("papers", views.papers, name="papers"),
    path("papers/<slug:kind>.<slug:language>.<slug:form>", views.one_paper, name="paper"),
]
