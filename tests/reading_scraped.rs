//! Scraped pages of many kinds and languages: what is the article, and what is the page's.

use coverline::article::{Article, Form, Source};

/// A page and what must be read of it; `""` where nothing is asked.
struct Page {
    name: &'static str,
    text: &'static str,
    title: &'static str,
    /// Words of the article.
    kept: &'static [&'static str],
    /// Words of the page.
    gone: &'static [&'static str],
    byline: &'static str,
    published: &'static str,
    language: &'static str,
}

const PAGES: &[Page] = &[
    Page {
        name: "a teaser box in the middle",
        text: "Home\nNews\nSport\n\nFerry line orders three electric ships\n\nBy Ana Ruiz\n7 April 2026\n\nThe ferry line has ordered three electric ships from a yard in Gdansk, its director said on Tuesday.\n\nThe ships will carry 400 cars each and replace diesel ferries built in the eighties.\n\nRELATED\n\nBakers fight over bread prices\nThe price of a loaf has doubled in two years, and bakers blame the mills.\nOld tram finds a new home\nA museum has bought the last tram of its kind for one crown.\n\nThe yard in Gdansk will build the first ferry this year and the other two ships in the next.\n\nThe director said the ferry line would pay for the ships from its own funds over ten years.\n\nComments (12)\n\nTom\nElectric ferries are a waste of money and the director of the line knows it very well.\nReply\nKim\nI love the old ferries, but the ships from Gdansk will be much quieter at night.\nReply\n",
        title: "Ferry line orders three electric ships",
        kept: &["ordered three electric ships from a yard", "over ten years"],
        gone: &["loaf", "museum", "waste of money", "quieter"],
        byline: "Ana Ruiz",
        published: "2026-04-07",
        language: "en",
    },
    Page {
        name: "a consent wall longer than the article",
        text: "We value your privacy\n\nWe and our 812 partners store and access information on your device, such as cookies, and process personal data for personalised ads and content, measurement and audience research.\n\nWith your consent we and our partners may use precise location data. You can change your preferences at any time by returning to this site and choosing the cookie settings.\n\nSome partners process your data on the basis of legitimate interest; you can withdraw your consent at any time, and your choices apply to this site only.\n\nAccept all\nReject all\n\nTown library opens on Sundays\n\nThe town library will open on Sundays from May, the council decided on Monday.\n\nReaders had asked for the longer hours since the library moved to the station.\n",
        title: "Town library opens on Sundays",
        kept: &["will open on Sundays from May", "moved to the station"],
        gone: &["partners", "consent"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "comments longer than the article",
        text: "Bridge to close for repairs\n\nThe old bridge will close for repairs in June, the city said, and buses will take another way.\n\nEngineers found cracks in two of its pillars, which will be cast anew. The bridge was built by hand from stones of the valley and has stood for longer than the city has had a name.\n\nThe city will pay for the repairs with help from the county.\n\n3 Comments\n\nOld Timer\n2 hours ago\nThey closed the bridge in my youth as well, and nobody in this city ever asked the people who live across the river how they get to work, which tells you all about who runs the place.\nReply\nCarla\n1 hour ago\nThe repairs are long overdue. I drove across the bridge last week and felt it move under me, and I can tell you that I shall not do that again before somebody has looked at every stone.\nReply\nSam\nJust now\nWhy not build a new bridge? Every repair costs more than the last and in the end the city pays twice for a thing that is too narrow for two buses anyway, as everybody knows.\nReply\n",
        title: "Bridge to close for repairs",
        kept: &["cracks in two of its pillars", "help from the county"],
        gone: &["my youth", "overdue", "too narrow"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "captions over credits, and a standfirst without a full stop",
        text: "Business\nCulture\nScience\n\nScience\nSeals return to the inner fjord\nForty animals counted where there were none for a generation\nBy Ana Ruiz\nApril 7, 2026\n\nTwo seals rest on a rock in the fjord.\nPhoto: Tom Bell / Harbour Pictures\n\nSeals have come back to the inner fjord for the first time in forty years, biologists said.\n\nThe biologists counted forty seals in March, most of them young animals that followed the herring.\n\nA biologist watches the fjord from a boat.\nPhoto: Tom Bell / Harbour Pictures\n\nThe herring came back when the town stopped letting its waste into the fjord.\n",
        title: "Seals return to the inner fjord",
        kept: &[
            "Forty animals counted",
            "followed the herring",
            "letting its waste",
        ],
        gone: &["rest on a rock", "watches the fjord", "Harbour Pictures"],
        byline: "Ana Ruiz",
        published: "2026-04-07",
        language: "en",
    },
    Page {
        name: "the site's name behind the title, which stands twice",
        text: "Seals return to the inner fjord | Fjord Post\n\nMenu\nSearch\n\nSeals return to the inner fjord\n\nSeals have come back to the inner fjord for the first time in forty years, biologists said.\n\nThe biologists counted forty seals in March, most of them young.\n\n© 2026 Fjord Post\n",
        title: "Seals return to the inner fjord",
        kept: &["for the first time"],
        gone: &["Fjord Post"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "lines wrapped at a width",
        text: "Grid held through the coldest night\n\nThe electricity grid of the island held through the coldest night\nof the winter, its operator said on Monday. Wind gave more than\nhalf of the power, and two batteries filled the gap when the wind\ndropped before dawn. No home lost its supply, and prices fell be-\nlow those of the year before.\n\nThe operator had asked factories to shift their work to the after-\nnoon. Most of them did so, the operator said, and were paid for it.\n",
        title: "Grid held through the coldest night",
        kept: &[
            "No home lost its supply, and prices fell below those",
            "to the afternoon. Most of them",
        ],
        gone: &["be- low", "after- noon"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "a ticker of other news below",
        text: "Marathon won by a postman\n\nA postman from the hills has won the city marathon, the first to do so in its hundred years.\n\nThe postman ran the marathon in two hours and twelve minutes and went back to his round on Monday.\n\nHe trains before dawn, he said, when the hills are empty and the letters still unsorted.\n\nLatest news\n14:44 Mayor opens a park\n14:32\nA ship has run aground off the northern cape; no one was hurt.\n14:10\nThe opera has named a conductor who will begin in the autumn.\n13:58\nRain is expected in the south until Friday evening.\n",
        title: "Marathon won by a postman",
        kept: &["letters still unsorted"],
        gone: &["aground", "opera", "Rain"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "a note under every button",
        text: "Orchard gives its last apples\n\nThe last orchard in the suburb has given its last apples, and the trees will be felled in spring.\n\nLike 0\nTo react you need an account with our community pages.\nLove 0\nTo react you need an account with our community pages.\nHope 0\nTo react you need an account with our community pages.\n\nThe owner of the orchard, who is ninety, planted the trees with her father.\n\nHer apples went to the school in the suburb every autumn.\n",
        title: "Orchard gives its last apples",
        kept: &["felled in spring", "planted the trees", "every autumn"],
        gone: &["community pages"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "a bio and a footer",
        text: "Why the old mill matters\n\nBy Tom Bell\n\nThe old mill has stood by the river for three centuries, and the town grew around it.\n\nIts wheel still turns when the river is high, though nobody has ground corn there since the war.\n\nThe town wants to make the mill a school for carpenters.\n\nTom Bell is a writer who lives in a lighthouse and has written four books about rivers.\n\nAbout the author\nMore of his work can be found in bookshops along the coast.\n\n© 2026 Mill Lane Review. All rights reserved.\n",
        title: "Why the old mill matters",
        kept: &["school for carpenters"],
        gone: &["lighthouse", "bookshops", "reserved"],
        byline: "Tom Bell",
        published: "",
        language: "en",
    },
    Page {
        name: "wire copy without a title",
        text: "OSLO, April 7 - The harbour of Oslo will close its last coal quay this year, the port said on Tuesday.\n\nThe quay handled 300,000 tonnes of coal a year in the nineties and almost none since 2020.\n",
        title: "",
        kept: &["last coal quay", "almost none"],
        gone: &[],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "German, with boxes",
        text: "Startseite\nPolitik\nWirtschaft\nSport\n\nWirtschaft\nHafen bekommt drei neue Kräne\nDie Stadt zahlt ein Drittel der Kosten\nVon Jana Lenz und Tim Kost\n7. April 2026, 9.30 Uhr\n\nDer Hafen der Stadt bekommt im 3. Quartal drei neue Kräne, sagte die Chefin des Hafens am Montag.\n\nDie Kräne ersetzen Geräte aus den siebziger Jahren. „Wir laden damit doppelt so schnell“, sagte sie.\n\nLesen Sie auch: Die Möwen vom Kai\n\nAnzeige\n\nDie Stadt zahlt ein Drittel der Kosten, den Rest trägt der Hafen selbst.\n\nMehr zum Thema\n\nSchwimmbad bleibt zu\nDas Schwimmbad im Norden öffnet erst im Herbst wieder seine Türen.\nNeue Linie nach Süden\nEin Bus fährt ab Mai jede Stunde zum Flughafen und zurück.\n\nKommentare\n\nSchon wieder Kräne, und wer zahlt am Ende die Rechnung für den Hafen und die Stadt?\n",
        title: "Hafen bekommt drei neue Kräne",
        kept: &["im 3. Quartal drei neue Kräne", "den Rest trägt der Hafen"],
        gone: &["Möwen", "Anzeige", "Schwimmbad", "Flughafen", "wer zahlt"],
        byline: "Jana Lenz und Tim Kost",
        published: "2026-04-07",
        language: "de",
    },
    Page {
        name: "French, with a live feed",
        text: "Accueil\nMonde\nCulture\n\nLe port commande trois grues\n\nPar Lucie Morel\nPublié le 7 avril 2026 à 07:19 - Mis à jour le 8 avril 2026\n\nLe port a commandé trois grues électriques à un chantier polonais, a annoncé sa directrice mardi.\n\nLes grues remplaceront des machines des années soixante-dix et chargeront deux fois plus vite.\n\nÀ lire aussi : Les mouettes du quai\n\n« Le port paiera seul ces grues », a déclaré la directrice.\n\nSur le même sujet\n\nLa piscine reste fermée\nLa piscine du nord ne rouvrira pas avant l’automne, selon la mairie.\n\nEn direct\n14:32\nUn cargo s’est échoué au large du cap, sans faire de blessé.\n14:10\nL’opéra a nommé un chef qui commencera en automne.\n",
        title: "Le port commande trois grues",
        kept: &["chantier polonais", "deux fois plus vite", "paiera seul"],
        gone: &["mouettes", "piscine", "échoué", "opéra"],
        byline: "Lucie Morel",
        published: "2026-04-07",
        language: "fr",
    },
    Page {
        name: "Spanish",
        text: "Inicio\nEconomía\n\nEl puerto encarga tres grúas\n\nPor Marta Gil\n7 de abril de 2026\n\nEl puerto ha encargado tres grúas eléctricas a un astillero polaco, anunció su directora el martes.\n\nLas grúas sustituirán máquinas de los años setenta y cargarán el doble de rápido.\n\nLea también: Las gaviotas del muelle\n\nEl puerto pagará las grúas con fondos propios durante diez años.\n\nLo más leído\n\nLa piscina sigue cerrada\nLa piscina del norte no abrirá hasta el otoño, según el ayuntamiento.\n",
        title: "El puerto encarga tres grúas",
        kept: &["astillero polaco", "fondos propios"],
        gone: &["gaviotas", "piscina"],
        byline: "Marta Gil",
        published: "2026-04-07",
        language: "es",
    },
    Page {
        name: "Portuguese",
        text: "O porto compra três guindastes\n\nPor João da Silva\n7 de abril de 2026\n\nO porto comprou três guindastes elétricos de um estaleiro polonês, anunciou a diretora na terça-feira.\n\nOs guindastes vão substituir máquinas dos anos setenta e carregar os navios duas vezes mais rápido.\n\nContinua após a publicidade\n\nO porto vai pagar os guindastes com recursos próprios durante dez anos.\n\nLeia também\n\nPiscina continua fechada\nA piscina do norte só abre no outono, segundo a prefeitura.\n",
        title: "O porto compra três guindastes",
        kept: &["estaleiro polonês", "recursos próprios"],
        gone: &["publicidade", "piscina"],
        byline: "João da Silva",
        published: "2026-04-07",
        language: "pt",
    },
    Page {
        name: "Italian",
        text: "Il porto ordina tre gru\n\nDi Paola Neri\n7 aprile 2026\n\nIl porto ha ordinato tre gru elettriche a un cantiere polacco, ha annunciato la direttrice martedì.\n\nLe gru sostituiranno macchine degli anni settanta e caricheranno le navi due volte più in fretta.\n\nLeggi anche: I gabbiani del molo\n\nIl porto pagherà le gru con fondi propri in dieci anni.\n\nRiproduzione riservata\n\nI più letti\nLa piscina resta chiusa\nLa piscina del nord non aprirà prima dell’autunno, dice il comune.\n",
        title: "Il porto ordina tre gru",
        kept: &["cantiere polacco", "fondi propri"],
        gone: &["gabbiani", "riservata", "piscina"],
        byline: "Paola Neri",
        published: "2026-04-07",
        language: "it",
    },
    Page {
        name: "Dutch",
        text: "Haven bestelt drie kranen\n\nDoor Piet van der Berg\n7 april 2026\n\nDe haven heeft drie elektrische kranen besteld bij een Poolse werf, zei de directeur dinsdag.\n\nDe kranen vervangen machines uit de jaren zeventig en laden de schepen twee keer zo snel.\n\nLees ook: De meeuwen van de kade\n\nDe haven betaalt de kranen in tien jaar uit eigen middelen.\n\nMeest gelezen\nZwembad blijft dicht\nHet zwembad in het noorden gaat pas in de herfst weer open, zegt de gemeente.\n",
        title: "Haven bestelt drie kranen",
        kept: &["Poolse werf", "eigen middelen"],
        gone: &["meeuwen", "zwembad"],
        byline: "Piet van der Berg",
        published: "2026-04-07",
        language: "nl",
    },
    Page {
        name: "Turkish",
        text: "Liman üç vinç sipariş etti\n\nHaber: Ayşe Kaya\n7 Nisan 2026\n\nLiman, Polonya’daki bir tersaneye üç elektrikli vinç sipariş etti, dedi müdür salı günü.\n\nVinçler yetmişli yıllardan kalma makinelerin yerini alacak ve gemileri iki kat hızlı yükleyecek.\n\nBunu da okuyun: Rıhtımın martıları\n\nLiman vinçleri on yılda kendi parasıyla ödeyecek.\n\nEn çok okunanlar\nHavuz kapalı kalıyor\nKuzeydeki havuz sonbahardan önce açılmayacak, dedi belediye.\n",
        title: "Liman üç vinç sipariş etti",
        kept: &["elektrikli vinç", "kendi parasıyla"],
        gone: &["martıları", "havuz"],
        byline: "Ayşe Kaya",
        published: "2026-04-07",
        language: "tr",
    },
    Page {
        name: "Chinese",
        text: "首页\n新闻\n体育\n\n老港口订购三座电动起重机\n\n2026年4月7日\n记者 李华\n\n老港口星期二宣布，向一家波兰船厂订购三座电动起重机，装卸货物的速度将提高一倍。\n\n起重机将取代七十年代的旧设备，港务局长说，港口将用自己的资金在十年内付清。\n\n责任编辑：王强\n\n相关阅读\n\n游泳池继续关闭\n城北的游泳池要到秋天才重新开放，市政府昨天表示。\n",
        title: "老港口订购三座电动起重机",
        kept: &["波兰船厂", "十年内付清"],
        gone: &["游泳池", "责任编辑"],
        byline: "李华",
        published: "2026-04-07",
        language: "zh",
    },
    Page {
        name: "Japanese",
        text: "ホーム\nニュース\nスポーツ\n\n古い港が電動クレーン三基を発注\n\n2026年4月7日 9時30分\n文・山田花子\n\n港湾局は火曜日、電動クレーン三基をポーランドの造船所に発注したと発表した。\n\nクレーンは七十年代の機械に代わるもので、積み込みは二倍の速さになるという。\n\n【関連記事】岸壁のカモメたち\n\n港は費用を十年かけて自己資金で支払う。局長は「急ぐ必要はない。確実に進める。」と話した。\n\nあわせて読みたい\n市民プールは閉鎖のまま\n北部のプールは秋まで再開しないと、市が明らかにした。\n",
        title: "古い港が電動クレーン三基を発注",
        kept: &["ポーランドの造船所", "自己資金"],
        gone: &["カモメ", "プール"],
        byline: "山田花子",
        published: "2026-04-07",
        language: "ja",
    },
    Page {
        name: "Korean",
        text: "홈\n뉴스\n스포츠\n\n옛 항구, 전기 크레인 세 대 주문\n\n김민수 기자\n입력 2026.04.07 09:30\n\n항구는 화요일 폴란드 조선소에 전기 크레인 세 대를 주문했다고 밝혔다.\n\n크레인은 칠십년대 기계를 대신하며 배를 두 배 빨리 싣게 된다.\n\n▶ 부두의 갈매기들\n\n항구는 크레인 값을 십 년 동안 자체 자금으로 낸다.\n\n무단 전재 및 재배포 금지\n\n많이 본 뉴스\n수영장 계속 닫는다\n북쪽 수영장은 가을까지 다시 열지 않는다고 시청이 말했다.\n",
        title: "옛 항구, 전기 크레인 세 대 주문",
        kept: &["폴란드 조선소", "자체 자금"],
        gone: &["갈매기", "재배포", "수영장"],
        byline: "김민수",
        published: "2026-04-07",
        language: "ko",
    },
    Page {
        name: "Arabic",
        text: "الرئيسية\nأخبار\nرياضة\n\nالميناء القديم يطلب ثلاث رافعات كهربائية\n\nبقلم: سلمى حداد\n٧ أبريل ٢٠٢٦\n\nأعلن الميناء القديم يوم الثلاثاء أنه طلب ثلاث رافعات كهربائية من حوض سفن في بولندا.\n\nستحل الرافعات محل آلات من السبعينات وستحمل السفن بسرعة مضاعفة، كما قالت المديرة.\n\nاقرأ أيضا: نوارس الرصيف\n\nسيدفع الميناء ثمن الرافعات من أمواله خلال عشر سنوات.\n\nالأكثر قراءة\nالمسبح يبقى مغلقا\nلن يفتح المسبح في الشمال قبل الخريف، حسب البلدية.\n",
        title: "الميناء القديم يطلب ثلاث رافعات كهربائية",
        kept: &["حوض سفن", "عشر سنوات"],
        gone: &["نوارس", "المسبح"],
        byline: "سلمى حداد",
        published: "2026-04-07",
        language: "ar",
    },
    Page {
        name: "Hindi",
        text: "होम\nदेश\nखेल\n\nपुराने बंदरगाह ने तीन क्रेन मंगाईं\n\nलेखक: अनिल शर्मा\n7 अप्रैल 2026\n\nपुराने बंदरगाह ने मंगलवार को पोलैंड के एक कारखाने से तीन बिजली क्रेन मंगाने की घोषणा की।\n\nये क्रेन सत्तर के दशक की मशीनों की जगह लेंगी और जहाज दोगुनी तेजी से लदेंगे।\n\nयह भी पढ़ें: घाट के पक्षी\n\nबंदरगाह अपने पैसे से दस साल में क्रेन का दाम चुकाएगा।\n\nताजा खबरें\nतरणताल बंद रहेगा\nउत्तर का तरणताल शरद से पहले नहीं खुलेगा, नगर निगम ने कहा।\n",
        title: "पुराने बंदरगाह ने तीन क्रेन मंगाईं",
        kept: &["पोलैंड", "दस साल"],
        gone: &["पक्षी", "तरणताल"],
        byline: "अनिल शर्मा",
        published: "2026-04-07",
        language: "hi",
    },
    Page {
        name: "a forum thread's first post",
        text: "Boards\nGeneral\n\nRestoring a wooden boat over one winter\n\nI spent one winter restoring a wooden boat that my aunt had left in a barn, and here is what I learned about it.\n\nThe planks of the boat were dry, so I soaked them for two weeks before I drew a single nail.\n\nThe varnish took longer than the wood: nine coats, each sanded by hand.\n\nReplies\n\nGreat work on the boat, I would have given up after the third coat of varnish myself.\nLike · Reply\nHow did you bend the planks of the boat without any steam in the barn?\nLike · Reply\n",
        title: "Restoring a wooden boat over one winter",
        kept: &["nine coats"],
        gone: &["given up", "steam"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "a press release with contacts",
        text: "Press releases\n\nNorthlink opens a service yard in Narvik\n\nNarvik, 7 April 2026 – Northlink opened a service yard for electric ferries in Narvik today.\n\nThe yard employs sixty people and can take two ferries at a time, Northlink said.\n\n“Our ferries no longer sail south for every repair,” said Kim Lee, who leads the yard.\n\nNotes to editors\nNorthlink runs forty ferries and was founded by three fishermen.\nMedia contact: press office, open on weekdays.\n",
        title: "Northlink opens a service yard in Narvik",
        kept: &["employs sixty people", "every repair"],
        gone: &["three fishermen", "weekdays"],
        byline: "",
        published: "2026-04-07",
        language: "en",
    },
    Page {
        name: "an encyclopedia's page",
        text: "Main page\nContents\n\nHarbour of Oldhaven\n\nThe harbour of Oldhaven is the oldest harbour on the west coast that is still in use.[1]\n\nIt was dug by hand between two rocks and closed for a century when the river moved its bed.[2][3]\n\nToday the harbour serves ferries and a few fishing boats.\n\nReferences\n\nA. Writer, the harbours of the west coast and their trade through three centuries.\nB. Writer, rivers that moved, and what the towns along them did about it then.\n",
        title: "Harbour of Oldhaven",
        kept: &["still in use.", "fishing boats"],
        gone: &["[1]", "three centuries", "what the towns"],
        byline: "",
        published: "",
        language: "en",
    },
    Page {
        name: "a title in one paragraph",
        text: "Bees return\n\nVolunteers counted 312 nests along the towpath in April.",
        title: "Bees return",
        kept: &["312 nests"],
        gone: &[],
        byline: "",
        published: "",
        language: "",
    },
];

#[test]
fn markdown_for_programs_leaks_into_no_sentence() {
    type Row = (&'static str, &'static str, &'static str);
    const ROWS: &[Row] = &[
        (
            "a shortcode",
            "The yard {{< ref \"yard\" >}} closed.",
            "The yard closed.",
        ),
        (
            "a long shortcode",
            "The yard closed.\n\n{{< figure src=\"a.jpg\" caption=\"Two cranes stand by the water.\" >}}",
            "The yard closed.",
        ),
        (
            "liquid",
            "{% include ad.html %}\n\nThe yard closed.",
            "The yard closed.",
        ),
        (
            "a comment",
            "The yard <!-- check the 5% --> closed.",
            "The yard closed.",
        ),
        (
            "a comment of Handlebars",
            "The yard {{!-- 5% --}} closed.",
            "The yard closed.",
        ),
        (
            "a comment of Obsidian",
            "The yard %% 5 percent %% closed.",
            "The yard closed.",
        ),
        (
            "a table",
            "The yard closed.\n\n| a | b |\n|---|---|\n| 5 | 6 |",
            "The yard closed.",
        ),
        (
            "raw HTML",
            "<div class=\"ad\">Buy five.</div>\n\nThe yard closed.",
            "The yard closed.",
        ),
        (
            "a note's mark",
            "The yard closed.[^1]\n\n[^1]: In 1999.",
            "The yard closed.",
        ),
        (
            "a raised mark",
            "The yard closed<sup>12</sup>.\n\nThe quay stayed.",
            "The yard closed.\n\nThe quay stayed.",
        ),
        (
            "a mark left open",
            "The yard<sup>1 closed.\n\nThe quay stayed.",
            "The yard\n\nThe quay stayed.",
        ),
        ("a citation", "The yard closed [12].", "The yard closed."),
        (
            "a picture",
            "![Two cranes](a.jpg)\n\nThe yard closed.",
            "The yard closed.",
        ),
        (
            "code",
            "The yard closed.\n\n```\nx = 5\n```",
            "The yard closed.",
        ),
        (
            "MDX",
            "import Chart from './chart'\n\nexport const n = 5;\n\nThe yard closed.",
            "The yard closed.",
        ),
        (
            "a component",
            "<Chart data={[5, 6]} />\n\nThe yard closed.",
            "The yard closed.",
        ),
        (
            "a box",
            ":::note\nThe yard closed.\n:::",
            "The yard closed.",
        ),
        (
            "a callout",
            "> [!WARNING]\n> The yard closed.",
            "The yard closed.",
        ),
        (
            "a wiki link",
            "The [[yard-2020|yard]] closed.",
            "The yard closed.",
        ),
        (
            "an embedded note",
            "![[chart 5]]\n\nThe yard closed.",
            "The yard closed.",
        ),
        (
            "attributes",
            "The yard closed.{#end .big}",
            "The yard closed.",
        ),
        (
            "a paired code",
            "The yard closed.\n\n{{< mermaid >}}a --> b{{< /mermaid >}}",
            "The yard closed.",
        ),
        (
            "a teaser",
            "The yard closed.\n\nRead more: [The quay](/quay)\n\nThe quay stayed.",
            "The yard closed.\n\nThe quay stayed.",
        ),
        (
            "references",
            "The yard closed.\n\n## References\n\nA. Writer, yards.",
            "The yard closed.",
        ),
    ];
    for (name, body, want) in ROWS {
        let text = format!("# A yard by the water\n\n{body}\n");
        let source = Source {
            name,
            bytes: text.as_bytes(),
            form: Some(Form::Markdown),
        };
        let article = Article::read(&source).unwrap_or_else(|error| panic!("{name}: {error}"));
        let kept = article.kept();
        assert_eq!(kept, format!("A yard by the water\n\n{want}"), "{name}");
    }
}

#[test]
fn pages_are_read_without_the_page() {
    let mut wrong = Vec::new();
    for page in PAGES {
        let source = Source {
            name: page.name,
            bytes: page.text.as_bytes(),
            form: Some(Form::Text),
        };
        let article = match Article::read(&source) {
            Ok(article) => article,
            Err(error) => {
                wrong.push(format!("{}: {error}", page.name));
                continue;
            }
        };
        let mut check = |what: &str, got: &str, want: &str| {
            if got != want {
                wrong.push(format!("{}: {what} is {got:?}, not {want:?}", page.name));
            }
        };
        let title = article
            .title
            .as_ref()
            .map_or("", |title| title.text.as_str());
        check("title", title, page.title);
        check("byline", &article.byline, page.byline);
        check("date", &article.published, page.published);
        if !page.language.is_empty() {
            check("language", &article.language, page.language);
        }
        let kept = article.kept();
        for words in page.kept.iter().filter(|words| !kept.contains(**words)) {
            wrong.push(format!("{}: lost {words:?}", page.name));
        }
        for words in page.gone.iter().filter(|words| kept.contains(**words)) {
            wrong.push(format!("{}: kept {words:?}", page.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
