"""The addresses of action plans."""

from django.urls import path

from rabta_web.plans.views import changing, entries, reading

urlpatterns = [
    path("plans/", reading.all_plans, name="plans"),
    path("plans/new", changing.new, name="begin-plan"),
    path("plans/template.xlsx", reading.template, name="plan-template"),
    path("plans/<uuid:plan>", reading.plan, name="plan"),
    path("plans/<uuid:plan>/versions/<int:number>", reading.plan, name="plan-version"),
    path("plans/<uuid:plan>/add", changing.add, name="add-to-plan"),
    path("plans/<uuid:plan>/import", changing.import_plan, name="import-plan"),
    path("plans/<uuid:plan>/plan.ics", reading.calendar, name="plan-calendar"),
    path("plans/<uuid:plan>/plan.<slug:form>", reading.table, name="plan-table"),
    path("plans/<uuid:plan>/entries/<uuid:entry>", entries.entry, name="plan-entry"),
    path("plans/<uuid:plan>/entries/<uuid:entry>/change", changing.change_entry, name="change-entry"),
    path("plans/<uuid:plan>/entries/<uuid:entry>/direct", entries.direct_entry, name="direct-entry"),
    path("plans/proofs/<uuid:proof>", reading.proof, name="proof"),
]
