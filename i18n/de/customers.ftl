### The list of customers, and one of them.

# The list
customers-title = Kunden
customers-subtitle = Wer wann, wie oft und für wie viel gekauft hat. Namen und E-Mail-Adressen bleiben in Shopify.
customers-customer = Kunde
customers-without-shopify-id = Ohne Shopify-ID · …{ $id }
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
customers-export-csv = Tabelle (CSV)
customers-export-json = Daten (JSON)
customers-export-png-segments = Bild der Segmente (PNG)
customers-export-png-grid = Bild des Rasters (PNG)
customers-export-png-note = Der ganze Shop
customers-export-all = Alle Kunden · Ausgaben in Einheiten von { $unit }
customers-export-segment = Alle Kunden des Segments · Ausgaben in Einheiten von { $unit }
customers-export-shown = Die Kunden auf dieser Seite · Ausgaben in Einheiten von { $unit }
