### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = Clientes
service-spend-in = Gasto ({ $currency })
service-revenue-in = Receita ({ $currency })
service-average-order-in = Valor médio do pedido ({ $currency })
service-recency = Recência
service-frequency-monetary = Frequência e valor
service-score = Pontuação
service-months-since = Meses desde o primeiro pedido
service-still-ordering = Clientes que compram, %
service-repeat-rate = Clientes com dois pedidos ou mais, %
service-no-segment = Sem segmento
service-new = Recém-chegados
service-merged = Mesclados

# Pictures to take away
service-picture-segments = Segmentos de clientes
service-picture-grid = Recência por frequência e valor
service-prospects = Sem pedidos

# Why an order does not count
service-not-counted-deleted = O pedido foi excluído.
service-not-counted-cancelled = O pedido foi cancelado.
service-not-counted-test = É um pedido de teste.
service-not-counted-no-customer = O pedido não tem um cliente conhecido.
service-not-counted-unpaid = O pedido não foi pago.
service-not-counted-refunded-in-full = O pedido foi totalmente reembolsado.
