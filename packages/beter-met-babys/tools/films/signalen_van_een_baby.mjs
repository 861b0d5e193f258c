// Storyboard van de film 'Signalen van een baby'. Hartslag: Field 1981.
import { K, babyRug, even, gaat, groep, hoofd, kaart, kader, klok, komt, mat, pijl, r, scene, stem, teken, tekst, tussen, verhaal, zacht } from './tekenen.mjs';

const kind = { huid: K.huid1, haar: K.haar1, stijl: 'pluk', kleur: K.abrikoos };
const ander = { huid: K.huid2, haar: K.haar2, stijl: 'krul', kleur: K.hoofd };
const jij = { huid: K.huid2, haar: K.haar3, stijl: 'kort', bril: true, baby: false };
const kring = (x, y, straal, zicht) => (zicht > 0 ? `<circle cx="${x}" cy="${y}" r="${straal}" fill="none" stroke="${K.hoofd}" stroke-width="8" opacity="${zicht}"/>` : '');
const ovaal = (x, y, rx, ry, zicht) => (zicht > 0 ? `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="${K.hoofd}" stroke-width="7" opacity="${zicht}"/>` : '');
const bedje = (x, y) => `<rect x="${x - 34}" y="${y - 14}" width="68" height="34" rx="6" fill="${K.licht}" stroke="${K.hoofd}" stroke-width="5"/><path d="M${x - 12} ${y - 12}v30M${x + 12} ${y - 12}v30M${x - 34} ${y + 20}v14M${x + 34} ${y + 20}v14" stroke="${K.hoofd}" stroke-width="5" stroke-linecap="round"/>`;
const deurtje = (x, y) => `<rect x="${x - 22}" y="${y - 36}" width="44" height="72" rx="6" fill="${K.midden}"/><circle cx="${x + 12}" cy="${y + 2}" r="5" fill="${K.papier}"/>`;
const jeuk = (x, y) => `<path d="M${x - 26} ${y + 14}q13 -44 26 -14t26 -14" fill="none" stroke="${K.abrikoos}" stroke-width="8" stroke-linecap="round"/>`;
const arm = (d, kleur, dik) => `<path d="${d}" fill="none" stroke="${kleur}" stroke-width="${dik}" stroke-linecap="round"/>`;
/** Handjes: open (1) met vingers, dicht (0) als vuistje, over de ronde handen van babyRug heen. */
const vingers = (x, y, open, kant) => (open > 0.02 ? [-0.9, -0.3, 0.3, 0.9].map((a) => arm(`M${x} ${y}L${r(x + kant * 6 + Math.sin(a) * 30 * open)} ${r(y - Math.cos(a) * 30 * open)}`, kind.huid, 11)).join('') : arm(`M${x - 9} ${y - 2}q9 -10 18 0`, '#C98F66', 4));

/** Een lijn van hartslagen: hoogte f(u) op elk punt, met piekjes. */
function hartlijn(deel, f) {
  let d = '';
  const n = 13;
  for (let i = 0; i <= n; i++) {
    const x = 650 + (i / n) * 570;
    const y = f(i / n);
    d += `${i ? 'L' : 'M'}${r(x)} ${r(y)}` + (i < n ? `L${r(x + 10)} ${r(y)}L${r(x + 18)} ${r(y - 34)}L${r(x + 28)} ${r(y + 16)}L${r(x + 34)} ${r(y)}` : '');
  }
  return `<path d="${d}" fill="none" stroke="${K.hoofd}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round" pathLength="100" stroke-dasharray="100 200" stroke-dashoffset="${r(100 - 100 * deel)}"/>`;
}

export default {
  map: '04-communicatie',
  omslag: 6,
  kader,
  scenes: [
    scene(['Signalen van een baby. Een baby praat met zijn hele lijf.', 'Hoe lees je dat?'],
      (t) => verhaal(t, ['Signalen van', 'een baby'], [[['Een baby praat met', 'zijn hele lijf.'], 1.2], [['Hoe lees je dat?'], 4, true]], 230)
        + mat(930, 350, 420, 450) + babyRug(930, 356, 1.4, { ...kind, trap: Math.sin(Math.min(t, 6) * 1.8), handen: [[r(-78 + 6 * Math.sin(Math.min(t, 6) * 1.4)), r(-58 + 14 * Math.sin(Math.min(t, 6) * 1.4))], [78, r(-58 - 14 * Math.sin(Math.min(t, 6) * 1.4))]], blik: gaat(t, 2, 1.4, -0.3, 0.4) }), 8),
    scene(['Hij wrijft in zijn ogen. Moe? Misschien.', 'Of er schijnt licht in zijn gezicht.'],
      (t) => { const w = t > 0.8 && t < 5 ? Math.sin(t * 4) * 8 : 0; return verhaal(t, ['Eén teken', 'zegt weinig'], [[['Hij wrijft in zijn ogen.', 'Moe? Misschien.'], 0.8], [['Of er schijnt licht', 'in zijn gezicht.'], 4, true]])
        + `<path d="M640 118L720 112L920 470L700 500Z" fill="${K.licht}" opacity="${r(0.8 * komt(t, 4.4, 1.2))}"/>` + hoofd(780, 350, 118, { ...kind, lach: -0.2, dicht: 1 }) + arm(`M690 540Q700 450 ${r(740 + w)} ${r(376 + w / 2)}`, kind.kleur, 46) + `<circle cx="${r(744 + w)}" cy="${r(366 + w / 2)}" r="31" fill="${kind.huid}" stroke="#C98F66" stroke-width="3"/>`
        + kaart(960, 150, 'moe?', '', { b: 264, h: 104, teken: teken.maan, zicht: komt(t, 1.4) }) + kaart(960, 284, 'licht?', '', { b: 264, h: 104, teken: (x, y) => teken.zon(x, y), zicht: komt(t, 3.6) }) + kaart(960, 418, 'jeuk?', '', { b: 264, h: 104, teken: jeuk, zicht: komt(t, 5.4) }); }, 9),
    scene(['Kijk naar het hele kind:', 'ogen, mond, handen, voeten, adem.'],
      (t) => verhaal(t, ['Kijk naar', 'het hele kind'], [[['Ogen.'], 1.2]], 170) + tekst(['Mond.'], { y: 376, zicht: komt(t, 2.6) }) + tekst(['Handen.'], { y: 443, zicht: komt(t, 4) }) + tekst(['Voeten.'], { y: 510, zicht: komt(t, 5.4) }) + tekst(['Adem.'], { y: 577, dik: 700, kleur: K.hoofd, zicht: komt(t, 6.8) })
        + mat(930, 350, 420, 450) + babyRug(930, 356, 1.4, kind)
        + ovaal(930, 220, 60, 23, komt(t, 1.2)) + ovaal(930, 260, 32, 18, komt(t, 2.6)) + groep(kring(824, 276, 42, 1) + kring(1036, 276, 42, 1), komt(t, 4)) + groep(kring(880, 540, 44, 1) + kring(982, 540, 44, 1), komt(t, 5.4)) + kring(930, 372, 54 + (t > 7 ? 5 * Math.round(Math.sin((t - 7) * 3) * 10) / 10 : 0), komt(t, 6.8)), 10),
    scene(['Zijn ogen zijn open. Zijn handen ook. Hij beweegt naar je toe.', 'Vaak betekent dat: ik wil contact.'],
      (t) => { const z = zacht(tussen(t, 1, 1.4)); return verhaal(t, ['Kom maar'], [[['Ogen open,', 'handen open.'], 0.8], [['Vaak betekent dat:'], 5], [['ik wil contact.'], 5.6, true]])
        + mat(790, 390, 330, 380) + babyRug(790, 400, 1.1, { ...kind, blik: 0.3 + 0.4 * z, lach: 0.4 + 0.8 * z, trap: Math.sin(Math.min(t, 6) * 2.4), handen: [[-78, -58], [gaat(t, 2.4, 1.4, 76, 92), gaat(t, 2.4, 1.4, -56, -76)]], boven: vingers(-78, -62, z, -1) + vingers(gaat(t, 2.4, 1.4, 76, 92), gaat(t, 2.4, 1.4, -60, -80), z, 1) })
        + hoofd(1130, 220, 84, { ...jij, blik: -0.6, neer: 0.5 }) + pijl(910, 220, 1030, 200, { deel: zacht(tussen(t, 4, 1.4)), kleur: K.abrikoos, bocht: 26, dik: 9 }); }, 10),
    scene(['Zijn hoofd draait weg. Zijn handen worden vuistjes.', 'Vaak betekent dat: ik heb even pauze nodig.'],
      (t) => { const z = zacht(tussen(t, 1, 1.6)); return verhaal(t, ['Even niet'], [[['Hoofd weg,', 'handen worden vuistjes.'], 0.8], [['Vaak betekent dat:'], 4.4], [['ik heb even', 'pauze nodig.'], 5, true]])
        + mat(790, 390, 330, 380) + babyRug(790, 400, 1.1, { ...kind, blik: 0.7 - 1.6 * z, lach: 1.2 - 1.2 * z, handen: [[r(-78 + 16 * z), r(-58 + 12 * z)], [r(92 - 32 * z), r(-76 + 30 * z)]], boven: vingers(r(-78 + 16 * z), r(-62 + 12 * z), 1 - z, -1) + vingers(r(92 - 32 * z), r(-80 + 30 * z), 1 - z, 1) })
        + hoofd(1130, 220, 84, { ...jij, blik: -0.6, neer: 0.5, lach: 1 - 0.4 * z }) + pijl(910, 220, 1030, 200, { deel: Math.min(0.94, 1 - zacht(tussen(t, 2, 1.4))), kleur: K.abrikoos, bocht: 26, dik: 9 }); }, 10),
    scene(['In een onderzoek ging bij baby’s de hartslag omhoog voordat ze wegkeken.', 'Daarna ging hij weer omlaag.'],
      (t) => { const d = tussen(t, 1, 7); return verhaal(t, ['Een hart dat', 'rustiger wordt'], [[['De hartslag ging', 'omhoog voordat', 'ze wegkeken.'], 1], [['Daarna weer omlaag.'], 6, true]])
        + hartlijn(d, (u) => 500 - 110 * (u < 0.5 ? zacht(u * 2) : 1 - zacht((u - 0.5) * 2))) + hoofd(935, 220, 96, { ...kind, blik: -0.9 * zacht(tussen(t, 4.4, 1)), lach: 0.7 - 0.5 * komt(t, 4.4) }); }, 11),
    scene(['Ziet niemand het kleine teken? Dan maakt hij een groter.', 'Jammeren. Een holle rug. Huilen.'],
      (t) => verhaal(t, ['De tekens', 'worden groter'], [[['Ziet niemand het', 'kleine teken?'], 0.8], [['Dan maakt hij', 'een groter.'], 3.2, true]])
        + [[650, 470, 1], [845, 380, 3.6], [1040, 290, 6]].map(([x, y, van], i) => groep(`<rect x="${x}" y="${y}" width="186" height="${580 - y}" rx="16" fill="${[K.zacht, K.licht, K.abrikoos][i]}"/>` + hoofd(x + 93, y - 74, [66, 70, 76][i], { ...kind, ...[{ blik: -0.8, lach: 0.1 }, { frons: 1, lach: -0.8, mond: 0 }, { mond: 1, dicht: 1, frons: 1, traan: 1 }][i] }) + tekst([['wegkijken', 'jammeren', 'huilen'][i]], { x: x + 93, y: 552, maat: 30, dik: 700, anker: 'middle' }), komt(t, van))).join(''), 10),
    scene(['Wanneer sliep hij? Wanneer dronk hij?', 'Wat gebeurde er net?'],
      (t) => verhaal(t, ['Leg het naast', 'de klok'], [[['Wanneer sliep hij?'], 0.8], [['Wanneer dronk hij?'], 2.6], [['Wat gebeurde er net?'], 4.4, true]])
        + klok(770, 350, 124, 10.5) + kaart(940, 150, 'geslapen', '', { b: 290, h: 108, teken: bedje, zicht: komt(t, 1) }) + kaart(940, 296, 'gedronken', '', { b: 290, h: 108, teken: teken.fles, zicht: komt(t, 2.8) }) + kaart(940, 442, 'net nog', '', { b: 290, h: 108, teken: deurtje, zicht: komt(t, 4.6) }), 8),
    scene(['Je weet het nooit zeker. Kies één antwoord. Doe het rustig.', 'Kijk dan wat hij doet.'],
      (t) => { const h = -Math.PI / 2 + tussen(t, 1.6, 6.4) * Math.PI * 2; const p = (a, s = 165) => [r(935 + Math.cos(a) * s), r(350 + Math.sin(a) * s)]; const [x, y] = p(h); const boogje = (a, b) => { const [x1, y1] = p(a); const [x2, y2] = p(b); return `<path d="M${x1} ${y1}A165 165 0 0 1 ${x2} ${y2}" fill="none" stroke="${K.midden}" stroke-width="9" stroke-linecap="round"/>`; };
        const plek = [[-90, 'zien'], [30, 'proberen'], [150, 'kijken']]; return verhaal(t, ['Probeer en kijk'], [[['Je weet het nooit zeker.'], 0.8], [['Kies één antwoord.', 'Doe het rustig.'], 2.6], [['Kijk dan wat hij doet.'], 5.6, true]])
        + [-90, 30, 150].map((g) => boogje((g * Math.PI) / 180, ((g + 120) * Math.PI) / 180)).join('') + hoofd(935, 350, 70, { ...kind, blik: Math.cos(h) * 0.6, neer: Math.sin(h) * 0.6 })
        + plek.map(([g, w]) => { const [px, py] = p((g * Math.PI) / 180); return `<rect x="${px - 92}" y="${py - 36}" width="184" height="72" rx="36" fill="#FFFFFF" stroke="${K.hoofd}" stroke-width="5"/>${tekst([w], { x: px, y: py + 11, maat: 32, dik: 700, anker: 'middle', kleur: K.hoofd })}`; }).join('') + `<circle cx="${p(h, 216)[0]}" cy="${p(h, 216)[1]}" r="17" fill="${K.abrikoos}"/>`; }, 10),
    scene(['Een baby die weinig ziet, wordt soms juist stil om te luisteren.', 'Een ander praat met zijn tenen. Vraag het zijn ouders.'],
      (t) => verhaal(t, ['Elke baby heeft', 'eigen tekens'], [[['De een wordt stil', 'om te luisteren.'], 0.8], [['Een ander praat', 'met zijn tenen.'], 5], [['Vraag het zijn ouders.'], 8.4, true]])
        + mat(775, 350, 270, 340) + babyRug(775, 360, 0.98, { ...ander, blik: -0.2, neer: -0.3, lach: gaat(t, 3, 1, 0.2, 0.7), trap: Math.sin(Math.min(t, 2) * 3.2), draai: gaat(t, 2.4, 1, 0, -6) }) + stem(948, 250, { kant: -1, deel: tussen(t, 2.6, 1.6), kleur: K.abrikoos, schaal: 0.8 })
        + groep(mat(1080, 350, 270, 340) + babyRug(1080, 360, 0.98, { ...kind, lach: 0.8, handen: [[-70, 0], [70, 0]] }) + [-1, 1].map((k) => [0, 1, 2].map((i) => `<circle cx="${r(1080 + k * 36 + (i - 1) * 15)}" cy="${r(502 + (t > 5.6 ? 7 * Math.round(Math.sin((Math.min(t, 9) - 5.6) * 5 + i) * 10) / 10 : 0))}" r="8" fill="${kind.huid}"/>`).join('')).join(''), komt(t, 4.6)), 12),
    scene(['Kijk morgen. Kies één baby.', 'Welk klein teken gaf hij vóór het grote?'],
      (t) => verhaal(t, ['Kijk morgen'], [[['Kies één baby.'], 1], [['Welk klein teken gaf', 'hij vóór het grote?'], 2.6, true]], 260)
        + mat(930, 350, 420, 450) + babyRug(930, 356, 1.4, { ...kind, blik: 0.2, lach: 0.5 }) + kring(1036, 276, 46 + (t > 3.4 ? 3 * Math.round(Math.sin((Math.min(t, 8) - 3.4) * 2.4) * 10) / 10 : 0), komt(t, 2.8)), 8),
  ],
};
