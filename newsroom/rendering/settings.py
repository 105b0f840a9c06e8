"""The settings of a chat, in lines."""

from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom.rendering.html import Html, join
from newsroom.rendering.texts import Texts
from newsroom.zones import city_of
from storage.models import Subscription


def settings_page(
    texts: Texts, zone: ZoneInfo, now: datetime, subscription: Subscription | None
) -> Html:
    """Language, zone with the hour it is there, and when the digest comes."""
    here = now.astimezone(zone)
    city = city_of(zone.key, texts.language)
    return join(
        [
            texts("settings-title"),
            texts("settings-language", language=texts.plain("language-name")),
            texts("settings-zone", city=city, zone=zone.key, time=f"{here:%H:%M}"),
            _digest(texts, subscription),
            texts("settings-hint"),
        ]
    )


def _digest(texts: Texts, subscription: Subscription | None) -> Html:
    if subscription is None:
        return texts("settings-no-digest")
    time = f"{subscription.local_time:%H:%M}"
    return texts("settings-digest", time=time, zone=subscription.time_zone)
