### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = Niemand kann bei { $dimension } den Wert { $score } haben: Zwei Schwellen sind gleich. Verschiebe eine davon.
warnings-score-impossible-quintiles = Niemand kann bei { $dimension } den Wert { $score } haben: So viele deiner Kunden haben dieselbe Zahl, dass zwei Gruppen zusammenfallen und diese leer bleibt. Das ist kein Fehler. Sollen alle Werte vorkommen, lege hier eigene Schwellen fest.
warnings-score-impossible-worked-out = Niemand kann bei { $dimension } den Wert { $score } haben: Aus deiner Wahl ergeben sich zwei gleiche Schwellen. Wähle etwas anderes, oder lege hier eigene Schwellen fest.
warnings-score-unused = Keiner deiner Kunden hat bei { $dimension } den Wert { $score }.
warnings-segment-impossible = Mit diesen Schwellen kann niemand in { $segment } sein. Lockere die Bedingungen.
warnings-segment-twin = { $segment } hat dieselben Kunden wie { $twin }. Eines davon kannst du löschen.
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
        [one] { $shown } Kombination von Werten ist in keinem Segment: Aktualität { $recency }, Häufigkeit { $frequency }, Geldwert { $monetary }.
       *[other] { $shown } Kombinationen von Werten sind in keinem Segment, etwa Aktualität { $recency }, Häufigkeit { $frequency }, Geldwert { $monetary }.
    }
warnings-prospects-uncovered = Kunden ohne Bestellung sind in keinem Segment.
warnings-unknown = Etwas daran ist ungewöhnlich. Prüfe es, bevor du speicherst.
