### The list of customers, and one of them.

# The list
customers-title = 顧客
customers-subtitle = だれが、いつ、何回、いくら購入したか。氏名とメールアドレスはShopifyに残ります。
customers-customer = 顧客
customers-scores = 各スコア
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
customers-export-png-segments = セグメントの画像（PNG）
customers-export-png-grid = グリッドの画像（PNG）
customers-export-png-note = ストア全体
customers-export-all = すべての顧客
customers-export-segment = このセグメントの全顧客
customers-export-shown = このページの顧客
customers-export-units = 購入額は{ $currency }
customers-export-minor-units = 購入額の単位は{ $unit }
customers-sorted-down = 並び順：{ $column }（降順）
customers-sorted-up = 並び順：{ $column }（昇順）
customers-found-by-email = メールアドレスで検索
customers-weight = { $dimension }の比重
customers-not-counted = 対象外の理由

# One customer
customers-one-subtitle = 氏名と連絡先はShopifyにあり、このページには表示されません。
customers-low-score = 低スコア（{ $limit }未満）
customers-in-shopify = Shopifyで開く
customers-unknown-title = この顧客は見つかりません
customers-unknown = Shopifyで別の顧客と統合されたか、削除された可能性があります。
customers-score-of = 最高5.00
customers-first-order = 初回は{ $day }
customers-not-in-shopify = 注文がファイルから取り込まれたため、この顧客のShopify IDはまだ分かりません。次の注文で分かります。それまでは、下の注文からShopifyの顧客を開けます。

# Why it has the score it has
customers-explained = スコアの内訳
customers-explained-note = 3つの数値をしきい値と比べ、それぞれ1から5で表します。
customers-prospect = 対象となる注文がないため、まだスコアはありません。
customers-recency-today = 最後の注文は今日（{ $day }）です。
customers-recency-is = { $count ->
       *[other] 最後の注文は{ $shown }日前（{ $day }）です。
    }
customers-frequency-is = { $count ->
       *[other] 対象となる注文は{ $shown }件です。
    }
customers-monetary-is = 返金を除いた購入金額は{ $amount }です。
customers-recency-falls = { $count ->
       *[other] あと{ $shown }日注文がないと、最終購入日のスコアが{ $to }に下がります。
    }
customers-recency-lowest = これ以上は下がりません。次の注文で5に上がります。
customers-frequency-rises = { $count ->
       *[other] あと{ $shown }件の注文で、購入頻度のスコアが{ $to }に上がります。
    }
customers-monetary-rises = あと{ $amount }で、購入金額のスコアが{ $to }に上がります。
customers-highest = 最高のスコアです。
customers-bands = { $dimension }：{ $value }は5段階中の{ $score }です。段階の境目（低い順）：{ $edges }。

# Its segments, and what comes next
customers-segments-note = 顧客は、条件に合うすべてのセグメントに入ります。最初のものがメインです。
customers-segments-none = どの条件にも当てはまりません。
customers-primary = メインセグメント
customers-next = 次の変化
customers-next-note = この顧客が再び注文しない場合。
customers-next-never = 新しい注文がなければ、これ以上変わりません。
customers-next-prospect = 最初の注文まで何も変わりません。
customers-next-on = { $count ->
       *[other] { $shown }日後、{ $day }
    }
customers-next-same = { $segment }のまま
customers-from-to = { $from } → { $to }

# How it went
customers-history = 履歴
customers-history-note = スコアの変化を新しい順に示します。
customers-history-line = 加重スコアの推移。すべての変化は下の表にあります。
customers-history-none = まだ変化はありません。
customers-history-failed = 以前の変化を読み込めませんでした。もう一度お試しください。
customers-earlier = 以前の変化を表示
customers-day = 日付
customers-cause = 理由
customers-from = 変更前
customers-to = 変更後

# Its orders
customers-orders = 注文
customers-orders-note = 新しい順。税金と送料を含み、返金は差し引いています。
customers-orders-none = 注文はありません。
customers-order = 注文
customers-counts = 対象
customers-counts-yes = はい
customers-adds = 加算額
customers-orders-sum = { $count ->
       *[other] 対象の注文{ $shown }件
    }

# While the page is open
customers-changed = この顧客に変化がありました
customers-understood = 確認しました
