// Storyboard van de film 'Het babybrein'. Cijfers: Holland 2014, Knickmeyer 2008, Harvard Center on the Developing Child.
import { K, boog, brein, hoofd, kader, komt, kop, tekst, tussen, zacht } from './tekenen.mjs';

const r = (n) => Math.round(n * 10) / 10;

function blokjes(gevuld, zicht = 1) {
  const uit = [];
  for (let i = 0; i < 12; i++) {
    const x = 730 + (i % 4) * 116;
    const y = 170 + Math.floor(i / 4) * 116;
    const deel = Math.max(0, Math.min(1, gevuld - i));
    uit.push(`<rect x="${x}" y="${y}" width="98" height="98" rx="16" fill="${K.papier}" stroke="${K.lijn}" stroke-width="4"/>`);
    if (deel > 0) uit.push(`<rect x="${x}" y="${y}" width="${r(98 * deel)}" height="98" rx="16" fill="${K.hoofd}"/>`);
  }
  return `<g opacity="${zicht}">${uit.join('')}</g>`;
}

const KNOPEN = [[760, 210], [880, 160], [1010, 200], [1140, 170], [1180, 300], [1060, 320], [920, 300], [780, 340], [840, 450], [980, 430], [1110, 460], [1000, 540]];
const DRADEN = [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 7], [7, 0], [6, 1], [6, 2], [5, 2], [5, 3], [7, 8], [8, 9], [9, 10], [10, 4], [9, 6], [9, 5], [8, 6], [10, 5], [11, 9], [11, 8], [11, 10], [0, 6], [2, 4]];
const VAAK = new Set([1, 5, 9, 10, 13, 16, 17, 20, 2]);

function net(t, { snoei = 0, tempo = 6 } = {}) {
  const draden = DRADEN.map(([a, b], i) => {
    const deel = zacht(tussen(t, 0.6 + i * (tempo / DRADEN.length), 0.7));
    if (deel === 0) return '';
    const [x1, y1] = KNOPEN[a];
    const [x2, y2] = KNOPEN[b];
    const sterk = VAAK.has(i);
    const dik = sterk ? 4 + 7 * snoei : 4;
    const zicht = sterk ? 1 : 1 - 0.85 * snoei;
    return `<line x1="${x1}" y1="${y1}" x2="${r(x1 + (x2 - x1) * deel)}" y2="${r(y1 + (y2 - y1) * deel)}" stroke="${sterk && snoei > 0 ? K.hoofd : K.abrikoos}" stroke-width="${r(dik)}" stroke-linecap="round" opacity="${r(zicht * 10) / 10}"/>`;
  });
  const punten = KNOPEN.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="15" fill="${K.zacht}" stroke="${K.hoofd}" stroke-width="5"/>`);
  return draden.join('') + punten.join('');
}

function staaf(x, hoogte, naam, waarde, zicht) {
  const h = r(hoogte);
  return `<g opacity="${zicht}"><rect x="${x}" y="${r(480 - h)}" width="110" height="${h}" rx="12" fill="${K.hoofd}"/>
${tekst([waarde], { x: x + 55, y: r(480 - h - 18), maat: 30, dik: 700, anker: 'middle', kleur: K.hoofd })}${tekst(naam, { x: x + 55, y: 520, maat: 26, anker: 'middle', kleur: K.grijs, hoogte: 1.2 })}</g>`;
}

function kaartje(x, y, titel, regel, zicht, teken) {
  return `<g opacity="${zicht}"><rect x="${x}" y="${y}" width="470" height="108" rx="14" fill="#FFFFFF" stroke="${K.lijn}" stroke-width="3"/>${teken(x + 62, y + 54)}
${tekst([titel], { x: x + 124, y: y + 48, maat: 30, dik: 700 })}${tekst([regel], { x: x + 124, y: y + 85, maat: 26, kleur: K.grijs })}</g>`;
}

const tekens = {
  volgorde: (x, y) => [0, 1, 2].map((i) => `<circle cx="${x - 26 + i * 26}" cy="${y}" r="${9 + i * 3}" fill="${i === 2 ? K.hoofd : K.abrikoos}"/>`).join(''),
  liedje: (x, y) => `<g fill="${K.hoofd}"><circle cx="${x - 14}" cy="${y + 18}" r="12"/><circle cx="${x + 22}" cy="${y + 10}" r="12"/><path d="M${x - 6} ${y + 18}V${y - 26}L${x + 34} ${y - 34}V${y + 10}H${x + 28}V${y - 18}L${x} ${y - 12}V${y + 18}Z"/></g>`,
  gezicht: (x, y) => hoofd(x, y, 34, { huid: K.huid2, haar: K.haar2, baby: false }),
};

export default {
  map: '01-ontwikkeling',
  omslag: 5,
  kader,
  scenes: [
    {
      duur: 8,
      zegt: ['Het babybrein. Wat gebeurt er in het eerste jaar, en wat heeft dat met jouw werk te maken?'],
      teken: (t) => kop(['Het babybrein'], 1, 300) + tekst(['Wat gebeurt er in het eerste jaar?'], { y: 366, kleur: K.grijs, zicht: komt(t, 1) })
        + hoofd(950, 380, 190) + brein(950, 262, 1.05, { zicht: komt(t, 2, 1.2) }),
    },
    {
      duur: 11,
      zegt: ['Stel je het brein van een volwassene voor als twaalf blokjes.', 'Bij de geboorte is het volume daarvan ongeveer een derde: vier blokjes.'],
      teken: (t) => kop(['Bij de geboorte']) + tekst(['Twaalf blokjes: het volume', 'van een volwassen brein.'], { y: 268, zicht: komt(t, 0.6) })
        + tekst(['Bij de geboorte is dat', 'ongeveer een derde.'], { y: 400, dik: 700, kleur: K.hoofd, zicht: komt(t, 4.5) }) + blokjes(4 * zacht(tussen(t, 4.5, 2)), komt(t, 0.4)),
    },
    {
      duur: 9,
      zegt: ['Na ongeveer drie maanden is het al iets meer dan de helft.', 'Dat zagen onderzoekers op hersenscans.'],
      teken: (t) => kop(['Na drie maanden']) + tekst(['Iets meer dan de helft.'], { y: 268, dik: 700, kleur: K.hoofd, zicht: komt(t, 1.5) })
        + tekst(['Dat zagen onderzoekers', 'op hersenscans.'], { y: 352, zicht: komt(t, 4.5) }) + blokjes(4 + 2.4 * zacht(tussen(t, 1, 2.5))),
    },
    {
      duur: 12,
      zegt: ['Op de eerste verjaardag is het brein ongeveer twee keer zo groot als bij de geboorte.', 'In het tweede jaar komt er nog ongeveer 15 procent bij.'],
      teken: (t) => kop(['Twee keer zo groot']) + tekst(['In het eerste jaar verdubbelt', 'het volume.'], { y: 268, zicht: komt(t, 0.6) })
        + tekst(['Daarna gaat de groei', 'veel langzamer.'], { y: 400, zicht: komt(t, 6.5) })
        + staaf(730, 140, ['geboorte'], '1', komt(t, 0.6)) + staaf(885, 140 + 141 * zacht(tussen(t, 1.6, 2.5)), ['1 jaar'], t > 3.6 ? '2' : '', komt(t, 1.4))
        + staaf(1040, 324 * zacht(tussen(t, 6.5, 2)) + 0.1, ['2 jaar'], t > 8.2 ? '2,3' : '', komt(t, 6.3)),
    },
    {
      duur: 11,
      zegt: ['Ook vanbinnen gebeurt er veel.', 'In de eerste jaren komen er meer dan een miljoen nieuwe verbindingen bij. Elke seconde.'],
      teken: (t) => kop(['Meer dan', 'een miljoen']) + tekst(['nieuwe verbindingen', 'per seconde, in de', 'eerste levensjaren'], { y: 338, zicht: komt(t, 1.5) }) + net(t, { tempo: 6.5 }),
    },
    {
      duur: 11,
      zegt: ['Wat een baby vaak meemaakt, wordt een stevig pad.', 'Wat weinig gebruikt wordt, ruimt het brein voor een deel op. Dat hoort zo.'],
      teken: (t) => kop(['Vaak gebruikt', 'wordt sterk']) + tekst(['Wat weinig gebruikt', 'wordt, ruimt het brein', 'voor een deel op.', 'Dat hoort zo.'], { y: 338, zicht: komt(t, 3) }) + net(99, { snoei: zacht(tussen(t, 1.5, 4.5)) }),
    },
    {
      duur: 12,
      zegt: ['Jij bent een deel van wat hij meemaakt.', 'Hij maakt een geluid. Jij kijkt en geeft antwoord. En dan wacht je op zijn beurt.'],
      teken: (t) => kop(['Heen en weer']) + tekst(['Hij maakt een geluid.'], { y: 280, zicht: komt(t, 1.5) }) + tekst(['Jij kijkt en antwoordt.'], { y: 346, zicht: komt(t, 4) })
        + tekst(['En dan wacht je.'], { y: 412, dik: 700, kleur: K.hoofd, zicht: komt(t, 7) })
        + hoofd(790, 380, 104, { mond: t > 1.5 && t < 3.6 ? 1 : 0, blik: 0.6 }) + hoofd(1120, 330, 112, { huid: K.huid2, haar: K.haar2, baby: false, blik: -0.6, mond: t > 4 && t < 6.4 ? 0.7 : 0 })
        + boog(830, 1070, 236, -120, zacht(tussen(t, 1.6, 1.6)), K.abrikoos) + boog(1070, 840, 500, 120, zacht(tussen(t, 4.2, 1.6)), K.hoofd),
    },
    {
      duur: 11,
      zegt: ['Daar heb je geen lesje voor nodig. Het zit in gewone momenten:', 'dezelfde volgorde bij het verschonen, hetzelfde liedje, hetzelfde gezicht.'],
      teken: (t) => kop(['Gewone', 'momenten']) + tekst(['Herhaling is voor een', 'baby geen sleur.', 'Het is houvast.'], { y: 338, zicht: komt(t, 5.5) })
        + kaartje(690, 140, 'Dezelfde volgorde', 'bij het verschonen', komt(t, 1.2), tekens.volgorde) + kaartje(690, 276, 'Hetzelfde liedje', 'voor het slapen', komt(t, 2.7), tekens.liedje)
        + kaartje(690, 412, 'Hetzelfde gezicht', 'bij het wakker worden', komt(t, 4.2), tekens.gezicht),
    },
    {
      duur: 11,
      zegt: ['Rust hoort er ook bij. Kijkt een baby weg? Dan heeft hij even genoeg.', 'Jij wordt stil en wacht. Vaak komt hij vanzelf terug.'],
      teken: (t) => kop(['Rust hoort erbij']) + tekst(['Kijkt hij weg? Dan heeft', 'hij even genoeg.'], { y: 268, zicht: komt(t, 1) }) + tekst(['Jij wordt stil en wacht.'], { y: 400, dik: 700, kleur: K.hoofd, zicht: komt(t, 4.5) })
        + hoofd(950, 350, 170, { blik: -zacht(tussen(t, 0.8, 1.2)) + zacht(tussen(t, 8, 1.2)), lach: t > 8.4 ? 1 : 0.35 }),
    },
    {
      duur: 11,
      zegt: ['De eerste jaren tellen. Maar het is daarna nooit ‘te laat’.', 'Een brein blijft leren, ook na een moeilijke start.'],
      teken: (t) => kop(['Nooit ‘te laat’']) + tekst(['De eerste jaren tellen.', 'En daarna blijft een', 'brein leren, ook na een', 'moeilijke start.'], { y: 268, zicht: komt(t, 1) })
        + `<path d="M690 500C800 500 780 420 870 410C975 400 955 310 1035 300C1100 292 1090 225 1160 215" fill="none" stroke="${K.hoofd}" stroke-width="9" stroke-linecap="round" stroke-dasharray="800" stroke-dashoffset="${r(800 * (1 - zacht(tussen(t, 1, 5))))}"/>`
        + [[700, 500], [870, 410], [1020, 302], [1160, 215]].map(([x, y], i) => `<g opacity="${komt(t, 1 + i * 1.4)}">${brein(x, y - 62, 0.42 + i * 0.1)}</g>`).join(''),
    },
    {
      duur: 9,
      zegt: ['Kijk morgen eens: welk geluidje of welke blik beantwoord jij?'],
      teken: (t) => kop(['Kijk morgen eens'], 1, 270) + tekst(['Welk geluidje of welke blik', 'beantwoord jij?'], { y: 342, zicht: komt(t, 0.8) })
        + hoofd(950, 350, 170, { lach: 1, mond: t > 2 && t < 3.2 ? 0.8 : 0 }) + [0, 1, 2].map((i) => `<path d="M${1150 + i * 30} ${300 - i * 16}q${18 + i * 6} ${46 + i * 14} 0 ${96 + i * 30}" fill="none" stroke="${K.abrikoos}" stroke-width="8" stroke-linecap="round" opacity="${t > 2 + i * 0.2 ? komt(t, 2 + i * 0.3, 0.5) : 0}"/>`).join(''),
    },
  ],
};
