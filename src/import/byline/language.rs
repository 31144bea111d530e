//! How a byline is written, language by language: data, not code.
//!
//! Words are in lower case and in the letters that [`fold`](super::fold) makes: no
//! tatweel, no vowel signs, `ی` for `ي` and `ى`, `ک` for `ك`, `ه` for `هٔ` and `ۀ`.
//! A list is one string, its words separated by spaces: a slice of strings would take
//! eight bytes more for each of eight hundred words, in every page.

/// How a language writes who wrote a text.
pub(super) struct Language {
    /// The words before the names, separated by `|`; within a list the longer come first.
    /// After `=` stands what the persons named did, where it is not writing.
    pub(super) openers: &'static [(Trust, &'static str)],
    /// The words between two names.
    pub(super) and: &'static str,
    /// "And" as a letter at the start of the next word.
    pub(super) attached: &'static str,
    /// The words that tell where or for whom somebody wrote: "A. Writer in Tehran".
    pub(super) places: &'static str,
    /// Words that no name has; a title with one of them is no byline.
    pub(super) never: &'static str,
    /// Words that no name begins with, though it may end with them ("Jude Law"), in the singular.
    pub(super) things: &'static str,
    /// Words that tell what somebody is: "A. Writer, senior correspondent".
    pub(super) roles: &'static str,
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

/// The languages of bylines.
pub(super) const LANGUAGES: &[Language] = &[ENGLISH, ARABIC, PERSIAN, FRENCH, GERMAN, SPANISH];

const ENGLISH: Language = Language {
    openers: &[
        (
            Trust::Sure,
            "written and reported by|reported and written by|an article by|article by|a report by|story by|\
            written by|words by|reported by|reporting by|text by|posted by|authored by|edited by=editor|\
            translated by=translator|translation by=translator|photographs by=photographs|\
            photography by=photographs|photos by=photographs|pictures by=photographs|\
            illustrations by=illustrations|illustrated by=illustrations|graphics by=graphics|video by=video",
        ),
        (
            Trust::Colon,
            "photographs=photographs|photos=photographs|translation=translator|authors|author|writer|reporter|\
            text|words",
        ),
        (Trust::Plain, "by"),
    ],
    and: "and & with",
    attached: "",
    places: "in at for from",
    never: "a all an any are here how if is its itself least means most my no of on only or our own same that \
        themselves then this to what where who why your",
    things: "accident admission age agreement air appointment area birth branch brand budget candidate category \
        century chance chapter choice city class color colour community company comparison consent \
        constituency continent contrast cost country county culture date day decade decree default \
        definition degree degrees demand department design device distance district division duration \
        education election era ethnicity event executive faith field force format gender generation genre \
        grace grade group hand heart height hour income industry intent invitation issue item keyword kind \
        land language law leave length level line location mail majority market material medium method \
        minute mistake model month mutual name nation nationality nature necessity neighborhood \
        neighbourhood night number numbers occupation order organisation organization origin outcome page \
        party percentage period permission place platform player policy popular popularity population \
        position post price priority procedure product profession program programme project province proxy \
        public quarter race rail rank rating reason reasons region relevance religion request right rights \
        road role round royal rule school score sea season section sector series service sex size source \
        species speed stage state status step style subject surname team term theme time title topic town \
        train turnout type unanimous value version village volume vote way week weight word year zone",
    roles: "analyst assistant associate bureau chief columnist contributing contributor correspondent deputy \
        diplomatic director editor editorial fellow foreign freelance guest head journalist lecturer \
        managing photographer political producer professor reporter researcher scholar senior special staff \
        translator world",
};

const ARABIC: Language = Language {
    openers: &[
        (Trust::Sure, "بقلم|کتبت|کتبه|کتبها"),
        (Trust::Verb, "کتب"),
        (Trust::Doubtful, "اعداد|إعداد|اعده|أعده|بواسطة"),
        (Trust::Colon, "ترجمة=ترجمة|تصویر=تصوير|صور=صور|تحریر=تحرير|تقریر|نص|الکاتب|الکاتبة|المؤلف|المؤلفة|کاتب"),
    ],
    and: "و",
    attached: "و",
    places: "من فی",
    never: "ان أن إلی الی التی الذی الذین عن کل کیف لا لم لماذا ما ماذا مع هذا هذه هل",
    things: "",
    roles: "أستاذ استاذ باحث باحثة خبیر رئیس صحافی صحافیة صحفی صحفیة کاتب کاتبة محرر محررة محلل محللة مدیر مراسل \
        مراسلة ناشط ناشطة",
};

const PERSIAN: Language = Language {
    openers: &[
        (Trust::Sure, "نوشته ی|نوشته|به قلم|بقلم|عکس از=عکس|عکس ها از=عکس|ترجمه ی=ترجمه"),
        (Trust::Doubtful, "گزارش از|گزارشی از|متن از"),
        (Trust::Colon, "ترجمه=ترجمه|مترجم=ترجمه|عکس=عکس|ویراستار=ویراستار|نویسنده|نویسندگان|گزارشگر|خبرنگار|گزارش|متن"),
    ],
    and: "و",
    attached: "",
    places: "در از",
    never: "آن آنچه است این با برای بود تا چرا چگونه چه خود را شد شده که ها های هر هم همه یک",
    things: "",
    roles: "استاد پژوهشگر تحلیلگر خبرنگار دبیر روزنامه روزنامهنگار سردبیر فعال کارشناس مترجم نویسنده",
};

const FRENCH: Language = Language {
    openers: &[
        (
            Trust::Sure,
            "propos recueillis par|un article de|un texte de|texte de|texte par|textes de|écrit par|rédigé par|\
            publié par|photographies de=photographies|photos de=photos|photos par=photos|traduit par=traduction|\
            traduction de=traduction",
        ),
        (Trust::Doubtful, "reportage de"),
        (Trust::Colon, "photos=photos|traduction=traduction|texte|auteur|autrice|auteure|auteurs"),
        (Trust::Weak, "par"),
    ],
    and: "et & avec",
    attached: "",
    places: "à pour en au",
    never: "ailleurs âge année arrêté catégorie ce cette chance conséquent contre date décret des défaut exemple \
        foi hasard ici jour là les mois moyen ordre où pays qui quoi rapport région secteur semaine suite \
        thème type un une ville",
    things: "",
    roles: "chef cheffe chercheur chercheuse correspondant correspondante directeur directrice envoyé envoyée \
        grand journaliste professeur professeure rédacteur rédactrice",
};

const GERMAN: Language = Language {
    openers: &[
        (
            Trust::Sure,
            "ein bericht von|ein artikel von|aufgezeichnet von|geschrieben von|verfasst von|text von|bericht von|\
            übersetzt von=Übersetzung|übersetzung von=Übersetzung|fotos von=Fotos|bilder von=Bilder",
        ),
        (Trust::Colon, "fotos=Fotos|foto=Foto|übersetzung=Übersetzung|text|autor|autorin|autoren|redaktion"),
        (Trust::Weak, "von"),
    ],
    and: "und & mit",
    attached: "",
    places: "in aus für",
    never: "anfang beginn das den dem die ein eine einem einer haus herzen hier jahr mensch natur nun tag woche \
        wegen zeit zu",
    things: "",
    roles: "chefredakteur chefredakteurin freie freier journalist journalistin korrespondent korrespondentin \
        professor professorin redakteur redakteurin reporter reporterin",
};

const SPANISH: Language = Language {
    openers: &[
        (
            Trust::Sure,
            "un reportaje de|un artículo de|una crónica de|escrito por|redactado por|publicado por|texto de|\
            textos de|texto por|traducido por=traducción|traducción de=traducción|fotografías de=fotografías|\
            fotos de=fotos",
        ),
        (Trust::Colon, "fotos=fotos|traducción=traducción|texto|autor|autora|autores"),
        (Trust::Weak, "por"),
    ],
    and: "y e & con",
    attached: "",
    places: "en desde para",
    never: "año años casualidad ciudad ejemplo edad ese eso esta este esto favor fecha fin lo mes país países \
        qué que región sector semana supuesto tema tipo un una último",
    things: "",
    roles: "corresponsal director directora editor editora enviada enviado investigador investigadora jefe jefa \
        periodista profesor profesora redactor redactora reportera reportero",
};

/// Small words within names.
pub(super) const PARTICLES: &str = "al ap ben bin bint bt d da das de del della den der di do dos du e el ibn la las le lo los mac san \
    st te ten ter ul ur van vom von y zum zur";

/// Agencies, whose name of one word is a byline.
pub(super) const AGENCIES: &str =
    "afp ansa ap bloomberg dpa efe irna isna kna mehr petra reuters sana tass upi wafa xinhua";

/// Arabic names that begin with `و`, which is "and" where it is no letter of the name.
pub(super) const NAMES_WITH_WAW: &str = "واصف والی وائل وجدان وجیه وحید وداد ودیع ورد وردة وسام وسیم وصفی وضاح وفاء وفیق ولاء ولید ولیام وهیب \
    ویدا واعظ وکیل والا ونوس";
