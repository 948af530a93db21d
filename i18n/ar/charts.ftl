### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = الحداثة { $recency }، التكرار والقيمة { $other }: { $count ->
        [zero] لا عملاء ({ $shown })
        [one] عميل واحد ({ $shown })
        [two] عميلان ({ $shown })
        [few] { $shown } عملاء
        [many] { $shown } عميلًا
       *[other] { $shown } عميل
    }، { $spend }
