### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = 今日購入した
rules-recency-within = { $count ->
       *[other] 過去{ $shown }日以内に購入
    }
rules-recency-before = { $count ->
       *[other] 最終購入が{ $shown }日以上前
    }
rules-recency-exactly = { $count ->
       *[other] 最終購入が{ $shown }日前
    }
rules-recency-between = { $count ->
       *[other] 最終購入が{ $from }～{ $shown }日前
    }
rules-recency-nobody = 最終購入日スコア{ $scores }（該当しうる顧客なし）
rules-frequency-at-least = { $count ->
       *[other] 注文{ $shown }回以上
    }
rules-frequency-at-most = { $count ->
       *[other] 注文{ $shown }回以下
    }
rules-frequency-exactly = { $count ->
       *[other] 注文ちょうど{ $shown }回
    }
rules-frequency-between = { $count ->
       *[other] 注文{ $from }～{ $shown }回
    }
rules-frequency-nobody = 購入頻度スコア{ $scores }（該当しうる顧客なし）
rules-monetary-at-least = 購入額{ $from }以上
rules-monetary-below = 購入額{ $below }未満
rules-monetary-between = 購入額{ $from }～{ $to }
rules-monetary-nobody = 購入金額スコア{ $scores }（該当しうる顧客なし）
rules-frequency-monetary-at-least = 購入頻度と金額の合成スコア{ $score }以上
rules-frequency-monetary-at-most = 購入頻度と金額の合成スコア{ $score }以下
rules-frequency-monetary-exactly = 購入頻度と金額の合成スコア{ $score }
rules-frequency-monetary-between = 購入頻度と金額の合成スコア{ $from }～{ $to }
rules-score-at-least = 総合スコア{ $score }以上
rules-score-at-most = 総合スコア{ $score }以下
rules-score-exactly = 総合スコアちょうど{ $score }
rules-score-between = 総合スコア{ $from }～{ $to }
rules-prospects = まだ注文がない
rules-anybody = 注文が1回以上ある
rules-group = （{ $list }）
rules-none = 条件がまだありません
rules-unreadable = 読み取れない条件
