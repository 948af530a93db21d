### The list of customers, and one of them.

# The list
customers-title = Customers
customers-subtitle = Who bought when, how often and for how much. Names and e-mails stay in Shopify.
customers-customer = Customer
customers-scores = Scores
customers-segments = Segments
customers-next-change = Next change
customers-never = Never
customers-no-scores = No orders yet
customers-mark = { $dimension }: { $score } of 5
customers-count-unknown = How many there are is not counted for a segment and scores together.
customers-page-size = { $count ->
        [one] { $shown } on a page
       *[other] { $shown } on a page
    }

# Finding and narrowing down
customers-search = Find a customer
customers-search-placeholder = name@example.com or 7123456789
customers-search-help = The whole e-mail address or the Shopify customer ID. Parts of an address are not searched.
customers-search-unknown = This is neither a whole e-mail address nor a Shopify ID.
customers-find = Find
customers-any = Any
customers-any-segment = All segments
customers-filters = Active filters
customers-remove-filter = Remove filter { $name }: { $value }
customers-shopify-id = Shopify ID
customers-email = E-mail
customers-all = Show all customers
customers-nothing-exact-title = No customer found
customers-nothing-exact = E-mails are stored encrypted, so only exact matches can be found. Check the spelling, or search by the ID from the customer’s address in Shopify.
customers-nothing-filter-title = No customer matches
customers-nothing-filter = Nobody is in this selection right now. Remove a filter to see more.
customers-none-title = No customers yet
customers-none = Import your past orders, and every customer gets a score and segments.
customers-none-import = Import orders

# What can be taken away
customers-export-png-segments = Picture of the segments (PNG)
customers-export-png-grid = Picture of the grid (PNG)
customers-export-png-note = The whole shop
customers-export-all = All customers
customers-export-segment = All customers of the segment
customers-export-shown = The customers on this page
customers-export-units = spend in { $currency }
customers-export-minor-units = spend in units of { $unit }
customers-sorted-down = Sorted by { $column }, descending
customers-sorted-up = Sorted by { $column }, ascending
customers-found-by-email = Found by e-mail
customers-weight = Weight of { $dimension }
customers-not-counted = Why it does not count

# One customer
customers-one-subtitle = Name and contact details are in Shopify; this page shows none of them.
customers-low-score = Low score, below { $limit }
customers-in-shopify = Open in Shopify
customers-unknown-title = There is no such customer
customers-unknown = The customer may have been merged with another one or deleted in Shopify.
customers-score-of = of 5.00 at most
customers-first-order = first one on { $day }
customers-not-in-shopify = Shopify’s ID of this customer is not known yet, because the orders came from a file. It comes with the next order; until then, an order below leads to the customer in Shopify.

# Why it has the score it has
customers-explained = How the score comes about
customers-explained-note = Three numbers, each from 1 to 5, compared with your thresholds.
customers-prospect = This customer has no order that counts, so there is no score yet.
customers-recency-today = The last order came in today, { $day }.
customers-recency-is = { $count ->
        [one] The last order was { $shown } day ago, on { $day }.
       *[other] The last order was { $shown } days ago, on { $day }.
    }
customers-frequency-is = { $count ->
        [one] { $shown } order counts.
       *[other] { $shown } orders count.
    }
customers-monetary-is = { $amount } spent, less refunds.
customers-recency-falls = { $count ->
        [one] { $shown } more day without an order until recency falls to { $to }.
       *[other] { $shown } more days without an order until recency falls to { $to }.
    }
customers-recency-lowest = It cannot fall further; the next order raises it to 5.
customers-frequency-rises = { $count ->
        [one] { $shown } more order until frequency rises to { $to }.
       *[other] { $shown } more orders until frequency rises to { $to }.
    }
customers-monetary-rises = { $amount } more until monetary rises to { $to }.
customers-highest = This is the highest score.
customers-bands = { $dimension }: { $value } is in band { $score } of 5. Edges between the bands, from the lowest: { $edges }.

# Its segments, and what comes next
customers-segments-note = A customer is in every segment whose rule fits; the first one counts as the main segment.
customers-segments-none = No rule fits this customer.
customers-primary = Main segment
customers-next = Next change
customers-next-note = If the customer does not order again.
customers-next-never = Nothing changes any more without a new order.
customers-next-prospect = Nothing changes until the first order.
customers-next-on = { $count ->
        [one] In { $shown } day, on { $day }
       *[other] In { $shown } days, on { $day }
    }
customers-next-same = Stays { $segment }
customers-from-to = { $from } → { $to }

# How it went
customers-history = History
customers-history-note = Every change of the scores, the latest first.
customers-history-line = The weighted score over time; the table below has every change.
customers-history-none = Nothing has changed yet.
customers-history-failed = Earlier changes could not be read. Try again.
customers-earlier = Show earlier changes
customers-day = Day
customers-cause = Cause
customers-from = Before
customers-to = After

# Its orders
customers-orders = Orders
customers-orders-note = The latest first. Taxes and shipping are in, refunds are taken off.
customers-orders-none = No orders are known.
customers-order = Order
customers-counts = Counts
customers-counts-yes = Yes
customers-adds = Adds
customers-orders-sum = { $count ->
        [one] { $shown } order that counts
       *[other] { $shown } orders that count
    }

# While the page is open
customers-changed = This customer just changed
customers-understood = Got it
