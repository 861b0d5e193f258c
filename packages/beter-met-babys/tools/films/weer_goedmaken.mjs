// Storyboard van de film 'Mis en weer goed'. Onderin lopen twee lijnen: groen is de volwassene, oranje (met het babyhoofdje) is de baby.
import { K, gaat, hoofd, kader, klok, komt, r, scene, stem, tussen, uitsnede, verhaal, zacht, zuigfles } from './tekenen.mjs';

const kind = { huid: K.huid1, haar: K.haar4, stijl: 'pluk' };
const jij = { huid: K.huid2, haar: K.haar2, stijl: 'kort', baby: false };

function pad(f, n = 40, x1 = 640, x2 = 1226) {
  return Array.from({ length: n + 1 }, (_, i) => `${i ? 'L' : 'M'}${r(x1 + ((x2 - x1) * i) / n)} ${r(f(i / n))}`).join('');
}
/** Twee lijnen, getekend tot `deel`, met een hoofdje aan het eind. `g` en `o` zijn functies van 0..1 naar een hoogte. */
function lijnen(deel, g, o, { x1 = 640, x2 = 1226, dik = 9, kop = 22, n = 40 } = {}) {
  const d = Math.max(0.02, deel);
  const achter = kop > 0 && kop < 30 ? (kop * 2.5) / (x2 - x1) : kop >= 30 ? (kop * 1.2) / (x2 - x1) : 0;
  const lijn = (f, kleur, d) => `<path d="${pad(f, n, x1, x2)}" fill="none" stroke="${kleur}" stroke-width="${dik}" stroke-linecap="round" stroke-linejoin="round" pathLength="100" stroke-dasharray="100 200" stroke-dashoffset="${r(100 - 100 * d)}"/>`;
  const x = x1 + (x2 - x1) * d;
  return lijn(o, K.abrikoos, Math.max(0.01, d - achter)) + lijn(g, K.hoofd, d) + (kop ? hoofd(x - achter * (x2 - x1), o(Math.max(0, d - achter)), kop, kind) + hoofd(x, g(d), kop, jij) : '');
}
const golf = (van, tot, hoog = 5) => (u) => van + (tot - van) * zacht(u) + Math.sin(u * 9) * hoog;
const onder = (t, duur, g, o) => lijnen(tussen(t, 0.5, duur * 0.72), golf(...g), golf(...o), { dik: 8 });

/** De scène boven de lijnen: baby links, volwassene rechts, de fles ertussen. */
function samen({ a = {}, b = {}, fles = 1, dx = 0, hand = 0, extra = '' }) {
  const fx = 802 + (1 - fles) * 46 + hand * 30;
  const fy = 356 + (1 - fles) * 56 + hand * 16;
  return uitsnede(640, 112, 586, 366, `<ellipse cx="776" cy="560" rx="150" ry="146" fill="${K.abrikoos}"/><ellipse cx="${1080 + dx}" cy="548" rx="168" ry="176" fill="${K.hoofd}"/><rect x="${1056 + dx}" y="330" width="48" height="60" fill="${jij.huid}"/>`
    + hoofd(776, 314, 104, { ...kind, ...b }) + hoofd(1080 + dx, 252, 92, { ...jij, ...a })
    + zuigfles(fx, fy, 0.9, { draai: -62 + (1 - fles) * 26, vol: 0.5 })
    + `<path d="M${1010 + dx} 470Q${990 + dx / 2} 440 ${r(fx + 128 - (1 - fles) * 34)} ${r(fy + 66 + (1 - fles) * 30)}" fill="none" stroke="${K.hoofd}" stroke-width="48" stroke-linecap="round"/><circle cx="${r(fx + 118 - (1 - fles) * 34)}" cy="${r(fy + 62 + (1 - fles) * 30)}" r="27" fill="${jij.huid}"/>`
    + (hand > 0 ? `<path d="M806 490Q836 470 ${r(fx - 14)} ${r(fy + 30)}" fill="none" stroke="#D9773A" stroke-width="38" stroke-linecap="round"/><circle cx="${r(fx - 4)}" cy="${r(fy + 24)}" r="23" fill="${kind.huid}"/>` : '') + extra);
}

export default {
  map: '02-emotionele_veiligheid',
  omslag: 7,
  kader,
  scenes: [
    scene(['Mis en weer goed. Geen mens begrijpt een baby altijd.', 'Wat doe je als je het mis hebt?'],
      (t) => verhaal(t, ['Mis en', 'weer goed'], [[['Geen mens begrijpt', 'een baby altijd.'], 1.2], [['Wat doe je als je', 'het mis hebt?'], 4, true]], 220)
        + lijnen(zacht(tussen(t, 0.6, 5)), (u) => 310 - 10 * Math.sin(u * 3) + 14 * Math.sin(u * 7), (u) => 420 + 10 * Math.sin(u * 3) + 14 * Math.sin(u * 7), { dik: 14, kop: 50, x2: 1170 }), 9),
    scene(['Een baby van vier maanden drinkt.', 'Hij kijkt naar jou, jij kijkt naar hem.'],
      (t) => verhaal(t, ['Samen'], [[['Een baby van vier', 'maanden drinkt.'], 0.8], [['Hij kijkt naar jou,', 'jij kijkt naar hem.'], 3, true]])
        + samen({ a: { blik: -0.6, neer: 0.4 }, b: { blik: 0.55, neer: -0.1, mond: 0.35 } }) + onder(t, 8, [526, 526], [548, 548]), 8),
    scene(['Een collega vraagt iets. Jij draait je om en praat door.', 'De fles houd je vast.'],
      (t) => verhaal(t, ['Mis'], [[['Een collega vraagt iets.'], 0.8], [['Jij draait je om', 'en praat door.'], 2.6], [['De fles houd je vast.'], 5.4, true]])
        + samen({ a: { blik: gaat(t, 1.8, 1.2, -0.6, 0.9), neer: gaat(t, 1.8, 1.2, 0.4, -0.1), mond: t > 3.2 && Math.floor(t * 1.6) % 2 ? 0.6 : 0 }, b: { blik: 0.55, neer: -0.1, mond: 0.35 } }) + onder(t, 9, [526, 500, 3], [548, 550, 3]), 9),
    scene(['De baby stopt met zuigen. Hij kijkt naar je kin.', 'Hij maakt een geluidje. Jij hoort het niet.'],
      (t) => verhaal(t, ['Zacht'], [[['De baby stopt', 'met zuigen.'], 0.8], [['Hij maakt een geluidje.'], 3.4], [['Jij hoort het niet.'], 6, true]])
        + samen({ a: { blik: 0.9, mond: Math.floor(t * 1.6) % 2 ? 0.6 : 0 }, b: { blik: 0.6, neer: -0.3, mond: t > 3.4 && t < 5.4 ? 0.7 : 0, lach: 0.1 }, fles: 0.55,
          extra: stem(905, 270, { deel: tussen(t, 3.6, 1.2) * (1 - tussen(t, 5.4, 1)), schaal: 0.8 }) }) + onder(t, 10, [500, 498, 3], [550, 552, 3]), 10),
    scene(['Nu trapt hij en duwt hij de speen weg. Hij is niet lastig.', 'Hij zegt hetzelfde nog eens, maar duidelijker.'],
      (t) => verhaal(t, ['Harder'], [[['Hij duwt de speen weg.'], 0.8], [['Hij zegt hetzelfde', 'nog eens, maar', 'duidelijker.'], 4.4, true]])
        + samen({ a: { blik: 0.9, mond: t < 7 && Math.floor(t * 1.6) % 2 ? 0.6 : 0 }, b: { blik: gaat(t, 1, 0.8, 0.5, -0.3), lach: gaat(t, 0.8, 1, 0.1, -0.9), frons: komt(t, 1) }, fles: 0.55 - 0.35 * zacht(tussen(t, 1.6, 1)), hand: Math.max(0.02, zacht(tussen(t, 1.2, 1.2))) }) + onder(t, 10, [498, 498, 3], [552, 582, 6]), 10),
    scene(['Je merkt het.', 'Je houdt op met praten en haalt de fles even weg.'],
      (t) => verhaal(t, ['Stoppen'], [[['Je merkt het.'], 0.8, true], [['Je houdt op met praten', 'en haalt de fles', 'even weg.'], 2.6]])
        + samen({ a: { blik: gaat(t, 1, 1, 0.9, 0.1), lach: 0.2, neer: gaat(t, 2, 1, 0, 0.3) }, b: { blik: -0.3, lach: -0.7, frons: 1 - 0.5 * komt(t, 4) }, fles: gaat(t, 2.6, 1.4, 0.2, -0.1) }) + onder(t, 8, [498, 500, 1], [582, 582, 1]), 8),
    scene(['Je draait je naar hem toe. ‘Ik was even weg. Ik ben er weer.’', 'Dan wacht je.'],
      (t) => verhaal(t, ['Dichtbij'], [[['‘Ik was even weg.', 'Ik ben er weer.’'], 1.4], [['Dan wacht je.'], 5.4, true]])
        + samen({ a: { blik: gaat(t, 0.8, 1.2, 0.1, -0.7), neer: 0.4, lach: gaat(t, 1, 1, 0.2, 0.6), mond: t > 2 && t < 4.8 ? 0.4 : 0 }, b: { blik: -0.3, lach: gaat(t, 3, 2, -0.6, -0.1), frons: 0.5 - 0.5 * komt(t, 3) }, fles: -0.1, dx: gaat(t, 0.8, 1.4, 0, -34) }) + onder(t, 9, [500, 540, 2], [582, 572, 2]), 9),
    scene(['Hij kijkt eerst nog langs je heen. Dat mag.', 'Even uit zijn doen zijn hoort erbij.'],
      (t) => verhaal(t, ['Zijn tempo'], [[['Hij kijkt eerst nog', 'langs je heen.'], 0.8], [['Dat mag.'], 3.4, true], [['Even uit zijn doen', 'zijn hoort erbij.'], 5]])
        + samen({ a: { blik: -0.7, neer: 0.4, lach: 0.6 }, b: { blik: gaat(t, 0.6, 1.4, -0.3, -0.9), lach: 0 }, fles: -0.1, dx: -34, extra: klok(1172, 166, 38, 10 + Math.min(t, 7) / 30) }) + onder(t, 9, [540, 542, 2], [572, 572, 2]), 9),
    scene(['Dan zoekt hij je gezicht.', 'Hij hapt en drinkt verder.'],
      (t) => verhaal(t, ['Weer samen'], [[['Dan zoekt hij', 'je gezicht.'], 0.8], [['Hij hapt en', 'drinkt verder.'], 3.4, true]])
        + samen({ a: { blik: -0.7, neer: 0.4, lach: 1 }, b: { blik: gaat(t, 0.8, 1.2, -0.9, 0.55), lach: gaat(t, 1.6, 1, 0, 0.8), mond: t > 3.8 ? 0.35 : 0, neer: -0.1 }, fles: gaat(t, 2.6, 1.4, -0.1, 1), dx: -34 }) + onder(t, 8, [542, 528, 3], [572, 550, 3]), 8),
    scene(['Samen, mis, weer samen: zo gaat contact,', 'ook bij mensen die veel van een baby houden.'],
      (t) => { const u = (v) => Math.abs(Math.sin(v * 9.4)) ** 2; return verhaal(t, ['Heel gewoon'], [[['Samen, mis,', 'weer samen.'], 0.8, true], [['Zo gaat contact, ook bij', 'mensen die veel van', 'een baby houden.'], 3.4]])
        + lijnen(tussen(t, 0.6, 5.6), (v) => 340 - 60 * u(v) + 10 * Math.sin(v * 14), (v) => 360 + 70 * u(v) + 10 * Math.sin(v * 14), { dik: 11, kop: 40, n: 90, x2: 1190 }); }, 9),
    scene(['Let morgen eens op: wanneer gaan bij jullie de lijnen uit elkaar?', 'Wie merkt het als eerste?'],
      (t) => verhaal(t, ['Let morgen eens op'], [[['Wanneer gaan bij jullie', 'de lijnen uit elkaar?'], 1], [['Wie merkt het', 'als eerste?'], 4.6, true]], 230)
        + lijnen(1, (v) => 350 - 90 * Math.sin(v * Math.PI) ** 2, (v) => 370 + 90 * Math.sin(v * Math.PI) ** 2, { dik: 11, kop: 0 }) + hoofd(935, 150 + 40, 70, { ...jij, neer: 0.6, blik: 0 }) + hoofd(935, 530, 66, { ...kind, neer: -0.7, lach: gaat(t, 4.6, 1, 0.2, 1) }), 9),
  ],
};
