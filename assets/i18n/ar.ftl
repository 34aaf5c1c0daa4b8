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
field-missing = المفقودون
field-captured = الأسرى والموقوفون
field-perpetrator = مَن
field-attribution = على ذمة من
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
# The same by their names in the Gulf and Egypt.
month-gulf-1 = يناير
month-gulf-2 = فبراير
month-gulf-3 = مارس
month-gulf-4 = أبريل
month-gulf-5 = مايو
month-gulf-6 = يونيو
month-gulf-7 = يوليو
month-gulf-8 = أغسطس
month-gulf-9 = سبتمبر
month-gulf-10 = أكتوبر
month-gulf-11 = نوفمبر
month-gulf-12 = ديسمبر

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
date-decade = عقد { $year }
date-unknown = بلا تاريخ
# ما يقوله النص عن تاريخ لا يثبّته شيء.
date-known = بلا تاريخ ({ $what })
date-known-separator = { "،" }{ " " }
date-known-weekday = يوم { $weekday }
date-known-weekday-part = { $part } { $weekday }
date-known-day-month = { $day } { $month } من سنة لم تُذكر
date-known-month = { $month } من سنة لم تُذكر
date-known-before = { $n ->
    [zero] يوم نشر الخبر
    [one] قبل نشر الخبر بيوم
    [two] قبل نشر الخبر بيومين
    [few] قبل نشر الخبر بـ{ $n } أيام
    [many] قبل نشر الخبر بـ{ $n } يوماً
   *[other] قبل نشر الخبر بـ{ $n } يوم
}
date-known-after = نُشر الخبر في { $day } أو بعده

part-of-day-dawn = فجر
part-of-day-morning = صباح
part-of-day-noon = ظهر
part-of-day-afternoon = عصر
part-of-day-evening = مساء
part-of-day-night = ليل
part-of-day-midnight = منتصف ليل

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
sum-show-timeline = إظهار الخط الزمني
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
lexicon-none = لا معجم في هذا المجلد
    .hint = المعجم مجلد فيه language.toml
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

## خرائط المستخدم

own-map-gone = الخريطة التي فُتحت في المرة السابقة لم تعد موجودة؛ تظهر الخريطة المضمّنة
    .hint = أعِد الملف إلى مكانه وشغّل البرنامج من جديد، أو اختر «العودة إلى الخريطة المضمّنة»
own-map-missing = لا خريطة بهذا الاسم
    .hint = تحقق من الاسم والمجلد
own-map-folder = مجلد لا خريطة
    .hint = افتح ملفاً واحداً بصيغة ‎.pmtiles‎ أو ‎.mbtiles‎
own-map-empty = ملف فارغ لا خريطة
    .hint = انسخه أو نزّله من جديد
own-map-foreign = ليست خريطة تُقرأ هنا
    .hint = تُقرأ PMTiles (الإصدار 3) وMBTiles، بمربعات متجهة أو صور PNG أو JPEG أو WebP
own-map-version = ملف PMTiles من الإصدار { $version }؛ يُقرأ الإصدار 3
    .hint = حوّله بالأمر ‎“pmtiles convert”‎
own-map-cut-short = الخريطة مقطوعة: الموجود { $have } من { $want } بايت
    .hint = انسخها أو نزّلها من جديد
own-map-damaged = الخريطة تالفة: { $part }
    .hint = انسخها أو نزّلها من جديد
own-map-part-header = رأسها غير مفهوم
own-map-part-directory = تعذّرت قراءة فهرس مربعاتها
own-map-part-metadata = تعذّرت قراءة وصفها
own-map-part-database = تعذّرت على SQLite قراءتها
own-map-part-tile = تعذّرت قراءة مربعاتها
own-map-no-tables = قاعدة بيانات لا خريطة: لا جدول فيها باسم “tiles”
    .hint = تُقرأ MBTiles: جدول “tiles” وجدول “metadata”
own-map-no-tiles = لا مربعات في الخريطة
    .hint = اصنعها من جديد، أو انسخها كاملة
own-map-kind = مربعاتها من نوع { $kind } ولا يُرسم هنا
    .hint = تُرسم المربعات المتجهة (MVT) وصور PNG وJPEG وWebP
own-map-packing = مربعاتها مضغوطة بطريقة { $packing } ولا تُفك هنا
    .hint = اصنعها بضغط gzip أو بلا ضغط
own-map-schema = طبقاتها من مخطط لا يُرسم هنا: { $layers }
    .hint = تُرسم الخرائط المتجهة بمخططَي Protomaps وOpenMapTiles
own-map-flaw = تعذّر رسم بعض مربعات خريطتك؛ تظهر مكانها مربعات أقل دقة أو الخريطة المضمّنة
    .hint = انسخ الخريطة أو نزّلها من جديد

## سطر الأوامر

usage-bad-date = «{ $value }» ليس يوماً ولا شهراً ولا سنة
    .hint = 2024-01-23 أو 2024-01 أو 2024
usage-bad-bbox = «{ $value }» لا يحدّد مستطيلاً
    .hint = غرب,جنوب,شرق,شمال بالدرجات: 38,32,44.5,37.5
usage-bad-kind = «{ $value }» ليس نوع حادثة
    .hint = { $known }
usage-bad-point = «{ $value }» ليس موضعاً
    .hint = مثل 34.45,40.92 أو "34°27′08″N 40°55′07″E" أو "37S FU 762 139"
usage-bad-size = «{ $value }» ليس مقاساً
    .hint = العرض والارتفاع بالبكسل مثل 1920x1080، أو hd أو 4k أو square أو a4 أو a3
usage-range-reversed = تنتهي المدة ({ $to }) قبل أن تبدأ ({ $from })
    .hint = بدّل بين ‎--from و‎--to
usage-unknown-place = لا يعرف معجم الأماكن «{ $value }»
    .hint = يعرض الأمر furat gazetteer ما يعرفه
usage-no-input = لا مقال لقراءته
    .hint = سمِّ ملفات أو مجلدات، أو - لأسطر JSON من الدخل القياسي
usage-explain-format = تُروى الأسباب بالكلام أو بصيغة JSON
    .hint = اترك --format أو اختر json أو jsonl
usage-export-format = بأي صيغة؟
    .hint = تدل عليها نهاية ‎-o FILE‎ (‎.csv .geojson .kml .kmz .gpkg .parquet .json .jsonl)، أو ‎--format
usage-export-file = حزمة GeoPackage ملف
    .hint = سمّه: ‎-o FILE.gpkg
usage-bad-mapping = «{ $value }» ليس HEAD=COLUMN
    .hint = الأعمدة { $known }؛ وشرطة لما لا يعني شيئاً
usage-no-head = لا جدول فيه العنوان «{ $value }»
    .hint = يعرض ‎--preview‎ العناوين
usage-stdin-only = لا يُقرأ إلا الدخل القياسي
    .hint = اكتب - وأرسل الجمل، جملة في كل سطر
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
window-unopened = تعذّر فتح النافذة: { $reason }
    .hint = الأمر ‎furat brief -o picture.png‎ يرسم الصورة بلا نافذة
no-thread = لم يُتِح النظام خيط تنفيذ للقراءة: { $reason }
    .hint = أغلق برامج أخرى
bad-table = جدول لا يصلح: { $reason }
    .hint = أصلح الجدول المذكور، أو ثبّت البرنامج من جديد
no-adapter = لا محوّل رسوميات، ولا برمجياً: { $reason }
    .hint = في Debian وUbuntu: ‎apt-get install mesa-vulkan-drivers‎
picture-size = تعذّر رسم صورة بمقاس { $width } × { $height } بكسل
    .hint = كل ضلع من { $least } إلى { $most } بكسل
picture-too-slow = استغرقت قراءة المقالات أكثر من خمس دقائق
    .hint = ارسم عدداً أقل منها
picture-not-read-back = تعذّرت استعادة الصورة من محوّل الرسوميات: { $reason }
    .hint = جرّب مقاساً أصغر
picture-unwritable = تعذّرت كتابة الصورة: { $reason }
    .hint = اختر مجلداً آخر
picture-no-folder = لا مجلد توضع فيه الصورة
    .hint = ‎furat brief -o FILE.png‎
picture-too-many = في المجلد ألف صورة بهذا الاسم
    .hint = انقل بعضها أو احذفه
no-pictures = لا ترسم هذه النسخة صوراً
    .hint = ابنِ البرنامج بخصائصه المعتادة
gazetteer-unknown = لا يعرف معجم الأماكن «{ $name }»
own-places-unreadable = تعذّرت قراءة أماكنك الخاصة: { $reason }
    .hint = يبيّن الأمر furat gazetteer check FILE ما فيها من خلل
own-places-nowhere = لا مجلد لأماكنك الخاصة على هذا الجهاز
own-places-forgotten = { $n ->
    [zero] لم يُزل أي مكان
    [one] أُزيل مكان واحد
    [two] أُزيل مكانان
    [few] أُزيلت { $n } أماكن
    [many] أُزيل { $n } مكاناً
   *[other] أُزيل { $n } مكان
}
own-place-unknown = لا مكان خاص بالمعرّف «{ $id }»
    .hint = يطبع الأمر furat gazetteer list-own المعرّفات
import-done = جديد { $new }، معدّل { $changed }، كما كان { $same }؛ متروك من أصناف أخرى { $skipped }، معيب { $bad }
import-no-places = لا أماكن في هذا الملف: يلزمه عمود أو خاصية للاسم وخط العرض وخط الطول
    .hint = حدّد صيغة الملف بالخيار --form
import-bad-form = ليس سطراً من أماكن
import-unreadable = ليس UTF-8، أو أطول مما ينبغي
import-no-name = بلا اسم
import-bad-number = لا تصلح «{ $found }» في { $column }
import-more-bad = أسطر معيبة أخرى: { $n }
check-clean = { $file }: لا خلل
check-unreadable = { $id }: { $reason }
check-same-id = { $id }: المعرّف نفسه في السطر { $line }
check-same-place = { $id }: الاسم والصنف أنفسهما لـ{ $other } على بعد { $km } كم
check-no-parent = { $id } لا يقع في شيء
check-outside = { $id } خارج { $area } بـ{ $km } كم
check-too-vague = { $id }: نصف القطر { $km } كم أكبر مما يليق بصنفه
check-too-exact = { $id }: إحداثياته لا تصدق إلا إلى { $km } كم
eval-not-in-output = { $article }: ليس في الناتج
eval-no-gold = لا مرجع في هذه المجموعة
    .hint = تضم المجموعة articles/NAME.txt وgold/NAME.json
eval-bad-gold = مرجع غير مفهوم: { $reason }

## Window

app-name = فرات
top-articles = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالاً
   *[other] { $count } مقال
}
top-progress = قراءة { $done } من { $all }
command-add = إضافة مقالات
command-open-map = فتح خريطة…
command-bundled-map = العودة إلى الخريطة المضمّنة
command-picture = صورة إحاطة
command-language = English
command-about = عن البرنامج وبياناته
command-play = تشغيل أو إيقاف
command-fit = إظهار كل المعروض
command-sources = إظهار لوحة المصادر أو إخفاؤها
command-facets = إظهار المرشحات أو إخفاؤها
command-save-as = حفظ كمساحة عمل…
command-export = تصدير المعروض…
notice-exported = { $n ->
    [zero] لم تُصدَّر أي حادثة
    [one] صُدِّرت حادثة واحدة
    [two] صُدِّرت حادثتان
    [few] صُدِّرت { $n } حوادث
    [many] صُدِّرت { $n } حادثة
   *[other] صُدِّرت { $n } حادثة
}
notice-too-many-rows = أكثر من { $most } صف: تُرك الباقي
    .hint = احفظ كمساحة عمل أولاً وأضف الملف إليها، أو استعمل furat import FILE -o W.furat
notice-space-saved = حُفظت؛ ومن الآن يُحفظ كل تغيير في حينه
command-close-all = إغلاق كل المقالات
command-undo = تراجع
command-redo = إعادة
command-zoom-in = تقريب
command-zoom-out = تبعيد
command-view-back = العودة إلى المنظر السابق
command-view-forward = التقدم إلى المنظر التالي
command-clear-filter = امسح الكل
command-go-to = الذهاب إلى إحداثيات أو مكان
command-measure = قياس المسافة
command-names = لغة الأسماء على الخريطة
command-grid = شبكة فوق الخريطة
command-readout = صيغة الإحداثيات
command-keys = { $name } ({ $keys })
notice-dismiss = إغلاق
notice-closed = { $n ->
    [zero] لم يُغلق أي مقال
    [one] أُغلق مقال واحد
    [two] أُغلق مقالان
    [few] أُغلقت { $n } مقالات
    [many] أُغلق { $n } مقالاً
   *[other] أُغلق { $n } مقال
}
    .hint = يعيدها Ctrl+Z
notice-picture-saved = حُفظت الصورة ونُسخت
notice-read = { $count ->
    [zero] لم يُقرأ أي مقال
    [one] قُرئ مقال واحد
    [two] قُرئ مقالان
    [few] قُرئت { $count } مقالات
    [many] قُرئ { $count } مقالاً
   *[other] قُرئ { $count } مقال
}
notice-date-set = أُعيدت قراءة المقال بتاريخه

filter-showing = المعروض
filter-everything = كل شيء
filter-possibly-between = ربما بين
filter-certainly-between = يقيناً بين
filter-possibly = ربما
filter-certainly = يقيناً
filter-all-reports = كل الأخبار
filter-main-only = الخبر الرئيس
filter-by = من
filter-in = في
filter-values-kind = { $on } أنواع من { $all }
filter-values-actor = { $on } فاعلين من { $all }
filter-values-attribution = { $on } نسب من { $all }
filter-values-side = { $on } من { $all } من الجهات المستهدفة
filter-values-area = { $on } محافظات من { $all }
filter-values-toll = { $on } حصائل من { $all }
filter-values-dating = { $on } درجات تأريخ من { $all }
filter-values-placing = { $on } درجات تحديد من { $all }
filter-values-outlet = { $on } مصادر من { $all }
filter-values-language = { $on } لغات من { $all }
filter-values-status = { $on } حالات مراجعة من { $all }
filter-values-tag = { $on } وسوم من { $all }
filter-killed = القتلى { $range }
filter-injured = الجرحى { $range }
filter-with = مع
filter-told-by = برواية
filter-area = المنطقة المرسومة
filter-frame = إطار الخريطة
filter-mentioning = يذكر
filter-quoted = «{ $words }»
filter-least = { $n } فأكثر
filter-most = { $n } على الأكثر
filter-between = { $least } إلى { $most }
filter-confidence = ثقة { $value }
filter-remove = إزالة: { $clause }
filter-open = أظهر أين يُضبط هذا: { $clause }
filter-against = ضد
filter-more = و{ $count } غيرها
facet-kind = النوع
facet-actor = الفاعل
facet-attribution = النسبة
facet-area = المحافظة
facet-toll = ما ذُكر من حصيلة
facet-dating = دقة التاريخ
facet-placing = دقة المكان
facet-side = الجهة المستهدفة
facet-place = المكان
facet-outlet = المصدر
facet-language = اللغة
facet-status = حالة المراجعة
facet-tag = الوسم
facet-tolls = عدد الضحايا
facet-confidence = الثقة
facet-more = { $count } غيرها
facet-fewer = أقل
facet-others = كل ما عداها
side-none = غير مذكورة
side-civilians = مدنيون
area-none = بلا محافظة
outlet-none = بلا مصدر مذكور
language-none = لغة غير معروفة
tag-none = بلا وسم
status-unreviewed = لم يُراجَع
status-confirmed = مؤكَّد
status-contested = مختلَف فيه
status-discounted = مستبعَد
language-ar = العربية
language-en = الإنجليزية
told-killed = قُتل أحد
told-injured = جرحى فقط
told-nobody = لم يُصب أحد
told-untold = لم يُذكر شيء
placing-point = في مكان مسمّى
placing-near = ضمن 8 إلى 20 كم
placing-area = في منطقة واسعة
placing-nowhere = بلا موقع
range-to = إلى
range-least = { $field }: على الأقل
range-most = { $field }: على الأكثر
search-prompt = ابحث في المقالات
search-clear = امسح البحث

area-draw = ارسم منطقة للنظر فيها
area-box = مستطيل
area-circle = دائرة
area-polygon = مضلع
area-remove = أزل المنطقة
area-hint-box = اسحب من ركن إلى ركن
area-hint-circle = اسحب من الوسط
area-hint-polygon = انقر الأركان؛ ويُغلق بالمفتاح Enter أو بالركن الأول
map-framed = ما في الإطار فقط
map-heat = خلايا تحت الحلقات
heat-crowded = عند الازدحام
heat-always = دائماً
heat-never = أبداً
map-size-by = الأحجام
size-by-count = بعدد الحوادث
size-by-killed = بعدد القتلى
map-legend-cells = الحوادث في الخلية
time-options = أعمدة أو مسارات، والتشغيل، ومدد أخرى
time-shown-as = العرض
time-bars = أعمدة مكدسة
time-lanes = مسارات
time-stack = قسّم الأعمدة بحسب
time-lane = مسار لكل
time-empty = المدد الطويلة بلا حوادث
time-folded = مطوية
time-in-full = كاملة
time-playing = التشغيل
time-window = يحرّك المدى
time-cumulative = يراكم
time-once = يقف في النهاية
time-repeats = يبدأ من جديد
time-ranges = المدد
time-last-days = { $count ->
    [zero] لا يوم
    [one] آخر يوم
    [two] آخر يومين
    [few] آخر { $count } أيام
    [many] آخر { $count } يوماً
   *[other] آخر { $count } يوم
}
map-km = كم
map-positions = المواقع أماكن مذكورة في النص لا نقاط إصابة
map-credits = © OpenStreetMap contributors · GeoNames CC BY 4.0 · Natural Earth · GSHHG/WDBII · NOAA GLOBE
own-map-credit = { $name }: { $credit }
own-map-credit-none = الخريطة: { $name }
map-legend = مفتاح الرموز
map-legend-circle = المكان ضمن الدائرة
map-legend-area = في مكان ما من المنطقة
map-legend-crowd = قرّب الخريطة لترى كل حادثة
map-legend-sizes = القتلى على الأقل
map-legend-border = حدود
map-legend-road = طريق، رسم تخطيطي
map-legend-several = عدة حوادث بحسب الفئة
map-legend-selected = المحدَّدة
map-group = { $count ->
    [zero] لا حوادث
    [one] حادثة واحدة
    [two] حادثتان
    [few] { $count } حوادث
    [many] { $count } حادثة
   *[other] { $count } حادثة
}
map-options = مظهر الخريطة
map-names = الأسماء
names-both = كلاهما
names-arabic = العربية
names-english = الإنكليزية
map-grid = الشبكة
grid-off = بلا
grid-degrees = درجات
grid-mgrs = MGRS
map-readout = الإحداثيات
readout-decimal = عشرية
readout-dms = دقائق
readout-mgrs = MGRS
readout-name = الإحداثيات: { $words }
map-colours = الألوان
colours-light = فاتحة
colours-dark = داكنة
colours-print = للطباعة
coordinate-north = ش
coordinate-south = ج
coordinate-east = ق
coordinate-west = غ
distance-km = { $km } كم
distance-m = { $m } م
measure-title = المسافة
measure-hint = انقر نقاطاً على الخريطة. Esc للإنهاء.
measure-back = التراجع عن النقطة الأخيرة
measure-end = إنهاء القياس
find-prompt = إحداثيات أو مكان
find-point = نقطة
find-nothing = لا مكان بهذا الاسم ولا إحداثيات
find-close = إغلاق الصندوق
hover-sources = { $count ->
    [zero] بلا مصدر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدراً
   *[other] { $count } مصدر
}
hover-comma = {"، "}
hover-other-kinds = أنواع أخرى
hover-places = { $count ->
    [zero] بلا مكان
    [one] مكان واحد
    [two] أكثر المكانين ذكراً
    [few] الأكثر ذكراً من { $count } أماكن
    [many] الأكثر ذكراً من { $count } مكاناً
   *[other] الأكثر ذكراً من { $count } مكان
}
hover-hint-group = انقر للاقتراب
hover-hint-pile = انقر لعرضها في القائمة

source-back = العودة إلى القائمة
source-close = إغلاق
source-next = الحادثة التالية
source-previous = الحادثة السابقة
source-position = الحادثة { $n } من { $all } ضمن المدى
source-not-in-range = ليست بين المعروض
source-of = المصدر { $n } من { $all }
source-undated = بلا تاريخ نشر
source-published = نُشر في { $date }
source-next-article = المصدر التالي
source-set-date = أدخل تاريخه
source-copy = نسخ كنص
source-copy-link = نسخ العنوان: { $url }
sources-by-date = بحسب التاريخ
source-same-day = في اليوم نفسه
source-days-after = { $n ->
    [zero] في اليوم نفسه
    [one] بعد يوم
    [two] بعد يومين
    [few] بعد { $n } أيام
    [many] بعد { $n } يوماً
   *[other] بعد { $n } يوم
}
article-alone = مقال
article-others = في المقال نفسه أيضاً
article-incidents = { $n ->
    [zero] لا حوادث في هذا المقال
    [one] حادثة واحدة في هذا المقال
    [two] حادثتان في هذا المقال
    [few] { $n } حوادث في هذا المقال
    [many] { $n } حادثة في هذا المقال
   *[other] { $n } حادثة في هذا المقال
}
article-no-incident = لم يُعثر على حادثة في هذا المقال.
article-click-place = انقر لعرضه على الخريطة
article-click-date = انقر لضبط المدى عليه
article-larger = تكبير الخط
article-smaller = تصغير الخط
articles-all = الكل { $n }
articles-silent = بلا حوادث { $n }
list-articles = كل المقالات
list-more = و{ $n } أخرى
legend-hide = إخفاء هذه العلامات
legend-show = إظهار هذه العلامات
evidence-next = الشاهد التالي
evidence-previous = الشاهد السابق
evidence-position = { $n } من { $all }
evidence-count = { $n ->
    [zero] لا شواهد
    [one] شاهد واحد
    [two] شاهدان
    [few] { $n } شواهد
    [many] { $n } شاهداً
   *[other] { $n } شاهد
}
article-search-prompt = ابحث في هذا المقال
article-search-next = النتيجة التالية
article-search-previous = النتيجة السابقة
article-search-close = إغلاق البحث
article-search-none = لا نتائج
command-search-article = البحث في المقال
command-articles = عرض كل المقالات
claims-voices = { $count ->
    [zero] لا أطراف
    [one] طرف واحد
    [two] طرفان
    [few] { $count } أطراف
    [many] { $count } طرفاً
   *[other] { $count } طرف
}
claims-more = { $count ->
    [zero] لا أطراف أخرى
    [one] وطرف آخر
    [two] وطرفان آخران
    [few] و{ $count } أطراف أخرى
    [many] و{ $count } طرفاً آخر
   *[other] و{ $count } طرف آخر
}
claims-denies-it = ينفي ذلك
claims-denies = ينفي: { $actor }
claims-claims = يتبنّاها
claims-suspects = { $actor }، ربما
why-title = سبب هذه الثقة
command-table = جدول الحوادث
table-close = إغلاق الجدول
table-columns = اختيار الأعمدة
table-sort = الترتيب بحسب { $column }
table-copied = { $n ->
    [zero] لم يُنسخ شيء
    [one] نُسخ سطر واحد
    [two] نُسخ سطران
    [few] نُسخت { $n } أسطر
    [many] نُسخ { $n } سطراً
   *[other] نُسخ { $n } سطر
}
table-picked = { $n ->
    [zero] لا أسطر محددة
    [one] سطر محدد، Ctrl+C ينسخه
    [two] سطران محددان، Ctrl+C ينسخهما
    [few] { $n } أسطر محددة، Ctrl+C ينسخها
    [many] { $n } سطراً محدداً، Ctrl+C ينسخها
   *[other] { $n } سطر محدد، Ctrl+C ينسخها
}
column-attribution = النسبة
column-attribution-claimed = تبنٍّ
column-attribution-stated = مذكور
column-attribution-suspected = اشتباه
column-attribution-denied = منفي
column-sources = المصادر
incident-background = خلفية
place-not-said = غير مذكور
card-show-place = إظهار على الخريطة: { $place }
card-show-time = إظهار على الخط الزمني
place-or = أو { $names }
candidate-inside = مذكور أنه هناك
candidate-list = مع سائر قائمته
candidate-near = قريب من أماكن مذكورة
candidate-held = ضمن مكان مذكور
candidate-main_name = اسمه الأول
candidate-size = الأكبر
legend-place = المكان
legend-date = التاريخ
legend-toll = الحصيلة
legend-actor = الفاعل
legend-kind = النوع
claims-title = الروايات جنباً إلى جنب
reports-take-apart = افصل المقالات
reports-join-again = ادمج المقالات من جديد
claims-blames = يتهم
claims-article = المقال
claims-source = المصدر { $n }
confidence = الثقة
confidence-good = جيدة، انظر السبب
confidence-fair = متوسطة، انظر السبب
confidence-low = ضعيفة، انظر السبب
toll-killed = القتلى { $count }
toll-injured = الجرحى { $count }
toll-not-said = غير مذكور
toll-one-voice = طرف واحد
toll-voices = الأطراف: { $count }
list-shown = { $count ->
    [zero] لا حوادث ضمن المدى
    [one] حادثة واحدة ضمن المدى
    [two] حادثتان ضمن المدى
    [few] { $count } حوادث ضمن المدى
    [many] { $count } حادثة ضمن المدى
   *[other] { $count } حادثة ضمن المدى
}
list-undated = { $count ->
    [zero] لا حوادث بلا تاريخ
    [one] حادثة واحدة بلا تاريخ
    [two] حادثتان بلا تاريخ
    [few] { $count } حوادث بلا تاريخ
    [many] { $count } حادثة بلا تاريخ
   *[other] { $count } حادثة بلا تاريخ
}
list-unlocated = { $count ->
    [zero] لا حوادث بلا مكان
    [one] حادثة واحدة بلا مكان
    [two] حادثتان بلا مكان
    [few] { $count } حوادث بلا مكان
    [many] { $count } حادثة بلا مكان
   *[other] { $count } حادثة بلا مكان
}
list-pile = { $count ->
    [zero] لا حوادث في هذا المكان
    [one] حادثة واحدة في هذا المكان
    [two] حادثتان في هذا المكان
    [few] { $count } حوادث في هذا المكان
    [many] { $count } حادثة في هذا المكان
   *[other] { $count } حادثة في هذا المكان
}
list-back = رجوع
list-busiest = أكثر الأماكن ذكراً
list-empty = لا شيء هنا. وسّع المدى أو امسح المرشح.

empty-title = أفلت المقالات هنا
empty-text = نصوص أو Markdown أو HTML أو JSON أو مجلد منها، بالعربية أو الإنكليزية
empty-choose = اختر ملفات…
empty-sample = افتح العيّنة

about-text = يقرأ فرات مقالات الأخبار عن الحدود السورية العراقية ويعرض ما تذكره من حوادث في المكان والزمان. كل رقم يقود إلى كلماته.
about-offline = يعمل بلا شبكة ولا يفتح أي اتصال.
about-borders = الحدود والأسماء الظاهرة لا تعني رأياً في الوضع القانوني لأي إقليم. الطرق تخطيطية.
about-data = الخريطة والمعجم الجغرافي
about-own-map = خريطتك: { $credit } · { $path }
about-fonts = الخطوط: Inter وVazirmatn وNoto Naskh Arabic ‏(SIL OFL 1.1). الأيقونات: Lucide ‏(ISC).

## Briefing picture

brief-title = حوادث الحدود السورية العراقية
brief-no-dates = بلا تواريخ
brief-heading = { $places }: { $what }، { $years }
brief-of-kinds = { $n ->
    [zero] حوادث
    [one] حوادث من نوع واحد
    [two] حوادث من نوعين
    [few] حوادث من { $n } أنواع
    [many] حوادث من { $n } نوعاً
   *[other] حوادث من { $n } نوع
  }
brief-years = { $from } إلى { $to }
brief-possibly = ربما ضمن المدة
brief-certainly = ضمن المدة يقيناً
list-comma = { "،" }{ " " }
list-and = { $first } و{ $last }
list-and-more = { $n ->
    [zero] { $first }
    [one] { $first } ومنطقة أخرى
    [two] { $first } ومنطقتان أخريان
    [few] { $first } و{ $n } مناطق أخرى
    [many] { $first } و{ $n } منطقة أخرى
   *[other] { $first } و{ $n } منطقة أخرى
  }

kinds-airstrike = غارات جوية
kinds-drone_strike = ضربات بالطائرات المسيّرة
kinds-rocket_attack = هجمات صاروخية
kinds-shelling = قصف مدفعي
kinds-explosion = انفجارات
kinds-ied = عبوات ناسفة
kinds-clash = اشتباكات
kinds-raid = مداهمات
kinds-assassination = اغتيالات
kinds-other = حوادث أخرى

## Briefing sheet
# {here} and {all} are filled in by the template, as is {n}.

sheet-page = ورقة {"{here}"} من {"{all}"}
sheet-as-of = حتى
sheet-no = م
sheet-date = التاريخ
sheet-place = المكان
sheet-kind = النوع
sheet-target = الهدف
sheet-killed = القتلى
sheet-injured = الجرحى
sheet-whom = الفاعل
sheet-sources-short = مصدر
sheet-claimed = متبنّاة
sheet-stated = منسوبة
sheet-suspected = مشتبه به
sheet-denied = منفية
sheet-radius = ±{ "\u00A0" }{ $km }{ "\u00A0" }كم
sheet-nothing = لا حوادث لها تاريخ ومكان في هذا الاختيار.
sheet-circle = المكان داخل الدائرة المتقطعة
sheet-uncertain = يوم غير مؤكد، موزّع
sheet-other-dated = مؤرخة خارج المدة
sheet-bar-day = كل عمود يوم
sheet-bar-week = كل عمود أسبوع
sheet-bar-month = كل عمود شهر
sheet-bar-quarter = كل عمود ثلاثة أشهر
sheet-bar-year = كل عمود سنة
sheet-left-out = غير المدرج
sheet-sources = المصادر
sheet-sources-later = مذكورة كاملة في الأوراق الأخيرة
sheet-marks = «فأكثر»: حد أدنى بلا حد أعلى؛ «–»: لا رقم، وليس صفراً. المدى هو أدنى رقم وأعلى رقم في المصادر.
sheet-continued = تتمة من رقم {"{n}"} في الورقة التالية.
sheet-no-map = بلا خريطة
sheet-articles = { $n ->
    [zero] بلا مقالات، { $languages }
    [one] مقال واحد، { $languages }
    [two] مقالان، { $languages }
    [few] { $n } مقالات، { $languages }
    [many] { $n } مقالاً، { $languages }
   *[other] { $n } مقال، { $languages }
  }
sheet-figure-incidents = الحوادث
sheet-figure-spanned = { $n ->
    [zero] كلها مؤرخة باليوم
    [one] حادثة مؤرخة بمدى أيام
    [two] حادثتان مؤرختان بمدى أيام
    [few] { $n } حوادث مؤرخة بمدى أيام
    [many] { $n } حادثة مؤرخة بمدى أيام
   *[other] { $n } حادثة مؤرخة بمدى أيام
  }
sheet-figure-silent = { $n ->
    [zero] لكل حادثة رقم
    [one] حادثة واحدة بلا رقم
    [two] حادثتان بلا رقم
    [few] { $n } حوادث بلا رقم
    [many] { $n } حادثة بلا رقم
   *[other] { $n } حادثة بلا رقم
  }
sheet-figure-unnamed = بلا فاعل مسمى
sheet-figure-of = { $n } من { $all }
sheet-figure-denied = { $n ->
    [zero] لا نفي
    [one] واحدة منفية
    [two] اثنتان منفيتان
    [few] { $n } منفية
    [many] { $n } منفية
   *[other] { $n } منفية
  }
sheet-sum-none = –
sheet-sum-open = { $n } فأكثر
sheet-sum-between-open = { $low } إلى { $high } فأكثر
sheet-note-machine = مستخرج آلياً من مقالات صحفية؛ راجع المصادر قبل الاعتماد عليه.
sheet-note-figures = الأرقام للمصادر ولم يُتحقق منها.
sheet-projection = WGS 84، مركاتور
map-positions-sentence = المواقع أماكن مذكورة لا نقاط إصابة.

usage-brief-format = «{ $value }» لا ينتهي بصيغة صورة ولا ورقة
    .hint = سمِّ ملفاً ينتهي بأحد هذه: { $known }، أو مجلداً
usage-bad-field = «{ $value }» ليس حقلاً
    .hint = اكتبه هكذا: NAME=WORDS
usage-bad-time = «{ $value }» ليس وقتاً
    .hint = اكتبه هكذا: 2025-11-22 أو 2025-11-22T09:00 (بالتوقيت العالمي) أو now
sheet-too-many = عدد الحوادث { $n } أكبر من أن تسعه ورقة
    .hint = ضيّق المدة أو التصفية إلى { $most }؛ والتصدير يكتب أي عدد جدولاً
name-bad-key = لا يُصنع اسم ملف من «{ $value }»
    .hint = المعروف { $known }
template-failed = تعذر إعداد القالب: { $reason }
    .hint = أصلح القالب في ذلك الموضع. حقوله { $fields }، وفي docs/BRIEFING.md كل ما في data.json
template-warned = أُعدّ القالب، لكن: { $reason }
template-missing = لا قالب بهذا الاسم
    .hint = سمِّ ملفاً ينتهي بامتداد typ
template-bad-map = «{ $value }» ليس قياس خريطة
    .hint = اكتب القياس بالمليمتر، مثل map: 120 x 90
template-unknown-field = القالب لا يأخذ حقلاً باسم «{ $value }»
    .hint = يأخذ { $known }. ويسمّي القالب حقولاً أخرى في سطره fields:
series-undated = لا تاريخ لشيء مما يُعرض
    .hint = تحتاج السلسلة إلى مدة: حدّد ‎--from و‎--to
series-too-many = { $n } خريطة أكثر مما يلزم
    .hint = اختر وحدة أكبر أو مدة أقصر، بحيث لا تزيد على { $most }
series-count = { $n ->
    [zero] لا حوادث
    [one] حادث واحد
    [two] حادثان
    [few] { $n } حوادث
    [many] { $n } حادثاً
   *[other] { $n } حادث
  }
series-compared = { $first }: { $n } معروضة، { $unlocated } بلا مكان · { $second }: { $m } معروضة، { $other } بلا مكان · { $undated } بلا تاريخ
progress-frames = رسم
picture-scale = لا يمكن أن تكون بكسلات النقطة { $value }
    .hint = من 1 إلى 3

## Timeline

timeline-play = تشغيل
timeline-pause = إيقاف مؤقت
timeline-back = خطوة إلى الوراء
timeline-forward = خطوة إلى الأمام
timeline-speed = السرعة
timeline-speed-day = يوم / ثانية
timeline-speed-week = أسبوع / ثانية
timeline-speed-month = شهر / ثانية
timeline-speed-quarter = 3 أشهر / ثانية
timeline-speed-year = سنة / ثانية
timeline-quick = المدى الزمني
timeline-all = الكل
timeline-last-year = آخر اثني عشر شهراً
timeline-custom = مخصص
timeline-uncertain = تاريخ غير مؤكد
timeline-out-of-range = خارج المدى
timeline-from = اليوم الأول
timeline-to = اليوم الأخير
timeline-handle-from = بداية المدى
timeline-handle-to = نهاية المدى
timeline-histogram = الحوادث عبر الزمن
timeline-undated-hint = اعرض الحوادث التي بلا تاريخ
timeline-unlocated-hint = اعرض الحوادث التي بلا مكان
timeline-empty = لا حوادث مؤرخة بعد
timeline-fold = { $length } بلا حوادث
timeline-fold-hint = مدة مطوية. اضغط لعرض الزمن كاملاً
timeline-lane-only = «{ $name }» وحدها
months-count = { $n ->
    [zero] أقل من شهر
    [one] شهر واحد
    [two] شهران
    [few] { $n } أشهر
    [many] { $n } شهراً
   *[other] { $n } شهر
}
years-count = { $n ->
    [zero] أقل من سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
}
years-months = { $years } و{ $months }
compare-days = الأيام التي يُقارن بها
compare-end = إنهاء المقارنة
compare-equal = لا فرق
compare-percent = ({ $percent } %)
compare-said = { $first } في المدى، و{ $second } في الأيام المقارَن بها، والفرق { $difference }
compare-rate = { $days }، { $rate } في اليوم
compare-kind = { $kind }: { $first } مقابل { $second }، { $difference }
compare-handle-from = بداية الأيام المقارَن بها
compare-handle-to = نهاية الأيام المقارَن بها
typed-no-date = لا تاريخ في «{ $words }»
    .hint = اكتب 2018-06-17 أو 17/6/2018 أو حزيران 2018 أو 2018-05/2018-06 أو ../2015 أو 2018-06~
typed-leans = لا يُعرف أي «{ $words }» هو المقصود من غير يوم قوله
    .hint = اكتب السنة أيضاً: 17 حزيران 2018
typed-rest = «{ $word }» ليست من التاريخ
    .hint = اكتب التاريخ وحده: 17 حزيران 2018، أو من أيار 2015 إلى حزيران 2015
typed-several = في «{ $words }» عدة تواريخ
    .hint = صل بين تاريخين بـ«إلى»، أو اكتب 2015-05/2015-06
typed-forms = يوم أو شهر أو سنة، أو اثنان بينهما «إلى»: 2018-06-17، حزيران 2018، 2018-05/2018-06

## لماذا يوثق بالحادثة، أو لا يوثق

reason-kind-by-word = النص يسمّي ما حدث
reason-kind-by-weapon = السلاح يدل على ما حدث
reason-kind-by-doer = الفاعل يدل على ما حدث
reason-kind-open = نوع الحادثة مأخوذ من حادثة المقال الرئيسية
reason-kind-unknown = لم يُذكر ما حدث
reason-date-of-day = مؤرخة بيوم أو ليلة
reason-date-wide = مؤرخة بمدة أطول
reason-date-open = بلا تاريخ
reason-place-sure = المكان مسمّى ومعروف
reason-place-doubtful = قد يكون المكان غيره مما يحمل الاسم نفسه
reason-place-area = لم تُذكر سوى المنطقة
reason-place-open = بلا مكان
reason-place-borrowed = المكان مأخوذ من النص القريب
reason-toll-told = الحصيلة مذكورة
reason-doer-claimed = الفاعل يقول ذلك بنفسه
reason-doer-stated = الفاعل مسمّى على أنه واقع
reason-doer-denied = كل من سُمّي ينفي
reason-told-again = جمل عدة تروي الحادثة
reason-by-hand = قرار من المراجِع
reason-several-sources = مقالات عدة تروي الحادثة
reason-kind-two-ways = يسمّيه النص بأكثر من اسم
reason-told-aside = مذكور كخلفية
reason-toll-none = يقول النص إن أحداً لم يُصب
reason-toll-counted = الضحايا معدودون
reason-toll-bare = رقم بلا معدود
reason-toll-somebody = لا عدد مذكور
reason-toll-told-apart = ذُكرت أرقام أخرى أيضاً
reason-doer-suspected = الفاعل مشتبه به فقط
reason-doer-nobody = يقول النص إن الفاعل غير معروف
reason-doer-others = ذُكر آخرون أيضاً
reason-kind-blast = انفجار لم يُذكر سببه
reason-kind-again = يُسمّى مرة أخرى
reason-told-back = يُشار إليه كأنه مذكور من قبل
reason-told-late = لا يُذكر إلا بعيداً عن مطلع المقال
reason-told-beside = حادثة أخرى مذكورة في الجملة نفسها
reason-date-same-clause = اليوم مذكور مع الحدث
reason-date-same-sentence = اليوم مذكور في جملة الحدث
reason-date-elsewhere = اليوم مذكور في جملة أخرى عنه
reason-date-lent = اليوم مأخوذ من النص السابق
reason-date-relative = اليوم محسوب من يوم آخر
reason-date-two-ways = أكثر من يوم مذكور
reason-date-unused = يوم قريب يبدو أنه يؤرخ أمراً آخر
reason-date-ahead = اليوم المذكور بعد تاريخ المقال
reason-place-spot = موضع بعينه مذكور
reason-place-same-clause = المكان مذكور مع الحدث
reason-place-same-sentence = المكان مذكور في جملة الحدث
reason-place-elsewhere = المكان مذكور في جملة أخرى عنه
reason-place-several = أماكن عدة مذكورة
reason-place-unused = مكان قريب يبدو أنه لأمر آخر
reason-toll-one = الحديث عن شخص واحد
reason-toll-same-clause = الرقم مذكور مع الحدث
reason-toll-same-sentence = الرقم مذكور في جملة الحدث
reason-toll-elsewhere = الرقم مذكور في جملة أخرى
reason-toll-composed = مركّب من أرقام عدة
reason-toll-again = الرقم نفسه مذكور مرة أخرى
reason-toll-risen = ارتفع الرقم بعد ذلك
reason-toll-silent = لا رقم مذكور
reason-toll-unread = كلمات عن ضحايا بلا رقم قريبة
reason-toll-other-told = الحصيلة الأخرى مذكورة
reason-doer-told = الفاعل مسمّى
reason-doer-silent = لم يُسمَّ أحد
reason-doer-unused = مذكور طرف يبدو أن له دوراً آخر
reason-doer-same-clause = الفاعل مذكور مع الحدث
reason-doer-same-sentence = الفاعل مذكور في جملة الحدث
reason-doer-elsewhere = الفاعل مذكور في جملة أخرى
reason-doer-again = الفاعل مسمّى مرة أخرى
reason-doer-unlisted = الفاعل ليس ممن يعرفهم البرنامج بالاسم
reason-doer-weighed = لم يُذكر صراحةً: الأرجح بين من سُمّوا، بحسب دور كل منهم ونوع الهجوم
reason-kind-weighed = الأرجح بين الأنواع كلها بحسب كل ما رُوي عنها
reason-place-weighed = الأرجح بين الأماكن المذكورة قريباً بحسب موضع كل منها
reason-footing-weighed = تبنٍّ أو خبر أو اشتباه أو نفي: الأرجح بحسب من تحدث عنه وكيف
reason-toll-weighed = من بين كل الأعداد المذكورة، الأرجح أن يكون المقصود بحسب موضع كل منها وقائله
reason-status-others = يُذكر على وجه آخر أيضاً
reason-same-kind = النوع نفسه
reason-same-time = الأيام نفسها
reason-same-place = المكان نفسه
reason-same-toll = الحصيلة نفسها
reason-other-toll = حصيلة أخرى
reason-same-doer = الفاعل نفسه
reason-other-doer = فاعل آخر
reason-same-words = الهدف مذكور بالكلمات نفسها
reason-sources-differ = المقالات ترويه على وجوه مختلفة
reason-near-kind = اسمان لأمر متقارب
reason-open-kind = أحدهما لا يحدد ما حدث
reason-other-kind = ما حدث مختلف
reason-near-time = الأيام متداخلة
reason-near-place = مكانان متجاوران
reason-close-place = مكانان غير متباعدين
reason-inside-place = أحد المكانين داخل الآخر
reason-same-area = المنطقة الواسعة نفسها
reason-same-small-toll = الحصيلة الصغيرة نفسها
reason-near-toll = حصيلة متقاربة
reason-far-toll = حصيلة بعيدة عنها
reason-near-doer = الفاعل نفسه أو حلفاؤه

explain-none = لا حوادث
explain-main = رئيسي
explain-background = خلفية
explain-instead = بدلاً من ذلك:
explain-voice = يقول
explain-article = النص نفسه
explain-joined = دُمج مع

## إطار النافذة

keys-files = الملفات
keys-filter = المرشحات
keys-time = الزمن
keys-incidents = الحوادث
keys-map = الخريطة
keys-window = النافذة
keys-help = المساعدة
keys-pointer = الفأرة ولوحة المفاتيح
gesture-escape = Esc
gesture-escape-does = إغلاق المفتوح، ثم الحادثة
gesture-arrows = الأسهم
gesture-arrows-does = تحريك طرفي المدة، أو التنقل في قائمة
gesture-kinds = من 1 إلى 0
gesture-kinds-does = إخفاء الأنواع وإظهارها؛ ومع Alt هذا وحده
gesture-alt-click = Alt مع نقرة
gesture-alt-click-does = هذا السطر وحده من المرشحات
gesture-wheel = العجلة
gesture-wheel-does = تكبير الخريطة أو الخط الزمني
gesture-drag-time = سحب الشريط
gesture-drag-time-does = تحريك المدة
gesture-shift-drag = Shift+سحب
gesture-shift-drag-does = التنقل على الخط الزمني
gesture-alt-drag = Alt+سحب
gesture-alt-drag-does = مقارنة المدى بهذه الأيام
gesture-double-click = نقر عمود مرتين
gesture-double-click-does = حصر المدى في ذلك العمود
gesture-drop = إفلات ملفات
gesture-drop-does = إضافة مقالات، أو عرض خريطة
help-title = المفاتيح

palette-prompt = ابحث عن مكان أو حادثة أو أمر
palette-wishes = الأوامر
palette-places = الأماكن
palette-incidents = الحوادث
palette-articles = المقالات
palette-seeking = جارٍ البحث…
palette-nothing = لا نتائج

top-nothing = لا مقالات
top-looking = البحث عن مقالات
top-stopping = جارٍ الإيقاف
top-reading = قراءة المقالات
command-more = الإعدادات وغيرها
command-search = بحث
command-add-folder = أضف مجلداً
command-stop-reading = أوقف القراءة
command-timeline = إظهار الخط الزمني أو إخفاؤه
command-cumulative = التشغيل يراكم أو يحرّك المدى
command-repeats = التشغيل يبدأ من جديد أو يقف في النهاية
command-selected-time = إظهار زمن الحادثة المختارة
command-compare = مقارنة مدتين
command-lanes = مسارات أو أعمدة مكدسة
command-folds = طي المدد الطويلة الفارغة أو بسطها
command-all-time = كل الزمن
command-last-7 = آخر 7 أيام من البيانات
command-last-30 = آخر 30 يوماً من البيانات
command-last-90 = آخر 90 يوماً من البيانات
command-this-month = شهر آخر حادثة
command-last-year = آخر 12 شهراً من البيانات
command-this-year = سنة آخر حادثة
command-dark-or-light = ألوان داكنة أو فاتحة
command-contrast = تباين عالٍ
command-other-language = العربية أو الإنكليزية
command-scale-up = أكبر
command-scale-down = أصغر
command-scale-reset = الحجم المعتاد
command-help = المفاتيح
more-language = اللغة
more-digits = الأرقام
digits-western = 123
digits-arabic = ١٢٣
more-months = أسماء الأشهر
months-levant = الشام والعراق
months-gulf = الخليج ومصر
more-scale = حجم كل شيء
language-english = English
language-arabic = العربية
scale-percent = { $percent } ٪
colours-contrast = تباين عالٍ
rail-name = { $name }، المفعّل { $count }
rail-filters = المرشحات
scroll-bar = شريط التمرير
panel-timeline = الخط الزمني
panel-table = جدول الحوادث
panel-resize = تغيير الحجم: { $panel }
panel-sources = لوحة المصادر
recent-title = فُتح مؤخراً
recent-forget = انسَ هذه
recent-and-more = { "\u200F" }{ $name } و{ $count } غيره
notice-unfold = التفاصيل
notice-fold = تفاصيل أقل
notice-copy = انسخ
notice-problems = { $count ->
    [zero] لم يُترك شيء
    [one] تُرك مدخل واحد أو قُرئ بتحفّظ
    [two] تُرك مدخلان أو قُرئا بتحفّظ
    [few] تُركت { $count } مدخلات أو قُرئت بتحفّظ
    [many] تُرك { $count } مدخلاً أو قُرئ بتحفّظ
   *[other] تُرك { $count } مدخل أو قُرئ بتحفّظ
}
    .hint = تبيّن التفاصيل أيّها، وما العمل
notice-stopped = أُوقفت القراءة: قُرئ { $done } من { $all } من المقالات
    .hint = ما قُرئ معروض؛ أضف الملفات من جديد لقراءة الباقي
reader-gone = القراءة غير ممكنة: مهامّ كثيرة تنتظر، أو توقّف القارئ
    .hint = انتظر حتى تنتهي القراءة؛ فإن لم يكن يقرأ فأعد تشغيل البرنامج
drop-to-add = { $count ->
    [zero] أفلت للإضافة
    [one] أفلت لإضافة ملف
    [two] أفلت لإضافة ملفين
    [few] أفلت لإضافة { $count } ملفات
    [many] أفلت لإضافة { $count } ملفاً
   *[other] أفلت لإضافة { $count } ملف
}
drop-kinds = مقالات، أو مجلدات منها، أو خريطة
empty-read = يقرأ
empty-read-text = الأماكن والتواريخ والحصائل والفاعلين، وكلٌّ بكلماته
empty-place = يضع
empty-place-text = على خريطة بلا اتصال، مع نصف قطر الشك
empty-check = يبيّن
empty-check-text = ما يتركه النص مفتوحاً يبقى ظاهراً
empty-offline = لا شيء يغادر هذا الحاسوب. لا يفتح فرات أي اتصال.
bad-tokens = تعذّرت قراءة ألوان البرنامج: { $reason }
    .hint = أعد تثبيت البرنامج
bad-map-style = تعذّرت قراءة نمط من أنماط الخريطة: { $reason }
    .hint = أعد تثبيت البرنامج
bad-bundled-map = تعذّرت قراءة الخريطة المرفقة: { $reason }
    .hint = أعد تثبيت البرنامج
sheet-bad-view = السطر { $line } ليس منظراً
    .hint = نقطة وتكبير ولغة وأسماء وشبكة وعنوان، تفصلها علامات جدولة
sheet-bad-count = لا تتسع اللوحة لعدد { $found } من الخرائط
    .hint = من 1 إلى { $most }
sheet-not-joined = تعذّر تركيب اللوحة: { $reason }
    .hint = جرّب خرائط أقل

## إدخال صفوف من مصادر أخرى

import-bad-json = ليس JSON صالحاً: { $reason }
    .hint = قُرئ ما قبله
import-no-features = لا قائمة عناصر فيه
    .hint = يُقرأ GeoJSON فيه FeatureCollection
import-no-incidents = لا قوائم مقالات وحوادث فيه
    .hint = تُقرأ الملفات التي يكتبها furat export
import-bad-xml = ليس XML صالحاً عند البايت { $byte }: { $reason }
    .hint = قُرئ ما قبله
import-cut-xml = ينتهي الملف في وسطه
    .hint = قُرئ ما قبل ذلك؛ احفظه أو نزّله من جديد
import-no-kml = لا KML فيه
    .hint = يُقرأ ‎.kml، أو ‎.kmz بداخله ‎.kml
import-bad-archive = لا يمكن فتح الأرشيف: { $reason }
    .hint = احفظه أو نزّله من جديد
import-bomb = يتجاوز الأرشيف { $limit } ميبيبايت عند فكّه
    .hint = فكّه بنفسك وقسّم الملف
import-too-large = أكبر من { $limit } ميبيبايت
    .hint = فكّه واقرأ ملف ‎.kml
import-endless-row = الصف الذي يبدأ في السطر { $line } أطول من { $limit } ميبيبايت
    .hint = علامة اقتباس فُتحت ولم تُغلق؛ قُرئ ما قبلها
import-bad-table = لا يُقرأ جدولاً عند السطر { $line }: { $reason }
    .hint = قُرئ ما قبله
import-missing-columns = أعمدة ناقصة من { $scheme }: { $columns }
    .hint = صدّره من جديد بكل أعمدته، أو اقرأه جدولاً عادياً مع ‎--form csv
import-no-columns = لا عمود للتاريخ أو للإحداثيات بين { $columns }
    .hint = قل أيها هو: ‎--map "HEAD=date"‎، ‎--map "HEAD=lat"‎، ‎--map "HEAD=lon"‎
import-more-refused = { $n ->
    [zero] لم تُرفض صفوف أخرى
    [one] رُفض صف آخر
    [two] رُفض صفان آخران
    [few] رُفضت { $n } صفوف أخرى
    [many] رُفض { $n } صفاً آخر
   *[other] رُفض { $n } صف آخر
}
    .hint = يكتبها ‎--report FILE‎ كلها في جدول
import-passed-over = { $n ->
    [zero] لم يُتجاوز أي صف
    [one] صف لا يتحدث عن حادث فتُجوِّز
    [two] صفان لا يتحدثان عن حادث فتُجوِّزا
    [few] { $n } صفوف لا تتحدث عن حادث فتُجوِّزت
    [many] { $n } صفاً لا يتحدث عن حادث فتُجوِّز
   *[other] { $n } صف لا يتحدث عن حادث فتُجوِّز
}
import-form-articles = مقالات
import-row-json = { $column }: ليس JSON صالحاً: «{ $found }»
import-row-not-json = ليس مقالاً أو حادثاً كما يكتبه furat export: ‏{ $found }
import-row-not-utf8 = ليس نص UTF-8
import-row-feature = ليس عنصراً جغرافياً
import-row-cells = يُنتظر عدد من الخلايا بعدد الأعمدة: { $found }
import-row-id = { $column }: فارغ
import-row-date = { $column }: «{ $found }» ليس يوماً مفهوماً
import-row-year = { $column }: «{ $found }» خارج الأعوام 1900 إلى 2100
import-row-reversed = { $column }: «{ $found }» قبل اليوم الأول
import-row-toll = { $column }: «{ $found }» ليس عدد أشخاص
import-row-number = { $column }: «{ $found }» ليس رقماً يصح هنا
import-row-degrees = { $column }: «{ $found }» ليس خط عرض أو طول
import-row-point = { $column }: «{ $found }» ليس نقطة
import-row-code = { $column }: «{ $found }» ليس رمزاً من رموز هذه المجموعة

## Workspaces

space-stranger = ليس مساحة عمل لفرات
    .hint = إن كان كذلك فقد يكون تالفاً: furat workspace recover FILE -o NEW.furat
space-newer = كتبته نسخة أحدث من فرات (الصيغة { $version })
    .hint = ثبّت تلك النسخة
space-damaged = مساحة العمل تالفة: { $reason }
    .hint = تُركت كما هي؛ الأمر furat workspace recover FILE -o NEW.furat يحفظ ما تمكن قراءته
space-in-use = مفتوحة في برنامج آخر
    .hint = أغلقها هناك، أو افتحها للقراءة
space-in-use-by = مفتوحة على { $host }، العملية { $process }
    .hint = أغلقها هناك، أو افتحها للقراءة
space-read-only = لا تجوز الكتابة فيها
    .hint = احفظها باسم آخر، أو راجع أذونات الملف والمجلد
space-full = لم يبق متسع على القرص
    .hint = أفسح مكاناً، أو احفظها في موضع آخر؛ ما كان فيها سليم
space-exists = يوجد ملف بهذا الاسم
    .hint = اختر اسماً آخر
space-drive = تعطّل القرص: { $reason }
    .hint = تحقق من أنه ما زال موصولاً وتجوز قراءته
space-other = تعذّر استعمال مساحة العمل: { $reason }
space-options = مساحة العمل تأخذ كل شيء
    .hint = احذف --format و--explain وما ينتقي الحوادث
space-added = المقالات المضافة: { $articles }؛ الحوادث: { $incidents }؛ الموجود من قبل: { $known }؛ الشبيه بغيره: { $alike }
space-known = نصه موجود من قبل باسم { $other }
space-alike = { $share }٪ منه في { $other } أيضاً
space-more = غيرها مما هو موجود أو شبيه بغيره: { $n }
space-sound = { $file }: لا خلل. المقالات: { $articles }؛ الحوادث: { $incidents }؛ التصحيحات: { $edits }؛ { $size }
space-compacted = كانت { $before } وصارت { $after }
space-reread = المقالات المقروءة من جديد: { $n }
space-saved = { $table }: حُفظ { $kept }، تالف { $damaged }
space-saved-with-gaps = { $table }: حُفظ { $kept }، تالف { $damaged }، وأجزاء لا تُقرأ
space-lost = تُرك لأنه ليس كما كُتب: { $name }
space-to-reread = قد تنقص حوادث. الأمر furat workspace reread NEW.furat يقرأ المقالات من جديد: { $n }
flaw-structure = الملف تالف: { $reason }
flaw-dangling = السطر { $row } من { $table } يشير إلى سطر غير موجود
flaw-article = ليس النص الذي قُرئ: { $name }
flaw-original = بايتات الملف { $row } ليست التي قُرئت
flaw-row = السطر { $row } من { $table } ليس كما كُتب
flaw-edit = التصحيح { $row } ليس كما كُتب، أو ينقص ما قبله
flaw-words = فهرس الكلمات تالف: { $reason }

## المراجعة والتصحيح

keys-review = المراجعة
command-review = قائمة المراجعة
command-accept = اعتماد الجواب الأرجح
command-leave-open = ترك السؤال مفتوحًا
command-skip = تأجيل السؤال
command-next-question = السؤال التالي
command-previous-question = السؤال السابق
command-undo-edit = التراجع عن التصحيح
command-redo-edit = إعادة التصحيح
command-edit-kind = تصحيح النوع
command-edit-date = تصحيح التاريخ
command-edit-place = تصحيح المكان
command-edit-actor = تصحيح الفاعل
command-place-on-map = تحديد المكان بنقرة على الخريطة
command-new-incident = حادثة جديدة يدويًا
command-reject = ليست حادثة: رفض المحدّدة
review-title = المراجعة
review-done = أُنجز { $done } من { $all }
review-close = إغلاق قائمة المراجعة
review-all = الكل
review-empty = لا شيء ينتظر المراجعة
review-hangs = تتوقف عليه حوادث عددها { $n }
review-same-as = مطابقة لـ
review-bring-back = المرفوضة: { $n }، استعادة آخرها
review-accept = اعتماد 1
review-leave = تركه مفتوحًا
review-skip = تأجيل
tab-undated = بلا تاريخ
tab-unlocated = بلا مكان
tab-ambiguous = ملتبسة
tab-unsure = غير موثوقة
tab-duplicate = مكررة
doubt-undated = لا يوم في النص
doubt-unlocated = لا مكان في النص
doubt-ambiguous = أماكن عدة بهذا الاسم
doubt-unsure = ثقة منخفضة
doubt-duplicate = تكرار محتمل
ask-undated = متى وقعت؟
ask-unlocated = أين وقعت؟
ask-ambiguous = أيّ «{ $words }» هي المقصودة؟
ask-unsure = أهي حادثة، ومروية على وجهها الصحيح؟
ask-duplicate = أهي نفسها «{ $other }»؟
answer-keep = صحيحة كما هي
answer-in-article = مذكور في المقال
answer-join = الحادثة نفسها
answer-join-detail = دمجهما مع حفظ كل المصادر
answer-apart = حادثتان
answer-other-place = مكان آخر…
answer-other-place-detail = بحث في المعجم أو نقرة على الخريطة
answer-other-date = تاريخ آخر…
part-kind = النوع
part-date = التاريخ
part-places = المكان
part-killed = القتلى
part-injured = الجرحى
part-missing = المفقودون
part-captured = الأسرى
part-actor = الفاعل
part-attribution = على لسان من
part-target = الهدف
part-title = العنوان
part-notes = ملاحظات
part-tags = الوسوم
part-status = الحالة
edit-part = تصحيح: { $field }
edit-add = إضافة: { $field }
edit-original = تقول المقالات: { $value }
edit-corrected-by = صحّحه { $who }
edit-put-back = إعادة ما تقوله المقالات
edit-nothing = لا شيء
edit-save = حفظ
edit-cancel = إلغاء
edit-reject = ليست حادثة: رفض
edit-click-map = نقرة على الخريطة
edit-placing = انقر المكان على الخريطة…
edit-learn = «{ $name }» تعني دائمًا { $place }
edit-prompt-date = 2018-06-17 أو حزيران 2018 أو ربيع 2019
edit-prompt-places = مكان أو إحداثيات
edit-prompt-killed = القتلى: 3 أو 3-5 أو 3+
edit-prompt-injured = الجرحى: 3 أو 3-5 أو 3+
edit-prompt-missing = المفقودون: 3 أو 3-5 أو 3+
edit-prompt-captured = الأسرى: 3 أو 3-5 أو 3+
edit-prompt-target = ما الذي أُصيب
edit-prompt-title = العنوان
edit-prompt-notes = ملاحظات
edit-prompt-tags = وسوم تفصلها فواصل
edit-no-number = «{ $words }» ليس عدد أشخاص
    .hint = اكتب 3 أو 3-5 أو 3+.
edit-lost = تصحيح لم يعد يجد حادثته
    .hint = يبقى في السجل ويسري من جديد حين يرويها المقال.
edit-made-up = الحوادث المختلقة لا تُصحَّح
    .hint = افتح مقالات أو العيّنة.
grade-suggested = المقترح: { $grade } (المصادر: { $n })
grade-confirmed = مؤكد، يقرّ به الفاعل
grade-fair = مقبول
grade-weak = ضعيف
grade-contested = مختلف فيه
mark-as = اعتبار الكلمات المحددة
mark-words = اعتبارها { $field }
mark-no-longer = لم تعد { $field }

## Briefing mode

command-briefing = صورة إحاطة أو ورقة
command-briefing-short = إحاطة
briefing-close = إغلاق الإحاطة
briefing-picture = صورة
briefing-sheet = ورقة
briefing-preparing = قيد الرسم…
briefing-large = عرض الصفحة كبيرة
briefing-small = العودة إلى الخريطة
briefing-page = صفحة { $n } من { $all }
briefing-page-before = الصفحة السابقة
briefing-page-after = الصفحة التالية
briefing-pages-more = { $n ->
    [zero] لا صفحات أخرى.
    [one] تُنتج صفحة أخرى لا تظهر هنا.
    [two] تُنتج صفحتان أخريان لا تظهران هنا.
    [few] تُنتج { $n } صفحات أخرى لا تظهر هنا.
    [many] تُنتج { $n } صفحة أخرى لا تظهر هنا.
   *[other] تُنتج { $n } صفحة أخرى لا تظهر هنا.
}
briefing-size = المقاس
picture-screen = كالخريطة
picture-hd = 1920 × 1080
picture-4k = 3840 × 2160
picture-square = مربعة
picture-a4 = A4
picture-a3 = A3
briefing-paper = الورق
paper-a4 = A4
paper-a3 = A3
paper-slide = شريحة
briefing-files = الملف
form-pdf = PDF
form-png = صفحات PNG
form-svg = صفحات SVG
briefing-template = القالب
briefing-template-bundled = قالب فرات
briefing-template-choose = اختيار…
briefing-template-back = العودة إلى قالب فرات
briefing-map = الخريطة فيها
briefing-fit = كل الظاهر
briefing-here = كما في النافذة
briefing-nearer = تقريب الخريطة فيها
briefing-farther = إبعاد الخريطة فيها
briefing-frame-hint = الإطار على الخريطة هو ما سيظهر. اسحب حوافه وزواياه.
briefing-frame-move = تحريك إطار الصورة
briefing-frame-size = تغيير مقاس إطار الصورة
briefing-fields = ما يُكتب عليها
briefing-field-title = العنوان
briefing-field-subject = الموضوع، ضمن عنوان فرات
briefing-field-banner = كيف تُتداول، كدرجة السرية
briefing-field-producer = من أعدّها
briefing-field-code = رقم أو رمز
briefing-timed = وقت الإعداد
briefing-numbers = أرقامها إلى جانبها (JSON)
briefing-save = حفظ…
briefing-copy = حفظ ونسخ
briefing-counting = تُجمع الأسطر…
briefing-drawing = تُرسم الخريطة…
briefing-setting = تُصفّ الصفحات…
briefing-writing = تُكتب الملفات…
briefing-busy = صور كثيرة قيد الإعداد
    .hint = انتظر واحدة منها
notice-briefing-saved = { $n ->
    [zero] لم يُحفظ شيء
    [one] حُفظت الإحاطة
    [two] حُفظت الإحاطة في ملفين
    [few] حُفظت الإحاطة في { $n } ملفات
    [many] حُفظت الإحاطة في { $n } ملفاً
   *[other] حُفظت الإحاطة في { $n } ملف
}
brief-beyond = { $n } خارج الخريطة
sheet-note-beyond = خارج حافة الخريطة: رقم { $numbers }.
more-signature = توقيع التصحيحات
signature = التوقيع
signature-prompt = اسمك إن شئت
command-views = العروض المحفوظة
views-title = العروض
views-in-space = محفوظة في مساحة العمل هذه
views-in-window = في هذه النافذة وحدها. احفظ مساحة عمل لتبقى.
views-read-only = في هذه النافذة وحدها، فمساحة العمل هذه للقراءة فقط. احفظها باسم آخر لتبقى.
views-none = لا عرض محفوظاً بعد. اضبط المرشحات كما تريد ثم سمِّ ما يظهر.
view-name = اسم ما هو معروض
view-keep = حفظ
view-keep-over = حفظ مكانه
view-show = إظهار العرض { $name }
view-rename = إعادة تسمية العرض { $name }
view-rename-do = تسمية
view-forget = حذف العرض { $name }
view-forget-sure = حذف «{ $name }»؟
view-forget-do = حذف
view-forget-leave = إبقاء
view-compared = مقارنة بـ{ $range }
view-of-another-version = حفظته نسخة أخرى من فرات
view-unreadable = في العرض { $name } ما لا تعرفه هذه النسخة
    .hint = افتح مساحة العمل بالنسخة التي حفظته.
view-name-taken = يوجد عرض باسم { $name }
    .hint = احفظ مكانه أو اختر اسماً آخر.
table-title = ماذا في أعمدة هذا الجدول؟
table-files = { $file } و{ $n } غيره
table-none = ليس في هذا الجدول
table-choose = { $field }: { $head }
table-rows = الصفوف الأولى كما ستُقرأ
table-rows-in-file = الصفوف الأولى كما هي في الملف
table-row = الصف { $n }: { $row }
table-place = المكان
table-import = استيراد
table-cancel = إلغاء
table-skip = ترك الجدول دون قراءة
table-remembered = يُذكر للجداول ذات الأعمدة نفسها
table-not-enough = اختر عموداً للتاريخ أو للإحداثيات
table-field-date = التاريخ
table-field-date_end = آخر يوم
table-field-lat = خط العرض
table-field-lon = خط الطول
table-field-coordinates = الإحداثيات معاً
table-field-place = المكان بالإنكليزية
table-field-place_ar = المكان بالعربية
table-field-id = رقم السجل
table-field-kind = ما حدث
table-field-killed_best = القتلى
table-field-injured_best = الجرحى
table-field-perpetrator = الفاعل
table-field-target = الهدف
table-field-notes = ملاحظات
table-field-outlets = المصدر
table-field-urls = الرابط
notice-space-again = عادت مساحة العمل، وكُتب كل شيء
space-gone = نُقل الملف أو حُذف أو استُبدل منذ فتحه
    .hint = أعده إلى مكانه أو احفظه في مكان آخر
space-unwritten = لم يُكتب: { $reason }
    .hint = يبقى ما تفعله في هذه النافذة ويُكتب حالما يعود الملف. أو احفظه في مكان آخر
notice-exporting = تُكتب الحوادث
space-unwritten-close = لم يُكتب آخر ما فعلته، وسيضيع
    .hint = احفظه في مكان آخر، أو أغلق مرة أخرى ليضيع
