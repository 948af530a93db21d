### The page of segments.

segments-subtitle = مجموعات من عملائك بحسب آخر شراء لهم وعدد مرات الشراء وقيمته. تبقى محدَّثة من تلقاء نفسها.
segments-list = شرائحك
segments-order-note = الترتيب مهم: الشريحة الرئيسية للعميل هي أول شريحة تنطبق عليه في هذه القائمة. اسحب شريحة أو استخدم أسهمها.
segments-order-note-read = الترتيب مهم: الشريحة الرئيسية للعميل هي أول شريحة تنطبق عليه في هذه القائمة.
segments-days = { $days } يومًا
segments-unknown = لا توجد شريحة كهذه (أو لم تعد موجودة). هذه هي الشرائح الموجودة.
segments-none = لا توجد شرائح
segments-none-note = أضف شريحة خاصة بك أو ارجع إلى الشرائح الافتراضية.
segments-add = إضافة شريحة
segments-full = لا يمكن أن يزيد عدد الشرائح على { $most }.
segments-read-only = يمكنك عرض الشرائح دون تغييرها
segments-read-only-note = اطلب من مالك المتجر إذن تغييرها.
segments-staged = يجري تجهيز الإصدار { $version }
segments-staged-note = أُعيد تصنيف { $done } من { $all } من العملاء. ما تراه هنا هو شرائح ذلك الإصدار.
segments-empty = لا يوجد عملاء بعد
segments-empty-note = تمتلئ الشرائح من تلقاء نفسها بمجرد وجود طلبات. استورد الطلبات السابقة للبدء.

# What is said of each
segments-figure-customers = العملاء
segments-figure-share = النسبة
segments-figure-spend = الإنفاق
segments-figure-trend = الاتجاه
segments-figure-week = منذ الأسبوع الماضي
segments-figure-primary = رئيسية لـ
segments-primary-below = عملاء هذه أول شريحة تنطبق عليهم
segments-share-of-all = { $share } من جميع العملاء
segments-was = كان { $was }
segments-now = الآن { $now }
segments-state-new = جديدة
segments-state-changed = معدَّلة
segments-trend-none = لا يوجد سجل بعد
segments-trend-unsaved = تُحسب منذ يوم حفظها، ويبدأ الخط في اليوم التالي.
segments-trend-awaited = لم تُحسب بعد. يبدأ الخط عندما تصبح الشريحة نشطة.
segments-trend-begins = تُحسب منذ { $day }. يبدأ الخط غدًا.
segments-trend-since = تُحسب منذ { $day }.
segments-trend-label = { $segment }، آخر { $days } يومًا: من { $from } إلى { $to } عميل
segments-move-up = نقل { $segment } إلى أعلى
segments-move-down = نقل { $segment } إلى أسفل
segments-moved = أصبح { $segment } رقم { $at } من { $of }

# One of them
segments-customers = عرض العملاء
segments-duplicate = تكرار
segments-copy-of = { $name } (نسخة)
segments-deleted = حُذفت { $segment } من مسودتك
segments-cells = أي عملاء
segments-cells-note = موضع الشريحة في متجرك وعدد عملائها الموجودين هناك الآن.
segments-cells-caption = الدرجات التي تختارها { $segment }
segments-cells-all = كلها
segments-cells-part = جزء منها
segments-cells-none = لا شيء منها
segments-cells-prospects = ينتمي إليها أيضًا العملاء بلا طلبات، وليست لهم درجة.
segments-cells-unknown = لا يمكن رسم الصورة بعد.
segments-overlap = في شرائح أخرى أيضًا
segments-overlap-note = يمكن أن يكون العميل في عدة شرائح في الوقت نفسه.
segments-overlap-caption = عملاء { $segment } في شرائح أخرى
segments-overlap-share = نسبتهم من هذه الشريحة
segments-overlap-none = لا أحد من عملائها في شريحة أخرى.
segments-over-time = العملاء في آخر { $days } يومًا

# Editing
segments-new-title = شريحة جديدة
segments-edit-title = تعديل { $segment }
segments-nameless = شريحة جديدة
segments-done = تم
segments-names = الأسماء
segments-names-note = بكل لغة تستخدم بها أنت أو فريقك التطبيق. يكفي اسم واحد.
segments-name-missing = أعطها اسمًا بلغة واحدة على الأقل.
segments-name-long = هذا الاسم طويل جدًا.
segments-name-shared = هناك شريحة أخرى بهذا الاسم أيضًا.
segments-names-shared = لعدة شرائح الاسم نفسه
segments-names-missing = لا يوجد اسم بـ{ $languages }. يُعرض «{ $shown }» بدلًا منه.
segments-rule = القاعدة
segments-rule-note = ينتمي العميل إلى الشريحة عندما ينطبق عليه كل ما اختير هنا.
segments-rule-of = من تختارهم
segments-rule-of-scored = عملاء لديهم طلبات
segments-rule-of-prospects = لم يطلب بعد
segments-rule-prospects-note = جميع العملاء الذين لديهم حساب وليس لديهم طلب محتسب. يخرجون من تلقاء أنفسهم عندما يشترون.
segments-rule-more = شروط أخرى
segments-in-words = بالكلمات
segments-kind-any = أي درجة
segments-kind-at-least = على الأقل
segments-kind-at-most = على الأكثر
segments-kind-exactly = بالضبط
segments-kind-between = بين
segments-kind-one-of = إحدى الدرجات
segments-kind-as-written = كما كُتبت
segments-value = الدرجة
segments-value-from = من الدرجة
segments-value-to = إلى الدرجة
segments-alternatives = وواحد على الأقل مما يلي
segments-alternatives-note = لقواعد مثل «ينفق كثيرًا أو يشتري كثيرًا»: إضافة إلى ما اختير أعلاه يجب أن ينطبق بديل واحد على الأقل.
segments-alternative = البديل { $at }
segments-alternative-add = إضافة بديل
segments-alternative-remove = إزالة
segments-alternative-remove-label = إزالة البديل { $at }
segments-wrong = { $count ->
        [zero] لا شيء يحتاج إلى تصحيح
        [one] أمر واحد يحتاج إلى تصحيح
        [two] أمران يحتاجان إلى تصحيح
        [few] { $shown } أمور تحتاج إلى تصحيح
        [many] { $shown } أمرًا يحتاج إلى تصحيح
       *[other] { $shown } أمر يحتاج إلى تصحيح
    }
segments-wrong-note = حتى ذلك الحين تبقى الأرقام كما كانت.
segments-wrong-rule = اختر شرطًا واحدًا على الأقل.
segments-wrong-condition = هذا الشرط غير صالح.
segments-wrong-score = درجة من { $from } إلى { $to }.
segments-warnings = يستحق نظرة ثانية

# The draft
segments-draft = لم يُحفظ بعد
segments-draft-note = لن يتغير شيء لعملائك حتى تحفظ.
segments-draft-same = عاد كل شيء كما كان.
segments-discard = تجاهل
segments-discard-title = هل تريد تجاهل كل التغييرات؟
segments-discard-note = سيُفقد كل ما غيّرته منذ آخر حفظ.
segments-review = مراجعة وحفظ
segments-review-title = ما الذي يغيّره الحفظ
segments-moving = { $count ->
        [zero] لا أحد من { $all } تتغير شريحته الرئيسية
        [one] عميل واحد من { $all } تتغير شريحته الرئيسية
        [two] عميلان من { $all } تتغير شريحتهما الرئيسية
        [few] { $shown } عملاء من { $all } تتغير شريحتهم الرئيسية
        [many] { $shown } عميلًا من { $all } تتغير شريحتهم الرئيسية
       *[other] { $shown } عميل من { $all } تتغير شريحتهم الرئيسية
    }
segments-sizes-caption = أحجام الشرائح التي تتغير
segments-sizes-same = لا تتغير أي شريحة في حجمها.
segments-size-now = الآن
segments-size-then = بعد الحفظ
segments-entering = يدخلون
segments-leaving = يخرجون
segments-movers = من هم
segments-movers-way = من ينتقل من { $from } إلى { $to }
segments-movers-caption = العملاء الذين تتغير شريحتهم الرئيسية
segments-movers-none = لا أحد.
segments-mover = العميل
segments-mover-from = من
segments-mover-to = إلى
segments-difference-added = جديدة: { $segment }
segments-difference-removed = محذوفة: { $segment }
segments-difference-renamed = اسم آخر: { $from } ← { $to }
segments-difference-translated = الاسم المترجم لـ { $segment }: { $languages }
segments-difference-ruled = قاعدة أخرى: { $segment }
segments-difference-reordered = ترتيب آخر
segments-difference-none = لا توجد شريحة مختلفة.
segments-conflict-missing = غير موجودة
segments-conflict-order = الترتيب
segments-conflict-order-same = كما كان
segments-theirs-taken = يبقى الإصدار { $version }. أُهملت تغييراتك.
segments-defaults = الشرائح الافتراضية
segments-defaults-title = هل تريد العودة إلى الشرائح الافتراضية؟
segments-defaults-note = تحل الشرائح الافتراضية محل شرائحك في المسودة. لا يُحفظ شيء حتى تراجعه، ويمكنك التراجع عنه.
segments-defaults-take = استخدام الشرائح الافتراضية
