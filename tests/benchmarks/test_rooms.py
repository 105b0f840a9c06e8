from typing import Any

from benchmarks.rooms import Run, by_room, told


def a_file(lines: int, of_lines: int, branches: int, of_branches: int) -> dict[str, Any]:
    counted = {"covered_lines": lines, "num_statements": of_lines}
    return {"summary": counted | {"covered_branches": branches, "num_branches": of_branches}}


def test_the_files_of_a_room_are_summed_up_and_lines_told_from_branches() -> None:
    files = {
        "storage/chats.py": a_file(18, 20, 3, 4),
        "bot/parts.py": a_file(5, 5, 0, 0),
        "storage/models/chats.py": a_file(20, 20, 0, 0),
    }
    rooms = by_room(files)
    assert rooms == {"bot": Run(5, 5, 0, 0), "storage": Run(38, 40, 3, 4)}
    assert [line.split() for line in told(rooms)] == [
        ["lines", "missed", "branches", "missed"],
        ["bot", "100.0%", "0", "–", "0"],
        ["storage", "95.0%", "2", "75.0%", "1"],
    ]
