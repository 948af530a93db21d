### The page of segments.

segments-subtitle = Groups of your customers, by when they last bought, how often and for how much. They keep themselves up to date.
segments-list = Your segments
segments-order-note = The order counts: a customer’s main segment is the first one on this list that fits. Drag a segment or use its arrows.
segments-order-note-read = The order counts: a customer’s main segment is the first one on this list that fits.
segments-days = { $days } days
segments-unknown = There is no such segment (any more). These are the ones there are.
segments-none = There are no segments
segments-none-note = Add one of your own, or go back to the default segments.
segments-add = Add segment
segments-full = There can be no more than { $most } segments.
segments-read-only = You can look at segments, not change them
segments-read-only-note = Ask the owner of the shop for the permission to change them.
segments-staged = Version { $version } is being prepared
segments-staged-note = { $done } of { $all } customers are sorted anew. What you see here are the segments of that version.
segments-empty = There are no customers yet
segments-empty-note = Segments fill by themselves as soon as there are orders. Import past ones to begin.

# What is said of each
segments-figure-customers = Customers
segments-figure-share = Share
segments-figure-spend = Spend
segments-figure-trend = Trend
segments-figure-week = Since last week
segments-figure-primary = Main for
segments-primary-below = customers for whom it is the first on the list that fits
segments-share-of-all = { $share } of all customers
segments-was = was { $was }
segments-now = now { $now }
segments-state-new = New
segments-state-changed = Changed
segments-trend-none = No history yet
segments-trend-unsaved = Counted from the day on which you save it. The line begins the day after.
segments-trend-awaited = It is not counted yet. The line begins once it is active.
segments-trend-begins = Counted since { $day }. The line begins tomorrow.
segments-trend-since = Counted since { $day }.
segments-trend-label = { $segment }, last { $days } days: from { $from } to { $to } customers
segments-move-up = Move { $segment } up
segments-move-down = Move { $segment } down
segments-moved = { $segment } is now number { $at } of { $of }

# One of them
segments-customers = Show customers
segments-duplicate = Duplicate
segments-copy-of = { $name } (copy)
segments-deleted = { $segment } is deleted from your draft
segments-cells = Which customers
segments-cells-note = Where the segment lies in your shop, with how many of its customers are there now.
segments-cells-caption = Scores that { $segment } selects
segments-cells-all = All of it
segments-cells-part = A part of it
segments-cells-none = None of it
segments-cells-prospects = Customers without orders belong to it too. They have no score.
segments-cells-unknown = The picture cannot be drawn yet.
segments-overlap = Also in other segments
segments-overlap-note = A customer can be in several segments at once.
segments-overlap-caption = Customers of { $segment } in other segments
segments-overlap-share = Share of this segment
segments-overlap-none = None of its customers is in another segment.
segments-over-time = Customers in the last { $days } days

# Editing
segments-new-title = New segment
segments-edit-title = Edit { $segment }
segments-nameless = New segment
segments-done = Done
segments-names = Names
segments-names-note = In each language in which you or your team use the app. One is enough.
segments-name-missing = Give it a name in at least one language.
segments-name-long = This name is too long.
segments-name-shared = Another segment has this name too.
segments-names-shared = Several segments have the same name
segments-names-missing = Missing in { $languages }. “{ $shown }” is shown instead.
segments-rule = Rule
segments-rule-note = A customer belongs to the segment when everything chosen here holds.
segments-rule-of = Whom it selects
segments-rule-of-scored = Customers with orders
segments-rule-of-prospects = Has not ordered yet
segments-rule-prospects-note = All customers who have an account and no order that counts. Once they buy, they leave by themselves.
segments-rule-more = More conditions
segments-in-words = In words
segments-kind-any = Any
segments-kind-at-least = At least
segments-kind-at-most = At most
segments-kind-exactly = Exactly
segments-kind-between = Between
segments-kind-one-of = One of
segments-kind-as-written = As it was written
segments-value = Score
segments-value-from = From score
segments-value-to = To score
segments-alternatives = And at least one of these
segments-alternatives-note = For rules such as “spent much, or buys often”: besides what is chosen above, at least one alternative has to hold.
segments-alternative = Alternative { $at }
segments-alternative-add = Add an alternative
segments-alternative-remove = Remove
segments-alternative-remove-label = Remove alternative { $at }
segments-wrong = { $count ->
        [one] { $shown } thing has to be corrected
       *[other] { $shown } things have to be corrected
    }
segments-wrong-note = Numbers are those from before, until it is.
segments-wrong-rule = Choose at least one condition.
segments-wrong-condition = This condition is not valid.
segments-wrong-score = A score from { $from } to { $to }.
segments-warnings = Worth a second look

# The draft
segments-draft = Not saved yet
segments-draft-note = Nothing changes for your customers until you save.
segments-draft-same = Everything is as it was again.
segments-discard = Discard
segments-discard-title = Discard all changes?
segments-discard-note = Everything you changed since you last saved is lost.
segments-review = Review and save
segments-review-title = What saving changes
segments-moving = { $count ->
        [one] { $shown } of { $all } customers gets another main segment
       *[other] { $shown } of { $all } customers get another main segment
    }
segments-sizes-caption = Sizes of segments that change
segments-sizes-same = No segment changes its size.
segments-size-now = Now
segments-size-then = Then
segments-entering = Coming in
segments-leaving = Going out
segments-movers = Who they are
segments-movers-way = Who goes from { $from } to { $to }
segments-movers-caption = Customers who get another main segment
segments-movers-none = Nobody.
segments-mover = Customer
segments-mover-from = From
segments-mover-to = To
segments-difference-added = New: { $segment }
segments-difference-removed = Deleted: { $segment }
segments-difference-renamed = Renamed: { $from } → { $to }
segments-difference-translated = Translated name of { $segment }: { $languages }
segments-difference-ruled = Other rule: { $segment }
segments-difference-reordered = Another order
segments-difference-none = No segment is different.
segments-conflict-missing = Not there
segments-conflict-order = Order
segments-conflict-order-same = As before
segments-theirs-taken = Version { $version } stands. Your changes are dropped.
segments-defaults = Default segments
segments-defaults-title = Back to the default segments?
segments-defaults-note = The default segments take the place of yours in your draft. Nothing is saved until you review it, and you can undo it.
segments-defaults-take = Use the default segments
