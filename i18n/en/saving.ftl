### Saving a version of segments and thresholds.

saving-read-only = You can try everything here, but not save
saving-kept-from = Your draft from { $when }
saving-reason = Why do you change this?
saving-reason-help = Stands in the history of versions, for whoever looks there later.
saving-reason-missing = Say in a few words why you change this.
saving-reason-long = This is too long: at most { $bytes } bytes.
saving-tell-customers = Tell connected apps about each customer who moves
saving-tell-customers-note = Apps that follow your customers, such as email tools, then get a message for each of them and may act on it.
saving-saved = Saved. Version { $version } is active.
saving-staged = Saved. Version { $version } becomes active as soon as all customers are sorted anew.
saving-beside = Version { $version } by { $by } was saved meanwhile and is kept in it.
saving-invalid = Not saved yet: this has to be corrected first
saving-conflict-note = Version { $version } was saved while you worked on yours
saving-conflict-by = Saved by: { $by }, { $at }
saving-conflict-mine = Your changes
saving-conflict-theirs = Their version
saving-conflict-mine-take = Save mine over theirs
saving-conflict-theirs-take = Drop mine, take theirs
saving-conflict-later = Decide later
saving-conflict-safe = If you decide later, nothing is lost: your changes stay here, unsaved.
saving-conflict-sides = Both versions side by side
saving-conflict-what = What differs
saving-conflict-same = Both say the same.

# Who saved a version
saving-author-token = Access token ending in { $ending }
saving-author-staff = Member of staff (user { $user })
saving-author-shopify = Settings in Shopify
saving-author-itself = The app itself
saving-author-command = Whoever runs the app ({ $command })

# Why the app saved a version by itself
saving-occasion-first = The shop’s first settings
saving-occasion-quintiles = Equal groups recalculated with the customers of { $day }
saving-occasion-time-zone = The shop’s time zone is { $zone } now
