import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ToldError } from './told-error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function onThisMachine(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin');
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The browser of the journeys; installed from Debian's packages when this is root. */
export function findChromium(): string {
  const found = onThisMachine();
  if (found) return found;
  if (process.getuid?.() === 0) {
    console.log('Chromium is not on this machine: installing Debian’s …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['-qq', 'update'], { env });
    spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'], { env });
  }
  const installed = onThisMachine();
  if (installed) return installed;
  throw new ToldError(
    'The browser journeys need Chromium: install it ("apt-get install chromium"), then try again.',
  );
}
