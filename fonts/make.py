#!/usr/bin/env python3
"""Make the static TTF files in this folder from pinned packages.

    pip install fonttools==4.68.0 skia-pathops==0.9.2
    python3 fonts/make.py [FOLDER]

FOLDER is this folder unless given. Needs pip and npm. The same packages and
the same two tool versions give the same bytes every time.

Newsreader, Libre Franklin and Fraunces are cut out of their variable fonts.
Source Serif 4 and Source Sans 3 are copied unchanged: their licence reserves
the name 'Source', so an altered file could not keep its family name.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

TOOLS = {"fonttools": "4.68.0", "skia-pathops": "0.9.2"}

# package -> (client, version, sha256 of the downloaded archive)
PACKAGES = {
    "fontpkg-newsreader": (
        "pip", "1.3", "b4becf475d453c0f71b0a089e794113dbc4647f0cf8e96328459911228c58abc"),
    "fontpkg-libre-franklin": (
        "pip", "3.0", "8aa29dd56c06fa12a789cac243201e5d04bbb9fe494819064f270b779d0aa575"),
    "fontpkg-fraunces": (
        "pip", "1.0", "5215b2c1e177b969ba977e0b01cde6794d1c3ccc8b61da47c5a91f0c53544119"),
    "source-serif": (
        "npm", "4.5.1", "19a448df98f4aa777de3452b0a1e29aa7ffe29252fe552c8a2d2531702d80746"),
    "source-sans": (
        "npm", "3.52.0", "49cf78ddd79b436591ee696785222b54ff28102922e3d3df297fe382d7fdfa88"),
}

NEWSREADER = ("fontpkg-newsreader", "fontpkg_newsreader/files/Newsreader[opsz,wght].ttf")
NEWSREADER_ITALIC = ("fontpkg-newsreader", "fontpkg_newsreader/files/Newsreader-Italic[opsz,wght].ttf")
FRANKLIN = ("fontpkg-libre-franklin", "fontpkg_libre_franklin/files/LibreFranklin[wght].ttf")
FRAUNCES = ("fontpkg-fraunces", "fontpkg_fraunces/files/Fraunces[SOFT,WONK,opsz,wght].ttf")

# (source, family, style, axis location)
CUTS = [
    (NEWSREADER, "Newsreader Display", "Bold", {"opsz": 72, "wght": 700}),
    (NEWSREADER, "Newsreader Display", "ExtraBold", {"opsz": 72, "wght": 800}),
    (NEWSREADER, "Newsreader", "Regular", {"opsz": 24, "wght": 400}),
    (NEWSREADER, "Newsreader", "Medium", {"opsz": 24, "wght": 500}),
    (NEWSREADER_ITALIC, "Newsreader", "Italic", {"opsz": 24, "wght": 400}),
    (FRANKLIN, "Libre Franklin", "Regular", {"wght": 400}),
    (FRANKLIN, "Libre Franklin", "Medium", {"wght": 500}),
    (FRANKLIN, "Libre Franklin", "SemiBold", {"wght": 600}),
    (FRANKLIN, "Libre Franklin", "Bold", {"wght": 700}),
    (FRANKLIN, "Libre Franklin", "ExtraBold", {"wght": 800}),
    (FRAUNCES, "Fraunces", "Bold", {"opsz": 28, "wght": 700, "SOFT": 0, "WONK": 0}),
    (FRAUNCES, "Fraunces", "Black", {"opsz": 28, "wght": 900, "SOFT": 0, "WONK": 0}),
]

# file here -> (package, path inside it); copied byte for byte
COPIES = {
    "SourceSerif4-Regular.ttf": ("source-serif", "package/TTF/SourceSerif4-Regular.ttf"),
    "SourceSerif4-Bold.ttf": ("source-serif", "package/TTF/SourceSerif4-Bold.ttf"),
    "SourceSerif4Display-Bold.ttf": ("source-serif", "package/TTF/SourceSerif4Display-Bold.ttf"),
    "SourceSans3-Regular.ttf": ("source-sans", "package/TTF/SourceSans3-Regular.ttf"),
    "SourceSans3-Bold.ttf": ("source-sans", "package/TTF/SourceSans3-Bold.ttf"),
    "OFL-Newsreader.txt": ("fontpkg-newsreader", "fontpkg_newsreader/LICENSE"),
    "OFL-LibreFranklin.txt": ("fontpkg-libre-franklin", "fontpkg_libre_franklin/LICENSE"),
    "OFL-Fraunces.txt": ("fontpkg-fraunces", "fontpkg_fraunces/LICENSE"),
    "OFL-SourceSerif4.txt": ("source-serif", "package/LICENSE.md"),
    "OFL-SourceSans3.txt": ("source-sans", "package/LICENSE.md"),
}

DROPPED_TABLES = ["DSIG", "STAT", "MVAR", "gasp", "prep", "fpgm", "cvt ", "hdmx", "VDMX", "LTSH"]
KEPT_NAMES = {0, 5, 7, 13, 14}  # copyright, version, trademark, licence, licence address
DIGITS = "zero one two three four five six seven eight nine".split()


def fetch(package, folder):
    """Download one pinned package, check it, and return a function path -> bytes."""
    client, number, digest = PACKAGES[package]
    target = folder / package
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


def bounds(font, glyph):
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    return pen.bounds


def add_glyph(font, name, base=None, dx=0, advance=0):
    """Add a glyph: empty, or the outline of `base` moved by dx."""
    pen = TTGlyphPen(font.getGlyphSet())
    if base:
        pen.addComponent(base, (1, 0, 0, 1, dx, 0))
    glyph = pen.glyph()
    font["glyf"][name] = glyph  # also appends to the glyph order
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0) if base else 0)


def map_char(font, char, glyph):
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[char] = glyph


def add_spaces(font):
    """Add the spaces and the no-break hyphen that typesetting needs, and mend wrong widths.

    Libre Franklin's own thin and hair spaces are wider than its word space.
    """
    cmap = font.getBestCmap()
    space = font["hmtx"][cmap[0x20]][0]
    figure = font["hmtx"]["zero.tnum" if "zero.tnum" in font["hmtx"].metrics else "zero"][0]
    widths = {
        0x2007: figure,
        0x2008: font["hmtx"][cmap[ord(".")]][0],
        0x2009: round(space * 2 / 3),
        0x200A: round(space / 3),
        0x200B: 0,
        0x202F: round(space * 2 / 3),
        0x2060: 0,
    }
    for char, width in widths.items():
        if char in cmap:
            font["hmtx"][cmap[char]] = (width, 0)
        else:
            add_glyph(font, f"uni{char:04X}", advance=width)
            map_char(font, char, f"uni{char:04X}")
    if 0x2011 not in cmap:
        map_char(font, 0x2011, cmap[ord("-")])


def add_tabular_figures(font):
    """Give a face without `tnum` that feature: its own figures, each centred on one width."""
    advances = [font["hmtx"][digit][0] for digit in DIGITS]
    width = round(sum(advances) - advances[1]) // 9  # the mean, less the narrow 1
    for digit in DIGITS:
        left, _, right, _ = bounds(font, digit)
        add_glyph(font, f"{digit}.tnum", digit, round((width - left - right) / 2), width)
    gsub = font["GSUB"].table
    lookup = buildLookup([buildSingleSubstSubtable({digit: f"{digit}.tnum" for digit in DIGITS})])
    gsub.LookupList.Lookup.append(lookup)
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag = "tnum"
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [gsub.LookupList.LookupCount - 1]
    record.Feature.LookupCount = 1
    gsub.FeatureList.FeatureRecord.append(record)
    gsub.FeatureList.FeatureCount = len(gsub.FeatureList.FeatureRecord)
    for script in gsub.ScriptList.ScriptRecord:
        languages = [entry.LangSys for entry in script.Script.LangSysRecord]
        for language in [script.Script.DefaultLangSys, *languages]:
            if language is not None:
                language.FeatureIndex.append(gsub.FeatureList.FeatureCount - 1)
                language.FeatureCount = len(language.FeatureIndex)


def set_names(font, family, style, weight):
    """Set the family and style names, weight and style bits; drop all other names but the legal ones."""
    table = font["name"]
    postscript = f"{family}-{style}".replace(" ", "")
    basic = style in ("Regular", "Bold", "Italic")
    names = {
        1: family if basic else f"{family} {style}",
        2: style if basic else "Regular",
        3: f"{table.getDebugName(5)};{postscript}",
        4: f"{family} {style}",
        6: postscript,
        16: family,
        17: style,
    }
    table.names = [r for r in table.names if r.nameID in KEPT_NAMES and r.platformID == 3 and r.langID == 0x409]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    table.names.sort()
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    os2.fsSelection &= 0b10000000  # keep USE_TYPO_METRICS as the source has it
    os2.fsSelection |= {"Regular": 1 << 6, "Bold": 1 << 5, "Italic": 1}.get(style, 1 << 6)
    head.macStyle = {"Bold": 1, "Italic": 2}.get(style, 0)


def cut(data, family, style, location):
    font = TTFont(data, recalcTimestamp=False)
    font = instantiateVariableFont(font, location, overlap=OverlapMode.REMOVE)
    for tag in DROPPED_TABLES:
        if tag in font:
            del font[tag]
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    if family == "Libre Franklin" and "tnum" not in features:
        add_tabular_figures(font)
    add_spaces(font)
    # The sources give one cap height and x-height for all optical sizes.
    font["OS/2"].sCapHeight = round(bounds(font, "H")[3])
    _, low, _, high = bounds(font, "o" if style == "Italic" else "x")
    font["OS/2"].sxHeight = round(high + low)  # the italic x has no flat top: o less its overshoot
    font["OS/2"].recalcUnicodeRanges(font)
    set_names(font, family, style, location["wght"])
    return font


def main():
    for tool, wanted in TOOLS.items():
        if version(tool) != wanted:
            sys.exit(f"needs {tool} {wanted}, found {version(tool)}")
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        packages = {package: fetch(package, scratch) for package in PACKAGES}
        for name, (package, path) in COPIES.items():
            (out / name).write_bytes(packages[package](path))
        for (package, path), family, style, location in CUTS:
            source = scratch / "source.ttf"
            source.write_bytes(packages[package](path))
            name = f"{family}-{style}.ttf".replace(" ", "")
            cut(source, family, style, location).save(out / name)


if __name__ == "__main__":
    main()
