### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = الحداثة { $recency }، التكرار والقيمة { $other }: { $count ->
        [zero] لا عملاء
        [one] عميل واحد
        [two] عميلان
        [few] { $shown } عملاء
        [many] { $shown } عميلًا
       *[other] { $shown } عميل
    }، { $spend }

# Pictures and their tables
charts-as-table-of = كجدول: { $what }
charts-as-picture-of = كصورة: { $what }
charts-numbers-of = الأرقام: { $what }
charts-not-drawn = تعذّر تحميل الرسم البياني. أرقامه موجودة في الجدول.
charts-day = اليوم
charts-restated = أرقام يوم { $day } محسوبة لاحقًا من الطلبات حتى ذلك اليوم، إذ لم يكن هناك تسجيل بعد. ولا تشمل العملاء بلا طلبات.
charts-imported = { $count ->
        [zero] لم تُضف عمليات الاستيراد أي عميل في هذه المدة.
        [one] أضافت عمليات الاستيراد عميلًا واحدًا في هذه المدة، وربما اشترى قبلها بكثير.
        [two] أضافت عمليات الاستيراد عميلين في هذه المدة، وربما اشتريا قبلها بكثير.
        [few] أضافت عمليات الاستيراد { $shown } عملاء في هذه المدة، وربما اشتروا قبلها بكثير.
        [many] أضافت عمليات الاستيراد { $shown } عميلًا في هذه المدة، وربما اشتروا قبلها بكثير.
       *[other] أضافت عمليات الاستيراد { $shown } عميل في هذه المدة، وربما اشتروا قبلها بكثير.
    }
charts-imported-at-least = { $count ->
        [zero] لم تُضف عمليات الاستيراد أي عميل في هذه المدة.
        [one] أضافت عمليات الاستيراد ما لا يقل عن عميل واحد في هذه المدة، وربما اشترى قبلها بكثير.
        [two] أضافت عمليات الاستيراد ما لا يقل عن عميلين في هذه المدة، وربما اشتريا قبلها بكثير.
        [few] أضافت عمليات الاستيراد ما لا يقل عن { $shown } عملاء في هذه المدة، وربما اشتروا قبلها بكثير.
        [many] أضافت عمليات الاستيراد ما لا يقل عن { $shown } عميلًا في هذه المدة، وربما اشتروا قبلها بكثير.
       *[other] أضافت عمليات الاستيراد ما لا يقل عن { $shown } عميل في هذه المدة، وربما اشتروا قبلها بكثير.
    }
charts-other-version = تغيّرت الحدود أو الشرائح أو المنطقة الزمنية بين هذين اليومين، وهذا يحرّك العملاء أيضًا.
charts-other-version-history = عرض سجل الإصدارات

# Downloads
charts-download-of = تنزيل: { $what }
charts-download-csv = CSV لجداول البيانات
charts-download-json = JSON للبرامج
charts-download-png = PNG للعروض التقديمية

# Which rows of a list are shown
charts-rows = الصفوف { $first }–{ $last }
charts-rows-of = { $first }–{ $last } من { $all }
