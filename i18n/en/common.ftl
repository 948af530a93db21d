### What stands around and on every page.

# The frame around all pages
common-app-name = Customer segments
common-navigation = Pages
common-skip = Skip to content
common-page-overview = Overview
common-page-segments = Segments
common-page-thresholds = Thresholds
common-page-customers = Customers
common-page-movement = Movement
common-page-import = Import
common-language = Language
common-theme = Appearance
common-theme-auto = Like the device
common-theme-light = Light
common-theme-dark = Dark

# States
common-loading = Loading…
common-nothing-here = Nothing here.
common-signed-out-title = You are not signed in
common-signed-out-embedded = Open the app again from your Shopify admin.
common-signed-out-alone = Open the app from your Shopify admin, or use the whole address that the demo or `rfm token` printed: it carries the key.
common-nowhere-title = There is no such page
common-nowhere-note = The address { $address } leads to no page. It may be mistyped, or from an older version of the app.
common-nowhere-way-out = To the overview
common-nowhere-back = Back to where you were
common-broken-title = This page could not be shown
common-broken-note = The app may have been updated meanwhile. Reload it; nothing of your shop is lost.
common-reload = Reload
common-language-missing = This language could not be loaded. Try again in a moment.
common-connection-lost = The connection is lost
common-connection-lost-note = What you see may be old. We keep trying; what was missed is caught up.

# What failed, and the way out
common-try-again = Try again
common-failure-away = The service does not answer
common-failure-away-way-out = We keep trying. If it lasts, check your connection.
common-failure-away-by-hand = Check your connection and try again.
common-failure-late = The service takes too long to answer
common-failure-late-way-out = We keep trying. If it lasts, come back a little later.
common-failure-late-by-hand = Try again, or come back a little later.
common-failure-signed-out = Your session has ended
common-failure-signed-out-way-out = Open the app again; nothing of your shop is lost.
common-failure-forbidden = You may not do this
common-failure-forbidden-way-out = Ask the owner of the shop for the permission.
common-failure-not-found = This is not there any more
common-failure-not-found-way-out = Go back and choose another one.
common-failure-invalid = This was not understood
common-failure-invalid-way-out = Correct what is named here and try again.
common-failure-conflict = Another version was saved meanwhile
common-failure-conflict-way-out = Look at both and decide which one is to stand.
common-failure-gone = This is not kept any more
common-failure-gone-way-out = Choose later days, or begin again.
common-failure-busy = Too much at once
common-failure-busy-way-out = We try again in a moment.
common-failure-busy-by-hand = Try again in a moment.
common-failure-too-large = This is too large
common-failure-too-large-way-out = Divide it into smaller parts.
common-failure-failed = Something went wrong
common-failure-failed-way-out = Try again. If it comes back, tell us what you did.
common-retry-after = { $count ->
        [one] Try again in { $shown } second.
       *[other] Try again in { $shown } seconds.
    }

# Said in many places
common-pages = Pages of the list
common-previous = Previous
common-next = Next
common-close = Close
common-cancel = Cancel
common-save = Save
common-undo = Undo
common-delete = Delete
common-edit = Edit
common-reason = Reason
common-required = required
common-download = Download
common-as-table = As a table
common-as-picture = As a picture
common-customer = Customer { $id }
common-segment = Segment
common-no-segment = No segment
common-value-back = The value from before is back. { $why }
common-share = Share
common-spend = Spend
common-orders = Orders
common-last-order = Last order
common-score = Score
common-recency = Recency
common-frequency = Frequency
common-monetary = Monetary
common-frequency-monetary = Frequency and monetary

# Why a customer moved
common-cause-order = New or changed order
common-cause-refund = Refund
common-cause-customer = Customer changed in Shopify
common-cause-merge = Merged with another customer
common-cause-import = Import of past orders
common-cause-rescore = Scores computed anew
common-cause-time = Time passed
common-cause-config = Thresholds or segments changed

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
        [one] { $shown } customer
       *[other] { $shown } customers
    }
