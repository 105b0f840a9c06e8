"""The settings of a chat, in lines."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom.rendering.html import Html, join
from newsroom.rendering.texts import Texts
from newsroom.zones import city_of


def settings_page(texts: Texts, zone: ZoneInfo, now: datetime, digests: Sequence[Html]) -> Html:
    """Language, zone with the hour it is there, and when the digests come."""
    here = now.astimezone(zone)
    city = city_of(zone.key, texts.language)
    return join(
        [
            texts("settings-title"),
            texts("settings-language", language=texts.plain("language-name")),
            texts("settings-zone", city=city, zone=zone.key, time=f"{here:%H:%M}"),
            *digests,
            texts("settings-hint"),
        ]
    )
