// Storyboard van de film 'Een dag vol overgangen'. Bij elke overgang licht onderaan een steen op.
import { K, babyBoven, babyRug, babySlaapzak, bedBoven, deur, even, gaat, groep, grootStaat, hand, hoofd, kaart, kader, komt, mat, plaats, r, ring, scene, stippen, teken, tekst, tussen, vanBoven, verhaal, vloer, zacht } from './tekenen.mjs';

const kind = { huid: K.huid1, haar: K.haar4, stijl: 'staart', kleur: K.abrikoos };
const jij = { huid: K.huid2, haar: K.haar2, stijl: 'krul', baby: false };
const papa = { huid: K.huid1, haar: K.haar1, stijl: 'kort', bril: true, baby: false };
const mama = { huid: K.huid1, haar: K.haar4, stijl: 'lang', baby: false };

/** Een rij van twaalf stenen; `aan` telt hoeveel er vol zijn (mag een breuk zijn). */
function stenen(aan, y = 556, leeg = -1) {
  return Array.from({ length: 12 }, (_, i) => {
    const z = Math.max(0, Math.min(1, aan - i));
    const x = 668 + i * 48.5;
    return `<ellipse cx="${r(x)}" cy="${y + (i % 2 ? 7 : -7)}" rx="20" ry="14" fill="${K.lijn}"/>${z > 0 && i !== leeg ? `<ellipse cx="${r(x)}" cy="${y + (i % 2 ? 7 : -7)}" rx="20" ry="14" fill="${K.hoofd}" opacity="${r(z * 10) / 10}"/>` : ''}`;
  }).join('');
}

const PLEK = { deur: [672, 220], mat: [925, 310], tafel: [1150, 190], eten: [1130, 420], bed: [745, 430] };
const naam = (x, y, w) => tekst([w], { x, y, maat: 28, anker: 'middle', kleur: K.grijs });
function kamer(inhoud = '') {
  return `<rect x="634" y="104" width="596" height="404" rx="24" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="9"/>`
    + `<rect x="627" y="160" width="16" height="120" rx="6" fill="${K.midden}"/>${naam(690, 144, 'deur')}`
    + `<ellipse cx="925" cy="316" rx="112" ry="86" fill="${K.zacht}"/>${naam(925, 426, 'mat')}`
    + `<rect x="1078" y="132" width="128" height="92" rx="18" fill="${K.midden}"/><rect x="1094" y="146" width="96" height="64" rx="14" fill="${K.zacht}"/>${naam(1142, 254, 'aankleden')}`
    + `<rect x="1064" y="352" width="140" height="90" rx="16" fill="#D9B68C"/>${naam(1134, 474, 'tafel')}`
    + `<rect x="672" y="346" width="96" height="130" rx="14" fill="#D9B68C"/><rect x="684" y="358" width="72" height="106" rx="10" fill="#FFFFFF"/>${naam(812, 466, 'bed')}${inhoud}`;
}
const baby = (x, y, draai = 0, zicht = 1) => babyBoven(x, y, 0.62, { huid: kind.huid, haar: kind.haar, draai, zicht });

/** Stapt langs een lijst plekken; geeft de plaats op tijd t. */
function langs(punten, t, van, stap) {
  const i = Math.max(0, Math.min(punten.length - 2, Math.floor((t - van) / stap)));
  const z = zacht(tussen(t - van - i * stap, 0.25, stap - 0.5));
  return [r(punten[i][0] + (punten[i + 1][0] - punten[i][0]) * z), r(punten[i][1] + (punten[i + 1][1] - punten[i][1]) * z)];
}
const ROUTE = [[800, 220], [925, 306], [1142, 178], [1090, 396], [722, 404], [925, 320]];
const bezem = (x, y) => `<path d="M${x + 22} ${y - 34}L${x - 6} ${y + 8}" stroke="#C98F57" stroke-width="9" stroke-linecap="round"/><path d="M${x - 18} ${y + 2}L${x + 6} ${y + 18}L${x - 8} ${y + 38}L${x - 36} ${y + 20}Z" fill="${K.abrikoos}"/>`;
const bedje = (x, y) => `<rect x="${x - 34}" y="${y - 14}" width="68" height="34" rx="6" fill="${K.licht}" stroke="${K.hoofd}" stroke-width="5"/><path d="M${x - 12} ${y - 12}v30M${x + 12} ${y - 12}v30M${x - 34} ${y + 20}v14M${x + 34} ${y + 20}v14" stroke="${K.hoofd}" stroke-width="5" stroke-linecap="round"/>`;
const licht = (x, y) => `<rect x="${x - 30}" y="${y - 32}" width="60" height="64" rx="6" fill="#EAF4F8" stroke="#C98F57" stroke-width="6"/><path d="M${x} ${y - 32}v64M${x - 30} ${y}h60" stroke="#C98F57" stroke-width="5"/>`;
const ballon = (x, y) => `<rect x="${x - 34}" y="${y - 28}" width="68" height="44" rx="16" fill="#FFFFFF" stroke="${K.hoofd}" stroke-width="5"/><path d="M${x - 12} ${y + 16}l-4 18l22 -18Z" fill="${K.hoofd}"/>${teken.wacht(x, y - 6)}`;
const matje = (x, y) => `<ellipse cx="${x}" cy="${y + 6}" rx="36" ry="22" fill="${K.midden}"/><ellipse cx="${x}" cy="${y + 2}" rx="30" ry="17" fill="${K.zacht}"/>`;
const schoot = (x, y) => teken.gezicht(x - 10, y - 8) + hoofd(x + 20, y + 18, 19, kind);

export default {
  map: '03-autonomie_structuur',
  omslag: 6,
  kader,
  scenes: [
    scene(['Een dag vol overgangen. Kind A is acht maanden.', 'Kijk een dag met haar mee en tel.'],
      (t) => verhaal(t, ['Een dag vol', 'overgangen'], [[['Kind A is acht maanden.'], 1.2], [['Kijk een dag met', 'haar mee en tel.'], 3.6, true]], 240)
        + groep(kamer(), komt(t, 0.3, 1.2)) + groep(stenen(0), komt(t, 3.2)) + hoofd(925, 300, 58, { ...kind, lach: 1 }), 8),
    scene(['Haar vader kust haar. ‘Dag, ik ga werken.’', 'Zij gaat van zijn arm naar jouw arm. Dat is één.'],
      (t) => { const z = zacht(tussen(t, 3.4, 2)); return verhaal(t, ['Van papa naar jou'], [[['‘Dag, ik ga werken.’'], 0.8], [['Van zijn arm', 'naar jouw arm.'], 3.4], [['Dat is één.'], 6.4, true]])
        + kamer(vanBoven(gaat(t, 6.6, 1.6, 690, 620), 220, 0.9, { kleur: K.abrikoos, haar: K.haar1, huid: K.huid1, draai: gaat(t, 6, 0.8, 90, -90), zicht: 1 - komt(t, 7.4) }) + vanBoven(830, 220, 0.9, { haar: K.haar2, draai: -90 }) + baby(722 + 76 * z, 214, 0)) + stenen(komt(t, 5.4)); }, 10),
    scene(['Van arm naar mat. Van mat naar aankleedtafel.', 'Naar schoot. Naar bed. En weer wakker. Dat zijn er al zes.'],
      (t) => { const [x, y] = langs(ROUTE, t, 0.8, 1.7); const n = Math.max(0, Math.min(5, (t - 0.8) / 1.7)); return verhaal(t, ['Dan gaat het snel'], [[['Van arm naar mat,', 'naar aankleedtafel,', 'naar schoot, naar bed.'], 0.8], [['En weer wakker.'], 7.4], [['Dat zijn er al zes.'], 9.4, true]])
        + kamer(`<path d="M${ROUTE.slice(0, Math.floor(n) + 1).map((p) => p.join(' ')).concat([`${x} ${y}`]).join('L')}" fill="none" stroke="${K.abrikoos}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="2 16"/>` + vanBoven(1142, 402, 0.8, { haar: K.haar2, draai: -60, zicht: 1 }) + baby(x, y, 0)) + stenen(1 + Math.floor(n + 0.05)); }, 12),
    scene(['Steeds een andere plek, ander licht, andere geluiden.', 'Zij weet pas wat er komt als iemand het laat merken.'],
      (t) => verhaal(t, ['Zo is het', 'voor haar'], [[['Andere plek, ander', 'licht, andere geluiden.'], 1], [['Zij weet pas wat er', 'komt als iemand het', 'laat merken.'], 5.4, true]])
        + kaart(640, 120, 'mat', '', { b: 230, h: 96, teken: matje, zicht: even(t, 0.6, 10.6) }) + kaart(990, 120, 'bed', '', { b: 230, h: 96, teken: bedje, zicht: even(t, 2, 10.6) }) + kaart(990, 486, 'schoot', '', { b: 240, h: 96, teken: schoot, zicht: even(t, 3.4, 10.6) }) + kaart(640, 486, 'buiten', '', { b: 240, h: 96, teken: teken.zon, zicht: even(t, 4.8, 10.6) })
        + hoofd(930, 350, 122, { ...kind, blik: t < 2 ? gaat(t, 0.8, 0.6, 0, -0.7) : t < 4.6 ? gaat(t, 2, 0.6, -0.7, 0.7) : gaat(t, 4.8, 0.6, 0.7, -0.7) + gaat(t, 6.6, 0.8, 0, 0.7), neer: t < 3.4 ? gaat(t, 0.8, 0.6, 0, -0.7) : gaat(t, 3.4, 0.6, -0.7, 0.7) - gaat(t, 6.6, 0.8, 0, 0.7), lach: 0.15 }), 11),
    scene(['Voor het slapen zing jij altijd hetzelfde liedje.', 'Je begint terwijl ze nog op de mat ligt.'],
      (t) => verhaal(t, ['Een vast teken'], [[['Voor het slapen', 'hetzelfde liedje.'], 0.8, true], [['Je begint terwijl ze nog', 'op de mat ligt.'], 4]])
        + mat(800, 380, 310, 330) + babyRug(800, 390, 1, { ...kind, kleur: K.midden, blik: gaat(t, 3, 1, -0.2, 0.7), trap: Math.sin(Math.min(t, 3) * 2.2) }) + hoofd(1110, 250, 90, { ...jij, blik: -0.6, neer: 0.5, mond: t > 1 && t < 7 && Math.floor(t * 1.3) % 2 ? 0.6 : 0.3 })
        + groep(teken.noot(922, gaat(t, 1.2, 4, 260, 210)), komt(t, 1.2)) + groep(teken.noot(862, gaat(t, 2.4, 4, 200, 160), K.abrikoos), komt(t, 2.4)) + kaart(990, 444, 'bed', '', { b: 230, h: 104, teken: bedje, zicht: komt(t, 5.4) }), 9),
    scene(['Je zingt. Je wacht. Zij kijkt op.', 'Pas dan steek je je handen uit.'],
      (t) => { const z = zacht(tussen(t, 6, 1.6)); return verhaal(t, ['Even niets'], [[['Je zingt. Je wacht.'], 0.8], [['Zij kijkt op.'], 4.6, true], [['Pas dan steek je', 'je handen uit.'], 6]])
        + mat(800, 380, 310, 330) + babyRug(800, 390, 1, { ...kind, kleur: K.midden, blik: gaat(t, 4.4, 1, -0.6, 0.7), lach: gaat(t, 5, 1, 0.3, 1), handen: [[-76, -56], [gaat(t, 7, 1, 76, 92), gaat(t, 7, 1, -56, -76)]] }) + hoofd(1110, 250, 90, { ...jij, blik: -0.6, neer: 0.5, lach: 0.8 })
        + stippen(790, 150, t, 1.2, { stap: 0.6, straal: 18, afstand: 60 }) + hand(1290 - 190 * z, 420, 0.9, { huid: jij.huid, lang: 260, draai: -82 }) + hand(1290 - 190 * z, 520, 0.9, { huid: jij.huid, lang: 260, draai: -74 }); }, 10),
    scene(['Vier baby’s gaan eten. Jij brengt er één.', 'De anderen spelen door, met je collega erbij.'],
      (t) => { const z = zacht(tussen(t, 2, 3)); return verhaal(t, ['Eén tegelijk'], [[['Vier baby’s gaan eten.'], 0.8], [['Jij brengt er één.'], 2.4, true], [['De anderen spelen door,', 'met je collega erbij.'], 5]])
        + `<ellipse cx="800" cy="340" rx="170" ry="150" fill="${K.zacht}"/>` + `<rect x="1050" y="330" width="180" height="84" rx="18" fill="#D9B68C"/>`
        + hoofd(730, 282, 52, { huid: K.huid2, haar: K.haar2, stijl: 'krul', blik: 0.5, neer: 0.3 }) + hoofd(866, 276, 52, { huid: K.huid1, haar: K.haar1, helm: true, doek: K.midden, blik: -0.5, neer: 0.3 }) + hoofd(724, 404, 52, { huid: K.huid1, haar: K.haar1, stijl: 'kaal', blik: 0.6, sonde: true })
        + ring(800, 350, 24, K.abrikoos) + hoofd(800, 530, 62, { baby: false, huid: K.huid1, haar: K.haar3, stijl: 'kort', neer: -0.7 })
        + hoofd(gaat(t, 2, 3, 960, 1140), gaat(t, 2, 3, 300, 176), 68, { ...jij, blik: gaat(t, 4.6, 0.8, -0.5, 0), neer: 0.5 }) + hoofd(870 + 270 * z, 410 - 108 * z, 52, { ...kind, blik: gaat(t, 1.4, 0.8, -0.4, 0.6), lach: 1 }); }, 10),
    scene(['Zij ligt te spelen. Jij wilt de mat opruimen.', 'Deze overgang is voor jou. Kan hij later?'],
      (t) => { const z = zacht(tussen(t, 6, 1.4)); return verhaal(t, ['Van wie is deze', 'overgang?'], [[['Zij speelt. Jij wilt', 'de mat opruimen.'], 0.8], [['Deze overgang', 'is voor jou.'], 3.6], [['Kan hij later?'], 6, true]])
        + kaart(680, 180, 'Zij speelt', '', { b: 440, h: 124, teken: (x, y) => hoofd(x - 8, y - 4, 36, kind) + ring(x + 34, y + 28, 15, K.hoofd), zicht: komt(t, 0.6) })
        + groep(kaart(680 + 110 * z, 340, 'Mat opruimen', '', { b: 440, h: 124, teken: bezem }), Math.min(komt(t, 2), 1 - 0.75 * z))
        + stenen(7 - zacht(tussen(t, 6.8, 1.2)), 546); }, 10),
    scene(['Eerst je stem. Dan je gezicht. Dan het gordijn.', 'En dan pas je handen.'],
      (t) => verhaal(t, ['Wakker worden', 'telt ook'], [[['Eerst je stem.', 'Dan je gezicht.', 'Dan het gordijn.'], 0.8], [['En dan pas je handen.'], 6.4, true]])
        + bedBoven(640, 116, 240, 456) + babySlaapzak(760, 310, 1, { ...kind, kleur: K.midden, dicht: t < 3.4 ? 1 : 0, lach: gaat(t, 4, 2, 0.3, 1), blik: gaat(t, 4, 1, 0, 0.6) })
        + kaart(920, 120, 'je stem', '', { b: 310, h: 100, teken: ballon, zicht: komt(t, 1) }) + kaart(920, 237, 'je gezicht', '', { b: 310, h: 100, teken: (x, y) => hoofd(x, y, 32, jij), zicht: komt(t, 2.6) }) + kaart(920, 354, 'het gordijn', '', { b: 310, h: 100, teken: licht, zicht: komt(t, 4.4) }) + kaart(920, 471, 'je handen', '', { b: 310, h: 100, teken: teken.hand, aan: true, zicht: komt(t, 6.4) }), 9),
    scene(['Haar moeder komt. Je vertelt waar ze lang mee bezig was.', 'En tegen haar: ‘Dag. Je gaat met mama mee.’'],
      (t) => { const over = komt(t, 6.4, 0.9); return verhaal(t, ['Weer naar huis'], [[['Je vertelt waar ze', 'lang mee bezig was.'], 0.8], [['En tegen haar: ‘Dag. Je', 'gaat met mama mee.’'], 4.6, true]])
        + deur(1010, 512, 220, 400, K.zacht) + vloer(640, 512, 590)
        + groep(grootStaat(780, 512, 0.66, { ...jij, baby: { ...kind, blik: gaat(t, 1, 1, 0, 0.8), lach: 1 }, mond: t > 1.4 && t < 5.6 ? 0.4 : 0, blik: 0.5 }) + grootStaat(1080, 512, 0.66, { ...mama, kleur: K.midden, blik: -0.5 }), 1 - over)
        + groep(grootStaat(780, 512, 0.66, { ...jij, blik: 0.6, handen: [[-108, -236], [132, -360 + 30 * Math.round(Math.sin(tussen(t, 7.6, 2) * Math.PI * 4) * 10) / 10]] }) + grootStaat(1080, 512, 0.66, { ...mama, kleur: K.midden, spiegel: true, baby: { ...kind, blik: 0.7, lach: 1 } }), over)
        + stenen(11 + komt(t, 7.6)); }, 11),
    scene(['Tel morgen mee. Neem één baby en één ochtend.', 'Welke overgang maak je zachter? Welke laat je weg?'],
      (t) => verhaal(t, ['Tel morgen mee'], [[['Eén baby,', 'één ochtend.'], 0.8], [['Welke overgang', 'maak je zachter?'], 3, true], [['Welke laat je weg?'], 6, true]], 200)
        + Array.from({ length: 8 }, (_, i) => { const x = 700 + (i % 4) * 158; const y = 260 + Math.floor(i / 4) * 170 + (i % 2 ? 16 : -16); if (i === 6) { const z = 1 - komt(t, 6, 1.4); return `<ellipse cx="${x}" cy="${y}" rx="62" ry="44" fill="none" stroke="${K.lijn}" stroke-width="5" stroke-dasharray="12 12"/>${z > 0 ? `<ellipse cx="${x}" cy="${y}" rx="62" ry="44" fill="${K.hoofd}" opacity="${z}"/>` : ''}`; } if (i === 1) { const z = komt(t, 3.2, 1.4); return `<ellipse cx="${x}" cy="${y}" rx="62" ry="44" fill="${K.hoofd}" opacity="${r((1 - z) * 10) / 10}"/>${z > 0 ? `<g opacity="${z}"><ellipse cx="${x}" cy="${y}" rx="62" ry="44" fill="${K.zacht}" stroke="${K.midden}" stroke-width="6"/>${teken.noot(x, y)}</g>` : ''}`; } return `<ellipse cx="${x}" cy="${y}" rx="62" ry="44" fill="${K.hoofd}"/>`; }).join(''), 10),
  ],
};
