interface DescribedLine {
  campaignName: string;
  name: string;
  startDate: Date;
  endDate: Date;
  vehicleIds: readonly string[];
}

/** What an invoice says of a line: its campaign, its name, its days and on how many vehicles it runs. */
export function lineDescription(line: DescribedLine, locale: 'en' | 'fr'): string {
  const [from, to] = [line.startDate, line.endDate].map((date) => date.toISOString().slice(0, 10));
  const count = line.vehicleIds.length;
  // The only line of a campaign is often called like it.
  const name = line.name === line.campaignName ? '' : `, ${line.name}`;
  if (locale === 'fr') {
    const vehicles = `${count}\u00a0véhicule${count > 1 ? 's' : ''}`;
    return `Campagne «\u00a0${line.campaignName}\u00a0»${name}\u00a0: du ${from} au ${to}, ${vehicles}`;
  }
  const vehicles = `${count} vehicle${count === 1 ? '' : 's'}`;
  return `Campaign “${line.campaignName}”${name}: ${from} to ${to}, ${vehicles}`;
}
