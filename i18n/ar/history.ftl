### The history of versions of the configuration, on each page that has one.

history-title = السجل
history-note = كل إصدار حُفظ. استعادة إصدار تحفظه من جديد كإصدار جديد.
history-versions = الإصدارات المحفوظة
history-version = الإصدار
history-state = الحالة
history-state-active = مفعّل
history-state-staged = قيد التطبيق
history-state-past = سابق
history-state-overtaken = استُبدل قبل تفعيله
history-saved-at = وقت الحفظ
history-older = عرض إصدارات أقدم
history-restore = استعادة
history-look = معاينة
history-restore-version = استعادة الإصدار { $version }
history-restore-note = هذا ما سيتغيّر مقارنةً بالآن. يُستعاد الإصدار بالحدود التي كانت له، مع أوزانه وشرائحه.
history-restore-changes = ما تغيّره الاستعادة

# What a version changed
history-changes = ما الذي تغيّر
history-changed = { $what }: { $from } ← { $to }
history-begins-with = { $what }: { $value }
history-moved = { $from } ← { $to }
history-same = لا شيء: يطابق الإصدار الذي قبله.
history-unread = تعذّر التحميل
history-part-thresholds = التقييم
history-part-segments = الشرائح
history-part-time-zone = المنطقة الزمنية
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
        [zero] لا تغييرات أخرى
        [one] تغيير آخر
        [two] تغييران آخران
        [few] { $shown } تغييرات أخرى
        [many] { $shown } تغييرًا آخر
       *[other] { $shown } تغيير آخر
    }
