### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = Nadie puede tener la puntuación { $score } en { $dimension }: hay dos umbrales iguales. Mueve uno de ellos.
warnings-score-impossible-quintiles = Nadie puede tener la puntuación { $score } en { $dimension }: tantos clientes tienen el mismo número que dos grupos coinciden y este queda vacío. No es un error. Si quieres que se usen todas las puntuaciones, pon aquí tus propios umbrales.
warnings-score-impossible-worked-out = Nadie puede tener la puntuación { $score } en { $dimension }: con lo que elegiste, dos umbrales resultan iguales. Elige otra cosa o pon aquí tus propios umbrales.
warnings-score-unused = Ninguno de tus clientes tiene la puntuación { $score } en { $dimension }.
warnings-segment-impossible = Con estos umbrales nadie puede estar en { $segment }. Suaviza sus condiciones.
warnings-segment-twin = { $segment } tiene los mismos clientes que { $twin }. Puedes eliminar uno de los dos.
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
        [one] { $shown } combinación de puntuaciones no está en ningún segmento: recencia { $recency }, frecuencia { $frequency }, importe { $monetary }.
        [many] { $shown } de combinaciones de puntuaciones no están en ningún segmento, como recencia { $recency }, frecuencia { $frequency }, importe { $monetary }.
       *[other] { $shown } combinaciones de puntuaciones no están en ningún segmento, como recencia { $recency }, frecuencia { $frequency }, importe { $monetary }.
    }
warnings-prospects-uncovered = Los clientes sin pedidos no están en ningún segmento.
warnings-unknown = Hay algo inusual aquí. Revísalo antes de guardar.
