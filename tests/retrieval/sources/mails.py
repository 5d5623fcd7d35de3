"""Mails and mailboxes made for a test."""

from __future__ import annotations

from email.message import EmailMessage

FROM = b"From dana@kestrel.example Wed Jul 22 09:15:00 2026\n"


def mail(number: int, body: str = "Warranty is 24 months.\n", **headers: str) -> EmailMessage:
    """A mail with a Message-ID of that number; a header given as empty is left away."""
    message = EmailMessage()
    given = {
        "From": "Dana Ruiz <dana@kestrel.example>", "To": "greg@tarvessa.example", "Subject": f"Warranty {number}",
        "Date": "Wed, 22 Jul 2026 09:15:00 +0200", "Message-ID": f"<{number}@kestrel.example>",
    }  # fmt: skip
    for name, value in {**given, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        if value:
            message[name] = value
    message.set_content(body)
    return message


def enclosing(data: bytes, name: str) -> bytes:
    """A mail with a file attached, which it calls just that."""
    message = EmailMessage()
    message["From"], message["Subject"] = "rita@larkfen.example", "Terms"
    message.set_content("See the file.")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mailbox(*mails: EmailMessage | bytes, line: bytes = FROM) -> bytes:
    """The mails as one mailbox, lines that would begin another mail quoted."""
    raws = [one if isinstance(one, bytes) else one.as_bytes() for one in mails]
    return b"".join(line + raw.replace(b"\nFrom ", b"\n>From ") + b"\n" for raw in raws)
