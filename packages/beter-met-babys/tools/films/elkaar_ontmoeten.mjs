// Storyboard van de film 'Elkaar ontmoeten op de mat'. Onderzoek: Vandell 1979 (32 baby’s).
import { K, babyBuik, babyZit, bal, blok, even, gaat, groep, grootZit, hoofd, kader, komt, mat, pijl, r, ring, scene, stem, tussen, verhaal, zacht } from './tekenen.mjs';

const A = { huid: K.huid1, haar: K.haar1, stijl: 'staart', kleur: K.midden };
const B = { huid: K.huid2, haar: K.haar2, stijl: 'krul', kleur: K.abrikoos };
const jij = { huid: K.huid1, haar: K.haar1, stijl: 'kort', baby: false };
const V = 548;
const matje = mat(925, 552, 620, 84);
const kindA = (o = {}) => babyBuik(788, V, 0.84, { ...A, ...o });
const zitB = (o = {}) => babyZit(1090, V, 0.98, { ...B, blik: -0.7, ...o });
const ligB = (x = 1060, o = {}) => babyBuik(x, V, 0.84, { ...B, spiegel: true, ...o });
const stip = (x1, y1, x2, y2, { dik = 7, vol = false, zicht = 1 } = {}) => (zicht > 0 ? `<path d="M${r(x1)} ${r(y1)}L${r(x2)} ${r(y2)}" stroke="${K.hoofd}" stroke-width="${r(dik)}" stroke-linecap="round"${vol ? '' : ' stroke-dasharray="1 19"'} opacity="${zicht}"/>` : '');
const arm = (d, kleur, dik) => `<path d="${d}" fill="none" stroke="${kleur}" stroke-width="${dik}" stroke-linecap="round" stroke-linejoin="round"/>`;

export default {
  map: '05-stimulering_interactie',
  omslag: 6,
  kader,
  scenes: [
    scene(['Elkaar ontmoeten op de mat.', 'Twee baby’s, één mat. Wat zie je als je nog niets doet?'],
      (t) => verhaal(t, ['Elkaar', 'ontmoeten', 'op de mat'], [[['Twee baby’s, één mat.'], 1.2], [['Wat zie je als je', 'nog niets doet?'], 3.4, true]], 190)
        + matje + kindA({ blik: 0, op: 0.8 }) + zitB({ blik: 0.4, neer: 0.5 }), 8),
    scene(['Kind A is zes maanden en ligt op haar buik. Kind B is acht maanden en zit.', 'Ze zien elkaar.'],
      (t) => verhaal(t, ['Een blik'], [[['Zij is zes maanden', 'en ligt. Hij is acht', 'maanden en zit.'], 0.8], [['Ze zien elkaar.'], 6, true]])
        + matje + kindA({ blik: gaat(t, 4, 1.2, -0.2, 0.7), op: gaat(t, 3.6, 1.2, 0.8, 1) }) + zitB({ blik: gaat(t, 5, 1.2, 0.4, -0.8), neer: gaat(t, 5, 1.2, 0.5, 0.2), lach: gaat(t, 6, 1, 0.4, 1) }) + stip(892, 424, 1016, 386, { zicht: komt(t, 6.2) }), 10),
    scene(['Kind A roept zacht: ‘Eh!’ Kind B wordt stil en kijkt.', 'Dan wappert hij met zijn armen.'],
      (t) => { const w = t > 5 && t < 9 ? Math.sin((t - 5) * 7) : 0; return verhaal(t, ['Een geluid'], [[['Kind A roept: ‘Eh!’'], 0.8], [['Kind B wordt stil', 'en kijkt.'], 2.6], [['Dan wappert hij', 'met zijn armen.'], 5, true]])
        + matje + kindA({ blik: 0.7, mond: t > 0.8 && t < 2.4 ? 0.9 : 0 }) + stem(906, 420, { deel: even(t, 1, 3.6, 0.8), schaal: 0.8 }) + zitB({ neer: 0.2, lach: t > 5 ? 1.1 : 0.3, handen: [[-72, r(-74 + 34 * w)], [72, r(-74 - 34 * w)]] }) + pijl(1030, 286, 860, 330, { bocht: -50, deel: zacht(tussen(t, 6.4, 1.4)), kleur: K.abrikoos }); }, 10),
    scene(['Kind B laat zich naar voren zakken en strekt zijn hand uit.', 'Vingers raken vingers.'],
      (t) => { const om = komt(t, 1.4, 1); const reik = zacht(tussen(t, 3.4, 2)); return verhaal(t, ['Dichterbij'], [[['Kind B zakt naar voren', 'en strekt zijn hand uit.'], 0.8], [['Vingers raken vingers.'], 5, true]])
        + matje + kindA({ blik: 0.7, lach: 1, hand: [r(96 + 66 * reik), r(-16 - 8 * reik)] }) + groep(zitB({ draai: r(-14 * zacht(tussen(t, 0.8, 1.2))) }), 1 - om) + groep(ligB(1060, { blik: 0.7, hand: [r(96 + 66 * reik), r(-16 - 8 * reik)] }), om)
        + (t > 5.4 ? `<g opacity="${komt(t, 5.4)}">${[-1, 0, 1].map((i) => arm(`M${924 + i * 20} ${488 - (i ? 0 : 8)}l${i * 8} -22`, K.hoofd, 7)).join('')}</g>` : ''); }, 9),
    scene(['Een onderzoek bekeek baby’s met zijn tweeën.', 'Zonder speelgoed waren hun ontmoetingen vaker en langer.'],
      (t) => { const z = zacht(tussen(t, 3, 2.4)); const dik = zacht(tussen(t, 5.4, 1.6)); return verhaal(t, ['Zonder speelgoed'], [[['Een onderzoek bekeek', 'baby’s met zijn tweeën.'], 0.8], [['Zonder speelgoed: vaker', 'en langer ontmoetingen.'], 4.6, true]])
        + matje + kindA({ blik: 0.7, lach: 0.4 + dik * 0.7 }) + zitB({ neer: 0.2, lach: 0.4 + dik * 0.7 }) + stip(892, 424, 1016, 386, { zicht: r((1 - dik) * 10) / 10 }) + stip(892, 424, 1016, 386, { vol: true, dik: 5 + 9 * dik, zicht: r(dik * 10) / 10 })
        + groep(blok(900, 540 + 110 * z, 24, K.hoofd) + ring(952, 548 + 110 * z, 20, K.abrikoos) + bal(1000, 542 + 110 * z, 24, K.midden), 1 - zacht(tussen(t, 3.6, 1.6))); }, 10),
    scene(['Jij zit naast hen. Je hand kan hen allebei bereiken.', '‘Hij kijkt naar je. Jij kijkt terug.’'],
      (t) => { const z = komt(t, 0.6, 1); return verhaal(t, ['Jouw plek'], [[['Je hand kan hen', 'allebei bereiken.'], 1.4], [['‘Hij kijkt naar je.', 'Jij kijkt terug.’'], 5, true]])
        + mat(925, 516, 630, 180) + groep(grootZit(928, 452, 0.8, { ...jij, neer: 0.5, mond: t > 5 && t < 8 ? 0.5 : 0, blik: t < 6.4 ? -0.5 * komt(t, 4.8) : gaat(t, 6.4, 0.8, -0.5, 0.5), handen: [[-96, -76], [96, -76]] }), z)
        + babyBuik(776, V, 0.84, { ...A, blik: 0.7, lach: 1 }) + ligB(1078, { blik: 0.7, lach: 1 }) + pijl(846, 384, 716, 466, { bocht: -64, deel: zacht(tussen(t, 2.2, 1.4)), dik: 5, punt: 18 }) + pijl(1010, 384, 1138, 466, { bocht: 64, deel: zacht(tussen(t, 2.8, 1.4)), dik: 5, punt: 18 }); }, 10),
    scene(['Kind B grijpt in het haar van kind A. Hij is aan het ontdekken.', 'Haar doet het wel pijn.'],
      (t) => { const z = zacht(tussen(t, 0.8, 1.8)); return verhaal(t, ['Te hard'], [[['Kind B grijpt in', 'haar haar.'], 0.8], [['Hij is aan', 'het ontdekken.'], 3], [['Haar doet het', 'wel pijn.'], 5.4, true]])
        + matje + kindA({ blik: gaat(t, 2.6, 0.8, 0.7, 0.2), lach: gaat(t, 2.4, 1, 0.8, -1.2), frons: komt(t, 2.6), draai: 0 }) + ligB(1000, { blik: 0.6, lach: 0.9, hand: [r(96 + 88 * z), r(-16 - 170 * z)] }); }, 9),
    scene(['Je legt je hand om zijn vuistje en wacht tot het opengaat.', '‘Zacht. Dat is haar haar.’'],
      (t) => { const om = zacht(tussen(t, 0.8, 1.6)); const open = zacht(tussen(t, 4.4, 1.2)); const aai = t > 6.2 ? Math.sin(Math.min(t - 6.2, 4) * 2.2) * 60 : 0; const fx = 846 + 150 * zacht(tussen(t, 5.6, 1.2)); const fy = 236 + 60 * zacht(tussen(t, 5.6, 1.2)); const hx = r((t < 5.6 ? 960 - 84 * om : gaat(t, 5.6, 0.8, 876, 790)) + (t > 6.2 ? aai : 0)); const hy = r(t < 5.6 ? 90 + 130 * om : gaat(t, 5.6, 0.8, 220, 246) + Math.abs(aai) * 0.16);
        return verhaal(t, ['Een zachte hand'], [[['Je legt je hand', 'om zijn vuistje.'], 0.8], [['Je wacht tot het', 'opengaat.'], 3.4], [['‘Zacht. Dat is', 'haar haar.’'], 6.2, true]])
        + hoofd(790, 410, 138, { ...A, lach: gaat(t, 5.8, 2, -0.6, 0.4), blik: 0.3, neer: -0.2 }) + arm(`M1360 560Q1110 300 ${r(fx + 30)} ${r(fy + 14)}`, K.abrikoos, 60) + `<circle cx="${r(fx)}" cy="${r(fy)}" r="42" fill="${B.huid}"/>` + (open > 0.02 ? [-0.9, -0.45, 0, 0.45].map((a) => arm(`M${r(fx)} ${r(fy)}L${r(fx - Math.cos(a) * 66 * open)} ${r(fy + Math.sin(a) * 66 * open)}`, B.huid, 20)).join('') : '')
        + groep(arm(`M${hx + 620} ${hy - 330}L${hx + 70} ${hy - 34}`, K.hoofd, 62) + arm(`M${hx + 60} ${hy - 30}L${hx + 16} ${hy - 4}`, jij.huid, 56) + [0, 1, 2, 3].map((i) => arm(`M${hx + 22} ${hy - 26 + i * 14}L${r(hx - 44)} ${r(hy - 16 + i * 18)}`, jij.huid, 20)).join(''), komt(t, 0.6)); }, 11),
    scene(['Tegen haar: ‘Jij schrok.’ Tegen hem: ‘Jij wilde voelen.’', 'Allebei blijven ze dicht bij jou.'],
      (t) => verhaal(t, ['Twee baby’s,', 'twee zinnen'], [[['‘Jij schrok.’'], 1], [['‘Jij wilde voelen.’'], 3.6], [['Allebei blijven ze', 'dicht bij jou.'], 6, true]])
        + mat(925, 558, 620, 74) + grootZit(930, 556, 0.94, { ...jij, blik: t < 3.6 ? -0.6 : gaat(t, 3.6, 0.8, -0.6, 0.6), neer: 0.5, mond: (t > 1 && t < 2.4) || (t > 4 && t < 5.6) ? 0.5 : 0, handen: [[-150, -120], [150, -120]] })
        + babyZit(730, 560, 0.84, { ...A, blik: 0.6, neer: -0.4, lach: gaat(t, 2, 2, -0.7, 0.5) }) + babyZit(1130, 560, 0.84, { ...B, blik: -0.6, neer: -0.4, lach: gaat(t, 4, 2, 0.1, 0.8) })
        + pijl(858, 196, 752, 326, { bocht: -40, deel: zacht(tussen(t, 1, 1.2)) }) + pijl(1002, 196, 1108, 326, { bocht: 40, deel: zacht(tussen(t, 4, 1.2)) }), 9),
    scene(['Kind A kijkt weg. Je vertelt dat je haar een stukje draait.', 'Een ontmoeting mag kort zijn.'],
      (t) => { const om = komt(t, 4.6, 1.2); return verhaal(t, ['Genoeg'], [[['Kind A kijkt weg.'], 0.8], [['Je vertelt dat je haar', 'een stukje draait.'], 3], [['Een ontmoeting', 'mag kort zijn.'], 6.4, true]])
        + grootZit(950, 500, 0.86, { ...jij, blik: -0.5, neer: 0.5, mond: t > 3 && t < 5 ? 0.5 : 0, draai: r(-5 * zacht(tussen(t, 3, 1.4)) + 5 * zacht(tussen(t, 6.4, 1.4))), handen: [[gaat(t, 3.4, 1.2, -86, -150), gaat(t, 3.4, 1.2, -70, -20)], [86, -70]] }) + mat(925, 560, 620, 70)
        + groep(kindA({ blik: 0.7 - 1.5 * zacht(tussen(t, 0.8, 1.2)), lach: 0.2, op: 0.9 }), 1 - om) + groep(babyBuik(814, V + 6, 0.84, { ...A, spiegel: true, blik: 0.5, lach: 0.8, op: 0.9 }), om)
        + babyZit(1110, V + 4, 0.94, { ...B, blik: gaat(t, 6, 1, -0.6, 0.5), neer: 0.7, handen: [[-66, -54], [gaat(t, 6, 1, 70, 96), gaat(t, 6, 1, -54, -40)]] }); }, 10),
    scene(['Kijk morgen eens: wie kijkt naar wie,', 'als er even geen speelgoed tussen ligt?'],
      (t) => verhaal(t, ['Kijk morgen eens'], [[['Wie kijkt naar wie,'], 0.8, true], [['als er even geen', 'speelgoed tussen ligt?'], 2.6]], 240)
        + matje + kindA({ blik: gaat(t, 2, 1, 0, 0.7), lach: 1 }) + zitB({ blik: gaat(t, 3, 1, 0.3, -0.8), neer: 0.2, lach: 1 }) + stip(892, 424, 1016, 386, { zicht: komt(t, 3.8) }), 8),
  ],
};
