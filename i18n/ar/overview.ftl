### The overview of the shop.

# The page
overview-subtitle = من هم عملاؤك اليوم، ومن منهم يتحرك.
overview-since = قارن مع
overview-since-day = أمس
overview-since-week = قبل أسبوع
overview-since-month = قبل شهر
overview-gone = لم تعد بيانات { $day } محفوظة
overview-gone-way-out = قارن مع يوم لاحق.

# Figures
overview-customers = العملاء
overview-of-them-without-orders = { $count ->
        [zero] كلهم لديهم طلبات
        [one] منهم واحد بلا طلبات
        [two] منهم اثنان بلا طلبات
        [few] منهم { $shown } بلا طلبات
        [many] منهم { $shown } بلا طلبات
       *[other] منهم { $shown } بلا طلبات
    }
overview-money = إنفاق جميع العملاء
overview-by-since = { $shown } منذ { $day }
overview-by-since-orders = { $count ->
        [zero] لا تغيّر في عدد العملاء الذين لديهم طلبات مقارنةً بيوم { $day }
        [one] { $shown } عميل لديه طلبات، مقارنةً بيوم { $day }
        [two] { $shown } عميلان لديهما طلبات، مقارنةً بيوم { $day }
        [few] { $shown } عملاء لديهم طلبات، مقارنةً بيوم { $day }
        [many] { $shown } عميلًا لديهم طلبات، مقارنةً بيوم { $day }
       *[other] { $shown } عميل لديهم طلبات، مقارنةً بيوم { $day }
    }
overview-money-note = إجمالًا بعد خصم المبالغ المستردة
overview-repeat = اشتروا مرتين أو أكثر
overview-points = { $shown } نقطة مئوية منذ { $day }
overview-as-of = حتى { $day }
overview-average = متوسط الطلب
overview-on = في { $day }، آخر يوم كامل
overview-tomorrow = يُعرف بعد انتهاء اليوم
overview-unread = تعذّر التحميل
overview-moved = غيّروا شريحتهم منذ { $day }
overview-came = { $count ->
        [zero] لا عملاء يُحتسبون لأول مرة
        [one] عميل واحد يُحتسب لأول مرة
        [two] عميلان يُحتسبان لأول مرة
        [few] { $shown } عملاء يُحتسبون لأول مرة
        [many] { $shown } عميلًا يُحتسبون لأول مرة
       *[other] { $shown } عميل يُحتسبون لأول مرة
    }

# Segments, and the shop as a picture
overview-change = التغيّر
overview-segments-overlap = قد يكون العميل في أكثر من شريحة.
overview-money-by-segment = الإنفاق حسب الشريحة
overview-grid = متجرك في { 25 } خانة
overview-grid-note = كلما ارتفعت الخانة كان الشراء أحدث، وكلما تقدمت كان أكثر وأعلى قيمة. اختر خانة لترى من فيها.
overview-grid-measure = التظليل حسب
overview-grid-prospects = { $count ->
        [zero] خارج الشبكة: لا عملاء بلا طلبات.
        [one] خارج الشبكة: عميل واحد بلا طلبات.
        [two] خارج الشبكة: عميلان بلا طلبات.
        [few] خارج الشبكة: { $shown } عملاء بلا طلبات.
        [many] خارج الشبكة: { $shown } عميلًا بلا طلبات.
       *[other] خارج الشبكة: { $shown } عميل بلا طلبات.
    }

# Sizes over time
overview-sizes = الأحجام عبر الزمن
overview-sizes-legend = الشرائح في الرسم
overview-sizes-none = يبدأ التسجيل من اليوم الأول، ثم تظهر الخطوط.
overview-sizes-young = سُجّل يوم واحد حتى الآن. سينمو الخط يومًا بعد يوم.
overview-span = الفترة الزمنية
overview-span-month = { 30 } يومًا
overview-span-quarter = { 90 } يومًا
overview-span-year = سنة

# The largest moves
overview-moves = أكبر التحركات
overview-moves-note = العملاء الذين غيّروا شريحتهم منذ { $day }
overview-moves-all = كل التحركات
overview-moves-none = لم يغيّر أحد شريحته.

# Live movement
overview-live = يتحركون الآن
overview-live-on = مباشر
overview-live-connecting = جارٍ الاتصال…
overview-live-lost = انقطع الاتصال
overview-live-refused = انتهت الجلسة
overview-live-paused = متوقف مؤقتًا
overview-live-pause = إيقاف مؤقت
overview-live-go-on = متابعة
overview-live-waiting = { $count ->
        [zero] لا جديد
        [one] حركة واحدة أخرى
        [two] حركتان أخريان
        [few] { $shown } حركات أخرى
        [many] { $shown } حركة أخرى
       *[other] { $shown } حركة أخرى
    }
overview-live-none = في انتظار الطلبات…
overview-live-none-note = بمجرد أن يُحرّك طلب أو مرور الوقت عميلًا، سيظهر ذلك هنا.
overview-live-new = لم يُحتسب من قبل
overview-live-gone = مدموج
overview-live-read-out = { $count ->
        [zero] لم يتحرك أي عميل
        [one] تحرك عميل واحد
        [two] تحرك عميلان
        [few] تحرك { $shown } عملاء
        [many] تحرك { $shown } عميلًا
       *[other] تحرك { $shown } عميل
    }
