/** An amount as people type it (`1 234,56`, `1,234.56`) in the way the API reads it: `1234.56`. */
export function plainDecimal(typed: string): string {
  const text = typed.replaceAll(/[\s$]/g, '');
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  // The last of the two signs is the decimal one, unless it groups thousands.
  if (comma > point && text.length - comma <= 3) {
    return text
      .replaceAll('.', '')
      .replace(/,(?=[^,]*$)/, '.')
      .replaceAll(',', '');
  }
  return text.replaceAll(',', '');
}
