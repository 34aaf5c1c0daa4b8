# كلمات الواجهة بالعربية. لكل رسالة هنا نظيرتها في en.ftl، واختبار يقارن بينهما.
# الأرقام غربية، والأشهر بأسمائها في بلاد الشام، والمدى بالكلمات لا بالشرطة.

## أنواع الحوادث

kind-airstrike = غارة جوية
kind-drone_strike = ضربة بطائرة مسيّرة
kind-rocket_attack = هجوم صاروخي
kind-shelling = قصف مدفعي
kind-explosion = انفجار
kind-ied = عبوة ناسفة
kind-clash = اشتباك
kind-raid = مداهمة
kind-assassination = اغتيال
kind-other = حادثة أخرى

family-air = من الجو
family-distance = نيران بعيدة
family-ground = على الأرض
family-explosive = متفجرات
family-other = غير ذلك

## الفاعل

actor-US = الولايات المتحدة
actor-Coalition = التحالف الدولي
actor-Israel = إسرائيل
actor-unknown = مجهول
actor-ISIS = تنظيم داعش
actor-IRI = المقاومة الإسلامية في العراق
actor-SDF = قوات سوريا الديمقراطية
actor-Syrian-army = الجيش السوري
actor-Iran-backed-militias = ميليشيات مدعومة من إيران
actor-Iraq = القوات العراقية
actor-Turkey = القوات التركية
actor-other = جهة أخرى

attribution-claimed = تبنّاها الفاعل
attribution-stated = يذكره المصدر
attribution-suspected = مشتبه به
attribution-denied = نفاه كل من ذُكر
attribution-unknown = لم يُسمَّ أحد

## حقول الحادثة

field-kind = ماذا
field-date = متى
field-place = أين
field-killed = القتلى
field-injured = الجرحى
field-perpetrator = مَن
field-target = الهدف

## الأماكن

placekind-country = دولة
placekind-region = إقليم
placekind-governorate = محافظة
placekind-district = منطقة
placekind-subdistrict = ناحية
placekind-city = مدينة
placekind-town = بلدة
placekind-village = قرية
placekind-neighbourhood = حيّ
placekind-base = قاعدة
placekind-airport = مطار
placekind-oilfield = حقل نفط
placekind-crossing = معبر
placekind-river = نهر
placekind-desert = بادية
placekind-road = طريق
placekind-facility = منشأة
placekind-dam = سدّ
placekind-other = مكان

role-site = الموقع
role-area = ضمن المنطقة
role-near = في الجوار

place-within = ضمن { $km } كم

## دقة التاريخ

precision-night = بدقة ليلة
precision-day = بدقة يوم
precision-week = بدقة أسبوع
precision-month = بدقة شهر
precision-year = بدقة سنة
precision-range = ضمن مدة
precision-unknown = بلا تاريخ

## الأيام والأشهر

month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month = { $month } { $year }
# طرفا المدة: يوم، أو يوم وشهر، أو تاريخ كامل.
date-range = { $from } إلى { $to }
date-range-long = { $from } إلى { $to }
date-night = الليلة بين { $from } و{ $to }
date-from = منذ { $day }
date-until = حتى { $day }
date-unknown = بلا تاريخ

## أعداد الأشخاص

count-exact = { $n }
count-between = { $low } إلى { $high }
count-at-least = { $n } فأكثر
count-at-most = { $n } على الأكثر
count-unknown = لم يُذكر

## أعداد المعروض، ومجموعها الكل

incidents-count = { $n ->
    [zero] لا حوادث
    [one] حادثة واحدة
    [two] حادثتان
    [few] { $n } حوادث
    [many] { $n } حادثة
   *[other] { $n } حادثة
}
articles-count = { $n ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $n } مقالات
    [many] { $n } مقالاً
   *[other] { $n } مقال
}
places-count = { $n ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $n } أماكن
    [many] { $n } مكاناً
   *[other] { $n } مكان
}
sources-count = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $n } مصادر
    [many] { $n } مصدراً
   *[other] { $n } مصدر
}
days-count = { $n ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
sum-shown = { $n } معروضة
sum-undated = { $n } بلا تاريخ
sum-unlocated = { $n } بلا مكان
sum-filtered = { $n } استبعدتها التصفية
sum-total = { $n } في المجموع
sum-line = { $shown } معروضة · { $undated } بلا تاريخ · { $unlocated } بلا مكان · { $filtered } استبعدتها التصفية = { $total } في المجموع

## جمل عن الحوادث

incident-title = { $kind }، { $place }

## قراءة المقالات. السمة تقول ما يمكن للقارئ أن يفعله.

read-unknown-format = نوع ملف لا يُقرأ هنا
    .hint = تُقرأ ملفات ‎.txt و‎.md و‎.html و‎.json و‎.jsonl
read-too-large = أكبر من { $limit } ميبيبايت
    .hint = قسّم الملف
read-empty = لا نص فيه
    .hint = تأكد من أن الملف حُفظ كاملاً
read-not-utf8 = ليس نصاً بترميز UTF-8: ينقطع معناه عند البايت { $byte }
    .hint = احفظه بترميز UTF-8
read-utf16 = نص بترميز UTF-16
    .hint = احفظه بترميز UTF-8
read-binary = ليس نصاً: بايت صفري عند { $byte }
    .hint = صدّر المقال نصاً
read-bad-date = «{ $value }» ليس يوماً مفهوماً، فيُعدّ المقال بلا تاريخ
    .hint = اكتب اليوم هكذا: 2024-01-23
read-bad-lang = لا معجم للغة «{ $value }»، فالحروف تحدّدها
    .hint = ar أو en
read-bad-json = ليس JSON صحيحاً: { $reason }
    .hint = كائن واحد فيه «body» أو قائمة منها، وفي ‎.jsonl كائن في كل سطر
read-no-body = لا «body» فيه نص
    .hint = ضع نص المقال تحت «body»
read-no-article = لم يُعثر على مقال في الصفحة
    .hint = احفظ نص المقال في ملف ‎.txt
read-too-deep = عناصر متداخلة أعمق من { $limit }
    .hint = احفظ نص المقال في ملف ‎.txt

## الملفات والمجلدات

file-missing = لا ملف ولا مجلد بهذا الاسم
file-unreadable = تعذّرت القراءة: { $reason }
file-unwritable = تعذّرت الكتابة: { $reason }
folder-empty = لا مقال في هذا المجلد
    .hint = تُقرأ ملفات ‎.txt و‎.md و‎.html و‎.json و‎.jsonl
stdin-unreadable = تعذّرت قراءة الدخل القياسي: { $reason }
line-of = { $file }، السطر { $line }
item-of = { $file }، العنصر { $item }

## سطر الأوامر

usage-bad-date = «{ $value }» ليس يوماً ولا شهراً ولا سنة
    .hint = 2024-01-23 أو 2024-01 أو 2024
usage-bad-bbox = «{ $value }» لا يحدّد مستطيلاً
    .hint = غرب,جنوب,شرق,شمال بالدرجات: 38,32,44.5,37.5
usage-bad-kind = «{ $value }» ليس نوع حادثة
    .hint = { $known }
usage-bad-size = «{ $value }» ليس مقاساً
    .hint = العرض والارتفاع بالبكسل: 1920x1080
usage-range-reversed = تنتهي المدة ({ $to }) قبل أن تبدأ ({ $from })
    .hint = بدّل بين ‎--from و‎--to
usage-unknown-place = لا يعرف معجم الأماكن «{ $value }»
    .hint = يعرض الأمر furat gazetteer ما يعرفه
usage-no-input = لا مقال لقراءته
    .hint = سمِّ ملفات أو مجلدات، أو - لأسطر JSON من الدخل القياسي
progress-reading = قراءة
progress-extracting = استخراج
report-failed = { $n ->
    [zero] لم يُترك أي مُدخل
    [one] تُرك مُدخل واحد
    [two] تُرك مُدخلان
    [few] تُركت { $n } مُدخلات
    [many] تُرك { $n } مُدخلاً
   *[other] تُرك { $n } مُدخل
}
no-window = لا نافذة في هذه النسخة
    .hint = ابنِ البرنامج بخصائصه المعتادة، أو استعمل furat extract وfurat brief
no-display = لا شاشة: لم يُضبط DISPLAY ولا WAYLAND_DISPLAY
    .hint = يرسم الأمر furat brief -o picture.png الصورة من دونها
no-pictures = لا ترسم هذه النسخة صوراً
    .hint = ابنِ البرنامج بخصائصه المعتادة
gazetteer-unknown = لا يعرف معجم الأماكن «{ $name }»
eval-not-in-output = { $article }: ليس في الناتج
eval-no-gold = لا مرجع في هذه المجموعة
    .hint = تضم المجموعة articles/NAME.txt وgold/NAME.json
eval-bad-gold = مرجع غير مفهوم: { $reason }
