// Storyboard van de film 'De ruimte vanaf de vloer'.
import { K, babyBoven, babyBuik, babyKruip, babyLigt, babyRug, babyStaat, bal, bank, doek, even, gaat, groep, grootZit, hand, hoofd, kader, komt, mat, pijl, plaats, r, raam, ring, scene, teken, tekst, tussen, uitsnede, vanBoven, verhaal, vloer, zacht } from './tekenen.mjs';

const kind = { huid: K.huid2, haar: K.haar2, stijl: 'pluk', kleur: K.abrikoos };
const ander = { huid: K.huid1, haar: K.haar1, stijl: 'krul', kleur: K.hoofd };
const jij = { huid: K.huid1, haar: K.haar3, stijl: 'lang', baby: false };
const V = 556;
const hout = '#D9B68C';
const tafel = (x, y) => `<path d="M${x + 22} ${y}V${y - 150}M${x + 178} ${y}V${y - 150}" stroke="#C98F57" stroke-width="16" stroke-linecap="round"/><rect x="${x}" y="${y - 172}" width="200" height="26" rx="10" fill="${hout}"/>`;
const kast = (x, y, b, h) => `<rect x="${x}" y="${y - h}" width="${b}" height="${h - 14}" rx="12" fill="${hout}"/><path d="M${x + 14} ${y - h / 2}h${b - 28}M${x + b / 2} ${y - h + 14}V${y - h / 2 - 6}" stroke="#C98F57" stroke-width="5" stroke-linecap="round"/><path d="M${x + 16} ${y}v-16M${x + b - 16} ${y}v-16" stroke="#C98F57" stroke-width="12" stroke-linecap="round"/>`;
const lamp = (x, y, aan) => `<path d="M${x} ${y - 60}V${y - 10}" stroke="${K.grijs}" stroke-width="5"/><path d="M${x - 56} ${y + 26}Q${x - 44} ${y - 14} ${x} ${y - 14}Q${x + 44} ${y - 14} ${x + 56} ${y + 26}Z" fill="${K.hoofd}"/><circle cx="${x}" cy="${y + 30}" r="17" fill="${K.abrikoos}" opacity="${r(0.25 + 0.75 * aan)}"/>`;
function plan(inhoud) { return `<rect x="634" y="112" width="596" height="470" rx="26" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="10"/><rect x="627" y="420" width="16" height="116" rx="6" fill="${K.midden}"/>${inhoud}`; }
const kastBoven = (x, y, b, h) => `<rect x="${x}" y="${y}" width="${b}" height="${h}" rx="12" fill="${hout}" stroke="#C98F57" stroke-width="5"/>`;
const stip = (x1, y1, x2, y2, deel, zicht = 1) => (deel > 0.02 ? `<path d="M${x1} ${y1}L${r(x1 + (x2 - x1) * deel)} ${r(y1 + (y2 - y1) * deel)}" stroke="${K.hoofd}" stroke-width="8" stroke-linecap="round" stroke-dasharray="1 20" opacity="${zicht}"/>` : '');
const kom = (x, y, s = 1) => `<path d="M${x - 44 * s} ${y - 20 * s}H${x + 44 * s}Q${x + 40 * s} ${y + 26 * s} ${x} ${y + 26 * s}Q${x - 40 * s} ${y + 26 * s} ${x - 44 * s} ${y - 20 * s}Z" fill="${K.midden}"/><ellipse cx="${x}" cy="${y - 20 * s}" rx="${44 * s}" ry="${11 * s}" fill="${K.hoofd}"/>`;

export default {
  map: '06-speelomgeving_samenwerken',
  omslag: 7,
  kader,
  scenes: [
    scene(['De ruimte vanaf de vloer. Dezelfde kamer ziet er van onderen heel anders uit.', 'Ga even mee liggen.'],
      (t) => { const y = gaat(t, 3, 4, 222, 516); return verhaal(t, ['De ruimte', 'vanaf de vloer'], [[['Van onderen is het', 'een andere kamer.'], 1.2], [['Ga even mee liggen.'], 5, true]], 230)
        + `<rect x="640" y="112" width="590" height="446" rx="26" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="8"/>` + lamp(800, 172, 1) + kast(1030, 554, 170, 300) + tafel(690, 554)
        + `<path d="M700 ${y}H1222" stroke="${K.hoofd}" stroke-width="6" stroke-linecap="round" stroke-dasharray="1 17"/>` + teken.oog(674, y); }, 9),
    scene(['Lig je op je rug, dan kijk je recht in de lamp.', 'Een baby kan het licht niet zelf uitdoen. Hij kan alleen wegkijken.'],
      (t) => { const uit = zacht(tussen(t, 8, 1.2)); return verhaal(t, ['Recht in de lamp'], [[['Lig je op je rug, dan', 'kijk je recht in de lamp.'], 0.8], [['Een baby kan', 'alleen wegkijken.'], 5.4, true]])
        + `<path d="M790 190L900 190L1080 ${V}L650 ${V}Z" fill="${K.licht}" opacity="${r(0.9 * (1 - uit))}"/><path d="M1160 180L1226 180L1226 300L860 ${V}L700 ${V}Z" fill="${K.zacht}" opacity="${r(uit)}"/>` + groep(raam(1130, 150, 90, 120), uit) + lamp(845, 160, 1 - uit) + vloer(640, V + 6, 590)
        + babyLigt(960, V, 1.12, { ...kind, blik: -0.9 * zacht(tussen(t, 4.6, 1)) + 1.5 * zacht(tussen(t, 9, 1)), dicht: t > 2.6 && t < 4.2 ? 1 : 0, lach: t > 9 ? 0.9 : gaat(t, 2, 1, 0.5, -0.3), frons: komt(t, 2.4) * (1 - uit), trap: Math.sin(Math.min(t, 3) * 2) }); }, 11),
    scene(['Op je buik zie je wat staand niemand ziet:', 'een dopje, een los draadje, een snoer.'],
      (t) => { const weg = (i) => 1 - komt(t, 6.6 + i * 0.3, 0.4); const licht = (x, y, van) => `<circle cx="${x}" cy="${y}" r="42" fill="none" stroke="${K.abrikoos}" stroke-width="7" opacity="${Math.min(komt(t, van, 0.5), 1 - komt(t, 7, 0.8))}"/>`; return verhaal(t, ['Onder de kast'], [[['Wat staand', 'niemand ziet:'], 0.8], [['een dopje, een los', 'draadje, een snoer.'], 2.4, true]])
        + kast(880, V - 70, 350, 300) + `<path d="M898 ${V}v-90M1212 ${V}v-90" stroke="#C98F57" stroke-width="18" stroke-linecap="round"/>` + vloer(640, V + 6, 590)
        + groep(`<rect x="940" y="${V - 26}" width="34" height="22" rx="7" fill="${K.hoofd}"/>`, weg(0)) + groep(`<path d="M1020 ${V - 8}q14 -30 28 -8t28 -6" fill="none" stroke="${K.abrikoos}" stroke-width="5" stroke-linecap="round"/>`, weg(1)) + groep(`<path d="M1118 ${V - 6}q20 -34 40 -12t40 -28" fill="none" stroke="${K.inkt}" stroke-width="8" stroke-linecap="round"/>`, weg(2))
        + licht(957, V - 18, 2.4) + licht(1048, V - 18, 3.8) + licht(1156, V - 24, 5.2) + babyBuik(770, V + 4, 0.86, { ...kind, op: gaat(t, 1, 1, 1, 0.35), blik: 0.8, neer: 0.3 })
        + hand(t < 6.6 ? gaat(t, 5.4, 1.2, 1420, 1010) : gaat(t, 6.8, 1.6, 1010, 1420), V - 16, 0.72, { huid: jij.huid, kleur: K.hoofd, lang: 500, draai: -90 }); }, 9),
    scene(['Wie ligt, wil rustig liggen. Wie kruipt, wil vooruit.', 'Geef allebei een plek.'],
      (t) => { const z = zacht(tussen(t, 4.6, 1.8)); const mx = 930 + 196 * z; const my = 340 - 124 * z; return verhaal(t, ['Twee soorten', 'vloer'], [[['Wie ligt, wil', 'rustig liggen.'], 0.8], [['Wie kruipt, wil vooruit.'], 2.8], [['Geef allebei een plek.'], 5, true]])
        + plan(`<ellipse cx="${r(mx)}" cy="${r(my)}" rx="92" ry="80" fill="${K.zacht}"/>` + babyRug(mx, my, 0.42, { ...ander, blik: 0.2 }) + (t < 4.6 ? pijl(770, 470, 1130, 210, { deel: zacht(tussen(t, 2.4, 1.6)), kleur: K.abrikoos, dik: 9, zicht: 1 - komt(t, 4.1, 0.5) }) : pijl(770, 470, 1130, 480, { bocht: 60, deel: zacht(tussen(t, 6, 1.6)), kleur: K.abrikoos, dik: 9 })) + babyBoven(728, 484, 0.8, { huid: K.huid2, haar: K.haar2, draai: gaat(t, 5.2, 0.8, 54, 76) })); }, 9),
    scene(['Een baby die speelt, kijkt af en toe om.', 'Kan hij je vinden?'],
      (t) => { const z = zacht(tussen(t, 4, 1.6)); return verhaal(t, ['Waar zit jij?'], [[['Een baby die speelt,', 'kijkt af en toe om.'], 0.8], [['Kan hij je vinden?'], 3.4, true]])
        + plan(kastBoven(900, 250 - 124 * z, 70, 210 - 30 * z) + vanBoven(1140, 350, 1, { haar: K.haar3, huid: K.huid1, draai: -90 }) + babyBoven(730, 350, 0.86, { huid: K.huid2, haar: K.haar2, draai: gaat(t, 1, 1, -60, 90) }) + bal(690, 300, 20) + stip(780, 350, t < 4.4 ? 884 : 1070, 350, t < 4.4 ? zacht(tussen(t, 2.2, 1)) : 0.1 + 0.9 * zacht(tussen(t, 5.4, 1.2)), t < 4.4 ? 1 - komt(t, 3.9, 0.5) : 1)); }, 8),
    scene(['Een spiegel die vastzit, laag aan de muur. Een zware bank om je aan op te trekken.', 'Zo krijgt bewegen een doel.'],
      (t) => { const twee = komt(t, 5.2, 0.8); const x = gaat(t, 0.8, 3, 760, 900); return verhaal(t, ['Iets om naartoe', 'te gaan'], [[['Een spiegel die vastzit,', 'laag aan de muur.'], 0.8], [['Een zware bank.'], 5.2], [['Zo krijgt bewegen', 'een doel.'], 8, true]])
        + vloer(640, V + 6, 590) + groep(uitsnede(1072, 330, 156, 214, babyKruip(r(1072 + (1072 - x) - 30), V - 4, 0.84, { ...kind, spiegel: true, fase: t < 3.8 ? t * 0.8 : 0, lach: gaat(t, 3.6, 1, 0.4, 1.2), blik: 0.6 }), '#EAF4F8') + `<rect x="1072" y="330" width="156" height="214" rx="28" fill="none" stroke="#C98F57" stroke-width="9"/>` + babyKruip(x, V, 0.92, { ...kind, fase: t < 3.8 ? t * 0.8 : 0, lach: gaat(t, 3.6, 1, 0.4, 1.2), blik: 0.7 }), 1 - twee)
        + groep(bank(960, V, 262, 150) + babyStaat(870, V, 1.1, { ...kind, op: zacht(tussen(t, 6.2, 2.2)), steun: [104, -152], lach: gaat(t, 8, 1, 0.3, 1.2), blik: 0.6 }), twee); }, 12),
    scene(['In een volle bak valt weinig te kiezen. Leg er drie dingen uit,', 'met ruimte ertussen. En wacht.'],
      (t) => { const u = (van) => zacht(tussen(t, van, 1)); const weg = zacht(tussen(t, 6.2, 1.2)); return verhaal(t, ['Drie dingen', 'in plaats van', 'dertig'], [[['Leg er drie dingen uit,', 'met ruimte ertussen.'], 2.4], [['En wacht.'], 7, true]], 180)
        + mat(925, 520, 600, 120) + groep(`<g transform="translate(${r(360 * weg)} 0)">${[[-70, -20, K.hoofd], [-30, -44, K.abrikoos], [20, -30, K.midden], [66, -22, K.hoofd], [-6, -66, K.licht], [44, -62, K.abrikoos], [-58, -58, K.midden]].map(([a, b, k]) => `<circle cx="${930 + a}" cy="${250 + b}" r="34" fill="${k}"/>`).join('')}<path d="M800 232H1060L1036 372H824Z" fill="${hout}"/><path d="M808 262H1052M814 300H1046" stroke="#C98F57" stroke-width="6"/></g>`, 1 - 0.9 * komt(t, 6.6, 0.9))
        + groep(ring(930 - 200 * u(2.2), 230 + 278 * u(2.2), 34, K.abrikoos), komt(t, 2.2, 0.4)) + groep(doek(930, 230 + 282 * u(3.4), 0.86, K.licht), komt(t, 3.4, 0.4)) + groep(kom(930 + 200 * u(4.6), 220 + 280 * u(4.6)), komt(t, 4.6, 0.4))
        + hand(gaat(t, 8, 1.8, 980, 946), gaat(t, 8, 1.8, 690, 600), 0.6, { huid: kind.huid, kleur: kind.kleur, lang: 200, draai: -6, zicht: komt(t, 8, 0.6) }); }, 11),
    scene(['Twee zachte kanten, weinig te zien, jij erbij. Wie wil, kijkt eruit.', 'Valt hij in slaap? Dan gaat hij naar zijn bed.'],
      (t) => verhaal(t, ['Een hoek voor', 'even niets'], [[['Twee zachte kanten,', 'weinig te zien, jij erbij.'], 0.8], [['Wie wil, kijkt eruit.'], 3.6, true], [['Valt hij in slaap?', 'Dan naar zijn bed.'], 6.4]])
        + `<path d="M1226 150V${V}H1150V206Q1150 150 1206 150Z" fill="${K.midden}"/><rect x="640" y="346" width="560" height="${V - 346}" rx="30" fill="${K.zacht}"/><ellipse cx="930" cy="${V}" rx="300" ry="40" fill="${K.licht}"/>` + grootZit(1044, V - 6, 0.76, { ...jij, blik: -0.5, neer: 0.5 }) + babyLigt(800, V - 2, 0.98, { ...ander, blik: gaat(t, 3.8, 1.2, 0.7, -0.8), neer: gaat(t, 3.8, 1.2, -0.5, 0), lach: gaat(t, 4, 1, 0.3, 0.9), hand: [-4, -96] }), 10),
    scene(['Ziet een baby weinig? Dan vertellen zijn handen waar hij is:', 'zacht, ribbels, glad. Laat die plekken waar ze zijn.'],
      (t) => { const x = gaat(t, 1, 7, 690, 1060); const plek = x < 790 ? 0 : x < 975 ? 1 : 2; return verhaal(t, ['De vloer wijst', 'de weg'], [[['Ziet een baby weinig?', 'Zijn handen vertellen', 'waar hij is.'], 0.8], [['Laat die plekken', 'waar ze zijn.'], 7, true]])
        + [0, 1, 2].map((i) => { const px = 640 + i * 198; return `<rect x="${px}" y="${V - 34}" width="190" height="80" rx="12" fill="${[K.licht, '#FFFFFF', K.zacht][i]}" stroke="${i === plek ? K.hoofd : K.lijn}" stroke-width="${i === plek ? 6 : 3}"/>` + (i === 0 ? [0, 1, 2, 3, 4, 5].map((k) => `<path d="M${px + 22 + k * 28} ${V - 14}q8 -12 14 0" fill="none" stroke="${K.abrikoos}" stroke-width="4" stroke-linecap="round"/>`).join('') : i === 1 ? [0, 1, 2, 3, 4, 5, 6].map((k) => `<path d="M${px + 20 + k * 25} ${V - 24}v20" stroke="${K.grijs}" stroke-width="5" stroke-linecap="round"/>`).join('') : `<path d="M${px + 24} ${V - 14}h90" stroke="#FFFFFF" stroke-width="7" stroke-linecap="round"/>`) + tekst([['zacht', 'ribbels', 'glad'][i]], { x: px + 95, y: V + 32, maat: 30, dik: 700, anker: 'middle', kleur: i === plek ? K.hoofd : K.grijs }); }).join('')
        + `<circle cx="${r(x + 62)}" cy="${V - 30}" r="${r(30 + 6 * Math.sin(t * 3))}" fill="none" stroke="${K.abrikoos}" stroke-width="6" opacity="${t > 1 && t < 8 ? 1 : 0}"/>` + babyKruip(x, V - 14, 0.92, { ...ander, kleur: K.abrikoos, fase: t > 1 && t < 8 ? t * 0.7 : 0, blik: 0.2, neer: 0.5 }); }, 11),
    scene(['Ga morgen even liggen. Eén minuut, op elke plek waar een baby ligt.', 'Wat zie je? Wat hoor je? Wat haal je weg?'],
      (t) => { const y = gaat(t, 0.6, 2.4, 180, 360); const om = zacht(tussen(t, 6.4, 1.2)); return verhaal(t, ['Ga morgen even', 'liggen'], [[['Eén minuut, op elke', 'plek waar een baby ligt.'], 0.8], [['Wat zie je? Wat hoor je?', 'Wat haal je weg?'], 5, true]])
        + mat(940, 380, 600, 380) + hoofd(780, 390, 92, { ...kind, neer: -0.9 + 0.9 * om, blik: 0.8 * om, lach: 0.4 + 0.8 * om }) + hoofd(1080, y, 98, { ...jij, neer: t < 3 ? 0 : gaat(t, 3, 1, 0, -0.9) + 0.9 * om, blik: -0.8 * om, lach: 0.4 + 0.8 * om }); }, 11),
  ],
};
