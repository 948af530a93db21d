### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = Who went where between two days, and who comes back.
movement-empty-title = Nobody has moved yet
movement-empty-text = Movement shows once there are orders. Import your past ones to look back as far as they go.
movement-empty-action = Import orders

# Two days
movement-span = Since
movement-span-day = Yesterday
movement-span-week = A week
movement-span-month = A month
movement-span-quarter = A quarter
movement-from = From the end of
movement-to = To the end of
movement-wrong-way = The first day must not be after the second one.
movement-ahead = { $day } is in the future. Shown instead: { $days }.
movement-gone = { $day } is not kept any more
movement-gone-way-out = Choose a later first day.

# Flows
movement-flows = Between segments
movement-flows-note = By main segment. Choose a flow to see who is in it.
movement-flows-label = Customers from segment to segment, from { $from } to { $to }
movement-stayed-too = Show those who stayed
movement-nobody = Nobody moved between these days.
movement-new = Not counted before
movement-gone-end = Merged
movement-changed = Changed segment
movement-came = Counted for the first time
movement-came-note = Counted for the first time means: not in the numbers of { $day } yet. That can be a first order since then, but also an older customer whom an import or a change in Shopify brought in.
movement-went = Merged into others
movement-stayed = Stayed

# Customers of a flow
movement-customer = Customer
movement-from-segment = From
movement-to-segment = To
movement-scores-before = Scores before
movement-scores-after = Scores after
movement-score-before = { $dimension } (before)
movement-score-after = { $dimension } (after)
movement-list-note = Scores are recency, frequency and monetary.
movement-stayed-list = They are in the same segment on both days.

# Cohorts
movement-cohorts = Who comes back
movement-cohorts-note = Customers by the month of their first order, and how many of them ordered in each month after it.
movement-cohorts-months = How far back
movement-months = { $count ->
        [one] { $shown } month
       *[other] { $shown } months
    }
movement-so-far = so far
movement-month-so-far = { $month } so far
movement-cohorts-none = Cohorts show once the first day is over.
movement-cohorts-scale = Share of the customers who ordered
movement-cohort = First order
movement-months-later = Months since the first order
movement-ordered = Ordered
movement-cohort-cell = { $month }, { $count ->
        [one] { $later } month later
       *[other] { $later } months later
    }: { $active } of { $customers } ordered

# Revenue
movement-revenue = Revenue by segment
movement-revenue-note = By month, each order under the segment its customer was in at the end of that day. Whoever has just bought is in a segment of recent buyers then.
movement-revenue-money = Revenue
movement-revenue-before = Period before
movement-revenue-change = Change
movement-revenue-month-change = Change against the month before
movement-revenue-days = { $from } to { $to }
movement-revenue-against = { $now }, compared with { $before }
movement-revenue-alone = { $now }. There is no comparison yet: orders are not known back to { $day }.
movement-revenue-none = Revenue shows once the first day is over.
movement-month = Month
