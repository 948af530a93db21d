### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = Import orders
imports-subtitle = Bring in past orders from a Shopify export. Repeating an import counts nothing twice.
imports-welcome = Welcome! Let’s meet your customers
imports-welcome-subtitle = With your past orders, every customer gets a score and a segment. It takes three steps.
imports-guide = Three steps
imports-guide-export-title = Export your orders
imports-guide-export = In Shopify, open Orders, choose Export, select all orders and a CSV file. For many orders, Shopify sends the file by e-mail.
imports-guide-drop-title = Drop the file here
imports-guide-drop = Drop the CSV file on this page, unchanged. Several files? Drop one after the other.
imports-guide-see-title = See your segments
imports-guide-see = Scores and segments are there as soon as the import ends. New orders then move customers by themselves.
imports-to-orders = Open Orders in Shopify
imports-how-to = How do I get the file?
imports-columns = Needed columns: Name, Email, Financial Status, Currency, Total, Created at. Shopify’s export has them all; do not edit the file or save it again in another program.
imports-data = What happens with your data
imports-data-file = The file is deleted as soon as its import ends.
imports-data-email = E-mail addresses are stored encrypted and shown nowhere; they only tell customers apart.
imports-data-twice = Importing the same orders again changes nothing; nothing counts twice.
imports-data-shopify = Nothing is changed in Shopify, and nobody is written to.

# A file is dropped and sent
imports-drop = Drop your order export anywhere on this page
imports-drop-now = Let go to import
imports-choose = Choose a file
imports-accepted = Shopify’s order export as a CSV file
imports-one-file = Please one file at a time.
imports-read-only = You may look, but not import
imports-checking = Checking { $name }
imports-sending = Sending { $name }
imports-sent = { $sent } of { $of } · { $share }
imports-stay = Please keep this page open until the file has been sent.

# Its import at work
imports-state-waiting-title = { $name } is waiting for its turn
imports-state-reading-title = Reading { $name }
imports-state-writing-title = Importing { $name }
imports-state-waiting = Waiting
imports-state-reading = Reading
imports-state-writing = Importing
imports-state-finished = Finished
imports-state-failed = Failed
imports-state-interrupted = Interrupted
imports-step-done = (done)
imports-step-sent = File received: { $size }
imports-step-waiting = Another import of this shop is still at work; this one begins right after it
imports-step-reading = Reading; orders so far: { $orders }, customers: { $customers }
imports-step-write = Scoring customers
imports-step-writing = Scoring customers: { $written } of { $orders } orders
imports-leave = You can leave this page; the import goes on.

# How it ended
imports-line = Line
imports-wrong = What is wrong
imports-left-out = { $count ->
        [one] { $shown } line was left out
       *[other] { $shown } lines were left out
    }
imports-first-shown = { $count ->
        [one] the first one is shown
       *[other] the first { $shown } are shown
    }
imports-left-out-note = Everything else is imported. Correct these lines in Shopify, export again and drop the file here: only what is new is added.
imports-refused = { $name } was not imported
imports-lost = The file did not get through
imports-lost-way-out = The connection broke off. Check it, and choose the file again.
imports-lost-at = { $sent } of { $of } had been sent.
imports-lost-reachable = The service can be reached, so it may have refused the file while it was being sent: a file may have { $most } at most, and only a few imports may wait at a time. Choose the file again once the imports below have finished.
imports-failed-title = { $name } could not be imported
imports-interrupted-title = The import of { $name } was interrupted
imports-written-stay = { $count ->
        [one] { $shown } order was imported already and stays.
       *[other] { $shown } orders were imported already and stay.
    }
imports-finished-title = { $name } is imported
imports-finished = Every customer has a score and segments now.
imports-known-title = { $name } has nothing new
imports-known = The shop already had all the orders that could be read. Nothing was changed.
imports-new = { $count ->
        [one] { $shown } new
       *[other] { $shown } new
    }
imports-customers = Customers
imports-changed = Updated orders
imports-lines-left-out = Lines left out
imports-without-id = { $count ->
        [one] { $shown } order has no ID in the file and is known by its name. Use Shopify’s own export, so that later changes of the order are recognised.
       *[other] { $shown } orders have no ID in the file and are known by their names. Use Shopify’s own export, so that later changes of these orders are recognised.
    }
imports-see-customers = See your customers
imports-see-overview = To the overview
imports-another = Import another file

# Imports so far
imports-earlier = Imports so far
imports-earlier-table = Each import with its state and what came of it
imports-file = File
imports-at = Received
imports-by = By
imports-state = State
imports-orders-new = New orders
imports-customers-new = New customers

# Problems of lines
imports-problem-fields-differ =
    { $fields ->
        [one] The line has { $fields } field, the header has { $expected }.
       *[other] The line has { $fields } fields, the header has { $expected }.
    }
imports-problem-stray-quote = There is a quotation mark inside a field that is not in quotation marks.
imports-problem-not-utf8 = { $column }: the text is not encoded as UTF-8.
imports-problem-empty = { $column }: the field is empty.
imports-problem-currency-unknown = { $column }: this is not a currency code such as USD.
imports-problem-other-currency = The order is in { $currency }, but the shop’s currency is { $shop_currency }.
imports-problem-amount-malformed = { $column }: this is not an amount such as 12.50.
imports-problem-amount-too-precise =
    { $decimals ->
        [0] { $column }: the currency has no decimal places.
        [one] { $column }: the amount has more than the { $decimals } decimal place of its currency.
       *[other] { $column }: the amount has more than the { $decimals } decimal places of its currency.
    }
imports-problem-amount-too-large = { $column }: the amount is too large.
imports-problem-time-unknown = { $column }: this is not a time such as 2026-01-31 12:00:00 +0000.
imports-problem-status-unknown = { $column }: this payment status is not known; paid is one, for example.
imports-problem-id-invalid = { $column }: the ID is empty or too long.
imports-problem-not-json = The line is not valid JSON.
imports-problem-field-unusable = { $column }: the field is missing or cannot be used.
imports-problem-no-order = The line does not contain an order.

# Errors
imports-error-missing-columns = This is not a Shopify order export. It is missing: { $columns }. In Shopify, open Orders, choose Export, and drop the CSV file here unchanged.
imports-error-empty-file = The file is empty.
imports-error-no-orders = No order could be read from the file.
imports-error-other-currency = All orders in the file are in { $currency }, but the shop’s currency is { $shop_currency }.
imports-error-wrong-encoding = The file is not encoded as UTF-8. Use the file from Shopify without saving it again in another program.
imports-error-wrong-separator =
    { $separator ->
        [tab] The columns are separated by tabs instead of commas. Use the file from Shopify without saving it again in another program.
       *[semicolon] The columns are separated by semicolons instead of commas. Use the file from Shopify without saving it again in another program.
    }
imports-error-not-csv-xlsx = This is an Excel workbook. Use the CSV file that Shopify exported.
imports-error-not-csv-packed = The file is compressed. Unzip it first, then drop the CSV file here.
imports-error-not-csv-binary = The file is not a text file. Use the CSV file that Shopify exported.
imports-error-too-large = The file is larger than { $most_bytes }. Export fewer orders at a time.
imports-error-stalled = The upload stopped: nothing arrived for { $seconds } s. Check your connection and drop the file again.
imports-error-too-slow = The upload took longer than { $seconds } s. Use a faster connection or export fewer orders at a time.
imports-error-broke-off = The upload was cut off. Drop the file again.
imports-error-disk-full = There is no room for the file on the server right now. Try again later.
imports-error-too-many-waiting =
    { $most ->
        [one] { $most } import is already waiting or running. Drop the file again when it has finished.
       *[other] { $most } imports are already waiting or running. Drop the file again when one has finished.
    }
imports-error-interrupted = The import was interrupted. What was imported stays. Drop the same file again to continue; nothing is counted twice.
imports-error-unavailable = The import could not go on because the database cannot be reached. Drop the same file again later; nothing is counted twice.
imports-error-internal = The import failed because of an error on the server. Try again later.
