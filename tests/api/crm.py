"""The exports of a small CRM, with faults that somebody has to mend."""

from __future__ import annotations

ACCOUNTS = """Id,Name,ParentId,BillingCountry,IsDeleted,Service_Level__c,Escalation_Owner__c,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,false,,,2026-03-01T10:00:00.000Z
001000000000002AAA,Norvik Linz,001000000000001AAA,Austria,false,Premium,005000000000001AAA,2026-03-02T10:00:00.000Z
001000000000003AAA,Norvik Steyr,001000000000002AAA,Austria,false,,,2026-03-02T10:00:00.000Z
001000000000004AAA,Tarvessa,001000000000009AAA,Spain,false,,,2026-03-02T10:00:00.000Z
"""
CASES = "Id,CaseNumber,AccountId,Subject,Description,Status,Priority,CreatedDate,SystemModstamp\n" + "".join(
    f"50000000000000{n}AAA,0000{n},00100000000000{1 + n % 3}AAA,Case {n},It broke.,New,High,"
    f"2026-05-0{n}T08:00:00.000Z,2026-05-0{n}T08:00:00.000Z\n"
    for n in range(1, 8)
)
FILES = {"crm/Account.csv": ACCOUNTS, "crm/Case.csv": CASES}
