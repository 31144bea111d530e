//! Titles that are bylines, and titles that only look like them.

use crate::article::Inline;

use super::*;

/// The names and the role of a title, in short.
fn short(title: &str) -> Option<String> {
    read(title).map(|byline| match byline.role {
        Some(role) => format!("{} ({role})", byline.names.join(" + ")),
        None => byline.names.join(" + "),
    })
}

#[test]
fn bylines_in_six_languages() {
    for (title, expected) in [
        ("By A. Writer", "A. Writer"),
        ("By Kazem Wali", "Kazem Wali"),
        ("BY KAZEM WALI", "KAZEM WALI"),
        ("by\u{a0}Kazem Wali", "Kazem Wali"),
        ("By A. Writer and B. Author", "A. Writer + B. Author"),
        ("By A. Writer, B. Author, and C. Third", "A. Writer + B. Author + C. Third"),
        ("By A. Writer, in Tehran", "A. Writer (in Tehran)"),
        ("By A. Writer in Tehran", "A. Writer (in Tehran)"),
        ("By A. Writer | Reporter", "A. Writer (Reporter)"),
        ("By A. Writer – Senior Reporter", "A. Writer (Senior Reporter)"),
        ("By A. Writer, Foreign Correspondent", "A. Writer (Foreign Correspondent)"),
        ("By A. Writer (BBC Persian)", "A. Writer (BBC Persian)"),
        ("By Ahmad al-Hassan bin Ali", "Ahmad al-Hassan bin Ali"),
        ("By Ursula von der Leyen", "Ursula von der Leyen"),
        ("By The New York Times", "The New York Times"),
        ("By Reuters", "Reuters"),
        ("By Nobody", "Nobody"),
        ("By Jude Law and Doris Day", "Jude Law + Doris Day"),
        ("By: Kazem", "Kazem"),
        ("Written by Kazem", "Kazem"),
        ("Words by A. Writer & B. Author", "A. Writer + B. Author"),
        ("Photographs by C. Lens", "C. Lens (photographs)"),
        ("Author: A. Writer", "A. Writer"),
        ("بقلم: كاظم والي", "كاظم والي"),
        ("بقلم كاظم والي", "كاظم والي"),
        ("بـقـلم كاظم والي", "كاظم والي"),
        ("بقلم أحمد علي ومحمد حسن", "أحمد علي + محمد حسن"),
        ("بقلم أحمد علي، صحفي عراقي", "أحمد علي (صحفي عراقي)"),
        ("كَتَبَ محمد علي", "محمد علي"),
        ("كتبت فاطمة حسن", "فاطمة حسن"),
        ("كتبه أحمد سالم", "أحمد سالم"),
        ("إعداد: أحمد سالم", "أحمد سالم"),
        ("تحرير: أحمد سالم", "أحمد سالم (تحرير)"),
        ("تقرير: أحمد سالم", "أحمد سالم"),
        ("بواسطة أحمد سالم", "أحمد سالم"),
        ("الكاتب: أحمد سالم", "أحمد سالم"),
        ("نوشتهٔ کاظم والی", "کاظم والی"),
        ("نوشته‌ی کاظم والی", "کاظم والی"),
        ("نوشته ي كاظم والي", "كاظم والي"),
        ("نوشته کاظم والی و سارا احمدی", "کاظم والی + سارا احمدی"),
        ("به قلم کاظم والی", "کاظم والی"),
        ("نویسنده: کاظم والی", "کاظم والی"),
        ("نويسنده: كاظم والي", "كاظم والي"),
        ("گزارش از کاظم والی", "کاظم والی"),
        ("Par Jean Dupont et Marie d’Arc", "Jean Dupont + Marie d’Arc"),
        ("Texte de Jean Dupont", "Jean Dupont"),
        ("Écrit par Jean Dupont", "Jean Dupont"),
        ("Propos recueillis par Jean Dupont", "Jean Dupont"),
        ("Par Jean Dupont à Téhéran", "Jean Dupont (à Téhéran)"),
        ("Von Anna Schmidt", "Anna Schmidt"),
        ("Text: Anna Schmidt und Karl May", "Anna Schmidt + Karl May"),
        ("Text von Anna Schmidt", "Anna Schmidt"),
        ("Autor: Karl May", "Karl May"),
        ("Por José Ortega y Gasset", "José Ortega y Gasset"),
        ("Por María López y José Díaz", "María López + José Díaz"),
        ("Escrito por María López", "María López"),
        ("Texto de María López", "María López"),
    ] {
        assert_eq!(short(title).as_deref(), Some(expected), "{title}");
    }
}

#[test]
#[rustfmt::skip]
fn other_titles_are_no_bylines() {
    for title in [
        "By the numbers", "By The Numbers", "BY THE NUMBERS", "By 2030", "By way of introduction", "By Way of Introduction",
        "By Region", "By Countries", "By Districts", "By Design", "By Ethnicity", "By Genre", "By Popular Demand", "By Air and Sea", "By Age and Gender", "By Invitation Only", "By Any Means Necessary",
        "By a friend", "Bypass Surgery", "By", "By:", "", "About A. Writer", "About the author", "A. Writer", "Background",
        "Von Anfang an", "Von Tag zu Tag", "Von der Leyen", "Von Menschen und Mäusen", "Por qué importa", "Por Qué Importa",
        "Por ejemplo", "Par pays", "Par Pays", "Par exemple", "Text and context", "Author biography",
        "كتب تاريخية", "كتب عربية قديمة", "كتب", "تقرير حقوق الإنسان", "تحرير فلسطين", "إعداد القائمة النهائية", "بواسطة الإنترنت السريع",
        "گزارش از تهران", "نوشته‌ها", "نوشته‌های دیگر", "نویسنده میهمان ما", "متن کامل",
    ] {
        assert_eq!(short(title), None, "{title}");
    }
}

#[test]
fn a_shared_bio_is_shared_out_only_where_each_block_names_its_author() {
    let line = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    let byline = || read("By A. Writer and B. Author").into_iter().next().into_iter();
    let bios = |content: Vec<Block>| {
        byline().flat_map(|b| b.into_authors(content.clone())).map(|author| author.bios.len()).collect::<Vec<_>>()
    };
    assert_eq!(bios(vec![line("Writer writes."), line("Author too.")]), [1, 1]);
    assert_eq!(bios(vec![line("Both write."), line("Often.")]), [1, 0]);
    assert_eq!(bios(Vec::new()), [0, 0]);
}

#[test]
fn a_second_byline_adds_to_the_first() {
    let mut authors = Authors::default();
    for title in ["By A. Writer", "By B. Author", "Written by a. writer, reporter", "By A. Writer, reporter"] {
        read(title).into_iter().flat_map(|byline| byline.into_authors(Vec::new())).for_each(|a| authors.add(a));
    }
    let names: Vec<_> = authors.list.iter().map(|author| (author.name.as_str(), author.role.as_deref())).collect();
    assert_eq!(names, [("A. Writer", Some("reporter")), ("B. Author", None)]);
}
