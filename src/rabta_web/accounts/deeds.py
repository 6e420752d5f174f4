"""What the ledger's deeds are called when people read them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DENIED = "denied"

DEEDS: dict[str, str | Promise] = {
    "signed_in": _("signed in"),
    "sign_in.refused": _("a sign-in was refused"),
    DENIED: _("was denied a page"),
    "incident.filed": _("filed an incident"),
    "incident.read": _("read an incident"),
    "ledger.read": _("read who looked at it"),
    "identity.read": _("read who the person is"),
    "incidents.listed": _("looked at the list of incidents"),
    "person.added": _("added a person"),
    "person.role_changed": _("changed somebody's role"),
    "incident.corrected": _("corrected an incident"),
    "person.described": _("wrote down what is known of somebody"),
    "lead.added": _("wrote into the investigation book"),
    "report.begun": _("began a report"),
    "report.dropped": _("dropped a report that was begun"),
    "statement.noted": _("noted what was said"),
    "reading.read": _("read what the law makes of it"),
    "person.presumed": _("somebody is presumed to be a victim from now on"),
    "paper.drafted": _("drafted a paper"),
    "access.changed": _("changed who may see it"),
    "names.searched": _("searched for a name or number"),
    "keys.rotated": _("the keys of identifying fields were turned"),
    "signed_in.by_pin": _("came back by PIN"),
    "signed_out_everywhere": _("signed out everywhere"),
    "purpose.declared": _("declared a purpose"),
    "password.set": _("set the first password"),
    "password.changed": _("changed the password"),
    "second_factor.set": _("set up a second factor"),
    "recovery_codes.made": _("made recovery codes"),
    "recovery_code.used": _("used a recovery code"),
    "pin.set": _("set a PIN"),
    "accounts.listed": _("looked at the list of accounts"),
    "account.read": _("read an account"),
    "account.added": _("added an account"),
    "account.reset": _("gave a new code for an account"),
    "account.closed": _("closed an account"),
    "account.reopened": _("opened an account again"),
    "account.appointment_ended": _("ended an appointment"),
    "account.set": _("an account was set up"),
    "accounts.invented": _("accounts of the demonstration were added"),
    "account.appointed": _("an appointment was made"),
    "places.loaded": _("places were loaded"),
    "agencies.loaded": _("agencies were loaded"),
    "agency.opened": _("an agency was added"),
}
