### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = 最近・頻繁・高額の基準を決め、保存する前に誰が移動するかを確認できます。
thresholds-read-only-note = 保存するには設定を変更する権限が必要です。ストアのオーナーに依頼してください。

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
       *[other] { $shown }日
    }
thresholds-orders = { $count ->
       *[other] { $shown }件の注文
    }
thresholds-edge-nobody = 該当なし
thresholds-recency-range = { $least }から{ $greatest }までの日数を入力してください。
thresholds-recency-range-from = { $least }日以上を入力してください。
thresholds-frequency-range = { $least }から{ $greatest }までの注文数を入力してください。
thresholds-frequency-range-from = { $least }件以上の注文数を入力してください。
thresholds-monetary-range = { $least }から{ $greatest }までの金額を入力してください。
thresholds-monetary-range-from = { $least }以上の金額を入力してください。
thresholds-weight-range = { $least }から{ $greatest }までの割合を入力してください。
thresholds-score-range = { $least }から{ $greatest }までのスコアを入力してください。

# Where edges come from
thresholds-source = 出発点
thresholds-source-note = 選ぶと、すべての項目のしきい値が設定し直されます。その後、項目ごとに独自のしきい値にできます。
thresholds-preset-small = 小規模ストア
thresholds-preset-medium = 中規模ストア
thresholds-preset-plus = 大規模ストア（Plus）
thresholds-base-quintiles = 5等分したグループ
thresholds-base-given = 独自のしきい値
thresholds-average-order = 平均注文額（{ $currency }）
thresholds-average-order-note = 空欄にすると、このストア規模の標準値が使われます。
thresholds-every-days = 再計算の間隔（日）
thresholds-every-days-note = 顧客の変化に合わせてグループを再計算します。
thresholds-own-of = 独自のしきい値: { $dimensions }
thresholds-follow-all = すべて出発点に合わせる
thresholds-follows-preset = ストアの規模に合わせる
thresholds-follows-quintiles = 等分グループに合わせる
thresholds-from-base = 出発点のまま
thresholds-own-edges = 独自のしきい値
thresholds-half-life = 半減期
thresholds-half-life-of = 半減期 { $days }
thresholds-half-life-note = 最後の注文の価値が半分になるまでの日数です。4つのしきい値はここから決まります。
thresholds-edges-of = { $dimension }のしきい値

# Dimensions
thresholds-recency-note = 最後の注文からの経過日数です。
thresholds-frequency-note = 注文の件数です。
thresholds-monetary-note = 返金を差し引いた購入金額です。
thresholds-score = スコア
thresholds-scores-of = { $dimension }のスコア
thresholds-edge-name = { $dimension }、スコア{ $score }のしきい値
thresholds-recency-edge = 最後の注文から…日以内
thresholds-frequency-edge = 注文…件以上
thresholds-monetary-edge = 購入金額（{ $currency }、以上）
thresholds-recency-rest = それより前
thresholds-frequency-rest = それより少ない
thresholds-monetary-rest = それ未満
thresholds-recency-from = { $edge }以内

# Weights
thresholds-weights = 総合スコア
thresholds-weights-note = 各スコアの比重（%）です。合計が100になるように残りの2つが調整されます。
thresholds-weight-of = { $dimension }（%）
thresholds-low-score = 低スコアの上限
thresholds-low-score-note = 総合スコアは1から5です。この値を下回る顧客は低スコアとして表示されます。
thresholds-mean-score = 総合スコアの平均
thresholds-low-scores = 低スコアの顧客
thresholds-now-is = 現在 { $now }
thresholds-spread = 総合スコア別の顧客数。枠線は現在、線は低スコアの上限です。
thresholds-spread-part = { $from }～{ $to }：{ $shown }人（現在{ $now }人）

# What would change
thresholds-moving = { $count ->
        [0] 移動する顧客はいません
       *[other] { $customers }人中{ $moving }人の顧客が移動します
    }
thresholds-nobody-moves = 移動する顧客はいません。しきい値をドラッグして変化を確認してください。
thresholds-would-move = 移動する顧客数
thresholds-now = 現在
thresholds-then = 変更後
thresholds-change = 増減
thresholds-spend-now = 現在の購入金額
thresholds-spend-then = 変更後の購入金額
thresholds-segments = セグメント
thresholds-segments-note = 現在とこのしきい値での人数と購入金額です。1人の顧客が複数のセグメントに入ることがあります。
thresholds-segments-caption = セグメントの人数と購入金額（現在と変更後）
thresholds-segments-unchanged = { $count ->
       *[other] 変化のないセグメント{ $shown }件
    }
thresholds-spend-change = 購入金額の増減
thresholds-flows = 誰がどこへ移動するか
thresholds-flows-picture = セグメント間の移動
thresholds-flows-note = メインセグメントごとの移動です。移動を選ぶと、その顧客だけが一覧に表示されます。
thresholds-picture = 図
thresholds-picture-moves = 移動
thresholds-picture-grid = グリッド
thresholds-moves-smaller = { $count ->
       *[other] 小さい移動をあと{ $shown }件表示
    }
thresholds-moves-largest = 大きい移動のみ表示
thresholds-grid = 最終購入日 × 購入頻度と金額
thresholds-grid-caption = 各マスの顧客数と増減
thresholds-grid-note = このしきい値での顧客数と、その下に現在からの増減を示します。
thresholds-movers = 移動する顧客
thresholds-movers-list = 移動する顧客の一覧
thresholds-movers-note = { $count ->
       *[other] { $shown }人（移動の多い順）
    }
thresholds-movers-of = { $count ->
       *[other] { $from }から{ $to }へ: { $shown }人
    }
thresholds-movers-all = すべて表示
thresholds-customer = 顧客
thresholds-customer-gone = すでに存在しません
thresholds-warnings = 確認が必要な点

# Changes and saving
thresholds-changes = 変更内容
thresholds-unsaved = 未保存の変更
thresholds-unchanged = バージョン{ $version }の保存内容のまま
thresholds-reset = リセット
thresholds-save = しきい値を保存
thresholds-field = 設定
thresholds-staged = バージョン{ $version }を適用しています
thresholds-staged-note = { $all }人中{ $done }人の準備ができました。全員の準備ができるまで何も変わりません。
thresholds-activated = バージョン{ $version }が有効になりました

# Somebody else saved
thresholds-conflict-note = 変更している間にバージョン{ $version }が保存されました。あなたの変更は残っています。
thresholds-look-at-both = 両方を比較
