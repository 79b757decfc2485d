//! What terms of use forbid, by their words. A word too many only asks someone to say what was
//! agreed; a word too few would break a contract.

use super::Alteration;

/// Words that leave no room for any change; in lower case, between single spaces.
const ALL: &str = "no alteration|no derivative|noderiv|no deriv|no modification|no manipulation|no change to the image|\
    no changes to the image|not be altered|not be modified|not be manipulated|not be edited|not alter |not modify|\
    without alteration|without modification|unaltered|unmodified|by nd |by nc nd |\
    keine bearbeitung|keine veränderung|keine änderung|nicht bearbeitet werden|nicht verändert werden|unverändert|\
    sans modification|aucune modification|pas de modification|ne pas modifier|sans retouche|\
    sin modificaciones|sin modificación|sin obra derivada|sin obras derivadas|no modificar|\
    senza modifiche|non modificare|sem modificações|não modificar|geen bewerking|niet bewerken|ongewijzigd";
/// Words against cropping.
const CROP: &str = "no crop|not crop|not be cropped|uncropped|without cropping|full frame only|kein beschnitt|\
    nicht beschneiden|nicht beschnitten|unbeschnitten|ne pas recadrer|sans recadrage|no recortar|sin recortar|\
    non ritagliare|não cortar|niet bijsnijden";
/// Words against other colours.
const COLOR: &str = "no colorization|no colorisation|no colourisation|not colorize|not colorise|not be colorized|\
    not be recolored|not be recoloured|no black and white|color only|colour only";

/// What a text forbids, in order.
pub(super) fn forbidden(text: &str) -> Vec<Alteration> {
    let mut plain = String::from(" ");
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.push(' ');
    // At the beginning of a word: `noderivs` is one, `piano alterations` is none.
    let says = |words: &str| {
        let mut words = words.split('|');
        words.any(|words| plain.contains(&format!(" {words}")))
    };
    if says(ALL) {
        return Alteration::ALL.to_vec();
    }
    let mut forbids = Vec::new();
    if says(CROP) {
        forbids.push(Alteration::Crop);
    }
    if says(COLOR) {
        forbids.extend([Alteration::Colorize, Alteration::Decolorize]);
    }
    forbids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_forbid_what_they_say() {
        use Alteration::{Colorize, Crop, Decolorize};
        let all = Alteration::ALL.as_slice();
        #[rustfmt::skip]
        let rows: &[(&str, &[Alteration])] = &[
            ("", &[]),
            ("Editorial use only. No sales.", &[]),
            ("No alterations.", all),
            ("The picture MUST NOT BE ALTERED in any way", all),
            ("CC BY-ND 4.0", all),
            ("https://creativecommons.org/licenses/by-nc-nd/4.0/", all),
            ("https://creativecommons.org/licenses/by-nc/4.0/", &[]),
            ("Attribution-NoDerivs 3.0", all),
            ("Nur unverändert abdrucken", all),
            ("Publication sans modification", all),
            ("No cropping; credit mandatory", &[Crop]),
            ("Do not crop or colorize", &[Crop]),
            ("no colorization", &[Colorize, Decolorize]),
            ("piano alteration studies", &[]),
            ("may be cropped and altered", &[]),
        ];
        for (text, want) in rows {
            assert_eq!(forbidden(text), *want, "{text}");
        }
    }
}
