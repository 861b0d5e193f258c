// Storyboard van de film 'Zo lees je een groeivenster'. Cijfers: WHO 2006 (eerste tot negenennegentigste percentiel).
import { K, babyLigt, babyRug, babyZit, doek, gaat, groep, even, hoofd, kaart, kader, komt, mat, pijl, scene, stem, teken, tekst, tussen, verhaal, wolk, zacht } from './tekenen.mjs';

const X = (m) => Math.round((640 + m * 32) * 10) / 10;
const ouder = { baby: false, huid: K.huid1, haar: K.haar1, stijl: 'kort' };
const collega = { baby: false, huid: K.huid2, haar: K.haar2, stijl: 'krul' };

function as(y, zicht = 1) {
  const streepjes = [0, 3, 6, 9, 12, 15, 18].map((m) => `<path d="M${X(m)} ${y}v14" stroke="${K.grijs}" stroke-width="4" stroke-linecap="round"/>${tekst([String(m)], { x: X(m), y: y + 48, maat: 28, anker: 'middle', kleur: K.grijs })}`).join('');
  return `<g opacity="${zicht}"><path d="M${X(0)} ${y}H${X(18)}" stroke="${K.grijs}" stroke-width="4" stroke-linecap="round"/>${streepjes}${tekst(['maanden'], { x: X(18), y: y + 88, maat: 28, anker: 'end', kleur: K.grijs })}</g>`;
}
const balk = (van, tot, y, h, deel = 1, kleur = K.midden) => (deel > 0.01 ? `<rect x="${X(van)}" y="${y}" width="${Math.round((tot - van) * 32 * deel * 10) / 10}" height="${h}" rx="14" fill="${kleur}"/>` : '');
const getal = (m, y, waarde, zicht = 1) => tekst([waarde], { x: X(m), y, maat: 32, dik: 700, anker: 'middle', kleur: K.hoofd, zicht });
const streep = (m, y1, y2) => `<path d="M${X(m)} ${y1}V${y2}" stroke="${K.hoofd}" stroke-width="9" stroke-linecap="round"/><circle cx="${X(m)}" cy="${y1}" r="16" fill="${K.hoofd}"/>`;

function draaikaart(y, tekstje, icoon, z) {
  const f = Math.max(0.02, Math.abs(Math.cos(Math.PI * z)));
  const inhoud = z < 0.5 ? kaart(-220, -52, tekstje, '', { b: 440, h: 104, teken: icoon }) : `<rect x="-220" y="-52" width="440" height="104" rx="16" fill="${K.papier}" stroke="${K.lijn}" stroke-width="4" stroke-dasharray="14 12"/>`;
  return `<g transform="translate(940 ${y}) scale(1 ${Math.round(f * 100) / 100})">${inhoud}</g>`;
}

export default {
  map: '01-ontwikkeling',
  omslag: 6,
  kader,
  scenes: [
    scene(['Zo lees je een groeivenster.', 'Een balk, twee getallen en een baby die zijn eigen gang gaat.'],
      (t) => verhaal(t, ['Zo lees je een', 'groeivenster'], [[['Een balk, twee getallen', 'en een baby die zijn', 'eigen gang gaat.'], 1]], 260)
        + `<rect x="680" y="420" width="${gaat(t, 0.4, 1.8, 60, 540)}" height="84" rx="24" fill="${K.midden}"/>`
        + groep(tekst(['van'], { x: 720, y: 474, maat: 34, dik: 700, kleur: K.inkt }) + tekst(['tot'], { x: 1180, y: 474, maat: 34, dik: 700, anker: 'end', kleur: K.inkt }), komt(t, 2))
        + babyZit(gaat(t, 2.4, 3, 860, 950), 424, 1.15, { stijl: 'pluk', blik: gaat(t, 3, 1.5, 0, 0.5), zicht: komt(t, 1.4) }), 8),
    scene(['‘Wanneer gaat ze los zitten?’ vraagt een vader.', 'Je hebt een antwoord. Alleen is het geen datum.'],
      (t) => verhaal(t, ['Een vraag', 'bij het halen'], [[['Je hebt een antwoord.'], 3.4], [['Alleen is het', 'geen datum.'], 5, true]])
        + hoofd(760, 440, 92, { ...ouder, blik: 0.6, mond: t > 0.8 && t < 2.6 ? 0.7 : 0 }) + hoofd(1120, 440, 92, { ...collega, blik: -0.6 })
        + wolk(640, 150, 330, ['Wanneer gaat ze', 'los zitten?'], { px: 770, py: 338, zicht: komt(t, 0.6) })
        + groep(`<rect x="1050" y="150" width="140" height="150" rx="14" fill="${K.wit}" stroke="${K.lijn}" stroke-width="4"/><path d="M1050 188v-24q0 -14 14 -14h112q14 0 14 14v24Z" fill="${K.abrikoos}"/>${tekst(['?'], { x: 1120, y: 270, maat: 70, dik: 700, anker: 'middle', kleur: K.grijs })}`, even(t, 3, 7, 1.2)), 9),
    scene(['Los zitten begint bij gezonde kinderen', 'tussen 3,8 en 9,2 maanden. Dat is het venster.'],
      (t) => verhaal(t, ['De balk'], [[['Los zitten begint bij', 'gezonde kinderen', 'tussen 3,8 en 9,2', 'maanden.'], 0.8], [['Dat is het venster.'], 5, true]])
        + as(440, komt(t, 0.4)) + balk(3.8, 9.2, 360, 64, zacht(tussen(t, 1.4, 2.6))) + getal(3.8, 342, '3,8', komt(t, 1.6)) + getal(9.2, 342, '9,2', komt(t, 3.8))
        + babyZit(X(6.5), 366, 0.5, { stijl: 'pluk', lach: 1, zicht: komt(t, 4.4) }), 9),
    scene(['Links van de balk valt de vroegste één procent.', 'Rechts valt de laatste één procent. Bijna iedereen zit ertussen.'],
      (t) => verhaal(t, ['Het begin', 'en het einde'], [[['Links de vroegste', 'één procent, rechts', 'de laatste.'], 0.8], [['Bijna iedereen', 'zit ertussen.'], 5.6, true]])
        + as(440) + balk(3.8, 9.2, 270, 154) + getal(3.8, 250, '3,8') + getal(9.2, 250, '9,2')
        + `<circle cx="${X(3.1)}" cy="347" r="11" fill="${K.abrikoos}" opacity="${komt(t, 1.2)}"/><circle cx="${X(10)}" cy="347" r="11" fill="${K.abrikoos}" opacity="${komt(t, 3)}"/>`
        + Array.from({ length: 36 }, (_, i) => { const z = komt(t, 4.2 + i * 0.06, 0.3); return z > 0 ? `<circle cx="${X(4.25) + (i % 9) * 18}" cy="${290 + Math.floor(i / 9) * 38}" r="7" fill="${K.papier}" opacity="${z}"/>` : ''; }).join(''), 11),
    scene(['Vooraan is niet beter. Achteraan is niet te laat.', 'Het midden is geen doel.'],
      (t) => verhaal(t, ['Overal in de balk'], [[['Vooraan is niet beter.'], 0.8], [['Achteraan is niet te laat.'], 3], [['Het midden is', 'geen doel.'], 5.2, true]])
        + as(440) + balk(3.8, 9.2, 330, 94) + getal(3.8, 300, '3,8') + getal(9.2, 300, '9,2') + streep(3.9 + 5.2 * zacht(tussen(t, 1.2, 5.4)), 320, 436)
        + babyZit(X(6.5), 335, 0.5, { stijl: 'pluk' }), 9),
    scene(['De een ligt en bekijkt zijn voeten. De ander zit en gooit een doek.', 'Hun streepje staat op dezelfde plek.'],
      (t) => verhaal(t, ['Twee baby’s van', 'zeven maanden'], [[['De een ligt.', 'De ander zit.'], 1], [['Hun streepje staat', 'op dezelfde plek.'], 5, true]])
        + `<ellipse cx="735" cy="250" rx="112" ry="124" fill="${K.zacht}" opacity="${komt(t, 0.4)}"/>` + babyRug(735, 262, 0.72, { stijl: 'kaal', kleur: K.hoofd, neer: 0.9, trap: Math.sin(Math.min(t, 5) * 2.4) * 0.7, handen: [[-44, 84], [44, 84]], zicht: komt(t, 0.4) })
        + `<g opacity="${komt(t, 2)}">${mat(1080, 366, 300, 60)}${babyZit(1080, 366, 0.86, { huid: K.huid2, haar: K.haar2, stijl: 'krul', handen: [[-70, -54], [gaat(t, 3, 0.7, 60, 96), gaat(t, 3, 0.7, -60, -96)]] })}${doek(gaat(t, 3.2, 1, 1140, 1206), gaat(t, 3.2, 1, 300, 340), 0.62, K.licht, gaat(t, 3.2, 1, 0, 50))}</g>`
        + as(480, komt(t, 3.6)) + groep(streep(7, 436, 478), komt(t, 4)) + pijl(775, 375, 846, 430, { deel: zacht(tussen(t, 4.8, 1)), kleur: K.abrikoos }) + pijl(1000, 392, 886, 432, { deel: zacht(tussen(t, 5.4, 1)), kleur: K.abrikoos }), 11),
    scene(['Staan met steun loopt van 4,8 tot 11,4 maanden. De balken lopen over elkaar heen.', 'De ene baby zit al los, de andere staat al met steun.'],
      (t) => verhaal(t, ['Twee balken'], [[['Ze lopen over', 'elkaar heen.'], 2.4], [['De ene zit al los,', 'de andere staat', 'met steun.'], 6, true]])
        + as(460) + tekst(['los zitten'], { x: X(3.8), y: 198, maat: 30, dik: 700 }) + balk(3.8, 9.2, 214, 62)
        + groep(tekst(['staan met steun'], { x: X(4.8), y: 342, maat: 30, dik: 700 }), komt(t, 1)) + balk(4.8, 11.4, 358, 62, zacht(tussen(t, 1.2, 2.4)))
        + `<g opacity="${komt(t, 4.2, 1.2)}"><rect x="${X(4.8)}" y="214" width="${4.4 * 32 - 14}" height="62" fill="${K.abrikoos}"/><rect x="${X(9.2) - 40}" y="214" width="40" height="62" rx="14" fill="${K.abrikoos}"/><rect x="${X(4.8) + 14}" y="358" width="${4.4 * 32 - 14}" height="62" fill="${K.abrikoos}"/><rect x="${X(4.8)}" y="358" width="40" height="62" rx="14" fill="${K.abrikoos}"/></g>`, 12),
    scene(['Deze baby is zeven maanden en kwam acht weken te vroeg.', 'Schuif het streepje terug, naar ongeveer vijf maanden.'],
      (t) => verhaal(t, ['Te vroeg', 'geboren'], [[['Zeven maanden oud,', 'acht weken te vroeg.'], 0.8], [['Schuif terug naar', 'ongeveer vijf maanden.'], 4, true]])
        + as(450) + balk(3.8, 9.2, 340, 94) + streep(7 - 1.85 * zacht(tussen(t, 4, 2.4)), 322, 446)
        + pijl(X(7), 300, X(5.15) + 4, 296, { bocht: -34, punt: 15, dik: 6, deel: zacht(tussen(t, 4, 2.4)), kleur: K.abrikoos }) + tekst(['8 weken'], { x: X(6.1), y: 250, maat: 30, dik: 700, anker: 'middle', zicht: komt(t, 4.6) })
        + groep(babyLigt(1080, 330, 0.72, { stijl: 'muts', doek: K.licht, kleur: K.hoofd, lach: 1, trap: Math.sin(Math.min(t, 3) * 3) * 0.6, hand: [-6, -118] }), 1), 10),
    scene(['Staat het streepje vlak voor het einde, of erbuiten? Dat is geen diagnose.', 'Het is een reden om te delen wat je ziet.'],
      (t) => verhaal(t, ['Bijna aan', 'het einde'], [[['Dat is geen diagnose.'], 2], [['Het is een reden', 'om te delen', 'wat je ziet.'], 4.6, true]])
        + as(214) + balk(3.8, 9.2, 140, 66) + streep(9, 126, 210)
        + kaart(720, 322, 'Kijken', '', { b: 420, h: 80, teken: (x, y) => `<g transform="translate(${x} ${y}) scale(.8)">${teken.oog(0, 0)}</g>`, zicht: komt(t, 4) })
        + kaart(720, 414, 'Opschrijven', '', { b: 420, h: 80, teken: (x, y) => `<g transform="translate(${x} ${y}) scale(.8)">${teken.pen(0, 0)}</g>`, zicht: komt(t, 5.4) })
        + kaart(720, 506, 'Bespreken', '', { b: 420, h: 80, teken: teken.mensen, zicht: komt(t, 6.8) }), 12),
    scene(['Niet hoe slim een kind is. Niet hoe goed zijn ouders het doen.', 'Niet wat hij later kan.'],
      (t) => verhaal(t, ['Wat de balk', 'niet zegt'], [[['Niet hoe slim hij is.'], 1], [['Niet hoe goed zijn', 'ouders het doen.'], 3], [['Niet wat hij later kan.'], 5.2]])
        + draaikaart(210, 'slim?', teken.vraag, zacht(tussen(t, 2, 0.9))) + draaikaart(340, 'goede ouders?', teken.mensen, zacht(tussen(t, 4.2, 0.9))) + draaikaart(470, 'later?', (x, y) => teken.zon(x, y), zacht(tussen(t, 6.4, 0.9))), 10),
    scene(['Dus zeg je: ‘Ze steunt nu op haar handen en valt soms om.', 'Daar is ze druk mee. Wat ziet u thuis?’'],
      (t) => verhaal(t, ['Dus zeg je:'], [[['‘Ze steunt nu op haar', 'handen en valt soms om.'], 0.8], [['Daar is ze druk mee.'], 3.6], [['Wat ziet u thuis?’'], 5.6, true]])
        + mat(940, 548, 420, 74) + hoofd(730, 250, 78, { ...ouder, blik: 0.5, neer: t > 5.6 ? 0 : 0.5, mond: t > 7.4 && t < 9 ? 0.6 : 0 }) + hoofd(1132, 250, 78, { ...collega, blik: -0.5, neer: t > 5 ? 0 : 0.5, mond: t > 1 && t < 6.6 ? 0.5 : 0 })
        + stem(1018, 246, { kant: -1, deel: tussen(t, 1, 1.2) * (1 - tussen(t, 6.4, 0.5)), schaal: 0.8 })
        + babyZit(940, 552, 1, { stijl: 'pluk', kleur: K.abrikoos, handen: [[-62, -14], [62, -14]], draai: Math.round(Math.sin(Math.min(Math.max(t - 1, 0), 5) * 1.8) * 30) / 10, lach: 1 }), 11),
  ],
};
