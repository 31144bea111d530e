//! How English writes dates. The names are those of CLDR, the rest is ours.

use super::lexicon::{Class, Language};

pub(super) const ENGLISH: Language = Language {
    words: &[
        (
            Class::Month,
            "january|jan=1 february|feb=2 march|mar=3 april|apr=4 may=5 june|jun=6 july|jul=7 august|aug=8 \
             september|sept|sep=9 october|oct=10 november|nov=11 december|dec=12 \
             farvardin=101 ordibehesht=102 khordad=103 tir=104 mordad=105 shahrivar=106 mehr=107 aban=108 azar=109 dey=110 bahman=111 \
             esfand=112 muharram=201 safar=202 rabi_al-awwal=203 rajab=207 shaban=208 ramadan=209 shawwal=210",
        ),
        (
            Class::Weak,
            "tir mehr aban azar dey bahman rajab may march april june august mar sat sun jan fall spring second",
        ),
        (
            Class::Short,
            "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun mr mrs ms dr st gen \
             lt col sgt capt maj adm rep sen gov pres prof rev hon inc corp co ltd cos bros no vs jr sr ca etc approx al",
        ),
        (
            Class::Weekday,
            "monday|mon=1 tuesday|tue|tues=2 wednesday|wed=3 thursday|thu|thur|thurs=4 friday|fri=5 saturday|sat=6 sunday|sun=7",
        ),
        (Class::Season, "spring|springtime=21 summer|summertime=22 autumn|fall=23 winter|wintertime=24"),
        (
            Class::Unit,
            "day|night|morning|evening|afternoon=1 week=2 month=3 year=4 decade=5 century=6 quarter|weekend|semester|period|season|term|half=7",
        ),
        (
            Class::Units,
            "days|nights|mornings|evenings|afternoons=1 weeks=2 months=3 years=4 decades=5 centuries=6 quarters|weekends|terms=7",
        ),
        (Class::Year, "year"),
        (Class::MonthWord, "month"),
        (Class::DecadeWord, "decade"),
        (Class::CenturyWord, "century"),
        (
            Class::Decade,
            "twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90",
        ),
        (
            Class::Count,
            "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 \
             fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 \
             sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000",
        ),
        (
            Class::Nth,
            "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 \
             thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 \
             thirtieth=30",
        ),
        (Class::One, "a an"),
        (Class::Th, "st nd rd th"),
        (Class::Ies, "s"),
        (
            Class::Today,
            "today|tonight|this_morning|this_afternoon|this_evening=0 yesterday|last_night=-1 tomorrow=1 day_before_yesterday=-2 day_after_tomorrow=2",
        ),
        (
            Class::Which,
            "this|current=0 last|past=-1 next|coming=1 that|same=10 previous|preceding|prior=9 following=11",
        ),
        (
            Class::Ago,
            "ago=-1 later|afterward|afterwards|thereafter|after_that|after_this=11 earlier|previously|before_that=9 hence|from_now=1",
        ),
        (
            Class::Feast,
            "christmas|christmas_day=1225 christmas_eve=1224 boxing_day=1226 halloween=1031 veterans_day=1111 \
             may_day=501 thanksgiving|thanksgiving_day=-1144 labor_day=-911 memorial_day=-519 \
             martin_luther_king_day|mlk_day=-113 presidents_day=-213 columbus_day=-1012 \
             easter|easter_sunday=9000 easter_monday=9001 good_friday=8998 palm_sunday=8993 ash_wednesday=8954",
        ),
        (Class::FeastOf, "new_year|new_years=101 valentine|valentines=214 mother|mothers=-572 father|fathers=-673"),
        (
            Class::Part,
            "early|late|later|earlier|mid|middle|beginning|start|end|close|latter_part|latter_half|first_half|second_half|\
             turn|dawn|opening|outset|eve",
        ),
        (Class::Early, "early late later earlier"),
        (Class::Whose, "his her their my our your its"),
        (Class::Mister, "mr mrs ms dr miss sir lady lord"),
        (Class::Deadline, "until till by through"),
        (Class::Firm, "on in during at"),
        (Class::Title, "black bloody good easter palm ash holy super cyber giving"),
        (Class::Close, "end close"),
        (Class::Apart, "before=9 after=11"),
        (Class::About, "about around circa ca c approximately roughly nearly almost some"),
        (Class::Era, "ad|ce|a_d|c_e=1 bc|bce|b_c|b_c_e=2 ah|a_h=4 sh|s_h=3"),
        (Class::The, "the"),
        (Class::Of, "of"),
        (Class::In, "in on at during by until till through throughout since from before after"),
        (Class::Since, "since"),
        (Class::From, "from between"),
        (Class::To, "to until till through thru"),
        (Class::And, "and"),
        (
            Class::Before,
            "in since by until till during before after from through throughout between to of for late early mid about around circa \
             summer spring autumn fall winter year fiscal post pre",
        ),
        (
            Class::Counted,
            "people|persons|men|women|children|soldiers|troops|dead|casualties|prisoners|miles|kilometres|kilometers|\
             km|metres|meters|m|feet|ft|yards|tons|tonnes|kg|pounds|lbs|dollars|pounds|euros|francs|marks|yen|rials|barrels|cents|\
             percent|per_cent|points|votes|seats|shares|jobs|homes|houses|students|refugees|fighters|aircraft|planes|tanks|guns|ships|\
             hours|minutes|seconds|times|pages|words|copies|members|workers|employees|civilians|inhabitants|horses|cavalry|infantry|\
             militia|militiamen|policemen|firemen|british|french|americans|germans|million|billion|thousand|hundred|mw|mph|gmt|acres|hectares|square|\
             calories|watts|volts|bc|others|officers|cases|units|bpd|degrees",
        ),
        (
            Class::Numbered,
            "resolution|page|note|pages|pp|p|no|number|nos|flight|room|highway|route|model|boeing|airbus|section|article|chapter|volume|vol|\
             version|windows|office|line|lines|channel|act|bill|paragraph|verse|psalm|apartment|apt|suite|box|extension|phone|ext|isbn|\
             unit|bus|gate|project|agenda|vision|platform|class|series|peugeot|mercedes|bmw|porsche|catalogue|catalog|only|than|over|nearly|roughly|\
             approximately|exceeding|least|most|total|totalling",
        ),
        (
            Class::Named,
            "convention treaty agreement accord accords declaration constitution protocol charter pact congress conference olympics games \
             championship championships cup election elections campaign census tour season festival law ruling report study book film movie \
             speech interview letter memo decision attack bombing invasion war coup earthquake tsunami hurricane",
        ),
        (Class::Vague, "several many few"),
        (Class::Each, "every each annual"),
        (
            Class::Ahead,
            "will shall ll is_to are_to takes_effect take_effect set_to set_for slated planned_to ready_to about_to \
             pledged_to promised_to agreed_to vowed_to ordered_to on_course on_track prepared_for preparing_for preparing \
             ahead_of vote votes meets leaves steps plans plan planning scheduled expected expects expect due upcoming \
             going goes visits hosts tomorrow payable effective intends intend hopes forthcoming begins starts opens \
             expires ends concludes arrives resumes \
             would|could|might|can|cannot|should|must=1",
        ),
        (Class::Had, "had born"),
        (Class::Pronoun, "i we you he she it they there nobody everybody"),
        (Class::Be, "be being is are"),
        (
            Class::Back,
            "was were had did said says went came took made began met told fell rose left won lost held found got gave saw became sold \
             bought sent brought thought sank led paid put ran spoke struck hit set broke grew knew kept been has have drew threw wrote stood \
             felt built flew chose shot could_not continued lasted stayed remained served lived worked waited fought drove died showed ago heard swept rejected cut quit forbade",
        ),
        (
            Class::Clause,
            "who which that where when while because although though but so after before as whereas and then until once",
        ),
        (Class::Linking, "but so then yet meanwhile"),
        (Class::Leaning, "who which that where whose"),
    ],
    patterns: &[
        // What may stand before an expression.
        "about .? …",
        "about? the? part of|- the? …",
        "about? the? part …",
        "about? early in the? …",
        "about? the? part of the? month-word of …",
        "weekday ,? …",
        "which which? weekday ,? …",
        // Days.
        "month .? the? day",
        "month .? the? day ,? of? year era?",
        "month , day ,? year",
        "month .? the? day ,? of? yyy|n era",
        "the? day of? month ,? yyy|n era",
        "month ,? of? yyy|n era",
        "month .? the? nth",
        "month .? the? nth ,? year",
        "the? day of? month",
        "the? day of? month .? ,? of? year era?",
        "the? nth of month",
        "the? nth of month .? ,? year",
        "the nth",
        "day :",
        "month .? day of? the? which unit",
        "the? day of? month of? the? which unit",
        "num - num - num",
        "num / num / num",
        "num . num . num",
        "month ~-|/ ~day",
        // Ranges that leave something out.
        "month .? day - > day ,? year",
        "month .? day - > day",
        "from? month .? day to|and > day ,? year?",
        "from? month .? day and > day",
        "from? day of? month? to|and > the? day of? month ,? year?",
        "from? the? day to|and|- > the? day of? month ,? year?",
        "from? the? nth to|and|- > the? nth of? month ,? year?",
        "from? month .? to|- > month .? ,? of? year",
        "from month to|and > month .? ,? of? year?",
        "month .? and > month ,? year",
        "year ~- > ~yy",
        "year ~- > ~year",
        "month .? day to|- > month .? day ,? year",
        "the? day of? month to|and|- > the? day of? month ,? year",
        "year ~/ > ~yy",
        "num /|- num",
        // Months, seasons, years.
        "month .? ,? of? the? year-word? year era?",
        "month .? 'yy",
        "month",
        "month .? of|in? the? which unit",
        "which month",
        "the? which month",
        "season ,? of? the? year-word? year",
        "season of 'yy",
        "the? season of the? which unit",
        "the? which season",
        "season",
        "the? year-word year era?",
        "year era?",
        "era year",
        "year-word yyy",
        "yyy era",
        "n era",
        "era .? yyy|n",
        "'yy",
        "year ~ies",
        "the? yy ~ies",
        "the? decade",
        "the? nth ~-? century-word era?",
        "the? nth and nth century-word",
        // Told from today, or from the story.
        "today",
        "the? which unit",
        "which which unit",
        "part which unit",
        "part of|- the? unit",
        "early in the? unit",
        "unit ~\' ~ies close",
        "unit ~’ ~ies close",
        "the? unit ~-? close",
        "the? unit ~- ~ago",
        "the? unit apart ,|.",
        "the? n|one unit|units apart ,|.",
        "which month .? day",
        "which month .? day ,? year",
        "part of the? which unit",
        "early in the? which unit",
        "the? n|one unit|units ago",
        "the? n|one unit|units ago today",
        "the? n|one unit|units ago which month-word",
        "n|one unit|units from today|weekday",
        "the? nth of which unit",
        "the? which weekday",
        "the? nth weekday of|in month ,? year?",
        "the? nth weekday of|in? the? which? unit",
        "weekday of? which unit",
        "which unit in? weekday",
        "n unit|units",
        "weekday",
        "which feast",
        "feast ,? year?",
        "feast of|in year",
        "feast-of ~\'|’ ~ies unit|part ,? year?",
        "feast-of ~\'|’ ~ies unit|part of|in year",
        "feast-of ~\'|’ unit|part ,? year?",
    ],
    attached: "",
    past: "ed",
    future: "",
    cased: true,
    verb_last: false,
    counted: "s",
};
