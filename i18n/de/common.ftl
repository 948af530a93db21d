### What stands around and on every page.

# The frame around all pages
common-app-name = Kundensegmente
common-navigation = Seiten
common-skip = Zum Inhalt springen
common-page-overview = Übersicht
common-page-segments = Segmente
common-page-thresholds = Schwellen
common-page-customers = Kunden
common-page-movement = Bewegung
common-page-import = Importieren
common-language = Sprache
common-theme = Darstellung
common-theme-auto = Wie das Gerät
common-theme-light = Hell
common-theme-dark = Dunkel

# States
common-loading = Wird geladen …
common-nothing-here = Hier ist nichts.
common-signed-out-title = Du bist nicht angemeldet
common-signed-out-embedded = Öffne die App erneut in deinem Shopify-Adminbereich.
common-signed-out-alone = Öffne die App in deinem Shopify-Adminbereich oder nutze die ganze Adresse, die die Demo oder `rfm token` ausgegeben hat: Sie enthält den Schlüssel.
common-nowhere-title = Diese Seite gibt es nicht
common-nowhere-note = Die Adresse { $address } führt zu keiner Seite. Vielleicht ist sie vertippt oder stammt aus einer älteren Version der App.
common-nowhere-way-out = Zur Übersicht
common-nowhere-back = Zurück
common-broken-title = Diese Seite ließ sich nicht anzeigen
common-broken-note = Vielleicht wurde die App inzwischen aktualisiert. Lade sie neu; von deinem Shop geht nichts verloren.
common-reload = Neu laden
common-language-missing = Diese Sprache ließ sich nicht laden. Versuch es gleich noch einmal.
common-connection-lost = Die Verbindung ist unterbrochen
common-connection-lost-note = Was du siehst, kann veraltet sein. Wir versuchen es weiter; Verpasstes wird nachgeholt.

# What failed, and the way out
common-try-again = Erneut versuchen
common-failure-away = Der Dienst antwortet nicht
common-failure-away-way-out = Wir versuchen es weiter. Hält es an, prüfe deine Verbindung.
common-failure-away-by-hand = Prüfe deine Verbindung und versuche es erneut.
common-failure-late = Der Dienst braucht zu lange für eine Antwort
common-failure-late-way-out = Wir versuchen es weiter. Wenn es so bleibt, komm etwas später wieder.
common-failure-late-by-hand = Versuche es erneut oder komm etwas später wieder.
common-failure-signed-out = Deine Sitzung ist abgelaufen
common-failure-signed-out-way-out = Öffne die App erneut; von deinem Shop geht nichts verloren.
common-failure-forbidden = Das darfst du nicht
common-failure-forbidden-way-out = Bitte den Inhaber des Shops um die Berechtigung.
common-failure-not-found = Das gibt es nicht mehr
common-failure-not-found-way-out = Geh zurück und wähle etwas anderes.
common-failure-invalid = Das wurde nicht verstanden
common-failure-invalid-way-out = Korrigiere das Genannte und versuche es erneut.
common-failure-conflict = Inzwischen wurde eine andere Version gespeichert
common-failure-conflict-way-out = Sieh dir beide an und entscheide, welche gelten soll.
common-failure-gone = Das wird nicht mehr aufbewahrt
common-failure-gone-way-out = Wähle spätere Tage oder beginne von vorn.
common-failure-busy = Zu viel auf einmal
common-failure-busy-way-out = Wir versuchen es gleich erneut.
common-failure-busy-by-hand = Versuche es gleich noch einmal.
common-failure-too-large = Das ist zu groß
common-failure-too-large-way-out = Teile es in kleinere Teile.
common-failure-failed = Etwas ist schiefgegangen
common-failure-failed-way-out = Versuche es erneut. Kommt es wieder, sag uns, was du getan hast.
common-retry-after = { $count ->
        [one] Versuche es in { $shown } Sekunde noch einmal.
       *[other] Versuche es in { $shown } Sekunden noch einmal.
    }

# Said in many places
common-pages = Seiten der Liste
common-previous = Zurück
common-next = Weiter
common-close = Schließen
common-cancel = Abbrechen
common-save = Speichern
common-undo = Rückgängig
common-delete = Löschen
common-edit = Bearbeiten
common-reason = Grund
common-required = erforderlich
common-download = Herunterladen
common-as-table = Als Tabelle
common-as-picture = Als Bild
common-customer = Kunde { $id }
common-segment = Segment
common-no-segment = Kein Segment
common-value-back = Der vorherige Wert gilt wieder. { $why }
common-share = Anteil
common-spend = Ausgaben
common-orders = Bestellungen
common-last-order = Letzte Bestellung
common-score = Gesamtwert
common-recency = Aktualität
common-frequency = Häufigkeit
common-monetary = Geldwert
common-frequency-monetary = Häufigkeit und Geldwert

# Why a customer moved
common-cause-order = Neue oder geänderte Bestellung
common-cause-refund = Erstattung
common-cause-customer = Kunde in Shopify geändert
common-cause-merge = Mit einem anderen Kunden zusammengeführt
common-cause-import = Import früherer Bestellungen
common-cause-rescore = Werte neu berechnet
common-cause-time = Zeit vergangen
common-cause-config = Schwellen oder Segmente geändert

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
        [one] { $shown } Kunde
       *[other] { $shown } Kunden
    }
