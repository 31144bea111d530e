//! How Persian writes dates: by the solar calendar first, by the Gregorian and the lunar Hijri beside it.
//! The names are those of CLDR, the rest is ours.

use super::lexicon::{Class, Language};

pub(super) const PERSIAN: Language = Language {
    words: &[
        (
            Class::Month,
            "فروردین|فروردین‌ماه=101 اردیبهشت=102 خرداد|خردادماه=103 تیر|تیرماه=104 مرداد|مردادماه|امرداد=105 شهریور|شهریورماه=106 \
             مهر|مهرماه=107 آبان|آبانماه=108 آذر|آذرماه=109 دی|دیماه=110 بهمن|بهمنماه=111 اسفند|اسفندماه=112 \
             حمل=101 ثور=102 جوزا=103 سرطان=104 اسد=105 سنبله=106 میزان=107 عقرب=108 قوس=109 جدی=110 دلو=111 حوت=112 \
             ژانویه|ژانویه‌ی|جنوری=1 فوریه|فبروری=2 مارس|مارچ=3 آوریل|اپریل=4 مه|می=5 ژوئن|جون=6 ژوئیه|جولای|ژولای=7 اوت|آگوست|اگست=8 \
             سپتامبر|سپتمبر=9 اکتبر|اکتوبر=10 نوامبر|نومبر=11 دسامبر|دسمبر=12 \
             محرم|محرم‌الحرام=201 صفر=202 ربیع_الاول=203 ربیع_الثانی|ربیع_الآخر=204 جمادی_الاول|جمادی_الاولی=205 \
             جمادی_الثانی|جمادی_الآخر|جمادی_الثانیه=206 رجب=207 شعبان=208 رمضان=209 شوال=210 \
             ذی_القعده|ذی_قعده|ذیقعده|ذوالقعده|ذیالقعده=211 ذی_الحجه|ذی_حجه|ذیحجه|ذوالحجه|ذیالحجه=212",
        ),
        (
            Class::Weak,
            "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت تیر مهر بهمن آذر دی آبان مه می صفر محرم رجب شعبان بهار پاییز اوت",
        ),
        (Class::Bound, "می حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
        (
            Class::Weekday,
            "دوشنبه|دو_شنبه=1 سه_شنبه|سهشنبه=2 چهارشنبه|چهار_شنبه=3 پنجشنبه|پنج_شنبه=4 جمعه|آدینه=5 شنبه=6 یکشنبه|یک_شنبه=7",
        ),
        (Class::Season, "بهار=21 تابستان=22 پاییز=23 زمستان=24"),
        (Class::Unit, "روز=1 هفته=2 ماه=3 سال=4 دهه=5 قرن|سده=6 فصل=7"),
        (Class::Units, "روزها|روزهای=1 هفته‌ها=2 ماهها=3 سالها|سالهای=4"),
        (Class::Year, "سال سالهای"),
        (
            Class::MonthWord,
            "ماه ماههای فروردین‌ماه خردادماه تیرماه مردادماه شهریورماه مهرماه آبانماه آذرماه دیماه بهمنماه اسفندماه",
        ),
        (Class::DayWord, "روز روزهای شب بامداد صبح عصر شامگاه سحرگاه ظهر شبانگاه غروب تاریخ مورخ"),
        (Class::DecadeWord, "دهه دههی"),
        (Class::CenturyWord, "قرن سده"),
        (
            Class::Count,
            "یک=1 یکصد=100 دو=2 سه=3 چهار=4 پنج=5 شش=6 هفت=7 هشت=8 نه=9 ده=10 یازده=11 دوازده=12 سیزده=13 چهارده=14 پانزده=15 شانزده=16 \
             هفده=17 هجده|هیجده=18 نوزده=19 بیست=20 سی=30 چهل=40 پنجاه=50 شصت=60 هفتاد=70 هشتاد=80 نود=90 صد=100 دویست=200 \
             سیصد=300 چهارصد=400 پانصد=500 ششصد=600 هفتصد=700 هشتصد=800 نهصد=900 هزار=1000",
        ),
        (
            Class::Nth,
            "اول|یکم|نخست|نخستین|اولین=1 دوم|دومین=2 سوم|سومین=3 چهارم|چهارمین=4 پنجم|پنجمین=5 ششم=6 هفتم=7 هشتم=8 نهم=9 دهم=10 یازدهم=11 دوازدهم=12 سیزدهم=13 \
             چهاردهم=14 پانزدهم=15 شانزدهم=16 هفدهم=17 هجدهم|هیجدهم=18 نوزدهم=19 بیستم=20 سی_ام|سیام|سیم=30",
        ),
        (Class::Th, "م ام"),
        (Class::Today, "امروز|امشب=0 دیروز|دیشب|شب_گذشته|شب_پیش=-1 فردا|فرداشب=1 پریروز|پریشب=-2 پس_فردا|پسفردا=2"),
        (Class::Now, "چنین_روزی همین_روز"),
        (Class::It, "فردای_آن فردای_آن_روز"),
        (Class::YearNow, "امسال=0 پارسال=-1 پیرارسال=-2"),
        (
            Class::Which,
            "این|جاری=0 گذشته|پیش|اخیر=-1 آینده|پیش_رو=1 همان|همین|آن=10 فردای_آن=11 قبل=9 بعد|بعدی|پس_از_آن|بعد_از_آن=11 پیش_از_آن|قبل_از_آن=9",
        ),
        (
            Class::Ago,
            "پیش|قبل=-1 دیگر=1 بعد|بعدتر|پس_از_آن|بعد_از_آن|پس_از_این=11 پیش_از_آن|قبل_از_آن|پیشتر|پیش_تر|زودتر=9",
        ),
        (Class::Feast, "نوروز=10101 کریسمس=1225"),
        (
            Class::Part,
            "اوایل|اوائل|اواسط|اواخر|آغاز|ابتدای|پایان|نیمه|میانه|میانههای|انتهای|نیمه_اول|نیمه_دوم|نیمه_نخست|اول|آخر|آخرین_روزهای|روزهای_پایانی|سرآغاز",
        ),
        (Class::About, "حدود حدودا حوالی تقریبا نزدیک_به نزدیک"),
        (
            Class::Era,
            "میلادی|م=1 ق_م|پیش_از_میلاد|قبل_از_میلاد|پیش_از_میلاد_مسیح=2 شمسی|خورشیدی|هجری_شمسی|هجری_خورشیدی|ه_ش|ش=3 قمری|هجری_قمری|هجری|ه_ق|ه|ق=4",
        ),
        (Class::The, "های ی"),
        (Class::In, "در از تا طی روز پس پیش بعد قبل"),
        (Class::Firm, "در"),
        (Class::Since, "از"),
        (Class::From, "از بین میان فاصله"),
        (Class::To, "تا الی"),
        (Class::And, "و"),
        (
            Class::Before,
            "در از تا سال سالهای طی حدود بین و یا اوایل اواسط اواخر آغاز پایان بهار تابستان پاییز زمستان انتخابات انقلاب جنگ قانون پیمان \
             معاهده قرارداد توافق بحران کودتای جام_جهانی المپیک زلزله جنبش قیام سرشماری",
        ),
        (Class::Named, "انتخابات انقلاب سال کودتای جنبش قیام زلزله دولت نسل"),
        (
            Class::Counted,
            "روزه ماهه ساله بازار سوری فوتی دستگاه مجروح نفر تن دلار تومان ریال یورو درصد متر کیلومتر کیلو کیلوگرم بشکه نسخه صفحه هزار میلیون میلیارد مورد واحد خانوار سرباز \
             دانشجو کشته زخمی اسیر رأی صندلی ساعت دقیقه ثانیه بار مگاوات هکتار لیتر سکه جلد کتاب خودرو موتور پرواز تانک کارگر",
        ),
        (
            Class::Numbered,
            "قطعنامه قطعنامه‌ی صفحه شماره ماده اصل بند مدل پژو پراید سمند بنز بوئینگ ایرباص اتاق پلاک کانال نسخه ویندوز پرواز تلفن جاده \
             خیابان میدان بزرگراه رادیو کوچه کلاس اتوبوس خط کد بخش فصل جلد بیش",
        ),
        (
            Class::Title,
            "امامان سالن انفجار بیمارستان مسجد پادگان تیپ بنیاد پل حادثه فاجعه قیام جنبش کودتای انقلاب لشکر گردان شهرک پارک دانشگاه امام ائمه نماز خطیب سوره \
             خیابان میدان بزرگراه مدرسه ورزشگاه",
        ),
        (Class::Vague, "چند|چندین|نیم=0 ها|هایی=1"),
        (Class::Each, "هر"),
        (
            Class::Ahead,
            "خواهد خواهند خواهیم خواهم قرار آینده قصد می|نمی=2 باید شاید بناست ممکن انتظار امیدوار پیش_بینی شود شوند کند کنند یابد یابند باشد باشند بیاید برود برسد بگیرد",
        ),
        (
            Class::Back,
            "شد شدند بود بودند کرد کردند گفت گفتند داد دادند رفت رفتند آمد آمدند گرفت گرفتند یافت رسید رسیدند زد گذاشت نوشت خواند ماند \
             ساخت برد آورد نشست برگشت پذیرفت شکست مرد کشت دید فروخت افتاد نهاد ریخت پرداخت شده کرده بوده داشت داشتند درگذشت بست برداشت",
        ),
        (Class::Clause, "که اما ولی زیرا چون وقتی هنگامی سپس اگر ولیکن هرچند در_حالی_که تا_این_که"),
        (Class::Linking, "اما ولی سپس"),
        (Class::Leaning, "که"),
    ],
    patterns: &[
        "about …",
        "day-word? about? part …",
        "weekday ,? …",
        "day-word …",
        "day-word weekday ,? …",
        "weekday ,? day-word …",
        "today day-word? weekday ,? …",
        // Days.
        "n unit ago",
        "n unit ago in? now",
        "day month month-word?",
        "day month month-word? ,? year-word? year era?",
        "day month month-word? ,? year-word? yy",
        "nth month month-word?",
        "card month month-word?",
        "card month month-word? ,? year-word? year era?",
        "card month month-word? ,? year-word? yy",
        "day|nth month month-word? ,? year-word? yyy|n era",
        "month-word? month month-word? year-word? yyy|n era",
        "nth weekday month month-word? ,? year-word? year?",
        "nth month-word? month month-word?",
        "nth month-word? month month-word? ,? year-word? year era?",
        "nth month month-word? ,? year-word? yy",
        "day|nth month month-word? which? unit which",
        "day|nth month month-word? which unit",
        "day|nth month month-word? which",
        "day|nth month month-word? year-now",
        "num / num / num era?",
        "num - num - num era?",
        "day|nth which unit",
        "day|nth unit which",
        "num / num",
        "day-word day",
        "day :",
        "weekday day",
        // Ranges that leave something out.
        "from? day|nth month? to|and|- > day|nth month month-word? ,? year-word? year",
        "from? day|nth to|and|- > day|nth month",
        "from? month month-word? to|and|- > month month-word? ,? year-word? year era?",
        "from? month to > month",
        "year ~- > ~yy",
        "year to|- > year",
        "year-word the? yy to|and|- > yy",
        "year-word the? year to|and|- > yy",
        "decade-word the? n and > n era?",
        "season to|and > season year-word? year",
        // Months, seasons, years.
        "month-word? month month-word? ,? year-word? year era?",
        "month month-word? year-word? yy",
        "month-word? month",
        "month month-word",
        "month-word? month month-word? unit which",
        "month-word? month month-word? which unit",
        "month-word? month month-word? year-now",
        "month month-word? which",
        "which month month-word?",
        "season year-word? year era?",
        "season year-word? yy",
        "season unit which",
        "season which unit",
        "season year-now",
        "season which",
        "which season",
        "season",
        "year-word the? year era?",
        "year-word the? yyy era",
        "year-word the? yy era?",
        "year era",
        "year",
        "yyy era",
        "n era",
        "yy",
        "decade-word the? year|n|decade era?",
        "century-word nth|n era?",
        "feast year-word? year",
        "feast year-now",
        // Told from today, or from the story.
        "today",
        "today day-word? weekday",
        "year-now",
        "it",
        "unit which",
        "which unit",
        "part unit",
        "n unit",
        "weekday",
        "weekday which",
        "which weekday",
        "which unit weekday",
        "weekday unit which",
    ],
    attached: "و",
    past: "",
    future: "",
    cased: false,
    verb_last: true,
    counted: "",
};
