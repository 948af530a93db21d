### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = لا يمكن لأحد أن ينال النتيجة { $score } في { $dimension }: هناك حدّان متساويان. حرّك أحدهما.
warnings-score-impossible-quintiles = لا يمكن لأحد أن ينال النتيجة { $score } في { $dimension }: لدى كثير من عملائك العدد نفسه، فتتداخل مجموعتان وتبقى هذه فارغة. ليس هذا خطأ. إذا أردت أن تُستخدم كل النتائج، فضع هنا حدودك الخاصة.
warnings-score-impossible-worked-out = لا يمكن لأحد أن ينال النتيجة { $score } في { $dimension }: يتساوى حدّان بحسب ما اخترته. اختر شيئًا آخر أو ضع هنا حدودك الخاصة.
warnings-score-unused = ليس لأي من عملائك النتيجة { $score } في { $dimension }.
warnings-segment-impossible = لا يمكن لأحد أن يكون في { $segment } بهذه الحدود. خفّف شروطها.
warnings-segment-twin = في { $segment } العملاء أنفسهم الذين في { $twin }. يمكنك حذف إحداهما.
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
        [zero] كل تركيبات النتائج في شرائح.
        [one] تركيبة واحدة من النتائج ليست في أي شريحة: الحداثة { $recency }، التكرار { $frequency }، القيمة { $monetary }.
        [two] تركيبتان من النتائج ليستا في أي شريحة، مثل الحداثة { $recency }، التكرار { $frequency }، القيمة { $monetary }.
        [few] { $shown } تركيبات من النتائج ليست في أي شريحة، مثل الحداثة { $recency }، التكرار { $frequency }، القيمة { $monetary }.
        [many] { $shown } تركيبةً من النتائج ليست في أي شريحة، مثل الحداثة { $recency }، التكرار { $frequency }، القيمة { $monetary }.
       *[other] { $shown } تركيبة من النتائج ليست في أي شريحة، مثل الحداثة { $recency }، التكرار { $frequency }، القيمة { $monetary }.
    }
warnings-prospects-uncovered = العملاء الذين ليست لهم طلبات ليسوا في أي شريحة.
warnings-unknown = هناك أمر غير معتاد هنا. راجعه قبل أن تحفظ.
