"""Row security for what is kept of assessments."""

from django.db import migrations

from rabta_web.access.row_security import allows, guard
from rabta_web.access.values import Verb
from rabta_web.incidents.row_rules import MINE, NOT_SENT, SEEN, of_incident, of_person

ASKED_BY_ME = f"{MINE} and asked_by = (select access_person())"
CONCLUDED_BY_ME = f"{MINE} and made_by = (select access_person())"
GIVEN = f"""given_by = (select access_person())
    and exists (select from assessments_asked a where a.id = asked_id
        and a.agency_id = assessments_opinion.agency_id
        and a.incident_id = assessments_opinion.incident_id)
    and {of_incident("i.agency_id <> assessments_opinion.agency_id")}
    and case when by_telephone is null
        then exists (select from assessments_asked a join incidents_involved p on p.id = a.person_id
            join incidents_incident i on i.id = p.incident_id
            where a.id = asked_id and {allows(Verb.GIVE_OPINION, "i.", sent="p.")})
            and assessments_opinion.agency_id in
                (select g.agency from unnest(access_grants('opinion.give')) g)
        else {MINE} end"""
"""An opinion is of the agency that was asked, which is another than the one that holds the record.

Somebody of that agency gives it, or whoever asked writes down what was said by telephone.
"""

REVIEWED = f"""made_by = (select access_person())
    and {of_incident(f"i.filed_by <> (select access_person()) and {allows(Verb.MANAGE, 'i.', sent=None)}")}
    and exists (select from assessments_sample s where s.id = sample_id
        and s.incident_id = assessments_review.incident_id)"""
"""A screening is looked at again by somebody who answers for the post, and never by whoever asked."""

OF_SAMPLE = "exists (select from assessments_sample s where s.id = sample_id)"
OF_ASKED = "exists (select from assessments_asked a where a.id = asked_id)"
SEND = """
create function assessments_send() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    perform incidents_send(new.person_id, 'asked', new.agency_id, true);
    return new;
end $$;
create trigger assessments_send after insert on assessments_asked
    for each row execute function assessments_send();
"""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("assessments", "0001_initial"), ("incidents", "0002_rows")]
    operations = [
        guard("assessments_presumed", see=SEEN, add=MINE),
        guard("assessments_asked", see=SEEN, add=ASKED_BY_ME),
        migrations.RunSQL(SEND, migrations.RunSQL.noop),
        guard("assessments_opinion", see=OF_ASKED, add=GIVEN),
        guard("assessments_onfile", see=of_person(Verb.READ_IDENTITY), add=MINE),
        guard("assessments_turn", see=SEEN, add=MINE),
        guard("assessments_groupanswer", see=NOT_SENT, add=MINE),
        guard("assessments_sample", see=SEEN, add=MINE),
        guard("assessments_review", see=OF_SAMPLE, add=REVIEWED),
        guard("assessments_conclusion", see=SEEN, add=CONCLUDED_BY_ME),
    ]
