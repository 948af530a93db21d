### Saving a version of segments and thresholds.

saving-read-only = يمكنك تجربة كل شيء هنا، لكن لا يمكنك الحفظ
saving-kept-from = مسودتك بتاريخ { $when }
saving-reason = لماذا تُجري هذا التغيير؟
saving-reason-help = يظهر في سجل الإصدارات لمن يراجعه لاحقًا.
saving-reason-missing = اذكر في كلمات قليلة سبب هذا التغيير.
saving-reason-long = النص طويل جدًا: { $bytes } بايت كحد أقصى.
saving-tell-customers = إبلاغ التطبيقات المتصلة بكل عميل ينتقل
saving-tell-customers-note = تصل عندئذ إلى التطبيقات التي تتابع عملاءك، مثل أدوات البريد، رسالة عن كل عميل وقد تتصرف بناءً عليها.
saving-saved = تم الحفظ. الإصدار { $version } نشط.
saving-staged = تم الحفظ. سيصبح الإصدار { $version } نشطًا بمجرد إعادة تصنيف جميع العملاء.
saving-beside = حُفظ في هذه الأثناء الإصدار { $version } ({ $by })، وبقي ما فيه.
saving-invalid = لم يُحفظ بعد: يجب تصحيح هذا أولًا
saving-conflict-note = حُفظ الإصدار { $version } بينما كنت تعمل على إصدارك
saving-conflict-by = حفظه: { $by }، { $at }
saving-conflict-mine = تغييراتك
saving-conflict-theirs = الإصدار الآخر
saving-conflict-mine-take = حفظ تغييراتي فوقه
saving-conflict-theirs-take = ترك تغييراتي واعتماد الآخر
saving-conflict-later = سأقرر لاحقًا
saving-conflict-safe = إن قررت لاحقًا فلن يضيع شيء: تبقى تغييراتك هنا دون حفظ.
saving-conflict-sides = الإصداران جنبًا إلى جنب
saving-conflict-what = ما يختلف
saving-conflict-same = لا فرق بينهما.

# Who saved a version
saving-author-token = رمز وصول ينتهي بـ { $ending }
saving-author-staff = أحد أفراد فريق العمل (المستخدم { $user })
saving-author-shopify = إعدادات Shopify
saving-author-itself = التطبيق نفسه
saving-author-command = مشغّل التطبيق ({ $command })

# Why the app saved a version by itself
saving-occasion-first = أول إعدادات للمتجر
saving-occasion-quintiles = أُعيد حساب المجموعات المتساوية بعملاء { $day }
saving-occasion-time-zone = المنطقة الزمنية للمتجر الآن { $zone }
