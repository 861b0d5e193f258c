// Storyboard van de film 'Een klein stapje verder'.
import { K, babyZit, bal, even, gaat, groep, grootKniel, hand, hoofd, kader, komt, mat, pijl, r, scene, tussen, verhaal, zacht } from './tekenen.mjs';

const kind = { huid: K.huid1, haar: K.haar1, stijl: 'staart', kleur: K.midden };
const jij = { huid: K.huid2, haar: K.haar2, stijl: 'knot', baby: false };
const VLOER = 566;
const BX = 790;
/** Het bakje staat rechts naast de baby; de opening ligt op (BAKX, BAKY). */
const BAKX = 946;
const BAKY = 470;
const bakAchter = `<ellipse cx="${BAKX}" cy="${BAKY}" rx="68" ry="17" fill="#8E6238"/>`;
const bakVoor = `<path d="M${BAKX - 68} ${BAKY}Q${BAKX} ${BAKY + 34} ${BAKX + 68} ${BAKY}L${BAKX + 56} ${VLOER}Q${BAKX} ${VLOER + 18} ${BAKX - 56} ${VLOER}Z" fill="#C98F57"/>`;
const tok = (t, van) => { const z = tussen(t, van, 0.9); return z > 0 && z < 1 ? `<g opacity="${r((1 - z) * 10) / 10}">${[0, 1].map((i) => `<path d="M${r(BAKX - 30 - 16 * i - 24 * z)} ${r(BAKY - 44 - 14 * i - 20 * z)}Q${BAKX} ${r(BAKY - 74 - 26 * i - 30 * z)} ${r(BAKX + 30 + 16 * i + 24 * z)} ${r(BAKY - 44 - 14 * i - 20 * z)}" fill="none" stroke="#D9773A" stroke-width="7" stroke-linecap="round"/>`).join('')}</g>` : ''; };
/** Het spel: `hoog` 1 is de bal in de hand boven de bak, 0 is de bal in de bak. */
function spel({ vooraan = false, hoog = 1, balx = BAKX - 6, baly, kop = {}, doekje = 0, achter = '', voor = '', mee = true }) {
  const by = baly ?? 400 + (1 - hoog) * 110;
  const hx = mee ? (balx - BX) / 1.16 - 12 : 84;
  const hy = mee ? (Math.min(by, 452) - VLOER) / 1.16 - 6 : -70;
  const erin = !vooraan && by > 440 && balx > BAKX - 66 && balx < BAKX + 66;
  return mat(900, 572, 580, 66) + achter + bakAchter
    + (erin ? bal(balx, by, 25) : '')
    + babyZit(BX, VLOER, 1.16, { ...kind, blik: 0.6, neer: 0.7, ...kop, handen: [[-64, -50], [r(hx), r(hy)]] })
    + bakVoor + (erin ? '' : bal(balx, by, 25))
    + (doekje > 0 ? `<g transform="translate(${r(260 * (1 - doekje))} ${r(-70 * (1 - doekje))})"><path d="M${BAKX + 8} ${BAKY - 16}Q${BAKX + 44} ${BAKY - 26} ${BAKX + 78} ${BAKY - 8}Q${BAKX + 74} ${BAKY + 30} ${BAKX + 84} ${BAKY + 62}Q${BAKX + 62} ${BAKY + 50} ${BAKX + 44} ${BAKY + 64}Q${BAKX + 28} ${BAKY + 50} ${BAKX + 10} ${BAKY + 60}Q${BAKX - 2} ${BAKY + 22} ${BAKX + 8} ${BAKY - 16}Z" fill="${K.licht}" stroke="${K.abrikoos}" stroke-width="4" stroke-linejoin="round"/></g>` : '') + voor;
}
/** Een val: van de hand in de bak, van 1 naar 0 en weer terug. */
const val = (t, van, terug = 1.6) => 1 - tussen(t, van, 0.5) ** 2 + zacht(tussen(t, van + terug, 0.9));
/** De medewerker zit rechts, gespiegeld, en kijkt naar de bak. */
const mede = (x, o = {}) => grootKniel(x, VLOER, 0.86, { ...jij, spiegel: true, buig: 10, blik: 0.7, neer: 0.5, hand: [52, -96], ...o });

const trommel = (x, y) => `<rect x="${x - 46}" y="${y - 56}" width="92" height="70" rx="12" fill="${K.abrikoos}"/><ellipse cx="${x}" cy="${y - 56}" rx="46" ry="14" fill="${K.licht}"/><path d="M${x - 46} ${y - 40}l23 40l23 -40l23 40l23 -40" fill="none" stroke="${K.papier}" stroke-width="5"/>`;
const pop = (x, y) => `<path d="M${x - 30} ${y + 14}Q${x - 26} ${y - 40} ${x} ${y - 40}Q${x + 26} ${y - 40} ${x + 30} ${y + 14}Z" fill="${K.hoofd}"/>` + hoofd(x, y - 62, 29, { huid: K.huid2, haar: K.haar2, stijl: 'krul' });
const toren = (x, y) => [[52, K.hoofd, 0], [42, K.midden, 1], [32, K.abrikoos, 2], [22, K.licht, 3]].map(([b, k, i]) => `<rect x="${x - b}" y="${y - 14 - i * 34}" width="${b * 2}" height="30" rx="15" fill="${k}" stroke="${K.papier}" stroke-width="2"/>`).join('');

export default {
  map: '05-stimulering_interactie',
  omslag: 6,
  kader,
  scenes: [
    scene(['Een klein stapje verder. Hoe help je een baby ontdekken,', 'zonder zijn spel over te nemen?'],
      (t) => verhaal(t, ['Een klein', 'stapje verder'], [[['Hoe help je een baby', 'ontdekken, zonder zijn', 'spel over te nemen?'], 1.2, true]], 230)
        + spel({ hoog: 1, kop: { blik: gaat(t, 2, 1.2, 0, 0.6), neer: gaat(t, 2, 1.2, 0, 0.6) } }) + groep(mede(1130), komt(t, 0.8)), 8),
    scene(['Een baby van tien maanden laat een bal in een bak vallen. Tok.', 'Hij haalt hem eruit en doet het nog eens.'],
      (t) => verhaal(t, ['Wat doet hij al?'], [[['Hij laat een bal', 'in een bak vallen. Tok.'], 0.8], [['Hij haalt hem eruit en', 'doet het nog eens.'], 4.4, true]])
        + spel({ hoog: t < 5.4 ? val(t, 2, 1.5) : val(t, 6.2, 9), kop: { lach: gaat(t, 2.6, 0.6, 0.6, 1.2) } }) + tok(t, 2.5) + tok(t, 6.7), 11),
    scene(['Je gaat naast hem zitten en doet even niets.', 'Vijf keer tok. Hij zoekt iets uit.'],
      (t) => verhaal(t, ['Eerst kijken'], [[['Je doet even niets.'], 1], [['Vijf keer tok.'], 3.6], [['Hij zoekt iets uit.'], 6, true]])
        + spel({ hoog: Math.round((t < 1.4 ? 1 : t > 8.2 ? 1 : 0.5 + 0.5 * Math.cos((t - 1.4) * 2 * Math.PI / 1.36)) * 100) / 100 }) + groep(mede(gaat(t, 0.3, 1.8, 1270, 1130)), komt(t, 0.3, 0.8))
        + [0, 1, 2, 3, 4].map((i) => { const z = komt(t, 2 + i * 1.36, 0.4); return `<circle cx="${716 + i * 58}" cy="170" r="18" fill="${K.papier}" stroke="${K.hoofd}" stroke-width="4"/>${z > 0 ? `<circle cx="${716 + i * 58}" cy="170" r="17" fill="${K.hoofd}" opacity="${z}"/>` : ''}`; }).join(''), 10),
    scene(['Een trommel, een pop en een toren erbij?', 'Hij laat de bal los en kijkt weg.'],
      (t) => { const weg = zacht(tussen(t, 5, 1.2)); const bij = (van, x) => gaat(t, van, 0.9, x + 240, x); return verhaal(t, ['Te veel'], [[['Een trommel, een pop', 'en een toren erbij?'], 0.8], [['Hij laat de bal los', 'en kijkt weg.'], 5, true]])
        + spel({ vooraan: true, balx: BAKX - 6 - 30 * weg, baly: 400 + 176 * weg * weg, mee: weg < 0.05, kop: { blik: 0.6 - 1.5 * weg, neer: 0.7 - 0.7 * weg, lach: 0.8 - 0.9 * weg } }) + groep(trommel(bij(1, 1070), 550), komt(t, 1, 0.4)) + groep(pop(bij(2.2, 1176), 552), komt(t, 2.2, 0.4)) + groep(toren(bij(3.4, 1116), 446), komt(t, 3.4, 0.4)); }, 9),
    scene(['Niemand in de buurt? Hij zoekt een gezicht en vindt er geen.', 'De bal blijft liggen.'],
      (t) => verhaal(t, ['Te weinig'], [[['Hij zoekt een gezicht', 'en vindt er geen.'], 1], [['De bal blijft liggen.'], 5, true]])
        + spel({ balx: 1050, baly: 546, mee: false, kop: { neer: -0.2, blik: t < 3.4 ? gaat(t, 1.4, 0.9, 0.2, -0.9) : gaat(t, 3.6, 1.2, -0.9, 0.9), lach: gaat(t, 2, 2, 0.4, -0.4) } }) + groep(mede(gaat(t, 0.2, 1.4, 1130, 1330)), 1 - komt(t, 0.4, 1.2)), 9),
    scene(['‘Tok! De bal is in de bak.’ Je zegt wat er gebeurt,', 'in het ritme van zijn spel. Dan ben je weer stil.'],
      (t) => verhaal(t, ['Aansluiten'], [[['‘Tok! De bal is', 'in de bak.’'], 1.6], [['In het ritme van zijn', 'spel. Dan ben je', 'weer stil.'], 5, true]])
        + spel({ hoog: val(t, 1, 6.4), kop: { blik: t > 2.4 ? gaat(t, 2.4, 0.8, 0.6, 0.9) : 0.6, neer: t > 6.8 ? gaat(t, 6.8, 0.8, -0.1, 0.7) : gaat(t, 2.4, 0.8, 0.7, -0.1), lach: 1 } }) + tok(t, 1.5) + mede(1130, { mond: t > 1.8 && t < 4.4 ? 0.6 : 0 })
        + pijl(1070, 196, 870, 230, { bocht: -50, deel: zacht(tussen(t, 2, 1.4)) }) + pijl(856, 290, 1046, 270, { bocht: -24, deel: zacht(tussen(t, 5, 1.4)), kleur: K.abrikoos }), 11),
    scene(['Je legt een doek half over de bak. De opening is nu kleiner.', 'Verder blijft alles hetzelfde.'],
      (t) => { const z = zacht(tussen(t, 1.2, 2)); return verhaal(t, ['Eén ding erbij'], [[['Een doek half', 'over de bak.'], 0.8, true], [['De opening', 'is nu kleiner.'], 3.8], [['Verder blijft', 'alles hetzelfde.'], 6]])
        + spel({ hoog: 1, doekje: Math.max(0.02, z), kop: { neer: 0.6 } }) + mede(1130, { hand: [t < 3.8 ? 20 + 122 * z : gaat(t, 3.8, 1.2, 142, 52), t < 3.8 ? -150 + 20 * z : gaat(t, 3.8, 1.2, -130, -96)] }); }, 10),
    scene(['De bal valt ernaast. Hij kijkt, pakt hem en probeert het weer.', 'Jouw handen liggen in je schoot.'],
      (t) => { const rol = zacht(tussen(t, 1.2, 0.8)); const pak = zacht(tussen(t, 3.8, 1.4)); const erin = tussen(t, 6, 0.6) ** 2; const x = BAKX - 20 - 84 * (rol - pak) - 10 * pak; const y = 400 + 150 * (rol - pak) + 110 * erin; return verhaal(t, ['Wachten'], [[['De bal valt ernaast.'], 0.8], [['Hij kijkt, pakt hem en', 'probeert het weer.'], 3.4], [['Jouw handen liggen', 'in je schoot.'], 6.4, true]])
        + spel({ balx: r(x), baly: r(y), doekje: 1, mee: t < 1.2 || t > 3.6, kop: { neer: 0.9, blik: 0.55, lach: gaat(t, 6.6, 0.8, 0.2, 1.3) } }) + tok(t, 6.6) + mede(1130); }, 11),
    scene(['Kijkt hij naar de bal, dan is hij aan het werk.', 'Kijkt hij naar jou en jammert hij, dan help je een beetje.'],
      (t) => { const om = zacht(tussen(t, 5, 1)); const stip = (x1, y1, x2, y2, zicht) => (zicht > 0 ? `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${K.hoofd}" stroke-width="8" stroke-linecap="round" stroke-dasharray="1 20" opacity="${zicht}"/>` : ''); return verhaal(t, ['Werken of vragen?'], [[['Kijkt hij naar de bal?', 'Dan is hij aan het werk.'], 0.8], [['Kijkt hij naar jou', 'en jammert hij? Help', 'een beetje.'], 5, true]])
        + spel({ vooraan: true, balx: 886, baly: 556, doekje: 1 - 0.16 * zacht(tussen(t, 8.4, 1.4)), mee: false, kop: { blik: 0.3 + 0.6 * om, neer: 0.9 - 1.1 * om, lach: 0.4 - 1.2 * om, frons: om } }) + mede(1130, { hand: [gaat(t, 7.4, 1.4, 52, 112), gaat(t, 7.4, 1.4, -96, -104)] })
        + stip(836, 402, 876, 516, even(t, 1.4, 5)) + stip(880, 330, 1030, 282, komt(t, 5.8)); }, 12),
    scene(['Past het stapje niet? Dan haal je de doek weg.', 'Hij gaat verder met wat hij al kon. Ook dat is goed.'],
      (t) => verhaal(t, ['Past het stapje', 'niet?'], [[['Dan haal je', 'de doek weg.'], 0.8], [['Hij gaat verder met', 'wat hij al kon.'], 4.4], [['Ook dat is goed.'], 7, true]])
        + spel({ hoog: val(t, 5, 9), doekje: Math.max(0, 1 - zacht(tussen(t, 1.4, 1.8))) * (t < 3.1 ? 1 : 0), kop: { lach: gaat(t, 5.4, 0.8, 0.3, 1.2) } }) + tok(t, 5.5) + mede(1130, { hand: [t < 1.4 ? gaat(t, 0.3, 1, 52, 130) : gaat(t, 1.4, 1.8, 130, 40), t < 1.4 ? gaat(t, 0.3, 1, -96, -130) : gaat(t, 1.4, 1.8, -130, -100)] }), 11),
    scene(['Kijk morgen eens: welke baby herhaalt iets?', 'Wat is voor hem één klein stapje?'],
      (t) => { const z = komt(t, 3); return verhaal(t, ['Kijk morgen eens'], [[['Welke baby', 'herhaalt iets?'], 0.8], [['Wat is voor hem', 'één klein stapje?'], 3, true]], 240)
        + `<rect x="650" y="486" width="580" height="84" rx="12" fill="${K.midden}"/><rect x="880" y="402" width="350" height="92" rx="12" fill="${K.zacht}" stroke="${K.midden}" stroke-width="4"/>${z > 0 ? `<rect x="880" y="402" width="350" height="92" rx="12" fill="${K.abrikoos}" opacity="${z}"/>` : ''}<rect x="1100" y="200" width="130" height="204" rx="12" fill="${K.papier}" stroke="${K.lijn}" stroke-width="5" stroke-dasharray="14 12"/>` + babyZit(770, 490, 0.9, { ...kind, blik: 0.6, neer: -0.2, lach: 1 }) + bal(990, 376, 27); }, 9),
  ],
};
