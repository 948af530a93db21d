### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = 最終購入日{ $recency }、購入頻度と金額{ $other }：{ $count ->
       *[other] { $shown }人
    }、{ $spend }
