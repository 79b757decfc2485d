//! Currencies: their codes, and the signs that all languages know.

/// Currencies: code, sign as printed, signs and codes in prose.
const CURRENCIES: &[(&str, &str, &[&str])] = &[
    ("USD", "$", &["$", "US$", "USD", "＄"]),
    ("EUR", "€", &["€", "EUR"]),
    ("GBP", "£", &["£", "GBP", "￡"]),
    ("JPY", "¥", &["¥", "JPY", "￥"]),
    ("CNY", "CN¥", &["CNY", "RMB", "CN¥"]),
    ("INR", "₹", &["₹", "INR", "Rs"]),
    ("KRW", "₩", &["₩", "KRW"]),
    ("ZAR", "R", &["ZAR"]),
    ("RUB", "₽", &["₽", "RUB"]),
    ("CHF", "CHF\u{a0}", &["CHF"]),
    ("SEK", "SEK\u{a0}", &["SEK"]),
    ("NOK", "NOK\u{a0}", &["NOK"]),
    ("DKK", "DKK\u{a0}", &["DKK"]),
    ("PLN", "PLN\u{a0}", &["PLN"]),
    ("TRY", "₺", &["₺", "TRY"]),
    ("ILS", "₪", &["₪", "ILS"]),
    ("NGN", "₦", &["₦", "NGN"]),
    ("BRL", "R$", &["R$", "BRL"]),
    ("AUD", "A$", &["A$", "AU$", "AUD"]),
    ("CAD", "C$", &["C$", "CA$", "CAD"]),
    ("HKD", "HK$", &["HK$", "HKD"]),
    ("TWD", "NT$", &["NT$", "TWD"]),
    ("NZD", "NZ$", &["NZ$", "NZD"]),
    ("SGD", "S$", &["S$", "SGD"]),
    ("MXN", "MX$", &["MX$", "MXN"]),
    ("ARS", "ARS\u{a0}", &["ARS"]),
    ("CLP", "CLP\u{a0}", &["CLP"]),
    ("COP", "COP\u{a0}", &["COP"]),
    ("SAR", "SAR\u{a0}", &["SAR"]),
    ("AED", "AED\u{a0}", &["AED"]),
    ("EGP", "EGP\u{a0}", &["EGP"]),
    ("MAD", "MAD\u{a0}", &["MAD"]),
];

/// The code of a currency's sign or code.
pub(in super::super) fn code_of(word: &str) -> Option<&'static str> {
    CURRENCIES
        .iter()
        .find(|(_, _, names)| names.contains(&word))
        .map(|(code, _, _)| *code)
}

/// The sign that a currency is printed with.
pub(in super::super) fn sign_of(code: &str) -> &'static str {
    CURRENCIES
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or("", |(_, sign, _)| sign)
}
