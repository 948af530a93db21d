### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = compró hoy
rules-recency-within = { $count ->
        [one] compró hace { $shown } día como máximo
        [many] compró en los últimos { $shown } de días
       *[other] compró en los últimos { $shown } días
    }
rules-recency-before = { $count ->
        [one] compró por última vez hace { $shown } día o más
        [many] compró por última vez hace { $shown } de días o más
       *[other] compró por última vez hace { $shown } días o más
    }
rules-recency-exactly = { $count ->
        [one] compró por última vez hace { $shown } día
        [many] compró por última vez hace { $shown } de días
       *[other] compró por última vez hace { $shown } días
    }
rules-recency-between = { $count ->
        [one] compró por última vez hace entre { $from } y { $shown } día
        [many] compró por última vez hace entre { $from } y { $shown } de días
       *[other] compró por última vez hace entre { $from } y { $shown } días
    }
rules-recency-nobody = recencia { $scores }, que ningún cliente puede tener
rules-frequency-at-least = { $count ->
        [one] hizo al menos { $shown } pedido
        [many] hizo al menos { $shown } de pedidos
       *[other] hizo al menos { $shown } pedidos
    }
rules-frequency-at-most = { $count ->
        [one] hizo como máximo { $shown } pedido
        [many] hizo como máximo { $shown } de pedidos
       *[other] hizo como máximo { $shown } pedidos
    }
rules-frequency-exactly = { $count ->
        [one] hizo exactamente { $shown } pedido
        [many] hizo exactamente { $shown } de pedidos
       *[other] hizo exactamente { $shown } pedidos
    }
rules-frequency-between = { $count ->
        [one] hizo de { $from } a { $shown } pedido
        [many] hizo de { $from } a { $shown } de pedidos
       *[other] hizo de { $from } a { $shown } pedidos
    }
rules-frequency-nobody = frecuencia { $scores }, que ningún cliente puede tener
rules-monetary-at-least = gastó al menos { $from }
rules-monetary-below = gastó menos de { $below }
rules-monetary-between = gastó entre { $from } y { $to }
rules-monetary-nobody = importe { $scores }, que ningún cliente puede tener
rules-frequency-monetary-at-least = frecuencia e importe en conjunto de al menos { $score }
rules-frequency-monetary-at-most = frecuencia e importe en conjunto de { $score } como máximo
rules-frequency-monetary-exactly = frecuencia e importe en conjunto de { $score }
rules-frequency-monetary-between = frecuencia e importe en conjunto de { $from } a { $to }
rules-score-at-least = puntuación global de al menos { $score }
rules-score-at-most = puntuación global de { $score } como máximo
rules-score-exactly = puntuación global de exactamente { $score }
rules-score-between = puntuación global de { $from } a { $to }
rules-prospects = aún no ha hecho ningún pedido
rules-anybody = ha hecho al menos un pedido
rules-group = ({ $list })
rules-none = aún sin condiciones
rules-unreadable = una regla que no se puede leer
