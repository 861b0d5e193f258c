// Maakt een film uit een storyboard: beelden met Chromium, samengevoegd met ffmpeg. Zie README.md.
import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile, rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const hier = dirname(fileURLToPath(import.meta.url));
const cursus = join(hier, '..', '..');
const BEELDEN_PER_SECONDE = 15;

const [naam, ...opties] = process.argv.slice(2);
if (!naam) {
  console.error('Gebruik: node maak.mjs <storyboard> [--beeld 3,12.5] [--naar map]');
  process.exit(2);
}
const optie = (o) => (opties.includes(o) ? opties[opties.indexOf(o) + 1] : undefined);
const film = (await import(`./${naam}.mjs`)).default;

const lengte = film.scenes.reduce((som, s) => som + s.duur, 0);

function beeld(tijd) {
  let begin = 0;
  for (const [nummer, scene] of film.scenes.entries()) {
    const laatste = nummer === film.scenes.length - 1;
    if (tijd < begin + scene.duur || laatste) {
      return film.kader(scene, Math.min(tijd - begin, scene.duur), nummer);
    }
    begin += scene.duur;
  }
  return '';
}

async function lettertype() {
  const pad = join(hier, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2');
  try {
    const bytes = await readFile(pad);
    return `@font-face{font-family:Leer;src:url(data:font/woff2;base64,${bytes.toString('base64')});font-weight:200 800}`;
  } catch {
    console.warn('Het lettertype is niet geïnstalleerd; de film krijgt een systeemlettertype.');
    return '';
  }
}

class Chromium {
  #proces; #volgende = 1; #wachters = new Map(); #sessie;

  static async start(css) {
    const zelf = new Chromium();
    zelf.map = await mkdtemp(join(tmpdir(), 'film-'));
    zelf.#proces = spawn(process.env.CHROMIUM ?? 'chromium', [
      '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe',
      `--user-data-dir=${zelf.map}`, '--window-size=1280,720', 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    zelf.#proces.stdio[4].on('data', (stuk) => {
      const delen = (rest + stuk).split('\0');
      rest = delen.pop();
      for (const deel of delen) {
        const bericht = JSON.parse(deel);
        const wachter = zelf.#wachters.get(bericht.id);
        if (wachter) {
          zelf.#wachters.delete(bericht.id);
          bericht.error ? wachter.fout(new Error(bericht.error.message)) : wachter.klaar(bericht.result);
        }
      }
    });
    const { targetInfos } = await zelf.vraag('Target.getTargets');
    const doel = targetInfos.find((t) => t.type === 'page');
    zelf.#sessie = (await zelf.vraag('Target.attachToTarget', { targetId: doel.targetId, flatten: true })).sessionId;
    await zelf.vraag('Emulation.setDeviceMetricsOverride', { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false });
    const pagina = `<!doctype html><meta charset=utf-8><style>${css}body{margin:0;background:#FFFBF5}svg{display:block}</style><div id=d></div>`;
    await zelf.vraag('Runtime.evaluate', { expression: `document.write(${JSON.stringify(pagina)});document.close()` });
    await zelf.vraag('Runtime.evaluate', { expression: 'document.fonts.load("700 40px Leer").then(()=>document.fonts.load("400 40px Leer")).then(()=>1)', awaitPromise: true });
    return zelf;
  }

  vraag(method, params = {}) {
    const id = this.#volgende++;
    return new Promise((klaar, fout) => {
      this.#wachters.set(id, { klaar, fout });
      this.#proces.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.#sessie }) + '\0');
    });
  }

  async foto(svg) {
    await this.vraag('Runtime.evaluate', {
      expression: `document.getElementById('d').innerHTML=${JSON.stringify(svg)};new Promise(r=>requestAnimationFrame(()=>r(1)))`,
      awaitPromise: true,
    });
    const { data } = await this.vraag('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    return Buffer.from(data, 'base64');
  }

  async stop() {
    this.#proces.kill();
    await new Promise((klaar) => this.#proces.once('exit', klaar));
    await rm(this.map, { recursive: true, force: true });
  }
}

function tijdcode(seconden) {
  const ms = Math.round(seconden * 1000);
  const deel = (n, l) => String(n).padStart(l, '0');
  return `${deel(Math.floor(ms / 60000), 2)}:${deel(Math.floor(ms / 1000) % 60, 2)}.${deel(ms % 1000, 3)}`;
}

function ondertitels() {
  let begin = 0;
  let nummer = 1;
  const blokken = [];
  for (const scene of film.scenes) {
    const zinnen = scene.zegt;
    const letters = zinnen.reduce((som, z) => som + z.length, 0);
    let van = begin + 0.3;
    for (const zin of zinnen) {
      const tot = van + (scene.duur - 0.5) * (zin.length / letters);
      blokken.push(`${nummer++}\n${tijdcode(van)} --> ${tijdcode(tot - 0.05)}\n${regels(zin)}`);
      van = tot;
    }
    begin += scene.duur;
  }
  return `WEBVTT\n\n${blokken.join('\n\n')}\n`;
}

// Hoogstens twee regels, zo gelijk mogelijk verdeeld.
function regels(zin) {
  if (zin.length <= 42) return zin;
  const woorden = zin.split(' ');
  let beste = 1;
  let verschil = Infinity;
  for (let i = 1; i < woorden.length; i++) {
    const v = Math.abs(woorden.slice(0, i).join(' ').length - woorden.slice(i).join(' ').length);
    if (v < verschil) { verschil = v; beste = i; }
  }
  return `${woorden.slice(0, beste).join(' ')}\n${woorden.slice(beste).join(' ')}`;
}

const chromium = await Chromium.start(await lettertype());
try {
  if (optie('--beeld')) {
    const naar = optie('--naar') ?? tmpdir();
    for (const tijd of optie('--beeld').split(',')) {
      await writeFile(join(naar, `${naam}-${tijd}.png`), await chromium.foto(beeld(Number(tijd))));
    }
  } else {
    const media = join(cursus, film.map, 'media');
    await mkdir(media, { recursive: true });
    const uit = join(media, `${naam}.mp4`);
    const ffmpeg = spawn('ffmpeg', ['-y', '-loglevel', 'error', '-f', 'image2pipe', '-framerate', String(BEELDEN_PER_SECONDE), '-c:v', 'png', '-i', '-',
      '-c:v', 'libx264', '-preset', 'slow', '-crf', '30', '-tune', 'animation', '-pix_fmt', 'yuv420p', '-g', '150', '-threads', '1',
      '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', uit], { stdio: ['pipe', 'inherit', 'inherit'] });
    const einde = new Promise((klaar, fout) => ffmpeg.once('exit', (code) => (code ? fout(new Error(`ffmpeg stopte met ${code}`)) : klaar())));
    let vorige = '';
    let png;
    const aantal = Math.round(lengte * BEELDEN_PER_SECONDE);
    for (let i = 0; i < aantal; i++) {
      const svg = beeld(i / BEELDEN_PER_SECONDE);
      if (svg !== vorige) { png = await chromium.foto(svg); vorige = svg; }
      if (!ffmpeg.stdin.write(png)) await new Promise((klaar) => ffmpeg.stdin.once('drain', klaar));
    }
    ffmpeg.stdin.end();
    await einde;
    await writeFile(join(media, `${naam}.nl.vtt`), ondertitels());
    const omslag = beeld(film.omslag).replace(/font-family="[^"]*"/, `font-family="'Atkinson Hyperlegible Next','DejaVu Sans',Verdana,sans-serif"`);
    await writeFile(join(media, `${naam}.svg`), omslag + '\n');
    console.log(`${naam}: ${lengte} s, ${aantal} beelden`);
    console.log(film.scenes.map((s) => s.zegt.join(' ')).join('\n\n'));
  }
} finally {
  await chromium.stop();
}
