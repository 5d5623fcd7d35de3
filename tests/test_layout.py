"""The house rules hold in every file, and each is shown to catch what it is for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.house import standing, writing
from tests.house.tree import PACKAGES, Source, module_name, sources

ROOT = Path(__file__).parent.parent

Rule = Callable[[Source], Iterator[str]]
TreeRule = Callable[[Path], Iterator[str]]

# Each rule of writing with the top folders that it holds for.
EVERYWHERE = (*PACKAGES, "tests", "bench", "demo")
RULES: Mapping[Rule, tuple[str, ...]] = {
    writing.short_file: EVERYWHERE,
    writing.short_functions: EVERYWHERE,
    writing.documented: (*PACKAGES, "bench", "demo"),
    writing.annotated: EVERYWHERE,
    writing.narrow_catches: EVERYWHERE,
    writing.no_clock: PACKAGES,
    writing.reasoned_ignores: EVERYWHERE,
}
TREE_RULES: tuple[TreeRule, ...] = (
    standing.tops,
    standing.names,
    standing.mirrors,
    standing.machines,
    standing.indexes,
)

# Who may do what the rule forbids, and why. A row that is no longer needed is a fault too.
EXCUSED: Mapping[Rule, Mapping[str, str]] = {
    writing.short_file: {},
    writing.short_functions: {
        "retrieval/store/migrations/versions/0001_documents.py": "one table after another, written once, never changed",
    },
    writing.narrow_catches: {
        "api/guards.py": "the server's last handler: what was not foreseen becomes a named outcome and a log line",
        "retrieval/sandbox/child.py": "the child's rim: whatever a parser does there becomes the reason that goes back",
        "retrieval/opened.py": "the file sandbox: whatever a parser does on a hostile file refuses it, and is logged",
    },
    writing.no_clock: {
        "api/moment.py": "the rim: the one place where the doors ask the time, before they pass it on",
    },
}


@pytest.fixture(scope="module")
def house() -> list[Source]:
    """Every Python file of the project as it is."""
    return list(sources(ROOT, *EVERYWHERE))


def faults(rule: Rule, house: list[Source]) -> dict[str, list[str]]:
    """What breaks the rule in the folders that it holds for, by file."""
    found = {each.path: list(rule(each)) for each in house if each.path.split("/")[0] in RULES[rule]}
    return {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Rule, house: list[Source]) -> None:
    found = [line for path, lines in faults(rule, house).items() if path not in EXCUSED.get(rule, {}) for line in lines]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", TREE_RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule: TreeRule) -> None:
    found = list(rule(ROOT))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", EXCUSED, ids=lambda rule: rule.__name__)
def test_no_excuse_outlives_its_need(rule: Rule, house: list[Source]) -> None:
    assert set(EXCUSED[rule]) - set(faults(rule, house)) == set()


FAULTS: list[tuple[Rule, str]] = [
    (writing.short_file, '"""A."""\n' + "x = 1\n" * 250),
    (writing.short_functions, "def f() -> None:\n" + "    x = 1\n" * 60),
    (writing.documented, "x = 1\n"),
    (writing.documented, '"""A module."""\ndef found() -> None: ...\n'),
    (writing.documented, '"""A module."""\nclass Found: ...\n'),
    (writing.annotated, "def f(x) -> None: ...\n"),
    (writing.annotated, "def f(x: int): ...\n"),
    (writing.annotated, "def f(*rest, **named: int) -> None: ...\n"),
    (writing.annotated, "class A:\n    def __f(self, x): ...\n"),
    (writing.narrow_catches, "try: ...\nexcept Exception: ...\n"),
    (writing.narrow_catches, "try: ...\nexcept: ...\n"),
    (writing.narrow_catches, "try: ...\nexcept (ValueError, BaseException): ...\n"),
    (writing.narrow_catches, "with contextlib.suppress(Exception): ...\n"),
    (writing.no_clock, "from datetime import datetime\nx = datetime.now()\n"),
    (writing.no_clock, "import datetime as d\nx = lambda: d.date.today()\n"),
    (writing.no_clock, "import time\nnow = time.time\n"),
    (writing.no_clock, "from time import time_ns\n"),
    (writing.reasoned_ignores, "x = 1  # type: ignore\n"),
    (writing.reasoned_ignores, "x = 1  # type: ignore[attr-defined]\n"),
    (writing.reasoned_ignores, "x = 1  # type: ignore  # because\n"),
]


@pytest.mark.parametrize(("rule", "text"), FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_planted_fault_is_found(tmp_path: Path, rule: Rule, text: str) -> None:
    assert len(list(rule(planted(tmp_path, "retrieval/found.py", text)))) == 1


RIGHT = '''"""A module says what is true of it."""

import time


class Found:
    """A public class does too."""

    def _kept(self, *rest: int) -> float:
        try:
            return time.perf_counter() + rest[0]
        except (KeyError, ValueError):
            return self.missing  # type: ignore[attr-defined, no-any-return]  # the fault is the point here
'''


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_what_is_right_is_left_alone(tmp_path: Path, rule: Rule) -> None:
    assert list(rule(planted(tmp_path, "retrieval/found.py", RIGHT))) == []


TREE_FAULTS: list[tuple[TreeRule, str, str]] = [
    (standing.tops, "notes/plan.md", ""),
    (standing.tops, "notes.md", ""),
    (standing.names, "retrieval/utils.py", ""),
    (standing.names, "api/helpers/routes.py", ""),
    (standing.names, "assistant/account_manager.py", ""),
    (standing.names, "tests/retrieval/test_common.py", ""),
    (standing.mirrors, "tests/retrieval/test_nowhere.py", ""),
    (standing.mirrors, "tests/api/routes/test_search.py", ""),
    (standing.machines, "docs/start.md", "Put it in /" + "home/jane/documents."),
    (standing.machines, "retrieval/found.py", 'PLACE = "/' + 'work/store"'),
    (standing.indexes, "requirements/run.txt", "--extra-index" + "-url somewhere"),
    (standing.indexes, "docs/start.md", "see https://py" + "pi.org/simple"),
]


@pytest.mark.parametrize(("rule", "path", "text"), TREE_FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_planted_file_is_found(tmp_path: Path, rule: TreeRule, path: str, text: str) -> None:
    before = set(rule(tmp_path))
    planted(tmp_path, path, text)
    new = set(rule(tmp_path)) - before
    assert len(new) == 1
    assert new.pop().startswith(path.split("/")[0])


def test_a_missing_folder_is_found(tmp_path: Path) -> None:
    planted(tmp_path, "retrieval/found.py", "")
    assert "prompts is missing" in list(standing.tops(tmp_path))


@pytest.mark.parametrize("name", ["test_search.py", "test_search_under_load.py", "test_store.py", "conftest.py"])
def test_a_test_named_for_its_module_is_left_alone(tmp_path: Path, name: str) -> None:
    for path in ("retrieval/search.py", "retrieval/store/__init__.py", f"tests/retrieval/{name}"):
        planted(tmp_path, path, "")
    assert list(standing.mirrors(tmp_path)) == []


def planted(root: Path, path: str, text: str) -> Source:
    """The one file, written below `root` and read as the rules read it."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    if not path.endswith(".py"):
        return Source(module_name(path), path, text, ast.Module([], []))
    return next(each for each in sources(root, path.split("/")[0]) if each.path == path)
