"""The addresses of action plans."""

from django.urls import path

from rabta_web.plans import views

urlpatterns = [
    path("plans/", views.all_plans, name="plans"),
    path("plans/new", views.new, name="begin-plan"),
    path("plans/template.xlsx", views.template, name="plan-template"),
    path("plans/<uuid:plan>", views.plan, name="plan"),
    path("plans/<uuid:plan>/versions/<int:number>", views.plan, name="plan-version"),
    path("plans/<uuid:plan>/add", views.add, name="add-to-plan"),
    path("plans/<uuid:plan>/import", views.import_plan, name="import-plan"),
    path("plans/<uuid:plan>/plan.ics", views.calendar, name="plan-calendar"),
    path("plans/<uuid:plan>/plan.<slug:form>", views.table, name="plan-table"),
    path("plans/<uuid:plan>/entries/<uuid:entry>", views.entry, name="plan-entry"),
    path("plans/<uuid:plan>/entries/<uuid:entry>/change", views.change_entry, name="change-entry"),
    path("plans/<uuid:plan>/entries/<uuid:entry>/direct", views.direct_entry, name="direct-entry"),
    path("plans/proofs/<uuid:proof>", views.proof, name="proof"),
]
