"""The addresses of holds and disclosures."""

from django.urls import path

from rabta_web.disclosure.views import holds, register

urlpatterns = [
    path("incidents/<uuid:id>/holds", holds.holds, name="holds"),
    path("incidents/<uuid:id>/disclosure", register.order, name="order-disclosure"),
    path("incidents/<uuid:id>/people/<int:number>/own-record", register.own_record, name="own-record"),
    path("disclosures/", register.register, name="disclosures"),
    path("disclosures/<uuid:disclosure>", register.disclosure, name="disclosure"),
    path("disclosures/<uuid:disclosure>/order", register.scan, name="disclosure-order"),
    path("disclosures/<uuid:disclosure>/papers/<str:name>", register.paper, name="disclosure-paper"),
    path("disclosures/<uuid:disclosure>/file", register.take, name="take-disclosure"),
    path("retention", holds.retention, name="retention"),
    path("retention/<uuid:id>", holds.decide, name="decide-retention"),
]
