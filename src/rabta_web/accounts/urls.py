"""The addresses of people."""

from django.urls import path

from rabta_web.accounts.views import door, keys, ledger, own, people

urlpatterns = [
    path("", own.start, name="start"),
    path("sign-in", door.sign_in, name="sign-in"),
    path("sign-in/code", door.code, name="code"),
    path("sign-in/pin", door.come_back, name="come-back"),
    path("welcome", door.welcome, name="welcome"),
    path("sign-out", door.sign_out, name="sign-out"),
    path("sign-out/everywhere", own.everywhere, name="sign-out-everywhere"),
    path("own/unsent", own.unsent, name="unsent"),
    path("own", own.own_sign_in, name="own-sign-in"),
    path("own/purpose", own.purpose, name="purpose"),
    path("own/second-factor", own.second_factor, name="second-factor"),
    path("own/recovery-codes", own.recovery_codes, name="recovery-codes"),
    path("own/password", own.password, name="password"),
    path("own/pin", own.pin, name="pin"),
    path("own/keys", keys.keys, name="own-keys"),
    path("ledger", ledger.ledger, name="ledger"),
    path("ledger/record/<uuid:id>", ledger.record_entries, name="record-entries"),
    path("ledger/own", ledger.own_entries, name="own-entries"),
    path("accounts/", people.listed, name="accounts"),
    path("accounts/new", people.add, name="add-account"),
    path("accounts/<uuid:id>", people.one, name="account"),
    path("accounts/<uuid:id>/open-or-close", people.close, name="close-account"),
    path("accounts/<uuid:id>/code", people.reset, name="reset-account"),
    path("accounts/appointments/<uuid:id>/end", people.end, name="end-appointment"),
]
