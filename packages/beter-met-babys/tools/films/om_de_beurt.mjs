// Storyboard van de film 'Om de beurt'. Onderzoek: Goldstein & Schwade 2008; beurten: Harvard Center on the Developing Child.
import { K, babyRug, boog, even, gaat, groep, hand, hoofd, kader, komt, kussen, mat, plaats, r, scene, stem, stippen, tekst, tussen, verhaal, voetje, zacht } from './tekenen.mjs';

const kind = { huid: K.huid2, haar: K.haar2, stijl: 'pluk' };
const jij = { huid: K.huid1, haar: K.haar2, stijl: 'doek', doek: K.hoofd, baby: false };
const BABY = [770, 360, 112];
const GROOT = [1120, 330, 104];
const baby = (o) => hoofd(...BABY, { ...kind, blik: 0.5, ...o });
const groot = (o) => hoofd(...GROOT, { ...jij, blik: -0.5, neer: 0.2, ...o });
const klank = (tekstje, x, y, zicht, anker = 'middle') => tekst([tekstje], { x, y, maat: 46, dik: 700, anker, kleur: K.hoofd, zicht });
const blokje = (x, y, b, kleur, zicht = 1) => (zicht > 0 ? `<rect x="${r(x)}" y="${y}" width="${r(b)}" height="76" rx="18" fill="${kleur}" opacity="${zicht}"/>` : '');
const hart = (x, y, zicht) => (zicht > 0 ? `<path d="M${x} ${y + 16}C${x - 34} ${y - 6} ${x - 18} ${y - 30} ${x} ${y - 12}C${x + 18} ${y - 30} ${x + 34} ${y - 6} ${x} ${y + 16}Z" fill="${K.hoofd}" opacity="${zicht}"/>` : '');
const golfje = (x, y, soort, zicht) => (zicht > 0 ? `<path d="${soort ? `M${x - 30} ${y}q10 -34 20 0t20 0t20 0` : `M${x - 30} ${y}q15 -22 30 0t30 0`}" fill="none" stroke="#D9773A" stroke-width="8" stroke-linecap="round" opacity="${zicht}"/>` : '');
const openHand = (x, y, s, open, o = {}) => plaats(x, y, s, `<path d="M0 130V26" stroke="${K.midden}" stroke-width="58" stroke-linecap="round"/><path d="M-28 -18L${r(-30 - 34 * open)} ${r(-26 - 22 * open)}" stroke="${kind.huid}" stroke-width="22" stroke-linecap="round"/>${[-24, -8, 8, 24].map((a) => `<path d="M${a} -34L${r(a * (1 + 0.5 * open))} ${r(-40 - 42 * open)}" stroke="${kind.huid}" stroke-width="20" stroke-linecap="round"/>`).join('')}<rect x="-35" y="-56" width="70" height="78" rx="30" fill="${kind.huid}"/>`, o);

export default {
  map: '04-communicatie',
  omslag: 5,
  kader,
  scenes: [
    scene(['Om de beurt.', 'Hoe praat je met iemand die nog niet praat?'],
      (t) => verhaal(t, ['Om de beurt'], [[['Hoe praat je met iemand', 'die nog niet praat?'], 1.2, true]], 270)
        + baby({ blik: gaat(t, 0.8, 1.2, -0.2, 0.6), lach: 1 }) + groot({ blik: gaat(t, 1.6, 1.2, 0.2, -0.6), lach: 1 }), 7),
    scene(['Een baby van zeven maanden kijkt naar je.', '‘Eh!’ Dat is zijn beurt.'],
      (t) => verhaal(t, ['De baby begint'], [[['Een baby van zeven', 'maanden kijkt naar je.'], 0.8], [['‘Eh!’ Dat is zijn beurt.'], 3.2, true]])
        + baby({ mond: t > 3 && t < 4.6 ? 0.9 : 0 }) + groot({ lach: gaat(t, 4, 1, 0.5, 1) }) + boog(800, 1080, 216, -120, zacht(tussen(t, 3.2, 1.8)), K.abrikoos) + klank('Eh!', 944, 244, even(t, 3, 8.5, 0.4)), 8),
    scene(['Je kijkt terug. ‘Eh? Ja, ik zie jou!’', 'Kort is genoeg.'],
      (t) => verhaal(t, ['Jij antwoordt'], [[['‘Eh? Ja, ik zie jou!’'], 1.2], [['Kort is genoeg.'], 4.4, true]])
        + baby({ lach: gaat(t, 3, 1, 0.6, 1) }) + groot({ lach: 1, mond: t > 1.2 && t < 3.4 ? 0.6 : 0 }) + boog(1090, 800, 496, 120, zacht(tussen(t, 1.4, 1.8)), K.hoofd), 7),
    scene(['Je zegt niets meer. Je kijkt en telt tot vijf. Dat voelt lang.', 'Zo krijgt hij tijd voor zijn beurt.'],
      (t) => verhaal(t, ['Nu komt het', 'stille stuk'], [[['Je kijkt en telt tot vijf.', 'Dat voelt lang.'], 1], [['Zo krijgt hij tijd', 'voor zijn beurt.'], 6, true]])
        + baby({ lach: 0.5 }) + groot({ lach: 0.7 }) + stippen(945, 170, t, 1.4, { stap: 1.3, straal: 22, afstand: 70 }), 11),
    scene(['‘Ah-ba!’ Soms is zijn beurt een geluid. Soms is het een lach,', 'een trappel of een hand die opengaat.'],
      (t) => verhaal(t, ['Daar is hij'], [[['‘Ah-ba!’'], 0.8, true], [['Een geluid, een lach,', 'een trappel of een', 'hand die opengaat.'], 2.6]])
        + [[650, 130, 1.4], [950, 130, 3], [650, 360, 4.6], [950, 360, 6.2]].map(([x, y, van]) => `<g opacity="${komt(t, van)}"><rect x="${x}" y="${y}" width="272" height="206" rx="22" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="4"/></g>`).join('')
        + groep(hoofd(764, 236, 70, { ...kind, mond: t > 1.6 && t < 4 ? 0.9 : 0.3 }) + stem(858, 240, { schaal: 0.7 }), komt(t, 1.4)) + groep(hoofd(1086, 236, 70, { huid: K.huid1, haar: K.haar1, stijl: 'staart', lach: 1.5 }), komt(t, 3))
        + groep(voetje(816, 468, 0.7, { huid: kind.huid, kleur: K.midden, draai: r(14 * Math.sin(Math.min(Math.max(t - 5, 0), 3) * 5)) }), komt(t, 4.6)) + groep(openHand(1086, 452, 0.66, zacht(tussen(t, 6.8, 1.4))), komt(t, 6.2)), 11),
    scene(['Jij. Stil. Hij. Stil. Jij.', 'De open plekken horen erbij.'],
      (t) => verhaal(t, ['Een gesprek', 'op een lijn'], [[['Jij. Stil. Hij. Stil. Jij.'], 0.8], [['De open plekken', 'horen erbij.'], 5, true]])
        + `<path d="M650 400H1226" stroke="${K.lijn}" stroke-width="8" stroke-linecap="round"/>` + [[660, 120, 1], [850, 90, 0], [1010, 130, 1]].map(([x, b, ik], i) => { const z = zacht(tussen(t, 0.8 + i * 1.7, 0.9)); return blokje(x, 362, b * z, ik ? K.hoofd : K.abrikoos, z > 0 ? 1 : 0) + groep(ik ? hoofd(x + b / 2, 290, 46, { ...jij, mond: z > 0.05 && z < 1 ? 0.6 : 0 }) : hoofd(x + b / 2, 290, 46, { ...kind, mond: z > 0.05 && z < 1 ? 0.8 : 0 }), z); }).join('')
        + tekst(['stil'], { x: 815, y: 490, maat: 30, dik: 700, anker: 'middle', kleur: K.grijs, zicht: komt(t, 5) }) + tekst(['stil'], { x: 975, y: 490, maat: 30, dik: 700, anker: 'middle', kleur: K.grijs, zicht: komt(t, 5.4) })
        + [815, 975].map((x, i) => `<path d="M${x - 28} 452q28 16 56 0" fill="none" stroke="${K.grijs}" stroke-width="5" stroke-linecap="round" opacity="${komt(t, 5 + i * 0.4)}"/>`).join(''), 8),
    scene(['Praat je aan één stuk door?', 'Dan past zijn beurt er niet meer tussen.'],
      (t) => { const z = zacht(tussen(t, 0.8, 3)); const o = zacht(tussen(t, 3.6, 1)) - 0.35 * zacht(tussen(t, 4.8, 0.8)); const weg = 1 - 0.7 * komt(t, 5, 1.4); return verhaal(t, ['Zonder', 'open plekken'], [[['Praat je aan één', 'stuk door?'], 0.8], [['Dan past zijn beurt er', 'niet meer tussen.'], 4, true]])
        + `<path d="M650 340H1226" stroke="${K.lijn}" stroke-width="8" stroke-linecap="round"/>` + blokje(660, 302, 560 * z, K.hoofd) + hoofd(940, 220, 62, { ...jij, mond: t < 6.4 && Math.floor(t * 2) % 2 ? 0.6 : 0.2 })
        + groep(blokje(900, r(520 - 132 * o), 90, K.abrikoos) + hoofd(945, r(560 - 132 * o) + 92, 46, { ...kind, mond: t > 3.4 && t < 5 ? 0.8 : 0, lach: t > 5 ? -0.3 : 0.6, neer: -0.3 }), Math.min(komt(t, 3), weg)); }, 8),
    scene(['Sommige moeders reageerden meteen op het brabbelen.', 'Hun baby’s gingen anders brabbelen.', 'Kwam de reactie op een willekeurig moment, dan gebeurde dat niet.'],
      (t) => verhaal(t, ['Wat een', 'onderzoek vond'], [[['Meteen antwoord: de', 'baby’s gingen anders', 'brabbelen.'], 1.6, true], [['Op een willekeurig', 'moment: dat niet.'], 7.6]])
        + `<rect x="640" y="130" width="586" height="200" rx="22" fill="${K.zacht}"/>` + tekst(['meteen antwoord'], { x: 668, y: 176, maat: 30, dik: 700, kleur: K.hoofd })
        + [0, 1, 2, 3].map((i) => golfje(704 + i * 140, 262, i > 1, komt(t, 1.4 + i * 1.3, 0.5)) + hart(770 + i * 140, 258, komt(t, 1.9 + i * 1.3, 0.5))).join('')
        + groep(`<rect x="640" y="360" width="586" height="200" rx="22" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="4"/>` + tekst(['willekeurig moment'], { x: 668, y: 406, maat: 30, dik: 700, kleur: K.grijs }), komt(t, 7))
        + [0, 1, 2, 3].map((i) => golfje(704 + i * 140, 470, false, komt(t, 7.4 + i * 0.9, 0.5))).join('') + [[744, 7.6], [990, 9.2], [1040, 9.8], [1196, 10.6]].map(([x, van]) => hart(x, 528, komt(t, van, 0.5))).join(''), 14),
    scene(['Deze baby maakt bijna geen geluid. Haar vingers gaan open en ze kijkt naar je.', 'Jij antwoordt met je hand en je stem.'],
      (t) => { const z = zacht(tussen(t, 6, 1.8)); return verhaal(t, ['Een beurt', 'zonder geluid'], [[['Haar vingers gaan open', 'en ze kijkt naar je.'], 1.4], [['Jij antwoordt met je', 'hand en je stem.'], 6, true]])
        + mat(820, 440, 380, 300) + hoofd(740, 330, 92, { huid: kind.huid, haar: K.haar2, stijl: 'krul', blik: gaat(t, 3.4, 1.2, -0.4, 0.7), neer: -0.2, lach: gaat(t, 7.6, 1, 0.3, 0.9) }) + `<ellipse cx="742" cy="500" rx="92" ry="84" fill="${K.midden}"/>` + openHand(880, 430, 0.72, zacht(tussen(t, 1.6, 2.6)), { draai: 34 })
        + hand(1330 - 250 * z, 470 - 60 * z, 1.02, { huid: jij.huid, lang: 260, draai: -72 }) + stem(1010, 190, { kant: -1, deel: tussen(t, 8, 1.4), kleur: K.hoofd }); }, 12),
    scene(['Kijkt hij weg? Dan word jij stil.', 'Hij mag weer beginnen als hij wil.'],
      (t) => verhaal(t, ['Uit, of even pauze'], [[['Kijkt hij weg?', 'Dan word jij stil.'], 0.8], [['Hij mag weer beginnen', 'als hij wil.'], 4.6, true]])
        + baby({ blik: 0.5 - 1.3 * zacht(tussen(t, 0.8, 1.2)) + 1.3 * zacht(tussen(t, 6.2, 1.2)), lach: t > 6.8 ? 1 : 0.3 }) + groot({ lach: 0.6 }), 9),
    scene(['Morgen bij het verschonen.', 'Zeg één zin. Tel tot vijf. Wat doet hij?'],
      (t) => verhaal(t, ['Morgen bij het', 'verschonen'], [[['Zeg één zin.'], 1], [['Tel tot vijf.'], 2.4], [['Wat doet hij?'], 6.6, true]])
        + kussen(650, 190, 400, 384) + babyRug(850, 400, 0.98, { ...kind, kleur: K.abrikoos, lach: gaat(t, 6.6, 1, 0.4, 1), blik: 0.4, neer: -0.2, trap: Math.sin(Math.max(0, t - 6.6) * 3) * (t > 6.6 ? 1 : 0) }) + hand(1130, 470, 0.95, { huid: jij.huid, lang: 200, draai: -60 }) + stippen(850, 140, t, 2.6, { stap: 0.8, straal: 20, afstand: 64 }), 9),
  ],
};
