### The overview of the shop.

# The page
overview-subtitle = Quiénes son hoy tus clientes y quién se está moviendo.
overview-since = Comparar con
overview-since-day = Ayer
overview-since-week = Hace una semana
overview-since-month = Hace un mes
overview-gone = El { $day } ya no se conserva
overview-gone-way-out = Compara con un día posterior.

# Figures
overview-customers = Clientes
overview-of-them-without-orders = { $count ->
        [one] { $shown } de ellos sin pedidos
        [many] { $shown } de ellos sin pedidos
       *[other] { $shown } de ellos sin pedidos
    }
overview-money = Gasto de todos los clientes
overview-by-since = { $shown } desde el { $day }
overview-by-since-orders = { $count ->
        [one] { $shown } cliente con pedidos, en comparación con el { $day }
        [many] { $shown } de clientes con pedidos, en comparación con el { $day }
       *[other] { $shown } clientes con pedidos, en comparación con el { $day }
    }
overview-money-note = en total, sin reembolsos
overview-repeat = Compraron dos veces o más
overview-points = { $shown } puntos porcentuales desde el { $day }
overview-as-of = a { $day }
overview-average = Pedido medio
overview-on = el { $day }, último día completo
overview-tomorrow = Se sabrá cuando acabe el día
overview-unread = No se pudo cargar
overview-moved = Cambiaron de segmento desde el { $day }
overview-came = { $count ->
        [one] { $shown } cliente contado por primera vez
        [many] { $shown } de clientes contados por primera vez
       *[other] { $shown } clientes contados por primera vez
    }

# Segments, and the shop as a picture
overview-change = Cambio
overview-segments-overlap = Un cliente puede estar en varios segmentos.
overview-money-by-segment = Gasto por segmento
overview-grid = Tu tienda en 25 casillas
overview-grid-note = Cuanto más arriba, más reciente; cuanto más avanzas, más pedidos y más gasto. Elige una casilla para ver quién está en ella.
overview-grid-measure = Sombreado según
overview-grid-prospects = { $count ->
        [one] Aparte: { $shown } cliente sin pedidos.
        [many] Aparte: { $shown } de clientes sin pedidos.
       *[other] Aparte: { $shown } clientes sin pedidos.
    }

# Sizes over time
overview-sizes = Tamaños a lo largo del tiempo
overview-sizes-legend = Segmentos en el gráfico
overview-sizes-none = El registro empieza con el primer día; después llegan las líneas.
overview-sizes-young = Por ahora hay un día registrado. La línea crecerá día a día.
overview-span = Periodo
overview-span-month = 30 días
overview-span-quarter = 90 días
overview-span-year = Un año

# The largest moves
overview-moves = Mayores movimientos
overview-moves-note = Clientes que cambiaron de segmento desde el { $day }
overview-moves-all = Todo el movimiento
overview-moves-none = Nadie ha cambiado de segmento.

# Live movement
overview-live = Moviéndose ahora
overview-live-on = En vivo
overview-live-connecting = Conectando…
overview-live-lost = Sin conexión
overview-live-refused = Sesión terminada
overview-live-paused = En pausa
overview-live-pause = Pausar
overview-live-go-on = Continuar
overview-live-waiting = { $count ->
        [one] { $shown } más entretanto
        [many] { $shown } más entretanto
       *[other] { $shown } más entretanto
    }
overview-live-none = Esperando pedidos…
overview-live-none-note = En cuanto un pedido o el paso del tiempo mueva a un cliente, aparecerá aquí.
overview-live-new = Aún sin contar
overview-live-gone = Fusionado
overview-live-read-out = { $count ->
        [one] Se movió { $shown } cliente
        [many] Se movieron { $shown } de clientes
       *[other] Se movieron { $shown } clientes
    }
