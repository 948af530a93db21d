### The history of versions of the configuration, on each page that has one.

history-title = History
history-note = Every version that was saved. Restoring one saves it again as a new version.
history-versions = Saved versions
history-version = Version
history-state = Status
history-state-active = Active
history-state-staged = Being applied
history-state-past = Earlier
history-state-overtaken = Replaced before it was active
history-saved-at = Saved
history-older = Show older versions
history-restore = Restore
history-look = Preview
history-restore-version = Restore version { $version }
history-restore-note = This is what would change compared with now. The version is restored with the thresholds that it had, together with its weights and segments.
history-restore-changes = What restoring changes

# What a version changed
history-changes = What changed
history-changed = { $what }: { $from } → { $to }
history-begins-with = { $what }: { $value }
history-moved = { $from } → { $to }
history-same = Nothing: it says what the one before it said.
history-unread = Could not be loaded
history-part-thresholds = Scoring
history-part-segments = Segments
history-part-time-zone = Time zone
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
        [one] { $shown } more change
       *[other] { $shown } more changes
    }
