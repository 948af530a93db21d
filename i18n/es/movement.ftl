### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = Quién pasó de un segmento a otro entre dos días, y quién vuelve.
movement-empty-title = Nadie se ha movido aún
movement-empty-text = El movimiento aparece cuando hay pedidos. Importa los anteriores para mirar atrás hasta donde lleguen.
movement-empty-action = Importar pedidos

# Two days
movement-span = Desde
movement-span-day = Ayer
movement-span-week = Una semana
movement-span-month = Un mes
movement-span-quarter = Un trimestre
movement-from = Desde el final del
movement-to = Hasta el final del
movement-wrong-way = El primer día no puede ser posterior al segundo.
movement-ahead = { $day } está en el futuro. En su lugar se muestra: { $days }.
movement-gone = El { $day } ya no se conserva
movement-gone-way-out = Elige un primer día posterior.

# Flows
movement-flows = Entre segmentos
movement-flows-note = Por segmento principal. Elige un flujo para ver quién está en él.
movement-flows-label = Clientes de segmento a segmento, del { $from } al { $to }
movement-stayed-too = Mostrar los que se quedaron
movement-nobody = Nadie se movió entre estos días.
movement-new = Aún sin contar
movement-gone-end = Fusionados
movement-changed = Cambiaron de segmento
movement-came = Contados por primera vez
movement-came-note = Contado por primera vez significa que aún no figuraba en las cifras del { $day }. Puede ser un primer pedido desde entonces, pero también un cliente antiguo que llegó con una importación o un cambio en Shopify.
movement-went = Fusionados con otros
movement-stayed = Se quedaron

# Customers of a flow
movement-customer = Cliente
movement-from-segment = De
movement-to-segment = A
movement-scores-before = Puntuaciones antes
movement-scores-after = Puntuaciones después
movement-score-before = { $dimension } (antes)
movement-score-after = { $dimension } (después)
movement-list-note = Las puntuaciones son recencia, frecuencia e importe.
movement-stayed-list = Están en el mismo segmento ambos días.

# Cohorts
movement-cohorts = Quién vuelve
movement-cohorts-note = Clientes por mes de su primer pedido, y cuántos de ellos compraron en cada mes posterior.
movement-cohorts-months = Hasta cuándo
movement-months = { $count ->
        [one] { $shown } mes
        [many] { $shown } de meses
       *[other] { $shown } meses
    }
movement-so-far = hasta ahora
movement-month-so-far = { $month }, hasta ahora
movement-cohorts-none = Las cohortes aparecen cuando acabe el primer día.
movement-cohorts-scale = Proporción de clientes que compraron
movement-cohort = Primer pedido
movement-months-later = Meses desde el primer pedido
movement-ordered = Compraron
movement-cohort-cell = { $month }, { $count ->
        [one] { $later } mes después
        [many] { $later } de meses después
       *[other] { $later } meses después
    }: compraron { $active } de { $customers }

# Revenue
movement-revenue = Ingresos por segmento
movement-revenue-note = Por mes; cada pedido cuenta en el segmento en que estaba el cliente al final de ese día. Quien acaba de comprar está entonces en un segmento de compradores recientes.
movement-revenue-money = Ingresos
movement-revenue-before = Periodo anterior
movement-revenue-change = Variación
movement-revenue-month-change = Variación respecto al mes anterior
movement-revenue-days = del { $from } al { $to }
movement-revenue-against = Periodo: { $now }; comparado con: { $before }
movement-revenue-alone = Periodo: { $now }. Aún no hay con qué comparar: los pedidos conocidos no se remontan al { $day }.
movement-revenue-none = Los ingresos aparecen cuando acabe el primer día.
movement-month = Mes
