"""The entities of the three accounts, with the number that each system knows them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from demo.draw import number
from demo.people import plain
from demo.places import Plant
from demo.world import Company, World

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
PLANTS = ("DE", "US", "MX", "CN", "PL", "JP", "A2DE", "A2PL", "A3US", "A3US2")
# Of each plant: its part of the account's business, its service level, priority, who owns it and who buys there.
KNOWN = {
    "DE": (35, "premium", "A", "rep_de", "maintenance_de", "technical"),
    "US": (30, "premium", "A", "rep_us", "plant_us", "operational"),
    "MX": (10, "standard", "A", "rep_mx", "quality_mx", "technical"),
    "CN": (10, "standard", "B", "rep_cn", "purchasing_cn", "commercial"),
    "PL": (10, "standard", "B", "rep_pl", "plant_pl", "technical"),
    "JP": (5, "premium", "B", "rep_jp", "engineering_jp", "technical"),
    "A2DE": (80, "standard", "B", "rep_a2", "buyer_a2", "commercial"),
    "A2PL": (20, "basic", "C", "rep_a2", "plant_a2", "technical"),
    "A3US": (75, "standard", "B", "rep_a3", "buyer_a3", "commercial"),
    "A3US2": (25, "basic", "C", "rep_a3", "buyer_a3", "commercial"),
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A plant of an account as the systems have it."""

    key: str
    account: str  # A1, A2, A3
    company: Company
    plant: Plant
    name: str
    share: int
    service_level: str
    priority: str
    owner: str  # parts of people
    contact: str
    function: str
    sales_id: str  # 18 signs
    customer_number: str
    desk_id: int

    @property
    def country_code(self) -> str:
        """DE for a plant in Germany, whose ever it is."""
        return self.key[2:4] if len(self.key) > 2 else self.key

    def __str__(self) -> str:
        return self.name


def entities(world: World) -> dict[str, Entity]:
    """The ten plants by key, in one order."""
    found = {}
    for place, key in enumerate(PLANTS, 1):
        account = key[:2] if key[:2] in world.accounts else "A1"
        share, level, priority, owner, contact, function = KNOWN[key]
        company, plant = world.accounts[account], world.plants[key]
        found[key] = Entity(
            key=key,
            account=account,
            company=company,
            plant=plant,
            name=f"{company.short} {plant.town}",
            share=share,
            service_level=level,
            priority=priority,
            owner=owner,
            contact=contact,
            function=function,
            sales_id=sales_id(world, "001", f"plant {key}"),
            customer_number=f"{1_000_000 + 10_000 * number(world.seed, 'customer numbers', 80) + 17 * place:010}",
            desk_id=360_000_000 + number(world.seed, f"desk {key}", 9_000_000),
        )
    return found


def sales_id(world: World, prefix: str, what: str) -> str:
    """An id of the sales system: three signs for the kind, twelve of its own, three that check their capitals."""
    base = f"{prefix}5g0000{_signs(world.seed, what, 6)}"
    check = "".join(
        SIGNS[sum(1 << at for at, sign in enumerate(base[from_ : from_ + 5]) if sign.isupper())] for from_ in (0, 5, 10)
    )
    return base + check


def mail_name(entity: Entity) -> str:
    """The plant's mailbox: maintenance.queretaro@tarvessa.example."""
    return f"maintenance.{plain(entity.plant.town).replace(' ', '')}@{entity.company.domain}"


def ordered(found: dict[str, Entity], account: str) -> Sequence[Entity]:
    """The plants of one account."""
    return [each for each in found.values() if each.account == account]


def _signs(seed: int, what: str, count: int) -> str:
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    drawn = sha256(f"{seed}/id {what}".encode()).digest()
    return "".join(letters[byte % len(letters)] for byte in drawn[:count])
