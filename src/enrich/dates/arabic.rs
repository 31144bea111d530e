//! How Arabic writes dates: the months of Egypt and the Gulf, of the Levant and of the Maghreb, the Hijri
//! year, and the Persian months as Arab papers cite them. The names are those of CLDR, the rest is ours.

use super::lexicon::{Class, Language};

pub(super) const ARABIC: Language = Language {
    words: &[
        (
            Class::Month,
            "يناير|كانون_الثاني|جانفي=1 فبراير|شباط|فيفري=2 مارس|آذار=3 أبريل|نيسان|أفريل=4 مايو|أيار|ماي=5 \
             يونيو|يونيه|حزيران|جوان=6 يوليو|يوليه|تموز|جويلية|يوليوز=7 أغسطس|آب|أوت|غشت=8 سبتمبر|أيلول|شتنبر=9 \
             أكتوبر|تشرين_الأول=10 نوفمبر|تشرين_الثاني|نونبر=11 ديسمبر|كانون_الأول|دجنبر=12 \
             محرم|المحرم=201 صفر=202 ربيع_الأول=203 ربيع_الثاني|ربيع_الآخر=204 جمادى_الأولى|جمادى_الأول=205 \
             جمادى_الآخرة|جمادى_الثانية|جمادى_الثاني=206 رجب=207 شعبان=208 رمضان=209 شوال=210 ذو_القعدة|ذي_القعدة=211 \
             ذو_الحجة|ذي_الحجة=212 \
             فروردين=101 أرديبهشت|ارديبهشت=102 خرداد=103 تير=104 مرداد=105 شهريور=106 مهر=107 آبان=108 آذر=109 دي=110 \
             بهمن=111 إسفند|اسفند=112",
        ),
        (
            Class::Weak,
            "اثنين ثلاثاء أربعاء خميس جمعة سبت أحد آب مارس ماي أوت صفر محرم رجب شعبان تير مهر دي بهمن ربيع أيار شوال جوان آبان آذر",
        ),
        (
            Class::Weekday,
            "اثنين=1 ثلاثاء=2 أربعاء=3 خميس=4 جمعة=5 سبت=6 أحد=7 الاثنين|الإثنين=1 الثلاثاء|الثلثاء=2 الأربعاء=3 الخميس=4 الجمعة=5 السبت=6 الأحد=7",
        ),
        (Class::Season, "ربيع=21 صيف=22 خريف=23 شتاء=24"),
        (Class::Unit, "يوم|اليوم=1 أسبوع=2 شهر=3 سنة|عام=4 عقد=5 قرن=6 فصل=7"),
        (Class::Units, "أيام|يوما=1 أسابيع|أسبوعا=2 أشهر|شهور|شهرا=3 سنوات|أعوام|سنين|عاما=4 عقود=5 قرون=6"),
        (Class::Dual, "يومين|يومان=1 أسبوعين|أسبوعان=2 شهرين|شهران=3 عامين|عامان|سنتين|سنتان=4 عقدين|عقدان=5 قرنين=6"),
        (Class::Year, "عام عامي عاما سنة سنوات أعوام"),
        (Class::MonthWord, "شهر شهري"),
        (Class::DayWord, "يوم يومي ليلة صباح مساء فجر ظهر عصر"),
        (Class::DecadeWord, "عقد"),
        (Class::CenturyWord, "قرن"),
        (
            Class::Decade,
            "عشرينيات|عشرينات=20 ثلاثينيات|ثلاثينات=30 أربعينيات|أربعينات=40 خمسينيات|خمسينات=50 ستينيات|ستينات=60 سبعينيات|سبعينات=70 ثمانينيات|ثمانينات=80 تسعينيات|تسعينات=90",
        ),
        (
            Class::Count,
            "واحد|واحدة|أحد|إحدى=1 اثنان|اثنين|اثنتين|اثنا|اثني|اثنتي|اثنتان=2 ثلاثة|ثلاث=3 أربعة|أربع=4 خمسة|خمس=5 ستة|ست=6 سبعة|سبع=7 \
             ثمانية|ثماني|ثمان=8 تسعة|تسع=9 عشرة|عشر=10 عشرون|عشرين=20 ثلاثون|ثلاثين=30 أربعون|أربعين=40 خمسون|خمسين=50 ستون|ستين=60 \
             سبعون|سبعين=70 ثمانون|ثمانين=80 تسعون|تسعين=90 مائة|مئة=100 مائتان|مائتين|مئتان|مئتين=200 ثلاثمائة|ثلاثمئة=300 \
             أربعمائة|أربعمئة=400 خمسمائة|خمسمئة=500 ستمائة|ستمئة=600 سبعمائة|سبعمئة=700 ثمانمائة|ثمانمئة|ثمانيمائة=800 تسعمائة|تسعمئة=900 \
             ألف=1000 ألفان|ألفين=2000",
        ),
        (
            Class::Nth,
            "أول|أولى|حادي|فاتح|غرة=1 ثاني|ثانية=2 ثالث|ثالثة=3 رابع=4 خامس=5 سادس=6 سابع=7 ثامن=8 تاسع=9 عاشر=10 العشرين|العشرون=20 الثلاثين|الثلاثون=30",
        ),
        (
            Class::Today,
            "اليوم|الليلة=0 الليلة_الماضية=-1 أمس_الأول|قبل_أمس=-2 أمس|الأمس|البارحة|إمبارح|مبارح=-1 غدا|غد|الغد|بكرة|بكرا=1 أول_أمس|أول_من_أمس|أول_إمبارح|أول_مبارح=-2 بعد_غد|بعد_الغد|بعد_بكرة|بعد_بكرا=2",
        ),
        (
            Class::Which,
            "هذا|هذه|الجاري|الجارية|الحالي|الحالية=0 الماضي|الماضية|المنصرم|المنصرمة|الفائت|الفائتة=-1 القادم|القادمة|المقبل|المقبلة=1 \
             ذلك|تلك|نفس|نفسه|نفسها|ذاته|ذاتها=10 السابق|السابقة|الذي_سبقه|الذي_قبله|التي_سبقتها|التي_قبلها=9 الذي_يليه|الذي_تلاه|التي_تليها|التي_تلتها=11 التالي|التالية|اللاحق|اللاحقة|الموالي|الموالية=11",
        ),
        (Class::It, "منه=10"),
        (Class::Now, "الآن=1"),
        (Class::Ago, "قبل|منذ=-1 بعد|بعدها|بعده|بعدئذ=11 قبل_ذلك|قبلها|قبله=9 بعد_ذلك=11"),
        (
            Class::Part,
            "أوائل|مطلع|بداية|بدايات|أواخر|نهاية|نهايات|منتصف|أواسط|مستهل|ختام|النصف_الأول|النصف_الثاني|وقت_لاحق_من|وقت_سابق_من",
        ),
        (Class::About, "نحو حوالي قرابة زهاء تقريبا"),
        (
            Class::Era,
            "م|ميلادية|ميلادي|للميلاد|الميلادي=1 قبل_الميلاد|ق_م=2 ه_ش|هجرية_شمسية|هجري_شمسي|شمسية|شمسي|ش=3 ه|هجرية|هجري|للهجرة|الهجري|ق=4",
        ),
        (Class::The, "ال"),
        (Class::Of, "من ل لسنة"),
        (Class::In, "في من إلى منذ حتى قبل بعد خلال مع على يوم ليلة صباح مساء فجر ب ل بحلول"),
        (Class::Firm, "في"),
        (Class::Since, "قبل بعد منذ حتى"),
        (Class::From, "من بين"),
        (Class::To, "إلى حتى"),
        (Class::And, "و"),
        (
            Class::Before,
            "في من إلى منذ حتى قبل بعد خلال عام عامي سنة بين و أو أوائل أواخر مطلع نهاية منتصف بداية ربيع صيف خريف شتاء حرب ثورة انتخابات \
             اتفاق معاهدة أزمة دستور غزو حلول",
        ),
        (Class::Named, "اليوم_الوطني اليوم_العالمي اليوم_الدولي اليوم_التاريخي انتخابات ثورة حرب انتفاضة مونديال جيل"),
        (
            Class::Counted,
            "شخص شخصا جندي جنديا قتيل قتيلا جريح جريحا دولار دولارا ريال ريالا دينار دينارا درهم يورو كيلومتر كيلومترا متر مترا برميل برميلا طن طنا نسخة \
             صفحة ألف مليون مليار نقطة صوت مقعد مقعدا ساعة دقيقة ثانية مرة ميغاواط هكتار أسرة عائلة طالب طالبا عامل عاملا لاجئ لاجئا أسير أسيرا بالمئة بالمائة \
             ميجاواط كلمة رجل مقاتل مقاتلا طائرة دبابة كيلوغرام كيلو موظف موظفا",
        ),
        (
            Class::Numbered,
            "القرار قرار رؤية استراتيجية صفحة الصفحة رقم المادة مادة طراز موديل بوينغ إيرباص غرفة الغرفة قناة رحلة الرحلة إصدار الإصدار هاتف الهاتف طريق الفقرة بند الفصل \
             الجزء ويندوز بيجو مرسيدس سعر بسعر من_أصل",
        ),
        (Class::Vague, "بضعة عدة"),
        (Class::Title, "شارع مدينة ملعب جسر حركة قوى ميدان كتائب جامعة مستشفى حي ساحة سورة سوق مسجد مطار حزب تحالف"),
        (Class::Each, "كل"),
        (
            Class::Ahead,
            "سوف لن المقبل القادم المقرر المتوقع المنتظر يعتزم تعتزم ينوي تنوي يستمر تستمر يبقى تبقى يبدأ تبدأ تجرى تجري يجري ينطلق \
             تنطلق يلتقي تلتقي يعود تعود يصل تصل يعقد تعقد تنعقد ينعقد ينتهي تنتهي يغلق تغلق يفتتح تفتتح يزور تزور يغادر تغادر يتوجه تتوجه تقام \
             يقام يستأنف تستأنف يدخل تدخل",
        ),
        (Class::Back, "لامس لامست سأل سألت سألوا كان كانت وقع وقعت قال قالت أعلن أعلنت"),
        (Class::Clause, "الذي التي الذين اللذين لكن ولكن حين عندما حيث إذ ثم بينما لأن فيما بعدما قبل_أن بعد_أن"),
        (Class::Linking, "لكن ولكن ثم أما"),
        (Class::Leaning, "الذي التي الذين اللذين حيث"),
    ],
    patterns: &[
        "since …",
        "since day-word …",
        "about …",
        "day-word? about? part of? day-word? …",
        "day-word? weekday ,? …",
        "today day-word? weekday ,? …",
        "day-word …",
        // Days.
        "day|nth of? month-word? month",
        "day|nth of? month-word? month ,? of? year-word? year era?",
        "day|nth of? month-word? month of? which unit",
        "day|nth of? month-word? month ,? of? year-word? yyy|n era",
        "day|nth of? month-word? month of? unit which",
        "day|nth of? month-word? month which",
        "day|nth of? unit which",
        "day|nth it",
        "card of? month-word? month",
        "card of? month-word? month ,? of? year-word? year era?",
        "nth weekday of? month-word? month ,? of? year-word? year?",
        "nth weekday of unit which",
        "nth weekday of which unit",
        "day|nth of? which unit",
        "day-word day|nth",
        "day :",
        "nth",
        "num / num / num era?",
        "num - num - num era?",
        "num . num . num",
        "weekday day",
        "day -|. month .? year-word? year?",
        "month day|nth ,? year-word? year",
        "unit which day-word? weekday",
        "weekday of? unit which",
        "weekday of? which unit",
        // Ranges that leave something out.
        "from? day|nth of? month? to|and|- > day|nth of? month-word? month ,? of? year-word? year era?",
        "from? day|nth to|and|- > day|nth of? month-word? month",
        "from? month-word? month to|and|- > month-word? month ,? of? year-word? year era?",
        "from? month to|and > month",
        "year ~- > ~yy",
        "year to|- > year",
        "num /|- num",
        "year-word year to|- > year-word? year",
        "season to|and > season of? year-word? year",
        // Months, seasons, years.
        "month-word? month ,? of? year-word? year era?",
        "month-word? month of? year-word? yy",
        "month-word? month of? year-word? yyy|n era",
        "month-word? month",
        "month-word? month of? unit which",
        "month-word? month of? which unit",
        "month-word? month which",
        "which month",
        "season of? year-word? year era?",
        "season of? year-word? yy",
        "season of? unit which",
        "season of? which unit",
        "season which",
        "which season",
        "season",
        "year-word era? year era?",
        "year-word yyy era?",
        "year-word yy",
        "year era",
        "year",
        "yyy era",
        "n era",
        "yy",
        "decade of? century-word nth",
        "decade of? unit which",
        "decade-word decade of? century-word nth",
        "decade",
        "decade-word decade",
        "century-word the? nth|n era?",
        // Told from today, or from the story.
        "today",
        "today day-word? weekday",
        "ago unit n",
        "unit which",
        "which unit",
        "unit which which",
        "ago about? n units|unit",
        "ago unit",
        "ago about? dual",
        "ago about? n units|unit of now",
        "ago about? dual|unit of now",
        "ago n units|unit of today",
        "ago dual|unit of today",
        "part of? unit",
        "day-word? day|nth of? which",
        "dual ago",
        "n units|unit",
        "dual",
        "weekday",
        "weekday which",
        "which day-word? weekday",
    ],
    attached: "و ف ب ل ك ال لل وال فال بال كال ولل وب ول",
    past: "",
    future: "سأ سیت سیع سیق سیک سیج سیب سیش سیس سیص سیح سیغ سیخ سیو ستع ستق ستک ستج ستب ستش ستس ستص ستح ستغ ستخ ستن ستو ستف سیظ سیز سیط سیه ستظ ستز ستط سته سنب سنل سنع سنق سنف سنج سنش سنح سنک",
    cased: false,
    verb_last: false,
    counted: "ا",
};
