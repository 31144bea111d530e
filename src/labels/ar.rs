//! Arabic.

use super::{Direction, Labels, Words, labels};

/// The words in Arabic.
pub(super) const LABELS: Labels = labels("ar", Direction::Rtl, '٠', MONTHS, WORDS);

const MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

const WORDS: Words = Words {
    skip_past: "تخطي هذا المقال",
    skip_links: "روابط التخطي",
    skip_to_text: "انتقل إلى النص",
    skip_to_timeline: "انتقل إلى الخط الزمني",
    skip_to_notes: "انتقل إلى الحواشي",
    skip_to_authors: "انتقل إلى الكتّاب",
    end: "نهاية المقال",
    by: "بقلم {}",
    and: " و",
    comma: "، ",
    about: "نبذة عن {}",
    authors: "عن الكتّاب",
    timeline: "الخط الزمني",
    in_the_text: "في النص",
    passage: "الموضع {}",
    notes: "الحواشي",
    note: "الحاشية {}",
    back: "العودة إلى الإحالة {}",
    close: "إغلاق",
    show_in_list: "اعرضها في قائمة الحواشي",
    published: "نُشر في {}",
    updated: "حُدّث في {}",
    done: "تمّ",
    not_done: "لم يتمّ",
    unavailable: "تعذّر عرض هذا المقال هنا.",
    read_source: "اقرأ مصدره",
    approximate: "نحو {}",
    uncertain: "{} (غير مؤكد)",
    range: "{} – {}",
    since: "منذ {}",
    until: "حتى {}",
    from_unknown_end: "من {}، والنهاية غير معروفة",
    from_unknown_start: "حتى {}، والبداية غير معروفة",
    decade: "عقد {}",
    century: "القرن الذي يبدأ عام {}",
    spring: "ربيع {}",
    summer: "صيف {}",
    autumn: "خريف {}",
    winter: "شتاء {}",
    before_common_era: "{} ق.م.",
    month_form: "{m} {y}",
    day_form: "{d} {m} {y}",
};
