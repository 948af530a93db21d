### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = 2つの日の間に誰がどこへ移ったか、誰が戻ってきたかを見られます。
movement-empty-title = まだ移動はありません
movement-empty-text = 注文があると移動が表示されます。過去の注文をインポートすると、その分さかのぼって見られます。
movement-empty-action = 注文をインポート

# Two days
movement-span = 期間
movement-span-day = 昨日から
movement-span-week = 1週間
movement-span-month = 1か月
movement-span-quarter = 3か月
movement-from = 開始日（終わり）
movement-to = 終了日（終わり）
movement-wrong-way = 開始日は終了日より後にできません。
movement-ahead = { $day }は未来の日付です。代わりに{ $days }を表示しています。
movement-gone = { $day }のデータは保存期間を過ぎました
movement-gone-way-out = より新しい開始日を選んでください。

# Flows
movement-flows = セグメント間の移動
movement-flows-note = メインセグメントごとの移動です。流れを選ぶと該当する顧客が見られます。
movement-flows-label = { $from }から{ $to }までのセグメント間の顧客の移動
movement-stayed-too = とどまった顧客も表示
movement-nobody = この期間に移動した顧客はいません。
movement-new = 集計前
movement-gone-end = 統合済み
movement-changed = セグメントが変わった
movement-came = 初めて集計
movement-came-note = 「初めて集計」は、{ $day }の数値にまだ含まれていなかった顧客です。その後に初めて注文した人のほか、インポートやShopifyでの変更で加わった以前からの顧客も含みます。
movement-went = ほかの顧客に統合
movement-stayed = とどまった

# Customers of a flow
movement-customer = 顧客
movement-from-segment = 移動元
movement-to-segment = 移動先
movement-scores-before = 移動前のスコア
movement-scores-after = 移動後のスコア
movement-score-before = { $dimension } (移動前)
movement-score-after = { $dimension } (移動後)
movement-list-note = スコアは最終購入日・購入頻度・購入金額の順です。
movement-stayed-list = どちらの日も同じセグメントにいます。

# Cohorts
movement-cohorts = リピートの状況
movement-cohorts-note = 初回注文の月ごとの顧客と、その後の各月に注文した人数です。
movement-cohorts-months = さかのぼる期間
movement-months = { $count ->
       *[other] { $shown }か月
    }
movement-so-far = 途中
movement-month-so-far = { $month }（途中）
movement-cohorts-none = 初日が終わるとコホートが表示されます。
movement-cohorts-scale = 注文した顧客の割合
movement-cohort = 初回注文
movement-months-later = 初回注文からの月数
movement-ordered = 注文した人数
movement-cohort-cell = { $month }、{ $count ->
       *[other] { $later }か月後
    }：{ $customers }人中{ $active }人が注文

# Revenue
movement-revenue = セグメント別の売上
movement-revenue-note = 月別。各注文は、その日の終わりに顧客がいたセグメントに計上します。購入した直後の顧客は、最近購入した顧客のセグメントに入ります。
movement-revenue-money = 売上
movement-revenue-before = 前の期間
movement-revenue-change = 増減
movement-revenue-month-change = 前月比
movement-revenue-days = { $from }～{ $to }
movement-revenue-against = { $now }（比較：{ $before }）
movement-revenue-alone = { $now }。{ $day }までさかのぼる注文がないため、まだ比較できません。
movement-revenue-none = 初日が終わると売上が表示されます。
movement-month = 月
