### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = Kunden
service-spend-in = Ausgaben ({ $currency })
service-revenue-in = Umsatz ({ $currency })
service-average-order-in = Durchschnittlicher Bestellwert ({ $currency })
service-recency = Aktualität
service-frequency-monetary = Häufigkeit und Geldwert
service-score = Wert
service-months-since = Monate seit der ersten Bestellung
service-still-ordering = Kunden, die bestellen, %
service-repeat-rate = Kunden mit zwei oder mehr Bestellungen, %
service-no-segment = Kein Segment
service-new = Neu dabei
service-merged = Zusammengeführt

# Pictures to take away
service-picture-segments = Kundensegmente
service-picture-grid = Aktualität nach Häufigkeit und Geldwert
service-prospects = Ohne Bestellung

# Why an order does not count
service-not-counted-deleted = Die Bestellung wurde gelöscht.
service-not-counted-cancelled = Die Bestellung wurde storniert.
service-not-counted-test = Es ist eine Testbestellung.
service-not-counted-no-customer = Die Bestellung hat keinen bekannten Kunden.
service-not-counted-unpaid = Die Bestellung wurde nicht bezahlt.
service-not-counted-refunded-in-full = Die Bestellung wurde vollständig erstattet.
