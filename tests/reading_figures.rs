//! Figures, one sentence a row: what is printed, and the label under it.

use coverline::article::{Article, Form, Source};
use coverline::figures::{self, Figures};

/// A figure as printed, and its label.
type Printed = (&'static str, &'static str);

/// Reads one sentence as an article of its own.
fn figures_of(text: &str) -> Figures {
    let bytes = text.as_bytes();
    let source = Source {
        name: "row",
        bytes,
        form: Some(Form::Text),
    };
    let mut article = Article::read(&source).expect("each row holds a sentence");
    "en".clone_into(&mut article.language);
    figures::read(&article)
}

fn printed(figures: &Figures) -> Vec<(String, String)> {
    let plain = |text: &str| text.replace('\u{a0}', " ").replace('’', "'");
    figures
        .figures
        .iter()
        .map(|figure| (plain(&figure.text), plain(&figure.label)))
        .collect()
}

#[test]
fn each_kind_of_number_is_printed_and_named() {
    const ROWS: &[(&str, &str, &[Printed])] = &[
        // Money
        (
            "sign and scale",
            "The harbour spent $85 million on cranes.",
            &[("$85M", "harbour's spending on cranes")],
        ),
        (
            "more than, a year",
            "The city pays more than $1 billion a year for its trams.",
            &[("$1B+", "city's yearly payments for its trams")],
        ),
        (
            "annually",
            "Ferrum spends over €3bn annually on scrap.",
            &[("€3B+", "Ferrum's yearly spending on scrap")],
        ),
        (
            "roughly, per month",
            "Ferrum was paying roughly $20 million per month for power.",
            &[("~$20M", "Ferrum's monthly payments for power")],
        ),
        (
            "code before",
            "The bank lent USD 5 billion to farmers.",
            &[("$5B", "lent to farmers")],
        ),
        (
            "word after",
            "The bank lent 5 billion dollars to farmers.",
            &[("$5B", "lent to farmers")],
        ),
        (
            "whose dollars",
            "The bank lent 88 billion Hong Kong dollars to farmers.",
            &[("HK$88B", "lent to farmers")],
        ),
        (
            "pounds",
            "The museum raised £2.5m from its members.",
            &[("£2.5M", "raised from its members")],
        ),
        (
            "rand",
            "The treasury allocated R4bn to the railways.",
            &[("R4B", "allocated to the railways")],
        ),
        (
            "hyphens",
            "The city opened a $171-million library in May.",
            &[("$171M", "cost of library")],
        ),
        (
            "range with one scale",
            "The port's budget was $20–22 billion in 2025.",
            &[("$20–22B", "port's budget, 2025")],
        ),
        (
            "two currencies",
            "The port's budget was $59–74 billion (400–500 billion CNY) in 2026.",
            &[("$59–74B", "port's budget, 2026")],
        ),
        (
            "up to",
            "The fund will invest up to $74 billion in chip plants.",
            &[("up to $74B", "fund's investment in chip plants")],
        ),
        (
            "at least",
            "The fair cost at least $9 million.",
            &[("$9M+", "cost of the fair")],
        ),
        (
            "of",
            "The school has an annual budget of $3.35M.",
            &[("$3.35M", "school's annual budget")],
        ),
        (
            "before its noun",
            "Parliament passed an $800 billion stimulus bill.",
            &[("$800B", "stimulus bill")],
        ),
        (
            "in",
            "The line earned $1 billion in annual revenue.",
            &[("$1B", "line's annual revenue")],
        ),
        (
            "level",
            "The cost of interest is on track to hit $390 billion.",
            &[("$390B", "expected cost of interest")],
        ),
        (
            "an estimate",
            "The flood cost the town an estimated $40 million.",
            &[],
        ),
        (
            "denied",
            "The firm did not spend $5 million on lobbying.",
            &[],
        ),
        (
            "a difference",
            "Households will pay about $35 more a month.",
            &[],
        ),
        // Shares and changes
        (
            "share",
            "Wind supplied 64 percent of the country's electricity.",
            &[("64%", "wind's share of the country's electricity")],
        ),
        (
            "nearly, of",
            "One customer accounted for nearly 25% of the service's revenue.",
            &[("~25%", "share of the service's revenue")],
        ),
        (
            "said of them",
            "Today 81% of page loads use HTTPS globally.",
            &[("81%", "share of page loads using HTTPS globally")],
        ),
        (
            "done to them",
            "Some 25% of homes are heated by gas.",
            &[("~25%", "share of homes heated by gas")],
        ),
        (
            "rise",
            "Exports rose 12 percent.",
            &[("12%", "rise in exports")],
        ),
        (
            "fall by",
            "Idle time at the gates fell by 42 per cent.",
            &[("42%", "fall in idle time at the gates")],
        ),
        (
            "cut by",
            "The drug cut the risk of stroke by more than 30%.",
            &[("30%+", "cut in risk of stroke")],
        ),
        (
            "noun of change",
            "The region saw a 3.2% drop in farming and mining.",
            &[("3.2%", "drop in farming and mining")],
        ),
        (
            "growth of",
            "Ferrum reported steel revenue growth of 29 percent.",
            &[("29%", "steel revenue growth")],
        ),
        (
            "target",
            "The coast missed the island's 43 per cent target.",
            &[("43%", "island's target")],
        ),
        (
            "rates",
            "The central bank has raised interest rates to 11.25%.",
            &[("11.25%", "interest rates")],
        ),
        (
            "by a year",
            "Renewables will reach 80 percent of supply by 2030.",
            &[("80%", "renewables' share of supply, by 2030")],
        ),
        (
            "to and from",
            "Interest eats up 13 percent of spending, up from 6.6 percent in 2017.",
            &[
                ("13%", "interest's share of spending"),
                ("6.6%", "share of spending, 2017"),
            ],
        ),
        (
            "number words",
            "The line's fees made up almost a quarter of the port's income.",
            &[("~25%", "share of the port's income")],
        ),
        (
            "a third",
            "More than a third of voters stayed home.",
            &[("over 1 in 3", "voters staying home")],
        ),
        (
            "two-thirds",
            "Two-thirds of the mills are closed.",
            &[("2 in 3", "mills closed")],
        ),
        (
            "one in ten",
            "One in ten customers is behind with the bill.",
            &[],
        ),
        // Counts
        (
            "jobs",
            "Employers added 336,000 jobs in September 2023.",
            &[("336,000", "jobs added by employers, September 2023")],
        ),
        (
            "digits",
            "The storm caused 10 deaths in the valley.",
            &[("10", "deaths in the valley")],
        ),
        (
            "scale",
            "The port handled 4.6 million containers in 2025.",
            &[("4.6M", "containers handled by the port, 2025")],
        ),
        (
            "to come",
            "The city will hire more than 1,000 debt collectors.",
            &[("1,000+", "debt collectors to be hired by the city")],
        ),
        (
            "measure",
            "The moor delivered up to 600 megawatts of power.",
            &[("up to 600 MW", "output of the moor")],
        ),
        (
            "compound measure",
            "Crews repaired the 500-metre-wide dish.",
            &[("500 m", "width of the dish")],
        ),
        (
            "done to them",
            "About 4,000 people were evacuated from the coast.",
            &[("~4,000", "people evacuated from the coast")],
        ),
        // Multiples
        (
            "tripled",
            "Storage capacity has tripled since 2023.",
            &[("3×", "growth in storage capacity since 2023")],
        ),
        // Whose, where and when
        (
            "the quarter",
            "In its Q4 2024 report, Ferrum showed scrap revenue growth of 29 percent, missing its projected growth of 30 to 31 percent.",
            &[
                ("29%", "scrap revenue growth, Q4 2024"),
                ("30–31%", "projected scrap revenue growth, Q4 2024"),
            ],
        ),
        (
            "a bare forecast",
            "The harbour master spoke of projected growth of 30 percent.",
            &[],
        ),
        (
            "whose income",
            "Tolls made up almost a quarter of the money collected by Ferrum's increasingly profitable bridge unit.",
            &[("~25%", "share of money collected by Ferrum's bridge unit")],
        ),
        (
            "the owner before the detail",
            "Ferrum spends more than $1 billion a year on Baltic coal and gas deliveries.",
            &[("$1B+", "Ferrum's yearly spending on Baltic coal deliveries")],
        ),
        (
            "held",
            "Northlink has 40 ferries.",
            &[("40", "Northlink's ferries")],
        ),
        (
            "a change to",
            "Ticket revenue rose 3.5 percent to $27.2 billion.",
            &[
                ("$27.2B", "ticket revenue"),
                ("3.5%", "rise in ticket revenue"),
            ],
        ),
        (
            "from and to",
            "Visits to the quay increased by 57%, from about 14.8 million to about 23.3 million.",
            &[
                ("57%", "increase in visits to the quay"),
                ("~23.3M", "visits to the quay"),
            ],
        ),
        (
            "after another number",
            "The bank has raised rates to 11.25% and inflation remains high, at 6.85%.",
            &[("11.25%", "rates"), ("6.85%", "inflation")],
        ),
        (
            "other money in brackets",
            "The 1.2-billion-yuan ($171-million) dish opened to visitors.",
            &[("CN¥1.2B", "cost of dish")],
        ),
        (
            "of them",
            "Last week 300 of the workers were evacuated from the island.",
            &[("300", "workers evacuated from the island")],
        ),
        // What is said of those who are counted
        (
            "died",
            "At least 37 people died when a ferry sank off Sumara.",
            &[("37+", "deaths")],
        ),
        (
            "out of work",
            "Nearly 1.9 million people were out of work.",
            &[("~1.9M", "people out of work")],
        ),
        (
            "no people named",
            "The quake killed nine people and 112 were injured.",
            &[("112", "people injured")],
        ),
        (
            "left homeless",
            "The storm left 48,000 people homeless.",
            &[("48,000", "people left homeless")],
        ),
        (
            "to be cut",
            "Vantor will cut 5,000 jobs in Europe.",
            &[("5,000", "jobs to be cut by Vantor in Europe")],
        ),
        (
            "two verbs",
            "Officers arrested 14 people and froze 35 bank accounts.",
            &[
                ("14", "people arrested by officers"),
                ("35", "bank accounts frozen by officers"),
            ],
        ),
        (
            "last year is no verb",
            "The airline carried 31.4m passengers last year.",
            &[("31.4M", "passengers carried by the airline, last year")],
        ),
        (
            "of so many",
            "The Greens took 21 of the 60 seats on the council.",
            &[("21", "of 60 seats on the council")],
        ),
        (
            "per so many",
            "The country has 1.1 nurses per 1,000 people.",
            &[("1.1", "nurses per 1,000 people")],
        ),
        ("people alone", "The plan was shown to 400 people.", &[]),
        // Measures
        (
            "magnitude",
            "A magnitude 6.9 earthquake shook the coast.",
            &[("6.9", "magnitude of the earthquake")],
        ),
        (
            "height",
            "The turbines are 260 metres tall.",
            &[("260 m", "height of the turbines")],
        ),
        (
            "area",
            "The park covers 2,400 square kilometres.",
            &[("2,400 km²", "area of the park")],
        ),
        (
            "tonnes of",
            "Antarctica lost 150bn tonnes of ice a year.",
            &[("150B tonnes", "ice lost by Antarctica a year")],
        ),
        (
            "basis points",
            "The yield on the bond dropped 12 basis points.",
            &[("12 basis points", "drop in the yield on the bond")],
        ),
        ("below zero", "Temperatures fell to -8C overnight.", &[]),
        ("a race", "She broke the 400m world record.", &[]),
        // Prices, fines, sales
        (
            "a barrel",
            "Oil fell to $69.40 a barrel.",
            &[("$69.40", "oil per barrel")],
        ),
        (
            "sold for",
            "A painting by Marten sold for $64.3m.",
            &[("$64.3M", "sale price of the painting by Marten")],
        ),
        (
            "fined",
            "The bank was fined €330 million.",
            &[("€330M", "fine for the bank")],
        ),
        (
            "worth",
            "He bought a yacht worth $7.8m.",
            &[("$7.8M", "value of the yacht")],
        ),
        (
            "a fraud that cost",
            "He was jailed for a fraud that cost investors $90 million.",
            &[("$90M", "cost of the fraud")],
        ),
        (
            "lakh crore",
            "India will spend Rs 50 lakh crore on roads.",
            &[("₹50T", "India's spending on roads")],
        ),
        (
            "half of the year",
            "Exports were $3 billion in the first half of the year.",
            &[("$3B", "exports in the first half")],
        ),
        // Shares and changes
        (
            "as share of",
            "Debt stands at 76% of GDP.",
            &[("76%", "debt as share of GDP")],
        ),
        (
            "which owns",
            "The round was led by Birch Capital, which owns 15% of the company.",
            &[("15%", "Birch Capital's share of the company")],
        ),
        (
            "in so many cases",
            "Asylum claims were granted in 48% of cases.",
            &[("48%", "asylum claims granted")],
        ),
        (
            "by a third",
            "Sales of cars fell by a third to 118,000.",
            &[
                ("1 in 3", "fall in sales of cars"),
                ("118,000", "sales of cars"),
            ],
        ),
        (
            "said that",
            "The firm said on Thursday that net profit rose 18%.",
            &[("18%", "rise in net profit")],
        ),
        (
            "prices fell",
            "House prices fell by 0.7% in October.",
            &[("0.7%", "fall in house prices")],
        ),
        (
            "foreseen",
            "Exports are expected to grow by 1.4%.",
            &[("1.4%", "expected growth in exports")],
        ),
        (
            "contained",
            "The fire was only 5% contained.",
            &[("5%", "fire contained")],
        ),
        (
            "below",
            "Wind's share fell below 10%.",
            &[("under 10%", "wind's share")],
        ),
        (
            "year on year",
            "Oslo's economy grew 1.1% in the quarter, 3.8% year on year.",
            &[
                ("1.1%", "growth in Oslo's economy"),
                ("3.8%", "growth in Oslo's economy, year on year"),
            ],
        ),
        ("only a change", "The union wants a rise of 29%.", &[]),
        // None
        (
            "a year",
            "The mill closed in 1987 and opened again in 2019.",
            &[],
        ),
        ("a date", "The talks resume on July 9 in Oslo.", &[]),
        ("a time", "Trains stop at 9:27 pm on weekdays.", &[]),
        ("an age", "The pilot, aged 55, had flown for 30 years.", &[]),
        ("a name", "The rule is set out in RFC 8555 and Part 2.", &[]),
        (
            "a version",
            "The editor is now at version 5.3 on most desks.",
            &[],
        ),
        ("a telephone", "Call the desk on 555-1234 for details.", &[]),
        (
            "glued to a word",
            "After COVID-19, the A350 flew again with 21Vianet.",
            &[],
        ),
        (
            "vague",
            "The yard cost several hundreds of millions of dollars.",
            &[],
        ),
        (
            "vaguer",
            "The state spends tens of billions of dollars on roads.",
            &[],
        ),
        (
            "only a scale",
            "The firm is growing at a billion-dollar scale.",
            &[],
        ),
        (
            "a stretch",
            "The five-year plan took 10 years and 3 months.",
            &[],
        ),
        (
            "a citation",
            "The harbour grew again in the spring [12].",
            &[],
        ),
    ];
    let mut wrong = Vec::new();
    for (name, sentence, want) in ROWS {
        let got = printed(&figures_of(sentence));
        let got: Vec<(&str, &str)> = got
            .iter()
            .map(|(text, label)| (text.as_str(), label.as_str()))
            .collect();
        if got != *want {
            wrong.push(format!(
                "{name}: {sentence}\n  got  {got:?}\n  want {want:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn values_are_absolute_and_open_where_the_words_are() {
    const ROWS: &[(&str, Option<f64>, Option<f64>)] = &[
        (
            "The port spent more than $1 billion on cranes.",
            Some(1e9),
            None,
        ),
        (
            "The port will invest up to $74 billion in cranes.",
            None,
            Some(74e9),
        ),
        (
            "The port's budget was $59–74 billion in 2026.",
            Some(59e9),
            Some(74e9),
        ),
        (
            "The port's budget was 30 to 31 million euros in 2026.",
            Some(30e6),
            Some(31e6),
        ),
        (
            "The port spent roughly $2.05 billion on cranes.",
            Some(2.05e9),
            Some(2.05e9),
        ),
    ];
    for (sentence, low, high) in ROWS {
        let figures = figures_of(sentence).figures;
        let figure = figures
            .first()
            .unwrap_or_else(|| panic!("no figure in: {sentence}"));
        assert_eq!((figure.low, figure.high), (*low, *high), "{sentence}");
    }
}

#[test]
fn spellings_of_one_figure_are_one() {
    let text = "The city spends $1 billion annually on trams. Its trams fill every morning. \
        The city spends more than $1 billion a year on trams and their drivers.";
    let got = printed(&figures_of(text));
    assert_eq!(
        got,
        [(
            "$1B+".to_owned(),
            "city's yearly spending on trams".to_owned()
        )]
    );
}

#[test]
fn a_series_is_one_thing_at_several_times() {
    const ROWS: &[(&str, &str, &[&str])] = &[
        (
            "a row of ranges",
            "Ferrum's steel spending was $11 billion in 2024, roughly $20–22 billion in 2025, and $59–74 billion (400–500 billion CNY) in 2026.",
            &["2024 $11B", "2025 $20–22B", "2026 $59–74B"],
        ),
        (
            "over two sentences",
            "Container traffic was 3 million boxes in 2022. Container traffic was 4 million boxes in 2023 and 5 million boxes in 2024.",
            &["2022 3M", "2023 4M", "2024 5M"],
        ),
        (
            "two points",
            "Exports were $2 billion in 2024 and $3 billion in 2025.",
            &[],
        ),
        (
            "different things",
            "Rent was $2 million in 2023, wages were $3 million in 2024, and steel was $4 million in 2025.",
            &[],
        ),
    ];
    for (name, text, want) in ROWS {
        let series = figures_of(text).series;
        let points: Vec<String> = series
            .iter()
            .flat_map(|series| &series.points)
            .map(|point| format!("{} {}", point.x, point.text))
            .collect();
        assert_eq!(points, *want, "{name}");
    }
}
