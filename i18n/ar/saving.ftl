### Saving a version of segments and thresholds.

saving-read-only = يمكنك تجربة كل شيء هنا، لكن لا يمكنك الحفظ
saving-reason = لماذا تُجري هذا التغيير؟
saving-reason-help = يظهر في سجل الإصدارات لمن يراجعه لاحقًا.
saving-reason-missing = اذكر في كلمات قليلة سبب هذا التغيير.
saving-reason-long = النص طويل جدًا: { $bytes } بايت كحد أقصى.
saving-tell-customers = إبلاغ التطبيقات المتصلة بكل عميل ينتقل
saving-saved = تم الحفظ. الإصدار { $version } نشط.
saving-staged = تم الحفظ. سيصبح الإصدار { $version } نشطًا بمجرد إعادة تصنيف جميع العملاء.
saving-invalid = لم يُحفظ بعد: يجب تصحيح هذا أولًا
saving-conflict-note = حُفظ الإصدار { $version } بينما كنت تعمل على إصدارك
saving-conflict-by = بواسطة { $by }، { $at }
saving-conflict-mine = تغييراتك
saving-conflict-theirs = الإصدار الآخر
saving-conflict-mine-take = حفظ تغييراتي فوقه
saving-conflict-theirs-take = ترك تغييراتي واعتماد الآخر
saving-conflict-later = سأقرر لاحقًا
