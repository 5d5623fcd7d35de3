"""A language is told by script and small words, and left open where little tells it."""

from __future__ import annotations

import pytest

from retrieval.infer.languages import language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [("The delivery of the pumps is late and they are not happy with it.", "en"),
     ("Die Lieferung der Pumpen ist zu spät, und sie sind nicht zufrieden damit.", "de"),
     ("La entrega de las bombas llega tarde y no están contentos con ella.", "es"),
     ("La livraison des pompes est en retard et ils ne sont pas contents.", "fr"),
     ("Dostawa pomp jest opóźniona, ale nie jest to problem dla nas oraz przy tym.", "pl"),
     ("De levering van de pompen is te laat en zij zijn er niet blij mee.", "nl"),
     ("納期が遅れており、お客様はご不満です。", "ja"), ("交货延迟，客户不满意。", "zh"),
     ("배송이 늦어 고객이 불만입니다.", "ko"),
     ("Поставка насосов задерживается.", "ru")],
)  # fmt: skip
def test_a_language_is_known(text: str, lang: str) -> None:
    guess = language_of(text)
    assert guess is not None
    assert guess.value == lang


@pytest.mark.parametrize("text", ["", "BRG-7204 118.50", "Id: 1\nPart: BRG", "12 34", "Larkfen"])
def test_little_text_leaves_it_open(text: str) -> None:
    assert language_of(text) is None
