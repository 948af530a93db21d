### What stands around and on every page.

# The frame around all pages
common-app-name = 顧客セグメント
common-navigation = ページ一覧
common-skip = 本文へ移動
common-page-overview = 概要
common-page-segments = セグメント
common-page-thresholds = しきい値
common-page-customers = 顧客
common-page-movement = 移動
common-page-import = インポート
common-language = 言語
common-theme = 表示
common-theme-auto = 端末の設定に従う
common-theme-light = ライト
common-theme-dark = ダーク

# States
common-loading = 読み込み中…
common-nothing-here = 表示するものはありません。
common-signed-out-title = サインインしていません
common-signed-out-embedded = Shopify管理画面からアプリを開き直してください。
common-signed-out-alone = Shopify管理画面からアプリを開くか、デモまたは `rfm token` が表示したアドレス全体を使ってください。キーが含まれています。
common-nowhere-title = ページが見つかりません
common-nowhere-note = アドレス{ $address }に該当するページはありません。入力の誤りか、アプリの以前のバージョンのものかもしれません。
common-nowhere-way-out = 概要へ
common-nowhere-back = 前のページに戻る
common-broken-title = このページを表示できませんでした
common-broken-note = アプリが更新された可能性があります。再読み込みしてください。ストアのデータは失われません。
common-reload = 再読み込み
common-language-missing = この言語を読み込めませんでした。しばらくしてからもう一度お試しください。
common-connection-lost = 接続が切れました
common-connection-lost-note = 表示が古い可能性があります。再接続を続けており、見逃した分は後から反映されます。

# What failed, and the way out
common-try-again = 再試行
common-failure-away = サービスが応答しません
common-failure-away-way-out = 再試行を続けています。続く場合は接続を確認してください。
common-failure-away-by-hand = 接続を確認して、もう一度お試しください。
common-failure-late = サービスの応答に時間がかかりすぎています
common-failure-late-way-out = 再試行を続けています。続く場合は、少し時間をおいてください。
common-failure-late-by-hand = もう一度お試しになるか、少し時間をおいてください。
common-failure-signed-out = セッションが終了しました
common-failure-signed-out-way-out = アプリを開き直してください。ショップのデータは失われていません。
common-failure-forbidden = 権限がありません
common-failure-forbidden-way-out = ショップのオーナーに権限を依頼してください。
common-failure-not-found = 見つかりませんでした
common-failure-not-found-way-out = 戻って別のものを選んでください。
common-failure-invalid = 内容を確認してください
common-failure-invalid-way-out = 示された箇所を直して、もう一度お試しください。
common-failure-conflict = その間に別のバージョンが保存されました
common-failure-conflict-way-out = 両方を見比べて、どちらを残すか選んでください。
common-failure-gone = この情報は保存期間を過ぎました
common-failure-gone-way-out = より新しい日を選ぶか、最初からやり直してください。
common-failure-busy = 混み合っています
common-failure-busy-way-out = まもなく再試行します。
common-failure-busy-by-hand = しばらくしてからもう一度お試しください。
common-failure-too-large = サイズが大きすぎます
common-failure-too-large-way-out = 小さく分割してください。
common-failure-failed = 問題が発生しました
common-failure-failed-way-out = もう一度お試しください。繰り返す場合は操作内容をお知らせください。
common-retry-after = { $count ->
       *[other] { $shown }秒後にもう一度お試しください。
    }

# Said in many places
common-pages = リストのページ
common-previous = 前へ
common-next = 次へ
common-close = 閉じる
common-cancel = キャンセル
common-save = 保存
common-undo = 元に戻す
common-delete = 削除
common-edit = 編集
common-reason = 理由
common-required = 必須
common-download = ダウンロード
common-as-table = 表で見る
common-as-picture = 図で見る
common-customer = 顧客 { $id }
common-segment = セグメント
common-no-segment = セグメントなし
common-value-back = 前の値に戻しました。{ $why }
common-share = 割合
common-spend = 購入金額
common-orders = 注文数
common-last-order = 最終注文日
common-score = スコア
common-recency = 最終購入日
common-frequency = 購入頻度
common-monetary = 購入金額スコア
common-frequency-monetary = 購入頻度と金額

# Why a customer moved
common-cause-order = 注文の追加または変更
common-cause-refund = 返金
common-cause-customer = Shopifyでの顧客情報の変更
common-cause-merge = 別の顧客と統合
common-cause-import = 過去の注文のインポート
common-cause-rescore = スコアの再計算
common-cause-time = 時間の経過
common-cause-config = しきい値またはセグメントの変更

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
       *[other] { $shown }人
    }
