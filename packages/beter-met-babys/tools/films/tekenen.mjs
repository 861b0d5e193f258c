// Gedeelde kleuren, letters en figuren voor de films.
export const K = {
  papier: '#FFFBF5', inkt: '#26303A', grijs: '#55606B', lijn: '#E4DDD2', hoofd: '#0E6B66', zacht: '#DDEFEC',
  abrikoos: '#E8894A', licht: '#FBE3D2', huid1: '#EDBE98', huid2: '#A8714D', haar1: '#6B4A32', haar2: '#2F221B',
};

export const tussen = (t, van, duur) => Math.max(0, Math.min(1, (t - van) / duur));
export const zacht = (x) => x * x * (3 - 2 * x);
export const komt = (t, van, duur = 0.8) => Math.round(zacht(tussen(t, van, duur)) * 100) / 100;
const r = (n) => Math.round(n * 10) / 10;

export function tekst(regels, { x = 84, y = 190, maat = 34, dik = 400, kleur = K.inkt, hoogte = 1.32, anker = 'start', zicht = 1 } = {}) {
  const delen = regels.map((regel, i) => `<tspan x="${x}" y="${r(y + i * maat * hoogte)}">${regel}</tspan>`).join('');
  return `<text font-size="${maat}" font-weight="${dik}" fill="${kleur}" text-anchor="${anker}" opacity="${zicht}">${delen}</text>`;
}

export const kop = (regels, zicht = 1, y = 196) => tekst(regels, { y, maat: 54, dik: 700, hoogte: 1.16, zicht });

/** Een hoofd van voren; `blik` -1..1 draait de ogen en het gezicht opzij, `mond` 0..1 opent de mond. */
export function hoofd(x, y, straal, { huid = K.huid1, haar = K.haar1, blik = 0, mond = 0, lach = 1, baby = true, dicht = 0 } = {}) {
  const s = straal;
  const dx = blik * s * 0.3;
  const oog = (kant) => {
    const ox = x + dx + kant * s * 0.33;
    const oy = y + s * 0.02;
    return dicht > 0.5
      ? `<path d="M${r(ox - s * 0.1)} ${r(oy)}q${r(s * 0.1)} ${r(s * 0.09)} ${r(s * 0.2)} 0" fill="none" stroke="${K.inkt}" stroke-width="${r(s * 0.045)}" stroke-linecap="round"/>`
      : `<circle cx="${r(ox)}" cy="${r(oy)}" r="${r(s * (baby ? 0.085 : 0.07))}" fill="${K.inkt}"/>`;
  };
  const my = y + s * 0.42;
  const monddeel = mond > 0.05
    ? `<ellipse cx="${r(x + dx)}" cy="${r(my)}" rx="${r(s * 0.13)}" ry="${r(s * 0.05 + s * 0.1 * mond)}" fill="#8A3B2E"/>`
    : `<path d="M${r(x + dx - s * 0.2)} ${r(my)}q${r(s * 0.2)} ${r(s * 0.2 * lach)} ${r(s * 0.4)} 0" fill="none" stroke="${K.inkt}" stroke-width="${r(s * 0.05)}" stroke-linecap="round"/>`;
  const kapsel = baby
    ? `<path d="M${r(x - s * 0.1)} ${r(y - s * 0.93)}q${r(s * 0.22)} ${r(-s * 0.3)} ${r(s * 0.3)} ${r(s * 0.06)}" fill="none" stroke="${haar}" stroke-width="${r(s * 0.09)}" stroke-linecap="round"/>`
    : `<path d="M${r(x - s * 1.02)} ${r(y + s * 0.05)}C${r(x - s * 1.15)} ${r(y - s * 1.5)} ${r(x + s * 1.15)} ${r(y - s * 1.5)} ${r(x + s * 1.02)} ${r(y + s * 0.05)}C${r(x + s * 0.9)} ${r(y - s * 0.62)} ${r(x - s * 0.5)} ${r(y - s * 0.5)} ${r(x - s * 1.02)} ${r(y + s * 0.05)}Z" fill="${haar}"/>`;
  return `<g><circle cx="${r(x - s * 0.98)}" cy="${r(y + s * 0.08)}" r="${r(s * 0.17)}" fill="${huid}"/><circle cx="${r(x + s * 0.98)}" cy="${r(y + s * 0.08)}" r="${r(s * 0.17)}" fill="${huid}"/>
<circle cx="${r(x)}" cy="${r(y)}" r="${r(s)}" fill="${huid}"/>${kapsel}${oog(-1)}${oog(1)}
<circle cx="${r(x + dx - s * 0.5)}" cy="${r(y + s * 0.3)}" r="${r(s * 0.12)}" fill="${K.abrikoos}" opacity="0.35"/><circle cx="${r(x + dx + s * 0.5)}" cy="${r(y + s * 0.3)}" r="${r(s * 0.12)}" fill="${K.abrikoos}" opacity="0.35"/>${monddeel}</g>`;
}

/** Een brein van opzij, breed 200 bij schaal 1, midden op (x, y). */
export function brein(x, y, schaal, { vul = K.licht, rand = K.abrikoos, zicht = 1 } = {}) {
  return `<g transform="translate(${r(x)} ${r(y)}) scale(${Math.round(schaal * 1000) / 1000})" opacity="${zicht}" fill="none" stroke="${rand}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
<path fill="${vul}" d="M-92 18C-112 -8 -98 -48 -66 -50C-58 -76 -18 -84 2 -66C22 -84 62 -76 70 -52C98 -48 112 -14 96 12C92 38 66 50 46 44C34 60 8 60 -4 48C-22 62 -52 58 -60 42C-74 42 -86 32 -92 18Z"/>
<path d="M-60 -18C-44 -34 -26 -28 -22 -12M2 -66C-6 -50 2 -38 14 -34M70 -52C54 -48 46 -36 50 -22M-34 22C-22 10 -4 12 4 24M34 8C48 -2 64 4 68 16"/></g>`;
}
