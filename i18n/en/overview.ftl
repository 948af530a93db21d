### The overview of the shop.

# The page
overview-subtitle = Who your customers are today, and who is moving.
overview-since = Compare with
overview-since-day = Yesterday
overview-since-week = Last week
overview-since-month = Last month
overview-gone = { $day } is not kept any more
overview-gone-way-out = Compare with a later day.

# Figures
overview-customers = Customers
overview-of-them-without-orders = { $count ->
        [one] { $shown } of them without orders
       *[other] { $shown } of them without orders
    }
overview-money = Spend of all customers
overview-by-since = { $shown } since { $day }
overview-by-since-orders = { $count ->
        [one] { $shown } customer with orders, compared with { $day }
       *[other] { $shown } customers with orders, compared with { $day }
    }
overview-money-note = in all, less refunds
overview-repeat = Bought twice or more
overview-points = { $shown } percentage points since { $day }
overview-as-of = as of { $day }
overview-average = Average order
overview-on = on { $day }, the last whole day
overview-tomorrow = Known once a day is over
overview-unread = Could not be loaded
overview-moved = Changed segment since { $day }
overview-came = { $count ->
        [one] { $shown } customer counted for the first time
       *[other] { $shown } customers counted for the first time
    }

# Segments, and the shop as a picture
overview-change = Change
overview-segments-overlap = A customer can be in several segments.
overview-money-by-segment = Spend by segment
overview-grid = Your shop in 25 places
overview-grid-note = Rows further up bought more recently; columns further along bought more often and spent more. Choose a place to see who is in it.
overview-grid-measure = Shaded by
overview-grid-prospects = { $count ->
        [one] Beside it: { $shown } customer without orders.
       *[other] Beside it: { $shown } customers without orders.
    }

# Sizes over time
overview-sizes = Sizes over time
overview-sizes-legend = Segments on the chart
overview-sizes-none = Recording begins with the first day; the lines follow.
overview-sizes-young = One day is recorded so far. A line grows from it day by day.
overview-span = Time span
overview-span-month = 30 days
overview-span-quarter = 90 days
overview-span-year = A year

# The largest moves
overview-moves = Biggest moves
overview-moves-note = Customers who changed segment since { $day }
overview-moves-all = All movement
overview-moves-none = Nobody has changed segment.

# Live movement
overview-live = Moving now
overview-live-on = Live
overview-live-connecting = Connecting…
overview-live-lost = Connection lost
overview-live-refused = Session ended
overview-live-paused = Paused
overview-live-pause = Pause
overview-live-go-on = Go on
overview-live-waiting = { $count ->
        [one] { $shown } more meanwhile
       *[other] { $shown } more meanwhile
    }
overview-live-none = Waiting for orders…
overview-live-none-note = As soon as an order or the passing of time moves a customer, it shows up here.
overview-live-new = Not counted before
overview-live-gone = Merged
overview-live-read-out = { $count ->
        [one] { $shown } customer moved
       *[other] { $shown } customers moved
    }
