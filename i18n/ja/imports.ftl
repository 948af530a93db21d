### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = 注文のインポート
imports-subtitle = Shopifyからエクスポートした過去の注文を取り込みます。同じ注文を繰り返しても二重には数えません。
imports-welcome = ようこそ。お客さまのことを知りましょう
imports-welcome-subtitle = 過去の注文から、すべての顧客にスコアとセグメントが付きます。手順は3つです。
imports-guide = 3つの手順
imports-guide-export-title = 注文をエクスポート
imports-guide-export = Shopifyで「注文管理」を開き、「エクスポート」を選び、すべての注文とCSVファイルを選択します。件数が多い場合、ファイルはメールで届きます。
imports-guide-drop-title = ここにファイルをドロップ
imports-guide-drop = CSVファイルを変更せずに、このページにドロップします。複数ある場合は1つずつお願いします。
imports-guide-see-title = セグメントを確認
imports-guide-see = インポートが終わると、スコアとセグメントが表示されます。その後は新しい注文に合わせて顧客が自動で移動します。
imports-to-orders = Shopifyの注文管理を開く
imports-how-to = ファイルはどこで入手できますか？
imports-columns = 必要な列：Name、Email、Financial Status、Currency、Total、Created at。Shopifyのエクスポートにはすべて含まれています。ファイルを編集したり、ほかのアプリで保存し直したりしないでください。
imports-data = データの取り扱い
imports-data-file = ファイルは、インポートが終わりしだい削除されます。
imports-data-email = メールアドレスは暗号化して保存され、どこにも表示されません。顧客を見分けるためだけに使います。
imports-data-twice = 同じ注文をもう一度インポートしても何も変わらず、二重に数えることはありません。
imports-data-shopify = Shopifyの内容は変更されず、だれにも連絡は送られません。

# A file is dropped and sent
imports-drop = 注文のエクスポートファイルをこのページにドロップ
imports-drop-now = 放すとインポートします
imports-choose = ファイルを選択
imports-accepted = Shopifyの注文エクスポート（CSVファイル）
imports-one-file = ファイルは1つずつお願いします。
imports-read-only = 閲覧のみで、インポートはできません
imports-checking = { $name }を確認しています
imports-sending = { $name }を送信しています
imports-sent = { $of }中{ $sent } · { $share }
imports-stay = 送信が終わるまで、このページを開いたままにしてください。

# Its import at work
imports-state-waiting-title = { $name }は順番を待っています
imports-state-reading-title = { $name }を読み込んでいます
imports-state-writing-title = { $name }をインポートしています
imports-state-waiting = 待機中
imports-state-reading = 読み込み中
imports-state-writing = インポート中
imports-state-finished = 完了
imports-state-failed = 失敗
imports-state-interrupted = 中断
imports-step-done = （完了）
imports-step-sent = ファイルを受信しました：{ $size }
imports-step-waiting = このストアの別のインポートが進行中です。終わりしだい開始します
imports-step-reading = 読み込み：これまでに注文{ $orders }件、顧客{ $customers }人
imports-step-write = 顧客のスコアを計算
imports-step-writing = 顧客のスコアを計算：注文{ $orders }件中{ $written }件
imports-leave = このページを離れても、インポートは続きます。

# How it ended
imports-line = 行
imports-wrong = 問題点
imports-left-out = { $count ->
       *[other] { $shown }行を除外しました
    }
imports-first-shown = { $count ->
       *[other] 最初の{ $shown }行を表示しています
    }
imports-left-out-note = そのほかはすべて取り込まれます。Shopifyで該当の行を修正し、もう一度エクスポートしてここにドロップすると、新しい分だけが追加されます。
imports-refused = { $name }はインポートされませんでした
imports-lost = ファイルを送信できませんでした
imports-lost-way-out = 接続が切れました。接続を確認して、もう一度ファイルを選んでください。
imports-lost-at = { $of }のうち{ $sent }を送信済みでした。
imports-lost-reachable = サービスには接続できるため、送信中にファイルが拒否された可能性があります。ファイルは最大{ $most }で、同時に待機できるインポートはわずかです。下のインポートが終わってから、もう一度ファイルを選んでください。
imports-failed-title = { $name }をインポートできませんでした
imports-interrupted-title = { $name }のインポートが中断されました
imports-written-stay = { $count ->
       *[other] すでに取り込まれた注文{ $shown }件はそのまま残ります。
    }
imports-finished-title = { $name }をインポートしました
imports-finished = すべての顧客にスコアとセグメントが付きました。
imports-known-title = { $name }に新しい注文はありません
imports-known = 読み取れた注文はすべて取り込み済みです。何も変更されていません。
imports-new = { $count ->
       *[other] 新規{ $shown }
    }
imports-customers = 顧客
imports-changed = 更新された注文
imports-lines-left-out = 除外した行
imports-without-id = { $count ->
       *[other] ファイルにIDがない注文が{ $shown }件あり、名前で識別されます。後からの変更も反映されるように、Shopifyのエクスポートをそのままお使いください。
    }
imports-see-customers = 顧客を見る
imports-see-overview = 概要へ
imports-another = 別のファイルをインポート

# Imports so far
imports-earlier = これまでのインポート
imports-earlier-table = 各インポートの状態と結果
imports-file = ファイル
imports-at = 受信日時
imports-by = 実行者
imports-state = 状態
imports-orders-new = 新しい注文
imports-customers-new = 新しい顧客

# Problems of lines
imports-problem-fields-differ = この行の項目数は { $fields } ですが、見出し行は { $expected } です。
imports-problem-stray-quote = 引用符で囲まれていない項目の中に引用符があります。
imports-problem-not-utf8 = { $column }：テキストが UTF-8 でエンコードされていません。
imports-problem-empty = { $column }：項目が空です。
imports-problem-currency-unknown = { $column }：USD のような通貨コードではありません。
imports-problem-other-currency = 注文の通貨は { $currency } ですが、ストアの通貨は { $shop_currency } です。
imports-problem-amount-malformed = { $column }：12.50 のような金額ではありません。
imports-problem-amount-too-precise =
    { $decimals ->
        [0] { $column }：この通貨に小数はありません。
       *[other] { $column }：小数点以下の桁数が、通貨の { $decimals } 桁を超えています。
    }
imports-problem-amount-too-large = { $column }：金額が大きすぎます。
imports-problem-time-unknown = { $column }：2026-01-31 12:00:00 +0000 のような日時ではありません。
imports-problem-status-unknown = { $column }：不明な支払い状況です。有効な値は paid などです。
imports-problem-id-invalid = { $column }：ID が空か、長すぎます。
imports-problem-not-json = この行は有効な JSON ではありません。
imports-problem-field-unusable = { $column }：項目がないか、使用できません。
imports-problem-no-order = この行に注文は含まれていません。

# Errors
imports-error-missing-columns = Shopify の注文エクスポートではありません。不足している列：{ $columns }。Shopify の「注文管理」で「エクスポート」を選び、CSV ファイルをそのままここにドロップしてください。
imports-error-empty-file = ファイルが空です。
imports-error-no-orders = ファイルから注文を読み取れませんでした。
imports-error-other-currency = ファイルの注文の通貨はすべて { $currency } ですが、ストアの通貨は { $shop_currency } です。
imports-error-wrong-encoding = ファイルが UTF-8 でエンコードされていません。Shopify のファイルを、他のアプリで保存し直さずに使用してください。
imports-error-wrong-separator =
    { $separator ->
        [tab] 列がコンマではなくタブで区切られています。Shopify のファイルを、他のアプリで保存し直さずに使用してください。
       *[semicolon] 列がコンマではなくセミコロンで区切られています。Shopify のファイルを、他のアプリで保存し直さずに使用してください。
    }
imports-error-not-csv-xlsx = これは Excel ブックです。Shopify がエクスポートした CSV ファイルを使用してください。
imports-error-not-csv-packed = ファイルが圧縮されています。先に解凍してから、CSV ファイルをここにドロップしてください。
imports-error-not-csv-binary = テキストファイルではありません。Shopify がエクスポートした CSV ファイルを使用してください。
imports-error-too-large = ファイルが { $most_bytes }を超えています。一度にエクスポートする注文を減らしてください。
imports-error-stalled = アップロードが止まりました。{ $seconds } 秒間データが届いていません。接続を確認し、ファイルをもう一度ドロップしてください。
imports-error-too-slow = アップロードに { $seconds } 秒以上かかりました。より速い接続を使うか、一度にエクスポートする注文を減らしてください。
imports-error-broke-off = アップロードが途切れました。ファイルをもう一度ドロップしてください。
imports-error-disk-full = 現在サーバーにファイルを置く空き容量がありません。しばらくしてからもう一度お試しください。
imports-error-too-many-waiting = すでに { $most } 件のインポートが待機中または実行中です。どれかが終わってから、ファイルをもう一度ドロップしてください。
imports-error-interrupted = インポートが中断されました。取り込み済みの内容は保持されます。同じファイルをもう一度ドロップすると続行します。二重に数えられることはありません。
imports-error-unavailable = データベースに接続できないため、インポートを続行できませんでした。後で同じファイルをもう一度ドロップしてください。二重に数えられることはありません。
imports-error-internal = サーバーのエラーのため、インポートに失敗しました。しばらくしてからもう一度お試しください。
