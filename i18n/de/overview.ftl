### The overview of the shop.

# The page
overview-subtitle = Wer deine Kunden heute sind und wer sich bewegt.
overview-since = Vergleichen mit
overview-since-day = Gestern
overview-since-week = Vor einer Woche
overview-since-month = Vor einem Monat
overview-gone = Der { $day } ist nicht mehr gespeichert
overview-gone-way-out = Vergleiche mit einem späteren Tag.

# Figures
overview-customers = Kunden
overview-of-them-without-orders = { $count ->
        [one] davon { $shown } ohne Bestellung
       *[other] davon { $shown } ohne Bestellung
    }
overview-money = Ausgaben aller Kunden
overview-by-since = { $shown } seit { $day }
overview-by-since-orders = { $count ->
        [one] { $shown } Kunde mit Bestellungen, verglichen mit dem { $day }
       *[other] { $shown } Kunden mit Bestellungen, verglichen mit dem { $day }
    }
overview-money-note = insgesamt, abzüglich Erstattungen
overview-repeat = Zweimal oder öfter gekauft
overview-points = { $shown } Prozentpunkte seit { $day }
overview-as-of = Stand { $day }
overview-average = Durchschnittliche Bestellung
overview-on = am { $day }, dem letzten ganzen Tag
overview-tomorrow = Steht fest, wenn ein Tag vorbei ist
overview-unread = Konnte nicht geladen werden
overview-moved = Segment gewechselt seit { $day }
overview-came = { $count ->
        [one] { $shown } Kunde erstmals gezählt
       *[other] { $shown } Kunden erstmals gezählt
    }

# Segments, and the shop as a picture
overview-change = Veränderung
overview-segments-overlap = Ein Kunde kann in mehreren Segmenten sein.
overview-money-by-segment = Ausgaben nach Segment
overview-grid = Dein Shop in 25 Feldern
overview-grid-note = Je höher, desto kürzer liegt der letzte Kauf zurück; je weiter hinten, desto häufiger und wertvoller. Wähle ein Feld, um zu sehen, wer darin ist.
overview-grid-measure = Schattiert nach
overview-grid-prospects = { $count ->
        [one] Daneben: { $shown } Kunde ohne Bestellung.
       *[other] Daneben: { $shown } Kunden ohne Bestellung.
    }

# Sizes over time
overview-sizes = Größen im Zeitverlauf
overview-sizes-legend = Segmente im Diagramm
overview-sizes-none = Aufgezeichnet wird ab dem ersten Tag; dann folgen die Linien.
overview-sizes-young = Bisher ist ein Tag aufgezeichnet. Daraus wächst Tag für Tag eine Linie.
overview-span = Zeitraum
overview-span-month = 30 Tage
overview-span-quarter = 90 Tage
overview-span-year = Ein Jahr

# The largest moves
overview-moves = Größte Bewegungen
overview-moves-note = Kunden, die seit { $day } das Segment gewechselt haben
overview-moves-all = Alle Bewegungen
overview-moves-none = Niemand hat das Segment gewechselt.

# Live movement
overview-live = Gerade in Bewegung
overview-live-on = Live
overview-live-connecting = Wird verbunden …
overview-live-lost = Verbindung verloren
overview-live-refused = Sitzung abgelaufen
overview-live-paused = Angehalten
overview-live-pause = Anhalten
overview-live-go-on = Fortsetzen
overview-live-waiting = { $count ->
        [one] inzwischen { $shown } weitere
       *[other] inzwischen { $shown } weitere
    }
overview-live-none = Warten auf Bestellungen …
overview-live-none-note = Sobald eine Bestellung oder vergehende Zeit einen Kunden bewegt, siehst du es hier.
overview-live-new = Bisher nicht gezählt
overview-live-gone = Zusammengeführt
overview-live-read-out = { $count ->
        [one] { $shown } Kunde hat sich bewegt
       *[other] { $shown } Kunden haben sich bewegt
    }
