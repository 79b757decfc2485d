//! Figures in languages other than English, one sentence a row: what is printed, the words of
//! the label, the value.

use coverline::article::{Article, Form, Source};
use coverline::figures::{self, Figures};

/// Language, sentence, then each figure: as printed, its label, its value as `low–high unit
/// currency approx`, with what is not said left out.
type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
);

/// Reads one sentence as an article of its own.
fn figures_of(language: &str, text: &str) -> Figures {
    let page = format!("---\ntitle: 'X'\nlang: {language}\n---\n\n{text}\n");
    let source = Source {
        name: "row",
        bytes: page.as_bytes(),
        form: Some(Form::Markdown),
    };
    let article = Article::read(&source).expect("each row holds a sentence");
    figures::read(&article)
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// `20000000000–22000000000 money CHF`.
fn value(figure: &figures::Figure) -> String {
    let number = |value: Option<f64>| value.map_or("?".to_owned(), |value| format!("{value}"));
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let values = if figure.low == figure.high {
        number(figure.low)
    } else {
        format!("{}–{}", number(figure.low), number(figure.high))
    };
    let unit = word(serde_json::to_value(figure.unit).expect("a unit is a word"));
    let approx = word(serde_json::to_value(figure.approx).expect("a qualifier is a word"));
    let currency = figure.currency.clone().unwrap_or_default();
    let all = [values, unit, currency, approx];
    let said: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|s| !s.is_empty())
        .collect();
    said.join(" ")
}

const ROWS: &[Row] = &[
    (
        "de",
        "Ein 42-prozentiger Anstieg der Preise traf die Bäcker am 3. März 2023 nicht.",
        &[("42 %", "Anstieg der Preise", "42 percent")],
    ),
    (
        "de",
        "Der Umsatz der Werft stieg um 42 Prozent.",
        &[("42 %", "Umsatz der Werft im Plus", "42 percent")],
    ),
    (
        "de",
        "Im Werk arbeiten 183.500 Beschäftigte der Holding.",
        &[("183.500", "Beschäftigte der Holding", "183500 count")],
    ),
    (
        "de",
        "Die Reederei meldet einen Verlust von 1,2 Mrd. Euro.",
        &[("1,2 Mrd. €", "Verlust", "1200000000 money EUR")],
    ),
    (
        "de",
        "Jeder zehnte Haushalt heizt noch mit Öl.",
        &[("10 %", "Haushalt", "10 percent")],
    ),
    (
        "de",
        "Der Bau der Brücke kostet 20 bis 22 Milliarden Franken.",
        &[(
            "20–22 Mrd. CHF",
            "Bau der Brücke",
            "20000000000–22000000000 money CHF",
        )],
    ),
    (
        "de",
        "Mehr als 5000 Menschen demonstrierten am Hafen.",
        &[("über 5.000", "Menschen", "5000–? count over")],
    ),
    (
        "de",
        "Die Mieten sind um 3,5 Prozent gestiegen.",
        &[("3,5 %", "Mieten im Plus", "3.5 percent")],
    ),
    (
        "de",
        "Der Anteil der Frauen liegt bei 23 Prozent.",
        &[("23 %", "Anteil der Frauen", "23 percent")],
    ),
    (
        "de",
        "Die Zahl der Gäste hat sich verdoppelt.",
        &[("2×", "Zahl der Gäste", "2 multiple")],
    ),
    (
        "de",
        "Der Leitzins sank um 0,5 Prozentpunkte.",
        &[("0,5 Pkt.", "Leitzins im Minus", "0.5 percentage-points")],
    ),
    (
        "de",
        "Rund ein Viertel der Betriebe sucht Lehrlinge.",
        &[("~25 %", "Betriebe", "25 percent about")],
    ),
    (
        "de",
        "Die Stadt investiert bis zu 74 Millionen Dollar in neue Straßenbahnen.",
        &[(
            "bis zu 74 Mio. $",
            "neue Straßenbahnen",
            "?–74000000 money USD up-to",
        )],
    ),
    (
        "de-CH",
        "Die Gemeinde zählt 12'400 Einwohner.",
        &[("12’400", "Einwohner", "12400 count")],
    ),
    (
        "fr",
        "Le séisme a fait près de 5 500 morts dans la région.",
        &[("~5 500", "morts dans la région", "5500 count about")],
    ),
    (
        "fr",
        "Les ventes ont augmenté de 8,5 % au printemps.",
        &[("8,5 %", "ventes en hausse", "8.5 percent")],
    ),
    (
        "fr",
        "Le groupe a enregistré un bénéfice de 4,5 milliards d’euros.",
        &[("4,5 Md€", "bénéfice", "4500000000 money EUR")],
    ),
    (
        "fr",
        "Un quart du budget va aux écoles.",
        &[("25 %", "budget", "25 percent")],
    ),
    (
        "fr",
        "Un Français sur dix vit seul.",
        &[("1 sur 10", "Français", "10 percent")],
    ),
    (
        "fr",
        "L’usine emploie 1 200 salariés.",
        &[("1 200", "salariés", "1200 count")],
    ),
    (
        "fr",
        "Le taux a reculé de 3 points en un an.",
        &[("3 pts", "taux en baisse", "3 percentage-points")],
    ),
    (
        "fr",
        "La ville consacre 300 millions d’euros à la rénovation des écoles.",
        &[("300 M€", "rénovation des écoles", "300000000 money EUR")],
    ),
    (
        "fr",
        "Le chantier touche 28 millions d’habitants.",
        &[("28 millions", "habitants", "28000000 count")],
    ),
    (
        "es",
        "Las ventas subieron un 12 % en mayo.",
        &[("12 %", "ventas al alza", "12 percent")],
    ),
    (
        "es",
        "El banco obtuvo un beneficio de 14.372,4 millones de euros.",
        &[("14.372,4 M€", "beneficio", "14372400000 money EUR")],
    ),
    (
        "es",
        "El terremoto dejó 10 muertos en la costa.",
        &[("10", "muertos en la costa", "10 count")],
    ),
    (
        "es",
        "El plan prevé una inversión de 3 mil millones de dólares.",
        &[("3000 M$", "inversión", "3000000000 money USD")],
    ),
    (
        "es",
        "La mitad de los hogares alquila su vivienda.",
        &[("50 %", "de", "50 percent")],
    ),
    (
        "es",
        "Más de 20.000 personas acudieron al puerto.",
        &[("más de 20.000", "personas", "20000–? count over")],
    ),
    (
        "es",
        "El costo asciende a entre 20 y 22 mil millones de pesos mexicanos.",
        &[(
            "20.000–22.000 M MXN",
            "costo",
            "20000000000–22000000000 money MXN",
        )],
    ),
    (
        "es",
        "El paro bajó 1,2 puntos porcentuales.",
        &[("1,2 puntos", "paro a la baja", "1.2 percentage-points")],
    ),
    (
        "pt",
        "As vendas cresceram 12,5% em maio.",
        &[("12,5%", "vendas em alta", "12.5 percent")],
    ),
    (
        "pt",
        "O governo anunciou um investimento de R$ 3,2 bilhões em ferrovias.",
        &[(
            "R$ 3,2 bi",
            "investimento em ferrovias",
            "3200000000 money BRL",
        )],
    ),
    (
        "pt",
        "A enchente deixou 10 mortos no vale.",
        &[("10", "mortos no vale", "10 count")],
    ),
    (
        "pt",
        "O programa atende 28 mil famílias.",
        &[("28.000", "famílias", "28000 count")],
    ),
    (
        "pt",
        "Um terço dos alunos usa o ônibus.",
        &[("1 em cada 3", "dos alunos", "33.333333333333336 percent")],
    ),
    (
        "pt-PT",
        "A obra custa 3 mil milhões de euros.",
        &[("3000 M€", "obra", "3000000000 money EUR")],
    ),
    (
        "pt",
        "O desemprego caiu 1,2 ponto percentual.",
        &[("1,2 pontos", "desemprego em queda", "1.2 percentage-points")],
    ),
    (
        "pt",
        "Mais de 5 mil pessoas foram ao porto.",
        &[("mais de 5.000", "pessoas", "5000–? count over")],
    ),
    (
        "it",
        "I ricavi sono aumentati del 12% in un anno.",
        &[("12%", "ricavi in aumento", "12 percent")],
    ),
    (
        "it",
        "Il gruppo registra un utile di 1,2 miliardi di euro.",
        &[("1,2 mld €", "utile", "1200000000 money EUR")],
    ),
    (
        "it",
        "La metà degli studenti lavora.",
        &[("50%", "studenti", "50 percent")],
    ),
    (
        "it",
        "Il crollo ha causato 10 vittime.",
        &[("10", "vittime", "10 count")],
    ),
    (
        "it",
        "Oltre 5.000 lavoratori hanno scioperato.",
        &[("oltre 5.000", "lavoratori", "5000–? count over")],
    ),
    (
        "it",
        "Il cantiere costa tra 20 e 22 milioni di euro.",
        &[("20–22 mln €", "cantiere", "20000000–22000000 money EUR")],
    ),
    (
        "it",
        "Il tasso è sceso di 0,5 punti percentuali.",
        &[("0,5 punti", "tasso in calo", "0.5 percentage-points")],
    ),
    (
        "it",
        "Un italiano su dieci vive da solo.",
        &[("1 su 10", "italiano", "10 percent")],
    ),
    (
        "it",
        "Il museo accoglie 300.000 visitatori.",
        &[("300.000", "visitatori", "300000 count")],
    ),
    (
        "nl",
        "De omzet van de haven steeg met 12 procent.",
        &[("12%", "omzet van de haven gestegen", "12 percent")],
    ),
    (
        "nl",
        "De fabriek telt 300 nieuwe banen.",
        &[("300", "nieuwe banen", "300 count")],
    ),
    (
        "nl",
        "Een op de tien huishoudens heeft schulden.",
        &[("1 op de 10", "huishoudens", "10 percent")],
    ),
    (
        "nl",
        "De rederij maakte een winst van 1,2 miljard euro.",
        &[("€ 1,2 mld", "winst", "1200000000 money EUR")],
    ),
    (
        "nl",
        "Ruim 5.000 mensen kwamen naar het plein.",
        &[("ruim 5.000", "mensen", "5000–? count over")],
    ),
    (
        "nl",
        "Een kwart van de winkels staat leeg.",
        &[("25%", "kwart", "25 percent")],
    ),
    (
        "nl",
        "Het aandeel van de vrouwen bedraagt 23 procent.",
        &[("23%", "aandeel van de vrouwen", "23 percent")],
    ),
    (
        "nl",
        "De werkloosheid daalde met 0,5 procentpunt.",
        &[(
            "0,5 procentpunt",
            "werkloosheid gedaald",
            "0.5 percentage-points",
        )],
    ),
    (
        "nl",
        "De omzet is verdubbeld.",
        &[("2×", "omzet", "2 multiple")],
    ),
    (
        "tr",
        "Şirketin geliri yüzde 42 arttı.",
        &[("%42", "Şirketin geliri arttı", "42 percent")],
    ),
    (
        "tr",
        "Limanda 300 işçi çalışıyor.",
        &[("300", "işçi", "300 count")],
    ),
    (
        "tr",
        "Proje için 1,2 milyar TL harcandı.",
        &[("1,2 milyar TL", "Proje", "1200000000 money TRY")],
    ),
    (
        "tr",
        "Kazada 12 kişi öldü.",
        &[("12", "kişi öldü", "12 count")],
    ),
    (
        "tr",
        "Nüfusun dörtte biri kıyıda yaşıyor.",
        &[("%25", "Nüfusun", "25 percent")],
    ),
    (
        "tr",
        "Fabrika 10 bin 500 araç üretti.",
        &[("10.500", "araç", "10500 count")],
    ),
    (
        "tr",
        "İhracat %8,5 artarak 3 milyar dolara ulaştı.",
        &[("%8,5", "İhracat arttı", "8.5 percent")],
    ),
    (
        "tr",
        "Enflasyon 3 puan düştü.",
        &[("3 puan", "Enflasyon azaldı", "3 percentage-points")],
    ),
    (
        "tr",
        "Belediye en az 500 ağaç dikti.",
        &[("500+", "ağaç", "500–? count over")],
    ),
    (
        "zh",
        "工业增加值同比增长8.5%。",
        &[("8.5%", "工业增加值同比增长", "8.5 percent")],
    ),
    (
        "zh",
        "公司营业收入达到1.2亿元。",
        &[("1.2亿元", "公司营业收入", "120000000 money CNY")],
    ),
    (
        "zh",
        "约3.5万人参加了港口节。",
        &[("约3.5万人", "参加了港口节", "35000 count about")],
    ),
    ("zh", "事故造成12人死亡。", &[("12人", "死亡", "12 count")]),
    (
        "zh",
        "四分之一的家庭没有汽车。",
        &[("25%", "家庭没有汽车", "25 percent")],
    ),
    (
        "zh",
        "失业率下降0.3个百分点。",
        &[("0.3个百分点", "失业率下降", "0.3 percentage-points")],
    ),
    (
        "zh",
        "该项目总投资超过300亿元。",
        &[("超300亿元", "项目总投资", "30000000000–? money CNY over")],
    ),
    (
        "zh",
        "展会吸引了120多家企业参展。",
        &[("超120家", "企业参展", "120–? count over")],
    ),
    (
        "ja",
        "同社の従業員は14万3000人だ。",
        &[("14.3万人", "同社の従業員", "143000 count")],
    ),
    (
        "ja",
        "市は学校の改修に約1億2000万円を支出した。",
        &[(
            "約1.2億円",
            "学校の改修への支出額",
            "120000000 money JPY about",
        )],
    ),
    (
        "ja",
        "売上高は前年比8.5%増の3兆円だった。",
        &[("8.5%", "売上高の増加", "8.5 percent")],
    ),
    (
        "ja",
        "地震で12人が死亡した。",
        &[("12人", "地震で死亡", "12 count")],
    ),
    (
        "ja",
        "会社は2000万円の補助金を受け取った。",
        &[("2000万円", "補助金", "20000000 money JPY")],
    ),
    (
        "ja",
        "有権者の3割が投票した。",
        &[("30%", "有権者", "30 percent")],
    ),
    (
        "ja",
        "全体の3分の1が反対した。",
        &[("3分の1", "全体", "33.333333333333336 percent")],
    ),
    (
        "ja",
        "失業率は0.3ポイント上昇した。",
        &[("0.3ポイント", "失業率の上昇", "0.3 percentage-points")],
    ),
    (
        "ko",
        "회사의 매출은 1조 2천억 원이다.",
        &[("1조2000억원", "회사의 매출", "1200000000000 money KRW")],
    ),
    (
        "ko",
        "직원 3만5000명이 참가했다.",
        &[("3만5000명", "직원", "35000 count")],
    ),
    (
        "ko",
        "수출이 8.5% 증가했다.",
        &[("8.5%", "수출 증가", "8.5 percent")],
    ),
    (
        "ko",
        "정부는 1000만 원의 지원금을 준다.",
        &[("1000만원", "지원금", "10000000 money KRW")],
    ),
    (
        "ko",
        "실업률은 0.3%p 올랐다.",
        &[("0.3%p", "실업률 증가", "0.3 percentage-points")],
    ),
    (
        "ko",
        "이 사고로 12명이 사망했다.",
        &[("12명", "사망", "12 count")],
    ),
    (
        "ko",
        "직원의 4분의 1이 반대했다.",
        &[("25%", "직원", "25 percent")],
    ),
    (
        "ar",
        "ارتفعت أرباح الشركة بنسبة 42 في المئة.",
        &[("42%", "أرباح الشركة", "42 percent")],
    ),
    (
        "ar",
        "قتل 12 شخصا في الحادث.",
        &[("12", "شخصا في الحادث", "12 count")],
    ),
    (
        "ar",
        "بلغت مبيعات المصنع 3.5 مليار دولار.",
        &[("3.5 مليار دولار", "مبيعات المصنع", "3500000000 money USD")],
    ),
    (
        "ar",
        "يعمل 25% من السكان في الزراعة.",
        &[("25%", "السكان", "25 percent")],
    ),
    (
        "ar",
        "أعلنت الحكومة خطة بقيمة ٣٠٠ مليون ريال.",
        &[("300 مليون ريال", "خطة", "300000000 money SAR")],
    ),
    (
        "ar",
        "ربع السكان يعيشون في الميناء.",
        &[("25%", "السكان", "25 percent")],
    ),
    (
        "ar",
        "زار المتحف 12 ألف زائر.",
        &[("12,000", "زائر", "12000 count")],
    ),
    (
        "ar",
        "تراجعت الصادرات 8.5%.",
        &[("8.5%", "الصادرات", "8.5 percent")],
    ),
    (
        "hi",
        "कंपनी का मुनाफा 42 प्रतिशत बढ़ा।",
        &[("42%", "कंपनी का मुनाफा", "42 percent")],
    ),
    (
        "hi",
        "चोर 10 लाख रुपये के गहने ले गए।",
        &[("₹10 लाख", "गहने", "1000000 money INR")],
    ),
    (
        "hi",
        "पुलिस ने 12 मजदूरों को बचाया।",
        &[("12", "मजदूर", "12 count")],
    ),
    (
        "hi",
        "सरकार ने सड़क के लिए 3.5 करोड़ रुपये दिए।",
        &[("₹3.5 करोड़", "सड़क", "35000000 money INR")],
    ),
    (
        "hi",
        "एक चौथाई घरों में बिजली नहीं है।",
        &[("25%", "घर", "25 percent")],
    ),
    (
        "hi",
        "मेले में करीब 5000 लोग आए।",
        &[("~5,000", "लोग", "5000 count about")],
    ),
    (
        "hi",
        "निर्यात में 8.5 फीसदी की वृद्धि हुई।",
        &[("8.5%", "निर्यात", "8.5 percent")],
    ),
    (
        "hi",
        "10 में से 3 किसानों ने कर्ज लिया।",
        &[("30%", "किसान", "30 percent")],
    ),
];

const NONE: &[(&str, &str)] = &[
    (
        "de",
        "Der 34-jährige Trainer kam um 20.15 Uhr am 5. Mai 2024.",
    ),
    (
        "fr",
        "Le train part à 14h30 le 12 mai 2024, loi n° 2019-222, un homme de 34 ans.",
    ),
    (
        "es",
        "La mujer, de 34 años, llegó el 5 de mayo a las 14.30 horas.",
    ),
    ("pt", "O jogador de 34 anos chegou em 5 de maio às 14h30."),
    ("it", "L’uomo di 34 anni è arrivato il 5 maggio alle 20.15."),
    ("nl", "De 34-jarige coach kwam om 20.15 uur op 5 mei."),
    (
        "tr",
        "34 yaşındaki sürücü saat 14.30'da, 5 Mayıs 2024'te geldi.",
    ),
    ("zh", "2024年5月12日下午3时，34岁的司机第3次到达。"),
    (
        "ja",
        "34歳の男性は午後3時、5月12日に2024年の第3回大会に出た。",
    ),
    ("ko", "34세 남성은 5월 12일 오후 3시에 도착했다."),
    ("ar", "وصل السائق وعمره 34 عاما في 5 مايو 2024."),
    ("hi", "34 वर्षीय चालक 5 मई 2024 को 3 बजे पहुंचा।"),
];

#[test]
fn each_language_has_its_own_numbers() {
    let mut faults = Vec::new();
    for (language, text, want) in ROWS {
        let found = figures_of(language, text).figures;
        let got: Vec<_> = found
            .iter()
            .map(|f| (plain(&f.text), plain(&f.label), value(f)))
            .collect();
        let same = got.len() == want.len()
            && got
                .iter()
                .zip(*want)
                .all(|(got, want)| (got.0.as_str(), got.1.as_str(), got.2.as_str()) == *want);
        if !same {
            faults.push(format!(
                "{language}: {text}\n  got  {got:?}\n  want {want:?}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is printed says, read again in the same language, what was read.
#[test]
fn a_printed_figure_is_read_as_what_it_says() {
    let mut faults = Vec::new();
    for (language, text, _) in ROWS {
        for figure in figures_of(language, text).figures {
            if !figures::reads_back(&figure, language) {
                faults.push(format!("{language}: {} of {text}", figure.text));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn years_dates_times_ages_and_numbers_of_things_are_no_figures() {
    for (language, text) in NONE {
        let found = figures_of(language, text).figures;
        let got: Vec<_> = found.iter().map(|f| (&f.text, &f.label)).collect();
        assert!(got.is_empty(), "{language}: {text}: {got:?}");
    }
}
