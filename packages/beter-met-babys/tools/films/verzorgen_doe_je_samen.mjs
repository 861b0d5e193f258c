// Storyboard van de film 'Verzorgen doe je samen'.
import { K, aankleedtafel, babyLigt, babyRug, babyZit, gaat, grootStaat, groep, hand, hoofd, kader, komt, mat, pijl, plaats, r, ring, scene, stippen, tekst, tussen, uitsnede, verhaal, voetje, zacht } from './tekenen.mjs';

const kindA = { huid: K.huid1, haar: K.haar4, stijl: 'staart' };
const kindB = { huid: K.huid1, haar: K.haar1, stijl: 'pluk', kleur: K.abrikoos };
const jij = { huid: K.huid2, haar: K.haar2, stijl: 'lang', baby: false };
const arm = (d, kleur, dik) => `<path d="${d}" fill="none" stroke="${kleur}" stroke-width="${dik}" stroke-linecap="round" stroke-linejoin="round"/>`;

const mouw = (x, y, s) => plaats(x, y, s, `<path d="M-62 -78L62 -50V54L-62 84Z" fill="${K.abrikoos}"/><rect x="46" y="-58" width="26" height="120" rx="12" fill="${K.licht}"/><path d="M-40 -50Q-30 0 -42 56" fill="none" stroke="${K.licht}" stroke-width="6" stroke-linecap="round"/>`);
const luier = (x, y, s) => plaats(x, y, s, `<path d="M-84 -50H84Q86 4 44 22Q30 66 0 66Q-30 66 -44 22Q-86 4 -84 -50Z" fill="#FFFFFF" stroke="${K.hoofd}" stroke-width="8" stroke-linejoin="round"/><path d="M-84 -50h34v34h-34ZM50 -50h34v34h-34Z" fill="${K.midden}"/>`);
const rondje = (x, y, inhoud, zicht = 1, straal = 112) => (zicht > 0 ? `<g opacity="${zicht}"><circle cx="${x}" cy="${y}" r="${straal}" fill="${K.zacht}"/>${inhoud}</g>` : '');
const doekje = (x, y, s = 1) => plaats(x, y, s, `<path d="M-62 -30Q-30 -52 0 -34Q34 -50 60 -28Q50 0 66 32Q30 46 0 34Q-36 50 -66 30Q-52 0 -62 -30Z" fill="#FFFFFF" stroke="${K.hoofd}" stroke-width="4"/><path d="M-30 6q30 14 60 0" fill="none" stroke="${K.midden}" stroke-width="5"/>`);
const groteHand = (x, y, s = 1, draai = -90, zicht = 1) => hand(x, y, s, { huid: jij.huid, kleur: K.hoofd, lang: 220, draai, zicht });

export default {
  map: '03-autonomie_structuur',
  omslag: 7,
  kader,
  scenes: [
    scene(['Verzorgen doe je samen. Een neus, een mouw, een luier.', 'Steeds raak je een baby aan. Hoe doe je dat samen?'],
      (t) => verhaal(t, ['Verzorgen doe', 'je samen'], [[['Een neus, een mouw,', 'een luier.'], 1], [['Hoe doe je dat samen?'], 4.4, true]], 220)
        + rondje(770, 240, doekje(770, 240, 1.1), komt(t, 0.8)) + rondje(1100, 240, mouw(1096, 240, 0.9), komt(t, 2)) + rondje(935, 462, luier(935, 458, 0.9), komt(t, 3.2)), 10),
    scene(['Kind A is negen maanden. Zij speelt met een ring.', 'Van achteren komt een doekje. Haar hoofd schiet weg.'],
      (t) => { const z = zacht(tussen(t, 4, 1.6)); const schrik = zacht(tussen(t, 5.3, 0.5)); return verhaal(t, ['Ineens een doekje'], [[['Zij speelt met een ring.'], 0.8], [['Van achteren komt', 'een doekje.'], 3.6], [['Haar hoofd schiet weg.'], 6, true]])
        + mat(860, 572, 460, 70) + babyZit(860, 568, 1.42, { ...kindA, kleur: K.hoofd, blik: -0.7 * schrik, neer: 0.6 - 0.8 * schrik, lach: 0.6 - 1.2 * schrik, kantel: -2.4 * schrik, handen: [[-26, -66], [26, -66]], voor: ring(0, -66, 26, K.abrikoos) })
        + groep(groteHand(1330 - 220 * z, 340, 1, -90) + doekje(1230 - 220 * z, 336, 0.9), komt(t, 3.6)); }, 11),
    scene(['Je gaat zitten waar zij je ziet. Je laat het doekje zien.', '‘Je neus is nat. Ik veeg hem af.’'],
      (t) => verhaal(t, ['Nog eens,', 'nu van voren'], [[['Je laat het doekje zien.'], 2], [['‘Je neus is nat.', 'Ik veeg hem af.’'], 4.4, true]])
        + hoofd(770, 390, 118, { ...kindA, blik: gaat(t, 0.8, 1.4, -0.2, 0.6), lach: 0.3 }) + hoofd(gaat(t, 0.4, 1.6, 1380, 1120), 330, 104, { ...jij, blik: -0.6, neer: 0.3, mond: t > 4.6 && t < 8 ? 0.5 : 0 })
        + groep(doekje(955, gaat(t, 2.2, 1.6, 640, 470), 0.9) + `<circle cx="1000" cy="${gaat(t, 2.2, 1.6, 670, 500)}" r="28" fill="${jij.huid}"/>`, komt(t, 2.2, 0.4)), 10),
    scene(['Nu doe je niets. Tel in stilte tot vijf.', 'Jij vindt dat lang. Zij heeft die tijd nodig.'],
      (t) => verhaal(t, ['Wachten'], [[['Nu doe je niets.', 'Tel in stilte tot vijf.'], 0.8], [['Jij vindt dat lang.'], 4], [['Zij heeft die tijd', 'nodig.'], 6.4, true]])
        + hoofd(770, 390, 118, { ...kindA, blik: 0.6, lach: 0.3 }) + hoofd(1120, 330, 104, { ...jij, blik: -0.6, neer: 0.3, lach: 0.7 }) + doekje(955, 470, 0.9) + `<circle cx="1000" cy="500" r="28" fill="${jij.huid}"/>` + stippen(945, 164, t, 1.6, { stap: 1.4, straal: 20, afstand: 66 }), 11),
    scene(['Ze kijkt naar het doekje. Haar kin komt een stukje omhoog.', 'Nu veeg je, zacht en kort.'],
      (t) => { const z = zacht(tussen(t, 5.4, 1)) - zacht(tussen(t, 7.4, 1)); return verhaal(t, ['Daar is', 'haar antwoord'], [[['Ze kijkt. Haar kin komt', 'een stukje omhoog.'], 1, true], [['Nu veeg je,', 'zacht en kort.'], 5]])
        + hoofd(770, 390, 118, { ...kindA, blik: gaat(t, 3, 1.2, 0.6, 0.25), neer: t < 3 ? gaat(t, 0.8, 0.8, 0, 0.6) : gaat(t, 3, 1.2, 0.6, -0.9), lach: gaat(t, 8, 0.8, 0.3, 1) }) + hoofd(1120, 330, 104, { ...jij, blik: -0.6, neer: 0.3, lach: 0.9 })
        + doekje(955 - 174 * z, 470 - 62 * z, 0.9 - 0.34 * z) + `<circle cx="${r(1000 - 184 * z)}" cy="${r(500 - 68 * z)}" r="28" fill="${jij.huid}"/>`; }, 10),
    scene(['Kind B is vijf maanden. Je steekt je vingers door de mouw, zodat hij ze ziet.', '‘Geef je hand maar.’'],
      (t) => verhaal(t, ['Een mouw'], [[['Je steekt je vingers', 'door de mouw, zodat', 'hij ze ziet.'], 1], [['‘Geef je hand maar.’'], 6, true]])
        + mat(800, 370, 300, 400) + babyRug(800, 390, 1.16, { ...kindB, kleur: K.midden, blik: gaat(t, 2.4, 1, 0, 0.8), neer: 0.2, trap: Math.sin(Math.min(t, 4) * 2.2), handen: [[-74, -50], [gaat(t, 6, 1.4, 70, 88), gaat(t, 6, 1.4, -40, -62)]] })
        + groteHand(gaat(t, 1.6, 2.2, 1250, 1090), 320, 1, -90) + `<path d="M1050 236L1250 214V428L1050 404Z" fill="${K.abrikoos}"/><rect x="1034" y="228" width="30" height="184" rx="14" fill="${K.licht}"/>`, 11),
    scene(['Hij pakt je vinger. Jij schuift de mouw, hij duwt zijn arm.', 'Zo kleden jullie hem samen aan.'],
      (t) => { const z = zacht(tussen(t, 2.6, 4.6)); return verhaal(t, ['Jij een stukje,', 'hij een stukje'], [[['Hij pakt je vinger.'], 0.8], [['Jij schuift, hij duwt.'], 3], [['Zo kleden jullie', 'hem samen aan.'], 6, true]])
        + groteHand(1094, 360, 1.15, -90) + arm('M610 360H900', kindB.huid, 60) + `<circle cx="926" cy="360" r="40" fill="${kindB.huid}"/>` + arm('M932 340H968M936 360H976M932 380H968', kindB.huid, 17)
        + `<path d="M${r(884 - 20 * z)} 300V420Q${r(760 - 120 * z)} 440 ${r(700 - 90 * z)} 424V296Q${r(760 - 120 * z)} 280 ${r(884 - 20 * z)} 300Z" fill="${K.abrikoos}"/><rect x="${r(866 - 20 * z)}" y="292" width="28" height="136" rx="14" fill="${K.licht}"/>`
        + pijl(1120, 210, 800, 210, { bocht: -50, deel: zacht(tussen(t, 2.6, 1.6)) }) + pijl(760, 510, 1090, 510, { bocht: -50, deel: zacht(tussen(t, 4.4, 1.6)), kleur: K.abrikoos }); }, 10),
    scene(['Zijn arm trekt terug. Hij kijkt opzij.', 'Je stopt. ‘Je wilt even niet. Ik wacht.’'],
      (t) => { const z = zacht(tussen(t, 1, 1.4)); const y = gaat(t, 3.6, 1.6, 330, 470); return verhaal(t, ['Ook ‘nu niet’ is', 'een antwoord'], [[['Zijn arm trekt terug.', 'Hij kijkt opzij.'], 1], [['Je stopt. ‘Je wilt even', 'niet. Ik wacht.’'], 4, true]])
        + mat(800, 370, 300, 400) + babyRug(800, 390, 1.16, { ...kindB, kleur: K.midden, blik: 0.7 - 1.6 * zacht(tussen(t, 1.6, 1)), lach: 0.4 - 0.5 * z, handen: [[-60, -30], [r(92 - 66 * z), r(-62 + 66 * z)]] }) + groteHand(1096, y, 1, -90); }, 10),
    scene(['Zijn luier is vol. Je gaat door, rustig, stap voor stap.', '‘Dit vind je niet fijn. Ik blijf bij je.’'],
      (t) => verhaal(t, ['Soms moet', 'het toch'], [[['Je gaat door, rustig,', 'stap voor stap.'], 1], [['‘Dit vind je niet fijn.', 'Ik blijf bij je.’'], 4.6, true]])
        + uitsnede(640, 112, 590, 402, grootStaat(1086, 640, 0.8, { ...jij, blik: -0.6, neer: 0.6, mond: t > 4.8 && t < 8 ? 0.5 : 0, handen: [[-128, -408], [84, -380]] }) + aankleedtafel(900, 512, 0.84, babyLigt(-20, -236, 0.9, { ...kindB, lach: gaat(t, 7, 2, -0.7, 0), frons: gaat(t, 7, 2, 1, 0), trap: Math.sin(Math.min(t, 6) * 2) })), K.papier)
        + [0, 1, 2, 3].map((i) => { const z = komt(t, 2 + i * 1.7, 0.6); const x = 780 + i * 100; return `<ellipse cx="${x}" cy="560" rx="34" ry="24" fill="${z > 0.5 ? K.hoofd : K.lijn}"/>${tekst([String(i + 1)], { x, y: 571, maat: 30, dik: 700, anker: 'middle', kleur: z > 0.5 ? K.papier : K.grijs })}`; }).join(''), 11),
    scene(['De een kijkt, de ander duwt met zijn voet. Ziet een baby weinig?', 'Dan hoort hij je stem en voelt hij eerst je stille hand.'],
      (t) => verhaal(t, ['Elk antwoord', 'is anders'], [[['De een kijkt. De ander', 'duwt met zijn voet.'], 0.8], [['Ziet een baby weinig?'], 5], [['Eerst je stem, dan', 'je stille hand.'], 7, true]])
        + rondje(770, 240, hoofd(770, 244, 74, { ...kindA, blik: t < 3 ? gaat(t, 1, 0.8, -0.8, 0.8) : 0.8 }), komt(t, 0.6), 116)
        + rondje(1100, 240, voetje(1092 + 14 * zacht(tussen(t, 3, 0.6)) - 10, 250, 0.62, { huid: K.huid2, kleur: K.midden }) + pijl(1146, 240, 1196, 240, { deel: zacht(tussen(t, 3, 0.8)), kleur: K.abrikoos }), komt(t, 2.4), 116)
        + rondje(935, 466, voetje(934, 474, 0.62, { huid: K.huid1, kleur: K.hoofd }) + plaats(1020, 470, 0.74, `<g transform="rotate(-90)">${[-24, -8, 8, 24].map((a) => `<path d="M${a} -20V-70" stroke="${jij.huid}" stroke-width="18" stroke-linecap="round"/>`).join('')}<rect x="-34" y="-40" width="68" height="70" rx="28" fill="${jij.huid}"/></g>`, { zicht: komt(t, 7) }), komt(t, 5), 116), 12),
    scene(['Morgen: bij welke neus, mouw of luier', 'wacht jij op een antwoord?'],
      (t) => verhaal(t, ['Morgen:'], [[['bij welke neus,', 'mouw of luier wacht', 'jij op een antwoord?'], 0.8, true]], 250)
        + [[doekje(720, 196, 0.8), 196], [mouw(718, 346, 0.66), 346], [luier(720, 496, 0.66), 496]].map(([d, y], i) => rondje(720, y, '', 1, 70) + d + stippen(1010, y, t, 1.2 + i * 1.6, { stap: 0.3, straal: 18, afstand: 62 })).join(''), 9),
  ],
};
