### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = استيراد الطلبات
imports-subtitle = أدخل الطلبات السابقة من ملف صدّرته من Shopify. تكرار الاستيراد لا يحتسب شيئًا مرتين.
imports-welcome = مرحبًا! تعرّف على عملائك
imports-welcome-subtitle = بطلباتك السابقة يحصل كل عميل على نتيجة وشريحة، في ثلاث خطوات.
imports-guide = ثلاث خطوات
imports-guide-export-title = صدّر طلباتك
imports-guide-export = افتح «الطلبات» في Shopify، واختر «تصدير» وكل الطلبات وملف CSV. إذا كانت الطلبات كثيرة يرسل Shopify الملف بالبريد الإلكتروني.
imports-guide-drop-title = أفلت الملف هنا
imports-guide-drop = أفلت ملف CSV على هذه الصفحة دون تعديل. لديك عدة ملفات؟ واحدًا تلو الآخر.
imports-guide-see-title = شاهد شرائحك
imports-guide-see = تظهر الدرجات والشرائح فور انتهاء الاستيراد، ثم تنقل الطلبات الجديدة العملاء تلقائيًا.
imports-to-orders = فتح الطلبات في Shopify
imports-how-to = كيف أحصل على الملف؟
imports-columns = الأعمدة المطلوبة: Name وEmail وFinancial Status وCurrency وTotal وCreated at. ملف Shopify يحتويها كلها، فلا تعدّل الملف ولا تحفظه مجددًا في برنامج آخر.
imports-data = ماذا يحدث لبياناتك
imports-data-file = يُحذف الملف فور انتهاء استيراده.
imports-data-email = تُحفظ عناوين البريد مشفّرة ولا تُعرض في أي مكان، وتُستخدم فقط للتمييز بين العملاء.
imports-data-twice = استيراد الطلبات نفسها مجددًا لا يغيّر شيئًا، فلا يُحتسب شيء مرتين.
imports-data-shopify = لا يتغيّر شيء في Shopify، ولا تُرسل رسائل إلى أحد.

# A file is dropped and sent
imports-drop = أفلت ملف الطلبات في أي مكان على هذه الصفحة
imports-drop-now = أفلت للاستيراد
imports-choose = اختيار ملف
imports-accepted = ملف الطلبات المصدَّر من Shopify بصيغة CSV
imports-one-file = ملف واحد في كل مرة من فضلك.
imports-read-only = يمكنك الاطلاع دون الاستيراد
imports-checking = جارٍ فحص { $name }
imports-sending = جارٍ إرسال { $name }
imports-sent = { $sent } من { $of } · { $share }
imports-stay = أبقِ هذه الصفحة مفتوحة حتى يُرسل الملف.

# Its import at work
imports-state-waiting-title = ينتظر { $name } دوره
imports-state-reading-title = جارٍ قراءة { $name }
imports-state-writing-title = جارٍ استيراد { $name }
imports-state-waiting = بالانتظار
imports-state-reading = قيد القراءة
imports-state-writing = قيد الاستيراد
imports-state-finished = اكتمل
imports-state-failed = فشل
imports-state-interrupted = انقطع
imports-step-done = (تم)
imports-step-sent = وصل الملف: { $size }
imports-step-waiting = ما زال استيراد آخر لهذا المتجر جاريًا، ويبدأ هذا بعده مباشرة
imports-step-reading = القراءة؛ الطلبات حتى الآن: { $orders }، العملاء: { $customers }
imports-step-write = احتساب نتائج العملاء
imports-step-writing = احتساب نتائج العملاء؛ الطلبات: { $written } من { $orders }
imports-leave = يمكنك مغادرة هذه الصفحة، فالاستيراد مستمر.

# How it ended
imports-line = السطر
imports-wrong = المشكلة
imports-left-out = { $count ->
        [zero] لم يُترك أي سطر
        [one] تُرك سطر واحد
        [two] تُرك سطران
        [few] تُركت { $shown } أسطر
        [many] تُرك { $shown } سطرًا
       *[other] تُرك { $shown } سطر
    }
imports-first-shown = { $count ->
        [zero] لا يُعرض منها شيء
        [one] يُعرض أولها
        [two] يُعرض أول سطرين
        [few] تُعرض أول { $shown } أسطر
        [many] يُعرض أول { $shown } سطرًا
       *[other] يُعرض أول { $shown } سطر
    }
imports-left-out-note = استُورد كل ما عدا ذلك. صحّح هذه الأسطر في Shopify، ثم صدّر مجددًا وأفلت الملف هنا: لا يُضاف إلا الجديد.
imports-refused = لم يُستورد { $name }
imports-lost = لم يصل الملف
imports-lost-way-out = انقطع الاتصال. تحقّق منه ثم اختر الملف مجددًا.
imports-lost-at = أُرسل { $sent } من { $of }.
imports-lost-reachable = يمكن الوصول إلى الخدمة، فربما رفضت الملف أثناء إرساله: الحد الأقصى لحجم الملف { $most }، ولا ينتظر إلا عدد قليل من عمليات الاستيراد في الوقت نفسه. اختر الملف مرة أخرى بعد انتهاء عمليات الاستيراد أدناه.
imports-failed-title = تعذّر استيراد { $name }
imports-interrupted-title = انقطع استيراد { $name }
imports-written-stay = { $count ->
        [zero] لم يُستورد أي طلب.
        [one] استُورد طلب واحد وسيبقى.
        [two] استُورد طلبان وسيبقيان.
        [few] استُوردت { $shown } طلبات وستبقى.
        [many] استُورد { $shown } طلبًا وستبقى.
       *[other] استُورد { $shown } طلب وستبقى.
    }
imports-finished-title = استُورد { $name }
imports-finished = أصبح لكل عميل نتيجة وشرائح.
imports-known-title = لا جديد في { $name }
imports-known = كانت كل الطلبات التي أمكنت قراءتها موجودة في المتجر، ولم يتغيّر شيء.
imports-new = { $count ->
        [zero] لا جديد
        [one] واحد جديد
        [two] اثنان جديدان
        [few] { $shown } جديدة
        [many] { $shown } جديدًا
       *[other] { $shown } جديد
    }
imports-customers = العملاء
imports-changed = طلبات محدّثة
imports-lines-left-out = أسطر متروكة
imports-without-id = { $count ->
        [zero] لكل الطلبات معرّف في الملف.
        [one] طلب واحد بلا معرّف في الملف ويُعرف باسمه. استخدم ملف Shopify الأصلي حتى تُعرف تغييراته اللاحقة.
        [two] طلبان بلا معرّف في الملف ويُعرفان باسميهما. استخدم ملف Shopify الأصلي حتى تُعرف تغييراتهما اللاحقة.
        [few] { $shown } طلبات بلا معرّف في الملف وتُعرف بأسمائها. استخدم ملف Shopify الأصلي حتى تُعرف تغييراتها اللاحقة.
        [many] { $shown } طلبًا بلا معرّف في الملف وتُعرف بأسمائها. استخدم ملف Shopify الأصلي حتى تُعرف تغييراتها اللاحقة.
       *[other] { $shown } طلب بلا معرّف في الملف وتُعرف بأسمائها. استخدم ملف Shopify الأصلي حتى تُعرف تغييراتها اللاحقة.
    }
imports-see-customers = عرض عملائك
imports-see-overview = إلى النظرة العامة
imports-another = استيراد ملف آخر

# Imports so far
imports-earlier = الاستيرادات حتى الآن
imports-earlier-table = كل استيراد مع حالته ونتيجته
imports-file = الملف
imports-at = وقت الوصول
imports-by = بواسطة
imports-state = الحالة
imports-orders-new = طلبات جديدة
imports-customers-new = عملاء جدد

# Problems of lines
imports-problem-fields-differ =
    { $fields ->
        [zero] لا حقول في السطر، بينما عددها في صف العناوين { $expected }.
        [one] في السطر حقل واحد، بينما عدد الحقول في صف العناوين { $expected }.
        [two] في السطر حقلان، بينما عدد الحقول في صف العناوين { $expected }.
        [few] في السطر { $fields } حقول، بينما عددها في صف العناوين { $expected }.
        [many] في السطر { $fields } حقلًا، بينما عددها في صف العناوين { $expected }.
       *[other] في السطر { $fields } حقل، بينما عددها في صف العناوين { $expected }.
    }
imports-problem-stray-quote = توجد علامة اقتباس داخل حقل غير محاط بعلامات اقتباس.
imports-problem-not-utf8 = { $column }: النص غير مُرمَّز بترميز UTF-8.
imports-problem-empty = { $column }: الحقل فارغ.
imports-problem-currency-unknown = { $column }: هذا ليس رمز عملة مثل USD.
imports-problem-other-currency = الطلب بعملة { $currency }، لكن عملة المتجر هي { $shop_currency }.
imports-problem-amount-malformed = { $column }: هذا ليس مبلغًا مثل ⁦12.50⁩.
imports-problem-amount-too-precise =
    { $decimals ->
        [zero] { $column }: هذه العملة بلا منازل عشرية.
        [one] { $column }: في المبلغ أكثر من منزلة عشرية واحدة، وهو الحد الأقصى لعملته.
        [two] { $column }: في المبلغ أكثر من منزلتين عشريتين، وهو الحد الأقصى لعملته.
        [few] { $column }: في المبلغ أكثر من { $decimals } منازل عشرية، وهو الحد الأقصى لعملته.
        [many] { $column }: في المبلغ أكثر من { $decimals } منزلة عشرية، وهو الحد الأقصى لعملته.
       *[other] { $column }: في المبلغ أكثر من { $decimals } منزلة عشرية، وهو الحد الأقصى لعملته.
    }
imports-problem-amount-too-large = { $column }: المبلغ كبير جدًا.
imports-problem-time-unknown = { $column }: هذا ليس تاريخًا ووقتًا مثل ⁦2026-01-31 12:00:00 +0000⁩.
imports-problem-status-unknown = { $column }: حالة الدفع هذه غير معروفة؛ من الحالات المعروفة مثلًا paid.
imports-problem-id-invalid = { $column }: المعرّف فارغ أو طويل جدًا.
imports-problem-not-json = السطر ليس بصيغة JSON صالحة.
imports-problem-field-unusable = { $column }: الحقل غير موجود أو لا يمكن استخدامه.
imports-problem-no-order = لا يحتوي السطر على طلب.

# Errors
imports-error-missing-columns = هذا الملف ليس تصدير طلبات من Shopify. ينقصه: { $columns }. افتح «الطلبات» في Shopify، واختر «تصدير»، ثم أفلت ملف CSV هنا دون تعديله.
imports-error-empty-file = الملف فارغ.
imports-error-no-orders = تعذّرت قراءة أي طلب من الملف.
imports-error-other-currency = جميع الطلبات في الملف بعملة { $currency }، لكن عملة المتجر هي { $shop_currency }.
imports-error-wrong-encoding = الملف غير مُرمَّز بترميز UTF-8. استخدم الملف من Shopify دون إعادة حفظه في برنامج آخر.
imports-error-wrong-separator =
    { $separator ->
        [tab] الأعمدة مفصولة بعلامات جدولة بدلًا من الفواصل. استخدم الملف من Shopify دون إعادة حفظه في برنامج آخر.
       *[semicolon] الأعمدة مفصولة بفواصل منقوطة بدلًا من الفواصل. استخدم الملف من Shopify دون إعادة حفظه في برنامج آخر.
    }
imports-error-not-csv-xlsx = هذا مصنّف Excel. استخدم ملف CSV الذي صدّره Shopify.
imports-error-not-csv-packed = الملف مضغوط. فُكّ ضغطه أولًا، ثم أفلت ملف CSV هنا.
imports-error-not-csv-binary = الملف ليس ملفًا نصيًا. استخدم ملف CSV الذي صدّره Shopify.
imports-error-too-large = حجم الملف أكبر من { $most_bytes }. صدّر عددًا أقل من الطلبات في كل مرة.
imports-error-stalled = توقف التحميل: لم يصل شيء خلال { $seconds } ثانية. تحقق من اتصالك وأفلت الملف مرة أخرى.
imports-error-too-slow = استغرق التحميل أكثر من { $seconds } ثانية. استخدم اتصالًا أسرع أو صدّر عددًا أقل من الطلبات في كل مرة.
imports-error-broke-off = انقطع التحميل. أفلت الملف مرة أخرى.
imports-error-disk-full = لا توجد مساحة للملف على الخادم الآن. حاول مرة أخرى لاحقًا.
imports-error-too-many-waiting =
    { $most ->
        [zero] لا يمكن بدء استيراد آخر الآن. أفلت الملف مرة أخرى لاحقًا.
        [one] توجد عملية استيراد واحدة قيد الانتظار أو التنفيذ. أفلت الملف مرة أخرى عند انتهائها.
        [two] توجد عمليتا استيراد قيد الانتظار أو التنفيذ. أفلت الملف مرة أخرى عند انتهاء إحداهما.
        [few] توجد { $most } عمليات استيراد قيد الانتظار أو التنفيذ. أفلت الملف مرة أخرى عند انتهاء إحداها.
        [many] توجد { $most } عملية استيراد قيد الانتظار أو التنفيذ. أفلت الملف مرة أخرى عند انتهاء إحداها.
       *[other] توجد { $most } عملية استيراد قيد الانتظار أو التنفيذ. أفلت الملف مرة أخرى عند انتهاء إحداها.
    }
imports-error-interrupted = توقفت عملية الاستيراد. ما استُورد محفوظ. أفلت الملف نفسه مرة أخرى للمتابعة؛ لن يُحتسب شيء مرتين.
imports-error-unavailable = تعذّرت متابعة الاستيراد لعدم إمكانية الوصول إلى قاعدة البيانات. أفلت الملف نفسه مرة أخرى لاحقًا؛ لن يُحتسب شيء مرتين.
imports-error-internal = فشل الاستيراد بسبب خطأ في الخادم. حاول مرة أخرى لاحقًا.
