// Storyboard van de film 'Een goede overdracht'.
import { K, babyZit, deur, even, gaat, groep, grootStaat, grootZit, hoofd, kaart, kader, klok, komt, mat, pijl, plaats, r, scene, spoor, teken, tekst, tussen, verhaal, vloer, zacht } from './tekenen.mjs';

const kind = { huid: K.huid2, haar: K.haar2, stijl: 'pluk', kleur: K.abrikoos };
const jij = { huid: K.huid1, haar: K.haar4, stijl: 'knot', baby: false };
const papa = { huid: K.huid2, haar: K.haar2, stijl: 'kort', baby: false, kleur: K.midden };
const V = 556;
const hout = '#C98F57';
const bedje = (x, y) => `<rect x="${x - 34}" y="${y - 14}" width="68" height="34" rx="6" fill="${K.licht}" stroke="${K.hoofd}" stroke-width="5"/><path d="M${x - 12} ${y - 12}v30M${x + 12} ${y - 12}v30M${x - 34} ${y + 20}v14M${x + 34} ${y + 20}v14" stroke="${K.hoofd}" stroke-width="5" stroke-linecap="round"/>`;
const kom = (x, y) => `<path d="M${x - 34} ${y - 10}H${x + 34}Q${x + 30} ${y + 28} ${x} ${y + 28}Q${x - 30} ${y + 28} ${x - 34} ${y - 10}Z" fill="${K.midden}"/><ellipse cx="${x}" cy="${y - 10}" rx="34" ry="9" fill="${K.hoofd}"/>`;
const sok = (x, y, draai = 0) => plaats(x, y, 1, `<path d="M-16 -34H16V6Q34 8 36 24Q36 36 22 36H-4Q-16 36 -16 22Z" fill="${K.hoofd}"/><rect x="-19" y="-40" width="38" height="16" rx="7" fill="${K.licht}"/>`, { draai });
/** Deur die opendraait: smaller wordt. */
const openDeur = (x, y, b, h, open) => `<rect x="${x}" y="${y - h}" width="${b}" height="${h}" rx="10" fill="${K.licht}"/><g transform="translate(${x} 0) scale(${r((1 - 0.78 * open) * 100) / 100} 1) translate(${-x} 0)">${deur(x, y, b, h)}</g><rect x="${x - 8}" y="${y - h - 8}" width="${b + 16}" height="${h + 8}" rx="14" fill="none" stroke="#C98F57" stroke-width="12"/>`;
const J = [725, 300, 84];
const P = [1150, 300, 84];
const B = [937, 400, 78];

export default {
  map: '06-speelomgeving_samenwerken',
  omslag: 6,
  kader,
  scenes: [
    scene(['Een goede overdracht. Tien over vijf.', 'Je hebt twee minuten. Wat vertel je?'],
      (t) => verhaal(t, ['Een goede', 'overdracht'], [[['Tien over vijf.'], 1.2], [['Je hebt twee minuten.', 'Wat vertel je?'], 3, true]], 230)
        + vloer(640, V, 590) + openDeur(960, V, 230, 410, zacht(tussen(t, 3, 1.6))) + klok(790, 240, 104, 5 + 10 / 60) + groep(hoofd(1090, 290, 64, { ...papa, lach: 1, blik: -0.4 }), komt(t, 4)), 8),
    scene(['‘Twee flessen, goed geslapen, alles op.’ Dat wil een vader weten.', 'Maar waar was zijn kind mee bezig?'],
      (t) => verhaal(t, ['Het lijstje'], [[['‘Twee flessen, goed', 'geslapen, alles op.’'], 0.8], [['Maar waar was zijn kind', 'mee bezig?'], 5, true]])
        + hoofd(740, 470, 84, { ...jij, blik: 0.5, mond: t > 0.8 && t < 4 ? 0.5 : 0 }) + `<path d="M806 328L798 404L858 326Z" fill="#FFFFFF" stroke="${K.midden}" stroke-width="4" stroke-linejoin="round"/><rect x="650" y="140" width="570" height="190" rx="30" fill="#FFFFFF" stroke="${K.midden}" stroke-width="4"/><path d="M809 328H855" stroke="#FFFFFF" stroke-width="8"/>`
        + [[teken.fles, 730, 1], [bedje, 860, 2], [kom, 990, 3]].map(([f, x, van]) => groep(`<g transform="translate(${x} 236) scale(1.25)">${f(0, 0)}</g>`, komt(t, van))).join('')
        + `<g opacity="${komt(t, 5)}"><rect x="1066" y="174" width="124" height="124" rx="20" fill="${K.papier}" stroke="${K.hoofd}" stroke-width="5" stroke-dasharray="13 12"/>${tekst(['?'], { x: 1128, y: 262, maat: 76, dik: 700, anker: 'middle', kleur: K.hoofd })}</g>`, 10),
    scene(['‘Hij zag zijn sok. Hij trok eraan tot hij los was.', 'Toen hield hij hem omhoog en keek naar mij.’'],
      (t) => { const los = zacht(tussen(t, 2.8, 1.2)); const op = zacht(tussen(t, 5, 1.2)); const hx = 96 - 30 * los + 6 * op; const hy = -34 - 20 * los - 96 * op; return verhaal(t, ['Eén moment'], [[['‘Hij zag zijn sok.'], 0.8], [['Hij trok eraan', 'tot hij los was.'], 2.4], [['Toen hield hij hem hoog', 'en keek naar mij.’'], 5, true]])
        + mat(870, 562, 460, 70) + babyZit(850, V, 1.36, { ...kind, blik: t < 5.4 ? 0.5 : gaat(t, 5.6, 0.9, 0.5, 0.9), neer: t < 5.4 ? 0.8 : gaat(t, 5.6, 0.9, 0.8, -0.3), lach: gaat(t, 5.6, 1, 0.4, 1.3), handen: [[-70, -54], [r(hx), r(hy)]] }) + sok(850 + 1.36 * hx + 14, V + 1.36 * hy + (los < 0.1 ? 4 : 26 * (1 - op) - 30 * op), -70 + 70 * los)
        + hoofd(1150, 210, 76, { ...jij, blik: -0.6, neer: 0.5, lach: 1 }); }, 10),
    scene(['‘Hij was hangerig’ is jouw woord.', '‘Na het slapen wilde hij een half uur op schoot’ is wat je zag.'],
      (t) => { const z = zacht(tussen(t, 3.6, 1.2)); const f = Math.max(0.02, Math.abs(Math.cos(Math.PI * z))); return verhaal(t, ['Wat je zag'], [[['‘Hangerig’', 'is jouw woord.'], 0.8], [['‘Na het slapen een half', 'uur op schoot’', 'is wat je zag.'], 4, true]])
        + `<g transform="translate(935 345) scale(${r(f * 100) / 100} 1)">${z < 0.5 ? `<rect x="-250" y="-200" width="500" height="400" rx="28" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="5"/>${tekst(['hangerig'], { x: 0, y: 20, maat: 64, dik: 700, anker: 'middle', kleur: K.grijs })}` : `<rect x="-250" y="-200" width="500" height="400" rx="28" fill="${K.zacht}" stroke="${K.hoofd}" stroke-width="5"/>${grootZit(-70, 184, 0.8, { ...jij, neer: 0.5, blik: 0.2, handen: [[-70, -60], [70, -60]], voor: babyZit(0, -30, 0.82, { ...kind, lach: 0.2, blik: 0.4 }) })}`}</g>`
        + (z > 0.95 ? groep(klok(1096, 250, 62, 3) , komt(t, 4.9)) + tekst(['30 min'], { x: 1096, y: 366, maat: 32, dik: 700, anker: 'middle', kleur: K.hoofd, zicht: komt(t, 4.9) }) : ''); }, 10),
    scene(['Hij ziet zijn vader. Hij trappelt, kijkt weg en kijkt weer.', 'Wacht daarop. Praten kan zo.'],
      (t) => verhaal(t, ['Eerst de baby'], [[['Hij ziet zijn vader,', 'kijkt weg', 'en kijkt weer.'], 0.8], [['Wacht daarop.', 'Praten kan zo.'], 5.6, true]])
        + hoofd(760, 300, 96, { ...papa, blik: 0.5, neer: 0.3, lach: 1 }) + babyZit(1070, V, 1.3, { ...kind, blik: t < 3 ? gaat(t, 0.8, 0.8, 0.2, -0.8) : t < 5.4 ? gaat(t, 3, 1, -0.8, 0.8) : gaat(t, 5.4, 1, 0.8, -0.8), lach: t < 3 ? gaat(t, 1, 0.8, 0.3, 1.2) : t < 5.4 ? 0.5 : 1.2, neer: -0.2, handen: [[r(-70 - 4), r(-64 + (t < 3 ? 16 * Math.sin(t * 6) : 0))], [74, r(-64 - (t < 3 ? 16 * Math.sin(t * 6) : 0))]] }), 9),
    scene(['Praat niet over zijn hoofd heen.', '‘Ik vertel papa van de sok.’'],
      (t) => verhaal(t, ['Hij is erbij'], [[['Praat niet over', 'zijn hoofd heen.'], 0.8], [['‘Ik vertel papa', 'van de sok.’'], 4.2, true]])
        + hoofd(...J, { ...jij, blik: 0.5, neer: t > 4 ? 0.4 : 0, mond: (t > 1.2 && t < 2.8) || (t > 4.4 && t < 6.4) ? 0.5 : 0 }) + hoofd(...P, { ...papa, blik: -0.5, neer: t > 6 ? 0.4 : 0, lach: gaat(t, 6, 1, 0.5, 1) }) + hoofd(...B, { ...kind, blik: t < 4.2 ? 0 : t < 6 ? gaat(t, 4.2, 0.8, 0, -0.7) : gaat(t, 6, 0.8, -0.7, 0.7), lach: gaat(t, 4.6, 1, 0, 1.1), neer: -0.3 })
        + groep(pijl(760, 186, 1116, 186, { bocht: 60, deel: zacht(tussen(t, 1, 1.4)), kleur: K.grijs }), 1 - komt(t, 3, 0.8)) + pijl(770, 410, 850, 440, { bocht: -16, deel: zacht(tussen(t, 4.4, 1)) }) + pijl(1026, 440, 1106, 410, { bocht: -16, deel: zacht(tussen(t, 6.2, 1)), kleur: K.abrikoos }), 9),
    scene(['‘Hoe speelt hij thuis?’ En dan ben jij even stil.', 'Zijn vader ziet dingen die jij niet ziet.'],
      (t) => verhaal(t, ['Eén vraag'], [[['‘Hoe speelt hij thuis?’'], 0.8, true], [['En dan ben jij', 'even stil.'], 3], [['Zijn vader ziet dingen', 'die jij niet ziet.'], 5.6]])
        + hoofd(...J, { ...jij, blik: 0.5, mond: t > 0.8 && t < 2.4 ? 0.5 : 0, lach: 0.7 }) + hoofd(...P, { ...papa, blik: t > 3.4 && t < 5 ? 0.3 : -0.5, neer: t > 3.4 && t < 5 ? -0.5 : 0, mond: t > 5.6 && t < 9 && Math.floor(t * 1.6) % 2 ? 0.5 : 0 }) + hoofd(937, 430, 70, { ...kind, blik: t < 5 ? gaat(t, 1.4, 0.8, -0.7, 0.7) : 0.7, neer: -0.3 })
        + pijl(770, 190, 1104, 190, { bocht: 50, deel: zacht(tussen(t, 1, 1.4)), dik: 6 }) + groep(teken.wacht(937, 260), even(t, 3, 5.6)) + pijl(1064, 256, 818, 256, { bocht: 26, deel: zacht(tussen(t, 5.6, 1.8)), kleur: K.abrikoos, dik: 13, punt: 34 }), 10),
    scene(['Is het groot, moeilijk of privé?', '‘Daar wil ik rustig met u over praten. Wanneer past dat?’'],
      (t) => { const z = zacht(tussen(t, 3.4, 2)); return verhaal(t, ['Niet bij de deur'], [[['Groot, moeilijk', 'of privé?'], 0.8], [['‘Daar wil ik rustig met', 'u over praten.', 'Wanneer past dat?’'], 3.6, true]])
        + `<rect x="640" y="120" width="590" height="200" rx="24" fill="${K.zacht}"/>` + hoofd(720, 232, 56, { ...papa, blik: 0.4 }) + hoofd(1140, 224, 56, { baby: false, huid: K.huid1, haar: K.haar3, stijl: 'kort', bril: true, blik: -0.3 }) + hoofd(990, 244, 50, { baby: false, huid: K.huid2, haar: K.haar2, stijl: 'doek', doek: K.abrikoos, blik: 0.4 })
        + `<path d="M850 470H1020" stroke="${hout}" stroke-width="20" stroke-linecap="round"/><path d="M935 474V566M900 568H970" stroke="${hout}" stroke-width="14" stroke-linecap="round"/><path d="M780 420V510H826M780 510V568M826 510V568M1090 420V510H1044M1090 510V568M1044 510V568" fill="none" stroke="${K.hoofd}" stroke-width="13" stroke-linecap="round" stroke-linejoin="round"/>`
        + `<g transform="translate(${gaat(t, 3.4, 2, 868, 935)} ${r(232 + 206 * z - 40 * Math.sin(z * Math.PI))})"><rect x="-60" y="-44" width="120" height="76" rx="12" fill="#FFFFFF" stroke="${K.hoofd}" stroke-width="5"/>${teken.wacht(0, -6)}</g>`; }, 10),
    scene(['Wat morgen nodig is, schrijf je op: wat was het, wanneer, en wat hielp.', 'Zo weet je collega het ook.'],
      (t) => verhaal(t, ['De draad'], [[['Schrijf op: wat was', 'het, wanneer,', 'en wat hielp.'], 1], [['Zo weet je collega', 'het ook.'], 6, true]])
        + spoor([[690, 430], [935, 360], [1180, 430]], { deel: zacht(tussen(t, 0.6, 4)), rx: 34, ry: 22 }) + teken.huis(690, 366) + teken.huis(1180, 366) + tekst(['thuis'], { x: 690, y: 496, maat: 30, dik: 700, anker: 'middle' }) + tekst(['thuis'], { x: 1180, y: 496, maat: 30, dik: 700, anker: 'middle' }) + tekst(['groep'], { x: 935, y: 426, maat: 30, dik: 700, anker: 'middle' })
        + groep(`<rect x="850" y="180" width="130" height="124" rx="12" fill="#FFFFFF" stroke="${K.hoofd}" stroke-width="5"/><path d="M872 214h86M872 242h86M872 270h52" stroke="${K.midden}" stroke-width="7" stroke-linecap="round"/><path d="M915 308V334" stroke="${K.hoofd}" stroke-width="5" stroke-linecap="round"/>`, komt(t, 2.6)) + hoofd(760, 210, 62, { ...jij, blik: 0.6, neer: 0.3 }) + groep(hoofd(1076, 210, 62, { baby: false, huid: K.huid2, haar: K.haar2, stijl: 'krul', blik: -0.6, neer: 0.3, lach: 0.9 }), komt(t, 6)), 10),
    scene(['Morgen om vijf uur. Eén moment dat je zag. Eén vraag aan thuis.', 'Dat past in twee minuten.'],
      (t) => verhaal(t, ['Morgen om', 'vijf uur'], [[['Eén moment dat je zag.'], 1], [['Eén vraag aan thuis.'], 3], [['Dat past in', 'twee minuten.'], 5.4, true]])
        + vloer(640, V, 590) + openDeur(990, V, 220, 400, 1) + grootStaat(1090, V, 0.6, { ...papa, huid: K.huid2, baby: { ...kind, blik: -0.6, lach: 1.2 }, blik: -0.3, neer: 0 })
        + `<g transform="rotate(${r(t > 5 ? 16 * Math.sin((Math.min(t, 8) - 5) * 5) : 0)} 1070 322)"><path d="M1080 330L1050 288" stroke="${kind.kleur}" stroke-width="17" stroke-linecap="round"/><circle cx="1048" cy="284" r="11" fill="${kind.huid}"/></g>`
        + kaart(640, 150, 'één moment', '', { b: 318, h: 110, teken: teken.oog, zicht: komt(t, 1) }) + kaart(640, 286, 'één vraag', '', { b: 318, h: 110, teken: teken.vraag, zicht: komt(t, 3) }), 9),
  ],
};
