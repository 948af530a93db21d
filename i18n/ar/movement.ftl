### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = من انتقل إلى أين بين يومين، ومن يعود.
movement-empty-title = لم يتحرك أحد بعد
movement-empty-text = تظهر الحركة عند وجود طلبات. استورد طلباتك السابقة لترى ما مضى بقدر ما تمتد.
movement-empty-action = استيراد الطلبات

# Two days
movement-span = منذ
movement-span-day = أمس
movement-span-week = أسبوع
movement-span-month = شهر
movement-span-quarter = ربع سنة
movement-from = من نهاية يوم
movement-to = إلى نهاية يوم
movement-wrong-way = يجب ألا يكون اليوم الأول بعد الثاني.
movement-ahead = { $day } تاريخ في المستقبل. الفترة المعروضة بدلًا منه: { $days }.
movement-gone = لم تعد بيانات { $day } محفوظة
movement-gone-way-out = اختر يومًا أول أحدث.

# Flows
movement-flows = بين الشرائح
movement-flows-note = حسب الشريحة الرئيسية. اختر مسارًا لترى من فيه.
movement-flows-label = العملاء من شريحة إلى شريحة، من { $from } إلى { $to }
movement-stayed-too = أظهر من بقوا
movement-nobody = لم يتحرك أحد بين هذين اليومين.
movement-new = لم يُحتسبوا من قبل
movement-gone-end = مدمجون
movement-changed = غيّروا شريحتهم
movement-came = يُحتسبون لأول مرة
movement-came-note = يُحتسب لأول مرة يعني أنه لم يكن ضمن أرقام { $day }. قد يكون ذلك أول طلب منذ ذلك الحين، وقد يكون عميلًا قديمًا أتى به استيراد أو تغيير في Shopify.
movement-went = دُمجوا في غيرهم
movement-stayed = بقوا

# Customers of a flow
movement-customer = العميل
movement-from-segment = من
movement-to-segment = إلى
movement-scores-before = النتائج قبل
movement-scores-after = النتائج بعد
movement-score-before = { $dimension } (قبل)
movement-score-after = { $dimension } (بعد)
movement-list-note = النتائج هي الحداثة والتكرار والقيمة.
movement-stayed-list = هم في الشريحة نفسها في كلا اليومين.

# Cohorts
movement-cohorts = من يعود
movement-cohorts-note = العملاء حسب شهر أول طلب، وكم منهم طلب في كل شهر بعده.
movement-cohorts-months = إلى أي مدى
movement-months = { $count ->
        [zero] لا أشهر
        [one] شهر واحد
        [two] شهران
        [few] { $shown } أشهر
        [many] { $shown } شهرًا
       *[other] { $shown } شهر
    }
movement-so-far = حتى الآن
movement-month-so-far = { $month } حتى الآن
movement-cohorts-none = تظهر المجموعات بعد انتهاء اليوم الأول.
movement-cohorts-scale = نسبة العملاء الذين طلبوا
movement-cohort = أول طلب
movement-months-later = الأشهر منذ أول طلب
movement-ordered = طلبوا
movement-cohort-cell = { $month }، { $count ->
        [zero] في الشهر نفسه
        [one] بعد شهر
        [two] بعد شهرين
        [few] بعد { $later } أشهر
        [many] بعد { $later } شهرًا
       *[other] بعد { $later } شهر
    }: طلب { $active } من { $customers }

# Revenue
movement-revenue = الإيرادات حسب الشريحة
movement-revenue-note = حسب الشهر؛ يُحسب كل طلب ضمن شريحة عميله في نهاية ذلك اليوم. من اشترى للتو يكون حينها ضمن شريحة المشترين حديثًا.
movement-revenue-money = الإيرادات
movement-revenue-before = المدة السابقة
movement-revenue-change = التغيّر
movement-revenue-month-change = التغيّر عن الشهر السابق
movement-revenue-days = من { $from } إلى { $to }
movement-revenue-against = { $now }، مقارنةً بالمدة { $before }
movement-revenue-alone = { $now }. لا مقارنة بعد: الطلبات المعروفة لا تعود إلى { $day }.
movement-revenue-none = تظهر الإيرادات بعد انتهاء اليوم الأول.
movement-month = الشهر
