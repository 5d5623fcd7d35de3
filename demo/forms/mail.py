"""A page as a mail: its headers stand first, then an empty line and the text; an attachment is named by `X-Attach`."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from demo.page import Page


def mail(page: Page) -> bytes:
    """The mail as it is kept in a folder; `Html: yes` sends the text as HTML too."""
    head, _, body = page.text.partition("\n\n")
    made = EmailMessage(policy=SMTP)
    attach: list[tuple[str, str]] = []
    for line in head.split("\n"):
        name, _, value = line.partition(": ")
        if name == "X-Attach":
            attach.append((value, ""))
        else:
            made[name] = value
    body, *parts = body.split("\n----attachment----\n")
    made.set_content(body, charset="utf-8", cte="quoted-printable")
    for (name, _), text in zip(attach, parts, strict=True):
        made.add_attachment(text.encode("utf-8"), maintype="text", subtype="plain", filename=name)
    if attach:
        made.set_boundary(f"=={page.id}==")
    return made.as_bytes()
