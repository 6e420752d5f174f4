"""The addresses of referrals."""

from django.urls import path

from rabta_web.referrals import views

urlpatterns = [
    path("incidents/<uuid:id>/people/<int:number>/refer", views.refer, name="refer"),
    path("incidents/<uuid:id>/people/<int:number>/referrals", views.of_somebody, name="referrals-of-person"),
    path("services", views.services, name="services"),
    path("referrals/", views.referrals, name="referrals"),
    path("referrals/<uuid:referral>", views.referral, name="referral"),
]
