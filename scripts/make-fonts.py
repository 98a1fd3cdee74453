#!/usr/bin/env python3
"""Makes the font files of the public site from the script subsets of two npm packages.

    pip install fonttools brotli
    npm pack @fontsource-variable/lora @fontsource-variable/onest   (both OFL; unpack both)
    python3 scripts/make-fonts.py LORA/files ONEST/files src/reader/fonts

The packages are cut so that a page in Russian needs three files of a family: Cyrillic, its further
letters, and Latin for figures and punctuation. Here each script gets one file that has all of it.
The kerning is that of the first subset, which is that of the script itself.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FIGURES = "0123456789"
SHARED = (
    " !\"#%&'()*+,-./:;<=>?@[]_|~\u00a0\u00a7\u00a9\u00ab\u00bb\u00b0\u00b7\u00d7\u2013\u2014"
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2022\u2212\u2039\u203a\u20ac" + FIGURES
)
BASIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Turkmen, Uzbek, Kazakh in Latin letters, and the names of western neighbours.
LATIN = SHARED + BASIC + (
    "$£¥½¼¾²³¿¡ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    "ŞşŽžŇňĞğIıİŊŋŪūŁłŚśŠšČčĆćŐőŰűĀāĒēĪīŌōŘřĘęĄąŻżŹźŃńŤťĎďĚěŮůŒœȘșȚțʻʼ₸₽"
)
# Russian, and the further letters of Kazakh, Kyrgyz, Tajik, Uzbek, Mongolian and Ukrainian.
CYRILLIC = SHARED + BASIC + "".join(chr(c) for c in range(0x0400, 0x0460)) + (
    "ӘәҒғҚқҢңӨөҰұҮүҺһІіӢӣӮӯҲҳҶҷЎўҐґ№₸₽"
)


def main(lora: Path, onest: Path, out: Path) -> None:
    for family, folder in (("lora", lora), ("onest", onest)):
        parts = {
            name: folder / f"{family}-{name}-wght-normal.woff2"
            for name in ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
        }
        latin = [parts["latin"], parts["latin-ext"]]
        cyrillic = [parts["cyrillic"], parts["cyrillic-ext"], parts["latin"], parts["latin-ext"]]
        for script, letters, sources in (("latin", LATIN, latin), ("cyrillic", CYRILLIC, cyrillic)):
            font = merged([cut(source, letters) for source in sources], letters)
            rename(font, "Chapar Text" if family == "lora" else "Chapar Sans")
            font.flavor = "woff2"
            target = out / f"{family}-{script}.woff2"
            font.save(target)
            print(target, target.stat().st_size)


def cut(source: Path, letters: str) -> TTFont:
    """The letters that the source has, between the weights 400 and 700."""
    font = TTFont(source)
    axis = font["fvar"].axes[0]
    if (axis.minValue, axis.maxValue) != (400, 700):
        font = instancer.instantiateVariableFont(font, {"wght": (400, 700)})
    options = subset.Options(
        layout_features=["kern", "tnum", "locl", "ccmp", "liga"],
        hinting=False,
        name_IDs=[1, 2, 5, 13, 14],
        glyph_names=False,
        notdef_outline=True,
        drop_tables=["STAT", "MVAR", "HVAR", "prep", "gasp"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return font


def merged(fonts: list[TTFont], letters: str) -> TTFont:
    """All letters in one: the first font with what it lacks from the others."""
    base, *others = fonts
    tabular = tabular_of(base)
    for number, other in enumerate(others):
        cmap, known = other.getBestCmap(), base.getBestCmap()
        wanted = {code: name for code, name in cmap.items() if code not in known}
        figures = tabular_of(other)
        names: dict[str, str] = {}
        for code, name in wanted.items():
            copied = copy_glyph(base, other, name, names, number)
            for table in base["cmap"].tables:
                if table.isUnicode():
                    table.cmap[code] = copied
        for plain, form in figures.items():
            if plain in names:
                tabular[names[plain]] = copy_glyph(base, other, form, names, number)
    if others and tabular:
        rules = "\n".join(f"sub \\{plain} by \\{form};" for plain, form in sorted(tabular.items()))
        if "GSUB" not in base or not tabular_of(base):
            addOpenTypeFeaturesFromString(base, f"feature tnum {{\n{rules}\n}} tnum;", tables=["GSUB"])
    lacking = [c for c in letters if ord(c) not in base.getBestCmap()]
    print("lacking:", "".join(lacking) or "nothing")
    return base


def rename(font: TTFont, family: str) -> None:
    """The name "Lora" is reserved by its licence to unchanged copies."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (5, 13, 14)]
    for number, text in ((0, "Made from an OFL font; its authors are named in the licence beside this file"), (1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)


def copy_glyph(base: TTFont, other: TTFont, name: str, names: dict[str, str], number: int) -> str:
    if name in names:
        return names[name]
    copied = f"{name}.from{number}"
    names[name] = copied
    glyph = other["glyf"][name]
    if glyph.isComposite():
        for part in glyph.components:
            part.glyphName = copy_glyph(base, other, part.glyphName, names, number)
    base["glyf"][copied] = glyph
    base["hmtx"][copied] = other["hmtx"][name]
    base["gvar"].variations[copied] = other["gvar"].variations.get(name, [])
    return copied


def tabular_of(font: TTFont) -> dict[str, str]:
    """Figures and their forms of one width."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            found.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    own = {font.getBestCmap()[ord(c)] for c in FIGURES if ord(c) in font.getBestCmap()}
    return {plain: form for plain, form in found.items() if plain in own}


if __name__ == "__main__":
    main(*(Path(part) for part in sys.argv[1:4]))
