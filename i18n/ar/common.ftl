### What stands around and on every page.

# The frame around all pages
common-app-name = شرائح العملاء
common-navigation = الصفحات
common-skip = انتقل إلى المحتوى
common-page-overview = نظرة عامة
common-page-segments = الشرائح
common-page-thresholds = الحدود
common-page-customers = العملاء
common-page-movement = الحركة
common-page-import = الاستيراد
common-language = اللغة
common-theme = المظهر
common-theme-auto = مثل الجهاز
common-theme-light = فاتح
common-theme-dark = داكن

# States
common-loading = جارٍ التحميل…
common-nothing-here = لا يوجد شيء هنا.
common-signed-out-title = لم تسجّل الدخول
common-signed-out-embedded = افتح التطبيق من جديد من لوحة تحكم Shopify.
common-signed-out-alone = افتح التطبيق من لوحة تحكم Shopify، أو استخدم العنوان الكامل الذي طبعه العرض التجريبي أو `rfm token`: فهو يحمل المفتاح.
common-nowhere-title = لا توجد صفحة كهذه
common-nowhere-note = العنوان { $address } لا يؤدي إلى أي صفحة. ربما كُتب خطأً أو كان من إصدار أقدم من التطبيق.
common-nowhere-way-out = إلى النظرة العامة
common-nowhere-back = العودة إلى حيث كنت
common-broken-title = تعذّر عرض هذه الصفحة
common-broken-note = ربما حُدِّث التطبيق في هذه الأثناء. أعد تحميله؛ لن تفقد شيئًا من متجرك.
common-reload = إعادة التحميل
common-language-missing = تعذّر تحميل هذه اللغة. أعد المحاولة بعد قليل.
common-connection-lost = انقطع الاتصال
common-connection-lost-note = قد يكون ما تراه قديمًا. نواصل المحاولة، وسنعرض ما فاتك.

# What failed, and the way out
common-try-again = أعد المحاولة
common-failure-away = الخدمة لا تستجيب
common-failure-away-way-out = نواصل المحاولة. إن استمر ذلك فتحقق من اتصالك.
common-failure-away-by-hand = تحقق من اتصالك ثم أعد المحاولة.
common-failure-late = تتأخر الخدمة في الرد
common-failure-late-way-out = سنواصل المحاولة. إذا استمر ذلك، فعُد بعد قليل.
common-failure-late-by-hand = أعد المحاولة الآن أو عُد بعد قليل.
common-failure-signed-out = انتهت جلستك
common-failure-signed-out-way-out = افتح التطبيق من جديد؛ لم يُفقد شيء من متجرك.
common-failure-forbidden = لا يُسمح لك بهذا
common-failure-forbidden-way-out = اطلب الإذن من مالك المتجر.
common-failure-not-found = لم يعد هذا موجودًا
common-failure-not-found-way-out = ارجع واختر شيئًا آخر.
common-failure-invalid = لم يُفهم هذا
common-failure-invalid-way-out = صحّح المذكور هنا ثم أعد المحاولة.
common-failure-conflict = حُفظ إصدار آخر في هذه الأثناء
common-failure-conflict-way-out = قارن بينهما وقرّر أيهما يبقى.
common-failure-gone = لم يعد هذا محفوظًا
common-failure-gone-way-out = اختر أيامًا أحدث أو ابدأ من جديد.
common-failure-busy = طلبات كثيرة في وقت واحد
common-failure-busy-way-out = سنعيد المحاولة بعد لحظات.
common-failure-busy-by-hand = أعد المحاولة بعد لحظات.
common-failure-too-large = هذا كبير جدًا
common-failure-too-large-way-out = قسّمه إلى أجزاء أصغر.
common-failure-failed = حدث خطأ ما
common-failure-failed-way-out = أعد المحاولة. إن تكرر فأخبرنا بما فعلت.
common-retry-after = { $count ->
        [zero] حاول مرة أخرى الآن.
        [one] حاول مرة أخرى بعد ثانية واحدة.
        [two] حاول مرة أخرى بعد ثانيتين.
        [few] حاول مرة أخرى بعد { $shown } ثوانٍ.
        [many] حاول مرة أخرى بعد { $shown } ثانية.
       *[other] حاول مرة أخرى بعد { $shown } ثانية.
    }

# Said in many places
common-pages = صفحات القائمة
common-previous = السابق
common-next = التالي
common-close = إغلاق
common-cancel = إلغاء
common-save = حفظ
common-undo = تراجع
common-delete = حذف
common-edit = تعديل
common-reason = السبب
common-required = مطلوب
common-download = تنزيل
common-as-table = كجدول
common-as-picture = كصورة
common-customer = العميل { $id }
common-segment = الشريحة
common-no-segment = بلا شريحة
common-value-back = عادت القيمة السابقة. { $why }
common-share = النسبة
common-spend = الإنفاق
common-orders = الطلبات
common-last-order = آخر طلب
common-score = النتيجة
common-recency = الحداثة
common-frequency = التكرار
common-monetary = القيمة
common-frequency-monetary = التكرار والقيمة

# Why a customer moved
common-cause-order = طلب جديد أو معدّل
common-cause-refund = استرداد مبلغ
common-cause-customer = تغيّر العميل في Shopify
common-cause-merge = دُمج مع عميل آخر
common-cause-import = استيراد طلبات سابقة
common-cause-rescore = أُعيد حساب الدرجات
common-cause-time = مرور الوقت
common-cause-config = تغيير الحدود أو الشرائح

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
        [zero] لا عملاء
        [one] عميل واحد
        [two] عميلان
        [few] { $shown } عملاء
        [many] { $shown } عميلًا
       *[other] { $shown } عميل
    }
