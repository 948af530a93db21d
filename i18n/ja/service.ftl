### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = 顧客数
service-spend-in = 購入金額（{ $currency }）
service-revenue-in = 売上（{ $currency }）
service-average-order-in = 平均注文額（{ $currency }）
service-recency = 最終購入日
service-frequency-monetary = 購入頻度と金額
service-score = スコア
service-months-since = 初回注文からの月数
service-still-ordering = 注文した顧客の割合（%）
service-repeat-rate = 2回以上注文した顧客の割合（%）
service-no-segment = セグメントなし
service-new = 新規
service-merged = 統合済み

# Pictures to take away
service-picture-segments = 顧客セグメント
service-picture-grid = 最終購入日と購入頻度・金額
service-prospects = 注文なし

# Why an order does not count
service-not-counted-deleted = 注文は削除されました。
service-not-counted-cancelled = 注文はキャンセルされました。
service-not-counted-test = テスト注文です。
service-not-counted-no-customer = 注文の顧客が不明です。
service-not-counted-unpaid = 注文は支払われていません。
service-not-counted-refunded-in-full = 注文は全額返金されました。
