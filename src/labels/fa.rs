//! Persian.

use super::{Direction, Labels, Words, labels};

/// The words in Persian.
pub(super) const LABELS: Labels = labels("fa", Direction::Rtl, '۰', MONTHS, WORDS);

const MONTHS: [&str; 12] =
    ["ژانویهٔ", "فوریهٔ", "مارس", "آوریل", "مهٔ", "ژوئن", "ژوئیهٔ", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"];

const WORDS: Words = Words {
    skip_past: "رد شدن از این مقاله",
    skip_links: "پیوندهای پرش",
    skip_to_text: "پرش به متن",
    skip_to_timeline: "پرش به گاه‌شمار",
    skip_to_notes: "پرش به یادداشت‌ها",
    skip_to_authors: "پرش به نویسندگان",
    end: "پایان مقاله",
    by: "نوشتهٔ {}",
    and: " و ",
    comma: "، ",
    about: "دربارهٔ {}",
    authors: "دربارهٔ نویسندگان",
    timeline: "گاه‌شمار",
    in_the_text: "در متن",
    passage: "اشارهٔ {}",
    notes: "یادداشت‌ها",
    note: "یادداشت {}",
    back: "بازگشت به ارجاع {}",
    close: "بستن",
    show_in_list: "نمایش در فهرست یادداشت‌ها",
    published: "انتشار: {}",
    updated: "به‌روزرسانی: {}",
    done: "انجام‌شده",
    not_done: "انجام‌نشده",
    unavailable: "این مقاله در اینجا نمایش داده نشد.",
    read_source: "خواندن متن اصلی",
    approximate: "حدود {}",
    uncertain: "{} (نامطمئن)",
    range: "{} – {}",
    since: "از {}",
    until: "تا {}",
    from_unknown_end: "از {}، پایان نامعلوم",
    from_unknown_start: "تا {}، آغاز نامعلوم",
    decade: "دههٔ {}",
    century: "سده‌ای که از {} آغاز می‌شود",
    spring: "بهار {}",
    summer: "تابستان {}",
    autumn: "پاییز {}",
    winter: "زمستان {}",
    before_common_era: "{} پیش از میلاد",
    month_form: "{m} {y}",
    day_form: "{d} {m} {y}",
};
