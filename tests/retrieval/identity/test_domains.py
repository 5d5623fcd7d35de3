"""Which domains and addresses belong to one owner."""

from __future__ import annotations

import pytest

from retrieval.identity.domains import domain, mailbox


@pytest.mark.parametrize(
    ("text", "expected"),
    [("norvik.com", "norvik.com"), ("https://www.Norvik.com:443/de?x=1", "norvik.com"),
     ("a@mail.de.norvik.com", "norvik.com"),
     ("norvik.co.jp", "norvik.co.jp"), ("www.norvik.com.mx", "norvik.com.mx"), ("norvik.com.", "norvik.com"),
     ("müller-pumpen.de", "müller-pumpen.de"), ("acme.onmicrosoft.com", "acme.onmicrosoft.com"),
     ("gmail.com", ""), ("x@yahoo.co.uk", ""), ("web.de", ""), ("qq.com", ""),
     ("https://www.linkedin.com/company/norvik", ""),
     ("", ""), ("norvik", ""), ("10.0.0.1", ""), ("co.uk", ""), ("n/a", ""), ("..", ""), ("a b.com", "")],
)  # fmt: skip
def test_a_domain_has_one_owner_or_none(text: str, expected: str) -> None:
    assert domain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Petra.Lindqvist@Norvik.com", "petra.lindqvist@norvik.com"), ("<p@norvik.com>", "p@norvik.com"),
     ("mailto:p@norvik.com", "p@norvik.com"), ("p+crm@norvik.com", "p@norvik.com"),
     ("sales.kim@norvik.com", "sales.kim@norvik.com"),
     ("info@norvik.com", ""), ("sales2@norvik.com", ""), ("support.1@norvik.com", ""), ("no-reply@norvik.com", ""),
     ("p@", ""), ("@norvik.com", ""), ("p", ""), ("p@norvik", ""), ("a b@norvik.com", "")],
)  # fmt: skip
def test_a_mailbox_is_one_person_s_or_none(text: str, expected: str) -> None:
    assert mailbox(text) == expected
