"""The words by which questions in English, German, Spanish and Japanese ask for records, folded as `folded` does.

A line holds the ways to say one thing. A word that stands in no table is never guessed at: it makes the question one
for the passages.
"""

from __future__ import annotations

import re

# Kinds of record, each with the plural that its lists are told by.
KINDS: dict[str, str] = {
    "ticket": "ticket|tickets|問い合わせチケット|service tickets|support tickets|case|cases|service cases|"
    "support cases|incident|incidents|"
    "vorgang|vorgange|servicefalle|storung|storungen|incidencia|incidencias|casos|caso|チケット|インシデント",
    "opportunity": "opportunity|opportunities|sales opportunities|deal|deals|verkaufschance|verkaufschancen|"
    "oportunidad|oportunidades|oportunidades de venta|商談|案件",
    "contract": "contract|contracts|vertrag|vertrage|vertragen|contrato|contratos|契約|契約書",
    "delivery": "delivery|deliveries|shipment|shipments|lieferung|lieferungen|entrega|entregas|envios|納品|納入|配送",
    "complaint": "complaint|complaints|reklamation|reklamationen|beanstandung|beanstandungen|"
    "reclamacion|reclamaciones|queja|quejas|クレーム|苦情",
    "exception": "exception|exceptions|ausnahme|ausnahmen|excepcion|excepciones|例外",
    "order": "order|orders|sales orders|purchase orders|auftrag|auftrage|bestellung|bestellungen|pedido|pedidos|"
    "注文|受注",
    "invoice": "invoice|invoices|rechnung|rechnungen|factura|facturas|請求書",
    "stakeholder": "stakeholder|stakeholders|contacts|contact persons|ansprechpartner|kontakte|"
    "contactos|interlocutores|関係者|ステークホルダー",
    "action_item": "action item|action items|actions|massnahme|massnahmen|acciones|アクション|アクション項目",
    "task": "task|tasks|to-dos|aufgabe|aufgaben|tarea|tareas|タスク",
    "risk": "risk|risks|risiko|risiken|riesgo|riesgos|リスク",
    "escalation": "escalation|escalations|eskalation|eskalationen|escalacion|escalaciones|escalamientos|"
    "エスカレーション",
    "inquiry": "inquiry|inquiries|enquiry|enquiries|anfrage|anfragen|consulta|consultas|問い合わせ|引き合い",
}
NOUNS: dict[str, tuple[str, str]] = {
    "ticket": ("ticket", "tickets"),
    "opportunity": ("opportunity", "opportunities"),
    "contract": ("contract", "contracts"),
    "delivery": ("delivery", "deliveries"),
    "complaint": ("complaint", "complaints"),
    "exception": ("exception", "exceptions"),
    "order": ("order", "orders"),
    "invoice": ("invoice", "invoices"),
    "stakeholder": ("stakeholder", "stakeholders"),
    "action_item": ("action item", "action items"),
    "task": ("task", "tasks"),
    "risk": ("risk", "risks"),
    "escalation": ("escalation", "escalations"),
    "inquiry": ("inquiry", "inquiries"),
}
# How a question asks; the most telling first. A total may be said with how many words one likes between.
FORMS: dict[str, str] = {
    "total": "what is the total amount of|what is the total value of|what is the sum of|what is the total of|"
    "total amount of|total cost of|what is the total cost of|total annual value of|coste total de|"
    "what is the total annual value of|"
    "total value of|sum of|what is the total amount|what is the total value|total amount|total value|"
    "wie hoch ist die summe|summe der|summe aller|was ist die summe|gesamtbetrag|gesamtwert|gesamtsumme|"
    "wie hoch ist der gesamtwert|wie hoch ist der gesamtbetrag|cual es el importe total de|"
    "cual es el monto total de|"
    "cual es el valor total de|importe total de|monto total de|valor total de|suma de|importe total|monto total|"
    "valor total|合計金額|合計額|総額|合計",
    "count": "how many|what is the total number of|what is the number of|total number of|number of|count of|count|"
    "wie viele|wieviele|anzahl der|anzahl aller|anzahl|"
    "cuantos|cuantas|numero de|cantidad de|何件|いくつ|件数|何個|何枚|何人|何名",
    "list": "are there any|are there|do we have any|gibt es|hay|which|what are|who are|list all|list|show me all|"
    "show me|show all|show|give me all|give me|welche|welcher|"
    "welchen|wer sind|liste|zeige mir|zeig mir|zeige|nenne mir|nenne|gib mir|cuales son|cuales|que|quienes son|"
    "lista de|lista|listar|muestra|muestrame|dame|どの|どれ|どんな|一覧|リスト|誰|見せて|教えて|教えてください|"
    "示して|は?",
    "what": "what",  # of what is told only where the kind stands beside it
}
WEAK = "what"
# One of a kind, and how a question points at the one that it means: that asks for the thing, not for a list.
ONE = frozenset(
    "ticket|case|incident|opportunity|deal|contract|delivery|shipment|complaint|exception|order|invoice|"
    "stakeholder|risk|"
    "task|action item|escalation|inquiry|enquiry|vorgang|vertrag|lieferung|reklamation|ausnahme|auftrag|bestellung|"
    "rechnung|verkaufschance|contrato|oportunidad|entrega|pedido|factura|incidencia|caso|queja|reclamacion".split("|")
)
POINTS = re.compile(
    r"\b(?:list|show|show me|give me|zeige|zeige mir|zeig mir|nenne|nenne mir|gib mir|muestra|muestrame|"
    r"dame|lista)\s+"
    r"(?:the|der|die|das|den|el|la|our|this|that|me)\b|\b(?:are there|do we have any|gibt es|hay)\b"
)
SINGULAR = ("what is", "what was", "what's", "what s")  # asks for something about one record, never for a list
# States, which each kind defines for itself.
STATES: dict[str, str] = {
    "open": "open|still open|unresolved|outstanding|pending|unpaid|unbezahlt|unbezahlte|unbezahlten|impagadas|"
    "sin pagar|未払い|未払いの|"
    "offen|offene|offenen|offener|ungelost|ungeloste|"
    "ungelosten|"
    "abierto|abiertos|abierta|abiertas|pendiente|pendientes|sin resolver|sin cerrar|未解決|未完了|未対応|未決|"
    "オープン",
    "active": "active|in force|valid|aktiv|aktive|aktiven|gultig|gultige|gultigen|activo|activos|activa|activas|"
    "vigente|vigentes|有効|有効な",
    "closed": "closed|completed|geschlossen|geschlossene|geschlossenen|erledigt|erledigte|erledigten|cerrado|"
    "cerrados|"
    "cerrada|cerradas|completadas|完了|完了した|クローズ|クローズした",
    "won": "won|win|gewonnen|gewonnene|gewonnenen|ganado|ganados|ganada|ganadas|受注済み|受注した",
    "lost": "lost|lose|verloren|verlorene|verlorenen|perdido|perdidos|perdida|perdidas|失注|失注した",
    "late": "late|too late|came late|arrived late|delivered late|overdue|delayed|past due|past target|"
    "past their target|verspatet|verspatete|verspateten|uberfallig|"
    "uberfallige|uberfalligen|zu spat|atrasado|atrasados|atrasada|atrasadas|retrasado|retrasados|retrasada|"
    "retrasadas|"
    "con retraso|tarde|llegaron tarde|se retrasaron|遅延|遅延した|遅れた|遅れている|遅れて",
    "expired": "expired|lapsed|abgelaufen|abgelaufene|abgelaufenen|vencido|vencidos|vencida|vencidas|caducado|"
    "caducados|caducada|caducadas|expirado|expirados|expirada|expiradas|期限切れ|失効|失効した",
    "escalated": "escalated|eskaliert|eskalierte|eskalierten|escalado|escalados|エスカレーション済み",
}
# What happens on the day that a period speaks of.
DAYS: dict[str, str] = {
    "ends": "ends|end|ending|expires|expire|expiring|run out|runs out|running out|endet|enden|endende|endenden|"
    "laufen|"
    "lauft|auslaufen|auslaufende|auslaufenden|ablaufen|termina|terminan|vence|vencen|expira|expiran|caduca|caducan|"
    "finaliza|finalizan|終了する|終了|満了する|満了|切れる",
    "opened": "opened|created|raised|reported|logged|raise|create|report|log|eroffnet|eroffnete|gemeldet|"
    "erstellt|angelegt|creado|creados|"
    "creada|creadas|abrieron|registrado|registrados|registradas|作成された|起票された|発生した|登録された",
    "closes": "close|closing|closes|expected to close|due to close|schliessen|abgeschlossen werden|se cierran|cierran",
    "due": "due|fallig|fallige|falligen|debido|期限",
    "received": "received|receive|eingegangen|eingegangene|recibido|recibidos|recibida|recibidas|受領した|"
    "受け取った|受けた",
    "ordered": "placed|ordered|place|erteilt|bestellt|realizado|realizados|発注された|受けた",
    "promised": "promised|zugesagt|prometido|prometidos|prometidas",
    "delivered": "delivered|deliver|geliefert|entregado|entregados|entregadas|届いた|納品された",
    "shipped": "shipped|ship|versandt|verschickt|enviado|enviados|出荷された",
    "starts": "start|starts|starting|begin|begins|beginnt|beginnen|comienza|comienzan|empiezan|開始する",
    "signed": "signed|sign|unterzeichnet|unterschrieben|firmado|firmados|締結した|締結された",
    "invoiced": "invoiced|issued|ausgestellt|emitido|emitidas|emitidos",
}
# By what the found ones are told apart.
GROUPS: dict[str, str] = {
    "region": "per region|by region|in which regions|in which region|which regions|je region|pro region|nach region|"
    "nach regionen|in welchen regionen|welche regionen|por region|en que regiones|que regiones|地域別|"
    "地域ごと|どの地域",
    "account": "per account|by account|per customer|by customer|which accounts|which customers|je kunde|pro kunde|"
    "nach kunde|welche kunden|por cliente|por cuenta|que clientes|顧客別|顧客ごと|どの顧客",
    "status": "per status|by status|je status|nach status|por estado|por estatus|ステータス別",
    "stage": "per stage|by stage|je phase|nach phase|por etapa|por fase|段階別",
    "severity": "per severity|by severity|nach schweregrad|je schweregrad|por severidad|por gravedad|重大度別",
    "product_family": "per product family|by product family|by family|nach produktfamilie|je produktfamilie|"
    "por familia|por familia de productos|製品別",
}
WITHOUT_OWNER = (
    "without an owner|without owner|without any owner|with no owner|have no owner|has no owner|unowned|unassigned|"
    "ohne verantwortlichen|ohne verantwortliche|ohne zustandigen|ohne besitzer|sin responsable|sin propietario|"
    "sin dueno|"
    "no tienen responsable|担当者なし|担当者のいない|担当者がいない|担当者が未定"
)
FIELD_NAMES = "status|stage|phase|state|etapa|estado|estatus|fase|ステータス|段階"  # beside a word of their lists
EIGHT_D = "8d|8d report|8d reports|8d-report|8d-bericht|8d bericht|informe 8d|8dレポート|8d報告"
SEVERITY = r"(?:severity|sev|schweregrad|severidad|gravedad|重大度)[\s-]*s?(?P<number>[1-4])|s(?P<code>[1-4])"
# Kinds of exception, said with the noun.
EXCEPTIONS: dict[str, str] = {
    "price": "price|preis|de precio|de precios|価格",
    "discount": "discount|rabatt|de descuento|de descuentos|割引",
    "payment_terms": "payment term|payment terms|zahlungsziel|de pago|支払条件",
    "warranty": "warranty|garantie|de garantia|保証",
    "lead_time": "lead time|lieferzeit|de plazo|納期",
}
COMPOUNDS = {  # German nouns that hold the kind of an exception
    "price": "preisausnahme|preisausnahmen",
    "discount": "rabattausnahme|rabattausnahmen",
}
# Fields that a question asks of one record.
FIELDS: dict[str, str] = {
    "status": "status|state|stand|zustand|estado|estatus|ステータス|状況|状態",
    "stage": "stage|phase|etapa|段階",
    "severity": "severity|schweregrad|severidad|gravedad|重大度",
    "priority": "priority|prioritat|prioridad|優先度",
    "amount": "amount|value|betrag|wert|auftragswert|importe|monto|valor|金額",
    "annual_value": "annual value|jahreswert|valor anual|年間金額",
    "probability": "probability|wahrscheinlichkeit|probabilidad|確度",
    "owner_id": "owner|who owns|responsible|assignee|verantwortlich|verantwortliche|verantwortlicher|responsable|"
    "propietario|担当者",
    "ends": "end date|end|ends|enddatum|endet|ende|fecha de fin|termina|vence|終了日|終了",
    "expires": "expiry|expiry date|expire|expires|ablaufdatum|fecha de vencimiento|caduca|expira|期限",
    "starts": "start date|start|starts|beginnt|fecha de inicio|comienza|開始日",
    "expected_close": "close date|closing date|expected close|abschlussdatum|fecha de cierre",
    "due": "due date|due|fallig|fecha limite|期日",
    "due_on": "due date|due|fallig|fecha de vencimiento|支払期日",
    "promised_on": "promised date|promised day|promised|zugesagt|prometida|納期",
    "delivered_on": "delivery day|delivered|geliefert|entregada|納品日",
    "ordered_on": "order date|ordered|bestelldatum|bestellt|fecha de pedido|注文日",
    "opened_at": "opening date|opened|eroffnet|abierto|起票日",
    "eight_d": "8d step|8d status|8d|8d-schritt|paso 8d",
}
ONE_ASKS = (
    "what is|what's|what s|what|tell me|how much is|how high is|how large is|who is|who|when|wann|wie ist|was ist|"
    "wie hoch ist|wie lautet|wie|was|wer ist|wer|cual es|cuanto es|cual|quien es|quien|cuando|いつ|誰|何|いくら|"
    "id|number|no|nr|nummer|numero|番号"
)
# Words that ask for nothing by themselves.
SMALL = (
    "s|in total|overall|insgesamt|en total|can you|could you|tell me|i need|i want|to see|kannst du|konnen sie|"
    "puedes|siguen|sigue|"
    "the|a|an|all|of|at|in|on|for|from|with|are|is|were|was|be|there|we|do|does|did|have|has|had|our|currently|"
    "now|still|"
    "that|who|which|us|please|own|owns|owned by|assigned to|"
    "responsible for|on record|right now|at the moment|by now|today|yet|me|it|its|"
    "der|die|das|den|dem|des|aller|alle|allen|sind|ist|war|waren|gibt|es|wir|haben|hat|hatten|bei|im|am|an|vom|"
    "von|fur|"
    "aus|ab|zu|zurzeit|derzeit|aktuell|momentan|noch|bitte|mir|uns|unsere|unserer|unseren|einen|eine|einem|einer|mit|"
    "heute|gerade|jetzt|auf|werden|wurden|wurde|welche|"
    "el|la|los|las|de|del|en|para|con|hay|tenemos|tiene|tienen|son|es|esta|estan|fueron|actualmente|ahora|todos|"
    "todas|"
    "por favor|nos|me|nuestro|nuestra|nuestros|nuestras|un|una|que|a|aun|todavia|hoy|se|al|cuales|"
    "の|は|が|を|に|で|と|へ|も|か|な|です|ですか|ます|ますか|あります|ありますか|ある|いる|います|いますか|"
    "現在|今|すべて|"
    "全て|全部|ください|下さい|教えて|教えてください|して|している|中|ありました|ありましたか|でした|でしたか|"
    "なっている|"
    "出して|見せてください|示して|ない|何|いくら|いくらですか|する|あった"
)
JOINS = "and|und|y|e|or|oder|o|および|または"
# Plain words that stand beside a name, as in "the Kobe plant", and name nothing by themselves.
BESIDE = frozenset(
    "plant|site|factory|region|country|market|customer|client|company|account|product|family|line|article|sku|"
    "werk|standort|"
    "land|markt|kunde|kunden|firma|produkt|produktfamilie|produktlinie|artikel|planta|fabrica|pais|mercado|"
    "cliente|empresa|"
    "producto|familia|linea|articulo|工場|地域|顧客|製品|品番|社".split("|")
)
# Countries and areas as Japanese writes them.
JAPANESE = {
    "日本": "Japan", "中国": "China", "韓国": "South Korea", "台湾": "Taiwan", "インド": "India", "タイ": "Thailand",
    "ドイツ": "Germany", "フランス": "France", "イギリス": "United Kingdom", "英国": "United Kingdom",
    "スペイン": "Spain", "イタリア": "Italy", "ポーランド": "Poland", "オーストリア": "Austria", "メキシコ": "Mexico",
    "ブラジル": "Brazil", "アメリカ": "United States", "米国": "United States", "カナダ": "Canada", "欧州": "Europe",
    "ヨーロッパ": "Europe", "アジア": "Asia", "北米": "North America", "中南米": "Latin America",
    "シンガポール": "Singapore", "ベトナム": "Vietnam",
}  # fmt: skip
