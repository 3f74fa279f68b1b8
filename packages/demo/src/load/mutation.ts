/** The document of a mutation with one input, which tells its outcome and what went wrong. */
export const mutation = (name: string, success = ''): string => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const wanted = success && `... on ${type}Success { ${success} }`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename ${wanted} ... on UserError { message path } } }`;
};
