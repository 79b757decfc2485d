#!/usr/bin/env python3
"""Cut the faces in this folder, for tests only, out of pinned packages.

    pip install fonttools==4.68.0
    python3 tests/fonts/make.py [FOLDER]

FOLDER is this folder unless given. Needs pip and npm. The same packages and
the same fonttools give the same bytes every time.

A face holds the letters of its script in tests/scripts.txt and src/torture/cases.rs, the rest of its
script's block where that is small, and the punctuation of both. Latin letters
and digits are left to the built-in faces.
"""

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FONTTOOLS = "4.68.0"

# package -> (client, version, sha256 of the downloaded archive)
NOTO = "@expo-google-fonts/noto-"
PACKAGES = {
    NOTO + "color-emoji": (
        "npm", "0.4.6", "8199c361ebffca17e503b7afa3994833efc1db06d63839e0b01e41e2fbd62eeb"),
    NOTO + "sans-arabic": (
        "npm", "0.4.3", "29e966f9d48a4ce7dd3c2c4c016f29cd888089538217303fb2c87de9e7f048ed"),
    NOTO + "sans-armenian": (
        "npm", "0.4.2", "2e25bf01929800ac7f61cb69750839a92555371f66d5d1fef515b2b2ad83b0fc"),
    NOTO + "sans-bengali": (
        "npm", "0.4.4", "aea68a0e86d50c55739f11b3efebf859cbc63219ad1dfbf83dc7e6cfd84a4243"),
    NOTO + "sans-devanagari": (
        "npm", "0.4.1", "fb9a4c288af3829f383d945fcec350c8cdf99abf18ffe55c987c495bca42e80e"),
    NOTO + "sans-ethiopic": (
        "npm", "0.4.2", "3030fe790f54df5297904e82da1d5216df61064af4e2ca2972ad166a6ad81f49"),
    NOTO + "sans-georgian": (
        "npm", "0.4.3", "2dfa188c507dc5587fa05a2ffc474aba026ddbd4af1d7f6f42ff9cb039d7dc0d"),
    NOTO + "sans-hebrew": (
        "npm", "0.4.1", "f82f8e852e3355521c511f2762a0130216d208d108bf4739aa977eb6a6d3012c"),
    NOTO + "sans-jp": (
        "npm", "0.4.3", "563ee80509692e2b2f42ceae6a0b82afecb90daa1b3d025bcebdf3d9120f43a3"),
    NOTO + "sans-kr": (
        "npm", "0.4.3", "7614af529705ea48e8b76cb3b056b92db66b7625ef3fc97ce76366063df94d3f"),
    NOTO + "sans-sc": (
        "npm", "0.4.3", "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"),
    NOTO + "sans-tamil": (
        "npm", "0.4.3", "e86c62e93d3e47ec8b93f71681e1ae2010b22a9f5e8bcd496b3e46c6ba70750e"),
    NOTO + "sans-tc": (
        "npm", "0.4.3", "e7532a3a43a6c660ee0351a167b99fe0da52f20b4940fb3fc067ed7c5bd594bf"),
    NOTO + "sans-thai": (
        "npm", "0.4.2", "44282ae7c24587e7e50f083e5db3aafa8011ac2eac1159ef62be4fc516a66165"),
    "fontpkg-noto-sans-thai": (
        "pip", "2.2", "1768cb43e1b01a5614a771a07c579c5d6109d21e8ef9fd4920de3cd7f842f863"),
}

REGULAR, BOLD = "400Regular", "700Bold"
# Joiners, the dotted circle that carries a stray mark, and spaces: every script may need them.
SHARED = [0x20, 0xA0, 0x200C, 0x200D, 0x25CC]

# name in the package -> (file here, languages in scripts.txt, further ranges, weights)
FACES = {
    "sans-arabic": ("NotoSansArabic", ["ar"], [(0x60C, 0x6FF)], [REGULAR, BOLD]),
    "sans-hebrew": ("NotoSansHebrew", ["he"], [(0x5B0, 0x5F4)], [REGULAR, BOLD]),
    "sans-devanagari": ("NotoSansDevanagari", ["hi"], [(0x900, 0x97F)], [REGULAR, BOLD]),
    "sans-bengali": ("NotoSansBengali", ["bn"], [(0x964, 0x965), (0x980, 0x9FE)], [REGULAR, BOLD]),
    "sans-tamil": ("NotoSansTamil", ["ta"], [(0xB80, 0xBFA)], [REGULAR, BOLD]),
    "sans-thai": ("NotoSansThai", ["th"], [(0xE00, 0xE5B)], [REGULAR, BOLD]),
    "sans-georgian": ("NotoSansGeorgian", ["ka"], [(0x10D0, 0x10FF)], [REGULAR, BOLD]),
    "sans-armenian": ("NotoSansArmenian", ["hy"], [(0x531, 0x58F)], [REGULAR, BOLD]),
    "sans-ethiopic": ("NotoSansEthiopic", ["am"], [(0x1200, 0x137C)], [REGULAR]),
    "sans-jp": ("NotoSansJP", ["ja"], [(0x3001, 0x300F), (0x3041, 0x30FE), (0xFF01, 0xFF1F)], [REGULAR, BOLD]),
    "sans-sc": ("NotoSansSC", ["zh-Hans"], [(0x3001, 0x300F), (0xFF01, 0xFF1F)], [REGULAR, BOLD]),
    "sans-tc": ("NotoSansTC", ["zh-Hant"], [(0x3001, 0x300F), (0xFF01, 0xFF1F)], [REGULAR, BOLD]),
    "sans-kr": ("NotoSansKR", ["ko"], [(0x3001, 0x300F)], [REGULAR, BOLD]),
}
# Han letters whose shape differs between the countries, in every Han face: the tests tell the
# faces apart by them, and `東` and `京` stand in the error for a letter that no face holds.
HAN = "東京骨直角令海雪今次曜関門"
# Features of East Asian faces that a banner never asks for: upright setting, ruby, other widths.
UNUSED = "vert vrt2 vkrn vpal vhal vkna hkna ruby hwid fwid pwid twid qwid aalt nlck jp78 jp83 jp90 jp04 hojo expt trad tnam".split()
PUNCTUATION = "‘’“”…—·"

EMOJI = (
    "😀😂🙂😢🔥🚀🌍🌧⏰⚽📈📉🗳🚲🐟🏠🎉✅⚠️☔☀️⚡❤️✈️©®"  # alone
    "👩👨👧👦👋🏽🏻🏿🇫🇷🇩🇪🇯🇵🏳️🌈🧑‍🚒"  # in sequences
    "0123456789#*\u20e3"  # keycaps
)


def fetch(package, folder):
    """Download one pinned package, check it, and return a function path -> bytes."""
    client, number, digest = PACKAGES[package]
    target = folder / package.replace("/", "-")
    target.mkdir()
    if client == "pip":
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                   "--only-binary=:all:", "--dest", str(target), f"{package}=={number}"]
    else:
        command = ["npm", "pack", "--silent", "--pack-destination", str(target), f"{package}@{number}"]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    (archive,) = target.iterdir()
    if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
        sys.exit(f"{archive.name}: not the pinned archive")
    if client == "pip":
        return zipfile.ZipFile(archive).read
    tar = tarfile.open(archive)
    return lambda path: tar.extractfile(path).read()


def cut(data, letters):
    """A font with these letters and whatever its features make of them."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    for table in {"SVG ", "STAT", "DSIG", "BASE"} & set(font.keys()):
        del font[table]
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    options.hinting = False
    for layout in (font[tag].table for tag in ("GSUB", "GPOS") if tag in font):
        records = layout.FeatureList.FeatureRecord if layout.FeatureList else []
        for record in records:
            if record.FeatureTag in UNUSED:  # its glyphs are not closed over either
                record.Feature.LookupListIndex = []
                record.Feature.LookupCount = 0
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def save(font, path):
    out = io.BytesIO()
    font.save(out)
    path.write_bytes(out.getvalue())


def letters_of(languages, scripts):
    """The letters of these languages' paragraphs beyond Latin ones, which are built in."""
    text = "".join(words for language, words in scripts if language in languages)
    return {ord(letter) for letter in text if ord(letter) >= 0x370}


def main():
    if version("fonttools") != FONTTOOLS:
        sys.exit(f"needs fonttools {FONTTOOLS}")
    here = Path(__file__).parent
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    lines = (here.parent / "scripts.txt").read_text(encoding="utf-8").splitlines()
    scripts = [line.split("\t") for line in lines if not line.startswith("#")]
    # What `coverline layouts torture` sets.
    code = (here.parent.parent / "src" / "torture" / "cases.rs").read_text(encoding="utf-8")
    scripts += re.findall(r'"([a-z]{2}(?:-[A-Z][a-z]{3})?)",\s*"([^"]*)",?\s*\)', code)
    for name in ("variable", "collection"):
        (target / name).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pair = []
        for name, (file, languages, ranges, weights) in FACES.items():
            read = fetch(NOTO + name, folder)
            letters = letters_of(languages, scripts).union(SHARED)
            for first, last in ranges:
                letters.update(range(first, last + 1))
            if name in ("sans-jp", "sans-sc", "sans-tc", "sans-kr"):
                letters.update(map(ord, HAN + PUNCTUATION))
            for weight in weights:
                data = read(f"package/{weight}/{file}_{weight}.ttf")
                save(cut(data, letters), target / f"{file}-{weight[3:]}.ttf")
                if weight == REGULAR and name in ("sans-jp", "sans-kr"):
                    pair.append(cut(data, map(ord, HAN)))
            (target / f"OFL-{file}.txt").write_bytes(read("package/LICENSE_FONT"))
        read = fetch(NOTO + "color-emoji", folder)
        data = read("package/400Regular/NotoColorEmoji_400Regular.ttf")
        letters = {ord(letter) for letter in EMOJI} | {0x200D, 0xFE0F}
        save(cut(data, letters), target / "NotoColorEmoji-Regular.ttf")
        (target / "OFL-NotoColorEmoji.txt").write_bytes(read("package/LICENSE_FONT"))

        # A collection of two faces, and a face with an axis of weight.
        collection = TTCollection()
        collection.fonts = pair
        collection.save(target / "collection" / "NotoSansJP-KR.ttc")
        read = fetch("fontpkg-noto-sans-thai", folder)
        data = read("fontpkg_noto_sans_thai/files/NotoSansThai[wdth,wght].ttf")
        save(cut(data, range(0xE01, 0xE5B)), target / "variable" / "NotoSansThai-Variable.ttf")


if __name__ == "__main__":
    main()
