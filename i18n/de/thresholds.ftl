### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = Lege fest, was Kunden aktuell, häufig und wertvoll macht, und sieh vor dem Speichern, wer sich bewegen würde.
thresholds-read-only-note = Zum Speichern brauchst du die Berechtigung, Einstellungen zu ändern. Bitte den Inhaber des Shops darum.

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
        [one] { $shown } Tag
       *[other] { $shown } Tage
    }
thresholds-orders = { $count ->
        [one] { $shown } Bestellung
       *[other] { $shown } Bestellungen
    }
thresholds-edge-nobody = niemand
thresholds-recency-range = Gib eine Zahl von Tagen von { $least } bis { $greatest } ein.
thresholds-recency-range-from = Gib eine Zahl von Tagen ein: { $least } oder mehr.
thresholds-frequency-range = Gib eine Zahl von Bestellungen von { $least } bis { $greatest } ein.
thresholds-frequency-range-from = Gib eine Zahl von Bestellungen ein: { $least } oder mehr.
thresholds-monetary-range = Gib einen Betrag von { $least } bis { $greatest } ein.
thresholds-monetary-range-from = Gib einen Betrag von mindestens { $least } ein.
thresholds-weight-range = Gib einen Anteil von { $least } bis { $greatest } ein.
thresholds-score-range = Gib einen Wert von { $least } bis { $greatest } ein.

# Where edges come from
thresholds-source = Ausgangspunkt
thresholds-source-note = Die Auswahl setzt die Schwellen aller Dimensionen neu. Jede kann danach eigene haben.
thresholds-preset-small = Kleiner Shop
thresholds-preset-medium = Mittlerer Shop
thresholds-preset-plus = Großer Shop (Plus)
thresholds-base-quintiles = Fünf gleich große Gruppen
thresholds-base-given = Eigene Schwellen
thresholds-average-order = Durchschnittlicher Bestellwert ({ $currency })
thresholds-average-order-note = Lass das Feld leer, um den üblichen Wert für diese Shopgröße zu nutzen.
thresholds-every-days = Neu berechnen alle (Tage)
thresholds-every-days-note = Die Gruppen werden neu berechnet, wenn sich deine Kunden verändern.
thresholds-own-of = Eigene Schwellen für: { $dimensions }
thresholds-follow-all = Für alle den Ausgangspunkt nutzen
thresholds-follows-preset = Nach Shopgröße
thresholds-follows-quintiles = Nach gleichen Gruppen
thresholds-from-base = Vom Ausgangspunkt
thresholds-own-edges = Eigene Schwellen
thresholds-half-life = Halbwertszeit
thresholds-half-life-of = Halbwertszeit von { $days }
thresholds-half-life-note = Tage, nach denen eine letzte Bestellung nur noch halb so viel zählt. Die vier Schwellen ergeben sich daraus.
thresholds-edges-of = Schwellen für { $dimension }

# Dimensions
thresholds-recency-note = Wie lange die letzte Bestellung her ist.
thresholds-frequency-note = Wie viele Bestellungen es gibt.
thresholds-monetary-note = Wie viel ausgegeben wurde, abzüglich Erstattungen.
thresholds-score = Wert
thresholds-scores-of = Werte für { $dimension }
thresholds-edge-name = { $dimension }, Schwelle für Wert { $score }
thresholds-recency-edge = Letzte Bestellung vor höchstens … Tagen
thresholds-frequency-edge = Mindestens … Bestellungen
thresholds-monetary-edge = Ausgaben von mindestens ({ $currency })
thresholds-recency-rest = länger her
thresholds-frequency-rest = weniger Bestellungen
thresholds-monetary-rest = geringere Ausgaben
thresholds-recency-from = bis zu { $edge } her

# Weights
thresholds-weights = Gesamtwert
thresholds-weights-note = Wie viel jeder Wert zählt, in Prozent. Die beiden anderen passen sich an, sodass die Summe 100 ist.
thresholds-weight-of = Anteil { $dimension } (%)
thresholds-low-score = Niedriger Wert unter
thresholds-low-score-note = Der Gesamtwert reicht von 1 bis 5. Kunden unter der Grenze werden als Kunden mit niedrigem Wert gekennzeichnet.
thresholds-mean-score = Mittlerer Gesamtwert
thresholds-low-scores = Kunden mit niedrigem Wert
thresholds-now-is = jetzt { $now }
thresholds-spread = Kunden nach Gesamtwert. Der Umriss zeigt, wie es jetzt ist, die Linie die Grenze eines niedrigen Werts.
thresholds-spread-part = { $from } bis { $to }: { $shown } Kunden, jetzt { $now }

# What would change
thresholds-moving = { $count ->
        [0] Niemand würde sich bewegen
        [one] { $moving } von { $customers } Kunden würde sich bewegen
       *[other] { $moving } von { $customers } Kunden würden sich bewegen
    }
thresholds-nobody-moves = Niemand würde sich bewegen. Zieh an einer Schwelle, um zu sehen, was sich ändert.
thresholds-would-move = Kunden, die sich bewegen würden
thresholds-now = Jetzt
thresholds-then = Dann
thresholds-change = Änderung
thresholds-spend-now = Ausgaben jetzt
thresholds-spend-then = Ausgaben dann
thresholds-segments = Segmente
thresholds-segments-note = Größen und Ausgaben, jetzt und mit diesen Schwellen. Ein Kunde kann in mehreren Segmenten sein.
thresholds-segments-caption = Größen und Ausgaben der Segmente, jetzt und dann
thresholds-segments-unchanged = { $count ->
        [one] { $shown } Segment unverändert
       *[other] { $shown } Segmente unverändert
    }
thresholds-spend-change = Änderung der Ausgaben
thresholds-flows = Wer sich wohin bewegen würde
thresholds-flows-picture = Bewegungen von Segment zu Segment
thresholds-flows-note = Nach Hauptsegment. Wähle eine Bewegung, um nur ihre Kunden aufzulisten.
thresholds-picture = Bild
thresholds-picture-moves = Bewegungen
thresholds-picture-grid = Raster
thresholds-moves-smaller = { $count ->
        [one] { $shown } kleinere Bewegung zeigen
       *[other] { $shown } kleinere Bewegungen zeigen
    }
thresholds-moves-largest = Nur die größten zeigen
thresholds-grid = Aktualität nach Häufigkeit und Geldwert
thresholds-grid-caption = Kunden in jeder Zelle und die Änderung
thresholds-grid-note = Kunden mit diesen Schwellen, darunter wie viele mehr oder weniger als jetzt.
thresholds-movers = Wer sich bewegen würde
thresholds-movers-list = Liste der Kunden, die sich bewegen würden
thresholds-movers-note = { $count ->
        [one] { $shown } Kunde, die größte Bewegung zuerst.
       *[other] { $shown } Kunden, die größte Bewegung zuerst.
    }
thresholds-movers-of = { $count ->
        [one] { $shown } Kunde von { $from } zu { $to }.
       *[other] { $shown } Kunden von { $from } zu { $to }.
    }
thresholds-movers-all = Alle anzeigen
thresholds-customer = Kunde
thresholds-customer-gone = Nicht mehr da
thresholds-warnings = Einen zweiten Blick wert

# Changes and saving
thresholds-changes = Deine Änderungen
thresholds-unsaved = Nicht gespeicherte Änderungen
thresholds-unchanged = Wie in Version { $version } gespeichert
thresholds-reset = Zurücksetzen
thresholds-save = Schwellen speichern
thresholds-field = Einstellung
thresholds-staged = Version { $version } wird angewendet
thresholds-staged-note = { $done } von { $all } Kunden sind bereit. Bis alle es sind, ändert sich nichts.
thresholds-activated = Version { $version } ist jetzt aktiv

# Somebody else saved
thresholds-conflict-note = Version { $version } wurde gespeichert, während du Änderungen vorgenommen hast. Deine Änderungen sind noch da.
thresholds-look-at-both = Beide vergleichen
