### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = Bestellungen importieren
imports-subtitle = Hol frühere Bestellungen aus einem Export von Shopify herein. Ein wiederholter Import zählt nichts doppelt.
imports-welcome = Willkommen! Lerne deine Kunden kennen
imports-welcome-subtitle = Mit deinen bisherigen Bestellungen bekommt jeder Kunde einen Wert und ein Segment. Es sind drei Schritte.
imports-guide = Drei Schritte
imports-guide-export-title = Bestellungen exportieren
imports-guide-export = Öffne in Shopify „Bestellungen“, wähle „Exportieren“, alle Bestellungen und eine CSV-Datei. Bei vielen Bestellungen schickt Shopify die Datei per E-Mail.
imports-guide-drop-title = Datei hier ablegen
imports-guide-drop = Zieh die CSV-Datei unverändert auf diese Seite. Mehrere Dateien? Eine nach der anderen.
imports-guide-see-title = Segmente ansehen
imports-guide-see = Werte und Segmente sind da, sobald der Import endet. Neue Bestellungen bewegen die Kunden dann von selbst.
imports-to-orders = Bestellungen in Shopify öffnen
imports-how-to = Wie komme ich an die Datei?
imports-columns = Benötigte Spalten: Name, Email, Financial Status, Currency, Total, Created at. Der Export von Shopify hat sie alle; bearbeite die Datei nicht und speichere sie nicht in einem anderen Programm.
imports-data = Was mit deinen Daten geschieht
imports-data-file = Die Datei wird gelöscht, sobald ihr Import endet.
imports-data-email = E-Mail-Adressen werden verschlüsselt gespeichert und nirgends angezeigt; sie halten nur Kunden auseinander.
imports-data-twice = Dieselben Bestellungen noch einmal zu importieren ändert nichts; nichts zählt doppelt.
imports-data-shopify = In Shopify wird nichts geändert, und niemand wird angeschrieben.

# A file is dropped and sent
imports-drop = Zieh deinen Bestellexport irgendwo auf diese Seite
imports-drop-now = Loslassen zum Importieren
imports-choose = Datei auswählen
imports-accepted = Der Bestellexport von Shopify als CSV-Datei
imports-one-file = Bitte eine Datei nach der anderen.
imports-read-only = Du darfst ansehen, aber nicht importieren
imports-checking = { $name } wird geprüft
imports-sending = { $name } wird gesendet
imports-sent = { $sent } von { $of } · { $share }
imports-stay = Bitte lass diese Seite offen, bis die Datei gesendet ist.

# Its import at work
imports-state-waiting-title = { $name } wartet, bis es an der Reihe ist
imports-state-reading-title = { $name } wird gelesen
imports-state-writing-title = { $name } wird importiert
imports-state-waiting = Wartet
imports-state-reading = Wird gelesen
imports-state-writing = Wird importiert
imports-state-finished = Fertig
imports-state-failed = Fehlgeschlagen
imports-state-interrupted = Unterbrochen
imports-step-done = (erledigt)
imports-step-sent = Datei erhalten: { $size }
imports-step-waiting = Ein anderer Import dieses Shops läuft noch; dieser beginnt gleich danach
imports-step-reading = Lesen; bisher Bestellungen: { $orders }, Kunden: { $customers }
imports-step-write = Kunden bewerten
imports-step-writing = Kunden bewerten: { $written } von { $orders } Bestellungen
imports-leave = Du kannst diese Seite verlassen; der Import läuft weiter.

# How it ended
imports-line = Zeile
imports-wrong = Was nicht stimmt
imports-left-out = { $count ->
        [one] { $shown } Zeile wurde ausgelassen
       *[other] { $shown } Zeilen wurden ausgelassen
    }
imports-first-shown = { $count ->
        [one] die erste wird gezeigt
       *[other] die ersten { $shown } werden gezeigt
    }
imports-left-out-note = Alles andere wird importiert. Korrigiere diese Zeilen in Shopify, exportiere erneut und leg die Datei hier ab: Nur Neues kommt hinzu.
imports-refused = { $name } wurde nicht importiert
imports-lost = Die Datei kam nicht durch
imports-lost-way-out = Die Verbindung ist abgebrochen. Prüfe sie und wähle die Datei erneut.
imports-lost-at = { $sent } von { $of } waren gesendet.
imports-lost-reachable = Der Dienst ist erreichbar; er kann die Datei also beim Senden abgelehnt haben: Eine Datei darf höchstens { $most } haben, und nur wenige Importe dürfen gleichzeitig warten. Wähle die Datei noch einmal, wenn die Importe unten beendet sind.
imports-failed-title = { $name } konnte nicht importiert werden
imports-interrupted-title = Der Import von { $name } wurde unterbrochen
imports-written-stay = { $count ->
        [one] { $shown } Bestellung wurde schon importiert und bleibt.
       *[other] { $shown } Bestellungen wurden schon importiert und bleiben.
    }
imports-finished-title = { $name } ist importiert
imports-finished = Jeder Kunde hat jetzt einen Wert und Segmente.
imports-known-title = { $name } enthält nichts Neues
imports-known = Der Shop hatte alle lesbaren Bestellungen schon. Nichts wurde geändert.
imports-new = { $count ->
        [one] { $shown } neu
       *[other] { $shown } neu
    }
imports-customers = Kunden
imports-changed = Aktualisierte Bestellungen
imports-lines-left-out = Ausgelassene Zeilen
imports-without-id = { $count ->
        [one] { $shown } Bestellung hat in der Datei keine ID und wird an ihrem Namen erkannt. Nimm den Export von Shopify selbst, damit spätere Änderungen der Bestellung erkannt werden.
       *[other] { $shown } Bestellungen haben in der Datei keine ID und werden an ihren Namen erkannt. Nimm den Export von Shopify selbst, damit spätere Änderungen dieser Bestellungen erkannt werden.
    }
imports-see-customers = Deine Kunden ansehen
imports-see-overview = Zur Übersicht
imports-another = Weitere Datei importieren

# Imports so far
imports-earlier = Bisherige Importe
imports-earlier-table = Jeder Import mit seinem Stand und Ergebnis
imports-file = Datei
imports-at = Erhalten
imports-by = Von
imports-state = Stand
imports-orders-new = Neue Bestellungen
imports-customers-new = Neue Kunden

# Problems of lines
imports-problem-fields-differ =
    { $fields ->
        [one] Die Zeile hat { $fields } Feld, die Kopfzeile hat { $expected }.
       *[other] Die Zeile hat { $fields } Felder, die Kopfzeile hat { $expected }.
    }
imports-problem-stray-quote = In einem Feld ohne Anführungszeichen steht ein Anführungszeichen.
imports-problem-not-utf8 = { $column }: Der Text ist nicht als UTF-8 kodiert.
imports-problem-empty = { $column }: Das Feld ist leer.
imports-problem-currency-unknown = { $column }: Das ist kein Währungscode wie USD.
imports-problem-other-currency = Die Bestellung ist in { $currency }, die Währung des Shops ist aber { $shop_currency }.
imports-problem-amount-malformed = { $column }: Das ist kein Betrag wie 12.50.
imports-problem-amount-too-precise =
    { $decimals ->
        [0] { $column }: Die Währung hat keine Nachkommastellen.
        [one] { $column }: Der Betrag hat mehr als die { $decimals } Nachkommastelle seiner Währung.
       *[other] { $column }: Der Betrag hat mehr als die { $decimals } Nachkommastellen seiner Währung.
    }
imports-problem-amount-too-large = { $column }: Der Betrag ist zu groß.
imports-problem-time-unknown = { $column }: Das ist kein Zeitpunkt wie 2026-01-31 12:00:00 +0000.
imports-problem-status-unknown = { $column }: Dieser Zahlungsstatus ist nicht bekannt; gültig ist zum Beispiel paid.
imports-problem-id-invalid = { $column }: Die ID ist leer oder zu lang.
imports-problem-not-json = Die Zeile ist kein gültiges JSON.
imports-problem-field-unusable = { $column }: Das Feld fehlt oder ist nicht verwendbar.
imports-problem-no-order = Die Zeile enthält keine Bestellung.

# Errors
imports-error-missing-columns = Das ist kein Bestellexport von Shopify. Es fehlt: { $columns }. Öffne in Shopify Bestellungen, wähle Exportieren und lege die CSV-Datei unverändert hier ab.
imports-error-empty-file = Die Datei ist leer.
imports-error-no-orders = Aus der Datei konnte keine Bestellung gelesen werden.
imports-error-other-currency = Alle Bestellungen in der Datei sind in { $currency }, die Währung des Shops ist aber { $shop_currency }.
imports-error-wrong-encoding = Die Datei ist nicht als UTF-8 kodiert. Verwende die Datei von Shopify, ohne sie in einem anderen Programm neu zu speichern.
imports-error-wrong-separator =
    { $separator ->
        [tab] Die Spalten sind durch Tabulatoren statt durch Kommas getrennt. Verwende die Datei von Shopify, ohne sie in einem anderen Programm neu zu speichern.
       *[semicolon] Die Spalten sind durch Semikolons statt durch Kommas getrennt. Verwende die Datei von Shopify, ohne sie in einem anderen Programm neu zu speichern.
    }
imports-error-not-csv-xlsx = Das ist eine Excel-Arbeitsmappe. Verwende die CSV-Datei, die Shopify exportiert hat.
imports-error-not-csv-packed = Die Datei ist komprimiert. Entpacke sie zuerst und lege dann die CSV-Datei hier ab.
imports-error-not-csv-binary = Das ist keine Textdatei. Verwende die CSV-Datei, die Shopify exportiert hat.
imports-error-too-large = Die Datei ist größer als { $most_bytes }. Exportiere weniger Bestellungen auf einmal.
imports-error-stalled = Der Upload ist stehen geblieben: { $seconds } s lang kam nichts an. Prüfe deine Verbindung und lege die Datei noch einmal ab.
imports-error-too-slow = Der Upload hat länger als { $seconds } s gedauert. Verwende eine schnellere Verbindung oder exportiere weniger Bestellungen auf einmal.
imports-error-broke-off = Der Upload ist abgebrochen. Lege die Datei noch einmal ab.
imports-error-disk-full = Auf dem Server ist gerade kein Platz für die Datei. Versuche es später noch einmal.
imports-error-too-many-waiting =
    { $most ->
        [one] { $most } Import wartet oder läuft bereits. Lege die Datei noch einmal ab, wenn er fertig ist.
       *[other] { $most } Importe warten oder laufen bereits. Lege die Datei noch einmal ab, wenn einer fertig ist.
    }
imports-error-interrupted = Der Import wurde unterbrochen. Was importiert wurde, bleibt. Lege dieselbe Datei noch einmal ab, um fortzufahren; nichts wird doppelt gezählt.
imports-error-unavailable = Der Import konnte nicht weitergehen, weil die Datenbank nicht erreichbar ist. Lege dieselbe Datei später noch einmal ab; nichts wird doppelt gezählt.
imports-error-internal = Der Import ist wegen eines Fehlers auf dem Server fehlgeschlagen. Versuche es später noch einmal.
