### The overview of the shop.

# The page
overview-subtitle = 今日の顧客の構成と、その動きです。
overview-since = 比較する日
overview-since-day = 昨日
overview-since-week = 1週間前
overview-since-month = 1か月前
overview-gone = { $day }のデータは保存期間を過ぎました
overview-gone-way-out = より新しい日と比較してください。

# Figures
overview-customers = 顧客
overview-of-them-without-orders = { $count ->
       *[other] うち{ $shown }人は注文なし
    }
overview-money = 全顧客の購入金額
overview-by-since = { $day }から{ $shown }
overview-by-since-orders = { $count ->
       *[other] 注文のある顧客：{ $day }と比べて{ $shown }人
    }
overview-money-note = 累計（返金を除く）
overview-repeat = 2回以上購入した割合
overview-points = { $day }から{ $shown }ポイント
overview-as-of = { $day }時点
overview-average = 平均注文額
overview-on = { $day }（直近の丸1日）
overview-tomorrow = 1日が終わるとわかります
overview-unread = 読み込めませんでした
overview-moved = { $day }以降のセグメント移動
overview-came = { $count ->
       *[other] 初めて集計された顧客{ $shown }人
    }

# Segments, and the shop as a picture
overview-change = 増減
overview-segments-overlap = 1人の顧客が複数のセグメントに入ることがあります。
overview-money-by-segment = セグメント別の購入金額
overview-grid = 25マスで見るショップ
overview-grid-note = 上ほど最近の購入、先へ進むほど回数と金額が多くなります。マスを選ぶと該当する顧客が見られます。
overview-grid-measure = 色分けの基準
overview-grid-prospects = { $count ->
       *[other] このほか、注文のない顧客が{ $shown }人います。
    }

# Sizes over time
overview-sizes = 人数の推移
overview-sizes-legend = グラフに表示するセグメント
overview-sizes-none = 初日から記録が始まり、その後グラフに線が表示されます。
overview-sizes-young = 記録は今のところ1日分です。日ごとに線が伸びていきます。
overview-span = 期間
overview-span-month = 30日
overview-span-quarter = 90日
overview-span-year = 1年

# The largest moves
overview-moves = 主な移動
overview-moves-note = { $day }以降にセグメントが変わった顧客
overview-moves-all = すべての移動
overview-moves-none = セグメントが変わった顧客はいません。

# Live movement
overview-live = いまの動き
overview-live-on = ライブ
overview-live-connecting = 接続しています…
overview-live-lost = 接続が切れました
overview-live-refused = セッション終了
overview-live-paused = 一時停止中
overview-live-pause = 一時停止
overview-live-go-on = 再開
overview-live-waiting = { $count ->
       *[other] 停止中に{ $shown }件
    }
overview-live-none = 注文を待っています…
overview-live-none-note = 注文や時間の経過で顧客が移動すると、ここに表示されます。
overview-live-new = 集計前
overview-live-gone = 統合済み
overview-live-read-out = { $count ->
       *[other] { $shown }人が移動しました
    }
