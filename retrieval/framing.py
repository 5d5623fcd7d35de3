"""Words that say what to do with a subject, or that somebody spoke of it, but not what the subject is."""

from __future__ import annotations

from retrieval.lexical import terms

# "Summarize the discussion about pumps" is about pumps. In minutes and mails such words are rare enough to look
# telling, and then they find passages in which somebody summarized something else.
_WORDS = {
    "en": """summarize summarise summary describe description explain explanation tell told mention discuss discussion
        say said speak spoke spoken talk think thought opinion view comment remark conclude conclusion please""",
    "de": """zusammenfassen zusammenfassung fasse beschreiben beschreibe erklaren erklare sagen sagte erwahnen erwahnt
        besprechen besprochen diskutieren diskussion meinung denken dachte bitte""",
    "es": """resumir resume resumen describir describe explicar explica dijo mencionar menciono hablar discutir
        discusion opinion pensar comentario conclusion""",
}

FRAMING: frozenset[str] = frozenset(term for lang, words in _WORDS.items() for term in terms(words, lang))
WEIGHT = 0.25  # of a framing word beside any other
