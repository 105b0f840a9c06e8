"""An editor's own data files stand beside the shipped ones, or in their place."""

from pathlib import Path

from bot.knowledge import lexicon, load_world, table
from newsroom.polling.first_look import LEXICONS


def header_of(name: str) -> str:
    return table(name).splitlines()[0]


def test_rows_of_one_s_own_are_added_and_replace_those_they_name(tmp_path: Path) -> None:
    first, second = (row.split("\t") for row in table("countries.tsv").splitlines()[1:3])
    mine = "\t".join([first[0], "Мояндия", *first[2:]])
    new = "\t".join(["XX", "Новандия", *second[2:]])
    (tmp_path / "countries.tsv").write_text(
        "\n".join([header_of("countries.tsv"), mine, new]), encoding="utf-8"
    )
    rows = {row.split("\t")[0]: row for row in table("countries.tsv", tmp_path).splitlines()}
    assert (rows[first[0]], rows["XX"]) == (mine, new)
    assert rows[second[0]].split("\t") == second
    assert table("offices.tsv", tmp_path) == table("offices.tsv")


def test_a_lexicon_of_one_s_own_comes_whole(tmp_path: Path) -> None:
    name = LEXICONS[0]
    (tmp_path / name).write_text("# nothing\n", encoding="utf-8")
    assert lexicon(name, tmp_path) == "# nothing\n"
    assert lexicon(LEXICONS[1], tmp_path) == lexicon(LEXICONS[1])


def test_the_world_tells_what_an_editor_has_added(tmp_path: Path) -> None:
    topics = lexicon("topics.toml")
    mine = topics.replace('ru = "', 'ru = "Моё: ', 1)
    (tmp_path / "topics.toml").write_text(mine, encoding="utf-8")
    names = load_world(tmp_path).topic_names.values()
    assert [name["ru"] for name in names if name["ru"].startswith("Моё: ")]
    assert all(not name["ru"].startswith("Моё: ") for name in load_world().topic_names.values())
