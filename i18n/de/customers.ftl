### The list of customers, and one of them.

# The list
customers-title = Kunden
customers-subtitle = Wer wann, wie oft und für wie viel gekauft hat. Namen und E-Mail-Adressen bleiben in Shopify.
customers-customer = Kunde
customers-scores = Werte
customers-segments = Segmente
customers-next-change = Nächste Änderung
customers-never = Nie
customers-no-scores = Noch keine Bestellung
customers-mark = { $dimension }: { $score } von 5
customers-count-unknown = Für ein Segment zusammen mit Werten wird die Anzahl nicht gezählt.
customers-page-size = { $count ->
        [one] { $shown } pro Seite
       *[other] { $shown } pro Seite
    }

# Finding and narrowing down
customers-search = Kunden finden
customers-search-placeholder = name@beispiel.de oder 7123456789
customers-search-help = Die vollständige E-Mail-Adresse oder die Kunden-ID aus Shopify. Teile einer Adresse werden nicht gesucht.
customers-search-unknown = Das ist weder eine vollständige E-Mail-Adresse noch eine Shopify-ID.
customers-find = Finden
customers-any = Alle
customers-any-segment = Alle Segmente
customers-filters = Aktive Filter
customers-remove-filter = Filter entfernen: { $name } { $value }
customers-shopify-id = Shopify-ID
customers-email = E-Mail
customers-all = Alle Kunden anzeigen
customers-nothing-exact-title = Kein Kunde gefunden
customers-nothing-exact = E-Mail-Adressen sind verschlüsselt gespeichert, deshalb werden nur genaue Treffer gefunden. Prüfe die Schreibweise oder suche nach der ID aus der Adresse des Kunden in Shopify.
customers-nothing-filter-title = Kein Kunde passt dazu
customers-nothing-filter = In dieser Auswahl ist gerade niemand. Entferne einen Filter, um mehr zu sehen.
customers-none-title = Noch keine Kunden
customers-none = Importiere deine bisherigen Bestellungen, dann bekommt jeder Kunde einen Wert und Segmente.
customers-none-import = Bestellungen importieren

# What can be taken away
customers-export-png-segments = Bild der Segmente (PNG)
customers-export-png-grid = Bild des Rasters (PNG)
customers-export-png-note = Der ganze Shop
customers-export-all = Alle Kunden
customers-export-segment = Alle Kunden des Segments
customers-export-shown = Die Kunden auf dieser Seite
customers-export-units = Ausgaben in { $currency }
customers-export-minor-units = Ausgaben in Einheiten von { $unit }
customers-sorted-down = Sortiert nach { $column }, absteigend
customers-sorted-up = Sortiert nach { $column }, aufsteigend
customers-found-by-email = Per E-Mail-Adresse gefunden
customers-weight = Anteil { $dimension }
customers-not-counted = Warum sie nicht zählt

# One customer
customers-one-subtitle = Name und Kontaktdaten stehen in Shopify; diese Seite zeigt nichts davon.
customers-low-score = Niedriger Wert, unter { $limit }
customers-in-shopify = In Shopify öffnen
customers-unknown-title = Diesen Kunden gibt es nicht
customers-unknown = Vielleicht wurde er in Shopify mit einem anderen zusammengeführt oder gelöscht.
customers-score-of = von höchstens 5,00
customers-first-order = die erste am { $day }
customers-not-in-shopify = Die Shopify-ID dieses Kunden ist noch nicht bekannt, weil die Bestellungen aus einer Datei kamen. Sie kommt mit der nächsten Bestellung; bis dahin führt eine Bestellung unten zum Kunden in Shopify.

# Why it has the score it has
customers-explained = Wie der Wert zustande kommt
customers-explained-note = Drei Zahlen, jede von 1 bis 5, im Vergleich mit deinen Schwellen.
customers-prospect = Von diesem Kunden zählt keine Bestellung, deshalb gibt es noch keinen Wert.
customers-recency-today = Die letzte Bestellung kam heute, am { $day }.
customers-recency-is = { $count ->
        [one] Die letzte Bestellung war vor { $shown } Tag, am { $day }.
       *[other] Die letzte Bestellung war vor { $shown } Tagen, am { $day }.
    }
customers-frequency-is = { $count ->
        [one] { $shown } Bestellung zählt.
       *[other] { $shown } Bestellungen zählen.
    }
customers-monetary-is = { $amount } ausgegeben, Erstattungen abgezogen.
customers-recency-falls = { $count ->
        [one] Noch { $shown } Tag ohne Bestellung, bis die Aktualität auf { $to } fällt.
       *[other] Noch { $shown } Tage ohne Bestellung, bis die Aktualität auf { $to } fällt.
    }
customers-recency-lowest = Weiter fallen kann sie nicht; die nächste Bestellung hebt sie auf 5.
customers-frequency-rises = { $count ->
        [one] Noch { $shown } Bestellung, bis die Häufigkeit auf { $to } steigt.
       *[other] Noch { $shown } Bestellungen, bis die Häufigkeit auf { $to } steigt.
    }
customers-monetary-rises = Noch { $amount }, bis der Geldwert auf { $to } steigt.
customers-highest = Das ist der höchste Wert.
customers-bands = { $dimension }: { $value } liegt in Stufe { $score } von 5. Grenzen zwischen den Stufen, von unten: { $edges }.

# Its segments, and what comes next
customers-segments-note = Ein Kunde ist in jedem Segment, dessen Regel passt; das erste gilt als Hauptsegment.
customers-segments-none = Keine Regel passt zu diesem Kunden.
customers-primary = Hauptsegment
customers-next = Nächste Änderung
customers-next-note = Wenn der Kunde nicht wieder bestellt.
customers-next-never = Ohne neue Bestellung ändert sich nichts mehr.
customers-next-prospect = Bis zur ersten Bestellung ändert sich nichts.
customers-next-on = { $count ->
        [one] In { $shown } Tag, am { $day }
       *[other] In { $shown } Tagen, am { $day }
    }
customers-next-same = Bleibt { $segment }
customers-from-to = { $from } → { $to }

# How it went
customers-history = Verlauf
customers-history-note = Jede Änderung der Werte, die neueste zuerst.
customers-history-line = Der gewichtete Wert im Lauf der Zeit; die Tabelle darunter hat jede Änderung.
customers-history-none = Noch hat sich nichts geändert.
customers-history-failed = Frühere Änderungen konnten nicht gelesen werden. Versuche es erneut.
customers-earlier = Frühere Änderungen anzeigen
customers-day = Tag
customers-cause = Ursache
customers-from = Vorher
customers-to = Nachher

# Its orders
customers-orders = Bestellungen
customers-orders-note = Die neueste zuerst. Steuern und Versand sind enthalten, Erstattungen abgezogen.
customers-orders-none = Es sind keine Bestellungen bekannt.
customers-order = Bestellung
customers-counts = Zählt
customers-counts-yes = Ja
customers-adds = Trägt bei
customers-orders-sum = { $count ->
        [one] { $shown } Bestellung, die zählt
       *[other] { $shown } Bestellungen, die zählen
    }

# While the page is open
customers-changed = Dieser Kunde hat sich gerade geändert
customers-understood = Verstanden
