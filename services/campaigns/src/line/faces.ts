export type Placement = 'FRONT' | 'REAR' | 'DRIVER_SIDE' | 'PASSENGER_SIDE' | 'FULL_WRAP';

const sides = ['FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE'] as const;

/** The sides of a vehicle that a placement covers: a full wrap leaves room for nothing else. */
export function facesOf(placement: Placement): readonly string[] {
  return placement === 'FULL_WRAP' ? sides : [placement];
}
