### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Aktualität { $recency }, Häufigkeit und Geldwert { $other }: { $count ->
        [one] { $shown } Kunde
       *[other] { $shown } Kunden
    }, { $spend }
