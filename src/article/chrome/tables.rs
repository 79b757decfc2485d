//! What pages say of themselves, a table a language. Entries are in lower case, parted by `|`.

/// The words of one language's pages.
pub(super) struct Words {
    /// Whole lines: buttons, boxes, labels.
    pub(super) alone: &'static str,
    /// What such a line begins with; with `*` whatever letter follows.
    pub(super) opens: &'static str,
    /// What only a page says of itself, anywhere in a line.
    pub(super) inside: &'static str,
    /// What a consent wall says.
    pub(super) wall: &'static str,
    /// Titles of boxes with other stories; the article may go on after them.
    pub(super) asides: &'static str,
    /// Titles of what comes after an article.
    pub(super) finals: &'static str,
    /// What a line begins with that credits a picture.
    pub(super) credits: &'static str,
    /// What is said under each comment.
    pub(super) replies: &'static str,
}

pub(super) const TABLES: [Words; 13] = [
    Words {
        alone: "advertisement|advertising|sponsored|sponsored content|loading|share|save|print|listen|\
            email|copy link|link copied|subscribe|log in|sign in|sign up|menu|search|skip ad|close|\
            show more|see more|load more|view all|download pdf|gift article|report this ad|follow|\
            add topic|article continues below|story continues below advertisement|ad|back to top",
        opens: "read more|read also|read next|read:|see also|see:|also read|more:|watch:|watch now|listen:|sign up|\
            join our|join now|follow us|get the latest|get our|click here|continue reading|\
            advertisement|copyright|©|(c) 20*|all rights reserved|share this|share on|\
            by clicking|by signing up|by subscribing|thank you for visiting|thanks for signing up|\
            this site uses|this website uses|we use cookies|we and our partners|accept all|\
            please enable|enable javascript|your email|email address|enter your email|log in to|sign in to|\
            already a subscriber|already have an account|this article was originally|this article is part|\
            this article first|this story was originally|this article was|a version of this article|\
            written by|published on|posted on|last updated|last modified|updated:|published:|\
            filed under|tags:|topics:|support independent|download the app|download our|skip to|\
            jump to|leave a comment|leave a reply|be the first to|view comments|show comments|\
            no comments|terms of use|privacy policy|cookie settings|manage cookies|contact us|\
            minute read|min read|reading time|estimated reading time|listen to this|watch the video|\
            vote in our|take our quiz|take our poll|test your knowledge|don't miss|\
            subscribe to|get unlimited|to continue reading|story continues below|\
            article continues|press contact|media contact|for media enquiries|notes to editors|\
            reporting by|editing by|additional reporting|with files from|writing by|\
            got a tip|do you have a tip|have a story|send us|write to us|correction:|print this|\
            sponsored by|paid for by|presented by|in partnership with|quiz:|poll:|most read:|\
            related:|related story|related article|recommended:|up next:|learn more:|more from|more on this|\
            permalink|file photo",
        inside: "all rights reserved|our newsletter|daily newsletter|free newsletter|weekly newsletter|\
            newsletter straight|in your inbox|to your inbox|into your inbox|unsubscribe|you accept our|you agree to our|\
            our terms of|our privacy policy|enable javascript|your browser|ad blocker|\
            subscribe now|subscribe to our|subscribing to our|subscribe today|for the first month|cancel anytime|\
            cancel any time|free trial|article continues after|story continues after|follow us on|join the conversation|\
            create a free account|register for free|digital subscription|opinions expressed in|\
            views expressed in this|views expressed are|nothing in this article constitutes|not constitute financial advice|\
            affiliate commission|we may earn|may earn a commission|moderated before|community guidelines|\
            house rules|this page is intended for|reprinted with permission|your personal data|personalised ads|personalized ads|\
            download our app|on the app store|google play|take our survey|click to share|opens in new window|\
            is registered in england|quotes delayed|market data provided|data provided by|delayed at least|by clicking here|want to read more",
        wall: "we value your privacy|your privacy|your consent|our partners|your browser|your device|your experience|you can change|your preferences|your choices|your data|this site|our site|our website|we use|we and our|legitimate interest|withdraw",
        asides: "related|related news|related stories|related coverage|related articles|related posts|related topics|\
            related content|related reading|more news|more stories|more from|top stories|most read|most popular|\
            most viewed|most shared|trending|trending now|trending topics|latest news|latest stories|latest|latest headlines|\
            recent news|recent posts|recent articles|you may also like|you might also like|you may like|\
            recommended|recommended for you|recommended reading|recommended stories|read next|read more|read also|see also|up next|\
            read this next|from around the site|from around the web|around the web|our network|\
            our partners|editor's picks|editors' picks|don't miss|what to read next|popular|popular posts|\
            keep reading|further reading|in other news|elsewhere on the site|more on this story|more on this topic|\
            our group site links|stay informed|newsletter|newsletters|sign up to our newsletter|\
            promoted stories|sponsored stories|you might have missed|in case you missed it|live ticker|\
            upcoming events|events|what's on|job listings|market data|markets at a glance|quiz|poll|today's poll|\
            go deeper|related links|more in this section|more like this|today's top stories|must reads|must read",
        finals: "comments|comment|leave a comment|leave a reply|post a comment|add a comment|reader comments|\
            join the discussion|join the conversation|about the author|about the authors|\
            about the writer|author bio|references|external links|notes and references|footnotes|bibliography|\
            responses|what do you think|replies|show replies|notes to editors|about us|site footer",
        credits: "image credit|photo credit|image:|images:|photo:|photos:|photograph:|photography:|photo by|picture:|pictures:|\
            credit:|image by|image source|illustration:|graphic:|video:|source:|sources:|photo courtesy|courtesy of|image courtesy|caption:|main image",
        replies: "reply|replies|like|report|upvote|share this comment|flag as inappropriate|recommend",
    },
    Words {
        alone: "anzeige|werbung|werbung schließen|teilen|merken|drucken|anhören|abonnieren|anmelden|einloggen|\
            registrieren|menü|suche|schließen|mehr anzeigen|mehr laden|zur startseite|artikel teilen|vorlesen|\
            kommentieren|link kopieren|zum seitenanfang|lesezeit",
        opens: "lesen sie auch|lesen sie hier|lesen sie mehr|lesen sie dazu|lesen sie weiter|auch interessant|\
            mehr dazu|mehr zum thema|mehr:|zum thema:|weiterlesen|hier weiterlesen|jetzt lesen|jetzt abonnieren|\
            melden sie sich|jetzt anmelden|jetzt registrieren|sie haben bereits|bereits abonnent|schon abonnent|\
            mit klick auf|mit der anmeldung|mit ihrer anmeldung|diese webseite|diese website verwendet|\
            wir verwenden cookies|wir und unsere|alle akzeptieren|alle rechte vorbehalten|\
            dieser artikel erschien|dieser text erschien|dieser artikel ist|veröffentlicht am|veröffentlicht:|\
            aktualisiert am|aktualisiert:|stand:|schlagworte|schlagwörter|themen:|tags:|folgen sie uns|\
            zum hauptinhalt|zur suche|zur navigation|kommentare lesen|kommentar schreiben|zum video|im video|\
            video:|podcast:|pressekontakt|ansprechpartner|rückfragen|über den autor|über die autorin|\
            lesezeit|hören sie|newsletter:|umfrage:|quiz:|machen sie mit|stimmen sie ab|das könnte sie auch",
        inside: "unseren newsletter|unserem newsletter|newsletter abonnieren|newsletter bestellen|kostenlosen newsletter|direkt in ihr postfach|\
            in ihr postfach|datenschutzerklärung|allgemeinen geschäftsbedingungen|jederzeit kündbar|\
            jederzeit widerrufen|probeabo|im ersten monat|alle rechte vorbehalten|abonnement abschließen|\
            nutzungsbedingungen|externer inhalt|externe inhalte|jetzt testen|kostenlos registrieren|\
            empfohlener redaktioneller inhalt|einwilligung|javascript aktivieren|digitalabo|laden sie unsere app|mit abo weiterlesen",
        wall: "ihre zustimmung|ihrer zustimmung|ihre einwilligung|ihrer einwilligung|ihre daten|ihrem gerät|ihres geräts|unsere partner|unseren partnern|wir verwenden|wir nutzen|wir setzen|diese website|dieser website|diese webseite|dieser webseite|unsere website|unserer website|welche cookies|um ihnen|wir und unsere|berechtigtes interesse|sie können ihre",
        asides: "mehr zum thema|lesen sie auch|auch interessant|das könnte sie auch interessieren|ähnliche artikel|\
            verwandte artikel|verwandte themen|weitere artikel|weitere nachrichten|weitere meldungen|weitere themen|meistgelesen|\
            meistgelesene artikel|meist gelesen|am meisten gelesen|beliebt|beliebte artikel|neueste artikel|\
            neueste meldungen|aktuelle meldungen|aktuelle nachrichten|top-themen|topthemen|empfohlen|empfehlungen|\
            unsere empfehlungen|redaktionsempfehlung|liveticker|newsticker|newsletter|mehr aus dem ressort|\
            mehr aus|auch auf|das interessiert andere leser|im trend|termine|veranstaltungen|umfrage|quiz|lesetipps|zum weiterlesen|das wichtigste des tages",
        finals: "kommentare|kommentar schreiben|leserkommentare|ihr kommentar|diskutieren sie mit|diskussion|\
            zum autor|zur autorin|über den autor|über die autorin|einzelnachweise|weblinks|\
            impressum|kommentar verfassen|schreiben sie einen kommentar|pressekontakt|beiträge der leser",
        credits: "bild:|bilder:|foto:|fotos:|quelle:|(foto*|(bild*|fotocredit|bildquelle|grafik:|illustration:|symbolbild|symbolfoto|archivbild|archivfoto|© *",
        replies: "antworten|melden|gefällt mir|beitrag melden|kommentar melden",
    },
    Words {
        alone: "publicité|partager|imprimer|écouter|s'abonner|se connecter|s'inscrire|menu|rechercher|recherche|\
            fermer|voir plus|afficher plus|copier le lien|enregistrer|accueil|retour en haut|réagir|commenter|offrir l'article",
        opens: "à lire aussi|a lire aussi|lire aussi|lire également|à lire également|à lire|lire la suite|lire plus|voir aussi|à voir aussi|\
            à écouter|à regarder|pour aller plus loin|abonnez-vous|inscrivez-vous|recevez|déjà abonné|vous êtes déjà|\
            il vous reste|cet article est réservé|la suite est réservée|article réservé|en cliquant|ce site utilise|nous utilisons des cookies|\
            nous et nos|tout accepter|tous droits réservés|publié le|publié à|mis à jour|modifié le|mots-clés|mots clés|thèmes :|tags :|\
            suivez-nous|aller au contenu|temps de lecture|lecture :|durée :|cet article a été|retrouvez|partager sur|\
            contact presse|contacts presse|sondage :|quiz :|testez vos|vidéo :|podcast :|par la rédaction",
        inside: "notre newsletter|nos newsletters|la newsletter|dans votre boîte mail|votre adresse e-mail|politique de confidentialité|\
            conditions générales|sans engagement|le premier mois|tous droits réservés|vos données personnelles|\
            données à caractère personnel|activer javascript|offre d'essai|résiliable à tout moment|application mobile|lire la suite|\
            réservé aux abonnés|réservée aux abonnés|créez un compte|charte de modération",
        wall: "votre consentement|votre appareil|votre navigation|votre expérience|vos données|vos choix|vos préférences|nos partenaires|nous utilisons|nous et nos|notre site|ce site|vous pouvez|intérêt légitime",
        asides: "à lire aussi|a lire aussi|lire aussi|sur le même sujet|sur le même thème|articles liés|articles similaires|à découvrir|à voir aussi|\
            les plus lus|les plus partagés|le plus lu|les plus populaires|plus d'articles|autres articles|dernières nouvelles|\
            dernières actualités|derniers articles|à la une|à ne pas manquer|le fil info|fil info|en direct|direct|recommandé|recommandés pour vous|\
            nos recommandations|newsletter|recevoir la newsletter|l'actu en direct|voir aussi|dans la même rubrique|pour aller plus loin|sondage|agenda|notre sélection|vous aimerez aussi",
        finals: "commentaires|vos commentaires|laisser un commentaire|réactions|vos réactions|ajouter un commentaire|\
            à propos de l'auteur|notes et références|liens externes|mentions légales|contact presse|poster un commentaire|bibliographie",
        credits: "photo :|photo:|photos :|crédit|crédits|© *|image :|image:|source :|(photo*|illustration :|légende :|infographie :",
        replies: "répondre|signaler|j'aime|signaler un abus|répondre au commentaire",
    },
    Words {
        alone: "publicidad|compartir|imprimir|escuchar|suscríbete|suscribirse|iniciar sesión|regístrate|menú|buscar|\
            cerrar|ver más|copiar enlace|guardar|inicio|comentar",
        opens: "lea también|lee también|leer también|lea además|lee además|le puede interesar|te puede interesar|puede interesarte|te puede gustar|\
            más información|ver también|vea también|mira también|leer más|seguir leyendo|sigue leyendo|suscríbete|suscríbase|\
            regístrate|ya eres suscriptor|este sitio utiliza|utilizamos cookies|nosotros y nuestros|aceptar todo|todos los derechos|\
            publicado el|publicado:|actualizado|última actualización|etiquetas|temas:|archivado en|síguenos|síguenos en|\
            ir al contenido|tiempo de lectura|recibe|contacto de prensa|encuesta:|vídeo:|video:|únete a|para continuar leyendo",
        inside: "nuestro boletín|nuestra newsletter|boletín diario|en tu correo|en su correo|política de privacidad|términos y condiciones|\
            el primer mes|cancela cuando quieras|todos los derechos reservados|datos personales|activar javascript|prueba gratis|descarga nuestra app|\
            exclusivo para suscriptores|contenido exclusivo|canal de whatsapp|normas de la comunidad",
        wall: "tu consentimiento|su consentimiento|tu dispositivo|su dispositivo|tu privacidad|su privacidad|tus datos|sus datos|tu experiencia|su experiencia|nuestros socios|utilizamos|nosotros y nuestros|nuestro sitio|este sitio|interés legítimo|tus preferencias",
        asides: "noticias relacionadas|artículos relacionados|relacionado|relacionados|lea también|lee también|te puede interesar|le puede interesar|\
            te recomendamos|lo más leído|lo más visto|más leídas|más leídos|lo último|últimas noticias|más noticias|más información|otras noticias|\
            recomendados|recomendado para ti|destacados|newsletter|boletines|en directo|no te pierdas|también te puede gustar|agenda|encuesta",
        finals: "comentarios|deja un comentario|deja tu comentario|escribe un comentario|sobre el autor|sobre la autora|referencias|enlaces externos|\
            contacto de prensa|bibliografía|aviso legal",
        credits: "foto:|fotos:|imagen:|fotografía:|crédito:|fuente:|(foto*|© *|ilustración:|gráfico:|foto de archivo|imagen de archivo",
        replies: "responder|denunciar|me gusta|reportar",
    },
    Words {
        alone: "publicidade|compartilhar|partilhar|imprimir|ouvir|assine|entrar|cadastre-se|menu|buscar|pesquisar|fechar|ver mais|\
            copiar link|salvar|guardar|início|comentar|continua após a publicidade",
        opens: "leia também|leia mais|leia ainda|ler mais|veja também|veja mais|saiba mais|confira|confira também|assine|inscreva-se|já é assinante|\
            este site utiliza|este site usa|utilizamos cookies|nós e os nossos|nós e nossos|aceitar todos|todos os direitos|publicado em|publicado há|atualizado em|\
            atualizado há|última atualização|tags:|tópicos:|assuntos:|siga-nos|siga o|ir para o conteúdo|tempo de leitura|\
            receba|contato para imprensa|enquete:|vídeo:|continua depois|continue lendo|participe do",
        inside: "nossa newsletter|newsletter diária|no seu e-mail|no seu email|política de privacidade|termos de uso|primeiro mês|cancele quando quiser|\
            todos os direitos reservados|dados pessoais|ativar javascript|baixe o aplicativo|exclusivo para assinantes|canal no whatsapp|a nossa newsletter",
        wall: "seu consentimento|seu dispositivo|sua privacidade|seus dados|sua experiência|nossos parceiros|nosso site|utilizamos|usamos|nós e os nossos|nós e nossos|este site|interesse legítimo|suas preferências",
        asides: "notícias relacionadas|artigos relacionados|relacionadas|leia também|leia mais|veja também|saiba mais|mais lidas|as mais lidas|mais lidos|mais vistas|\
            últimas notícias|mais notícias|outras notícias|recomendados|recomendado para você|destaques|newsletter|ao vivo|não perca|você pode gostar|\
            você também pode gostar|agenda|enquete",
        finals: "comentários|deixe um comentário|deixe seu comentário|escreva um comentário|sobre o autor|sobre a autora|referências|ligações externas|\
            bibliografia|contato para imprensa",
        credits: "foto:|fotos:|imagem:|crédito:|créditos:|fonte:|(foto*|© *|ilustração:|reprodução|divulgação|foto de arquivo",
        replies: "responder|denunciar|curtir|gosto|reportar",
    },
    Words {
        alone: "pubblicità|condividi|stampa|ascolta|abbonati|accedi|registrati|menu|cerca|chiudi|mostra altro|vedi tutti|copia link|salva|home|commenta",
        opens: "leggi anche|leggi tutto|leggi di più|vedi anche|guarda anche|per approfondire|approfondisci|continua a leggere|abbonati|iscriviti|sei già abbonato|\
            questo sito utilizza|questo sito usa|utilizziamo i cookie|noi e i nostri|accetta tutti|tutti i diritti|pubblicato il|aggiornato|ultimo aggiornamento|\
            ultima modifica|tag:|argomenti:|seguici|vai al contenuto|tempo di lettura|ricevi|contatti stampa|ufficio stampa|sondaggio:|video:|riproduzione riservata",
        inside: "nostra newsletter|alla newsletter|nella tua casella|informativa sulla privacy|termini e condizioni|il primo mese|disdici quando vuoi|\
            tutti i diritti riservati|riproduzione riservata|dati personali|attiva javascript|prova gratuita|riservato agli abbonati|scarica l'app",
        wall: "tuo consenso|tuo dispositivo|tua privacy|tuoi dati|tua esperienza|nostri partner|nostro sito|utilizziamo|usiamo|noi e i nostri|questo sito|legittimo interesse|tue preferenze",
        asides: "articoli correlati|notizie correlate|leggi anche|vedi anche|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|i più letti|più letti|\
            le più lette|ultime notizie|altre notizie|ultima ora|consigliati|consigliati per te|in evidenza|newsletter|diretta|da non perdere|per approfondire|sondaggio|eventi|articoli più letti",
        finals: "commenti|lascia un commento|scrivi un commento|i commenti dei lettori|sull'autore|collegamenti esterni|bibliografia|contatti stampa",
        credits: "foto:|foto di|immagine:|crediti:|credit:|fonte:|(foto*|© *|illustrazione:|foto d'archivio",
        replies: "rispondi|segnala|mi piace",
    },
    Words {
        alone: "advertentie|delen|printen|luister|abonneren|inloggen|aanmelden|registreren|menu|zoeken|sluiten|meer tonen|kopieer link|bewaren|reageer|reclame|ga naar home",
        opens: "lees ook|lees meer|lees verder|lees hier|zie ook|bekijk ook|kijk ook|meer over|word abonnee|al abonnee|meld je aan|schrijf je in|deze site gebruikt|\
            deze website gebruikt|wij gebruiken cookies|wij en onze|alles accepteren|alle rechten|gepubliceerd op|geplaatst op|bijgewerkt|laatst bijgewerkt|laatste update|tags:|onderwerpen:|volg ons|\
            ga naar inhoud|naar inhoud|leestijd|ontvang|perscontact|poll:|video:|luister naar|verder lezen|stem mee",
        inside: "onze nieuwsbrief|dagelijkse nieuwsbrief|gratis nieuwsbrief|in je inbox|in je mailbox|privacybeleid|algemene voorwaarden|de eerste maand|\
            maandelijks opzegbaar|alle rechten voorbehouden|persoonsgegevens|javascript inschakelen|proefabonnement|alleen voor abonnees|download onze app",
        wall: "je toestemming|uw toestemming|je apparaat|uw apparaat|je privacy|uw privacy|je gegevens|uw gegevens|onze partners|onze website|onze site|wij gebruiken|we gebruiken|wij en onze|deze website|deze site|gerechtvaardigd belang|je voorkeuren",
        asides: "lees ook|zie ook|gerelateerd|gerelateerde artikelen|gerelateerd nieuws|meer over dit onderwerp|ook interessant|meest gelezen|best gelezen|populair|\
            laatste nieuws|meer nieuws|ander nieuws|aanbevolen|aanbevolen voor jou|nieuwsbrief|liveblog|niet te missen|dit vind je misschien ook leuk|agenda|poll|net binnen",
        finals: "reacties|reageer|plaats een reactie|geef een reactie|laat een reactie achter|over de auteur|referenties|externe links|perscontact",
        credits: "foto:|foto's:|beeld:|bron:|(foto*|© *|illustratie:|archieffoto",
        replies: "beantwoorden|antwoorden|melden|vind ik leuk|reageren",
    },
    Words {
        alone: "reklam|paylaş|yazdır|dinle|abone ol|giriş yap|üye ol|kayıt ol|menü|ara|kapat|daha fazla göster|bağlantıyı kopyala|kaydet|anasayfa|ana sayfa|yorum yap",
        opens: "ayrıca okuyun|bunu da okuyun|ilgili haber|devamını oku|haberin devamı|daha fazla oku|ayrıca bakınız|abone ol|abone olun|bültenimize|bu site çerez|bu web sitesi|çerezleri kullan|\
            çerez kullan|biz ve ortaklarımız|tümünü kabul et|tüm hakları|her hakkı|yayınlanma:|yayınlanma tarihi|giriş tarihi|güncelleme:|güncellenme|son güncelleme|etiketler|konular:|bizi takip|içeriğe geç|\
            okuma süresi|basın iletişim|anket:|video:|google news'te|whatsapp kanal",
        inside: "bültenimize|haber bülteni|e-posta adresinizi|gizlilik politikası|kullanım koşulları|ilk ay|tüm hakları saklıdır|her hakkı saklıdır|kişisel veriler|javascript'i|ücretsiz deneme|\
            yalnızca aboneler|uygulamamızı indir|abone olun|kaynak gösterilmeden",
        wall: "onayınız|cihazınız|gizliliğiniz|verileriniz|deneyiminizi|tercihleriniz|ortaklarımız|sitemiz|web sitemiz|kullanıyoruz|kullanmaktayız|bu site|bu web sitesi|meşru menfaat|açık rıza",
        asides: "ilgili haberler|benzer haberler|ilginizi çekebilir|bunlar da ilginizi çekebilir|çok okunanlar|en çok okunanlar|en çok okunan haberler|popüler|son haberler|son dakika|diğer haberler|önerilenler|\
            sizin için seçtiklerimiz|editörün seçtikleri|bülten|canlı|kaçırmayın|günün manşetleri|anket|etkinlikler|öne çıkanlar",
        finals: "yorumlar|yorum yap|yorum yaz|yorum bırak|okuyucu yorumları|yazar hakkında|kaynakça|dış bağlantılar|künye",
        credits: "foto:|fotoğraf:|fotoğraflar:|görsel:|kaynak:|(foto*|© *",
        replies: "yanıtla|cevapla|şikayet et|beğen",
    },
    Words {
        alone: "广告|分享|打印|收听|订阅|登录|注册|菜单|搜索|关闭|查看更多|加载更多|复制链接|收藏|首页|评论|返回顶部|廣告|訂閱|登入|註冊|搜尋|首頁|分享到|字号|字體|扫一扫|微博|微信",
        opens: "延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关报道|相關報導|相关新闻|相關新聞|推荐阅读|推薦閱讀|更多：|更多新闻|阅读更多|閱讀更多|点击*|點擊*|扫码*|关注我们*|欢迎关注*|下载客户端*|责任编辑*|責任編輯*|编辑：*|編輯：*|本文来源*|来源：*|來源：*|\
            原标题*|原標題*|版权所有*|版權所有*|未经授权*|未經授權*|本网站使用*|本網站使用*|我们使用cookie*|发布时间*|發布時間*|更新时间*|更新時間*|标签：*|標籤：*|关键词*|關鍵字*|声明：*|免责声明*|特别声明*|订阅我们*|已有账号*|会员专享*|视频：*",
        inside: "版权所有|版權所有|未经许可|不得转载|隐私政策|隱私權政策|用户协议|登录后|注册账号|注册会员|扫描二维码|本文仅代表作者|仅代表作者|不代表本|不構成投資|不构成投资|电子报|電子報|下载app|下載app",
        wall: "您的同意|您的隐私|您的隱私|您的设备|您的裝置|您的体验|您的體驗|您的数据|我们使用|我們使用|本网站|本網站|合作伙伴|合作夥伴",
        asides: "相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相關文章|相关报道|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门新闻|熱門新聞|热门文章|熱門文章|热门推荐|热点推荐|最新新闻|最新消息|最新文章|猜你喜欢|猜你喜歡|编辑推荐|編輯推薦|为您推荐|\
            为你推荐|点击排行|阅读排行|排行榜|更多新闻|更多报道|今日热点|热搜|图片新闻|活动预告",
        finals: "评论|留言|网友评论|網友評論|发表评论|發表評論|全部评论|最新评论|热门评论|参考资料|參考資料|外部链接|外部連結|关于作者|關於作者|作者简介|作者簡介",
        credits: "图：*|图片来源*|圖片來源*|圖：*|图片：*|摄影：*|攝影：*|资料图*|資料圖*|（图*|（圖*|图为*|图源*|供图*|图/*|圖／*",
        replies: "回复|回覆|举报|檢舉|赞|点赞",
    },
    Words {
        alone: "広告|シェア|シェアする|印刷|印刷する|ログイン|ログインする|新規登録|会員登録|メニュー|検索|閉じる|もっと見る|続きを読む|リンクをコピー|リンクをコピーする|保存|ホーム|コメントする|コメントを書く|ツイート|ポスト|スクラップ|\
            メールで送る|はてなブックマーク|キャンセル|送信する|お気に入り|フォロー|フォローする",
        opens: "関連記事|関連リンク|関連ニュース|あわせて読みたい|合わせて読みたい|【関連*|【写真*|【動画*|【画像*|【図*|続きを読む|もっと読む|この記事は*|本記事は*|会員限定*|有料会員*|有料記事*|残り*文字|ログインして*|ログインすると*|会員登録*|無料登録*|\
            メルマガ*|当サイト*|このサイト*|cookieを*|すべて同意*|公開日*|更新日*|最終更新*|公開：*|更新：*|タグ：*|キーワード：*|フォローする|著作権*|無断転載*|お問い合わせ*|動画：*|写真を見る*|次のページ*|前のページ*|記事をマイページ*|コメントを投稿*|紙面で*",
        inside: "会員登録が必要|ご利用には会員|有料会員|会員限定|無断転載|無断複製|プライバシーポリシー|利用規約|ニュースレター|メールマガジン|個人情報|ログインする|登録が必要|アプリをダウンロード|アプリで|マイページでまとめて|お申し込み|ご購読|購読はこちら|フォロー中の",
        wall: "お客様の|ユーザーの|当サイト|本サイト|このサイト|当社|パートナー|同意|設定を変更",
        asides: "関連記事|関連ニュース|関連リンク|関連キーワード|関連トピック|あわせて読みたい|合わせて読みたい|おすすめ|おすすめ記事|おすすめ情報|おすすめの記事|人気記事|人気の記事|アクセスランキング|ランキング|ニュースランキング|最新記事|最新ニュース|新着記事|新着ニュース|\
            こちらもおすすめ|編集部のおすすめ|注目の記事|注目記事|ピックアップ|トピックス|速報|特集|イベント情報|よく読まれている記事|読まれた記事",
        finals: "コメント|コメント一覧|みんなのコメント|コメントを書く|コメントを投稿する|脚注|参考文献|外部リンク|出典|著者プロフィール|執筆者プロフィール|この記事を書いた人|筆者プロフィール|関連項目",
        credits: "写真：*|写真=*|写真＝*|画像：*|提供：*|撮影：*|撮影＝*|出典：*|（写真*|（提供*|イラスト：*|資料写真*|図：*",
        replies: "返信|返信する|報告|通報|いいね|違反報告",
    },
    Words {
        alone: "광고|공유|공유하기|인쇄|인쇄하기|로그인|회원가입|구독|구독하기|메뉴|검색|닫기|더보기|링크 복사|url 복사|저장|홈|댓글|스크랩|글자크기|글자 크기|본문 듣기|기사 듣기|좋아요|페이스북|트위터|카카오톡|네이버|맨위로",
        opens: "관련기사|관련 기사|관련뉴스|관련 뉴스|함께 읽으면|이 기사도|더보기|더 읽기|계속 읽기|기사 더보기|구독하기|구독 신청|회원가입|이 사이트는|본 사이트는|쿠키를|모두 동의|저작권자*|ⓒ*|무단 전재*|무단전재*|입력 20*|입력:*|등록 20*|수정 20*|수정:*|승인 20*|기사입력*|최종수정*|\
            발행일*|태그:*|키워드:*|제보는*|제보하기|네이버에서*|카카오톡에서*|동영상:*|기사제보*|보도자료 문의*",
        inside: "무단 전재|무단전재|재배포 금지|재배포금지|저작권자|개인정보 처리방침|개인정보처리방침|이용약관|뉴스레터|쿠키를 사용|쿠키|회원 전용|유료 회원|구독자 전용|앱에서 보기|앱 다운로드|구독해 주세요|구독하세요|채널 추가|카카오톡 제보",
        wall: "귀하의|사용자의|당사|저희|본 사이트|이 사이트|웹사이트|파트너|동의",
        asides: "관련기사|관련 기사|관련뉴스|관련 뉴스|많이 본 뉴스|많이 본 기사|인기 기사|인기기사|인기뉴스|인기 뉴스|최신 기사|최신기사|최신뉴스|최신 뉴스|추천 기사|추천기사|추천뉴스|추천 뉴스|주요뉴스|주요 뉴스|오늘의 뉴스|실시간 뉴스|실시간 인기|속보|핫이슈|이 시각 뉴스|이 시각 주요뉴스|놓치면 안 될|랭킹뉴스|당신이 좋아할 만한 기사|함께 보면 좋은 기사",
        finals: "댓글|댓글 쓰기|댓글쓰기|의견|전체 댓글|기자 소개|각주|참고 문헌|외부 링크|댓글 남기기|네티즌 의견",
        credits: "사진:*|사진=*|사진 =*|사진제공*|사진 제공*|/사진*|[사진*|(사진*|출처:*|출처=*|이미지:*|자료사진|그래픽=*|그래픽:*|일러스트*",
        replies: "답글|답글 쓰기|신고|답글쓰기|공감",
    },
    Words {
        alone: "إعلان|إعلانات|شارك|مشاركة|طباعة|استمع|اشترك|تسجيل الدخول|سجل|القائمة|بحث|إغلاق|المزيد|عرض المزيد|نسخ الرابط|حفظ|الرئيسية|الصفحة الرئيسية|تعليق|أرسل|انشر",
        opens: "اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|إقرأ أيضاً|اقرأ المزيد|اقرأ كذلك|شاهد أيضا|شاهد أيضاً|شاهد:|فيديو:|للمزيد|اشترك في|اشتركوا|سجل الآن|هذا الموقع|يستخدم هذا الموقع|يستخدم موقعنا|نستخدم ملفات|نحن وشركاؤنا|قبول الكل|جميع الحقوق|حقوق النشر|\
            نشر في|نُشر في|تاريخ النشر|آخر تحديث|تم التحديث|تحديث:|كلمات مفتاحية|الكلمات المفتاحية|وسوم|تابعنا|تابعونا|انتقل إلى|وقت القراءة|مدة القراءة|مواضيع ذات صلة|أخبار ذات صلة|الآراء الواردة",
        inside: "جميع الحقوق محفوظة|النشرة البريدية|نشرتنا|بريدك الإلكتروني|سياسة الخصوصية|شروط الخدمة|شروط الاستخدام|الشروط والأحكام|ملفات تعريف الارتباط|الكوكيز|للمشتركين فقط|حمل التطبيق|لا تعبر عن رأي|تعكس وجهة نظر|وجهات نظر أصحابها|الآراء الواردة|بالنقاش|سياسة التعليقات",
        wall: "موافقتك|جهازك|خصوصيتك|بياناتك|تجربتك|شركاؤنا|شركائنا|نستخدم|موقعنا|هذا الموقع|تفضيلاتك",
        asides: "اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|مواضيع ذات صلة|موضوعات ذات صلة|أخبار ذات صلة|مقالات ذات صلة|ذات صلة|الأكثر قراءة|الأكثر تصفحاً|الأكثر تصفحا|الأكثر مشاهدة|الأكثر شعبية|آخر الأخبار|أحدث الأخبار|أخبار أخرى|المزيد من الأخبار|قد يهمك|قد يعجبك|قد يعجبك أيضا|مختارات|اخترنا لك|عاجل|مباشر|ننصح بقراءة|مواضيع مقترحة",
        finals: "التعليقات|تعليقات|أضف تعليق|أضف تعليقا|اترك تعليقا|اترك تعليقاً|اكتب تعليقك|شارك برأيك|عن الكاتب|المراجع|وصلات خارجية|مراجع|آراء القراء|شاركنا رأيك",
        credits: "صورة:|الصورة:|تصوير:|المصدر:|مصدر الصورة*|صدر الصورة*|التعليق على الصورة*|(صورة*|© *",
        replies: "رد|الرد|إبلاغ|أعجبني",
    },
    Words {
        alone: "विज्ञापन|शेयर|शेयर करें|प्रिंट|सुनें|सब्सक्राइब करें|लॉग इन|लॉगिन|साइन इन|मेन्यू|खोजें|सर्च|बंद करें|और देखें|और पढ़ें|कॉपी लिंक|सेव करें|होम|कमेंट करें|फॉलो करें|ऐप खोलें",
        opens: "यह भी पढ़ें|ये भी पढ़ें|यह भी पढ़े|ये भी पढ़े|इसे भी पढ़ें|इसे पढ़ें|और पढ़ें|आगे पढ़ें|पूरी खबर पढ़ें|संबंधित खबर|वीडियो:|देखें:|देखें वीडियो|सब्सक्राइब करें|हमें फॉलो करें|यह वेबसाइट|हम कुकीज़|सभी अधिकार|कॉपीराइट|प्रकाशित:|प्रकाशित |अपडेटेड:|अपडेट:|अंतिम अपडेट|आखरी अपडेट|टैग्स|टैग:|विषय:|पढ़ने का समय|हमारे व्हाट्सएप|हिंदी में*|लेटेस्ट*",
        inside: "सर्वाधिकार सुरक्षित|सभी अधिकार सुरक्षित|न्यूज़लेटर|न्यूजलेटर|गोपनीयता नीति|नियम और शर्तें|कुकीज़|कुकीज|ऐप डाउनलोड|व्हाट्सएप चैनल|व्हाट्सऐप चैनल|यूट्यूब चैनल|क्लिक करें|स्कैन करें|प्रीमियम मेंबरशिप|ऐप पर|दैनिक ई-पेपर",
        wall: "आपकी सहमति|आपके डिवाइस|आपकी गोपनीयता|आपके अनुभव|आपका डेटा|हमारे पार्टनर|हमारे साझेदार|हम उपयोग|हमारी वेबसाइट|यह वेबसाइट|इस वेबसाइट",
        asides: "यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित खबरें|संबंधित समाचार|संबंधित लेख|सबसे ज्यादा पढ़े गए|सबसे ज्यादा पढ़ी गई|सबसे लोकप्रिय|लोकप्रिय|ताज़ा खबरें|ताजा खबरें|ताज़ा समाचार|अन्य खबरें|और खबरें|बड़ी खबरें|टॉप न्यूज़|ट्रेंडिंग|ट्रेंडिंग न्यूज|आपके लिए|ब्रेकिंग न्यूज|मोस्ट रीड|वेब स्टोरीज",
        finals: "टिप्पणियां|टिप्पणियाँ|टिप्पणी|कमेंट|कमेंट्स|अपनी राय दें|अपनी प्रतिक्रिया दें|लेखक के बारे में|संदर्भ|बाहरी कड़ियाँ|सन्दर्भ",
        credits: "फोटो:|फ़ोटो:|तस्वीर:|स्रोत:|सोर्स:|(फोटो*|(फाइल फोटो*|फाइल फोटो|फोटो साभार*|© *",
        replies: "जवाब दें|उत्तर दें|रिपोर्ट करें|लाइक",
    },
];

/// Agencies and picture houses, as credits name them in every language.
pub(super) const HOUSES: &str = "\
    getty images|via shutterstock|shutterstock|istockphoto|adobe stock|adobestock|unsplash|picture alliance|\
    picture-alliance|imago images|via ap|ap photo|afp via|/afp|afp/|/reuters|reuters/|/epa|epa/|/dpa|dpa/|\
    alamy|pexels|pixabay|wikimedia commons|handout via|keystone/|anp/|ansa/|efe/|lusa/|wire images|depositphotos";
