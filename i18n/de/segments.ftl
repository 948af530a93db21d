### The page of segments.

segments-subtitle = Gruppen deiner Kunden danach, wann sie zuletzt gekauft haben, wie oft und für wie viel. Sie halten sich selbst aktuell.
segments-list = Deine Segmente
segments-order-note = Die Reihenfolge zählt: Das Hauptsegment eines Kunden ist das erste passende in dieser Liste. Zieh ein Segment oder nutze seine Pfeile.
segments-order-note-read = Die Reihenfolge zählt: Das Hauptsegment eines Kunden ist das erste passende in dieser Liste.
segments-days = { $days } Tage
segments-unknown = Dieses Segment gibt es nicht (mehr). Das sind die vorhandenen.
segments-none = Es gibt keine Segmente
segments-none-note = Füge ein eigenes hinzu oder kehre zu den Standardsegmenten zurück.
segments-add = Segment hinzufügen
segments-full = Es kann nicht mehr als { $most } Segmente geben.
segments-read-only = Du kannst Segmente ansehen, aber nicht ändern
segments-read-only-note = Bitte den Inhaber des Shops um die Berechtigung, sie zu ändern.
segments-staged = Version { $version } wird vorbereitet
segments-staged-note = { $done } von { $all } Kunden sind neu eingeordnet. Du siehst hier die Segmente dieser Version.
segments-empty = Es gibt noch keine Kunden
segments-empty-note = Segmente füllen sich von selbst, sobald es Bestellungen gibt. Importiere frühere, um zu beginnen.

# What is said of each
segments-figure-customers = Kunden
segments-figure-share = Anteil
segments-figure-spend = Ausgaben
segments-figure-trend = Verlauf
segments-figure-week = Seit letzter Woche
segments-figure-primary = Hauptsegment bei
segments-primary-below = Kunden, deren erstes passendes Segment dies ist
segments-share-of-all = { $share } aller Kunden
segments-was = vorher { $was }
segments-now = jetzt { $now }
segments-state-new = Neu
segments-state-changed = Geändert
segments-trend-none = Noch kein Verlauf
segments-trend-unsaved = Wird ab dem Tag gezählt, an dem du es speicherst. Die Linie beginnt am Tag danach.
segments-trend-awaited = Wird noch nicht gezählt. Die Linie beginnt, sobald es aktiv ist.
segments-trend-begins = Gezählt seit { $day }. Die Linie beginnt morgen.
segments-trend-since = Gezählt seit { $day }.
segments-trend-label = { $segment }, letzte { $days } Tage: von { $from } auf { $to } Kunden
segments-move-up = { $segment } nach oben
segments-move-down = { $segment } nach unten
segments-moved = { $segment } ist jetzt Nummer { $at } von { $of }

# One of them
segments-customers = Kunden anzeigen
segments-duplicate = Duplizieren
segments-copy-of = { $name } (Kopie)
segments-deleted = { $segment } ist aus deinem Entwurf gelöscht
segments-cells = Welche Kunden
segments-cells-note = Wo das Segment in deinem Shop liegt und wie viele seiner Kunden jetzt dort sind.
segments-cells-caption = Werte, die { $segment } auswählt
segments-cells-all = Alles davon
segments-cells-part = Ein Teil davon
segments-cells-none = Nichts davon
segments-cells-prospects = Auch Kunden ohne Bestellung gehören dazu. Sie haben keinen Wert.
segments-cells-unknown = Das Bild kann noch nicht gezeichnet werden.
segments-overlap = Auch in anderen Segmenten
segments-overlap-note = Ein Kunde kann in mehreren Segmenten zugleich sein.
segments-overlap-caption = Kunden von { $segment } in anderen Segmenten
segments-overlap-share = Anteil an diesem Segment
segments-overlap-none = Keiner der Kunden ist in einem anderen Segment.
segments-over-time = Kunden in den letzten { $days } Tagen

# Editing
segments-new-title = Neues Segment
segments-edit-title = { $segment } bearbeiten
segments-nameless = Neues Segment
segments-done = Fertig
segments-names = Namen
segments-names-note = In jeder Sprache, in der du oder dein Team die App nutzt. Einer reicht.
segments-name-missing = Gib ihm in mindestens einer Sprache einen Namen.
segments-name-long = Dieser Name ist zu lang.
segments-name-shared = Ein anderes Segment heißt auch so.
segments-names-shared = Mehrere Segmente haben denselben Namen
segments-names-missing = Fehlt auf { $languages }. Stattdessen wird „{ $shown }“ angezeigt.
segments-rule = Regel
segments-rule-note = Ein Kunde gehört zum Segment, wenn alles hier Gewählte zutrifft.
segments-rule-of = Wen es auswählt
segments-rule-of-scored = Kunden mit Bestellungen
segments-rule-of-prospects = Hat noch nicht bestellt
segments-rule-prospects-note = Alle Kunden mit Konto, aber ohne Bestellung, die zählt. Sobald sie kaufen, verlassen sie es von selbst.
segments-rule-more = Weitere Bedingungen
segments-in-words = In Worten
segments-kind-any = Beliebig
segments-kind-at-least = Mindestens
segments-kind-at-most = Höchstens
segments-kind-exactly = Genau
segments-kind-between = Zwischen
segments-kind-one-of = Eine von mehreren
segments-kind-as-written = Wie geschrieben
segments-value = Wert
segments-value-from = Von Wert
segments-value-to = Bis Wert
segments-alternatives = Und mindestens eines davon
segments-alternatives-note = Für Regeln wie „gibt viel aus oder kauft oft“: Zusätzlich zum oben Gewählten muss mindestens eine Alternative zutreffen.
segments-alternative = Alternative { $at }
segments-alternative-add = Alternative hinzufügen
segments-alternative-remove = Entfernen
segments-alternative-remove-label = Alternative { $at } entfernen
segments-wrong = { $count ->
        [one] { $shown } Angabe muss korrigiert werden
       *[other] { $shown } Angaben müssen korrigiert werden
    }
segments-wrong-note = Bis dahin sind die Zahlen die von vorher.
segments-wrong-rule = Wähle mindestens eine Bedingung.
segments-wrong-condition = Diese Bedingung ist ungültig.
segments-wrong-score = Ein Wert von { $from } bis { $to }.
segments-warnings = Einen zweiten Blick wert

# The draft
segments-draft = Noch nicht gespeichert
segments-draft-note = Für deine Kunden ändert sich nichts, bis du speicherst.
segments-draft-same = Alles ist wieder wie zuvor.
segments-discard = Verwerfen
segments-discard-title = Alle Änderungen verwerfen?
segments-discard-note = Alles, was du seit dem letzten Speichern geändert hast, geht verloren.
segments-review = Prüfen und speichern
segments-review-title = Was das Speichern ändert
segments-moving = { $count ->
        [one] { $shown } von { $all } Kunden bekommt ein anderes Hauptsegment
       *[other] { $shown } von { $all } Kunden bekommen ein anderes Hauptsegment
    }
segments-sizes-caption = Größen der Segmente, die sich ändern
segments-sizes-same = Kein Segment ändert seine Größe.
segments-size-now = Jetzt
segments-size-then = Danach
segments-entering = Kommen hinzu
segments-leaving = Gehen weg
segments-movers = Wer das ist
segments-movers-way = Wer von { $from } nach { $to } wechselt
segments-movers-caption = Kunden, die ein anderes Hauptsegment bekommen
segments-movers-none = Niemand.
segments-mover = Kunde
segments-mover-from = Von
segments-mover-to = Nach
segments-difference-added = Neu: { $segment }
segments-difference-removed = Gelöscht: { $segment }
segments-difference-renamed = Umbenannt: { $from } → { $to }
segments-difference-translated = Übersetzter Name von { $segment }: { $languages }
segments-difference-ruled = Andere Regel: { $segment }
segments-difference-reordered = Andere Reihenfolge
segments-difference-none = Kein Segment ist anders.
segments-conflict-missing = Nicht vorhanden
segments-conflict-order = Reihenfolge
segments-conflict-order-same = Wie zuvor
segments-theirs-taken = Version { $version } gilt. Deine Änderungen sind verworfen.
segments-defaults = Standardsegmente
segments-defaults-title = Zurück zu den Standardsegmenten?
segments-defaults-note = Die Standardsegmente ersetzen deine im Entwurf. Gespeichert wird erst, wenn du es geprüft hast, und du kannst es rückgängig machen.
segments-defaults-take = Standardsegmente verwenden
