### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Aktualität { $recency }, Häufigkeit und Geldwert { $other }: { $count ->
        [one] { $shown } Kunde
       *[other] { $shown } Kunden
    }, { $spend }

# Pictures and their tables
charts-as-table-of = Als Tabelle: { $what }
charts-as-picture-of = Als Bild: { $what }
charts-numbers-of = Zahlen: { $what }
charts-not-drawn = Das Diagramm konnte nicht geladen werden. Die Zahlen stehen in der Tabelle.
charts-day = Tag
charts-restated = Die Zahlen vom { $day } sind nachträglich aus den Bestellungen bis dahin berechnet: An diesem Tag wurde noch nichts aufgezeichnet. Kunden ohne Bestellungen sind darin nicht enthalten.
charts-imported = { $count ->
        [one] Importe haben in dieser Zeit { $shown } Kunden gebracht, der schon lange vorher gekauft haben kann.
       *[other] Importe haben in dieser Zeit { $shown } Kunden gebracht, die schon lange vorher gekauft haben können.
    }
charts-imported-at-least = { $count ->
        [one] Importe haben in dieser Zeit mindestens { $shown } Kunden gebracht, der schon lange vorher gekauft haben kann.
       *[other] Importe haben in dieser Zeit mindestens { $shown } Kunden gebracht, die schon lange vorher gekauft haben können.
    }
charts-other-version = Zwischen diesen Tagen wurden Schwellen, Segmente oder die Zeitzone geändert; auch das bewegt Kunden.
charts-other-version-history = Verlauf der Versionen ansehen

# Downloads
charts-download-of = Herunterladen: { $what }
charts-download-csv = CSV für Tabellenprogramme
charts-download-json = JSON für Programme
charts-download-png = PNG für Präsentationen

# Which rows of a list are shown
charts-rows = Zeilen { $first }–{ $last }
charts-rows-of = { $first }–{ $last } von { $all }
