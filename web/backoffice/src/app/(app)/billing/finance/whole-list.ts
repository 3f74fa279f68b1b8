/** For a table whose rows are all there: nothing follows and nothing comes before. */
export const wholeList = {
  hasNextPage: false,
  hasPreviousPage: false,
  startCursor: null,
  endCursor: null,
};
