### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Recency { $recency }, frequency and monetary { $other }: { $count ->
        [one] { $shown } customer
       *[other] { $shown } customers
    }, { $spend }
