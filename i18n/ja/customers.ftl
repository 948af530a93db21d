### The list of customers, and one of them.

# The list
customers-title = 顧客
customers-subtitle = だれが、いつ、何回、いくら購入したか。氏名とメールアドレスはShopifyに残ります。
customers-customer = 顧客
customers-without-shopify-id = Shopify IDなし · …{ $id }
customers-scores = スコア
customers-segments = セグメント
customers-next-change = 次の変化
customers-never = なし
customers-no-scores = 注文はまだありません
customers-mark = { $dimension }：5段階中{ $score }
customers-count-unknown = セグメントとスコアを組み合わせた場合、人数は数えていません。
customers-page-size = { $count ->
       *[other] 1ページに{ $shown }件
    }

# Finding and narrowing down
customers-search = 顧客を探す
customers-search-placeholder = name@example.jp または 7123456789
customers-search-help = メールアドレス全体、またはShopifyの顧客IDを入力してください。アドレスの一部では検索できません。
customers-search-unknown = メールアドレス全体でもShopify IDでもありません。
customers-find = 検索
customers-any = すべて
customers-any-segment = すべてのセグメント
customers-filters = 適用中の絞り込み
customers-remove-filter = 絞り込みを解除：{ $name } { $value }
customers-shopify-id = ShopifyのID
customers-email = メールアドレス
customers-all = すべての顧客を表示
customers-nothing-exact-title = 顧客が見つかりません
customers-nothing-exact = メールアドレスは暗号化して保存されているため、完全に一致するものだけが見つかります。つづりを確認するか、Shopifyの顧客ページのアドレスにあるIDで検索してください。
customers-nothing-filter-title = 条件に合う顧客がいません
customers-nothing-filter = この条件に当てはまる顧客は今はいません。絞り込みを解除すると、ほかの顧客が表示されます。
customers-none-title = 顧客はまだいません
customers-none = 過去の注文をインポートすると、すべての顧客にスコアとセグメントが付きます。
customers-none-import = 注文をインポート

# What can be taken away
customers-export-csv = 表（CSV）
customers-export-json = データ（JSON）
customers-export-png-segments = セグメントの画像（PNG）
customers-export-png-grid = グリッドの画像（PNG）
customers-export-png-note = ストア全体
customers-export-all = すべての顧客 · 購入額の単位は{ $unit }
customers-export-segment = このセグメントの全顧客 · 購入額の単位は{ $unit }
customers-export-shown = このページの顧客 · 購入額の単位は{ $unit }
