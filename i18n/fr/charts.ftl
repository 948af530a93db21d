### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Récence { $recency }, fréquence et montant { $other } : { $count ->
        [one] { $shown } client
        [many] { $shown } de clients
       *[other] { $shown } clients
    }, { $spend }
