### The history of versions of the configuration, on each page that has one.

history-title = Verlauf
history-note = Jede Version, die gespeichert wurde. Wiederherstellen speichert sie erneut als neue Version.
history-versions = Gespeicherte Versionen
history-version = Version
history-state = Zustand
history-state-active = Aktiv
history-state-staged = Wird angewendet
history-state-past = Früher
history-state-overtaken = Ersetzt, bevor sie aktiv war
history-saved-at = Gespeichert
history-older = Ältere Versionen anzeigen
history-restore = Wiederherstellen
history-look = Vorschau
history-restore-version = Version { $version } wiederherstellen
history-restore-note = Das würde sich gegenüber jetzt ändern. Die Version wird mit den Schwellen wiederhergestellt, die sie hatte, samt Gewichten und Segmenten.
history-restore-changes = Was sich durch das Wiederherstellen ändert

# What a version changed
history-changes = Was sich geändert hat
history-changed = { $what }: { $from } → { $to }
history-begins-with = { $what }: { $value }
history-moved = { $from } → { $to }
history-same = Nichts: Sie sagt dasselbe wie die vorige.
history-unread = Konnte nicht geladen werden
history-part-thresholds = Bewertung
history-part-segments = Segmente
history-part-time-zone = Zeitzone
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
        [one] { $shown } weitere Änderung
       *[other] { $shown } weitere Änderungen
    }
