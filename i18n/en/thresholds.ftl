### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = Decide what makes a customer recent, frequent and valuable, and see who would move before you save.
thresholds-read-only-note = To save, you need the permission to change settings. Ask the store owner for it.

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
        [one] { $shown } day
       *[other] { $shown } days
    }
thresholds-orders = { $count ->
        [one] { $shown } order
       *[other] { $shown } orders
    }
thresholds-edge-nobody = nobody
thresholds-recency-range = Enter a number of days from { $least } to { $greatest }.
thresholds-recency-range-from = Enter a number of days: { $least } or more.
thresholds-frequency-range = Enter a number of orders from { $least } to { $greatest }.
thresholds-frequency-range-from = Enter a number of orders: { $least } or more.
thresholds-monetary-range = Enter an amount from { $least } to { $greatest }.
thresholds-monetary-range-from = Enter an amount of at least { $least }.
thresholds-weight-range = Enter a percentage from { $least } to { $greatest }.
thresholds-score-range = Enter a score from { $least } to { $greatest }.

# Where edges come from
thresholds-source = Starting point
thresholds-source-note = Choosing one sets the thresholds of all dimensions anew. Each can then have its own.
thresholds-preset-small = Small store
thresholds-preset-medium = Medium store
thresholds-preset-plus = Large store (Plus)
thresholds-base-quintiles = Five equal groups
thresholds-base-given = Your own thresholds
thresholds-average-order = Average order value ({ $currency })
thresholds-average-order-note = Leave it empty to use the usual one for this store size.
thresholds-every-days = Recalculate every (days)
thresholds-every-days-note = The groups are recalculated as your customers change.
thresholds-own-of = Own thresholds for: { $dimensions }
thresholds-follow-all = Use the starting point for all
thresholds-follows-preset = From the store size
thresholds-follows-quintiles = From equal groups
thresholds-from-base = From the starting point
thresholds-own-edges = Own thresholds
thresholds-half-life = Half-life
thresholds-half-life-of = Half-life of { $days }
thresholds-half-life-note = Days after which a last order counts half as much. The four thresholds follow from it.
thresholds-edges-of = Thresholds for { $dimension }

# Dimensions
thresholds-recency-note = How long ago the last order was.
thresholds-frequency-note = How many orders there are.
thresholds-monetary-note = How much was spent, less refunds.
thresholds-score = Score
thresholds-scores-of = Scores for { $dimension }
thresholds-edge-name = { $dimension }, threshold for score { $score }
thresholds-recency-edge = Last order at most … days ago
thresholds-frequency-edge = At least … orders
thresholds-monetary-edge = Spent at least ({ $currency })
thresholds-recency-rest = longer ago
thresholds-frequency-rest = fewer
thresholds-monetary-rest = less
thresholds-recency-from = up to { $edge } ago

# Weights
thresholds-weights = Overall score
thresholds-weights-note = How much each score counts, in percent. The other two adjust so that the sum is 100.
thresholds-weight-of = { $dimension } (%)
thresholds-low-score = Low score below
thresholds-low-score-note = The overall score goes from 1 to 5. Customers below the limit are marked as having a low score.
thresholds-mean-score = Average overall score
thresholds-low-scores = Customers with a low score
thresholds-now-is = now { $now }
thresholds-spread = Customers by overall score. The outline is how it is now, the line is the limit of a low score.
thresholds-spread-part = { $from } to { $to }: { $shown } customers, now { $now }

# What would change
thresholds-moving = { $count ->
        [0] Nobody would move
        [one] { $moving } of { $customers } customers would move
       *[other] { $moving } of { $customers } customers would move
    }
thresholds-nobody-moves = Nobody would move. Drag a threshold to see what changes.
thresholds-would-move = Customers who would move
thresholds-now = Now
thresholds-then = Then
thresholds-change = Change
thresholds-spend-now = Spend now
thresholds-spend-then = Spend then
thresholds-segments = Segments
thresholds-segments-note = Sizes and spend, now and with these thresholds. A customer can be in several segments.
thresholds-segments-caption = Sizes and spend of segments, now and then
thresholds-segments-unchanged = { $count ->
        [one] { $shown } segment unchanged
       *[other] { $shown } segments unchanged
    }
thresholds-spend-change = Spend change
thresholds-flows = Who would move where
thresholds-flows-picture = Moves from segment to segment
thresholds-flows-note = By main segment. Choose a move to list only its customers.
thresholds-picture = Picture
thresholds-picture-moves = Moves
thresholds-picture-grid = Grid
thresholds-moves-smaller = { $count ->
        [one] Show { $shown } smaller move
       *[other] Show { $shown } smaller moves
    }
thresholds-moves-largest = Show the largest only
thresholds-grid = Recency by frequency and monetary value
thresholds-grid-caption = Customers in each cell, and the change
thresholds-grid-note = Customers with these thresholds, and below how many more or fewer than now.
thresholds-movers = Customers who would move
thresholds-movers-list = List of customers who would move
thresholds-movers-note = { $count ->
        [one] { $shown } customer, the largest move first.
       *[other] { $shown } customers, the largest move first.
    }
thresholds-movers-of = { $count ->
        [one] { $shown } customer from { $from } to { $to }.
       *[other] { $shown } customers from { $from } to { $to }.
    }
thresholds-movers-all = Show all
thresholds-customer = Customer
thresholds-customer-gone = No longer here
thresholds-warnings = Worth a second look

# Changes and saving
thresholds-changes = Your changes
thresholds-unsaved = Unsaved changes
thresholds-unchanged = As saved in version { $version }
thresholds-reset = Reset
thresholds-save = Save thresholds
thresholds-field = Setting
thresholds-staged = Version { $version } is being applied
thresholds-staged-note = { $done } of { $all } customers are ready. Until all are, nothing changes.
thresholds-activated = Version { $version } is active now

# Somebody else saved
thresholds-conflict-note = Version { $version } was saved while you were making changes. Your changes are still here.
thresholds-look-at-both = Compare both
