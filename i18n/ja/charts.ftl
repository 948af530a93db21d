### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = 最終購入日{ $recency }、購入頻度と金額{ $other }：{ $count ->
       *[other] { $shown }人
    }、{ $spend }

# Pictures and their tables
charts-as-table-of = 表で見る：{ $what }
charts-as-picture-of = 図で見る：{ $what }
charts-numbers-of = 数値：{ $what }
charts-not-drawn = グラフを読み込めませんでした。数値は表で確認できます。
charts-day = 日付
charts-restated = { $day }の数値は、その日までの注文から後で計算したものです。当日はまだ記録がありませんでした。注文のない顧客は含まれません。
charts-imported = { $count ->
       *[other] この期間にインポートで{ $shown }人の顧客が加わりました。ずっと前に購入した人も含まれます。
    }
charts-imported-at-least = { $count ->
       *[other] この期間にインポートで少なくとも{ $shown }人の顧客が加わりました。ずっと前に購入した人も含まれます。
    }
charts-other-version = この期間にしきい値、セグメント、またはタイムゾーンが変更されました。それによる移動も含まれます。
charts-other-version-history = バージョンの履歴を見る

# Downloads
charts-download-of = ダウンロード：{ $what }
charts-download-csv = CSV（表計算用）
charts-download-json = JSON（プログラム用）
charts-download-png = PNG（資料用の画像）

# Which rows of a list are shown
charts-rows = { $first }–{ $last }行目
charts-rows-of = { $all }人中 { $first }–{ $last }
