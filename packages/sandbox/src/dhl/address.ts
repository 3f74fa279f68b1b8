import { clockAt, serviceAreaOf } from './places.ts';
import { Problem } from './problems.ts';

type Query = Record<string, string | undefined>;

/** Whether DHL collects or delivers somewhere; streets are not looked at. */
export function checkAddress(query: Query, nowMs: number) {
  const { type, countryCode = '', postalCode = '', cityName = '' } = query;
  if (type !== 'pickup' && type !== 'delivery') {
    throw new Problem(400, 'Parameters not having correct format: type (pickup, delivery)');
  }
  if (countryCode.length !== 2) {
    throw new Problem(400, 'Parameters not having correct format: countryCode (maxLength=2)');
  }
  if (cityName.length > 45) {
    throw new Problem(400, 'Parameters not having correct format: cityName (maxLength=45)');
  }
  if (postalCode.length > 12) {
    throw new Problem(400, 'Parameters not having correct format: postalCode (maxLength=12)');
  }
  if (!postalCode && !cityName) throw new Problem(400, 'postalCode or cityName is needed.');
  const area = serviceAreaOf(countryCode, postalCode);
  if (!area) {
    throw new Problem(
      404,
      `No location found for ${[countryCode, postalCode, cityName].join(' ')}`,
    );
  }
  return {
    warnings: [],
    address: [
      {
        ...{ countryCode, postalCode, cityName: cityName.toUpperCase() },
        serviceArea: {
          code: area.code,
          description: area.name,
          GMTOffset: clockAt(nowMs, area.place.timeZone).offset,
        },
      },
    ],
  };
}
