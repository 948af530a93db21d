### The list of customers, and one of them.

# The list
customers-title = العملاء
customers-subtitle = من اشترى ومتى وكم مرة وبكم. تبقى الأسماء وعناوين البريد في Shopify.
customers-customer = العميل
customers-without-shopify-id = بلا معرّف Shopify · …{ $id }
customers-scores = الدرجات
customers-segments = الشرائح
customers-next-change = التغيّر التالي
customers-never = أبدًا
customers-no-scores = لا طلبات بعد
customers-mark = { $dimension }: { $score } من 5
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
customers-export-csv = جدول (CSV)
customers-export-json = بيانات (JSON)
customers-export-png-segments = صورة الشرائح (PNG)
customers-export-png-grid = صورة الشبكة (PNG)
customers-export-png-note = المتجر كله
customers-export-all = كل العملاء · الإنفاق بوحدات { $unit }
customers-export-segment = كل عملاء الشريحة · الإنفاق بوحدات { $unit }
customers-export-shown = عملاء هذه الصفحة · الإنفاق بوحدات { $unit }
