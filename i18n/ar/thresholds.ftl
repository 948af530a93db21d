### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = حدّد ما يجعل العميل حديث الشراء ومتكرره وعالي القيمة، وشاهد من سينتقل قبل أن تحفظ.
thresholds-read-only-note = للحفظ تحتاج إلى إذن بتغيير الإعدادات. اطلبه من مالك المتجر.

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
        [zero] { $shown } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $shown } أيام
        [many] { $shown } يومًا
       *[other] { $shown } يوم
    }
thresholds-orders = { $count ->
        [zero] { $shown } طلب
        [one] طلب واحد
        [two] طلبان
        [few] { $shown } طلبات
        [many] { $shown } طلبًا
       *[other] { $shown } طلب
    }
thresholds-edge-nobody = لا أحد
thresholds-recency-range = أدخل عدد أيام من { $least } إلى { $greatest }.
thresholds-recency-range-from = أدخل عدد أيام لا يقل عن { $least }.
thresholds-frequency-range = أدخل عدد طلبات من { $least } إلى { $greatest }.
thresholds-frequency-range-from = أدخل عدد طلبات لا يقل عن { $least }.
thresholds-monetary-range = أدخل مبلغًا من { $least } إلى { $greatest }.
thresholds-monetary-range-from = أدخل مبلغًا لا يقل عن { $least }.
thresholds-weight-range = أدخل نسبة مئوية من { $least } إلى { $greatest }.
thresholds-score-range = أدخل نتيجة من { $least } إلى { $greatest }.

# Where edges come from
thresholds-source = نقطة البداية
thresholds-source-note = عند اختيار إحداها تُضبط حدود كل الأبعاد من جديد، ويمكن بعد ذلك أن تكون لكل بُعد حدوده الخاصة.
thresholds-preset-small = متجر صغير
thresholds-preset-medium = متجر متوسط
thresholds-preset-plus = متجر كبير (Plus)
thresholds-base-quintiles = خمس مجموعات متساوية
thresholds-base-given = حدودك الخاصة
thresholds-average-order = متوسط قيمة الطلب ({ $currency })
thresholds-average-order-note = اتركه فارغًا لاستخدام القيمة المعتادة لمتجر بهذا الحجم.
thresholds-every-days = إعادة الحساب كل (أيام)
thresholds-every-days-note = يُعاد حساب المجموعات مع تغيّر عملائك.
thresholds-own-of = حدود خاصة لـ: { $dimensions }
thresholds-follow-all = استخدام نقطة البداية للجميع
thresholds-follows-preset = حسب حجم المتجر
thresholds-follows-quintiles = حسب مجموعات متساوية
thresholds-from-base = من نقطة البداية
thresholds-own-edges = حدود خاصة
thresholds-half-life = عمر النصف
thresholds-half-life-of = عمر النصف: { $days }
thresholds-half-life-note = عدد الأيام التي تفقد بعدها قيمة آخر طلب نصفها. تُستنتج الحدود الأربعة منه.
thresholds-edges-of = حدود { $dimension }

# Dimensions
thresholds-recency-note = كم مضى على آخر طلب.
thresholds-frequency-note = عدد الطلبات.
thresholds-monetary-note = مقدار ما أُنفق، بعد خصم المبالغ المستردة.
thresholds-score = النتيجة
thresholds-scores-of = نتائج { $dimension }
thresholds-edge-name = { $dimension }، حدّ النتيجة { $score }
thresholds-recency-edge = آخر طلب قبل … يومًا على الأكثر
thresholds-frequency-edge = … طلبات على الأقل
thresholds-monetary-edge = الإنفاق لا يقل عن ({ $currency })
thresholds-recency-rest = قبل ذلك
thresholds-frequency-rest = أقل من ذلك
thresholds-monetary-rest = إنفاق أقل
thresholds-recency-from = حتى { $edge }

# Weights
thresholds-weights = النتيجة الإجمالية
thresholds-weights-note = وزن كل نتيجة بالنسبة المئوية. تتغيّر النسبتان الأخريان ليكون المجموع { 100 }.
thresholds-weight-of = { $dimension } (٪)
thresholds-low-score = نتيجة منخفضة دون
thresholds-low-score-note = تتراوح النتيجة الإجمالية بين { 1 } و{ 5 }. يُعلَّم العملاء دون الحد بأن نتيجتهم منخفضة.
thresholds-mean-score = متوسط النتيجة الإجمالية
thresholds-low-scores = العملاء ذوو النتيجة المنخفضة
thresholds-now-is = الآن { $now }
thresholds-spread = العملاء بحسب النتيجة الإجمالية. الإطار هو الوضع الآن، والخط هو حد النتيجة المنخفضة.
thresholds-spread-part = من { $from } إلى { $to }: عدد العملاء { $shown }، والآن { $now }

# What would change
thresholds-moving = { $count ->
        [0] لن ينتقل أحد
        [zero] لن ينتقل أحد
        [one] سينتقل عميل واحد من أصل { $customers }
        [two] سينتقل عميلان من أصل { $customers }
        [few] سينتقل { $moving } عملاء من أصل { $customers }
        [many] سينتقل { $moving } عميلًا من أصل { $customers }
       *[other] سينتقل { $moving } عميل من أصل { $customers }
    }
thresholds-nobody-moves = لن ينتقل أحد. اسحب حدًّا لترى ما يتغيّر.
thresholds-would-move = العملاء الذين سينتقلون
thresholds-now = الآن
thresholds-then = بعد التغيير
thresholds-change = الفرق
thresholds-spend-now = الإنفاق الآن
thresholds-spend-then = الإنفاق بعد التغيير
thresholds-segments = الشرائح
thresholds-segments-note = الأحجام والإنفاق، الآن وبهذه الحدود. قد يكون العميل في عدة شرائح.
thresholds-segments-caption = أحجام الشرائح وإنفاقها، الآن وبعد التغيير
thresholds-segments-unchanged = { $count ->
        [zero] لا شرائح دون تغيير
        [one] شريحة واحدة دون تغيير
        [two] شريحتان دون تغيير
        [few] { $shown } شرائح دون تغيير
        [many] { $shown } شريحة دون تغيير
       *[other] { $shown } شريحة دون تغيير
    }
thresholds-spend-change = تغير الإنفاق
thresholds-flows = من سينتقل وإلى أين
thresholds-flows-picture = الانتقالات من شريحة إلى أخرى
thresholds-flows-note = حسب الشريحة الرئيسية. اختر انتقالًا لعرض عملائه فقط.
thresholds-picture = الصورة
thresholds-picture-moves = التنقلات
thresholds-picture-grid = الشبكة
thresholds-moves-smaller = { $count ->
        [zero] لا تنقلات أصغر
        [one] عرض تنقل أصغر واحد
        [two] عرض تنقلين أصغر
        [few] عرض { $shown } تنقلات أصغر
        [many] عرض { $shown } تنقلًا أصغر
       *[other] عرض { $shown } تنقل أصغر
    }
thresholds-moves-largest = عرض الأكبر فقط
thresholds-grid = الحداثة حسب التكرار والقيمة
thresholds-grid-caption = عملاء كل خلية والفرق
thresholds-grid-note = العملاء بهذه الحدود، وتحتها الزيادة أو النقص عن الآن.
thresholds-movers = من سينتقل من العملاء
thresholds-movers-list = قائمة العملاء الذين سينتقلون
thresholds-movers-note = { $count ->
        [zero] لا عملاء.
        [one] عميل واحد، الانتقال الأكبر أولًا.
        [two] عميلان، الانتقال الأكبر أولًا.
        [few] { $shown } عملاء، الانتقال الأكبر أولًا.
        [many] { $shown } عميلًا، الانتقال الأكبر أولًا.
       *[other] { $shown } عميل، الانتقال الأكبر أولًا.
    }
thresholds-movers-of = { $count ->
        [zero] لا عملاء من { $from } إلى { $to }.
        [one] عميل واحد من { $from } إلى { $to }.
        [two] عميلان من { $from } إلى { $to }.
        [few] { $shown } عملاء من { $from } إلى { $to }.
        [many] { $shown } عميلًا من { $from } إلى { $to }.
       *[other] { $shown } عميل من { $from } إلى { $to }.
    }
thresholds-movers-all = عرض الكل
thresholds-customer = العميل
thresholds-customer-gone = لم يعد موجودًا
thresholds-warnings = يستحق المراجعة

# Changes and saving
thresholds-changes = تغييراتك
thresholds-unsaved = تغييرات غير محفوظة
thresholds-unchanged = كما حُفظ في الإصدار { $version }
thresholds-reset = إعادة تعيين
thresholds-save = حفظ الحدود
thresholds-field = الإعداد
thresholds-staged = يجري تطبيق الإصدار { $version }
thresholds-staged-note = { $done } من { $all } من العملاء جاهزون. لن يتغيّر شيء حتى يجهز الجميع.
thresholds-activated = الإصدار { $version } مفعّل الآن

# Somebody else saved
thresholds-conflict-note = حُفظ الإصدار { $version } بينما كنت تجري تغييرات. تغييراتك لا تزال هنا.
thresholds-look-at-both = مقارنة الاثنين
