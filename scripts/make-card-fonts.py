#!/usr/bin/env python3
"""Makes the fonts in which social cards are drawn, from those of the public site.

    pip install fonttools brotli
    python3 scripts/make-card-fonts.py FONTS OUT

FONTS holds the variable files of scripts/make-fonts.py, OUT is src/reader/cards/fonts. What draws
the cards takes one weight at a time, and reads WOFF, not WOFF2.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {"lora": 700, "onest": 500}


def main(fonts: Path, out: Path) -> None:
    for family, weight in WEIGHTS.items():
        for script in ("latin", "cyrillic"):
            font = TTFont(fonts / f"{family}-{script}.woff2")
            font = instancer.instantiateVariableFont(font, {"wght": weight})
            if "GSUB" in font:
                del font["GSUB"]
            font.flavor = "woff"
            target = out / f"{family}-{script}.woff"
            font.save(target)
            print(target, target.stat().st_size)


if __name__ == "__main__":
    main(*(Path(part) for part in sys.argv[1:3]))
