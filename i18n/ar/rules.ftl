### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = اشترى اليوم
rules-recency-within = { $count ->
        [zero] اشترى خلال آخر { $shown } يوم
        [one] اشترى خلال آخر يوم
        [two] اشترى خلال آخر يومين
        [few] اشترى خلال آخر { $shown } أيام
        [many] اشترى خلال آخر { $shown } يومًا
       *[other] اشترى خلال آخر { $shown } يوم
    }
rules-recency-before = { $count ->
        [zero] آخر شراء قبل { $shown } يوم أو أكثر
        [one] آخر شراء قبل يوم واحد أو أكثر
        [two] آخر شراء قبل يومين أو أكثر
        [few] آخر شراء قبل { $shown } أيام أو أكثر
        [many] آخر شراء قبل { $shown } يومًا أو أكثر
       *[other] آخر شراء قبل { $shown } يوم أو أكثر
    }
rules-recency-exactly = { $count ->
        [zero] آخر شراء قبل { $shown } يوم
        [one] آخر شراء قبل يوم واحد
        [two] آخر شراء قبل يومين
        [few] آخر شراء قبل { $shown } أيام
        [many] آخر شراء قبل { $shown } يومًا
       *[other] آخر شراء قبل { $shown } يوم
    }
rules-recency-between = { $count ->
        [zero] آخر شراء قبل { $from } إلى { $shown } يوم
        [one] آخر شراء قبل { $from } إلى { $shown } يوم
        [two] آخر شراء قبل { $from } إلى يومين
        [few] آخر شراء قبل { $from } إلى { $shown } أيام
        [many] آخر شراء قبل { $from } إلى { $shown } يومًا
       *[other] آخر شراء قبل { $from } إلى { $shown } يوم
    }
rules-recency-nobody = درجة الحداثة { $scores } التي لا يمكن أن ينالها أي عميل
rules-frequency-at-least = { $count ->
        [zero] { $shown } طلب على الأقل
        [one] طلب واحد على الأقل
        [two] طلبان على الأقل
        [few] { $shown } طلبات على الأقل
        [many] { $shown } طلبًا على الأقل
       *[other] { $shown } طلب على الأقل
    }
rules-frequency-at-most = { $count ->
        [zero] { $shown } طلب على الأكثر
        [one] طلب واحد على الأكثر
        [two] طلبان على الأكثر
        [few] { $shown } طلبات على الأكثر
        [many] { $shown } طلبًا على الأكثر
       *[other] { $shown } طلب على الأكثر
    }
rules-frequency-exactly = { $count ->
        [zero] { $shown } طلب بالضبط
        [one] طلب واحد بالضبط
        [two] طلبان بالضبط
        [few] { $shown } طلبات بالضبط
        [many] { $shown } طلبًا بالضبط
       *[other] { $shown } طلب بالضبط
    }
rules-frequency-between = { $count ->
        [zero] من { $from } إلى { $shown } طلب
        [one] من { $from } إلى { $shown } طلب
        [two] من { $from } إلى طلبين
        [few] من { $from } إلى { $shown } طلبات
        [many] من { $from } إلى { $shown } طلبًا
       *[other] من { $from } إلى { $shown } طلب
    }
rules-frequency-nobody = درجة التكرار { $scores } التي لا يمكن أن ينالها أي عميل
rules-monetary-at-least = أنفق { $from } على الأقل
rules-monetary-below = أنفق أقل من { $below }
rules-monetary-between = أنفق بين { $from } و{ $to }
rules-monetary-nobody = درجة القيمة { $scores } التي لا يمكن أن ينالها أي عميل
rules-frequency-monetary-at-least = درجة التكرار والقيمة معًا { $score } على الأقل
rules-frequency-monetary-at-most = درجة التكرار والقيمة معًا { $score } على الأكثر
rules-frequency-monetary-exactly = درجة التكرار والقيمة معًا { $score }
rules-frequency-monetary-between = درجة التكرار والقيمة معًا من { $from } إلى { $to }
rules-score-at-least = نتيجة إجمالية { $score } على الأقل
rules-score-at-most = نتيجة إجمالية { $score } على الأكثر
rules-score-exactly = نتيجة إجمالية { $score } بالضبط
rules-score-between = نتيجة إجمالية من { $from } إلى { $to }
rules-prospects = لم يطلب بعد
rules-anybody = طلب مرة واحدة على الأقل
rules-group = ({ $list })
rules-none = لا شروط بعد
rules-unreadable = قاعدة لا يمكن قراءتها
