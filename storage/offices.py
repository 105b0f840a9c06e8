"""Offices that somebody is called by, and those that operators say nobody should be."""

from sqlalchemy import ColumnElement, select, tuple_

from storage.models import Correction, CorrectionKind, Position


def stands() -> ColumnElement[bool]:
    """No operator has said that the person of this `Position` has no office of that wording."""
    dropped = select(Correction.applies_to, Correction.value).where(
        Correction.kind == CorrectionKind.DROP_OFFICE, Correction.undone_at.is_(None)
    )
    return tuple_(Position.person_id, Position.title).not_in(dropped)
