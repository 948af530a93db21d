### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = Wer zwischen zwei Tagen wohin gewechselt ist und wer wiederkommt.
movement-empty-title = Noch hat sich niemand bewegt
movement-empty-text = Bewegung gibt es, sobald Bestellungen da sind. Importiere die bisherigen, um so weit zurückzuschauen, wie sie reichen.
movement-empty-action = Bestellungen importieren

# Two days
movement-span = Seit
movement-span-day = Gestern
movement-span-week = Eine Woche
movement-span-month = Ein Monat
movement-span-quarter = Ein Quartal
movement-from = Vom Ende des
movement-to = Bis zum Ende des
movement-wrong-way = Der erste Tag darf nicht nach dem zweiten liegen.
movement-ahead = { $day } liegt in der Zukunft. Stattdessen wird gezeigt: { $days }.
movement-gone = Der { $day } ist nicht mehr gespeichert
movement-gone-way-out = Wähle einen späteren ersten Tag.

# Flows
movement-flows = Zwischen Segmenten
movement-flows-note = Nach Hauptsegment. Wähle einen Strom, um zu sehen, wer darin ist.
movement-flows-label = Kunden von Segment zu Segment, { $from } bis { $to }
movement-stayed-too = Auch die, die geblieben sind
movement-nobody = Zwischen diesen Tagen hat sich niemand bewegt.
movement-new = Bisher nicht gezählt
movement-gone-end = Zusammengeführt
movement-changed = Segment gewechselt
movement-came = Erstmals gezählt
movement-came-note = Erstmals gezählt heißt: in den Zahlen vom { $day } noch nicht enthalten. Das kann eine erste Bestellung seither sein, aber auch ein älterer Kunde, den ein Import oder eine Änderung in Shopify gebracht hat.
movement-went = In andere zusammengeführt
movement-stayed = Geblieben

# Customers of a flow
movement-customer = Kunde
movement-from-segment = Von
movement-to-segment = Nach
movement-scores-before = Werte vorher
movement-scores-after = Werte nachher
movement-score-before = { $dimension } (vorher)
movement-score-after = { $dimension } (nachher)
movement-list-note = Die Werte sind Aktualität, Häufigkeit und Geldwert.
movement-stayed-list = Sie sind an beiden Tagen im selben Segment.

# Cohorts
movement-cohorts = Wer wiederkommt
movement-cohorts-note = Kunden nach dem Monat ihrer ersten Bestellung, und wie viele von ihnen in jedem Monat danach bestellt haben.
movement-cohorts-months = Wie weit zurück
movement-months = { $count ->
        [one] { $shown } Monat
       *[other] { $shown } Monate
    }
movement-so-far = bisher
movement-month-so-far = { $month }, bisher
movement-cohorts-none = Kohorten erscheinen, sobald der erste Tag vorbei ist.
movement-cohorts-scale = Anteil der Kunden, die bestellt haben
movement-cohort = Erste Bestellung
movement-months-later = Monate seit der ersten Bestellung
movement-ordered = Bestellt
movement-cohort-cell = { $month }, { $count ->
        [one] { $later } Monat später
       *[other] { $later } Monate später
    }: { $active } von { $customers } haben bestellt

# Revenue
movement-revenue = Umsatz nach Segment
movement-revenue-note = Nach Monat; jede Bestellung zählt zu dem Segment, in dem der Kunde am Ende dieses Tages war. Wer gerade gekauft hat, ist dann in einem Segment mit kürzlichem Kauf.
movement-revenue-money = Umsatz
movement-revenue-before = Zeitraum davor
movement-revenue-change = Veränderung
movement-revenue-month-change = Veränderung zum Vormonat
movement-revenue-days = { $from } bis { $to }
movement-revenue-against = { $now }, verglichen mit { $before }
movement-revenue-alone = { $now }. Noch kein Vergleich: Bestellungen sind nicht bis zum { $day } zurück bekannt.
movement-revenue-none = Der Umsatz erscheint, sobald der erste Tag vorbei ist.
movement-month = Monat
