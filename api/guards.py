"""What stands before every request: a name for it, the hosts served, the body's size, the headers, the last handler."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.failures import place

log = logging.getLogger("aia.server")

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
LARGEST_BODY = 64 * 1024
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
CACHING = ("cache-control", "no-store")  # what customers wrote stays in no cache; a route may say otherwise


@dataclass(frozen=True, slots=True)
class Guard:
    """The outermost layer. `hosts` are the names served, none for any; a foreign name may be a rebound DNS entry."""

    app: ASGIApp
    hosts: Collection[str] = LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers every request, whatever the layers below do."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = named(scope)
        answer = Sealed(send, request_id)
        if self.hosts and host(scope) not in self.hosts:
            refusal = problems.problem(problems.BAD_HOST, "This server does not answer to that host name.", request_id)
            await refusal(scope, receive, answer)
            return
        try:
            await self.app(scope, Counted(receive), answer)
        except Exception as error:  # the server's last handler: whatever it is becomes a named outcome and a log line
            log.error("request %s failed: %s", request_id, place(error))
            if answer.begun:
                raise
            detail = "Something failed inside the server; its log names this request."
            await problems.problem(problems.FAULT, detail, request_id)(scope, receive, answer)


@dataclass(slots=True)
class Counted:
    """Receives a body up to the largest size, however it is cut; beyond it, 413."""

    receive: Receive
    taken: int = 0

    async def __call__(self) -> Message:
        """The next part of the body."""
        message = await self.receive()
        self.taken += len(message.get("body", b""))
        if self.taken > LARGEST_BODY:
            raise HTTPException(413, f"A body may have at most {LARGEST_BODY // 1024} KiB.")
        return message


@dataclass(slots=True)
class Sealed:
    """Sends a response with the headers that each one bears."""

    send: Send
    request_id: str
    begun: bool = False

    async def __call__(self, message: Message) -> None:
        """The next part of the response."""
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            headers.update({**HEADERS, "x-request-id": self.request_id})
            headers.setdefault(*CACHING)
        await self.send(message)


def named(scope: Scope) -> str:
    """The request's name, the caller's own if it is a plain one; kept where routes find it."""
    given = Headers(scope=scope).get("x-request-id", "")
    name = given if REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    scope.setdefault("state", {})[problems.STATE] = name
    return name


def host(scope: Scope) -> str:
    """The host that the request asks for, without its port."""
    asked = Headers(scope=scope).get("host", "").lower()
    return asked.partition("]")[0] + "]" if asked.startswith("[") else asked.partition(":")[0]
