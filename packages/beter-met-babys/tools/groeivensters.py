#!/usr/bin/env python3
"""Tekent 01-ontwikkeling/media/groeivensters.svg uit de cijfers van de WHO (2006). Gebruik: python3 tools/groeivensters.py"""
from pathlib import Path

VENSTERS = [
    ("Zitten zonder steun", 3.8, 9.2),
    ("Staan met steun", 4.8, 11.4),
    ("Kruipen op handen en knieën", 5.2, 13.5),
    ("Lopen met steun", 5.9, 13.7),
    ("Los staan", 6.9, 16.9),
    ("Los lopen", 8.2, 17.6),
]
LINKS, BREED, BOVEN, RIJ = 36, 568, 150, 74
FONT = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible','DejaVu Sans',Verdana,sans-serif"


def x(maand):
    return round(LINKS + BREED * maand / 18, 1)


def getal(waarde):
    return str(waarde).replace(".", ",")


hoogte = BOVEN + RIJ * len(VENSTERS) + 74
uit = [
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {hoogte}" role="img" aria-labelledby="t d" font-family="{FONT}">',
    '<title id="t">Groeivensters van zes grote bewegingen</title>',
    '<desc id="d">' + "; ".join(f"{n}: {getal(a)} tot {getal(b)} maanden" for n, a, b in VENSTERS) + ".</desc>",
    f'<rect width="640" height="{hoogte}" rx="12" fill="#FFFBF5"/>',
    '<text x="26" y="46" font-size="25" font-weight="700" fill="#26303A">Zes vensters, niet zes grenzen</text>',
    '<text x="26" y="78" font-size="20" fill="#55606B">Periode waarin bijna alle gezonde kinderen</text>',
    '<text x="26" y="104" font-size="20" fill="#55606B">dit leren, in maanden</text>',
]
onder = BOVEN + RIJ * len(VENSTERS)
for maand in range(0, 19, 2):
    kleur = "#C9BFAF" if maand == 12 else "#E4DDD2"
    uit.append(f'<line x1="{x(maand)}" y1="{BOVEN - 12}" x2="{x(maand)}" y2="{onder}" stroke="{kleur}" stroke-width="{2 if maand == 12 else 1}"/>')
    uit.append(f'<text x="{x(maand)}" y="{onder + 26}" font-size="20" text-anchor="middle" fill="#55606B">{maand}</text>')
uit.append(f'<text x="{x(9)}" y="{onder + 56}" font-size="20" text-anchor="middle" fill="#55606B">leeftijd in maanden (12 = eerste verjaardag)</text>')
for i, (naam, van, tot) in enumerate(VENSTERS):
    y = BOVEN + RIJ * i
    uit.append(f'<text x="{LINKS}" y="{y + 14}" font-size="20" fill="#26303A">{naam}</text>')
    uit.append(f'<rect x="{x(van)}" y="{y + 24}" width="{round(x(tot) - x(van), 1)}" height="34" rx="17" fill="#0E6B66"/>')
    uit.append(f'<text x="{x(van) + 14}" y="{y + 48}" font-size="20" font-weight="700" fill="#FFFFFF">{getal(van)}</text>')
    uit.append(f'<text x="{x(tot) - 14}" y="{y + 48}" font-size="20" font-weight="700" text-anchor="end" fill="#FFFFFF">{getal(tot)}</text>')
uit.append("</svg>")
doel = Path(__file__).resolve().parent.parent / "01-ontwikkeling" / "media" / "groeivensters.svg"
doel.write_text("\n".join(uit) + "\n", encoding="utf-8")
