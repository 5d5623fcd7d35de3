"""Web and mail domains: what an address belongs to, and which domains belong to everybody."""

from __future__ import annotations

import re
from functools import lru_cache

# Where anybody may have an address or a page; a name without a dot stands for it under every ending.
_PUBLIC = frozenset(
    """gmail googlemail outlook hotmail live msn yahoo ymail rocketmail icloud me.com mac.com aol proton protonmail
    pm.me gmx web.de t-online freenet arcor mail.de posteo.de mailbox.org zoho yandex mail.ru bk.ru list.ru inbox.ru
    rambler.ru qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com 139.com 189.cn aliyun.com
    naver.com hanmail.net daum.net docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net
    libero.it virgilio.it alice.it tiscali.it tin.it pec.it legalmail.it orange.fr wanadoo.fr free.fr sfr.fr
    laposte.net wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu poczta.fm op.pl gazeta.pl uol.com.br bol.com.br
    terra.com.br ig.com.br globo.com prodigy.net.mx terra.com.mx terra.es telefonica.net seznam.cz centrum.cz azet.sk
    zoznam.sk freemail.hu citromail.hu abv.bg telenet.be skynet.be ziggo.nl kpnmail.nl home.nl planet.nl xs4all.nl
    bluewin.ch hispeed.ch gmx.net bigpond.com optusnet.com.au btinternet.com sky.com virginmedia.com ntlworld.com
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net rogers.com shaw.ca
    rediffmail.com indiatimes.com sify.com tutanota.com tuta.io fastmail hey.com mail.com email.com usa.net
    linkedin.com facebook.com instagram.com twitter.com x.com youtube.com google.com sites.google.com wixsite.com
    wordpress.com blogspot.com github.io github.com jimdo.com weebly.com business.site linktr.ee alibaba.com
    made-in-china.com bit.ly example.com example.org example.net localhost""".split()
)
# Endings under which each name belongs to another, as "co.uk".
_SECOND = frozenset("co com org net ac gov edu or ne go gob gv ltd plc nom ind firm in".split())
_TENANT = frozenset({"onmicrosoft.com", "sharepoint.com", "myshopify.com"})
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
# Mailboxes that several people read.
_ROLES = frozenset(
    """info sales support service services office contact kontakt contacto admin administration hello mail post
    noreply no-reply donotreply do-not-reply newsletter marketing hr jobs einkauf purchasing procurement compras
    ventas accounting billing invoice invoices rechnung buchhaltung finance orders order bestellung vertrieb
    webmaster postmaster helpdesk reception empfang team press logistics export import quality""".split()
)


@lru_cache(maxsize=1 << 16)
def domain(text: str) -> str:
    """The domain that one owner has, from an address, a page or a name; "" where it is none or everybody's.

    >>> domain("https://www.de.Norvik.co.uk/about"), domain("a.b@norvik.com"), domain("x@gmail.com")
    ('norvik.co.uk', 'norvik.com', '')
    """
    host = re.sub(r"^[a-z]+://", "", text.strip().casefold()).rpartition("@")[2]
    labels = re.split(r"[/:?#,;\s>]", host, maxsplit=1)[0].strip(".").split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdecimal():
        return ""
    size = 3 if len(labels) > 2 and labels[-2] in _SECOND and len(labels[-1]) == 2 else 2
    if ".".join(labels[-2:]) in _TENANT:
        return ".".join(labels[-3:]) if len(labels) > 2 else ""
    own = ".".join(labels[-size:])
    known = {own, labels[-size] if len(labels) >= size else own}
    return "" if known & _PUBLIC or (len(labels) == 2 and labels[0] in _SECOND and len(labels[1]) == 2) else own


def label(own: str) -> str:
    """The part of a domain that its owner chose.

    >>> label("norvik-foods.co.uk")
    'norvikfoods'
    """
    return own.split(".")[0].replace("-", "")


def mailbox(text: str) -> str:
    """A person's own address in one spelling; "" for one that several read and for what is none.

    >>> mailbox("Greg.Tolland+crm@Norvik.com"), mailbox("info@norvik.com")
    ('greg.tolland@norvik.com', '')
    """
    name, at, host = text.strip().strip("<>").casefold().removeprefix("mailto:").rpartition("@")
    name = name.split("+")[0]
    if not at or not name or "." not in host or re.search(r"[\s<>,;]", name + host):
        return ""
    return "" if {name, re.split(r"[.\d_-]", name)[0]} & _ROLES and not _personal(name) else f"{name}@{host}"


def _personal(name: str) -> bool:
    """True for "sales.kim": a role that more words follow may be a person, one alone or with a number is not."""
    return name not in _ROLES and any(len(part) > 1 and not part.isdecimal() for part in re.split(r"[._-]", name)[1:])
