### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = Decide qué hace que un cliente sea reciente, frecuente y valioso, y mira quién se movería antes de guardar.
thresholds-read-only-note = Para guardar necesitas permiso para cambiar la configuración. Pídeselo a la persona propietaria de la tienda.

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
        [one] { $shown } día
        [many] { $shown } de días
       *[other] { $shown } días
    }
thresholds-orders = { $count ->
        [one] { $shown } pedido
        [many] { $shown } de pedidos
       *[other] { $shown } pedidos
    }
thresholds-edge-nobody = nadie
thresholds-recency-range = Introduce un número de días de { $least } a { $greatest }.
thresholds-recency-range-from = Introduce un número de días: { $least } o más.
thresholds-frequency-range = Introduce un número de pedidos de { $least } a { $greatest }.
thresholds-frequency-range-from = Introduce un número de pedidos: { $least } o más.
thresholds-monetary-range = Introduce un importe de { $least } a { $greatest }.
thresholds-monetary-range-from = Introduce un importe de al menos { $least }.
thresholds-weight-range = Introduce un porcentaje de { $least } a { $greatest }.
thresholds-score-range = Introduce una puntuación de { $least } a { $greatest }.

# Where edges come from
thresholds-source = Punto de partida
thresholds-source-note = Al elegir uno se fijan de nuevo los umbrales de todas las dimensiones. Después cada una puede tener los suyos.
thresholds-preset-small = Tienda pequeña
thresholds-preset-medium = Tienda mediana
thresholds-preset-plus = Tienda grande (Plus)
thresholds-base-quintiles = Cinco grupos iguales
thresholds-base-given = Tus propios umbrales
thresholds-average-order = Valor medio del pedido ({ $currency })
thresholds-average-order-note = Déjalo vacío para usar el habitual de una tienda de este tamaño.
thresholds-every-days = Recalcular cada (días)
thresholds-every-days-note = Los grupos se recalculan a medida que cambian tus clientes.
thresholds-own-of = Umbrales propios para: { $dimensions }
thresholds-follow-all = Usar el punto de partida en todas
thresholds-follows-preset = Según el tamaño de la tienda
thresholds-follows-quintiles = Según grupos iguales
thresholds-from-base = Del punto de partida
thresholds-own-edges = Umbrales propios
thresholds-half-life = Semivida
thresholds-half-life-of = Semivida de { $days }
thresholds-half-life-note = Días tras los que un último pedido cuenta la mitad. Los cuatro umbrales se deducen de ahí.
thresholds-edges-of = Umbrales de { $dimension }

# Dimensions
thresholds-recency-note = Cuánto hace del último pedido.
thresholds-frequency-note = Cuántos pedidos hay.
thresholds-monetary-note = Cuánto se gastó, menos los reembolsos.
thresholds-score = Puntuación
thresholds-scores-of = Puntuaciones de { $dimension }
thresholds-edge-name = { $dimension }, umbral de la puntuación { $score }
thresholds-recency-edge = Último pedido hace … días como máximo
thresholds-frequency-edge = Al menos … pedidos
thresholds-monetary-edge = Gasto mínimo ({ $currency })
thresholds-recency-rest = hace más tiempo
thresholds-frequency-rest = menos pedidos
thresholds-monetary-rest = menos gasto
thresholds-recency-from = hasta hace { $edge }

# Weights
thresholds-weights = Puntuación global
thresholds-weights-note = Cuánto cuenta cada puntuación, en porcentaje. Las otras dos se ajustan para que sumen 100.
thresholds-weight-of = Peso de { $dimension } (%)
thresholds-low-score = Puntuación baja por debajo de
thresholds-low-score-note = La puntuación global va de 1 a 5. Los clientes por debajo del límite se marcan como de puntuación baja.
thresholds-mean-score = Puntuación global media
thresholds-low-scores = Clientes con puntuación baja
thresholds-now-is = ahora { $now }
thresholds-spread = Clientes por puntuación global. El contorno es el estado actual y la línea, el límite de una puntuación baja.
thresholds-spread-part = De { $from } a { $to }: { $shown } clientes, ahora { $now }

# What would change
thresholds-moving = { $count ->
        [0] Nadie se movería
        [one] { $moving } de { $customers } clientes se movería
        [many] { $moving } de { $customers } clientes se moverían
       *[other] { $moving } de { $customers } clientes se moverían
    }
thresholds-nobody-moves = Nadie se movería. Arrastra un umbral para ver qué cambia.
thresholds-would-move = Clientes que se moverían
thresholds-now = Ahora
thresholds-then = Después
thresholds-change = Cambio
thresholds-spend-now = Gasto ahora
thresholds-spend-then = Gasto después
thresholds-segments = Segmentos
thresholds-segments-note = Tamaño y gasto, ahora y con estos umbrales. Un cliente puede estar en varios segmentos.
thresholds-segments-caption = Tamaño y gasto de los segmentos, ahora y después
thresholds-segments-unchanged = { $count ->
        [one] { $shown } segmento sin cambios
        [many] { $shown } de segmentos sin cambios
       *[other] { $shown } segmentos sin cambios
    }
thresholds-spend-change = Cambio del gasto
thresholds-flows = Quién se movería y adónde
thresholds-flows-picture = Movimientos de un segmento a otro
thresholds-flows-note = Por segmento principal. Elige un movimiento para ver solo sus clientes.
thresholds-picture = Imagen
thresholds-picture-moves = Movimientos
thresholds-picture-grid = Cuadrícula
thresholds-moves-smaller = { $count ->
        [one] Mostrar { $shown } movimiento menor
        [many] Mostrar { $shown } de movimientos menores
       *[other] Mostrar { $shown } movimientos menores
    }
thresholds-moves-largest = Mostrar solo los mayores
thresholds-grid = Recencia por frecuencia e importe
thresholds-grid-caption = Clientes de cada celda y el cambio
thresholds-grid-note = Clientes con estos umbrales y, debajo, cuántos más o menos que ahora.
thresholds-movers = Clientes que cambiarían de segmento
thresholds-movers-list = Lista de los clientes que se moverían
thresholds-movers-note = { $count ->
        [one] { $shown } cliente, primero el movimiento más grande.
        [many] { $shown } de clientes, primero el movimiento más grande.
       *[other] { $shown } clientes, primero el movimiento más grande.
    }
thresholds-movers-of = { $count ->
        [one] { $shown } cliente de { $from } a { $to }.
        [many] { $shown } de clientes de { $from } a { $to }.
       *[other] { $shown } clientes de { $from } a { $to }.
    }
thresholds-movers-all = Mostrar todos
thresholds-customer = Cliente
thresholds-customer-gone = Ya no está
thresholds-warnings = Conviene revisarlo

# Changes and saving
thresholds-changes = Tus cambios
thresholds-unsaved = Cambios sin guardar
thresholds-unchanged = Como se guardó en la versión { $version }
thresholds-reset = Restablecer
thresholds-save = Guardar umbrales
thresholds-field = Ajuste
thresholds-staged = La versión { $version } se está aplicando
thresholds-staged-note = { $done } de { $all } clientes están listos. Hasta que lo estén todos, no cambia nada.
thresholds-activated = La versión { $version } ya está activa

# Somebody else saved
thresholds-conflict-note = La versión { $version } se guardó mientras hacías cambios. Tus cambios siguen aquí.
thresholds-look-at-both = Comparar ambos
