### The page of segments.

segments-subtitle = 最終購入日、購入頻度、購入金額で分けた顧客のグループです。自動で最新の状態に保たれます。
segments-list = セグメント一覧
segments-order-note = 順序には意味があります。顧客のメインセグメントは、この一覧で最初に当てはまるものです。ドラッグするか矢印で並べ替えてください。
segments-order-note-read = 順序には意味があります。顧客のメインセグメントは、この一覧で最初に当てはまるものです。
segments-days = { $days }日間
segments-unknown = そのセグメントは存在しません（または削除されました）。現在のセグメントを表示しています。
segments-none = セグメントがありません
segments-none-note = 独自のセグメントを追加するか、標準のセグメントに戻してください。
segments-add = セグメントを追加
segments-full = セグメントは{ $most }件までです。
segments-read-only = セグメントは閲覧のみ可能です
segments-read-only-note = 変更するには、ストアのオーナーに権限を依頼してください。
segments-staged = バージョン{ $version }を準備中です
segments-staged-note = { $all }人中{ $done }人の再分類が終わりました。ここに表示されているのはこのバージョンのセグメントです。
segments-empty = 顧客がまだいません
segments-empty-note = 注文が入ると、セグメントは自動で埋まります。まず過去の注文をインポートしてください。

# What is said of each
segments-figure-customers = 顧客数
segments-figure-share = 割合
segments-figure-spend = 購入額
segments-figure-trend = 推移
segments-figure-week = 先週から
segments-figure-primary = メイン
segments-primary-below = 最初に当てはまるのがこのセグメントの顧客
segments-share-of-all = 全顧客の{ $share }
segments-was = 変更前 { $was }
segments-now = 現在 { $now }
segments-state-new = 新規
segments-state-changed = 変更あり
segments-trend-none = 履歴なし
segments-trend-unsaved = 保存した日から集計されます。線は翌日から始まります。
segments-trend-awaited = まだ集計されていません。有効になると線が始まります。
segments-trend-begins = { $day }から集計しています。線は明日から始まります。
segments-trend-since = { $day }から集計しています。
segments-trend-label = { $segment }、過去{ $days }日間：{ $from }人から{ $to }人
segments-move-up = { $segment }を上へ移動
segments-move-down = { $segment }を下へ移動
segments-moved = { $segment }は{ $of }件中{ $at }番目になりました

# One of them
segments-customers = 顧客を表示
segments-duplicate = 複製
segments-copy-of = { $name }（コピー）
segments-deleted = { $segment }を下書きから削除しました
segments-cells = 対象の顧客
segments-cells-note = ストア内でのセグメントの位置と、現在そこにいる顧客の数です。
segments-cells-caption = { $segment }が選ぶスコア
segments-cells-all = すべて
segments-cells-part = 一部
segments-cells-none = なし
segments-cells-prospects = 注文のない顧客も含まれます。スコアはありません。
segments-cells-unknown = まだ図を表示できません。
segments-overlap = 他のセグメントとの重なり
segments-overlap-note = 顧客は同時に複数のセグメントに属することがあります。
segments-overlap-caption = 他のセグメントにも属する{ $segment }の顧客
segments-overlap-share = このセグメントに占める割合
segments-overlap-none = 他のセグメントにも属する顧客はいません。
segments-over-time = 過去{ $days }日間の顧客数

# Editing
segments-new-title = 新しいセグメント
segments-edit-title = { $segment }を編集
segments-nameless = 新しいセグメント
segments-done = 完了
segments-names = 名前
segments-names-note = あなたやチームがアプリで使う言語ごとに付けられます。1つだけでもかまいません。
segments-name-missing = 少なくとも1つの言語で名前を付けてください。
segments-name-long = この名前は長すぎます。
segments-name-shared = 同じ名前のセグメントがほかにもあります。
segments-names-shared = 同じ名前のセグメントがあります
segments-names-missing = { $languages }の名前がありません。代わりに「{ $shown }」が表示されます。
segments-rule = 条件
segments-rule-note = ここで選んだことがすべて当てはまる顧客がセグメントに入ります。
segments-rule-of = 選ぶ対象
segments-rule-of-scored = 注文のある顧客
segments-rule-of-prospects = まだ注文がない
segments-rule-prospects-note = アカウントはあるが、有効な注文がまだない顧客です。購入すると自動で外れます。
segments-rule-more = その他の条件
segments-in-words = 言葉で表すと
segments-kind-any = 指定なし
segments-kind-at-least = 以上
segments-kind-at-most = 以下
segments-kind-exactly = ちょうど
segments-kind-between = 範囲
segments-kind-one-of = いずれか
segments-kind-as-written = 記述どおり
segments-value = スコア
segments-value-from = 下限スコア
segments-value-to = 上限スコア
segments-alternatives = さらに次のうち少なくとも1つ
segments-alternatives-note = 「購入額が大きい、または頻繁に買う」のような条件に使います。上で選んだことに加えて、少なくとも1つの選択肢が当てはまる必要があります。
segments-alternative = 選択肢{ $at }
segments-alternative-add = 選択肢を追加
segments-alternative-remove = 削除
segments-alternative-remove-label = 選択肢{ $at }を削除
segments-wrong = { $count ->
       *[other] { $shown }か所の修正が必要です
    }
segments-wrong-note = 修正されるまで、数値は以前のものです。
segments-wrong-rule = 条件を少なくとも1つ選んでください。
segments-wrong-condition = この条件は無効です。
segments-wrong-score = { $from }から{ $to }までのスコアを入力してください。
segments-warnings = ご確認ください

# The draft
segments-draft = 未保存の変更
segments-draft-note = 保存するまで、顧客には何も変わりません。
segments-draft-same = 元の状態に戻りました。
segments-discard = 破棄
segments-discard-title = すべての変更を破棄しますか？
segments-discard-note = 前回の保存以降の変更はすべて失われます。
segments-review = 確認して保存
segments-review-title = 保存による変更
segments-moving = { $count ->
       *[other] { $all }人中{ $shown }人の顧客のメインセグメントが変わります
    }
segments-sizes-caption = 人数が変わるセグメント
segments-sizes-same = 人数が変わるセグメントはありません。
segments-size-now = 現在
segments-size-then = 変更後
segments-entering = 入る
segments-leaving = 出る
segments-movers = 対象の顧客を見る
segments-movers-way = { $from }から{ $to }へ移る顧客
segments-movers-caption = メインセグメントが変わる顧客
segments-movers-none = いません。
segments-mover = 顧客
segments-mover-from = 移動元
segments-mover-to = 移動先
segments-difference-added = 追加：{ $segment }
segments-difference-removed = 削除：{ $segment }
segments-difference-renamed = 名前の変更：{ $from } → { $to }
segments-difference-translated = { $segment }の翻訳名：{ $languages }
segments-difference-ruled = 条件の変更：{ $segment }
segments-difference-reordered = 順序の変更
segments-difference-none = 異なるセグメントはありません。
segments-conflict-missing = なし
segments-conflict-order = 順序
segments-conflict-order-same = 変更なし
segments-theirs-taken = バージョン{ $version }を採用しました。自分の変更は破棄されました。
segments-defaults = 標準のセグメント
segments-defaults-title = 標準のセグメントに戻しますか？
segments-defaults-note = 下書きのセグメントが標準のものに置き換わります。確認するまで保存されず、元に戻すこともできます。
segments-defaults-take = 標準のセグメントを使う
