"""Where somebody receives when nothing else says it: at home, in the capital.

An envoy is met in the country where he is posted.
"""

from dataclasses import dataclass

from reading.facts import REMOTE, Form, Place, Reason
from reading.grammar.mentions import Mention
from reading.plain.frames import Frame
from reading.world import World

RECEIVING = frozenset(
    {"receive", "host", "receive in audience", "қабылда", "қабылдау", "аудиенция"}
)
ELSEWHERE = frozenset({Form.VISIT, Form.SIDELINES, Form.MULTILATERAL, Form.OTHER, *REMOTE})


@dataclass(frozen=True, slots=True)
class Seats:
    """`envoys` are the persons of the article who are ambassadors."""

    world: World
    envoys: frozenset[str]

    def of(self, frame: Frame, form: Form) -> tuple[Place, Reason] | None:
        """The capital of whoever received, with the reason; None when nobody surely did."""
        host = None if form in ELSEWHERE else self._host(frame)
        country = self.world.country_by_iso.get(host.country or "") if host else None
        if host is None or country is None or not country.capital:
            return None
        place = Place(country.capital, country.iso)
        return place, Reason("place", "the seat of the host", host.span)

    def _host(self, frame: Frame) -> Mention | None:
        envoys = [m for m in frame.participants if m.person in self.envoys]
        others = [m for m in frame.participants if m not in envoys]
        if len(envoys) == 1 and len(others) == 1:
            return others[0] if others[0].country != envoys[0].country else None
        if frame.word.phrase not in RECEIVING:
            return None
        # «X received Y»; «Y was received by X», «X-тың қабылдауында болды».
        is_active = frame.word.is_verb and not frame.is_passive
        hosts = frame.sides if is_active else frame.others
        return hosts[0] if len(hosts) == 1 else None
