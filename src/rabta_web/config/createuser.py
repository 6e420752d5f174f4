"""`rabta createuser`: the first account of an installation, with a code to set the password once."""

from __future__ import annotations

from typing import Annotated

import typer

from rabta_web.config.as_owner import as_owner
from rabta_web.config.failures import NotMadeError

Username = Annotated[str, typer.Argument(help="What they sign in with.")]
Name = Annotated[str, typer.Option(help="Their name, as others see it.")]
NameUr = Annotated[str, typer.Option(help="Their name in Urdu.  [default: the same]")]
Agency = Annotated[str, typer.Option(help="The id of their office: rabta createuser --help names some.")]
Place = Annotated[str, typer.Option(help="The id of the place they work for.  [default: the office's]")]


def createuser(
    username: Username,
    name: Name,
    agency: Agency = "fia_hq@PK",
    place: Place = "",
    name_ur: NameUr = "",
) -> None:
    """Add an administrator of accounts, who adds everybody else on screen; nobody else is added here.

    An administrator looks after an office and all below it, reads no case, and changes nothing of their own.
    """
    with as_owner():
        from django.utils import timezone

        from rabta_web.access.roles import Role
        from rabta_web.accounts.actions.people import SETUP_LASTS, add_first, appoint_as_owner
        from rabta_web.agencies.queries import opened

        office = opened(agency)
        if office is None:
            raise NotMadeError(f"there is no office {agency!r}; rabta up loads them, and its pages list them")
        now = timezone.now()
        made = add_first(username=username, name=name, name_ur=name_ur or name, agency=agency, now=now)
        if made is None:
            raise NotMadeError(f"{username!r} signs in already; another administrator can give a new code")
        person, code = made
        appoint_as_owner(
            person=person,
            role=Role.ACCOUNT_ADMINISTRATOR,
            agency=agency,
            place=place or office.place_id,
            begins=timezone.localdate(now),
        )
        until = timezone.localtime(now + SETUP_LASTS)
        typer.echo(f"{username} administers the accounts of {office.name} and of all below it.")
        typer.echo(f"Setup code, for one use until {until:%Y-%m-%d %H:%M}: {code}")
