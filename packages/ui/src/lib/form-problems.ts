/** What is wrong with a form; `field` null concerns it as a whole. */
export interface FormProblem {
  field: string | null;
  message: string;
}

/** A UserError of the API, or one of the problems of its InvalidInput. */
export interface PathProblem {
  message: string;
  path: readonly string[];
}

/**
 * Turns the API's paths (`["input", "address", "postalCode"]`) into names of fields. `names` maps
 * a path joined by dots and without `input` to a field where the two differ.
 */
export function problemsFromPaths(
  problems: readonly PathProblem[],
  names: Record<string, string> = {},
): FormProblem[] {
  return problems.map(({ message, path }) => {
    const key = (path[0] === 'input' ? path.slice(1) : path).join('.');
    return { field: names[key] ?? (key === '' ? null : key), message };
  });
}

/**
 * Attaches each problem to the nearest field that the form has: `lines.0.quantity` goes to a field
 * of that name, else to `lines.0`, else to `lines`, else to its last part, else to the form.
 */
export function placeProblems(
  problems: readonly FormProblem[],
  fields: readonly string[],
): FormProblem[] {
  return problems.map((problem) => {
    if (problem.field === null) return problem;
    const parts = problem.field.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const name = parts.slice(0, length).join('.');
      if (fields.includes(name)) return { ...problem, field: name };
    }
    const last = parts.at(-1);
    return { ...problem, field: last !== undefined && fields.includes(last) ? last : null };
  });
}
