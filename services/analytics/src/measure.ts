import { FileProblem } from './files/file-problem.ts';
import { measureFiles } from './measure/measure-files.ts';
import { readOptions, USAGE, UsageProblem } from './measure/options.ts';
import { jsonReport, tableReport } from './measure/report.ts';

/** The command line of the measurement engine: exit code 1 for a bad file, 2 for bad usage. */
try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) console.log(USAGE);
  else {
    const summary = measureFiles(options);
    console.log(options.json ? jsonReport(summary) : tableReport(summary, options));
  }
} catch (error) {
  if (error instanceof UsageProblem) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof FileProblem) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
