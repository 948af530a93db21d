### The list of customers, and one of them.

# The list
customers-title = Customers
customers-subtitle = Who bought when, how often and for how much. Names and e-mails stay in Shopify.
customers-customer = Customer
customers-without-shopify-id = No Shopify ID · …{ $id }
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
customers-export-csv = Table (CSV)
customers-export-json = Data (JSON)
customers-export-png-segments = Picture of the segments (PNG)
customers-export-png-grid = Picture of the grid (PNG)
customers-export-png-note = The whole shop
customers-export-all = All customers · spend in units of { $unit }
customers-export-segment = All customers of the segment · spend in units of { $unit }
customers-export-shown = The customers on this page · spend in units of { $unit }
