// Gedeelde kleuren, letters en figuren voor de films.
export const K = {
  papier: '#FFFBF5', inkt: '#26303A', grijs: '#55606B', lijn: '#E4DDD2', hoofd: '#0E6B66', zacht: '#DDEFEC',
  abrikoos: '#E8894A', licht: '#FBE3D2', huid1: '#EDBE98', huid2: '#A8714D', haar1: '#6B4A32', haar2: '#2F221B', haar3: '#B8BCC2', haar4: '#B5653A', midden: '#7DB8B1', broek: '#46535F', mond: '#8A3B2E', wit: '#FFFFFF', traan: '#7FB4D6',
};

export const tussen = (t, van, duur) => Math.max(0, Math.min(1, (t - van) / duur));
export const zacht = (x) => x * x * (3 - 2 * x);
export const komt = (t, van, duur = 0.8) => Math.round(zacht(tussen(t, van, duur)) * 100) / 100;
export const r = (n) => Math.round(n * 10) / 10;

export function tekst(regels, { x = 84, y = 190, maat = 34, dik = 400, kleur = K.inkt, hoogte = 1.32, anker = 'start', zicht = 1 } = {}) {
  const delen = regels.map((regel, i) => `<tspan x="${x}" y="${r(y + i * maat * hoogte)}">${regel}</tspan>`).join('');
  return `<text font-size="${maat}" font-weight="${dik}" fill="${kleur}" text-anchor="${anker}" opacity="${zicht}">${delen}</text>`;
}

export const kop = (regels, zicht = 1, y = 196) => tekst(regels, { y, maat: 54, dik: 700, hoogte: 1.16, zicht });

/**
 * Een hoofd van voren; `blik` -1..1 draait de ogen en het gezicht opzij, `neer` -1..1 omhoog of omlaag, `mond` 0..1 opent de mond.
 * `stijl`: kaal, pluk, krul, staart, muts (baby); kort, knot, lang, krul, doek (volwassene). `frons` 0..1, `traan` 0..1, `bril`, `helm`, `sonde`.
 */
export function hoofd(x, y, straal, { huid = K.huid1, haar = K.haar1, blik = 0, neer = 0, mond = 0, lach = 1, baby = true, dicht = 0, stijl, frons = 0, traan = 0, bril, helm, sonde, doek = K.hoofd } = {}) {
  const s = straal;
  const dx = blik * s * 0.3;
  const dy = neer * s * 0.16;
  const oog = (kant) => {
    const ox = x + dx + kant * s * 0.33;
    const oy = y + s * 0.02 + dy;
    return dicht > 0.5
      ? `<path d="M${r(ox - s * 0.1)} ${r(oy)}q${r(s * 0.1)} ${r(s * 0.09)} ${r(s * 0.2)} 0" fill="none" stroke="${K.inkt}" stroke-width="${r(s * 0.045)}" stroke-linecap="round"/>`
      : `<circle cx="${r(ox)}" cy="${r(oy)}" r="${r(s * (baby ? 0.085 : 0.07))}" fill="${K.inkt}"/>`;
  };
  const my = y + s * 0.42 + dy;
  const monddeel = mond > 0.05
    ? `<ellipse cx="${r(x + dx)}" cy="${r(my)}" rx="${r(s * 0.13)}" ry="${r(s * 0.05 + s * 0.1 * mond)}" fill="#8A3B2E"/>`
    : `<path d="M${r(x + dx - s * 0.2)} ${r(my)}q${r(s * 0.2)} ${r(s * 0.2 * lach)} ${r(s * 0.4)} 0" fill="none" stroke="${K.inkt}" stroke-width="${r(s * 0.05)}" stroke-linecap="round"/>`;
  const extra = (frons > 0.05 ? [-1, 1].map((k) => `<path d="M${r(x + dx + k * s * 0.46)} ${r(y + dy - s * 0.2 - s * 0.06 * (1 - frons))}L${r(x + dx + k * s * 0.2)} ${r(y + dy - s * (0.2 + 0.1 * frons))}" stroke="${K.inkt}" stroke-width="${r(s * 0.05)}" stroke-linecap="round"/>`).join('') : '')
    + (traan > 0.05 ? [-1, 1].map((k) => `<path d="M${r(x + dx + k * s * 0.42)} ${r(y + dy + s * 0.14)}q${r(s * 0.1)} ${r(s * 0.16)} 0 ${r(s * 0.2)}q${r(-s * 0.1)} ${r(-s * 0.04)} 0 ${r(-s * 0.2)}Z" fill="${K.traan}" opacity="${r(traan)}"/>`).join('') : '')
    + (bril ? `<g fill="none" stroke="${K.inkt}" stroke-width="${r(s * 0.045)}"><circle cx="${r(x + dx - s * 0.33)}" cy="${r(y + dy + s * 0.02)}" r="${r(s * 0.21)}"/><circle cx="${r(x + dx + s * 0.33)}" cy="${r(y + dy + s * 0.02)}" r="${r(s * 0.21)}"/><path d="M${r(x + dx - s * 0.12)} ${r(y + dy)}h${r(s * 0.24)}"/></g>` : '')
    + (sonde ? `<path d="M${r(x + dx + s * 0.05)} ${r(y + dy + s * 0.24)}Q${r(x + dx + s * 0.4)} ${r(y + dy + s * 0.3)} ${r(x + s * 0.94)} ${r(y + s * 0.14)}" fill="none" stroke="${K.wit}" stroke-width="${r(s * 0.06)}" stroke-linecap="round"/><rect x="${r(x + dx + s * 0.4)}" y="${r(y + dy + s * 0.15)}" width="${r(s * 0.24)}" height="${r(s * 0.18)}" rx="${r(s * 0.05)}" fill="${K.licht}"/>` : '');
  const kapsel = stijl || helm ? haardracht(x, y, s, helm ? 'helm' : stijl, haar, doek, baby) : baby
    ? `<path d="M${r(x - s * 0.1)} ${r(y - s * 0.93)}q${r(s * 0.22)} ${r(-s * 0.3)} ${r(s * 0.3)} ${r(s * 0.06)}" fill="none" stroke="${haar}" stroke-width="${r(s * 0.09)}" stroke-linecap="round"/>`
    : `<path d="M${r(x - s * 1.02)} ${r(y + s * 0.05)}C${r(x - s * 1.15)} ${r(y - s * 1.5)} ${r(x + s * 1.15)} ${r(y - s * 1.5)} ${r(x + s * 1.02)} ${r(y + s * 0.05)}C${r(x + s * 0.9)} ${r(y - s * 0.62)} ${r(x - s * 0.5)} ${r(y - s * 0.5)} ${r(x - s * 1.02)} ${r(y + s * 0.05)}Z" fill="${haar}"/>`;
  return `<g>${stijl === 'lang' || stijl === 'knot' || (stijl === 'krul' && !baby) || stijl === 'doek' ? achterhaar(x, y, s, stijl, haar, doek) : ''}${stijl === 'doek' ? '' : `<circle cx="${r(x - s * 0.98)}" cy="${r(y + s * 0.08)}" r="${r(s * 0.17)}" fill="${huid}"/><circle cx="${r(x + s * 0.98)}" cy="${r(y + s * 0.08)}" r="${r(s * 0.17)}" fill="${huid}"/>`}
<circle cx="${r(x)}" cy="${r(y)}" r="${r(s)}" fill="${huid}"/>${kapsel}${oog(-1)}${oog(1)}
<circle cx="${r(x + dx - s * 0.5)}" cy="${r(y + s * 0.3)}" r="${r(s * 0.12)}" fill="${K.abrikoos}" opacity="0.35"/><circle cx="${r(x + dx + s * 0.5)}" cy="${r(y + s * 0.3)}" r="${r(s * 0.12)}" fill="${K.abrikoos}" opacity="0.35"/>${monddeel}${extra}</g>`;
}

function achterhaar(x, y, s, stijl, haar, doek) {
  if (stijl === 'lang') return `<path d="M${r(x - s * 1.12)} ${r(y + s * 1.02)}C${r(x - s * 1.3)} ${r(y - s * 1.5)} ${r(x + s * 1.3)} ${r(y - s * 1.5)} ${r(x + s * 1.12)} ${r(y + s * 1.02)}Q${r(x)} ${r(y + s * 1.3)} ${r(x - s * 1.12)} ${r(y + s * 1.02)}Z" fill="${haar}"/>`;
  if (stijl === 'knot') return `<circle cx="${r(x)}" cy="${r(y - s * 1.16)}" r="${r(s * 0.36)}" fill="${haar}"/>`;
  if (stijl === 'krul') return [[-1, 0.1], [-1.08, -0.35], [-0.8, -0.8], [-0.3, -1.08], [0.3, -1.08], [0.8, -0.8], [1.08, -0.35], [1, 0.1]].map(([a, b]) => `<circle cx="${r(x + s * a)}" cy="${r(y + s * b)}" r="${r(s * 0.38)}" fill="${haar}"/>`).join('');
  return `<path d="M${r(x - s * 1.16)} ${r(y + s * 0.7)}C${r(x - s * 1.4)} ${r(y - s * 1.65)} ${r(x + s * 1.4)} ${r(y - s * 1.65)} ${r(x + s * 1.16)} ${r(y + s * 0.7)}Q${r(x + s * 0.9)} ${r(y + s * 1.5)} ${r(x)} ${r(y + s * 1.42)}Q${r(x - s * 0.9)} ${r(y + s * 1.5)} ${r(x - s * 1.16)} ${r(y + s * 0.7)}Z" fill="${doek}"/>`;
}

function haardracht(x, y, s, stijl, haar, doek, baby) {
  const kap = (d, kleur) => `<path d="M${r(x - s * 1.01)} ${r(y - s * 0.02)}C${r(x - s * 1.08)} ${r(y - s * 1.34)} ${r(x + s * 1.08)} ${r(y - s * 1.34)} ${r(x + s * 1.01)} ${r(y - s * 0.02)}${d}Z" fill="${kleur}"/>`;
  if (stijl === 'kaal') return '';
  if (stijl === 'pluk') return [-0.24, 0, 0.24].map((a) => `<path d="M${r(x + s * a * 0.6)} ${r(y - s * 0.9)}Q${r(x + s * a)} ${r(y - s * 1.08)} ${r(x + s * a * 1.7)} ${r(y - s * 1.2)}" fill="none" stroke="${haar}" stroke-width="${r(s * 0.09)}" stroke-linecap="round"/>`).join('');
  if (stijl === 'krul' && baby) return [[-0.78, -0.5], [-0.5, -0.78], [-0.14, -0.9], [0.22, -0.9], [0.55, -0.74], [0.8, -0.46], [-0.3, -0.6], [0.08, -0.66], [0.4, -0.56]].map(([a, b]) => `<circle cx="${r(x + s * a)}" cy="${r(y + s * b)}" r="${r(s * 0.25)}" fill="${haar}"/>`).join('');
  if (stijl === 'krul') return kap(`C${r(x + s * 0.8)} ${r(y - s * 0.7)} ${r(x - s * 0.8)} ${r(y - s * 0.7)} ${r(x - s * 1.01)} ${r(y - s * 0.02)}`, haar);
  if (stijl === 'staart') return `<path d="M${r(x - s * 0.05)} ${r(y - s * 0.92)}Q${r(x - s * 0.34)} ${r(y - s * 1.2)} ${r(x - s * 0.3)} ${r(y - s * 1.36)}M${r(x)} ${r(y - s * 0.92)}V${r(y - s * 1.42)}M${r(x + s * 0.05)} ${r(y - s * 0.92)}Q${r(x + s * 0.34)} ${r(y - s * 1.2)} ${r(x + s * 0.3)} ${r(y - s * 1.36)}" fill="none" stroke="${haar}" stroke-width="${r(s * 0.11)}" stroke-linecap="round"/><circle cx="${r(x)}" cy="${r(y - s * 1)}" r="${r(s * 0.11)}" fill="${K.abrikoos}"/>`;
  if (stijl === 'muts') return kap(`Q${r(x)} ${r(y - s * 0.66)} ${r(x - s * 1.01)} ${r(y - s * 0.02)}`, doek);
  if (stijl === 'helm') return `<path d="M${r(x - s * 1.1)} ${r(y + s * 0.24)}C${r(x - s * 1.22)} ${r(y - s * 1.46)} ${r(x + s * 1.22)} ${r(y - s * 1.46)} ${r(x + s * 1.1)} ${r(y + s * 0.24)}L${r(x + s * 0.84)} ${r(y + s * 0.24)}C${r(x + s * 0.8)} ${r(y - s * 0.6)} ${r(x - s * 0.8)} ${r(y - s * 0.6)} ${r(x - s * 0.84)} ${r(y + s * 0.24)}Z" fill="${doek}"/><circle cx="${r(x)}" cy="${r(y - s * 0.74)}" r="${r(s * 0.12)}" fill="${K.licht}"/>`;
  if (stijl === 'doek') return `<path d="M${r(x - s * 1.03)} ${r(y + s * 0.3)}C${r(x - s * 1.18)} ${r(y - s * 1.42)} ${r(x + s * 1.18)} ${r(y - s * 1.42)} ${r(x + s * 1.03)} ${r(y + s * 0.3)}C${r(x + s * 0.94)} ${r(y - s * 0.78)} ${r(x - s * 0.94)} ${r(y - s * 0.78)} ${r(x - s * 1.03)} ${r(y + s * 0.3)}Z" fill="${doek}"/>`;
  return kap(`C${r(x + s * 0.86)} ${r(y - s * 0.62)} ${r(x - s * 0.3)} ${r(y - s * 0.5)} ${r(x - s * 1.01)} ${r(y - s * 0.02)}`, haar);
}

/** Een brein van opzij, breed 200 bij schaal 1, midden op (x, y). */
export function brein(x, y, schaal, { vul = K.licht, rand = K.abrikoos, zicht = 1 } = {}) {
  return `<g transform="translate(${r(x)} ${r(y)}) scale(${Math.round(schaal * 1000) / 1000})" opacity="${zicht}" fill="none" stroke="${rand}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
<path fill="${vul}" d="M-92 18C-112 -8 -98 -48 -66 -50C-58 -76 -18 -84 2 -66C22 -84 62 -76 70 -52C98 -48 112 -14 96 12C92 38 66 50 46 44C34 60 8 60 -4 48C-22 62 -52 58 -60 42C-74 42 -86 32 -92 18Z"/>
<path d="M-60 -18C-44 -34 -26 -28 -22 -12M2 -66C-6 -50 2 -38 14 -34M70 -52C54 -48 46 -36 50 -22M-34 22C-22 10 -4 12 4 24M34 8C48 -2 64 4 68 16"/></g>`;
}

/** Het kader van elke film: papier, het spoor van stenen bovenaan, zachte overgang tussen de scènes. Gebruik: `kader` als eigenschap van de film. */
export function kader(scene, t, nummer) {
  const stenen = this.scenes.map((_, i) => {
    const x = 640 + (i - (this.scenes.length - 1) / 2) * 46;
    return `<ellipse cx="${x}" cy="${r(48 + (i % 2 ? 5 : -5))}" rx="13" ry="9" fill="${i <= nummer ? K.hoofd : K.lijn}"/>`;
  }).join('');
  const weg = nummer === this.scenes.length - 1 ? 1 : 1 - komt(t, scene.duur - 0.5, 0.45);
  const in_ = nummer === 0 ? 1 : komt(t, 0, 0.4);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" font-family="Leer,'DejaVu Sans',Verdana,sans-serif"><rect width="1280" height="720" fill="${K.papier}"/>${stenen}<g opacity="${r(Math.min(weg, in_) * 100) / 100}">${scene.teken(t)}</g></svg>`;
}

/** Kop en tekstblokken links: `blokken` is een lijst van [regels, seconde, nadruk]. */
export function verhaal(t, kopregels, blokken = [], y0 = 190) {
  let y = y0 + (kopregels.length - 1) * 63 + 76;
  let uit = kop(kopregels, 1, y0);
  for (const [regels, bij = 0.6, nadruk = false] of blokken) {
    uit += tekst(regels, { y, zicht: komt(t, bij), ...(nadruk ? { dik: 700, kleur: K.hoofd } : {}) });
    y += regels.length * 45 + 22;
  }
  return uit;
}

/** Een gekromde pijl met lengte `lang` van links naar rechts of terug, getekend tot `deel`. */
export function boog(x1, x2, y, hoog, deel, kleur) {
  const lang = 620;
  const mid = (x1 + x2) / 2;
  const punt = x2 > x1 ? -1 : 1;
  const pijl = deel > 0.95 ? `<path d="M${x2 + punt * 22} ${y + (hoog < 0 ? -20 : 20)}L${x2} ${y}L${x2 + punt * 2} ${y + (hoog < 0 ? -30 : 30)}" fill="none" stroke="${kleur}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>` : '';
  return `<path d="M${x1} ${y}Q${mid} ${y + hoog} ${x2} ${y}" fill="none" stroke="${kleur}" stroke-width="7" stroke-linecap="round" stroke-dasharray="${lang}" stroke-dashoffset="${r(lang * (1 - deel))}"/>${pijl}`;
}

/** Een pijl van punt naar punt; `bocht` buigt hem naar links van de looprichting, `deel` tekent hem langzaam. */
export function pijl(x1, y1, x2, y2, { bocht = 0, deel = 1, kleur = K.hoofd, dik = 7, punt = 26, zicht = 1 } = {}) {
  if (deel <= 0.01) return '';
  const l = Math.hypot(x2 - x1, y2 - y1) || 1;
  const cx = (x1 + x2) / 2 + ((y2 - y1) / l) * bocht;
  const cy = (y1 + y2) / 2 - ((x2 - x1) / l) * bocht;
  const h = Math.atan2(y2 - cy, x2 - cx);
  const p = (a) => `${r(x2 - punt * Math.cos(h + a))} ${r(y2 - punt * Math.sin(h + a))}`;
  const kopje = deel > 0.95 ? `<path d="M${p(0.55)}L${r(x2)} ${r(y2)}L${p(-0.55)}"/>` : '';
  return `<g fill="none" stroke="${kleur}" stroke-width="${dik}" stroke-linecap="round" stroke-linejoin="round" opacity="${zicht}"><path d="M${r(x1)} ${r(y1)}Q${r(cx)} ${r(cy)} ${r(x2)} ${r(y2)}" pathLength="100" stroke-dasharray="100 200" stroke-dashoffset="${r(100 * (1 - deel))}"/>${kopje}</g>`;
}

/** Zet een tekening op haar plaats. */
export function plaats(x, y, schaal, inhoud, { draai = 0, spiegel = false, zicht = 1 } = {}) {
  if (zicht <= 0) return '';
  return `<g transform="translate(${r(x)} ${r(y)})${draai ? ` rotate(${r(draai)})` : ''} scale(${spiegel ? -schaal : schaal} ${schaal})"${zicht < 1 ? ` opacity="${zicht}"` : ''}>${inhoud}</g>`;
}

const lid = (d, kleur, dik) => `<path d="${d}" fill="none" stroke="${kleur}" stroke-width="${dik}" stroke-linecap="round" stroke-linejoin="round"/>`;
const rond = (x, y, straal, kleur) => `<circle cx="${r(x)}" cy="${r(y)}" r="${r(straal)}" fill="${kleur}"/>`;
const vlak = (d, kleur) => `<path d="${d}" fill="${kleur}"/>`;
const gezicht = (o) => ({ huid: o.huid, haar: o.haar, blik: o.blik, neer: o.neer, mond: o.mond, lach: o.lach, dicht: o.dicht, stijl: o.stijl, frons: o.frons, traan: o.traan, bril: o.bril, helm: o.helm, sonde: o.sonde, doek: o.doek });
const opties = (o) => ({ draai: o.draai, spiegel: o.spiegel, zicht: o.zicht });

/** Baby op de rug, van boven gezien, hoofd boven; 290 hoog bij schaal 1, midden op (x, y). `trap` -1..1 beweegt de benen, `handen` zijn twee punten. */
export function babyRug(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.abrikoos, trap = 0, handen = [[-76, -56], [76, -56]] } = o;
  const been = (k) => { const v = 122 - 15 * trap * k; return lid(`M${k * 20} 46Q${k * 78} ${r(72 - 8 * trap * k)} ${k * 38} ${r(v)}`, kleur, 36) + rond(k * 36, v + 8, 20, huid); };
  const arm = (k, [hx, hy]) => lid(`M${k * 32} -26Q${r((k * 32 + hx) / 2 + k * 12)} ${r((-26 + hy) / 2 + 14)} ${r(hx)} ${r(hy)}`, kleur, 28) + rond(hx, hy, 17, huid);
  return plaats(x, y, schaal, been(-1) + been(1) + vlak('M-46 -38Q-58 20 -46 56Q0 88 46 56Q58 20 46 -38Q0 -58 -46 -38Z', kleur)
    + lid('M-20 -46Q0 -28 20 -46', K.papier, 6) + arm(-1, handen[0]) + arm(1, handen[1]) + hoofd(0, -98, 56, { ...gezicht(o), huid }) + (o.boven ?? ''), opties(o));
}

/** Baby in een slaapzak op de rug, van boven gezien. */
export function babySlaapzak(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.midden } = o;
  return plaats(x, y, schaal, lid('M-34 -30Q-78 -44 -74 -92', kleur, 28) + lid('M34 -30Q78 -44 74 -92', kleur, 28) + rond(-74, -96, 17, huid) + rond(74, -96, 17, huid)
    + vlak('M-46 -40Q-74 60 -64 140Q0 172 64 140Q74 60 46 -40Q0 -60 -46 -40Z', kleur) + lid('M0 -34V120', K.papier, 4) + hoofd(0, -98, 56, { dicht: 1, lach: 0.5, ...gezicht(o), huid, ...(o.dicht === undefined ? { dicht: 1 } : {}) }), opties(o));
}

/** Zittende baby van voren, 240 hoog; (x, y) is de vloer onder het midden. */
export function babyZit(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.abrikoos, handen = [[-70, -54], [70, -54]], kantel = 0 } = o;
  const been = (k) => lid(`M${k * 26} -24Q${k * 62} -46 ${k * 88} -20`, kleur, 38) + rond(k * 96, -22, 21, huid);
  const arm = (k, [hx, hy]) => lid(`M${k * 38} -102Q${r((k * 38 + hx) / 2 + k * 14)} ${r((-102 + hy) / 2 + 8)} ${r(hx)} ${r(hy)}`, kleur, 28) + rond(hx, hy, 17, huid);
  return plaats(x, y, schaal, vlak('M-44 -118Q-66 -50 -56 -14Q0 12 56 -14Q66 -50 44 -118Q0 -140 -44 -118Z', kleur) + lid('M-20 -124Q0 -106 20 -124', K.papier, 6)
    + been(-1) + been(1) + (o.voor ?? '') + arm(-1, handen[0]) + arm(1, handen[1]) + hoofd(kantel * 14, -180, 57, { ...gezicht(o), huid }), opties(o));
}

/** Baby op de buik, van opzij, kijkt naar rechts; (x, y) is de vloer onder de borst. `op` 0..1 tilt het hoofd. */
export function babyBuik(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.abrikoos, op = 1, trap = 0, hand = [96, -16] } = o;
  return plaats(x, y, schaal, lid(`M-100 -36Q-150 -44 -178 ${r(-22 - 26 * Math.abs(trap))}`, kleur, 36) + rond(-188, -24 - 30 * Math.abs(trap), 20, huid)
    + vlak(`M-128 -16Q-140 -78 -80 -80Q-16 -80 14 ${r(-76 - 34 * op)}Q58 ${r(-70 - 34 * op)} 54 -46Q44 -8 -10 -8L-100 -6Q-124 -6 -128 -16Z`, kleur)
    + hoofd(56, -(62 + 74 * op), 55, { blik: 0.5, ...gezicht(o), huid, ...(o.blik === undefined ? { blik: 0.5 } : {}) })
    + lid(`M18 ${r(-50 - 18 * op)}Q10 -10 ${r(hand[0] - 8)} ${r(hand[1] + 1)}`, kleur, 28) + rond(hand[0], hand[1], 17, huid), opties(o));
}

/** Kruipende baby van opzij, kijkt naar rechts; (x, y) is de vloer. `fase` 0..1 is één stap. */
export function babyKruip(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.abrikoos, fase = 0 } = o;
  const f = Math.sin(2 * Math.PI * fase) * 22;
  const been = (d) => lid(`M-56 -66L${r(-42 + d)} -20L${r(-106 + d)} -18`, kleur, 36) + rond(-112 + d, -20, 19, huid);
  const arm = (d) => lid(`M46 -80Q${r(60 + d / 2)} -48 ${r(62 + d)} -20`, kleur, 28) + rond(66 + d, -16, 17, huid);
  return plaats(x, y, schaal, been(f) + arm(-f) + lid('M-52 -84Q0 -70 42 -90', kleur, 76) + been(-f) + arm(f) + hoofd(100, -136, 55, { ...gezicht(o), huid, ...(o.blik === undefined ? { blik: 0.5 } : {}) }), opties(o));
}

/** Staande baby die zich optrekt, handen naar rechts; `op` 0..1 van hurken naar staan. */
export function babyStaat(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.abrikoos, op = 1, steun = [92, -150], los = false } = o;
  const d = (1 - op) * 48;
  const been = (k) => lid(`M${k * 18} ${r(-70 + d)}Q${r(k * (24 + d * 0.9))} ${r(-40 + d * 0.2)} ${k * 24} -20`, kleur, 38) + `<ellipse cx="${k * 26 + 6}" cy="-12" rx="25" ry="15" fill="${huid}"/>`;
  const arm = (sx, [hx, hy]) => lid(`M${sx} ${r(-146 + d)}Q${r((sx + hx) / 2)} ${r((-146 + d + hy) / 2 + 14)} ${hx} ${hy}`, kleur, 28) + rond(hx, hy, 17, huid);
  return plaats(x, y, schaal, been(-1) + been(1) + arm(-6, los ? [-74, -120] : [steun[0], steun[1] + 4]) + vlak(`M-40 ${r(-164 + d)}Q-54 ${r(-100 + d)} -44 ${r(-62 + d)}Q0 ${r(-38 + d)} 44 ${r(-62 + d)}Q54 ${r(-100 + d)} 40 ${r(-164 + d)}Q0 ${r(-184 + d)} -40 ${r(-164 + d)}Z`, kleur)
    + arm(26, los ? [80, -120] : steun) + hoofd(6, -224 + d, 56, { ...gezicht(o), huid, ...(o.blik === undefined ? { blik: los ? 0 : 0.5 } : {}) }), opties(o));
}

const volw = (o) => ({ ...gezicht(o), baby: false, haar: o.haar ?? K.haar2, huid: o.huid ?? K.huid2, stijl: o.stijl ?? 'kort' });

/** Volwassene in kleermakerszit van voren, 430 hoog; (x, y) is de vloer. `handen` zijn twee punten. */
export function grootZit(x, y, schaal, o = {}) {
  const { huid = K.huid2, kleur = K.hoofd, broek = K.broek, handen = [[-86, -70], [86, -70]] } = o;
  const arm = (k, [hx, hy]) => lid(`M${k * 66} -226Q${r((k * 66 + hx) / 2 + k * 44)} ${r((-226 + hy) / 2 + 20)} ${r(hx)} ${r(hy)}`, kleur, 42) + rond(hx, hy, 23, huid);
  return plaats(x, y, schaal, vlak('M-74 -250Q-92 -140 -76 -40Q0 -16 76 -40Q92 -140 74 -250Q0 -284 -74 -250Z', kleur)
    + lid('M50 -52L148 -34L-30 -24', broek, 50) + lid('M-50 -52L-148 -34L30 -24', broek, 50) + `<ellipse cx="-46" cy="-20" rx="30" ry="17" fill="${K.licht}"/><ellipse cx="46" cy="-20" rx="30" ry="17" fill="${K.licht}"/>`
    + vlak('M-22 -292H22V-258Q0 -236 -22 -258Z', huid) + hoofd(0, -350, 76, volw(o)) + (o.voor ?? '') + arm(-1, handen[0]) + arm(1, handen[1]), opties(o));
}

/** Volwassene op de knieën van opzij, kijkt naar rechts; (x, y) is de vloer. `buig` in graden naar voren, `hand` is een punt. */
export function grootKniel(x, y, schaal, o = {}) {
  const { huid = K.huid2, kleur = K.hoofd, broek = K.broek, buig = 12, hand = [90, -110] } = o;
  const h = (buig * Math.PI) / 180;
  const om = (px, py) => [r(-34 + (px + 34) * Math.cos(h) - (py + 84) * Math.sin(h)), r(-84 + (px + 34) * Math.sin(h) + (py + 84) * Math.cos(h))];
  const [sx, sy] = om(-18, -226);
  const [kx, ky] = om(-22, -344);
  return plaats(x, y, schaal, `<ellipse cx="-100" cy="-18" rx="34" ry="18" fill="${K.inkt}"/>` + lid('M-84 -26L62 -28', broek, 50) + lid('M60 -36L-30 -80', broek, 62)
    + `<g transform="rotate(${r(buig)} -34 -84)">${vlak('M-90 -70Q-104 -200 -80 -252Q-34 -286 12 -252Q34 -190 24 -66Q-30 -40 -90 -70Z', kleur)}${vlak('M-50 -300H2V-252Q-24 -236 -50 -252Z', huid)}</g>`
    + hoofd(kx, ky, 74, { ...volw(o), blik: o.blik ?? 0.6, neer: o.neer ?? 0.5 }) + (o.voor ?? '')
    + lid(`M${sx} ${sy}Q${r((sx + hand[0]) / 2 - 20)} ${r((sy + hand[1]) / 2 + 40)} ${hand[0]} ${hand[1]}`, kleur, 44) + lid(`M${sx} ${sy}Q${r((sx + hand[0]) / 2 - 20)} ${r((sy + hand[1]) / 2 + 40)} ${hand[0]} ${hand[1]}`, 'rgba(38,48,58,0.12)', 44) + rond(hand[0], hand[1], 24, huid), opties(o));
}

/** Staande volwassene van voren, 600 hoog; (x, y) is de vloer. Met `baby` (opties van een hoofd, plus `kleur`) draagt hij een baby. */
export function grootStaat(x, y, schaal, o = {}) {
  const { huid = K.huid2, kleur = K.hoofd, broek = K.broek, handen = [[-108, -236], [108, -236]], baby } = o;
  const arm = (k, [hx, hy]) => lid(`M${k * 72} -392Q${r((k * 72 + hx) / 2 + k * 26)} ${r((-392 + hy) / 2)} ${r(hx)} ${r(hy)}`, kleur, 44) + rond(hx, hy, 23, huid);
  const lijf = lid('M-36 -220L-40 -30', broek, 62) + lid('M36 -220L40 -30', broek, 62) + `<ellipse cx="-46" cy="-14" rx="40" ry="17" fill="${K.inkt}"/><ellipse cx="46" cy="-14" rx="40" ry="17" fill="${K.inkt}"/>`
    + vlak('M-80 -416Q-94 -300 -78 -204Q0 -180 78 -204Q94 -300 80 -416Q0 -452 -80 -416Z', kleur) + vlak('M-22 -462H22V-424Q0 -404 -22 -424Z', huid);
  if (!baby) return plaats(x, y, schaal, lijf + hoofd(0, -520, 74, volw(o)) + (o.voor ?? '') + arm(-1, handen[0]) + arm(1, handen[1]), opties(o));
  const bk = baby.kleur ?? K.abrikoos;
  const bh = baby.huid ?? huid;
  return plaats(x, y, schaal, lijf + hoofd(-26, -520, 74, { ...volw(o), blik: o.blik ?? 0.5, neer: o.neer ?? 0.3 }) + lid('M72 -392Q132 -360 96 -330', kleur, 44)
    + lid('M38 -266Q86 -270 84 -214', bk, 34) + rond(84, -204, 19, bh) + vlak('M0 -396Q-14 -300 10 -262Q50 -238 88 -262Q110 -310 92 -392Q46 -420 0 -396Z', bk) + lid('M16 -372Q-18 -366 -34 -398', bk, 26) + rond(-38, -404, 15, bh)
    + hoofd(52, -446, 52, { ...gezicht(baby), huid: bh }) + lid('M-72 -392Q-120 -300 -60 -266L66 -262', kleur, 44) + lid('M-60 -266L66 -262', 'rgba(38,48,58,0.12)', 44) + rond(78, -262, 23, huid) + (o.voor ?? ''), opties(o));
}

/** Een hand met mouw, vingers omhoog; de pols ligt op (x, y). */
export function hand(x, y, schaal, o = {}) {
  const { huid = K.huid2, kleur = K.hoofd, lang = 120 } = o;
  return plaats(x, y, schaal, lid(`M0 ${lang}V24`, kleur, 62) + lid('M-30 -26L-50 -56', huid, 20) + [-24, -8, 8, 24].map((a, i) => lid(`M${a} -34L${r(a * 1.25)} ${-82 - [0, 12, 10, -4][i]}`, huid, 18)).join('')
    + `<rect x="-34" y="-58" width="68" height="76" rx="28" fill="${huid}"/>`, opties(o));
}

/** Golfjes van een stem; `kant` 1 naar rechts, -1 naar links. */
export function stem(x, y, { kant = 1, kleur = K.abrikoos, deel = 1, schaal = 1 } = {}) {
  return [0, 1, 2].map((i) => {
    const z = Math.round(Math.max(0, Math.min(1, deel * 3 - i)) * 100) / 100;
    return z ? `<path d="M${r(x + kant * i * 26 * schaal)} ${r(y - (20 + i * 13) * schaal)}q${r(kant * (14 + i * 6) * schaal)} ${r((20 + i * 13) * schaal)} 0 ${r((40 + i * 26) * schaal)}" fill="none" stroke="${kleur}" stroke-width="${r(8 * schaal)}" stroke-linecap="round" opacity="${z}"/>` : '';
  }).join('');
}

/** Een spreekwolk met één of twee regels; de punt wijst naar (px, py). */
export function wolk(x, y, b, regels, { px, py, zicht = 1, maat = 30, vul = K.wit, kleur = K.inkt } = {}) {
  const h = regels.length * maat * 1.3 + 36;
  const cx = Math.max(x + 44, Math.min(x + b - 44, px ?? x + b / 2));
  const onder = (py ?? y + h + 30) > y;
  const rand = onder ? y + h - 2 : y + 2;
  return `<g opacity="${zicht}"><path d="M${r(cx - 20)} ${r(rand)}L${r(px ?? cx)} ${r(py ?? y + h + 30)}L${r(cx + 20)} ${r(rand)}Z" fill="${vul}" stroke="${K.midden}" stroke-width="4" stroke-linejoin="round"/><rect x="${x}" y="${y}" width="${b}" height="${r(h)}" rx="24" fill="${vul}" stroke="${K.midden}" stroke-width="4"/><path d="M${r(cx - 17)} ${r(rand)}H${r(cx + 17)}" stroke="${vul}" stroke-width="9"/>${tekst(regels, { x: x + b / 2, y: r(y + 18 + maat), maat, anker: 'middle', kleur, hoogte: 1.3 })}</g>`;
}

/** Een kaart met een teken links en een of twee regels. `teken(x, y)` tekent binnen 72 bij 72. */
export function kaart(x, y, titel, regel, { b = 520, h = 112, teken, zicht = 1, aan = false } = {}) {
  const links = teken ? 124 : 34;
  return `<g opacity="${zicht}"><rect x="${x}" y="${y}" width="${b}" height="${h}" rx="16" fill="${aan ? K.zacht : K.wit}" stroke="${aan ? K.hoofd : K.lijn}" stroke-width="${aan ? 4 : 3}"/>${teken ? teken(x + 62, y + h / 2) : ''}
${tekst([titel], { x: x + links, y: regel ? y + h / 2 - 8 : y + h / 2 + 11, maat: 31, dik: 700 })}${regel ? tekst([regel], { x: x + links, y: y + h / 2 + 32, maat: 27, kleur: K.grijs }) : ''}</g>`;
}

export function klok(x, y, straal, uur, { zicht = 1 } = {}) {
  const wijzer = (hoek, lang, dik, kleur) => `<path d="M${x} ${y}L${r(x + Math.sin(hoek) * lang)} ${r(y - Math.cos(hoek) * lang)}" stroke="${kleur}" stroke-width="${r(dik)}" stroke-linecap="round"/>`;
  const strepen = Array.from({ length: 12 }, (_, i) => { const h = (i * Math.PI) / 6; return `<path d="M${r(x + Math.sin(h) * straal * 0.8)} ${r(y - Math.cos(h) * straal * 0.8)}L${r(x + Math.sin(h) * straal * 0.88)} ${r(y - Math.cos(h) * straal * 0.88)}" stroke="${K.grijs}" stroke-width="${r(straal * 0.05)}" stroke-linecap="round"/>`; }).join('');
  return `<g opacity="${zicht}"><circle cx="${x}" cy="${y}" r="${straal}" fill="${K.wit}" stroke="${K.hoofd}" stroke-width="${r(straal * 0.09)}"/>${strepen}${wijzer((uur % 12) * Math.PI / 6, straal * 0.45, straal * 0.09, K.inkt)}${wijzer((uur % 1) * 2 * Math.PI, straal * 0.68, straal * 0.06, K.inkt)}<circle cx="${x}" cy="${y}" r="${r(straal * 0.07)}" fill="${K.abrikoos}"/></g>`;
}

/** Een spoor van stenen over punten [[x, y], …]; `deel` 0..1 kleurt het spoor, `teken(i, x, y, aan)` tekent bij elke steen. */
export function spoor(punten, { deel = 1, teken = () => '', rx = 30, ry = 20 } = {}) {
  let d = `M${punten[0][0]} ${punten[0][1]}`;
  for (let i = 1; i < punten.length; i++) {
    const [a, b] = punten[i - 1];
    const [x, y] = punten[i];
    d += `C${r((a + x) / 2)} ${b} ${r((a + x) / 2)} ${y} ${x} ${y}`;
  }
  const n = punten.length - 1;
  return `<path d="${d}" fill="none" stroke="${K.lijn}" stroke-width="9" stroke-linecap="round"/>`
    + (deel > 0.01 ? `<path d="${d}" fill="none" stroke="${K.midden}" stroke-width="9" stroke-linecap="round" pathLength="100" stroke-dasharray="100 200" stroke-dashoffset="${r(100 - 100 * deel)}"/>` : '')
    + punten.map(([x, y], i) => { const aan = deel >= i / n - 0.01 && deel > 0; return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${aan ? K.hoofd : K.lijn}"/>${teken(i, x, y, aan)}`; }).join('');
}

/** Een mat op de vloer, in perspectief. */
export const mat = (x, y, b, h = 70, vul = K.zacht) => `<ellipse cx="${x}" cy="${y}" rx="${b / 2}" ry="${h / 2}" fill="${vul}"/>`;
export const vloer = (x, y, b) => `<path d="M${x} ${y}h${b}" stroke="${K.lijn}" stroke-width="6" stroke-linecap="round"/>`;
export const bal = (x, y, s, kleur = K.abrikoos) => `<circle cx="${r(x)}" cy="${r(y)}" r="${s}" fill="${kleur}"/><path d="M${r(x - s * 0.94)} ${r(y - s * 0.1)}Q${r(x)} ${r(y + s * 0.46)} ${r(x + s * 0.94)} ${r(y - s * 0.1)}" fill="none" stroke="${K.papier}" stroke-width="${r(s * 0.16)}"/>`;
export const blok = (x, y, s, kleur = K.abrikoos) => `<rect x="${r(x - s)}" y="${r(y - s)}" width="${s * 2}" height="${s * 2}" rx="${r(s * 0.26)}" fill="${kleur}"/><rect x="${r(x - s * 0.5)}" y="${r(y - s * 0.5)}" width="${s}" height="${s}" rx="${r(s * 0.2)}" fill="${K.papier}" opacity="0.55"/>`;
export const ring = (x, y, s, kleur = K.hoofd) => `<circle cx="${r(x)}" cy="${r(y)}" r="${s}" fill="none" stroke="${kleur}" stroke-width="${r(s * 0.42)}"/>`;
export const doek = (x, y, s, kleur = K.licht, draai = 0) => plaats(x, y, s, vlak('M-62 -30Q-30 -52 0 -34Q34 -50 60 -28Q50 0 66 32Q30 46 0 34Q-36 50 -66 30Q-52 0 -62 -30Z', kleur) + lid('M-36 -22Q-28 4 -38 24M4 -20Q-2 6 6 24M38 -20Q32 4 42 22', K.abrikoos, 3), { draai });
/** Een mand; met `inhoud` (tekening) steekt er iets boven uit. */
export const mand = (x, y, s, inhoud = '') => plaats(x, y, s, `<ellipse cx="0" cy="-92" rx="104" ry="24" fill="${K.haar1}"/>${inhoud}${vlak('M-106 -92Q-102 -10 -78 0H78Q102 -10 106 -92Q0 -58 -106 -92Z', '#C98F57')}${lid('M-94 -52Q0 -24 94 -52M-88 -26Q0 0 88 -26', K.haar1, 5)}${lid('M-50 -74L-42 -4M0 -66V0M50 -74L42 -4', K.haar1, 4)}`);
/** Een ledikant van boven, met een strak lakentje op het matras. */
export const bedBoven = (x, y, b, h) => `<rect x="${x}" y="${y}" width="${b}" height="${h}" rx="22" fill="#D9B68C"/><rect x="${x + 14}" y="${y + 14}" width="${b - 28}" height="${h - 28}" rx="14" fill="${K.wit}"/>`;
/** Een ledikant van voren; (x, y) is de vloer onder het midden. */
export const bedVoor = (x, y, s, inhoud = '') => plaats(x, y, s, `<rect x="-150" y="-84" width="300" height="34" rx="8" fill="${K.wit}" stroke="${K.lijn}" stroke-width="3"/>${inhoud}${lid('M-158 0V-176M158 0V-176', '#C98F57', 18)}${lid('M-158 -168H158M-158 -44H158', '#C98F57', 14)}${Array.from({ length: 9 }, (_, i) => lid(`M${-124 + i * 31} -164V-48`, '#C98F57', 7)).join('')}`);
/** Een aankleedkussen van boven met opstaande randen. */
export const kussen = (x, y, b, h) => `<rect x="${x}" y="${y}" width="${b}" height="${h}" rx="46" fill="${K.midden}"/><rect x="${x + 34}" y="${y + 24}" width="${b - 68}" height="${h - 48}" rx="30" fill="${K.zacht}"/>`;
/** Een aankleedtafel van opzij; (x, y) is de vloer onder het midden, het blad ligt op 230 hoog bij schaal 1. */
export const aankleedtafel = (x, y, s, inhoud = '') => plaats(x, y, s, `${lid('M-180 0V-190M180 0V-190', '#C98F57', 20)}${lid('M-180 -80H180', '#C98F57', 14)}<rect x="-214" y="-212" width="428" height="26" rx="10" fill="#C98F57"/><rect x="-196" y="-240" width="392" height="32" rx="16" fill="${K.zacht}" stroke="${K.midden}" stroke-width="4"/>${inhoud}`);
export const bank = (x, y, b, h) => `<rect x="${x}" y="${y - h}" width="${b}" height="${h}" rx="14" fill="#D9B68C"/><path d="M${x + 12} ${y - h + 22}h${b - 24}" stroke="#C98F57" stroke-width="5" stroke-linecap="round"/>`;
export const raam = (x, y, b, h) => `<rect x="${x}" y="${y}" width="${b}" height="${h}" rx="10" fill="#EAF4F8" stroke="#C98F57" stroke-width="10"/><path d="M${x + b / 2} ${y}v${h}M${x} ${y + h / 2}h${b}" stroke="#C98F57" stroke-width="7"/>`;
export const deur = (x, y, b, h, kleur = K.midden) => `<rect x="${x}" y="${y - h}" width="${b}" height="${h}" rx="10" fill="${kleur}"/><rect x="${x + b * 0.2}" y="${y - h * 0.9}" width="${b * 0.6}" height="${h * 0.36}" rx="8" fill="#EAF4F8"/><circle cx="${x + b * 0.84}" cy="${y - h * 0.44}" r="9" fill="${K.abrikoos}"/>`;

/** Kleine tekens, elk binnen ongeveer 72 bij 72 om (x, y). */
export const teken = {
  oog: (x, y, kleur = K.hoofd) => `<path d="M${x - 34} ${y}Q${x} ${y - 44} ${x + 34} ${y}Q${x} ${y + 44} ${x - 34} ${y}Z" fill="${K.wit}" stroke="${kleur}" stroke-width="6" stroke-linejoin="round"/><circle cx="${x}" cy="${y}" r="12" fill="${kleur}"/>`,
  noot: (x, y, kleur = K.hoofd) => `<g fill="${kleur}"><circle cx="${x - 14}" cy="${y + 18}" r="12"/><circle cx="${x + 22}" cy="${y + 10}" r="12"/><path d="M${x - 6} ${y + 18}V${y - 26}L${x + 34} ${y - 34}V${y + 10}H${x + 28}V${y - 18}L${x} ${y - 12}V${y + 18}Z"/></g>`,
  maan: (x, y, kleur = K.hoofd) => `<path d="M${x + 10} ${y - 30}A32 32 0 1 0 ${x + 28} ${y + 16}A26 26 0 0 1 ${x + 10} ${y - 30}Z" fill="${kleur}"/>`,
  zon: (x, y, kleur = K.abrikoos) => `<circle cx="${x}" cy="${y}" r="16" fill="${kleur}"/>` + Array.from({ length: 8 }, (_, i) => { const h = (i * Math.PI) / 4; return `<path d="M${r(x + Math.cos(h) * 24)} ${r(y + Math.sin(h) * 24)}L${r(x + Math.cos(h) * 34)} ${r(y + Math.sin(h) * 34)}" stroke="${kleur}" stroke-width="6" stroke-linecap="round"/>`; }).join(''),
  fles: (x, y, kleur = K.abrikoos) => `<rect x="${x - 17}" y="${y - 12}" width="34" height="48" rx="9" fill="${K.wit}" stroke="${kleur}" stroke-width="5"/><rect x="${x - 15}" y="${y + 8}" width="30" height="26" rx="6" fill="${K.licht}"/><rect x="${x - 19}" y="${y - 20}" width="38" height="11" rx="4" fill="${kleur}"/><path d="M${x - 11} ${y - 20}Q${x - 9} ${y - 36} ${x} ${y - 38}Q${x + 9} ${y - 36} ${x + 11} ${y - 20}Z" fill="${K.midden}"/>`,
  luier: (x, y) => `<path d="M${x - 34} ${y - 20}H${x + 34}Q${x + 34} ${y} ${x + 16} ${y + 8}Q${x + 12} ${y + 26} ${x} ${y + 26}Q${x - 12} ${y + 26} ${x - 16} ${y + 8}Q${x - 34} ${y} ${x - 34} ${y - 20}Z" fill="${K.wit}" stroke="${K.hoofd}" stroke-width="5" stroke-linejoin="round"/>`,
  boek: (x, y, kleur = K.hoofd) => `<path d="M${x} ${y - 18}Q${x - 18} ${y - 30} ${x - 36} ${y - 22}V${y + 22}Q${x - 18} ${y + 14} ${x} ${y + 26}Q${x + 18} ${y + 14} ${x + 36} ${y + 22}V${y - 22}Q${x + 18} ${y - 30} ${x} ${y - 18}Z" fill="${K.licht}" stroke="${kleur}" stroke-width="5" stroke-linejoin="round"/><path d="M${x} ${y - 18}V${y + 26}" stroke="${kleur}" stroke-width="4"/>`,
  pen: (x, y, kleur = K.hoofd) => `<path d="M${x - 26} ${y + 28}L${x - 20} ${y + 8}L${x + 18} ${y - 30}L${x + 32} ${y - 16}L${x - 6} ${y + 22}Z" fill="${K.licht}" stroke="${kleur}" stroke-width="5" stroke-linejoin="round"/>`,
  vraag: (x, y, kleur = K.hoofd) => `<circle cx="${x}" cy="${y}" r="32" fill="${K.zacht}"/><text x="${x}" y="${y + 16}" font-size="46" font-weight="700" text-anchor="middle" fill="${kleur}">?</text>`,
  wacht: (x, y, kleur = K.hoofd) => [-22, 0, 22].map((d) => `<circle cx="${x + d}" cy="${y}" r="9" fill="${kleur}"/>`).join(''),
  hand: (x, y) => hand(x, y + 20, 0.42, { lang: 30 }),
  gezicht: (x, y) => hoofd(x, y, 32, { huid: K.huid2, haar: K.haar2, baby: false }),
  baby: (x, y) => hoofd(x, y, 32), mensen: (x, y) => hoofd(x - 17, y, 22, { huid: K.huid2, haar: K.haar2, baby: false }) + hoofd(x + 20, y + 4, 20, { baby: false, haar: K.haar1 }),
  huis: (x, y, kleur = K.hoofd) => `<path d="M${x - 32} ${y - 2}L${x} ${y - 32}L${x + 32} ${y - 2}" fill="none" stroke="${kleur}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/><path d="M${x - 23} ${y}V${y + 30}H${x + 23}V${y}" fill="${K.licht}" stroke="${kleur}" stroke-width="6" stroke-linejoin="round"/>`,
};

/** Een scène: ongeveer 2,3 woorden per seconde plus 2 seconden, tenzij `duur` vastligt. */
export const scene = (zegt, teken, duur) => ({ zegt, teken, duur: duur ?? Math.max(7, Math.round(zegt.join(' ').split(/\s+/).length / 2.3 + 2)) });

/** Baby op de rug van opzij, hoofd links; (x, y) is de vloer onder het midden. */
export function babyLigt(x, y, schaal, o = {}) {
  const { huid = K.huid1, kleur = K.abrikoos, trap = 0, hand = [14, -128] } = o;
  return plaats(x, y, schaal, lid(`M52 -26Q112 -70 ${r(146)} ${r(-26 - 18 * trap)}`, kleur, 36) + rond(154, -24 - 20 * trap, 20, huid)
    + vlak('M-68 -12Q-80 -82 -20 -86Q62 -88 76 -42Q78 -8 50 -6L-44 -4Q-62 -4 -68 -12Z', kleur)
    + lid(`M48 -38Q84 -120 ${r(120)} ${r(-84 + 22 * trap)}`, kleur, 36) + rond(128, -82 + 24 * trap, 20, huid)
    + hoofd(-108, -58, 55, { neer: -0.3, ...gezicht(o), huid, ...(o.neer === undefined ? { neer: -0.3 } : {}) })
    + lid(`M-30 -58Q${r((hand[0] - 60) / 2)} ${r((hand[1] - 60) / 2)} ${hand[0]} ${hand[1]}`, kleur, 28) + rond(hand[0], hand[1], 17, huid), opties(o));
}

/** Iemand van boven gezien, kijkt naar `draai` (0 = omhoog). */
export const vanBoven = (x, y, s, { kleur = K.hoofd, haar = K.haar2, huid = K.huid2, draai = 0, zicht = 1 } = {}) => plaats(x, y, s, `<ellipse cx="0" cy="6" rx="54" ry="27" fill="${kleur}"/><circle cx="0" cy="-26" r="9" fill="${huid}"/><circle cx="0" cy="0" r="29" fill="${haar}"/>`, { draai, zicht });
/** Een baby die kruipt, van boven gezien. */
export const babyBoven = (x, y, s, { kleur = K.abrikoos, huid = K.huid1, haar = K.haar1, draai = 0, fase = 0, zicht = 1 } = {}) => { const f = Math.sin(fase * 2 * Math.PI) * 9; return plaats(x, y, s, rond(-20, 66 - f, 12, huid) + rond(20, 66 + f, 12, huid) + rond(-31, -14 - f, 12, huid) + rond(31, -14 + f, 12, huid) + `<ellipse cx="0" cy="32" rx="29" ry="39" fill="${kleur}"/>` + rond(0, -30, 7, huid) + rond(0, -8, 27, huid) + `<path d="M-6 -8q8 -14 14 0" fill="none" stroke="${haar}" stroke-width="6" stroke-linecap="round"/>`, { draai, zicht }); };

/** Vijf stippen die een voor een vol worden: in stilte tot vijf tellen. */
export const stippen = (x, y, t, van, { stap = 1, n = 5, straal = 15, afstand = 52, zicht = 1 } = {}) => `<g opacity="${zicht}">${Array.from({ length: n }, (_, i) => `<circle cx="${r(x + (i - (n - 1) / 2) * afstand)}" cy="${y}" r="${straal}" fill="${K.papier}" stroke="${K.hoofd}" stroke-width="4"/>${komt(t, van + i * stap, 0.4) > 0 ? `<circle cx="${r(x + (i - (n - 1) / 2) * afstand)}" cy="${y}" r="${straal - 1}" fill="${K.hoofd}" opacity="${komt(t, van + i * stap, 0.4)}"/>` : ''}`).join('')}</g>`;

/** Een uitsnede: wat buiten de rechthoek valt, is niet te zien. */
export const uitsnede = (x, y, b, h, inhoud, achter = K.zacht) => `<rect x="${x}" y="${y}" width="${b}" height="${h}" rx="28" fill="${achter}"/><svg x="${x}" y="${y}" width="${b}" height="${h}" viewBox="${x} ${y} ${b} ${h}">${inhoud}</svg>`;

/** Een voetje van opzij met een stukje been; tenen naar rechts. `krul` 0..1. */
export const voetje = (x, y, s, { huid = K.huid1, kleur = K.abrikoos, krul = 0, ...o } = {}) => plaats(x, y, s, lid('M-150 -6H-50', kleur, 66) + lid('M-44 -4H14', huid, 58) + lid(`M26 22V-40`, huid, 54) + [0, 1, 2, 3].map((i) => rond(44 - krul * 6 - i * 3 + 4, -54 + i * 22 + krul * 6, 13 - i * 1.2, huid)).join(''), o);

/** Een zuigfles; de speen ligt op (x, y), de fles loopt naar beneden bij `draai` 0. */
export const zuigfles = (x, y, s, { draai = 0, vol = 0.6, zicht = 1 } = {}) => plaats(x, y, s, `<path d="M-16 34Q-14 8 -7 2Q0 -6 7 2Q14 8 16 34Z" fill="${K.midden}"/><rect x="-30" y="32" width="60" height="22" rx="8" fill="${K.hoofd}"/><rect x="-27" y="52" width="54" height="112" rx="18" fill="${K.wit}" stroke="${K.grijs}" stroke-width="4"/><rect x="-21" y="${r(158 - 98 * vol)}" width="42" height="${r(98 * vol)}" rx="12" fill="${K.licht}"/>`, { draai, zicht });

/** Beweegt van a naar b tussen `van` en `van + duur`. */
export const gaat = (t, van, duur, a, b) => r(a + (b - a) * zacht(tussen(t, van, duur)));
/** Zichtbaar van `van` tot `tot`, met zachte randen. */
export const even = (t, van, tot, rand = 0.6) => Math.round(Math.min(zacht(tussen(t, van, rand)), 1 - zacht(tussen(t, tot - rand, rand))) * 100) / 100;
export const groep = (inhoud, zicht) => (zicht <= 0 ? '' : zicht >= 1 ? `<g>${inhoud}</g>` : `<g opacity="${zicht}">${inhoud}</g>`);
