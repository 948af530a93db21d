### The history of versions of the configuration, on each page that has one.

history-title = 履歴
history-note = 保存されたすべてのバージョンです。復元すると、新しいバージョンとして保存されます。
history-versions = 保存済みのバージョン
history-version = バージョン
history-state = 状態
history-state-active = 有効
history-state-staged = 適用中
history-state-past = 過去
history-state-overtaken = 有効になる前に置き換え済み
history-saved-at = 保存日時
history-older = 以前のバージョンを表示
history-restore = 復元
history-look = プレビュー
history-restore-version = バージョン{ $version }を復元
history-restore-note = 現在と比べて変わる内容です。このバージョンは、当時のしきい値、比重、セグメントとともに復元されます。
history-restore-changes = 復元で変わる内容

# What a version changed
history-changes = 変更点
history-changed = { $what }：{ $from } → { $to }
history-begins-with = { $what }：{ $value }
history-moved = { $from } → { $to }
history-same = なし：1つ前のバージョンと同じ内容です。
history-unread = 読み込めませんでした
history-part-thresholds = スコア設定
history-part-segments = セグメント
history-part-time-zone = タイムゾーン
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
       *[other] ほか{ $shown }件の変更
    }
