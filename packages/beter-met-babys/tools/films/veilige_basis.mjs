// Storyboard van de film 'Een veilige basis op de groep'. Een groene draad loopt tussen de baby en de volwassene; hij wordt langer en korter, maar breekt niet.
import { K, babyBoven, babyKruip, babyRug, babyZit, bal, boog, even, gaat, groep, grootStaat, grootZit, hoofd, kader, komt, mat, pijl, ring, scene, stem, tussen, uitsnede, vanBoven, verhaal, wolk, zacht } from './tekenen.mjs';

const r = (n) => Math.round(n * 10) / 10;
const kind = { huid: K.huid2, haar: K.haar2, stijl: 'krul' };
const jij = { huid: K.huid1, haar: K.haar4, stijl: 'knot', baby: false };
const JIJ = [745, 450];
const BAL = [1110, 210];

/** De draad tussen twee punten hangt een beetje door; `stippel` maakt er een stippellijn van. */
function draad(x1, y1, x2, y2, { door = 0.16, stippel = false, zicht = 1 } = {}) {
  const l = Math.hypot(x2 - x1, y2 - y1);
  return `<path d="M${r(x1)} ${r(y1)}Q${r((x1 + x2) / 2)} ${r((y1 + y2) / 2 + l * door)} ${r(x2)} ${r(y2)}" fill="none" stroke="${K.hoofd}" stroke-width="7" stroke-linecap="round"${stippel ? ' stroke-dasharray="2 20"' : ''} opacity="${zicht}"/>`;
}

/** De groep van boven: `open` draait de deur open, `wie` is de vreemde in de deur. */
function kamer(inhoud, { open = 0, wie = 0, metBal = true } = {}) {
  return `<rect x="630" y="112" width="600" height="470" rx="26" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="10"/><ellipse cx="${JIJ[0] + 20}" cy="${JIJ[1]}" rx="104" ry="92" fill="${K.zacht}"/><rect x="650" y="130" width="150" height="56" rx="10" fill="#D9B68C"/>`
    + `<rect x="1222" y="400" width="16" height="130" fill="${K.papier}"/>${wie > 0 ? vanBoven(1196 - 10 * wie, 465, 1, { kleur: K.grijs, haar: '#9AA2AA', huid: '#C9CED3', draai: -90, zicht: wie }) : ''}`
    + `<g transform="rotate(${r(-82 * open)} 1230 530)"><rect x="1223" y="400" width="14" height="130" rx="6" fill="${K.midden}"/></g>${metBal ? bal(BAL[0], BAL[1], 30) : ''}${inhoud}`;
}
const opMat = ({ y = JIJ[1] } = {}) => vanBoven(JIJ[0], y, 1, { haar: K.haar4, huid: K.huid1, draai: 50 });
const kruipt = (x, y, draai, t, beweegt) => babyBoven(x, y, 0.86, { huid: K.huid2, haar: K.haar2, draai, fase: beweegt ? t * 0.9 : 0 });
/** Punt tussen de mat en de bal. */
const weg = (z) => [820 + (1052 - 820) * z, 410 + (258 - 410) * z];

export default {
  map: '02-emotionele_veiligheid',
  omslag: 6,
  kader,
  scenes: [
    scene(['Een veilige basis. Een baby van tien maanden wil op onderzoek.', 'Wat heeft hij daarvoor van jou nodig?'],
      (t) => verhaal(t, ['Een veilige', 'basis'], [[['Een baby van tien', 'maanden wil op', 'onderzoek.'], 1], [['Wat heeft hij daarvoor', 'van jou nodig?'], 4, true]], 210)
        + mat(930, 556, 600, 80) + grootZit(1055, 560, 0.94, { ...jij, blik: -0.5, neer: 0.4 }) + babyZit(770, 560, 0.98, { ...kind, blik: gaat(t, 3.4, 1, 0.1, -0.8), lach: 1 }), 9),
    scene(['Hij kruipt naar de bal. Jij blijft zitten.', 'Zo weet hij waar je bent.'],
      (t) => { const z = 0.56 * zacht(tussen(t, 1.6, 4.6)); const [x, y] = weg(z); return verhaal(t, ['Weg van jou'], [[['Hij kruipt naar de bal.'], 0.8], [['Jij blijft zitten.'], 3], [['Zo weet hij', 'waar je bent.'], 5, true]])
        + kamer(draad(JIJ[0], JIJ[1], x, y) + opMat() + kruipt(x, y, 57, t, t > 1.6 && t < 6.2)); }, 9),
    scene(['Halverwege stopt hij. Hij kijkt om. Ben je er nog?', 'Jij kijkt terug en knikt.'],
      (t) => verhaal(t, ['Even kijken'], [[['Hij stopt en kijkt om.', 'Ben je er nog?'], 1], [['Jij kijkt terug', 'en knikt.'], 5, true]])
        + draad(800, 420, 1000, 420, { door: 0.3 }) + hoofd(725, 380, 88, { ...jij, blik: 0.7, neer: Math.round(Math.sin(tussen(t, 6.2, 1.6) * Math.PI * 2) * 80) / 100 }) + hoofd(1100, 380, 118, { ...kind, blik: gaat(t, 1.6, 1.4, 0.9, -0.8), lach: t > 6.6 ? 1 : 0.4 })
        + boog(1070, 770, 226, -110, zacht(tussen(t, 3.2, 1.4)), K.abrikoos) + boog(760, 1060, 530, 90, zacht(tussen(t, 5.4, 1.4)), K.hoofd), 10),
    scene(['Meer had hij niet nodig.', 'Hij draait zich om en kruipt door.'],
      (t) => { const z = 0.56 + 0.44 * zacht(tussen(t, 2, 3)); const [x, y] = weg(z); return verhaal(t, ['Verder'], [[['Meer had hij', 'niet nodig.'], 0.8, true], [['Hij kruipt door.'], 3]])
        + kamer(draad(JIJ[0], JIJ[1], x, y) + opMat() + kruipt(x, y, gaat(t, 0.8, 1.2, -123, 57), t, t > 2 && t < 5)); }, 7),
    scene(['Er komt iemand binnen die hij niet kent.', 'Hij zit stil. Dan kruipt hij snel terug naar jou.'],
      (t) => { const z = 1 - zacht(tussen(t, 5.6, 2.4)); const [x, y] = weg(z); return verhaal(t, ['De deur gaat open'], [[['Iemand die hij', 'niet kent.'], 1], [['Hij zit stil.'], 3.4], [['Dan kruipt hij snel', 'terug naar jou.'], 5.6, true]])
        + kamer(draad(JIJ[0], JIJ[1], x, y) + opMat() + kruipt(x, y, t < 4.8 ? gaat(t, 2.2, 0.9, 57, 150) : gaat(t, 4.8, 0.8, 150, 237), t * 1.5, t > 5.6 && t < 8), { open: zacht(tussen(t, 1, 1.2)), wie: komt(t, 1.8) }); }, 10),
    scene(['‘Dat is een nieuw gezicht, hè?’', 'Je leidt hem niet af. Je bent er gewoon.'],
      (t) => verhaal(t, ['Dichtbij'], [[['‘Dat is een nieuw', 'gezicht, hè?’'], 0.8], [['Je leidt hem niet af.'], 3.2], [['Je bent er gewoon.'], 5, true]])
        + uitsnede(660, 120, 540, 456, grootStaat(930, 850, 1.08, { ...jij, dicht: t > 4.4 ? 1 : 0, mond: t > 1 && t < 3 ? 0.5 : 0, baby: { ...kind, kleur: K.abrikoos, blik: -0.5, neer: 0.2, lach: gaat(t, 4, 2, 0.1, 0.7), dicht: t > 5.4 ? 1 : 0 },
          voor: `<path d="M116 -380Q136 -350 ${100} ${r(-330 + 18 * Math.sin(t * 1.5))}" fill="none" stroke="${K.hoofd}" stroke-width="42" stroke-linecap="round"/><circle cx="90" cy="${r(-330 + 18 * Math.sin(t * 1.5))}" r="24" fill="${K.huid1}"/>` })), 9),
    scene(['Na een tijdje kijkt hij op. Waar was die bal?', 'Hij gaat weer.'],
      (t) => { const z = 0.7 * zacht(tussen(t, 4, 3)); const [x, y] = weg(z); return verhaal(t, ['En weer weg'], [[['Na een tijdje', 'kijkt hij op.'], 0.8], [['Waar was die bal?'], 2.4], [['Hij gaat weer.'], 4.4, true]])
        + kamer(draad(JIJ[0], JIJ[1], x, y) + opMat() + kruipt(x, y, gaat(t, 1.6, 1.4, -100, 57), t, t > 4 && t < 7)); }, 8),
    scene(['Dat heet een veilige basis.', 'Een baby kan er meer dan één hebben: thuis en op de groep.'],
      (t) => { const later = komt(t, 5, 1); return verhaal(t, ['Vertrekken', 'en terugkomen'], [[['Dat heet een', 'veilige basis.'], 1, true], [['Een baby kan er meer', 'dan één hebben: thuis', 'en op de groep.'], 5]])
        + groep(hoofd(715, 350, 80, { ...jij, blik: 0.5 }) + bal(1150, 350, 46) + pijl(760, 250, 1120, 280, { bocht: 90, deel: zacht(tussen(t, 0.8, 1.6)), kleur: K.abrikoos }) + pijl(1120, 420, 770, 450, { bocht: 90, deel: zacht(tussen(t, 2.6, 1.6)), kleur: K.hoofd }), 1 - komt(t, 4.6, 0.8))
        + groep([[715, 220], [1150, 220], [715, 500], [1150, 500]].map(([x, y]) => draad(935, 360, x, y, { door: 0.06 })).join('')
          + hoofd(715, 210, 66, { ...jij }) + hoofd(1150, 210, 66, { baby: false, huid: K.huid2, haar: K.haar2, stijl: 'doek', doek: K.hoofd, blik: -0.3 }) + hoofd(715, 496, 66, { baby: false, huid: K.huid2, haar: K.haar2, stijl: 'kort', blik: 0.3 }) + hoofd(1150, 496, 66, { baby: false, huid: K.huid2, haar: K.haar3, stijl: 'krul', bril: true, blik: -0.3 })
          + hoofd(935, 356, 84, kind), later); }, 10),
    scene(['Een baby die ligt, gaat met zijn ogen op reis.', 'Een baby die weinig ziet, luistert waar je bent.', 'Jouw stem is dan de draad.'],
      (t) => { const een = 1 - komt(t, 5, 0.8); const twee = komt(t, 5.4, 0.8); return verhaal(t, ['Zonder kruipen'], [[['Een baby die ligt, gaat', 'met zijn ogen op reis.'], 0.8], [['Een baby die weinig', 'ziet, luistert waar', 'je bent.'], 5], [['Jouw stem is de draad.'], 8.6, true]], 170)
        + mat(800, 400, 300, 330) + hoofd(1130, 300, 88, { ...jij, blik: -0.6, neer: 0.4, mond: t > 6.4 && t < 11 ? 0.6 : 0 })
        + groep(ring(690, 190, 28, K.abrikoos) + babyRug(800, 400, 1, { huid: K.huid1, kleur: K.hoofd, stijl: 'pluk', blik: t < 3 ? gaat(t, 1, 0.8, 0, -0.9) : gaat(t, 3, 1.2, -0.9, 0.9), neer: -0.4, trap: Math.sin(Math.min(t, 4.6) * 2) }), een)
        + groep(babyRug(800, 400, 1, { huid: K.huid2, haar: K.haar2, kleur: K.abrikoos, stijl: 'krul', blik: -0.25, neer: -0.3, draai: gaat(t, 7, 1.4, 0, 12), lach: gaat(t, 7, 1.4, 0.3, 1) }), twee)
        + stem(1010, 310, { kant: -1, deel: tussen(t, 6.4, 2) }) ; }, 12),
    scene(['Zeg het even: ‘Ik pak een doek. Ik kom terug.’', 'En kom dan ook terug.'],
      (t) => { const z = zacht(tussen(t, 3, 1.6)) - zacht(tussen(t, 6.4, 1.6)); const y = JIJ[1] - 210 * z; const ver = z > 0.12; return verhaal(t, ['Als je opstaat'], [[['‘Ik pak een doek.', 'Ik kom terug.’'], 0.8], [['En kom dan ook terug.'], 6, true]])
        + kamer(draad(JIJ[0], y, 1000, 400, { stippel: ver }) + opMat({ y }) + kruipt(1000, 400, gaat(t, 3.4, 1, 57, -70), t, false)
          + wolk(690, 290, 250, ['Ik kom terug.'], { px: 760, py: 400, zicht: even(t, 0.9, 3.2) })); }, 10),
    scene(['Kijk morgen eens naar één baby op ontdekking.', 'Hoe vaak kijkt hij om? En wat ziet hij dan?'],
      (t) => verhaal(t, ['Kijk morgen eens'], [[['naar één baby', 'op ontdekking.'], 0.8], [['Hoe vaak kijkt hij om?'], 2.8], [['En wat ziet hij dan?'], 4.6, true]], 230)
        + mat(980, 560, 480, 70) + draad(740, 300, 1060, 420, { door: 0.1 }) + hoofd(715, 270, 72, { ...jij, blik: 0.7, neer: 0.3 }) + babyKruip(960, 560, 1.2, { ...kind, blik: gaat(t, 2.4, 1.4, 0.7, -0.8), lach: gaat(t, 3.6, 1, 0.4, 1) }), 9),
  ],
};
