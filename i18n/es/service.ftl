### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = Clientes
service-spend-in = Gasto ({ $currency })
service-revenue-in = Ingresos ({ $currency })
service-average-order-in = Valor medio del pedido ({ $currency })
service-recency = Recencia
service-frequency-monetary = Frecuencia e importe
service-score = Puntuación
service-months-since = Meses desde el primer pedido
service-still-ordering = Clientes que compran, %
service-repeat-rate = Clientes con dos pedidos o más, %
service-no-segment = Sin segmento
service-new = Recién llegados
service-merged = Fusionados

# Pictures to take away
service-picture-segments = Segmentos de clientes
service-picture-grid = Recencia por frecuencia e importe
service-prospects = Sin pedidos

# Why an order does not count
service-not-counted-deleted = El pedido fue eliminado.
service-not-counted-cancelled = El pedido fue cancelado.
service-not-counted-test = Es un pedido de prueba.
service-not-counted-no-customer = El pedido no tiene un cliente conocido.
service-not-counted-unpaid = El pedido no se pagó.
service-not-counted-refunded-in-full = El pedido se reembolsó por completo.
