### The list of customers, and one of them.

# The list
customers-title = العملاء
customers-subtitle = من اشترى ومتى وكم مرة وبكم. تبقى الأسماء وعناوين البريد في Shopify.
customers-customer = العميل
customers-scores = الدرجات
customers-segments = الشرائح
customers-next-change = التغيّر التالي
customers-never = أبدًا
customers-no-scores = لا طلبات بعد
customers-mark = { $dimension }: { $score } من { 5 }
customers-count-unknown = لا يُحسب العدد عند الجمع بين شريحة ودرجات.
customers-page-size = { $count ->
        [zero] { $shown } في الصفحة
        [one] { $shown } في الصفحة
        [two] { $shown } في الصفحة
        [few] { $shown } في الصفحة
        [many] { $shown } في الصفحة
       *[other] { $shown } في الصفحة
    }

# Finding and narrowing down
customers-search = البحث عن عميل
customers-search-placeholder = name@example.com أو 7123456789
customers-search-help = عنوان البريد الإلكتروني كاملًا أو معرّف العميل في Shopify. لا يُبحث بجزء من العنوان.
customers-search-unknown = هذا ليس بريدًا إلكترونيًا كاملًا ولا معرّف Shopify.
customers-find = بحث
customers-any = الكل
customers-any-segment = كل الشرائح
customers-filters = عوامل التصفية المفعّلة
customers-remove-filter = إزالة عامل التصفية { $name }: { $value }
customers-shopify-id = معرّف Shopify
customers-email = البريد الإلكتروني
customers-all = عرض كل العملاء
customers-nothing-exact-title = لم يُعثر على عميل
customers-nothing-exact = تُحفظ عناوين البريد مشفّرة، لذلك لا يُعثر إلا على التطابق التام. تحقّق من الكتابة، أو ابحث بالمعرّف الموجود في عنوان صفحة العميل في Shopify.
customers-nothing-filter-title = لا يوجد عميل مطابق
customers-nothing-filter = لا أحد ضمن هذا الاختيار الآن. أزل أحد عوامل التصفية لترى المزيد.
customers-none-title = لا عملاء بعد
customers-none = استورد طلباتك السابقة ليحصل كل عميل على درجة وشرائح.
customers-none-import = استيراد الطلبات

# What can be taken away
customers-export-png-segments = صورة الشرائح (PNG)
customers-export-png-grid = صورة الشبكة (PNG)
customers-export-png-note = المتجر كله
customers-export-all = كل العملاء
customers-export-segment = كل عملاء الشريحة
customers-export-shown = عملاء هذه الصفحة
customers-export-units = الإنفاق بعملة { $currency }
customers-export-minor-units = الإنفاق بوحدات { $unit }
customers-sorted-down = الترتيب: { $column }، تنازليًا
customers-sorted-up = الترتيب: { $column }، تصاعديًا
customers-found-by-email = عُثر عليه بالبريد الإلكتروني
customers-weight = وزن { $dimension }
customers-not-counted = سبب عدم الاحتساب

# One customer
customers-one-subtitle = الاسم وبيانات الاتصال في Shopify، ولا تعرض هذه الصفحة شيئًا منها.
customers-low-score = نتيجة منخفضة، دون { $limit }
customers-in-shopify = فتح في Shopify
customers-unknown-title = لا يوجد عميل كهذا
customers-unknown = ربما دُمج مع عميل آخر أو حُذف في Shopify.
customers-score-of = من { 5.00 } كحد أقصى
customers-first-order = أولها في { $day }
customers-not-in-shopify = معرّف Shopify لهذا العميل غير معروف بعد، لأن الطلبات جاءت من ملف. سيصل مع الطلب التالي، وحتى ذلك الحين يقودك أحد الطلبات أدناه إلى العميل في Shopify.

# Why it has the score it has
customers-explained = كيف تُحسب النتيجة
customers-explained-note = ثلاثة أرقام، كل منها من { 1 } إلى { 5 }، مقارنةً بحدودك.
customers-prospect = لا يُحتسب أي طلب لهذا العميل، فلا نتيجة له بعد.
customers-recency-today = وصل آخر طلب اليوم، { $day }.
customers-recency-is = { $count ->
        [zero] كان آخر طلب اليوم، { $day }.
        [one] كان آخر طلب قبل يوم واحد، في { $day }.
        [two] كان آخر طلب قبل يومين، في { $day }.
        [few] كان آخر طلب قبل { $shown } أيام، في { $day }.
        [many] كان آخر طلب قبل { $shown } يومًا، في { $day }.
       *[other] كان آخر طلب قبل { $shown } يوم، في { $day }.
    }
customers-frequency-is = { $count ->
        [zero] لا يُحتسب أي طلب.
        [one] يُحتسب طلب واحد.
        [two] يُحتسب طلبان.
        [few] تُحتسب { $shown } طلبات.
        [many] يُحتسب { $shown } طلبًا.
       *[other] يُحتسب { $shown } طلب.
    }
customers-monetary-is = أُنفق { $amount } بعد خصم المبالغ المستردة.
customers-recency-falls = { $count ->
        [zero] تنخفض الحداثة إلى { $to } الآن.
        [one] يوم واحد آخر بلا طلب وتنخفض الحداثة إلى { $to }.
        [two] يومان آخران بلا طلب وتنخفض الحداثة إلى { $to }.
        [few] { $shown } أيام أخرى بلا طلب وتنخفض الحداثة إلى { $to }.
        [many] { $shown } يومًا آخر بلا طلب وتنخفض الحداثة إلى { $to }.
       *[other] { $shown } يوم آخر بلا طلب وتنخفض الحداثة إلى { $to }.
    }
customers-recency-lowest = لا يمكن أن تنخفض أكثر، والطلب التالي يرفعها إلى { 5 }.
customers-frequency-rises = { $count ->
        [zero] يرتفع التكرار إلى { $to } الآن.
        [one] طلب واحد آخر ويرتفع التكرار إلى { $to }.
        [two] طلبان آخران ويرتفع التكرار إلى { $to }.
        [few] { $shown } طلبات أخرى ويرتفع التكرار إلى { $to }.
        [many] { $shown } طلبًا آخر ويرتفع التكرار إلى { $to }.
       *[other] { $shown } طلب آخر ويرتفع التكرار إلى { $to }.
    }
customers-monetary-rises = { $amount } أخرى وترتفع القيمة إلى { $to }.
customers-highest = هذه أعلى درجة.
customers-bands = { $dimension }: تقع { $value } في المستوى { $score } من { 5 }. الحدود بين المستويات من الأدنى: { $edges }.

# Its segments, and what comes next
customers-segments-note = يكون العميل في كل شريحة تنطبق عليه قاعدتها، وأولاها هي الرئيسية.
customers-segments-none = لا تنطبق أي قاعدة على هذا العميل.
customers-primary = الشريحة الرئيسية
customers-next = التغيّر التالي
customers-next-note = إذا لم يطلب العميل مجددًا.
customers-next-never = لا يتغيّر شيء بعد الآن دون طلب جديد.
customers-next-prospect = لا يتغيّر شيء حتى أول طلب.
customers-next-on = { $count ->
        [zero] اليوم، { $day }
        [one] بعد يوم واحد، في { $day }
        [two] بعد يومين، في { $day }
        [few] بعد { $shown } أيام، في { $day }
        [many] بعد { $shown } يومًا، في { $day }
       *[other] بعد { $shown } يوم، في { $day }
    }
customers-next-same = يبقى في { $segment }
customers-from-to = { $from } ← { $to }

# How it went
customers-history = السجل
customers-history-note = كل تغيّر في الدرجات، الأحدث أولًا.
customers-history-line = النتيجة المرجّحة عبر الزمن، وفي الجدول أدناه كل تغيّر.
customers-history-none = لم يتغيّر شيء بعد.
customers-history-failed = تعذّرت قراءة التغيّرات السابقة. حاول مجددًا.
customers-earlier = عرض التغيّرات السابقة
customers-day = اليوم
customers-cause = السبب
customers-from = قبل
customers-to = بعد

# Its orders
customers-orders = الطلبات
customers-orders-note = الأحدث أولًا. تشمل الضرائب والشحن بعد خصم المبالغ المستردة.
customers-orders-none = لا طلبات معروفة.
customers-order = الطلب
customers-counts = يُحتسب
customers-counts-yes = نعم
customers-adds = يضيف
customers-orders-sum = { $count ->
        [zero] لا طلبات تُحتسب
        [one] طلب واحد يُحتسب
        [two] طلبان يُحتسبان
        [few] { $shown } طلبات تُحتسب
        [many] { $shown } طلبًا يُحتسب
       *[other] { $shown } طلب يُحتسب
    }

# While the page is open
customers-changed = تغيّر هذا العميل للتو
customers-understood = فهمت
