### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Recência { $recency }, frequência e valor { $other }: { $count ->
        [one] { $shown } cliente
        [many] { $shown } de clientes
       *[other] { $shown } clientes
    }, { $spend }
