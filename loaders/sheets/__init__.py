"""What single kinds of sheets have that others have not: how one row can be several records."""

from collections.abc import Callable, Mapping

from loaders.rows import Row
from loaders.sheets import activities, appointments, contacts, outcomes, submissions, visits

EXPAND: Mapping[str, Callable[[Row], list[Row]]] = {
    "contacts": contacts.expand,
    "visits": visits.expand,
    "leader_visits": visits.expand,
    "reports": submissions.expand,
    "proposals": submissions.expand,
    "duties": activities.on_days,
    "appointments": appointments.expand,
    "activities": activities.expand,
    "donations": outcomes.in_yuan,
    "outcomes": outcomes.expand,
}
