"""A real browser before a real server, and a watch on everything that it does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api import server
from api.app import create_app
from assistant.build import Assistant
from tests.api import desk

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE_MS = 30_000  # a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE_MS)
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@contextmanager
def served(assistant: Assistant) -> Iterator[str]:
    """The address of a server over the assistant, up while the block runs."""
    with server.listen("127.0.0.1", 0) as socket:
        config = uvicorn.Config(create_app(assistant), log_level="error", access_log=False)
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        running.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small home is served."""
    assistant = desk.assistant(tmp_path_factory.mktemp("looks") / "home")
    with served(assistant) as found:
        yield found
    assistant.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Debian browser; without it the test fails and names the package."""
    assert Path(CHROMIUM).exists(), "install the packages of apt.txt: chromium is missing"
    with sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield made
        made.close()


@dataclass(slots=True)
class Watched:
    """A page with all it asked for, and all that went wrong in it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """Directives of the content policy that the page broke."""
        found: list[str] = self.page.evaluate("window.violations")
        return found


Visit = Callable[..., Watched]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a path in a window of its own. Whatever it does, nothing may leave, fail or break the policy."""
    opened: list[Watched] = []

    def visited(path: str, width: int = 1280, height: int = 860, **options: Any) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        watched = Watched(context.new_page())
        opened.append(watched)
        page = watched.page
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(WATCH)
        page.on("request", lambda request: watched.asked.append(request.url))
        page.on("pageerror", lambda error: watched.wrong.append(str(error)))
        page.on("console", lambda said: watched.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.goto(address + path)
        return watched

    yield visited
    for watched in opened:
        assert watched.wrong == []
        assert watched.page.evaluate("window.violations || []") == []
        assert [url for url in watched.asked if not url.startswith(address)] == []
        watched.page.context.close()
