"""Who acts in a sentence, and whom a passive verb is about: the subject, shared or its own."""

from reading.contacts.representing import takes_part
from reading.contacts.settings import is_inside, is_spoken_of
from reading.contacts.triggers import Trigger
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Attached, Parsed
from reading.text.analysis import Token

CLIMB = 6


def is_agent(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    verb = trigger.verb
    if verb is None or is_passive(parsed, verb):
        return verb is not None and _decides_there(parsed, trigger, item)
    if item.preposition:
        is_joint = verb == trigger.index and _is_joint_subject(parsed, verb, item)
        return is_joint or _comes_besides(parsed, verb, item)
    index = trigger.index
    if _is_experiencer(parsed, verb, item):
        return True
    is_there = trigger.is_carried or is_inside(parsed, index) or _is_own(parsed, index)
    if verb != index and (not is_there or is_spoken_of(parsed, trigger)):
        return False
    received = _received_before(parsed, verb) if verb != index and index < verb else None
    if received is not None:
        return item.mention is received
    return is_subject(parsed, verb, item)


def _decides_there(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«дата согласована А и Б в ходе разговора»: by those who talked."""
    if trigger.word.kind != "noun" or trigger.is_carried or item.preposition:
        return False
    is_by_them = item.governor == trigger.verb and item.case == "Ins"
    return is_by_them and is_inside(parsed, trigger.index)


def _comes_besides(parsed: Parsed, verb: int, item: Attached) -> bool:
    """«Кроме А и Б, участие приняли …»: they did too."""
    attends = takes_part(parsed, verb) or parsed.tokens[verb].lemma in ATTENDING
    return item.preposition in BESIDES and item.governor == verb and attends


BESIDES = frozenset({"кроме", "помимо"})


ATTENDING = frozenset({"участвовать", "поучаствовать", "присутствовать"})


def _received_before(parsed: Parsed, verb: int) -> Mention | None:
    """Ташиев of «После переговоров с Х Ташиева принял Рахмон»: the sentence is about him."""
    if parsed.tokens[verb].lemma not in RECEIVING:
        return None
    hosts = [i for i in parsed.attached if (i.governor, i.relation) == (verb, "nsubj")]
    guests = [i for i in parsed.attached if (i.governor, i.relation) == (verb, "obj")]
    is_turned = bool(hosts) and all(host.mention.first > verb for host in hosts)
    before = (guest.mention for guest in guests if guest.mention.last < verb)
    return next(before, None) if is_turned else None


RECEIVING = frozenset({"принять", "принимать", "встретить", "встречать"})


def _is_joint_subject(parsed: Parsed, verb: int, item: Attached) -> bool:
    """«Путин с Лукашенко осмотрели …»: the verb is in the plural, its subject only with him."""
    lead = parsed.mention_at(item.governor) if item.governor >= 0 else None
    is_with = item.preposition == "с" and item.case == "Ins" and lead is not None
    if not is_with or parsed.tokens[verb].feats.get("Number") != "Plur":
        return False
    return any(
        other.mention is lead and (other.governor, other.relation) == (verb, "nsubj")
        for other in parsed.attached
    )


def _is_experiencer(parsed: Parsed, verb: int, item: Attached) -> bool:
    """«Лаврову удалось встретиться», «посредникам разрешили увидеться»."""
    token = parsed.tokens[verb]
    is_governed = token.head >= 0 and item.governor == token.head and item.case == "Dat"
    return (
        is_governed
        and token.feats.get("VerbForm") == "Inf"
        and parsed.tokens[token.head].lemma in BEFALLING
    )


BEFALLING = frozenset(
    {"удаться", "удаваться", "довестись", "прийтись", "посчастливиться", "предстоять"}
    | {"разрешить", "позволить", "дать", "суждено"}
)


def is_subject(parsed: Parsed, verb: int, item: Attached) -> bool:
    at = subject_of(parsed, verb)
    if at is None:
        is_own = (item.governor, item.relation) == (verb, "nsubj")
        return is_own or _stands_before(parsed, verb, item.mention)
    lead = _lead_of(parsed, at)
    if lead is None or item.case in OBLIQUE:
        return False
    if item.mention is lead:
        return True
    first = next(i for i in parsed.attached if i.mention is lead)
    is_alike = (item.governor, item.relation, item.case) == (
        first.governor,
        first.relation,
        first.case,
    )
    # «китайский и японский премьеры»: two in one phrase.
    is_other = item.mention.first > lead.last or item.mention.span == lead.span
    return is_other and is_alike and not _acts_apart(parsed, lead, item)


def _acts_apart(parsed: Parsed, lead: Mention, item: Attached) -> bool:
    """«Жапаров изолировался, рассказала Байтерек»: hung on one verb, each has his own."""
    between = parsed.tokens[lead.last + 1 : item.mention.first]
    finite = [token for token in between if token.feats.get("VerbForm") == "Fin"]
    return len(finite) > 1 and finite[-1].feats.get("Number") != "Plur"


def _stands_before(parsed: Parsed, verb: int, mention: Mention) -> bool:
    """«…, Раиси и Бердымухамедов уже вели переговоры»: the parser hung them elsewhere."""
    if parsed.tokens[verb].feats.get("VerbForm") != "Fin" or mention.last >= verb:
        return False
    row = [
        m for item in parsed.attached for m in (item.mention,) if mention.first <= m.first < verb
    ]
    if any(one.case not in {"Nom", None} for one in row):
        return False
    if all(one.case is None for one in row):
        return _are_open_row(parsed, verb, mention)
    named = {index for one in row for index in range(one.first, one.last + 1)}
    firsts = {one.first for one in row}
    between = [i for i in range(mention.last + 1, verb) if i not in named]
    return not any(
        parsed.tokens[i].pos in {"VERB", "AUX"}
        or (parsed.tokens[i].pos == "PUNCT" and i + 1 not in firsts)
        for i in between
    )


def _are_open_row(parsed: Parsed, verb: int, mention: Mention) -> bool:
    """«Перед заседанием Ван И и Сугионо провели беседу»: names that decline in no case."""
    if parsed.tokens[verb].feats.get("Number") != "Plur":
        return False
    named = [m for m in parsed.mentions if m.people and m.last < verb]
    first, last = named[-PAIR:] if len(named) >= PAIR else (None, None)
    if first is None or last is None or mention not in (first, last):
        return False
    between = [token.text.lower() for token in parsed.tokens[first.last + 1 : last.first]]
    return between == ["и"] and last.last + 1 == verb and first.case is last.case is None


PAIR = 2


def _lead_of(parsed: Parsed, at: int) -> Mention | None:
    """Who the subject is; of «INTERFAX.RU – Глава КНР Х посетит …» what follows the outlet."""
    named = parsed.mention_at(at)
    if named is not None:
        return named
    token = parsed.tokens[at]
    hung = (
        item.mention
        for item in parsed.attached
        if (item.governor, item.relation) == (token.head, token.relation) and not item.preposition
    )
    return next(hung, None)


OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})


def _is_own(parsed: Parsed, index: int) -> bool:
    """«рассказал об итогах своей встречи»: it was his."""
    return any(parsed.tokens[i].lemma == "свой" for i in parsed.children(index))


def is_patient(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«Банга, принятый Президентом»; «провёл переговоры, а затем был принят королём»."""
    token = parsed.tokens[trigger.index]
    if not is_passive(parsed, trigger.index):
        return False
    if token.feats.get("VerbForm") == "Part" and parsed.mention_at(token.head) is item.mention:
        return True
    return not item.preposition and is_subject(parsed, trigger.index, item)


def is_passive(parsed: Parsed, verb: int | None) -> bool:
    return verb is not None and parsed.tokens[verb].feats.get("Voice") == "Pass"


def subject_of(parsed: Parsed, verb: int) -> int | None:
    """The token that acts: the verb's own subject, or that of the verb it continues."""
    at: int | None = verb
    for _ in range(CLIMB):
        if at is None:
            return None
        for child in parsed.children(at):
            if parsed.tokens[child].relation.startswith("nsubj") and _acts(parsed, at, child):
                return child
        if _is_active_participle(parsed.tokens[at]):
            return parsed.tokens[at].head
        at = _verb_continued(parsed, at)
    return None


def _verb_continued(parsed: Parsed, verb: int) -> int | None:
    """The verb whose subject acts here as well."""
    token = parsed.tokens[verb]
    before = _verb_before_where(parsed, verb)
    if before is not None and _agree(token, parsed.tokens[before]):
        return before
    if token.relation not in SHARED | {SAID} and not _is_planned(token):
        return None
    above = parsed.verb_over(token.head) if token.head >= 0 else None
    if above is None or above == verb:
        return _predicate_over(parsed, token)
    is_other = token.relation in {SAID, RELATIVE} and not _agree(token, parsed.tokens[above])
    return None if is_other else above


def _predicate_over(parsed: Parsed, token: Token) -> int | None:
    """«Х был в Астане, где провёл переговоры»: to the parser the town is what Х was."""
    if token.relation not in SHARED or token.head < 0:
        return None
    below = [parsed.tokens[i] for i in parsed.children(token.head)]
    copulas = [one for one in below if one.relation == "cop"]
    has_subject = any(one.relation.startswith("nsubj") for one in below)
    is_theirs = all(_agree(token, copula) for copula in copulas)
    return token.head if has_subject and copulas and is_theirs else None


def _acts(parsed: Parsed, verb: int, child: int) -> bool:
    """Nothing that says how long, and nobody who acts before a comma, whatever the parser says."""
    mention = parsed.mention_at(child)
    own = (i.governor for i in parsed.attached if mention is not None and i.mention is mention)
    is_day = parsed.tokens[child].text.lower() in DAYS_IN_SHORT
    return not is_day and not _lasts(parsed, child) and next(own, verb) == verb


DAYS_IN_SHORT = frozenset({"пн", "вт", "ср", "чт", "пт", "сб", "вс"})


def _lasts(parsed: Parsed, index: int) -> bool:
    """«двое суток беседовал», «полчаса говорили»: how long, nobody who acts."""
    token = parsed.tokens[index]
    following = (one.lemma for one in parsed.tokens[index + 1 : index + 3])
    if token.text.lower() in ABOUT_SO_LONG and not LASTING.isdisjoint(following):
        return True
    if token.lemma not in LASTING or parsed.mention_at(index) is not None:
        return False
    below = (parsed.tokens[i] for i in parsed.children(index))
    is_counted = any(t.pos == "NUM" or t.relation.startswith("nummod") for t in below)
    return is_counted or token.text.lower().startswith(HALF)


LASTING = frozenset(
    {"минута", "полчаса", "час", "полтора", "сутки", "полдня", "день", "неделя", "месяц"}
)
HALF = "пол"
ABOUT_SO_LONG = frozenset({"больше", "более", "около", "почти", "свыше", "менее", "порядка"})


def _verb_before_where(parsed: Parsed, verb: int) -> int | None:
    """«прибыл в Токио, где совещался с Х, а потом …»: the parser may lose what the clause is of."""
    clause = parsed.clause(verb)
    opening = parsed.tokens[clause.start]
    token = parsed.tokens[verb]
    is_lost = token.feats.get("VerbForm") == "Fin" and token.relation not in {RELATIVE, "conj"}
    if not is_lost or opening.lemma not in WHERE or clause.start == 0:
        return None
    before = range(clause.start - 1, -1, -1)
    return next((i for i in before if parsed.tokens[i].feats.get("VerbForm") == "Fin"), None)


WHERE = frozenset({"где", "куда", "откуда"})


def _is_planned(token: Token) -> bool:
    """«сообщил о планах провести …»: the parser hangs the infinitive on the noun."""
    return token.relation == "nmod" and token.feats.get("VerbForm") == "Inf"


def _agree(one: Token, other: Token) -> bool:
    """Two finite verbs that may have one subject: «заявил, что встретится»."""
    pairs = [(one.feats.get(feature), other.feats.get(feature)) for feature in AGREEING]
    return all(left == right or None in (left, right) for left, right in pairs)


AGREEING = ("Number", "Gender", "Person")


def _is_active_participle(token: Token) -> bool:
    return (
        token.feats.get("VerbForm") == "Part"
        and token.feats.get("Voice") != "Pass"
        and token.head >= 0
    )


SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "parataxis", "acl:relcl", "csubj"})

RELATIVE = "acl:relcl"
"""«Х, с которым виделись в марте, заявил»: others did."""

SAID = "ccomp"
"""«рассказал, что утром завтракал с Х»: shared when the verb agrees."""
