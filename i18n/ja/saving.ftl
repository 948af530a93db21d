### Saving a version of segments and thresholds.

saving-read-only = ここではすべて試せますが、保存はできません
saving-kept-from = { $when }の下書き
saving-reason = 変更の理由
saving-reason-help = バージョン履歴に残り、後から確認する人の参考になります。
saving-reason-missing = 変更の理由を簡単に入力してください。
saving-reason-long = 長すぎます。{ $bytes }バイト以内にしてください。
saving-tell-customers = 移動する顧客ごとに、連携アプリへ通知する
saving-tell-customers-note = メール配信など顧客の動きを追うアプリに、1人ずつメッセージが届き、それに応じて動作することがあります。
saving-saved = 保存しました。バージョン{ $version }が有効です。
saving-staged = 保存しました。すべての顧客の再分類が終わると、バージョン{ $version }が有効になります。
saving-beside = その間にバージョン{ $version }（{ $by }）が保存されましたが、その内容も残っています。
saving-invalid = まだ保存されていません。先に次の項目を修正してください
saving-conflict-note = 編集中にバージョン{ $version }が保存されました
saving-conflict-by = 保存者：{ $by }、{ $at }
saving-conflict-mine = 自分の変更
saving-conflict-theirs = 相手のバージョン
saving-conflict-mine-take = 自分の変更で上書き保存
saving-conflict-theirs-take = 自分の変更を破棄して相手のものを使う
saving-conflict-later = 後で決める
saving-conflict-safe = 後で決めても何も失われません。変更は保存されないままここに残ります。
saving-conflict-sides = 両方のバージョンの比較
saving-conflict-what = 異なる点
saving-conflict-same = 違いはありません。

# Who saved a version
saving-author-token = 末尾が{ $ending }のアクセストークン
saving-author-staff = スタッフ（ユーザー{ $user }）
saving-author-shopify = Shopifyの設定
saving-author-itself = アプリ自身
saving-author-command = アプリの運用者（{ $command }）

# Why the app saved a version by itself
saving-occasion-first = ショップの最初の設定
saving-occasion-quintiles = { $day }時点の顧客で等分グループを再計算
saving-occasion-time-zone = ショップのタイムゾーンが{ $zone }になりました
