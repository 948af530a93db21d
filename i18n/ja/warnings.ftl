### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = { $dimension }でスコア{ $score }になる顧客はいません。2つのしきい値が同じです。どちらかを動かしてください。
warnings-score-impossible-quintiles = { $dimension }でスコア{ $score }になる顧客はいません。同じ値の顧客が多いため2つのグループが重なり、このグループは空のままになります。問題はありません。すべてのスコアを使うには、ここで独自のしきい値を設定してください。
warnings-score-impossible-worked-out = { $dimension }でスコア{ $score }になる顧客はいません。選んだ内容から計算すると、2つのしきい値が同じになります。別のものを選ぶか、ここで独自のしきい値を設定してください。
warnings-score-unused = { $dimension }でスコア{ $score }の顧客はいません。
warnings-segment-impossible = このしきい値では{ $segment }に入る顧客はいません。条件を緩めてください。
warnings-segment-twin = { $segment }の顧客は{ $twin }と同じです。どちらかを削除できます。
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
       *[other] { $shown }通りのスコアの組み合わせがどのセグメントにも入っていません（例: 最終購入日{ $recency }、購入頻度{ $frequency }、購入金額{ $monetary }）。
    }
warnings-prospects-uncovered = 注文のない顧客がどのセグメントにも入っていません。
warnings-unknown = 通常と異なる点があります。保存する前に確認してください。
