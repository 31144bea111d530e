//! How a byline is written, language by language: data, not code.
//!
//! Words are in lower case and in the letters that [`fold`](super::fold) makes: no
//! tatweel, no vowel signs, `ی` for `ي` and `ى`, `ک` for `ك`, `ه` for `هٔ` and `ۀ`.
//! The lists are set in lines, as prose is: one word in each line would be pages.

/// How a language writes who wrote a text.
pub(super) struct Language {
    /// The words before the names.
    pub(super) openers: &'static [Opener],
    /// The words between two names.
    pub(super) and: &'static [&'static str],
    /// "And" as a letter at the start of the next word.
    pub(super) attached: &'static str,
    /// The words that tell where or for whom somebody wrote: "A. Writer in Tehran".
    pub(super) places: &'static [&'static str],
    /// Words that no name has; a title with one of them is no byline.
    pub(super) never: &'static [&'static str],
    /// Words that no name begins with, though it may end with them ("Jude Law"), in the singular.
    pub(super) things: &'static [&'static str],
    /// Words that tell what somebody is: "A. Writer, senior correspondent".
    pub(super) roles: &'static [&'static str],
}

/// The words before the names.
pub(super) struct Opener {
    /// The words.
    pub(super) words: &'static str,
    /// How sure they are.
    pub(super) trust: Trust,
    /// What the persons named did, where it is not writing.
    pub(super) role: Option<&'static str>,
}

/// How sure it is that names follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Names follow: "Written by".
    Sure,
    /// Names or something else, in a language that writes few other words with a capital: "By".
    Plain,
    /// Names or something else: "Von", "Par". One word alone is no name.
    Weak,
    /// Names, if a colon stands between: "Text:".
    Colon,
    /// Names, if a colon stands between or if they are two or more words: "Prepared by".
    Doubtful,
    /// As doubtful, and a man's name: "he wrote", which also reads "books".
    Verb,
}

const fn sure(words: &'static str) -> Opener {
    Opener { words, trust: Trust::Sure, role: None }
}

const fn weak(words: &'static str) -> Opener {
    Opener { words, trust: Trust::Weak, role: None }
}

const fn colon(words: &'static str) -> Opener {
    Opener { words, trust: Trust::Colon, role: None }
}

const fn doubtful(words: &'static str) -> Opener {
    Opener { words, trust: Trust::Doubtful, role: None }
}

const fn verb(words: &'static str) -> Opener {
    Opener { words, trust: Trust::Verb, role: None }
}

const fn work(words: &'static str, role: &'static str) -> Opener {
    Opener { words, trust: Trust::Sure, role: Some(role) }
}

const fn work_colon(words: &'static str, role: &'static str) -> Opener {
    Opener { words, trust: Trust::Colon, role: Some(role) }
}

/// The languages of bylines; within a language the longer opener comes first.
pub(super) const LANGUAGES: &[Language] = &[ENGLISH, ARABIC, PERSIAN, FRENCH, GERMAN, SPANISH];

#[rustfmt::skip]
const ENGLISH: Language = Language {
    openers: &[
        sure("written and reported by"),
        sure("reported and written by"),
        sure("an article by"),
        sure("article by"),
        sure("a report by"),
        sure("story by"),
        sure("written by"),
        sure("words by"),
        sure("reported by"),
        sure("reporting by"),
        sure("text by"),
        sure("posted by"),
        sure("authored by"),
        work("edited by", "editor"),
        work("translated by", "translator"),
        work("translation by", "translator"),
        work("photographs by", "photographs"),
        work("photography by", "photographs"),
        work("photos by", "photographs"),
        work("pictures by", "photographs"),
        work("illustrations by", "illustrations"),
        work("illustrated by", "illustrations"),
        work("graphics by", "graphics"),
        work("video by", "video"),
        work_colon("photographs", "photographs"),
        work_colon("photos", "photographs"),
        work_colon("translation", "translator"),
        colon("authors"),
        colon("author"),
        colon("writer"),
        colon("reporter"),
        colon("text"),
        colon("words"),
        Opener { words: "by", trust: Trust::Plain, role: None },
    ],
    and: &["and", "&", "with"],
    attached: "",
    places: &["in", "at", "for", "from"],
    never: &[
        "a", "all", "an", "any", "are", "here", "how", "if", "is", "its", "itself", "least", "means", "most", "my",
        "no", "of", "on", "only", "or", "our", "own", "same", "that", "themselves", "then", "this", "to", "what",
        "where", "who", "why", "your",
    ],
    things: &[
        "accident", "admission", "age", "agreement", "air", "appointment", "area", "birth", "branch", "brand",
        "budget", "candidate", "category", "century", "chance", "chapter", "choice", "city", "class", "color",
        "colour", "community", "company", "comparison", "consent", "constituency", "continent", "contrast", "cost",
        "country", "county", "culture", "date", "day", "decade", "decree", "default", "definition", "degree",
        "degrees", "demand", "department", "design", "device", "distance", "district", "division", "duration",
        "education", "election", "era", "ethnicity", "event", "executive", "faith", "field", "force", "format",
        "gender", "generation", "genre", "grace", "grade", "group", "hand", "heart", "height", "hour", "income",
        "industry", "intent", "invitation", "issue", "item", "keyword", "kind", "land", "language", "law", "leave",
        "length", "level", "line", "location", "mail", "majority", "market", "material", "medium", "method", "minute",
        "mistake", "model", "month", "mutual", "name", "nation", "nationality", "nature", "necessity", "neighborhood",
        "neighbourhood", "night", "number", "numbers", "occupation", "order", "organisation", "organization",
        "origin", "outcome", "page", "party", "percentage", "period", "permission", "place", "platform", "player",
        "policy", "popular", "popularity", "population", "position", "post", "price", "priority", "procedure",
        "product", "profession", "program", "programme", "project", "province", "proxy", "public", "quarter", "race",
        "rail", "rank", "rating", "reason", "reasons", "region", "relevance", "religion", "request", "right",
        "rights", "road", "role", "round", "royal", "rule", "school", "score", "sea", "season", "section", "sector",
        "series", "service", "sex", "size", "source", "species", "speed", "stage", "state", "status", "step", "style",
        "subject", "surname", "team", "term", "theme", "time", "title", "topic", "town", "train", "turnout", "type",
        "unanimous", "value", "version", "village", "volume", "vote", "way", "week", "weight", "word", "year", "zone",
    ],
    roles: &[
        "analyst", "assistant", "associate", "bureau", "chief", "columnist", "contributing", "contributor", "correspondent",
        "deputy", "diplomatic", "director", "editor", "editorial", "fellow", "foreign", "freelance", "guest", "head",
        "journalist", "lecturer", "managing", "photographer", "political", "producer", "professor", "reporter", "researcher",
        "scholar", "senior", "special", "staff", "translator", "world",
    ],
};

#[rustfmt::skip]
const ARABIC: Language = Language {
    openers: &[
        sure("بقلم"),
        sure("کتبت"),
        sure("کتبه"),
        sure("کتبها"),
        verb("کتب"),
        doubtful("اعداد"),
        doubtful("إعداد"),
        doubtful("اعده"),
        doubtful("أعده"),
        doubtful("بواسطة"),
        work_colon("ترجمة", "ترجمة"),
        work_colon("تصویر", "تصوير"),
        work_colon("صور", "صور"),
        work_colon("تحریر", "تحرير"),
        colon("تقریر"),
        colon("نص"),
        colon("الکاتب"),
        colon("الکاتبة"),
        colon("المؤلف"),
        colon("المؤلفة"),
        colon("کاتب"),
    ],
    and: &["و"],
    attached: "و",
    places: &["من", "فی"],
    never: &[
        "ان", "أن", "إلی", "الی", "التی", "الذی", "الذین", "عن", "کل", "کیف", "لا", "لم", "لماذا", "ما", "ماذا", "مع",
        "هذا", "هذه", "هل",
    ],
    things: &[],
    roles: &[
        "أستاذ", "استاذ", "باحث", "باحثة", "خبیر", "رئیس", "صحافی", "صحافیة", "صحفی", "صحفیة", "کاتب", "کاتبة", "محرر", "محررة",
        "محلل", "محللة", "مدیر", "مراسل", "مراسلة", "ناشط", "ناشطة",
    ],
};

#[rustfmt::skip]
const PERSIAN: Language = Language {
    openers: &[
        sure("نوشته ی"),
        sure("نوشته"),
        sure("به قلم"),
        sure("بقلم"),
        doubtful("گزارش از"),
        doubtful("گزارشی از"),
        doubtful("متن از"),
        work("عکس از", "عکس"),
        work("عکس ها از", "عکس"),
        work("ترجمه ی", "ترجمه"),
        work_colon("ترجمه", "ترجمه"),
        work_colon("مترجم", "ترجمه"),
        work_colon("عکس", "عکس"),
        work_colon("ویراستار", "ویراستار"),
        colon("نویسنده"),
        colon("نویسندگان"),
        colon("گزارشگر"),
        colon("خبرنگار"),
        colon("گزارش"),
        colon("متن"),
    ],
    and: &["و"],
    attached: "",
    places: &["در", "از"],
    never: &[
        "آن", "آنچه", "است", "این", "با", "برای", "بود", "تا", "چرا", "چگونه", "چه", "خود", "را", "شد", "شده", "که", "ها", "های",
        "هر", "هم", "همه", "یک",
    ],
    things: &[],
    roles: &[
        "استاد", "پژوهشگر", "تحلیلگر", "خبرنگار", "دبیر", "روزنامه", "روزنامه نگار", "روزنامهنگار", "سردبیر", "فعال", "کارشناس",
        "مترجم", "نویسنده",
    ],
};

#[rustfmt::skip]
const FRENCH: Language = Language {
    openers: &[
        sure("propos recueillis par"),
        sure("un article de"),
        sure("un texte de"),
        sure("texte de"),
        sure("texte par"),
        sure("textes de"),
        sure("écrit par"),
        sure("rédigé par"),
        sure("publié par"),
        doubtful("reportage de"),
        work("photographies de", "photographies"),
        work("photos de", "photos"),
        work("photos par", "photos"),
        work("traduit par", "traduction"),
        work("traduction de", "traduction"),
        work_colon("photos", "photos"),
        work_colon("traduction", "traduction"),
        colon("texte"),
        colon("auteur"),
        colon("autrice"),
        colon("auteure"),
        colon("auteurs"),
        weak("par"),
    ],
    and: &["et", "&", "avec"],
    attached: "",
    places: &["à", "pour", "en", "au"],
    never: &[
        "ailleurs", "âge", "année", "arrêté", "catégorie", "ce", "cette", "chance", "conséquent", "contre", "date", "décret", "des",
        "défaut", "exemple", "foi", "hasard", "ici", "jour", "là", "les", "mois", "moyen", "ordre", "où", "pays", "qui", "quoi",
        "rapport", "région", "secteur", "semaine", "suite", "thème", "type", "un", "une", "ville",
    ],
    things: &[],
    roles: &[
        "chef", "cheffe", "chercheur", "chercheuse", "correspondant", "correspondante", "directeur", "directrice", "envoyé",
        "envoyée", "grand", "journaliste", "professeur", "professeure", "rédacteur", "rédactrice",
    ],
};

#[rustfmt::skip]
const GERMAN: Language = Language {
    openers: &[
        sure("ein bericht von"),
        sure("ein artikel von"),
        sure("aufgezeichnet von"),
        sure("geschrieben von"),
        sure("verfasst von"),
        sure("text von"),
        sure("bericht von"),
        work("übersetzt von", "Übersetzung"),
        work("übersetzung von", "Übersetzung"),
        work("fotos von", "Fotos"),
        work("bilder von", "Bilder"),
        work_colon("fotos", "Fotos"),
        work_colon("foto", "Foto"),
        work_colon("übersetzung", "Übersetzung"),
        colon("text"),
        colon("autor"),
        colon("autorin"),
        colon("autoren"),
        colon("redaktion"),
        weak("von"),
    ],
    and: &["und", "&", "mit"],
    attached: "",
    places: &["in", "aus", "für"],
    never: &[
        "anfang", "beginn", "das", "den", "dem", "die", "ein", "eine", "einem", "einer", "haus", "herzen", "hier", "jahr",
        "mensch", "natur", "nun", "tag", "woche", "wegen", "zeit", "zu",
    ],
    things: &[],
    roles: &[
        "chefredakteur", "chefredakteurin", "freie", "freier", "journalist", "journalistin", "korrespondent", "korrespondentin",
        "professor", "professorin", "redakteur", "redakteurin", "reporter", "reporterin",
    ],
};

#[rustfmt::skip]
const SPANISH: Language = Language {
    openers: &[
        sure("un reportaje de"),
        sure("un artículo de"),
        sure("una crónica de"),
        sure("escrito por"),
        sure("redactado por"),
        sure("publicado por"),
        sure("texto de"),
        sure("textos de"),
        sure("texto por"),
        work("traducido por", "traducción"),
        work("traducción de", "traducción"),
        work("fotografías de", "fotografías"),
        work("fotos de", "fotos"),
        work_colon("fotos", "fotos"),
        work_colon("traducción", "traducción"),
        colon("texto"),
        colon("autor"),
        colon("autora"),
        colon("autores"),
        weak("por"),
    ],
    and: &["y", "e", "&", "con"],
    attached: "",
    places: &["en", "desde", "para"],
    never: &[
        "año", "años", "casualidad", "ciudad", "ejemplo", "edad", "ese", "eso", "esta", "este", "esto", "favor", "fecha", "fin",
        "lo", "mes", "país", "países", "qué", "que", "región", "sector", "semana", "supuesto", "tema", "tipo", "un", "una",
        "último",
    ],
    things: &[],
    roles: &[
        "corresponsal", "director", "directora", "editor", "editora", "enviada", "enviado", "investigador", "investigadora",
        "jefe", "jefa", "periodista", "profesor", "profesora", "redactor", "redactora", "reportera", "reportero",
    ],
};

/// Small words within names.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "al", "ap", "ben", "bin", "bint", "bt", "d", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
    "ibn", "la", "las", "le", "lo", "los", "mac", "san", "st", "te", "ten", "ter", "ul", "ur", "van", "vom", "von", "y", 
    "zum", "zur",
];

/// Agencies, whose name of one word is a byline.
#[rustfmt::skip]
pub(super) const AGENCIES: &[&str] = &[
    "afp", "ansa", "ap", "bloomberg", "dpa", "efe", "irna", "isna", "kna", "mehr", "petra", "reuters", "sana", "tass", "upi", "wafa", "xinhua",
];

/// Arabic names that begin with `و`, which is "and" where it is no letter of the name.
#[rustfmt::skip]
pub(super) const NAMES_WITH_WAW: &[&str] = &[
    "واصف", "والی", "وائل", "وجدان", "وجیه", "وحید", "وداد", "ودیع", "ورد", "وردة", "وسام", "وسیم", "وصفی", "وضاح", "وفاء", "وفیق", "ولاء",
    "ولید", "ولیام", "وهیب", "ویدا", "واعظ", "وکیل", "والا", "ونوس",
];
