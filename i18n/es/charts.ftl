### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Recencia { $recency }, frecuencia e importe { $other }: { $count ->
        [one] { $shown } cliente
        [many] { $shown } de clientes
       *[other] { $shown } clientes
    }, { $spend }
