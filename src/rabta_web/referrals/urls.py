"""The addresses of referrals."""

from django.urls import path

from rabta_web.referrals.views import call_back, care, handing_over, referrals, replies, services

PERSON = "incidents/<uuid:id>/people/<int:number>"

urlpatterns = [
    path("incidents/<uuid:id>/call-back", call_back.call_back_home, name="call-back"),
    path(f"{PERSON}/refer", referrals.refer, name="refer"),
    path(f"{PERSON}/referrals", referrals.of_somebody, name="referrals-of-person"),
    path(f"{PERSON}/who-takes", services.who_takes, name="who-takes"),
    path(f"{PERSON}/care", care.care, name="care"),
    path(f"{PERSON}/arrival", handing_over.arrive, name="arrive"),
    path("services", services.services, name="services"),
    path("services/still-so", services.still_so, name="still-so"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/ask", handing_over.ask, name="ask-for"),
    path("referrals/<uuid:referral>", referrals.referral, name="referral"),
    path("referrals/<uuid:referral>/noted", handing_over.copy, name="note-copy"),
    path("referrals/<uuid:referral>/letters", replies.letters, name="letters"),
    path("referrals/<uuid:referral>/letter.<slug:language>.<slug:form>", replies.letter, name="letter"),
    path("receipts/<uuid:receipt>", referrals.receipt, name="receipt"),
    path("arrivals/<uuid:arrival>", handing_over.arrival, name="arrival"),
    path("requests/<uuid:request_id>", handing_over.one_request, name="request"),
    path("stops/<uuid:stop>/noted", handing_over.stop, name="note-stop"),
    path("consents/<uuid:consent>", handing_over.consent, name="consent"),
    path("reply/<str:secret>", replies.reply, name="reply"),
]
