"""What keeps the archive healthy by itself: old rows go, copies are made."""

from datetime import timedelta

from bot.backups import BackupDesk
from bot.dispatcher import Services
from bot.jobs import BACKUPS_EVERY, SHEDDING_EVERY, TIDYING_EVERY, Job
from bot.settings import Settings
from newsroom.delivery.tidying import Kept, shed, tidy


def care_jobs(services: Services, settings: Settings) -> dict[str, Job]:
    async def tidy_up() -> None:
        await tidy(services.database, services.kept, services.clock())

    async def shed_what_is_old() -> None:
        await shed(services.database, services.kept, services.clock())

    jobs = {
        "tidying": Job(tidy_up, TIDYING_EVERY),
        "shedding": Job(shed_what_is_old, SHEDDING_EVERY),
    }
    if settings.backup_dir is not None:
        desk = BackupDesk.of(services, settings, settings.backup_dir)
        jobs["backups"] = Job(desk.make_due, BACKUPS_EVERY)
    return jobs


def kept_of(settings: Settings) -> Kept:
    return Kept(
        messages=timedelta(days=settings.messages_kept_days),
        versions=timedelta(days=settings.versions_kept_days),
        ledger=timedelta(days=settings.ledger_kept_days),
        objections=timedelta(days=settings.objections_kept_days),
    )
