"""A dossier as an editor prints it: A4, sources with addresses, numbered pages."""

from datetime import UTC, datetime, time
from pathlib import Path

import matplotlib
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from newsroom.rendering.sketches import DossierSketch, Passage, Section, Source

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
"""matplotlib brings DejaVu along, which has the Kazakh letters."""

SERIF, SANS = "serif", "sans"
FACES = {
    (SERIF, ""): "DejaVuSerif.ttf",
    (SERIF, "B"): "DejaVuSerif-Bold.ttf",
    (SERIF, "I"): "DejaVuSerif-Italic.ttf",
    (SANS, ""): "DejaVuSans.ttf",
    (SANS, "B"): "DejaVuSans-Bold.ttf",
}
MARGIN = 20.0
INDENT = 6.0
FOOT = 18.0
NOON = time(12, tzinfo=UTC)
GREY, INK, BLUE = (110, 118, 128), (25, 30, 36), (30, 90, 160)
TITLE, HEADING, TEXT, SMALL = 20.0, 13.0, 10.5, 8.5
LEADING = 0.5
"""Millimetres of a line for each point of its letters."""


class Dossier(FPDF):
    """The paper: fonts, margins, and what stands at the foot of each page."""

    def __init__(self, sketch: DossierSketch) -> None:
        super().__init__(format="A4")
        self.sketch = sketch
        for (family, style), file in FACES.items():
            self.add_font(family, style, FONTS / file)
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=FOOT + 4)
        self.set_title(sketch.title)
        self.set_lang(sketch.language)
        self.set_creator("Dipcourier")
        # The same facts are the same file, whenever it is made.
        self.set_creation_date(datetime.combine(sketch.made_on, NOON))

    def footer(self) -> None:
        """Called by fpdf2 at the end of each page."""
        self.set_y(-FOOT)
        self.type(SANS, "", SMALL, GREY)
        words = self.sketch.page.format(page=self.page_no(), pages="{nb}")
        self.cell(0, 6, f"{self.sketch.title} · {words}", align="C")

    def type(self, family: str, style: str, size: float, colour: tuple[int, int, int]) -> None:
        self.set_font(family, style, size)
        self.set_text_color(*colour)

    def paragraph(self, words: str, size: float, indent: float = 0.0) -> None:
        """As many lines as it takes, in the letters set before."""
        self.set_x(MARGIN + indent)
        self.multi_cell(
            self.epw - indent, size * LEADING, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )


def draw(sketch: DossierSketch) -> bytes:
    paper = Dossier(sketch)
    paper.add_page()
    paper.type(SANS, "B", TITLE, INK)
    paper.paragraph(sketch.title, TITLE)
    paper.type(SANS, "", TEXT, GREY)
    paper.paragraph(sketch.subtitle, TEXT)
    for section in sketch.sections:
        _section(paper, section)
    if sketch.sources:
        _heading(paper, sketch.sources_title)
        for source in sketch.sources:
            _source(paper, source)
    return bytes(paper.output())


def _heading(paper: Dossier, title: str) -> None:
    if paper.will_page_break(HEADING * LEADING * 4):
        paper.add_page()
    paper.ln(5)
    paper.type(SANS, "B", HEADING, BLUE)
    paper.paragraph(title, HEADING)
    paper.ln(1.5)


def _section(paper: Dossier, section: Section) -> None:
    _heading(paper, section.title)
    for passage in section.passages:
        _passage(paper, passage)


def _passage(paper: Dossier, passage: Passage) -> None:
    match passage.style:
        case "head":
            if paper.will_page_break(TEXT * LEADING * 3):
                paper.add_page()
            paper.ln(2)
            paper.type(SANS, "B", TEXT, INK)
            paper.paragraph(passage.text, TEXT)
        case "quote":
            paper.type(SERIF, "I", TEXT, INK)
            _with_sources(paper, passage, TEXT)
        case "small":
            paper.type(SANS, "", SMALL, GREY)
            paper.paragraph(passage.text, SMALL)
        case _:
            paper.type(SERIF, "", TEXT, INK)
            _with_sources(paper, passage, TEXT)


def _with_sources(paper: Dossier, passage: Passage, size: float) -> None:
    """The words, and after them the numbers of their sources, each leading to its line."""
    indent = INDENT if passage.style == "quote" else 0.0
    margin = paper.l_margin
    paper.set_left_margin(MARGIN + indent)
    paper.set_x(MARGIN + indent)
    paper.write(size * LEADING, passage.text)
    paper.type(SANS, "", SMALL, BLUE)
    for number in passage.sources:
        paper.write(size * LEADING, f" [{number}]", link=f"#{_name(number)}")
    paper.set_left_margin(margin)
    paper.ln(size * LEADING + 1)


def _source(paper: Dossier, source: Source) -> None:
    if paper.will_page_break(SMALL * LEADING * 3):
        paper.add_page()
    paper.set_link(name=_name(source.number), y=paper.get_y())
    paper.type(SANS, "", SMALL, INK)
    paper.paragraph(f"[{source.number}] {source.words}", SMALL)
    if source.url:
        paper.type(SANS, "", SMALL, BLUE)
        paper.set_x(MARGIN + INDENT)
        paper.write(SMALL * LEADING, source.url, link=source.url)
        paper.ln(SMALL * LEADING + 1)


def _name(number: int) -> str:
    """What the line of a source is called inside the file."""
    return f"source-{number}"
