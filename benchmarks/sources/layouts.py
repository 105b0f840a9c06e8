"""Forty pages of outlets that don't exist, laid out the ways outlets lay theirs out.

Each has menus, lists of other news, comments or banners around one article, whose headline, words
and day are known.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

HEADLINES = (
    "Президенты Казахстана и Узбекистана обсудили водную повестку",
    "Глава МИД Кыргызстана прибыл в Астану с рабочим визитом",
    "Генеральный секретарь ОБСЕ встретилась с премьер-министром",
    "В Ташкенте прошли переговоры по транспортному коридору",
    "Посол Франции вручил верительные грамоты",
)
PARAGRAPHS = (
    "Касым-Жомарт Токаев провёл переговоры с Шавкатом Мирзиёевым в узком составе, передаёт пресс-служба.",
    "Стороны рассмотрели вопросы водопользования, торговли и строительства новых пунктов пропуска на границе.",
    "«Наше союзничество держится на доверии, и мы намерены довести товарооборот до десяти миллиардов», – сказал президент.",
    "Глава соседнего государства поблагодарил за тёплый приём и пригласил коллегу посетить Самарканд весной.",
    "По итогам встречи подписаны совместное заявление и программа сотрудничества министерств иностранных дел.",
    "Накануне министр иностранных дел встретился с послами стран Европейского союза и ответил на их вопросы.",
    "Напомним, предыдущая встреча лидеров состоялась в августе прошлого года на полях консультативного саммита.",
    "Ожидается, что межправительственная комиссия соберётся до конца года и утвердит дорожную карту проекта.",
    "В переговорах участвовали вице-премьеры, министры энергетики и транспорта, а также руководители компаний.",
    "Эксперты считают, что договорённости ускорят строительство железной дороги и логистических центров региона.",
)
OTHERS = (
    "Курс доллара вырос на торгах", "Синоптики предупредили о метели", "Сборная вышла в финал турнира",
    "Цены на бензин поднялись", "В столице открыли новый парк", "Учёные нашли древний город",
    "Певица дала концерт на стадионе", "Полиция задержала мошенников", "Как выбрать арбуз летом",
)  # fmt: skip
MENU = "<nav class='menu'><ul>{}</ul></nav>".format(
    "".join(
        f"<li><a href='/{n}'>{word}</a></li>"
        for n, word in enumerate(("Главная", "Политика", "Мир", "Спорт"))
    )
)
DIV_MENU = "<div class='top-menu'><a href='/'>Главная</a> <a href='/p'>Политика</a> <a href='/s'>Спорт</a></div>"
SHARE = "<div class='share-buttons'><span>Поделиться</span><a href='#'>Facebook</a><a href='#'>Telegram</a></div>"
COMMENTS = (
    "<div id='comments'><h3>Комментарии (2)</h3><div class='comment'><p>Давно пора было строить эту дорогу, молодцы!</p>"
    "</div><div class='comment'><p>А вода когда будет в нашем ауле, кто-нибудь скажет?</p></div></div>"
)
FOOTER = "<footer><p>© 2025 Издание. При использовании материалов ссылка обязательна. Тел. редакции 8 7172 00-00-00.</p></footer>"
DIV_FOOTER = "<div class='footer'><p>Свидетельство о постановке на учёт № 12345. Все права защищены.</p></div>"


def others(tag: str = "li", count: int = 6) -> str:
    return "".join(
        f"<{tag}><a href='/n/{n}'>{text}</a></{tag}>" for n, text in enumerate(OTHERS[:count])
    )


def related(name: str = "related") -> str:
    return f"<div class='{name}'><h3>Читайте также</h3><ul>{others()}</ul></div>"


SIDEBAR = f"<aside class='sidebar'><h3>Популярное</h3><ul>{others('li', 9)}</ul></aside>"
DIV_SIDEBAR = f"<div class='right-column sidebar'><div class='title'>Последние новости</div>{others('div', 9)}</div>"
BANNER = "<div class='banner'><a href='/ad'>Кредит за пять минут без залога и справок</a></div>"
SUBSCRIBE = "<div class='subscribe-block'><p>Подпишитесь на наш Telegram-канал, чтобы первыми узнавать новости.</p></div>"
TAGS = "<div class='tags'><a href='/t/1'>Токаев</a> <a href='/t/2'>Узбекистан</a> <a href='/t/3'>вода</a></div>"
CRUMBS = "<div class='breadcrumbs'><a href='/'>Главная</a> / <a href='/politics'>Политика</a></div>"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page, and what a reader finds in it."""

    name: str
    html: str
    headline: str
    body: str
    day: date
    url: str = "https://outlet.example/politics/article-12345"


@dataclass(slots=True)
class Story:
    """The article of one layout; its parts are put into the page by name."""

    number: int

    @property
    def headline(self) -> str:
        return HEADLINES[self.number % len(HEADLINES)]

    @property
    def paragraphs(self) -> list[str]:
        start = self.number % len(PARAGRAPHS)
        return [*PARAGRAPHS[start:], *PARAGRAPHS[:start]][: 5 + self.number % 5]

    @property
    def day(self) -> date:
        return date(2025, 1 + self.number % 12, 1 + self.number % 28)

    @property
    def russian_day(self) -> str:
        months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        return f"{self.day.day} {months.split()[self.day.month - 1]} {self.day.year}"

    @property
    def kazakh_day(self) -> str:
        months = (
            "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
        )
        return f"{self.day.year} жылғы {self.day.day} {months.split()[self.day.month - 1]}"

    def parts(self, form: str = "<p>{}</p>") -> str:
        return "".join(form.format(one) for one in self.paragraphs)

    def page(self, name: str, head: str, body: str, **changes: str) -> Layout:
        html = f"<!doctype html><html lang='ru'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
        words = "\n".join(self.paragraphs)
        return Layout(name, html, self.headline, words, self.day, **changes)


def layouts() -> Iterator[Layout]:
    """All of them, each with a story of its own."""
    for number, make in enumerate(MAKERS):
        yield make(Story(number))


def og(story: Story, behind: str = "") -> str:
    return f'<meta property="og:title" content="{story.headline}{behind}"><meta property="og:site_name" content="Издание">'


def published(
    story: Story, name: str = "article:published_time", moment: str = "T10:15:00+05:00"
) -> str:
    return f'<meta property="{name}" content="{story.day}{moment}">'


def linked(story: Story, form: str = "{}") -> str:
    data = f'{{"@type": "NewsArticle", "headline": "{story.headline}", "datePublished": "{story.day}T09:00:00+05:00"}}'
    return f'<script type="application/ld+json">{form.format(data)}</script>'


def h1(story: Story, attributes: str = "") -> str:
    return f"<h1 {attributes}>{story.headline}</h1>"


MAKERS: tuple[Callable[[Story], Layout], ...] = (
    lambda s: s.page("article element", og(s) + published(s), f"{MENU}<main><article>{h1(s)}{s.parts()}</article>{SIDEBAR}</main>{FOOTER}"),
    lambda s: s.page("wordpress", og(s, " - Издание") + published(s), f"{MENU}<div id='primary' class='content-area'><article class='post type-post'><header class='entry-header'>{h1(s, 'class=entry-title')}<span class='posted-on'>{s.russian_day}</span></header><div class='entry-content'>{s.parts()}{SHARE}</div>{TAGS}</article>{related('related-posts')}{COMMENTS}</div>{SIDEBAR}{FOOTER}"),
    lambda s: s.page("bitrix table", og(s), f"{DIV_MENU}<table width='100%'><tr><td class='left'>{others('div')}</td><td class='content'>{h1(s)}<span class='news-date-time'>{s.day:%d.%m.%Y}</span><div class='news-detail'>{s.parts()}</div></td></tr></table>{DIV_FOOTER}"),
    lambda s: s.page("words parted by br", og(s) + published(s), f"{DIV_MENU}{h1(s)}<div class='text'>{s.parts('{}<br><br>')}</div>{DIV_SIDEBAR}{DIV_FOOTER}"),
    lambda s: s.page("divs alone", linked(s), f"{DIV_MENU}<div class='wrap'><div class='main-col'>{h1(s)}<div class='article__text'>{s.parts('<div>{}</div>')}</div>{SHARE}{related('read-also')}</div>{DIV_SIDEBAR}</div>{DIV_FOOTER}"),
    lambda s: s.page("presidential site", "<title>Официальный сайт</title>", f"{MENU}<div class='container'>{CRUMBS}{h1(s)}<div class='date'>{s.russian_day} года</div><div class='article_text'>{s.parts()}</div>{SHARE}</div>{DIV_FOOTER}"),
    lambda s: s.page("linked data in a graph", linked(s, '{{"@graph": [{{"@type": "WebSite"}}, {}]}}').replace("{{", "{").replace("}}", "}"), f"{MENU}<main>{h1(s)}<div class='body'>{s.parts()}</div>{related()}</main>{FOOTER}"),
    lambda s: s.page("comments longer than the article", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}</article>{COMMENTS * 6}{FOOTER}"),
    lambda s: s.page("a related list in the middle", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts().replace('</p><p>', '</p>' + related('inline-related') + '<p>', 1)}</article>{FOOTER}"),
    lambda s: s.page("read also in a paragraph", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}<p><strong>Читайте также:</strong></p><ul>{others('li', 3)}</ul></article>{FOOTER}"),
    lambda s: s.page("time element", og(s), f"{MENU}<article>{h1(s)}<time datetime='{s.day}T12:00'>{s.russian_day}</time>{s.parts()}</article>{SIDEBAR}{FOOTER}"),
    lambda s: s.page("a day in the address", og(s), f"{MENU}<article>{h1(s)}{s.parts()}</article>{FOOTER}", url=f"https://outlet.example/{s.day:%Y/%m/%d}/news-1/"),
    lambda s: s.page("microdata", f'<meta itemprop="datePublished" content="{s.day}">', f"{DIV_MENU}<div itemscope itemtype='https://schema.org/NewsArticle'>{h1(s, 'itemprop=headline')}<div itemprop='articleBody'>{s.parts()}</div></div>{DIV_SIDEBAR}{DIV_FOOTER}"),
    lambda s: s.page("one form around all", og(s) + published(s), f"<form action='/'><input type='hidden'>{DIV_MENU}{h1(s)}<div class='news-text'>{s.parts()}</div>{DIV_FOOTER}</form>"),
    lambda s: s.page("banners between paragraphs", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts('<p>{}</p>' + BANNER)}</article>{FOOTER}"),
    lambda s: s.page("a call to subscribe at the end", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}{SUBSCRIBE}</article>{SIDEBAR}{FOOTER}"),
    lambda s: s.page("photo with a caption", og(s) + published(s), f"{MENU}<article>{h1(s)}<figure><img src='/1.jpg'><figcaption>Фото: пресс-служба, Сочи, 2019 год</figcaption></figure>{s.parts()}</article>{FOOTER}"),
    lambda s: s.page("a lead of its own", og(s) + published(s), f"{MENU}<main>{h1(s)}<div class='lead'><p>{s.paragraphs[0]}</p></div><div class='article-body'>{''.join(f'<p>{one}</p>' for one in s.paragraphs[1:])}</div>{related()}</main>{FOOTER}"),
    lambda s: s.page("sections", og(s) + published(s), f"{MENU}<section class='news'>{h1(s)}<section class='news__body'>{s.parts()}</section></section><section class='other-news'><h2>Другие новости</h2>{others('p')}</section>{FOOTER}"),
    lambda s: s.page("headings inside", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}</article><div class='latest-news'><h2>Последние новости</h2>{others('h3')}</div>{FOOTER}"),
    lambda s: s.page("teasers as articles", og(s) + published(s), f"{MENU}<article class='full'>{h1(s)}{s.parts()}</article>{''.join(f'<article class=teaser><h3>{one}</h3></article>' for one in OTHERS)}{FOOTER}"),
    lambda s: s.page("kazakh date", og(s), f"{MENU}<article>{h1(s)}<span class='publish-date'>{s.kazakh_day}</span>{s.parts()}</article>{FOOTER}"),
    lambda s: s.page("english date", og(s), f"{MENU}<article>{h1(s)}<p class='byline'>By Staff on {s.day:%d %B %Y}</p><div>{s.parts()}</div></article>{FOOTER}"),
    lambda s: s.page("two columns of divs", linked(s), f"{DIV_MENU}<div class='row'><div class='col-8'>{CRUMBS}{h1(s)}<div class='content_text'>{s.parts()}</div>{TAGS}</div><div class='col-4'><div class='widget'><h4>Популярное</h4>{others('div', 9)}</div></div></div>{DIV_FOOTER}"),
    lambda s: s.page("a page of a paper of 2005", f"<title>{s.headline}</title>", f"<center>{DIV_MENU}<font size='2'>{s.day:%d.%m.%Y}</font></center><div class='date'>{s.day:%d.%m.%Y}</div>{h1(s)}{s.parts('<p align=justify><font face=Arial>{}</font></p>')}<hr>{DIV_FOOTER}"),
    lambda s: s.page("next data", og(s) + published(s), f"<div id='__next'>{MENU}<div class='css-1a2b3c'><div class='css-9z8y7x'>{h1(s)}<div class='css-4d5e6f'>{s.parts()}</div></div></div>{FOOTER}</div><script id='__NEXT_DATA__' type='application/json'>{{\"props\": {{}}}}</script>"),
    lambda s: s.page("a sidebar first", og(s) + published(s), f"{DIV_SIDEBAR}{MENU}<div class='article-content'>{h1(s)}{s.parts()}</div>{FOOTER}"),
    lambda s: s.page("a cookie notice", og(s) + published(s), f"<div class='cookie-banner'><p>Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая, вы соглашаетесь с этим.</p></div>{MENU}<article>{h1(s)}{s.parts()}</article>{FOOTER}"),
    lambda s: s.page("a popup", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}</article><div class='modal popup'><p>Войдите или зарегистрируйтесь, чтобы оставлять комментарии и сохранять статьи.</p></div>{FOOTER}"),
    lambda s: s.page("an author's box", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}<div class='author-bio'><p>Айгерим Сатова пишет о политике с 2010 года. Окончила КазНУ.</p></div></article>{FOOTER}"),
    lambda s: s.page("quotes as blocks", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts().replace('<p>«', '<blockquote>«')}</article>{FOOTER}"),
    lambda s: s.page("day first by numbers", og(s), f"{MENU}<main>{h1(s)}<div class='meta'><span>{s.day:%d.%m.%Y} 10:15</span> <span>1204 просмотра</span></div><div class='full-text'>{s.parts()}</div>{related()}</main>{FOOTER}"),
    lambda s: s.page("links in the text", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts().replace('Мирзиёевым', '<a href=/m>Мирзиёевым</a>').replace('министерств', '<a href=/f>министерств</a>')}</article>{SIDEBAR}{FOOTER}"),
    lambda s: s.page("a title behind a bar", f"<meta property='og:title' content='{s.headline} | Издание'>" + published(s), f"{MENU}<main>{h1(s)}<div class='post-content'>{s.parts()}</div></main>{FOOTER}"),
    lambda s: s.page("two headings", og(s) + published(s), f"<h1 class='logo'>Издание</h1>{MENU}<article>{h1(s)}{s.parts()}</article>{FOOTER}"),
    lambda s: s.page("no head at all", "", f"{MENU}<article>{h1(s)}<div class='article-date'>{s.russian_day}, 12:30</div>{s.parts()}</article>{FOOTER}"),
    lambda s: s.page("a feed below", og(s) + published(s), f"{MENU}<article>{h1(s)}{s.parts()}</article><div class='news-feed'>{''.join(f'<div class=item><h3>{one}</h3><p>Подробности в нашем материале.</p></div>' for one in OTHERS)}</div>{FOOTER}"),
    lambda s: s.page("spans for paragraphs", og(s) + published(s), f"{DIV_MENU}<div class='story'>{h1(s)}<div class='story-text'>{s.parts('<span style=display:block>{}</span>')}</div></div>{DIV_FOOTER}"),
    lambda s: s.page("a list of facts", og(s) + published(s), f"{MENU}<article>{h1(s)}<p>{s.paragraphs[0]}</p><ul>{''.join(f'<li>{one}</li>' for one in s.paragraphs[1:])}</ul></article>{related()}{FOOTER}"),
    lambda s: s.page("everything at once", og(s, " — Издание") + linked(s), f"{DIV_MENU}{BANNER}<div class='layout'><div class='article'>{CRUMBS}{h1(s)}{SHARE}<div class='article-text'>{s.parts()}</div>{SUBSCRIBE}{TAGS}{related('similar-news')}{COMMENTS}</div>{DIV_SIDEBAR}</div>{DIV_FOOTER}"),
)  # fmt: skip
