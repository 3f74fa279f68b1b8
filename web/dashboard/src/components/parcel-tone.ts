/** How what a carrier said of a parcel looks. */
export function toneOfEvent(status: string | null) {
  if (status === 'DELIVERED') return 'success';
  if (status === 'EXCEPTION' || status === 'RETURN_TO_SENDER') return 'danger';
  if (status === 'AVAILABLE_FOR_PICKUP') return 'warning';
  return 'info';
}
