### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = bought today
rules-recency-within = { $count ->
        [one] bought in the last { $shown } day
       *[other] bought in the last { $shown } days
    }
rules-recency-before = { $count ->
        [one] last bought { $shown } or more days ago
       *[other] last bought { $shown } or more days ago
    }
rules-recency-exactly = { $count ->
        [one] last bought { $shown } day ago
       *[other] last bought { $shown } days ago
    }
rules-recency-between = { $count ->
        [one] last bought { $from } to { $shown } days ago
       *[other] last bought { $from } to { $shown } days ago
    }
rules-recency-nobody = recency score { $scores }, which no customer can have
rules-frequency-at-least = { $count ->
        [one] at least { $shown } order
       *[other] at least { $shown } orders
    }
rules-frequency-at-most = { $count ->
        [one] at most { $shown } order
       *[other] at most { $shown } orders
    }
rules-frequency-exactly = { $count ->
        [one] exactly { $shown } order
       *[other] exactly { $shown } orders
    }
rules-frequency-between = { $count ->
        [one] { $from } to { $shown } orders
       *[other] { $from } to { $shown } orders
    }
rules-frequency-nobody = frequency score { $scores }, which no customer can have
rules-monetary-at-least = spent at least { $from }
rules-monetary-below = spent less than { $below }
rules-monetary-between = spent between { $from } and { $to }
rules-monetary-nobody = monetary score { $scores }, which no customer can have
rules-frequency-monetary-at-least = orders and spend together score at least { $score }
rules-frequency-monetary-at-most = orders and spend together score at most { $score }
rules-frequency-monetary-exactly = orders and spend together score { $score }
rules-frequency-monetary-between = orders and spend together score { $from } to { $to }
rules-score-at-least = overall score of at least { $score }
rules-score-at-most = overall score of at most { $score }
rules-score-exactly = overall score of exactly { $score }
rules-score-between = overall score from { $from } to { $to }
rules-prospects = has not ordered yet
rules-anybody = has ordered at least once
rules-group = ({ $list })
rules-none = no condition yet
rules-unreadable = a rule that cannot be read
