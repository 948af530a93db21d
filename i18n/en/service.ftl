### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = Customers
service-spend-in = Spend ({ $currency })
service-revenue-in = Revenue ({ $currency })
service-average-order-in = Average order value ({ $currency })
service-recency = Recency
service-frequency-monetary = Frequency and monetary
service-score = Score
service-months-since = Months since first order
service-still-ordering = Customers who order, %
service-repeat-rate = Customers with two orders or more, %
service-no-segment = No segment
service-new = New here
service-merged = Merged

# Pictures to take away
service-picture-segments = Customer segments
service-picture-grid = Recency by frequency and monetary
service-prospects = Without orders

# Why an order does not count
service-not-counted-deleted = The order was deleted.
service-not-counted-cancelled = The order was cancelled.
service-not-counted-test = It is a test order.
service-not-counted-no-customer = The order has no known customer.
service-not-counted-unpaid = The order was not paid.
service-not-counted-refunded-in-full = The order was refunded in full.
