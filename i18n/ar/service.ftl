### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = العملاء
service-spend-in = الإنفاق ({ $currency })
service-revenue-in = الإيرادات ({ $currency })
service-average-order-in = متوسط قيمة الطلب ({ $currency })
service-recency = الحداثة
service-frequency-monetary = التكرار والقيمة
service-score = النتيجة
service-months-since = الأشهر منذ أول طلب
service-still-ordering = العملاء الذين يطلبون، %
service-repeat-rate = العملاء الذين لديهم طلبان أو أكثر، %
service-no-segment = بلا شريحة
service-new = جدد هنا
service-merged = مدمجون

# Pictures to take away
service-picture-segments = شرائح العملاء
service-picture-grid = الحداثة حسب التكرار والقيمة
service-prospects = بلا طلبات

# Why an order does not count
service-not-counted-deleted = حُذف الطلب.
service-not-counted-cancelled = أُلغي الطلب.
service-not-counted-test = هذا طلب تجريبي.
service-not-counted-no-customer = لا يوجد عميل معروف لهذا الطلب.
service-not-counted-unpaid = لم يُدفع ثمن الطلب.
service-not-counted-refunded-in-full = رُدّ ثمن الطلب كاملاً.
