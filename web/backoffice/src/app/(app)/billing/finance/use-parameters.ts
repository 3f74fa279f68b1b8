import { useUi } from '@mobilytics/ui/ui-context';

/** What a report is about, in the page's address; what is not there is as `standard` has it. */
export function useParameters<Name extends string>(standard: Record<Name, string>) {
  const { searchParams, pathname, navigate } = useUi();
  const values = Object.fromEntries(
    Object.entries<string>(standard).map(([name, value]) => [
      name,
      searchParams.get(name) || value,
    ]),
  ) as Record<Name, string>;
  const put = (name: Name, value: string) => {
    const next = new URLSearchParams(searchParams);
    if (value === '' || value === standard[name]) next.delete(name);
    else next.set(name, value);
    // Another report has other rows, so that a page of the old ones is no page of these.
    for (const cursor of ['after', 'before']) next.delete(cursor);
    navigate(next.size > 0 ? `${pathname}?${next}` : pathname, { replace: true });
  };
  return { values, put };
}
