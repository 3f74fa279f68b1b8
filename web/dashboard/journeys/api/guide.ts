import { readFileSync } from 'node:fs';

export interface Step {
  heading: string;
  /** Shell commands, to be run as they stand. */
  commands: string;
  /** What the guide says they print; null when it does not say. */
  shown: unknown;
}

const fences = /^## (?<heading>.+)$|^```(?<language>\w+)\n(?<body>[\s\S]*?)^```$/gm;

/** The commands of a guide in order, each with the answer that follows it. */
export function readGuide(file: URL): Step[] {
  const steps: Step[] = [];
  let heading = '';
  for (const { groups = {} } of readFileSync(file, 'utf8').matchAll(fences)) {
    if (groups.heading) heading = groups.heading;
    else if (groups.language === 'sh')
      steps.push({ heading, commands: groups.body ?? '', shown: null });
    else if (groups.language === 'json') {
      const last = steps.at(-1);
      if (!last || last.shown !== null) throw new Error(`An answer without commands: ${heading}`);
      last.shown = JSON.parse(groups.body ?? '');
    }
  }
  return steps;
}

/**
 * Where an answer is not what the guide shows, in words; empty when it is. `…` in what is shown stands
 * for anything that is not empty; everything else must be there, and nothing more.
 */
export function differences(shown: unknown, answer: unknown, at = 'answer'): string[] {
  if (typeof shown === 'string' && shown.includes('…')) {
    const pattern = shown.split('…').map((part) => part.replaceAll(/[^\w\s]/g, '\\$&'));
    return typeof answer === 'string' && new RegExp(`^${pattern.join('.+')}$`, 's').test(answer)
      ? []
      : [`${at}: the guide shows ${shown}, the platform says ${JSON.stringify(answer)}`];
  }
  if (
    typeof shown !== 'object' ||
    shown === null ||
    typeof answer !== 'object' ||
    answer === null
  ) {
    return shown === answer
      ? []
      : [
          `${at}: the guide shows ${JSON.stringify(shown)}, the platform says ${JSON.stringify(answer)}`,
        ];
  }
  const names = new Set([...Object.keys(shown), ...Object.keys(answer)]);
  const part = (whole: object, name: string) => (whole as Record<string, unknown>)[name];
  return [...names].flatMap((name) =>
    differences(part(shown, name), part(answer, name), `${at}.${name}`),
  );
}
