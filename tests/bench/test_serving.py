"""A process of its own opens the home that it is given and says what it holds."""

from __future__ import annotations

from pathlib import Path

from bench.asking import Put, write
from bench.homes import Size, home
from bench.serving import search_command, served, surroundings
from bench.startup import wall_ms
from tests.bench.small import load_set


def test_a_home_is_served_and_asked_in_processes_of_their_own(tmp_path: Path) -> None:
    puts = [Put("which pump?", "Customer 000"), Put("which valve?")]
    write(puts, tmp_path / "asked.jsonl")
    with home(load_set(tmp_path), Size(12, 1), tmp_path / "cache", "lexical", print) as one:
        settings = one.assistant.settings

    memory, said = served(settings, tmp_path / "asked.jsonl")

    assert (said["passages"], said["model"]) == (12, False)
    assert memory.peak > 10
    assert search_command(settings, puts[0])[-2:] == ["--account", "Customer 000"]
    assert wall_ms(search_command(settings, puts[1]), surroundings(settings)) > 0
