### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Recency { $recency }, frequency and monetary { $other }: { $count ->
        [one] { $shown } customer
       *[other] { $shown } customers
    }, { $spend }

# Pictures and their tables
charts-as-table-of = As a table: { $what }
charts-as-picture-of = As a picture: { $what }
charts-numbers-of = Numbers: { $what }
charts-not-drawn = The chart could not be loaded. Its numbers are in the table.
charts-day = Day
charts-restated = The numbers of { $day } are worked out afterwards from the orders up to then: nothing was recorded yet that day. Customers without orders are not in them.
charts-imported = { $count ->
        [one] Imports added { $shown } customer in this time, who may have bought long before.
       *[other] Imports added { $shown } customers in this time, who may have bought long before.
    }
charts-imported-at-least = { $count ->
        [one] Imports added at least { $shown } customer in this time, who may have bought long before.
       *[other] Imports added at least { $shown } customers in this time, who may have bought long before.
    }
charts-other-version = Thresholds, segments or the time zone were changed between these days; that moves customers too.
charts-other-version-history = See the history of versions

# Downloads
charts-download-of = Download: { $what }
charts-download-csv = CSV for spreadsheets
charts-download-json = JSON for programs
charts-download-png = PNG for slides

# Which rows of a list are shown
charts-rows = Rows { $first }–{ $last }
charts-rows-of = { $first }–{ $last } of { $all }
